//! The databases: PostgreSQL in a folder of its own, or a SQLite file; made once, kept by whoever asks for it.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use tokio_postgres::{Client, NoTls};

use crate::{
    Result,
    data::{self, World},
    say,
};

const PROGRAMS: &str = "/usr/lib/postgresql";
/// Of the whole machine: what two cores and a shared disk can stand. The disk is not what is compared: commits do not wait for it.
const SETTINGS: &[&str] = &[
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    "shared_buffers=512MB",
    "effective_cache_size=4GB",
    "random_page_cost=1.1",
    "jit=off",
    "synchronous_commit=off",
    "max_wal_size=8GB",
    "max_parallel_workers_per_gather=0",
    "autovacuum=off",
    "shared_preload_libraries=pg_stat_statements",
    "pg_stat_statements.track=top",
    "pg_stat_statements.max=2000",
];

pub struct Postgres {
    folder: PathBuf,
    port: u16,
    keep: bool,
}

impl Postgres {
    /// Starts it, or finds it running in this folder.
    pub fn start(folder: &Path, keep: bool) -> Result<Self> {
        let data = folder.join("postgres");
        if !data.join("PG_VERSION").exists() {
            fs::create_dir_all(&data)?;
            fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
            if rustix::process::geteuid().is_root() {
                run(Command::new("chown").arg("postgres").arg(&data))?;
            }
            run(program("initdb")?.arg("-D").arg(&data).args(["-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]).stdout(Stdio::null()))?;
        }
        let mut running = Self { port: 0, folder: folder.to_owned(), keep };
        if let Some((_, port)) = running.postmaster()
            && std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
        {
            running.port = port;
            return Ok(running);
        }
        let _ = fs::remove_file(data.join("postmaster.pid"));
        running.port = free_port()?;
        let mut options = format!("-p {} -k {}", running.port, data.display());
        for setting in SETTINGS {
            options.push_str(&format!(" -c {setting}"));
        }
        run(program("pg_ctl")?
            .arg("-D")
            .arg(&data)
            .args(["-s", "-w", "-l"])
            .arg(data.join("server.log"))
            .arg("-o")
            .arg(options)
            .arg("start")
            .stdout(Stdio::null())
            .stderr(Stdio::null()))?;
        Ok(running)
    }

    fn postmaster(&self) -> Option<(i32, u16)> {
        let text = fs::read_to_string(self.folder.join("postgres/postmaster.pid")).ok()?;
        let mut lines = text.lines();
        Some((lines.next()?.trim().parse().ok()?, lines.nth(2)?.trim().parse().ok()?))
    }

    pub fn pid(&self) -> i32 {
        self.postmaster().map_or(0, |(pid, _)| pid)
    }

    pub fn url(&self, scale: usize) -> String {
        format!("postgres://bench@127.0.0.1:{}/bench_{scale}", self.port)
    }

    pub async fn connect(&self, database: &str) -> Result<Client> {
        let url = format!("postgres://bench@127.0.0.1:{}/{database}", self.port);
        let (client, connection) = tokio_postgres::connect(&url, NoTls).await?;
        tokio::spawn(connection);
        Ok(client)
    }

    /// The database of a scale, loaded unless it is there already.
    pub async fn database(&self, world: &World, devcenter: &Path) -> Result<Client> {
        let name = format!("bench_{}", world.scale);
        let admin = self.connect("postgres").await?;
        let mark = format!("devcenter bench data {}", data::VERSION);
        let found = admin.query_opt("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1", &[&name]).await?;
        let found = found.map(|row| row.get::<_, Option<String>>(0).unwrap_or_default());
        if found.as_deref() == Some(&mark) {
            return self.connect(&name).await;
        }
        say(&format!("loading {name} …"));
        let began = Instant::now();
        if found.is_some() {
            admin.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
        }
        admin.batch_execute(&format!("CREATE DATABASE {name}")).await?;
        migrate(devcenter, &self.folder, &[("DEVCENTER_DATABASE_URL", self.url(world.scale))])?;
        let client = self.connect(&name).await?;
        client.batch_execute("CREATE EXTENSION pg_stat_statements").await?;
        data::postgres::fill(&client, world).await?;
        // what a server does once, at its first start, is not to fall into a measurement
        client.batch_execute("VACUUM ANALYZE").await?;
        client.batch_execute("CHECKPOINT").await?;
        admin.batch_execute(&format!("COMMENT ON DATABASE {name} IS '{mark}'")).await?;
        say(&format!("loaded in {:.0} s", began.elapsed().as_secs_f64()));
        Ok(client)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if !self.keep
            && let Ok(mut stop) = program("pg_ctl")
        {
            let _ = run(stop.arg("-D").arg(self.folder.join("postgres")).args(["-s", "-m", "fast", "stop"]));
        }
    }
}

/// The SQLite file of a scale in a data folder of devcenter's, loaded unless it is there already.
pub fn sqlite(folder: &Path, world: &World, devcenter: &Path) -> Result<PathBuf> {
    let data = folder.join(format!("sqlite-{}", world.scale));
    let mark = data.join(format!("bench-data-{}", data::VERSION));
    if mark.exists() {
        return Ok(data);
    }
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data)?;
    say(&format!("loading {} …", data.display()));
    let began = Instant::now();
    migrate(devcenter, folder, &[("DEVCENTER_DATA", data.display().to_string())])?;
    let connection = rusqlite::Connection::open(data.join("devcenter.db"))?;
    connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -200000; BEGIN")?;
    data::sqlite::fill(&connection, world)?;
    connection.execute_batch("COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")?;
    fs::write(mark, "")?;
    say(&format!("loaded in {:.0} s", began.elapsed().as_secs_f64()));
    Ok(data)
}

/// The tables are devcenter's own: made by its own verb.
fn migrate(devcenter: &Path, folder: &Path, settings: &[(&str, String)]) -> Result<()> {
    let spare = folder.join("devcenter-data");
    fs::create_dir_all(&spare)?;
    run(Command::new(devcenter).arg("migrate").current_dir(folder).env("DEVCENTER_DATA", spare).envs(settings.iter().cloned()).stdout(Stdio::null()))
}

/// A program of PostgreSQL's, as a user it agrees to run as.
fn program(name: &str) -> Result<Command> {
    let versions = fs::read_dir(PROGRAMS).map_err(|_| format!("PostgreSQL's programs are not in {PROGRAMS}"))?;
    let newest = versions.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok()).max().ok_or("no version of PostgreSQL")?;
    let path = format!("{PROGRAMS}/{newest}/bin/{name}");
    let mut command = if rustix::process::geteuid().is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", &path]);
        command
    } else {
        Command::new(path)
    };
    command.current_dir("/");
    Ok(command)
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?}: {status}").into()) }
}

pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
