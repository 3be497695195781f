//! What was uploaded: a package and the files in it.

use std::sync::Arc;

use async_graphql::{Context, Enum, Object, SimpleObject};

use crate::gateway::{
    connection::{List, Whole, arguments, connection},
    fault::Fault,
    scalars::Url,
};
use crate::{
    domain::{
        package,
        page::{Cursor, Page, Window},
    },
    store::read::PackageView,
};

/// The byte that marks cursors of lists of files.
const FILE_ORDER: u8 = 75;

/// A package as it was uploaded.
pub(in crate::gateway) struct Package(pub(super) Arc<PackageView>);

/// One file of a package.
#[derive(SimpleObject, Clone)]
pub(in crate::gateway) struct PackageEntry {
    /// Within the package.
    path: String,
    /// Bytes, inflated.
    bytes: i64,
    /// Bytes within the package.
    packed_bytes: i64,
}

impl From<&package::PackageEntry> for PackageEntry {
    fn from(entry: &package::PackageEntry) -> Self {
        Self { path: entry.path.clone(), bytes: entry.bytes.cast_signed(), packed_bytes: entry.packed_bytes.cast_signed() }
    }
}

connection!(PackageEntry, PackageEntryConnection, PackageEntryEdge, "files of a package");

/// A package as it was uploaded.
#[Object]
impl Package {
    /// The SHA-256 of its bytes, in lower-case hex.
    async fn sha256(&self) -> &str {
        &self.0.digest
    }
    /// Its length in bytes.
    async fn bytes(&self) -> i64 {
        self.0.bytes
    }
    /// All its files together, inflated, in bytes.
    async fn inflated_bytes(&self) -> i64 {
        self.0.inflated_bytes
    }
    /// Where its bytes can be fetched by those who see the version, with the same token.
    async fn url(&self) -> Url {
        Url(format!("/packages/{}", self.0.digest))
    }
    /// Its files by path.
    async fn entries(
        &self,
        _ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<PackageEntryConnection, Fault> {
        let window = arguments(first, after, last, before).window(FILE_ORDER)?;
        let whole = Whole::Known(self.0.entries.len() as u64);
        Ok(PackageEntryConnection(List::new(page(&self.0.entries, &window), whole, |entry| entry)))
    }
}

/// What became of a file.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "package::Fate")]
pub(in crate::gateway) enum PackageChangeKind {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It has another content.
    Changed,
}

/// A file that is not the same in two packages.
#[derive(SimpleObject, Clone)]
pub(in crate::gateway) struct PackageChange {
    /// Within the package.
    path: String,
    /// What became of it.
    kind: PackageChangeKind,
    /// Bytes, inflated, in the former package; null if it is new.
    bytes_before: Option<i64>,
    /// Bytes, inflated; null if it is gone.
    bytes: Option<i64>,
}

impl From<&package::Difference> for PackageChange {
    fn from(it: &package::Difference) -> Self {
        let signed = |bytes: Option<u64>| bytes.map(u64::cast_signed);
        Self { path: it.path.clone(), kind: it.fate.into(), bytes_before: signed(it.bytes_before), bytes: signed(it.bytes) }
    }
}

connection!(PackageChange, PackageChangeConnection, PackageChangeEdge, "files that are not the same");

/// What became of the files from one package to another: by their SHA-256, or by length and checksum where a package is older than that.
pub(in crate::gateway) struct PackageDifference {
    files: Vec<package::Difference>,
    /// By how many bytes all files together grew.
    growth: i64,
}

impl PackageDifference {
    pub(super) fn between(before: &PackageView, now: &PackageView) -> Self {
        Self { files: package::differences(&before.entries, &now.entries), growth: now.inflated_bytes - before.inflated_bytes }
    }

    fn count(&self, fate: package::Fate) -> i64 {
        self.files.iter().filter(|it| it.fate == fate).count() as i64
    }
}

/// What became of the files from one package to another: by their SHA-256, or by length and checksum where a package is older than that.
#[Object]
impl PackageDifference {
    /// How many files are new.
    async fn added(&self) -> i64 {
        self.count(package::Fate::Added)
    }
    /// How many files are gone.
    async fn removed(&self) -> i64 {
        self.count(package::Fate::Removed)
    }
    /// How many files have another content.
    async fn changed(&self) -> i64 {
        self.count(package::Fate::Changed)
    }
    /// By how many bytes all files together grew, inflated; below zero: they shrank.
    async fn growth(&self) -> i64 {
        self.growth
    }
    /// The files that are not the same, by path.
    async fn files(
        &self,
        _ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<PackageChangeConnection, Fault> {
        let window = arguments(first, after, last, before).window(FILE_ORDER)?;
        let whole = Whole::Known(self.files.len() as u64);
        Ok(PackageChangeConnection(List::new(page(&self.files, &window), whole, |change| change)))
    }
}

/// A window on files that are all in memory already.
fn page<'a, Row, Node: From<&'a Row>>(entries: &'a [Row], window: &Window) -> Page<Node> {
    let beyond = window.beyond.and_then(|cursor| usize::try_from(cursor.keys[0]).ok());
    let place = |number: usize| Cursor { order: FILE_ORDER, keys: [number as i64, 0], id: 0 };
    let numbered = entries.iter().enumerate().map(|(number, entry)| (place(number), Node::from(entry)));
    let take = window.take as usize + 1;
    let rows = match (window.backward, beyond) {
        (false, Some(place)) => numbered.skip(place.saturating_add(1)).take(take).collect(),
        (false, None) => numbered.take(take).collect(),
        (true, beyond) => numbered.take(beyond.unwrap_or(usize::MAX)).rev().take(take).collect(),
    };
    Page::from_walk(window, rows)
}
