//! Table `idempotency`: a request that may be repeated: what it changed, and its reply.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// SHA-256 of operation and variables.
    pub fingerprint: Vec<u8>,
    /// Whoever holds this may settle the row.
    pub attempt: Uuid,
    pub lease_until: i64,
    /// Set in the transaction of the change itself.
    pub outcome: Option<String>,
    /// Of HTTP.
    pub status: Option<i32>,
    pub reply: Option<String>,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
