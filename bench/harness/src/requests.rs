//! How each server is asked.

use std::sync::Arc;

use serde_json::{Value, json};
use wire::typeid;

use crate::{
    data::{Kind, World},
    load::Next,
    postgraphile,
    workloads::{Ask, Asks, Gray, Workload},
};

/// How a server is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaks {
    /// GraphQL with a bearer token.
    Devcenter,
    /// Plain REST with a bearer token.
    Rest,
    /// The same GraphQL; who asks stands in a header that is believed.
    Stock,
    Mercurius,
    /// GraphQL of its own.
    Postgraphile,
}

impl Speaks {
    /// W6r is asked where there is more than GraphQL.
    pub fn knows(self, workload: Workload) -> bool {
        workload != Workload::Resolve || matches!(self, Self::Devcenter | Self::Rest)
    }
}

/// Stands at the end of a document that is to be new each time, as a comment; its zeros are written over.
const MARK: &str = "#0000000000000000";

/// Every request of a workload, made beforehand; those of a step as they go. `cold`: no document is sent twice.
pub fn requests(asks: &Arc<Asks>, speaks: Speaks, workload: Workload, seed: u64, cold: bool) -> Next {
    if workload == Workload::Step {
        let asks = asks.clone();
        let tokens: Vec<Caller> = asks.grays.iter().map(|gray| Caller::of(&asks.world, gray.admin)).collect();
        let run = format!("{seed:x}");
        return Arc::new(move |turn, bytes| {
            let Ask::Step(gray, percent, key) = asks.step(turn, &run) else { return };
            let id = asks.world.named(Kind::Version, asks.grays[gray].version);
            step(speaks, &tokens[gray], &id, percent, &key, bytes);
        });
    }
    let mark = if cold { MARK } else { "" };
    let made: Vec<Vec<u8>> = asks.list(workload, seed, 2_000).iter().map(|ask| marked(asks, speaks, workload, ask, mark)).collect();
    let ask = move |turn: u64, bytes: &mut Vec<u8>| bytes.extend_from_slice(&made[turn as usize % made.len()]);
    if !cold {
        return Arc::new(ask);
    }
    let mark = memchr::memmem::Finder::new(MARK).into_owned();
    Arc::new(move |turn, bytes| {
        let begun = bytes.len();
        ask(turn, bytes);
        if let Some(at) = mark.find(&bytes[begun..]) {
            let at = begun + at + 1;
            bytes[at..at + 16].copy_from_slice(format!("{:06x}{turn:010x}", seed & 0xff_ffff).as_bytes());
        }
    })
}

struct Caller {
    token: String,
    id: String,
}

impl Caller {
    fn of(world: &World, account: usize) -> Self {
        Self { token: world.token(account), id: world.named(Kind::Account, account) }
    }
}

pub fn request(asks: &Asks, speaks: Speaks, workload: Workload, ask: &Ask) -> Vec<u8> {
    marked(asks, speaks, workload, ask, "")
}

fn marked(asks: &Asks, speaks: Speaks, workload: Workload, ask: &Ask, mark: &str) -> Vec<u8> {
    let world = &asks.world;
    let mut bytes = Vec::with_capacity(1024);
    let (caller, variables) = match ask {
        Ask::Feed(place) => (None, json!({ "after": place.map(|place| &asks.cursors[place]) })),
        Ask::Home => (None, json!({})),
        Ask::Mine(account) => (Some(*account), json!({})),
        Ask::One(version, account) => (Some(*account), json!({ "id": world.named(Kind::Version, *version) })),
        Ask::Which(program, user) => (Some(world.host()), json!({ "program": world.named(Kind::Program, *program), "user": user })),
        Ask::Step(gray, percent, key) => {
            let Gray { version, admin, .. } = asks.grays[*gray];
            step(speaks, &Caller::of(world, admin), &world.named(Kind::Version, version), *percent, key, &mut bytes);
            return bytes;
        }
    };
    let caller = caller.map(|account| Caller::of(world, account));
    let path = match (speaks, workload, ask) {
        (Speaks::Devcenter | Speaks::Rest, Workload::Resolve, Ask::Which(program, user)) => {
            format!("/resolve/{}?user={user}", world.named(Kind::Program, *program))
        }
        (Speaks::Rest, _, Ask::Feed(None)) => "/feed".into(),
        (Speaks::Rest, _, Ask::Feed(Some(place))) => {
            let (keys, id) = wire::place(&asks.cursors[*place]).unwrap_or_default();
            format!("/feed?pinned={}&at={}&id={}", keys[0], keys[1], typeid("news", id))
        }
        (Speaks::Rest, _, Ask::Home) => "/home".into(),
        (Speaks::Rest, _, Ask::Mine(_)) => "/mine".into(),
        (Speaks::Rest, _, Ask::One(version, _)) => format!("/version?id={}", world.named(Kind::Version, *version)),
        (Speaks::Rest, _, Ask::Which(program, user)) => format!("/which?program={}&user={user}", world.named(Kind::Program, *program)),
        _ => {
            post(speaks, caller.as_ref(), None, &body(speaks, workload, asks, ask, (variables, mark)), &mut bytes);
            return bytes;
        }
    };
    bytes.extend_from_slice(format!("GET {path} HTTP/1.1\r\nhost: bench\r\n").as_bytes());
    identify(speaks, caller.as_ref(), &mut bytes);
    bytes.extend_from_slice(b"\r\n");
    bytes
}

