//! Table `access_token`: a bearer token, by the digest of its secret.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub name: String,
    /// SHA-256 of the token's text.
    #[sea_orm(unique)]
    pub digest: Vec<u8>,
    pub channel: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
    /// What it is good for: words with a space between them.
    pub scopes: String,
    pub rotated_at: Option<i64>,
    /// SHA-256 of the text it had before it was rotated, and until when that works as well.
    #[sea_orm(unique)]
    pub former_digest: Option<Vec<u8>>,
    pub former_until: Option<i64>,
    pub last_used_at: Option<i64>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
