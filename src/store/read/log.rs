//! The log as it is read: by the feed in the order of everything, by those who audit it, and byte by byte by those who prove it.

use sea_orm::QueryResult;
use uuid::Uuid;

use super::{EventView, Reader};
use crate::{
    domain::{
        actor::{Channel, PlatformRole, ProgramRole, Who},
        event::{Doer, EventKind, Record},
        id::{AccountId, EventId, ProgramId, VersionId, uuid_v7},
        log::{Hash, Line},
        page::{Cursor, Page, Window},
        timestamp::Timestamp,
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The byte that marks cursors of the audit log.
pub const AUDIT_ORDER: u8 = 77;

/// Which part of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Everything.
    Everything,
    /// The steps of one program.
    Program(ProgramId),
    /// The reviews of one version, or of all versions of a program.
    Reviews(ProgramId, Option<VersionId>),
    /// The steps of every program that somebody is a member of, and those that concern them.
    Person(AccountId),
    /// What changes the reviewers' queue.
    Queue,
}

/// Which rows of the audit log; every condition given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    pub kinds: Vec<EventKind>,
    pub program: Option<ProgramId>,
    pub account: Option<AccountId>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

/// Rows of a topic.
#[derive(Clone, Debug)]
pub struct Records {
    pub records: Vec<Record>,
    /// The place of the last row, left out or not.
    pub end: Option<i64>,
    pub more: bool,
}

/// A row with its place and its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub line: Line,
    pub position: i64,
    pub hash: Vec<u8>,
}

pub(in crate::store) const LINE_COLUMNS: &str = "e.id, e.program_id, e.sequence, e.kind, e.version_id, e.other_version_id, e.subject, e.about_id, e.details, \
     e.account_id, e.role, e.channel, e.request_id, e.at";

