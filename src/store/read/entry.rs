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

/// An entry with its live (or last live) and its scheduled text, in one statement: between two, somebody may publish.
const SELECT: &str = "SELECT c.id, c.kind, c.state, c.lock_version, c.draft, c.last_revision, c.live_revision, c.scheduled_revision, c.scheduled_at, c.pinned, \
    c.first_published_at, c.created_at, c.updated_at, c.updated_by, l.document AS live_document, s.document AS scheduled_document FROM content AS c \
    LEFT JOIN content_revision AS l ON l.content_id = c.id AND l.number = c.live_revision \
    LEFT JOIN content_revision AS s ON s.content_id = c.id AND s.number = c.scheduled_revision WHERE ";

impl Reader {
    /// None when there is no such entry.
    pub async fn entry(&self, id: EntryId) -> StoreResult<Option<EntryView>> {
        Ok(self.entries(&[id]).await?.into_values().next())
    }

    /// Those of these that exist.
    pub async fn entries(&self, ids: &[EntryId]) -> StoreResult<HashMap<EntryId, EntryView>> {
        let sql = self.sql(SELECT).any("c.id", ids.iter().copied().map(uuid));
        Ok(self.views(sql).await?.into_iter().map(|view| (view.entry.id.entry(), view)).collect())
    }

    /// One window of entries, last changed first.
    pub async fn entry_page(&self, filter: &EntryFilter, window: &Window) -> StoreResult<Page<EntryView>> {
        let mut sql = entries_matching(self.sql(SELECT), filter);
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        if let Some(beyond) = window.beyond {
            sql = sql.add(&format!(" AND (c.updated_at, c.id) {compare} (?, ?)"), [beyond.keys[0].into(), Uuid::from_u128(beyond.id).into()]);
        }
        let sql = sql.push(&format!(" ORDER BY c.updated_at {direction}, c.id {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let views = self.views(sql).await?;
        let cursor = |view: &EntryView| Cursor { order: ENTRY_ORDER, keys: [view.updated_at.millis(), 0], id: view.entry.id.bits() };
        Ok(Page::from_walk(window, views.into_iter().map(|view| (cursor(&view), view)).collect()))
    }

    pub async fn entry_count(&self, filter: &EntryFilter) -> StoreResult<u64> {
        let row = self.one(entries_matching(self.sql("SELECT count(*) AS n FROM content AS c WHERE "), filter)).await?;
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
        for row in &self.all(sql.push(&format!(" ORDER BY number {direction} LIMIT ")).number(i64::from(window.take) + 1)).await? {
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
        wanted.push(("tag", document.tags.iter().enumerate().map(|(place, id)| (listed("tagIds", place), id.bits())).collect()));
        let mut contents: Vec<_> = document.capabilities.iter().enumerate().map(|(place, id)| (listed("capabilityIds", place), id.bits())).collect();
        match &document.detail {
            Detail::News { category, related, .. } => {
                contents.extend(related.iter().enumerate().map(|(place, id)| (listed("relatedIds", place), id.bits())));
                wanted.push(("news_category", vec![(vec!["categoryId".into()], category.bits())]));
            }
            Detail::Capability { category, .. } => wanted.push(("capability_category", vec![(vec!["categoryId".into()], category.bits())])),
            Detail::Case { program: Some(program), .. } => wanted.push(("program", vec![(vec!["programId".into()], program.bits())])),
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
        self.all(sql).await?.iter().map(view).collect()
    }
}

fn view(row: &sea_orm::QueryResult) -> StoreResult<EntryView> {
    let r = Row { table: "content", row };
    let live = match r.get::<Option<i32>>("live_revision")? {
        Some(revision) => Some((revision, r.json("live_document")?)),
        None => None,
    };
    let schedule = match r.get::<Option<i32>>("scheduled_revision")? {
        Some(revision) => Some(Schedule { at: r.time("scheduled_at")?, revision, document: r.json("scheduled_document")? }),
        None => None,
    };
    let standing = match (r.word("state", ContentState::from_word)?, live, schedule) {
        (ContentState::Draft, None, None) => Standing::Draft,
        (ContentState::Scheduled, was, Some(next)) => Standing::Scheduled { next, was },
        (ContentState::Published, Some((revision, document)), next) => Standing::Published { revision, document, next },
        (ContentState::Archived, Some((revision, document)), None) => Standing::Archived { revision, document },
        (state, ..) => return Err(r.corrupt("state", format!("{} does not go with its revisions", state.word()))),
    };
    Ok(EntryView {
        entry: Entry {
            id: ContentId::new(r.word("kind", ContentKind::from_word)?, r.bits("id")?),
            lock_version: r.get("lock_version")?,
            standing,
            draft: r.json_or_null("draft")?,
            last_revision: r.get("last_revision")?,
            pinned: r.get("pinned")?,
            first_published: r.get::<Option<i64>>("first_published_at")?.map(|_| r.time("first_published_at")).transpose()?,
        },
        created_at: r.time("created_at")?,
        updated_at: r.time("updated_at")?,
        updated_by: optional_id(&r, "updated_by")?,
    })
}

fn entries_matching(sql: Sql, filter: &EntryFilter) -> Sql {
    let mut sql = sql.push("1 = 1");
    if let Some(kind) = filter.kind {
        sql = sql.push(" AND c.kind = ").bind(kind.word());
    }
    if let Some(state) = filter.state {
        sql = sql.push(" AND c.state = ").bind(state.word());
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
