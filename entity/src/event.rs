//! Table `event`: the log, append-only: the steps of programs, numbered without a gap, and notes about everything else.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// The order of insertion; what lies between two rows of a program was written between them.
    #[sea_orm(primary_key)]
    pub written: i64,
    pub id: Uuid,
    pub program_id: Option<Uuid>,
    /// The program's revision after it; none for a note.
    pub sequence: Option<i64>,
    pub kind: String,
    /// The version it is about.
    pub version_id: Option<Uuid>,
    /// The version that moved along with it.
    pub other_version_id: Option<Uuid>,
    /// What a note is about, by its id on the wire.
    pub subject: Option<String>,
    /// The account it concerns.
    pub about_id: Option<Uuid>,
    /// JSON: what the kind says more.
    pub details: String,
    pub account_id: Option<Uuid>,
    pub role: Option<String>,
    pub channel: Option<String>,
    pub request_id: String,
    pub at: i64,
    /// The global order, dense, stamped after the commit together with the hash.
    pub position: Option<i64>,
    /// SHA-256 of the hash before it and of the row.
    pub hash: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
