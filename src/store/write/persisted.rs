//! Persisted documents.

use entity::persisted_document;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use sha2::{Digest, Sha256};

use super::{Seal, Writer};
use crate::{
    domain::{event::Note, persisted::Manifested},
    store::error::StoreResult,
};

/// Rows in one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 500;

impl Writer {
    /// Keeps documents; answers how many are new. One that has an id of before is left as it is: what a client means by an id does
    /// not change under it.
    pub async fn import_documents(&self, documents: &[Manifested], note: &Note) -> StoreResult<u64> {
        let transaction = self.begin().await?;
        let mut new = 0;
        for some in documents.chunks(AT_ONCE) {
            let row = |document: &Manifested| persisted_document::ActiveModel {
                id: Set(document.id.clone()),
                sha256: Set(Sha256::digest(document.text.as_bytes()).to_vec()),
                text: Set(document.text.clone()),
                imported_at: Set(note.at.millis()),
            };
            let same = OnConflict::column(persisted_document::Column::Id).do_nothing().to_owned();
            let insert = persisted_document::Entity::insert_many(some.iter().map(row)).on_conflict(same);
            new += insert.exec_without_returning(&transaction.inner).await?;
        }
        if new > 0 {
            transaction.note(note, &Seal::default()).await?;
        }
        transaction.commit().await?;
        Ok(new)
    }

    /// False when there is none of this id.
    pub async fn remove_document(&self, id: &str, note: &Note) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let delete = persisted_document::Entity::delete_many().filter(persisted_document::Column::Id.eq(id));
        let gone = delete.exec(&transaction.inner).await?.rows_affected > 0;
        if gone {
            transaction.note(note, &Seal::default()).await?;
        }
        transaction.commit().await?;
        Ok(gone)
    }
}
