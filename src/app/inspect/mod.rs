//! What an uploaded package holds: a zip file looked through without ever being extracted.
//!
//! Zip readers disagree on broken files, and an attacker lives off the difference. So only the plainest layout passes: entries
//! end to end from the first byte, the central directory right behind them, one end record, nothing in between. Any reader
//! then sees the same files as this one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::{fs::File, io, io::Read};

use flate2::{Decompress, FlushDecompress, Status};
use rawzip::extra_fields::{ExtraFieldId, ExtraFields};
use rawzip::{CompressionMethod, Crc32, ErrorKind, FileReader, ReaderAt};
use rawzip::{ZipArchive, ZipArchiveEntryWayfinder, ZipFileHeaderRecord, ZipLocalFileHeader, ZipLocator};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::log::hex;
use crate::domain::package::{Invalid, Manifest, PackageEntry, PackageFault, PackageLimits, TooLarge, fold, folders, is_plain_path};

/// Judging the ratio of a smaller file would only hit harmless ones, such as a page of spaces.
const RATIO_FLOOR: u64 = 64 * 1024;
const APP_JSON: &str = "app.json";
const APP_JSON_BYTES: u64 = 64 * 1024;
const BUFFER: usize = 64 * 1024;
/// The fixed part of the end record, the longest comment behind it, and the zip64 locator that may stand in front.
const END_RECORD: usize = 22;
const END_COMMENT: u64 = 65_535;
const LOCATOR64: usize = 20;
/// The fixed part of an entry in the central directory.
const CENTRAL_HEADER: u64 = 46;

/// Why the look-through stops: the disk failed, or the package is refused.
enum Stop {
    Disk(io::Error),
    Fault(PackageFault),
}

impl Stop {
    fn at(what: Invalid, path: &str) -> Self {
        Self::Fault(PackageFault::Invalid { what, path: Some(path.to_owned()) })
    }

    fn large(what: TooLarge, most: u64) -> Self {
        Self::Fault(PackageFault::TooLarge { what, most })
    }

    fn name(self, path: &str) -> Self {
        match self {
            Self::Fault(PackageFault::Invalid { what, path: None }) => Self::at(what, path),
            other => other,
        }
    }
}

impl From<Invalid> for Stop {
    fn from(what: Invalid) -> Self {
        Self::Fault(PackageFault::Invalid { what, path: None })
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::UnexpectedEof { Invalid::Truncated.into() } else { Self::Disk(error) }
    }
}

impl From<rawzip::Error> for Stop {
    fn from(error: rawzip::Error) -> Self {
        match error.into_kind() {
            ErrorKind::IO(error) => error.into(),
            ErrorKind::Eof => Invalid::Truncated.into(),
            ErrorKind::MissingEndOfCentralDirectory => Invalid::NotZip.into(),
            _ => Invalid::Headers.into(),
        }
    }
}

/// The file as long as it was at the start. Offsets past the end read nothing; the system would call some of them an error,
/// and a lie in the package would pass for a failing disk.
struct Fixed<R> {
    reader: R,
    bytes: u64,
}

impl<R: ReaderAt> ReaderAt for Fixed<R> {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> io::Result<usize> {
        let left = usize::try_from(self.bytes.saturating_sub(at)).unwrap_or(usize::MAX);
        let most = left.min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        loop {
            match self.reader.read_at(buffer.get_mut(..most).unwrap_or_default(), at) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result,
            }
        }
    }
}

/// What the central directory says of an entry.
struct Listed {
    path: String,
    folder: bool,
    at: u64,
    packed: u64,
    inflated: u64,
    crc32: u32,
    flags: u16,
    method: CompressionMethod,
    way: ZipArchiveEntryWayfinder,
}

impl Listed {
    fn streamed(&self) -> bool {
        self.flags & 0b1000 != 0
    }
}

/// Looks a package through. The outer error is the disk's; nothing is written and the file's position stays.
///
/// This blocks: a usual package takes milliseconds, 8 MiB of empty deflate blocks a quarter of a second.
pub(super) fn inspect(file: &File, limits: &PackageLimits) -> io::Result<Result<Manifest, PackageFault>> {
    let bytes = file.metadata()?.len();
    inspect_at(FileReader::from(file.try_clone()?), bytes, limits)
}

fn inspect_at(reader: impl ReaderAt, bytes: u64, limits: &PackageLimits) -> io::Result<Result<Manifest, PackageFault>> {
    match look_through(Fixed { reader, bytes }, limits) {
        Ok(manifest) => Ok(Ok(manifest)),
        Err(Stop::Fault(fault)) => Ok(Err(fault)),
        Err(Stop::Disk(error)) => Err(error),
    }
}