impl Reader {
    /// The last place in the log; 0 when nothing was stamped yet.
    pub async fn log_end(&self) -> StoreResult<i64> {
        let sql = self.sql("SELECT COALESCE(max(position), 0) AS position FROM event");
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get("", "position"))?)
    }

    /// The last place among rows from before a moment, with which ids begin; None: there is none. Rows of about the same moment may have been stamped in
    /// another order.
    pub async fn log_place(&self, before: Timestamp) -> StoreResult<Option<i64>> {
        let first = uuid(EventId::from_bits(uuid_v7(before, 0)));
        let sql = self.sql("SELECT max(position) AS position FROM (SELECT position FROM event WHERE id < ").bind(first);
        let row = self.one(sql.push(" AND position IS NOT NULL ORDER BY id DESC LIMIT 100) AS e")).await?;
        Ok(row.map_or(Ok(None), |row| row.try_get("", "position"))?)
    }

    /// The hash of the row at a place, and when it happened; None: there is no such place.
    pub async fn log_mark(&self, position: i64) -> StoreResult<Option<(Hash, Timestamp)>> {
        let Some(row) = self.one(self.sql("SELECT id, hash, at FROM event WHERE position = ").bind(position)).await? else { return Ok(None) };
        let r = Row { table: "event", row: &row };
        Ok(Some((hash(&r)?, r.time("at")?)))
    }

    /// Rows that wait for their stamp: how many (counted up to a thousand), and since when the oldest does.
    pub async fn log_unstamped(&self) -> StoreResult<(u64, Option<Timestamp>)> {
        let sql = self.sql("SELECT count(*) AS n, min(at) AS at FROM (SELECT at FROM event WHERE position IS NULL LIMIT 1000) AS e");
        let Some(row) = self.one(sql).await? else { return Ok((0, None)) };
        let r = Row { table: "event", row: &row };
        Ok((r.get::<i64>("n")?.unsigned_abs(), r.time_or_null("at")?))
    }

    /// At most `most` rows of a topic behind a place and not beyond another, in order. A row that cannot be understood (it was touched, or
    /// a newer version of this program wrote it) is left out, and named in the log of this process: it must not hold up the others.
    pub async fn records(&self, topic: &Topic, after: i64, upto: i64, most: u32) -> StoreResult<Records> {
        let sql = self.sql("SELECT ").push(LINE_COLUMNS).push(", e.position, e.hash FROM event AS e WHERE e.position > ").bind(after);
        let sql = on_topic(sql.push(" AND e.position <= ").bind(upto), topic);
        let rows = self.all(sql.push(" ORDER BY e.position LIMIT ").number(i64::from(most))).await?;
        let end = rows.last().map(|row| row.try_get("", "position")).transpose()?;
        let read = |row| record(row).inspect_err(|error| tracing::error!(%error, "a row of the log cannot be read; it is left out")).ok();
        Ok(Records { end, more: rows.len() == most as usize, records: rows.iter().filter_map(read).collect() })
    }

    /// What somebody is: their roles on the platform, and their role in a program, if one is named.
    pub async fn standing(&self, account: AccountId, program: Option<ProgramId>) -> StoreResult<(Vec<PlatformRole>, Option<ProgramRole>)> {
        let mut sql = self.sql("SELECT r.role AS platform_role, NULL AS role FROM platform_role AS r WHERE r.account_id = ").bind(uuid(account));
        if let Some(program) = program {
            sql = sql.push(" UNION ALL SELECT NULL, m.role FROM program_member AS m WHERE m.account_id = ").bind(uuid(account));
            sql = sql.push(" AND m.program_id = ").bind(uuid(program));
        }
        let (mut roles, mut own) = (Vec::new(), None);
        for row in &self.all(sql).await? {
            let r = Row { table: "platform_role", row };
            roles.extend(r.word_or_null("platform_role", PlatformRole::from_word)?);
            own = own.or(r.word_or_null("role", ProgramRole::from_word)?);
        }
        Ok((roles, own))
    }

    /// Every program somebody is a member of.
    pub async fn programs_of(&self, account: AccountId) -> StoreResult<Vec<ProgramId>> {
        let rows = self.all(self.sql("SELECT program_id FROM program_member WHERE account_id = ").bind(uuid(account))).await?;
        rows.iter().map(|row| Row { table: "program_member", row }.id("program_id")).collect()
    }

    /// At most `most` rows behind a place, byte by byte.
    pub async fn stamps(&self, after: i64, most: u32) -> StoreResult<Vec<Stamp>> {
        let sql = self.sql("SELECT ").push(LINE_COLUMNS).push(", e.position, e.hash FROM event AS e WHERE e.position > ").bind(after);
        let rows = self.all(sql.push(" ORDER BY e.position LIMIT ").number(i64::from(most))).await?;
        rows.iter().map(|row| Ok(Stamp { line: line(row)?, position: row.try_get("", "position")?, hash: row.try_get("", "hash")? })).collect()
    }

    /// Programs whose events are not numbered 1, 2, 3 … up to their revision; at most a hundred.
    pub async fn gaps(&self) -> StoreResult<Vec<ProgramId>> {
        let sql = "SELECT p.id FROM program AS p LEFT JOIN (SELECT program_id, count(*) AS n, min(sequence) AS least, max(sequence) AS most FROM event \
             WHERE sequence IS NOT NULL GROUP BY program_id) AS e ON e.program_id = p.id \
             WHERE e.n IS NULL OR e.n <> p.revision OR e.least <> 1 OR e.most <> p.revision ORDER BY p.id LIMIT 100";
        self.all(self.sql(sql)).await?.iter().map(|row| Row { table: "program", row }.id("id")).collect()
    }

    /// One window on the log, last things first.
    pub async fn audit_page(&self, filter: &AuditFilter, window: &Window) -> StoreResult<Page<Record>> {
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        let sql = self.sql("SELECT ").push(LINE_COLUMNS).push(", e.position, e.hash FROM event AS e WHERE e.position IS NOT NULL");
        let mut sql = audited(sql, filter);
        if let Some(beyond) = window.beyond {
            sql = sql.push(&format!(" AND e.position {compare} ")).bind(beyond.keys[0]);
        }
        let sql = sql.push(&format!(" ORDER BY e.position {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut rows = Vec::new();
        for row in &self.all(sql).await? {
            let record = record(row)?;
            rows.push((Cursor { order: AUDIT_ORDER, keys: [record.position, 0], id: record.id.bits() }, record));
        }
        Ok(Page::from_walk(window, rows))
    }

    pub async fn audit_count(&self, filter: &AuditFilter) -> StoreResult<u64> {
        let sql = audited(self.sql("SELECT count(*) AS n FROM event AS e WHERE e.position IS NOT NULL"), filter);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }
}

fn audited(mut sql: Sql, filter: &AuditFilter) -> Sql {
    if !filter.kinds.is_empty() {
        sql = kinds(sql.push(" AND "), &filter.kinds);
    }
    if let Some(program) = filter.program {
        sql = sql.push(" AND e.program_id = ").bind(uuid(program));
    }
    if let Some(account) = filter.account {
        sql = sql.push(" AND e.account_id = ").bind(uuid(account));
    }
    if let Some(since) = filter.since {
        sql = sql.push(" AND e.at >= ").bind(since.millis());
    }
    if let Some(until) = filter.until {
        sql = sql.push(" AND e.at < ").bind(until.millis());
    }
    sql
}

/// `kind` is one of these; as text, so that a partial index on kinds is used.
pub(super) fn kinds(sql: Sql, kinds: &[EventKind]) -> Sql {
    let words: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.word())).collect();
    sql.push(&format!("e.kind IN ({})", words.join(", ")))
}

