//! Floor 3, the words of the API: the GraphQL schema, the limits before it, and the one exit for errors.

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
mod guard;
mod loaders;
mod membership;
mod news;
mod node;
mod patch;
mod payload;
mod prepare;
mod program;
mod review;
mod root;
mod scalars;
mod search;
mod submission;
mod taxonomy;
mod version;
mod video;
mod viewer;

use std::sync::Arc;

use async_graphql::{EmptySubscription, Request, Response, SDLExportOptions, Schema};
use tracing::Instrument;

use crate::{
    app::{App, Call, KeptReply, KeyClaim, Repetition},
    domain::{actor::Actor, locale::Locale},
    store::read::Reader,
};

pub use fault::{FaultCode, needs};

/// Who asks, in which language, and under which name the answer is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub locale: Locale,
    pub request_id: String,
    /// The `Idempotency-Key` of the request, if it has one.
    pub key: Option<String>,
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

/// Whether a door lets mutations through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// GET: queries only.
    ReadOnly,
    ReadWrite,
}

/// The schema, ready to answer.
#[derive(Clone)]
pub struct Gateway {
    schema: Schema<root::Query, root::Mutation, EmptySubscription>,
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
            let request_id = caller.request_id.clone();
            let ready = match prepare::prepare(question, door, caller.key.is_some()) {
                Ok(ready) => ready,
                Err(refused) => return Answer::Refused { response: refused.into_response(&request_id), why: Refusal::Question },
            };
            let call = match self.call(&caller, ready.fingerprint.as_ref()).await {
                Ok(call) => call,
                Err(answer) => return *answer,
            };
            let key = call.key.clone();
            let mut response = self.schema.execute(self.dress(ready.request, caller, call)).await;
            // an error without a path was found before anything ran
            let executed = response.errors.is_empty() || response.errors.iter().any(|error| !error.path.is_empty());
            if executed {
                self.shape.complete(&ready.document, ready.operation_name.as_deref(), &mut response);
            }
            fault::finish(&mut response, &request_id);
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

fn build() -> Schema<root::Query, root::Mutation, EmptySubscription> {
    Schema::build(root::Query::default(), root::Mutation::default(), EmptySubscription).limit_complexity(prepare::COST_MOST).finish()
}

/// The public contract, as it stands in `schema.graphql`.
pub fn sdl() -> String {
    let sdl = build().sdl_with_options(SDLExportOptions::new().include_specified_by().use_space_ident().indent_width(2));
    let lines: Vec<&str> = sdl.lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim())
}
