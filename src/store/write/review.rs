//! Claims: which reviewer works on a round.

use entity::review;
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter};
use uuid::Uuid;

use super::{Seal, Writer};
use crate::{
    domain::{
        event::Note,
        id::{AccountId, ReviewId},
        timestamp::Timestamp,
    },
    store::{error::StoreResult, rows::uuid},
};

impl Writer {
    /// Takes an open round for a reviewer, or keeps it for longer. False: another works on it, or it is decided.
    pub async fn claim_review(&self, id: ReviewId, by: AccountId, until: Timestamp, note: &Note, seal: &Seal) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let now = note.at;
        let free = Condition::any()
            .add(review::Column::ClaimedBy.is_null())
            .add(review::Column::ClaimedBy.eq(uuid(by)))
            .add(review::Column::ClaimedUntil.lte(now.millis()));
        let update = review::Entity::update_many()
            .col_expr(review::Column::ClaimedBy, uuid(by).into())
            .col_expr(review::Column::ClaimedUntil, until.millis().into())
            .filter(review::Column::Id.eq(uuid(id)).and(review::Column::Decision.is_null()))
            .filter(free);
        let touched = update.exec(&transaction.inner).await?.rows_affected;
        if touched > 0 {
            transaction.note(note, seal).await?;
        }
        transaction.commit().await?;
        Ok(touched > 0)
    }

    /// Gives a round back. False: it was not this reviewer's.
    pub async fn unclaim_review(&self, id: ReviewId, by: AccountId, note: &Note, seal: &Seal) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let update = review::Entity::update_many()
            .col_expr(review::Column::ClaimedBy, Option::<Uuid>::None.into())
            .col_expr(review::Column::ClaimedUntil, Option::<i64>::None.into())
            .filter(review::Column::Id.eq(uuid(id)).and(review::Column::Decision.is_null()).and(review::Column::ClaimedBy.eq(uuid(by))));
        let touched = update.exec(&transaction.inner).await?.rows_affected;
        if touched > 0 {
            transaction.note(note, seal).await?;
        }
        transaction.commit().await?;
        Ok(touched > 0)
    }
}
