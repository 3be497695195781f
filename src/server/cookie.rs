//! The cookie of a session: how it is called, who may use it, and where it may be set at all.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::{House, Peer, front::origin::origin_allowed};

/// What a cookie is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Kept by browsers to this host and to TLS, so that no page of a neighbouring host can plant one.
    secure: &'static str,
    /// Without TLS, on this machine alone.
    plain: &'static str,
}

impl Name {
    pub(super) fn name(self, way: Way) -> &'static str {
        match way {
            Way::Secure => self.secure,
            Way::Loopback => self.plain,
        }
    }
}

/// Of a session.
pub(super) const SESSION: Name = Name { secure: "__Host-devcenter", plain: "devcenter" };
/// Of what waits in the browser while it is at another issuer.
#[cfg(feature = "oidc")]
pub(super) const STATE: Name = Name { secure: "__Host-devcenter-oidc", plain: "devcenter-oidc" };
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What a page of another origin is told.
pub(super) const FOREIGN: &str =
    "a session counts for pages of this server alone (`Sec-Fetch-Site: same-origin`, or an `Origin` that is this host or in the setting `origins`)";

/// What a request has of a session's cookie.
pub(super) enum Cookie {
    None,
    /// It is there, but the page that asks is of another origin.
    Foreign,
    Shown(String),
}

/// The session of a request, if its page may use it.
pub(super) fn session(house: &House, peer: Peer, headers: &HeaderMap) -> Cookie {
    let Some(text) = brought(headers) else { return Cookie::None };
    if is_own_page(house, peer, headers) { Cookie::Shown(text.to_owned()) } else { Cookie::Foreign }
}

/// The session that a browser brings along, whatever page sent it here: for nothing but to end it.
pub(super) fn brought(headers: &HeaderMap) -> Option<&str> {
    value(headers, SESSION.secure).or_else(|| is_loopback(headers).then(|| value(headers, SESSION.plain)).flatten())
}

/// Whether a page of this server asks, or one that the settings name, as far as the browser says. What is not said is not so.
pub(super) fn is_own_page(house: &House, peer: Peer, headers: &HeaderMap) -> bool {
    match headers.get(SEC_FETCH_SITE).map(HeaderValue::as_bytes) {
        Some(b"same-origin" | b"none") => true,
        // the browser knows better than a comparison of names; but the settings may name a page elsewhere
        Some(_) => headers.get(header::ORIGIN).is_some_and(|origin| house.origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes())),
        None => origin_allowed(house, peer, headers) == Some(true),
    }
}

/// Whether no page asks at all: a program, which brings nobody's cookies along.
pub(super) fn is_program(headers: &HeaderMap) -> bool {
    !headers.contains_key(SEC_FETCH_SITE) && !headers.contains_key(header::ORIGIN)
}

/// How the cookie may be set for a browser, if at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Secure,
    /// Without TLS, but it does not leave this machine.
    Loopback,
}

/// None: whoever listens on the way could read a password, and take the session.
pub(super) fn way(peer: Peer, headers: &HeaderMap) -> Option<Way> {
    if peer.secure {
        return Some(Way::Secure);
    }
    (peer.address.to_canonical().is_loopback() && is_loopback(headers)).then_some(Way::Loopback)
}

/// Sets a cookie for so many seconds.
pub(super) fn set(name: Name, way: Way, text: &str, seconds: i64) -> Option<HeaderValue> {
    let (name, secure) = (name.name(way), if way == Way::Secure { "; Secure" } else { "" });
    HeaderValue::from_str(&format!("{name}={text}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")).ok()
}

/// Has the browser forget the session that it showed.
pub(super) fn forget(headers: &HeaderMap) -> Option<HeaderValue> {
    let way = if value(headers, SESSION.secure).is_some() { Way::Secure } else { Way::Loopback };
    set(SESSION, way, "", 0)
}

pub(super) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(known, value)| *known == name && !value.is_empty()).map(|(_, value)| value)
}

/// Whether the address in the browser's bar is this machine's own.
fn is_loopback(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|value| value.to_str().ok()) else { return false };
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_cookie_is_set_by_tls_or_on_this_machine_and_nowhere_else() {
        let local = Peer::LOCAL;
        let remote = Peer { address: [192, 0, 2, 1].into(), secure: false };
        for host in ["localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST"] {
            assert_eq!((way(local, &headers(&[("host", host)])), way(remote, &headers(&[("host", host)]))), (Some(Way::Loopback), None), "{host}");
        }
        // what comes through a proxy on this machine has another name in the browser's bar
        for host in ["example.com", "127.0.0.1.example.com", "localhost.example.com:80"] {
            assert_eq!(way(local, &headers(&[("host", host)])), None, "{host}");
        }
        assert_eq!(way(Peer { secure: true, ..remote }, &headers(&[("host", "example.com")])), Some(Way::Secure));
        let set = set(SESSION, Way::Secure, "x", 60).unwrap();
        assert_eq!(set, "__Host-devcenter=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let headers = headers(&[("cookie", "a=b; devcenter=x=y;c=")]);
        assert_eq!((value(&headers, "devcenter"), value(&headers, "c"), value(&headers, "d")), (Some("x=y"), None, None));
    }
}
