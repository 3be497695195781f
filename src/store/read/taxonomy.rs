//! Categories and tags.

use std::collections::HashMap;

use uuid::Uuid;

use super::Reader;
use crate::{
    domain::published::{CapabilityCategory, NewsCategory, Tag},
    store::{error::StoreResult, rows::Row},
};

impl Reader {
    /// All of them, in their order; there are at most a hundred.
    pub async fn news_categories(&self) -> StoreResult<Vec<NewsCategory>> {
        let rows = self.all(self.sql("SELECT id, slug, name FROM news_category ORDER BY place, id")).await?;
        rows.iter()
            .map(|row| Row { table: "news_category", row })
            .map(|r| Ok(NewsCategory { id: r.id("id")?, slug: r.get("slug")?, name: r.get("name")? }))
            .collect()
    }

    /// All of them, in their order; there are at most a hundred.
    pub async fn capability_categories(&self) -> StoreResult<Vec<CapabilityCategory>> {
        let rows = self.all(self.sql("SELECT id, slug, name FROM capability_category ORDER BY place, id")).await?;
        rows.iter()
            .map(|row| Row { table: "capability_category", row })
            .map(|r| Ok(CapabilityCategory { id: r.id("id")?, slug: r.get("slug")?, name: r.get("name")? }))
            .collect()
    }

    /// All of them, oldest first; there are at most a thousand.
    pub async fn tags(&self) -> StoreResult<Vec<Tag>> {
        let rows = self.all(self.sql("SELECT id, slug, name FROM tag ORDER BY id")).await?;
        rows.iter().map(|row| tag(&Row { table: "tag", row })).collect()
    }

    /// The tags of live content, in the editor's order.
    pub async fn tags_of(&self, content: &[u128]) -> StoreResult<HashMap<u128, Vec<Tag>>> {
        let sql = self
            .sql("SELECT j.content_id AS parent, t.id, t.slug, t.name FROM content_tag AS j JOIN tag AS t ON t.id = j.tag_id WHERE ")
            .any("j.content_id", content.iter().copied().map(Uuid::from_u128))
            .push(" ORDER BY j.content_id, j.place");
        let mut found: HashMap<u128, Vec<Tag>> = HashMap::new();
        for row in &self.all(sql).await? {
            let r = Row { table: "tag", row };
            found.entry(r.bits("parent")?).or_default().push(tag(&r)?);
        }
        Ok(found)
    }
}

fn tag(r: &Row<'_>) -> StoreResult<Tag> {
    Ok(Tag { id: r.id("id")?, slug: r.get("slug")?, name: r.get("name")? })
}