fn body(speaks: Speaks, workload: Workload, asks: &Asks, ask: &Ask, (variables, mark): (Value, &str)) -> String {
    match speaks {
        Speaks::Postgraphile => {
            json!({ "query": format!("{}{mark}", postgraphile::document(workload)), "variables": postgraphile::variables(asks, ask) }).to_string()
        }
        _ => json!({ "query": format!("{}{mark}", workload.document()), "variables": variables }).to_string(),
    }
}

fn step(speaks: Speaks, caller: &Caller, version: &str, percent: i64, key: &str, bytes: &mut Vec<u8>) {
    let number = f64::from(percent as i32) / 100.0;
    let body = match speaks {
        Speaks::Rest => format!("{{\"versionId\":\"{version}\",\"percent\":{number}}}"),
        Speaks::Postgraphile => {
            let uuid = |id: &str| postgraphile::uuid(wire::bits(id).unwrap_or_default());
            let (account, version) = (uuid(&caller.id), uuid(version));
            let document = postgraphile::document(Workload::Step);
            format!(
                "{{\"query\":\"{document}\",\"variables\":{{\"input\":{{\"account\":\"{account}\",\"versionId\":\"{version}\",\"percent\":{percent},\"key\":\"{key}\"}}}}}}"
            )
        }
        Speaks::Devcenter | Speaks::Stock | Speaks::Mercurius => {
            let document = Workload::Step.document();
            format!("{{\"query\":\"{document}\",\"variables\":{{\"input\":{{\"versionId\":\"{version}\",\"percent\":{number}}}}}}}")
        }
    };
    post(speaks, Some(caller), Some(key), &body, bytes);
}

fn post(speaks: Speaks, caller: Option<&Caller>, key: Option<&str>, body: &str, bytes: &mut Vec<u8>) {
    let path = if speaks == Speaks::Rest { "/step" } else { "/graphql" };
    bytes.extend_from_slice(
        format!(
            "POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\naccept: application/graphql-response+json\r\ncontent-length: {}\r\n",
            body.len()
        )
        .as_bytes(),
    );
    identify(speaks, caller, bytes);
    if let Some(key) = key {
        bytes.extend_from_slice(format!("idempotency-key: {key}\r\n").as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body.as_bytes());
}

/// The request that opens a WebSocket.
pub fn upgrade(asks: &Asks, speaks: Speaks, account: usize) -> Vec<u8> {
    let path = match speaks {
        Speaks::Rest => "/ws",
        // it listens where it answers
        Speaks::Mercurius => "/graphql",
        _ => "/graphql/ws",
    };
    let mut bytes = format!(
        "GET {path} HTTP/1.1\r\nhost: bench\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n"
    )
    .into_bytes();
    identify(speaks, Some(&Caller::of(&asks.world, account)), &mut bytes);
    bytes.extend_from_slice(b"\r\n");
    bytes
}

fn identify(speaks: Speaks, caller: Option<&Caller>, bytes: &mut Vec<u8>) {
    let Some(caller) = caller else { return };
    let header = match speaks {
        Speaks::Devcenter | Speaks::Rest => format!("authorization: Bearer {}\r\n", caller.token),
        Speaks::Stock | Speaks::Mercurius | Speaks::Postgraphile => format!("x-account: {}\r\n", caller.id),
    };
    bytes.extend_from_slice(header.as_bytes());
}