fn look_through(file: Fixed<impl ReaderAt>, limits: &PackageLimits) -> Result<Manifest, Stop> {
    if file.bytes > limits.bytes {
        return Err(Stop::large(TooLarge::File, limits.bytes));
    }
    let mut buffer = vec![0; BUFFER];
    let (archive, directory) = open(file, &mut buffer, limits)?;
    let mut listed = list(&archive, &directory, &mut buffer, limits)?;

    listed.sort_by_key(|entry| entry.at);
    if listed.first().is_some_and(|entry| entry.at != 0) {
        return Err(Invalid::Junk.into());
    }
    let mut unpacker = Unpacker {
        limits,
        packed: listed.iter().map(|entry| entry.packed).sum(),
        inflated: 0,
        app_json: None,
        inflater: Decompress::new(false),
        input: vec![0; BUFFER],
        output: vec![0; BUFFER],
    };
    let mut digests = Vec::with_capacity(listed.len());
    let ends = listed.iter().map(|entry| entry.at).skip(1).chain([directory.at]);
    for (entry, end) in listed.iter().zip(ends) {
        let found = archive.get_entry(entry.way).map_err(|error| Stop::from(error).name(&entry.path))?;
        let local = found.local_header(&mut buffer).map_err(|error| Stop::from(error).name(&entry.path))?;
        check_local(&local, entry)?;
        let (_, data_end) = found.compressed_data_range();
        let Some(rest) = end.checked_sub(data_end) else {
            return Err(Stop::at(Invalid::Overlap, &entry.path));
        };
        digests.push(unpacker.entry(entry, &mut found.reader())?);
        check_rest(archive.get_ref(), entry, data_end, rest)?;
    }

    let Unpacker { inflated, app_json, .. } = unpacker;
    check_parts(&listed, app_json.as_deref(), limits)?;
    let files = listed.into_iter().zip(digests).filter(|(entry, _)| !entry.folder);
    let mut entries: Vec<_> = files
        .map(|(file, digest)| PackageEntry { path: file.path, bytes: file.inflated, packed_bytes: file.packed, crc32: file.crc32, digest: Some(digest) })
        .collect();
    entries.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Manifest { entries, inflated_bytes: inflated })
}

/// Finds the end record and checks that the central directory and the end of the file are where it says.
fn open<R: ReaderAt>(file: Fixed<R>, buffer: &mut [u8], limits: &PackageLimits) -> Result<(ZipArchive<Fixed<R>>, Directory), Stop> {
    let bytes = file.bytes;
    let archive = match ZipLocator::new().max_search_space(END_RECORD as u64 + END_COMMENT).locate_in_reader(file, buffer, bytes) {
        Ok(archive) => archive,
        Err((file, error)) => {
            let mut first = [0; 4];
            let endless = matches!(error.kind(), ErrorKind::MissingEndOfCentralDirectory);
            let begun = endless && file.read_exact_at(&mut first, 0).is_ok() && &first == b"PK\x03\x04";
            return Err(if begun { Invalid::Truncated.into() } else { error.into() });
        }
    };
    let directory = end_record(archive.get_ref(), archive.eocd_offset(), limits)?;
    if archive.end_offset() != bytes {
        return Err(Invalid::Junk.into());
    }
    Ok((archive, directory))
}

/// Reads the whole central directory. No two entries get in each other's way.
fn list<R: ReaderAt>(archive: &ZipArchive<R>, directory: &Directory, buffer: &mut [u8], limits: &PackageLimits) -> Result<Vec<Listed>, Stop> {
    let (mut listed, mut seen, mut end) = (Vec::new(), HashMap::new(), directory.at);
    let mut records = archive.entries(buffer);
    while let Some(record) = records.next_entry()? {
        if listed.len() == limits.entries {
            return Err(Stop::large(TooLarge::Entries, limits.entries as u64));
        }
        let entry = listed_entry(&record, archive.get_ref(), limits)?;
        if seen.insert(fold(entry.path.strip_suffix('/').unwrap_or(&entry.path)), entry.folder).is_some() {
            return Err(Stop::at(Invalid::Duplicate, &entry.path));
        }
        let variable = record.file_path().as_ref().len() + record.extra_fields().remaining_bytes().len() + record.comment().as_bytes().len();
        end = record.central_directory_offset() + CENTRAL_HEADER + variable as u64;
        listed.push(entry);
    }
    if end != archive.eocd_offset() {
        return Err(Invalid::Junk.into());
    }
    if listed.len() as u64 != directory.entries {
        return Err(Invalid::Headers.into());
    }
    if listed.iter().all(|entry| entry.folder) {
        return Err(Invalid::Empty.into());
    }
    match listed.iter().find(|entry| folders(&fold(&entry.path)).any(|folder| seen.get(folder) == Some(&false))) {
        Some(entry) => Err(Stop::at(Invalid::Duplicate, &entry.path)),
        None => Ok(listed),
    }
}

