//! To another issuer and back: `/oidc/start` and `/oidc/callback`.

use std::sync::Arc;

use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{
    House, Peer, cookie, graphql,
    session::{leave_former, visitor, with_cookie},
};
use crate::app::{Failure, Returned, StateText};

/// From leaving to coming back: somebody may have to look for their second factor.
const AWAY_SECONDS: i64 = 600;

/// `GET /oidc/start?next=/path`: to the provider.
pub(super) async fn start(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let Some(way) = cookie::way(peer, &headers) else { return back("INSECURE_CONNECTION") };
    let query = query.unwrap_or_default();
    let next = value(&query, "next").unwrap_or_default();
    match house.app.begin_elsewhere(&next, &visitor(peer, &headers)).await {
        Ok(Some(beginning)) => {
            let mut response = to(&beginning.address);
            let state = cookie::set(cookie::STATE, way, beginning.state.reveal(), AWAY_SECONDS);
            response.headers_mut().extend(state.map(|state| (header::SET_COOKIE, state)));
            response
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(failure) => back(word(&failure)),
    }
}

/// `GET /oidc/callback`: from the provider. What waited in the browser is good for one return, whatever comes of it.
pub(super) async fn callback(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let Some(way) = cookie::way(peer, &headers) else { return back("INSECURE_CONNECTION") };
    let query = query.unwrap_or_default();
    let returned = Returned { code: value(&query, "code"), state: value(&query, "state"), issuer: value(&query, "iss") };
    let state = cookie::value(&headers, cookie::STATE.name(way)).and_then(StateText::parse);
    let mut response = match state {
        None => back("SIGN_IN_FAILED"),
        Some(state) => match house.app.end_elsewhere(state, returned, visitor(peer, &headers)).await {
            Ok((signed_in, next)) => {
                leave_former(&house, &headers).await;
                with_cookie(&house, to(&next), &signed_in, way)
            }
            Err(failure) => {
                if !matches!(failure, Failure::SignInFailed | Failure::UnknownIdentity | Failure::RateLimited { .. }) {
                    tracing::warn!(?failure, request_id = graphql::request_id(&headers), "signing in through the provider failed");
                }
                back(word(&failure))
            }
        },
    };
    response.headers_mut().extend(cookie::set(cookie::STATE, way, "", 0).map(|forget| (header::SET_COOKIE, forget)));
    response
}

/// Which ways to sign in the page shows.
pub(super) async fn ways(State(house): State<Arc<House>>) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], axum::Json(serde_json::json!({ "oidc": house.app.has_provider() }))).into_response()
}

fn value(query: &str, wanted: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}

/// What the page says.
fn word(failure: &Failure) -> &'static str {
    match failure {
        Failure::SignInFailed => "SIGN_IN_FAILED",
        Failure::UnknownIdentity => "IDENTITY_UNKNOWN",
        Failure::RateLimited { .. } => "RATE_LIMITED",
        _ => "UNAVAILABLE",
    }
}

fn back(problem: &str) -> Response {
    to(&format!("/sign-in?problem={problem}"))
}

fn to(address: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(address) else { return StatusCode::BAD_GATEWAY.into_response() };
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::SEE_OTHER, headers).into_response()
}
