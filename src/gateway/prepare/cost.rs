//! What an operation costs: fields by their weight, lists by how many items they may have. Worked out once for a document, up to the
//! variables that say how long a list is to be.

use std::collections::HashMap;

use apollo_compiler::{
    ExecutableDocument,
    ast::Value,
    executable::{Field, Operation, Selection, SelectionSet},
};
use serde_json::{Map, Value as Json};

use crate::domain::page::{PAGE_DEFAULT, PAGE_MOST};

/// A field at the root of a mutation: what it writes, and what the log keeps of it.
const MUTATION: u64 = 10;
/// The whole schema is some hundreds of types, one type some dozens of fields.
const SCHEMA: u64 = 500;
const TYPE: u64 = 50;

/// A sum: what is known, and lists whose length the variables say.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cost {
    fixed: u64,
    lists: Vec<(Length, Cost)>,
}

/// How long a list may be: the longest that any of its arguments says.
#[derive(Clone, Debug, PartialEq)]
struct Length {
    /// As the document itself says.
    said: Option<u64>,
    /// Variables that may say so as well; one that is omitted or null says nothing.
    variables: Vec<String>,
    /// When nothing says how long.
    otherwise: u64,
}

impl Length {
    fn of(&self, variables: &Map<String, Json>) -> u64 {
        let told = self.variables.iter().filter_map(|name| match variables.get(name)? {
            Json::Number(number) => Some(size(number.as_i64().unwrap_or(i64::MAX))),
            Json::Array(items) => Some(items.len() as u64),
            _ => None,
        });
        told.chain(self.said).max().unwrap_or(self.otherwise)
    }
}

/// A size out of its rules is refused later, with the rule; here it only must not make a list look free.
fn size(asked: i64) -> u64 {
    asked.unsigned_abs().clamp(1, u64::from(PAGE_MOST))
}

impl Cost {
    fn add(&mut self, other: Self) {
        self.fixed = self.fixed.saturating_add(other.fixed);
        self.lists.extend(other.lists);
    }

    fn times(mut self, count: u64) -> Self {
        self.fixed = self.fixed.saturating_mul(count);
        for (_, inner) in &mut self.lists {
            *inner = std::mem::take(inner).times(count);
        }
        self
    }

    /// With the variables of a request, their defaults filled in.
    pub(super) fn with(&self, variables: &Map<String, Json>) -> u64 {
        let lists = self.lists.iter().map(|(length, inner)| length.of(variables).saturating_mul(inner.with(variables)));
        lists.fold(self.fixed, u64::saturating_add)
    }
}

/// What an operation of a valid document costs.
pub(super) fn cost(document: &ExecutableDocument, operation: &Operation) -> Cost {
    let mut walk = Walk { document, known: HashMap::new() };
    let mut whole = walk.set(&operation.selection_set, None);
    if operation.is_mutation() {
        let roots = operation.root_fields(document).count() as u64;
        whole.add(Cost { fixed: roots.saturating_mul(MUTATION - 1), lists: Vec::new() });
    }
    whole
}

struct Walk<'d> {
    document: &'d ExecutableDocument,
    /// Fragments by name; one that stands in a connection costs what that connection's page makes of it.
    known: HashMap<&'d str, Cost>,
}

impl<'d> Walk<'d> {
    /// `page`: how long the page is, for the selection of a connection.
    fn set(&mut self, set: &'d SelectionSet, page: Option<&Length>) -> Cost {
        let mut sum = Cost::default();
        for selection in &set.selections {
            sum.add(match selection {
                Selection::Field(field) => self.field(field, page),
                Selection::InlineFragment(fragment) => self.set(&fragment.selection_set, page),
                Selection::FragmentSpread(spread) => self.fragment(&spread.fragment_name, page),
            });
        }
        sum
    }

    fn fragment(&mut self, name: &'d str, page: Option<&Length>) -> Cost {
        let Some(fragment) = self.document.fragments.get(name) else { return Cost::default() };
        if page.is_some() {
            return self.set(&fragment.selection_set, page);
        }
        if let Some(cost) = self.known.get(name) {
            return cost.clone();
        }
        let cost = self.set(&fragment.selection_set, None);
        self.known.insert(name, cost.clone());
        cost
    }

    fn field(&mut self, field: &'d Field, page: Option<&Length>) -> Cost {
        match field.name.as_str() {
            "__schema" => return Cost { fixed: SCHEMA, lists: Vec::new() },
            "__type" => return Cost { fixed: TYPE, lists: Vec::new() },
            _ => {}
        }
        let own = declared(field, "cost", "weight").and_then(Value::as_str).and_then(|weight| weight.parse().ok()).unwrap_or(1);
        let mut whole = Cost { fixed: own, lists: Vec::new() };
        let below = match times(field) {
            // a connection: its edges and nodes are repeated, what else it says is said once
            Some((times, true)) => self.set(&field.selection_set, Some(&times)),
            Some((times, false)) => repeated(self.set(&field.selection_set, None), &times),
            None => self.set(&field.selection_set, None),
        };
        whole.add(below);
        match page {
            Some(times) if matches!(field.name.as_str(), "edges" | "nodes") => repeated(whole, times),
            _ => whole,
        }
    }
}

fn repeated(cost: Cost, times: &Length) -> Cost {
    if times.variables.is_empty() {
        return cost.times(times.said.unwrap_or(times.otherwise));
    }
    Cost { fixed: 0, lists: vec![(times.clone(), cost)] }
}

fn declared<'d>(field: &'d Field, directive: &str, argument: &str) -> Option<&'d Value> {
    Some(field.definition.directives.get(directive)?.specified_argument_by_name(argument)?)
}

