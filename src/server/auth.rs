//! Who knocks: the bearer token of a request becomes its actor, once.

use axum::http::{HeaderMap, HeaderName, header};

use super::{House, Peer};
use crate::{
    app::{Failure, KEY_MOST},
    domain::{actor::Actor, locale::Locale},
    gateway::Caller,
};

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Why a request has no caller.
pub(super) enum Refused {
    /// A token was sent, and it does not work: better told than taken for anonymous.
    BadToken,
    /// An `Idempotency-Key` that is none.
    BadKey,
    /// A `Last-Event-ID` that is none of ours: to begin from now would leave something out.
    BadCursor,
    Failed(Failure),
}

/// The caller of a request. Nobody in particular without an `Authorization` header.
pub(super) async fn caller(house: &House, headers: &HeaderMap) -> Result<Caller, Refused> {
    let actor = match headers.get(header::AUTHORIZATION) {
        None => Actor::Anonymous,
        Some(_) => {
            let token = token(headers).ok_or(Refused::BadToken)?;
            house.app.actor_of(token).await.map_err(Refused::Failed)?.ok_or(Refused::BadToken)?
        }
    };
    let locale = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(Locale::from_accept_language).unwrap_or_default();
    let request_id = headers.get(super::REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let key = match headers.get(IDEMPOTENCY_KEY) {
        None => None,
        Some(value) => Some(value.to_str().ok().filter(|key| (1..=KEY_MOST).contains(&key.len())).ok_or(Refused::BadKey)?.to_owned()),
    };
    let resume = match headers.get(LAST_EVENT_ID) {
        None => None,
        Some(value) => Some(value.to_str().ok().and_then(|id| id.parse().ok()).ok_or(Refused::BadCursor)?),
    };
    Ok(Caller { actor, address: Peer::LOCAL.address, locale, request_id, key, resume })
}

/// The bearer token of a request.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok().and_then(bearer)
}

/// The scheme's name is not case-sensitive (RFC 9110).
pub(super) fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
