//! What a door hands in and gets back: a question with its caller, an answer with its trace.

use std::{borrow::Cow, net::IpAddr};

use async_graphql::{Response, ServerError};
use bytes::Bytes;
use futures_util::stream::BoxStream;

use super::{
    FaultCode,
    prepare::{Hash, Refused},
};
use crate::{
    app::{Bucket, KeptReply, KeyClaim, Standing},
    domain::{actor::Actor, credential::CredentialId, locale::Locale, log::LogCursor},
};

/// Who asks, in which language, and under which name the answer is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    /// Where the request came from: who is nobody in particular is counted by it.
    pub address: IpAddr,
    /// By what they were let in; None for nobody in particular.
    pub credential: Option<CredentialId>,
    pub locale: Locale,
    pub request_id: String,
    /// The `Idempotency-Key` of the request, if it has one.
    pub key: Option<String>,
    /// The last event a stream was given before it broke off, as the door knows it.
    pub resume: Option<LogCursor>,
}

impl Caller {
    /// Whose budget pays for what is asked.
    pub fn bucket(&self) -> Bucket {
        self.actor.account().map_or_else(|| Bucket::of_address(self.address), Bucket::Account)
    }
}

/// What a GraphQL request over HTTP may say, whatever door it came through.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Question {
    pub query: Option<String>,
    /// The id of a persisted document, instead of `query`.
    #[serde(default)]
    pub document_id: Option<String>,
    pub operation_name: Option<String>,
    #[serde(default)]
    pub variables: Option<serde_json::Map<String, serde_json::Value>>,
    /// `persistedQuery` is understood, everything else ignored, as the specification allows.
    #[serde(default)]
    pub extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

/// What becomes of a question.
pub enum Answer {
    /// It was executed. With a key, the reply is to be kept for repetitions.
    Executed { response: Response, key: Option<KeyClaim> },
    /// It was, without an error, and this is the body of the answer; `shared`: it is the same for everyone.
    Written { body: Bytes, shared: bool },
    /// It was refused before execution, so the answer has no `data` key.
    Refused { response: Response, why: Refusal },
    /// It was answered before, under the same key: the same reply again.
    Kept(KeptReply),
    /// It is answered with a stream.
    Stream(BoxStream<'static, Push>),
}

/// What is told of a question beside its answer: in the log, and in the head of the answer.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// What the operation is called in its document.
    pub operation: Option<String>,
    /// `query`, `mutation` or `subscription`; None: it was not looked at so far.
    pub kind: Option<&'static str>,
    /// SHA-256 of the document.
    pub hash: Option<Hash>,
    pub cost: Option<u64>,
    /// How the budget of the caller stands; None: nobody counts.
    pub standing: Option<Standing>,
    /// Of the errors in the answer.
    pub codes: Vec<String>,
}

/// What a message says.
pub enum Message {
    Made(Box<Response>),
    /// As JSON, and for many.
    Written(Bytes),
}

/// One message of a stream.
pub struct Push {
    pub message: Message,
    /// How far the stream has come, in the order of everything; None before anything happened.
    pub position: Option<i64>,
    /// The stream ends with this error.
    pub last: bool,
    /// It ends because the caller may no longer see what it tells.
    pub right_lost: bool,
}

impl Push {
    /// An answer that comes by itself.
    pub fn of(response: Response) -> Self {
        Self { message: Message::Made(Box::new(response)), position: None, last: false, right_lost: false }
    }

    /// A message of one who got it before.
    pub(super) fn written(bytes: Bytes) -> Self {
        Self { message: Message::Written(bytes), position: None, last: false, right_lost: false }
    }

    /// As JSON.
    pub fn json(&self) -> Cow<'_, str> {
        match &self.message {
            Message::Made(response) => serde_json::to_string(response).unwrap_or_default().into(),
            Message::Written(bytes) => String::from_utf8_lossy(bytes),
        }
    }

    /// What went wrong.
    pub fn errors(&self) -> &[ServerError] {
        match &self.message {
            Message::Made(response) => &response.errors,
            Message::Written(_) => &[],
        }
    }

    /// The end of a stream that the door decides on.
    pub fn failed(code: FaultCode, why: &str, request_id: &str) -> Self {
        Self { last: true, ..Self::of(Refused::new(code, why).into_response(request_id)) }
    }
}

/// What kind of refusal, for the status of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The question itself: it cannot be read, or is too much.
    Question,
    /// It can be read, and does not fit the schema, its operation, or the door.
    Unfit,
    /// A mutation, at a door that takes none.
    OnlyByPost,
    /// The caller has asked for too much in too short a time; again after these seconds.
    TooFast(u64),
    /// Its key belongs to another request.
    KeyReused,
    /// The first request under its key is still running.
    KeyInUse,
    /// The database is out of reach.
    Unavailable,
}

/// What a door lets through, beside queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    pub mutations: bool,
    pub subscriptions: bool,
    /// Whether it takes an answer that is written already.
    pub written: bool,
}

impl Door {
    /// A WebSocket: a mutation could not be told from one sent twice after it broke off.
    pub const SOCKET: Self = Self { mutations: false, subscriptions: true, written: false };
}
