//! Settings: one list, four layers (default, file, environment, command line), and where each value came from.

mod table;

use std::{
    collections::BTreeMap,
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};

use config::{FileFormat, Source as _, Value, ValueKind};

pub use self::table::SETTINGS;
use crate::{
    app::{JwtTerms, KeySource},
    domain::{actor::Channel, jwt::Algorithm, persisted::PersistedMode, scope::Scopes},
    server::{Limits, Trusted},
    store::{Address, packages::Bucket},
};

/// One setting, as it stands in the file, in `DEVCENTER_…`, and in the README's table.
pub struct Setting {
    /// Dotted, as in the file: `database.url`.
    pub key: &'static str,
    pub default: &'static str,
    pub about: &'static str,
    /// Never printed.
    pub secret: bool,
}

const PREFIX: &str = "DEVCENTER_";
/// Behind the variable of a secret: the file that it is in, as containers hand secrets out.
const FILE: &str = "_FILE";
/// Read when no other file is named; may be missing.
pub const DEFAULT_FILE: &str = "devcenter.toml";

impl Setting {
    /// `DEVCENTER_DATABASE_URL`.
    pub fn variable(&self) -> String {
        format!("{PREFIX}{}", self.key.replace('.', "_").to_uppercase())
    }
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Default,
    File(PathBuf),
    Environment(String),
    /// A file that a variable names.
    SecretFile(String, PathBuf),
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::SecretFile(name, path) => write!(f, "environment {name}, file {}", path.display()),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{origin}: there is no setting `{name}`{nearest}")]
    Unknown { origin: String, name: String, nearest: String },
    #[error("{key} ({origin}): {why}")]
    Value { key: &'static str, origin: Origin, why: &'static str },
    #[error("{0}: cannot read {1}: {2}")]
    SecretFile(String, PathBuf, std::io::Error),
    #[error("cannot read {0}: {1}")]
    File(PathBuf, config::ConfigError),
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

/// The settings of one process, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    pub listen: SocketAddr,
    pub data: PathBuf,
    /// Where browsers find this server, without a slash at the end; empty: nobody said.
    pub public_url: String,
    /// Login and password of the first admin.
    pub admin: Option<(String, String)>,
    /// Whose bearer tokens are taken beside our own.
    pub jwt: Option<JwtTerms>,
    /// Issuer, client id and secret of whom people may sign in through.
    pub oidc: Option<(String, String, String)>,
    pub database_url: Option<String>,
    /// Where packages lie, if not in the data folder.
    pub bucket: Option<Bucket>,
    /// Packages that one account may send in an hour.
    pub uploads_hourly: u32,
    /// Whether there is a backup before tables are changed.
    pub backup_before_migration: bool,
    pub documents_mode: PersistedMode,
    /// Where manifests of persisted documents lie.
    pub documents_folder: Option<PathBuf>,
    /// Cost in a minute; 0: any.
    pub rate_account: u32,
    pub rate_address: u32,
    /// Of answers that are the same for everyone; 0: none are kept.
    pub response_cache_mib: u16,
    /// Whether GraphQL answers with the newest draft's statuses.
    pub draft_statuses: bool,
    pub graphiql: bool,
    pub metrics: bool,
    pub production: bool,
    /// Origins of pages that may ask here and open sockets, beside this host's own.
    pub origins: Arc<[String]>,
    pub trusted: Trusted,
    /// Files of the certificate and of its key.
    pub tls: Option<(PathBuf, PathBuf)>,
    pub limits: Limits,
    /// Whether webhooks may lead to this machine.
    pub webhooks_loopback: bool,
    pub log_level: String,
    pub log_format: LogFormat,
    values: BTreeMap<&'static str, (String, Origin)>,
}

