//! The benchmark of devcenter: starts the database and the servers, proves that they answer alike, loads one after the other in rounds,
//! and prints what each request costs. See README.md beside it.

mod data;
mod database;
mod follow;
mod load;
mod machine;
mod measure;
mod postgraphile;
mod servers;
mod table;
mod verify;
mod workloads;

use std::{path::PathBuf, sync::Arc, time::Duration};

use data::World;
use database::Postgres;
use measure::Round;
use servers::{Base, Places, Server};
use workloads::{Asks, Workload};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

pub fn say(text: &str) {
    eprintln!("{text}");
}

/// What was asked for on the command line.
pub struct Options {
    pub servers: Vec<String>,
    pub workloads: Vec<Workload>,
    pub connections: Vec<usize>,
    /// W7, with so many.
    pub follow: bool,
    pub followers: Vec<usize>,
    pub seconds: f64,
    pub warm: f64,
    pub rounds: usize,
    pub scale: usize,
    pub sqlite: bool,
    pub check: bool,
    pub keep: bool,
    pub out: Option<PathBuf>,
    pub settings: Vec<(String, String)>,
}

const USAGE: &str = "bench/run [--servers a,b] [--workloads W1,W2] [--connections 1,16,64] [--seconds 4] [--rounds 5] [--warm 1] [--check]
          [--followers 1000,5000]
          [--scale 10] [--database postgres|sqlite] [--keep] [--out FILE] [--env NAME=VALUE …]";

fn options() -> Result<Options> {
    let mut it = Options {
        servers: Vec::new(),
        workloads: Vec::new(),
        connections: vec![1, 16, 64],
        follow: false,
        followers: vec![1_000, 5_000],
        seconds: 4.0,
        warm: 1.0,
        rounds: 5,
        scale: 1,
        sqlite: false,
        check: false,
        keep: false,
        out: None,
        settings: Vec::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => it.check = true,
            "--keep" => it.keep = true,
            "--help" | "-h" => {
                println!("{USAGE}\nservers: {}", servers::NAMES);
                std::process::exit(0);
            }
            _ => {
                let value = arguments.next().ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))?;
                let words = || value.split(',').filter(|word| !word.is_empty());
                match argument.as_str() {
                    "--servers" => it.servers = words().map(str::to_owned).collect(),
                    "--workloads" => {
                        it.follow = words().any(|word| word.eq_ignore_ascii_case("W7"));
                        it.workloads = words().filter(|word| !word.eq_ignore_ascii_case("W7")).map(Workload::named).collect::<Result<_>>()?;
                    }
                    "--followers" => it.followers = words().map(str::parse).collect::<std::result::Result<_, _>>()?,
                    "--connections" => it.connections = words().map(str::parse).collect::<std::result::Result<_, _>>()?,
                    "--seconds" => it.seconds = value.parse()?,
                    "--warm" => it.warm = value.parse()?,
                    "--rounds" => it.rounds = value.parse()?,
                    "--scale" => it.scale = value.parse()?,
                    "--out" => it.out = Some(value.into()),
                    "--database" => it.sqlite = value == "sqlite",
                    "--env" => {
                        let (name, value) = value.split_once('=').ok_or("--env NAME=VALUE")?;
                        it.settings.push((name.to_owned(), value.to_owned()));
                    }
                    other => return Err(format!("unknown: {other}\n{USAGE}").into()),
                }
            }
        }
    }
    if it.servers.is_empty() {
        let all: &[&str] =
            if it.sqlite { &["devcenter", "floor-sqlite"] } else { &["devcenter", "floor", "floor-tokio", "stock", "mercurius", "postgraphile"] };
        it.servers = all.iter().map(ToString::to_string).collect();
    }
    if it.workloads.is_empty() && !it.follow {
        (it.workloads, it.follow) = (Workload::ALL.to_vec(), true);
    }
    Ok(it)
}

fn main() -> Result<()> {
    let options = options()?;
    let path = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or_else(|| format!("{name} is not set: use bench/run"));
    let kept = std::env::var_os("BENCH_FOLDER").map(PathBuf::from);
    let folder = kept.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("devcenter-bench-{}", std::process::id())));
    let places = Places { bench: path("BENCH")?, built: path("BENCH_BUILT")?, devcenter: path("BENCH_DEVCENTER")?, folder, settings: options.settings.clone() };
    std::fs::create_dir_all(&places.folder)?;
    let lock = std::fs::File::create(places.folder.join("lock"))?;
    rustix::fs::flock(&lock, rustix::fs::FlockOperation::NonBlockingLockExclusive).map_err(|_| format!("another run is using {}", places.folder.display()))?;
    let done = bench(&options, &places);
    if kept.is_none() {
        let _ = std::fs::remove_dir_all(&places.folder);
    }
    done
}

fn bench(options: &Options, places: &Places) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let world = World { scale: options.scale };
    let postgres = if options.sqlite { None } else { Some(Postgres::start(&places.folder, options.keep)?) };
    let (base, control) = match &postgres {
        Some(postgres) => {
            let control = runtime.block_on(postgres.database(&world, &places.devcenter))?;
            runtime.block_on(measure::as_loaded(&control))?;
            if options.follow {
                runtime.block_on(measure::let_follow(&control))?;
            }
            (Base::Postgres(postgres.url(world.scale)), Some(Arc::new(control)))
        }
        None => {
            let data = database::sqlite(&places.folder, &world, &places.devcenter)?;
            if options.follow {
                measure::let_follow_in_file(&data)?;
            }
            (Base::Sqlite(data), None)
        }
    };
    let feed = match (&control, &base) {
        (Some(control), _) => runtime.block_on(measure::places(control))?,
        (None, Base::Sqlite(data)) => measure::places_of_file(data)?,
        _ => Vec::new(),
    };
    if feed.is_empty() {
        return Err("there is no news in the database".into());
    }
    let asks = Arc::new(Asks::new(world, feed));
    let mut running: Vec<Server> = Vec::new();
    for name in &options.servers {
        if name == "postgraphile"
            && let Some(control) = &control
        {
            let sql = std::fs::read_to_string(places.bench.join("node/postgraphile.sql"))?;
            runtime.block_on(postgraphile::prepare(control, &sql))?;
        }
        let server = Server::start(name, places, &base)?;
        if name == "postgraphile" {
            let _ = asks.foreign.set(runtime.block_on(postgraphile::places(server.address))?);
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
    let measuring = measure::Measuring { runtime: &runtime, asks: &asks, control, postgres: postgres.as_ref().map_or(0, Postgres::pid), times };
    let mut rounds: Vec<Round> = Vec::new();
    for round in 0..options.rounds {
        for workload in &options.workloads {
            for connections in &options.connections {
                let mut line = format!("round {}/{} {} c{connections}:", round + 1, options.rounds, workload.name());
                for place in 0..running.len() {
                    // A B C, B C A, …: nobody always comes after the same one
                    let server = &running[(place + round) % running.len()];
                    if *workload == Workload::Resolve && !matches!(server.speaks, workloads::Speaks::Devcenter | workloads::Speaks::Rest) {
                        continue;
                    }
                    let seen = measuring.round(server, *workload, *connections, round)?;
                    line.push_str(&format!("  {} {:.0} µs", seen.server, seen.server_us + seen.database_us));
                    rounds.push(seen);
                }
                say(&line);
            }
        }
    }
    if !rounds.is_empty() {
        table::show(options, &rounds, places)?;
    }
    if options.follow { follow::run(options, &measuring, &running, places) } else { Ok(()) }
}
