//! A linear look at a document's bytes, before the parser: aware of strings, block strings and comments; in constant memory.

use async_graphql::Pos;

use super::limits::{Limit, Refused};

/// What the bytes hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) tokens: usize,
    /// Brackets open at once, at most.
    pub(super) nesting: usize,
    /// Where the first token and the first bracket beyond their limits stand.
    token_beyond: Option<usize>,
    bracket_beyond: Option<usize>,
}

/// Refuses what is too long to be parsed, or would take too much stack.
pub(super) fn scan(text: &str) -> Result<(), Refused> {
    Limit::DocumentBytes.hold(text.len(), None)?;
    let seen = look(text.as_bytes());
    Limit::Nesting.hold(seen.nesting, seen.bracket_beyond.map(|place| position(text, place)))?;
    Limit::Tokens.hold(seen.tokens, seen.token_beyond.map(|place| position(text, place)))
}

/// What belongs to a name or a number.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+')
}

pub(super) fn look(bytes: &[u8]) -> Seen {
    let mut seen = Seen::default();
    let (mut place, mut open) = (0, 0usize);
    while let Some(&byte) = bytes.get(place) {
        let begin = place;
        let rest = &bytes[place..];
        let token = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' | 0xEF | 0xBB | 0xBF => {
                place += 1;
                false
            }
            b'#' => {
                place += rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
                false
            }
            b'"' => {
                place += if rest.starts_with(b"\"\"\"") { block_string(rest) } else { string(rest) };
                true
            }
            b'{' | b'[' | b'(' => {
                place += 1;
                open += 1;
                seen.nesting = seen.nesting.max(open);
                if open > Limit::Nesting.most() {
                    seen.bracket_beyond.get_or_insert(begin);
                }
                true
            }
            b'}' | b']' | b')' => {
                place += 1;
                open = open.saturating_sub(1);
                true
            }
            b'.' if rest.starts_with(b"...") => {
                place += 3;
                true
            }
            _ if is_word(byte) => {
                place += word(rest);
                true
            }
            _ => {
                place += 1;
                true
            }
        };
        seen.tokens += usize::from(token);
        if seen.tokens > Limit::Tokens.most() {
            seen.token_beyond.get_or_insert(begin);
        }
    }
    seen
}

/// The bytes of a name, or of a number with its fraction and exponent.
fn word(rest: &[u8]) -> usize {
    let number = matches!(rest[0], b'0'..=b'9' | b'-' | b'+');
    // a name ends before a sign, a number holds one in its exponent
    let part = |byte: &u8| if number { is_word(*byte) || *byte == b'.' } else { is_word(*byte) && !matches!(byte, b'-' | b'+') };
    1 + rest[1..].iter().position(|byte| !part(byte)).unwrap_or(rest.len() - 1)
}

fn string(rest: &[u8]) -> usize {
    let mut place = 1;
    while let Some(byte) = rest.get(place) {
        match byte {
            b'"' => return place + 1,
            // it cannot go on in the next line; what follows is looked at as any other text
            b'\n' | b'\r' => return place,
            b'\\' => place += 2,
            _ => place += 1,
        }
    }
    rest.len()
}

fn block_string(rest: &[u8]) -> usize {
    let mut place = 3;
    while place < rest.len() {
        match &rest[place..] {
            here if here.starts_with(b"\"\"\"") => return place + 3,
            here if here.starts_with(b"\\\"\"\"") => place += 4,
            _ => place += 1,
        }
    }
    rest.len()
}

/// The line and column of a byte, both from 1; columns are characters.
fn position(text: &str, place: usize) -> Pos {
    let before = &text.as_bytes()[..place];
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let begin = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let column = 1 + String::from_utf8_lossy(&before[begin..]).chars().count();
    Pos { line, column }
}

#[cfg(test)]
mod tests {
    use apollo_parser::{Lexer, TokenKind};
    use async_graphql::parser::parse_query;
    use proptest::{prelude::*, sample::select};

    use super::*;

    /// What a lexer of the specification sees; None when it complains.
    fn lexed(text: &str) -> Option<(usize, usize)> {
        let (tokens, errors) = Lexer::new(text).lex();
        if !errors.is_empty() {
            return None;
        }
        let (mut count, mut open, mut nesting) = (0, 0usize, 0);
        for token in tokens {
            // against the specification this lexer lets a line break pass that stands right behind the opening quote; the parser that executes does not
            if token.kind() == TokenKind::StringValue && !token.data().starts_with("\"\"\"") && token.data().contains(['\n', '\r']) {
                return None;
            }
            match token.kind() {
                TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof => continue,
                TokenKind::LCurly | TokenKind::LBracket | TokenKind::LParen => open += 1,
                TokenKind::RCurly | TokenKind::RBracket | TokenKind::RParen => open = open.saturating_sub(1),
                _ => {}
            }
            count += 1;
            nesting = nesting.max(open);
        }
        Some((count, nesting))
    }

