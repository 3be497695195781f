//! Table `agreement`: a text that admins of programs accept; the highest number is in force.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub title: String,
    pub body: String,
    pub published_at: i64,
    pub published_by: Uuid,
}

impl ActiveModelBehavior for ActiveModel {}
