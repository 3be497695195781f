//! Measures, not tests: run by hand, `cargo test --test it -- --ignored --nocapture measure`, with `TEST_BINARY` naming a release build.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use devcenter::{
    app::{
        App,
        clock::{Clock, Mint, SystemClock},
    },
    domain::{actor::Channel, timestamp::Timestamp},
    store::{
        Address, Database,
        migrate::{Direction, migrate},
    },
};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

use crate::{
    cluster::{Instance, post},
    commands::devcenter,
    listen::{Opening, Socket},
};

/// All of them come from one address.
const CROWDED: (&str, &str) = ("DEVCENTER_CONNECTIONS_PER_ADDRESS", "12000");

/// Resident memory of a process, in kB.
fn memory(instance: &Instance) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", instance.child.id())).unwrap();
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap()
}

/// A text frame as a client sends it, masked with zeros.
fn frame(text: &str) -> Vec<u8> {
    let mut frame = vec![0x81];
    match u8::try_from(text.len()) {
        Ok(length) if length < 126 => frame.push(0x80 | length),
        _ => {
            frame.push(0x80 | 126);
            frame.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(text.as_bytes());
    frame
}

/// Upgraded and let in, without a client library's buffers; what is read is thrown away.
async fn raw(address: SocketAddr, init: &str, receive: Option<u32>) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    if let Some(size) = receive {
        socket.set_recv_buffer_size(size).unwrap();
    }
    let mut stream = socket.connect(address).await.unwrap();
    let upgrade = format!(
        "GET /graphql/ws HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
         sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n"
    );
    stream.write_all(upgrade.as_bytes()).await.unwrap();
    let mut answer = vec![0u8; 1024];
    let read = stream.read(&mut answer).await.unwrap();
    assert!(answer[..read].starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer[..read]));
    stream.write_all(&frame(init)).await.unwrap();
    let read = stream.read(&mut answer).await.unwrap();
    assert!(String::from_utf8_lossy(&answer[..read]).contains("connection_ack"));
    stream
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = devcenter(folder).args(arguments).args(["--data", &folder.display().to_string()]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measure"]
async fn measure_ten_thousand_idle_sockets() {
    let folder = tempfile::tempdir().unwrap();
    let address = Address::Sqlite(folder.path().to_owned());
    migrate(&address, Direction::Up, false).await.unwrap();
    let database = Database::open(&address, false).await.unwrap();
    let app = App::new(&database, crate::house::objects(folder.path()), Arc::new(SystemClock), Mint::from_system());
    let mut inits = Vec::new();
    // a person has ten sockets
    for place in 0..990 {
        let account = app.create_account(&format!("p-{place}"), "p", None, &[]).await.unwrap();
        let token = app.create_token(account, "t", Channel::Mobile, 1).await.unwrap();
        inits.push(json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {}", token.secret.reveal()) } }).to_string());
    }
    database.close().await;
    let instance = Instance::start_with(None, folder.path(), &folder.path().join("log"), &[CROWDED]);
    let before = memory(&instance);
    let started = Instant::now();
    let mut sockets = Vec::new();
    // a hundred are left for whoever looks
    for hundred in inits.chunks(10) {
        let hundred = hundred.iter().flat_map(|init| (0..10).map(|_| raw(instance.address, init, None)));
        sockets.extend(futures_util::future::join_all(hundred).await);
    }
    let after = memory(&instance);
    println!(
        "{} sockets in {:?}: {} MB, before {} MB, {:.1} kB each",
        sockets.len(),
        started.elapsed(),
        after / 1024,
        before / 1024,
        (after - before) as f64 / sockets.len() as f64
    );
    tokio::time::sleep(Duration::from_secs(40)).await;
    let at = instance.address;
    let shown = crate::cluster::exchange(at, &format!("GET /metrics HTTP/1.1\r\nhost: {at}\r\nconnection: close\r\n\r\n")).await.unwrap();
    let open = shown.lines().find(|line| line.starts_with("devcenter_sockets ")).unwrap_or_default();
    println!("after 40 s of pings that nobody answered: {open}, {} MB", memory(&instance) / 1024);
    assert_eq!(open, "devcenter_sockets 0");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measure"]
async fn measure_a_slow_reader_beside_fast_ones() {
    let folder = tempfile::tempdir().unwrap();
    let mut tokens = Vec::new();
    for place in 0..6 {
        run(folder.path(), &["account", "create", &format!("p-{place}"), "--role", "PLATFORM_ADMIN"]);
        tokens.push(run(folder.path(), &["token", "create", &format!("p-{place}")]));
    }
    let instance = Instance::start_with(None, folder.path(), &folder.path().join("log"), &[CROWDED]);
    let at = instance.address;
    let create = "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { program { id } } }";
    let program = post(at, &tokens[0], None, create, &json!({})).await.unwrap().1["data"]["createProgram"]["program"]["id"].as_str().unwrap().to_owned();
    let query = format!(
        "subscription {{ programEvents(programId: \"{program}\") {{ position event {{ at id kind by {{ id name }} program {{ id name slogan members {{ account {{ id name }} role since }} }} }} }} }}"
    );
    let subscribe = json!({ "id": "a", "type": "subscribe", "payload": { "query": query } }).to_string();
    let mut slow =
        raw(at, &json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {}", tokens[0]) } }).to_string(), Some(4096)).await;
    slow.write_all(&frame(&subscribe)).await.unwrap();
    let over = Arc::new(AtomicBool::new(false));
    let fast: Vec<_> = (0..50)
        .map(|place| {
            let (token, query, over) = (tokens[place % 6].clone(), query.clone(), over.clone());
            tokio::spawn(async move {
                let opening = Opening { protocol: Some("graphql-transport-ws"), token: Some(&token), ..Opening::default() };
                let mut socket = Socket::open(at, &opening).await.unwrap();
                socket.say(json!({ "type": "connection_init" })).await;
                socket.heard().await;
                socket.subscribe("a", &query).await;
                let mut delays = Vec::new();
                while !over.load(Ordering::Relaxed) {
                    let Ok(message) = tokio::time::timeout(Duration::from_millis(500), socket.next()).await else { continue };
                    let message = message.unwrap();
                    let event = &message["payload"]["data"]["programEvents"]["event"];
                    let decided = Timestamp::parse(event["at"].as_str().unwrap_or_else(|| panic!("{message}"))).unwrap();
                    delays.push(SystemClock.now().millis() - decided.millis());
                }
                delays
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (started, before) = (Instant::now(), memory(&instance));
    let mut cut = None;
    for change in 0..4_000 {
        let update = format!("mutation {{ updateBasicInfo(input: {{programId: \"{program}\", memo: \"{change}\"}}) {{ event {{ sequence }} }} }}");
        assert_eq!(post(at, &tokens[0], None, &update, &json!({})).await.unwrap().0, 200);
        if change % 100 == 0 {
            let shown = crate::cluster::exchange(at, &format!("GET /metrics HTTP/1.1\r\nhost: {at}\r\nconnection: close\r\n\r\n")).await.unwrap();
            let open = |name: &str| shown.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u32>().ok()).unwrap_or_default();
            if open("devcenter_sockets ") == 50 && cut.is_none() {
                cut = Some((change, started.elapsed(), open("devcenter_feed_slow_consumers_total ")));
            }
        }
        if cut.is_some() && change > 500 {
            break;
        }
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    over.store(true, Ordering::Relaxed);
    let mut delays: Vec<i64> = futures_util::future::join_all(fast).await.into_iter().flat_map(Result::unwrap).collect();
    delays.sort_unstable();
    println!(
        "the slow reader was cut: {cut:?} (change, after, slow consumers); fast ones: median {} ms, 99th percentile {} ms, most {} ms of {}; memory {} MB, before {} MB",
        delays[delays.len() / 2],
        delays[delays.len() * 99 / 100],
        delays[delays.len() - 1],
        delays.len(),
        memory(&instance) / 1024,
        before / 1024
    );
}
