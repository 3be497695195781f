//! The editors' side: entries in every state, their drafts and kept revisions. Guarded by whoever calls.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        content::{ContentKind, ContentState, Entry, RevisionNumber, Schedule, Standing},
        document::{Detail, Document},
        id::{AccountId, ContentId, EntryId, Named},
        page::{Cursor, Page, Window},
        refusal::{Rule, Violation},
        timestamp::Timestamp,
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// An entry and what is noted about it.
#[derive(Clone, Debug)]
pub struct EntryView {
    pub entry: Entry,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// None: the server itself, by the clock.
    pub updated_by: Option<AccountId>,
}

/// A kept revision.
#[derive(Clone, Debug)]
pub struct RevisionView {
    pub number: RevisionNumber,
    pub document: Document,
    pub created_at: Timestamp,
    pub created_by: Option<AccountId>,
    /// When it last went live; None when it never did.
    pub published_at: Option<Timestamp>,
}

/// Which entries are wanted.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    pub kind: Option<ContentKind>,
    pub state: Option<ContentState>,
}

/// The byte that marks cursors of lists of entries.
pub const ENTRY_ORDER: u8 = 65;
/// The byte that marks cursors of lists of revisions.
pub const REVISION_ORDER: u8 = 66;

const COLUMNS: &str = "id, kind, state, lock_version, draft, last_revision, live_revision, scheduled_revision, scheduled_at, pinned, first_published_at, created_at, updated_at, updated_by";

impl Reader {
    /// None when there is no such entry. Two statements.
    pub async fn entry(&self, id: EntryId) -> StoreResult<Option<EntryView>> {
        Ok(self.entries(&[id]).await?.into_values().next())
    }

    /// Those of these that exist. Two statements.
    pub async fn entries(&self, ids: &[EntryId]) -> StoreResult<HashMap<EntryId, EntryView>> {
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM content WHERE ").any("id", ids.iter().copied().map(uuid));
        Ok(self.views(sql).await?.into_iter().map(|view| (view.entry.id.entry(), view)).collect())
    }

    /// One window of entries, last changed first. Two statements.
    pub async fn entry_page(&self, filter: &EntryFilter, window: &Window) -> StoreResult<Page<EntryView>> {
        let mut sql = entries_matching(self.sql("SELECT ").push(COLUMNS).push(" FROM content WHERE "), filter);
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        if let Some(beyond) = window.beyond {
            sql = sql.add(&format!(" AND (updated_at, id) {compare} (?, ?)"), [beyond.keys[0].into(), Uuid::from_u128(beyond.id).into()]);
        }
        let sql = sql.push(&format!(" ORDER BY updated_at {direction}, id {direction} LIMIT ")).bind(i64::from(window.take) + 1);
        let views = self.views(sql).await?;
        let cursor = |view: &EntryView| Cursor { order: ENTRY_ORDER, keys: [view.updated_at.millis(), 0], id: view.entry.id.bits() };
        Ok(Page::from_walk(window, views.into_iter().map(|view| (cursor(&view), view)).collect()))
    }

