//! Bringing the tables up to date, by one process at a time.

use std::time::{Duration, Instant};

use migration::{MigrationStatus, Migrator, MigratorTrait};
use sea_orm::{SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::{
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use super::connect::{Address, ConnectError, DATABASE_FILE, lock_folder, make_folder, postgres_options};

/// How long to wait for another process that migrates a SQLite folder, or serves it.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long to wait for another instance on PostgreSQL: it may make a backup first.
const PATIENCE_AMONG_SERVERS: Duration = Duration::from_secs(600);
const PAUSE: Duration = Duration::from_millis(100);
/// Any number, as long as every version of this program uses the same: "devc" in ASCII.
pub(super) const LOCK: i64 = 0x6465_7663;

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    /// Takes back this many migrations.
    Down(u32),
}

/// Runs the missing migrations (or takes some back), after waiting for any other process that does so. Its connection has no
/// statement timeout: a migration takes as long as it takes. `locked`: the caller holds the SQLite folder already.
pub async fn migrate(address: &Address, direction: Direction, locked: bool) -> Result<(), ConnectError> {
    migrate_after(address, direction, locked, async |_| Ok(())).await
}

/// The same; `before` is told the first missing migration when there are tables that it would change, and nobody else migrates
/// meanwhile. Its sentence stops the migration.
pub async fn migrate_after(
    address: &Address,
    direction: Direction,
    locked: bool,
    before: impl AsyncFnOnce(&str) -> Result<(), String>,
) -> Result<(), ConnectError> {
    let started = Instant::now();
    let waited = |patience| started.elapsed() > patience;
    match address {
        Address::Sqlite(folder) => {
            make_folder(folder)?;
            let _lock = loop {
                match lock_folder(folder) {
                    _ if locked => break None,
                    Ok(lock) => break Some(lock),
                    Err(error) if waited(PATIENCE) => return Err(error),
                    Err(_) => tokio::time::sleep(PAUSE).await,
                }
            };
            let options = SqliteConnectOptions::new().filename(folder.join(DATABASE_FILE)).create_if_missing(true).foreign_keys(true);
            let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
            let result = run(&SqlxSqliteConnector::from_sqlx_sqlite_pool(pool.clone()), direction, before).await;
            pool.close().await;
            result?;
        }
        Address::Postgres(url) => {
            let pool = PgPoolOptions::new().max_connections(2).connect_with(postgres_options(url)?).await?;
            let mut guard = pool.acquire().await?;
            // trying again instead of waiting inside the database: a waiting session would be in the way of the migrations
            while !sqlx::query_scalar::<_, bool>("SELECT pg_try_advisory_lock($1)").bind(LOCK).fetch_one(&mut *guard).await? {
                if waited(PATIENCE_AMONG_SERVERS) {
                    return Err(ConnectError::MigrationLock(PATIENCE_AMONG_SERVERS.as_secs()));
                }
                tokio::time::sleep(PAUSE).await;
            }
            let result = run(&SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone()), direction, before).await;
            sqlx::query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut *guard).await?;
            drop(guard);
            pool.close().await;
            result?;
        }
    }
    Ok(())
}

/// Brings the tables up to date, unless a server runs on this SQLite folder: then it has done so, and is not to be disturbed.
pub async fn migrate_unless_served(address: &Address, before: impl AsyncFnOnce(&str) -> Result<(), String>) -> Result<(), ConnectError> {
    let Address::Sqlite(folder) = address else { return migrate_after(address, Direction::Up, false, before).await };
    make_folder(folder)?;
    match lock_folder(folder) {
        Ok(_lock) => migrate_after(address, Direction::Up, true, before).await,
        Err(ConnectError::InUse(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The names of the migrations of this program, in order.
pub fn known_migrations() -> Vec<String> {
    Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect()
}

async fn run(connection: &sea_orm::DatabaseConnection, direction: Direction, before: impl AsyncFnOnce(&str) -> Result<(), String>) -> Result<(), ConnectError> {
    match direction {
        Direction::Up => {
            let all = Migrator::get_migration_with_status_read_only(connection).await?;
            let pending = all.iter().find(|it| it.status() == MigrationStatus::Pending);
            if let Some(first) = pending.filter(|_| all.iter().any(|it| it.status() == MigrationStatus::Applied)) {
                before(first.name()).await.map_err(|why| ConnectError::NoBackup { migration: first.name().to_owned(), why })?;
            }
            Migrator::up(connection, None).await?;
        }
        Direction::Down(steps) => Migrator::down(connection, Some(steps)).await?,
    }
    Ok(())
}
