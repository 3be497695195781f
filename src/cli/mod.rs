//! Floor 5, the command line: reads settings, builds the house, runs one verb.

mod account;
mod audit;
mod backup;
mod demo;
mod doctor;
mod documents;
mod healthcheck;
mod programs;
mod seed;
mod serve;
mod setup;

use std::{
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};

#[cfg(feature = "oidc")]
use crate::app::OidcTerms;
use crate::{
    app::{
        App, Endpoints, Failure, Objects, Pace, Policy,
        backup::BackupError,
        clock::{Clock, Mint, SystemClock},
    },
    config::{ConfigError, LogFormat, Settings},
    domain::{locale::Locale, package::PackageLimits, refusal::Refusal},
    gateway::{self, Rules},
    server::TlsError,
    store::{
        Database, StoreError,
        connect::ConnectError,
        images::Images,
        migrate::{Direction, migrate_after, migrate_unless_served},
        packages::Packages,
    },
};

/// A self-hosted developer centre (开发者中心) for mini-programs: a GraphQL gateway over SQLite or PostgreSQL.
#[derive(Parser)]
#[command(name = "devcenter", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// The settings file; `devcenter.toml` here, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Verb {
    /// Serve throw-away data from a temporary folder, to look around.
    Demo(demo::Demo),
    /// Serve the data folder or database of the settings.
    Serve(serve::Serve),
    /// Bring the tables up to date, or take migrations back.
    Migrate(Migrate),
    /// Print the GraphQL schema.
    Schema,
    /// Fill an empty installation with the demo's categories, tags, news, cases, videos and capabilities.
    Seed(Place),
    /// Show a one-time link by which one becomes the first admin of the platform.
    Setup(Place),
    /// Make people known, let them in and keep them out.
    Account(account::AccountArgs),
    /// Make, list, rotate and revoke access tokens.
    Token(account::TokenArgs),
    /// Prove that the log of everything was not touched, or write it out.
    Audit(audit::AuditArgs),
    /// Keep everything in one file, look through such a file, or put everything back from it.
    Backup(backup::BackupArgs),
    /// Keep persisted documents: what clients name by a hash instead of sending it.
    Documents(documents::DocumentsArgs),
    /// Print every setting with its value and where it came from.
    Config,
    /// Look the installation over, change nothing, and say what to do; 1 when something is in the way.
    Doctor(doctor::Doctor),
    /// Ask the server of the settings whether it is ready; 1 when it is not, or not there.
    Healthcheck(healthcheck::Healthcheck),
}

/// Which installation.
#[derive(Args, Clone, Default)]
struct Place {
    /// The data folder.
    #[arg(long, value_name = "FOLDER", global = true)]
    data: Option<PathBuf>,
}

#[derive(Args)]
struct Migrate {
    #[command(flatten)]
    place: Place,
    /// Take back this many migrations, with their data.
    #[arg(long, value_name = "STEPS")]
    down: Option<u32>,
    /// Make no backup of what the migrations change.
    #[arg(long)]
    no_backup: bool,
}

/// Why a verb failed, as a sentence for whoever typed it.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error(transparent)]
    Tls(#[from] TlsError),
    #[error("cannot listen on {0}: {1}")]
    Listen(std::net::SocketAddr, std::io::Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Refused(String),
}

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => Self::Store(error),
            Failure::Refused(refusal) => refused(&refusal),
            other => Self::Refused(format!("{other:?}")),
        }
    }
}

/// What a rule refuses, as a sentence; each broken field with its rule.
fn refused(refusal: &Refusal) -> CliError {
    CliError::Refused(match refusal {
        Refusal::Invalid(violations) => {
            let told: Vec<_> = violations.iter().map(|it| format!("{} {}", it.field.join("."), it.rule.sentence(Locale::English))).collect();
            told.join("; ")
        }
        other => other.sentence(Locale::English),
    })
}

