//! All rows as they stand at one moment, while others go on writing: a copy of the file on SQLite, one transaction on PostgreSQL.

use std::path::Path;

use futures_util::{StreamExt, TryStreamExt, stream::BoxStream};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, IsolationLevel, SqlxPostgresConnector, SqlxSqliteConnector, StreamTrait,
    TransactionOptions, TransactionTrait,
};
use sqlx::{
    Connection,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};
use tempfile::TempPath;

use super::{
    RowsError, known_migrations,
    tables::{MIGRATIONS, Table, tables},
};
use crate::{
    domain::backup::{DatabaseKind, TableShape},
    store::{
        connect::{Address, DATABASE_FILE, unhurried},
        sql::Sql,
    },
};

/// The rows of one moment.
pub struct Snapshot {
    kind: DatabaseKind,
    migrations: Vec<String>,
    tables: Vec<Table>,
    transaction: DatabaseTransaction,
    connection: DatabaseConnection,
    /// Deleted with the snapshot.
    _copy: Option<TempPath>,
}

impl Snapshot {
    /// Takes the rows as they stand. On SQLite they are copied into a file in `scratch`, so that nothing is held while they are read.
    pub async fn take(address: &Address, scratch: &Path) -> Result<Self, RowsError> {
        let (kind, connection, copy) = match address {
            Address::Sqlite(folder) => {
                let file = folder.join(DATABASE_FILE);
                if !file.exists() {
                    return Err(RowsError::Refused(format!("there is no database in {}", folder.display())));
                }
                // readable by the owner alone from the first byte on
                let copy = tempfile::Builder::new().prefix(".devcenter-").suffix(".copy").tempfile_in(scratch)?.into_temp_path();
                let mut source = sqlx::SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(&file)).await?;
                sqlx::query("VACUUM INTO ?").bind(copy.display().to_string()).execute(&mut source).await?;
                source.close().await?;
                let pool = SqlitePoolOptions::new().max_connections(1).connect_with(SqliteConnectOptions::new().filename(&copy)).await?;
                let found: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&pool).await?;
                if found != ["ok"] {
                    return Err(RowsError::Refused(format!("the database {} is damaged: {}", file.display(), found.join("; "))));
                }
                (DatabaseKind::Sqlite, SqlxSqliteConnector::from_sqlx_sqlite_pool(pool), Some(copy))
            }
            Address::Postgres(url) => {
                let pool = PgPoolOptions::new().max_connections(1).connect_with(unhurried(url)?).await?;
                (DatabaseKind::Postgres, SqlxPostgresConnector::from_sqlx_postgres_pool(pool), None)
            }
        };
        let mut options = TransactionOptions::default();
        if kind == DatabaseKind::Postgres {
            options.isolation_level = Some(IsolationLevel::RepeatableRead);
            options.access_mode = Some(AccessMode::ReadOnly);
        }
        let transaction = connection.begin_with_options(options).await?;
        let tables = tables(&transaction).await?;
        let migrations = match tables.is_empty() {
            true => return Err(RowsError::Refused("there is nothing to back up: the database has no tables".into())),
            false => applied(&transaction).await?,
        };
        if kind == DatabaseKind::Postgres {
            // nobody may change the tables now, which is the only thing that this holds up
            let names = tables.iter().map(|table| format!("\"{}\"", table.shape.name)).collect::<Vec<_>>().join(", ");
            transaction.execute_unprepared(&format!("LOCK TABLE {names} IN ACCESS SHARE MODE")).await?;
        }
        Ok(Self { kind, migrations, tables, transaction, connection, _copy: copy })
    }

    pub fn kind(&self) -> DatabaseKind {
        self.kind
    }

    /// The migrations that were applied, in order.
    pub fn migrations(&self) -> &[String] {
        &self.migrations
    }

    /// The tables, without a count of their rows.
    pub fn tables(&self) -> Vec<TableShape> {
        self.tables.iter().map(|table| table.shape.clone()).collect()
    }

    /// The rows of the table at this place of `tables`, a line of JSON each.
    pub async fn lines(&self, place: usize) -> Result<BoxStream<'_, Result<String, RowsError>>, RowsError> {
        let Some(table) = self.tables.get(place) else { return Ok(futures_util::stream::empty().boxed()) };
        let rows = self.transaction.stream_raw(table.lines(self.connection.get_database_backend()).statement()).await?;
        Ok(rows.map_err(RowsError::from).and_then(async |row| Ok(row.try_get("", "line")?)).boxed())
    }

    /// Lets go of the rows.
    pub async fn close(self) -> Result<(), RowsError> {
        self.transaction.rollback().await?;
        Ok(self.connection.close().await?)
    }
}

/// In the order of this program, those it does not know last.
async fn applied(transaction: &DatabaseTransaction) -> Result<Vec<String>, DbErr> {
    let backend = ConnectionTrait::get_database_backend(transaction);
    let rows = transaction.query_all_raw(Sql::new(backend, &format!("SELECT version FROM {MIGRATIONS} ORDER BY version")).statement()).await?;
    let mut found = rows.iter().map(|row| row.try_get("", "version")).collect::<Result<Vec<String>, DbErr>>()?;
    let known = known_migrations();
    found.sort_by_key(|name| known.iter().position(|it| it == name).unwrap_or(usize::MAX));
    Ok(found)
}
