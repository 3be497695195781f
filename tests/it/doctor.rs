//! `devcenter doctor` at sound and at broken installations, and `devcenter healthcheck`.

use std::{os::unix::fs::PermissionsExt, path::Path, process::Command};

use devcenter::{
    app::clock::{Clock, SystemClock},
    domain::actor::PlatformRole,
    store::{
        Address,
        migrate::{Direction, migrate},
    },
};
use serde_json::Value;

use crate::{
    cluster::Instance,
    commands::{Server, devcenter},
    house::{House, fresh_address},
    secure::certificate,
    store_story::meddle,
};

/// An installation, and what the doctor says of it.
struct Patient {
    folder: tempfile::TempDir,
    address: Address,
    data: String,
    settings: Vec<(&'static str, String)>,
    backups: Option<String>,
}

impl Patient {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        std::fs::create_dir(&data).unwrap();
        chmod(&data, 0o700);
        let address = fresh_address(&data).await;
        Self::at(&address, folder)
    }

    fn at(address: &Address, folder: tempfile::TempDir) -> Self {
        let settings = match address {
            Address::Postgres(url) => vec![("DEVCENTER_DATABASE_URL", url.clone())],
            Address::Sqlite(_) => Vec::new(),
        };
        Self { folder, address: address.clone(), data: "data".to_owned(), settings, backups: None }
    }

    async fn migrated() -> Self {
        let patient = Self::new().await;
        migrate(&patient.address, Direction::Up, false).await.unwrap();
        patient
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.settings.retain(|(known, _)| *known != name);
        self.settings.push((name, value.to_owned()));
        self
    }

    fn command(&self) -> Command {
        let mut command = devcenter(self.folder.path());
        command.arg("doctor").args(["--data", &self.data]).envs(self.settings.iter().map(|(name, value)| (name, value)));
        command.args(self.backups.iter().flat_map(|folder| ["--backups", folder]));
        command
    }

    /// Whether it is sound, and each finding by its check.
    fn seen(&self) -> (bool, Vec<(String, String, String, String)>) {
        let output = self.command().arg("--json").output().unwrap();
        let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        assert_eq!(told["ok"], output.status.success());
        let word = |finding: &Value, name: &str| finding[name].as_str().unwrap().to_owned();
        let findings = told["checks"].as_array().unwrap();
        for finding in findings {
            assert_eq!(finding["level"] == "ok", finding["do"] == "", "whatever is not well has a cure: {finding}");
        }
        (output.status.success(), findings.iter().map(|it| (word(it, "check"), word(it, "level"), word(it, "says"), word(it, "do"))).collect())
    }

    /// One finding has this level and says this.
    fn suffers(&self, check: &str, level: &str, says: &str) {
        let (sound, findings) = self.seen();
        let found = findings.iter().any(|(name, its, words, cure)| name == check && its == level && format!("{words} {cure}").contains(says));
        assert!(found, "no {level} of {check} with {says:?} in {findings:#?}");
        assert!(level != "problem" || !sound);
    }
}

fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn a_sound_installation_is_told_so_one_line_each_and_nothing_is_touched() {
    let patient = Patient::migrated().await;
    let (sound, findings) = patient.seen();
    assert!(sound, "{findings:?}");
    let checks: Vec<&str> = findings.iter().map(|(check, ..)| check.as_str()).collect();
    assert_eq!(
        checks,
        ["settings", "folder", "disk", "database", "tables", "people", "clock", "open files", "memory", "proxies", "origins", "production", "backups"]
    );
    patient.suffers("people", "warning", "devcenter account create NAME --role PLATFORM_ADMIN");
    let output = patient.command().output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.lines().count() == checks.len(), "{text}");
    assert!(text.contains("warning  people: nobody is admin of the platform → devcenter account create"), "{text}");
    // one that is not there yet is not made by looking
    let fresh = tempfile::tempdir().unwrap();
    if matches!(patient.address, Address::Sqlite(_)) {
        assert!(devcenter(fresh.path()).arg("doctor").output().unwrap().status.success());
        assert_eq!(std::fs::read_dir(fresh.path()).unwrap().count(), 0);
    }
}