/// Runs the verb of the command line; 1 when it fails, 2 when the command line is wrong.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.to_string()),
    };
    match runtime.block_on(act(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(why: &str) -> ExitCode {
    note(&format!("devcenter: {why}"));
    ExitCode::FAILURE
}

/// A remark beside the answer, on standard error.
fn note(text: &str) {
    // nowhere left to complain when standard error is closed
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn say(text: &str) -> Result<(), CliError> {
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}

async fn act(cli: Cli) -> Result<(), CliError> {
    let settings = |place: &Place, more: Vec<(&'static str, String)>| {
        let mut overrides = more;
        overrides.extend(place.data.as_ref().map(|data| ("data", data.display().to_string())));
        // names and values that are no text are none of ours; reading them as text would end the process
        let environment = std::env::vars_os().map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
        Settings::read(cli.config.as_deref(), environment, &overrides)
    };
    let here = Place::default();
    match cli.verb {
        Verb::Demo(demo) => demo.run(&settings(&here, Vec::new())?).await,
        Verb::Serve(serve) => {
            let settings = settings(&serve.place, serve.overrides())?;
            serve.run(&settings).await
        }
        Verb::Migrate(verb) => {
            let settings = settings(&verb.place, Vec::new())?;
            let direction = verb.down.map_or(Direction::Up, Direction::Down);
            let made = |file: &Path| note(&kept(file));
            Box::pin(migrate_after(&settings.address(), direction, false, backup_before(&settings, verb.no_backup, made))).await?;
            match verb.down {
                None => say("the tables are up to date\n"),
                Some(steps) => say(&format!("took back the last {steps} migrations, or as many as there were\n")),
            }
        }
        Verb::Schema => say(gateway::sdl()),
        Verb::Seed(place) => {
            let settings = settings(&place, Vec::new())?;
            let (_, database) = open(&settings).await?;
            let counts = seed::content(&database, &objects(&settings)?, None).await?;
            say(&format!("{counts}\n"))
        }
        Verb::Setup(place) => {
            let (app, _) = open(&settings(&place, Vec::new())?).await?;
            setup::run(&app).await
        }
        Verb::Account(verb) => {
            let (app, database) = open(&settings(&verb.place, Vec::new())?).await?;
            verb.run(&app, &database).await
        }
        Verb::Token(verb) => {
            let (app, database) = open(&settings(&verb.place, Vec::new())?).await?;
            verb.run(&app, &database).await
        }
        Verb::Audit(verb) => {
            let (_, database) = open(&settings(&verb.place, Vec::new())?).await?;
            verb.run(&database).await
        }
        Verb::Backup(verb) => {
            let place = verb.place.clone();
            verb.run(|| Ok(settings(&place, Vec::new())?)).await
        }
        Verb::Documents(verb) => {
            let (app, database) = open(&settings(&verb.place, Vec::new())?).await?;
            verb.run(&app, &database).await
        }
        Verb::Doctor(verb) => {
            let settings = settings(&verb.place, Vec::new());
            verb.run(settings).await
        }
        Verb::Healthcheck(verb) => verb.run(&settings(&here, verb.overrides())?).await,
        Verb::Config => say(&settings(&here, Vec::new())?.describe()),
    }
}

/// Where the bytes of an installation lie.
fn objects(settings: &Settings) -> Result<Objects, CliError> {
    let packages = match &settings.bucket {
        Some(bucket) => Packages::in_bucket(bucket)?,
        None => Packages::in_folder(&settings.data)?,
    };
    let endpoints = Endpoints { loopback: settings.webhooks_loopback, ..Endpoints::default() };
    Ok(Objects { images: Images::in_folder(&settings.data)?, packages, package_limits: PackageLimits::default(), endpoints })
}

/// How the gateway wants to be asked.
fn rules(settings: &Settings) -> Result<Rules, CliError> {
    let mut manifests = crate::server::documents();
    if let Some(folder) = &settings.documents_folder {
        manifests.extend(documents::in_folder(folder)?);
    }
    Ok(Rules {
        discreet: settings.production,
        persisted: Some(settings.documents_mode),
        manifests,
        pace: Some(Pace::new(settings.rate_account, settings.rate_address)),
        plain: false,
        response_cache_bytes: u64::from(settings.response_cache_mib) << 20,
    })
}

/// Who is believed, and how this installation is called: as the settings say, or by where it listens.
fn policy(settings: &Settings, listen: std::net::SocketAddr) -> Policy {
    let public_url = if settings.public_url.is_empty() { setup::address_of(listen) } else { settings.public_url.clone() };
    Policy {
        public_url,
        uploads_hourly: settings.uploads_hourly,
        jwt: settings.jwt.clone(),
        #[cfg(feature = "oidc")]
        oidc: settings.oidc.clone().map(|(issuer, client_id, client_secret)| OidcTerms { issuer, client_id, client_secret }),
    }
}

/// Makes a backup before a migration, if it should, and tells where it is.
fn backup_before(settings: &Settings, never: bool, made: impl FnOnce(&Path)) -> impl AsyncFnOnce(&str) -> Result<(), String> {
    async move |migration| {
        if never || !settings.backup_before_migration {
            return Ok(());
        }
        let premises = backup::premises(settings).map_err(|error| error.to_string())?;
        let file = premises.create_before(migration, SystemClock.now()).await.map_err(|error| error.to_string())?;
        made(&file);
        Ok(())
    }
}

fn kept(file: &Path) -> String {
    format!("the tables are about to change; everything as it was is in {}", file.display())
}

/// The app of an installation, beside a server that may be running on it.
async fn open(settings: &Settings) -> Result<(std::sync::Arc<App>, Database), CliError> {
    Box::pin(migrate_unless_served(&settings.address(), backup_before(settings, false, |file| note(&kept(file))))).await?;
    let database = Database::open(&settings.address(), false).await?;
    let app = App::with_policy(&database, objects(settings)?, std::sync::Arc::new(SystemClock), Mint::from_system(), policy(settings, settings.listen));
    Ok((app, database))
}

/// Log lines go to standard error: standard output is for what a verb answers.
fn log(level: &str, format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::new(level);
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => builder.with_target(false).init(),
        LogFormat::Json => builder.json().flatten_event(true).with_span_list(false).init(),
    }
}

/// Resolves at SIGTERM or Ctrl-C.
async fn stopped() {
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
