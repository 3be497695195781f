//! Floor 4, the doors: HTTP, who knocks, and the files that are handed out.

mod atom;
mod auth;
mod body;
mod client;
mod connection;
mod cookie;
mod doors;
mod etag;
mod files;
mod front;
mod graphql;
mod health;
mod metrics;
mod negotiate;
#[cfg(feature = "oidc")]
mod oidc;
mod packages;
mod pictures;
mod playground;
mod problem;
mod push;
mod resolve;
mod session;
mod socket;
mod streams;

use std::{future::Future, sync::Arc, time::Duration};

use axum::http::HeaderName;
use tokio::net::TcpListener;

use crate::{app::App, gateway::Gateway, store::Database};

pub use atom::Atom;
pub use client::documents;
pub use connection::{Crowd, Limits, Peer, Tls, TlsError, Trusted, valid_until};
pub use doors::Doors;
pub use front::access::{TARGET as ACCESS, Told};
pub use playground::examples;
pub use streams::{Kind, Streams};

/// What the doors lead to.
#[derive(Clone)]
pub struct House {
    pub app: Arc<App>,
    pub gateway: Arc<Gateway>,
    pub database: Database,
    pub graphiql: bool,
    /// Pages of other hosts that may ask here, and open sockets: `https://example.com`.
    pub origins: Arc<[String]>,
    pub streams: Arc<Streams>,
    pub atom: Arc<Atom>,
    /// Whether `/metrics` answers.
    pub metrics: bool,
    /// Whether GraphQL answers with the statuses of the newest draft, 422 and 294.
    pub draft_statuses: bool,
    /// Whether this is the real thing: strangers are told nothing that only developers need.
    pub production: bool,
    pub limits: Limits,
    pub crowd: Arc<Crowd>,
    /// Proxies whose word is taken for who asks.
    pub trusted: Trusted,
    pub tls: Option<Tls>,
}

/// A GraphQL request: the document, and variables of the largest mutation.
const GRAPHQL_BODY_MOST: usize = 1024 * 1024;
/// A GraphQL request from its last byte to its answer.
const ANSWER_TIME: Duration = Duration::from_secs(10);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers connections until `stop` resolves, and until those that are open have ended; whatever else a server does is done elsewhere.
pub async fn attend(listener: TcpListener, house: House, stop: impl Future<Output = ()>) {
    connection::accept(listener, Doors::of(house.clone()), &house, stop).await;
}

/// Serves until `stop` resolves, then lets what is under way finish; `stop` resolving once more ends that too.
pub async fn serve<S>(listener: TcpListener, house: House, stop: impl Fn() -> S)
where
    S: Future<Output = ()> + Send + 'static,
{
    let app = house.app.clone();
    let clockwork = tokio::spawn(app.clone().run_clockwork());
    let feed = tokio::spawn(app.clone().run_feed());
    let webhooks = tokio::spawn(app.clone().run_webhooks());
    let cut = webhooks.abort_handle();
    let (streams, most) = (house.streams.clone(), house.limits.drain);
    let renewal = tokio::spawn({
        let (tls, every) = (house.tls.clone(), house.limits.reload);
        async move {
            match tls {
                Some(tls) => tls.keep_up(every).await,
                None => std::future::pending().await,
            }
        }
    });
    let (draining, drain) = tokio::sync::oneshot::channel::<()>();
    let first = stop();
    let told = app.clone();
    let stopping = async move {
        first.await;
        told.feed().close();
        let _ = draining.send(());
    };
    let late = async {
        let _ = drain.await;
        tokio::select! {
            () = tokio::time::sleep(most) => tracing::warn!("connections that did not end in time are cut"),
            () = stop() => tracing::warn!("told to stop twice: connections are cut"),
        }
    };
    tokio::select! {
        () = async {
            attend(listener, house, stopping).await;
            // sockets have left the sight of their connections
            streams.emptied().await;
            // so have requests to webhooks, a few seconds each
            let _ = webhooks.await;
        } => {}
        () = late => {}
    };
    renewal.abort();
    clockwork.abort();
    feed.abort();
    cut.abort();
    if let Err(error) = app.flush_views().await {
        tracing::warn!(?error, "the last views could not be written");
    }
    app.settle_replies().await;
}
