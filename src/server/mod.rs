//! Floor 4, the doors: HTTP, who knocks, and the files that are handed out.

mod atom;
mod auth;
mod body;
mod cookie;
mod events;
mod graphql;
mod health;
mod listener;
mod metrics;
#[cfg(feature = "oidc")]
mod oidc;
mod origin;
mod packages;
mod pages;
mod peer;
mod pictures;
mod playground;
mod problem;
mod resolve;
mod session;
mod socket;
mod streams;

use std::{future::Future, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{HeaderName, HeaderValue, Request, StatusCode, header},
    response::Redirect,
    routing::{any, get, post, put},
};
use tokio::net::TcpListener;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::PropagateRequestIdLayer,
    set_header::{SetRequestHeaderLayer, SetResponseHeaderLayer},
    timeout::TimeoutLayer,
};

use crate::{
    app::{App, clock::Mint},
    gateway::Gateway,
    store::Database,
};

pub use atom::Atom;
pub use peer::Peer;
pub use playground::examples;
pub use streams::{Kind, Streams};

/// What the doors lead to.
#[derive(Clone)]
pub struct House {
    pub app: Arc<App>,
    pub gateway: Gateway,
    pub database: Database,
    pub graphiql: bool,
    /// Pages of other hosts that may open sockets: `https://example.com`.
    pub origins: Arc<[String]>,
    pub streams: Arc<Streams>,
    pub atom: Arc<Atom>,
    /// Whether `/metrics` answers.
    pub metrics: bool,
}

/// A GraphQL request: the document, and variables of the largest mutation.
const GRAPHQL_BODY_MOST: usize = 1024 * 1024;
/// A GraphQL request from its last byte to its answer.
const ANSWER_TIME: Duration = Duration::from_secs(10);
/// Anything at all, its body included.
const REQUEST_TIME: Duration = Duration::from_secs(25);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The whole server as one service; tests call it without a socket.
pub fn router(house: House) -> Router {
    let graphql =
        Router::new().route("/graphql", post(graphql::post).get(graphql::get).fallback(graphql::method_not_allowed)).route("/graphql/ws", any(socket::upgrade));
    let pictures = Router::new().route("/images", post(pictures::upload)).route("/images/{name}", get(pictures::show));
    let mut router = Router::new()
        .merge(graphql)
        .merge(pictures)
        .route("/session", post(session::sign_in).get(session::show).delete(session::sign_out))
        .route("/setup", get(pages::setup).post(session::set_up))
        .route("/setup/link", post(session::look))
        .route("/sign-in", get(pages::sign_in))
        .route("/sign-in/{file}", get(pages::asset))
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
        // until the phone client moves in here, the front door leads to the playground
        router = router
            .route("/", get(|| async { Redirect::to("/graphiql") }))
            .route("/graphiql", get(playground::page))
            .route("/graphiql/examples.json", get(playground::examples_json))
            .route("/graphiql/{file}", get(playground::asset));
    }
    router
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIME))
        // keeps its own time: a package on a bad line takes minutes
        .route("/uploads/{ticket}", put(packages::receive))
        .layer(CatchPanicLayer::custom(graphql::panicked))
        .layer(SetResponseHeaderLayer::if_not_present(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(SetResponseHeaderLayer::if_not_present(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestHeaderLayer::overriding(REQUEST_ID, new_request_id(Arc::new(Mint::from_system()))))
        .with_state(house)
}

/// How long requests under way may take once the server was told to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// Serves until `stop` resolves, then lets what is under way finish; `stop` resolving once more ends that too.
pub async fn serve<S>(listener: TcpListener, house: House, stop: impl Fn() -> S) -> std::io::Result<()>
where
    S: Future<Output = ()> + Send + 'static,
{
    let app = house.app.clone();
    let clockwork = tokio::spawn(app.clone().run_clockwork());
    let feed = tokio::spawn(app.clone().run_feed());
    let webhooks = tokio::spawn(app.clone().run_webhooks());
    let cut = webhooks.abort_handle();
    let streams = house.streams.clone();
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
            () = tokio::time::sleep(DRAIN) => tracing::warn!("connections that did not end in time are cut"),
            () = stop() => tracing::warn!("told to stop twice: connections are cut"),
        }
    };
    let served = tokio::select! {
        served = async {
            axum::serve(listener::Doorstep(listener), router(house)).with_graceful_shutdown(stopping).await?;
            // sockets have left the sight of their connections
            streams.emptied().await;
            // so have requests to webhooks, a few seconds each
            let _ = webhooks.await;
            Ok(())
        } => served,
        () = late => Ok(()),
    };
    clockwork.abort();
    feed.abort();
    cut.abort();
    if let Err(error) = app.flush_views().await {
        tracing::warn!(?error, "the last views could not be written");
    }
    served
}

/// A new name for each request, in place of one that a caller brings along: it must not forge what stands in our log.
fn new_request_id(names: Arc<Mint>) -> impl Fn(&Request<Body>) -> Option<HeaderValue> + Clone {
    move |_| {
        let mut bytes = [0u8; 8];
        names.fill(&mut bytes);
        HeaderValue::from_str(&format!("{:016x}", u64::from_be_bytes(bytes))).ok()
    }
}
