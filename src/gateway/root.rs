//! The roots of the schema: one line for each noun.

use async_graphql::MergedObject;

use super::{
    account::{AccountMutation, AccountQuery},
    audit::AuditQuery,
    capability::CapabilityQuery,
    case::CaseQuery,
    editing::EditingMutation,
    entry::EntryQuery,
    feed::FeedSubscription,
    membership::MembershipMutation,
    news::NewsQuery,
    node::NodeQuery,
    notification::NotificationMutation,
    program::ProgramQuery,
    review::{ReviewMutation, ReviewQuery},
    search::SearchQuery,
    submission::{SubmissionMutation, SubmissionQuery},
    taxonomy::TaxonomyQuery,
    version::{VersionMutation, VersionQuery},
    video::VideoQuery,
    viewer::ViewerQuery,
    webhook::{WebhookMutation, WebhookQuery},
};

/// What can be asked.
///
/// Refusals that a caller can expect are data: `userErrors` with an `ErrorCode`. Everything else is a top-level error whose
/// `extensions.code` is one of: `GRAPHQL_PARSE_FAILED` (the document cannot be read), `GRAPHQL_VALIDATION_FAILED` (it does not fit
/// this schema), `BAD_USER_INPUT` (a value breaks its type's rule), `INVALID_ID` (not an id, or of another kind of thing),
/// `INVALID_PAGE` (first, last, after or before out of their rules), `NOT_FOUND` (there is nothing to subscribe to), `CURSOR_EXPIRED`,
/// `SLOW_CONSUMER`, `SHUTTING_DOWN`, `RIGHTS_CHANGED` (ends of a stream, told of at `Subscription`), `LIMIT_EXCEEDED` (too long, too deep, too
/// many or too costly: `extensions.limit` names the limit, `value` and `most` what was sent and what is taken), `RATE_LIMITED` (too much in too short
/// a time; `extensions.retryAfter` says in how many seconds again), `INTROSPECTION_DISABLED` (the schema is shown to those who are signed in), `PERSISTED_QUERY_NOT_FOUND` (send the text along),
/// `PERSISTED_QUERY_NOT_SUPPORTED` (send the text instead), `PERSISTED_QUERY_REQUIRED` (only documents that were imported are executed),
/// `UNAUTHENTICATED` (sign in first), `FORBIDDEN` (the role is missing, or the token's scope), `UNAVAILABLE` (try again shortly), `STORAGE_FULL` (nothing can be changed until the server has room again), `RETRY_WITH_SAME_KEY`
/// (nobody knows whether the change was made: send it again with the same `Idempotency-Key`), `IDEMPOTENCY_KEY_REUSED` (the key
/// belongs to another request), `IDEMPOTENCY_KEY_IN_USE` (the first request under the key is still running), `INTERNAL` (a fault
/// of the server). `extensions.requestId` names the request in the server's log. The lists only grow.
#[derive(MergedObject, Default)]
pub(super) struct Query(Shown, Mine, Desk);

// in groups, because merged objects nest their futures: a flat list of a dozen would cost a dozen levels
#[derive(MergedObject, Default)]
struct Shown(NodeQuery, SearchQuery, NewsQuery, CaseQuery, VideoQuery, CapabilityQuery, TaxonomyQuery);

#[derive(MergedObject, Default)]
struct Mine(ViewerQuery, ProgramQuery, VersionQuery, SubmissionQuery, ReviewQuery);

#[derive(MergedObject, Default)]
struct Desk(EntryQuery, AuditQuery, WebhookQuery, AccountQuery);

/// What can be changed. Each mutation takes one `input` and answers what it changed, or `userErrors`; a refused one changes nothing.
#[derive(MergedObject, Default)]
pub(super) struct Mutation(VersionMutation, SubmissionMutation, ReviewMutation, MembershipMutation, EditingMutation, Told);

#[derive(MergedObject, Default)]
struct Told(NotificationMutation, WebhookMutation, AccountMutation);

pub(super) type Subscription = FeedSubscription;
