//! The inner loops of an answer, each by itself, to be counted by `bench/loops/run`: `loops NAME TIMES FOLDER`, where the folder holds what
//! `devcenter seed` put there.

#![allow(clippy::expect_used, clippy::panic, reason = "a count that cannot go on has nothing to say")]

use std::{hint::black_box, net::Ipv4Addr, path::Path, sync::Arc, time::Instant};

use devcenter::{
    app::{
        App, Endpoints, Objects,
        clock::{Mint, SystemClock},
    },
    domain::{
        actor::{Actor, Channel, ProgramRole},
        gray::{Live, resolve},
        id::{AccountId, ProgramId, ReviewId, VersionId},
        lifecycle::{Step, decide},
        locale::Locale,
        package::PackageLimits,
        scope::Scopes,
        shelf::Shelf,
        timestamp::Timestamp,
        version::{Percent, RetirementCause, Version, VersionNumber, VersionState},
    },
    gateway::{Answer, Caller, Door, Gateway, Question, Rules},
    store::{Address, Database, images::Images, packages::Packages},
};

/// W1 of the benchmark.
const FEED: &str = "query Feed($after: String) { news(first: 20, after: $after) { nodes { id title summary cover { url alt } publishedAt category { slug name } \
                    tags { slug name } } pageInfo { hasNextPage endCursor } } }";
const NAMES: &str = "prepare-new, feed, feed-plain, feed-kept, decide, resolve";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // whatever runs all benches of a package hands in an argument of its own
    let [name, times, folder] = arguments.as_slice() else { return eprintln!("loops NAME TIMES FOLDER; NAME is one of {NAMES}: use bench/loops/run") };
    let times: u32 = times.parse().expect("TIMES is a number");
    match name.as_str() {
        "prepare-new" => (0..times).for_each(|_| Gateway::check(black_box(FEED)).expect("the document fits")),
        "feed" => ask(folder, Rules::default(), times).await,
        "feed-plain" => ask(folder, Rules { plain: true, ..Rules::default() }, times).await,
        "feed-kept" => ask(folder, Rules { response_cache_bytes: 1 << 20, ..Rules::default() }, times).await,
        "decide" => decided(times),
        "resolve" => resolved(times),
        other => panic!("no loop {other}; there are {NAMES}"),
    }
}

/// W1, from the question as the door hands it in to the bytes that go out.
async fn ask(folder: &str, rules: Rules, times: u32) {
    let database = Database::open(&Address::Sqlite(folder.into()), false).await.expect("a seeded folder");
    let objects = Objects {
        images: Images::in_folder(Path::new(folder)).expect("a folder"),
        packages: Packages::in_folder(Path::new(folder)).expect("a folder"),
        package_limits: PackageLimits::default(),
        endpoints: Endpoints::default(),
    };
    let app = App::new(&database, objects, Arc::new(SystemClock), Mint::seeded(1));
    let gateway = Gateway::new(app.clone(), database.reader(), rules);
    for _ in 0..times {
        // as a server hears the log all the time
        app.pulse().hear(Instant::now());
        let question = Question { query: Some(FEED.to_owned()), ..Question::default() };
        let caller = Caller {
            actor: Actor::Anonymous,
            address: Ipv4Addr::LOCALHOST.into(),
            credential: None,
            locale: Locale::default(),
            request_id: "01h455vb4pex5vsknk084sn02q".into(),
            key: None,
            resume: None,
        };
        let door = Door { mutations: false, subscriptions: false, written: true };
        match gateway.answer(question, caller, door).await.0 {
            Answer::Written { body, .. } => drop(black_box(body)),
            Answer::Executed { response, .. } => drop(black_box(serde_json::to_string(&response).expect("an answer"))),
            _ => panic!("the question was refused"),
        }
    }
    database.close().await;
}

/// Another percentage for the gray of a program with ten versions.
fn decided(times: u32) {
    let now = Timestamp::from_millis(1_800_000_000_000).expect("a moment");
    let admin = AccountId::from_bits(1);
    let version = |place: u32, state: VersionState| Version {
        id: VersionId::from_bits(place.into()),
        program: ProgramId::from_bits(1),
        number: VersionNumber { major: 1, minor: place, patch: 0 },
        description: "新增取茶提醒".into(),
        digest: "0".repeat(64),
        package_bytes: 1_000_000,
        uploaded_by: admin,
        uploaded_at: now,
        uploaded_revision: i64::from(place) * 4,
        review: Some(ReviewId::from_bits(place.into())),
        published_revision: None,
        state,
    };
    let mut versions: Vec<Version> = (0..8).map(|place| version(place, VersionState::Retired { cause: RetirementCause::Superseded, since: now })).collect();
    versions.push(version(8, VersionState::Released { since: now }));
    versions.push(version(9, VersionState::Gray { percent: Percent::from_hundredths(1_000).expect("a percentage"), since: now }));
    let highest = Some(VersionNumber { major: 1, minor: 9, patch: 0 });
    let shelf = Shelf { program: ProgramId::from_bits(1), revision: 50, role: Some(ProgramRole::Admin), versions, highest, submitter: None, claim: None };
    let actor = Actor::Person { account: admin, roles: Vec::new(), channel: Channel::Mobile, scopes: Scopes::FULL };
    for place in 0..times {
        let step = Step::AdjustGray { percent: f64::from(place % 50) + 20.0 };
        let change = decide(black_box(&shelf), Some(VersionId::from_bits(9)), &step, &actor, now).expect("an admin may");
        drop(black_box(change));
    }
}

/// Which version each of many users gets.
fn resolved(times: u32) {
    let live = Live { gray: Some((VersionId::from_bits(9), Percent::from_hundredths(1_000).expect("a percentage"))), released: Some(VersionId::from_bits(8)) };
    for user in 0..times {
        black_box(resolve(black_box(&live), black_box(&format!("user-{user:06}")), false));
    }
}
