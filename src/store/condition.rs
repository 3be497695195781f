//! How a database is, for whoever looks after it: read without changing or creating anything.

use std::path::Path;

use sqlx::{Connection, PgConnection, Row, SqliteConnection, postgres::PgConnectOptions, sqlite::SqliteConnectOptions};

use super::{
    connect::{Address, ConnectError, DATABASE_FILE, SESSION_LIMITS, postgres_options},
    migrate::known_migrations,
};
use crate::domain::{actor::PlatformRole, timestamp::Timestamp};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// `PostgreSQL 17.2`, `SQLite 3.50.4`.
    pub product: String,
    /// Something in the way of serving, a sentence each.
    pub faults: Vec<String>,
    /// Migrations of this program that were not made yet.
    pub missing: Vec<String>,
    /// Migrations that this program does not know.
    pub unknown: Vec<String>,
    /// What the database takes the time to be; SQLite has no clock of its own.
    pub now: Option<Timestamp>,
    /// The newest row of the log.
    pub newest: Option<Timestamp>,
    /// Accounts that are admins of the platform.
    pub admins: u64,
}

impl Condition {
    /// None: there is no database yet, and the first start will make it (SQLite).
    pub async fn of(address: &Address) -> Result<Option<Self>, ConnectError> {
        match address {
            Address::Sqlite(folder) if !folder.join(DATABASE_FILE).exists() => Ok(None),
            Address::Sqlite(folder) => Ok(Some(of_sqlite(&folder.join(DATABASE_FILE)).await?)),
            Address::Postgres(url) => Ok(Some(of_postgres(postgres_options(url)?.options(SESSION_LIMITS)).await?)),
        }
    }

    fn compare(&mut self, made: &[String]) {
        let known = known_migrations();
        self.missing = known.iter().filter(|it| !made.contains(it)).cloned().collect();
        self.unknown = made.iter().filter(|it| !known.contains(it)).cloned().collect();
    }

    fn learn(&mut self, newest: Option<i64>, admins: i64) {
        self.newest = newest.and_then(Timestamp::from_millis);
        self.admins = admins.unsigned_abs();
    }
}

const MADE: &str = "SELECT version FROM seaql_migrations";
const NEWEST: &str = "SELECT MAX(at) FROM event WHERE written > (SELECT COALESCE(MAX(written), 0) FROM event) - 100";

async fn of_sqlite(file: &Path) -> Result<Condition, ConnectError> {
    let mut connection = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file).read_only(true)).await?;
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut connection).await?;
    let mut condition = Condition { product: format!("SQLite {version}"), ..Condition::default() };
    let told: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(5)").fetch_all(&mut connection).await?;
    condition.faults.extend(told.into_iter().filter(|line| line != "ok").map(|line| format!("quick_check: {line}")));
    if sqlx::query("SELECT 1 FROM sqlite_master WHERE name = 'seaql_migrations'").fetch_optional(&mut connection).await?.is_none() {
        condition.compare(&[]);
        return Ok(condition);
    }
    condition.compare(&sqlx::query_scalar(MADE).fetch_all(&mut connection).await?);
    if condition.missing.is_empty() {
        let newest = sqlx::query_scalar(NEWEST).fetch_one(&mut connection).await?;
        let admins = "SELECT COUNT(*) FROM platform_role WHERE role = ?";
        condition.learn(newest, sqlx::query_scalar(admins).bind(PlatformRole::PlatformAdmin.word()).fetch_one(&mut connection).await?);
    }
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await?;
    // only migrated it has another; whoever writes the log has asked for this one
    if journal != "wal" && condition.newest.is_some() {
        condition.faults.push(format!("the journal mode is {journal}, not wal: its file system cannot share memory, as those over a network"));
    }
    Ok(condition)
}

/// 15, as the oldest that is tested.
const POSTGRES_LEAST: i32 = 150_000;

async fn of_postgres(options: PgConnectOptions) -> Result<Condition, ConnectError> {
    let mut connection = PgConnection::connect_with(&options).await?;
    let about = "SELECT current_setting('server_version_num')::int4 AS number, current_setting('server_version') AS version, \
         current_setting('server_encoding') AS encoding, current_setting('default_transaction_isolation') AS isolation, pg_is_in_recovery() AS standby, \
         (extract(epoch FROM clock_timestamp()) * 1000)::int8 AS now";
    let row = sqlx::query(about).fetch_one(&mut connection).await?;
    let version: String = row.try_get("version")?;
    let now = Timestamp::from_millis(row.try_get("now")?);
    let mut condition = Condition { product: format!("PostgreSQL {}", version.split(' ').next().unwrap_or_default()), now, ..Condition::default() };
    let (encoding, isolation): (String, String) = (row.try_get("encoding")?, row.try_get("isolation")?);
    let mut fault = |bad: bool, why: String| {
        if bad {
            condition.faults.push(why);
        }
    };
    fault(row.try_get::<i32, _>("number")? < POSTGRES_LEAST, format!("version {version} is older than 15"));
    fault(encoding != "UTF8", format!("the encoding is {encoding}, not UTF8"));
    fault(isolation != "read committed", format!("transactions are {isolation} by default, not read committed"));
    fault(row.try_get("standby")?, "it is a standby, which takes no writes".to_owned());
    for (name, wanted) in SESSION_LIMITS {
        let set: String = sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(&mut connection).await?;
        fault(set != wanted, format!("{name} is {set} in our sessions, not {wanted}: a pooler in between may drop what a session asks for"));
    }
    if sqlx::query("SELECT 1 WHERE to_regclass('seaql_migrations') IS NOT NULL").fetch_optional(&mut connection).await?.is_none() {
        condition.compare(&[]);
        return Ok(condition);
    }
    condition.compare(&sqlx::query_scalar(MADE).fetch_all(&mut connection).await?);
    if condition.missing.is_empty() {
        let newest = sqlx::query_scalar(NEWEST).fetch_one(&mut connection).await?;
        let admins = "SELECT COUNT(*) FROM platform_role WHERE role = $1";
        condition.learn(newest, sqlx::query_scalar(admins).bind(PlatformRole::PlatformAdmin.word()).fetch_one(&mut connection).await?);
    }
    Ok(condition)
}
