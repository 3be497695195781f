//! What was uploaded: a package and the files in it.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};

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

/// A window on files that are all in memory already.
fn page(entries: &[package::PackageEntry], window: &Window) -> Page<PackageEntry> {
    let beyond = window.beyond.and_then(|cursor| usize::try_from(cursor.keys[0]).ok());
    let place = |number: usize| Cursor { order: FILE_ORDER, keys: [number as i64, 0], id: 0 };
    let numbered = entries.iter().enumerate().map(|(number, entry)| (place(number), PackageEntry::from(entry)));
    let take = window.take as usize + 1;
    let rows = match (window.backward, beyond) {
        (false, Some(place)) => numbered.skip(place.saturating_add(1)).take(take).collect(),
        (false, None) => numbered.take(take).collect(),
        (true, beyond) => numbered.take(beyond.unwrap_or(usize::MAX)).rev().take(take).collect(),
    };
    Page::from_walk(window, rows)
}
