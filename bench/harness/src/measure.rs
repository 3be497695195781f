//! One round of one server: loaded, and what it took.

use std::{path::Path, sync::Arc, time::Duration};

use tokio::runtime::Runtime;
use tokio_postgres::Client;

use crate::{
    Result, load, machine,
    servers::Server,
    workloads::{Asks, Speaks, Workload, requests},
};

/// What a round came to, each request.
#[derive(Clone, Debug)]
pub struct Round {
    pub round: usize,
    pub server: String,
    pub workload: Workload,
    pub connections: usize,
    pub requests: f64,
    pub per_second: f64,
    pub p50: f64,
    pub p99: f64,
    pub server_us: f64,
    pub database_us: f64,
    pub load_us: f64,
    /// Of them `transactions` begin, commit or roll back.
    pub statements: f64,
    pub transactions: f64,
    pub bytes: f64,
    pub memory_mb: f64,
    /// The share of the machine that nobody of ours used.
    pub foreign: f64,
}

pub struct Measuring<'a> {
    pub runtime: &'a Runtime,
    pub asks: &'a Arc<Asks>,
    pub control: Option<Arc<Client>>,
    pub postgres: i32,
    pub times: (Duration, Duration),
}

const STATEMENTS: &str = "SELECT COALESCE(sum(calls), 0)::float8, \
    COALESCE(sum(calls) FILTER (WHERE query ~* '^(begin|commit|rollback|start|savepoint|release)'), 0)::float8 \
    FROM pg_stat_statements WHERE query !~ 'pg_stat_statements' AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())";

impl Measuring<'_> {
    pub fn round(&self, server: &Server, workload: Workload, connections: usize, round: usize) -> Result<Round> {
        // other questions in every round, the same for every server
        let seed = 1_000 + round as u64;
        let next = requests(
            self.asks,
            server.speaks,
            workload,
            seed ^ if workload == Workload::Step { u64::from(std::process::id()) << 20 | server.pid() as u64 } else { 0 },
        );
        server.wake();
        let writes = workload == Workload::Step;
        if writes && let Some(control) = &self.control {
            self.runtime.block_on(remember(control))?;
        }
        let (control, postgres) = (self.control.clone(), self.postgres);
        let pids = (server.pid(), postgres, std::process::id() as i32);
        let sample = move || [machine::cpu(pids.0), if postgres > 0 { machine::cpu(pids.1) } else { 0.0 }, machine::own(pids.2), machine::busy()];
        let after = Arc::new(std::sync::Mutex::new(([0.0; 4], 0.0, [0.0; 2])));
        let (begin_control, end_after) = (control.clone(), after.clone());
        let (seen, before) = load::run(
            server.address,
            next,
            workload.good(server.speaks),
            connections,
            self.times,
            async move {
                machine::forget_peak(pids.0);
                if let Some(control) = begin_control {
                    control.batch_execute("SELECT pg_stat_statements_reset()").await?;
                }
                Ok(sample())
            },
            move || async move {
                let (samples, memory) = (sample(), machine::memory(pids.0, false));
                let mut statements = [0.0; 2];
                if let Some(control) = control {
                    let row = control.query_one(STATEMENTS, &[]).await?;
                    statements = [row.get(0), row.get(1)];
                }
                if let Ok(mut after) = end_after.lock() {
                    *after = (samples, memory, statements);
                }
                Ok(())
            },
        )?;
        if seen.bad > 0 {
            return Err(format!(
                "{} {} with {connections} connections: {} bad answers; {}",
                server.name,
                workload.name(),
                seen.bad,
                seen.why.unwrap_or_default()
            )
            .into());
        }
        let (after, memory_mb, statements) = *after.lock().map_err(|_| "a lock broke")?;
        // what was begun is to be finished before the server sleeps
        std::thread::sleep(Duration::from_millis(if writes { 500 } else { 50 }));
        if writes && let Some(control) = &self.control {
            self.runtime.block_on(settle(control, server.speaks == Speaks::Devcenter, server))?;
        } else {
            server.sleep();
        }
        let requests = seen.requests();
        let took: Vec<f64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
        let wall = seen.wall.as_micros() as f64;
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as f64;
        Ok(Round {
            round,
            server: server.name.clone(),
            workload,
            connections,
            requests,
            per_second: requests / wall * 1e6,
            p50: seen.percentile(0.5),
            p99: seen.percentile(0.99),
            server_us: took[0] / requests,
            database_us: took[1] / requests,
            load_us: took[2] / requests,
            statements: statements[0] / requests,
            transactions: statements[1] / requests,
            bytes: seen.bytes as f64 / requests,
            memory_mb,
            foreign: ((took[3] - took[0] - took[1] - took[2]) / (wall * processors)).max(0.0),
        })
    }
}

