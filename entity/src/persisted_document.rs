//! Table `persisted_document`: the text of a GraphQL document that clients name by an id.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "persisted_document")]
pub struct Model {
    /// As the build tool took it: a hash, mostly.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// SHA-256 of the text.
    pub sha256: Vec<u8>,
    pub text: String,
    pub imported_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
