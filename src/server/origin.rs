//! Which pages may talk to this server: those of this host, and those that the settings name.

use axum::http::{HeaderMap, HeaderValue, header};

use super::House;

/// Whether a page of this origin may open a socket: one of this host, or one that the settings name. None: the request names no origin,
/// as those of programs do.
pub(super) fn origin_allowed(house: &House, headers: &HeaderMap) -> Option<bool> {
    let origin = headers.get(header::ORIGIN)?;
    let same = |host: &HeaderValue| {
        let origin = origin.to_str().unwrap_or_default();
        host.to_str().is_ok_and(|host| origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")) == Some(host))
    };
    Some(headers.get(header::HOST).is_some_and(same) || house.origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes()))
}
