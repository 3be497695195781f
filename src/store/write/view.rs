//! Views, many at once: a batch of counts becomes a handful of statements.

use std::collections::HashMap;

use uuid::Uuid;

use super::Writer;
use crate::{
    domain::{heat::Heat, timestamp::Timestamp},
    store::{error::StoreResult, rows::Row},
};

/// New views by news.
pub type Views = HashMap<u128, u32>;

impl Writer {
    /// Adds the views of live news to their counts and their heat. Views of anything else are dropped.
    pub async fn add_views(&self, views: &Views, now: Timestamp) -> StoreResult<()> {
        if views.is_empty() {
            return Ok(());
        }
        let transaction = self.begin().await?;
        let mut select = transaction.sql("SELECT id, heat, views FROM news WHERE ").any("id", views.keys().copied().map(Uuid::from_u128)).push(" ORDER BY id");
        if select.postgres() {
            // several instances add to the same rows: each locks them in the same order and reads what the one before wrote
            select = select.push(" FOR UPDATE");
        }
        let mut rows = Vec::new();
        for row in &transaction.all(select).await? {
            let r = Row { table: "news", row };
            let id = r.bits("id")?;
            let new = views.get(&id).copied().unwrap_or(0);
            let heat = Heat::from_stored(r.get("heat")?).viewed(new, now).stored();
            rows.push(vec![Uuid::from_u128(id).into(), (r.get::<i64>("views")? + i64::from(new)).into(), heat.into()]);
        }
        if !rows.is_empty() {
            let ids: Vec<Uuid> = rows.iter().filter_map(|row| if let Some(sea_orm::Value::Uuid(id)) = row.first() { *id } else { None }).collect();
            let upsert = transaction.sql("INSERT INTO view_count (content_id, views, heat) VALUES ").rows(rows);
            transaction.run(upsert.push(" ON CONFLICT (content_id) DO UPDATE SET views = excluded.views, heat = excluded.heat")).await?;
            let update = transaction.sql("UPDATE news SET views = v.views, heat = v.heat FROM view_count AS v WHERE v.content_id = news.id AND ");
            transaction.run(update.any("v.content_id", ids)).await?;
        }
        transaction.commit().await
    }
}
