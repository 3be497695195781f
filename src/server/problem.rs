//! What goes wrong at doors that are not GraphQL, as JSON: `{"code", "message"}` with the codes of the schema.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{auth, cookie};
use crate::{
    app::Failure,
    domain::{
        locale::Locale,
        refusal::{Refusal, out_of_scope},
    },
    gateway::needs,
    store::StoreError,
};

pub(super) fn problem(status: StatusCode, code: &str, message: &str) -> Response {
    (status, Json(json!({ "code": code, "message": message }))).into_response()
}

/// A request whose caller is not known.
pub(super) fn stranger(refused: auth::Refused) -> Response {
    match refused {
        auth::Refused::BadToken => problem(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", "the access token is unknown, expired or revoked"),
        auth::Refused::SessionOver => problem(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", "the session is over: sign in again"),
        auth::Refused::ForeignPage => problem(StatusCode::FORBIDDEN, "FORBIDDEN", cookie::FOREIGN),
        auth::Refused::BadCursor => problem(StatusCode::BAD_REQUEST, "INVALID_PAGE", "`Last-Event-ID` is no cursor of the feed"),
        auth::Refused::BadKey => problem(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", "an Idempotency-Key has 1 to 255 printable ASCII characters"),
        auth::Refused::Failed(failure) => failed(failure),
    }
}

/// Refused by a rule: 404 for what is not there, 422 for the rest.
pub(super) fn refusal(refusal: &Refusal, locale: Locale) -> Response {
    let status = match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Forbidden { .. } | Refusal::OutOfScope { .. } => StatusCode::FORBIDDEN,
        Refusal::PackageTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    problem(status, refusal.code().word(), &refusal.sentence(locale))
}

/// Too often; again in so many seconds.
pub(super) fn too_often(seconds: u32, locale: Locale) -> Response {
    let message = match locale {
        Locale::Chinese => format!("操作过于频繁，请在 {seconds} 秒后再试"),
        Locale::English => format!("too often; again in {seconds} seconds"),
    };
    let mut response = problem(StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED", &message);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn full(cause: &str) -> Response {
    tracing::error!(cause, "answered as full");
    let mut response = problem(StatusCode::SERVICE_UNAVAILABLE, "STORAGE_FULL", "the server's disk is full; try again when there is room");
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    response
}

pub(super) fn failed(failure: Failure) -> Response {
    match failure {
        Failure::Unauthenticated => problem(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", "sign in first: send an access token as `Authorization: Bearer …`"),
        Failure::Forbidden(action) => problem(StatusCode::FORBIDDEN, "FORBIDDEN", &needs(action)),
        Failure::OutOfScope(scopes) => problem(StatusCode::FORBIDDEN, "FORBIDDEN", &out_of_scope(scopes).1),
        Failure::RateLimited { seconds } => too_often(seconds, Locale::English),
        Failure::BadPicture(why) => problem(StatusCode::UNPROCESSABLE_ENTITY, "INVALID_INPUT", why),
        Failure::Refused(refused) => refusal(&refused, Locale::English),
        Failure::Disk(error) if error.kind() == std::io::ErrorKind::StorageFull => full(&error.to_string()),
        Failure::Store(StoreError::Full(error)) => full(&error.to_string()),
        other => {
            tracing::error!(error = ?other, "a request could not be handled");
            let mut response = problem(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "this cannot be handled now; try again shortly");
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
            response
        }
    }
}