/// Where the central directory starts, and how many entries it has.
struct Directory {
    at: u64,
    entries: u64,
}

/// Reads the end record once more, for the fields rawzip is lenient about.
fn end_record(file: &impl ReaderAt, at: u64, limits: &PackageLimits) -> Result<Directory, Stop> {
    let mut locator = [0; LOCATOR64];
    if let Some(before) = at.checked_sub(LOCATOR64 as u64) {
        file.read_exact_at(&mut locator, before)?;
    }
    let mut record = [0; END_RECORD];
    file.read_exact_at(&mut record, at)?;
    let [_, _, _, _, d0, d1, s0, s1, h0, h1, e0, e1, z0, z1, z2, z3, o0, o1, o2, o3, _, _] = record;
    let [disk, start_disk, here, entries] = [[d0, d1], [s0, s1], [h0, h1], [e0, e1]].map(u16::from_le_bytes);
    let [size, start] = [[z0, z1, z2, z3], [o0, o1, o2, o3]].map(u32::from_le_bytes);
    if locator.starts_with(b"PK\x06\x07") || here == u16::MAX || entries == u16::MAX || size == u32::MAX || start == u32::MAX {
        return Err(Invalid::Zip64.into());
    }
    if disk != 0 || start_disk != 0 || here != entries {
        return Err(Invalid::MultiDisk.into());
    }
    if usize::from(entries) > limits.entries {
        return Err(Stop::large(TooLarge::Entries, limits.entries as u64));
    }
    // rawzip would go looking for a directory that is elsewhere, to make good for data put in front of a zip file.
    if u64::from(start) + u64::from(size) != at {
        return Err(Invalid::Headers.into());
    }
    Ok(Directory { at: start.into(), entries: entries.into() })
}

fn listed_entry(record: &ZipFileHeaderRecord<'_>, file: &impl ReaderAt, limits: &PackageLimits) -> Result<Listed, Stop> {
    let name = record.file_path();
    let name: &[u8] = name.as_ref();
    let Ok(path) = std::str::from_utf8(name) else {
        return Err(Stop::at(Invalid::Path, &String::from_utf8_lossy(name)));
    };
    let refused = |what| Err(Stop::at(what, path));
    if path.len() > limits.path_bytes {
        return refused(Invalid::LongPath { most: limits.path_bytes });
    }
    let folder = path.ends_with('/');
    if !is_plain_path(path.strip_suffix('/').unwrap_or(path)) {
        return refused(Invalid::Path);
    }
    let flags = record.flags();
    if flags.is_encrypted() || flags.has_strong_encryption() || flags.is_masked() {
        return refused(Invalid::Encrypted);
    }
    let method = record.compression_method();
    if method != CompressionMethod::STORE && method != CompressionMethod::DEFLATE {
        return refused(Invalid::Compression);
    }
    // Known are: how hard the writer tried (1, 2), sizes behind the data (3), a UTF-8 name (11).
    if flags.bits() & !0b1000_0000_1110 != 0 {
        return refused(Invalid::Headers);
    }
    check_extra(record.extra_fields(), path)?;
    let (packed, inflated, at) = (record.compressed_size_hint(), record.uncompressed_size_hint(), record.local_header_offset());
    if [packed, inflated, at].contains(&u64::from(u32::MAX)) {
        return refused(Invalid::Zip64);
    }
    let mut disk = [0; 2];
    file.read_exact_at(&mut disk, record.central_directory_offset() + 34)?;
    if disk != [0; 2] {
        return refused(Invalid::MultiDisk);
    }
    // The upper half is the unix mode, whatever system the writer names. In the lower, DOS marks volume labels (0x08), folders
    // (0x10) and devices (0x40).
    let attributes = record.external_attributes();
    let (kind, dos_marks) = if folder { (0o040_000, 0x48) } else { (0o100_000, 0x58) };
    let mode = (attributes >> 16) & 0o170_000;
    if (mode != 0 && mode != kind) || attributes & dos_marks != 0 {
        return refused(Invalid::NotRegular);
    }
    if folder && inflated != 0 {
        return refused(Invalid::Folder);
    }
    if method == CompressionMethod::STORE && packed != inflated {
        return refused(Invalid::Headers);
    }
    let (flags, crc32, way) = (flags.bits(), record.crc32(), record.wayfinder());
    Ok(Listed { path: path.to_owned(), folder, at, packed, inflated, crc32, flags, method, way })
}

