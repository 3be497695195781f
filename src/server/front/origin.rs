//! Which pages may talk to this server: those of this host, and those that the settings name.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::server::{House, Peer};

/// What pages of other hosts may send: bearer tokens, never cookies, since `Access-Control-Allow-Credentials` is not among these.
const REQUEST_HEADERS: HeaderValue = HeaderValue::from_static("accept, accept-language, authorization, content-type, idempotency-key, last-event-id");
const METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PUT");
/// What they may read of an answer, beside what they always may.
const ANSWER_HEADERS: HeaderValue = HeaderValue::from_static("x-request-id, retry-after, ratelimit, ratelimit-policy, idempotent-replayed, etag");
/// A browser asks again after an hour.
const HOUR: HeaderValue = HeaderValue::from_static("3600");

/// Whether a page of this origin may open a socket: one of this host, or one that the settings name. None: the request names no origin,
/// as those of programs do.
pub(in crate::server) fn origin_allowed(house: &House, peer: Peer, headers: &HeaderMap) -> Option<bool> {
    let origin = headers.get(header::ORIGIN)?;
    Some(is_named(&house.origins, origin) || is_own(peer, headers, origin))
}

fn is_named(origins: &[String], origin: &HeaderValue) -> bool {
    origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes())
}

/// An origin of this host; over TLS only the one with `https`. Where nothing says how the browser came, either.
fn is_own(peer: Peer, headers: &HeaderMap, origin: &HeaderValue) -> bool {
    let (Ok(origin), Some(Ok(host))) = (origin.to_str(), headers.get(header::HOST).map(HeaderValue::to_str)) else { return false };
    let plain = || origin.strip_prefix("http://").filter(|_| !peer.secure);
    origin.strip_prefix("https://").or_else(plain) == Some(host)
}

/// The named origin of a request.
pub(in crate::server) fn named<'a>(origins: &[String], headers: &'a HeaderMap) -> Option<&'a HeaderValue> {
    headers.get(header::ORIGIN).filter(|origin| is_named(origins, origin))
}

/// The answer to a browser that asks whether a page of a named origin may send something. Others are told nothing of it: theirs is a request like any other.
pub(in crate::server) fn preflight(origins: &[String], method: &Method, headers: &HeaderMap) -> Option<Response> {
    if method != Method::OPTIONS || !headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
        return None;
    }
    named(origins, headers)?;
    let mut response = (StatusCode::NO_CONTENT, Body::empty()).into_response();
    for (name, value) in
        [(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS), (header::ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS), (header::ACCESS_CONTROL_MAX_AGE, HOUR)]
    {
        response.headers_mut().insert(name, value);
    }
    Some(response)
}

/// Lets a page of a named origin read an answer.
pub(in crate::server) fn share(origin: Option<HeaderValue>, origins: &[String], headers: &mut HeaderMap) {
    if origins.is_empty() {
        return;
    }
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_compared_whole() {
        let own = |secure, host, origin: &str| {
            let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
            is_own(Peer { secure, ..Peer::LOCAL }, &headers, &HeaderValue::from_str(origin).unwrap())
        };
        assert!(
            own(true, "a.example", "https://a.example")
                && own(false, "a.example:8080", "http://a.example:8080")
                && own(false, "a.example", "https://a.example")
        );
        for origin in [
            "http://a.example",
            "https://a.example:8443",
            "https://b.a.example",
            "https://a.example.evil.example",
            "null",
            "a.example",
            "https://A.example",
            "",
        ] {
            assert!(!own(true, "a.example", origin), "{origin}");
        }
        let named = ["https://console.example.com".to_owned()];
        assert!(is_named(&named, &HeaderValue::from_static("https://console.example.com")));
        for origin in
            ["http://console.example.com", "https://console.example.com:8443", "https://console.example.com.evil.example", "https://example.com", "*", "null"]
        {
            assert!(!is_named(&named, &HeaderValue::from_str(origin).unwrap()), "{origin}");
        }
    }
}
