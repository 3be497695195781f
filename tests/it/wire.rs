//! Connections byte by byte over real sockets: who is slow, who sends too much, who sends what can be read two ways, and how they are told.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use devcenter::server::Limits;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
    time::timeout,
};

use crate::house::House;

const PATIENCE: Duration = Duration::from_secs(20);
/// Long enough for a busy machine to do what is sent at once, short enough to be waited for.
const SHORT: Duration = Duration::from_millis(400);

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value))
    }

    /// A problem in the house's way.
    fn problem(&self) -> (u16, String) {
        assert_eq!(self.header("content-type"), Some("application/json"), "{}{}", self.head, self.body);
        assert_eq!(self.header("x-request-id").map(str::len), Some(16), "{}", self.head);
        let body: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{}", self.body));
        assert!(body["message"].as_str().is_some_and(|message| !message.is_empty()), "{body}");
        (self.status, body["code"].as_str().unwrap().to_owned())
    }
}

pub struct Wire {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    pub async fn to(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.unwrap(), read: Vec::new() }
    }

    pub async fn say(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    async fn more(&mut self) -> bool {
        let mut piece = [0; 4096];
        let bytes = timeout(PATIENCE, self.stream.read(&mut piece)).await.expect("something, or the end").unwrap_or(0);
        self.read.extend(&piece[..bytes]);
        bytes > 0
    }

    /// The next answer; None at the end of the connection.
    pub async fn hear(&mut self) -> Option<Answer> {
        loop {
            let text = String::from_utf8_lossy(&self.read).into_owned();
            if let Some((head, rest)) = text.split_once("\r\n\r\n") {
                let answer = Answer { status: head.split(' ').nth(1)?.parse().ok()?, head: head.to_owned(), body: String::new() };
                let length: usize = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
                if rest.len() >= length {
                    self.read.drain(..head.len() + 4 + length);
                    return Some(Answer { body: rest[..length].to_owned(), ..answer });
                }
            }
            if !self.more().await {
                assert!(text.is_empty(), "half an answer: {text}");
                return None;
            }
        }
    }

    /// Nothing more comes, and the other side has hung up.
    async fn closed(&mut self) -> bool {
        self.hear().await.is_none()
    }
}

/// A question that leaves the connection open.
fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: test\r\n\r\n")
}

fn post(length: usize, body: &str) -> String {
    format!("POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
}

const QUERY: &str = r#"{"query":"{ tags { slug } }"}"#;

#[tokio::test]
async fn what_can_be_read_two_ways_is_answered_400_and_hung_up_on() {
    let address = House::new().await.serve().await;
    let smuggled = "GET /livez HTTP/1.1\r\nhost: test\r\n\r\n";
    for request in [
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ntransfer-encoding: chunked\r\ncontent-length: 6\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-length: 0\r\ncontent-length: 6\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-length: +6\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-length: 0, 6\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ntransfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.1\r\nhost: test\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        format!("POST /graphql HTTP/1.0\r\nhost: test\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{smuggled}"),
        "GET /livez HTTP/1.1\r\nhost: test\r\nx: a\r\n b\r\n\r\n".to_owned(),
        "GET /livez HTTP/1.1\nhost: test\n\n".to_owned(),
        "GET /livez HTTP/1.1\r\nhost: test\nx: y\r\n\r\n".to_owned(),
        "GET /livez HTTP/1.1\r\nhost: test\r\nx: a\rb\r\n\r\n".to_owned(),
        "GET /livez HTTP/1.1\r\nhost: test\r\nno colon\r\n\r\n".to_owned(),
        "GET /li vez HTTP/1.1\r\nhost: test\r\n\r\n".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}".to_owned(),
    ] {
        let mut wire = Wire::to(address).await;
        wire.say(&request).await;
        assert_eq!(wire.hear().await.unwrap().problem(), (400, "BAD_USER_INPUT".to_owned()), "{request:?}");
        assert!(wire.closed().await, "{request:?}");
    }
    // one host, and only one
    for request in ["GET /livez HTTP/1.1\r\n\r\n", "GET /livez HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n"] {
        let mut wire = Wire::to(address).await;
        wire.say(request).await;
        assert_eq!(wire.hear().await.unwrap().problem().0, 400, "{request:?}");
    }
}

