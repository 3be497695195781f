//! Looking through a backup from end to end: everything the manifest names is there as it was written, nothing else is, and the log holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{BufRead, BufReader, Read, Seek},
    path::Path,
};

use sha2::{Digest, Sha256};

use super::BackupError;
use crate::domain::{
    backup::{EntryFact, MANIFEST, Manifest, Part, Proof, TableShape},
    log::{Hash, hex},
};

/// Longer than any row or manifest.
const HELD_MOST: u64 = 256 << 20;
/// Bytes read at once.
const GATHERED: usize = 1 << 17;
/// What files of this kind are counted in, and the two empty ones that end them.
const BLOCK: u64 = 512;

/// A backup that was looked through.
#[derive(Debug)]
pub struct Checked {
    pub manifest: Manifest,
    /// The last place of the log, and its hash.
    pub end: i64,
    pub hash: Hash,
    pub(super) file: File,
    /// Where the bytes of each entry begin.
    pub(super) places: BTreeMap<String, u64>,
}

/// What was read of an entry.
struct Found {
    fact: EntryFact,
    rows: u64,
    begins: u64,
}

fn damaged(why: impl Into<String>) -> BackupError {
    BackupError::Damaged(why.into())
}

/// Looks through a backup; the first fault is the error.
pub fn verify(path: &Path) -> Result<Checked, BackupError> {
    let unread = |error| BackupError::File(path.to_owned(), error);
    let mut file = File::open(path).map_err(unread)?;
    let length = file.metadata().map_err(unread)?.len();
    file.rewind()?;
    let (mut proof, mut found) = (Proof::default(), Vec::<Found>::new());
    let mut manifest = None;
    let unreadable = |error: std::io::Error| damaged(format!("it cannot be read to its end as a tar file: {error}"));
    let mut ends = 0;
    for entry in tar::Archive::new(BufReader::with_capacity(GATHERED, &file)).entries().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let part = Part::of(&name).filter(|_| entry.header().entry_type().is_file()).ok_or_else(|| damaged(format!("{name:?} is no entry of a backup")))?;
        if manifest.is_some() {
            return Err(damaged(format!("{name} stands behind the manifest")));
        }
        let begins = entry.raw_file_position();
        ends = begins + entry.size().next_multiple_of(BLOCK) + 2 * BLOCK;
        let mut source = Measured { entry, digest: Sha256::new(), bytes: 0 };
        let mut rows = 0;
        match part {
            Part::Manifest => {
                let mut text = Vec::new();
                (&mut source).take(HELD_MOST).read_to_end(&mut text).map_err(unreadable)?;
                manifest = Some(Manifest::read(&text).map_err(damaged)?);
                continue;
            }
            Part::Table(table) => rows = lines(&mut source, |line| proof.row(table, line)).map_err(unreadable)?,
            Part::Package(_) | Part::Picture(_) => {
                std::io::copy(&mut source, &mut std::io::sink()).map_err(unreadable)?;
            }
        }
        let fact = EntryFact { name, bytes: source.bytes, sha256: hex(&source.digest.finalize()) };
        found.push(Found { fact, rows, begins });
    }
    let manifest = manifest.ok_or_else(|| damaged(format!("there is no {MANIFEST}: it was cut off, or is no backup")))?;
    if length != ends {
        return Err(damaged("there is more, or less, behind the manifest than the end of a tar file"));
    }
    compare(&manifest, &found)?;
    if let Some(fault) = proof.fault() {
        return Err(damaged(fault));
    }
    let count = found.len();
    let places: BTreeMap<String, u64> = found.into_iter().map(|it| (it.fact.name, it.begins)).collect();
    if places.len() != count {
        return Err(damaged("an entry is in it twice"));
    }
    let digests: BTreeMap<&str, &str> = manifest.entries.iter().map(|it| (it.name.as_str(), it.sha256.as_str())).collect();
    for (name, digest) in &proof.objects {
        if digests.get(name.as_str()) != Some(&digest.as_str()) {
            return Err(damaged(format!("the rows know of {name}, which is not in it")));
        }
    }
    let objects = manifest.entries.iter().filter(|it| matches!(Part::of(&it.name), Some(Part::Package(_) | Part::Picture(_))));
    let known: BTreeSet<&str> = proof.objects.iter().map(|(name, _)| name.as_str()).collect();
    if let Some(extra) = objects.map(|it| it.name.as_str()).find(|name| !known.contains(name)) {
        return Err(damaged(format!("no row knows of {extra}")));
    }
    Ok(Checked { manifest, end: proof.end, hash: proof.hash, file, places })
}

/// Each entry is named once, in the order of the file.
fn compare(manifest: &Manifest, found: &[Found]) -> Result<(), BackupError> {
    let mut named = manifest.entries.iter();
    let mut tables = manifest.tables.iter();
    for Found { fact, rows, .. } in found {
        match named.next() {
            Some(expected) if expected.name == fact.name => {
                if expected != fact {
                    return Err(damaged(format!("{} is not what was written", fact.name)));
                }
            }
            Some(expected) if manifest.entries.iter().any(|it| it.name == fact.name) => {
                return Err(damaged(format!("{} stands where {} should", fact.name, expected.name)));
            }
            _ => return Err(damaged(format!("{} is not in the manifest", fact.name))),
        }
        if let Some(Part::Table(table)) = Part::of(&fact.name) {
            match tables.next() {
                Some(TableShape { name, rows: expected, .. }) if name == table && expected == rows => {}
                _ => return Err(damaged(format!("the manifest tells of other rows than {}", fact.name))),
            }
        }
    }
    match (named.next(), tables.next()) {
        (Some(missing), _) => Err(damaged(format!("{} is missing", missing.name))),
        (None, Some(missing)) => Err(damaged(format!("table {} is missing", missing.name))),
        (None, None) => Ok(()),
    }
}

/// Hands each line on and counts them; a line that is too long or no text is handed on as none.
fn lines(source: &mut impl Read, mut each: impl FnMut(&str)) -> std::io::Result<u64> {
    let mut source = BufReader::with_capacity(GATHERED, source);
    let (mut count, mut line) = (0, Vec::new());
    loop {
        line.clear();
        if (&mut source).take(HELD_MOST).read_until(b'\n', &mut line)? == 0 {
            return Ok(count);
        }
        count += 1;
        each(std::str::from_utf8(&line).map(|line| line.trim_end_matches('\n')).unwrap_or_default());
    }
}

/// Bytes on their way, measured.
struct Measured<R> {
    entry: R,
    digest: Sha256,
    bytes: u64,
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.entry.read(into)?;
        self.digest.update(&into[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}
