//! Connections: one immediate writer and read-only readers on SQLite, one pool with timeouts on PostgreSQL.

use std::{
    fs::File,
    path::{Path, PathBuf},
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector,
    Statement, TransactionOptions, TransactionTrait,
};
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    bell::{Bell, Wire},
    error::StoreError,
    lanes::Lanes,
    lead::Lead,
    pipes::{Pipes, Use},
    read::Reader,
    write::Writer,
};

/// Where the rows lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `devcenter.db` in this folder.
    Sqlite(PathBuf),
    /// A `postgres://` address.
    Postgres(String),
}

#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error("cannot create the data folder {0}: {1}")]
    Folder(PathBuf, std::io::Error),
    #[error("the data folder {0} is in use by another devcenter process: stop it first, or choose another folder with --data")]
    InUse(PathBuf),
    #[error("not a PostgreSQL address (its text is not shown, it may hold a password)")]
    Address,
    #[error("cannot open the database: {0}")]
    Open(#[from] sqlx::Error),
    #[error("cannot read the database: {0}")]
    Read(#[from] StoreError),
    #[error("migration: {0}")]
    Migration(#[from] DbErr),
    #[error(
        "migration {migration} was not begun, because there is no backup of what it would change: {why}\nPut that right, or go on without a backup: devcenter migrate --no-backup"
    )]
    NoBackup { migration: String, why: String },
    #[error("another process has been migrating this database for {0} seconds")]
    MigrationLock(u64),
}

/// The file of a SQLite database, in its folder.
pub const DATABASE_FILE: &str = "devcenter.db";

/// What each session on PostgreSQL asks for.
pub(super) const SESSION_LIMITS: [(&str, &str); 3] = [("statement_timeout", "5s"), ("lock_timeout", "2s"), ("idle_in_transaction_session_timeout", "10s")];

/// What sessions for single statements ask for besides. PostgreSQL would plan many a statement anew for each request, for a guess of its cost that the planning eats up; what it
/// has to know about how many rows are wanted stands in the text. And it would remember what it looked up, which pays for thousands of rows: no list has more
/// than a hundred.
const READING: [(&str, &str); 2] = [("plan_cache_mode", "force_generic_plan"), ("enable_memoize", "off")];

/// Connections a server needs on two cores; more would only queue inside the database.
pub(super) const READERS: u32 = 8;
pub(super) const ACQUIRE: Duration = Duration::from_secs(2);
/// The writer's queue: a write waits for those before it, each a few milliseconds.
const ACQUIRE_WRITER: Duration = Duration::from_secs(5);
/// How long SQLite waits for a lock that somebody else has.
pub(super) const BUSY: Duration = Duration::from_secs(5);
/// Prepared statements that a connection keeps.
pub(super) const STATEMENTS_KEPT: usize = 500;
/// A pooled connection that nobody used for so long is asked whether it still lives: PostgreSQL may have been restarted meanwhile.
pub(super) const ASKED_AFTER_IDLE: Duration = Duration::from_secs(1);

/// An open database.
#[derive(Clone)]
pub struct Database {
    /// What the library of entities reads with.
    read: DatabaseConnection,
    lanes: Lanes,
    write: DatabaseConnection,
    /// For changes of one statement; None on SQLite.
    whole: Option<Pipes>,
    /// Stamps the log: on PostgreSQL in a pool of its own, so that a crowd of requests cannot hold it up.
    stamp: DatabaseConnection,
    /// PostgreSQL only.
    others: Option<Others>,
    bell: Bell,
    statements: Arc<AtomicU64>,
    _lock: Option<Arc<File>>,
}

/// The connections by which instances on one PostgreSQL tell each other that the log has grown, and find out which of them leads.
#[derive(Clone)]
struct Others {
    tell: sqlx::PgPool,
    listen: sqlx::PgPool,
    lead: PgConnectOptions,
}

