//! Rows of the log: written in the transaction of what they tell of, and stamped with their place in the order of everything after it.

use entity::event;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ConnectionTrait, DatabaseBackend,
};

use super::{Seal, Transaction, Writer, notification};
use crate::{
    domain::{
        event::{Doer, Event, EventKind, Note},
        id::{EventId, ProgramId},
        log::{GENESIS, Hash},
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        read::{LINE_COLUMNS, line},
        rows::{json, uuid},
    },
};

/// Rows stamped in one transaction: others wait for it.
pub const STAMPED_MOST: u32 = 200;
/// The advisory lock of PostgreSQL that one stamping transaction at a time holds: "feed" in ASCII.
const STAMP_LOCK: i64 = 0x6665_6564;

/// What became of an attempt to stamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamped {
    /// Another instance is at it.
    Busy,
    /// This many rows got their place; `STAMPED_MOST`: there may be more.
    Rows(u32),
}

impl Writer {
    /// Keeps something that is no step of a program and changes nothing else.
    pub async fn note(&self, note: &Note, seal: &Seal) -> StoreResult<()> {
        let transaction = self.begin().await?;
        transaction.note(note, seal).await?;
        transaction.commit().await
    }

    /// Gives rows that have none their place behind the last, chained by their hashes. A row that is seen has been committed, and
    /// whatever it rests on has been committed and inserted before it: in the order of insertion the steps of a program are in theirs.
    pub async fn stamp(&self) -> StoreResult<Stamped> {
        let transaction = self.begin().await?;
        let lock = transaction.sql("SELECT pg_try_advisory_xact_lock(").bind(STAMP_LOCK).push(") AS held");
        if lock.postgres() {
            let rows = transaction.all(lock).await?;
            if !rows.first().map_or(Ok(false), |row| row.try_get::<bool>("", "held"))? {
                return Ok(Stamped::Busy);
            }
        }
        // behind the lock: in a snapshot that sees what the instance before did
        let pending = transaction.sql("SELECT e.written, l.position AS last_position, l.hash AS last_hash, ").push(LINE_COLUMNS);
        let pending = pending
            .push(" FROM event AS e LEFT JOIN (SELECT position, hash FROM event WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1) AS l ON TRUE")
            .push(" WHERE e.position IS NULL ORDER BY e.written LIMIT ")
            .bind(i64::from(STAMPED_MOST));
        let pending = transaction.all(pending).await?;
        let Some(first) = pending.first() else { return Ok(Stamped::Rows(0)) };
        let (mut position, mut hash): (i64, Hash) = match first.try_get::<Option<i64>>("", "last_position")? {
            None => (0, GENESIS),
            Some(position) => {
                let hash: Vec<u8> = first.try_get("", "last_hash")?;
                let why = || StoreError::Corrupt { table: "event", column: "hash", row: "the last".into(), why: "not 32 bytes".into() };
                (position, hash.try_into().map_err(|_| why())?)
            }
        };
        let (mut stamps, mut told) = (Vec::with_capacity(pending.len()), false);
        for row in &pending {
            let (written, line) = (row.try_get::<i64>("", "written")?, line(row)?);
            position += 1;
            hash = line.hash(&hash, position);
            told |= EventKind::from_word(&line.kind).is_some_and(EventKind::is_told);
            stamps.push((written, position, hash));
        }
        transaction.write_stamps(&stamps, told).await?;
        transaction.commit().await?;
        Ok(Stamped::Rows(u32::try_from(stamps.len()).unwrap_or(u32::MAX)))
    }
}

/// What notifications are made of.
const STAMPED_COLUMNS: &str = "position, at, program_id, account_id, about_id, kind";

impl Transaction {
    /// `told`: somebody is to be notified.
    async fn write_stamps(&self, stamps: &[(i64, i64, Hash)], told: bool) -> StoreResult<()> {
        let touched = match self.inner.get_database_backend() {
            DatabaseBackend::Postgres => self.stamp_at_once(stamps, told).await?,
            _ => self.stamp_in_turn(stamps, told).await?,
        };
        if touched == stamps.len() as u64 { Ok(()) } else { Err(StoreError::Conflict) }
    }

