//! The one entry for every document: limits that cost nothing, then parsing, then limits on its shape, before anything is
//! validated or executed.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name, Positioned, Request, Response, ServerError, Variables,
    parser::{
        parse_query,
        types::{Directive, DocumentOperations, ExecutableDocument, OperationType, Selection, SelectionSet, VariableDefinition},
    },
};
use async_graphql_value::Value;
use sha2::{Digest, Sha256};

use super::{
    Door, Question,
    fault::{self, FaultCode},
};

/// Bytes of a document. The largest of our own client has under 3 kB.
const LENGTH_MOST: usize = 16 * 1024;
/// Open `{`, `[` and `(` at any place: the parser's stack is finite and its own limit does not cover values.
const NESTING_MOST: usize = 32;
/// Levels of fields; introspection is not counted.
const DEPTH_MOST: usize = 12;
/// Fields, spreads and inline fragments after all fragments are spread: what the library will walk.
const FIELDS_MOST: usize = 2_000;
/// Fragments within fragments.
const CHAIN_MOST: usize = 32;
/// Answers under other names; each is resolved again.
const ALIASES_MOST: usize = 30;
/// Lists within lists of introspection: types, their fields, their arguments. Each further level multiplies by the schema's size.
const INTROSPECTION_LISTS_MOST: usize = 3;
/// Nodes below one `__schema` or `__type`; the usual introspection query has about 250, and each is answered for every type.
const INTROSPECTION_FIELDS_MOST: usize = 400;
const INTROSPECTION_LISTS: [&str; 8] = ["types", "directives", "fields", "inputFields", "interfaces", "possibleTypes", "enumValues", "args"];
/// Bytes of an alias: it stands in the answer as often as there are objects.
const ALIAS_MOST: usize = 64;
const ROOT_QUERIES_MOST: usize = 20;
const ROOT_MUTATIONS_MOST: usize = 4;
/// As the specification has it.
const ROOT_SUBSCRIPTIONS_MOST: usize = 1;
/// The sum of fields, lists counted by their page size.
pub(super) const COST_MOST: usize = 5_000;
/// Items of a list in the variables; a list in the document is held by its length.
const LIST_MOST: usize = 100;
/// Nesting of variables.
const VARIABLE_DEPTH_MOST: usize = 32;

/// A refusal before execution.
#[derive(Debug)]
pub(super) struct Refused {
    code: FaultCode,
    error: Box<ServerError>,
}

impl Refused {
    pub(super) fn new(code: FaultCode, message: impl Into<String>) -> Self {
        Self { code, error: Box::new(ServerError::new(message, None)) }
    }

    fn limit(what: &str, most: usize) -> Self {
        Self::new(FaultCode::LimitExceeded, format!("{what}: at most {most}"))
    }

    pub(super) fn into_response(mut self, request_id: &str) -> Response {
        self.error.extensions.get_or_insert_default().set("code", self.code.word());
        let mut response = Response::from_errors(vec![*self.error]);
        fault::finish(&mut response, request_id);
        response
    }
}

/// A question that may be executed.
pub(super) struct Ready {
    pub(super) request: Request,
    pub(super) document: ExecutableDocument,
    pub(super) operation_name: Option<String>,
    pub(super) operation: OperationType,
    /// SHA-256 of operation and variables, of a mutation that may be repeated.
    pub(super) fingerprint: Option<[u8; 32]>,
}

impl Ready {
    /// What the operation that is going to be executed is called in its document.
    pub(super) fn name(&self) -> Option<&str> {
        let mut operations = self.document.operations.iter();
        operations.find_map(|(name, _)| name.map(Name::as_str).filter(|name| self.operation_name.as_deref().is_none_or(|chosen| chosen == *name)))
    }
}

