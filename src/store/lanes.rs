//! Connections for one statement at a time. The driver's own pool asks the database on every return whether a connection still lives, and starts a task for it; these are
//! handed out and taken back without a word, and only one that nobody used for a while is asked.

use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use deadpool::{
    Runtime,
    managed::{Manager, Metrics, Object, Pool, PoolError, QueueMode, RecycleError, RecycleResult, TimeoutType},
};
use sea_orm::{ConnAcquireErr, DatabaseBackend, DbErr, QueryResult, RuntimeErr, Statement, sea_query::Values};
use sea_query_sqlx::SqlxValues;
use sqlx::{AssertSqlSafe, Connection, Database, PgConnection, SqliteConnection, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};

use super::{
    connect::{ACQUIRE, ASKED_AFTER_IDLE, ConnectError, READERS},
    desks::Desks,
    error::StoreResult,
    pipes::{LIFE, Pipes, Use},
    sheet::Sheet,
};

/// Connections to a database, for statements that are whole by themselves.
#[derive(Clone)]
pub(super) struct Lanes {
    pool: Either,
    statements: Arc<AtomicU64>,
}

#[derive(Clone)]
enum Either {
    Postgres(Pool<Maker<PgConnection>>, Pipes),
    Sqlite(Pool<Maker<SqliteConnection>>, Desks),
}

impl Lanes {
    pub(super) fn postgres(options: PgConnectOptions, statements: Arc<AtomicU64>) -> Result<Self, sqlx::Error> {
        let pipes = Pipes::of(&options, Use::Questions, statements.clone())?;
        Ok(Self { pool: Either::Postgres(pool(options, Some(LIFE))?, pipes), statements })
    }

    pub(super) fn sqlite(options: SqliteConnectOptions, file: PathBuf, statements: Arc<AtomicU64>) -> Result<Self, sqlx::Error> {
        Ok(Self { pool: Either::Sqlite(pool(options, None)?, Desks::of(file)?), statements })
    }

    /// Opens the first connection: what is wrong with the address is told at start.
    pub(super) async fn open(self) -> Result<Self, ConnectError> {
        async fn first<C: Connection>(pool: &Pool<Maker<C>>) -> Result<(), sqlx::Error> {
            match pool.get().await {
                Ok(_) => Ok(()),
                Err(PoolError::Backend(error)) => Err(error),
                Err(_) => Err(sqlx::Error::PoolTimedOut),
            }
        }
        match &self.pool {
            Either::Postgres(pool, pipes) => {
                Box::pin(first(pool)).await?;
                pipes.open().await?;
            }
            Either::Sqlite(pool, desks) => {
                Box::pin(first(pool)).await?;
                desks.open().await?;
            }
        }
        Ok(self)
    }

    pub(super) fn backend(&self) -> DatabaseBackend {
        match &self.pool {
            Either::Postgres(..) => DatabaseBackend::Postgres,
            Either::Sqlite(..) => DatabaseBackend::Sqlite,
        }
    }

    /// Open connections, and how many of them nobody uses.
    pub(super) fn size(&self) -> (usize, usize) {
        let (status, (open, idle)) = match &self.pool {
            Either::Postgres(pool, pipes) => (pool.status(), pipes.size()),
            Either::Sqlite(pool, desks) => (pool.status(), desks.size()),
        };
        (status.size + open, status.available + idle)
    }

    /// What statements find: by one way there and back, and at one moment, on SQLite; in their order, on PostgreSQL.
    pub(super) async fn rows(&self, statements: Vec<Statement>) -> StoreResult<Vec<Sheet>> {
        match &self.pool {
            Either::Postgres(_, pipes) => {
                let mut found = Vec::with_capacity(statements.len());
                for statement in statements {
                    found.push(pipes.read(&statement).await?);
                }
                Ok(found)
            }
            Either::Sqlite(_, desks) => {
                self.statements.fetch_add(statements.len() as u64, Ordering::Relaxed);
                desks.read(statements).await
            }
        }
    }

