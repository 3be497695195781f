//! What an operator looks at, and how the server stops.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use devcenter::{
    app::{
        App,
        clock::{Mint, SystemClock},
    },
    domain::actor::Channel,
    store::{
        Address, Database,
        migrate::{Direction, migrate},
    },
};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    cluster::{Instance, exchange, post},
    house::{House, Person, fresh_address},
    listen::{Opening, Socket, read},
    store_story::meddle,
    studio::Studio,
};

async fn text(house: &House, path: &str) -> (u16, String) {
    let reply = house.send(&Person::anonymous(), "GET", path, Vec::new(), "").await;
    (reply.status.as_u16(), String::from_utf8(reply.body).unwrap())
}

#[tokio::test]
async fn a_server_is_ready_only_with_the_tables_it_knows_and_a_log_that_is_stamped() {
    let house = House::new().await;
    house.person(&[]).await;
    assert_eq!(text(&house, "/livez").await, (200, "ok\n".to_owned()));
    assert_eq!(text(&house, "/readyz").await, (200, "ok\n".to_owned()));
    house.clock.advance_millis(10_000);
    let (status, why) = text(&house, "/readyz").await;
    assert!(status == 503 && why.contains("waits for its stamps"), "{why}");
    house.turn().await;
    assert_eq!(text(&house, "/readyz").await.0, 200);
    meddle(&house.address, "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_from_the_future', 0)").await;
    let (status, why) = text(&house, "/readyz").await;
    assert!(status == 503 && why.contains("not those of this version"), "{why}");
}

