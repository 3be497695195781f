//! Floor 3, the words of the API: the GraphQL schema, the limits before it, and the one exit for errors.

mod account;
mod audit;
mod capability;
mod case;
mod complete;
mod connection;
mod content;
mod ctx;
mod document;
mod editing;
mod entry;
mod event;
mod fault;
mod feed;
mod guard;

mod loaders;
mod membership;
mod news;
mod node;
mod notification;
mod patch;
mod payload;
mod prepare;
mod program;
mod review;
mod root;
mod scalars;
mod search;
mod submission;
mod tally;
mod taxonomy;
mod version;
mod video;
mod viewer;
mod webhook;

use std::{panic::AssertUnwindSafe, sync::Arc};

use async_graphql::{Request, Response, SDLExportOptions, Schema, parser::types::OperationType};
use futures_util::{FutureExt, StreamExt, stream::BoxStream};
use tokio::sync::mpsc;
use tracing::Instrument;

use crate::{
    app::{App, Call, Failure, KeptReply, KeyClaim, Repetition},
    domain::{actor::Actor, credential::CredentialId, locale::Locale, log::LogCursor},
    store::{StoreError, read::Reader},
};

pub use fault::{FaultCode, needs};
pub use tally::{TALLY, Tally};

/// Who asks, in which language, and under which name the answer is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    /// By what they were let in; None for nobody in particular.
    pub credential: Option<CredentialId>,
    pub locale: Locale,
    pub request_id: String,
    /// The `Idempotency-Key` of the request, if it has one.
    pub key: Option<String>,
    /// The last event a stream was given before it broke off, as the door knows it.
    pub resume: Option<LogCursor>,
}

/// What a GraphQL request over HTTP may say, whatever door it came through.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Question {
    pub query: Option<String>,
    pub operation_name: Option<String>,
    #[serde(default)]
    pub variables: Option<serde_json::Map<String, serde_json::Value>>,
    /// Accepted and ignored, as the specification allows.
    #[serde(default)]
    pub extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

/// What becomes of a question.
pub enum Answer {
    /// It was executed. With a key, the reply is to be kept for repetitions.
    Executed { response: Response, key: Option<KeyClaim> },
    /// It was refused before execution, so the answer has no `data` key.
    Refused { response: Response, why: Refusal },
    /// It was answered before, under the same key: the same reply again.
    Kept(KeptReply),
    /// It is answered with a stream.
    Stream(BoxStream<'static, Push>),
}

/// One message of a stream.
pub struct Push {
    pub response: Response,
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
        Self { response, position: None, last: false, right_lost: false }
    }

    /// The end of a stream that the door decides on.
    pub fn failed(code: FaultCode, why: &str, request_id: &str) -> Self {
        Self { last: true, ..Self::of(prepare::Refused::new(code, why).into_response(request_id)) }
    }
}

/// What kind of refusal, for the status of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The question itself.
    Question,
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
}

impl Door {
    pub const GET: Self = Self { mutations: false, subscriptions: false };
    pub const POST: Self = Self { mutations: true, subscriptions: false };
    /// GET that asks for a stream of events.
    pub const GET_EVENTS: Self = Self { mutations: false, subscriptions: true };
    /// POST that asks for a stream of events.
    pub const POST_EVENTS: Self = Self { mutations: true, subscriptions: true };
    /// A WebSocket: a mutation could not be told from one sent twice after it broke off.
    pub const SOCKET: Self = Self { mutations: false, subscriptions: true };
}

/// The schema, ready to answer.
#[derive(Clone)]
pub struct Gateway {
    schema: Schema<root::Query, root::Mutation, root::Subscription>,
    shape: Arc<complete::Shape>,
    app: Arc<App>,
    reader: Reader,
}

impl Gateway {
    pub fn new(app: Arc<App>, reader: Reader) -> Self {
        Self { schema: build(), shape: Arc::new(complete::Shape::of(&sdl())), app, reader }
    }

    /// Answers one request: limits first, then execution, then one shape for every error.
    pub async fn answer(&self, question: Question, caller: Caller, door: Door) -> Answer {
        let span = tracing::info_span!("graphql", request_id = %caller.request_id, operation = question.operation_name.as_deref().unwrap_or_default());
        async {
            let (request_id, started) = (caller.request_id.clone(), std::time::Instant::now());
            let ready = match prepare::prepare(question, door, caller.key.is_some()) {
                Ok(ready) => ready,
                Err(refused) => {
                    TALLY.request(None, false, "unread", "refused", started.elapsed());
                    return Answer::Refused { response: refused.into_response(&request_id), why: Refusal::Question };
                }
            };
            let name = ready.name().map(ToOwned::to_owned);
            let known = caller.actor.account().is_some();
            let tell = |kind, outcome| TALLY.request(name.as_deref(), known, kind, outcome, started.elapsed());
            let call = match self.call(&caller, ready.fingerprint.as_ref()).await {
                Ok(call) => call,
                Err(answer) => return *answer,
            };
            if ready.operation == OperationType::Subscription {
                tell("subscription", "begun");
                return Answer::Stream(self.stream(ready, caller, call));
            }
            let kind = if ready.operation == OperationType::Mutation { "mutation" } else { "query" };
            let (mut key, told) = (call.key.clone(), call.clone());
            let mut response = self.schema.execute(self.dress(ready.request, caller, call)).await;
            // an error without a path was found before anything ran
            let executed = response.errors.is_empty() || response.errors.iter().any(|error| !error.path.is_empty());
            if executed {
                self.shape.complete(&ready.document, ready.operation_name.as_deref(), &mut response);
            }
            fault::finish(&mut response, &request_id);
            tell(kind, if response.errors.is_empty() { "ok" } else { "error" });
            // a secret is shown by this reply alone: a repetition is answered from what stands
            if told.is_confidential()
                && let Some(key) = key.take()
            {
                self.app.end(&key, None).await;
            }
            if executed {
                return Answer::Executed { response, key };
            }
            if let Some(key) = key {
                self.app.end(&key, None).await;
            }
            Answer::Refused { response, why: Refusal::Question }
        }
        .instrument(span)
        .await
    }