    pub(super) async fn all(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        Ok(match &self.pool {
            Either::Postgres(pool, _) => self.fetch(pool, statement).await?.into_iter().map(Into::into).collect(),
            Either::Sqlite(pool, _) => self.fetch(pool, statement).await?.into_iter().map(Into::into).collect(),
        })
    }

    async fn fetch<C: Connection>(&self, pool: &Pool<Maker<C>>, statement: Statement) -> Result<Vec<<C::Database as Database>::Row>, DbErr>
    where
        for<'c> &'c mut C: sqlx::Executor<'c, Database = C::Database>,
        SqlxValues: sqlx::IntoArguments<C::Database>,
    {
        self.statements.fetch_add(1, Ordering::Relaxed);
        let lane = take(pool).await?;
        // apart: what the driver keeps meanwhile is large, and would be part of everything that waits for it, or for its turn
        Box::pin(fetch(lane, statement.sql, SqlxValues(statement.values.unwrap_or(Values(Vec::new()))))).await
    }

    pub(super) fn close(&self) {
        match &self.pool {
            Either::Postgres(pool, pipes) => {
                pool.close();
                pipes.close();
            }
            Either::Sqlite(pool, desks) => {
                pool.close();
                desks.close();
            }
        }
    }
}

fn pool<C: Connection>(options: C::Options, life: Option<Duration>) -> Result<Pool<Maker<C>>, sqlx::Error> {
    let builder = Pool::builder(Maker { options, life }).max_size(READERS as usize).queue_mode(QueueMode::Lifo).runtime(Runtime::Tokio1);
    builder.wait_timeout(Some(ACQUIRE)).create_timeout(Some(ACQUIRE)).recycle_timeout(Some(ACQUIRE)).build().map_err(sqlx::Error::config)
}

async fn take<C: Connection>(pool: &Pool<Maker<C>>) -> Result<Object<Maker<C>>, DbErr> {
    pool.get().await.map_err(|error| match error {
        PoolError::Timeout(TimeoutType::Wait) => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        PoolError::Closed => DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed),
        PoolError::Backend(error) => DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))),
        other => DbErr::Conn(RuntimeErr::Internal(other.to_string())),
    })
}

async fn fetch<C: Connection>(mut lane: Object<Maker<C>>, text: String, values: SqlxValues) -> Result<Vec<<C::Database as Database>::Row>, DbErr>
where
    for<'c> &'c mut C: sqlx::Executor<'c, Database = C::Database>,
    SqlxValues: sqlx::IntoArguments<C::Database>,
{
    lane.busy = true;
    // our own text: what callers send is bound
    let rows = sqlx::query_with(AssertSqlSafe(text), values).fetch_all(&mut lane.connection).await;
    // whatever went wrong, it may have been the connection
    lane.busy = rows.is_err();
    rows.map_err(|error| DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))))
}

/// Opens connections.
pub(super) struct Maker<C: Connection> {
    options: C::Options,
    /// After so long another is opened instead; None: never.
    life: Option<Duration>,
}

/// A connection.
pub(super) struct Lane<C> {
    connection: C,
    /// Whoever asked has not heard the answer to its end, or it was an error: what is left of it must not be taken for somebody else's.
    busy: bool,
}

impl<C: Connection> fmt::Debug for Maker<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Maker")
    }
}

impl<C: Connection> Manager for Maker<C> {
    type Type = Lane<C>;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<Self::Type, sqlx::Error> {
        Ok(Lane { connection: Box::pin(C::connect_with(&self.options)).await?, busy: false })
    }

    async fn recycle(&self, lane: &mut Self::Type, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if lane.busy {
            return Err(RecycleError::message("given up half-way"));
        }
        if self.life.is_some_and(|life| metrics.age() > life) {
            return Err(RecycleError::message("lived long enough"));
        }
        // PostgreSQL may have been restarted meanwhile
        if metrics.last_used() >= ASKED_AFTER_IDLE {
            Box::pin(lane.connection.ping()).await?;
        }
        Ok(())
    }
}
