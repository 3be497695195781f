//! What every answer wears: headers that let a browser do no more with it than it is meant for.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

/// A year; whoever has been here over TLS once does not come back without it.
const TLS_ALWAYS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Unless an answer says otherwise itself: nothing on it loads, runs, is framed or is kept.
pub(in crate::server) const EVERY: [(HeaderName, &str); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (header::CACHE_CONTROL, "no-store"),
];

pub(in crate::server) fn dress(status: StatusCode, headers: &mut HeaderMap, secure: bool) {
    for (name, value) in EVERY {
        // a socket is no page
        if status == StatusCode::SWITCHING_PROTOCOLS && name != header::CACHE_CONTROL {
            continue;
        }
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, TLS_ALWAYS);
    }
    // packed, it is another sequence of bytes: no longer the one that its tag was strong for
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| !tag.starts_with("W/"))
        && let Ok(weak) = HeaderValue::from_str(&format!("W/{tag}"))
    {
        headers.insert(header::ETAG, weak);
    }
}
