//! Webhooks, what each has to be told next, and what became of it.

use sea_orm::QueryResult;
use uuid::Uuid;

use super::{Reader, log};
use crate::{
    domain::{
        event::{EventKind, Record},
        id::{DeliveryId, EventId, ProgramId, WebhookId},
        page::{Cursor, Page, Window},
        signature::Secret,
        timestamp::Timestamp,
        webhook::{Cause, Delivery, Disabled, Problem, Progress, Terms, Webhook},
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The byte that marks cursors of deliveries.
pub const DELIVERY_ORDER: u8 = 79;
/// Rows behind a webhook are counted up to this.
pub const BEHIND_MOST: i64 = 1_000;

const COLUMNS: &str = "w.id, w.program_id, w.url, w.kinds, w.description, w.secret, w.former_secret, w.former_until, w.created_by, w.created_at, w.revision, \
     w.position, w.failures, w.failing_since, w.next_attempt_at, w.disabled_at, w.disabled_reason";
const ATTEMPT_COLUMNS: &str = "a.written, a.id, a.webhook_id, a.cause, a.event_id, a.kind, a.attempt, a.at, a.progress, a.status, a.millis, a.problem";

/// What a webhook has to be told next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    pub position: i64,
    /// None: the row cannot be understood.
    pub record: Option<Record>,
}

impl Reader {
    pub async fn webhook(&self, id: WebhookId) -> StoreResult<Option<Webhook>> {
        let row = self.one(self.sql("SELECT ").push(COLUMNS).push(" FROM webhook AS w WHERE w.id = ").bind(uuid(id))).await?;
        row.as_ref().map(webhook).transpose()
    }

    /// Those of a program, or those of the platform, oldest first.
    pub async fn webhooks(&self, program: Option<ProgramId>) -> StoreResult<Vec<Webhook>> {
        let sql = of_program(self.sql("SELECT ").push(COLUMNS).push(" FROM webhook AS w WHERE "), program);
        self.all(sql.push(" ORDER BY w.created_at, w.id")).await?.iter().map(webhook).collect()
    }

    pub async fn webhook_count(&self, program: Option<ProgramId>) -> StoreResult<usize> {
        let sql = of_program(self.sql("SELECT count(*) AS n FROM webhook AS w WHERE "), program);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs() as usize)
    }

    /// Webhooks to which something is to be sent now: what comes next in the log, or what was asked for.
    pub async fn webhooks_due(&self, now: Timestamp) -> StoreResult<Vec<WebhookId>> {
        let sql = self
            .sql("SELECT w.id FROM webhook AS w WHERE w.disabled_at IS NULL AND (EXISTS (SELECT 1 FROM webhook_attempt AS a WHERE a.webhook_id = w.id")
            .push(" AND a.progress = 'QUEUED') OR ((w.next_attempt_at IS NULL OR w.next_attempt_at <= ")
            .bind(now.millis())
            // words of kinds hold nothing that is a pattern beyond `_`, which stands for itself as well
            .push(") AND EXISTS (SELECT 1 FROM event AS e WHERE e.position > w.position AND (w.kinds = '[]' OR w.kinds LIKE '%\"' || e.kind || '\"%')")
            .push(" AND (w.program_id IS NULL OR (e.program_id = w.program_id AND e.sequence IS NOT NULL)))))");
        self.all(sql).await?.iter().map(|row| Row { table: "webhook", row }.id("id")).collect()
    }

    /// Those that stand before a place, and are not held up by what comes next; at most a hundred.
    pub async fn webhooks_behind(&self, place: i64) -> StoreResult<Vec<Webhook>> {
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM webhook AS w WHERE w.disabled_at IS NULL AND w.failing_since IS NULL AND w.position < ");
        self.all(sql.bind(place).push(" ORDER BY w.position LIMIT 100")).await?.iter().map(webhook).collect()
    }

    /// What a webhook has to be told next; None: nothing.
    pub async fn webhook_next(&self, webhook: &Webhook) -> StoreResult<Option<Next>> {
        let sql = self.sql("SELECT ").push(log::LINE_COLUMNS).push(", e.position, e.hash FROM event AS e WHERE ");
        let Some(row) = self.one(behind(sql, webhook).push(" ORDER BY e.position LIMIT 1")).await? else { return Ok(None) };
        let record = log::record(&row).inspect_err(|error| tracing::error!(%error, "a row of the log cannot be read; webhooks are not told of it")).ok();
        Ok(Some(Next { position: row.try_get("", "position")?, record }))
    }

    /// How many rows a webhook has not been told of, counted up to a thousand.
    pub async fn webhook_behind(&self, webhook: &Webhook) -> StoreResult<i64> {
        let sql = behind(self.sql("SELECT count(*) AS n FROM (SELECT 1 FROM event AS e WHERE "), webhook);
        Ok(self.one(sql.push(" LIMIT ").number(BEHIND_MOST).push(") AS e")).await?.map_or(Ok(0), |row| row.try_get("", "n"))?)
    }

    /// A row of the log by its id; None as well while it has no place.
    pub async fn record(&self, id: EventId) -> StoreResult<Option<Record>> {
        let sql = self.sql("SELECT ").push(log::LINE_COLUMNS).push(", e.position, e.hash FROM event AS e WHERE e.position IS NOT NULL AND e.id = ");
        self.one(sql.bind(uuid(id))).await?.as_ref().map(log::record).transpose()
    }

    /// What a webhook was asked to send out of its turn, the oldest.
    pub async fn delivery_queued(&self, webhook: WebhookId) -> StoreResult<Option<Delivery>> {
        let sql = self.sql("SELECT ").push(ATTEMPT_COLUMNS).push(" FROM webhook_attempt AS a WHERE a.progress = 'QUEUED' AND a.webhook_id = ");
        self.one(sql.bind(uuid(webhook)).push(" ORDER BY a.written LIMIT 1")).await?.as_ref().map(delivery).transpose()
    }

    pub async fn delivery(&self, id: DeliveryId) -> StoreResult<Option<Delivery>> {
        let sql = self.sql("SELECT ").push(ATTEMPT_COLUMNS).push(" FROM webhook_attempt AS a WHERE a.id = ").bind(uuid(id));
        self.one(sql).await?.as_ref().map(delivery).transpose()
    }

    /// One window on what was sent to a webhook, last things first.
    pub async fn delivery_page(&self, webhook: WebhookId, window: &Window) -> StoreResult<Page<Delivery>> {
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        let mut sql = self.sql("SELECT ").push(ATTEMPT_COLUMNS).push(" FROM webhook_attempt AS a WHERE a.webhook_id = ").bind(uuid(webhook));
        if let Some(beyond) = window.beyond {
            sql = sql.push(&format!(" AND a.written {compare} ")).bind(beyond.keys[0]);
        }
        let sql = sql.push(&format!(" ORDER BY a.written {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut rows = Vec::new();
        for row in &self.all(sql).await? {
            let delivery = delivery(row)?;
            rows.push((Cursor { order: DELIVERY_ORDER, keys: [delivery.written, 0], id: delivery.id.bits() }, delivery));
        }
        Ok(Page::from_walk(window, rows))
    }

    pub async fn delivery_count(&self, webhook: WebhookId) -> StoreResult<u64> {
        let sql = self.sql("SELECT count(*) AS n FROM webhook_attempt AS a WHERE a.webhook_id = ").bind(uuid(webhook));
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }
}

fn of_program(sql: Sql, program: Option<ProgramId>) -> Sql {
    match program {
        Some(program) => sql.push("w.program_id = ").bind(uuid(program)),
        None => sql.push("w.program_id IS NULL"),
    }
}

/// Rows of the log that a webhook is still to be told of.
fn behind(sql: Sql, webhook: &Webhook) -> Sql {
    let mut sql = sql.push("e.position > ").bind(webhook.position);
    if let Some(program) = webhook.program {
        sql = sql.push(" AND e.sequence IS NOT NULL AND e.program_id = ").bind(uuid(program));
    }
    if webhook.terms.kinds.is_empty() { sql } else { log::kinds(sql.push(" AND "), &webhook.terms.kinds) }
}

fn webhook(row: &QueryResult) -> StoreResult<Webhook> {
    let r = Row { table: "webhook", row };
    let secret = |bytes: Option<Vec<u8>>| bytes.map(Secret::from_bytes);
    let words: Vec<String> = r.json("kinds")?;
    let kind = |word: &String| EventKind::from_word(word).ok_or_else(|| r.corrupt("kinds", format!("unknown word {word}")));
    Ok(Webhook {
        id: r.id("id")?,
        program: r.id_or_null("program_id")?,
        terms: Terms { url: r.get("url")?, kinds: words.iter().map(kind).collect::<StoreResult<_>>()?, description: r.get("description")? },
        secret: Secret::from_bytes(r.get("secret")?),
        former: secret(r.get("former_secret")?).zip(r.time_or_null("former_until")?),
        created_by: r.id_or_null("created_by")?,
        created_at: r.time("created_at")?,
        revision: r.get("revision")?,
        position: r.get("position")?,
        failures: r.get("failures")?,
        failing: r.time_or_null("failing_since")?.zip(r.time_or_null("next_attempt_at")?),
        disabled: r.time_or_null("disabled_at")?.zip(r.word_or_null("disabled_reason", Disabled::from_word)?),
    })
}

fn delivery(row: &QueryResult) -> StoreResult<Delivery> {
    let r = Row { table: "webhook_attempt", row };
    let status: Option<i32> = r.get("status")?;
    Ok(Delivery {
        id: r.id("id")?,
        written: r.get("written")?,
        webhook: r.id("webhook_id")?,
        cause: r.word("cause", Cause::from_word)?,
        event: r.get::<Option<Uuid>>("event_id")?.map(|id| EventId::from_bits(id.as_u128())).zip(r.word_or_null("kind", EventKind::from_word)?),
        attempt: r.get("attempt")?,
        at: r.time("at")?,
        progress: r.word("progress", Progress::from_word)?,
        status: status.and_then(|status| u16::try_from(status).ok()),
        millis: r.get("millis")?,
        problem: r.word_or_null("problem", Problem::from_word)?,
    })
}
