//! Every object is asked for its type as well. async-graphql 7.2 makes null of an object without a field — all were left out, were for other types, or failed
//! — and forgets whatever another part of the document asks of the same object. What is not in the document is taken out again when the answer is completed.

use async_graphql::{
    Name, Pos, Positioned,
    parser::types::{DocumentOperations, ExecutableDocument, Field, Selection, SelectionSet},
};

/// A key that no document has: names that begin so belong to the language.
const KEY: &str = "__whole";

pub(super) fn keep(document: &mut ExecutableDocument) {
    match &mut document.operations {
        DocumentOperations::Single(operation) => below(&mut operation.node.selection_set.node),
        DocumentOperations::Multiple(operations) => operations.values_mut().for_each(|operation| below(&mut operation.node.selection_set.node)),
    }
    document.fragments.values_mut().for_each(|fragment| below(&mut fragment.node.selection_set.node));
}

fn below(set: &mut SelectionSet) {
    for item in &mut set.items {
        match &mut item.node {
            Selection::Field(field) => {
                let set = &mut field.node.selection_set.node;
                below(set);
                if !set.items.is_empty() {
                    set.items.push(placed(Selection::Field(placed(of_type()))));
                }
            }
            Selection::InlineFragment(fragment) => below(&mut fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => {}
        }
    }
}

fn placed<T>(node: T) -> Positioned<T> {
    Positioned::new(node, Pos::default())
}

fn of_type() -> Field {
    let (alias, name) = (Some(placed(Name::new(KEY))), placed(Name::new("__typename")));
    Field { alias, name, arguments: Vec::new(), directives: Vec::new(), selection_set: placed(SelectionSet::default()) }
}