/// Where the programs stand that are stepped on.
pub async fn remember(control: &Client) -> Result<()> {
    control
        .batch_execute(
            "DROP TABLE IF EXISTS bench_before; CREATE UNLOGGED TABLE bench_before AS SELECT p.id AS program, p.revision, v.id AS version, v.percent \
             FROM program AS p JOIN version AS v ON v.program_id = p.id AND v.state = 'GRAY'",
        )
        .await?;
    Ok(())
}

/// After steps: devcenter's stay, because it remembers where its log ends; those of others vanish without a trace, as if devcenter slept
/// through nothing. The idempotency keys of all go.
pub async fn settle(control: &Client, devcenter: bool, server: &Server) -> Result<()> {
    if devcenter {
        for _ in 0..100 {
            if control.query_one("SELECT count(*) FROM event WHERE position IS NULL", &[]).await?.get::<_, i64>(0) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
        server.sleep();
    } else {
        server.sleep();
        undo(control, "bench_before", "position IS NULL").await?;
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
pub async fn let_follow(control: &Client) -> Result<()> {
    let sql = "INSERT INTO platform_role (account_id, role, granted_at) SELECT account_id, 'REVIEWER', $1 FROM access_token WHERE scopes <> 'RESOLVE' ON CONFLICT DO NOTHING";
    control.execute(sql, &[&FOLLOWING]).await?;
    Ok(())
}

pub fn let_follow_in_file(data: &Path) -> Result<()> {
    let sql =
        "INSERT OR IGNORE INTO platform_role (account_id, role, granted_at) SELECT account_id, 'REVIEWER', ?1 FROM access_token WHERE scopes <> 'RESOLVE'";
    rusqlite::Connection::open(data.join("devcenter.db"))?.execute(sql, [FOLLOWING])?;
    Ok(())
}

/// Everything as it was loaded: runs that were kept have left their steps behind.
pub async fn as_loaded(control: &Client) -> Result<()> {
    if control.query_opt("SELECT 1 FROM pg_class WHERE relname = 'bench_loaded'", &[]).await?.is_none() {
        remember(control).await?;
        control.batch_execute("ALTER TABLE bench_before RENAME TO bench_loaded; ALTER TABLE bench_loaded SET LOGGED").await?;
    }
    control.execute("DELETE FROM platform_role WHERE granted_at = $1", &[&FOLLOWING]).await?;
    if control.query_opt("SELECT 1 FROM event WHERE request_id NOT LIKE 'bench-%' ORDER BY written DESC LIMIT 1", &[]).await?.is_some() {
        control.batch_execute("TRUNCATE idempotency, notification").await?;
        undo(control, "bench_loaded", "request_id NOT LIKE 'bench-%'").await?;
        for table in ["event", "program", "version"] {
            control.batch_execute(&format!("VACUUM ANALYZE {table}")).await?;
        }
    }
    Ok(())
}

/// Of all places of the feed one in so many begins a page.
pub const EVERY: usize = 5;

fn cursor(pinned: i64, at: i64, id: u128) -> String {
    wire::cursor(wire::PINNED_ORDER, [pinned, at], id)
}

/// The places of the feed that are asked for.
pub async fn places(control: &Client) -> Result<Vec<String>> {
    let rows = control
        .query("SELECT pinned::bigint, published_at, replace(id::text, '-', '') FROM news ORDER BY pinned DESC, published_at DESC, id DESC", &[])
        .await?;
    Ok(rows.iter().step_by(EVERY).map(|row| cursor(row.get(0), row.get(1), u128::from_str_radix(row.get(2), 16).unwrap_or_default())).collect())
}

pub fn places_of_file(data: &Path) -> Result<Vec<String>> {
    let connection = rusqlite::Connection::open(data.join("devcenter.db"))?;
    let mut statement = connection.prepare("SELECT pinned, published_at, hex(id) FROM news ORDER BY pinned DESC, published_at DESC, id DESC")?;
    let rows = statement.query_map([], |row| Ok(cursor(row.get(0)?, row.get(1)?, u128::from_str_radix(&row.get::<_, String>(2)?, 16).unwrap_or_default())))?;
    Ok(rows.collect::<std::result::Result<Vec<_>, _>>()?.into_iter().step_by(EVERY).collect())
}
