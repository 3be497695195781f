//! What a document weighs once its fragments are spread: each fragment is counted once, however often it is spread.

use std::collections::HashMap;

use async_graphql::{
    Name, Pos, Positioned,
    parser::types::{Directive, ExecutableDocument, OperationType, Selection, SelectionSet},
};

use super::limits::{Limit, Refused};
use crate::gateway::fault::FaultCode;

const INTROSPECTION_LISTS: [&str; 8] = ["types", "directives", "fields", "inputFields", "interfaces", "possibleTypes", "enumValues", "args"];

/// What a selection weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weight {
    pub(super) depth: usize,
    pub(super) fields: usize,
    pub(super) roots: usize,
    /// Fragments within fragments; the library walks them one inside the other.
    pub(super) chain: usize,
    pub(super) aliases: usize,
    /// Introspection's lists within lists.
    lists: usize,
    /// Whether `__schema` or `__type` is asked for.
    pub(super) introspects: bool,
}

impl Weight {
    fn and_one(self) -> Self {
        Self { fields: self.fields.saturating_add(1), ..self }
    }
}

/// One operation of a document.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub(super) name: Option<Name>,
    pub(super) kind: OperationType,
    pub(super) roots: usize,
    pub(super) introspects: bool,
    pub(super) place: Pos,
}

/// Weighs every operation, whichever is going to be chosen: validation walks them all.
pub(super) fn weigh(document: &ExecutableDocument) -> Result<Vec<Weighed>, Refused> {
    let mut scale = Scale { document, known: HashMap::new(), directives: 0 };
    // validation walks what is never spread, too
    for (name, fragment) in &document.fragments {
        scale.directives(&fragment.node.directives, fragment.pos)?;
        if !matches!(scale.known.get(name.as_str()), Some(Some(_))) {
            let weight = scale.set(&fragment.node.selection_set.node, 0)?;
            scale.known.insert(name, Some(Weight { chain: weight.chain + 1, ..weight }));
        }
        let Some(Some(weight)) = scale.known.get(name.as_str()) else { continue };
        Limit::FragmentChain.hold(weight.chain, fragment.pos)?;
        Limit::Fields.hold(weight.fields, fragment.pos)?;
    }
    let (mut fields, mut aliases) = (0usize, 0usize);
    let mut operations = Vec::new();
    for (name, operation) in document.operations.iter() {
        let place = operation.pos;
        scale.directives(&operation.node.directives, place)?;
        for variable in &operation.node.variable_definitions {
            scale.directives(&variable.node.directives, variable.pos)?;
        }
        let weight = scale.set(&operation.node.selection_set.node, 0)?;
        Limit::Depth.hold(weight.depth, place)?;
        Limit::FragmentChain.hold(weight.chain, place)?;
        fields = fields.saturating_add(weight.fields);
        aliases = aliases.saturating_add(weight.aliases);
        Limit::Fields.hold(fields, place)?;
        Limit::Aliases.hold(aliases, place)?;
        let roots = match operation.node.ty {
            OperationType::Query => Limit::RootQueries,
            OperationType::Mutation => Limit::RootMutations,
            OperationType::Subscription => Limit::RootSubscriptions,
        };
        roots.hold(weight.roots, place)?;
        operations.push(Weighed { name: name.cloned(), kind: operation.node.ty, roots: weight.roots, introspects: weight.introspects, place });
    }
    Ok(operations)
}

struct Scale<'d> {
    document: &'d ExecutableDocument,
    /// `None` marks a fragment being weighed: one that is met again contains itself.
    known: HashMap<&'d str, Option<Weight>>,
    /// Of the document as it is written.
    directives: usize,
}

impl<'d> Scale<'d> {
    fn set(&mut self, set: &'d SelectionSet, level: usize) -> Result<Weight, Refused> {
        // refused on the way down: each level takes stack
        Limit::FragmentChain.hold(level, None)?;
        let mut sum = Weight::default();
        for item in &set.items {
            let inner = self.item(item, level)?;
            sum.depth = sum.depth.max(inner.depth);
            sum.chain = sum.chain.max(inner.chain);
            sum.lists = sum.lists.max(inner.lists);
            sum.aliases = sum.aliases.saturating_add(inner.aliases);
            sum.fields = sum.fields.saturating_add(inner.fields);
            sum.roots = sum.roots.saturating_add(inner.roots);
            sum.introspects |= inner.introspects;
        }
        Ok(sum)
    }

    fn item(&mut self, item: &'d Positioned<Selection>, level: usize) -> Result<Weight, Refused> {
        let place = item.pos;
        match &item.node {
            Selection::Field(field) => {
                let name = field.node.name.node.as_str();
                if let Some(alias) = &field.node.alias {
                    Limit::AliasBytes.hold(alias.node.len(), alias.pos)?;
                }
                self.directives(&field.node.directives, place)?;
                let below = self.set(&field.node.selection_set.node, level)?;
                let introspection = name.starts_with("__");
                if introspection {
                    Limit::IntrospectionLists.hold(below.lists, place)?;
                    Limit::IntrospectionFields.hold(below.fields, place)?;
                }
                Ok(Weight {
                    depth: if introspection { 1 } else { below.depth + 1 },
                    fields: below.fields.saturating_add(1),
                    roots: 1,
                    aliases: below.aliases.saturating_add(usize::from(field.node.alias.is_some())),
                    lists: below.lists + usize::from(INTROSPECTION_LISTS.contains(&name)),
                    chain: below.chain,
                    introspects: below.introspects || matches!(name, "__schema" | "__type"),
                })
            }
            Selection::InlineFragment(fragment) => {
                self.directives(&fragment.node.directives, place)?;
                Ok(self.set(&fragment.node.selection_set.node, level)?.and_one())
            }
            Selection::FragmentSpread(spread) => {
                self.directives(&spread.node.directives, place)?;
                Ok(self.fragment(spread.node.fragment_name.node.as_str(), place, level)?.and_one())
            }
        }
    }

