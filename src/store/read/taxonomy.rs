//! Categories and tags.

use std::collections::HashMap;

use entity::{capability_category, news_category, tag};
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        id::Id,
        published::{CapabilityCategory, LabelKind, NewsCategory, Tag},
    },
    store::{error::StoreResult, rows::Row},
};

/// A category or tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelView {
    pub kind: LabelKind,
    pub id: u128,
    pub slug: String,
    pub name: String,
    /// Nothing to a tag.
    pub place: i32,
}

impl Reader {
    /// All categories and tags, each kind in the order of its list: some hundreds.
    pub async fn labels(&self) -> StoreResult<Vec<LabelView>> {
        let sql = self.sql(
            "SELECT 0 AS kind, id, slug, name, place FROM news_category UNION ALL SELECT 1, id, slug, name, place FROM capability_category \
             UNION ALL SELECT 2, id, slug, name, 0 FROM tag ORDER BY place, id",
        );
        let label = |row| {
            let r = Row { table: "tag", row };
            let kind = match r.get::<i32>("kind")? {
                0 => LabelKind::NewsCategory,
                1 => LabelKind::CapabilityCategory,
                _ => LabelKind::Tag,
            };
            Ok(LabelView { kind, id: r.bits("id")?, slug: r.get("slug")?, name: r.get("name")?, place: r.get("place")? })
        };
        self.all(sql).await?.iter().map(label).collect()
    }

    /// All of them, in their order; there are at most a hundred.
    pub async fn news_categories(&self) -> StoreResult<Vec<NewsCategory>> {
        let rows =
            news_category::Entity::find().order_by_asc(news_category::Column::Place).order_by_asc(news_category::Column::Id).all(&self.connection).await?;
        Ok(rows.into_iter().map(|row| NewsCategory { id: Id::from_bits(row.id.as_u128()), slug: row.slug, name: row.name, place: row.place }).collect())
    }

    /// All of them, in their order; there are at most a hundred.
    pub async fn capability_categories(&self) -> StoreResult<Vec<CapabilityCategory>> {
        let find = capability_category::Entity::find().order_by_asc(capability_category::Column::Place).order_by_asc(capability_category::Column::Id);
        let rows = find.all(&self.connection).await?;
        Ok(rows.into_iter().map(|row| CapabilityCategory { id: Id::from_bits(row.id.as_u128()), slug: row.slug, name: row.name, place: row.place }).collect())
    }

    /// All of them, oldest first; there are at most a thousand.
    pub async fn tags(&self) -> StoreResult<Vec<Tag>> {
        let rows = tag::Entity::find().order_by_asc(tag::Column::Id).all(&self.connection).await?;
        Ok(rows.into_iter().map(|row| Tag { id: Id::from_bits(row.id.as_u128()), slug: row.slug, name: row.name }).collect())
    }

    /// The series of live videos, that with the newest video first.
    pub async fn video_series(&self, most: u32) -> StoreResult<Vec<String>> {
        let sql = self
            .sql("SELECT series FROM video WHERE series IS NOT NULL GROUP BY series ORDER BY MAX(published_at) DESC, series LIMIT ")
            .number(i64::from(most));
        self.all(sql).await?.iter().map(|row| Row { table: "video", row }.get("series")).collect()
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
            found.entry(r.bits("parent")?).or_default().push(Tag { id: r.id("id")?, slug: r.get("slug")?, name: r.get("name")? });
        }
        Ok(found)
    }
}
