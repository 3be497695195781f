//! `devcenter setup`, and the link that `serve` shows while nobody runs the platform: from nothing to the first admin.

use std::{io::IsTerminal, net::SocketAddr};

use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

use super::{CliError, note, refused, say};
use crate::{
    app::{App, Failure, IssuedLink},
    config::{LogFormat, Settings},
};

/// `devcenter setup`: a fresh link for the first admin, also while the server runs.
pub(super) async fn run(app: &App) -> Result<(), CliError> {
    let Some(link) = app.offer_setup().await? else {
        return Err(CliError::Refused("somebody runs the platform already: sign in, or make a link for an account with `devcenter account link LOGIN`".into()));
    };
    show(app, &link)
}

/// The link on standard output, so that it can be handed on; the rest beside it.
pub(super) fn show(app: &App, link: &IssuedLink) -> Result<(), CliError> {
    let url = app.setup_url(&link.secret);
    say(&format!("{url}\n"))?;
    note(&format!("{}works once, until {}", drawn(&url), link.expires_at.rfc3339()));
    Ok(())
}

/// What `serve` does before anybody knocks. A disk that is full, say, is no reason not to serve those who are known already.
pub(super) async fn welcome(app: &App, settings: &Settings) -> Result<(), CliError> {
    match invite(app, settings).await {
        Err(Failure::Refused(refusal)) => Err(refused(&refusal)),
        Err(failure) => {
            tracing::warn!(?failure, "could not see whether anybody runs the platform; `devcenter setup` makes a link for the first admin");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

/// The first admin of the settings, or a link to become one.
async fn invite(app: &App, settings: &Settings) -> Result<(), Failure> {
    if let Some((login, password)) = &settings.admin {
        match app.found_admin(login, password).await? {
            true => tracing::info!(login, "the first admin of the platform is the one that the settings name"),
            false => tracing::info!("admin.login and admin.password are ignored: somebody runs the platform already"),
        }
    }
    if !std::io::stderr().is_terminal() || settings.log_format == LogFormat::Json {
        // whoever reads the log later is not who stands before the machine
        if !app.has_admin().await? {
            tracing::warn!("nobody runs this platform yet: `devcenter setup` shows a link to become its first admin");
        }
        return Ok(());
    }
    let Some(link) = app.offer_setup().await? else { return Ok(()) };
    let (url, until) = (app.setup_url(&link.secret), link.expires_at.rfc3339());
    note(&format!("\nNobody runs this platform yet. Become its first admin here, once, until {until}:\n\n  {url}\n\n{}", drawn(&url)));
    Ok(())
}

/// Where browsers find a server that listens here, as far as it knows itself.
pub(super) fn address_of(listen: SocketAddr) -> String {
    let mut shown = listen;
    if listen.ip().is_unspecified() {
        shown.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    format!("http://{shown}")
}

/// A QR code of half blocks; empty for a text that is too long. In a terminal dark on light, whatever its colours are; elsewhere without
/// colours, as it looks right on a dark ground.
fn drawn(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::L) else { return String::new() };
    let code = code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
    let (begin, end) = if std::io::stderr().is_terminal() { ("\x1b[97;40m", "\x1b[0m") } else { ("", "") };
    code.lines().map(|line| format!("  {begin}{line}{end}\n")).collect::<String>() + "\n"
}