/// Extra fields may not change the sizes or the name. Zeros at the end are padding by alignment tools.
fn check_extra(mut fields: ExtraFields<'_>, path: &str) -> Result<(), Stop> {
    for (id, field) in fields.by_ref() {
        if id == ExtraFieldId::ZIP64 {
            return Err(Stop::at(Invalid::Zip64, path));
        }
        // One byte of version and four of CRC-32 stand before the name.
        if id == ExtraFieldId::INFO_ZIP_UNICODE_PATH && field.get(5..) != Some(path.as_bytes()) {
            return Err(Stop::at(Invalid::Headers, path));
        }
    }
    if fields.remaining_bytes().iter().any(|byte| *byte != 0) { Err(Stop::at(Invalid::Headers, path)) } else { Ok(()) }
}

fn check_local(local: &ZipLocalFileHeader<'_>, entry: &Listed) -> Result<(), Stop> {
    check_extra(local.extra_fields(), &entry.path)?;
    // A streaming writer does not know these numbers yet and leaves zeros; the record behind the data has them.
    let agrees = |stated: u64, listed: u64| stated == listed || (entry.streamed() && stated == 0);
    // Bits 1 and 2 only tell how hard the writer tried.
    let flags_agree = (local.flags().bits() ^ entry.flags) & !0b110 == 0;
    if local.file_path().as_ref() == entry.path.as_bytes()
        && local.compression_method() == entry.method
        && flags_agree
        && agrees(local.crc32().into(), entry.crc32.into())
        && agrees(local.compressed_size_hint(), entry.packed)
        && agrees(local.uncompressed_size_hint(), entry.inflated)
    {
        return Ok(());
    }
    Err(Stop::at(Invalid::Headers, &entry.path))
}

/// What lies between the data and the next entry: nothing, or for a streamed entry the record of its sizes.
fn check_rest(file: &impl ReaderAt, entry: &Listed, at: u64, bytes: u64) -> Result<(), Stop> {
    let what = match (entry.streamed(), bytes) {
        (false, 0) => return Ok(()),
        (false, _) => Invalid::Junk,
        (true, 12 | 16 | 20 | 24) => {
            let mut buffer = [0; 24];
            let rest = buffer.get_mut(..usize::try_from(bytes).unwrap_or_default()).unwrap_or_default();
            file.read_exact_at(rest, at)?;
            // The signature is optional, and the sizes may be wide without zip64.
            let crc32 = entry.crc32.to_le_bytes();
            let wide = [&crc32[..], &entry.packed.to_le_bytes(), &entry.inflated.to_le_bytes()].concat();
            let narrow = [&crc32[..], &(entry.packed as u32).to_le_bytes(), &(entry.inflated as u32).to_le_bytes()].concat();
            let unsigned = rest.strip_prefix(b"PK\x07\x08").unwrap_or(rest);
            if [&*rest, unsigned].iter().any(|rest| *rest == wide || *rest == narrow) {
                return Ok(());
            }
            Invalid::Headers
        }
        (true, _) => Invalid::Junk,
    };
    Err(Stop::at(what, &entry.path))
}

/// Counts what the entries really hold.
struct Unpacker<'a> {
    limits: &'a PackageLimits,
    /// All entries, packed.
    packed: u64,
    /// The entries so far, inflated.
    inflated: u64,
    app_json: Option<Vec<u8>>,
    inflater: Decompress,
    input: Vec<u8>,
    output: Vec<u8>,
}