fn on_topic(sql: Sql, topic: &Topic) -> Sql {
    match topic {
        Topic::Everything => sql,
        Topic::Program(program) => sql.push(" AND e.sequence IS NOT NULL AND e.program_id = ").bind(uuid(*program)),
        Topic::Reviews(program, version) => {
            let sql = kinds(sql.push(" AND e.program_id = ").bind(uuid(*program)).push(" AND "), &EventKind::REVIEW);
            match version {
                Some(version) => sql.push(" AND e.version_id = ").bind(uuid(*version)),
                None => sql,
            }
        }
        Topic::Person(account) => {
            let account: Uuid = uuid(*account);
            sql.push(" AND e.sequence IS NOT NULL AND (e.about_id = ")
                .bind(account)
                .push(" OR e.program_id IN (SELECT program_id FROM program_member WHERE account_id = ")
                .bind(account)
                .push("))")
        }
        Topic::Queue => kinds(sql.push(" AND "), &EventKind::QUEUE),
    }
}

fn hash(r: &Row<'_>) -> StoreResult<Hash> {
    r.get::<Vec<u8>>("hash")?.try_into().map_err(|_| r.corrupt("hash", "not 32 bytes".into()))
}

pub(in crate::store) fn line(row: &QueryResult) -> StoreResult<Line> {
    let r = Row { table: "event", row };
    Ok(Line {
        id: r.id("id")?,
        program: r.id_or_null("program_id")?,
        sequence: r.get("sequence")?,
        kind: r.get("kind")?,
        version: r.id_or_null("version_id")?,
        other_version: r.id_or_null("other_version_id")?,
        subject: r.get("subject")?,
        about: r.id_or_null("about_id")?,
        details: r.get("details")?,
        account: r.id_or_null("account_id")?,
        role: r.get("role")?,
        channel: r.get("channel")?,
        request_id: r.get("request_id")?,
        at: r.get("at")?,
    })
}

pub(super) fn record(row: &QueryResult) -> StoreResult<Record> {
    let r = Row { table: "event", row };
    Ok(Record {
        id: r.id("id")?,
        position: r.get("position")?,
        hash: hash(&r)?,
        program: r.id_or_null("program_id")?,
        sequence: r.get("sequence")?,
        kind: r.word("kind", EventKind::from_word)?,
        version: r.id_or_null("version_id")?,
        subject: r.get("subject")?,
        details: r.json("details")?,
        by: doer(&r)?,
        request_id: r.get("request_id")?,
        at: r.time("at")?,
    })
}

pub(super) fn doer(r: &Row<'_>) -> StoreResult<Doer> {
    Ok(Doer { account: r.id_or_null("account_id")?, role: r.word_or_null("role", Who::from_word)?, channel: r.word_or_null("channel", Channel::from_word)? })
}

/// The step that a record tells of, as it is shown.
pub fn step_of(record: &Record) -> Option<EventView> {
    Some(EventView { id: record.id, event: record.event()? })
}
