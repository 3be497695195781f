//! The last step of an answer: fields in the order they were asked for, and nulls where errors were. async-graphql 7.2 puts fields
//! in the order they happened to finish, and leaves a failed field out of its object, even one that the schema calls non-null.

use std::collections::{HashMap, HashSet};

use async_graphql::{
    Name, PathSegment, Response, Value,
    indexmap::IndexMap,
    parser::{
        parse_schema,
        types::{BaseType, Directive, ExecutableDocument, OperationType, Selection, SelectionSet, Type, TypeKind, TypeSystemDefinition},
    },
};
use foldhash::fast::RandomState;
use serde_json::{Map, Value as Json};

/// The type of every field, by the name of the type it stands in.
pub(super) struct Shape {
    fields: HashMap<String, HashMap<String, Type, RandomState>, RandomState>,
    /// The types that are no interfaces.
    objects: HashSet<String, RandomState>,
}

/// The variables of a request that may decide what is left out.
#[derive(Clone, Default)]
pub(super) struct Flags(Vec<(Box<str>, bool)>);

impl Flags {
    pub(super) fn of(variables: &Map<String, Json>) -> Self {
        Self(variables.iter().filter_map(|(name, value)| Some((name.as_str().into(), value.as_bool()?))).collect())
    }

    fn leave_out(&self, directive: &Directive) -> bool {
        let is_set = |name: Name| Ok::<_, ()>(Value::Boolean(self.0.iter().any(|(known, set)| **known == *name && *set)));
        let condition = directive.arguments.iter().find(|(name, _)| name.node == "if").map(|(_, value)| value.node.clone().into_const_with(is_set));
        match (directive.name.node.as_str(), condition) {
            ("skip", Some(Ok(Value::Boolean(condition)))) => condition,
            ("include", Some(Ok(Value::Boolean(condition)))) => !condition,
            _ => false,
        }
    }
}

/// Selections of one object, each with the type it was written for.
type Sets<'d> = Vec<(&'d SelectionSet, &'d str)>;

impl Shape {
    pub(super) fn of(sdl: &str) -> Self {
        let (mut fields, mut objects) = (HashMap::default(), HashSet::default());
        // our own schema can be read: a test compares it with what is committed
        for definition in parse_schema(sdl).map(|document| document.definitions).unwrap_or_default() {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let (TypeKind::Object(_) | TypeKind::Interface(_)) = &definition.node.kind else { continue };
            let own = match definition.node.kind {
                TypeKind::Object(object) => {
                    objects.insert(definition.node.name.node.to_string());
                    object.fields
                }
                TypeKind::Interface(interface) => interface.fields,
                _ => Vec::new(),
            };
            let own = own.into_iter().map(|field| (field.node.name.node.to_string(), field.node.ty.node)).collect();
            fields.insert(definition.node.name.node.to_string(), own);
        }
        Self { fields, objects }
    }

    /// Puts the data of a response into the shape of its document.
    pub(super) fn complete(&self, document: &ExecutableDocument, operation_name: Option<&str>, flags: &Flags, response: &mut Response) {
        let chosen = document.operations.iter().find(|(name, _)| operation_name.is_none() || name.map(Name::as_str) == operation_name);
        let Some((_, operation)) = chosen else { return };
        let root = match operation.node.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        let paths = response.errors.iter().map(|error| error.path.iter().map(Place::from).collect::<Vec<_>>());
        let failed = paths.flat_map(|path| (1..=path.len()).map(move |depth| path[..depth].to_vec())).collect();
        let mut walk = Walk { shape: self, document, flags, failed, path: Vec::new() };
        let data = std::mem::take(&mut response.data);
        response.data = walk.object(&vec![(&operation.node.selection_set.node, root)], data).unwrap_or(Value::Null);
    }
}

/// One step of a path, fit for a set.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Place {
    Field(String),
    Index(usize),
}

impl From<&PathSegment> for Place {
    fn from(segment: &PathSegment) -> Self {
        match segment {
            PathSegment::Field(name) => Self::Field(name.clone()),
            PathSegment::Index(place) => Self::Index(*place),
        }
    }
}

struct Walk<'d> {
    shape: &'d Shape,
    document: &'d ExecutableDocument,
    flags: &'d Flags,
    /// What failed, and whatever it is part of.
    failed: HashSet<Vec<Place>>,
    path: Vec<Place>,
}

/// One key of an object: its type (unknown for introspection) and what is selected below it.
struct Wanted<'d> {
    ty: Option<&'d Type>,
    sets: Sets<'d>,
}

impl<'d> Walk<'d> {
    /// Where it is matters only where something failed.
    fn step(&mut self, place: impl FnOnce() -> Place) {
        if !self.failed.is_empty() {
            self.path.push(place());
        }
    }

