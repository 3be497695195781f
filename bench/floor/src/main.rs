//! The floor: what the same questions cost without GraphQL. Plain REST, one hand-tuned statement each, rows written to JSON by hand.

mod answers;
mod database;
mod log;
mod sql;
mod sqlite;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError, RwLock},
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    body::Bytes,
    extract::{
        Path, RawQuery, State,
        ws::{Message, Utf8Bytes, WebSocketUpgrade},
    },
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use sha2::{Digest, Sha256};
use tokio::sync::{Notify, broadcast};
use wire::Json;

use answers::{Answer, Feed, Home, Mine, One, Stepped, Text, Which};
use database::{Database, Failure, Question, Value};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

struct House {
    database: Database,
    /// By the digest that is stored.
    tokens: HashMap<[u8; 32], (u128, bool)>,
    /// By their text, once it was seen.
    seen: RwLock<HashMap<String, (u128, bool)>>,
    topics: Mutex<HashMap<u128, broadcast::Sender<Utf8Bytes>>>,
    /// Told when something was written, for whoever keeps the log.
    written: Arc<Notify>,
}

type Hand = State<&'static House>;

impl House {
    fn topic(&self, program: u128) -> broadcast::Sender<Utf8Bytes> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner).entry(program).or_insert_with(|| broadcast::channel(64).0).clone()
    }

    /// Tells an event to everybody who follows the program. There is no log with a place here: the program's own numbers stand for it.
    fn tell(&self, program: u128, revision: i64, event: u128, at: i64) {
        let Some(topic) = self.topics.lock().unwrap_or_else(PoisonError::into_inner).get(&program).cloned() else { return };
        let mut json = Json::with_capacity(256);
        json.raw("{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"programEvents\":{\"position\":")
            .int(revision)
            .raw(",\"event\":{\"id\":")
            .id("event", event);
        json.raw(",\"kind\":\"GRAY_ADJUSTED\",\"sequence\":").int(revision).raw(",\"at\":").time(at).raw("}}}}}");
        if let Ok(text) = Utf8Bytes::try_from(Bytes::from(json.0)) {
            let _ = topic.send(text);
        }
    }

    /// Whose token it is, and whether it is the host app's.
    fn caller(&self, headers: &HeaderMap) -> Option<(u128, bool)> {
        let token = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
        if let Some(known) = self.seen.read().ok()?.get(token) {
            return Some(*known);
        }
        let digest: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        let known = *self.tokens.get(&digest)?;
        self.seen.write().ok()?.insert(token.to_owned(), known);
        Some(known)
    }
}

fn reply(body: Result<Vec<u8>, Failure>) -> Response {
    match body {
        Ok(body) => {
            let mut response = axum::body::Body::from(body).into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn parameter<'a>(query: &'a Option<String>, name: &str) -> Option<&'a str> {
    query.as_deref()?.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

async fn feed(State(house): Hand, RawQuery(query): RawQuery) -> Response {
    let number = |name| parameter(&query, name).and_then(|it| it.parse::<i64>().ok());
    let values = match (number("pinned"), number("at"), parameter(&query, "id").and_then(wire::bits)) {
        (Some(pinned), Some(at), Some(id)) => [Value::Short(pinned as i32), Value::Long(at), Value::Id(id)],
        // before everything
        _ => [Value::Short(i32::MAX), Value::Long(i64::MAX), Value::Id(u128::MAX)],
    };
    reply(house.database.ask(Question::Feed, &values, Feed::default()).await.map(Answer::finish))
}

async fn home(State(house): Hand) -> Response {
    reply(house.database.ask(Question::Home, &[], Home::default()).await.map(Answer::finish))
}

async fn mine(State(house): Hand, headers: HeaderMap) -> Response {
    let Some((account, _)) = house.caller(&headers) else { return StatusCode::UNAUTHORIZED.into_response() };
    reply(house.database.ask(Question::Mine, &[Value::Id(account)], Mine::default()).await.map(Answer::finish))
}

async fn one(State(house): Hand, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let Some((account, _)) = house.caller(&headers) else { return StatusCode::UNAUTHORIZED.into_response() };
    let Some(id) = parameter(&query, "id").and_then(wire::bits) else { return StatusCode::BAD_REQUEST.into_response() };
    reply(house.database.ask(Question::One, &[Value::Id(id), Value::Id(account)], One::default()).await.map(Answer::finish))
}

async fn which(State(house): Hand, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    resolve(house, &headers, parameter(&query, "program"), &query, false).await
}

async fn lean(State(house): Hand, headers: HeaderMap, Path(program): Path<String>, RawQuery(query): RawQuery) -> Response {
    resolve(house, &headers, Some(&program), &query, true).await
}

async fn resolve(house: &House, headers: &HeaderMap, program: Option<&str>, query: &Option<String>, lean: bool) -> Response {
    if house.caller(headers).is_none_or(|(_, host)| !host) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let (Some(program), Some(user)) = (program.and_then(wire::bits), parameter(query, "user")) else { return StatusCode::BAD_REQUEST.into_response() };
    let answer = Which::new(user.to_owned(), lean);
    reply(house.database.ask(Question::Which, &[Value::Id(program), Value::Text(user)], answer).await.map(Answer::finish))
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Step<'a> {
    version_id: &'a str,
    percent: f64,
}

async fn step(State(house): Hand, headers: HeaderMap, body: Bytes) -> Response {
    let Some((account, _)) = house.caller(&headers) else { return StatusCode::UNAUTHORIZED.into_response() };
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok());
    let (Some(key), Ok(step)) = (key, serde_json::from_slice::<Step>(&body)) else { return StatusCode::BAD_REQUEST.into_response() };
    let percent = (step.percent * 100.0).round();
    let (Some(version), true) = (wire::bits(step.version_id), (1.0..=9_999.0).contains(&percent)) else { return StatusCode::BAD_REQUEST.into_response() };
    let percent = percent as i32;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_millis() as i64);
    let fingerprint: [u8; 32] = Sha256::digest(&body).into();
    let event = event_id(now, &fingerprint, key);
    let outcome = format!("{{\"event\":\"{}\"}}", wire::typeid("event", event));
    let mut before = Json::with_capacity(256);
    before
        .raw("{\"data\":{\"adjustGray\":{\"version\":{\"id\":")
        .id("version", version)
        .raw(",\"gray\":{\"percent\":")
        .percent(percent.into())
        .raw("}},\"event\":{\"sequence\":");
    let before = String::from_utf8_lossy(&before.0);
    const AFTER: &str = "},\"userErrors\":[]}}}";
    let request = headers.get("x-request-id").and_then(|id| id.to_str().ok()).map_or_else(|| format!("{:016x}", event as u64), str::to_owned);
    let values = [
        Value::Id(version),
        Value::Id(account),
        Value::Short(percent),
        Value::Id(event),
        Value::Text(&request),
        Value::Long(now),
        Value::Text(key),
        Value::Bytes(&fingerprint),
        Value::Text(&outcome),
        Value::Text(step.version_id),
        Value::Text(&before),
        Value::Text(AFTER),
    ];
    match house.database.ask(Question::Step, &values, Stepped::default()).await {
        Ok(Stepped(Some((program, revision)))) => {
            house.written.notify_one();
            house.tell(program, revision, event, now);
            reply(Ok(format!("{before}{revision}{AFTER}").into_bytes()))
        }
        Ok(Stepped(None)) => StatusCode::CONFLICT.into_response(),
        // the key was used before: the same question gets the same reply
        Err(error) => match house.database.ask(Question::Kept, &[Value::Id(account), Value::Text(key), Value::Bytes(&fingerprint)], Text::default()).await {
            Ok(Text(Some(kept))) => reply(Ok(kept.into_bytes())),
            _ => reply(Err(error)),
        },
    }
}

