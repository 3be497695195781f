//! A package: the numbers it must keep to, what is known of the files in it, and why one is refused.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The numbers a package must keep to.
#[derive(Clone, Copy, Debug)]
pub struct PackageLimits {
    /// The whole file.
    pub bytes: u64,
    /// The packed files of the main package, or of one sub package.
    pub part_bytes: u64,
    /// Files and folders.
    pub entries: usize,
    /// One path, in UTF-8.
    pub path_bytes: usize,
    /// Inflated bytes for one packed byte.
    pub ratio: u64,
    /// All files inflated.
    pub inflated_bytes: u64,
}

impl Default for PackageLimits {
    fn default() -> Self {
        Self { bytes: 8 << 20, part_bytes: 2 << 20, entries: 5_000, path_bytes: 255, ratio: 100, inflated_bytes: 100 << 20 }
    }
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageEntry {
    pub path: String,
    /// Inflated.
    pub bytes: u64,
    pub packed_bytes: u64,
    pub crc32: u32,
    /// The first half of its SHA-256, in hex; none of packages that were looked through before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

impl PackageEntry {
    /// Whether two files are the same. Without digests their lengths and checksums are all there is, which somebody could make alike.
    fn is(&self, other: &Self) -> bool {
        match (&self.digest, &other.digest) {
            (Some(mine), Some(other)) => mine == other,
            _ => (self.bytes, self.crc32) == (other.bytes, other.crc32),
        }
    }
}

/// The files of a sound package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Sorted by path.
    pub entries: Vec<PackageEntry>,
    pub inflated_bytes: u64,
}

/// What became of a file from one package to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Added,
    Removed,
    Changed,
}

/// A file that is not the same in two packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub path: String,
    pub fate: Fate,
    /// Inflated, before; none if it is new.
    pub bytes_before: Option<u64>,
    /// Inflated, now; none if it is gone.
    pub bytes: Option<u64>,
}

/// The files that are not the same, by path; both lists are sorted by path.
pub fn differences(before: &[PackageEntry], now: &[PackageEntry]) -> Vec<Difference> {
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    let mut found = Vec::new();
    let mut tell = |path: &str, fate, bytes_before, bytes| found.push(Difference { path: path.to_owned(), fate, bytes_before, bytes });
    loop {
        let order = match (before.peek(), now.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old.path.cmp(&new.path),
        };
        let old = if order.is_le() { before.next() } else { None };
        let new = if order.is_ge() { now.next() } else { None };
        match (old, new) {
            (Some(old), Some(new)) if old.is(new) => {}
            (Some(old), Some(new)) => tell(&new.path, Fate::Changed, Some(old.bytes), Some(new.bytes)),
            (Some(old), None) => tell(&old.path, Fate::Removed, Some(old.bytes), None),
            (None, Some(new)) => tell(&new.path, Fate::Added, None, Some(new.bytes)),
            (None, None) => {}
        }
    }
    found
}

/// Why a package is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageFault {
    /// A size or a count is over its limit.
    TooLarge { what: TooLarge, most: u64 },
    /// The file is unreadable, or holds what a package must not hold.
    Invalid { what: Invalid, path: Option<String> },
}

/// Which limit is passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// The whole file.
    File,
    /// The sub package with this root, or the main package.
    Part(Option<String>),
    /// The number of files and folders.
    Entries,
    /// All files inflated.
    Inflated,
    /// `app.json` inflated.
    AppJson,
}

