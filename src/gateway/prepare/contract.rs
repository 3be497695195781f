//! The schema as the validator knows it. async-graphql's own rules walk fragments again and again and coerce variables loosely;
//! `apollo-compiler` judges by the letter of the specification, in time that grows with the document.

use std::sync::LazyLock;

use apollo_compiler::{
    Schema,
    executable::{ExecutableDocument, Operation, SelectionSet},
    parser::Parser,
    response::{JsonMap, JsonValue},
    validation::{DiagnosticList, Valid},
};
use async_graphql::{Pos, ServerError};
use serde_json::{Map, Value as Json};

use super::limits::{Limit, Refused};
use crate::gateway::fault::{ERRORS_MOST, FaultCode};

/// Our own schema is valid: a test looks.
pub(super) static CONTRACT: LazyLock<Valid<Schema>> = LazyLock::new(|| match Schema::parse_and_validate(crate::gateway::sdl(), "schema.graphql") {
    Ok(schema) => schema,
    Err(broken) => {
        tracing::error!(errors = %broken.errors, "the schema is not valid");
        Valid::assume_valid(Schema::new())
    }
});

/// Characters of a message: it may repeat what was sent.
const MESSAGE_MOST: usize = 300;

pub(super) fn validate(text: &str, hints: bool) -> Result<Valid<ExecutableDocument>, Refused> {
    let mut parser = Parser::new().recursion_limit(4 * Limit::Nesting.most()).token_limit(4 * Limit::DocumentBytes.most());
    let parsed = parser.parse_executable(&CONTRACT, text, "document").and_then(|document| document.validate(&CONTRACT));
    parsed.map_err(|broken| Refused::of(FaultCode::GraphqlValidationFailed, errors(&broken.errors, hints)).unfit())
}

/// Whether an operation is one step of a version: those are the mutations that answer with its effect.
pub(super) fn is_step(valid: &ExecutableDocument, operation: &Operation) -> bool {
    let mut roots = operation.root_fields(valid);
    let (Some(only), None) = (roots.next(), roots.next()) else { return false };
    let payload = CONTRACT.get_object(only.ty().inner_named_type());
    payload.and_then(|payload| payload.fields.get("effect")).is_some_and(|field| field.ty.inner_named_type() == "StepEffect")
}

fn errors(found: &DiagnosticList, hints: bool) -> Vec<ServerError> {
    let told = found.iter().take(ERRORS_MOST).map(|diagnostic| {
        let mut message = cut(&diagnostic.error.to_string());
        if let Some(hint) = hint(&message).filter(|_| hints) {
            message.push_str(&hint);
        }
        let place = diagnostic.line_column_range().map(|range| Pos { line: range.start.line, column: range.start.column });
        ServerError::new(message, place)
    });
    told.collect()
}

fn cut(message: &str) -> String {
    match message.char_indices().nth(MESSAGE_MOST) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

/// Names nearer than this are worth a hint.
const NEAR: f64 = 0.8;

/// What the schema has instead of a field that it does not have, as far as the validator's sentence names both.
fn hint(message: &str) -> Option<String> {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (of, field) = match quoted.as_slice() {
        [of, field] if message.contains("does not have a field") => (*of, *field),
        _ => return None,
    };
    let fields = match CONTRACT.types.get(of)? {
        apollo_compiler::schema::ExtendedType::Object(object) => object.fields.keys(),
        apollo_compiler::schema::ExtendedType::Interface(interface) => interface.fields.keys(),
        _ => return None,
    };
    let near = fields.map(|name| (strsim::jaro_winkler(name, field), name)).filter(|(near, _)| *near >= NEAR).max_by(|a, b| a.0.total_cmp(&b.0));
    near.map(|(_, name)| format!("; did you mean `{name}`?"))
}

/// An operation with nothing left of it but what it declares.
pub(super) fn declarations(operation: &Operation) -> Operation {
    Operation {
        operation_type: operation.operation_type,
        name: operation.name.clone(),
        variables: operation.variables.clone(),
        directives: Default::default(),
        selection_set: SelectionSet::new(operation.selection_set.ty.clone()),
    }
}

/// What the variables come to, defaults filled in; refused when one does not fit its type.
pub(super) fn coerce(operation: &Operation, place: Pos, variables: Map<String, Json>) -> Result<Map<String, Json>, Refused> {
    if operation.variables.is_empty() {
        // what nobody declared is nobody's
        return Ok(Map::new());
    }
    let given: JsonMap = variables.into_iter().map(|(name, value)| (name.into(), JsonValue::from(value))).collect();
    match apollo_compiler::request::coerce_variable_values(&CONTRACT, operation, &given) {
        Ok(coerced) => match serde_json::to_value(coerced.into_inner()) {
            Ok(Json::Object(variables)) => Ok(variables),
            _ => Err(unfit("the variables cannot be read", None)),
        },
        Err(error) => Err(unfit(&error.message().to_string(), Some(place))),
    }
}

pub(super) fn unfit(message: &str, place: Option<Pos>) -> Refused {
    Refused::of(FaultCode::BadUserInput, vec![ServerError::new(cut(message), place)]).unfit()
}
