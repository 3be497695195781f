//! The workloads: what is asked, how each server is asked it, and how its answer is brought into one form.

use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};
use wire::typeid;

use crate::{
    Result,
    data::{Kind, VERSIONS, World, number},
    load::{Good, Next},
    postgraphile,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Workload {
    Feed,
    Home,
    Mine,
    One,
    Step,
    Which,
    Resolve,
}

impl Workload {
    pub const ALL: [Self; 7] = [Self::Feed, Self::Home, Self::Mine, Self::One, Self::Step, Self::Which, Self::Resolve];

    pub fn name(self) -> &'static str {
        ["W1", "W2", "W3", "W4", "W5", "W6", "W6r"][self as usize]
    }

    pub fn title(self) -> &'static str {
        ["feed", "home", "mine", "one version", "step", "which version", "which version, REST"][self as usize]
    }

    pub fn named(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name)).ok_or_else(|| format!("no workload {name}").into())
    }

    fn document(self) -> &'static str {
        match self {
            Self::Feed => {
                "query Feed($after: String) { news(first: 20, after: $after) { nodes { id title summary cover { url alt } publishedAt category { slug name } tags { slug name } } pageInfo { hasNextPage endCursor } } }"
            }
            Self::Home => {
                "{ news(first: 10) { nodes { id title summary cover { url alt } publishedAt } } cases(first: 10) { nodes { id title summary cover { url alt } company industry } } videos(first: 10) { nodes { id title cover { url alt } durationSeconds level } } capabilities(first: 20) { nodes { id name tagline status category { slug name } } } }"
            }
            Self::Mine => {
                "query Mine { viewer { programs(first: 20) { nodes { id name slogan myRole versions(first: 5) { nodes { id number state review { id decision decidedAt findings { code message severity } } } } } } } }"
            }
            Self::One => {
                "query One($id: ID!) { version(id: $id) { id number state description uploadedAt uploadedBy { id name } program { id name } package { sha256 bytes } review { id decision decidedAt findings { code message severity } } gray { percent since } release { since } retirement { cause since } timeline { id kind at by { id name } } } }"
            }
            Self::Step => {
                "mutation Step($input: AdjustGrayInput!) { adjustGray(input: $input) { version { id gray { percent } } event { sequence } userErrors { code } } }"
            }
            Self::Which | Self::Resolve => {
                "query Which($program: ID!, $user: String!) { resolveVersion(programId: $program, userKey: $user) { version { id number sha256 bytes } reason } }"
            }
        }
    }

    /// Answers without errors that would be wrong all the same.
    pub fn good(self, speaks: Speaks) -> Good {
        match self {
            Self::Step if speaks == Speaks::Postgraphile => Good { has: "\"revision\":", has_not: "\"errors\"" },
            Self::Feed | Self::Home => Good { has: "\"title\":", has_not: "" },
            Self::Mine => Good { has: "\"slogan\":", has_not: "" },
            Self::One => Good { has: "\"description\":", has_not: "" },
            Self::Step => Good { has: "\"sequence\":", has_not: "\"code\":" },
            Self::Which | Self::Resolve => Good { has: "\"sha256\":", has_not: "" },
        }
    }
}

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

/// One thing to ask.
#[derive(Clone, Debug)]
pub enum Ask {
    /// The first page, or the one behind this of all places.
    Feed(Option<usize>),
    Home,
    Mine(usize),
    /// A version, by a member of its program.
    One(usize, usize),
    /// Which of the programs in gray, and how many users, in hundredths of a percent.
    Step(usize, i64, String),
    Which(usize, String),
}

/// What can be asked.
pub struct Asks {
    pub world: World,
    /// Every place of the feed where a page can begin.
    pub places: Vec<String>,
    /// The same places, as PostGraphile calls them.
    pub foreign: OnceLock<Vec<String>>,
    /// Programs in gray, their version, and an admin who has a token.
    pub grays: Vec<(usize, usize, usize)>,
    mine: Vec<(usize, Vec<usize>)>,
}

/// A small generator of its own: the same questions in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }
}

impl Asks {
    pub fn new(world: World, places: Vec<String>) -> Self {
        let holders = world.holders();
        let has_token = |account: usize| account.is_multiple_of(world.scale) && account / world.scale < holders.len();
        // one of three programs in gray is stepped on, so that the others stay as they are for reading
        let grays = (0..world.programs())
            .step_by(10)
            .filter(|program| has_token(world.members(*program)[0]))
            .map(|program| (program, program * VERSIONS + VERSIONS - 1, world.members(program)[0]));
        let mut mine: Vec<(usize, Vec<usize>)> = holders.iter().map(|holder| (*holder, Vec::new())).collect();
        for program in 0..world.programs() {
            for member in world.members(program) {
                if has_token(member) {
                    mine[member / world.scale].1.push(program);
                }
            }
        }
        Self { places, foreign: OnceLock::new(), grays: grays.collect(), mine, world }
    }

