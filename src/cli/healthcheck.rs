//! `devcenter healthcheck`: whether the server on this machine is ready, for containers.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use clap::Args;
use rustls::{ClientConfig, pki_types::ServerName};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;

use super::CliError;
use crate::{config::Settings, store::tls::Anybody};

#[derive(Args)]
pub(super) struct Healthcheck {
    /// Address and port that the server listens on, where the settings do not say it.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

const PATIENCE: Duration = Duration::from_secs(4);

impl Healthcheck {
    pub(super) fn overrides(&self) -> Vec<(&'static str, String)> {
        self.listen.iter().map(|listen| ("listen", listen.to_string())).collect()
    }

    pub(super) async fn run(&self, settings: &Settings) -> Result<(), CliError> {
        let address = here(settings.listen);
        let not_ready = |why: &str| CliError::Refused(format!("{address} is not ready: {why}"));
        match timeout(PATIENCE, ask(address, settings.tls.is_some())).await {
            Ok(Ok(answer)) if answer.starts_with("HTTP/1.1 200 ") => Ok(()),
            Ok(Ok(answer)) => Err(not_ready(answer.lines().last().unwrap_or("no answer"))),
            Ok(Err(error)) => Err(not_ready(&error.to_string())),
            Err(_) => Err(not_ready("no answer in time")),
        }
    }
}

/// An address that listens everywhere is asked here.
fn here(listen: SocketAddr) -> SocketAddr {
    let address = match listen.ip() {
        IpAddr::V4(it) if it.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(it) if it.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        other => other,
    };
    SocketAddr::new(address, listen.port())
}

async fn ask(address: SocketAddr, tls: bool) -> std::io::Result<String> {
    let stream = TcpStream::connect(address).await?;
    if !tls {
        return exchange(stream).await;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(std::io::Error::other)?;
    // on this machine nobody has to show who they are, and nothing is told them: the certificate is for another name than this address
    let config = config.dangerous().with_custom_certificate_verifier(Arc::new(Anybody)).with_no_client_auth();
    let name = ServerName::IpAddress(address.ip().into());
    exchange(TlsConnector::from(Arc::new(config)).connect(name, stream).await?).await
}

async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> std::io::Result<String> {
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
    let mut answer = Vec::new();
    stream.take(64 * 1024).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
