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

/// Lets such an enum be stored in JSON by its word.
macro_rules! stored_by_word {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_word(&word).ok_or_else(|| serde::de::Error::custom(concat!("not a word of ", stringify!($type))))
            }
        }
    )*};
}
pub(crate) use stored_by_word;