    /// None: a field that may not be null failed, so this object is null too.
    fn object(&mut self, sets: &Sets<'d>, value: Value) -> Option<Value> {
        let mut found = match value {
            Value::Object(found) => found,
            // nothing is left of the whole document, or all that it asked for failed
            Value::Null => IndexMap::new(),
            other => return Some(other),
        };
        let mut wanted = IndexMap::default();
        // where the schema says what it is, fragments for anything else do not count
        let is = sets.iter().map(|(_, parent)| *parent).find(|parent| self.shape.objects.contains(*parent));
        for (set, parent) in sets {
            self.collect(set, parent, is, &mut wanted);
        }
        let mut answer = IndexMap::with_capacity(found.len());
        for (key, Wanted { ty, sets }) in wanted {
            self.step(|| Place::Field(key.to_owned()));
            match found.swap_remove_entry(key) {
                Some((name, value)) => drop(answer.insert(name, self.value(ty, &sets, value)?)),
                None if self.failed.contains(&self.path) => drop(answer.insert(Name::new(key), nullable(ty)?)),
                None => {} // a fragment for another type
            }
            self.path.pop();
        }
        Some(Value::Object(answer))
    }

    /// None: null was reached where the schema does not allow it.
    fn value(&mut self, ty: Option<&'d Type>, sets: &Sets<'d>, value: Value) -> Option<Value> {
        match value {
            Value::Null if !self.failed.is_empty() => nullable(ty),
            Value::List(items) if !sets.is_empty() => {
                let inner = match ty.map(|ty| &ty.base) {
                    Some(BaseType::List(inner)) => Some(inner.as_ref()),
                    _ => None,
                };
                let mut answer = Vec::with_capacity(items.len());
                for (place, item) in items.into_iter().enumerate() {
                    self.step(|| Place::Index(place));
                    let depth = self.path.len();
                    let Some(item) = self.value(inner, sets, item) else {
                        self.path.truncate(depth - 1);
                        return nullable(ty);
                    };
                    self.path.pop();
                    answer.push(item);
                }
                Some(Value::List(answer))
            }
            Value::Object(_) if !sets.is_empty() => {
                let depth = self.path.len();
                let answer = self.object(sets, value);
                self.path.truncate(depth);
                answer.map_or_else(|| nullable(ty), Some)
            }
            leaf => Some(leaf),
        }
    }

    fn collect(&self, set: &'d SelectionSet, parent: &'d str, is: Option<&str>, wanted: &mut IndexMap<&'d str, Wanted<'d>, RandomState>) {
        let other = |on: &str| is.is_some_and(|is| is != on && self.shape.objects.contains(on));
        for item in &set.items {
            if item.node.directives().iter().any(|directive| self.flags.leave_out(&directive.node)) {
                continue;
            }
            let (on, set) = match &item.node {
                Selection::Field(field) => {
                    let ty = self.shape.fields.get(parent).and_then(|fields| fields.get(field.node.name.node.as_str()));
                    let entry = wanted.entry(field.node.response_key().node.as_str()).or_insert_with(|| Wanted { ty, sets: Vec::new() });
                    if !field.node.selection_set.node.items.is_empty() {
                        entry.sets.push((&field.node.selection_set.node, ty.map_or("", named)));
                    }
                    continue;
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map_or(parent, |condition| condition.node.on.node.as_str());
                    (on, &fragment.node.selection_set.node)
                }
                Selection::FragmentSpread(spread) => match self.document.fragments.get(&spread.node.fragment_name.node) {
                    Some(fragment) => (fragment.node.type_condition.node.on.node.as_str(), &fragment.node.selection_set.node),
                    None => continue,
                },
            };
            if !other(on) {
                self.collect(set, on, is, wanted);
            }
        }
    }
}

fn nullable(ty: Option<&Type>) -> Option<Value> {
    ty.is_none_or(|ty| ty.nullable).then_some(Value::Null)
}

fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name.as_str(),
        BaseType::List(inner) => named(inner),
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{ServerError, parser::parse_query, value};

    use super::*;

    const SDL: &str = "type Query { a: A! m: A list: [A!]! holes: [A]! i: I } interface I { x: Int! } type A implements I { x: Int! y: Int inner: A! } \
                       type B implements I { x: Int! y: Int }";

    fn completed(query: &str, data: Value, failed: &[&[PathSegment]]) -> String {
        let mut response = Response::new(data);
        response.errors = failed.iter().map(|path| ServerError { path: path.to_vec(), ..ServerError::new("x", None) }).collect();
        let flags = Flags(vec![("yes".into(), true), ("no".into(), false)]);
        Shape::of(SDL).complete(&parse_query(query).unwrap(), None, &flags, &mut response);
        serde_json::to_string(&response.data).unwrap()
    }

    fn at(name: &str) -> PathSegment {
        PathSegment::Field(name.into())
    }

    #[test]
    fn fields_stand_in_the_order_they_were_asked_for() {
        let data = value!({ "i": { "y": 2, "x": 1 }, "m": { "q": 3, "x": 1 } });
        assert_eq!(completed("{ m { x ...F } i { x ... on A { y } } } fragment F on A { q: x }", data, &[]), r#"{"m":{"x":1,"q":3},"i":{"x":1,"y":2}}"#);
    }

    #[test]
    fn a_fragment_for_another_type_puts_nothing_first() {
        let data = || value!({ "m": { "y": 2, "x": 1 }, "i": { "x": 1, "y": 2 } });
        assert_eq!(completed("{ m { ...F x y } } fragment F on I { ... on B { y } }", data(), &[]), r#"{"m":{"x":1,"y":2}}"#);
        assert_eq!(completed("{ m { ...F } } fragment F on I { ... on A { y } x }", data(), &[]), r#"{"m":{"y":2,"x":1}}"#);
        // of an interface it is not known
        assert_eq!(completed("{ i { ... on B { y } x } }", data(), &[]), r#"{"i":{"y":2,"x":1}}"#);
    }

    #[test]
    fn what_is_left_out_puts_nothing_first() {
        let data = || value!({ "m": { "y": 2, "x": 1 } });
        for left_out in
            ["y @skip(if: true)", "y @include(if: $no)", "y @include(if: true) @skip(if: $yes)", "... @skip(if: $yes) { y }", "...F @include(if: false)"]
        {
            let query = format!("query($yes: Boolean!, $no: Boolean!) {{ m {{ {left_out} x y }} }} fragment F on A {{ y }}");
            assert_eq!(completed(&query, data(), &[]), r#"{"m":{"x":1,"y":2}}"#, "{left_out}");
        }
        for there in ["y @skip(if: $no)", "y @include(if: $yes)", "... @include(if: true) { y }"] {
            assert_eq!(completed(&format!("query($yes: Boolean!, $no: Boolean!) {{ m {{ {there} x y }} }}"), data(), &[]), r#"{"m":{"y":2,"x":1}}"#, "{there}");
        }
    }

    #[test]
    fn a_document_of_which_everything_was_left_out_is_empty_and_not_null() {
        assert_eq!(completed("{ m { x } }", value!({ "m": null }), &[]), r#"{"m":null}"#);
        assert_eq!(completed("{ a @skip(if: true) { x } }", Value::Null, &[]), "{}");
    }

    #[test]
    fn a_failed_nullable_field_is_null() {
        let data = value!({ "m": { "x": 1 } });
        assert_eq!(completed("{ m { y x } }", data, &[&[at("m"), at("y")]]), r#"{"m":{"y":null,"x":1}}"#);
    }

    #[test]
    fn what_failed_is_null_where_nothing_else_was_asked_for() {
        assert_eq!(completed("{ m { y } }", Value::Null, &[&[at("m")]]), r#"{"m":null}"#);
        assert_eq!(completed("{ m { y } }", value!({ "m": {} }), &[&[at("m"), at("y")]]), r#"{"m":{"y":null}}"#);
        // what is not there was taken along by what failed in it
        assert_eq!(completed("{ i { y } m { x } }", Value::Null, &[&[at("i")], &[at("m"), at("x")]]), r#"{"i":null,"m":null}"#);
        assert_eq!(completed("{ i { y } a { x } }", Value::Null, &[&[at("a"), at("x")]]), "null");
    }

    #[test]
    fn a_failed_field_that_may_not_be_null_takes_its_parents_along() {
        let broken = value!({ "a": { "y": 1 }, "m": { "y": 1 } });
        assert_eq!(completed("{ m { x y } a { y } }", broken.clone(), &[&[at("m"), at("x")]]), r#"{"m":null,"a":{"y":1}}"#);
        assert_eq!(completed("{ m { y } a { x y } }", broken, &[&[at("a"), at("x")]]), "null");
        let list = value!({ "list": [{ "x": 1 }, { "y": 1 }], "holes": [{ "x": 1 }, { "y": 1 }] });
        let path = |name: &str| vec![at(name), PathSegment::Index(1), at("x")];
        assert_eq!(completed("{ holes { x y } }", list.clone(), &[&path("holes")]), r#"{"holes":[{"x":1},null]}"#);
        assert_eq!(completed("{ list { x y } }", list, &[&path("list")]), "null");
        let deep = value!({ "m": { "inner": null } });
        assert_eq!(completed("{ m { inner { x } } }", deep, &[&[at("m"), at("inner"), at("x")]]), r#"{"m":null}"#);
    }
}
