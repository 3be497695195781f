//! Requests that may be repeated: who answers under a key, what the change led to, and the reply that is given again.

use entity::idempotency;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseBackend, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{Transaction, Writer, whole::Part};
use crate::{
    domain::{id::AccountId, timestamp::Timestamp},
    store::{
        error::{StoreError, StoreResult},
        rows::uuid,
        sql::Sql,
    },
};

/// One attempt at a request under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyClaim {
    pub account: AccountId,
    pub key: String,
    /// Random: another attempt that takes over has another one, and this one can no longer settle.
    pub attempt: u128,
}

/// The key of a change, as the change finds it.
#[derive(Clone, Debug)]
pub enum SealKey {
    /// Held by this attempt.
    Held(KeyClaim),
    /// Not looked at: to be taken with the change, if nobody was here before.
    New(NewKey),
}

/// A key that is taken with what it leads to.
#[derive(Clone, Debug)]
pub struct NewKey {
    pub claim: KeyClaim,
    /// SHA-256 of operation and variables.
    pub fingerprint: [u8; 32],
    pub lease_until: Timestamp,
    pub expires_at: Timestamp,
}

impl NewKey {
    fn row(&self, outcome: Option<&str>) -> idempotency::ActiveModel {
        idempotency::ActiveModel {
            account_id: Set(uuid(self.claim.account)),
            key: Set(self.claim.key.clone()),
            fingerprint: Set(self.fingerprint.to_vec()),
            attempt: Set(Uuid::from_u128(self.claim.attempt)),
            lease_until: Set(self.lease_until.millis()),
            outcome: Set(outcome.map(str::to_owned)),
            status: Set(None),
            reply: Set(None),
            expires_at: Set(self.expires_at.millis()),
        }
    }
}

impl SealKey {
    /// Keeps what a change led to with its key, within the change; an error where the key is taken.
    pub(super) fn part(&self, outcome: &str) -> Part {
        match self {
            Self::New(key) => Part::insert(key.row(Some(outcome))),
            Self::Held(claim) => {
                let update = idempotency::Entity::update_many().col_expr(idempotency::Column::Outcome, outcome.into());
                update.filter(ours(claim)).filter(idempotency::Column::Outcome.is_null()).into()
            }
        }
    }
}

fn ours(claim: &KeyClaim) -> Expr {
    let row = idempotency::Column::AccountId.eq(uuid(claim.account)).and(idempotency::Column::Key.eq(claim.key.as_str()));
    row.and(idempotency::Column::Attempt.eq(Uuid::from_u128(claim.attempt)))
}

/// A reply as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptReply {
    pub status: u16,
    pub body: String,
}

/// What stands under a key already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub fingerprint: Vec<u8>,
    pub lease_until: Timestamp,
    /// The change was made, and led to this.
    pub outcome: Option<String>,
    pub reply: Option<KeptReply>,
}

/// Whether an attempt may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Nobody was here before, or whoever was is gone without a trace: go on.
    Ours,
    /// The row of an earlier attempt.
    Before(Kept),
}

impl Writer {
    /// Takes a key for this attempt, if it is free or lapsed.
    pub async fn hold_key(&self, key: &NewKey, now: Timestamp) -> StoreResult<Held> {
        let transaction = self.begin().await?;
        let claim = &key.claim;
        let same = OnConflict::columns([idempotency::Column::AccountId, idempotency::Column::Key]).do_nothing().to_owned();
        let taken = idempotency::Entity::insert(key.row(None)).on_conflict(same).exec_without_returning(&transaction.inner).await?;
        if taken > 0 {
            transaction.commit().await?;
            return Ok(Held::Ours);
        }
        let found = idempotency::Entity::find_by_id((uuid(claim.account), claim.key.clone())).one(&transaction.inner).await?.ok_or(StoreError::Conflict)?;
        if found.expires_at <= now.millis() {
            // a day has passed: the key is as good as new
            let touched = idempotency::Entity::update_many()
                .set(key.row(None))
                .filter(idempotency::Column::AccountId.eq(found.account_id))
                .filter(idempotency::Column::Key.eq(found.key))
                .filter(idempotency::Column::Attempt.eq(found.attempt));
            if touched.exec(&transaction.inner).await?.rows_affected == 0 {
                return Err(StoreError::Conflict);
            }
            transaction.commit().await?;
            return Ok(Held::Ours);
        }
        let reply = match (found.status, found.reply) {
            (Some(status), Some(body)) => Some(KeptReply { status: u16::try_from(status).unwrap_or(200), body }),
            _ => None,
        };
        let lease_until = Timestamp::from_millis(found.lease_until).unwrap_or(now);
        let free = reply.is_none() && lease_until <= now && found.fingerprint == key.fingerprint;
        if free {
            // whoever was here is gone: take over, keeping what they led to
            let touched = idempotency::Entity::update_many()
                .col_expr(idempotency::Column::Attempt, Uuid::from_u128(claim.attempt).into())
                .col_expr(idempotency::Column::LeaseUntil, key.lease_until.millis().into())
                .filter(idempotency::Column::AccountId.eq(found.account_id))
                .filter(idempotency::Column::Key.eq(found.key))
                .filter(idempotency::Column::Attempt.eq(found.attempt));
            if touched.exec(&transaction.inner).await?.rows_affected == 0 {
                return Err(StoreError::Conflict);
            }
            transaction.commit().await?;
            if found.outcome.is_none() {
                return Ok(Held::Ours);
            }
        }
        Ok(Held::Before(Kept { fingerprint: found.fingerprint, lease_until, outcome: found.outcome, reply }))
    }

