//! The one entry for every document: limits that cost nothing, then parsing, then limits on its shape, then validation; what was found
//! fit is remembered. Nothing is executed that did not come through here.

mod contract;
mod cost;
mod limits;
mod scan;
mod variables;
mod weigh;
mod whole;

use std::sync::Arc;

use apollo_compiler::executable::Operation;
use async_graphql::{
    Request, ServerError, Variables,
    parser::{
        parse_query,
        types::{ExecutableDocument, OperationType},
    },
};
use quick_cache::{Weighter, sync::Cache};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use super::{
    Door,
    fault::FaultCode,
    feed::Once,
    plan::{Plan, Plans},
};
use cost::Cost;
pub(super) use limits::{Limit, Refused};
use weigh::Weighed;

/// SHA-256 of a document's text.
pub type Hash = [u8; 32];

pub(super) fn hash_of(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

/// A document that may be executed: read, weighed and found valid.
pub(super) struct Fit {
    pub(super) hash: Hash,
    pub(super) document: ExecutableDocument,
    operations: Vec<Prepared>,
    bytes: usize,
}

impl Fit {
    /// How the messages of an operation are written once for all, if they can be.
    pub(super) fn once(&self, place: usize) -> Option<&Once> {
        self.operations.get(place)?.once.as_ref()
    }
}

/// One operation of a fit document.
struct Prepared {
    weighed: Weighed,
    cost: Cost,
    /// What is declared of its variables; the validator's own document is four fifths of what there would be to remember.
    declared: Operation,
    /// How it is answered the quick way, if it can be.
    plans: Option<Plans>,
    /// Whether it is one step of a version.
    step: bool,
    /// How its messages are written once for all, if they can be.
    once: Option<Once>,
}

/// A remembered document is counted by its text; once more for each of its plans, which take as much again.
#[derive(Clone)]
struct ByText;

impl Weighter<Hash, Arc<Fit>> for ByText {
    fn weight(&self, _: &Hash, fit: &Arc<Fit>) -> u64 {
        let plans: usize = fit.operations.iter().filter_map(|operation| operation.plans.as_ref()).map(Plans::len).sum();
        (fit.bytes as u64 + 256) * (1 + plans as u64)
    }
}

/// Documents that are remembered, and their text together: a front end has some hundreds of about 1 kB. Parsed, a dense one takes forty
/// times its text (measured), so that all of them take 20 MB at most.
const DOCUMENTS_REMEMBERED: usize = 1_000;
const BYTES_REMEMBERED: u64 = 512 * 1024;

/// Documents found fit, by their hash; which ones stay is decided by how often they are asked for.
pub(super) struct Documents(Cache<Hash, Arc<Fit>, ByText>);

impl Default for Documents {
    fn default() -> Self {
        Self(Cache::with_weighter(DOCUMENTS_REMEMBERED, BYTES_REMEMBERED, ByText))
    }
}

impl Documents {
    /// The document of a text. `hints`: whether a refusal may say what the schema has instead.
    pub(super) fn fit(&self, text: &str, hash: Hash, hints: bool) -> Result<Arc<Fit>, Refused> {
        if let Some(fit) = self.0.get(&hash) {
            return Ok(fit);
        }
        let fit = Arc::new(examine(text, hash, hints)?);
        self.0.insert(hash, fit.clone());
        Ok(fit)
    }
}

/// Everything that is checked of a document by itself.
fn examine(text: &str, hash: Hash, hints: bool) -> Result<Fit, Refused> {
    scan::scan(text)?;
    if text.contains('\0') || text.contains("\\u0000") || text.contains("\\u{0}") {
        return Err(variables::no_nul());
    }
    let document = parse_query(text).map_err(|error| Refused::of(FaultCode::GraphqlParseFailed, vec![plain(error.into())]))?;
    let weighed = weigh::weigh(&document)?;
    let valid = contract::validate(text, hints)?;
    let prepared = |weighed: Weighed| {
        // the two parsers have read the same text
        let operation = valid.operations.get(weighed.name.as_deref()).map_err(|_| contract::unfit("the document cannot be read", None))?;
        Ok(Prepared {
            cost: cost::cost(&valid, operation),
            declared: contract::declarations(operation),
            plans: Plans::of(&valid, operation),
            step: contract::is_step(&valid, operation),
            once: Once::of(&valid, operation),
            weighed,
        })
    };
    let operations = weighed.into_iter().map(prepared).collect::<Result<_, Refused>>()?;
    Ok(Fit { hash, document, operations, bytes: text.len() })
}

/// The parser's message says where and what was expected; its last line is enough and holds no picture of the source.
fn plain(mut error: ServerError) -> ServerError {
    error.message = format!("the document cannot be read: {}", error.message.lines().last().unwrap_or_default().trim_start_matches([' ', '=']));
    error
}

/// What is asked of a document.
pub(super) struct Asked<'a> {
    pub(super) operation_name: Option<&'a str>,
    pub(super) variables: Map<String, Json>,
    pub(super) door: Door,
    /// It came with an `Idempotency-Key`.
    pub(super) repeatable: bool,
    /// Whether the schema may be looked through.
    pub(super) introspection: bool,
}

