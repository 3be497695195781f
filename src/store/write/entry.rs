//! A decided change of an entry: the row, its kept revision, what readers see and what search finds, in one transaction.

use sea_orm::Value;
use uuid::Uuid;

use super::{Transaction, Writer, optional};
use crate::{
    domain::{
        content::{Change, Entry, LiveChange, RevisionNumber, Standing},
        document::{Detail, Document},
        heat::Heat,
        id::{AccountId, ContentId},
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{json, live_table, uuid},
    },
};

impl Writer {
    /// A new entry with its first draft.
    pub async fn create_entry(&self, entry: &Entry, by: Option<AccountId>, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let mut row: Vec<Value> = vec![Uuid::from_u128(entry.id.bits()).into(), entry.id.kind.word().into(), now.millis().into()];
        row.extend(columns(entry, by, now).map(|(_, value)| value));
        let names: Vec<&str> = columns(entry, by, now).map(|(name, _)| name).collect();
        transaction.insert("content", &format!("id, kind, created_at, {}", names.join(", ")), vec![row]).await?;
        transaction.commit().await
    }

    /// Writes a change that was decided on `before`; `Conflict` when the entry is no longer as it was then.
    pub async fn change_entry(&self, before: &Entry, change: &Change, by: Option<AccountId>, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let id = before.id;
        let key: Value = Uuid::from_u128(id.bits()).into();
        let same: [Value; 3] = [key.clone(), before.lock_version.into(), before.standing.state().word().into()];
        let same_row = "id = ? AND lock_version = ? AND state = ?";
        let touched = match &change.after {
            Some(after) => {
                let mut sql = transaction.sql("UPDATE content SET ");
                for (place, (name, value)) in columns(after, by, now).enumerate() {
                    sql = sql.push(if place > 0 { ", " } else { "" }).push(name).push(" = ").bind(value);
                }
                transaction.run(sql.push(" WHERE ").add(same_row, same)).await?
            }
            None => {
                transaction.run(transaction.sql("DELETE FROM content_revision WHERE content_id = ").bind(key.clone())).await?;
                transaction.run(transaction.sql("DELETE FROM content WHERE ").add(same_row, same)).await?
            }
        };
        if touched == 0 {
            return Err(StoreError::Conflict);
        }
        if let Some((number, document)) = &change.kept {
            let row = vec![key.clone(), (*number).into(), json(document).into(), now.millis().into(), optional(by.map(AccountId::bits))];
            transaction.insert("content_revision", "content_id, number, document, created_at, created_by", vec![row]).await?;
        }
        match &change.live {
            LiveChange::Keep => {}
            LiveChange::Remove => transaction.remove_live(id).await?,
            LiveChange::Pinned(pinned) => {
                let sql = transaction.sql(&format!("UPDATE {} SET pinned = ", live_table(id.kind))).bind(i32::from(*pinned)).push(" WHERE id = ").bind(key);
                transaction.run(sql).await?;
            }
            LiveChange::Put { revision, document } => {
                let sql = transaction.sql("UPDATE content_revision SET published_at = ").bind(now.millis());
                transaction.run(sql.add(" WHERE content_id = ? AND number = ?", [key, (*revision).into()])).await?;
                transaction.remove_live(id).await?;
                if let Some(after) = &change.after {
                    transaction.put_live(after, *revision, document, now).await?;
                }
            }
        }
        transaction.commit().await
    }
}

impl Transaction {
    async fn remove_live(&self, id: ContentId) -> StoreResult<()> {
        let key = Uuid::from_u128(id.bits());
        self.unindex(id).await?;
        for (table, column) in [("content_tag", "content_id"), ("content_link", "content_id"), (live_table(id.kind), "id")] {
            self.run(self.sql(&format!("DELETE FROM {table} WHERE {column} = ")).bind(key)).await?;
        }
        Ok(())
    }

