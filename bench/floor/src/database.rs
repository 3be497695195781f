//! The ways to a database: sqlx, tokio-postgres, rusqlite. Each takes a question and an answer that eats its rows.

use std::sync::atomic::{AtomicUsize, Ordering};

use sqlx::{
    Row as _, ValueRef,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions, PgRow},
};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type};

use crate::{
    answers::{Answer, Cells},
    sql,
};

pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Which statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    Feed,
    Home,
    Mine,
    One,
    Step,
    Kept,
    Which,
}

pub const QUESTIONS: [(Question, &str); 7] = [
    (Question::Feed, sql::FEED),
    (Question::Home, sql::HOME),
    (Question::Mine, sql::MINE),
    (Question::One, sql::ONE),
    (Question::Step, sql::STEP),
    (Question::Kept, sql::KEPT),
    (Question::Which, sql::WHICH),
];

#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    Id(u128),
    Long(i64),
    Short(i32),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// Plans never depend on the values here, and no row of a list comes twice: both choices cost more than they bring.
const SESSION: [(&str, &str); 2] = [("plan_cache_mode", "force_generic_plan"), ("enable_memoize", "off")];

pub enum Database {
    Sqlx(PgPool),
    Tokio(Vec<Line>, AtomicUsize),
    Sqlite(crate::sqlite::Sqlite),
}

/// A connection on which questions follow each other without waiting for answers.
pub struct Line {
    client: tokio_postgres::Client,
    statements: Vec<tokio_postgres::Statement>,
}

impl Database {
    pub async fn sqlx(url: &str, most: u32) -> Result<Self, Failure> {
        let options: PgConnectOptions = url.parse()?;
        let pool = PgPoolOptions::new().max_connections(most).min_connections(most).test_before_acquire(false).connect_with(options.options(SESSION)).await?;
        Ok(Self::Sqlx(pool))
    }

    pub async fn tokio(url: &str, most: u32) -> Result<Self, Failure> {
        let mut config: tokio_postgres::Config = url.parse()?;
        config.options(SESSION.map(|(name, value)| format!("-c {name}={value}")).join(" "));
        let mut lines = Vec::new();
        for _ in 0..most {
            let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
            tokio::spawn(connection);
            let mut statements = Vec::new();
            for (_, text) in QUESTIONS {
                statements.push(client.prepare(text).await?);
            }
            lines.push(Line { client, statements });
        }
        Ok(Self::Tokio(lines, AtomicUsize::new(0)))
    }

    pub async fn ask<A: Answer + 'static>(&self, question: Question, values: &[Value<'_>], mut answer: A) -> Result<A, Failure> {
        match self {
            Self::Sqlx(pool) => {
                let mut query = sqlx::query(QUESTIONS[question as usize].1);
                for value in values {
                    query = match *value {
                        Value::Id(it) => query.bind(Uuid(it)),
                        Value::Long(it) => query.bind(it),
                        Value::Short(it) => query.bind(it),
                        Value::Text(it) => query.bind(it),
                        Value::Bytes(it) => query.bind(it),
                    };
                }
                for row in query.fetch_all(pool).await? {
                    answer.row(&row);
                }
                Ok(answer)
            }
            Self::Tokio(lines, next) => {
                let line = &lines[next.fetch_add(1, Ordering::Relaxed) % lines.len()];
                let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
                for row in line.client.query(&line.statements[question as usize], &values).await? {
                    answer.row(&row);
                }
                Ok(answer)
            }
            Self::Sqlite(sqlite) => sqlite.ask(question, values, answer).await,
        }
    }

    /// Digests of tokens, whose they are, and whether they ask for the host app.
    pub async fn tokens(&self) -> Result<Vec<(Vec<u8>, u128, bool)>, Failure> {
        const TOKENS: &str = "SELECT digest, account_id, scopes = 'RESOLVE' FROM access_token WHERE revoked_at IS NULL";
        Ok(match self {
            Self::Sqlx(pool) => sqlx::query(TOKENS).fetch_all(pool).await?.iter().map(|row| (row.get(0), row.id(1), row.get(2))).collect(),
            Self::Tokio(lines, _) => lines[0].client.query(TOKENS, &[]).await?.iter().map(|row| (row.get(0), row.id(1), row.get(2))).collect(),
            Self::Sqlite(sqlite) => sqlite.tokens(TOKENS)?,
        })
    }
}

/// 16 bytes, as PostgreSQL sends and takes them.
struct Uuid(u128);

impl sqlx::Type<sqlx::Postgres> for Uuid {
    fn type_info() -> sqlx::postgres::PgTypeInfo {
        sqlx::postgres::PgTypeInfo::with_oid(sqlx::postgres::types::Oid(2950))
    }
}

impl sqlx::Encode<'_, sqlx::Postgres> for Uuid {
    fn encode_by_ref(&self, buffer: &mut sqlx::postgres::PgArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        buffer.extend_from_slice(&self.0.to_be_bytes());
        Ok(sqlx::encode::IsNull::No)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, _: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Failure> {
        match self {
            Value::Id(it) => out.extend_from_slice(&it.to_be_bytes()),
            Value::Long(it) => out.extend_from_slice(&it.to_be_bytes()),
            Value::Short(it) => out.extend_from_slice(&it.to_be_bytes()),
            Value::Text(it) => out.extend_from_slice(it.as_bytes()),
            Value::Bytes(it) => out.extend_from_slice(it),
        }
        Ok(IsNull::No)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    tokio_postgres::types::to_sql_checked!();
}

/// A cell in PostgreSQL's binary form.
struct Raw<'a>(&'a [u8]);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        Ok(Self(raw))
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

trait Binary {
    fn raw(&self, column: usize) -> Option<&[u8]>;
}

impl Binary for PgRow {
    fn raw(&self, column: usize) -> Option<&[u8]> {
        let value = self.try_get_raw(column).ok()?;
        if value.is_null() { None } else { value.as_bytes().ok() }
    }
}

impl Binary for tokio_postgres::Row {
    fn raw(&self, column: usize) -> Option<&[u8]> {
        self.get::<_, Option<Raw>>(column).map(|raw| raw.0)
    }
}

impl<R: Binary> Cells for R {
    fn text_or_null(&self, column: usize) -> Option<&str> {
        self.raw(column).and_then(|raw| str::from_utf8(raw).ok())
    }
    fn int_or_null(&self, column: usize) -> Option<i64> {
        let raw = self.raw(column)?;
        match raw.len() {
            4 => Some(i32::from_be_bytes(raw.try_into().ok()?).into()),
            _ => Some(i64::from_be_bytes(raw.try_into().ok()?)),
        }
    }
    fn id_or_null(&self, column: usize) -> Option<u128> {
        Some(u128::from_be_bytes(self.raw(column)?.try_into().ok()?))
    }
}
