//! `devcenter doctor`: looks an installation over, changes nothing, and says what to do.

mod base;
mod place;
mod ways;

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{CliError, Place, say};
use crate::{
    app::clock::{Clock, SystemClock},
    config::{ConfigError, Settings},
};

#[derive(Args)]
pub(super) struct Doctor {
    #[command(flatten)]
    pub(super) place: Place,
    /// Where backups are kept: whether the newest is younger than two days.
    #[arg(long, value_name = "FOLDER")]
    backups: Option<PathBuf>,
    /// Print one object of JSON: `ok`, and `checks` with `check`, `level`, `says` and `do`.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Ok,
    Warning,
    Problem,
}

impl Level {
    fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

/// What one look has shown.
struct Finding {
    check: &'static str,
    level: Level,
    says: String,
    /// What to do about it; empty when all is well.
    cure: String,
}

/// What was found so far.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn ok(&mut self, check: &'static str, says: impl Into<String>) {
        self.0.push(Finding { check, level: Level::Ok, says: says.into(), cure: String::new() });
    }

    fn warning(&mut self, check: &'static str, says: impl Into<String>, cure: impl Into<String>) {
        self.0.push(Finding { check, level: Level::Warning, says: says.into(), cure: cure.into() });
    }

    fn problem(&mut self, check: &'static str, says: impl Into<String>, cure: impl Into<String>) {
        self.0.push(Finding { check, level: Level::Problem, says: says.into(), cure: cure.into() });
    }

    /// A problem in production, and something to know elsewhere.
    fn grave(&mut self, settings: &Settings, check: &'static str, says: impl Into<String>, cure: impl Into<String>) {
        if settings.production { self.problem(check, says, cure) } else { self.warning(check, says, cure) }
    }

    fn count(&self, level: Level) -> usize {
        self.0.iter().filter(|finding| finding.level == level).count()
    }

    fn text(&self) -> String {
        let line = |it: &Finding| {
            let cure = if it.cure.is_empty() { String::new() } else { format!(" → {}", it.cure) };
            // one line each, whatever a file's name or a database says
            format!("{:<8} {}: {}{cure}", it.level.word(), it.check, it.says).replace(['\n', '\r'], " ") + "\n"
        };
        self.0.iter().map(line).collect()
    }

    fn json(&self) -> String {
        let checks: Vec<_> = self.0.iter().map(|it| json!({ "check": it.check, "level": it.level.word(), "says": it.says, "do": it.cure })).collect();
        format!("{}\n", json!({ "ok": self.count(Level::Problem) == 0, "checks": checks }))
    }
}

impl Doctor {
    /// `settings`: as they were read, or why they could not be.
    pub(super) async fn run(&self, settings: Result<Settings, ConfigError>) -> Result<(), CliError> {
        let mut findings = Findings::default();
        match settings {
            Ok(settings) => {
                let now = SystemClock.now();
                place::settings(&settings, &mut findings);
                place::folder(&settings, &mut findings);
                place::disk(&settings, &mut findings);
                base::look(&settings, now, &mut findings).await;
                place::limits(&settings, &mut findings);
                ways::look(&settings, now, &mut findings);
                place::backups(self.backups.as_deref(), now, &mut findings);
            }
            Err(error) => findings.problem("settings", error.to_string(), "put it right: `devcenter config` prints every setting and where it comes from"),
        }
        say(&if self.json { findings.json() } else { findings.text() })?;
        match findings.count(Level::Problem) {
            0 => Ok(()),
            1 => Err(CliError::Refused("there is a problem".into())),
            many => Err(CliError::Refused(format!("there are {many} problems"))),
        }
    }
}