/// A question that may be executed.
pub(super) struct Ready {
    pub(super) fit: Arc<Fit>,
    /// Which of its operations.
    pub(super) place: usize,
    /// Coerced, defaults filled in.
    pub(super) variables: Map<String, Json>,
    pub(super) operation_name: Option<String>,
    pub(super) operation: OperationType,
    pub(super) cost: u64,
    /// SHA-256 of operation and variables, of a mutation that may be repeated.
    pub(super) fingerprint: Option<Hash>,
}

impl Ready {
    /// How it is answered the quick way, if it can be.
    pub(super) fn plan(&self) -> Option<&Plan> {
        self.fit.operations.get(self.place)?.plans.as_ref()?.pick(&self.variables)
    }

    /// How its messages are written once for all, if they can be.
    pub(super) fn once(&self) -> Option<&Once> {
        self.fit.once(self.place)
    }

    /// Whether it is one step of a version, which takes an `Idempotency-Key` by itself.
    pub(super) fn is_step(&self) -> bool {
        self.fit.operations.get(self.place).is_some_and(|it| it.step)
    }

    /// What the resolvers are asked.
    pub(super) fn request(&mut self) -> Request {
        request(&self.fit, self.operation_name.as_ref(), std::mem::take(&mut self.variables))
    }
}

/// What the resolvers are asked, of a document that was made ready.
pub(super) fn request(fit: &Fit, operation_name: Option<&String>, variables: Map<String, Json>) -> Request {
    let variables = Variables::from_json(Json::Object(variables));
    let mut document = fit.document.clone();
    variables::drop_omitted(&mut document, &variables);
    whole::keep(&mut document);
    let mut request = Request::new("").variables(variables);
    request.operation_name = operation_name.cloned();
    request.set_parsed_query(document);
    request
}

/// Checks what is asked of a document, and makes it ready for execution.
pub(super) fn prepare(fit: Arc<Fit>, asked: Asked<'_>) -> Result<Ready, Refused> {
    let (place, Prepared { weighed, cost, declared, .. }) = choose(&fit, asked.operation_name)?;
    let kind = weighed.kind;
    let name = weighed.name.as_ref().map(ToString::to_string);
    match kind {
        OperationType::Mutation if !asked.door.mutations => {
            return Err(Refused::new(FaultCode::BadUserInput, "no mutations here; send it to /graphql by POST").by_post());
        }
        OperationType::Subscription if !asked.door.subscriptions => {
            let why = "a subscription needs a stream: ask with `Accept: text/event-stream` or `multipart/mixed`, or over a WebSocket at /graphql/ws";
            return Err(Refused::new(FaultCode::BadUserInput, why).unfit());
        }
        _ => {}
    }
    if weighed.introspects && !asked.introspection {
        return Err(Refused::new(FaultCode::IntrospectionDisabled, "this server shows its schema to those who are signed in").unfit());
    }
    variables::hold(&asked.variables)?;
    let fingerprint = match Some(weighed.roots).filter(|_| asked.repeatable && kind == OperationType::Mutation) {
        None => None,
        Some(1) => Some(fingerprint(&fit.hash, name.as_deref(), &asked.variables)),
        Some(_) => {
            let why = "with an Idempotency-Key a mutation has one root field, so that it happens whole or not at all";
            return Err(Refused::new(FaultCode::BadUserInput, why).unfit());
        }
    };
    let variables = contract::coerce(declared, weighed.place, asked.variables)?;
    let cost = cost.with(&variables);
    Limit::Cost.hold(usize::try_from(cost).unwrap_or(usize::MAX), None)?;
    Ok(Ready { place, variables, operation_name: name, operation: kind, cost, fingerprint, fit })
}

/// The operation that is going to be executed.
fn choose<'f>(fit: &'f Fit, name: Option<&str>) -> Result<(usize, &'f Prepared), Refused> {
    let misfit = |message: String| Err(Refused::new(FaultCode::GraphqlValidationFailed, message).unfit());
    match (name, fit.operations.as_slice()) {
        (_, []) => misfit("the document holds no operation".into()),
        (None, [only]) => Ok((0, only)),
        (None, many) => misfit(format!("the document holds {} operations: `operationName` has to choose one", many.len())),
        (Some(name), many) => match many.iter().enumerate().find(|(_, it)| it.weighed.name.as_deref() == Some(name)) {
            Some(found) => Ok(found),
            None => misfit("the document holds no operation of this `operationName`".into()),
        },
    }
}

/// What tells one request from another, whoever sends it again.
fn fingerprint(document: &Hash, operation_name: Option<&str>, variables: &Map<String, Json>) -> Hash {
    let mut hash = Sha256::new();
    let variables = serde_json::to_string(variables).unwrap_or_default();
    for part in [document, operation_name.unwrap_or_default().as_bytes(), variables.as_bytes()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
