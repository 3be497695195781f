//! What the arguments of a planned field come to in one request, read by the types that its resolver has.

use apollo_compiler::{Node, ast::Value};
use async_graphql::{InputType, Name, Value as Constant};
use serde_json::{Map, Value as Json};

use crate::{domain::page, gateway::connection};

/// As it stands in the document; None: not given.
pub(in crate::gateway) type Argument = Option<Node<Value>>;

/// Coerced variables.
pub(in crate::gateway) type Variables = Map<String, Json>;

/// The arguments of a connection.
pub(super) struct Window {
    pub(super) first: Argument,
    pub(super) after: Argument,
    pub(super) last: Argument,
    pub(super) before: Argument,
}

impl Window {
    /// None: something is wrong with it, which the plain way tells.
    pub(super) fn read(&self, variables: &Variables, order: u8) -> Option<page::Window> {
        let (first, after) = (read(&self.first, variables)?, read(&self.after, variables)?);
        let (last, before) = (read(&self.last, variables)?, read(&self.before, variables)?);
        connection::arguments(first, after, last, before).window(order).ok()
    }
}

/// What an argument comes to. None: it cannot be read.
pub(in crate::gateway) fn read<T: InputType>(argument: &Argument, variables: &Variables) -> Option<T> {
    let value = match argument.as_deref() {
        None => None,
        Some(value) => constant(value, variables)?,
    };
    T::parse(value).ok()
}

/// Some(None): a variable that was not given, which counts as nothing at all.
fn constant(value: &Value, variables: &Variables) -> Option<Option<Constant>> {
    Some(Some(match value {
        Value::Null => Constant::Null,
        Value::Enum(name) => Constant::Enum(Name::new(name)),
        Value::String(text) => Constant::String(text.clone()),
        Value::Boolean(flag) => Constant::Boolean(*flag),
        Value::Int(number) => Constant::Number(number.as_str().parse().ok()?),
        Value::Float(number) => Constant::Number(number.as_str().parse().ok()?),
        Value::Variable(name) => match variables.get(name.as_str()) {
            Some(value) => Constant::from_json(value.clone()).ok()?,
            None => return Some(None),
        },
        Value::List(items) => Constant::List(items.iter().map(|item| Some(constant(item, variables)?.unwrap_or_default())).collect::<Option<_>>()?),
        Value::Object(fields) => {
            let mut object = async_graphql::indexmap::IndexMap::new();
            for (name, value) in fields {
                if let Some(value) = constant(value, variables)? {
                    object.insert(Name::new(name), value);
                }
            }
            Constant::Object(object)
        }
    }))
}
