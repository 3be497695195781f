//! `devcenter audit`: proves that the log was not touched, and writes it out.

use std::io::Write;

use clap::{Args, Subcommand};

use super::{CliError, Place, say};
use crate::{
    app::audit,
    domain::log::{Hash, hex},
    store::{
        Database,
        read::{Reader, Stamp},
    },
};

/// Rows written out at a time.
const WRITTEN_AT_ONCE: u32 = 500;

#[derive(Args)]
pub(super) struct AuditArgs {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(subcommand)]
    verb: AuditVerb,
}

#[derive(Subcommand)]
enum AuditVerb {
    /// Compute every hash of the log afresh. Prints the last position and its hash, to be noted down elsewhere; fails at the first
    /// position that was touched.
    Verify {
        /// A position and its hash as they were printed once, `1234:89ab…`: fails unless they still are so.
        #[arg(long, value_name = "POSITION:HASH", value_parser = noted)]
        expect: Option<(i64, Hash)>,
    },
    /// Write the log out as lines of JSON: `event` is the text whose hash, behind the hash of the line before (64 zeros before the
    /// first), is `hash`.
    Export {
        /// Only what lies behind this position.
        #[arg(long, default_value_t = 0, value_name = "POSITION")]
        after: i64,
    },
}

fn noted(text: &str) -> Result<(i64, Hash), String> {
    let parse = || {
        let (position, hash) = text.split_once(':')?;
        let mut bytes = [0u8; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hash.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        Some((position.parse().ok().filter(|position| *position > 0)?, bytes)).filter(|_| hash.len() == 64)
    };
    parse().ok_or_else(|| "a position, a colon and 64 hexadecimal digits".to_owned())
}

impl AuditArgs {
    pub(super) async fn run(&self, database: &Database) -> Result<(), CliError> {
        match &self.verb {
            AuditVerb::Verify { expect } => verify(&database.reader(), *expect).await,
            AuditVerb::Export { after } => export(&database.reader(), *after).await,
        }
    }
}

async fn verify(reader: &Reader, expect: Option<(i64, Hash)>) -> Result<(), CliError> {
    let found = audit::verify(reader, expect).await?;
    if let Some(position) = found.broken {
        return Err(CliError::Refused(format!("the log was touched: position {position} is not what was written there")));
    }
    if !found.gaps.is_empty() {
        let programs: Vec<String> = found.gaps.iter().map(ToString::to_string).collect();
        return Err(CliError::Refused(format!("rows are missing: the events of these programs do not reach their revision: {}", programs.join(", "))));
    }
    match (expect, found.expected) {
        (Some((position, _)), None) => return Err(CliError::Refused(format!("rows are missing: the log ends at {}, before {position}", found.end))),
        (Some((position, _)), Some(false)) => return Err(CliError::Refused(format!("the log was written anew: position {position} had another hash"))),
        _ => {}
    }
    let waiting = if found.unstamped > 0 { format!(" ({} more wait for their place)", found.unstamped) } else { String::new() };
    say(&format!("{} rows are as they were written{waiting}\n{}:{}\n", found.end, found.end, hex(&found.hash)))
}

async fn export(reader: &Reader, mut after: i64) -> Result<(), CliError> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    loop {
        let rows = reader.stamps(after, WRITTEN_AT_ONCE).await?;
        for Stamp { line, position, hash } in &rows {
            after = *position;
            writeln!(out, "{{\"event\":{},\"hash\":\"{}\"}}", line.canonical(*position), hex(hash))?;
        }
        if rows.is_empty() {
            return Ok(out.flush()?);
        }
    }
}
