//! Tickets for uploads, and the packages that arrive on them. Every object that is ever written is known to a row before its first
//! byte is, so that nothing is left behind, whatever dies in between.

use entity::{package, package_garbage, upload};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::OnConflict};

use super::{Seal, Writer};
use crate::{
    domain::{
        id::{AccountId, ProgramId, UploadId},
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        read::PackageView,
        rows::{json, uuid},
    },
};

impl Writer {
    /// A ticket, unless the account has `most` open ones already: then false.
    pub async fn create_upload(
        &self,
        id: UploadId,
        (program, account): (ProgramId, AccountId),
        most: usize,
        (now, expires_at): (Timestamp, Timestamp),
        seal: &Seal,
        outcome: &str,
    ) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let sql = transaction
            .sql("INSERT INTO upload (id, program_id, account_id, created_at, expires_at) ")
            .add("SELECT ?, ?, ?, ?, ?", [uuid(id).into(), uuid(program).into(), uuid(account).into(), now.millis().into(), expires_at.millis().into()])
            .add(
                " WHERE (SELECT count(*) FROM upload WHERE account_id = ? AND expires_at > ?) < ?",
                [uuid(account).into(), now.millis().into(), i64::try_from(most).unwrap_or(i64::MAX).into()],
            );
        if transaction.run(sql).await? == 0 {
            return Ok(false);
        }
        transaction.settle(seal, outcome).await?;
        Ok(true)
    }

    /// Lets a ticket use a package that is here already. False: it is not, or the ticket is used.
    pub async fn attach_package(&self, id: UploadId, digest: &str, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let sql = transaction
            .sql("UPDATE upload SET digest = ")
            .bind(digest)
            .push(" WHERE id = ")
            .bind(uuid(id))
            .push(" AND expires_at > ")
            .bind(now.millis())
            .push(" AND digest IS NULL AND object IS NULL AND EXISTS (SELECT 1 FROM package WHERE digest = ")
            .bind(digest)
            .push(")");
        let touched = transaction.run(sql).await?;
        transaction.commit().await?;
        Ok(touched > 0)
    }

    /// Notes where the bytes of a ticket are about to be written; what somebody who died was writing until `dead` is garbage. False:
    /// another request writes, or has written, on this ticket.
    pub async fn begin_object(&self, id: UploadId, object: &str, now: Timestamp, dead: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let Some(row) = upload::Entity::find_by_id(uuid(id)).one(&transaction.inner).await? else { return Ok(false) };
        let update = upload::Entity::update_many()
            .col_expr(upload::Column::Object, object.into())
            .col_expr(upload::Column::WritingSince, now.millis().into())
            .filter(upload::Column::Id.eq(uuid(id)).and(upload::Column::Digest.is_null()).and(upload::Column::ExpiresAt.gt(now.millis())))
            .filter(match &row.object {
                None => upload::Column::Object.is_null(),
                Some(old) => upload::Column::Object.eq(old.as_str()).and(upload::Column::WritingSince.lte(dead.millis())),
            });
        if update.exec(&transaction.inner).await?.rows_affected == 0 {
            return Ok(false);
        }
        if let Some(old) = row.object {
            transaction.insert(vec![package_garbage::ActiveModel { object: Set(old), since: Set(now.millis()) }]).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The bytes lie at `package.object`: makes them the package of the ticket. False: another upload of the same bytes was faster,
    /// whose package the ticket uses; this object is garbage.
    pub async fn store_package(&self, id: UploadId, found: &PackageView, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let row = package::ActiveModel {
            digest: Set(found.digest.clone()),
            object: Set(found.object.clone()),
            bytes: Set(found.bytes),
            inflated_bytes: Set(found.inflated_bytes),
            entries: Set(json(&found.entries)),
            created_at: Set(now.millis()),
        };
        let known = OnConflict::column(package::Column::Digest).do_nothing().to_owned();
        let first = package::Entity::insert(row).on_conflict(known).exec_without_returning(&transaction.inner).await? > 0;
        if !first {
            transaction.insert(vec![package_garbage::ActiveModel { object: Set(found.object.clone()), since: Set(now.millis()) }]).await?;
        }
        let update = upload::Entity::update_many().col_expr(upload::Column::Digest, found.digest.as_str().into());
        let ours = upload::Column::Id.eq(uuid(id)).and(upload::Column::Object.eq(found.object.as_str())).and(upload::Column::ExpiresAt.gt(now.millis()));
        let touched = update.filter(ours).exec(&transaction.inner).await?;
        if touched.rows_affected == 0 {
            return Err(StoreError::Conflict);
        }
        transaction.commit().await?;
        Ok(first)
    }

    /// Writing failed: the ticket may be tried again, and whatever was written is garbage.
    pub async fn abandon_object(&self, id: UploadId, object: &str, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        // the ticket first: a writer whose answer was lost may still be at it, and this waits for it
        let update = upload::Entity::update_many()
            .col_expr(upload::Column::Object, Option::<String>::None.into())
            .col_expr(upload::Column::WritingSince, Option::<i64>::None.into());
        let same = upload::Column::Id.eq(uuid(id)).and(upload::Column::Object.eq(object)).and(upload::Column::Digest.is_null());
        update.filter(same).exec(&transaction.inner).await?;
        // unless it became a package after all
        let garbage = transaction
            .sql("INSERT INTO package_garbage (object, since) ")
            .add("SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM package WHERE object = ?)", [object.into(), now.millis().into(), object.into()])
            .push(" ON CONFLICT DO NOTHING");
        transaction.run(garbage).await?;
        transaction.commit().await
    }

    /// Takes back a ticket whose time is over, with whatever has come in on it by now. True: bytes are to be deleted.
    pub async fn drop_upload(&self, id: UploadId, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        // what is on the ticket is read by the statement that takes it away: a package may have arrived a moment before
        let taken = transaction.sql("DELETE FROM upload WHERE id = ").bind(uuid(id)).push(" AND expires_at <= ").bind(now.millis());
        let rows = transaction.all(taken.push(" RETURNING object, digest")).await?;
        let Some(row) = rows.first() else { return Ok(false) };
        let garbage = match (row.try_get::<Option<String>>("", "digest")?, row.try_get::<Option<String>>("", "object")?) {
            (Some(digest), _) => transaction.drop_package(&digest, now).await?,
            (None, Some(object)) => {
                transaction.insert(vec![package_garbage::ActiveModel { object: Set(object), since: Set(now.millis()) }]).await?;
                true
            }
            (None, None) => false,
        };
        transaction.commit().await?;
        Ok(garbage)
    }

    /// Forgets a package that nobody uses; for those that slipped through. True: bytes are to be deleted.
    pub async fn drop_orphan(&self, digest: &str, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let garbage = transaction.drop_package(digest, now).await?;
        transaction.commit().await?;
        Ok(garbage)
    }

    /// The bytes of these objects are gone.
    pub async fn forget_garbage(&self, objects: &[String]) -> StoreResult<()> {
        let transaction = self.begin().await?;
        package_garbage::Entity::delete_many().filter(package_garbage::Column::Object.is_in(objects)).exec(&transaction.inner).await?;
        transaction.commit().await
    }
}
