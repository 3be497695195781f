//! The log of everything that happened: how a row of it is written down for proof, how the rows are chained, and the cursors that name
//! a place in it.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};

use super::{
    id::{AccountId, EventId, ProgramId, VersionId},
    timestamp::Timestamp,
};

/// What a row's hash is: SHA-256 of the hash before it and of the row's canonical text.
pub type Hash = [u8; 32];

/// What the first row is chained to.
pub const GENESIS: Hash = [0; 32];

/// A row exactly as it is stored: words and JSON as text, so that a change of a single byte shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: EventId,
    pub program: Option<ProgramId>,
    pub sequence: Option<i64>,
    pub kind: String,
    pub version: Option<VersionId>,
    pub other_version: Option<VersionId>,
    pub subject: Option<String>,
    pub about: Option<AccountId>,
    pub details: String,
    pub account: Option<AccountId>,
    pub role: Option<String>,
    pub channel: Option<String>,
    pub request_id: String,
    pub at: i64,
}

impl Line {
    /// The row as one line of JSON: its fields in the order of their names, absent ones left out, no spaces, and the details as they
    /// are stored.
    pub fn canonical(&self, position: i64) -> String {
        let mut text = String::with_capacity(384);
        let mut put = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                text.push(if text.is_empty() { '{' } else { ',' });
                text.push_str(&format!("\"{name}\":{value}"));
            }
        };
        let quoted = |text: &str| Some(serde_json::Value::from(text).to_string());
        put("about", self.about.and_then(|id| quoted(&id.to_string())));
        put("account", self.account.and_then(|id| quoted(&id.to_string())));
        // a time that cannot be written is no time of ours, and shows as what it is
        put("at", Timestamp::from_millis(self.at).map_or(Some(self.at.to_string()), |at| quoted(&at.rfc3339())));
        put("channel", self.channel.as_deref().and_then(quoted));
        put("details", Some(self.details.clone()));
        put("id", quoted(&self.id.to_string()));
        put("kind", quoted(&self.kind));
        put("otherVersion", self.other_version.and_then(|id| quoted(&id.to_string())));
        put("position", Some(position.to_string()));
        put("program", self.program.and_then(|id| quoted(&id.to_string())));
        put("request", quoted(&self.request_id));
        put("role", self.role.as_deref().and_then(quoted));
        put("sequence", self.sequence.map(|it| it.to_string()));
        put("subject", self.subject.as_deref().and_then(quoted));
        put("version", self.version.and_then(|id| quoted(&id.to_string())));
        text.push('}');
        text
    }

    /// The hash of this row at its place behind another.
    pub fn hash(&self, previous: &Hash, position: i64) -> Hash {
        chain(previous, &self.canonical(position))
    }
}

/// The hash of a canonical text behind another hash.
pub fn chain(previous: &Hash, canonical: &str) -> Hash {
    Sha256::new().chain_update(previous).chain_update(canonical.as_bytes()).finalize().into()
}

/// As a digest is written.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// A place in the log, as clients keep it: the position of the last event they have seen, and the beginning of its hash, so that a
/// cursor of another log (of a database that was put back from a backup) is told from one of this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogCursor {
    pub position: i64,
    /// None where a client knows the position alone, as by `Last-Event-ID`.
    pub mark: Option<[u8; 4]>,
}

impl LogCursor {
    /// Before everything.
    pub const START: Self = Self { position: 0, mark: None };

    pub fn of(position: i64, hash: &Hash) -> Self {
        Self { position, mark: Some([hash[0], hash[1], hash[2], hash[3]]) }
    }

    /// Whether the event at this place, which has this hash, is the one that was meant.
    pub fn fits(&self, hash: &Hash) -> bool {
        self.mark.is_none_or(|mark| hash.starts_with(&mark))
    }
}

impl fmt::Display for LogCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.mark {
            Some(mark) => write!(f, "{}-{}", self.position, hex(&mark)),
            None => write!(f, "{}", self.position),
        }
    }
}

