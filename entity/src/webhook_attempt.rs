//! Table `webhook_attempt`: what was sent to each webhook lately, and what waits to be sent out of its turn.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_attempt")]
pub struct Model {
    /// The order of insertion.
    #[sea_orm(primary_key)]
    pub written: i64,
    pub id: Uuid,
    pub webhook_id: Uuid,
    pub cause: String,
    /// None, and no kind: a ping.
    pub event_id: Option<Uuid>,
    pub kind: Option<String>,
    /// Which attempt at the event, from 1.
    pub attempt: i32,
    pub at: i64,
    pub progress: String,
    /// The status of the answer, if there was one.
    pub status: Option<i32>,
    pub millis: Option<i64>,
    pub problem: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
