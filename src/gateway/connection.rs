//! Lists as Relay connections: one macro for their types, one way to count them.

use async_graphql::{Context, SimpleObject};

use super::{ctx::Hand, fault::Fault};
use crate::{
    domain::{
        actor::ProgramRole,
        content::ContentKind,
        id::{AccountId, EntryId, ProgramId, WebhookId},
        page::{Page, PageArguments},
        published::ContentFilter,
        version::StateWord,
    },
    store::read::{AuditFilter, EntryFilter, EventFilter, QueueFilter},
};

/// Where a page lies in its list.
#[derive(SimpleObject)]
pub(super) struct PageInfo {
    /// More lie after this page. Walking backward: whether `before` was given.
    has_next_page: bool,
    /// More lie before this page. Walking forward: whether `after` was given.
    has_previous_page: bool,
    /// The cursor of the first edge; null on an empty page.
    start_cursor: Option<String>,
    /// The cursor of the last edge; null on an empty page.
    end_cursor: Option<String>,
}

/// What a list would count, if it is asked.
pub(super) enum Whole {
    Content(ContentKind, ContentFilter),
    Search(String, Vec<ContentKind>),
    Entries(EntryFilter),
    Revisions(EntryId),
    Programs(AccountId, Option<ProgramRole>),
    /// Those whose name holds a text.
    AllPrograms(String),
    Versions(ProgramId, Vec<StateWord>),
    Events(EventFilter),
    Reviews(ProgramId),
    Queue(QueueFilter),
    Audit(AuditFilter),
    /// Whose, and whether only the unread ones.
    Notifications(AccountId, bool),
    Deliveries(WebhookId),
    /// Accounts whose login or name holds a text.
    Accounts(String),
    /// Counted already.
    Known(u64),
}

impl Whole {
    async fn count(&self, ctx: &Context<'_>) -> Result<i64, Fault> {
        let reader = ctx.reader();
        let count = match self {
            Self::Content(kind, filter) => reader.content_count(*kind, filter).await?,
            Self::Search(text, kinds) => reader.search_count(text, kinds).await?,
            Self::Entries(filter) => reader.entry_count(filter).await?,
            Self::Revisions(entry) => reader.revision_count(*entry).await?,
            Self::Programs(account, role) => reader.program_count(*account, *role).await?,
            Self::AllPrograms(text) => reader.all_programs_count(text).await?,
            Self::Versions(program, states) => reader.version_count(*program, states).await?,
            Self::Events(filter) => reader.event_count(filter).await?,
            Self::Reviews(program) => reader.review_count(*program).await?,
            Self::Queue(filter) => reader.queue_count(filter).await?,
            Self::Notifications(account, unread) => reader.notification_count(*account, *unread).await?,
            Self::Audit(filter) => reader.audit_count(filter).await?,
            Self::Deliveries(webhook) => reader.delivery_count(*webhook).await?,
            Self::Accounts(text) => reader.account_count(text).await?,
            Self::Known(count) => *count,
        };
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// A page of any list; each kind gives it a name of its own.
pub(super) struct List<N> {
    page: Page<N>,
    whole: Whole,
}

impl<N: Clone> List<N> {
    pub(super) fn new<T>(page: Page<T>, whole: Whole, node: impl Fn(T) -> N) -> Self {
        let rows = page.rows.into_iter().map(|(cursor, item)| (cursor, node(item))).collect();
        Self { page: Page { rows, has_previous: page.has_previous, has_next: page.has_next }, whole }
    }

    pub(super) fn nodes(&self) -> Vec<N> {
        self.page.rows.iter().map(|(_, node)| node.clone()).collect()
    }

    pub(super) async fn count(&self, ctx: &Context<'_>) -> Result<i64, Fault> {
        self.whole.count(ctx).await
    }

    pub(super) fn info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.page.has_next,
            has_previous_page: self.page.has_previous,
            start_cursor: self.page.rows.first().map(|(cursor, _)| cursor.encode()),
            end_cursor: self.page.rows.last().map(|(cursor, _)| cursor.encode()),
        }
    }

    pub(super) fn edges<E>(&self, edge: impl Fn(String, N) -> E) -> Vec<E> {
        self.page.rows.iter().map(|(cursor, node)| edge(cursor.encode(), node.clone())).collect()
    }
}

/// The arguments of every list.
pub(super) fn arguments(first: Option<i32>, after: Option<String>, last: Option<i32>, before: Option<String>) -> PageArguments {
    PageArguments { first: first.map(i64::from), after, last: last.map(i64::from), before }
}

/// Names the connection and edge types of a node type.
macro_rules! connection {
    ($node:ty, $connection:ident, $edge:ident, $of:literal) => {
        #[doc = concat!("One page of ", $of, ".")]
        pub(in crate::gateway) struct $connection(pub(in crate::gateway) crate::gateway::connection::List<$node>);

        #[doc = concat!("One of ", $of, ", and its place in the list.")]
        #[derive(async_graphql::SimpleObject)]
        pub(in crate::gateway) struct $edge {
            /// Opaque; give it as `after` or `before` to go on from here. Stays valid while the list changes.
            cursor: String,
            /// The item itself.
            node: $node,
        }

        #[doc = concat!("One page of ", $of, ".")]
        #[async_graphql::Object]
        impl $connection {
            /// The items with their cursors.
            async fn edges(&self) -> Vec<$edge> {
                self.0.edges(|cursor, node| $edge { cursor, node })
            }
            /// The items alone.
            async fn nodes(&self) -> Vec<$node> {
                self.0.nodes()
            }
            /// Where this page lies.
            async fn page_info(&self) -> crate::gateway::connection::PageInfo {
                self.0.info()
            }
            /// How many the whole list has; counted only when asked for.
            async fn total_count(&self, ctx: &async_graphql::Context<'_>) -> Result<i64, crate::gateway::fault::Fault> {
                self.0.count(ctx).await
            }
        }
    };
}
pub(super) use connection;
