//! Table `review`: one round of review: what was confirmed, and what became of it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub program_id: Uuid,
    pub version_id: Uuid,
    pub submitted_by: Uuid,
    pub submitted_at: i64,
    pub confirmed_revision: i64,
    pub agreement: Option<i32>,
    /// What was confirmed, as it was.
    pub document: String,
    pub name: String,
    pub slogan: String,
    pub claimed_by: Option<Uuid>,
    pub claimed_until: Option<i64>,
    pub decision: Option<String>,
    pub decided_at: Option<i64>,
    pub decided_by: Option<Uuid>,
    pub findings: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
