//! The limits before execution: their numbers, why they are what they are, and how a refusal names them.

use async_graphql::{Pos, Response, ServerError};

use crate::gateway::{
    Refusal,
    fault::{self, FaultCode},
};

/// A limit on what may be asked. Its word stands in `extensions.limit` of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) enum Limit {
    /// Bytes of a document. The largest of our own client has under 3 kB.
    DocumentBytes,
    /// Lexical tokens of a document, commas and comments aside.
    Tokens,
    /// Open `{`, `[` and `(` at any place: the parser's stack is finite and its own limit does not cover values.
    Nesting,
    /// Levels of fields; introspection is not counted.
    Depth,
    /// Fields, spreads and inline fragments after all fragments are spread: what the library will walk.
    Fields,
    /// Fragments within fragments.
    FragmentChain,
    /// Answers under other names; each is resolved again.
    Aliases,
    /// Bytes of an alias: it stands in the answer as often as there are objects.
    AliasBytes,
    RootQueries,
    RootMutations,
    /// As the specification has it.
    RootSubscriptions,
    /// Directives on one field, fragment or operation: each is looked up by each rule.
    Directives,
    DocumentDirectives,
    /// Lists within lists of introspection: types, their fields, their arguments. Each further level multiplies by the schema's size.
    IntrospectionLists,
    /// Nodes below one `__schema` or `__type`; the usual introspection query has about 250, and each is answered for every type.
    IntrospectionFields,
    /// The sum of what fields cost, lists counted by their page size.
    Cost,
    VariableNesting,
    /// Items of a list in the variables; a list in the document is held by its length.
    VariableItems,
}

impl Limit {
    /// How many are let through, its word, and what is counted.
    fn parts(self) -> (usize, &'static str, &'static str) {
        match self {
            Self::DocumentBytes => (16 * 1024, "documentBytes", "bytes of a document"),
            Self::Tokens => (2_000, "tokens", "tokens of a document"),
            Self::Nesting => (32, "nesting", "nesting of brackets"),
            Self::Depth => (12, "depth", "levels of fields"),
            Self::Fields => (2_000, "fields", "fields, fragments spread"),
            Self::FragmentChain => (32, "fragmentChain", "fragments within fragments"),
            Self::Aliases => (30, "aliases", "aliases, fragments spread"),
            Self::AliasBytes => (64, "aliasBytes", "bytes of an alias"),
            Self::RootQueries => (20, "rootFields", "fields at the root of a query"),
            Self::RootMutations => (4, "rootFields", "fields at the root of a mutation"),
            Self::RootSubscriptions => (1, "rootFields", "fields at the root of a subscription"),
            Self::Directives => (5, "directives", "directives in one place"),
            Self::DocumentDirectives => (50, "documentDirectives", "directives of a document"),
            Self::IntrospectionLists => (3, "introspectionLists", "lists within lists of introspection"),
            Self::IntrospectionFields => (400, "introspectionFields", "fields of introspection, fragments spread"),
            Self::Cost => (5_000, "cost", "cost"),
            Self::VariableNesting => (32, "variableNesting", "nesting of variables"),
            Self::VariableItems => (100, "variableItems", "items of a list in the variables"),
        }
    }

    pub(super) fn most(self) -> usize {
        self.parts().0
    }

    /// Refuses a value beyond the limit.
    pub(super) fn hold(self, value: usize, place: impl Into<Option<Pos>>) -> Result<(), Refused> {
        if value > self.most() { Err(self.refuse(value, place.into())) } else { Ok(()) }
    }

    pub(super) fn refuse(self, value: usize, place: Option<Pos>) -> Refused {
        let (most, word, what) = self.parts();
        let mut error = ServerError::new(format!("{what}: {value}, at most {most}"), place);
        let extensions = error.extensions.get_or_insert_default();
        extensions.set("limit", word);
        extensions.set("value", value);
        extensions.set("most", most);
        Refused::of(FaultCode::LimitExceeded, vec![error])
    }
}

/// A refusal before execution.
#[derive(Debug)]
pub(in crate::gateway) struct Refused {
    code: FaultCode,
    errors: Vec<ServerError>,
    pub(in crate::gateway) why: Refusal,
}

impl Refused {
    pub(in crate::gateway) fn new(code: FaultCode, message: impl Into<String>) -> Self {
        Self::of(code, vec![ServerError::new(message, None)])
    }

    pub(super) fn of(code: FaultCode, errors: Vec<ServerError>) -> Self {
        Self { code, errors, why: Refusal::Question }
    }

    /// It is a GraphQL document, and cannot be executed.
    pub(super) fn unfit(self) -> Self {
        Self { why: Refusal::Unfit, ..self }
    }

    /// It would be executed, had it come by POST.
    pub(super) fn by_post(self) -> Self {
        Self { why: Refusal::OnlyByPost, ..self }
    }

    pub(in crate::gateway) fn into_response(mut self, request_id: &str) -> Response {
        for error in &mut self.errors {
            error.extensions.get_or_insert_default().set("code", self.code.word());
        }
        let mut response = Response::from_errors(self.errors);
        fault::finish(&mut response, request_id);
        response
    }
}