impl Database {
    /// Opens (SQLite: creates) the database; its tables may still be missing. `alone`: refuse to share a SQLite folder with
    /// another process that asks for the same (a server keeps state in memory that a second one would not see).
    pub async fn open(address: &Address, alone: bool) -> Result<Self, ConnectError> {
        let statements = Arc::new(AtomicU64::new(0));
        let (mut read, mut write, lanes, whole, stamp, others, lock) = match address {
            Address::Sqlite(folder) => {
                make_folder(folder)?;
                let lock = if alone { Some(Arc::new(lock_folder(folder)?)) } else { None };
                let file = folder.join(DATABASE_FILE);
                let (read, write, options) = open_sqlite(&file).await?;
                (read, write.clone(), Lanes::sqlite(options, file, statements.clone())?.open().await?, None, write, None, lock)
            }
            Address::Postgres(url) => {
                let options = postgres_options(url)?.options(SESSION_LIMITS);
                let pool = |most| PgPoolOptions::new().max_connections(most).acquire_timeout(ACQUIRE).test_before_acquire(false).before_acquire(still_there);
                let crowd = SqlxPostgresConnector::from_sqlx_postgres_pool(pool(READERS).connect_with(options.clone()).await?);
                let stamp = pool(2).connect_lazy_with(options.clone().application_name("devcenter log"));
                let listen = pool(1).connect_lazy_with(options.clone().application_name("devcenter listener"));
                let planning = options.clone().options(READING);
                let whole = Pipes::of(&planning, Use::Changes, statements.clone())?;
                let lanes = Lanes::postgres(planning, statements.clone())?.open().await?;
                let others = Others { tell: stamp.clone(), listen, lead: options };
                (crowd.clone(), crowd, lanes, Some(whole), SqlxPostgresConnector::from_sqlx_postgres_pool(stamp), Some(others), None)
            }
        };
        for connection in [&mut read, &mut write] {
            let statements = statements.clone();
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        Ok(Self { read, write, lanes, whole, stamp, others, bell: Bell::default(), statements, _lock: lock })
    }

    pub fn reader(&self) -> Reader {
        Reader::new(self.read.clone(), self.lanes.clone())
    }

    pub fn writer(&self) -> Writer {
        Writer::new(self.write.clone(), self.whole.clone(), self.bell.clone())
    }

    /// The writer that stamps the log.
    pub fn stamper(&self) -> Writer {
        Writer::new(self.stamp.clone(), None, self.bell.clone())
    }

    /// Rung when the log grows.
    pub fn bell(&self) -> &Bell {
        &self.bell
    }

    /// The way to the other instances; None on SQLite, where there are none.
    pub fn wire(&self) -> Option<Wire> {
        self.others.as_ref().map(|others| Wire::new(others.tell.clone(), others.listen.clone()))
    }

    /// Each pool with its open connections, and how many of them nobody uses.
    pub fn pools(&self) -> Vec<(&'static str, i64, i64)> {
        let size = |connection: &DatabaseConnection| match connection.get_database_backend() {
            DatabaseBackend::Postgres => {
                let pool = connection.get_postgres_connection_pool();
                (i64::from(pool.size()), i64::try_from(pool.num_idle()).unwrap_or_default())
            }
            _ => {
                let pool = connection.get_sqlite_connection_pool();
                (i64::from(pool.size()), i64::try_from(pool.num_idle()).unwrap_or_default())
            }
        };
        let of = |name, connection| {
            let (open, idle) = size(connection);
            (name, open, idle)
        };
        let named = |name, (open, idle): (usize, usize)| (name, i64::try_from(open).unwrap_or_default(), i64::try_from(idle).unwrap_or_default());
        let readers = named("readers", self.lanes.size());
        match &self.whole {
            Some(whole) => vec![readers, named("steps", whole.size()), of("requests", &self.read), of("log", &self.stamp)],
            None => vec![readers, of("entities", &self.read), of("writer", &self.write)],
        }
    }

    /// How often no connection was free in time.
    pub fn timeouts(&self) -> u64 {
        super::error::POOL_TIMEOUTS.load(Ordering::Relaxed)
    }

    /// The lead under a key, that one instance at a time holds.
    pub fn lead(&self, key: i64) -> Lead {
        Lead::new(self.others.as_ref().map(|others| others.lead.clone()), key)
    }

    /// Statements run so far, without BEGIN and COMMIT.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Whether the tables are exactly those that this program makes: neither older nor newer.
    pub async fn tables_known(&self) -> Result<bool, StoreError> {
        let statement = Statement::from_string(self.read.get_database_backend(), "SELECT version FROM seaql_migrations ORDER BY version");
        let mut made = Vec::new();
        for row in self.read.query_all_raw(statement).await? {
            made.push(row.try_get::<String>("", "version")?);
        }
        let mut known = super::migrate::known_migrations();
        known.sort();
        Ok(made == known)
    }

    pub async fn close(self) {
        self.lanes.close();
        self.whole.iter().for_each(Pipes::close);
        let _ = self.read.close().await;
        let _ = self.write.close().await;
        let _ = self.stamp.close().await;
        if let Some(others) = self.others {
            others.listen.close().await;
        }
    }
}

/// False: the connection is dead, and another is to be made.
fn still_there(
    connection: &mut sqlx::PgConnection,
    meta: sqlx::pool::PoolConnectionMetadata,
) -> std::pin::Pin<Box<dyn Future<Output = Result<bool, sqlx::Error>> + Send + '_>> {
    Box::pin(async move {
        if sqlx::Connection::is_in_transaction(connection) {
            return Ok(false);
        }
        if meta.idle_for < ASKED_AFTER_IDLE {
            return Ok(true);
        }
        Ok(sqlx::Connection::ping(connection).await.is_ok())
    })
}

