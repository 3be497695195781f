//! Limits that all instances share: one row for each user of something, and one statement to take a turn.

use super::Writer;
use crate::{
    domain::{quota::Quota, timestamp::Timestamp},
    store::error::StoreResult,
};

impl Writer {
    /// Takes a turn, if one is left. Some: too often; again in so many seconds.
    pub async fn take_turn(&self, quota: Quota, who: &str, now: Timestamp) -> StoreResult<Option<u32>> {
        let (key, now) = (format!("{}:{who}", quota.of), now.millis());
        let transaction = self.begin().await?;
        // whoever is ahead of their time by more than the burst is left as they are: a refused attempt costs them nothing
        let upsert = transaction
            .sql("INSERT INTO shared_limit (key, tat) VALUES (")
            .bind(key.as_str())
            .push(", ")
            .bind(now + quota.interval_millis)
            .push(") ON CONFLICT (key) DO UPDATE SET tat = CASE WHEN shared_limit.tat > ")
            .bind(now)
            .push(" AND shared_limit.tat < ")
            .bind(now + quota.horizon_millis())
            .push(" THEN shared_limit.tat ELSE ")
            .bind(now)
            .push(" END + ")
            .bind(quota.interval_millis)
            .push(" WHERE shared_limit.tat <= ")
            .bind(now + quota.tolerance_millis())
            .push(" OR shared_limit.tat >= ")
            .bind(now + quota.horizon_millis());
        if transaction.run(upsert).await? > 0 {
            transaction.commit().await?;
            return Ok(None);
        }
        let left = transaction.all(transaction.sql("SELECT tat FROM shared_limit WHERE key = ").bind(key)).await?;
        let tat = left.first().map_or(Ok(now), |row| row.try_get("", "tat"))?;
        Ok(Some(quota.wait_seconds(tat, now)))
    }

    /// Forgets whoever has not been ahead of their time for a while.
    pub async fn forget_turns(&self, now: Timestamp) -> StoreResult<u64> {
        let transaction = self.begin().await?;
        let gone = transaction.run(transaction.sql("DELETE FROM shared_limit WHERE tat < ").bind(now.millis())).await?;
        transaction.commit().await?;
        Ok(gone)
    }
}
