//! W7: many who follow one program by graphql-transport-ws, and what a step of it costs until the last of them has heard.
//! Raw frames on one thread: the client must not be what is measured.

use std::{
    cell::RefCell,
    collections::HashMap,
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Notify,
};

use crate::{
    Result,
    data::Kind,
    load, machine,
    measure::Measuring,
    options::Options,
    requests::{Speaks, request, upgrade},
    rows, say,
    servers::{Server, Setup},
    table::{median, print, write},
    workloads::{Ask, Asks, Workload},
};

const DOCUMENT: &str = "subscription Follow($program: ID!) { programEvents(programId: $program) { position event { id kind sequence at } } }";
/// Which of the programs in gray.
const GRAY: usize = 0;

/// What was heard: for each event by its number, how many have it, and since when the last.
#[derive(Default)]
struct Heard {
    ready: usize,
    events: HashMap<i64, (usize, Instant)>,
    first: Option<Value>,
    broken: Option<String>,
}

/// Of all followers together.
#[derive(Default)]
struct Ears {
    heard: RefCell<Heard>,
    /// Something was heard.
    news: Notify,
}

impl Ears {
    async fn until(&self, seconds: u64, done: impl Fn(&Heard) -> bool) -> Result<bool> {
        let end = Instant::now() + Duration::from_secs(seconds);
        loop {
            if let Some(why) = self.heard.borrow_mut().broken.take() {
                return Err(why.into());
            }
            if done(&self.heard.borrow()) {
                return Ok(true);
            }
            if Instant::now() > end {
                return Ok(false);
            }
            let _ = tokio::time::timeout(Duration::from_millis(100), self.news.notified()).await;
        }
    }
}

fn frame(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x80 | kind];
    if body.len() < 126 {
        frame.push(0x80 | body.len() as u8);
    } else {
        frame.push(0x80 | 126);
        frame.extend_from_slice(&(body.len() as u16).to_be_bytes());
    }
    // a mask of zeros leaves the bytes as they are
    frame.extend_from_slice(&[0; 4]);
    frame.extend_from_slice(body);
    frame
}

/// The first whole frame: its kind, where its body begins, and where it ends.
fn whole(bytes: &[u8]) -> Option<(u8, usize, usize)> {
    let (head, length) = match *bytes.get(1)? & 0x7f {
        126 => (4, u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?) as usize),
        127 => (10, u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?) as usize),
        length => (2, length as usize),
    };
    (bytes.len() >= head + length).then_some((bytes[0] & 15, head, head + length))
}

