//! Table `basic_info`: what a program says about itself, as far as it is written.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "basic_info")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub program_id: Uuid,
    pub document: String,
    pub updated_at: i64,
    pub updated_by: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