/// What is wrong with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// There is no zip end record.
    NotZip,
    /// The file ends too early.
    Truncated,
    /// Zip64 structures, which a file this small never needs.
    Zip64,
    /// A piece of a zip split over several files.
    MultiDisk,
    /// Nothing but folders, or nothing at all.
    Empty,
    /// An encrypted entry.
    Encrypted,
    /// A method other than stored and deflate.
    Compression,
    /// A path that is absolute, climbs, has empty or `.` segments, backslashes, invisible characters, or is not UTF-8.
    Path,
    /// A path longer than this many bytes.
    LongPath { most: usize },
    /// Two entries with one path but for upper and lower case, or a file where another entry needs a folder.
    Duplicate,
    /// A link, a device, or an entry whose attributes contradict its name.
    NotRegular,
    /// A folder with content.
    Folder,
    /// More inflated bytes than this for one packed byte.
    Ratio { most: u64 },
    /// Headers that contradict each other or the file.
    Headers,
    /// Entries lying over each other or over the central directory.
    Overlap,
    /// Bytes that belong to no entry.
    Junk,
    /// Data that does not inflate.
    Damaged,
    /// Another size or CRC-32 than declared.
    Checksum,
    /// `app.json` is not JSON, or its sub packages are not proper folders apart from each other.
    AppJson,
}

impl PackageFault {
    /// The fault in one sentence, in Chinese and in English.
    pub fn sentence(&self) -> (String, String) {
        match self {
            Self::TooLarge { what, most } => {
                let size = size(*most);
                match what {
                    TooLarge::File => (format!("包文件大于 {}。", size.0), format!("The package file is larger than {}.", size.1)),
                    TooLarge::Part(None) => (format!("主包大于 {}。", size.0), format!("The main package is larger than {}.", size.1)),
                    TooLarge::Part(Some(root)) => {
                        let root = shown(root);
                        (format!("分包“{root}”大于 {}。", size.0), format!("The sub package “{root}” is larger than {}.", size.1))
                    }
                    TooLarge::Entries => (format!("包内的文件和文件夹多于 {most} 个。"), format!("The package has more than {most} files and folders.")),
                    TooLarge::Inflated => (format!("包内文件解压后合计大于 {}。", size.0), format!("The unpacked files add up to more than {}.", size.1)),
                    TooLarge::AppJson => (format!("app.json 大于 {}。", size.0), format!("app.json is larger than {}.", size.1)),
                }
            }
            Self::Invalid { what, path } => {
                let (chinese, english) = what.words();
                match path.as_deref().map(shown) {
                    Some(path) => (format!("{chinese}：“{path}”。"), format!("{english}: “{path}”.")),
                    None => (format!("{chinese}。"), format!("{english}.")),
                }
            }
        }
    }
}

impl PackageFault {
    /// The limit of the whole file, met before anything was looked at.
    pub fn file_too_large(most: u64) -> Self {
        Self::TooLarge { what: TooLarge::File, most }
    }
}

impl Invalid {
    fn words(self) -> (String, String) {
        let (chinese, english) = match self {
            Self::LongPath { most } => return (format!("路径长于 {most} 字节"), format!("A path is longer than {most} bytes")),
            Self::Ratio { most } => return (format!("压缩比大于 {most}"), format!("The compression ratio is greater than {most}")),
            Self::NotZip => ("文件不是 zip 包", "The file is not a zip file"),
            Self::Truncated => ("zip 文件不完整", "The zip file is cut short"),
            Self::Zip64 => ("不支持 zip64 格式", "Zip64 is not supported"),
            Self::MultiDisk => ("不支持分卷 zip", "Split zip files are not supported"),
            Self::Empty => ("包内没有文件", "The package has no files"),
            Self::Encrypted => ("包内有加密的文件", "An entry is encrypted"),
            Self::Compression => ("只支持“存储”和“deflate”两种压缩方法", "Only the methods “stored” and “deflate” are supported"),
            Self::Path => ("路径不合规", "A path is not allowed"),
            Self::Duplicate => ("路径重复或冲突（不区分大小写）", "A path is repeated or in conflict with another (case is ignored)"),
            Self::NotRegular => ("包内有链接、设备等非普通文件", "An entry is not a regular file or folder"),
            Self::Folder => ("文件夹条目带有数据", "A folder entry holds data"),
            Self::Headers => ("zip 头信息互相矛盾", "The zip headers contradict each other"),
            Self::Overlap => ("zip 条目互相重叠", "Zip entries overlap"),
            Self::Junk => ("zip 文件里有不属于任何条目的数据", "The zip file has data that belongs to no entry"),
            Self::Damaged => ("文件数据已损坏，无法解压", "An entry is damaged and does not unpack"),
            Self::Checksum => ("文件的大小或校验和与声明不符", "An entry does not have its declared size and checksum"),
            Self::AppJson => ("app.json 无法读取或分包配置有误", "app.json is unreadable or its sub packages are wrong"),
        };
        (chinese.to_owned(), english.to_owned())
    }
}

