//! Floor 4, the doors: HTTP, who knocks, and the files that are handed out.

mod auth;
mod graphql;
mod health;
mod pictures;
mod playground;

use std::{future::Future, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, Request, StatusCode, header},
    response::Redirect,
    routing::{get, post},
};
use tokio::net::TcpListener;
use tower_http::{
    catch_panic::CatchPanicLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer,
};

use crate::{
    app::{App, PICTURE_BYTES_MOST, clock::Mint},
    gateway::Gateway,
    store::Database,
};

pub use playground::examples;

/// What the doors lead to.
#[derive(Clone)]
pub struct House {
    pub app: Arc<App>,
    pub gateway: Gateway,
    pub database: Database,
    pub graphiql: bool,
}

/// A GraphQL request: the document, and variables of the largest mutation.
const GRAPHQL_BODY_MOST: usize = 1024 * 1024;
/// Longer than any query may take below, so that the caller hears why.
const REQUEST_TIME: Duration = Duration::from_secs(10);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The whole server as one service; tests call it without a socket.
pub fn router(house: House) -> Router {
    let graphql = Router::new()
        .route("/graphql", post(graphql::post).get(graphql::get).fallback(graphql::method_not_allowed))
        .layer(RequestBodyLimitLayer::new(GRAPHQL_BODY_MOST));
    let pictures = Router::new()
        .route("/images", post(pictures::upload))
        .layer(RequestBodyLimitLayer::new(PICTURE_BYTES_MOST))
        .route("/images/{name}", get(pictures::show));
    let mut router = Router::new()
        .merge(graphql)
        .merge(pictures)
        .route("/schema.graphql", get(playground::schema))
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready));
    if house.graphiql {
        // until the phone client moves in here, the front door leads to the playground
        router = router
            .route("/", get(|| async { Redirect::to("/graphiql") }))
            .route("/graphiql", get(playground::page))
            .route("/graphiql/examples.json", get(playground::examples_json))
            .route("/graphiql/{file}", get(playground::asset));
    }
    router
        .layer(DefaultBodyLimit::disable()) // every route that takes a body has its own limit above
        .layer(CatchPanicLayer::custom(graphql::panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIME))
        .layer(SetResponseHeaderLayer::if_not_present(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(SetResponseHeaderLayer::if_not_present(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, NewRequestId(Arc::new(Mint::from_system()))))
        .with_state(house)
}

/// Serves until `stop` resolves, then lets what is under way finish.
pub async fn serve(listener: TcpListener, house: House, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    let app = house.app.clone();
    let clockwork = tokio::spawn(app.clone().run_clockwork());
    let served = axum::serve(listener, router(house)).with_graceful_shutdown(stop).await;
    clockwork.abort();
    if let Err(error) = app.flush_views().await {
        tracing::warn!(?error, "the last views could not be written");
    }
    served
}

/// A new name for each request; one that a caller brings along is not trusted in our log.
#[derive(Clone)]
struct NewRequestId(Arc<Mint>);

impl MakeRequestId for NewRequestId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let mut bytes = [0u8; 8];
        self.0.fill(&mut bytes);
        HeaderValue::from_str(&format!("{:016x}", u64::from_be_bytes(bytes))).ok().map(RequestId::new)
    }
}