/// A text that is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor of the feed")]
pub struct BadCursor;

impl FromStr for LogCursor {
    type Err = BadCursor;
    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let (number, mark) = text.split_once('-').map_or((text, None), |(number, mark)| (number, Some(mark)));
        if number.is_empty() || number.len() > 18 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BadCursor);
        }
        let position = number.parse().map_err(|_| BadCursor)?;
        let mark = match mark {
            None => None,
            Some(mark) if mark.len() == 8 && mark.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)) => {
                Some(u32::from_str_radix(mark, 16).map_err(|_| BadCursor)?.to_be_bytes())
            }
            Some(_) => return Err(BadCursor),
        };
        Ok(Self { position, mark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            id: EventId::from_bits(1),
            program: Some(ProgramId::from_bits(2)),
            sequence: Some(3),
            kind: "VERSION_UPLOADED".into(),
            version: None,
            other_version: None,
            subject: Some("a \"quoted\"\nname 灰度".into()),
            about: None,
            details: "{\"reason\":\"x\"}".into(),
            account: Some(AccountId::from_bits(4)),
            role: Some("PROGRAM_ADMIN".into()),
            channel: Some("CLI".into()),
            request_id: "r".into(),
            at: 0,
        }
    }

    #[test]
    fn the_canonical_text_is_one_line_of_json_in_the_order_of_names() {
        let expected = concat!(
            r#"{"account":"account_00000000000000000000000004","at":"1970-01-01T00:00:00.000Z","channel":"CLI","details":{"reason":"x"},"#,
            r#""id":"event_00000000000000000000000001","kind":"VERSION_UPLOADED","position":9,"program":"program_00000000000000000000000002","#,
            r#""request":"r","role":"PROGRAM_ADMIN","sequence":3,"subject":"a \"quoted\"\nname 灰度"}"#
        );
        assert_eq!(line().canonical(9), expected);
        // by another program: python3 -c "import hashlib; print(hashlib.sha256(bytes(32) + b'{}').hexdigest())"
        assert_eq!(hex(&chain(&GENESIS, "{}")), "fb1634c4e6cd4b1f1afe3ce2d6ef080f7ac5d1f357d723ad4dfca782733b62db");
    }

    #[test]
    fn every_field_is_part_of_the_hash() {
        let base = line().hash(&GENESIS, 9);
        assert_ne!(line().hash(&GENESIS, 10), base);
        assert_ne!(line().hash(&[1; 32], 9), base);
        type Touch = fn(&mut Line);
        let touches: [Touch; 14] = [
            |it| it.id = EventId::from_bits(9),
            |it| it.program = None,
            |it| it.sequence = Some(4),
            |it| it.kind.push('X'),
            |it| it.version = Some(VersionId::from_bits(1)),
            |it| it.other_version = Some(VersionId::from_bits(1)),
            |it| it.subject = None,
            |it| it.about = Some(AccountId::from_bits(1)),
            |it| it.details = "{\"reason\": \"x\"}".into(),
            |it| it.account = None,
            |it| it.role = None,
            |it| it.channel = Some("MOBILE".into()),
            |it| it.request_id.push('x'),
            |it| it.at = -1,
        ];
        for (place, touch) in touches.into_iter().enumerate() {
            let mut touched = line();
            touch(&mut touched);
            assert_ne!(touched.hash(&GENESIS, 9), base, "field {place}");
        }
    }

    #[test]
    fn a_cursor_is_read_as_it_is_written_and_knows_its_event() {
        let hash = chain(&GENESIS, "{}");
        let cursor = LogCursor::of(12, &hash);
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        assert!(cursor.fits(&hash) && !cursor.fits(&GENESIS));
        assert_eq!("12".parse(), Ok(LogCursor { position: 12, mark: None }));
        for bad in ["", "-", "x", "-1", "1-", "1-12", "1-0000000g", "1-0000000000", "9999999999999999999", " 1", "+1"] {
            assert_eq!(bad.parse::<LogCursor>(), Err(BadCursor), "{bad}");
        }
    }
}
