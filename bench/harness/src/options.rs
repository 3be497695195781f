//! What was asked for on the command line.

use std::path::PathBuf;

use crate::{Result, servers, workloads::Workload};

pub struct Options {
    pub servers: Vec<String>,
    pub workloads: Vec<Workload>,
    pub connections: Vec<usize>,
    /// Whether W7 is run, and with how many.
    pub follow: bool,
    pub followers: Vec<usize>,
    pub seconds: f64,
    pub warm: f64,
    pub rounds: usize,
    pub scale: usize,
    pub sqlite: bool,
    pub check: bool,
    /// No document is sent twice.
    pub cold: bool,
    pub keep: bool,
    pub out: Option<PathBuf>,
    pub settings: Vec<(String, String)>,
}

const USAGE: &str = "bench/run [--servers a,b] [--workloads W1,W2] [--connections 1,16,64] [--seconds 4] [--rounds 5] [--warm 1] [--check] [--cold]
          [--followers 1000,5000]
          [--scale 10] [--database postgres|sqlite] [--keep] [--out FILE] [--env NAME=VALUE …]";

pub fn options() -> Result<Options> {
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
        cold: false,
        keep: false,
        out: None,
        settings: Vec::new(),
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => it.check = true,
            "--cold" => it.cold = true,
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
                    "--database" => {
                        it.sqlite = match value.as_str() {
                            "sqlite" => true,
                            "postgres" => false,
                            other => return Err(format!("no database {other}\n{USAGE}").into()),
                        }
                    }
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
        let all: &[&str] = if it.sqlite {
            &["devcenter", "devcenter-cached", "floor-sqlite"]
        } else {
            &["devcenter", "devcenter-cached", "floor", "floor-tokio", "floor-whole", "stock", "mercurius", "postgraphile"]
        };
        it.servers = all.iter().map(ToString::to_string).collect();
    }
    if it.workloads.is_empty() && !it.follow {
        (it.workloads, it.follow) = (Workload::ALL.to_vec(), true);
    }
    Ok(it)
}
