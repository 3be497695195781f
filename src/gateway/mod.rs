//! Floor 3, the words of the API: the GraphQL schema, the limits before it, and the one exit for errors.

mod account;
mod audit;
mod capability;
mod case;
mod complete;
mod connection;
mod content;
mod cost;
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
mod persisted;
mod plan;
mod prepare;
mod program;
mod question;
mod review;
mod root;
mod scalars;
mod search;
mod stream;
mod submission;
mod tally;
mod taxonomy;
mod version;
mod video;
mod viewer;
mod webhook;

use std::sync::{Arc, LazyLock};

use async_graphql::{Request, SDLExportOptions, Schema, ServerError, ValidationMode, Value, parser::types::OperationType};
use tracing::Instrument;

use crate::{
    app::{App, Before, Bucket, Call, Failure, Pace, Standing},
    domain::persisted::{Manifested, PersistedMode},
    store::{StoreError, read::Reader},
};

pub use fault::{FaultCode, needs};
use persisted::{Persisted, Unmeant};
use prepare::Documents;
pub use question::{Answer, Caller, Door, Push, Question, Refusal, Trace};
pub use tally::{TALLY, Tally};

/// How an installation wants to be asked.
#[derive(Default)]
pub struct Rules {
    /// Strangers are shown neither the schema nor what it has instead of what they asked for.
    pub discreet: bool,
    pub persisted: Option<PersistedMode>,
    /// Documents of manifests in a folder.
    pub manifests: Vec<Manifested>,
    /// How much each may ask for; None: as much as they like.
    pub pace: Option<Pace>,
    /// Nothing goes the quick way.
    pub plain: bool,
    /// Of answers that are the same for everyone; 0: none are kept.
    pub response_cache_bytes: u64,
}

/// The schema, ready to answer.
pub struct Gateway {
    schema: Schema<root::Query, root::Mutation, root::Subscription>,
    shape: complete::Shape,
    app: Arc<App>,
    reader: Reader,
    documents: Documents,
    persisted: Persisted,
    pace: Option<Pace>,
    discreet: bool,
    plain: bool,
    planner: plan::Planner,
    readers: feed::Readers,
}

/// What it costs to ask anything at all, and what a question costs that is refused before its own cost is known: it had to be read.
const ASKING_COST: u64 = 1;
const REFUSED_COST: u64 = 10;

impl Gateway {
    pub fn new(app: Arc<App>, reader: Reader, rules: Rules) -> Arc<Self> {
        let mode = rules.persisted.unwrap_or(PersistedMode::Allow);
        let persisted = Persisted::new(mode, &rules.manifests, reader.clone());
        let planner = plan::Planner::new(app.clone(), reader.clone(), rules.response_cache_bytes);
        Arc::new(Self {
            schema: build(),
            shape: complete::Shape::of(sdl()),
            app,
            reader,
            documents: Documents::default(),
            persisted,
            pace: rules.pace,
            discreet: rules.discreet,
            plain: rules.plain,
            planner,
            readers: feed::Readers::default(),
        })
    }

    /// Whether a document fits the schema and its limits; if not, why.
    pub fn check(text: &str) -> Result<(), Vec<String>> {
        let checked = Documents::default().fit(text, prepare::hash_of(text), true);
        checked.map(|_| ()).map_err(|refused| refused.into_response("").errors.into_iter().map(|error| error.message).collect())
    }

    /// Takes a cost out of a budget. Err: there is too little left.
    fn spend(&self, bucket: Bucket, cost: u64) -> Result<Option<Standing>, Standing> {
        self.pace.as_ref().and_then(|pace| pace.spend(bucket, cost)).transpose()
    }

    /// Answers one request: limits first, then execution, then one shape for every error.
    pub async fn answer(self: &Arc<Self>, question: Question, caller: Caller, door: Door) -> (Answer, Trace) {
        let span = tracing::info_span!("graphql", request_id = %caller.request_id);
        async {
            let (started, mut trace) = (std::time::Instant::now(), Trace::default());
            let known = caller.actor.account().is_some();
            let answer = self.answer_traced(question, caller, door, &mut trace).await;
            let outcome = match &answer {
                Answer::Written { .. } => "ok",
                Answer::Executed { response, .. } if response.errors.is_empty() => "ok",
                Answer::Executed { .. } => "error",
                Answer::Refused { .. } => "refused",
                Answer::Kept(_) => "repeated",
                Answer::Stream(_) => "begun",
            };
            if let Answer::Executed { response, .. } | Answer::Refused { response, .. } = &answer {
                let code = |error: &ServerError| match error.extensions.as_ref()?.get("code")? {
                    Value::String(code) => Some(code.clone()),
                    _ => None,
                };
                trace.codes = response.errors.iter().filter_map(code).collect();
            }
            TALLY.request(trace.operation.as_deref(), known, trace.kind.unwrap_or("unread"), outcome, started.elapsed());
            (answer, trace)
        }
        .instrument(span)
        .await
    }

