//! Table `webhook`: endpoints that are told what happens, and how far each has come.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// None: platform-wide.
    pub program_id: Option<Uuid>,
    pub url: String,
    /// JSON: the words of the kinds it is told of; an empty list: all.
    pub kinds: String,
    pub description: String,
    /// As it is: it signs.
    pub secret: Vec<u8>,
    /// Signs as well, until then.
    pub former_secret: Option<Vec<u8>>,
    pub former_until: Option<i64>,
    pub created_by: Option<Uuid>,
    pub created_at: i64,
    /// Raised by whatever somebody changes about it.
    pub revision: i64,
    /// The last place of the log that it is done with.
    pub position: i64,
    /// Failed attempts at what comes next.
    pub failures: i32,
    pub failing_since: Option<i64>,
    pub next_attempt_at: Option<i64>,
    pub disabled_at: Option<i64>,
    pub disabled_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