fn size(bytes: u64) -> (String, String) {
    match bytes {
        0 => ("0 字节".to_owned(), "0 bytes".to_owned()),
        _ if bytes.is_multiple_of(1 << 20) => (format!("{} MiB", bytes >> 20), format!("{} MiB", bytes >> 20)),
        _ if bytes.is_multiple_of(1 << 10) => (format!("{} KiB", bytes >> 10), format!("{} KiB", bytes >> 10)),
        _ => (format!("{bytes} 字节"), format!("{bytes} bytes")),
    }
}

/// A path fit for a message: at most 80 characters, none of them invisible.
fn shown(path: &str) -> String {
    let count = path.chars().count();
    let plain = |c| if invisible(c) { '\u{FFFD}' } else { c };
    if count <= 80 {
        return path.chars().map(plain).collect();
    }
    path.chars().take(39).chain(['…']).chain(path.chars().skip(count - 40)).map(plain).collect()
}

/// Control characters, and those that reorder or hide their neighbours on a screen.
pub fn invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether a path names a place inside the package, and is what it looks like.
pub fn is_plain_path(path: &str) -> bool {
    let drive = matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    !drive && !path.contains(|c| c == '\\' || invisible(c)) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// What two paths share that some file system takes for one: composed alike, and without regard to case. By way of the upper case,
/// which also makes one of ß and ss, and of the three sigmas.
pub fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

/// The folders a path lies in, from the outermost.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| path.get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, bytes: u64, crc32: u32) -> PackageEntry {
        PackageEntry { path: path.into(), bytes, packed_bytes: bytes, crc32, digest: None }
    }

    #[test]
    fn what_differs_is_told_by_path_and_the_same_is_not() {
        let before = [file("a.js", 1, 1), file("b.js", 2, 2), file("c.js", 3, 3), file("e.js", 5, 5)];
        let now = [file("b.js", 2, 9), file("c.js", 3, 3), file("d.js", 4, 4), file("e.js", 6, 6)];
        let told: Vec<_> = differences(&before, &now).into_iter().map(|it| (it.path, it.fate, it.bytes_before, it.bytes)).collect();
        let expected = [
            ("a.js", Fate::Removed, Some(1), None),
            // the same length, another content
            ("b.js", Fate::Changed, Some(2), Some(2)),
            ("d.js", Fate::Added, None, Some(4)),
            ("e.js", Fate::Changed, Some(5), Some(6)),
        ];
        assert_eq!(told, expected.map(|(path, fate, before, now)| (path.to_owned(), fate, before, now)));
        assert_eq!(differences(&now, &now), []);
        assert_eq!(differences(&[], &now).len(), 4);
        assert!(differences(&now, &[]).iter().all(|it| it.fate == Fate::Removed));
        // made alike in length and checksum, and told apart all the same
        let known = |digest: &str| [PackageEntry { digest: Some(digest.into()), ..file("a.js", 1, 1) }];
        assert_eq!(differences(&known("aa"), &known("bb"))[0].fate, Fate::Changed);
        assert_eq!(differences(&known("aa"), &known("aa")), []);
        // one was looked through before digests were kept
        assert_eq!(differences(&[file("a.js", 1, 1)], &known("aa")), []);
        let old: PackageEntry = serde_json::from_str(r#"{"path":"a.js","bytes":1,"packed_bytes":1,"crc32":1}"#).unwrap();
        assert_eq!(old, file("a.js", 1, 1));
    }
}