/// Follows one program, whichever the subscription names. What is sent was encoded once, and its bytes are shared.
async fn follow(State(house): Hand, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    if house.caller(&headers).is_none() {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    // the default of 128 KiB to read into is for those who send much
    upgrade.protocols(["graphql-transport-ws"]).read_buffer_size(1024).write_buffer_size(0).on_upgrade(move |mut socket| async move {
        let mut told = loop {
            match socket.recv().await {
                Some(Ok(Message::Text(text))) if text.contains("\"connection_init\"") => {
                    let _ = socket.send(Message::Text(Utf8Bytes::from_static("{\"type\":\"connection_ack\"}"))).await;
                }
                Some(Ok(Message::Text(text))) => {
                    let program = text.find("\"program_").and_then(|at| wire::bits(text.get(at + 1..at + 35)?));
                    break house.topic(program.unwrap_or_default()).subscribe();
                }
                Some(Ok(_)) => {}
                _ => return,
            }
        };
        loop {
            tokio::select! {
                message = told.recv() => match message {
                    Ok(message) => if socket.send(Message::Text(message)).await.is_err() { return },
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                message = socket.recv() => if !matches!(message, Some(Ok(_))) { return },
            }
        }
    })
}

/// Random enough for what is thrown away.
fn event_id(now: i64, fingerprint: &[u8; 32], key: &str) -> u128 {
    static SALT: OnceLock<u128> = OnceLock::new();
    let salt = SALT.get_or_init(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_nanos()));
    let noise = Sha256::new().chain_update(fingerprint).chain_update(key).chain_update(salt.to_be_bytes()).finalize();
    wire::uuid_v7(now, noise.iter().take(16).fold(0u128, |noise, byte| noise << 8 | u128::from(*byte)))
}

fn variable(name: &str) -> Result<String, Failure> {
    std::env::var(name).map_err(|_| format!("{name} is not set").into())
}

fn main() -> Result<(), Failure> {
    let most: u32 = variable("POOL")?.parse()?;
    // each blocking thread holds a connection to SQLite
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).max_blocking_threads(most as usize).enable_all().build()?;
    runtime.block_on(serve(most))
}

async fn serve(most: u32) -> Result<(), Failure> {
    let floor = variable("FLOOR")?;
    let written = Arc::<Notify>::default();
    let database = match floor.as_str() {
        "sqlite" => Database::Sqlite(sqlite::Sqlite::open(&variable("DATABASE_FILE")?)?),
        "tokio" => Database::tokio(&variable("DATABASE_URL")?, most).await?,
        "whole" => {
            let url = variable("DATABASE_URL")?;
            log::keep(&url, written.clone()).await?;
            Database::tokio(&url, most).await?
        }
        "sqlx" => Database::sqlx(&variable("DATABASE_URL")?, most).await?,
        other => return Err(format!("no way to a database: {other}").into()),
    };
    let tokens = database.tokens().await?.into_iter().filter_map(|(digest, account, host)| Some((digest.try_into().ok()?, (account, host)))).collect();
    let house: &'static House = Box::leak(Box::new(House { database, tokens, seen: RwLock::default(), topics: Mutex::default(), written }));
    let app = Router::new()
        .route("/feed", get(feed))
        .route("/home", get(home))
        .route("/mine", get(mine))
        .route("/version", get(one))
        .route("/which", get(which))
        .route("/resolve/{program}", get(lean))
        .route("/step", post(step))
        .route("/ws", get(follow))
        .with_state(house);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", variable("PORT")?.parse::<u16>()?)).await?;
    let listener = axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true)));
    Ok(axum::serve(listener, app).await?)
}
