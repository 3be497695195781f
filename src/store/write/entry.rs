//! A decided change of an entry: the row, its kept revision, what readers see and what search finds, in one transaction.

use entity::{capability, case, content, content_link, content_revision, content_tag, news, video, view_count};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{Seal, Transaction, Writer};
use crate::{
    domain::{
        content::{Change, ContentKind, Entry, LiveChange, PINS_MOST, RevisionNumber, Standing},
        document::{Detail, Document},
        event::Note,
        heat::Heat,
        id::{AccountId, ContentId, TagId},
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{json, live_table, uuid},
    },
};

/// Advisory locks of PostgreSQL that hold the pins of one kind: "pins" in ASCII, and the kind.
const PIN_LOCK: i64 = 0x7069_6e73_0000;

impl Writer {
    /// A new entry with its first draft.
    pub async fn create_entry(&self, entry: &Entry, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let (by, now) = (note.by.account, note.at);
        let row = content::ActiveModel {
            id: Set(key(entry.id)),
            kind: Set(entry.id.kind.word().to_owned()),
            created_at: Set(now.millis()),
            ..changing_columns(entry, by, now)
        };
        transaction.insert(vec![row]).await?;
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Writes a change that was decided on `before`; `Conflict` when the entry is no longer as it was then.
    pub async fn change_entry(&self, before: &Entry, change: &Change, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let (by, now) = (note.by.account, note.at);
        let (id, tx) = (key(before.id), &transaction.inner);
        let same =
            content::Column::Id.eq(id).and(content::Column::LockVersion.eq(before.lock_version)).and(content::Column::State.eq(before.standing.state().word()));
        let touched = match &change.after {
            Some(after) => content::Entity::update_many().set(changing_columns(after, by, now)).filter(same).exec(tx).await?.rows_affected,
            None => {
                content_revision::Entity::delete_many().filter(content_revision::Column::ContentId.eq(id)).exec(tx).await?;
                content_link::Entity::delete_many().filter(content_link::Column::TargetId.eq(id)).exec(tx).await?;
                content::Entity::delete_many().filter(same).exec(tx).await?.rows_affected
            }
        };
        if touched == 0 {
            return Err(StoreError::Conflict);
        }
        if change.live == LiveChange::Pinned(true) {
            transaction.hold_pin_limit(before.id.kind).await?;
        }
        if let Some((number, document)) = &change.kept {
            let row = content_revision::ActiveModel {
                content_id: Set(id),
                number: Set(*number),
                document: Set(json(document)),
                created_at: Set(now.millis()),
                created_by: Set(by.map(uuid)),
                published_at: Set(None),
            };
            transaction.insert(vec![row]).await?;
        }
        match &change.live {
            LiveChange::Keep => {}
            LiveChange::Remove => transaction.remove_live(before.id).await?,
            LiveChange::Pinned(pinned) => {
                let sql = transaction.sql(&format!("UPDATE {} SET pinned = ", live_table(before.id.kind))).bind(i32::from(*pinned));
                transaction.run(sql.push(" WHERE id = ").bind(id)).await?;
            }
            LiveChange::Put { revision, document } => {
                content_revision::Entity::update_many()
                    .col_expr(content_revision::Column::PublishedAt, now.millis().into())
                    .filter(content_revision::Column::ContentId.eq(id))
                    .filter(content_revision::Column::Number.eq(*revision))
                    .exec(tx)
                    .await?;
                transaction.remove_live(before.id).await?;
                if let Some(after) = &change.after {
                    transaction.put_live(after, *revision, document, now).await?;
                }
            }
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }
}

/// What a live row of any kind needs, handed to the model of each.
macro_rules! live_row {
    ($table:ident, $common:expr, { $($column:ident: $value:expr),* $(,)? }) => {{
        let (id, document, entry, revision, first, now) = $common;
        $table::ActiveModel {
            id: Set(id),
            title: Set(document.title.clone()),
            summary: Set(document.summary.clone()),
            body: Set(document.body.clone()),
            cover: Set(document.cover.as_ref().map(json)),
            pinned: Set(i32::from(entry.pinned)),
            published_at: Set(first.millis()),
            updated_at: Set(now.millis()),
            revision: Set(revision),
            $($column: Set($value),)*
        }
    }};
}

impl Transaction {
    async fn remove_live(&self, id: ContentId) -> StoreResult<()> {
        self.unindex(id).await?;
        content_tag::Entity::delete_many().filter(content_tag::Column::ContentId.eq(key(id))).exec(&self.inner).await?;
        content_link::Entity::delete_many().filter(content_link::Column::ContentId.eq(key(id))).exec(&self.inner).await?;
        self.run(self.sql(&format!("DELETE FROM {} WHERE id = ", live_table(id.kind))).bind(key(id))).await?;
        Ok(())
    }

    async fn put_live(&self, entry: &Entry, revision: RevisionNumber, document: &Document, now: Timestamp) -> StoreResult<()> {
        let id = key(entry.id);
        let first = entry.first_published.unwrap_or(now);
        let common = (id, document, entry, revision, first, now);
        match document.detail.clone() {
            Detail::News { category, author, source, related: _ } => {
                let counted = view_count::Entity::find_by_id(id).one(&self.inner).await?;
                let (views, heat) = counted.map_or_else(|| (0, Heat::fresh(first).stored()), |row| (row.views, row.heat));
                self.live(
                    live_row!(news, common, { category_id: uuid(category), author: author, source: source.as_ref().map(json), heat: heat, views: views }),
                )
                .await?;
            }
            Detail::Case { company, industry, results, program } => {
                let program_id = program.map(uuid);
                self.live(live_row!(case, common, { company: company, industry: industry.word().to_owned(), results: json(&results), program_id: program_id }))
                    .await?;
            }
            Detail::Video { source_url, duration_seconds, level, series, chapters } => {
                let (level, chapters) = (level.word().to_owned(), json(&chapters));
                self.live(
                    live_row!(video, common, { source_url: source_url, duration_seconds: duration_seconds, level: level, series: series, chapters: chapters }),
                )
                .await?;
            }
            Detail::Capability { category, tagline, status, min_client_version, requirements } => {
                let (category_id, status, requirements) = (uuid(category), status.word().to_owned(), json(&requirements));
                let row = live_row!(capability, common, {
                    category_id: category_id, tagline: tagline, status: status, min_client_version: min_client_version, requirements: requirements
                });
                self.live(row).await?;
            }
        }
        let tag = |(tag, place): (&TagId, i32)| content_tag::ActiveModel { content_id: Set(id), tag_id: Set(uuid(*tag)), place: Set(place) };
        self.insert(document.tags.iter().zip(0..).map(tag).collect()).await?;
        // an entry that was deleted since the text was checked is left out: a link to nothing helps nobody, and a schedule must not stick
        for ((field, target), place) in document.links().zip(0i32..) {
            let values = [id.into(), field.word().into(), key(target).into(), place.into(), key(target).into()];
            self.run(self.sql("INSERT INTO content_link (content_id, field, target_id, place) ").add("SELECT ?, ?, ?, ? FROM content WHERE id = ?", values))
                .await?;
        }
        self.index(entry.id, &document.title, &document.summary, &document.body).await
    }

    /// Fails with `Conflict` when others pinned in the meantime, so that the step is decided afresh.
    async fn hold_pin_limit(&self, kind: ContentKind) -> StoreResult<()> {
        let lock = self.sql("SELECT pg_advisory_xact_lock(").bind(PIN_LOCK + kind as i64).push(")");
        if lock.postgres() {
            self.all(lock).await?;
        }
        let pinned = content::Entity::find().filter(content::Column::Pinned.eq(true)).filter(content::Column::Kind.eq(kind.word())).count(&self.inner).await?;
        if pinned > PINS_MOST as u64 { Err(StoreError::Conflict) } else { Ok(()) }
    }

    async fn live<A: ActiveModelTrait>(&self, row: A) -> StoreResult<()> {
        self.insert(vec![row]).await
    }
}

fn key(id: ContentId) -> Uuid {
    Uuid::from_u128(id.bits())
}

/// The columns that follow from an entry; each update sets them all.
fn changing_columns(entry: &Entry, by: Option<AccountId>, now: Timestamp) -> content::ActiveModel {
    let live = match &entry.standing {
        Standing::Published { revision, .. } | Standing::Archived { revision, .. } | Standing::Scheduled { was: Some((revision, _)), .. } => Some(*revision),
        Standing::Draft | Standing::Scheduled { was: None, .. } => None,
    };
    let schedule = entry.standing.schedule();
    content::ActiveModel {
        state: Set(entry.standing.state().word().to_owned()),
        lock_version: Set(entry.lock_version),
        title: Set(entry.newest().map(|document| document.title.clone()).unwrap_or_default()),
        draft: Set(entry.draft.as_ref().map(json)),
        last_revision: Set(entry.last_revision),
        live_revision: Set(live),
        scheduled_revision: Set(schedule.map(|it| it.revision)),
        scheduled_at: Set(schedule.map(|it| it.at.millis())),
        pinned: Set(entry.pinned),
        first_published_at: Set(entry.first_published.map(Timestamp::millis)),
        updated_at: Set(now.millis()),
        updated_by: Set(by.map(uuid)),
        ..Default::default()
    }
}
