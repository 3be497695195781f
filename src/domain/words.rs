//! Enums whose variants have a word of the API: the same one in GraphQL and in stored rows.

/// Gives an enum `ALL`, `word` and `from_word`.
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $type {
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];
            /// The word of the API and of the stored row.
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word),* } }
            pub fn from_word(word: &str) -> Option<Self> { Self::ALL.into_iter().find(|it| it.word() == word) }
        }
    };
}
pub(crate) use words;
