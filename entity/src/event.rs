//! Table `event`: what happened to a program, one row for each step, numbered without a gap.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub program_id: Uuid,
    pub sequence: i64,
    pub kind: String,
    /// The version it is about.
    pub version_id: Option<Uuid>,
    /// The version that moved along with it.
    pub other_version_id: Option<Uuid>,
    /// JSON: what the kind says more.
    pub details: String,
    pub account_id: Option<Uuid>,
    pub role: Option<String>,
    pub channel: Option<String>,
    pub request_id: String,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
