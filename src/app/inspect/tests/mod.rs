//! A writer of zip files that can lie, and what its files meet.

// a test that meets the unexpected should stop there
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod damage;
mod hostile;
mod layout;
mod limits;

use std::cell::Cell;
use std::io::Write;

use super::*;
use crate::domain::package::invisible;

/// An entry as the writer states it, in the central directory and again in the local header.
#[derive(Clone)]
struct Entry {
    central: Header,
    local: Header,
    data: Vec<u8>,
    behind: Vec<u8>,
    comment: Vec<u8>,
    attributes: u32,
    disk: u16,
    at: Option<u32>,
}

#[derive(Clone)]
struct Header {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    crc32: u32,
    packed: u32,
    inflated: u32,
    extra: Vec<u8>,
}

impl Entry {
    fn new(name: impl AsRef<[u8]>, method: u16, data: Vec<u8>, inflated: &[u8]) -> Self {
        let name = name.as_ref().to_vec();
        let (packed, inflated, crc32) = (data.len() as u32, inflated.len() as u32, rawzip::crc32(inflated));
        let header = Header { name, flags: 0, method, crc32, packed, inflated, extra: Vec::new() };
        let (behind, comment) = (Vec::new(), Vec::new());
        Self { central: header.clone(), local: header, data, behind, comment, attributes: 0, disk: 0, at: None }
    }

    fn stored(name: impl AsRef<[u8]>, content: &[u8]) -> Self {
        Self::new(name, 0, content.to_vec(), content)
    }

    fn deflated(name: impl AsRef<[u8]>, content: &[u8]) -> Self {
        Self::new(name, 8, deflate(content), content)
    }

    /// Changes both headers alike.
    fn both(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.central);
        change(&mut self.local);
        self
    }

    fn local(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.local);
        self
    }

    fn central(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.central);
        self
    }

    fn with(mut self, change: impl Fn(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// Written by a streaming writer: zeros in the local header, the numbers behind the data.
    fn streamed(self, signature: bool, wide: bool) -> Self {
        self.both(|header| header.flags |= 8).local(|header| (header.crc32, header.packed, header.inflated) = (0, 0, 0)).with(|entry| {
            let Header { crc32, packed, inflated, .. } = entry.central;
            entry.behind = if signature { b"PK\x07\x08".to_vec() } else { Vec::new() };
            entry.behind.extend(crc32.to_le_bytes());
            for number in [packed, inflated] {
                entry.behind.extend(number.to_le_bytes());
                entry.behind.extend(vec![0; if wide { 4 } else { 0 }]);
            }
        })
    }
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// The fields both headers share, from the flags to the lengths.
fn shared(header: &Header) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend(header.flags.to_le_bytes());
    bytes.extend(header.method.to_le_bytes());
    bytes.extend([0; 4]);
    for number in [header.crc32, header.packed, header.inflated] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend((header.name.len() as u16).to_le_bytes());
    bytes.extend((header.extra.len() as u16).to_le_bytes());
    bytes
}

fn local(entry: &Entry) -> Vec<u8> {
    [b"PK\x03\x04\x14\0", &shared(&entry.local)[..], &entry.local.name, &entry.local.extra, &entry.data, &entry.behind].concat()
}

fn central(entry: &Entry, at: u32) -> Vec<u8> {
    let mut bytes = [b"PK\x01\x02\x14\x03\x14\0", &shared(&entry.central)[..]].concat();
    bytes.extend((entry.comment.len() as u16).to_le_bytes());
    bytes.extend(entry.disk.to_le_bytes());
    bytes.extend([0; 2]);
    bytes.extend(entry.attributes.to_le_bytes());
    bytes.extend(entry.at.unwrap_or(at).to_le_bytes());
    [bytes, entry.central.name.clone(), entry.central.extra.clone(), entry.comment.clone()].concat()
}

fn end(entries: u16, size: usize, at: usize, comment: &[u8]) -> Vec<u8> {
    let mut bytes = b"PK\x05\x06\0\0\0\0".to_vec();
    bytes.extend(entries.to_le_bytes());
    bytes.extend(entries.to_le_bytes());
    bytes.extend((size as u32).to_le_bytes());
    bytes.extend((at as u32).to_le_bytes());
    bytes.extend((comment.len() as u16).to_le_bytes());
    bytes.extend(comment);
    bytes
}

fn zip_with(entries: &[Entry], comment: &[u8]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        directory.extend(central(entry, bytes.len() as u32));
        bytes.extend(local(entry));
    }
    let end = end(entries.len() as u16, directory.len(), bytes.len(), comment);
    [bytes, directory, end].concat()
}

fn zip(entries: &[Entry]) -> Vec<u8> {
    zip_with(entries, b"")
}

/// Overwrites bytes of the end record of a zip file without a comment.
fn patch_end(mut bytes: Vec<u8>, at: usize, patch: &[u8]) -> Vec<u8> {
    let start = bytes.len() - END_RECORD + at;
    bytes[start..start + patch.len()].copy_from_slice(patch);
    bytes
}

fn look_by(bytes: &[u8], limits: &PackageLimits) -> Result<Manifest, PackageFault> {
    inspect_at(bytes.to_vec(), bytes.len() as u64, limits).expect("memory does not fail")
}

fn look(bytes: &[u8]) -> Result<Manifest, PackageFault> {
    look_by(bytes, &PackageLimits::default())
}

fn invalid(what: Invalid) -> Result<Manifest, PackageFault> {
    Err(PackageFault::Invalid { what, path: None })
}

fn invalid_at(what: Invalid, path: &str) -> Result<Manifest, PackageFault> {
    Err(PackageFault::Invalid { what, path: Some(path.to_owned()) })
}

fn large(what: TooLarge, most: u64) -> Result<Manifest, PackageFault> {
    Err(PackageFault::TooLarge { what, most })
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.roll(256) as u8).collect()
    }
}

fn page() -> Entry {
    Entry::deflated("pages/index.js", &b"Page({ data: {} })\n".repeat(40))
}

fn sample() -> Vec<Entry> {
    vec![
        Entry::stored("app.json", br#"{"pages":["pages/index"],"subPackages":[{"root":"shop"}]}"#),
        Entry::stored("pages/", b"").with(|entry| entry.attributes = 0o040_755 << 16 | 0x10),
        page().with(|entry| entry.attributes = 0o100_644 << 16),
        Entry::deflated("shop/cart.js", &b"// cart\n".repeat(90)).streamed(true, false),
        Entry::stored("图片/首页.png", &[0x89; 33]).both(|header| header.flags |= 1 << 11),
    ]
}
