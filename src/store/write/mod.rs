//! Writing, for the app alone: each function is one transaction that happens whole or not at all.

mod entry;
mod identity;
mod key;
mod limit;
mod log;
mod notification;
mod persisted;
mod person;
mod program;
mod review;
mod search;
mod shelf;
mod taxonomy;
mod token;
mod upload;
mod view;
mod webhook;
mod whole;

use std::sync::{Mutex, PoisonError};

use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, EntityTrait};

use super::{
    bell::Bell,
    connect::begin,
    error::{StoreError, StoreResult},
    pipes::Pipes,
    sql::Sql,
};
use crate::domain::{event::EventKind, id::ProgramId};

pub use identity::{Made, NewLink, NewSession, Rooted};
pub use key::{Held, Kept, KeptReply, KeyClaim, NewKey, SealKey};
pub use log::{STAMPED_MOST, Stamped};
pub use person::{NewAccount, Standing};
pub use program::NewProgram;
pub(super) use search::reindex;
pub use shelf::Extra;
pub use taxonomy::Label;
pub use token::NewToken;
pub use view::Views;
pub use webhook::Since;

/// The writing end of a database.
#[derive(Clone)]
pub struct Writer {
    connection: DatabaseConnection,
    /// For changes of one statement, where the database knows them.
    whole: Option<Pipes>,
    bell: Bell,
}

impl Writer {
    pub(super) fn new(connection: DatabaseConnection, whole: Option<Pipes>, bell: Bell) -> Self {
        Self { connection, whole, bell }
    }

    async fn begin(&self) -> StoreResult<Transaction> {
        Ok(Transaction { inner: begin(&self.connection).await?, bell: self.bell.clone(), rows: Mutex::default() })
    }
}

/// What is written beside every change: in which request it was asked for, and under which key that may be repeated.
#[derive(Clone, Debug, Default)]
pub struct Seal {
    pub request_id: String,
    pub key: Option<SealKey>,
}

/// One open transaction; dropped without `commit` it leaves no trace.
struct Transaction {
    inner: DatabaseTransaction,
    bell: Bell,
    /// What it wrote to the log.
    rows: Mutex<Vec<(EventKind, Option<ProgramId>)>>,
}

impl Transaction {
    fn sql(&self, text: &str) -> Sql {
        Sql::new(self.inner.get_database_backend(), text)
    }

    /// Runs a statement and tells how many rows it touched.
    async fn run(&self, sql: Sql) -> StoreResult<u64> {
        Ok(self.inner.execute_raw(sql.statement()).await?.rows_affected())
    }

    async fn all(&self, sql: Sql) -> StoreResult<Vec<sea_orm::QueryResult>> {
        Ok(self.inner.query_all_raw(sql.statement()).await?)
    }

    /// Inserts rows; nothing happens for none.
    async fn insert<A: ActiveModelTrait>(&self, rows: Vec<A>) -> StoreResult<()> {
        if !rows.is_empty() {
            <A::Entity as EntityTrait>::insert_many(rows).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Whoever waits for the log is to be woken after the commit, and whoever keeps something is to know what changed.
    fn will_ring(&self, kind: EventKind, program: Option<ProgramId>) {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).push((kind, program));
    }

    /// Waits until no other instance holds this advisory lock, and holds it to the end; on SQLite nobody else writes anyway.
    async fn alone(&self, lock: i64) -> StoreResult<()> {
        let sql = self.sql("SELECT pg_advisory_xact_lock(").bind(lock).push(")");
        if sql.postgres() { self.run(sql).await.map(|_| ()) } else { Ok(()) }
    }

    async fn commit(self) -> StoreResult<()> {
        let rows = self.rows.into_inner().unwrap_or_else(PoisonError::into_inner);
        let committed = self.inner.commit().await;
        // whether it failed is not always known
        self.bell.commits(&rows, committed.is_ok());
        Ok(committed?)
    }

    /// Commits a change that a caller may ask for again: what became of it is kept with the key of the request, if it has one.
    async fn settle(self, seal: &Seal, outcome: &str) -> StoreResult<()> {
        if let Some(key) = &seal.key {
            self.settle_key(key, outcome).await?;
        }
        // the answer to a commit can be lost on the way: nobody knows then whether it happened
        self.commit().await.map_err(|error| match error {
            // the database itself says that it could not
            StoreError::Full(_) => error,
            lost => StoreError::CommitUnknown(Box::new(lost)),
        })
    }
}
