//! The way out: one request to an endpoint that strangers chose. It goes to the public internet alone, follows nothing, and takes
//! little time and memory, whatever is at the other end.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{CONTENT_TYPE, RETRY_AFTER},
    redirect::Policy,
};
use tokio::{
    sync::{Notify, Semaphore},
    time::Instant,
};

use crate::domain::{
    endpoint::{is_permitted, is_reachable},
    webhook::{Answer, Problem},
};

/// Requests at a time.
const AT_ONCE: usize = 16;
const CONNECT: Duration = Duration::from_secs(5);
/// A connection is kept for the next event for so long: less than the servers that close them first.
const IDLE: Duration = Duration::from_secs(4);
/// Bytes of an answer that are read, so that the connection can be used again.
const READ_MOST: usize = 4 * 1024;
const NAME: &str = concat!("devcenter/", env!("CARGO_PKG_VERSION"));

/// Where requests may go, and how long they may take.
#[derive(Clone, Copy, Debug)]
pub struct Endpoints {
    /// To this machine as well, and there without TLS: for development and tests.
    pub loopback: bool,
    /// From the name to the end of the answer.
    pub patience: Duration,
}

impl Default for Endpoints {
    fn default() -> Self {
        Self { loopback: false, patience: Duration::from_secs(10) }
    }
}

/// A request as it goes out.
pub(super) struct Letter {
    pub(super) url: String,
    pub(super) id: String,
    pub(super) seconds: i64,
    pub(super) signature: String,
    pub(super) body: String,
}

/// Sends letters.
pub(in crate::app) struct Post {
    endpoints: Endpoints,
    /// Made when it is first needed: a machine without certificates of authorities has none.
    client: Mutex<Option<Client>>,
    pub(super) permits: Semaphore,
    asked: Notify,
}

impl Post {
    pub(in crate::app) fn new(endpoints: Endpoints) -> Self {
        Self { endpoints, client: Mutex::default(), permits: Semaphore::new(AT_ONCE), asked: Notify::new() }
    }

    pub(super) fn loopback(&self) -> bool {
        self.endpoints.loopback
    }

    /// Something may have come to be sent beside what the log tells.
    pub(super) fn ask(&self) {
        self.asked.notify_one();
    }

    pub(super) async fn asked(&self) {
        self.asked.notified().await;
    }

    /// Sends it, and tells how that ended.
    pub(super) async fn send(&self, letter: Letter) -> Answer {
        let started = Instant::now();
        let result = self.exchange(letter).await;
        let millis = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
        match result {
            Ok((status, retry_after)) => Answer::of_status(status, retry_after, millis),
            Err(problem) => Answer::failed(problem, millis),
        }
    }

    async fn exchange(&self, letter: Letter) -> Result<(u16, Option<u32>), Problem> {
        let url = Url::parse(&letter.url).map_err(|_| Problem::RefusedAddress)?;
        // what stands in the address as numbers is never asked of the resolver
        if !is_permitted(&url, self.endpoints.loopback) {
            return Err(Problem::RefusedAddress);
        }
        let request = self.client()?.post(url).header(CONTENT_TYPE, "application/json").header("webhook-id", letter.id);
        let request = request.header("webhook-timestamp", letter.seconds).header("webhook-signature", letter.signature).body(letter.body);
        let mut response = request.send().await.map_err(|error| problem(&error))?;
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()).and_then(|text| text.trim().parse().ok());
        let mut read = 0;
        // the status says it all; what becomes of the rest changes nothing
        while let Ok(Some(chunk)) = response.chunk().await {
            read += chunk.len();
            if read > READ_MOST {
                break;
            }
        }
        Ok((response.status().as_u16(), retry_after))
    }

    fn client(&self) -> Result<Client, Problem> {
        let mut slot = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = &*slot {
            return Ok(client.clone());
        }
        // asked for by the time the client is built; a second call changes nothing
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(NAME)
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_proxy()
            .https_only(!self.endpoints.loopback)
            .connect_timeout(CONNECT)
            .timeout(self.endpoints.patience)
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(1)
            .dns_resolver(Arc::new(Public { loopback: self.endpoints.loopback }));
        let client = client.build().map_err(|error| {
            tracing::error!(?error, "webhooks cannot be sent: no client can be made");
            Problem::Connection
        })?;
        *slot = Some(client.clone());
        Ok(client)
    }
}

/// Asks the system for the addresses of a name, and passes on those that may be reached. The connection is made to what it answers,
/// so that a name cannot lead elsewhere a moment later.
struct Public {
    loopback: bool,
}

/// A name leads to addresses that nothing is sent to.
#[derive(Debug, thiserror::Error)]
#[error("no address that may be reached")]
struct Unreachable;

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let reachable: Vec<SocketAddr> = found.filter(|it: &SocketAddr| is_reachable(it.ip(), loopback)).collect();
            if reachable.is_empty() {
                return Err(Unreachable.into());
            }
            Ok(Box::new(reachable.into_iter()) as Addrs)
        })
    }
}

fn problem(error: &reqwest::Error) -> Problem {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(it) = cause {
        if it.is::<Unreachable>() {
            return Problem::RefusedAddress;
        }
        cause = it.source();
    }
    if error.is_timeout() { Problem::Timeout } else { Problem::Connection }
}
