//! What happened to programs, in the order it happened.

use std::collections::HashMap;

use sea_orm::QueryResult;
use uuid::Uuid;

use super::{Reader, log::doer};
use crate::{
    domain::{
        event::{Event, EventKind},
        id::{EventId, ProgramId, VersionId},
        page::{Cursor, Page, Window},
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The byte that marks cursors of lists of events.
pub const EVENT_ORDER: u8 = 72;

/// An event as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventView {
    pub id: EventId,
    pub event: Event,
}

/// Which events of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFilter {
    pub program: ProgramId,
    /// Only those that moved this version.
    pub version: Option<VersionId>,
}

const COLUMNS: &str = "e.id, e.program_id, e.sequence, e.kind, e.details, e.account_id, e.role, e.channel, e.at";

impl Reader {
    pub async fn events(&self, ids: &[EventId]) -> StoreResult<Vec<EventView>> {
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM event AS e WHERE e.sequence IS NOT NULL AND ").any("e.id", ids.iter().copied().map(uuid));
        self.all(sql).await?.iter().map(view).collect()
    }

    /// What happened to each version, first things first; of more than a hundred the last.
    pub async fn timelines(&self, versions: &[VersionId]) -> StoreResult<HashMap<VersionId, Vec<EventView>>> {
        let sql = self.sql("SELECT e.of_version, ").push(COLUMNS).push(" FROM ");
        let sql = timelines_of(sql, versions.iter().copied().map(uuid)).push(" ORDER BY e.of_version, e.sequence");
        let mut found: HashMap<VersionId, Vec<EventView>> = HashMap::new();
        for row in &self.all(sql).await? {
            found.entry(Row { table: "event", row }.id("of_version")?).or_default().push(view(row)?);
        }
        Ok(found)
    }

    /// One window on the events of a program (or of one of its versions), first things first.
    pub async fn event_page(&self, filter: &EventFilter, window: &Window) -> StoreResult<Page<EventView>> {
        let (compare, direction) = if window.backward { ("<", "DESC") } else { (">", "ASC") };
        let mut sql = filtered(self.sql("SELECT ").push(COLUMNS).push(" FROM event AS e WHERE "), filter);
        if let Some(beyond) = window.beyond {
            sql = sql.push(&format!(" AND e.sequence {compare} ")).bind(beyond.keys[0]);
        }
        let sql = sql.push(&format!(" ORDER BY e.sequence {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut rows = Vec::new();
        for row in &self.all(sql).await? {
            let view = view(row)?;
            rows.push((Cursor { order: EVENT_ORDER, keys: [view.event.sequence, 0], id: view.id.bits() }, view));
        }
        Ok(Page::from_walk(window, rows))
    }

    pub async fn event_count(&self, filter: &EventFilter) -> StoreResult<u64> {
        let sql = filtered(self.sql("SELECT count(*) AS n FROM event AS e WHERE "), filter);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }
}

/// How many events of a version its timeline shows.
const TIMELINE_MOST: u32 = 100;

/// What happened to each version, as `e`, with the version it is told for: of more than a hundred the last.
pub(super) fn timelines_of(sql: Sql, versions: impl Iterator<Item = Uuid>) -> Sql {
    if sql.postgres() {
        let versions: Vec<Uuid> = versions.collect();
        let sql = sql.push("unnest(").bind(versions).push(") AS u (id) CROSS JOIN LATERAL (SELECT e.*, u.id AS of_version FROM ");
        return sql.push(&timeline_of("u.id", "e.*, ")).push(" AS e) AS e");
    }
    sql.push("(SELECT * FROM (SELECT e.*, v.id AS of_version, row_number() OVER (PARTITION BY v.id ORDER BY e.sequence DESC) AS place FROM version AS v")
        .push(" JOIN event AS e ON e.program_id = v.program_id AND e.sequence IS NOT NULL AND (e.version_id = v.id OR e.other_version_id = v.id) WHERE ")
        .any("v.id", versions)
        .push(&format!(") AS e WHERE e.place <= {TIMELINE_MOST}) AS e"))
}

/// The same of one version, on PostgreSQL, with these columns: two walks along an index, where one condition with OR would be none.
pub(in crate::store) fn timeline_of(version: &str, columns: &str) -> String {
    let walk = |condition: &str| format!("SELECT {columns}e.sequence AS place FROM event AS e WHERE {condition} AND e.sequence IS NOT NULL");
    let (own, other) =
        (walk(&format!("e.version_id = {version}")), walk(&format!("e.other_version_id = {version} AND e.version_id IS DISTINCT FROM {version}")));
    format!("({own} UNION ALL {other} ORDER BY place DESC LIMIT {TIMELINE_MOST})")
}

fn filtered(sql: Sql, filter: &EventFilter) -> Sql {
    let sql = sql.push("e.sequence IS NOT NULL AND e.program_id = ").bind(uuid(filter.program));
    match filter.version {
        Some(version) => sql.add(" AND (e.version_id = ? OR e.other_version_id = ?)", [uuid(version).into(), uuid(version).into()]),
        None => sql,
    }
}

fn view(row: &QueryResult) -> StoreResult<EventView> {
    let r = Row { table: "event", row };
    Ok(EventView {
        id: r.id("id")?,
        event: Event {
            program: r.id("program_id")?,
            sequence: r.get("sequence")?,
            kind: r.word("kind", EventKind::from_word)?,
            details: r.json("details")?,
            by: doer(&r)?,
            at: r.time("at")?,
        },
    })
}
