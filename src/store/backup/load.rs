//! Putting rows back into a database that has none: nobody meets them before all of them are there.

use std::path::PathBuf;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction, SqlxPostgresConnector, SqlxSqliteConnector, TransactionTrait};
use sqlx::{
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tempfile::TempPath;

use super::{
    RowsError,
    tables::{Table, tables},
};
use crate::{
    domain::backup::TableShape,
    store::{
        connect::{Address, DATABASE_FILE, begin, unhurried},
        migrate::LOCK,
        sql::Sql,
        write::reindex,
    },
};

/// Bytes of lines inserted by one statement, or one line that is longer.
pub const LOADED_AT_ONCE: usize = 1 << 20;

const FOREIGN_KEYS: &str = "SELECT format('ALTER TABLE %I ALTER CONSTRAINT %I', r.relname, c.conname) AS alter FROM pg_constraint AS c \
     JOIN pg_class AS r ON r.oid = c.conrelid JOIN pg_namespace AS n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname = current_schema()";
const IDENTITIES: &str = "SELECT format('SELECT setval(pg_get_serial_sequence(%L, %L), max(%I)) FROM %I', quote_ident(r.relname), a.attname, a.attname, r.relname) AS set \
     FROM pg_attribute AS a JOIN pg_class AS r ON r.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = r.relnamespace \
     WHERE a.attidentity <> '' AND NOT a.attisdropped AND n.nspname = current_schema()";
const RELATIONS: &str = "SELECT c.relname::text AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace \
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname";

/// A database that is being filled. Dropped before `commit`, it leaves nothing: on SQLite it is a file of another name until then, on
/// PostgreSQL everything, tables and rows, is one transaction.
pub struct Restoration {
    tables: Vec<Table>,
    transaction: DatabaseTransaction,
    connection: DatabaseConnection,
    /// The file, and what it will be called.
    file: Option<(TempPath, PathBuf)>,
}

impl Restoration {
    /// Makes the tables as this many migrations leave them, in a database that has none.
    pub async fn begin(address: &Address, migrations: usize) -> Result<Self, RowsError> {
        let steps = Some(u32::try_from(migrations).unwrap_or(u32::MAX));
        let (connection, transaction, file) = match address {
            Address::Sqlite(folder) => {
                let file = tempfile::Builder::new().prefix(".devcenter-").suffix(".restored").tempfile_in(folder)?.into_temp_path();
                // a file that nobody knows yet needs no care before it is whole
                let options = SqliteConnectOptions::new().filename(&file).journal_mode(SqliteJournalMode::Memory).synchronous(SqliteSynchronous::Off);
                let pool = SqlitePoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None).connect_with(options).await?;
                let connection = SqlxSqliteConnector::from_sqlx_sqlite_pool(pool);
                Migrator::up(&connection, steps).await?;
                connection.execute_unprepared("PRAGMA foreign_keys = OFF").await?;
                let transaction = begin(&connection).await?;
                (connection, transaction, Some((file, folder.join(DATABASE_FILE))))
            }
            Address::Postgres(url) => {
                let pool = PgPoolOptions::new().max_connections(1).connect_with(unhurried(url)?).await?;
                let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
                let transaction = connection.begin().await?;
                let held = transaction.query_all_raw(sql("SELECT pg_try_advisory_xact_lock(").bind(LOCK).push(") AS held").statement()).await?;
                if !held.first().map_or(Ok(false), |row| row.try_get::<bool>("", "held"))? {
                    return Err(RowsError::Refused("another process is changing the tables of this database".into()));
                }
                let there = texts(&transaction, RELATIONS, "name").await?;
                if !there.is_empty() {
                    return Err(RowsError::Refused(format!("the database is not empty: it has the tables {}", there.join(", "))));
                }
                Migrator::up(&transaction, steps).await?;
                // looked at when all rows are there, in whatever order they come
                for alter in texts(&transaction, FOREIGN_KEYS, "alter").await? {
                    transaction.execute_unprepared(&format!("{alter} DEFERRABLE INITIALLY DEFERRED")).await?;
                }
                (connection, transaction, None)
            }
        };
        Ok(Self { tables: tables(&transaction).await?, transaction, connection, file })
    }

    /// Whether this is how the tables look here.
    pub fn fits(&self, shapes: &[TableShape]) -> bool {
        let same = |(here, there): (&Table, &TableShape)| (&here.shape.name, &here.shape.columns) == (&there.name, &there.columns);
        self.tables.len() == shapes.len() && self.tables.iter().zip(shapes).all(same)
    }

    /// Inserts rows into the table at this place, from an array of JSON.
    pub async fn load(&self, place: usize, array: String) -> Result<(), RowsError> {
        let Some(table) = self.tables.get(place) else { return Ok(()) };
        let statement = table.insertion(self.transaction.get_database_backend(), array).statement();
        let told = |error| RowsError::Refused(format!("rows of table {} were not taken: {error}", table.shape.name));
        self.transaction.execute_raw(statement).await.map(|_| ()).map_err(told)
    }

    /// All rows are there: looks whether each refers to others that are, brings the tables up to date, and lets others see them.
    pub async fn commit(self) -> Result<(), RowsError> {
        match self.file {
            None => commit_postgres(self.transaction).await?,
            Some((file, name)) => {
                let loose =
                    texts(&self.transaction, "SELECT DISTINCT \"table\" || ' refers to ' || \"parent\" AS loose FROM pragma_foreign_key_check", "loose")
                        .await?;
                if !loose.is_empty() {
                    return Err(RowsError::Refused(format!("rows refer to others that are not there: {}", loose.join(", "))));
                }
                self.transaction.commit().await?;
                self.connection.execute_unprepared("PRAGMA foreign_keys = ON").await?;
                Migrator::up(&self.connection, None).await?;
                reindex(begin(&self.connection).await?).await?;
                self.connection.close().await?;
                std::fs::File::open(&file)?.sync_all()?;
                file.persist_noclobber(&name).map_err(|error| error.error)?;
                if let Some(folder) = name.parent() {
                    std::fs::File::open(folder)?.sync_all()?;
                }
            }
        }
        Ok(())
    }
}

async fn commit_postgres(transaction: DatabaseTransaction) -> Result<(), RowsError> {
    transaction.execute_unprepared("SET CONSTRAINTS ALL IMMEDIATE").await?;
    for alter in texts(&transaction, FOREIGN_KEYS, "alter").await? {
        transaction.execute_unprepared(&format!("{alter} NOT DEFERRABLE")).await?;
    }
    for set in texts(&transaction, IDENTITIES, "set").await? {
        transaction.execute_unprepared(&set).await?;
    }
    Migrator::up(&transaction, None).await?;
    reindex(transaction.begin().await?).await?;
    transaction.commit().await.map_err(RowsError::CommitUnknown)
}

fn sql(text: &str) -> Sql {
    Sql::new(DatabaseBackend::Postgres, text)
}

async fn texts(transaction: &DatabaseTransaction, text: &str, column: &str) -> Result<Vec<String>, RowsError> {
    let rows = transaction.query_all_raw(Sql::new(transaction.get_database_backend(), text).statement()).await?;
    Ok(rows.iter().map(|row| row.try_get("", column)).collect::<Result<_, _>>()?)
}
