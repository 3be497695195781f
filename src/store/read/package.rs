//! Packages that were uploaded, and the tickets they came in on.

use entity::{package, upload};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Reader;
use crate::{
    domain::{
        id::{AccountId, ProgramId, UploadId},
        package::PackageEntry,
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{Row, uuid},
    },
};

/// A package as it is shown; its bytes lie in the object store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageView {
    pub digest: String,
    pub object: String,
    pub bytes: i64,
    pub inflated_bytes: i64,
    /// Sorted by path.
    pub entries: Vec<PackageEntry>,
}

/// A ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadView {
    pub id: UploadId,
    pub program: ProgramId,
    pub account: AccountId,
    /// Where bytes are being written, or were.
    pub object: Option<String>,
    /// The digest of what has arrived.
    pub digest: Option<String>,
    pub expires_at: Timestamp,
}

impl Reader {
    pub async fn packages(&self, digests: &[String]) -> StoreResult<Vec<PackageView>> {
        let rows = package::Entity::find().filter(package::Column::Digest.is_in(digests)).all(&self.connection).await?;
        rows.into_iter().map(shown).collect()
    }

    pub async fn package(&self, digest: &str) -> StoreResult<Option<PackageView>> {
        package::Entity::find_by_id(digest).one(&self.connection).await?.map(shown).transpose()
    }

    /// How large a package is, without its list of files.
    pub async fn package_bytes(&self, digest: &str) -> StoreResult<Option<i64>> {
        let query = package::Entity::find_by_id(digest).select_only().column(package::Column::Bytes);
        Ok(query.into_tuple().one(&self.connection).await?)
    }

    pub async fn upload(&self, id: UploadId) -> StoreResult<Option<UploadView>> {
        upload::Entity::find_by_id(uuid(id)).one(&self.connection).await?.map(ticket).transpose()
    }

    /// Tickets whose time is over, a batch at a time.
    pub async fn lapsed_uploads(&self, now: Timestamp) -> StoreResult<Vec<UploadView>> {
        let query = upload::Entity::find().filter(upload::Column::ExpiresAt.lte(now.millis())).order_by_asc(upload::Column::ExpiresAt).limit(100);
        query.all(&self.connection).await?.into_iter().map(ticket).collect()
    }

    /// Tickets on which bytes are being written, or were when somebody died.
    pub async fn half_uploads(&self) -> StoreResult<Vec<UploadView>> {
        let query = upload::Entity::find().filter(upload::Column::Object.is_not_null()).filter(upload::Column::Digest.is_null());
        query.all(&self.connection).await?.into_iter().map(ticket).collect()
    }

    /// Objects whose bytes are still to be deleted, a batch at a time.
    pub async fn garbage(&self) -> StoreResult<Vec<(String, Timestamp)>> {
        // a package that lives is never garbage, whatever a row says
        let sql = self.sql("SELECT g.object, g.since FROM package_garbage AS g WHERE NOT EXISTS (SELECT 1 FROM package AS p WHERE p.object = g.object)");
        let rows = self.all(sql.push(" ORDER BY g.since LIMIT 100")).await?;
        let found = |row| {
            let r = Row { table: "package_garbage", row };
            Ok((r.get("object")?, r.time("since")?))
        };
        rows.iter().map(found).collect()
    }

    /// Packages that neither a version nor a ticket uses, a batch at a time: there should be none.
    pub async fn orphan_packages(&self) -> StoreResult<Vec<String>> {
        let sql = self
            .sql("SELECT p.digest FROM package AS p WHERE NOT EXISTS (SELECT 1 FROM version AS v WHERE v.package_digest = p.digest)")
            .push(" AND NOT EXISTS (SELECT 1 FROM upload AS u WHERE u.digest = p.digest) LIMIT 100");
        let rows = self.all(sql).await?;
        rows.iter().map(|row| Ok(row.try_get("", "digest")?)).collect()
    }
}

fn shown(row: package::Model) -> StoreResult<PackageView> {
    let entries = serde_json::from_str(&row.entries).map_err(|error| StoreError::Corrupt {
        table: "package",
        column: "entries",
        row: row.digest.clone(),
        why: error.to_string(),
    })?;
    Ok(PackageView { digest: row.digest, object: row.object, bytes: row.bytes, inflated_bytes: row.inflated_bytes, entries })
}

fn ticket(row: upload::Model) -> StoreResult<UploadView> {
    let expires_at = Timestamp::from_millis(row.expires_at).ok_or_else(|| StoreError::Corrupt {
        table: "upload",
        column: "expires_at",
        row: row.id.to_string(),
        why: "no time".into(),
    })?;
    Ok(UploadView {
        id: UploadId::from_bits(row.id.as_u128()),
        program: ProgramId::from_bits(row.program_id.as_u128()),
        account: AccountId::from_bits(row.account_id.as_u128()),
        object: row.object,
        digest: row.digest,
        expires_at,
    })
}