#[tokio::test]
async fn the_metrics_say_what_was_asked_refused_told_and_waits() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let mut events = house.listen(&studio.admin, "subscription Watching { viewerEvents { position } }").await;
    house.ask(&studio.admin, "query HomeScreen { viewer { channel } }").await;
    house.ask(&studio.admin, "mutation { createProgram(input: {name: \"\", slogan: \"\"}) { userErrors { code } } }").await;
    house.ask(&Person::anonymous(), "query HomeScreen { auditLog { totalCount } }").await;
    house.ask(&Person::anonymous(), "{").await;
    studio.upload("1.0.0").await;
    let (_, before) = text(house, "/metrics").await;
    assert!(before.contains("devcenter_sequencer_waiting 1\n"), "{before}");
    house.turn().await;
    events.told().await;
    let (status, shown) = text(house, "/metrics").await;
    assert_eq!(status, 200);
    for line in [
        "devcenter_requests_total{operation=\"HomeScreen\",kind=\"query\",outcome=\"ok\"} 1",
        "devcenter_requests_total{operation=\"HomeScreen\",kind=\"query\",outcome=\"error\"} 1",
        "devcenter_requests_total{operation=\"Watching\",kind=\"subscription\",outcome=\"begun\"} 1",
        "devcenter_requests_total{operation=\"unnamed\",kind=\"unread\",outcome=\"refused\"} 1",
        "devcenter_refusals_total{code=\"UNAUTHENTICATED\"} 1",
        "devcenter_refusals_total{code=\"GRAPHQL_PARSE_FAILED\"} 1",
        "devcenter_request_seconds_count{operation=\"HomeScreen\"} 2",
        "devcenter_event_streams 1",
        "devcenter_sockets 0",
        "devcenter_subscriptions 1",
        "devcenter_feed_told_total 1",
        "devcenter_feed_lag 0",
        "devcenter_sequencer_waiting 0",
        "devcenter_pool_timeouts_total 0",
    ] {
        let (name, least) = line.rsplit_once(' ').unwrap();
        let found = shown.lines().find_map(|it| it.strip_prefix(name)?.trim().parse::<u64>().ok());
        // requests are counted for the whole process: nextest gives each test one of its own, without it others ask as well
        let whole = std::env::var_os("NEXTEST").is_none() && ["devcenter_request", "devcenter_refusals"].iter().any(|it| name.starts_with(it));
        let (least, found) = (least.parse::<u64>().unwrap(), found.unwrap_or_else(|| panic!("{line} missing in {shown}")));
        assert!(found == least || (whole && found > least), "{line} is {found} in {shown}");
    }
    assert!(shown.contains("devcenter_pool_connections{") && shown.ends_with("# EOF\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_answers_what_is_under_way_and_sends_its_streams_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    migrate(&address, Direction::Up, false).await.unwrap();
    let database = Database::open(&address, false).await.unwrap();
    let app = App::new(&database, crate::house::objects(folder.path()), Arc::new(SystemClock), Mint::from_system());
    let mut tokens = Vec::new();
    for place in 0..4 {
        let account = app.create_account(&format!("person-{place}"), "person", None, &[]).await.unwrap();
        tokens.push(app.create_token(account, "t", Channel::Desktop, 1).await.unwrap().secret.reveal().to_owned());
    }
    let url = if let Address::Postgres(url) = &address { Some(url.clone()) } else { None };
    let mut server = Instance::start(url.as_deref(), folder.path(), &folder.path().join("log"));
    let at = server.address;

    let opening = Opening { protocol: Some("graphql-transport-ws"), token: Some(&tokens[0]), ..Opening::default() };
    let mut busy = Socket::open(at, &opening).await.unwrap();
    let mut idle = Socket::open(at, &opening).await.unwrap();
    for socket in [&mut busy, &mut idle] {
        socket.say(json!({ "type": "connection_init" })).await;
        socket.heard().await;
    }
    busy.subscribe("a", "subscription { viewerEvents(after: \"0\") { cursor } }").await;
    let body = json!({ "query": "subscription { viewerEvents(after: \"0\") { cursor } }" }).to_string();
    let request = format!(
        "POST /graphql HTTP/1.1\r\nhost: {at}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n{body}",
        tokens[1],
        body.len()
    );
    let mut stream = TcpStream::connect(at).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    // both have begun before anything else is asked
    let mut status = [0; "HTTP/1.1 200".len()];
    stream.read_exact(&mut status).await.unwrap();
    assert_eq!(&status, b"HTTP/1.1 200");
    busy.say(json!({ "type": "ping" })).await;
    while busy.heard().await["type"] != "pong" {}
    let stream = tokio::spawn(async move {
        let mut events = String::new();
        stream.read_to_string(&mut events).await.map(|_| events)
    });
    let mutation = "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { program { id } userErrors { code } } }";
    let (told, mut heard) = tokio::sync::mpsc::channel(1_000);
    let requests: Vec<_> = (0..200)
        .map(|place| {
            let (token, told) = (tokens[place % 4].clone(), told.clone());
            tokio::spawn(async move {
                let answer = post(at, &token, None, mutation, &json!({})).await;
                let _ = told.send(()).await;
                answer
            })
        })
        .collect();
    // all were sent; the first answer says that the others are under way
    heard.recv().await.unwrap();
    let started = Instant::now();
    server.ask_to_stop();
    let mut made = 0;
    for request in requests {
        match request.await.unwrap() {
            Some((200, answer)) => {
                assert!(answer["data"]["createProgram"]["program"]["id"].is_string(), "{answer}");
                made += 1;
            }
            // never taken in
            None => {}
            Some(other) => panic!("{other:?}"),
        }
    }
    let end = loop {
        let message = busy.heard().await;
        if message["type"] == "error" {
            break message;
        }
    };
    let extensions = &end["payload"][0]["extensions"];
    assert_eq!((&extensions["code"], extensions["cursor"].is_string()), (&json!("SHUTTING_DOWN"), true));
    assert_eq!((busy.closed().await, idle.closed().await), (1001, 1001));
    let events = stream.await.unwrap().unwrap();
    let sent: Vec<_> = events.split("\n\n").filter_map(read).collect();
    let last: Vec<_> = sent[sent.len() - 2..].iter().map(|sent| (sent.event.as_str(), sent.code())).collect();
    assert_eq!(last, [("next", "SHUTTING_DOWN"), ("complete", "")]);
    let status = tokio::task::block_in_place(|| server.child.wait().unwrap());
    assert!(status.success() && started.elapsed() < Duration::from_secs(30), "{status} after {:?}", started.elapsed());
    assert_eq!(database.reader().all_programs_count("").await.unwrap(), made, "each that was made was acknowledged");
    assert!(made > 0);
    database.close().await;
}

/// A small disk of its own, unmounted at the end. None where this machine lets nobody mount one.
struct Disk(tempfile::TempDir);

impl Disk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "none"]).arg(folder.path()).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(folder))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").args(["-l"]).arg(self.0.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_changes_answers_questions_and_heals() {
    if crate::house::postgres().is_some() {
        return;
    }
    let Some(disk) = Disk::new() else {
        println!("skipped: no disk can be mounted here");
        return;
    };
    let (folder, log) = (disk.0.path().join("data"), tempfile::NamedTempFile::new().unwrap());
    let run = |arguments: &[&str]| {
        let output = crate::commands::devcenter(disk.0.path()).args(arguments).args(["--data", &folder.display().to_string()]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    run(&["account", "create", "ann"]);
    let token = run(&["token", "create", "ann"]);
    let server = Instance::start(None, &folder, log.path());
    let create = "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { program { id } userErrors { code } } }";
    let (mut made, mut refused) = (0, 0);
    // whatever is left goes to somebody else
    let filler = disk.0.path().join("filler");
    let mut bytes = vec![0u8; 64 * 1024];
    let mut file = std::fs::File::create(&filler).unwrap();
    while std::io::Write::write_all(&mut file, &bytes).is_ok() {}
    bytes.truncate(512);
    while std::io::Write::write_all(&mut file, &bytes).is_ok() {}
    while refused < 20 {
        // what was begun before it was full may still fit
        assert!(made < 90, "the disk is not full");
        match post(server.address, &token, None, create, &json!({})).await {
            Some((200, answer)) if answer["data"]["createProgram"]["program"]["id"].is_string() => made += 1,
            Some((503, answer)) => {
                assert_eq!(answer["errors"][0]["extensions"]["code"], "STORAGE_FULL", "{answer}");
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
        let (status, answer) = post(server.address, &token, None, "{ viewer { programs { totalCount } } }", &json!({})).await.unwrap();
        assert_eq!((status, &answer["data"]["viewer"]["programs"]["totalCount"]), (200, &json!(made)), "questions are answered");
    }
    drop(file);
    std::fs::remove_file(&filler).unwrap();
    let (status, answer) = post(server.address, &token, None, create, &json!({})).await.unwrap();
    assert_eq!(status, 200, "{answer}");
    let (_, answer) = post(server.address, &token, None, "{ viewer { programs { totalCount } } }", &json!({})).await.unwrap();
    assert_eq!(answer["data"]["viewer"]["programs"]["totalCount"], made + 1);
    drop(server);
    assert!(run(&["audit", "verify"]).contains("are as they were written"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_has_a_line_for_each_request_and_no_secret_in_any() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let url = if let Address::Postgres(url) = &address { Some(url.clone()) } else { None };
    let log = folder.path().join("log");
    let settings = [("DEVCENTER_LOG_FORMAT", "json"), ("DEVCENTER_TRUSTED_PROXIES", "127.0.0.1")];
    let server = Instance::start_with(url.as_deref(), folder.path(), &log, &settings);
    let secret = "dct_hunter2hunter2hunter2hunter2hunter2";
    let body = json!({ "query": "query Peek($x: String) { tags { slug } }", "operationName": "Peek", "variables": { "x": secret } }).to_string();
    let head = format!("host: a\r\nauthorization: Bearer {secret}\r\ncookie: session={secret}\r\nx-forwarded-for: 198.51.100.7\r\nconnection: close\r\n");
    for request in [
        format!("POST /graphql HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len()),
        format!("GET /graphql?query=%7Btags%7Bslug%7D%7D&variables=%7B%22x%22:%22{secret}%22%7D HTTP/1.1\r\n{head}\r\n"),
        format!("PUT /uploads/{secret} HTTP/1.1\r\n{head}content-length: 0\r\n\r\n"),
        format!("GET /{secret} HTTP/1.1\r\n{head}\r\n"),
        format!("{} / HTTP/1.1\r\n{head}\r\n", "LONG".repeat(30)),
        format!("GET /{secret} HTTP/1.1\nhost: a\n\n"),
        "GET /livez HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_owned(),
    ] {
        exchange(server.address, &request).await.unwrap();
    }
    let lines = || std::fs::read_to_string(&log).unwrap();
    while lines().matches("devcenter::access").count() < 7 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let text = lines();
    assert!(!text.contains("hunter2"), "{text}");
    let all: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect();
    let told: Vec<_> = all
        .iter()
        .filter(|line| line["target"] == "devcenter::access")
        .map(|line| (line["route"].as_str().unwrap(), line["status"].as_u64().unwrap()))
        .collect();
    assert_eq!(told, [("/graphql", 401), ("/graphql", 401), ("/uploads/{ticket}", 401), ("none", 404), ("/", 405), ("none", 400), ("/livez", 200)]);
    let first = all.iter().find(|line| line["target"] == "devcenter::access").unwrap();
    assert_eq!((&first["peer"], &first["method"]), (&json!("198.51.100.7"), &json!("POST")));
    assert!(first["bytes"].as_u64().unwrap() > 50 && first["duration_ms"].is_number() && first["request_id"].as_str().unwrap().len() == 16, "{first}");
}