#[tokio::test]
async fn a_broken_installation_is_told_what_is_wrong_and_what_to_do() {
    let patient = Patient::migrated().await;
    meddle(&patient.address, "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_from_the_future', 0)").await;
    patient.suffers("tables", "problem", "m20991231_from_the_future is not known here");
    match Patient::new().await {
        empty if crate::house::postgres().is_some() => empty.suffers("tables", "warning", "devcenter migrate"),
        empty => empty.suffers("database", "ok", "made at the first start"),
    }
}

#[tokio::test]
async fn settings_that_cannot_be_and_ways_in_that_should_not_be_are_named() {
    let patient = Patient::migrated().await.with("DEVCENTER_LISTEN", "8080");
    patient.suffers("settings", "problem", "must be an address and a port");
    let patient = Patient::migrated().await.with("DEVCENTER_LISTEN", "0.0.0.0:8080");
    patient.suffers("production", "warning", "set production = true");
    patient.suffers("proxies", "warning", "tokens can be read on the way");
    let patient = patient.with("DEVCENTER_PRODUCTION", "true");
    patient.suffers("proxies", "problem", "tokens can be read on the way");
    patient.suffers("production", "ok", "on");
    let patient = patient.with("DEVCENTER_TRUSTED_PROXIES", "10.0.0.0/8");
    patient.suffers("proxies", "ok", "only those named");
    let patient = patient.with("DEVCENTER_TRUSTED_PROXIES", "0.0.0.0/0");
    patient.suffers("proxies", "problem", "may pass for any address");
    let patient = patient.with("DEVCENTER_LISTEN", "127.0.0.1:8080").with("DEVCENTER_TRUSTED_PROXIES", "");
    patient.suffers("proxies", "warning", "name it in trusted.proxies");
    let patient = patient.with("DEVCENTER_ORIGINS", "https://a.example,http://b.example");
    patient.suffers("origins", "problem", "http://b.example comes without TLS");
    let patient = patient.with("DEVCENTER_GRAPHIQL", "true");
    patient.suffers("production", "warning", "take graphiql out");
    let patient = patient.with("DEVCENTER_WEBHOOKS_LOOPBACK", "true");
    patient.suffers("production", "problem", "webhooks may lead to this machine");
    let patient = patient.with("DEVCENTER_CONNECTIONS_TOTAL", "1000000");
    patient.suffers("open files", "warning", "LimitNOFILE=1000200");
}

#[tokio::test]
async fn certificates_that_end_and_keys_that_anybody_reads_are_named() {
    let patient = Patient::migrated().await;
    let folder = patient.folder.path();
    certificate(folder);
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    chmod(&key, 0o600);
    let patient = patient.with("DEVCENTER_TLS_CERTIFICATE", "cert.pem").with("DEVCENTER_TLS_KEY", "key.pem");
    patient.suffers("tls", "ok", "the certificate holds until");
    chmod(&key, 0o644);
    patient.suffers("tls", "problem", "chmod o= key.pem");
    std::fs::write(&key, "").unwrap();
    patient.suffers("tls", "problem", "there is no private key in key.pem");
    let now = SystemClock.now().millis() / 1_000;
    for (days, level, says) in [(-1, "problem", "the certificate ended on 20"), (5, "warning", "the certificate ends in 4 days")] {
        let mut wanted = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
        wanted.not_after = time::OffsetDateTime::from_unix_timestamp(now + days * 24 * 3_600).unwrap();
        let pair = rcgen::KeyPair::generate().unwrap();
        std::fs::write(&cert, wanted.self_signed(&pair).unwrap().pem()).unwrap();
        std::fs::write(&key, pair.serialize_pem()).unwrap();
        chmod(&key, 0o600);
        patient.suffers("tls", level, says);
    }
}

#[tokio::test]
async fn files_that_others_may_read_and_backups_that_are_not_made_are_named() {
    let mut patient = Patient::migrated().await;
    let data = patient.folder.path().join("data");
    chmod(&data, 0o755);
    patient.suffers("folder", "warning", "chmod o= data");
    patient = patient.with("DEVCENTER_PRODUCTION", "true");
    patient.suffers("folder", "problem", "chmod o= data");
    chmod(&data, 0o700);
    let file = patient.folder.path().join("devcenter.toml");
    std::fs::write(&file, "[s3.secret.access]\nkey = \"hunter2\"\n").unwrap();
    chmod(&file, 0o644);
    patient.suffers("settings", "problem", "chmod o= devcenter.toml");
    chmod(&file, 0o600);
    patient.suffers("settings", "ok", "read");
    patient.backups = Some("backups".to_owned());
    patient.suffers("backups", "problem", "cannot be read");
    let backups = patient.folder.path().join("backups");
    std::fs::create_dir(&backups).unwrap();
    patient.suffers("backups", "problem", "there is none");
    let old = std::fs::File::create(backups.join("old.tar")).unwrap();
    old.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000)).unwrap();
    patient.suffers("backups", "problem", "days old");
    std::fs::write(backups.join("new.tar"), "").unwrap();
    patient.suffers("backups", "ok", "0 hours old");
    std::fs::remove_dir_all(&data).unwrap();
    std::fs::write(&data, "").unwrap();
    patient.suffers("folder", "problem", "data is no folder");
}

