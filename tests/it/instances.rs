//! Three real processes on one PostgreSQL that write, stamp and tell, while one after the other is killed and the database restarted.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use devcenter::{
    app::{
        App, Call,
        audit::verify,
        clock::{Clock, Mint, SystemClock},
    },
    domain::{
        actor::{Actor, Channel, PlatformRole, ProgramRole},
        timestamp::Timestamp,
    },
    store::{
        Database,
        migrate::{Direction, migrate},
    },
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};

use crate::{
    cluster::{Cluster, Instance, post},
    listen::{Opening, Socket},
    receiver::Receiver,
};

const WRITERS: usize = 8;
const SUBSCRIBERS: usize = 50;
const INSTANCES: usize = 3;

/// Changes to write in all; more by `TEST_FEED_EVENTS`.
#[allow(clippy::disallowed_methods, reason = "the tests have no settings file")]
fn events() -> usize {
    std::env::var("TEST_FEED_EVENTS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_600)
}

struct World {
    /// Where the instances listen at the moment.
    addresses: Mutex<Vec<SocketAddr>>,
    operators: Vec<String>,
    admins: Vec<(String, String)>,
    /// The last place there will be; 0 while it is not known.
    end: AtomicI64,
    calm: AtomicBool,
    /// From the moment an event was decided on to its receipt, in milliseconds, while nothing was killed.
    delays: Mutex<Vec<i64>>,
    repeated: AtomicUsize,
    reconnected: AtomicUsize,
    unavailable: AtomicUsize,
    acknowledged: Mutex<BTreeMap<(String, i64), ()>>,
}

impl World {
    fn any(&self, random: &mut StdRng) -> SocketAddr {
        let addresses = self.addresses.lock().unwrap();
        addresses[random.random_range(0..addresses.len())]
    }
}

async fn prepare(cluster: &Cluster, folder: &std::path::Path) -> World {
    migrate(&cluster.address(), Direction::Up, false).await.unwrap();
    let database = Database::open(&cluster.address(), false).await.unwrap();
    let app = App::new(&database, crate::house::objects(folder), Arc::new(SystemClock), Mint::from_system());
    // whoever can sign in spares each start a link for the first admin, and its row
    assert!(app.found_admin("root", "correct horse battery staple").await.unwrap());
    let mut operators = Vec::new();
    // a person has at most ten sockets on an instance
    for place in 0..SUBSCRIBERS.div_ceil(5) {
        let account = app.create_account(&format!("operator-{place}"), "operator", None, &[PlatformRole::PlatformAdmin]).await.unwrap();
        operators.push(app.create_token(account, "t", Channel::Desktop, 1).await.unwrap().secret.reveal().to_owned());
    }
    let mut admins = Vec::new();
    for place in 0..WRITERS {
        let account = app.create_account(&format!("admin-{place}"), "admin", None, &[]).await.unwrap();
        let token = app.create_token(account, "t", Channel::Desktop, 1).await.unwrap().secret.reveal().to_owned();
        let program = app.found_program(&Call::new(Actor::System, "t"), "街角茶铺", "到店扫码即取", &[(account, ProgramRole::Admin)]).await.unwrap();
        admins.push((token, program.to_string()));
    }
    database.close().await;
    World {
        addresses: Mutex::default(),
        operators,
        admins,
        end: AtomicI64::new(0),
        calm: AtomicBool::new(true),
        delays: Mutex::default(),
        repeated: AtomicUsize::new(0),
        reconnected: AtomicUsize::new(0),
        unavailable: AtomicUsize::new(0),
        acknowledged: Mutex::default(),
    }
}

/// Changes a program of its own until it has been told so many times that it did, asking one instance after the other.
async fn write(world: Arc<World>, place: usize, changes: std::ops::Range<usize>) {
    let mut random = StdRng::seed_from_u64((place + changes.start) as u64);
    let (token, program) = &world.admins[place];
    let query = "mutation($input: UpdateBasicInfoInput!) { updateBasicInfo(input: $input) { event { sequence } userErrors { code } } }";
    for change in changes {
        let key = format!("{place}-{change}");
        let variables = json!({ "input": { "programId": program, "memo": format!("{change}") } });
        loop {
            match post(world.any(&mut random), token, Some(&key), query, &variables).await {
                Some((200, answer)) => {
                    let sequence = answer["data"]["updateBasicInfo"]["event"]["sequence"].as_i64().unwrap_or_else(|| panic!("{answer}"));
                    assert_eq!(world.acknowledged.lock().unwrap().insert((program.clone(), sequence), ()), None);
                    break;
                }
                Some((503, answer)) => {
                    let code = &answer["errors"][0]["extensions"]["code"];
                    assert!(code == "UNAVAILABLE" || code == "RETRY_WITH_SAME_KEY", "{answer}");
                    world.unavailable.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Some((409, _)) | None => tokio::time::sleep(Duration::from_millis(50)).await,
                Some(other) => panic!("{other:?}"),
            }
        }
    }
}

/// Follows everything from the first event on, here and there, and drops what it has had already.
async fn follow(world: Arc<World>, place: usize) -> i64 {
    let mut random = StdRng::seed_from_u64(1_000 + place as u64);
    let token = &world.operators[place % world.operators.len()];
    let (mut last, mut cursor) = (0, "0".to_owned());
    loop {
        let end = world.end.load(Ordering::SeqCst);
        if end > 0 && last >= end {
            return last;
        }
        let opening = Opening { protocol: Some("graphql-transport-ws"), token: Some(token), ..Opening::default() };
        let Some(Ok(mut socket)) = Socket::reach(world.any(&mut random), &opening).await else {
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        world.reconnected.fetch_add(1, Ordering::Relaxed);
        let query = format!("subscription {{ auditEvents(after: \"{cursor}\") {{ cursor position at }} }}");
        if !socket.tell(json!({ "type": "connection_init" })).await
            || socket.next().await.is_err()
            || !socket.tell(json!({ "id": "a", "type": "subscribe", "payload": { "query": query } })).await
        {
            continue;
        }
        for _ in 0..random.random_range(20..400) {
            let patience = tokio::time::timeout(Duration::from_secs(3), socket.next());
            let message = match patience.await {
                Ok(Ok(message)) => message,
                // cut off, or quiet: perhaps there is nothing more
                Ok(Err(_)) | Err(_) => break,
            };
            if message["type"] != "next" {
                let code = &message["payload"][0]["extensions"]["code"];
                assert!(code == "SLOW_CONSUMER" || code == "UNAVAILABLE", "{message}");
                break;
            }
            let record = &message["payload"]["data"]["auditEvents"];
            let position = record["position"].as_i64().unwrap();
            if position <= last {
                world.repeated.fetch_add(1, Ordering::Relaxed);
                continue;
            }
            assert_eq!(position, last + 1, "subscriber {place}: a gap, or out of order");
            (last, cursor) = (position, record["cursor"].as_str().unwrap().to_owned());
            if world.calm.load(Ordering::Relaxed) {
                let at = Timestamp::parse(record["at"].as_str().unwrap()).unwrap();
                let delay = SystemClock.now().millis() - at.millis();
                world.delays.lock().unwrap().push(delay);
            }
            if last == world.end.load(Ordering::SeqCst) {
                return last;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn subscribers_of_three_instances_miss_nothing_whoever_is_killed() {
    let Some(cluster) = Cluster::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let world = Arc::new(prepare(&cluster, folder.path()).await);
    let (url, log) = (cluster.url(), folder.path().join("log"));
    // all at once: each finds the tables made, or waits for them
    let starting = (0..INSTANCES).map(|_| {
        let (url, folder, log) = (url.clone(), folder.path().to_owned(), log.clone());
        tokio::task::spawn_blocking(move || Instance::start(Some(&url), &folder, &log))
    });
    let mut instances: Vec<Instance> = futures_util::future::join_all(starting).await.into_iter().map(Result::unwrap).collect();
    let publish = |instances: &[Instance]| *world.addresses.lock().unwrap() = instances.iter().map(|it| it.address).collect();
    publish(&instances);
    let followers: Vec<_> = (0..SUBSCRIBERS).map(|place| tokio::spawn(follow(world.clone(), place))).collect();
    // a while without trouble, for the measure
    let calm = events() / 4 / WRITERS;
    futures_util::future::join_all((0..WRITERS).map(|place| write(world.clone(), place, 0..calm))).await;
    world.calm.store(false, Ordering::SeqCst);
    let writers: Vec<_> = (0..WRITERS).map(|place| tokio::spawn(write(world.clone(), place, calm..events() / WRITERS))).collect();
    let (mut kills, mut restarts, mut pauses) = (0, 0, 0);
    let mut random = StdRng::seed_from_u64(7);
    while !writers.iter().all(tokio::task::JoinHandle::is_finished) || pauses < 1 {
        tokio::time::sleep(Duration::from_millis(random.random_range(1_500..3_500))).await;
        if restarts < 2 && kills > restarts {
            tokio::task::block_in_place(|| {
                cluster.down();
                cluster.up();
            });
            restarts += 1;
            continue;
        }
        if restarts == 2 && pauses == 0 {
            // longer than anybody waits for a connection
            tokio::task::block_in_place(|| cluster.pause(Duration::from_secs(4)));
            pauses += 1;
            continue;
        }
        let place = random.random_range(0..INSTANCES);
        tokio::task::block_in_place(|| {
            instances[place].kill();
            instances[place] = Instance::start(Some(&url), folder.path(), &log);
        });
        publish(&instances);
        kills += 1;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    // whoever is left stamps what the dead left behind
    let database = Database::open(&cluster.address(), false).await.unwrap();
    while database.reader().log_unstamped().await.unwrap().0 > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let end = database.reader().log_end().await.unwrap();
    world.end.store(end, Ordering::SeqCst);
    for follower in followers {
        let last = tokio::time::timeout(Duration::from_secs(120), follower).await.expect("each comes to the end").unwrap();
        assert_eq!(last, end);
    }
    let log = verify(&database.reader(), None).await.unwrap();
    assert_eq!((log.broken, log.unstamped, log.gaps), (None, 0, Vec::new()));
    assert_eq!(world.acknowledged.lock().unwrap().len(), WRITERS * (events() / WRITERS));
    let mut delays = std::mem::take(&mut *world.delays.lock().unwrap());
    delays.sort_unstable();
    let at = |share: f64| delays.get((delays.len() as f64 * share) as usize).copied().unwrap_or_default();
    println!(
        "positions 1..{end}, each once and in order, to {SUBSCRIBERS} subscribers over {} connections, {} repeated; {kills} kills, {restarts} restarts and {pauses} pause of the \
         database, {} requests told 503; from decision to receipt: median {} ms, 99th percentile {} ms of {}",
        world.reconnected.load(Ordering::Relaxed),
        world.repeated.load(Ordering::Relaxed),
        world.unavailable.load(Ordering::Relaxed),
        at(0.5),
        at(0.99),
        delays.len(),
    );
    database.close().await;
}

/// The answer of one instance, which has to be one.
async fn ask(instance: &Instance, token: &str, query: &str) -> Value {
    let (status, answer) = post(instance.address, token, None, query, &json!({})).await.unwrap();
    assert!(status == 200 && answer.get("errors").is_none(), "{status} {answer}");
    answer["data"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn three_instances_share_keys_schedules_events_revocations_and_deliveries() {
    let Some(cluster) = Cluster::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    migrate(&cluster.address(), Direction::Up, false).await.unwrap();
    let database = Database::open(&cluster.address(), false).await.unwrap();
    let app = App::new(&database, crate::house::objects(folder.path()), Arc::new(SystemClock), Mint::from_system());
    let mut tokens = Vec::new();
    for login in ["everything", "other"] {
        let account = app.create_account(login, login, None, &PlatformRole::ALL).await.unwrap();
        let token = app.create_token(account, "t", Channel::Desktop, 1).await.unwrap();
        tokens.push((account, token.id, token.secret.reveal().to_owned()));
    }
    let (me, other) = (tokens[0].2.as_str(), tokens[1].2.as_str());
    let mut instances: Vec<Instance> =
        (0..INSTANCES).map(|place| Instance::start(Some(&cluster.url()), folder.path(), &folder.path().join(format!("log-{place}")))).collect();
    let [a, b, c] = &instances[..] else { unreachable!() };

    // a request sent again elsewhere is answered with the first reply
    let create = "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { program { id } userErrors { code } } }";
    let mut replies = Vec::new();
    for instance in [a, b, c] {
        replies.push(post(instance.address, me, Some("once"), create, &json!({})).await.unwrap());
    }
    assert!(replies.iter().all(|reply| *reply == replies[0]), "{replies:?}");
    assert_eq!(ask(c, me, "{ viewer { programs { totalCount } } }").await["viewer"]["programs"]["totalCount"], 1);

    // followed at one, happening at another
    let mut socket = Socket::open(b.address, &Opening { protocol: Some("graphql-transport-ws"), token: Some(other), ..Opening::default() }).await.unwrap();
    socket.say(json!({ "type": "connection_init" })).await;
    socket.heard().await;
    socket.subscribe("all", "subscription { auditEvents(after: \"0\") { kind subject } }").await;
    // a schedule that three clocks look at goes out once
    ask(a, me, "mutation { saveNewsCategory(input: {slug: \"x\", name: \"X\"}) { userErrors { code } } }").await;
    let category = ask(b, me, "{ newsCategories { id } }").await["newsCategories"][0]["id"].clone();
    let draft = format!(
        "mutation {{ createNews(input: {{title: \"t\", summary: \"s\", body: \"b\", categoryId: {category}}}) {{ entry {{ contentId }} userErrors {{ code }} }} }}"
    );
    let news = ask(c, me, &draft).await["createNews"]["entry"]["contentId"].clone();
    let soon = SystemClock.now().plus_millis(1_500).rfc3339();
    ask(a, me, &format!("mutation {{ scheduleContent(input: {{id: {news}, at: \"{soon}\"}}) {{ userErrors {{ code }} }} }}")).await;
    let published = loop {
        let record = socket.heard().await["payload"]["data"]["auditEvents"].clone();
        if record["kind"] == "CONTENT_PUBLISHED" {
            break record;
        }
    };
    assert_eq!(published["subject"], news);
    // one more turn of every clock, told by something that comes after it
    tokio::time::sleep(Duration::from_secs(2)).await;
    let log = ask(b, me, "{ auditLog(filter: {kinds: [CONTENT_PUBLISHED]}) { totalCount } news { totalCount } }").await;
    assert_eq!((&log["auditLog"]["totalCount"], &log["news"]["totalCount"]), (&json!(1), &json!(1)));
    // a token that one process makes useless ends its stream at another
    app.revoke_token(tokens[1].1).await.unwrap();
    let code = loop {
        match socket.next().await {
            Ok(_) => {}
            Err(code) => break code,
        }
    };
    assert_eq!(code, 4401);
    assert_eq!(post(a.address, other, None, "{ viewer { roles } }", &json!({})).await.unwrap().0, 401);

    // one of them tells an endpoint, in order, each event once but for a kill; when it dies, another does
    let receiver = Receiver::new().await;
    let url = receiver.url();
    ask(a, me, &format!("mutation {{ createWebhook(input: {{url: \"{url}\", kinds: [CONTENT_CREATED]}}) {{ secret userErrors {{ code }} }} }}")).await;
    for instance in [a, b, c] {
        ask(instance, me, &draft).await;
    }
    receiver.comes(3).await;
    let (mut events, mut logs) = (3, vec![0, 1, 2]);
    while instances.len() > 1 {
        let log = |place: usize| std::fs::read_to_string(folder.path().join(format!("log-{place}"))).unwrap();
        let leader = logs.iter().position(|place| log(*place).contains("this instance delivers to webhooks")).unwrap();
        logs.remove(leader);
        instances.remove(leader).kill();
        let killed = std::time::Instant::now();
        ask(&instances[0], me, &draft).await;
        events += 1;
        receiver.comes_anew(events).await;
        println!("with {} of {INSTANCES} left, told {:?} after the kill", instances.len(), killed.elapsed());
    }
    let positions: Vec<i64> = receiver.comes_anew(events).await.iter().map(crate::receiver::Got::position).collect();
    assert!(positions.len() == events && positions.is_sorted(), "{positions:?}");
    // each of two kills leaves one letter at most that was taken and not noted
    assert!(receiver.got().len() < events + INSTANCES, "{:?}", receiver.got());
    database.close().await;
}
