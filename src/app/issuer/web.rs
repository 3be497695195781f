//! Asking issuers: small answers, little time, nothing followed. Their addresses are the operator's own, not strangers'.

use std::{sync::OnceLock, time::Duration};

use reqwest::{Client, RequestBuilder, redirect::Policy};

/// From the name to the end of the answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of a set of keys, a discovery document, a token.
const ANSWER_MOST: usize = 256 * 1024;
const NAME: &str = concat!("devcenter/", env!("CARGO_PKG_VERSION"));

/// Why an issuer could not be asked; for the log.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unheard {
    #[error("no client can be made: {0}")]
    Client(String),
    #[error(transparent)]
    Request(#[from] reqwest::Error),
    #[error("the answer has status {0}")]
    Status(u16),
    #[error("the answer is too long")]
    TooLong,
    #[error("the answer cannot be read: {0}")]
    Unreadable(&'static str),
    #[error(transparent)]
    File(#[from] std::io::Error),
}

/// Made when it is first needed: a machine without certificates of authorities has none.
pub(super) fn client() -> Result<&'static Client, Unheard> {
    static CLIENT: OnceLock<Result<Client, String>> = OnceLock::new();
    let made = CLIENT.get_or_init(|| {
        // asked for by the time the client is built; a second call changes nothing
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().user_agent(NAME).redirect(Policy::none()).referer(false).timeout(PATIENCE).pool_max_idle_per_host(1).build();
        client.map_err(|error| error.to_string())
    });
    made.as_ref().map_err(|error| Unheard::Client(error.clone()))
}

/// The body of an answer of 200.
pub(super) async fn ask(request: RequestBuilder) -> Result<Vec<u8>, Unheard> {
    let mut response = request.send().await?;
    if response.status().as_u16() != 200 {
        return Err(Unheard::Status(response.status().as_u16()));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() > ANSWER_MOST {
            return Err(Unheard::TooLong);
        }
    }
    Ok(body)
}

/// Whether an issuer may be asked there: over TLS, or on this machine.
pub(super) fn is_permitted(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    let here = match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => return false,
    };
    url.scheme() == "https" || (here && url.scheme() == "http")
}
