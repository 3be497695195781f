//! Who is at the other end of a connection: the address that limits are counted by, and whether the way there is private.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr},
};

use axum::{extract::FromRequestParts, http::request::Parts};

/// The other end, as far as it can be believed. The accept loop puts it into each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer {
    pub address: IpAddr,
    /// Whether the browser's side of the way is TLS: ours, or that of a trusted proxy.
    pub secure: bool,
}

impl Peer {
    /// A request that came through no socket, as those of tests do.
    pub const LOCAL: Self = Self { address: IpAddr::V4(Ipv4Addr::LOCALHOST), secure: false };
}

impl<S: Sync> FromRequestParts<S> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(Self::LOCAL))
    }
}
