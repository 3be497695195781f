//! Rows on their way into a backup and back out: the tables are asked what they are, so that older and newer ones are understood,
//! and each database writes and reads the lines with its own functions for JSON.
//!
//! What follows from other rows is left out and made anew: the search index, whose layout differs between the databases.

mod load;
mod snapshot;
mod tables;

use sea_orm::DbErr;

use super::{connect::ConnectError, error::StoreError};

pub use super::migrate::known_migrations;
pub use load::{LOADED_AT_ONCE, Restoration};
pub use snapshot::Snapshot;

/// Why rows could not be taken or put back.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error("the database: {0}")]
    Rows(#[from] DbErr),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The commit was sent, and its answer was lost: it may have happened.
    #[error("the answer to the commit was lost, look whether the rows are there: {0}")]
    CommitUnknown(DbErr),
    #[error("{0}")]
    Refused(String),
}

impl From<sqlx::Error> for RowsError {
    fn from(error: sqlx::Error) -> Self {
        Self::Connect(error.into())
    }
}
