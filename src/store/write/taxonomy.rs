//! Categories and tags.

use uuid::Uuid;

use super::{Seal, Writer};
use crate::{
    domain::{content::ContentKind, event::Note, id::ContentId, published::LabelKind},
    store::{
        error::StoreResult,
        rows::{Row, live_table},
    },
};

/// A category or a tag.
#[derive(Clone, Debug)]
pub struct Label {
    pub kind: LabelKind,
    /// Used when the slug is new.
    pub id: u128,
    pub slug: String,
    pub name: String,
    /// The place of a category in its list; nothing to a tag.
    pub place: i32,
}

impl Writer {
    /// Adds a label, or renames the one that has this slug; answers its id. A renamed tag is found by its new name at once.
    pub async fn save_label(&self, label: &Label, note: &Note, seal: &Seal) -> StoreResult<u128> {
        let transaction = self.begin().await?;
        let (table, placed) = match label.kind {
            LabelKind::NewsCategory => ("news_category", true),
            LabelKind::CapabilityCategory => ("capability_category", true),
            LabelKind::Tag => ("tag", false),
        };
        let (columns, update) =
            if placed { ("id, slug, name, place", "name = excluded.name, place = excluded.place") } else { ("id, slug, name", "name = excluded.name") };
        let mut row = vec![Uuid::from_u128(label.id).into(), label.slug.as_str().into(), label.name.as_str().into()];
        row.extend(placed.then(|| label.place.into()));
        let sql = transaction
            .sql(&format!("INSERT INTO {table} ({columns}) VALUES "))
            .rows([row])
            .push(&format!(" ON CONFLICT (slug) DO UPDATE SET {update} RETURNING id"));
        let id = transaction.all(sql).await?.first().map_or(Ok(label.id), |row| Row { table, row }.bits("id"))?;
        if label.kind == LabelKind::Tag && id != label.id {
            for kind in ContentKind::ALL {
                let sql = transaction.sql("SELECT c.id, c.title, c.summary, c.body FROM content_tag AS j JOIN ").push(live_table(kind));
                let rows = transaction.all(sql.push(" AS c ON c.id = j.content_id WHERE j.tag_id = ").bind(Uuid::from_u128(id))).await?;
                for row in &rows {
                    let r = Row { table: live_table(kind), row };
                    let content = ContentId::new(kind, r.bits("id")?);
                    transaction.unindex(content).await?;
                    transaction.index(content, &r.get::<String>("title")?, &r.get::<String>("summary")?, &r.get::<String>("body")?).await?;
                }
            }
        }
        transaction.note(note, seal).await?;
        transaction.commit().await?;
        Ok(id)
    }
}
