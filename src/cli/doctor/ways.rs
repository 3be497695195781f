//! The ways in: addresses, TLS, proxies, pages of other hosts, and what production asks for.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use super::Findings;
use crate::{
    config::Settings,
    domain::timestamp::Timestamp,
    server::{Tls, valid_until},
};

pub(super) fn look(settings: &Settings, now: Timestamp, findings: &mut Findings) {
    tls(settings, now, findings);
    proxies(settings, findings);
    origins(settings, findings);
    production(settings, findings);
}

const DAY: i64 = 24 * 3_600 * 1_000;
/// Certificates that renew themselves do so a month before.
const SOON: i64 = 14 * DAY;

fn tls(settings: &Settings, now: Timestamp, findings: &mut Findings) {
    let Some((certificate, key)) = &settings.tls else { return };
    if let Err(error) = Tls::open(certificate, key) {
        return findings.problem("tls", error.to_string(), "name PEM files that belong together and that the user who runs devcenter may read");
    }
    if readable_by_all(key) {
        return findings.problem(
            "tls",
            format!("{} can be read by everybody on this machine", key.display()),
            format!("chmod o= {}; whoever has read it can pass for this server", key.display()),
        );
    }
    match valid_until(certificate) {
        Ok(Some(until)) if until < now => {
            findings.problem("tls", format!("the certificate ended on {}", until.rfc3339()), "renew it; the server reads it again within a minute")
        }
        Ok(Some(until)) if until.millis() - now.millis() < SOON => {
            findings.warning(
                "tls",
                format!("the certificate ends in {} days", (until.millis() - now.millis()) / DAY),
                "renew it; the server reads it again within a minute",
            );
        }
        Ok(Some(until)) => findings.ok("tls", format!("the certificate holds until {}", until.rfc3339())),
        Ok(None) | Err(_) => {
            findings.warning("tls", format!("the end of {} cannot be read", certificate.display()), "look at it with openssl x509 -noout -enddate")
        }
    }
}

fn readable_by_all(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|it| it.permissions().mode() & 0o004 != 0)
}

fn proxies(settings: &Settings, findings: &mut Findings) {
    let (beyond, plain) = (!settings.listen.ip().is_loopback(), settings.tls.is_none());
    if settings.trusted.is_everybody() {
        findings.problem("proxies", "everybody is a trusted proxy, and may pass for any address", "name only your own in trusted.proxies");
    } else if plain && settings.trusted.is_empty() && beyond {
        let says = "http beyond this machine, without a proxy: tokens can be read on the way";
        findings.grave(settings, "proxies", says, "set tls.certificate and tls.key, or put a proxy with TLS in front and name it in trusted.proxies");
    } else if plain && settings.trusted.is_empty() && settings.production {
        findings.warning(
            "proxies",
            "whatever proxy stands in front is not named: all its clients count as one address",
            "name it in trusted.proxies, such as 127.0.0.1",
        );
    } else {
        findings.ok("proxies", if settings.trusted.is_empty() { "none" } else { "only those named are believed" });
    }
}

fn origins(settings: &Settings, findings: &mut Findings) {
    let local = |origin: &str| {
        url::Url::parse(origin).ok().and_then(|url| url.host_str().map(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"))).unwrap_or_default()
    };
    match settings.origins.iter().find(|origin| origin.starts_with("http://") && (settings.production || !local(origin))) {
        Some(origin) => {
            findings.grave(settings, "origins", format!("{origin} comes without TLS: whoever is in between can speak for it"), "name its https origin")
        }
        None if settings.origins.is_empty() => findings.ok("origins", "only pages of this host"),
        None => findings.ok("origins", format!("this host, and {}", settings.origins.join(", "))),
    }
}

fn production(settings: &Settings, findings: &mut Findings) {
    if !settings.production {
        return match settings.listen.ip().is_loopback() {
            true => findings.ok("production", "off"),
            false => findings.warning("production", format!("off, while {} is reached from elsewhere", settings.listen), "set production = true"),
        };
    }
    if settings.webhooks_loopback {
        return findings.problem("production", "webhooks may lead to this machine", "take webhooks.loopback out");
    }
    match settings.graphiql {
        true => findings.warning("production", "on, with the playground", "take graphiql out, unless you want it"),
        false => findings.ok("production", "on"),
    }
}