impl Settings {
    /// Puts the layers over each other: `file` (or `devcenter.toml` here, if there is one), then `environment`, then `overrides`.
    pub fn read(file: Option<&Path>, environment: impl Iterator<Item = (String, String)>, overrides: &[(&'static str, String)]) -> Result<Self, ConfigError> {
        let mut values: BTreeMap<&'static str, (String, Origin)> = SETTINGS.iter().map(|it| (it.key, (it.default.to_owned(), Origin::Default))).collect();
        let path = file.unwrap_or(Path::new(DEFAULT_FILE));
        if file.is_some() || path.exists() {
            let origin = Origin::File(path.to_owned());
            let found = config::File::from(path).format(FileFormat::Toml).collect().map_err(|error| ConfigError::File(path.to_owned(), error))?;
            for (name, value) in flatten(found) {
                let key = known(&name, &origin, |it| it.key.to_owned())?;
                values.insert(key, (value, origin.clone()));
            }
        }
        let mut environment: Vec<_> = environment.filter(|(name, _)| name.starts_with(PREFIX)).collect();
        // the file of a secret after the secret itself: it wins
        environment.sort();
        for (name, value) in environment {
            if let Some(setting) = SETTINGS.iter().find(|it| it.secret && name == it.variable() + FILE) {
                let path = PathBuf::from(value);
                let text = std::fs::read_to_string(&path).map_err(|error| ConfigError::SecretFile(name.clone(), path.clone(), error))?;
                values.insert(setting.key, (text.trim_end_matches(['\r', '\n']).to_owned(), Origin::SecretFile(name, path)));
                continue;
            }
            let origin = Origin::Environment(name.clone());
            values.insert(known(&name, &Origin::Environment("variables".into()), Setting::variable)?, (value, origin));
        }
        for (key, value) in overrides {
            values.insert(key, (value.clone(), Origin::CommandLine));
        }
        Self::check(values)
    }

    fn check(values: BTreeMap<&'static str, (String, Origin)>) -> Result<Self, ConfigError> {
        let text = |key: &'static str| values.get(key).map(|(text, _)| text.clone()).unwrap_or_default();
        let bad = |key: &'static str, why| ConfigError::Value { key, origin: values.get(key).map_or(Origin::Default, |(_, origin)| origin.clone()), why };
        let flag = |key| text(key).parse::<bool>().map_err(|_| bad(key, "must be true or false"));
        let number = |key| {
            text(key).parse::<usize>().ok().filter(|number| (1..=1_000_000).contains(number)).ok_or_else(|| bad(key, "must be a number from 1 to 1000000"))
        };
        let asked_for = |key: &'static str| values.get(key).is_some_and(|(_, origin)| *origin != Origin::Default);
        let parsed = |key, why| SocketAddr::from_str(&text(key)).map_err(|_| bad(key, why));
        let settings = Self {
            listen: parsed("listen", "must be an address and a port, such as 127.0.0.1:8080 or [::]:8080")?,
            data: match text("data") {
                folder if folder.is_empty() => return Err(bad("data", "must name a folder")),
                folder => folder.into(),
            },
            public_url: match text("public.url").trim_end_matches('/') {
                "" => String::new(),
                url if is_origin(url) => url.to_owned(),
                _ => return Err(bad("public.url", "must be https://host, without a path (or http:// for this machine)")),
            },
            admin: match (text("admin.login"), text("admin.password")) {
                (login, password) if login.is_empty() && password.is_empty() => None,
                (login, _) if login.is_empty() => return Err(bad("admin.login", "must be given with admin.password")),
                (_, password) if password.is_empty() => return Err(bad("admin.password", "must be given with admin.login")),
                both => Some(both),
            },
            jwt: match text("jwt.issuer") {
                issuer if issuer.is_empty() => None,
                issuer => Some(JwtTerms {
                    issuer,
                    audience: match text("jwt.audience") {
                        audience if audience.is_empty() => return Err(bad("jwt.audience", "must be given with jwt.issuer")),
                        audience => audience,
                    },
                    keys: match text("jwt.jwks") {
                        keys if keys.is_empty() => return Err(bad("jwt.jwks", "must be given with jwt.issuer")),
                        keys => {
                            KeySource::parse(&keys).ok_or_else(|| bad("jwt.jwks", "must be an https address (http:// on this machine alone), or a file"))?
                        }
                    },
                    algorithms: {
                        let words = text("jwt.algorithms");
                        let known: Option<Vec<_>> = words.split(',').map(|word| Algorithm::from_word(word.trim())).collect();
                        known.ok_or_else(|| bad("jwt.algorithms", "must be some of RS256, ES256 and EdDSA, with commas"))?
                    },
                    channel: Channel::from_word(&text("jwt.channel")).ok_or_else(|| bad("jwt.channel", "must be MOBILE, DESKTOP, CLI or SERVICE"))?,
                    scopes: match Scopes::parse(&text("jwt.scopes")) {
                        Some(scopes) if scopes.is_proper() => scopes,
                        _ => return Err(bad("jwt.scopes", "must be scopes with commas, such as READ,DEVELOP")),
                    },
                }),
            },
            oidc: match (text("oidc.issuer"), text("oidc.client.id"), text("oidc.client.secret")) {
                (issuer, ..) if issuer.is_empty() => None,
                _ if !cfg!(feature = "oidc") => return Err(bad("oidc.issuer", "this program was built without the feature oidc")),
                (issuer, ..) if KeySource::parse(&issuer).is_none_or(|it| matches!(it, KeySource::File(_))) => {
                    return Err(bad("oidc.issuer", "must be an https address (http:// on this machine alone)"));
                }
                (_, id, _) if id.is_empty() => return Err(bad("oidc.client.id", "must be given with oidc.issuer")),
                (.., secret) if secret.is_empty() => return Err(bad("oidc.client.secret", "must be given with oidc.issuer")),
                all => Some(all),
            },
            database_url: match text("database.url") {
                url if url.is_empty() => None,
                url if url.starts_with("postgres://") || url.starts_with("postgresql://") => Some(url),
                _ => return Err(bad("database.url", "must begin with postgres:// (SQLite needs no address: it lies in the data folder)")),
            },
            bucket: match text("packages").strip_prefix("s3://").map(|rest| rest.split_once('/').unwrap_or((rest, ""))) {
                Some((name, prefix)) if !name.is_empty() => Some(Bucket {
                    name: name.to_owned(),
                    prefix: prefix.trim_matches('/').to_owned(),
                    endpoint: text("s3.endpoint"),
                    region: text("s3.region"),
                    access_key_id: text("s3.access.key.id"),
                    secret_access_key: text("s3.secret.access.key"),
                }),
                None if text("packages").is_empty() => None,
                _ => return Err(bad("packages", "must be s3://bucket or s3://bucket/prefix")),
            },
            uploads_hourly: match text("uploads.hourly").parse() {
                Ok(most @ 1..) => most,
                _ => return Err(bad("uploads.hourly", "must be a number from 1")),
            },
            documents_mode: PersistedMode::from_word(&text("documents.mode")).ok_or_else(|| bad("documents.mode", "must be off, allow or require"))?,
            documents_folder: Some(text("documents.folder")).filter(|folder| !folder.is_empty()).map(Into::into),
            rate_account: text("rate.account").parse().map_err(|_| bad("rate.account", "must be a whole number, 0 or more"))?,
            rate_address: text("rate.address").parse().map_err(|_| bad("rate.address", "must be a whole number, 0 or more"))?,
            response_cache_mib: text("response.cache.mib").parse().map_err(|_| bad("response.cache.mib", "must be a whole number from 0 to 65535"))?,
            draft_statuses: match text("graphql.statuses").as_str() {
                "released" => false,
                "draft" => true,
                _ => return Err(bad("graphql.statuses", "must be released or draft")),
            },
            backup_before_migration: flag("backup.before.migration")?,
            graphiql: flag("graphiql")? && (!flag("production")? || asked_for("graphiql")),
            metrics: flag("metrics")?,
            production: flag("production")?,
            origins: {
                let all: Vec<String> = text("origins").split(',').map(str::trim).filter(|it| !it.is_empty()).map(ToOwned::to_owned).collect();
                // as browsers write it, or it would never be met
                let whole =
                    |it: &String| url::Url::parse(it).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.origin().ascii_serialization() == *it);
                if !all.iter().all(whole) {
                    return Err(bad(
                        "origins",
                        "must be like https://example.com or http://localhost:5173: in lower case, without a path or a port that goes without saying",
                    ));
                }
                all.into()
            },
            webhooks_loopback: flag("webhooks.loopback")?,
            trusted: Trusted::parse(&text("trusted.proxies"))
                .ok_or_else(|| bad("trusted.proxies", "must be addresses and networks with commas between them, such as 10.0.0.0/8, ::1"))?,
            tls: match (text("tls.certificate"), text("tls.key")) {
                (certificate, key) if certificate.is_empty() && key.is_empty() => None,
                (_, key) if key.is_empty() => return Err(bad("tls.certificate", "needs tls.key beside it")),
                (certificate, _) if certificate.is_empty() => return Err(bad("tls.key", "needs tls.certificate beside it")),
                (certificate, key) => Some((certificate.into(), key.into())),
            },
            limits: Limits {
                connections: number("connections.total")?,
                per_address: number("connections.per.address")?,
                requests: number("requests.at.once")?,
                ..Limits::default()
            },
            log_level: match text("log.level") {
                level if tracing_subscriber::EnvFilter::try_new(&level).is_ok() => level,
                _ => return Err(bad("log.level", "must be a level or directives")),
            },
            log_format: match text("log.format").as_str() {
                "text" => LogFormat::Text,
                "json" => LogFormat::Json,
                _ => return Err(bad("log.format", "must be text or json")),
            },
            values: BTreeMap::new(),
        };
        Ok(Self { values, ..settings })
    }

    /// Where the rows lie.
    pub fn address(&self) -> Address {
        self.database_url.clone().map_or_else(|| Address::Sqlite(self.data.clone()), Address::Postgres)
    }

    /// Files that a secret was read from.
    pub fn files_with_secrets(&self) -> Vec<PathBuf> {
        let of = |setting: &Setting| match self.values.get(setting.key)? {
            (value, Origin::File(file) | Origin::SecretFile(_, file)) if setting.secret && !value.is_empty() => Some(file.clone()),
            _ => None,
        };
        SETTINGS.iter().filter_map(of).collect()
    }

    /// Each setting with its value (secrets masked) and where it came from, one a line.
    pub fn describe(&self) -> String {
        let mut text = String::new();
        for setting in SETTINGS {
            if let Some((value, origin)) = self.values.get(setting.key) {
                let shown = if setting.secret && !value.is_empty() { "********" } else { value };
                text.push_str(&format!("{} = {shown:?}  # {origin}\n", setting.key));
            }
        }
        text
    }
}

/// A scheme, a host and perhaps a port, and nothing behind them.
fn is_origin(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.origin().ascii_serialization() == text)
}