/// False: something is left of an earlier transaction, and another connection is to be made. SQLite takes a transaction back by itself when
/// the disk is full; the library does not notice, and would begin the next one inside a transaction that nobody ever commits: every change
/// would be acknowledged and lost.
fn left_clean(
    connection: &mut sqlx::SqliteConnection,
    _: sqlx::pool::PoolConnectionMetadata,
) -> std::pin::Pin<Box<dyn Future<Output = Result<bool, sqlx::Error>> + Send + '_>> {
    Box::pin(async move {
        // rolling back has been asked for, perhaps not done yet: this waits behind it
        sqlx::Connection::ping(&mut *connection).await?;
        if sqlx::Connection::is_in_transaction(connection) {
            return Ok(false);
        }
        // fails, as it should, where no transaction is open
        Ok(sqlx::Executor::execute(connection, "ROLLBACK").await.is_err())
    })
}

/// Starts a transaction that holds the write lock from its first statement on.
pub(crate) async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = (connection.get_database_backend() == DatabaseBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    connection.begin_with_options(TransactionOptions { sqlite_transaction_mode: immediate, ..TransactionOptions::default() }).await
}

pub(super) fn postgres_options(url: &str) -> Result<PgConnectOptions, ConnectError> {
    Ok(PgConnectOptions::from_str(url).map_err(|_| ConnectError::Address)?.application_name("devcenter").statement_cache_capacity(STATEMENTS_KEPT))
}

/// For what takes as long as it takes, whatever the database would allow a session otherwise.
pub(super) fn unhurried(url: &str) -> Result<PgConnectOptions, ConnectError> {
    let limits = [("statement_timeout", "0"), ("lock_timeout", "0"), ("idle_in_transaction_session_timeout", "0")];
    Ok(postgres_options(url)?.options(limits))
}

/// Makes a folder for its owner alone, if it is not there: whoever reads the data folder reads what tokens are recognised by.
pub fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

pub(super) fn make_folder(folder: &Path) -> Result<(), ConnectError> {
    make_private(folder).map_err(|error| ConnectError::Folder(folder.to_owned(), error))
}

/// The file by which a process holds a data folder.
pub const LOCK_FILE: &str = "devcenter.lock";

/// Held as long as the file is open; the system lets go when the process ends, however it ends.
pub fn lock_folder(folder: &Path) -> Result<File, ConnectError> {
    let file = File::create(folder.join(LOCK_FILE)).map_err(|error| ConnectError::Folder(folder.to_owned(), error))?;
    file.try_lock().map_err(|_| ConnectError::InUse(folder.to_owned()))?;
    Ok(file)
}

async fn open_sqlite(file: &Path) -> Result<(DatabaseConnection, DatabaseConnection, SqliteConnectOptions), ConnectError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .statement_cache_capacity(STATEMENTS_KEPT);
    // the writer first: it creates the file and switches it to WAL, which a read-only connection cannot
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(ACQUIRE_WRITER)
        .test_before_acquire(false)
        .before_acquire(left_clean)
        .connect_with(options.clone().create_if_missing(true).optimize_on_close(true, 400))
        .await?;
    let read = SqlitePoolOptions::new()
        .max_connections(READERS)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire(false)
        .connect_with(options.clone().read_only(true))
        .await?;
    Ok((SqlxSqliteConnector::from_sqlx_sqlite_pool(read), SqlxSqliteConnector::from_sqlx_sqlite_pool(write), options.read_only(true)))
}