async fn follower(address: std::net::SocketAddr, hello: Vec<u8>, subscribe: Rc<Vec<u8>>, ears: Rc<Ears>) -> std::result::Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut stream = TcpStream::connect(address).await.map_err(failed)?;
    stream.set_nodelay(true).map_err(failed)?;
    stream.write_all(&hello).await.map_err(failed)?;
    let mut bytes: Vec<u8> = Vec::with_capacity(1024);
    let mut upgraded = false;
    let number = memchr::memmem::Finder::new("\"sequence\":");
    loop {
        if stream.read_buf(&mut bytes).await.map_err(failed)? == 0 {
            return Err("a socket was closed".into());
        }
        let now = Instant::now();
        let mut used = 0;
        if !upgraded {
            let Some(end) = memchr::memmem::find(&bytes, b"\r\n\r\n") else { continue };
            if !bytes.starts_with(b"HTTP/1.1 101") {
                return Err(String::from_utf8_lossy(&bytes).into_owned());
            }
            upgraded = true;
            used = end + 4;
            stream.write_all(&frame(1, br#"{"type":"connection_init"}"#)).await.map_err(failed)?;
        }
        while let Some((kind, head, end)) = whole(&bytes[used..]) {
            let body = &bytes[used + head..used + end];
            match kind {
                1 => {
                    if let Some(at) = number.find(body) {
                        let digits = &body[at + 11..];
                        let sequence = digits.iter().take_while(|byte| byte.is_ascii_digit()).fold(0i64, |number, byte| number * 10 + i64::from(byte - b'0'));
                        let mut heard = ears.heard.borrow_mut();
                        if heard.first.is_none() {
                            heard.first = serde_json::from_slice(body).ok();
                        }
                        let event = heard.events.entry(sequence).or_insert((0, now));
                        *event = (event.0 + 1, now);
                        ears.news.notify_one();
                    } else if memchr::memmem::find(body, b"connection_ack").is_some() {
                        stream.write_all(&subscribe).await.map_err(failed)?;
                        ears.heard.borrow_mut().ready += 1;
                        ears.news.notify_one();
                    } else if memchr::memmem::find(body, b"\"ping\"").is_some() {
                        stream.write_all(&frame(1, br#"{"type":"pong"}"#)).await.map_err(failed)?;
                    } else if memchr::memmem::find(body, b"\"errors\":").is_some() || memchr::memmem::find(body, b"\"type\":\"error\"").is_some() {
                        return Err(String::from_utf8_lossy(body).into_owned());
                    }
                }
                8 => return Err(format!("a socket was closed: {}", String::from_utf8_lossy(body.get(2..).unwrap_or_default()))),
                9 => stream.write_all(&frame(10, body)).await.map_err(failed)?,
                _ => {}
            }
            used += end;
        }
        bytes.drain(..used);
    }
}

/// What one round came to.
struct Figures {
    server: String,
    followers: usize,
    message_us: f64,
    database_us: f64,
    kilobytes: f64,
    memory_mb: f64,
    /// From the answer of the mutation to the last of all, in milliseconds: of the middle event and of the slowest.
    last_ms: f64,
    worst_ms: f64,
    connect_s: f64,
}

pub fn run(options: &Options, measuring: &Measuring, servers: &[Server], setup: &Setup) -> Result<()> {
    let mut all: Vec<Figures> = Vec::new();
    for round in 0..options.rounds {
        for followers in &options.followers {
            for place in 0..servers.len() {
                let server = &servers[(place + round) % servers.len()];
                if server.speaks == Speaks::Postgraphile {
                    continue;
                }
                let figures = round_of(measuring, server, *followers, round).map_err(|error| format!("{} W7 with {followers}: {error}", server.name))?;
                say(&format!(
                    "round {}/{} W7 {followers}: {} {:.1} µs a message, {:.1} kB each, {:.0} ms to the last",
                    round + 1,
                    options.rounds,
                    server.name,
                    figures.message_us,
                    figures.kilobytes,
                    figures.last_ms
                ));
                all.push(figures);
            }
        }
    }
    let mut lines = vec![
        ["W7 followers", "", "server", "server µs/message", "database µs/message", "kB each", "MB", "last ms", "worst ms", "connect s"]
            .map(str::to_owned)
            .to_vec(),
    ];
    let mut rows: Vec<Value> = Vec::new();
    for followers in &options.followers {
        for server in servers {
            let of: Vec<&Figures> = all.iter().filter(|it| it.followers == *followers && it.server == server.name).collect();
            if of.is_empty() {
                continue;
            }
            let middle = |field: fn(&Figures) -> f64| median(of.iter().map(|it| field(it)).collect());
            let figures = [
                middle(|it| it.message_us),
                middle(|it| it.database_us),
                middle(|it| it.kilobytes),
                middle(|it| it.memory_mb),
                middle(|it| it.last_ms),
                middle(|it| it.worst_ms),
                middle(|it| it.connect_s),
            ];
            let mut line = vec![followers.to_string(), String::new(), server.name.clone()];
            line.extend(figures.iter().map(|figure| format!("{figure:.1}")));
            lines.push(line);
            rows.push(json!({ "workload": "W7", "followers": followers, "server": server.name, "message_us": figures[0], "database_us": figures[1], "kilobytes": figures[2], "memory_mb": figures[3],
                "last_ms": figures[4], "worst_ms": figures[5], "connect_s": figures[6] }));
        }
    }
    print(&lines);
    write(options, setup, "W7", &json!({ "rows": rows }))
}

fn round_of(measuring: &Measuring, server: &Server, followers: usize, round: usize) -> Result<Figures> {
    server.wake();
    if let Some(control) = &measuring.control {
        measuring.runtime.block_on(rows::remember(control))?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let figures = tokio::task::LocalSet::new().block_on(&runtime, followed(measuring.asks, server, followers, round, measuring.postgres));
    // sockets are closed by now; what they leave is to be put away
    drop(runtime);
    std::thread::sleep(Duration::from_millis(1500));
    match &measuring.control {
        Some(control) => measuring.runtime.block_on(rows::settle(control, server.speaks == Speaks::Devcenter, server))?,
        None => server.sleep(),
    }
    figures
}

async fn followed(asks: &Arc<Asks>, server: &Server, followers: usize, round: usize, postgres: i32) -> Result<Figures> {
    let ears = Rc::new(Ears::default());
    let variables = json!({ "program": asks.world.named(Kind::Program, asks.grays[GRAY].program) });
    let subscribe = json!({ "id": "1", "type": "subscribe", "payload": { "query": DOCUMENT, "variables": variables } }).to_string();
    let subscribe = Rc::new(frame(1, subscribe.as_bytes()));
    let holders = asks.world.holders();
    // the same memory every time: what earlier rounds left is there before
    tokio::time::sleep(Duration::from_millis(500)).await;
    let before = machine::memory(server.pid(), true);
    let began = Instant::now();
    let mut tasks = Vec::new();
    for place in 0..followers {
        let hello = upgrade(asks, server.speaks, holders[place % holders.len()]);
        let (address, subscribe, own) = (server.address, subscribe.clone(), ears.clone());
        tasks.push(tokio::task::spawn_local(async move {
            if let Err(why) = follower(address, hello, subscribe, own.clone()).await {
                own.heard.borrow_mut().broken.get_or_insert(why);
                own.news.notify_one();
            }
        }));
        // not more at once than a queue of new connections holds
        if place % 50 == 49 && !ears.until(20, |heard| heard.ready + 50 > place).await? {
            return Err(format!("{} of {} are connected", ears.heard.borrow().ready, place + 1).into());
        }
    }
    if !ears.until(60, |heard| heard.ready >= followers).await? {
        return Err(format!("{} of {followers} are connected", ears.heard.borrow().ready).into());
    }
    let connect_s = began.elapsed().as_secs_f64();
    tokio::time::sleep(Duration::from_millis(2000)).await;
    let kilobytes = (machine::memory(server.pid(), true) - before) * 1024.0 / followers as f64;
    machine::forget_peak(server.pid());
    let mut turn = 0u64;
    let run = format!("follow-{}-{}-{followers}-{round}", std::process::id(), server.pid());
    let mut step = async || -> Result<(i64, Instant)> {
        turn += 1;
        // any percentage but the one before
        let ask = Ask::Step(GRAY, 1 + (turn as i64 * 7 + round as i64 * 301 + followers as i64) % 9_998, format!("{run}-{turn}"));
        let (status, body) = load::ask(server.address, &request(asks, server.speaks, Workload::Step, &ask)).await?;
        let answered = Instant::now();
        let answer: Value = serde_json::from_slice(&body)?;
        let sequence = answer["data"]["adjustGray"]["event"]["sequence"].as_i64().ok_or_else(|| format!("{status} {answer}"))?;
        Ok((sequence, answered))
    };
    // who subscribed is not told when it stands: the first events that everybody hears are not counted
    let mut standing = false;
    for _ in 0..10 {
        let (sequence, _) = step().await?;
        if ears.until(5, |heard| heard.events.get(&sequence).is_some_and(|event| event.0 >= followers)).await? {
            standing = true;
            break;
        }
    }
    if !standing {
        return Err(format!("not everybody hears: {:?}", ears.heard.borrow().events.values().map(|event| event.0).collect::<Vec<_>>()).into());
    }
    let (events, pause) = if followers <= 1_000 { (30, Duration::from_millis(200)) } else { (12, Duration::from_millis(1000)) };
    let sample = || [machine::cpu(server.pid()), if postgres > 0 { machine::cpu(postgres) } else { 0.0 }];
    let cpu = sample();
    let mut lasts = Vec::new();
    for _ in 0..events {
        let due = tokio::time::Instant::now() + pause;
        let (sequence, answered) = step().await?;
        if !ears.until(20, |heard| heard.events.get(&sequence).is_some_and(|event| event.0 >= followers)).await? {
            return Err(format!("{:?} of {followers} heard an event", ears.heard.borrow().events.get(&sequence).map(|event| event.0)).into());
        }
        let (count, last) = ears.heard.borrow().events[&sequence];
        if count != followers {
            return Err(format!("{count} messages for {followers} followers").into());
        }
        lasts.push(last.saturating_duration_since(answered).as_secs_f64() * 1000.0);
        tokio::time::sleep_until(due).await;
    }
    let took = sample();
    let messages = (events * followers) as f64;
    let first = ears.heard.borrow_mut().first.take().unwrap_or_default();
    let event = &first["payload"]["data"]["programEvents"];
    if event["position"].as_i64().is_none()
        || event["event"]["kind"] != "GRAY_ADJUSTED"
        || event["event"]["id"].as_str().is_none()
        || event["event"]["at"].as_str().is_none()
    {
        return Err(format!("another message: {first}").into());
    }
    for task in tasks {
        task.abort();
    }
    Ok(Figures {
        server: server.name.clone(),
        followers,
        message_us: (took[0] - cpu[0]) / messages,
        database_us: (took[1] - cpu[1]) / messages,
        kilobytes,
        memory_mb: machine::memory(server.pid(), false),
        last_ms: median(lasts.clone()),
        worst_ms: lasts.into_iter().fold(0.0, f64::max),
        connect_s,
    })
}
