//! The rows of a database: what they say, and as they were before steps.

use std::{path::Path, time::Duration};

use rusqlite::types::ValueRef;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::{
    Result,
    servers::{Server, WHOLE},
};

/// Where rows are: in PostgreSQL, or in a SQLite file. Both are asked the same SQL.
#[derive(Clone, Copy)]
pub enum Rows<'a> {
    Postgres(&'a Client),
    File(&'a Path),
}

/// The cells of a row as text.
pub struct Row(Vec<Option<String>>);

impl Row {
    pub fn text(&self, column: usize) -> Option<&str> {
        self.0.get(column)?.as_deref()
    }

    pub fn number(&self, column: usize) -> Result<i64> {
        Ok(self.text(column).ok_or("no number")?.parse()?)
    }

    pub fn id(&self, column: usize) -> Result<u128> {
        Ok(u128::from_str_radix(&self.text(column).ok_or("no id")?.replace('-', ""), 16)?)
    }
}

impl Rows<'_> {
    pub async fn run(self, sql: &str) -> Result<()> {
        match self {
            Self::Postgres(control) => control.batch_execute(sql).await?,
            Self::File(file) => rusqlite::Connection::open(file)?.execute_batch(sql)?,
        }
        Ok(())
    }

    pub async fn ask(self, sql: &str) -> Result<Vec<Row>> {
        let mut all = Vec::new();
        match self {
            Self::Postgres(control) => {
                for message in control.simple_query(sql).await? {
                    if let SimpleQueryMessage::Row(row) = message {
                        all.push(Row((0..row.len()).map(|column| row.get(column).map(str::to_owned)).collect()));
                    }
                }
            }
            Self::File(file) => {
                let connection = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
                let mut statement = connection.prepare(sql)?;
                let columns = statement.column_count();
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    let cell = |column| {
                        Ok(match row.get_ref(column)? {
                            ValueRef::Null => None,
                            ValueRef::Integer(it) => Some(it.to_string()),
                            ValueRef::Real(it) => Some(it.to_string()),
                            ValueRef::Text(it) => Some(str::from_utf8(it)?.to_owned()),
                            ValueRef::Blob(it) => Some(it.iter().map(|byte| format!("{byte:02x}")).collect()),
                        })
                    };
                    all.push(Row((0..columns).map(cell).collect::<Result<_>>()?));
                }
            }
        }
        Ok(all)
    }

    /// An id, as a statement has it.
    pub fn id(self, bits: u128) -> String {
        match self {
            Self::Postgres(_) => format!("'{bits:032x}'"),
            Self::File(_) => format!("x'{bits:032x}'"),
        }
    }
}

/// Where the programs stand that are stepped on.
pub async fn remember(control: &Client) -> Result<()> {
    control
        .batch_execute(
            "DROP TABLE IF EXISTS bench_before, bench_end; CREATE UNLOGGED TABLE bench_end AS SELECT max(position) AS position FROM event; CREATE UNLOGGED TABLE bench_before AS SELECT p.id AS program, p.revision, v.id AS version, v.percent \
             FROM program AS p JOIN version AS v ON v.program_id = p.id AND v.state = 'GRAY'",
        )
        .await?;
    Ok(())
}

/// After steps: devcenter's stay, because it remembers where its log ends; those of others vanish without a trace, as if devcenter slept
/// through nothing. The idempotency keys of all go.
pub async fn settle(control: &Client, devcenter: bool, server: &Server) -> Result<()> {
    if devcenter || server.name == WHOLE {
        for _ in 0..100 {
            if control.query_one("SELECT count(*) FROM event WHERE position IS NULL", &[]).await?.get::<_, i64>(0) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    if devcenter {
        server.sleep();
    } else {
        server.sleep();
        control.batch_execute("DELETE FROM notification WHERE position > (SELECT position FROM bench_end)").await?;
        undo(control, "bench_before", "position IS NULL OR position > (SELECT position FROM bench_end)").await?;
    }
    control.batch_execute("TRUNCATE idempotency").await?;
    for table in ["event", "program", "version", "notification"] {
        control.batch_execute(&format!("VACUUM {table}")).await?;
    }
    Ok(())
}

async fn undo(control: &Client, stood: &str, added: &str) -> Result<()> {
    control
        .batch_execute(&format!(
            "BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM event WHERE {added}; \
             UPDATE program AS p SET revision = b.revision FROM {stood} AS b WHERE p.id = b.program AND p.revision <> b.revision; \
             UPDATE version AS v SET percent = b.percent FROM {stood} AS b WHERE v.id = b.version AND v.percent <> b.percent; COMMIT"
        ))
        .await?;
    Ok(())
}

/// When those who follow in W7 became reviewers: their mark.
const FOLLOWING: i64 = 7;

/// A program has too few members for W7, and a member too few sockets: everybody who has a token follows as a reviewer.
pub async fn let_follow(rows: Rows<'_>) -> Result<()> {
    rows.run(&format!(
        "INSERT INTO platform_role (account_id, role, granted_at) SELECT account_id, 'REVIEWER', {FOLLOWING} FROM access_token WHERE scopes <> 'RESOLVE' \
         ON CONFLICT DO NOTHING"
    ))
    .await
}

/// Everything as it was loaded: runs that were kept have left their traces. Of a file every server has a copy to step in.
pub async fn as_loaded(rows: Rows<'_>) -> Result<()> {
    rows.run(&format!("DELETE FROM platform_role WHERE granted_at = {FOLLOWING}")).await?;
    let Rows::Postgres(control) = rows else { return Ok(()) };
    if rows.ask("SELECT 1 FROM pg_class WHERE relname = 'bench_loaded'").await?.is_empty() {
        remember(control).await?;
        control.batch_execute("ALTER TABLE bench_before RENAME TO bench_loaded; ALTER TABLE bench_loaded SET LOGGED").await?;
    }
    if !rows.ask("SELECT 1 FROM event WHERE request_id NOT LIKE 'bench-%' ORDER BY written DESC LIMIT 1").await?.is_empty() {
        control.batch_execute("TRUNCATE idempotency, notification").await?;
        undo(control, "bench_loaded", "request_id NOT LIKE 'bench-%'").await?;
        for table in ["event", "program", "version"] {
            control.batch_execute(&format!("VACUUM ANALYZE {table}")).await?;
        }
    }
    Ok(())
}

/// Of all news one in so many begins a page.
pub const EVERY: usize = 5;

/// The cursors of the feed that are asked for.
pub async fn cursors(rows: Rows<'_>) -> Result<Vec<String>> {
    let news = rows.ask("SELECT pinned, published_at, id FROM news ORDER BY pinned DESC, published_at DESC, id DESC").await?;
    news.iter().step_by(EVERY).map(|it| Ok(wire::cursor(wire::PINNED_ORDER, [it.number(0)?, it.number(1)?], it.id(2)?))).collect()
}
