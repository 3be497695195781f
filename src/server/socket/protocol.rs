//! `graphql-transport-ws` in words: what the other side may say, what it is told, and by which numbers a socket ends.

use axum::extract::ws::Message;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::gateway::Push;

pub(super) const NAME: &str = "graphql-transport-ws";

/// Why a socket ends, by the numbers of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    BadMessage(&'static str),
    /// Subscribed before being let in, or the token or session works no longer.
    Unauthorized,
    Forbidden,
    SubprotocolNotAcceptable,
    InitTimeout,
    SameId,
    TooManyInits,
    TooManySockets,
    TooLong,
    GoingAway,
    TryAgainLater,
    /// The other side says goodbye: it is answered, and told nothing more.
    Left,
    /// The other side is gone, or does not answer: there is nobody to tell.
    Gone,
}

impl End {
    /// What is sent before hanging up.
    pub(super) fn frame(self) -> Option<(u16, &'static str)> {
        Some(match self {
            Self::BadMessage(why) => (4400, why),
            Self::Unauthorized => (4401, "Unauthorized"),
            Self::Forbidden => (4403, "Forbidden"),
            Self::SubprotocolNotAcceptable => (4406, "Subprotocol not acceptable"),
            Self::InitTimeout => (4408, "Connection initialisation timeout"),
            Self::SameId => (4409, "Subscriber already exists"),
            Self::TooManyInits => (4429, "Too many initialisation requests"),
            Self::TooManySockets => (4429, "Too many sockets"),
            Self::TooLong => (1009, "A message has at most 64 KiB"),
            Self::GoingAway => (1001, "Going away"),
            Self::TryAgainLater => (1013, "Try again later"),
            Self::Left | Self::Gone => return None,
        })
    }
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Incoming {
    ConnectionInit {
        payload: Option<Map<String, Value>>,
    },
    Ping {
        payload: Option<Map<String, Value>>,
    },
    Pong {
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    Subscribe {
        id: String,
        payload: Box<Asked>,
    },
    Complete {
        id: String,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) query: Option<String>,
    pub(super) document_id: Option<String>,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Option<Map<String, Value>>,
    pub(super) extensions: Option<Map<String, Value>>,
}

impl Asked {
    /// Whether it names a document in any way.
    pub(super) fn asks(&self) -> bool {
        self.query.is_some() || self.document_id.is_some() || self.extensions.is_some()
    }
}

/// The next message of the protocol; pings and pongs of the socket itself are none.
pub(super) fn read(message: Message) -> Result<Option<Incoming>, End> {
    match message {
        Message::Text(text) => serde_json::from_str(&text).map(Some).map_err(|_| End::BadMessage("Invalid message")),
        Message::Binary(_) => Err(End::BadMessage("Only text messages")),
        Message::Ping(_) | Message::Pong(_) => Ok(None),
        Message::Close(_) => Err(End::Left),
    }
}

/// `{"id":…,"type":"next","payload":…}`, without building it twice.
pub(super) fn next(id: &str, push: &Push) -> String {
    format!("{{\"id\":{},\"type\":\"next\",\"payload\":{}}}", Value::from(id), push.json())
}

pub(super) fn pong(payload: Option<Map<String, Value>>) -> Value {
    match payload {
        Some(payload) => json!({ "type": "pong", "payload": payload }),
        None => json!({ "type": "pong" }),
    }
}

/// A message that is too long, or no WebSocket at all.
pub(super) fn broken(error: &axum::Error) -> End {
    tracing::debug!(%error, "a socket broke");
    // the library's error is not ours to name: its sentence is all there is
    if error.to_string().contains("too long") { End::TooLong } else { End::Gone }
}