    /// The first `most` things to ask of a workload.
    pub fn list(&self, workload: Workload, seed: u64, most: usize) -> Vec<Ask> {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ workload as u64);
        dice.roll(1);
        let one = |_| match workload {
            Workload::Feed => Ask::Feed(if dice.roll(20) == 0 { None } else { Some(dice.roll(self.places.len())) }),
            Workload::Home => Ask::Home,
            Workload::Mine => Ask::Mine(self.mine[dice.roll(self.mine.len())].0),
            Workload::One => loop {
                let (account, programs) = &self.mine[dice.roll(self.mine.len())];
                let program = programs[dice.roll(programs.len())];
                // those that are stepped on have long lives
                if program % 10 != 0 {
                    break Ask::One(program * VERSIONS + dice.roll(VERSIONS), *account);
                }
            },
            Workload::Step => self.step(dice.roll(1 << 30) as u64, "check"),
            Workload::Which | Workload::Resolve => {
                let program = dice.roll(self.world.programs());
                let user = if dice.roll(50) == 0 {
                    self.world.user_key(self.world.members(program)[dice.roll(6)])
                } else {
                    format!("user-{:06}", dice.roll(1_000_000))
                };
                Ask::Which(program, user)
            }
        };
        (0..most).map(one).collect()
    }

    /// The steps of a run: each program in turn, each time with another percentage than before.
    pub fn step(&self, turn: u64, run: &str) -> Ask {
        let all = self.grays.len() as u64;
        Ask::Step((turn % all) as usize, (turn / all % 9_999) as i64 + 1, format!("{run}-{turn:016}"))
    }
}

/// Every request of a workload, made beforehand; those of a step as they go.
pub fn requests(asks: &Arc<Asks>, speaks: Speaks, workload: Workload, seed: u64) -> Next {
    if workload == Workload::Step {
        let asks = asks.clone();
        let tokens: Vec<Caller> = asks.grays.iter().map(|(.., account)| Caller::of(&asks.world, *account)).collect();
        let run = format!("{:x}", seed);
        return Arc::new(move |turn, bytes| {
            let Ask::Step(gray, percent, key) = asks.step(turn, &run) else { return };
            let id = typeid("version", asks.world.id(Kind::Version, asks.grays[gray].1));
            step(speaks, &tokens[gray], &id, percent, &key, bytes);
        });
    }
    let made: Vec<Vec<u8>> = asks.list(workload, seed, 2_000).iter().map(|ask| request(asks, speaks, workload, ask)).collect();
    Arc::new(move |turn, bytes| bytes.extend_from_slice(&made[turn as usize % made.len()]))
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

/// The bytes of one request.
pub fn request(asks: &Asks, speaks: Speaks, workload: Workload, ask: &Ask) -> Vec<u8> {
    let world = &asks.world;
    let mut bytes = Vec::with_capacity(1024);
    let (caller, variables) = match ask {
        Ask::Feed(place) => (None, json!({ "after": place.map(|place| &asks.places[place]) })),
        Ask::Home => (None, json!({})),
        Ask::Mine(account) => (Some(*account), json!({})),
        Ask::One(version, account) => (Some(*account), json!({ "id": world.named(Kind::Version, *version) })),
        Ask::Which(program, user) => (Some(world.host()), json!({ "program": world.named(Kind::Program, *program), "user": user })),
        Ask::Step(gray, percent, key) => {
            let (_, version, account) = asks.grays[*gray];
            step(speaks, &Caller::of(world, account), &world.named(Kind::Version, version), *percent, key, &mut bytes);
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
            let (keys, id) = wire::place(&asks.places[*place]).unwrap_or_default();
            format!("/feed?pinned={}&at={}&id={}", keys[0], keys[1], typeid("news", id))
        }
        (Speaks::Rest, _, Ask::Home) => "/home".into(),
        (Speaks::Rest, _, Ask::Mine(_)) => "/mine".into(),
        (Speaks::Rest, _, Ask::One(version, _)) => format!("/version?id={}", world.named(Kind::Version, *version)),
        (Speaks::Rest, _, Ask::Which(program, user)) => format!("/which?program={}&user={user}", world.named(Kind::Program, *program)),
        _ => {
            post(speaks, caller.as_ref(), None, &body(speaks, workload, asks, ask, variables), &mut bytes);
            return bytes;
        }
    };
    bytes.extend_from_slice(format!("GET {path} HTTP/1.1\r\nhost: bench\r\n").as_bytes());
    identify(speaks, caller.as_ref(), &mut bytes);
    bytes.extend_from_slice(b"\r\n");
    bytes
}

fn body(speaks: Speaks, workload: Workload, asks: &Asks, ask: &Ask, variables: Value) -> String {
    match speaks {
        Speaks::Postgraphile => json!({ "query": postgraphile::document(workload), "variables": postgraphile::variables(asks, ask) }).to_string(),
        _ => json!({ "query": workload.document(), "variables": variables }).to_string(),
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

/// An answer in the form of devcenter's data, to be compared.
pub fn canonical(speaks: Speaks, workload: Workload, answer: &[u8]) -> Result<Value> {
    let mut answer: Value =
        serde_json::from_slice(answer).map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&answer[..answer.len().min(300)])))?;
    if answer.get("errors").is_some() {
        return Err(answer.to_string().into());
    }
    if workload == Workload::Resolve && answer.get("reason").is_some() {
        return Ok(answer);
    }
    let data = answer.get_mut("data").map(Value::take).ok_or_else(|| format!("no data: {answer}"))?;
    if speaks == Speaks::Postgraphile { postgraphile::canonical(workload, data) } else { Ok(data) }
}

/// The rows that one step must have left behind, beside those that every server words alike.
pub fn step_rows(asks: &Asks, gray: usize, percent: i64, before: i64) -> Value {
    let (program, version, account) = asks.grays[gray];
    let world = &asks.world;
    json!({
        "kind": "GRAY_ADJUSTED", "role": "PROGRAM_ADMIN", "channel": "DESKTOP", "subject": null, "other": null, "program": program,
        "account": typeid("account", world.id(Kind::Account, account)),
        "details": { "moves": [{ "version": world.named(Kind::Version, version), "number": number(version % VERSIONS), "from": "GRAY", "to": "GRAY" }], "percent": percent, "percentBefore": before },
    })
}
