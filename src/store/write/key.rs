//! Requests that may be repeated: who answers under a key, what the change led to, and the reply that is given again.

use entity::idempotency;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;

use super::{Transaction, Writer};
use crate::{
    domain::{id::AccountId, timestamp::Timestamp},
    store::{
        error::{StoreError, StoreResult},
        rows::uuid,
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
    pub async fn hold_key(&self, claim: &KeyClaim, fingerprint: &[u8], lease_until: Timestamp, expires_at: Timestamp, now: Timestamp) -> StoreResult<Held> {
        let transaction = self.begin().await?;
        let new_lease = lease_until.millis();
        let row = idempotency::ActiveModel {
            account_id: Set(uuid(claim.account)),
            key: Set(claim.key.clone()),
            fingerprint: Set(fingerprint.to_vec()),
            attempt: Set(Uuid::from_u128(claim.attempt)),
            lease_until: Set(new_lease),
            outcome: Set(None),
            status: Set(None),
            reply: Set(None),
            expires_at: Set(expires_at.millis()),
        };
        let same = OnConflict::columns([idempotency::Column::AccountId, idempotency::Column::Key]).do_nothing().to_owned();
        if idempotency::Entity::insert(row.clone()).on_conflict(same).exec_without_returning(&transaction.inner).await? > 0 {
            transaction.commit().await?;
            return Ok(Held::Ours);
        }
        let found = idempotency::Entity::find_by_id((uuid(claim.account), claim.key.clone())).one(&transaction.inner).await?.ok_or(StoreError::Conflict)?;
        if found.expires_at <= now.millis() {
            // a day has passed: the key is as good as new
            let touched = idempotency::Entity::update_many()
                .set(row)
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
        let free = reply.is_none() && lease_until <= now && found.fingerprint == fingerprint;
        if free {
            // whoever was here is gone: take over, keeping what they led to
            let touched = idempotency::Entity::update_many()
                .col_expr(idempotency::Column::Attempt, Uuid::from_u128(claim.attempt).into())
                .col_expr(idempotency::Column::LeaseUntil, new_lease.into())
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

    /// Keeps the reply of an attempt, or lets the key go when there is nothing to keep and nothing was changed.
    pub async fn release_key(&self, claim: &KeyClaim, reply: Option<&KeptReply>, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let ours = idempotency::Column::AccountId
            .eq(uuid(claim.account))
            .and(idempotency::Column::Key.eq(claim.key.as_str()))
            .and(idempotency::Column::Attempt.eq(Uuid::from_u128(claim.attempt)));
        match reply {
            Some(reply) => {
                let update = idempotency::Entity::update_many()
                    .col_expr(idempotency::Column::Status, i32::from(reply.status).into())
                    .col_expr(idempotency::Column::Reply, reply.body.as_str().into());
                update.filter(ours).exec(&transaction.inner).await?;
            }
            None => {
                idempotency::Entity::delete_many().filter(ours.clone()).filter(idempotency::Column::Outcome.is_null()).exec(&transaction.inner).await?;
                // changed, but without a reply: the next attempt need not wait
                let update = idempotency::Entity::update_many().col_expr(idempotency::Column::LeaseUntil, now.millis().into());
                update.filter(ours).exec(&transaction.inner).await?;
            }
        }
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
    pub(super) async fn settle_key(&self, claim: &KeyClaim, outcome: &str) -> StoreResult<()> {
        let update = idempotency::Entity::update_many()
            .col_expr(idempotency::Column::Outcome, outcome.into())
            .filter(idempotency::Column::AccountId.eq(uuid(claim.account)))
            .filter(idempotency::Column::Key.eq(claim.key.as_str()))
            .filter(idempotency::Column::Attempt.eq(Uuid::from_u128(claim.attempt)))
            .filter(idempotency::Column::Outcome.is_null());
        if update.exec(&self.inner).await?.rows_affected == 0 { Err(StoreError::KeyLost) } else { Ok(()) }
    }
}
