//! Table `shared_limit`: how far ahead of its time the use of something is, for all instances.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shared_limit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// When it will have paid for what was taken so far.
    pub tat: i64,
}

impl ActiveModelBehavior for ActiveModel {}
