//! Where a webhook may lead: the address as it is given, and the addresses of the network it may be sent to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Bytes of an endpoint.
pub const ENDPOINT_MOST: usize = 500;

/// Whether requests may be sent to this address: to the public internet alone. `loopback`: to this machine as well.
pub fn is_reachable(address: IpAddr, loopback: bool) -> bool {
    if loopback && (address == IpAddr::V6(Ipv6Addr::LOCALHOST) || matches!(address, IpAddr::V4(it) if it.is_loopback())) {
        return true;
    }
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 168, _)
            // IETF protocols, documentation, relays of 6to4
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            // benchmarks, documentation
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            // multicast, reserved, broadcast
            | (224.., ..)
    )
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // only 2000::/3 is given out; an IPv4 address inside one of IPv6 (mapped, compatible, NAT64) lies outside of it
    let given_out = a & 0xe000 == 0x2000;
    // 2001::/23: IETF protocols, Teredo among them; documentation; 6to4
    let special = (a == 0x2001 && (b < 0x0200 || b == 0x0db8)) || a == 0x2002 || (a == 0x3fff && b < 0x1000);
    given_out && !special
}

/// Whether requests may go to this endpoint, as far as its text tells: what its name leads to is asked when it is connected to.
pub fn is_permitted(endpoint: &Url, loopback: bool) -> bool {
    let address = match endpoint.host() {
        Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
        Some(Host::Domain(_)) => None,
        None => return false,
    };
    let here = address.is_some_and(|it| it.is_loopback()) || endpoint.host_str() == Some("localhost");
    let plain = loopback && here && endpoint.scheme() == "http";
    (endpoint.scheme() == "https" || plain) && address.is_none_or(|address| is_reachable(address, loopback))
}

/// Reads an endpoint as it is given; None when it breaks a rule.
pub fn read_endpoint(text: &str, loopback: bool) -> Option<Url> {
    let endpoint = Url::parse(text.trim()).ok()?;
    let bare = endpoint.username().is_empty() && endpoint.password().is_none() && endpoint.fragment().is_none();
    (bare && endpoint.as_str().len() <= ENDPOINT_MOST && is_permitted(&endpoint, loopback)).then_some(endpoint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRIVATE: &[&str] = &[
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:0:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1",
    ];
    const PUBLIC: &[&str] = &[
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "192.0.3.1",
        "192.167.0.1",
        "192.169.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:4860:4860::8888",
        "2400:3200::1",
        "3fff:1000::1",
    ];

    #[test]
    fn only_the_public_internet_is_reachable() {
        for address in PRIVATE {
            assert!(!is_reachable(address.parse().unwrap(), false), "{address}");
        }
        for address in PUBLIC {
            assert!(is_reachable(address.parse().unwrap(), false), "{address}");
        }
    }

    #[test]
    fn loopback_is_opened_by_itself_and_nothing_else_with_it() {
        let opened: Vec<&&str> = PRIVATE.iter().filter(|address| is_reachable(address.parse().unwrap(), true)).collect();
        assert_eq!(opened, [&"127.0.0.1", &"127.255.0.1", &"::1"]);
    }

    #[test]
    fn an_endpoint_is_https_without_credentials_and_leads_nowhere_private() {
        for good in ["https://example.com/hook?a=b", "https://1.1.1.1:8443/", " https://例子.测试/灰度 ", "https://localhost/"] {
            assert!(read_endpoint(good, false).is_some(), "{good}");
        }
        let long = format!("https://example.com/{}", "x".repeat(ENDPOINT_MOST));
        for bad in [
            "",
            "example.com",
            "http://example.com/",
            "ftp://example.com/",
            "https://",
            "https://u@example.com/",
            "https://u:p@example.com/",
            "https://example.com/#x",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://10.0.0.1/",
            "data:,x",
            "http://127.0.0.1/",
            "http://localhost/",
            long.as_str(),
        ] {
            assert!(read_endpoint(bad, false).is_none(), "{bad}");
        }
        for good in ["http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]/", "https://127.0.0.1/"] {
            assert!(read_endpoint(good, true).is_some(), "{good}");
        }
        for bad in ["http://example.com/", "http://10.0.0.1/", "https://10.0.0.1/", "http://localhost.example.com/"] {
            assert!(read_endpoint(bad, true).is_none(), "{bad}");
        }
    }
}
