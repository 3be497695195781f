//! Words of search: how text becomes terms, a query becomes clauses, and a hit shows where it matched. One piece of code for
//! both databases, because neither one's own tokenizer finds two-character Chinese words by index.
//!
//! A run of CJK characters becomes every overlapping pair plus its last character alone (`灰度发布` → `灰度 度发 发布 布`), so that
//! each character begins exactly one term: two or more characters are found as a sequence of pairs, one as the beginning of a
//! term. Everything else becomes lower-cased words without diacritics.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A query is cut off behind this many characters.
pub const QUERY_MOST: usize = 100;
/// No more clauses than this are looked for; further ones are dropped.
pub const CLAUSES_MOST: usize = 10;
/// Longer words are cut: nobody types them, and indexes limit the length of a term.
const WORD_MOST: usize = 64;

/// A term and the bytes of the original text it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub text: String,
    pub start: usize,
    /// Where its first letter ends; the normal form of a letter may be longer or shorter than itself.
    pub head: usize,
    pub end: usize,
}

/// The terms of a text, in order; neighbours in a CJK run are neighbours here.
pub fn terms(text: &str) -> Vec<Term> {
    runs(text).into_iter().flat_map(|run| run.terms()).collect()
}

/// One thing a hit must contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    Word(String),
    /// A term that begins so: the last word of a query (it may be half typed), or a lone CJK character.
    Prefix(String),
    /// These terms right after each other.
    Phrase(Vec<String>),
}

/// What a query asks for; empty when it has no letter or digit. All clauses must hold.
pub fn clauses(query: &str) -> Vec<Clause> {
    let query: String = query.chars().take(QUERY_MOST).collect();
    let runs = runs(&query);
    let last = runs.len().saturating_sub(1);
    let mut clauses = Vec::new();
    for (place, run) in runs.iter().enumerate() {
        let clause = match (run.cjk, run.letters.len()) {
            (true, 1) => Clause::Prefix(run.letters[0].0.clone()),
            (true, count) => Clause::Phrase(run.terms().into_iter().take(count - 1).map(|term| term.text).collect()),
            (false, _) if place == last => Clause::Prefix(run.word()),
            (false, _) => Clause::Word(run.word()),
        };
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    clauses.truncate(CLAUSES_MOST);
    clauses
}

/// A piece of text, and whether it is what was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    pub text: String,
    pub matched: bool,
}

