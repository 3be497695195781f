//! `devcenter backup`: everything of an installation in one file, looked through, and put back.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{CliError, Place, note, objects, say, stopped};
use crate::{
    app::{
        backup::{Checked, Premises, default_name, verify},
        clock::{Clock, SystemClock},
    },
    config::Settings,
    domain::{
        backup::{Manifest, Part},
        log::hex,
    },
};

#[derive(Args)]
pub(super) struct BackupArgs {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(subcommand)]
    verb: BackupVerb,
}

#[derive(Subcommand)]
enum BackupVerb {
    /// Write the rows, packages and pictures of an installation into one file, while its server runs. Keep it like a password: it holds
    /// what tokens are recognised by.
    Create {
        /// The file; it must not be there yet. `devcenter-<time>.tar` here, if none is named.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Look through a backup: everything is in it as it was written, nothing else is, and the log holds.
    Verify { file: PathBuf },
    /// Look through a backup and put everything back, into a data folder and a database that are empty. A backup of SQLite can be put
    /// into PostgreSQL, and the other way round.
    Restore { file: PathBuf },
}

/// Where an installation lies.
pub(super) fn premises(settings: &Settings) -> Result<Premises, CliError> {
    Ok(Premises { address: settings.address(), data: settings.data.clone(), objects: objects(settings)? })
}

impl BackupArgs {
    /// `settings`: read only by those who need them.
    pub(super) async fn run(&self, settings: impl FnOnce() -> Result<Settings, CliError>) -> Result<(), CliError> {
        match &self.verb {
            BackupVerb::Create { to } => {
                let at = SystemClock.now();
                let to = to.clone().unwrap_or_else(|| default_name(at).into());
                let mut gone = |names: &[String]| note(&format!("deleted meanwhile, so beginning afresh: {}", names.join(", ")));
                let settings = settings()?;
                if !settings.data.is_dir() {
                    return Err(CliError::Refused(format!("there is no data folder {}", settings.data.display())));
                }
                let premises = premises(&settings)?;
                let made = tokio::select! {
                    made = Box::pin(premises.create(&to, at, &mut gone)) => made?,
                    // what was under way goes with it
                    () = stopped() => return Err(CliError::Refused("stopped; there is no backup".into())),
                };
                say(&format!("{}: {}\n", made.file.display(), contents(&made.manifest)))
            }
            BackupVerb::Verify { file } => {
                let checked = verify(file)?;
                say(&told("everything is as it was written", file, &checked))
            }
            BackupVerb::Restore { file } => {
                let checked = Box::pin(premises(&settings()?)?.restore(file)).await?;
                say(&told("everything was put back", file, &checked))
            }
        }
    }
}

fn told(what: &str, file: &Path, checked: &Checked) -> String {
    let Manifest { at, program, database, .. } = &checked.manifest;
    format!(
        "{}: {what}\nmade {at} by devcenter {program} on {}: {}\nthe log holds: {}:{}\n",
        file.display(),
        database.word(),
        contents(&checked.manifest),
        checked.end,
        hex(&checked.hash)
    )
}

fn contents(manifest: &Manifest) -> String {
    let count = |wanted: fn(Part<'_>) -> bool| manifest.entries.iter().filter(|fact| Part::of(&fact.name).is_some_and(wanted)).count();
    format!(
        "{} rows in {} tables, {} packages, {} pictures",
        manifest.rows(),
        manifest.tables.len(),
        count(|part| matches!(part, Part::Package(_))),
        count(|part| matches!(part, Part::Picture(_)))
    )
}
