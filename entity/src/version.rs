//! Table `version`: a version of a program; deleted ones stay as tombstones.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub program_id: Uuid,
    pub major: i32,
    pub minor: i32,
    pub patch: i32,
    pub description: String,
    /// SHA-256 of the package, in hex; kept by tombstones too.
    pub digest: String,
    /// The package, as long as the version is not deleted.
    pub package_digest: Option<String>,
    pub package_bytes: i64,
    pub uploaded_by: Uuid,
    pub uploaded_at: i64,
    /// The program's revision when it was uploaded.
    pub uploaded_revision: i64,
    pub state: String,
    pub since: i64,
    /// In hundredths.
    pub percent: Option<i32>,
    pub grayed: bool,
    pub cause: Option<String>,
    pub reason: Option<String>,
    /// What a suspended version was.
    pub was: Option<String>,
    pub was_since: Option<i64>,
    pub review_id: Option<Uuid>,
    /// The program's revision when it was first published: the order of releases.
    pub published_revision: Option<i64>,
    pub deleted_by: Option<Uuid>,
}

impl ActiveModelBehavior for ActiveModel {}
