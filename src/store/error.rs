//! What can go wrong below the app: told apart by what the caller can do about it. Never shown to a client.

use std::{
    error::Error,
    iter::successors,
    sync::atomic::{AtomicU64, Ordering},
};

use rusqlite::ErrorCode;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

use super::sheet::TooMuch;

pub type StoreResult<T> = Result<T, StoreError>;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row changed since it was read: decide afresh.
    #[error("lost the race")]
    Conflict,
    /// The request is being answered elsewhere under the same key: this attempt must not go on.
    #[error("another attempt holds the key")]
    KeyLost,
    /// The commit was sent, and its answer was lost: it may have happened.
    #[error("the answer to a commit was lost: {0}")]
    CommitUnknown(Box<StoreError>),
    /// A unique value is taken.
    #[error("not unique")]
    Taken,
    /// No connection in time, or the database is gone: trying later may help.
    #[error("the database cannot be reached: {0}")]
    Unavailable(DbErr),
    /// The disk under the database has no room.
    #[error("the disk is full: {0}")]
    Full(DbErr),
    /// A row that breaks a rule of the domain.
    #[error("table {table}, column {column}, row {row}: {why}")]
    Corrupt { table: &'static str, column: &'static str, row: String, why: String },
    #[error(transparent)]
    Database(DbErr),
    #[error("object store: {0}")]
    Objects(#[from] object_store::Error),
}

/// How often no connection was free in time, in this process.
pub(super) static POOL_TIMEOUTS: AtomicU64 = AtomicU64::new(0);

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if matches!(&error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)) {
            POOL_TIMEOUTS.fetch_add(1, Ordering::Relaxed);
        }
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error),
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => match cause.as_ref() {
                sqlx::Error::Database(cause) if cause.is_unique_violation() => Self::Taken,
                // what it refers to went away, or something came to refer to it: decide afresh
                sqlx::Error::Database(cause) if cause.is_foreign_key_violation() => Self::Conflict,
                sqlx::Error::Database(cause) => {
                    let code = cause.code().unwrap_or_default().into_owned();
                    Self::by_code(&code, error)
                }
                sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed => Self::Unavailable(error),
                _ => Self::Database(error),
            },
            _ => Self::Database(error),
        }
    }
}

impl StoreError {
    /// By what a database calls an error.
    fn by_code(code: &str, error: DbErr) -> Self {
        match code {
            // disk full; SQLITE_FULL; SQLITE_IOERR_SHMSIZE
            "53100" | "13" | "4874" => Self::Full(error),
            "23505" => Self::Taken,
            // a deadlock that was ours to lose, a serialization failure, a change that touched nothing (`write/whole.rs`), a reference to what
            // went away: decide afresh
            "40P01" | "40001" | "22012" | "23503" => Self::Conflict,
            // statement timeout, lock timeout, too many connections; SQLITE_BUSY
            "57014" | "55P03" | "53300" | "5" => Self::Unavailable(error),
            _ if is_over(code) => Self::Unavailable(error),
            _ => Self::Database(error),
        }
    }
}

/// Whether PostgreSQL says with it that this session is of no more use, and that nothing was changed: shutting down, crashed, not up yet, idle for too long (in
/// or out of a transaction), a standby now.
pub(super) fn is_over(code: &str) -> bool {
    matches!(code, "57P01" | "57P02" | "57P03" | "57P05" | "25P03" | "25P04" | "25006")
}

/// With its causes, which it does not tell by itself.
pub(super) fn told(error: &tokio_postgres::Error) -> String {
    successors(error.source(), |&cause| cause.source()).fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::from(&error)
    }
}

impl From<&tokio_postgres::Error> for StoreError {
    fn from(error: &tokio_postgres::Error) -> Self {
        let why = DbErr::Query(RuntimeErr::Internal(told(error)));
        match error.code() {
            Some(code) => Self::by_code(code.code(), why),
            // the way there
            None => Self::Unavailable(why),
        }
    }
}

impl From<TooMuch> for StoreError {
    fn from(error: TooMuch) -> Self {
        Self::Database(DbErr::Query(RuntimeErr::Internal(error.to_string())))
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let told = DbErr::Query(RuntimeErr::Internal(error.to_string()));
        match error.sqlite_error() {
            Some(cause) if matches!(cause.code, ErrorCode::DatabaseBusy | ErrorCode::CannotOpen) => Self::Unavailable(told),
            // as above
            Some(cause) if matches!(cause.extended_code, 13 | 4874) => Self::Full(told),
            _ => Self::Database(told),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_caller_can_do_about_it_is_the_same_by_either_driver() {
        let of = |code| StoreError::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        // busy, and busy in its narrower senses; a file that cannot be opened
        assert!([5, 261, 517, 14].into_iter().all(|code| matches!(of(code), StoreError::Unavailable(_))));
        assert!([13, 4874].into_iter().all(|code| matches!(of(code), StoreError::Full(_))));
        assert!([1, 10, 11].into_iter().all(|code| matches!(of(code), StoreError::Database(_))));
    }

    #[test]
    fn a_session_that_ends_is_no_fault_of_ours() {
        let by = |code| StoreError::by_code(code, DbErr::Custom(code.to_owned()));
        // an administrator, a crash, not up yet, idle for too long, a standby now; and no more than these are the session's end
        assert!(
            ["57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "25006"]
                .into_iter()
                .all(|code| is_over(code) && matches!(by(code), StoreError::Unavailable(_)))
        );
        assert!(["57014", "55P03", "53300"].into_iter().all(|code| !is_over(code) && matches!(by(code), StoreError::Unavailable(_))));
        assert!(["22012", "23503", "40001"].into_iter().all(|code| matches!(by(code), StoreError::Conflict)));
        assert!(matches!(by("42703"), StoreError::Database(_)));
    }
}