    /// All rows, and the notifications of them, by one statement.
    async fn stamp_at_once(&self, stamps: &[(i64, i64, Hash)], told: bool) -> StoreResult<u64> {
        let (written, positions): (Vec<i64>, Vec<i64>) = stamps.iter().map(|(written, position, _)| (*written, *position)).unzip();
        let hashes: Vec<Vec<u8>> = stamps.iter().map(|(.., hash)| hash.to_vec()).collect();
        let sql = self.sql("WITH stamped AS (UPDATE event SET position = s.place, hash = s.digest FROM unnest(");
        let sql = sql.bind(written).push(", ").bind(positions).push(", ").bind(hashes);
        let sql = sql.push(") AS s (line, place, digest) WHERE written = s.line AND position IS NULL RETURNING ").push(STAMPED_COLUMNS);
        let sql = if told { notification::tell(sql.push("), told AS (")) } else { sql };
        let touched = self.all(sql.push(") SELECT count(*) AS touched FROM stamped")).await?;
        Ok(touched.first().map_or(Ok(0), |row| row.try_get::<i64>("", "touched"))?.unsigned_abs())
    }

    async fn stamp_in_turn(&self, stamps: &[(i64, i64, Hash)], told: bool) -> StoreResult<u64> {
        let mut touched = 0;
        for (written, position, hash) in stamps {
            let sql = self.sql("UPDATE event SET position = ").bind(*position).push(", hash = ").bind(hash.to_vec()).push(" WHERE written = ");
            touched += self.run(sql.bind(*written).push(" AND position IS NULL")).await?;
        }
        if let (true, Some((_, first, _)), Some((_, last, _))) = (told, stamps.first(), stamps.last()) {
            let sql = self.sql("WITH stamped AS MATERIALIZED (SELECT ").push(STAMPED_COLUMNS);
            let sql = sql.add(" FROM event WHERE position BETWEEN ? AND ?) ", [(*first).into(), (*last).into()]);
            self.run(notification::tell(sql)).await?;
        }
        Ok(touched)
    }

    /// Writes a step of a program down.
    pub(super) async fn log(&self, event: &Event, id: EventId, seal: &Seal) -> StoreResult<()> {
        self.write_down(step_row(event, id, seal), event.kind, Some(event.program)).await
    }

    /// Writes something else down.
    pub(super) async fn note(&self, note: &Note, seal: &Seal) -> StoreResult<()> {
        let row = event::ActiveModel {
            program_id: Set(note.program.map(uuid)),
            sequence: Set(None),
            version_id: Set(note.version.map(uuid)),
            other_version_id: Set(None),
            subject: Set(note.subject.clone()),
            about_id: Set(note.details.member.map(uuid)),
            kind: Set(note.kind.word().to_owned()),
            details: Set(json(&note.details)),
            ..base(note.id, note.by, note.at, seal)
        };
        self.write_down(row, note.kind, note.program).await
    }

    async fn write_down(&self, row: event::ActiveModel, kind: EventKind, program: Option<ProgramId>) -> StoreResult<()> {
        self.insert(vec![row]).await?;
        self.will_ring(kind, program);
        Ok(())
    }
}

/// A step of a program.
pub(super) fn step_row(event: &Event, id: EventId, seal: &Seal) -> event::ActiveModel {
    let version = |place: usize| event.details.moves.get(place).map(|it| uuid(it.version));
    event::ActiveModel {
        program_id: Set(Some(uuid(event.program))),
        sequence: Set(Some(event.sequence)),
        version_id: Set(version(0)),
        other_version_id: Set(version(1)),
        subject: Set(None),
        about_id: Set(event.details.member.map(uuid)),
        kind: Set(event.kind.word().to_owned()),
        details: Set(json(&event.details)),
        ..base(id, event.by, event.at, seal)
    }
}

/// What every row has.
fn base(id: EventId, by: Doer, at: Timestamp, seal: &Seal) -> event::ActiveModel {
    event::ActiveModel {
        written: NotSet,
        id: Set(uuid(id)),
        account_id: Set(by.account.map(uuid)),
        role: Set(by.role.map(|role| role.word().to_owned())),
        channel: Set(by.channel.map(|channel| channel.word().to_owned())),
        request_id: Set(seal.request_id.clone()),
        at: Set(at.millis()),
        position: Set(None),
        hash: Set(None),
        ..Default::default()
    }
}
