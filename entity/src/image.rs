//! Table `image`: a picture held by this server, by the digest of its bytes.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "image")]
pub struct Model {
    /// SHA-256 of the stored bytes, in hex.
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    pub media_type: String,
    pub bytes: i64,
    pub width: i32,
    pub height: i32,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