/// The text around its first match (about `most` characters, `…` where it was cut), in matched and other pieces.
/// None when nothing matches.
pub fn highlight(text: &str, clauses: &[Clause], most: usize) -> Option<Vec<Fragment>> {
    let terms = terms(text);
    let mut spans: Vec<(usize, usize)> = clauses.iter().flat_map(|clause| clause.spans(&terms)).collect();
    spans.sort_unstable();
    let first = spans.first()?.0;
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in spans {
        match merged.last_mut() {
            Some(before) if start <= before.1 => before.1 = before.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    let from = if text.chars().count() <= most { 0 } else { text[..first].char_indices().rev().nth(most / 4).map_or(0, |(place, _)| place) };
    let to = text[from..].char_indices().nth(most).map_or(text.len(), |(place, _)| from + place);
    let mut fragments = Vec::new();
    let mut push = |piece: &str, matched: bool| {
        if !piece.is_empty() {
            fragments.push(Fragment { text: piece.to_owned(), matched });
        }
    };
    push(if from > 0 { "…" } else { "" }, false);
    let mut place = from;
    for (start, end) in merged.into_iter().filter(|(start, _)| (from..to).contains(start)) {
        let end = end.min(to);
        push(&text[place..start], false);
        push(&text[start..end], true);
        place = end;
    }
    push(&text[place..to], false);
    push(if to < text.len() { "…" } else { "" }, false);
    Some(fragments)
}

impl Clause {
    /// Where the clause holds in a text, by its terms, as byte ranges.
    fn spans(&self, terms: &[Term]) -> Vec<(usize, usize)> {
        match self {
            Self::Word(word) => terms.iter().filter(|term| term.text == *word).map(|term| (term.start, term.end)).collect(),
            Self::Prefix(prefix) => {
                let mut letters = prefix.chars();
                let lone = letters.next().is_some_and(is_cjk) && letters.next().is_none();
                let found = terms.iter().filter(|term| term.text.starts_with(prefix.as_str()));
                found.map(|term| (term.start, if lone { term.head } else { term.end })).collect()
            }
            Self::Phrase(phrase) => terms
                .windows(phrase.len())
                .filter(|window| window.iter().zip(phrase).all(|(term, word)| term.text == *word))
                .filter_map(|window| Some((window.first()?.start, window.last()?.end)))
                .collect(),
        }
    }
}

/// A stretch of letters of one sort, each with its normal form and its bytes in the original.
struct Run {
    cjk: bool,
    letters: Vec<(String, usize, usize)>,
}

impl Run {
    fn word(&self) -> String {
        self.letters.iter().map(|letter| letter.0.as_str()).collect::<String>().chars().take(WORD_MOST).collect()
    }

    fn terms(&self) -> Vec<Term> {
        if !self.cjk {
            let (first, last) = (&self.letters[0], &self.letters[self.letters.len() - 1]);
            return vec![Term { text: self.word(), start: first.1, head: first.2, end: last.2 }];
        }
        let pair = |place: usize| {
            let (first, second) = (&self.letters[place], self.letters.get(place + 1));
            let text = second.map_or_else(|| first.0.clone(), |second| format!("{}{}", first.0, second.0));
            Term { text, start: first.1, head: first.2, end: second.map_or(first.2, |second| second.2) }
        };
        (0..self.letters.len()).map(pair).collect()
    }
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        if is_combining_mark(letter) {
            // belongs to the letter before it, and is dropped with the other diacritics
            if let (true, Some(last)) = (open, runs.last_mut().and_then(|run| run.letters.last_mut())) {
                last.2 = end;
            }
            continue;
        }
        let normal: String = std::iter::once(letter)
            .nfkd()
            .filter(|piece| !is_combining_mark(*piece))
            .flat_map(char::to_lowercase)
            .filter(|piece| piece.is_alphanumeric())
            .nfc()
            .collect();
        let Some(head) = normal.chars().next() else {
            open = false;
            continue;
        };
        let cjk = is_cjk(head);
        match runs.last_mut() {
            Some(run) if open && run.cjk == cjk => run.letters.push((normal, start, end)),
            _ => runs.push(Run { cjk, letters: vec![(normal, start, end)] }),
        }
        open = true;
    }
    runs
}

/// Scripts written without spaces between words: Han, Hiragana, Katakana; and Hangul, whose words carry endings.
fn is_cjk(letter: char) -> bool {
    matches!(u32::from(letter), 0x3005..=0x3007 | 0x3041..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0x20000..=0x3347f)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        terms(text).into_iter().map(|term| term.text).collect()
    }

    fn marked(text: &str, query: &str) -> Option<String> {
        let fragments = highlight(text, &clauses(query), 100)?;
        Some(fragments.into_iter().map(|it| if it.matched { format!("[{}]", it.text) } else { it.text }).collect())
    }

    #[test]
    fn chinese_becomes_pairs_and_latin_becomes_words() {
        assert_eq!(words("灰度发布"), ["灰度", "度发", "发布", "布"]);
        assert_eq!(words("OpenAPI v3签名，Café"), ["openapi", "v3", "签名", "名", "cafe"]);
        assert_eq!(words("ＡＰＩ ﬁne"), ["api", "fine"]);
        assert_eq!(words("，。!? "), Vec::<String>::new());
    }

    #[test]
    fn a_query_becomes_clauses_that_must_all_hold() {
        assert_eq!(clauses("灰度"), [Clause::Phrase(vec!["灰度".into()])]);
        assert_eq!(
            clauses("灰度发布 my.pay"),
            [Clause::Phrase(vec!["灰度".into(), "度发".into(), "发布".into()]), Clause::Word("my".into()), Clause::Prefix("pay".into())]
        );
        assert_eq!(clauses("灰"), [Clause::Prefix("灰".into())]);
        assert_eq!(clauses("\"*:' "), []);
        assert_eq!(clauses(&"a b c d e f g h i j k l m n".repeat(9)).len(), CLAUSES_MOST);
    }

    #[test]
    fn matches_are_shown_in_their_own_spelling() {
        assert_eq!(marked("小程序灰度发布", "灰度").unwrap(), "小程序[灰度]发布");
        assert_eq!(marked("小程序灰度发布", "灰").unwrap(), "小程序[灰]度发布");
        assert_eq!(marked("OpenAPI 升级", "openap").unwrap(), "[OpenAPI] 升级");
        assert_eq!(marked("Cafe\u{301} 开业", "cafe").unwrap(), "[Cafe\u{301}] 开业");
        assert_eq!(marked("没有", "灰度"), None);
        // letters whose normal form has another length than themselves
        for (text, query, shown) in [("🈶货", "有", "[🈶]货"), ("🈁", "コ", "[🈁]"), ("\u{2F800}", "丽", "[\u{2F800}]"), ("㌀", "ア", "[㌀]")] {
            assert_eq!(marked(text, query).as_deref(), Some(shown));
        }
        // a match longer than what is shown is shown as far as it goes
        let phrase = "灰度".repeat(50);
        assert_eq!(highlight(&format!("{}{phrase}", "前".repeat(300)), &clauses(&phrase), 60).unwrap().iter().filter(|it| it.matched).count(), 1);
        let long = format!("{}灰度{}", "前".repeat(300), "后".repeat(300));
        let shown = marked(&long, "灰度").unwrap();
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("[灰度]") && shown.chars().count() <= 106, "{shown}");
    }

    proptest! {
        /// Any stretch of letters cut from a text is found in it by the same code.
        #[test]
        fn every_piece_of_a_chinese_text_is_found_in_it(text in "[\u{4e00}-\u{4fff}]{1,30}", from in 0usize..30, length in 1usize..8) {
            let letters: Vec<char> = text.chars().collect();
            let from = from % letters.len();
            let piece: String = letters[from..(from + length).min(letters.len())].iter().collect();
            prop_assert!(highlight(&text, &clauses(&piece), 100).is_some(), "{piece} in {text}");
        }

        /// Whatever a text is made of, looking for the normal form of a part of it neither panics nor misses its beginning.
        #[test]
        fn the_normal_form_of_a_text_is_found_in_it(text in "[\\x{1F200}-\\x{1F265}\\x{2F800}-\\x{2FA1D}\\x{3300}-\\x{3357}\\x{FB00}-\\x{FB06}\\x{FF21}-\\x{FF3A}灰度]{1,6}") {
            for term in terms(&text) {
                prop_assert!(text.is_char_boundary(term.head) && term.start < term.head && term.head <= term.end);
                let head: String = term.text.chars().take(1).collect();
                prop_assert!(highlight(&text, &clauses(&head), 20).is_some(), "{head} in {text}");
            }
        }

        #[test]
        fn terms_point_into_the_text_and_no_input_panics(text in ".{0,60}", query in ".{0,60}") {
            for term in terms(&text) {
                prop_assert!(text.is_char_boundary(term.start) && text.is_char_boundary(term.end) && term.start < term.end);
                prop_assert!(!term.text.is_empty() && !term.text.chars().any(char::is_whitespace));
            }
            if let Some(fragments) = highlight(&text, &clauses(&query), 20) {
                let joined: String = fragments.iter().map(|it| it.text.as_str()).collect();
                prop_assert!(text.contains(joined.trim_matches('…').trim()) || joined.contains('…'));
                prop_assert!(fragments.iter().any(|it| it.matched));
            }
        }
    }
}