    async fn answer_traced(self: &Arc<Self>, question: Question, caller: Caller, door: Door, trace: &mut Trace) -> Answer {
        let request_id = caller.request_id.clone();
        // whoever has nothing left is not even read
        if let Some(answer) = self.pay(&caller, ASKING_COST, trace) {
            return answer;
        }
        let mut ready = match self.ready(question, &caller, door, trace).await {
            Ok(ready) => ready,
            Err(answer) => return self.pay(&caller, REFUSED_COST - ASKING_COST, trace).unwrap_or(*answer),
        };
        if let Some(answer) = self.pay(&caller, ready.cost.saturating_sub(ASKING_COST), trace) {
            return answer;
        }
        if let Some(plan) = ready.plan().filter(|_| door.written && !self.plain) {
            let asked = plan::Planned { document: &ready.fit.hash, operation: ready.operation_name.as_deref(), variables: &ready.variables };
            match Box::pin(plan.answer(&self.planner, asked, &caller.actor)).await {
                Ok(plan::Written { body, shared }) => return Answer::Written { body, shared },
                Err(plan::Odd::Plain) => {}
                Err(plan::Odd::Unavailable) => {
                    let refused = prepare::Refused::new(FaultCode::Unavailable, fault::UNREACHABLE);
                    return Answer::Refused { response: refused.into_response(&request_id), why: Refusal::Unavailable };
                }
            }
        }
        let call = match self.call(&caller, &ready).await {
            Ok(call) => call,
            Err(answer) => return *answer,
        };
        if ready.operation == OperationType::Subscription {
            return Answer::Stream(self.stream(ready, caller, call));
        }
        let (told, flags) = (call.clone(), complete::Flags::of(&ready.variables));
        let mut response = Box::pin(self.schema.execute(self.dress(ready.request(), caller, call))).await;
        if let Some(before) = told.before() {
            return answered_before(before, &request_id);
        }
        let mut key = told.held();
        // an error without a path was found before anything ran
        let executed = response.errors.is_empty() || response.errors.iter().any(|error| !error.path.is_empty());
        if executed {
            self.shape.complete(&ready.fit.document, ready.operation_name.as_deref(), &flags, &mut response);
        }
        fault::finish(&mut response, &request_id);
        // a secret is shown by this reply alone: a repetition is answered from what stands
        if told.is_confidential()
            && let Some(key) = key.take()
        {
            self.app.end(key, None).await;
        }
        if executed {
            return Answer::Executed { response, key };
        }
        if let Some(key) = key {
            self.app.end(key, None).await;
        }
        Answer::Refused { response, why: Refusal::Unfit }
    }

    /// The question as something that can be executed: its document found, read and checked.
    async fn ready(&self, question: Question, caller: &Caller, door: Door, trace: &mut Trace) -> Result<prepare::Ready, Box<Answer>> {
        let refuse = |refused: prepare::Refused| {
            let why = refused.why;
            Box::new(Answer::Refused { response: refused.into_response(&caller.request_id), why })
        };
        let meant = match self.persisted.meant(&question).await {
            Ok(meant) => meant,
            Err(Unmeant::Refused(refused)) => return Err(refuse(refused)),
            Err(Unmeant::Failed(error)) => {
                tracing::warn!(%error, "a persisted document could not be looked up");
                let refused = prepare::Refused::new(FaultCode::Unavailable, fault::UNREACHABLE);
                return Err(Box::new(Answer::Refused { response: refused.into_response(&caller.request_id), why: Refusal::Unavailable }));
            }
        };
        trace.hash = Some(meant.hash);
        let open = !self.discreet || caller.actor.account().is_some();
        let fit = self.documents.fit(&meant.text, meant.hash, open).map_err(refuse)?;
        self.persisted.learn(&meant);
        let asked = prepare::Asked {
            operation_name: question.operation_name.as_deref().filter(|name| !name.is_empty()),
            variables: question.variables.unwrap_or_default(),
            door,
            repeatable: caller.key.is_some(),
            introspection: open,
        };
        let ready = prepare::prepare(fit, asked).map_err(refuse)?;
        trace.operation.clone_from(&ready.operation_name);
        trace.kind = Some(match ready.operation {
            OperationType::Query => "query",
            OperationType::Mutation => "mutation",
            OperationType::Subscription => "subscription",
        });
        trace.cost = Some(ready.cost);
        Ok(ready)
    }