    fn pieces(between: &'static str) -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            select(vec!["{", "}", "[", "]", "(", ")", "{", "[", "(", ":", "!", "$", "@", "=", "|", "&", "..."]).prop_map(str::to_owned),
            select(vec![" ", "\n", "\r\n", "\t", ",", "# {[( \"\n", "#\"\"\"\n", "\u{feff}"]).prop_map(str::to_owned),
            select(vec![
                "\"\"",
                "\"{\"",
                "\"\\\"{\"",
                "\"\\\\\"",
                "\"灰 # {\"",
                "\"\"\"\"\"\"",
                "\"\"\"{\n[\"\"\"",
                "\"\"\" \" { \"\"\"",
                "\"\"\"\\\"\"\"{\"\"\""
            ])
            .prop_map(str::to_owned),
            select(vec!["name", "_x9", "query", "0 ", "-7 ", "1.5e+3 ", "-0.1E-2 ", "a-1 "]).prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..60).prop_map(move |pieces| pieces.join(between))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// The scan sees the tokens and the brackets that a lexer sees, whatever strings and comments hold.
        #[test]
        fn the_scan_sees_what_a_lexer_sees(text in pieces(" ")) {
            if let Some((tokens, nesting)) = lexed(&text) {
                let seen = look(text.as_bytes());
                prop_assert_eq!((seen.tokens, seen.nesting), (tokens, nesting), "{:?}", text);
            }
        }

        /// Where lexers differ, on quotes that touch each other, the scan never sees fewer.
        #[test]
        fn the_scan_sees_no_less_than_a_lexer(text in pieces("")) {
            if let Some((tokens, nesting)) = lexed(&text) {
                let seen = look(text.as_bytes());
                prop_assert!(seen.tokens >= tokens && seen.nesting >= nesting, "{:?}: {:?}, and not {:?}", text, seen, (tokens, nesting));
            }
        }

        /// Whatever bytes come: the scan ends, and what it lets through the parser reads without running out of stack.
        #[test]
        fn what_passes_the_scan_can_be_parsed(text in prop_oneof![pieces(""), ".{0,300}", "[{}\\[\\]()\"\\\\#a \n]{0,300}"]) {
            if scan(&text).is_ok() {
                let _ = parse_query(&text);
            }
        }

        /// A document that the parser can read has no deeper brackets than the scan saw.
        #[test]
        fn no_nesting_is_hidden_from_the_scan(depth in 1usize..60, noise in select(vec!["", "#}\n", "\"\"\"}\"\"\" ", " , "])) {
            // a string stands where an argument may
            let noise = if noise.starts_with('"') { format!("a(x: {noise}) ") } else { noise.to_owned() };
            let text = format!("{{ {}b {} }}", format!("a {noise}{{ ").repeat(depth), "}".repeat(depth));
            if parse_query(&text).is_ok() {
                prop_assert!(look(text.as_bytes()).nesting > depth, "{}", text);
                prop_assert_eq!(scan(&text).is_err(), depth + 1 > Limit::Nesting.most());
            }
        }
    }

    #[test]
    fn a_refusal_says_where() {
        let deep = format!("{{\n  灰: {}", "{".repeat(40));
        let refused = scan(&deep).unwrap_err().into_response("r");
        let error = &refused.errors[0];
        assert_eq!(error.message, "nesting of brackets: 41, at most 32");
        // one on the first line, and the thirty-second of those that begin in column 6
        assert_eq!((error.locations[0].line, error.locations[0].column), (2, 37));
        let many = format!("{{{}}}", " a".repeat(2_100));
        assert_eq!(scan(&many).unwrap_err().into_response("r").errors[0].message, "tokens of a document: 2102, at most 2000");
        let long = format!("{{ a }} #{}", "x".repeat(16 * 1024));
        assert_eq!(scan(&long).unwrap_err().into_response("r").errors[0].message, "bytes of a document: 16391, at most 16384");
        assert!(scan(&format!("{{ a(x: \"{}\") }} # {}", "{[(".repeat(100), "{".repeat(100))).is_ok());
    }
}