#[tokio::test]
async fn a_database_that_is_broken_or_not_there_and_a_clock_that_went_back_are_named() {
    // something that was done in the year 2099
    let house = House::new().await;
    house.clock.advance_millis(73 * 365 * 24 * 3_600_000);
    house.person(&[PlatformRole::PlatformAdmin]).await;
    let mut ahead = Patient::at(&house.address, tempfile::tempdir().unwrap());
    if let Address::Sqlite(folder) = &house.address {
        ahead.data = folder.display().to_string();
    }
    ahead.suffers("clock", "problem", "but something was done at 2099-");
    ahead.suffers("people", "ok", "admins of the platform: 1");
    let patient = Patient::migrated().await;
    match patient.address.clone() {
        Address::Sqlite(folder) => {
            let file = folder.join("devcenter.db");
            let mut bytes = std::fs::read(&file).unwrap();
            let (from, to) = (bytes.len() / 4, bytes.len() / 2);
            bytes[from..to].fill(7);
            std::fs::write(&file, bytes).unwrap();
            patient.suffers("database", "problem", "devcenter backup restore");
            std::fs::write(&file, "no database at all, but long enough to be looked at as one").unwrap();
            patient.suffers("database", "problem", "devcenter backup restore");
        }
        Address::Postgres(url) => {
            let (before, name) = url.rsplit_once('/').unwrap();
            let nowhere = format!("{before}/nowhere_{name}");
            let patient = patient.with("DEVCENTER_DATABASE_URL", &nowhere);
            patient.suffers("database", "problem", "check database.url");
            let patient = patient.with("DEVCENTER_DATABASE_URL", "postgres://devcenter:hunter2@127.0.0.1:1/devcenter");
            patient.suffers("database", "problem", "check database.url");
            assert!(patient.seen().1.iter().all(|(_, _, says, _)| !says.contains("hunter2")));
        }
    }
}

#[tokio::test]
async fn a_healthcheck_asks_the_server_of_the_settings_over_tls_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let url = if let Address::Postgres(url) = &address { Some(url.clone()) } else { None };
    certificate(folder.path());
    let tls = [("DEVCENTER_TLS_CERTIFICATE", "cert.pem"), ("DEVCENTER_TLS_KEY", "key.pem")];
    for settings in [&tls[..0], &tls[..]] {
        let server = Instance::start_with(url.as_deref(), folder.path(), &folder.path().join("log"), settings);
        let check = |listen: &str| {
            let mut command = devcenter(folder.path());
            command.args(["healthcheck", "--listen", listen]).envs(settings.iter().copied());
            let output = command.output().unwrap();
            (output.status.code(), String::from_utf8(output.stderr).unwrap())
        };
        assert_eq!(check(&server.address.to_string()), (Some(0), String::new()));
        assert_eq!(check(&format!("0.0.0.0:{}", server.address.port())).0, Some(0));
        meddle(&address, "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_from_the_future', 0)").await;
        let (code, why) = check(&server.address.to_string());
        assert!(code == Some(1) && why.contains("the tables are not those of this version"), "{why}");
        meddle(&address, "DELETE FROM seaql_migrations WHERE version = 'm20991231_from_the_future'").await;
        let port = server.address;
        drop(server);
        assert_eq!(check(&port.to_string()).0, Some(1));
    }
}

#[test]
fn the_data_folder_is_made_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = devcenter(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--data", "some/where"]);
    let _server = Server::start(command);
    assert_eq!(std::fs::metadata(folder.path().join("some/where")).unwrap().permissions().mode() & 0o777, 0o700);
}
