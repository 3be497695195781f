//! Notifications: written when a row of the log gets its place, in the same transaction, so that each is written once; and marked read.

use entity::notification;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Writer;
use crate::{
    domain::{event::EventKind, id::AccountId, timestamp::Timestamp},
    store::{error::StoreResult, rows::uuid, sql::Sql},
};

impl Writer {
    /// Marks what somebody was told of as read: these places, or everything up to one. How many were unread before.
    pub async fn read_notifications(&self, account: AccountId, positions: &[i64], upto: Option<i64>, now: Timestamp) -> StoreResult<u64> {
        let transaction = self.begin().await?;
        let mut which = sea_orm::Condition::any().add(notification::Column::Position.is_in(positions.iter().copied()));
        if let Some(upto) = upto {
            which = which.add(notification::Column::Position.lte(upto));
        }
        let update = notification::Entity::update_many()
            .col_expr(notification::Column::ReadAt, now.millis().into())
            .filter(notification::Column::AccountId.eq(uuid(account)))
            .filter(notification::Column::ReadAt.is_null())
            .filter(which);
        let touched = update.exec(&transaction.inner).await?.rows_affected;
        transaction.commit().await?;
        Ok(touched)
    }

    /// Forgets what these accounts were told of up to a place and before a moment; the log itself keeps everything.
    pub async fn forget_notifications(&self, accounts: &[AccountId], upto: i64, before: Timestamp) -> StoreResult<u64> {
        let transaction = self.begin().await?;
        let sql = transaction.sql("DELETE FROM notification WHERE ").any("account_id", accounts.iter().copied().map(uuid));
        let forgotten = transaction.run(sql.push(" AND position <= ").bind(upto).push(" AND at < ").bind(before.millis())).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }
}

/// Adds the statement that tells the members of a program what happened to it, except who did it; and whoever is invited, that they are.
/// `stamped`: the rows of the log that it is about.
pub(super) fn tell(sql: Sql) -> Sql {
    let kinds: Vec<String> = EventKind::NOTIFIED.iter().map(|kind| format!("'{}'", kind.word())).collect();
    sql.push("INSERT INTO notification (account_id, position, at) SELECT m.account_id, e.position, e.at FROM stamped AS e JOIN program_member AS m ON ")
        .push(&format!("m.program_id = e.program_id WHERE e.kind IN ({}) AND (e.account_id IS NULL OR e.account_id <> m.account_id)", kinds.join(", ")))
        .push(&format!(" UNION ALL SELECT e.about_id, e.position, e.at FROM stamped AS e WHERE e.kind = '{}'", EventKind::MemberInvited.word()))
        .push(" AND e.about_id IS NOT NULL")
}
