//! How much at once, and how long: the numbers of the front door, each with its reason.

use std::time::Duration;

/// Counts are settings; times are not, and shortened by tests alone.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Connections of the process: its 10,000 sockets and streams, and 2,000 for whoever asks meanwhile.
    pub connections: usize,
    /// Connections of one address (IPv6: of one /64): an office behind one address, with six of each browser. Not of a trusted proxy.
    pub per_address: usize,
    /// Requests that are worked on at once: 64 for each of 8 connections to the database. At 20 ms each the last has its turn after 1.3 s,
    /// before the 2 s are over that it would wait for a connection.
    pub requests: usize,
    /// Bytes of requests that have not arrived whole: whoever sends slowly must not fill the memory meanwhile.
    pub unfinished: usize,
    /// From the first byte of a request's head to its last; and from a new connection to its first request.
    pub head: Duration,
    /// Between two requests of a connection.
    pub idle: Duration,
    /// Of TLS.
    pub handshake: Duration,
    /// From the head of a request to the last byte of its body; a phone on a bad line sends 4 MiB in this time at 280 kB a second.
    pub body: Duration,
    /// Anything at all, its body included; packages that arrive keep a time of their own. GraphQL is given 10 s from the last byte of a request on
    /// (`graphql.rs`), or this if it is less.
    pub request: Duration,
    /// A reader who takes nothing for so long is gone, or wants to hold what waits for them.
    pub stalled: Duration,
    /// Requests under way once the server was told to stop.
    pub drain: Duration,
    /// How often the files of TLS are looked at.
    pub reload: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 12_000,
            per_address: 500,
            requests: 512,
            unfinished: 256 * 1024 * 1024,
            head: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            handshake: Duration::from_secs(10),
            body: Duration::from_secs(15),
            request: Duration::from_secs(25),
            stalled: Duration::from_secs(10),
            drain: Duration::from_secs(20),
            reload: Duration::from_secs(60),
        }
    }
}
