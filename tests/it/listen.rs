//! Clients of the streams: server-sent events in process, and a WebSocket over a real connection.

use std::{net::SocketAddr, time::Duration};

use axum::{
    body::{Body, BodyDataStream},
    http::{HeaderMap, Response, StatusCode},
};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Error, Message, client::IntoClientRequest, http::HeaderValue},
};

use crate::house::Person;

/// Whatever takes longer does not happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// One event of a stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub event: String,
    pub id: Option<i64>,
    pub data: Value,
}

impl Sent {
    /// The one field that was subscribed to.
    pub fn field(&self, name: &str) -> &Value {
        &self.data["data"][name]
    }
    pub fn code(&self) -> &str {
        self.data["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
    }
    pub fn cursor(&self) -> &str {
        self.data["errors"][0]["extensions"]["cursor"].as_str().unwrap_or_default()
    }
}

/// A stream of server-sent events.
pub struct Events {
    pub status: StatusCode,
    pub headers: HeaderMap,
    body: BodyDataStream,
    text: String,
}

impl Events {
    pub fn of(response: Response<Body>) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        Self { status, headers, body: response.into_body().into_data_stream(), text: String::new() }
    }

    /// Lets the stream begin: until it has something to say, or the listener has a seat.
    pub async fn begin(&mut self, seated: impl Future<Output = ()>) {
        tokio::select! {
            biased;
            chunk = self.body.next() => self.text.push_str(&chunk.map(|chunk| String::from_utf8(chunk.unwrap().to_vec()).unwrap()).unwrap_or_default()),
            () = seated => {}
        }
    }

    /// The next event; None at the end of the stream.
    pub async fn next(&mut self) -> Option<Sent> {
        timeout(PATIENCE, self.following()).await.expect("an event, or the end of the stream")
    }

    async fn following(&mut self) -> Option<Sent> {
        loop {
            if let Some(end) = self.text.find("\n\n") {
                let block: String = self.text.drain(..end + 2).collect();
                if let Some(sent) = read(&block) {
                    return Some(sent);
                }
                continue;
            }
            let chunk = self.body.next().await?;
            self.text.push_str(std::str::from_utf8(&chunk.unwrap()).unwrap());
        }
    }

    /// The next event, which there has to be.
    pub async fn told(&mut self) -> Sent {
        let sent = self.next().await.expect("one more event");
        assert_eq!(sent.event, "next", "{sent:?}");
        sent
    }

    /// The next event is an error with this code, and the last.
    pub async fn ends(&mut self, code: &str) -> Sent {
        let sent = self.told().await;
        assert_eq!(sent.code(), code, "{sent:?}");
        assert_eq!(self.next().await.map(|sent| sent.event).as_deref(), Some("complete"));
        assert_eq!(self.next().await, None);
        sent
    }

    /// Nothing comes, for as long as it takes something else to come by another way.
    pub async fn quiet(&mut self) {
        assert!(timeout(Duration::from_millis(50), self.body.next()).await.is_err() && self.text.is_empty(), "{}", self.text);
    }
}

/// None for a comment.
pub fn read(block: &str) -> Option<Sent> {
    let line = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim));
    let event = line("event")?.to_owned();
    let data = line("data").filter(|data| !data.is_empty()).map_or(Value::Null, |data| serde_json::from_str(data).unwrap());
    Some(Sent { event, id: line("id").map(|id| id.parse().unwrap()), data })
}

/// A client of `graphql-transport-ws`.
pub struct Socket {
    stream: WebSocketStream<TcpStream>,
}

/// How a socket is opened.
#[derive(Default)]
pub struct Opening<'a> {
    pub token: Option<&'a str>,
    pub origin: Option<&'a str>,
    pub protocol: Option<&'a str>,
    pub cookie: Option<&'a str>,
}

impl Socket {
    /// The status, when it is refused.
    pub async fn open(address: SocketAddr, opening: &Opening<'_>) -> Result<Self, u16> {
        Self::reach(address, opening).await.expect("a server")
    }

    /// The same, where perhaps nobody answers.
    pub async fn reach(address: SocketAddr, opening: &Opening<'_>) -> Option<Result<Self, u16>> {
        let mut request = format!("ws://{address}/graphql/ws").into_client_request().unwrap();
        let mut put = |name, value: Option<String>| {
            if let Some(value) = value {
                request.headers_mut().insert(name, HeaderValue::from_str(&value).unwrap());
            }
        };
        put("sec-websocket-protocol", opening.protocol.map(str::to_owned));
        put("origin", opening.origin.map(str::to_owned));
        put("cookie", opening.cookie.map(str::to_owned));
        put("authorization", opening.token.map(|token| format!("Bearer {token}")));
        let stream = TcpStream::connect(address).await.ok()?;
        match tokio_tungstenite::client_async(request, stream).await {
            Ok((stream, _)) => Some(Ok(Self { stream })),
            Err(Error::Http(response)) => Some(Err(response.status().as_u16())),
            Err(_) => None,
        }
    }

    /// Let in as this person.
    pub async fn of(address: SocketAddr, person: &Person) -> Self {
        let mut socket = Self::open(address, &Opening { protocol: Some("graphql-transport-ws"), ..Opening::default() }).await.unwrap();
        let token = person.token.as_ref().map(|token| format!("Bearer {token}"));
        socket.say(json!({ "type": "connection_init", "payload": { "authorization": token } })).await;
        assert_eq!(socket.heard().await, json!({ "type": "connection_ack" }));
        socket
    }

    pub async fn say(&mut self, message: Value) {
        self.send(Message::text(message.to_string())).await;
    }

    /// False: nobody is there any more.
    pub async fn tell(&mut self, message: Value) -> bool {
        self.stream.send(Message::text(message.to_string())).await.is_ok()
    }

    pub async fn send(&mut self, message: Message) {
        self.stream.send(message).await.unwrap();
    }

    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.say(json!({ "id": id, "type": "subscribe", "payload": { "query": query } })).await;
    }

    /// The next message of the protocol.
    pub async fn heard(&mut self) -> Value {
        match self.next().await {
            Ok(message) => message,
            Err(code) => panic!("closed with {code}"),
        }
    }

    /// The number it is closed with; 0 without one.
    pub async fn closed(&mut self) -> u16 {
        match self.next().await {
            Ok(message) => panic!("not closed, but told {message}"),
            Err(code) => code,
        }
    }

    pub async fn next(&mut self) -> Result<Value, u16> {
        timeout(PATIENCE, self.following()).await.expect("a message, or the end of the socket")
    }

    async fn following(&mut self) -> Result<Value, u16> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(frame))) => return Err(frame.map_or(0, |frame| frame.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(0),
            }
        }
    }
}
