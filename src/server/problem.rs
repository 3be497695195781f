//! What goes wrong at doors that are not GraphQL, as JSON: `{"code", "message"}` with the codes of the schema.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{auth, cookie, front};
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

/// What can be said of a status when nothing else is known: its code, and a sentence.
pub(super) fn words(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND => ("NOT_FOUND", "there is nothing at this address"),
        StatusCode::METHOD_NOT_ALLOWED => ("BAD_USER_INPUT", "this address takes other methods: see `Allow`"),
        StatusCode::REQUEST_TIMEOUT => ("LIMIT_EXCEEDED", "the request took too long to arrive"),
        StatusCode::PAYLOAD_TOO_LARGE => ("LIMIT_EXCEEDED", "the request is too large"),
        StatusCode::URI_TOO_LONG => ("LIMIT_EXCEEDED", "the address is too long"),
        StatusCode::UPGRADE_REQUIRED => ("BAD_USER_INPUT", "this address takes WebSockets alone"),
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => ("LIMIT_EXCEEDED", "a request has at most 100 headers, and 32 KiB of them"),
        StatusCode::SERVICE_UNAVAILABLE => ("UNAVAILABLE", "this cannot be handled now; try again shortly"),
        status if status.is_server_error() => ("INTERNAL", "something went wrong on the server"),
        _ => ("BAD_USER_INPUT", "the request is not well-formed"),
    }
}

pub(super) fn plain(status: StatusCode) -> Response {
    let (code, message) = words(status);
    problem(status, code, message)
}

/// An error that nobody put into words, or only the library did.
pub(super) fn complete(mut response: Response) -> Response {
    let status = response.status();
    let wordless = || front::is_empty(response.body());
    let of_the_library = || {
        let kind = response.headers().get(header::CONTENT_TYPE);
        status.is_client_error() && kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"))
    };
    if !(status.is_client_error() || status.is_server_error()) || !(wordless() || of_the_library()) {
        return response;
    }
    let (parts, body) = plain(status).into_parts();
    *response.body_mut() = body;
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response.headers_mut().extend(parts.headers);
    response
}

pub(super) fn unavailable(why: &str) -> Response {
    let mut response = problem(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", why);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
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
