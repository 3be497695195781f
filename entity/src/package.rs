//! Table `package`: bytes that were uploaded, once for each digest; gone when nobody uses them.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "package")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    /// Its key in the object store.
    #[sea_orm(unique)]
    pub object: String,
    pub bytes: i64,
    pub inflated_bytes: i64,
    /// JSON, sorted by path.
    pub entries: String,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