    fn fragment(&mut self, name: &'d str, place: Pos, level: usize) -> Result<Weight, Refused> {
        let misfit = |message| Refused::of(FaultCode::GraphqlValidationFailed, vec![async_graphql::ServerError::new(message, Some(place))]).unfit();
        match (self.known.get(name), self.document.fragments.get(name)) {
            (Some(Some(weight)), _) => Ok(*weight),
            (Some(None), _) => Err(misfit(format!("fragment {name} contains itself"))),
            // to be told by validation it would have to be walked first, and the library walks fragments again and again
            (None, None) => Err(misfit(format!("there is no fragment {name}"))),
            (None, Some(fragment)) => {
                self.known.insert(name, None);
                let inner = self.set(&fragment.node.selection_set.node, level + 1)?;
                let weight = Weight { chain: inner.chain + 1, ..inner };
                self.known.insert(name, Some(weight));
                Ok(weight)
            }
        }
    }

    fn directives(&mut self, directives: &[Positioned<Directive>], place: Pos) -> Result<(), Refused> {
        Limit::Directives.hold(directives.len(), place)?;
        self.directives += directives.len();
        Limit::DocumentDirectives.hold(self.directives, place)
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use proptest::prelude::*;

    use super::*;

    /// The same, by writing every fragment out: what the counting must come to, in time that grows as it likes.
    fn naive(set: &SelectionSet, document: &ExecutableDocument) -> (usize, usize, usize) {
        set.items.iter().fold((0, 0, 0), |(depth, fields, aliases), item| {
            let (d, f, a) = match &item.node {
                Selection::Field(field) => {
                    let (d, f, a) = naive(&field.node.selection_set.node, document);
                    (d + 1, f + 1, a + usize::from(field.node.alias.is_some()))
                }
                Selection::InlineFragment(fragment) => {
                    let (d, f, a) = naive(&fragment.node.selection_set.node, document);
                    (d, f + 1, a)
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = &document.fragments[&spread.node.fragment_name.node];
                    let (d, f, a) = naive(&fragment.node.selection_set.node, document);
                    (d, f + 1, a)
                }
            };
            (depth.max(d), fields + f, aliases + a)
        })
    }

    /// A selection whose spreads lead to fragments from `next` on: no cycle, and no fragment that is missing.
    fn selection(next: usize, last: usize, levels: u32) -> BoxedStrategy<String> {
        let leaf = prop_oneof![Just("id ".to_owned()), Just("x: id ".to_owned()), Just("name ".to_owned())];
        let leaf = if next <= last { prop_oneof![leaf, (next..=last).prop_map(|to| format!("...f{to} "))].boxed() } else { leaf.boxed() };
        leaf.prop_recursive(levels, 24, 4, |inner| {
            let set = proptest::collection::vec(inner, 1..4).prop_map(|all| all.concat());
            prop_oneof![
                set.clone().prop_map(|set| format!("related {{ {set}}} ")),
                set.clone().prop_map(|set| format!("y: related {{ {set}}} ")),
                set.prop_map(|set| format!("... on News {{ {set}}} ")),
            ]
        })
        .boxed()
    }

    fn document() -> impl Strategy<Value = String> {
        let fragments: Vec<_> = (0..4)
            .map(|number| {
                proptest::collection::vec(selection(number + 1, 3, 2), 1..4).prop_map(move |sets| format!("fragment f{number} on News {{ {}}} ", sets.concat()))
            })
            .collect();
        (proptest::collection::vec(selection(0, 3, 3), 1..5), fragments).prop_map(|(sets, fragments)| format!("{{ {}}} {}", sets.concat(), fragments.concat()))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// Counting each fragment once comes to what writing them all out comes to.
        #[test]
        fn counting_once_is_counting_all(text in document()) {
            let document = parse_query(&text).unwrap();
            let mut scale = Scale { document: &document, known: HashMap::new(), directives: 0 };
            let (_, operation) = document.operations.iter().next().unwrap();
            if let Ok(weight) = scale.set(&operation.node.selection_set.node, 0) {
                let (depth, fields, aliases) = naive(&operation.node.selection_set.node, &document);
                prop_assert_eq!((weight.depth, weight.fields, weight.aliases), (depth, fields, aliases), "{}", text);
            }
        }
    }

    #[test]
    fn fragments_that_double_are_counted_without_being_walked() {
        let doubling: String =
            (0..60).map(|level| format!("fragment f{level} on News {{ a: related {{ ...f{0} }} b: related {{ ...f{0} }} }} ", level + 1)).collect();
        let document = parse_query(format!("{{ news {{ nodes {{ ...f0 }} }} }} {doubling} fragment f60 on News {{ id }}")).unwrap();
        // 2^60 fields: this ends because each fragment is weighed once
        assert!(weigh(&document).is_err());
    }
}