    pub async fn entry_count(&self, filter: &EntryFilter) -> StoreResult<u64> {
        let row = self.one(entries_matching(self.sql("SELECT count(*) AS n FROM content WHERE "), filter)).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// One window of an entry's kept revisions, newest first.
    pub async fn revision_page(&self, id: EntryId, window: &Window) -> StoreResult<Page<RevisionView>> {
        let mut sql = self.sql("SELECT number, document, created_at, created_by, published_at FROM content_revision WHERE content_id = ").bind(uuid(id));
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        if let Some(beyond) = window.beyond {
            sql = sql.push(&format!(" AND number {compare} ")).bind(beyond.keys[0]);
        }
        let mut revisions = Vec::new();
        for row in &self.all(sql.push(&format!(" ORDER BY number {direction} LIMIT ")).bind(i64::from(window.take) + 1)).await? {
            let revision = revision(row)?;
            revisions.push((Cursor { order: REVISION_ORDER, keys: [revision.number.into(), 0], id: 0 }, revision));
        }
        Ok(Page::from_walk(window, revisions))
    }

    pub async fn revision_count(&self, id: EntryId) -> StoreResult<u64> {
        let row = self.one(self.sql("SELECT count(*) AS n FROM content_revision WHERE content_id = ").bind(uuid(id))).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// None when the entry has no such revision.
    pub async fn revision(&self, id: EntryId, number: RevisionNumber) -> StoreResult<Option<RevisionView>> {
        let sql = self.sql("SELECT number, document, created_at, created_by, published_at FROM content_revision WHERE ");
        self.one(sql.add("content_id = ? AND number = ?", [uuid(id).into(), number.into()])).await?.as_ref().map(revision).transpose()
    }

    /// Entries whose scheduled time has come, longest overdue first, at most a hundred at once.
    pub async fn due(&self, now: Timestamp) -> StoreResult<Vec<EntryId>> {
        let sql = self
            .sql("SELECT id FROM content WHERE scheduled_at IS NOT NULL AND scheduled_at <= ")
            .bind(now.millis())
            .push(" ORDER BY scheduled_at, id LIMIT 100");
        self.all(sql).await?.iter().map(|row| Row { table: "content", row }.id("id")).collect()
    }

    /// How many live pieces of a kind are pinned.
    pub async fn pinned(&self, kind: ContentKind) -> StoreResult<usize> {
        let row = self.one(self.sql("SELECT count(*) AS n FROM content WHERE pinned AND kind = ").bind(kind.word())).await?;
        Ok(usize::try_from(row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?).unwrap_or(0))
    }

    /// The ids of a document that name nothing, by field. One statement for each sort of thing it names.
    pub async fn dangling(&self, document: &Document) -> StoreResult<Vec<Violation>> {
        type Named = (Vec<String>, u128);
        let mut wanted: Vec<(&'static str, Vec<Named>)> = Vec::new();
        let listed = |field: &str, place: usize| vec![field.to_owned(), place.to_string()];
        wanted.push(("tag", document.tags.iter().enumerate().map(|(place, id)| (listed("tags", place), id.bits())).collect()));
        let mut contents: Vec<_> = document.capabilities.iter().enumerate().map(|(place, id)| (listed("capabilities", place), id.bits())).collect();
        match &document.detail {
            Detail::News { category, related, .. } => {
                contents.extend(related.iter().enumerate().map(|(place, id)| (listed("related", place), id.bits())));
                wanted.push(("news_category", vec![(vec!["category".into()], category.bits())]));
            }
            Detail::Capability { category, .. } => wanted.push(("capability_category", vec![(vec!["category".into()], category.bits())])),
            Detail::Case { program: Some(program), .. } => wanted.push(("program", vec![(vec!["program".into()], program.bits())])),
            Detail::Case { program: None, .. } | Detail::Video { .. } => {}
        }
        wanted.push(("content", contents));
        let mut violations = Vec::new();
        for (table, names) in wanted.into_iter().filter(|(_, names)| !names.is_empty()) {
            let sql = self.sql("SELECT id FROM ").push(table).push(" WHERE ").any("id", names.iter().map(|(_, bits)| Uuid::from_u128(*bits)));
            let known = self.all(sql).await?.iter().map(|row| Row { table, row }.bits("id")).collect::<StoreResult<HashSet<_>>>()?;
            violations.extend(names.into_iter().filter(|(_, bits)| !known.contains(bits)).map(|(field, _)| Violation { field, rule: Rule::Unknown }));
        }
        Ok(violations)
    }

    async fn views(&self, sql: Sql) -> StoreResult<Vec<EntryView>> {
        let rows = self.all(sql).await?;
        let mut texts = self.texts(&rows).await?;
        rows.iter()
            .map(|row| {
                let r = Row { table: "content", row };
                let id = ContentId::new(r.word("kind", ContentKind::from_word)?, r.bits("id")?);
                let mut text = |number: RevisionNumber| {
                    texts.remove(&(id.bits(), number)).ok_or_else(|| r.corrupt("live_revision", format!("revision {number} is missing")))
                };
                let schedule = match (r.get::<Option<i32>>("scheduled_revision")?, r.get::<Option<i64>>("scheduled_at")?) {
                    (Some(revision), Some(_)) => Some(Schedule { at: r.time("scheduled_at")?, revision, document: text(revision)? }),
                    _ => None,
                };
                let live = r.get::<Option<i32>>("live_revision")?.map(|revision| text(revision).map(|document| (revision, document))).transpose()?;
                let standing = match (r.word("state", ContentState::from_word)?, live, schedule) {
                    (ContentState::Draft, None, None) => Standing::Draft,
                    (ContentState::Scheduled, None, Some(schedule)) => Standing::Scheduled(schedule),
                    (ContentState::Published, Some((revision, document)), next) => Standing::Published { revision, document, next },
                    (ContentState::Archived, Some((revision, document)), None) => Standing::Archived { revision, document },
                    (state, ..) => return Err(r.corrupt("state", format!("{} does not go with its revisions", state.word()))),
                };
                let first_published = r.get::<Option<i64>>("first_published_at")?.map(|_| r.time("first_published_at")).transpose()?;
                Ok(EntryView {
                    entry: Entry {
                        id,
                        lock_version: r.get("lock_version")?,
                        standing,
                        draft: r.json_or_null("draft")?,
                        last_revision: r.get("last_revision")?,
                        pinned: r.get("pinned")?,
                        first_published,
                    },
                    created_at: r.time("created_at")?,
                    updated_at: r.time("updated_at")?,
                    updated_by: r.get::<Option<Uuid>>("updated_by")?.map(|id| AccountId::from_bits(id.as_u128())),
                })
            })
            .collect()
    }

    /// The live (or last live) and the scheduled texts of these rows.
    async fn texts(&self, rows: &[sea_orm::QueryResult]) -> StoreResult<HashMap<(u128, RevisionNumber), Document>> {
        if rows.is_empty() {
            return Ok(HashMap::new());
        }
        let ids = rows.iter().map(|row| Row { table: "content", row }.get::<Uuid>("id")).collect::<StoreResult<Vec<_>>>()?;
        let sql = self
            .sql("SELECT r.content_id AS id, r.number, r.document FROM content_revision AS r JOIN content AS c ON c.id = r.content_id AND (r.number = c.live_revision OR r.number = c.scheduled_revision) WHERE ")
            .any("c.id", ids);
        self.all(sql)
            .await?
            .iter()
            .map(|row| Row { table: "content_revision", row })
            .map(|r| Ok(((r.bits("id")?, r.get("number")?), r.json("document")?)))
            .collect()
    }
}

fn entries_matching(sql: Sql, filter: &EntryFilter) -> Sql {
    let mut sql = sql.push("1 = 1");
    if let Some(kind) = filter.kind {
        sql = sql.push(" AND kind = ").bind(kind.word());
    }
    if let Some(state) = filter.state {
        sql = sql.push(" AND state = ").bind(state.word());
    }
    sql
}

fn revision(row: &sea_orm::QueryResult) -> StoreResult<RevisionView> {
    let r = Row { table: "content_revision", row };
    Ok(RevisionView {
        number: r.get("number")?,
        document: r.json("document")?,
        created_at: r.time("created_at")?,
        created_by: optional_id(&r, "created_by")?,
        published_at: r.get::<Option<i64>>("published_at")?.map(|_| r.time("published_at")).transpose()?,
    })
}

fn optional_id<T: Named>(r: &Row<'_>, column: &'static str) -> StoreResult<Option<crate::domain::id::Id<T>>> {
    Ok(r.get::<Option<Uuid>>(column)?.map(|id| crate::domain::id::Id::from_bits(id.as_u128())))
}
