//! What a backup is: one tar file of tables, packages and pictures, and at its end a manifest that names and measures all of it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    id::Id,
    log::{GENESIS, Hash, Line, hex},
    timestamp::Timestamp,
};

/// Raised when an older version of this program could not read the file any more.
pub const FORMAT: u32 = 1;
/// The entry that comes last.
pub const MANIFEST: &str = "manifest.json";

/// Which database the rows were in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DatabaseKind {
    #[serde(rename = "SQLite")]
    Sqlite,
    #[serde(rename = "PostgreSQL")]
    Postgres,
}

impl DatabaseKind {
    /// As people write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// What a column holds, and how it stands in a line: text as a string, integers as numbers, booleans as such, bytes (and ids, which
/// are bytes on SQLite) as hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    Text,
    Integer,
    Boolean,
    Bytes,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub sort: Sort,
}

/// A table, its columns, and how many rows of it are there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableShape {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: u64,
}

/// An entry of the file, measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryFact {
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
}

/// Everything that is in a backup beside the manifest itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// The version of this program that wrote it.
    pub program: String,
    pub at: String,
    pub database: DatabaseKind,
    /// The migrations that had been applied, in order.
    pub migrations: Vec<String>,
    pub tables: Vec<TableShape>,
    pub entries: Vec<EntryFact>,
}