/// Checks a question and makes it ready for execution. `repeatable`: it came with an `Idempotency-Key`.
pub(super) fn prepare(question: Question, door: Door, repeatable: bool) -> Result<Ready, Refused> {
    let text = question.query.ok_or_else(|| Refused::new(FaultCode::BadUserInput, "the request has no `query`"))?;
    scan(&text)?;
    let mut document = parse_query(&text).map_err(|error| Refused { code: FaultCode::GraphqlParseFailed, error: Box::new(plain(error.into())) })?;
    let operation_name = question.operation_name.as_deref();
    let (operation, roots) = measure(&document, operation_name, door)?;
    let variables = question.variables.unwrap_or_default();
    if variables.values().any(|value| depth_of(value) > VARIABLE_DEPTH_MOST) {
        return Err(Refused::limit("nesting of variables", VARIABLE_DEPTH_MOST));
    }
    if let Some(most) = variables.values().find_map(overlong) {
        return Err(Refused::limit("items of a list in the variables", most));
    }
    // no text of ours has one, and PostgreSQL keeps none
    if text.contains('\0') || text.contains("\\u0000") || text.contains("\\u{0}") || variables.values().any(holds_nul) {
        return Err(Refused::new(FaultCode::BadUserInput, "no text may hold the character U+0000"));
    }
    let fingerprint = match Some(roots).filter(|_| repeatable && operation == OperationType::Mutation) {
        None => None,
        Some(1) => Some(fingerprint(&text, operation_name, &variables)),
        Some(_) => {
            let why = "with an Idempotency-Key a mutation has one root field, so that it happens whole or not at all";
            return Err(Refused::new(FaultCode::BadUserInput, why));
        }
    };
    let variables = Variables::from_json(serde_json::Value::Object(variables));
    drop_omitted(&mut document, &variables);
    let mut request = Request::new(text).variables(variables);
    request.operation_name.clone_from(&question.operation_name);
    request.set_parsed_query(document.clone());
    Ok(Ready { request, document, operation_name: question.operation_name, operation, fingerprint })
}

/// The parser's message says where and what was expected; its first line is enough and holds no picture of the source.
fn plain(mut error: ServerError) -> ServerError {
    error.message = format!("the document cannot be read: {}", error.message.lines().last().unwrap_or_default().trim_start_matches([' ', '=']));
    error
}

/// A linear look at the bytes, aware of strings, block strings and comments.
fn scan(text: &str) -> Result<(), Refused> {
    if text.len() > LENGTH_MOST {
        return Err(Refused::limit("bytes of a document", LENGTH_MOST));
    }
    let bytes = text.as_bytes();
    let (mut place, mut open) = (0, 0usize);
    while place < bytes.len() {
        match bytes[place] {
            b'#' => place += bytes[place..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len() - place),
            b'"' if bytes[place..].starts_with(b"\"\"\"") => {
                place += 3;
                while place < bytes.len() && !bytes[place..].starts_with(b"\"\"\"") {
                    place += if bytes[place..].starts_with(b"\\\"\"\"") { 4 } else { 1 };
                }
                place += 3;
                continue;
            }
            b'"' => {
                place += 1;
                while place < bytes.len() && !matches!(bytes[place], b'"' | b'\n') {
                    place += if bytes[place] == b'\\' { 2 } else { 1 };
                }
            }
            b'{' | b'[' | b'(' => {
                open += 1;
                if open > NESTING_MOST {
                    return Err(Refused::limit("nesting of brackets", NESTING_MOST));
                }
            }
            b'}' | b']' | b')' => open = open.saturating_sub(1),
            _ => {}
        }
        place += 1;
    }
    Ok(())
}

/// What a selection weighs once its fragments are spread.
#[derive(Clone, Copy, Default)]
struct Weight {
    depth: usize,
    fields: usize,
    roots: usize,
    /// Fragments within fragments; the library walks them one inside the other.
    chain: usize,
    aliases: usize,
    /// Introspection's lists within lists.
    lists: usize,
}

impl Weight {
    fn and_one(self) -> Self {
        Self { fields: self.fields.saturating_add(1), ..self }
    }
}

