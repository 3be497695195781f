//! Who is at the other end of a connection: the address that limits are counted by, and whether the way there is private.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, request::Parts},
};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
/// Proxies behind each other; what is further back nobody has looked at.
const HOPS_MOST: usize = 16;

/// The other end, as far as it can be believed. The accept loop puts it into each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    pub address: IpAddr,
    /// Whether the browser's side of the way is TLS: ours, or that of a trusted proxy.
    pub secure: bool,
}

/// Proxies whose word is taken for who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trusted(Arc<[IpNet]>);

impl Trusted {
    /// Addresses and networks with commas between them: `10.0.0.0/8, ::1`. None: one of them is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let network = |it: &str| it.parse::<IpNet>().ok().or_else(|| it.parse::<IpAddr>().ok().map(IpNet::from));
        let networks: Option<Vec<_>> = text.split(',').map(str::trim).filter(|it| !it.is_empty()).map(network).collect();
        Some(Self(networks?.into()))
    }

    pub fn has(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is everybody.
    pub fn is_everybody(&self) -> bool {
        self.0.iter().any(|network| network.prefix_len() == 0)
    }
}

impl Peer {
    /// A request that came through no socket, as those of tests do.
    pub const LOCAL: Self = Self { address: IpAddr::V4(Ipv4Addr::LOCALHOST), secure: false };

    /// Who sent a request: the other end of its connection, or whom a trusted proxy there names. `Forwarded` (RFC 7239) is not read: most proxies set
    /// `X-Forwarded-For` alone and pass on whatever else a client made up.
    pub(super) fn of(socket: IpAddr, tls: bool, headers: &HeaderMap, trusted: &Trusted) -> Self {
        let mut peer = Self { address: socket.to_canonical(), secure: tls };
        if trusted.is_empty() || !trusted.has(socket) {
            return peer;
        }
        let said = |name| headers.get_all(name).iter().rev().flat_map(|value| value.to_str().unwrap_or("?").rsplit(','));
        // from the nearest on, as far as each was added by somebody trusted
        for hop in said(FORWARDED_FOR).take(HOPS_MOST) {
            let Some(address) = address_in(hop) else { break };
            peer.address = address;
            if !trusted.has(address) {
                break;
            }
        }
        let mut schemes = said(FORWARDED_PROTO).peekable();
        peer.secure = tls || (schemes.peek().is_some() && schemes.all(|scheme| scheme.trim().eq_ignore_ascii_case("https")));
        peer
    }

    /// Whether it is of this machine or of a private network.
    pub(in crate::server) fn is_private(self) -> bool {
        match self.address {
            IpAddr::V4(it) => it.is_loopback() || it.is_private() || it.is_link_local(),
            IpAddr::V6(it) => it.is_loopback() || it.is_unique_local() || it.is_unicast_link_local(),
        }
    }
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn address_in(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let address = hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|it| it.ip()));
    address.or_else(|| hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok()).map(|it: IpAddr| it.to_canonical())
}

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(Self::LOCAL))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn peer(socket: &str, lines: &[(HeaderName, &'static str)]) -> (String, bool) {
        let trusted = Trusted::parse("10.0.0.0/8, ::1").unwrap();
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let peer = Peer::of(socket.parse().unwrap(), false, &headers, &trusted);
        (peer.address.to_string(), peer.secure)
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_each_only_about_whom_it_met() {
        let chain = |socket, chain| peer(socket, &[(FORWARDED_FOR, chain)]).0;
        // somebody who makes one up
        assert_eq!(chain("192.0.2.9", "198.51.100.1"), "192.0.2.9");
        assert_eq!(chain("10.0.0.1", "198.51.100.1"), "198.51.100.1");
        // what the client itself said stands left of what the proxy added
        assert_eq!(chain("10.0.0.1", "127.0.0.1, 203.0.113.5, 198.51.100.1"), "198.51.100.1");
        assert_eq!(chain("10.0.0.1", "127.0.0.1, 198.51.100.1, 10.0.0.2,10.0.0.3"), "198.51.100.1");
        // over several lines the last is the nearest
        assert_eq!(peer("10.0.0.1", &[(FORWARDED_FOR, "127.0.0.1"), (FORWARDED_FOR, "198.51.100.1")]).0, "198.51.100.1");
        assert_eq!(chain("::1", "[2001:db8::1]:4711"), "2001:db8::1");
        assert_eq!(chain("::ffff:10.0.0.1", "198.51.100.1:80"), "198.51.100.1");
        assert_eq!(chain("10.0.0.1", "::ffff:198.51.100.1"), "198.51.100.1");
        // all of the house
        assert_eq!(chain("10.0.0.1", "10.0.0.7, 10.0.0.2"), "10.0.0.7");
    }

    #[test]
    fn what_is_no_address_ends_the_chain() {
        for nonsense in ["unknown", "", ",", "_hidden", "198.51.100.1.", "for=198.51.100.1", "localhost", "1", "198.51.100.1\u{e9}", "10.0.0.2, x"] {
            let (address, _) = peer("10.0.0.1", &[(FORWARDED_FOR, nonsense)]);
            assert_eq!(address, "10.0.0.1", "{nonsense}");
        }
        assert_eq!(peer("10.0.0.1", &[(FORWARDED_FOR, "127.0.0.1, x, 10.0.0.2")]).0, "10.0.0.2");
        let long = ["10.0.0.2"; 40].join(",");
        let long = format!("198.51.100.1,{long}").leak();
        assert_eq!(peer("10.0.0.1", &[(FORWARDED_FOR, long)]).0, "10.0.0.2");
        // another standard's header is not read at all
        assert_eq!(peer("10.0.0.1", &[(HeaderName::from_static("forwarded"), "for=198.51.100.1;proto=https")]), ("10.0.0.1".to_owned(), false));
    }

    #[test]
    fn a_way_is_private_when_every_proxy_says_so() {
        for (lines, secure) in [
            (vec!["https"], true),
            (vec!["HTTPS"], true),
            (vec!["http"], false),
            (vec!["https, http"], false),
            (vec!["https", "http"], false),
            (vec!["https,https"], true),
            (vec![""], false),
            (vec![], false),
        ] {
            let lines: Vec<_> = lines.into_iter().map(|line| (FORWARDED_PROTO, line)).collect();
            assert_eq!(peer("10.0.0.1", &lines).1, secure, "{lines:?}");
            assert!(!peer("192.0.2.1", &lines).1);
        }
        assert!(Peer::of(IpAddr::from([192, 0, 2, 1]), true, &HeaderMap::new(), &Trusted::default()).secure);
    }

    #[test]
    fn trusted_proxies_are_addresses_and_networks() {
        assert!(Trusted::parse("").unwrap().is_empty());
        assert!(Trusted::parse("127.0.0.1").unwrap().has("::ffff:127.0.0.1".parse().unwrap()));
        assert!(Trusted::parse("0.0.0.0/0").unwrap().is_everybody());
        for wrong in ["proxy", "10.0.0.0/33", "10.0.0", "10.0.0.1:80", "*"] {
            assert_eq!(Trusted::parse(wrong), None, "{wrong}");
        }
    }
}
