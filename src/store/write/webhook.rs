//! Webhooks: registering and changing them, and what became of each attempt, together with how far each has come.

use entity::{webhook, webhook_attempt};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    Value,
};

use super::{Seal, Transaction, Writer};
use crate::{
    domain::{
        event::Note,
        id::WebhookId,
        webhook::{Consequence, Delivery, KEPT_MOST, Problem, Progress, Webhook},
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{json, uuid},
    },
};

/// How a changed webhook goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// As before.
    Before,
    /// At once, as if nothing had failed.
    Now,
    /// The same, behind this place of the log.
    Place(i64),
}

impl Writer {
    pub async fn create_webhook(&self, it: &Webhook, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = webhook::ActiveModel {
            id: Set(uuid(it.id)),
            program_id: Set(it.program.map(uuid)),
            url: Set(it.terms.url.clone()),
            kinds: Set(kinds(it)),
            description: Set(it.terms.description.clone()),
            secret: Set(it.secret.bytes().to_vec()),
            former_secret: Set(None),
            former_until: Set(None),
            created_by: Set(it.created_by.map(uuid)),
            created_at: Set(it.created_at.millis()),
            revision: Set(it.revision),
            position: Set(it.position),
            failures: Set(0),
            failing_since: Set(None),
            next_attempt_at: Set(None),
            disabled_at: Set(None),
            disabled_reason: Set(None),
        };
        transaction.insert(vec![row]).await?;
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Writes what somebody changed about a webhook; `it` carries the revision that was read. `Conflict` when it has changed since.
    pub async fn change_webhook(&self, it: &Webhook, since: Since, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let values: [Value; 8] = [
            it.terms.url.as_str().into(),
            kinds(it).into(),
            it.terms.description.as_str().into(),
            it.secret.bytes().to_vec().into(),
            it.former.as_ref().map(|(secret, _)| secret.bytes().to_vec()).into(),
            it.former.as_ref().map(|(_, until)| until.millis()).into(),
            it.disabled.map(|(at, _)| at.millis()).into(),
            it.disabled.map(|(_, why)| why.word().to_owned()).into(),
        ];
        let mut sql = transaction.sql("").add(
            "UPDATE webhook SET url = ?, kinds = ?, description = ?, secret = ?, former_secret = ?, former_until = ?, disabled_at = ?, disabled_reason = ?, \
             revision = revision + 1",
            values,
        );
        if since != Since::Before {
            sql = sql.push(", failures = 0, failing_since = NULL, next_attempt_at = NULL");
        }
        if let Since::Place(place) = since {
            sql = sql.push(", position = ").bind(place);
        }
        let sql = sql.push(" WHERE id = ").bind(uuid(it.id)).push(" AND revision = ").bind(it.revision);
        if transaction.run(sql).await? == 0 {
            return Err(StoreError::Conflict);
        }
        if it.disabled.is_some() {
            transaction.unqueue(it.id).await?;
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// `Conflict` when it has changed since it was read.
    pub async fn delete_webhook(&self, it: &Webhook, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let sql = transaction.sql("DELETE FROM webhook WHERE id = ").bind(uuid(it.id)).push(" AND revision = ").bind(it.revision);
        if transaction.run(sql).await? == 0 {
            return Err(StoreError::Conflict);
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Puts something into the queue of a webhook; false when so many wait there already. `Conflict` when the webhook is gone.
    pub async fn queue_delivery(&self, it: &Delivery, most: usize, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let sql = transaction.sql("SELECT count(*) AS n FROM webhook_attempt WHERE progress = 'QUEUED' AND webhook_id = ").bind(uuid(it.webhook));
        let waiting: i64 = transaction.all(sql).await?.first().map_or(Ok(0), |row| row.try_get("", "n"))?;
        if waiting >= most as i64 {
            return Ok(false);
        }
        transaction.keep_attempt(it).await?;
        transaction.settle(seal, outcome).await?;
        Ok(true)
    }

    /// Keeps what became of something out of turn. A webhook that is gone takes its deliveries with it.
    pub async fn finish_delivery(&self, it: &Delivery) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let values: [Value; 5] = [
            it.progress.word().into(),
            it.status.map(i32::from).into(),
            it.millis.into(),
            it.problem.map(|it| it.word().to_owned()).into(),
            it.at.millis().into(),
        ];
        let sql = transaction.sql("").add("UPDATE webhook_attempt SET progress = ?, status = ?, millis = ?, problem = ?, at = ?", values);
        transaction.run(sql.push(" WHERE id = ").bind(uuid(it.id)).push(" AND progress = 'QUEUED'")).await?;
        transaction.forget_deliveries(it.webhook).await?;
        transaction.commit().await
    }

    /// Keeps an attempt at what comes next, and moves the webhook on as it follows, if it still stands where it was read: the row that was
    /// tried is at `position`. `note`: what is kept of it when it is disabled. False when it stands elsewhere, or is gone.
    pub async fn settle_attempt(&self, read: &Webhook, position: i64, attempt: &Delivery, then: Consequence, note: Option<&Note>) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let sql = match then {
            Consequence::Done => transaction
                .sql("UPDATE webhook SET position = ")
                .bind(position)
                .push(", failures = 0, failing_since = NULL, next_attempt_at = NULL WHERE position = ")
                .bind(read.position),
            Consequence::Again { since, at } => {
                let values: [Value; 5] =
                    [since.millis().into(), at.millis().into(), read.position.into(), read.failures.into(), read.terms.url.as_str().into()];
                let text = "UPDATE webhook SET failures = failures + 1, failing_since = ?, next_attempt_at = ? WHERE position = ? AND failures = ? AND url = ?";
                transaction.sql("").add(text, values)
            }
            Consequence::Disable(why) => {
                let values: [Value; 5] =
                    [attempt.at.millis().into(), why.word().into(), read.position.into(), read.failures.into(), read.terms.url.as_str().into()];
                let text = "UPDATE webhook SET failures = failures + 1, disabled_at = ?, disabled_reason = ?, revision = revision + 1 \
                     WHERE position = ? AND failures = ? AND url = ?";
                transaction.sql("").add(text, values)
            }
        };
        let moved = transaction.run(sql.push(" AND disabled_at IS NULL AND id = ").bind(uuid(read.id))).await? > 0;
        // it was sent, whatever became of the webhook meanwhile; one that is gone is refused by the foreign key
        transaction.keep_attempt(attempt).await?;
        transaction.forget_deliveries(read.id).await?;
        if let Some(note) = note.filter(|_| moved) {
            transaction.unqueue(read.id).await?;
            transaction.note(note, &Seal::default()).await?;
        }
        transaction.commit().await?;
        Ok(moved)
    }

    /// Moves a webhook past rows that it is not told of.
    pub async fn skip_to(&self, read: &Webhook, position: i64) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let sql =
            transaction.sql("UPDATE webhook SET position = ").bind(position).push(", failures = 0, failing_since = NULL, next_attempt_at = NULL WHERE id = ");
        transaction.run(sql.bind(uuid(read.id)).push(" AND position = ").bind(read.position).push(" AND revision = ").bind(read.revision)).await?;
        transaction.commit().await
    }
}

impl Transaction {
    async fn keep_attempt(&self, it: &Delivery) -> StoreResult<()> {
        let row = webhook_attempt::ActiveModel {
            written: NotSet,
            id: Set(uuid(it.id)),
            webhook_id: Set(uuid(it.webhook)),
            cause: Set(it.cause.word().to_owned()),
            event_id: Set(it.event.map(|(id, _)| uuid(id))),
            kind: Set(it.event.map(|(_, kind)| kind.word().to_owned())),
            attempt: Set(it.attempt),
            at: Set(it.at.millis()),
            progress: Set(it.progress.word().to_owned()),
            status: Set(it.status.map(i32::from)),
            millis: Set(it.millis),
            problem: Set(it.problem.map(|it| it.word().to_owned())),
        };
        self.insert(vec![row]).await
    }

    /// What waits will not be sent.
    async fn unqueue(&self, webhook: WebhookId) -> StoreResult<()> {
        let sql = self.sql("UPDATE webhook_attempt SET progress = ").bind(Progress::Failed.word()).push(", problem = ").bind(Problem::Disabled.word());
        self.run(sql.push(" WHERE progress = 'QUEUED' AND webhook_id = ").bind(uuid(webhook))).await.map(|_| ())
    }

    /// Keeps the newest deliveries of a webhook, and what waits.
    async fn forget_deliveries(&self, webhook: WebhookId) -> StoreResult<()> {
        let sql = self.sql("DELETE FROM webhook_attempt WHERE progress <> 'QUEUED' AND webhook_id = ").bind(uuid(webhook));
        let sql = sql.push(" AND written <= (SELECT written FROM webhook_attempt WHERE webhook_id = ").bind(uuid(webhook));
        self.run(sql.push(" ORDER BY written DESC LIMIT 1 OFFSET ").bind(i64::from(KEPT_MOST)).push(")")).await.map(|_| ())
    }
}

/// As stored: the words of the kinds.
fn kinds(it: &Webhook) -> String {
    json(&it.terms.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>())
}
