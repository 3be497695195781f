//! The roots of the schema: one line for each noun.

use async_graphql::MergedObject;

use super::{
    capability::CapabilityQuery, case::CaseQuery, editing::EditingMutation, entry::EntryQuery, news::NewsQuery, node::NodeQuery, program::ProgramQuery,
    search::SearchQuery, taxonomy::TaxonomyQuery, video::VideoQuery, viewer::ViewerQuery,
};

/// What can be asked.
///
/// Refusals that a caller can expect are data: `userErrors` with an `ErrorCode`. Everything else is a top-level error whose
/// `extensions.code` is one of: `GRAPHQL_PARSE_FAILED` (the document cannot be read), `GRAPHQL_VALIDATION_FAILED` (it does not fit
/// this schema), `BAD_USER_INPUT` (a value breaks its type's rule), `INVALID_ID` (not an id, or of another kind of thing),
/// `INVALID_PAGE` (first, last, after or before out of their rules), `LIMIT_EXCEEDED` (document too long, too deep or too costly),
/// `UNAUTHENTICATED` (sign in first), `FORBIDDEN` (the role is missing), `UNAVAILABLE` (try again shortly), `INTERNAL` (a fault of
/// the server). `extensions.requestId` names the request in the server's log. The lists only grow.
#[derive(MergedObject, Default)]
pub(super) struct Query(NodeQuery, SearchQuery, ViewerQuery, NewsQuery, CaseQuery, VideoQuery, CapabilityQuery, TaxonomyQuery, ProgramQuery, EntryQuery);

/// What can be changed. Each mutation takes one `input` and answers what it changed, or `userErrors`; a refused one changes nothing.
#[derive(MergedObject, Default)]
pub(super) struct Mutation(EditingMutation);