/// The table of the README.
pub fn table() -> String {
    let mut text = String::from("| setting | environment | default | what it does |\n|---|---|---|---|\n");
    for setting in SETTINGS {
        let default = if setting.default.is_empty() { "–".to_owned() } else { format!("`{}`", setting.default) };
        text.push_str(&format!("| `{}` | `{}` | {default} | {} |\n", setting.key, setting.variable(), setting.about));
    }
    text
}

fn known(name: &str, origin: &Origin, spelled: impl Fn(&Setting) -> String) -> Result<&'static str, ConfigError> {
    if let Some(setting) = SETTINGS.iter().find(|it| spelled(it) == name) {
        return Ok(setting.key);
    }
    let nearest = SETTINGS.iter().map(&spelled).max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
    let nearest = nearest.map(|it| format!("; did you mean `{it}`?")).unwrap_or_default();
    Err(ConfigError::Unknown { origin: origin.to_string(), name: name.to_owned(), nearest })
}

fn flatten(map: config::Map<String, Value>) -> Vec<(String, String)> {
    let mut flat = Vec::new();
    for (name, value) in map {
        match value.kind {
            ValueKind::Table(inner) => flat.extend(flatten(inner).into_iter().map(|(below, value)| (format!("{name}.{below}"), value))),
            _ => flat.push((name, value.into_string().unwrap_or_default())),
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)], overrides: &[(&'static str, String)]) -> Result<Settings, ConfigError> {
        Settings::read(None, environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())), overrides)
    }

    #[test]
    fn later_layers_win_and_each_value_knows_where_it_came_from() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:1\"\n[log]\nlevel = \"warn\"\nformat = \"json\"\n").unwrap();
        let environment = [("DEVCENTER_LOG_FORMAT", "text"), ("HOME", "/x")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let settings = Settings::read(Some(&file), environment.into_iter(), &[("listen", "127.0.0.1:3".into())]).unwrap();
        assert_eq!((settings.listen.port(), settings.log_level.as_str(), settings.log_format), (3, "warn", LogFormat::Text));
        let shown = settings.describe();
        for line in [
            "listen = \"127.0.0.1:3\"  # command line",
            "log.format = \"text\"  # environment DEVCENTER_LOG_FORMAT",
            "data = \"devcenter-data\"  # default",
            "x.toml",
        ] {
            assert!(shown.contains(line), "{line} missing in {shown}");
        }
    }

    #[test]
    fn an_unknown_name_is_an_error_that_names_the_nearest() {
        let error = read(&[("DEVCENTER_DATABASE_ULR", "x")], &[]).unwrap_err().to_string();
        assert!(error.contains("DEVCENTER_DATABASE_ULR") && error.contains("`DEVCENTER_DATABASE_URL`"), "{error}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.toml");
        std::fs::write(&file, "[log]\nformt = \"json\"\n").unwrap();
        let error = Settings::read(Some(&file), std::iter::empty(), &[]).unwrap_err().to_string();
        assert!(error.contains("log.formt") && error.contains("`log.format`"), "{error}");
    }

    #[test]
    fn a_secret_may_stand_in_a_file_of_its_own_and_other_settings_may_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("url");
        std::fs::write(&file, "postgres://u:hunter2@h/d\n").unwrap();
        let named = file.display().to_string();
        let settings = read(&[("DEVCENTER_DATABASE_URL_FILE", &named), ("DEVCENTER_DATABASE_URL", "postgres://other")], &[]).unwrap();
        assert_eq!(settings.database_url.as_deref(), Some("postgres://u:hunter2@h/d"));
        assert!(!settings.describe().contains("hunter2") && settings.describe().contains("environment DEVCENTER_DATABASE_URL_FILE, file "));
        assert_eq!(settings.files_with_secrets(), [file]);
        let error = read(&[("DEVCENTER_DATABASE_URL_FILE", "/nowhere")], &[]).unwrap_err().to_string();
        assert!(error.contains("DEVCENTER_DATABASE_URL_FILE: cannot read /nowhere"), "{error}");
        assert!(read(&[("DEVCENTER_LISTEN_FILE", &named)], &[]).is_err());
    }

    #[test]
    fn in_production_the_playground_is_there_only_if_it_was_asked_for() {
        for (environment, there) in [
            (&[][..], true),
            (&[("DEVCENTER_PRODUCTION", "true")], false),
            (&[("DEVCENTER_PRODUCTION", "true"), ("DEVCENTER_GRAPHIQL", "true")], true),
            (&[("DEVCENTER_GRAPHIQL", "false")], false),
        ] {
            assert_eq!(read(environment, &[]).unwrap().graphiql, there, "{environment:?}");
        }
    }

    #[test]
    fn bad_values_are_refused_and_secrets_never_shown() {
        for (name, value) in [
            ("LISTEN", "8080"),
            ("GRAPHIQL", "yes"),
            ("BACKUP_BEFORE_MIGRATION", "no"),
            ("LOG_FORMAT", "xml"),
            ("PACKAGES", "/tmp"),
            ("PACKAGES", "s3:///x"),
            ("DATABASE_URL", "mysql://u:hunter2@h/d"),
            ("DATA", ""),
            ("PRODUCTION", "1"),
            ("ORIGINS", "https://example.com/"),
            ("ORIGINS", "https://Example.com"),
            ("ORIGINS", "https://example.com:443"),
            ("ORIGINS", "https://u@example.com"),
            ("ORIGINS", "*"),
            ("ORIGINS", "null"),
            ("TRUSTED_PROXIES", "proxy.example.com"),
            ("TLS_CERTIFICATE", "cert.pem"),
            ("TLS_KEY", "key.pem"),
            ("CONNECTIONS_TOTAL", "0"),
            ("REQUESTS_AT_ONCE", "-1"),
            ("PUBLIC_URL", "https://example.com/path"),
            ("PUBLIC_URL", "example.com"),
            ("UPLOADS_HOURLY", "0"),
            ("JWT_ISSUER", "https://id.example.com"),
            ("OIDC_ISSUER", "id.example.com"),
            ("ADMIN_LOGIN", "ann"),
            ("ADMIN_PASSWORD", "hunter2-hunter2"),
        ] {
            let error = read(&[(&format!("DEVCENTER_{name}"), value)], &[]).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
        let settings = read(&[("DEVCENTER_DATABASE_URL", "postgres://u:hunter2@h/d")], &[]).unwrap();
        assert!(settings.files_with_secrets().is_empty() && !settings.describe().contains("hunter2"));
        assert_eq!(settings.address(), Address::Postgres("postgres://u:hunter2@h/d".into()));
    }
}
