//! The database, and whether clocks agree.

use super::Findings;
use crate::{
    config::Settings,
    domain::timestamp::Timestamp,
    store::{Address, condition::Condition},
};

/// For a database that does not answer at all.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

pub(super) async fn look(settings: &Settings, now: Timestamp, findings: &mut Findings) {
    let address = settings.address();
    let before = now.millis();
    let found = match tokio::time::timeout(PATIENCE, Condition::of(&address)).await {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => {
            let cure = match &address {
                Address::Sqlite(_) => "give it to the user that runs devcenter; if it is broken, put a backup back: devcenter backup restore",
                Address::Postgres(_) => "check database.url, and that the database lets this machine and this user in",
            };
            findings.problem("database", error.to_string(), cure);
            return clock(now, None, None, findings);
        }
        Err(_) => {
            findings.problem("database", "it does not answer within ten seconds", "check database.url, and that nothing in between drops packets");
            return clock(now, None, None, findings);
        }
    };
    let Some(found) = found else {
        findings.ok("database", "SQLite; its file is made at the first start");
        return clock(now, None, None, findings);
    };
    if found.faults.is_empty() {
        findings.ok("database", format!("{} is reached and sound", found.product));
    }
    for fault in &found.faults {
        findings.problem("database", format!("{}: {fault}", found.product), cure_of(fault));
    }
    tables(&found, findings);
    // as much later as it was asked
    let theirs = found.now.map(|now| now.millis() - before);
    clock(now, theirs, found.newest, findings);
}

fn cure_of(fault: &str) -> &'static str {
    for (beginning, cure) in [
        ("quick_check", "stop the server and put a backup back: devcenter backup restore"),
        ("the journal", "put the data folder on a disk of this machine"),
        ("version", "upgrade it to 15 or later"),
        ("the encoding", "make the database with ENCODING 'UTF8'"),
        ("transactions", "ALTER DATABASE … SET default_transaction_isolation = 'read committed'"),
        ("it is a standby", "name the primary in database.url"),
    ] {
        if fault.starts_with(beginning) {
            return cure;
        }
    }
    "connect to it directly, or let the pooler keep sessions"
}

fn tables(found: &Condition, findings: &mut Findings) {
    if let Some(newest) = found.unknown.iter().max() {
        findings.problem("tables", format!("{newest} is not known here: a newer devcenter made them"), "run that version, or a later one");
    } else if !found.missing.is_empty() {
        findings.warning("tables", format!("{} migrations are still to be made", found.missing.len()), "devcenter migrate, or start the server");
    } else {
        findings.ok("tables", "as this version makes them");
        if found.admins == 0 {
            findings.warning("people", "nobody is admin of the platform", "devcenter account create NAME --role PLATFORM_ADMIN");
        } else {
            findings.ok("people", format!("admins of the platform: {}", found.admins));
        }
    }
}

/// The years that a right clock may show.
const YEARS: std::ops::Range<&str> = "2025".."2100";
/// Tokens, agreements and the log would tell wrong times.
const APART_MOST: i64 = 10_000;
const APART: i64 = 2_000;

fn clock(now: Timestamp, theirs: Option<i64>, newest: Option<Timestamp>, findings: &mut Findings) {
    let cure = "let the machines' clocks be set by NTP (timedatectl set-ntp true)";
    let shown = now.rfc3339();
    if !YEARS.contains(&shown.get(..4).unwrap_or_default()) {
        return findings.problem("clock", format!("it shows {shown}"), cure);
    }
    if let Some(newest) = newest.filter(|newest| newest.millis() > now.millis() + APART_MOST) {
        return findings.problem("clock", format!("it shows {shown}, but something was done at {}", newest.rfc3339()), cure);
    }
    match theirs.map(i64::abs) {
        Some(apart) if apart > APART_MOST => findings.problem("clock", format!("it and the database's are {} s apart", apart / 1_000), cure),
        Some(apart) if apart > APART => findings.warning("clock", format!("it and the database's are {apart} ms apart, or the database is slow"), cure),
        _ => findings.ok("clock", shown),
    }
}