/// How long the list of a field may be, if it is one, and whether it is a connection.
fn times(field: &Field) -> Option<(Length, bool)> {
    let has = |name: &str| field.definition.arguments.iter().any(|argument| argument.name == name);
    if has("first") && has("last") {
        return Some((length(field, ["first", "last"].into_iter(), u64::from(PAGE_DEFAULT)), true));
    }
    let assumed = declared(field, "listSize", "assumedSize")?.to_i32().map_or(1, i64::from);
    let slicing = declared(field, "listSize", "slicingArguments").and_then(Value::as_list).unwrap_or_default();
    Some((length(field, slicing.iter().filter_map(|name| name.as_str()), size(assumed)), false))
}

/// What some arguments say, or their defaults. All of them count: which one the list goes by is decided when it is read.
fn length<'a>(field: &Field, arguments: impl Iterator<Item = &'a str>, otherwise: u64) -> Length {
    let mut length = Length { said: None, variables: Vec::new(), otherwise };
    for name in arguments {
        let default = || field.definition.arguments.iter().find(|argument| argument.name == name)?.default_value.as_deref();
        let said = match field.specified_argument_by_name(name).map(|value| &**value) {
            Some(Value::Variable(variable)) => {
                length.variables.push(variable.as_str().to_owned());
                // omitted, the argument's own default stands
                default()
            }
            given => given.or_else(default),
        };
        let said = match said {
            Some(value @ Value::Int(_)) => Some(size(value.to_i32().map_or(i64::MAX, i64::from))),
            Some(Value::List(items)) => Some(items.len() as u64),
            _ => None,
        };
        length.said = length.said.max(said);
    }
    length
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::contract::validate;
    use super::*;

    fn cost_of(text: &str, variables: Json) -> u64 {
        let document = validate(text, true).unwrap();
        let Json::Object(variables) = variables else { panic!("{variables}") };
        cost(&document, document.operations.get(None).unwrap()).with(&variables)
    }

    #[test]
    fn a_page_costs_its_nodes_and_says_the_rest_once() {
        // nodes, and in each of them an id: 20 × 2; news, pageInfo and one field of it, totalCount
        assert_eq!(cost_of("{ news { nodes { id } pageInfo { hasNextPage } totalCount } }", json!({})), 1 + 20 * 2 + 2 + 1);
        assert_eq!(cost_of("{ news(first: 3) { nodes { id } edges { cursor node { id } } } }", json!({})), 1 + 3 * 2 + 3 * 4);
        assert_eq!(cost_of("{ news(last: 7) { nodes { id } } }", json!({})), 1 + 7 * 2);
        // fragments, by the page they stand in
        let text = "{ news(first: 3) { ...Page } cases(first: 5) { nodes { ...on Case { id } } } } fragment Page on NewsConnection { nodes { ...N } } fragment N on News { id }";
        assert_eq!(cost_of(text, json!({})), 1 + 3 * 2 + 1 + 5 * 2);
    }

    #[test]
    fn variables_say_how_long_a_list_is() {
        let text = "query($n: Int, $m: Int = 4) { news(first: $n) { nodes { related { title } } } cases(first: $m) { nodes { id } } }";
        let of = |news: u64, cases: u64| 1 + news * (1 + 1 + 20) + 1 + cases * 2;
        // the defaults of variables are filled in before
        assert_eq!(cost_of(text, json!({ "n": 10, "m": 4 })), of(10, 4));
        assert_eq!(cost_of(text, json!({ "m": 4 })), of(20, 4));
        assert_eq!(cost_of(text, json!({ "n": null, "m": 4 })), of(20, 4));
        // out of its rules: refused later, and never free
        assert_eq!(cost_of(text, json!({ "n": 1_000_000, "m": 4 })), of(100, 4));
        assert_eq!(cost_of(text, json!({ "n": -5, "m": 0 })), of(5, 1));
        let ids = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        assert_eq!(cost_of(ids, json!({ "ids": ["a", "b", "c"] })), 1 + 3);
        assert_eq!(cost_of("{ nodes(ids: [\"a\", \"b\"]) { id } }", json!({})), 1 + 2);
    }

    #[test]
    fn a_list_costs_what_any_of_its_arguments_says() {
        let nested = "query($n: Int, $m: Int) { news(first: $n, last: 100) { nodes { related { title } } } cases(first: 100, last: $m) { nodes { id } } }";
        let dear = 1 + 100 * (1 + 1 + 20) + 1 + 100 * 2;
        for variables in [json!({}), json!({ "n": null }), json!({ "m": null, "n": 1 }), json!({ "n": 5, "m": 7 })] {
            assert_eq!(cost_of(nested, variables.clone()), dear, "{variables}");
        }
        // the argument's own default, when the variable is omitted
        let newest = "query($n: Int! = 5) { capabilities(first: 1) { nodes { cases(first: $n) { title } } } }";
        assert_eq!(cost_of(newest, json!({})), 1 + 1 + (1 + 5));
    }

    #[test]
    fn what_a_field_declares_counts() {
        assert_eq!(cost_of("{ news(first: 1) { nodes { body { html } } } }", json!({})), 1 + 1 + 1 + 20);
        assert_eq!(cost_of("{ capabilities(first: 1) { nodes { cases(first: 2) { title } videos { title } } } }", json!({})), 1 + 1 + (1 + 2) + (1 + 5));
        assert_eq!(cost_of("mutation { markNotificationsRead(input: {positions: [1]}) { unread } }", json!({})), 10 + 1);
        assert!(cost_of("{ __schema { types { name } } __typename }", json!({})) > 500);
    }
}
