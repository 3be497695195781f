//! Table `upload`: a ticket for one package, open until it becomes a version or lapses.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub program_id: Uuid,
    pub account_id: Uuid,
    /// Where its bytes are being written, or were.
    pub object: Option<String>,
    /// Who stopped writing a minute ago has died.
    pub writing_since: Option<i64>,
    /// Set when the bytes have arrived.
    pub digest: Option<String>,
    pub created_at: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