    async fn put_live(&self, entry: &Entry, revision: RevisionNumber, document: &Document, now: Timestamp) -> StoreResult<()> {
        let id = entry.id;
        let key: Value = Uuid::from_u128(id.bits()).into();
        let first = entry.first_published.unwrap_or(now);
        let mut columns: Vec<(&str, Value)> = vec![
            ("id", key.clone()),
            ("title", document.title.as_str().into()),
            ("summary", document.summary.as_str().into()),
            ("body", document.body.as_str().into()),
            ("cover", document.cover.as_ref().map(json).into()),
            ("pinned", i32::from(entry.pinned).into()),
            ("published_at", first.millis().into()),
            ("updated_at", now.millis().into()),
            ("revision", revision.into()),
        ];
        match &document.detail {
            Detail::News { category, author, source, related: _ } => {
                let counted = self.all(self.sql("SELECT views, heat FROM view_count WHERE content_id = ").bind(key.clone())).await?;
                let (views, heat) = match counted.first() {
                    Some(row) => (row.try_get("", "views")?, row.try_get("", "heat")?),
                    None => (0i64, Heat::fresh(first).stored()),
                };
                columns.extend([
                    ("category_id", uuid(*category).into()),
                    ("author", author.as_str().into()),
                    ("source", source.as_ref().map(json).into()),
                    ("heat", heat.into()),
                    ("views", views.into()),
                ]);
            }
            Detail::Case { company, industry, results, program } => columns.extend([
                ("company", Value::from(company.as_str())),
                ("industry", industry.word().into()),
                ("results", json(results).into()),
                ("program_id", optional(program.map(|id| id.bits()))),
            ]),
            Detail::Video { source_url, duration_seconds, level, series, chapters } => columns.extend([
                ("source_url", Value::from(source_url.as_str())),
                ("duration_seconds", (*duration_seconds).into()),
                ("level", level.word().into()),
                ("series", series.clone().into()),
                ("chapters", json(chapters).into()),
            ]),
            Detail::Capability { category, tagline, status, min_client_version, requirements } => columns.extend([
                ("category_id", Value::from(uuid(*category))),
                ("tagline", tagline.as_str().into()),
                ("status", status.word().into()),
                ("min_client_version", min_client_version.clone().into()),
                ("requirements", json(requirements).into()),
            ]),
        }
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        self.insert(live_table(id.kind), &names.join(", "), vec![columns.into_iter().map(|(_, value)| value).collect()]).await?;
        let tags = document.tags.iter().zip(0i32..).map(|(tag, place)| vec![key.clone(), uuid(*tag).into(), place.into()]).collect();
        self.insert("content_tag", "content_id, tag_id, place", tags).await?;
        // an entry that was deleted since the text was checked is left out: a link to nothing helps nobody, and a schedule must not stick
        for ((field, target), place) in document.links().zip(0i32..) {
            let target: Value = Uuid::from_u128(target.bits()).into();
            let values = [key.clone(), field.word().into(), target.clone(), place.into(), target];
            self.run(self.sql("INSERT INTO content_link (content_id, field, target_id, place) ").add("SELECT ?, ?, ?, ? FROM content WHERE id = ?", values))
                .await?;
        }
        self.index(id, &document.title, &document.summary, &document.body).await
    }
}

/// The columns that follow from an entry; each update sets them all.
fn columns(entry: &Entry, by: Option<AccountId>, now: Timestamp) -> impl Iterator<Item = (&'static str, Value)> {
    let live = match &entry.standing {
        Standing::Published { revision, .. } | Standing::Archived { revision, .. } => Some(*revision),
        Standing::Draft | Standing::Scheduled(_) => None,
    };
    let schedule = entry.standing.schedule();
    [
        ("state", Value::from(entry.standing.state().word())),
        ("lock_version", entry.lock_version.into()),
        ("title", entry.newest().map(|document| document.title.as_str()).unwrap_or_default().into()),
        ("draft", entry.draft.as_ref().map(json).into()),
        ("last_revision", entry.last_revision.into()),
        ("live_revision", live.into()),
        ("scheduled_revision", schedule.map(|it| it.revision).into()),
        ("scheduled_at", schedule.map(|it| it.at.millis()).into()),
        ("pinned", entry.pinned.into()),
        ("first_published_at", entry.first_published.map(Timestamp::millis).into()),
        ("updated_at", now.millis().into()),
        ("updated_by", optional(by.map(AccountId::bits))),
    ]
    .into_iter()
}
