//! Access tokens: made, given another text, made useless.

use entity::access_token;
use sea_orm::ActiveValue::Set;

use super::{Seal, Writer};
use crate::{
    domain::{
        actor::Channel,
        event::{Details, Note},
        id::{AccountId, TokenId},
        scope::Scopes,
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{Row, uuid},
    },
};

#[derive(Clone, Debug)]
pub struct NewToken {
    pub id: TokenId,
    pub account: AccountId,
    pub name: String,
    pub digest: [u8; 32],
    pub channel: Channel,
    pub scopes: Scopes,
    pub expires_at: Timestamp,
}

impl Writer {
    /// False when the account has `most` that work already.
    pub async fn create_token(&self, token: &NewToken, most: usize, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let mut lock = transaction.sql("SELECT id FROM account WHERE id = ").bind(uuid(token.account));
        if lock.postgres() {
            // counted one after the other, on whichever instance
            lock = lock.push(" FOR UPDATE");
        }
        transaction.all(lock).await?;
        let count = transaction.sql("SELECT count(*) AS n FROM access_token WHERE revoked_at IS NULL AND account_id = ").bind(uuid(token.account));
        let count = transaction.all(count.push(" AND expires_at > ").bind(note.at.millis())).await?;
        if count.first().map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs() as usize >= most {
            return Ok(false);
        }
        let row = access_token::ActiveModel {
            id: Set(uuid(token.id)),
            account_id: Set(uuid(token.account)),
            name: Set(token.name.clone()),
            digest: Set(token.digest.to_vec()),
            channel: Set(token.channel.word().to_owned()),
            scopes: Set(token.scopes.to_string()),
            created_at: Set(note.at.millis()),
            expires_at: Set(token.expires_at.millis()),
            revoked_at: Set(None),
            rotated_at: Set(None),
            former_digest: Set(None),
            former_until: Set(None),
            last_used_at: Set(None),
        };
        transaction.insert(vec![row]).await?;
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(true)
    }

    /// Gives a token another text; the former one works until `former_until` as well. `Conflict`: it is not what was read, or works no more.
    pub async fn rotate_token(
        &self,
        (id, rotated_before): (TokenId, Option<Timestamp>),
        digest: [u8; 32],
        (expires_at, former_until): (Timestamp, Timestamp),
        note: &Note,
        seal: &Seal,
        outcome: &str,
    ) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let update = transaction
            .sql("UPDATE access_token SET former_digest = digest, former_until = ")
            .bind(former_until.millis())
            .push(", digest = ")
            .bind(digest.to_vec())
            .push(", rotated_at = ")
            .bind(note.at.millis())
            .push(", expires_at = ")
            .bind(expires_at.millis())
            .push(" WHERE id = ")
            .bind(uuid(id))
            .push(" AND COALESCE(rotated_at, -1) = ")
            .bind(rotated_before.map_or(-1, Timestamp::millis))
            .push(" AND revoked_at IS NULL AND expires_at > ")
            .bind(note.at.millis());
        if transaction.run(update).await? == 0 {
            return Err(StoreError::Conflict);
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// False when there is no such token that still works.
    pub async fn revoke_token(&self, id: TokenId, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let update = transaction.sql("UPDATE access_token SET revoked_at = ").bind(note.at.millis()).push(" WHERE id = ").bind(uuid(id));
        let touched = transaction.all(update.push(" AND revoked_at IS NULL RETURNING account_id")).await?;
        let Some(row) = touched.first() else { return Ok(false) };
        // whose it was, so that whoever serves them is told
        let details = Details { member: Some(Row { table: "access_token", row }.id("account_id")?), ..note.details.clone() };
        transaction.note(&Note { details, ..note.clone() }, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(true)
    }
}
