//! The file of a backup as it is written: entry by entry, each measured while it passes through.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

use sha2::{Digest, Sha256};
use tar::{Builder, EntryType, EntryWriter, Header};

use crate::domain::{backup::EntryFact, log::hex, timestamp::Timestamp};

/// Bytes gathered before they are written.
const GATHERED: usize = 1 << 17;

/// A file under way.
pub(super) struct Archive {
    builder: Builder<File>,
    header: Header,
    pub(super) entries: Vec<EntryFact>,
}

impl Archive {
    pub(super) fn begin(file: File, at: Timestamp) -> Self {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_mode(0o600);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(at.millis().unsigned_abs() / 1000);
        Self { builder: Builder::new(file), header, entries: Vec::new() }
    }

    /// Begins an entry, whose length shows when it has ended.
    pub(super) fn entry(&mut self, name: String) -> io::Result<Entry<'_>> {
        let writer = self.builder.append_writer(&mut self.header, &name)?;
        let fact = EntryFact { name, bytes: 0, sha256: String::new() };
        Ok(Entry { writer: BufWriter::with_capacity(GATHERED, writer), digest: Sha256::new(), fact, entries: &mut self.entries })
    }

    /// Everything is in it: writes the end, and waits until the disk has it.
    pub(super) fn finish(self) -> io::Result<()> {
        self.builder.into_inner()?.sync_all()
    }
}

/// An entry under way.
pub(super) struct Entry<'a> {
    writer: BufWriter<EntryWriter<'a>>,
    digest: Sha256,
    fact: EntryFact,
    entries: &'a mut Vec<EntryFact>,
}

impl Entry<'_> {
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.fact.bytes += bytes.len() as u64;
        self.writer.write_all(bytes)
    }

    /// Ends the entry, and answers the digest of its bytes.
    pub(super) fn finish(self) -> io::Result<String> {
        self.writer.into_inner().map_err(|error| error.into_error())?.finish()?;
        let sha256 = hex(&self.digest.finalize());
        self.entries.push(EntryFact { sha256: sha256.clone(), ..self.fact });
        Ok(sha256)
    }
}
