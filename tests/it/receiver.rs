//! An endpoint for webhooks on this machine, that answers as it is told and keeps what it got.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use devcenter::domain::signature::{Secret, signatures};
use serde_json::Value;
use tokio::sync::{Semaphore, watch};

/// How a request is answered.
#[derive(Clone)]
pub enum Reply {
    Status(u16),
    /// With a header.
    With(u16, &'static str, String),
    /// Not before the semaphore lets it.
    Late(Arc<Semaphore>),
}

/// What came.
#[derive(Clone, Debug)]
pub struct Got {
    pub headers: HeaderMap,
    pub text: String,
    pub body: Value,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn position(&self) -> i64 {
        self.body["data"]["position"].as_i64().unwrap()
    }

    /// Whether one of the signatures was made with this secret.
    pub fn signed_by(&self, secret: &str) -> bool {
        let secret = Secret::from_bytes(BASE64_STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap());
        let expected = signatures(&[&secret], self.header("webhook-id"), self.header("webhook-timestamp").parse().unwrap(), &self.text);
        self.header("webhook-signature").split(' ').any(|it| it == expected)
    }
}

struct Desk {
    got: watch::Sender<Vec<Got>>,
    /// The next replies, one each; then the usual one.
    next: Mutex<VecDeque<Reply>>,
    usual: Mutex<Reply>,
}

/// Ends with the runtime of the test.
pub struct Receiver {
    desk: Arc<Desk>,
    pub port: u16,
}

impl Receiver {
    pub async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let desk = Arc::new(Desk { got: watch::Sender::new(Vec::new()), next: Mutex::default(), usual: Mutex::new(Reply::Status(204)) });
        let router = Router::new().route("/{*path}", post(take)).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { desk, port }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/hook?key=secret", self.port)
    }

    /// From now on.
    pub fn answer(&self, reply: Reply) {
        *self.desk.usual.lock().unwrap() = reply;
    }

    pub fn answer_next(&self, replies: impl IntoIterator<Item = Reply>) {
        self.desk.next.lock().unwrap().extend(replies);
    }

    pub fn got(&self) -> Vec<Got> {
        self.desk.got.borrow().clone()
    }

    /// Waits until so many requests came.
    pub async fn comes(&self, count: usize) -> Vec<Got> {
        self.until(count, <[Got]>::len).await
    }

    /// The same, but for what came before under its `webhook-id`: whoever is killed before they note an answer leaves the letter to be sent again.
    pub async fn comes_anew(&self, count: usize) -> Vec<Got> {
        let mut got = self.until(count, |all| all.iter().map(|it| it.header("webhook-id")).collect::<HashSet<_>>().len()).await;
        let mut seen = HashSet::new();
        got.retain(|it| seen.insert(it.header("webhook-id").to_owned()));
        got
    }

    async fn until(&self, count: usize, counted: impl Fn(&[Got]) -> usize) -> Vec<Got> {
        let mut got = self.desk.got.subscribe();
        let waited = tokio::time::timeout(std::time::Duration::from_secs(30), got.wait_for(|it| counted(it) >= count)).await;
        waited.unwrap_or_else(|_| panic!("{count} requests do not come")).unwrap().clone()
    }
}

async fn take(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response {
    let text = String::from_utf8(body.to_vec()).unwrap();
    let got = Got { headers, body: serde_json::from_str(&text).unwrap(), text };
    desk.got.send_modify(|all| all.push(got));
    let next = desk.next.lock().unwrap().pop_front();
    let reply = next.unwrap_or_else(|| desk.usual.lock().unwrap().clone());
    match reply {
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::With(status, name, value) => (StatusCode::from_u16(status).unwrap(), [(header::HeaderName::from_static(name), value)]).into_response(),
        Reply::Late(semaphore) => {
            semaphore.acquire().await.unwrap().forget();
            StatusCode::OK.into_response()
        }
    }
}