impl Manifest {
    /// Reads a manifest, or tells why it cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let Head { format } = serde_json::from_slice(bytes).map_err(|error| format!("the manifest cannot be read: {error}"))?;
        if format != FORMAT {
            return Err(format!("its format is {format}, and this version of devcenter reads format {FORMAT}"));
        }
        serde_json::from_slice(bytes).map_err(|error| format!("the manifest cannot be read: {error}"))
    }

    /// Rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// What an entry is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Manifest,
    /// The rows of a table, one line of JSON each.
    Table(&'a str),
    /// The bytes of a package, by the name of its object.
    Package(&'a str),
    /// The bytes of a picture, by its digest.
    Picture(&'a str),
}

impl<'a> Part<'a> {
    /// None for a name that no backup has.
    pub fn of(name: &'a str) -> Option<Self> {
        let plain = |text: &str| {
            let piece = |piece: &str| !piece.is_empty() && !piece.bytes().all(|byte| byte == b'.') && piece.bytes().all(is_plain);
            text.split('/').all(piece)
        };
        if name == MANIFEST {
            return Some(Self::Manifest);
        }
        let (folder, rest) = name.split_once('/').filter(|(_, rest)| plain(rest))?;
        match folder {
            "tables" => rest.strip_suffix(".ndjson").filter(|table| is_name(table)).map(Self::Table),
            "packages" => Some(Self::Package(rest)),
            "images" if !rest.contains('/') => Some(Self::Picture(rest)),
            _ => None,
        }
    }

    /// The name of the entry.
    pub fn name(self) -> String {
        match self {
            Self::Manifest => MANIFEST.to_owned(),
            Self::Table(table) => format!("tables/{table}.ndjson"),
            Self::Package(object) => format!("packages/{object}"),
            Self::Picture(digest) => format!("images/{digest}"),
        }
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-".contains(&byte)
}

/// Whether a table or column can be named in a statement as it is.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A moment as part of a file's name: `20261122T080000.000Z`.
pub fn stamp(at: Timestamp) -> String {
    at.rfc3339().replace(['-', ':'], "")
}

/// What the rows of a backup say beside their bytes: which packages and pictures must be there, and whether the log holds.
#[derive(Debug)]
pub struct Proof {
    /// The last place of the log, and its hash.
    pub end: i64,
    pub hash: Hash,
    /// Entries that must be there, with the digest of their bytes.
    pub objects: Vec<(String, String)>,
    fault: Option<String>,
    revisions: HashMap<u128, i64>,
    /// Of each program: how many events it has, and the number of the last.
    events: HashMap<u128, (i64, i64)>,
}

impl Default for Proof {
    fn default() -> Self {
        Self { end: 0, hash: GENESIS, objects: Vec::new(), fault: None, revisions: HashMap::new(), events: HashMap::new() }
    }
}

#[derive(Deserialize)]
struct EventRow {
    id: String,
    program_id: Option<String>,
    sequence: Option<i64>,
    kind: String,
    version_id: Option<String>,
    other_version_id: Option<String>,
    subject: Option<String>,
    about_id: Option<String>,
    details: String,
    account_id: Option<String>,
    role: Option<String>,
    channel: Option<String>,
    request_id: String,
    at: i64,
    // before there was one log, events had no place in it
    position: Option<i64>,
    hash: Option<String>,
}

#[derive(Deserialize)]
struct ProgramRow {
    id: String,
    revision: i64,
}

#[derive(Deserialize)]
struct PackageRow {
    object: String,
    digest: String,
}

#[derive(Deserialize)]
struct ImageRow {
    digest: String,
}

impl Proof {
    /// Looks at a row; those of most tables say nothing. Rows of the log come in the order of their places, unstamped ones last.
    pub fn row(&mut self, table: &str, line: &str) {
        let seen = match table {
            "event" => serde_json::from_str(line).map_err(|error| error.to_string()).and_then(|row| self.event(row)),
            "program" => read(line).and_then(|row: ProgramRow| {
                self.revisions.insert(bits(&row.id)?, row.revision);
                Ok(())
            }),
            "package" => read(line).map(|row: PackageRow| self.objects.push((Part::Package(&row.object).name(), row.digest))),
            "image" => read(line).map(|row: ImageRow| self.objects.push((Part::Picture(&row.digest).name(), row.digest))),
            _ => Ok(()),
        };
        if let (Err(why), None) = (seen, &self.fault) {
            self.fault = Some(format!("table {table}: {why}"));
        }
    }

    /// The first thing that does not hold, once every row was seen.
    pub fn fault(&self) -> Option<String> {
        if self.fault.is_some() {
            return self.fault.clone();
        }
        let whole = |(program, revision): (&u128, &i64)| self.events.get(program).copied().unwrap_or_default() == (*revision, *revision);
        let short = self.revisions.iter().find(|it| !whole(*it))?;
        Some(format!("rows are missing: the events of program {:032x} do not reach its revision {}", short.0, short.1))
    }

    fn event(&mut self, row: EventRow) -> Result<(), String> {
        let optional = |text: &Option<String>| text.as_deref().map(bits).transpose();
        let line = Line {
            id: Id::from_bits(bits(&row.id)?),
            program: optional(&row.program_id)?.map(Id::from_bits),
            sequence: row.sequence,
            kind: row.kind,
            version: optional(&row.version_id)?.map(Id::from_bits),
            other_version: optional(&row.other_version_id)?.map(Id::from_bits),
            subject: row.subject,
            about: optional(&row.about_id)?.map(Id::from_bits),
            details: row.details,
            account: optional(&row.account_id)?.map(Id::from_bits),
            role: row.role,
            channel: row.channel,
            request_id: row.request_id,
            at: row.at,
        };
        if let (Some(program), Some(sequence)) = (line.program, line.sequence) {
            let (count, last) = self.events.entry(program.bits()).or_default();
            (*count, *last) = (*count + 1, sequence.max(*last));
        }
        let Some(position) = row.position else { return Ok(()) };
        let place = self.end + 1;
        let hash = line.hash(&self.hash, place);
        if position != place || row.hash.as_deref() != Some(hex(&hash).as_str()) {
            return Err(format!("the log was touched: position {place} is not what was written there"));
        }
        (self.end, self.hash) = (place, hash);
        Ok(())
    }
}

fn read<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

fn bits(text: &str) -> Result<u128, String> {
    u128::from_str_radix(text, 16).map_err(|_| format!("{text} is no id"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_known_by_its_name_and_strange_names_are_not() {
        for part in [Part::Manifest, Part::Table("content_tag"), Part::Package("ab/abcd.0123"), Part::Picture("0f")] {
            assert_eq!(Part::of(&part.name()), Some(part));
        }
        for name in [
            "",
            "x",
            "tables/",
            "tables/x",
            "tables/.ndjson",
            "tables/X.ndjson",
            "tables/a/b.ndjson",
            "packages",
            "packages/",
            "packages//a",
            "packages/../a",
            "packages/a/..",
            "packages/./a",
            "packages/a\\b",
            "/packages/a",
            "../x",
            "images/a/b",
            "images/a b",
            "images/ä",
            "./manifest.json",
            "other/a",
        ] {
            assert_eq!(Part::of(name), None, "{name}");
        }
    }

    #[test]
    fn a_manifest_of_another_format_is_refused_by_its_number() {
        let why = Manifest::read(b"{\"format\": 2, \"anything\": 1}").unwrap_err();
        assert!(why.contains("format is 2"), "{why}");
        assert!(Manifest::read(b"{").unwrap_err().contains("cannot be read"));
    }

    #[test]
    fn rows_name_the_bytes_that_belong_to_them_and_missing_events_show() {
        let mut proof = Proof::default();
        proof.row("package", r#"{"digest":"d","object":"ab/x","bytes":1}"#);
        proof.row("image", r#"{"digest":"e"}"#);
        proof.row("tag", "anything");
        assert_eq!(proof.objects, [("packages/ab/x".to_owned(), "d".to_owned()), ("images/e".to_owned(), "e".to_owned())]);
        assert_eq!(proof.fault(), None);
        proof.row("program", r#"{"id":"000000000000000000000000000000ff","revision":1}"#);
        assert!(proof.fault().unwrap().contains("0ff do not reach its revision 1"));
        assert_eq!(stamp(Timestamp::from_millis(0).unwrap()), "19700101T000000.000Z");
    }
}