/// Answers which kind of operation is going to be executed, and its root fields.
fn measure(document: &ExecutableDocument, operation_name: Option<&str>, door: Door) -> Result<(OperationType, usize), Refused> {
    let mut found = (OperationType::Query, 0);
    let mut known = HashMap::new();
    let mut whole = Weight::default();
    // validation walks what is never spread, too
    for (name, fragment) in &document.fragments {
        if !matches!(known.get(name.as_str()), Some(Some(_))) {
            let weight = weigh(&fragment.node.selection_set.node, document, &mut known, 0)?;
            if weight.fields > FIELDS_MOST || weight.chain > CHAIN_MOST {
                return Err(Refused::limit("fields of a fragment, fragments spread", FIELDS_MOST));
            }
        }
    }
    for (name, operation) in document.operations.iter() {
        let weight = weigh(&operation.node.selection_set.node, document, &mut known, 0)?;
        if weight.depth > DEPTH_MOST {
            return Err(Refused::limit("levels of fields", DEPTH_MOST));
        }
        if weight.chain > CHAIN_MOST {
            return Err(Refused::limit("fragments within fragments", CHAIN_MOST));
        }
        // validation walks every operation, whichever is chosen
        whole.fields = whole.fields.saturating_add(weight.fields);
        whole.aliases = whole.aliases.saturating_add(weight.aliases);
        if whole.fields > FIELDS_MOST {
            return Err(Refused::limit("fields, fragments spread", FIELDS_MOST));
        }
        if whole.aliases > ALIASES_MOST {
            return Err(Refused::limit("aliases, fragments spread", ALIASES_MOST));
        }
        let most = match operation.node.ty {
            OperationType::Query => ROOT_QUERIES_MOST,
            OperationType::Mutation => ROOT_MUTATIONS_MOST,
            OperationType::Subscription => ROOT_SUBSCRIPTIONS_MOST,
        };
        if weight.roots > most {
            return Err(Refused::limit("fields at the root of an operation", most));
        }
        let chosen = operation_name.is_none() || operation_name == name.map(Name::as_str);
        if !chosen {
            continue;
        }
        found = (operation.node.ty, weight.roots);
        match operation.node.ty {
            OperationType::Mutation if !door.mutations => {
                return Err(Refused::new(FaultCode::BadUserInput, "no mutations here; send it to /graphql by POST"));
            }
            OperationType::Subscription if !door.subscriptions => {
                let why = "a subscription needs a stream: ask with `Accept: text/event-stream`, or over a WebSocket at /graphql/ws";
                return Err(Refused::new(FaultCode::BadUserInput, why));
            }
            _ => {}
        }
    }
    Ok(found)
}

/// What tells one request from another, whoever sends it again.
fn fingerprint(text: &str, operation_name: Option<&str>, variables: &serde_json::Map<String, serde_json::Value>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [text, operation_name.unwrap_or_default(), &serde_json::to_string(variables).unwrap_or_default()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// Each fragment is weighed once; one that contains itself is refused. `None` marks a fragment being weighed.
fn weigh<'d>(set: &'d SelectionSet, document: &'d ExecutableDocument, known: &mut HashMap<&'d str, Option<Weight>>, level: usize) -> Result<Weight, Refused> {
    if level > CHAIN_MOST {
        // refused on the way down: each level takes stack
        return Err(Refused::limit("fragments within fragments", CHAIN_MOST));
    }
    let mut sum = Weight::default();
    for item in &set.items {
        let inner = match &item.node {
            Selection::Field(field) => {
                let name = field.node.name.node.as_str();
                if field.node.alias.as_ref().is_some_and(|alias| alias.node.len() > ALIAS_MOST) {
                    return Err(Refused::limit("bytes of an alias", ALIAS_MOST));
                }
                let below = weigh(&field.node.selection_set.node, document, known, level)?;
                let introspection = name.starts_with("__");
                if introspection && below.lists > INTROSPECTION_LISTS_MOST {
                    return Err(Refused::limit("lists within lists of introspection", INTROSPECTION_LISTS_MOST));
                }
                if introspection && below.fields > INTROSPECTION_FIELDS_MOST {
                    return Err(Refused::limit("fields of introspection, fragments spread", INTROSPECTION_FIELDS_MOST));
                }
                Weight {
                    depth: if introspection { 1 } else { below.depth + 1 },
                    fields: below.fields.saturating_add(1),
                    roots: 1,
                    aliases: below.aliases.saturating_add(usize::from(field.node.alias.is_some())),
                    lists: below.lists + usize::from(INTROSPECTION_LISTS.contains(&name)),
                    chain: below.chain,
                }
            }
            Selection::InlineFragment(fragment) => weigh(&fragment.node.selection_set.node, document, known, level)?.and_one(),
            Selection::FragmentSpread(spread) => {
                let name = spread.node.fragment_name.node.as_str();
                match (known.get(name), document.fragments.get(name)) {
                    (Some(Some(weight)), _) => weight.and_one(),
                    (Some(None), _) => return Err(Refused::new(FaultCode::GraphqlValidationFailed, format!("fragment {name} contains itself"))),
                    // to be told by validation it would have to be walked first, and the library walks fragments again and again
                    (None, None) => return Err(Refused::new(FaultCode::GraphqlValidationFailed, format!("there is no fragment {name}"))),
                    (None, Some(fragment)) => {
                        known.insert(name, None);
                        let inner = weigh(&fragment.node.selection_set.node, document, known, level + 1)?;
                        let weight = Weight { chain: inner.chain + 1, ..inner };
                        known.insert(name, Some(weight));
                        weight.and_one()
                    }
                }
            }
        };
        sum.depth = sum.depth.max(inner.depth);
        sum.chain = sum.chain.max(inner.chain);
        sum.lists = sum.lists.max(inner.lists);
        sum.aliases = sum.aliases.saturating_add(inner.aliases);
        sum.fields = sum.fields.saturating_add(inner.fields);
        sum.roots = sum.roots.saturating_add(inner.roots);
    }
    Ok(sum)
}

/// The limit, if a list within is beyond it.
fn overlong(value: &serde_json::Value) -> Option<usize> {
    match value {
        serde_json::Value::Array(items) if items.len() > LIST_MOST => Some(LIST_MOST),
        serde_json::Value::Array(items) => items.iter().find_map(overlong),
        serde_json::Value::Object(fields) => fields.values().find_map(overlong),
        _ => None,
    }
}

fn holds_nul(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text.contains('\0'),
        serde_json::Value::Array(items) => items.iter().any(holds_nul),
        serde_json::Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        _ => false,
    }
}

