//! Who knocks: the bearer token or the session of a request becomes its actor, once.

use axum::http::{HeaderMap, HeaderName, header};

use super::{
    House, Peer,
    cookie::{self, Cookie},
};
use crate::{
    app::{Failure, KEY_MOST, Proof},
    domain::{actor::Actor, locale::Locale},
    gateway::Caller,
};

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Why a request has no caller.
pub(super) enum Refused {
    /// A token was sent, and it does not work: better told than taken for anonymous.
    BadToken,
    /// The same of a session: the browser is told to forget its cookie.
    SessionOver,
    /// A cookie came along with what a page of another origin asks.
    ForeignPage,
    /// An `Idempotency-Key` that is none.
    BadKey,
    /// A `Last-Event-ID` that is none of ours: to begin from now would leave something out.
    BadCursor,
    Failed(Failure),
}

/// What a request shows; a bearer token wins over a cookie. A cookie counts only for pages that may use it, whatever is asked: a page
/// of another origin learns nothing by it either.
pub(super) fn shown(house: &House, peer: Peer, headers: &HeaderMap) -> Result<Option<Proof>, Refused> {
    let mut given = headers.get_all(header::AUTHORIZATION).iter();
    if given.next().is_some() {
        // of two, a proxy may have looked at the other
        if given.next().is_some() {
            return Err(Refused::BadToken);
        }
        return token(headers).map(|token| Some(Proof::Bearer(token.to_owned()))).ok_or(Refused::BadToken);
    }
    match cookie::session(house, peer, headers) {
        Cookie::None => Ok(None),
        Cookie::Foreign => Err(Refused::ForeignPage),
        Cookie::Shown(text) => Ok(Some(Proof::Session(text))),
    }
}

/// The caller of a request. Nobody in particular without a token or a session.
pub(super) async fn caller(house: &House, peer: Peer, headers: &HeaderMap) -> Result<Caller, Refused> {
    let (actor, credential) = match shown(house, peer, headers)? {
        None => (Actor::Anonymous, None),
        Some(proof) => {
            let over = if matches!(proof, Proof::Bearer(_)) { Refused::BadToken } else { Refused::SessionOver };
            let holder = house.app.holder(&proof).await.map_err(Refused::Failed)?.ok_or(over)?;
            (holder.actor, Some(holder.credential))
        }
    };
    let request_id = headers.get(super::REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let key = match headers.get(IDEMPOTENCY_KEY) {
        None => None,
        Some(value) => Some(
            value
                .to_str()
                .ok()
                .filter(|key| (1..=KEY_MOST).contains(&key.len()) && key.bytes().all(|byte| matches!(byte, b' '..=b'~')))
                .ok_or(Refused::BadKey)?
                .to_owned(),
        ),
    };
    let resume = match headers.get(LAST_EVENT_ID) {
        None => None,
        Some(value) => Some(value.to_str().ok().and_then(|id| id.parse().ok()).ok_or(Refused::BadCursor)?),
    };
    Ok(Caller { actor, credential, address: peer.address, locale: locale(headers), request_id, key, resume })
}

/// The language sentences are written in.
pub(super) fn locale(headers: &HeaderMap) -> Locale {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(Locale::from_accept_language).unwrap_or_default()
}

/// The bearer token of a request.
fn token(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok().and_then(bearer)
}

/// The scheme's name is not case-sensitive (RFC 9110).
pub(super) fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
