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
mod fault;
mod guard;
mod loaders;
mod news;
mod node;
mod patch;
mod payload;
mod prepare;
mod program;
mod root;
mod scalars;
mod search;
mod taxonomy;
mod video;
mod viewer;

use std::sync::Arc;

use async_graphql::{EmptySubscription, Request, Response, SDLExportOptions, Schema};
use tracing::Instrument;

use crate::{
    app::App,
    domain::{actor::Actor, locale::Locale},
    store::read::Reader,
};

pub use fault::FaultCode;

/// Who asks, in which language, and under which name the answer is logged.
#[derive(Clone, Debug)]
pub struct Caller {
    pub actor: Actor,
    pub locale: Locale,
    pub request_id: String,
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

/// An answer, and whether the question was executed at all.
pub struct Answer {
    pub response: Response,
    /// False: refused before execution, so the answer has no `data` key.
    pub executed: bool,
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
            match prepare::prepare(question, door) {
                Err(refusal) => Answer { response: refusal.into_response(&caller.request_id), executed: false },
                Ok(ready) => {
                    let request_id = caller.request_id.clone();
                    let mut response = self.schema.execute(self.dress(ready.request, caller)).await;
                    // an error without a path was found before anything ran
                    let executed = response.errors.is_empty() || response.errors.iter().any(|error| !error.path.is_empty());
                    if executed {
                        self.shape.complete(&ready.document, ready.operation_name.as_deref(), &mut response);
                    }
                    fault::finish(&mut response, &request_id);
                    Answer { response, executed }
                }
            }
        }
        .instrument(span)
        .await
    }

    fn dress(&self, request: Request, caller: Caller) -> Request {
        request.data(self.app.clone()).data(self.reader.clone()).data(loaders::Loaders::new(&self.reader)).data(caller)
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
