//! One round of one server: loaded, and what it took.

use std::{sync::Arc, time::Duration};

use tokio::runtime::Runtime;
use tokio_postgres::Client;

use crate::{
    Result, load, machine,
    requests::{Speaks, requests},
    rows,
    servers::Server,
    workloads::{Asks, Workload},
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
    /// No document is sent twice.
    pub cold: bool,
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
            self.cold,
        );
        server.wake();
        let writes = workload == Workload::Step;
        if writes && let Some(control) = &self.control {
            self.runtime.block_on(rows::remember(control))?;
        }
        let (control, postgres) = (self.control.clone(), self.postgres);
        let (pids, own) = (server.pids(), std::process::id() as i32);
        let (servers, peak) = (pids.clone(), pids.clone());
        let sample = move || {
            [servers.iter().map(|pid| machine::cpu(*pid)).sum(), if postgres > 0 { machine::cpu(postgres) } else { 0.0 }, machine::own(own), machine::busy()]
        };
        let after = Arc::new(std::sync::Mutex::new(([0.0; 4], 0.0, [0.0; 2])));
        let (begin_control, end_after, begin_sample) = (control.clone(), after.clone(), sample.clone());
        let (seen, before) = load::run(
            &server.addresses(),
            next,
            workload.good(server.speaks),
            connections,
            self.times,
            async move {
                pids.iter().for_each(|pid| machine::forget_peak(*pid));
                if let Some(control) = begin_control {
                    control.batch_execute("SELECT pg_stat_statements_reset()").await?;
                }
                Ok(begin_sample())
            },
            move || async move {
                let (samples, memory) = (sample(), peak.iter().map(|pid| machine::memory(*pid, false)).sum::<f64>());
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
            self.runtime.block_on(rows::settle(control, server.speaks == Speaks::Devcenter, server))?;
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