    /// Keeps the replies of attempts.
    pub async fn keep_replies(&self, replies: &[(KeyClaim, KeptReply)]) -> StoreResult<()> {
        if let Some(pipes) = &self.whole {
            let column = |of: fn(&KeyClaim) -> Uuid| replies.iter().map(|(claim, _)| of(claim)).collect::<Vec<Uuid>>();
            let keys: Vec<String> = replies.iter().map(|(claim, _)| claim.key.clone()).collect();
            let statuses: Vec<i32> = replies.iter().map(|(_, reply)| reply.status.into()).collect();
            let bodies: Vec<String> = replies.iter().map(|(_, reply)| reply.body.clone()).collect();
            let sql = Sql::new(DatabaseBackend::Postgres, "UPDATE idempotency AS i SET status = r.status, reply = r.reply FROM unnest(")
                .bind(column(|claim| uuid(claim.account)))
                .push(", ")
                .bind(keys)
                .push(", ")
                .bind(column(|claim| Uuid::from_u128(claim.attempt)))
                .push(", ")
                .bind(statuses)
                .push(", ")
                .bind(bodies)
                .push(") AS r (account_id, key, attempt, status, reply) WHERE i.account_id = r.account_id AND i.key = r.key AND i.attempt = r.attempt");
            return pipes.change(&sql.statement()).await;
        }
        let transaction = self.begin().await?;
        for (claim, reply) in replies {
            let update = idempotency::Entity::update_many()
                .col_expr(idempotency::Column::Status, i32::from(reply.status).into())
                .col_expr(idempotency::Column::Reply, reply.body.as_str().into());
            update.filter(ours(claim)).exec(&transaction.inner).await?;
        }
        transaction.commit().await
    }

    /// Lets a key go: there is no reply to keep.
    pub async fn release_key(&self, claim: &KeyClaim, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        idempotency::Entity::delete_many().filter(ours(claim)).filter(idempotency::Column::Outcome.is_null()).exec(&transaction.inner).await?;
        // changed, but without a reply: the next attempt need not wait
        let update = idempotency::Entity::update_many().col_expr(idempotency::Column::LeaseUntil, now.millis().into());
        update.filter(ours(claim)).exec(&transaction.inner).await?;
        transaction.commit().await
    }

    /// No attempt is under way any more: whoever made them is gone.
    pub async fn end_leases(&self, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let update = idempotency::Entity::update_many().col_expr(idempotency::Column::LeaseUntil, now.millis().into());
        update.filter(idempotency::Column::LeaseUntil.gt(now.millis())).exec(&transaction.inner).await?;
        transaction.commit().await
    }

    /// Forgets keys whose day is over; how many.
    pub async fn forget_keys(&self, now: Timestamp) -> StoreResult<u64> {
        let transaction = self.begin().await?;
        let deleted = idempotency::Entity::delete_many().filter(idempotency::Column::ExpiresAt.lte(now.millis())).exec(&transaction.inner).await?;
        transaction.commit().await?;
        Ok(deleted.rows_affected)
    }
}

impl Transaction {
    /// Keeps what a change led to, within its own transaction; fails when another attempt has taken over, or has been here.
    pub(super) async fn settle_key(&self, key: &SealKey, outcome: &str) -> StoreResult<()> {
        match (self.make(key.part(outcome)).await, key) {
            (Err(StoreError::Conflict), SealKey::Held(_)) => Err(StoreError::KeyLost),
            (settled, _) => settled,
        }
    }
}
