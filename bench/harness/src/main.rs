//! The benchmark of devcenter: starts the database and the servers, proves that they answer alike, loads one after the other in rounds,
//! and prints what each request costs. See README.md beside it.

mod data;
mod database;
mod follow;
mod load;
mod machine;
mod measure;
mod options;
mod postgraphile;
mod requests;
mod rows;
mod servers;
mod table;
mod verify;
mod workloads;

use std::{path::PathBuf, sync::Arc, time::Duration};

use data::World;
use database::Postgres;
use measure::Round;
use options::Options;
use rows::Rows;
use servers::{Base, Server, Setup};
use workloads::Asks;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub type Failure = Box<dyn std::error::Error + Send + Sync>;
pub type Result<T> = std::result::Result<T, Failure>;

pub fn say(text: &str) {
    eprintln!("{text}");
}

fn main() -> Result<()> {
    let options = options::options()?;
    let path = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or_else(|| format!("{name} is not set: use bench/run"));
    let kept = std::env::var_os("BENCH_FOLDER").map(PathBuf::from);
    let folder = kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("devcenter-bench-{}", std::process::id())));
    let setup = Setup { bench: path("BENCH")?, built: path("BENCH_BUILT")?, devcenter: path("BENCH_DEVCENTER")?, folder, settings: options.settings.clone() };
    std::fs::create_dir_all(&setup.folder)?;
    let lock = std::fs::File::create(setup.folder.join("lock"))?;
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::NonBlockingLockExclusive).map_err(|_| format!("another run is using {}", setup.folder.display()))?;
    let done = bench(&options, &setup);
    if kept.is_none() {
        let _ = std::fs::remove_dir_all(&setup.folder);
    }
    done
}

fn bench(options: &Options, setup: &Setup) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let world = World { scale: options.scale };
    let postgres = if options.sqlite { None } else { Some(Postgres::start(&setup.folder, options.keep)?) };
    let (base, control) = match &postgres {
        Some(postgres) => (Base::Postgres(postgres.url(world.scale)), Some(Arc::new(runtime.block_on(postgres.database(&world, &setup.devcenter))?))),
        None => (Base::Sqlite(database::sqlite(&setup.folder, &world, &setup.devcenter)?), None),
    };
    let file = if let Base::Sqlite(data) = &base { data.join("devcenter.db") } else { PathBuf::new() };
    let rows = control.as_deref().map_or(Rows::File(&file), Rows::Postgres);
    runtime.block_on(rows::as_loaded(rows))?;
    if options.follow {
        runtime.block_on(rows::let_follow(rows))?;
    }
    let asks = Arc::new(Asks::new(world, runtime.block_on(rows::cursors(rows))?));
    let mut running: Vec<Server> = Vec::new();
    for name in &options.servers {
        if name == "postgraphile" {
            // its functions, before it looks for them
            runtime.block_on(rows.run(&std::fs::read_to_string(setup.bench.join("node/postgraphile.sql"))?))?;
        }
        let server = Server::start(name, setup, &base)?;
        if name == "postgraphile" {
            let _ = asks.postgraphile_cursors.set(runtime.block_on(postgraphile::cursors(server.address))?);
        }
        running.push(server);
    }
    verify::all(&runtime, &running, &asks, &options.workloads, control.as_deref())?;
    if options.check {
        return Ok(());
    }
    for server in &running {
        server.sleep();
    }
    let times = (Duration::from_secs_f64(options.warm), Duration::from_secs_f64(options.seconds));
    let measuring =
        measure::Measuring { runtime: &runtime, asks: &asks, control, postgres: postgres.as_ref().map_or(0, Postgres::pid), times, cold: options.cold };
    let mut rounds: Vec<Round> = Vec::new();
    for round in 0..options.rounds {
        for workload in &options.workloads {
            for connections in &options.connections {
                let mut line = format!("round {}/{} {} c{connections}:", round + 1, options.rounds, workload.name());
                for turn in 0..running.len() {
                    // A B C, B C A, …: nobody always comes after the same one
                    let place = (turn + round) % running.len();
                    if !running[place].knows(*workload) {
                        continue;
                    }
                    let seen = measuring.round(&running[place], *workload, *connections, round).map_err(|error| running[place].explain(error))?;
                    line.push_str(&format!("  {} {:.0} µs", seen.server, seen.server_us + seen.database_us));
                    rounds.push(seen);
                }
                say(&line);
            }
        }
    }
    if !rounds.is_empty() {
        table::show(options, &rounds, setup)?;
    }
    if options.follow { follow::run(options, &measuring, &running, setup) } else { Ok(()) }
}