    /// The messages of a subscription, each in the shape of its document.
    fn stream(&self, ready: prepare::Ready, caller: Caller, call: Call) -> BoxStream<'static, Push> {
        let (shape, request_id, progress) = (self.shape.clone(), caller.request_id.clone(), feed::Progress::default());
        let resume = feed::ResumeAfter(caller.resume);
        let request = self.dress(ready.request, caller, call).data(progress.clone()).data(resume);
        let (document, operation_name) = (ready.document, ready.operation_name);
        let name = request_id.clone();
        let messages = self.schema.execute_stream(request).map(move |mut response| {
            // what fails below the root is part of a message; at the root, or before anything ran, it is the end
            let last = !response.errors.is_empty() && response.errors.iter().all(|error| error.path.len() <= 1);
            if !last {
                shape.complete(&document, operation_name.as_deref(), &mut response);
            }
            fault::finish(&mut response, &request_id);
            Push { response, position: progress.position(), last, right_lost: progress.right_lost() }
        });
        drive(messages.boxed(), name)
    }

    /// The change that the question may lead to; or what was answered before under its key. `fingerprint`: of a mutation that has a key.
    async fn call(&self, caller: &Caller, fingerprint: Option<&[u8; 32]>) -> Result<Call, Box<Answer>> {
        let fresh = || Call::new(caller.actor.clone(), &caller.request_id);
        // nobody in particular changes nothing: there is nothing to repeat
        let (Some(key), Some(fingerprint), Some(account)) = (&caller.key, fingerprint, caller.actor.account()) else { return Ok(fresh()) };
        let refused = |code, message: &str, why| {
            let response = prepare::Refused::new(code, message).into_response(&caller.request_id);
            Err(Box::new(Answer::Refused { response, why }))
        };
        match self.app.begin(&caller.actor, account, &caller.request_id, key, fingerprint).await {
            Ok(Repetition::First(call)) => Ok(call),
            Ok(Repetition::Answered(reply)) => Err(Box::new(Answer::Kept(reply))),
            Ok(Repetition::OtherRequest) => {
                refused(FaultCode::IdempotencyKeyReused, "this Idempotency-Key belongs to another request; make a new one for each", Refusal::KeyReused)
            }
            Ok(Repetition::UnderWay) => {
                refused(FaultCode::IdempotencyKeyInUse, "the first request under this Idempotency-Key is still running; try again shortly", Refusal::KeyInUse)
            }
            Err(Failure::Store(StoreError::Full(cause))) => {
                tracing::error!(%cause, "answered as full");
                refused(FaultCode::StorageFull, "the server's disk is full: nothing can be changed until there is room again", Refusal::Unavailable)
            }
            Err(failure) => {
                tracing::warn!(?failure, "a key could not be looked up");
                refused(FaultCode::Unavailable, "the server is too busy or its database cannot be reached; try again shortly", Refusal::Unavailable)
            }
        }
    }

    fn dress(&self, request: Request, caller: Caller, call: Call) -> Request {
        request.data(self.app.clone()).data(self.reader.clone()).data(loaders::Loaders::new(&self.reader)).data(caller).data(call)
    }
}

/// Runs a stream in a task of its own, one message ahead of its reader: a reader who stalls must not hold what the next message is made
/// with, such as a connection to the database.
fn drive(mut messages: BoxStream<'static, Push>, request_id: String) -> BoxStream<'static, Push> {
    let (sender, mut receiver) = mpsc::channel(1);
    let driving = async move {
        loop {
            let push = tokio::select! {
                push = AssertUnwindSafe(messages.next()).catch_unwind() => push,
                () = sender.closed() => return,
            };
            let push = match push {
                Ok(Some(push)) => push,
                Ok(None) => return,
                Err(_) => Push::failed(FaultCode::Internal, "something went wrong on the server", &request_id),
            };
            let last = push.last;
            if sender.send(push).await.is_err() || last {
                return;
            }
        }
    };
    tokio::spawn(driving.in_current_span());
    futures_util::stream::poll_fn(move |cx| receiver.poll_recv(cx)).boxed()
}

fn build() -> Schema<root::Query, root::Mutation, root::Subscription> {
    Schema::build(root::Query::default(), root::Mutation::default(), root::Subscription::default()).limit_complexity(prepare::COST_MOST).finish()
}

/// The public contract, as it stands in `schema.graphql`.
pub fn sdl() -> String {
    let sdl = build().sdl_with_options(SDLExportOptions::new().include_specified_by().use_space_ident().indent_width(2));
    let lines: Vec<&str> = sdl.lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim())
}
