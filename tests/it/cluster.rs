//! A PostgreSQL server of a test's own, to be restarted and paused; and instances of the built binary on it.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use devcenter::store::Address;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::commands::devcenter;

/// PostgreSQL's programs, where the tests run on PostgreSQL.
#[allow(clippy::disallowed_methods, reason = "the tests have no settings file")]
fn programs() -> Option<PathBuf> {
    std::env::var_os("TEST_POSTGRES_BIN").map(PathBuf::from)
}

pub struct Cluster {
    bin: PathBuf,
    folder: tempfile::TempDir,
    /// PostgreSQL refuses to run as root.
    root: bool,
}

impl Cluster {
    /// None where the tests do not run on PostgreSQL.
    pub fn start() -> Option<Self> {
        let bin = programs()?;
        let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
        let cluster = Self { bin, folder: tempfile::tempdir().unwrap(), root };
        if root {
            assert!(Command::new("chown").arg("postgres").arg(cluster.folder.path()).status().unwrap().success());
        }
        assert!(Command::new("chmod").arg("a+rx").arg(cluster.folder.path()).status().unwrap().success());
        cluster.run("initdb", &["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
        cluster.up();
        Some(cluster)
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.bin.join(program);
        let mut command = if self.root { Command::new("runuser") } else { Command::new(&program) };
        if self.root {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        let command = command.arg("-D").arg(self.folder.path().join("data")).args(arguments).current_dir("/");
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success(), "{program:?} {arguments:?}");
    }

    pub fn up(&self) {
        self.up_with("-c listen_addresses=''");
    }

    fn up_with(&self, more: &str) {
        let options =
            format!("{more} -c unix_socket_directories='{}' -c fsync=off -c full_page_writes=off -c max_connections=200", self.folder.path().display());
        self.run("pg_ctl", &["-l", &self.folder.path().join("server.log").display().to_string(), "-w", "start", "-o", &options]);
    }

    /// Stops it as an operator does: every connection is cut at once.
    pub fn down(&self) {
        self.run("pg_ctl", &["-m", "fast", "-w", "stop"]);
    }

    /// From now on it is reached at a port of this machine, with TLS and a password alone. The certificate of `localhost` vouches for itself: its file.
    pub fn with_tls(&self, port: u16) -> PathBuf {
        let [certificate, key] = ["cert.pem", "key.pem"].map(|name| self.folder.path().join(name));
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        std::fs::write(&certificate, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        if self.root {
            assert!(Command::new("chown").arg("postgres").arg(&key).status().unwrap().success());
        }
        std::fs::write(self.folder.path().join("data/pg_hba.conf"), "local all all trust\nhostssl all all all scram-sha-256\n").unwrap();
        self.down();
        let files = format!("-c ssl_cert_file='{}' -c ssl_key_file='{}'", certificate.display(), key.display());
        self.up_with(&format!("-c listen_addresses=localhost -p {port} -c ssl=on {files}"));
        certificate
    }

    /// Lets it stand still, with every connection open, and go on after a while.
    pub fn pause(&self, time: std::time::Duration) {
        let file = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid")).unwrap();
        let postmaster = file.lines().next().unwrap().to_owned();
        let tell = |signal: &str| {
            let child = |folder: &std::fs::DirEntry| {
                let status = std::fs::read_to_string(folder.path().join("status")).unwrap_or_default();
                status.lines().any(|line| line.strip_prefix("PPid:").is_some_and(|parent| parent.trim() == postmaster))
            };
            let children = std::fs::read_dir("/proc").unwrap().flatten().filter(child);
            for process in children.map(|folder| folder.file_name().to_string_lossy().into_owned()).chain([postmaster.clone()]) {
                // one that has just ended needs no telling
                let _ = Command::new("kill").args([signal, &process]).stderr(Stdio::null()).status();
            }
        };
        tell("-STOP");
        std::thread::sleep(time);
        tell("-CONT");
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.path().display())
    }

    pub fn address(&self) -> Address {
        Address::Postgres(self.url())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut command = Command::new(if self.root { "runuser".into() } else { self.bin.join("pg_ctl") });
        if self.root {
            command.args(["-u", "postgres", "--"]).arg(self.bin.join("pg_ctl"));
        }
        let _ = command.arg("-D").arg(self.folder.path().join("data")).args(["-m", "immediate", "stop"]).current_dir("/").stdout(Stdio::null()).status();
    }
}

/// One instance of the built binary; killed when it is dropped.
pub struct Instance {
    pub child: Child,
    pub address: SocketAddr,
}

impl Instance {
    /// `log`: where its remarks go; a pipe that nobody reads would stop it.
    /// `url`: of PostgreSQL; None: SQLite in the folder.
    pub fn start(url: Option<&str>, folder: &Path, log: &Path) -> Self {
        Self::start_with(url, folder, log, &[])
    }

    /// The same with settings, by their names in the environment.
    pub fn start_with(url: Option<&str>, folder: &Path, log: &Path, settings: &[(&str, &str)]) -> Self {
        use std::io::BufRead;
        let mut command = devcenter(folder);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data", &folder.display().to_string()]);
        command.env("DEVCENTER_WEBHOOKS_LOOPBACK", "true").envs(settings.iter().copied());
        if let Some(url) = url {
            command.env("DEVCENTER_DATABASE_URL", url);
        }
        let log = std::fs::File::options().append(true).create(true).open(log).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("://").next().unwrap().parse().unwrap_or_else(|_| panic!("{line}"));
        Self { child, address }
    }

    /// SIGTERM: asks it to stop, and goes on.
    pub fn ask_to_stop(&self) {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
    }

    /// SIGKILL: nothing is said, nothing is cleared up.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Status and body of one GraphQL request; None when the connection broke.
pub async fn post(address: SocketAddr, token: &str, key: Option<&str>, query: &str, variables: &Value) -> Option<(u16, Value)> {
    let body = json!({ "query": query, "variables": variables }).to_string();
    let key = key.map(|key| format!("idempotency-key: {key}\r\n")).unwrap_or_default();
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\nauthorization: Bearer {token}\r\n{key}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let answer = exchange(address, &format!("{head}{body}")).await?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, serde_json::from_str(body).ok()?))
}

/// What comes back for these bytes until the connection ends.
pub async fn exchange(address: SocketAddr, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    Some(answer)
}
