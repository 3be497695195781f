//! Table `package_garbage`: objects whose bytes are still to be deleted.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "package_garbage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub object: String,
    pub since: i64,
}

impl ActiveModelBehavior for ActiveModel {}