    /// Takes a cost out of the caller's budget, and notes how it stands; the answer, if there was too little in it.
    fn pay(&self, caller: &Caller, cost: u64, trace: &mut Trace) -> Option<Answer> {
        if cost == 0 {
            return None;
        }
        match self.spend(caller.bucket(), cost) {
            Ok(standing) => {
                trace.standing = standing;
                None
            }
            Err(standing) => {
                trace.standing = Some(standing);
                let why = format!(
                    "too much in too short a time: a minute has {}, and this costs more than is left; try again in {} s",
                    standing.quota, standing.seconds
                );
                let mut response = prepare::Refused::new(FaultCode::RateLimited, why).into_response(&caller.request_id);
                for error in &mut response.errors {
                    error.extensions.get_or_insert_default().set("retryAfter", standing.seconds);
                }
                Some(Answer::Refused { response, why: Refusal::TooFast(standing.seconds) })
            }
        }
    }

    /// The change that the question may lead to; or what was answered before under its key. `fingerprint`: of a mutation that has a key.
    async fn call(&self, caller: &Caller, ready: &prepare::Ready) -> Result<Call, Box<Answer>> {
        let call = Call::new(caller.actor.clone(), &caller.request_id);
        // nobody in particular changes nothing: there is nothing to repeat
        let (Some(key), Some(fingerprint), Some(account)) = (&caller.key, &ready.fingerprint, caller.actor.account()) else { return Ok(call) };
        let call = call.under(&self.app, account, key, fingerprint);
        // a step takes its key with what it writes
        if ready.is_step() {
            return Ok(call);
        }
        let refused = |code, message: &str| {
            let response = prepare::Refused::new(code, message).into_response(&caller.request_id);
            Err(Box::new(Answer::Refused { response, why: Refusal::Unavailable }))
        };
        match (self.app.hold_key(&call).await, call.before()) {
            (Ok(call), _) => Ok(call),
            (Err(_), Some(before)) => Err(Box::new(answered_before(before, &caller.request_id))),
            (Err(Failure::Store(StoreError::Full(cause))), None) => {
                tracing::error!(%cause, "answered as full");
                refused(FaultCode::StorageFull, "the server's disk is full: nothing can be changed until there is room again")
            }
            (Err(failure), None) => {
                tracing::warn!(?failure, "a key could not be looked up");
                refused(FaultCode::Unavailable, fault::UNREACHABLE)
            }
        }
    }

    fn dress(&self, request: Request, caller: Caller, call: Call) -> Request {
        request.data(self.app.clone()).data(self.reader.clone()).data(loaders::Loaders::new(&self.reader)).data(caller).data(call)
    }
}

/// The answer to a request that was sent before under the same key.
fn answered_before(before: Before, request_id: &str) -> Answer {
    let (code, message, why) = match before {
        Before::Answered(reply) => return Answer::Kept(reply),
        Before::OtherRequest => {
            (FaultCode::IdempotencyKeyReused, "this Idempotency-Key belongs to another request; make a new one for each", Refusal::KeyReused)
        }
        Before::UnderWay => {
            (FaultCode::IdempotencyKeyInUse, "the first request under this Idempotency-Key is still running; try again shortly", Refusal::KeyInUse)
        }
    };
    Answer::Refused { response: prepare::Refused::new(code, message).into_response(request_id), why }
}

fn build() -> Schema<root::Query, root::Mutation, root::Subscription> {
    Schema::build(root::Query::default(), root::Mutation::default(), root::Subscription::default()).validation_mode(ValidationMode::Fast).finish()
}

/// The public contract, as it stands in `schema.graphql`.
pub fn sdl() -> &'static str {
    static SDL: LazyLock<String> = LazyLock::new(|| {
        let sdl = build().sdl_with_options(SDLExportOptions::new().include_specified_by().use_space_ident().indent_width(2));
        let lines: Vec<&str> = sdl.lines().map(str::trim_end).collect();
        format!("{}\n", lines.join("\n").trim())
    });
    &SDL
}