impl Unpacker<'_> {
    /// Goes through an entry; what its content is known by.
    fn entry(&mut self, entry: &Listed, data: &mut impl Read) -> Result<String, Stop> {
        let Self { limits, packed, inflated, app_json, inflater, input, output } = self;
        let mut collected = (entry.path == APP_JSON).then(Vec::new);
        let (mut bytes, mut crc32, mut digest) = (0, Crc32::new(), Sha256::new());
        let mut take = |chunk: &[u8]| {
            bytes += chunk.len() as u64;
            *inflated += chunk.len() as u64;
            crc32.update(chunk);
            digest.update(chunk);
            if *inflated > limits.inflated_bytes {
                return Err(Stop::large(TooLarge::Inflated, limits.inflated_bytes));
            }
            if bytes > RATIO_FLOOR.max(limits.ratio.saturating_mul(entry.packed)) {
                return Err(Stop::at(Invalid::Ratio { most: limits.ratio }, &entry.path));
            }
            if *inflated > RATIO_FLOOR.max(limits.ratio.saturating_mul(*packed)) {
                return Err(Invalid::Ratio { most: limits.ratio }.into());
            }
            if bytes > entry.inflated {
                return Err(Stop::at(Invalid::Checksum, &entry.path));
            }
            if let Some(collected) = &mut collected {
                if bytes > APP_JSON_BYTES {
                    return Err(Stop::large(TooLarge::AppJson, APP_JSON_BYTES));
                }
                collected.extend_from_slice(chunk);
            }
            Ok(())
        };
        inflater.reset(false);
        let mut ended = false;
        while !ended {
            let read = data.read(input)?;
            let mut rest = input.get(..read).unwrap_or_default();
            if entry.method == CompressionMethod::STORE {
                take(rest)?;
                ended = read == 0;
                continue;
            }
            loop {
                let (eaten, made) = (inflater.total_in(), inflater.total_out());
                let status = inflater.decompress(rest, output, FlushDecompress::None).map_err(|_| Stop::at(Invalid::Damaged, &entry.path))?;
                let (eaten, made) = ((inflater.total_in() - eaten) as usize, (inflater.total_out() - made) as usize);
                take(output.get(..made).unwrap_or_default())?;
                rest = rest.get(eaten..).unwrap_or_default();
                ended = status == Status::StreamEnd;
                if ended || (eaten == 0 && made == 0) {
                    break;
                }
            }
            // The stream must end with the entry: neither before, leaving bytes nobody sees, nor not at all.
            let unsound = if ended { inflater.total_in() != entry.packed } else { read == 0 || !rest.is_empty() };
            if unsound {
                return Err(Stop::at(Invalid::Damaged, &entry.path));
            }
        }
        if bytes != entry.inflated || crc32.checksum() != entry.crc32 {
            return Err(Stop::at(Invalid::Checksum, &entry.path));
        }
        if collected.is_some() {
            *app_json = collected;
        }
        Ok(hex(&digest.finalize()[..16]))
    }
}

fn check_parts(entries: &[Listed], app_json: Option<&[u8]>, limits: &PackageLimits) -> Result<(), Stop> {
    let mut subs = match app_json {
        Some(json) => sub_packages(json, limits).ok_or(Invalid::AppJson)?,
        None => BTreeMap::new(),
    };
    let mut main = 0;
    for entry in entries {
        // The roots lie apart, so at most one folder of a path is a root.
        match folders(&entry.path).find(|folder| subs.contains_key(*folder)).and_then(|root| subs.get_mut(root)) {
            Some(sub) => *sub += entry.packed,
            None => main += entry.packed,
        }
    }
    let parts = [(None, main)].into_iter().chain(subs.into_iter().map(|(root, bytes)| (Some(root), bytes)));
    match parts.into_iter().find(|(_, bytes)| *bytes > limits.part_bytes) {
        Some((root, _)) => Err(Stop::large(TooLarge::Part(root), limits.part_bytes)),
        None => Ok(()),
    }
}

/// The roots in `app.json`, each with no bytes yet; `None` if the file is no good.
fn sub_packages(json: &[u8], limits: &PackageLimits) -> Option<BTreeMap<String, u64>> {
    let app: Map<String, Value> = serde_json::from_slice(json).ok()?;
    let list = match (app.get("subPackages"), app.get("subpackages")) {
        (None, None) => return Some(BTreeMap::new()),
        (Some(list), None) | (None, Some(list)) => list.as_array()?,
        // Which one holds is anyone's guess.
        (Some(_), Some(_)) => return None,
    };
    let (mut roots, mut folded) = (BTreeMap::new(), HashSet::new());
    for sub in list {
        let root = sub.as_object()?.get("root")?.as_str()?;
        let root = root.strip_suffix('/').unwrap_or(root);
        if root.len() > limits.path_bytes || !is_plain_path(root) || !folded.insert(fold(root)) {
            return None;
        }
        roots.insert(root.to_owned(), 0);
    }
    let nested = folded.iter().any(|root| folders(root).any(|outer| folded.contains(outer)));
    (!nested).then_some(roots)
}

#[cfg(test)]
mod tests;