fn depth_of(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Array(items) => 1 + items.iter().map(depth_of).max().unwrap_or(0),
        serde_json::Value::Object(fields) => 1 + fields.values().map(depth_of).max().unwrap_or(0),
        _ => 0,
    }
}

/// Takes arguments and input fields out whose variable was not given: the specification says they count as absent, while the
/// library would hand null to the resolver, and a partial update would clear what it should leave alone.
fn drop_omitted(document: &mut ExecutableDocument, variables: &Variables) {
    let mut omitted: HashSet<Name> = HashSet::new();
    let mut kept: HashSet<Name> = HashSet::new();
    for definition in document.operations.iter().flat_map(|(_, operation)| &operation.node.variable_definitions) {
        let definition = &definition.node;
        // one that may not be null is left for validation to complain about
        let may_go = !variables.contains_key(&definition.name.node) && definition.default_value.is_none() && definition.var_type.node.nullable;
        let side = if may_go { &mut omitted } else { &mut kept };
        side.insert(definition.name.node.clone());
    }
    omitted.retain(|name| !kept.contains(name));
    if omitted.is_empty() {
        return;
    }
    let mut used = HashSet::new();
    let mut prune = Prune { omitted: &omitted, used: &mut used };
    match &mut document.operations {
        DocumentOperations::Single(operation) => prune.selection(&mut operation.node.selection_set.node),
        DocumentOperations::Multiple(operations) => operations.values_mut().for_each(|operation| prune.selection(&mut operation.node.selection_set.node)),
    }
    for fragment in document.fragments.values_mut() {
        prune.selection(&mut fragment.node.selection_set.node);
    }
    // validation would call a variable unused whose only uses are gone
    let unused = |definition: &Positioned<VariableDefinition>| omitted.contains(&definition.node.name.node) && !used.contains(&definition.node.name.node);
    match &mut document.operations {
        DocumentOperations::Single(operation) => operation.node.variable_definitions.retain(|definition| !unused(definition)),
        DocumentOperations::Multiple(operations) => {
            operations.values_mut().for_each(|operation| operation.node.variable_definitions.retain(|definition| !unused(definition)))
        }
    }
}

struct Prune<'a> {
    omitted: &'a HashSet<Name>,
    /// Omitted variables that are still named somewhere, in a directive or a list.
    used: &'a mut HashSet<Name>,
}

impl Prune<'_> {
    fn selection(&mut self, set: &mut SelectionSet) {
        for item in &mut set.items {
            match &mut item.node {
                Selection::Field(field) => {
                    field.node.arguments.retain(|(_, value)| !self.gone(&value.node));
                    field.node.arguments.iter_mut().for_each(|(_, value)| self.value(&mut value.node));
                    self.directives(&mut field.node.directives);
                    self.selection(&mut field.node.selection_set.node);
                }
                Selection::InlineFragment(fragment) => {
                    self.directives(&mut fragment.node.directives);
                    self.selection(&mut fragment.node.selection_set.node);
                }
                Selection::FragmentSpread(spread) => self.directives(&mut spread.node.directives),
            }
        }
    }

    fn directives(&mut self, directives: &mut [Positioned<Directive>]) {
        directives.iter_mut().flat_map(|directive| &mut directive.node.arguments).for_each(|(_, value)| self.value(&mut value.node));
    }

    fn gone(&self, value: &Value) -> bool {
        matches!(value, Value::Variable(name) if self.omitted.contains(name))
    }

    fn value(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.retain(|_, field| !self.gone(field));
                fields.values_mut().for_each(|field| self.value(field));
            }
            Value::List(items) => items.iter_mut().for_each(|item| self.value(item)),
            Value::Variable(name) => {
                self.used.insert(name.clone());
            }
            _ => {}
        }
    }
}