#[tokio::test]
async fn requests_in_a_row_are_answered_in_their_order() {
    let address = House::new().await.serve().await;
    let mut wire = Wire::to(address).await;
    wire.say(&format!("{}{}{}", get("/livez"), post(QUERY.len(), QUERY), get("/nowhere"))).await;
    assert_eq!(wire.hear().await.unwrap().body, "ok\n");
    assert_eq!(wire.hear().await.unwrap().body, r#"{"data":{"tags":[]}}"#);
    assert_eq!(wire.hear().await.unwrap().problem(), (404, "NOT_FOUND".to_owned()));
    // in pieces, with an answer between them
    for piece in ["GE", "T /livez HTTP/1.1\r", "\nhost: te", "st\r\n\r", "\n"] {
        wire.say(piece).await;
        tokio::task::yield_now().await;
    }
    assert_eq!(wire.hear().await.unwrap().status, 200);
    wire.say("POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n").await;
    wire.say(&format!("{:x}\r\n{QUERY}\r\n0\r\n\r\n", QUERY.len())).await;
    assert_eq!(wire.hear().await.unwrap().status, 200);
    // older clients
    wire.say("GET /livez HTTP/1.0\r\n\r\n").await;
    assert_eq!(wire.hear().await.unwrap().status, 200);
    assert!(wire.closed().await);
}

#[tokio::test]
async fn who_asks_for_leave_to_send_gets_it_and_a_head_without_a_body_is_only_a_head() {
    let address = House::new().await.serve().await;
    let mut wire = Wire::to(address).await;
    wire.say(&format!("{}\r\nexpect: 100-continue\r\n\r\n", post(QUERY.len(), "").trim_end())).await;
    assert_eq!(wire.hear().await.unwrap().status, 100);
    wire.say(QUERY).await;
    assert_eq!(wire.hear().await.unwrap().status, 200);
    wire.say("HEAD /schema.graphql HTTP/1.1\r\nhost: test\r\naccept-encoding: gzip\r\nconnection: close\r\n\r\n").await;
    while wire.more().await {}
    let text = String::from_utf8(wire.read.clone()).unwrap();
    assert!(text.starts_with("HTTP/1.1 200") && text.ends_with("\r\n\r\n") && text.matches("\r\n\r\n").count() == 1, "{text}");
    // what it says of the answer is what the whole one says
    assert!(text.contains("\r\ncontent-encoding: gzip\r\n") && text.contains("accept-encoding\r\n"), "{text}");
    // and it is no way to a socket
    let mut wire = Wire::to(address).await;
    let socket = "connection: upgrade, close\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==";
    wire.say(&format!("HEAD /graphql/ws HTTP/1.1\r\nhost: test\r\n{socket}\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n")).await;
    while wire.more().await {}
    let text = String::from_utf8(wire.read.clone()).unwrap();
    assert!(text.starts_with("HTTP/1.1 4"), "{text}");
}

#[tokio::test]
async fn a_head_that_is_too_long_is_answered_431_and_hung_up_on() {
    let address = House::new().await.serve().await;
    let many: String = (0..200).map(|number| format!("x-{number}: y\r\n")).collect();
    for head in [format!("x: {}\r\n", "y".repeat(40_000)), many, format!("x: {}\r\n", "y".repeat(900_000))] {
        let mut wire = Wire::to(address).await;
        let request = format!("GET /livez HTTP/1.1\r\nhost: test\r\n{head}\r\n");
        // the server may have hung up before the last byte
        let _ = timeout(PATIENCE, wire.stream.write_all(request.as_bytes())).await.unwrap();
        assert_eq!(wire.hear().await.unwrap().problem(), (431, "LIMIT_EXCEEDED".to_owned()));
        assert!(wire.closed().await);
    }
    let mut wire = Wire::to(address).await;
    wire.say(&format!("GET /livez HTTP/1.1\r\nhost: test\r\nx: {}\r\n\r\n", "y".repeat(20_000))).await;
    assert_eq!(wire.hear().await.unwrap().status, 200);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_was_read() {
    let address = House::new().await.serve().await;
    let mut wire = Wire::to(address).await;
    wire.say(&post(2 * 1024 * 1024, &"x".repeat(1_100_000))).await;
    let answer = wire.hear().await.unwrap();
    assert_eq!((answer.status, answer.header("connection")), (413, Some("close")), "{}", answer.body);
}

#[tokio::test]
async fn a_body_that_nobody_reads_is_never_taken_for_another_request() {
    let address = House::new().await.serve().await;
    let smuggled = "GET /livez HTTP/1.1\nhost: a\n\nGET /livez HTTP/1.1\r\nhost: a\r\n\r\n".repeat(50);
    for (path, kind, status) in
        [("/graphql", "text/plain", 415), ("/nowhere", "text/plain", 404), ("/livez", "text/plain", 405), ("/uploads/x", "application/zip", 404)]
    {
        let mut wire = Wire::to(address).await;
        let length = smuggled.len();
        wire.say(&format!("POST {path} HTTP/1.1\r\nhost: a\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n").replace("POST /up", "PUT /up")).await;
        for piece in smuggled.as_bytes().chunks(1_000) {
            // hung up on, perhaps
            let _ = wire.stream.write_all(piece).await;
            tokio::task::yield_now().await;
        }
        let answer = wire.hear().await.unwrap();
        assert_eq!((answer.status, answer.header("connection")), (status, Some("close")), "{path}");
        assert!(wire.closed().await, "{path}");
    }
}

#[tokio::test]
async fn who_is_slow_is_told_so_and_who_says_nothing_is_hung_up_on() {
    let house = House::new().await;
    let limits = Limits { head: SHORT, idle: SHORT * 3, body: SHORT, ..Limits::default() };
    let address = house.serve_as(house.doors_with(limits), std::future::pending()).await;
    // nothing at all
    assert!(Wire::to(address).await.closed().await);
    // half a head, fresh or after another request
    let mut fresh = Wire::to(address).await;
    fresh.say("GET /livez HTTP/1.1\r\nho").await;
    assert_eq!(fresh.hear().await.unwrap().problem(), (408, "LIMIT_EXCEEDED".to_owned()));
    assert!(fresh.closed().await);
    let mut used = Wire::to(address).await;
    used.say(&get("/livez")).await;
    assert_eq!(used.hear().await.unwrap().status, 200);
    let began = Instant::now();
    used.say("GET /livez HTTP/1.1\r\nho").await;
    assert_eq!(used.hear().await.unwrap().problem().0, 408);
    assert!(began.elapsed() < SHORT * 3, "a head has less time than a pause");
    // a byte now and then keeps nobody here
    let mut dripping = Wire::to(address).await;
    let (began, mut said) = (Instant::now(), 0);
    while began.elapsed() < PATIENCE && dripping.stream.write_all(b"G").await.is_ok() {
        said += 1;
        tokio::time::sleep(SHORT / 4).await;
    }
    assert!(said < 40, "{said}");
    // half a body
    let mut half = Wire::to(address).await;
    half.say(&post(100, "{\"query\":")).await;
    let answer = half.hear().await.unwrap();
    assert_eq!((answer.status, answer.body.contains("took too long to arrive")), (408, true), "{}", answer.body);
    assert!(half.closed().await);
    // between two requests there is more time than for one, but not for ever
    let mut idle = Wire::to(address).await;
    idle.say(&get("/livez")).await;
    assert_eq!(idle.hear().await.unwrap().status, 200);
    tokio::time::sleep(SHORT * 2).await;
    idle.say(&get("/livez")).await;
    assert_eq!(idle.hear().await.unwrap().status, 200);
    assert!(idle.closed().await);
    assert_eq!(house.doors.crowd.unfinished(), 0);
}

#[tokio::test]
async fn a_connection_too_many_is_told_so_and_makes_room_when_others_end() {
    let house = House::new().await;
    for (limits, why) in [
        (Limits { connections: 3, ..Limits::default() }, "as many connections as it can"),
        (Limits { per_address: 3, ..Limits::default() }, "too many connections from this address"),
    ] {
        let doors = house.doors_with(limits);
        let crowd = doors.crowd.clone();
        let address = house.serve_as(doors, std::future::pending()).await;
        let mut taken = Vec::new();
        for _ in 0..3 {
            let mut wire = Wire::to(address).await;
            wire.say(&get("/livez")).await;
            assert_eq!(wire.hear().await.unwrap().status, 200);
            taken.push(wire);
        }
        for _ in 0..5 {
            let mut refused = Wire::to(address).await;
            let _ = refused.stream.write_all(get("/livez").as_bytes()).await;
            let answer = refused.hear().await.unwrap();
            assert_eq!(answer.problem(), (503, "UNAVAILABLE".to_owned()));
            assert!(answer.body.contains(why) && answer.header("retry-after").is_some(), "{}", answer.body);
            assert!(refused.closed().await);
        }
        assert_eq!((crowd.open(), crowd.refused()), (3, 5));
        // those that were in are served on
        taken[0].say(&get("/livez")).await;
        assert_eq!(taken[0].hear().await.unwrap().status, 200);
        taken.pop();
        while crowd.open() == 3 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let mut next = Wire::to(address).await;
        next.say(&get("/livez")).await;
        assert_eq!(next.hear().await.unwrap().status, 200);
    }
}

#[tokio::test]
async fn a_server_that_stops_waits_for_answers_and_not_for_heads_that_never_end() {
    let house = House::new().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let doors = house.doors_with(Limits::default());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(devcenter::server::attend(listener, doors, async move {
        let _ = stopped.await;
    }));
    let mut idle = Wire::to(address).await;
    idle.say(&get("/livez")).await;
    idle.hear().await.unwrap();
    let mut silent = Wire::to(address).await;
    let mut half = Wire::to(address).await;
    half.say("GET /livez HTTP/1.1\r\n").await;
    let mut again = Wire::to(address).await;
    again.say(&get("/livez")).await;
    again.hear().await.unwrap();
    again.say("GET /livez HTTP/1.1\r\n").await;
    // its body is still on its way
    let mut busy = Wire::to(address).await;
    busy.say(&post(QUERY.len(), "")).await;
    tokio::time::sleep(SHORT / 4).await;
    stop.send(()).unwrap();
    assert!(idle.closed().await && silent.closed().await && half.closed().await && again.closed().await);
    assert!(TcpStream::connect(address).await.is_err(), "nobody is taken in any more");
    assert!(!server.is_finished());
    busy.say(QUERY).await;
    let answer = busy.hear().await.unwrap();
    assert_eq!((answer.status, answer.header("connection")), (200, Some("close")));
    timeout(PATIENCE, server).await.unwrap().unwrap();
}
