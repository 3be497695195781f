//! Floor 4, the doors: HTTP, who knocks, and the files that are handed out.

mod atom;
mod auth;
mod body;
mod client;
mod connection;
mod cookie;
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

use axum::{
    Router,
    http::HeaderName,
    middleware,
    routing::{any, get, post, put},
};
use tokio::net::TcpListener;
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer, Predicate,
        predicate::{NotForContentType, SizeAbove},
    },
};

use crate::{app::App, gateway::Gateway, store::Database};

pub use atom::Atom;
pub use client::documents;
pub use connection::{Crowd, Limits, Peer, Tls, TlsError, Trusted, valid_until};
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

/// Shorter answers are not worth packing, and fit into one packet.
const PACKED_FROM: u16 = 1024;

/// The whole server as one service; tests call it without a socket.
pub fn router(house: House) -> Router {
    let graphql =
        Router::new().route("/graphql", post(graphql::post).get(graphql::get).fallback(graphql::method_not_allowed)).route("/graphql/ws", any(socket::upgrade));
    let pictures = Router::new().route("/images", post(pictures::upload)).route("/images/{name}", get(pictures::show));
    let mut router = Router::new()
        .merge(graphql)
        .merge(pictures)
        .route("/session", post(session::sign_in).get(session::show).delete(session::sign_out))
        .route("/setup", get(client::page).post(session::set_up))
        .route("/setup/link", post(session::look))
        .merge(pages())
        .route("/packages/{sha256}", get(packages::send))
        .route("/resolve/{program}", get(resolve::answer))
        .route("/feed.atom", get(atom::news))
        .route("/schema.graphql", get(playground::schema))
        .route("/metrics", get(metrics::show))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready));
    #[cfg(feature = "oidc")]
    {
        router = router.route("/oidc/start", get(oidc::start)).route("/oidc/callback", get(oidc::callback)).route("/sign-in/ways.json", get(oidc::ways));
    }
    if house.graphiql {
        router = router
            .route("/graphiql", get(playground::page))
            .route("/graphiql/examples.json", get(playground::examples_json))
            .route("/graphiql/{file}", get(playground::asset));
    }
    router
        .route("/uploads/{ticket}", put(packages::receive))
        .fallback(client::nowhere)
        .layer(packing())
        .layer(middleware::from_fn_with_state(Arc::new(front::Front::of(&house)), front::pass))
        .with_state(Arc::new(house))
}

/// The phone client: its rooms, and the files it is made of.
fn pages() -> Router<Arc<House>> {
    Router::new()
        .route("/", get(client::page))
        .route("/discover/{*page}", get(client::page))
        .route("/capabilities", get(client::page))
        .route("/capabilities/{*page}", get(client::page))
        .route("/mine", get(client::page))
        .route("/mine/{*page}", get(client::page))
        .route("/review", get(client::page))
        .route("/review/{*page}", get(client::page))
        .route("/desk", get(client::page))
        .route("/desk/{*page}", get(client::page))
        .route("/operator", get(client::page))
        .route("/operator/{*page}", get(client::page))
        .route("/sign-in", get(client::page))
        .route("/app/{build}/{file}", get(client::asset))
}

/// Packs answers for whoever takes gzip. Nobody can measure a secret by the length of a packed answer (BREACH): secrets are in answers to POST alone, each is
/// new and shown once, and no page of another host sends them with somebody's cookie. Streams of events go out as they come; pictures and packages are packed already.
fn packing() -> CompressionLayer<impl Predicate> {
    let worth = SizeAbove::new(PACKED_FROM)
        .and(NotForContentType::SSE)
        .and(NotForContentType::const_new("image/"))
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("multipart/mixed"));
    CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth)
}

/// Answers connections until `stop` resolves, and until those that are open have ended; whatever else a server does is done elsewhere.
pub async fn attend(listener: TcpListener, house: House, stop: impl Future<Output = ()>) {
    connection::accept(listener, router(house.clone()), &house, stop).await;
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
