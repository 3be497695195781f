//! What a request leaves out of its document by `@skip` and `@include`: the operation is planned once for each way to set their variables.

use std::collections::HashSet;

use apollo_compiler::{
    ast::{Directive, Value},
    executable::{DirectiveList, ExecutableDocument, Operation, Selection, SelectionSet},
};

use super::{Plan, arguments::Variables, compile::compile};

/// Variables that decide what is left out. A document with more of them goes the plain way: each doubles the plans.
const VARIABLES_MOST: usize = 3;

/// The plans of an operation.
pub(in crate::gateway) struct Plans {
    variables: Vec<Box<str>>,
    /// For each way to set the variables, as bits: the first is the lowest.
    plans: Vec<Option<Plan>>,
}

impl Plans {
    /// How a valid operation is answered; None: not this way.
    pub(in crate::gateway) fn of(document: &ExecutableDocument, operation: &Operation) -> Option<Self> {
        let mut gathered = Gathered { document, variables: Vec::new(), fragments: HashSet::new() };
        gathered.add(&operation.selection_set)?;
        let variables = gathered.variables;
        let plan = |bits| compile(document, operation, &Switches { variables: &variables, bits });
        let plans: Vec<Option<Plan>> = (0..1 << variables.len()).map(plan).collect();
        let variables = variables.into_iter().map(Box::from).collect();
        plans.iter().any(Option::is_some).then_some(Self { variables, plans })
    }

    /// How many there are.
    pub(in crate::gateway) fn len(&self) -> usize {
        self.plans.len()
    }

    /// The plan of a request. None: it goes the plain way.
    pub(in crate::gateway) fn pick(&self, variables: &Variables) -> Option<&Plan> {
        let mut bits = 0;
        for (place, name) in self.variables.iter().enumerate() {
            bits |= usize::from(variables.get(&**name)?.as_bool()?) << place;
        }
        self.plans.get(bits)?.as_ref()
    }
}

/// One way to set the variables.
pub(super) struct Switches<'d> {
    variables: &'d [&'d str],
    bits: usize,
}

impl Switches<'_> {
    /// Whether something with these directives is part of the answer. None: they say something else.
    pub(super) fn include(&self, directives: &DirectiveList) -> Option<bool> {
        directives.iter().try_fold(true, |included, directive| {
            let set = match condition(directive)? {
                Value::Boolean(set) => *set,
                Value::Variable(name) => self.bits >> self.variables.iter().position(|it| *it == name.as_str())? & 1 == 1,
                _ => return None,
            };
            Some(included && set == (directive.name == "include"))
        })
    }
}

/// None: it is another directive.
fn condition(directive: &Directive) -> Option<&Value> {
    let known = matches!(directive.name.as_str(), "skip" | "include");
    directive.arguments.iter().find(|argument| known && argument.name == "if").map(|argument| &*argument.value)
}

/// The variables that decide about parts of an operation, and the fragments it is made of.
struct Gathered<'d> {
    document: &'d ExecutableDocument,
    variables: Vec<&'d str>,
    fragments: HashSet<&'d str>,
}

impl<'d> Gathered<'d> {
    /// Adds those of a selection. None: there are too many.
    fn add(&mut self, set: &'d SelectionSet) -> Option<()> {
        for selection in &set.selections {
            for directive in selection.directives().iter() {
                if let Some(Value::Variable(name)) = condition(directive)
                    && !self.variables.contains(&name.as_str())
                {
                    self.variables.push(name.as_str());
                }
            }
            if self.variables.len() > VARIABLES_MOST {
                return None;
            }
            match selection {
                Selection::Field(field) => self.add(&field.selection_set)?,
                Selection::InlineFragment(fragment) => self.add(&fragment.selection_set)?,
                Selection::FragmentSpread(spread) => {
                    if self.fragments.insert(spread.fragment_name.as_str()) {
                        self.add(&self.document.fragments.get(&spread.fragment_name)?.selection_set)?;
                    }
                }
            }
        }
        Some(())
    }
}
