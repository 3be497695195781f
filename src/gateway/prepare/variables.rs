//! The variables of a request: their limits, and what they come to by the types that the operation declares.

use std::collections::HashSet;

use async_graphql::{
    Name, Positioned, Variables,
    parser::types::{Directive, DocumentOperations, ExecutableDocument, Selection, SelectionSet, VariableDefinition},
};
use async_graphql_value::Value;
use serde_json::{Map, Value as Json};

use super::limits::{Limit, Refused};
use crate::gateway::fault::FaultCode;

/// Refuses variables that are too deep or hold too long lists, and texts that no database keeps.
pub(super) fn hold(variables: &Map<String, Json>) -> Result<(), Refused> {
    let depth = variables.values().map(depth_of).max().unwrap_or(0);
    Limit::VariableNesting.hold(depth, None)?;
    let items = variables.values().map(longest_list).max().unwrap_or(0);
    Limit::VariableItems.hold(items, None)?;
    // no text of ours has one, and PostgreSQL keeps none
    if variables.values().any(holds_nul) { Err(no_nul()) } else { Ok(()) }
}

pub(super) fn no_nul() -> Refused {
    Refused::new(FaultCode::BadUserInput, "no text may hold the character U+0000")
}

fn longest_list(value: &Json) -> usize {
    match value {
        Json::Array(items) => items.iter().map(longest_list).max().unwrap_or(0).max(items.len()),
        Json::Object(fields) => fields.values().map(longest_list).max().unwrap_or(0),
        _ => 0,
    }
}

fn holds_nul(value: &Json) -> bool {
    match value {
        Json::String(text) => text.contains('\0'),
        Json::Array(items) => items.iter().any(holds_nul),
        Json::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        _ => false,
    }
}

/// JSON is read no deeper than 128 levels, so that this ends.
fn depth_of(value: &Json) -> usize {
    match value {
        Json::Array(items) => 1 + items.iter().map(depth_of).max().unwrap_or(0),
        Json::Object(fields) => 1 + fields.values().map(depth_of).max().unwrap_or(0),
        _ => 0,
    }
}

/// Takes arguments and input fields out whose variable was not given: the specification says they count as absent, while the
/// library would hand null to the resolver, and a partial update would clear what it should leave alone.
pub(super) fn drop_omitted(document: &mut ExecutableDocument, variables: &Variables) {
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
