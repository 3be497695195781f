//! The editors' desk: entries in every state, with their drafts, schedules and revisions.

use std::sync::Arc;

use async_graphql::{Context, CustomValidator, ID, InputObject, InputValueError, Object, SimpleObject};

use super::{
    connection::{List, Whole, arguments, connection},
    content::{Body, Content, live},
    ctx::{HERE, Hand},
    document::Document,
    fault::Fault,
    guard::{May, requires},
    scalars::{ContentKind, ContentState, DateTime, Markdown, PlatformRole, Ref},
    viewer::Account,
};
use crate::{
    domain::{actor::Action, content::ContentState as State, document::BODY_MOST, id::EntryName},
    store::read::{ENTRY_ORDER, EntryFilter, EntryView, REVISION_ORDER, RevisionView},
};

/// The editors' side of one piece of content. Readers meet the piece itself (`News`, `Case`, `Video`, `Capability`) once it is live.
#[derive(Clone)]
pub(super) struct Entry(Arc<EntryView>);

impl From<EntryView> for Entry {
    fn from(view: EntryView) -> Self {
        Self(Arc::new(view))
    }
}

/// The editors' side of one piece of content. Readers meet the piece itself (`News`, `Case`, `Video`, `Capability`) once it is live.
#[Object]
impl Entry {
    /// The id of the entry.
    pub(super) async fn id(&self) -> ID {
        self.0.entry.id.entry().to_string().into()
    }
    /// The id under which readers find the piece once it is live.
    async fn content_id(&self) -> ID {
        self.0.entry.id.to_string().into()
    }
    /// Which of the four kinds it is.
    async fn kind(&self) -> ContentKind {
        self.0.entry.id.kind.into()
    }
    /// Where it stands.
    async fn state(&self) -> ContentState {
        self.0.entry.standing.state().into()
    }
    /// Rises by 1 with every change; give it as `expectedLockVersion` to be refused when somebody was faster.
    async fn lock_version(&self) -> i64 {
        self.0.entry.lock_version
    }
    /// The title of the newest text.
    async fn title(&self) -> &str {
        self.0.entry.newest().map(|document| document.title.as_str()).unwrap_or_default()
    }
    /// Whether it stands before everything that is not pinned.
    async fn pinned(&self) -> bool {
        self.0.entry.pinned
    }
    /// What readers see now; null unless it is published.
    async fn live(&self, ctx: &Context<'_>) -> Result<Option<Content>, Fault> {
        if self.0.entry.standing.state() == State::Published { live(ctx, self.0.entry.id, ctx.fields(HERE)).await } else { Ok(None) }
    }
    /// The newest text, which an editor goes on from: the draft, else what waits for its time, else what is or was live.
    async fn newest(&self) -> Option<Document> {
        self.0.entry.newest().cloned().map(Into::into)
    }
    /// The text that readers see, or saw last if it is archived; null before it first went out.
    async fn published(&self) -> Option<Document> {
        self.0.entry.published().cloned().map(Into::into)
    }
    /// The text being worked on; null when there is nothing beside what is live or scheduled.
    async fn draft(&self) -> Option<Document> {
        self.0.entry.draft.clone().map(Into::into)
    }
    /// What goes out by itself, and when.
    async fn schedule(&self) -> Option<Schedule> {
        let schedule = self.0.entry.standing.schedule()?;
        Some(Schedule { at: DateTime(schedule.at), revision: schedule.revision, document: schedule.document.clone().into() })
    }
    /// Every text that was published or scheduled, newest first.
    async fn revisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<RevisionConnection, Fault> {
        let id = self.0.entry.id.entry();
        let window = arguments(first, after, last, before).window(REVISION_ORDER)?;
        Ok(RevisionConnection(List::new(ctx.reader().revision_page(id, &window).await?, Whole::Revisions(id), Revision)))
    }
    /// When it first went live.
    async fn first_published_at(&self) -> Option<DateTime> {
        self.0.entry.first_published.map(DateTime)
    }
    /// When it was created.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }
    /// Who changed it last; null when it went out by its schedule.
    async fn updated_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        account(ctx, self.0.updated_by).await
    }
}

async fn account(ctx: &Context<'_>, id: Option<crate::domain::id::AccountId>) -> Result<Option<Account>, Fault> {
    match id {
        Some(id) => Ok(ctx.loaders().load(id).await?.map(Account)),
        None => Ok(None),
    }
}

/// A text that waits for its time.
#[derive(SimpleObject)]
pub(super) struct Schedule {
    /// When it goes out; at most a second late.
    at: DateTime,
    /// The number of the revision that goes out.
    revision: i32,
    /// Exactly the text that goes out, whatever becomes of the draft.
    document: Document,
}

/// A kept text.
#[derive(Clone)]
pub(super) struct Revision(pub(super) RevisionView);

/// A kept text.
#[Object]
impl Revision {
    /// 1, 2, 3 … within its entry.
    async fn number(&self) -> i32 {
        self.0.number
    }
    /// The text.
    async fn document(&self) -> Document {
        self.0.document.clone().into()
    }
    /// When it was published or scheduled.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// By whom.
    async fn created_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        account(ctx, self.0.created_by).await
    }
    /// When it last went live; null when it never did.
    async fn published_at(&self) -> Option<DateTime> {
        self.0.published_at.map(DateTime)
    }
}

connection!(Entry, EntryConnection, EntryEdge, "entries");
connection!(Revision, RevisionConnection, RevisionEdge, "revisions");

/// Which entries; all given conditions must hold.
#[derive(InputObject)]
pub(super) struct EntryFilterInput {
    /// One of the four kinds.
    kind: Option<ContentKind>,
    /// Where they stand.
    state: Option<ContentState>,
}

#[derive(Default)]
pub(super) struct EntryQuery;

/// What could become the text of a piece.
struct Printable;

impl CustomValidator<Markdown> for Printable {
    fn check(&self, text: &Markdown) -> Result<(), InputValueError<Markdown>> {
        let length = text.0.chars().count();
        if length <= BODY_MOST { Ok(()) } else { Err(InputValueError::custom(format!("{length} characters, at most {BODY_MOST}"))) }
    }
}

#[Object]
impl EntryQuery {
    /// One entry in whatever state; null when there is none.
    #[graphql(guard = "May(Action::ReadEntries)", directive = requires::apply(PlatformRole::Editor))]
    async fn entry(&self, ctx: &Context<'_>, #[graphql(desc = "The id of an entry or of its content.")] id: Ref<EntryName>) -> Result<Option<Entry>, Fault> {
        let found = ctx.loaders().load(id.0.id()).await?;
        Ok(found.filter(|view| id.0.fits(view.entry.id.kind)).map(Entry::from))
    }

    /// A text as readers would see it, before it is kept anywhere.
    #[graphql(guard = "May(Action::ReadEntries)", directive = requires::apply(PlatformRole::Editor))]
    async fn preview(&self, #[graphql(desc = "At most 50,000 characters.", validator(custom = "Printable"))] markdown: Markdown) -> Body {
        Body(markdown.0)
    }

    /// The editors' desk: entries in every state, last changed first.
    #[graphql(guard = "May(Action::ReadEntries)", directive = requires::apply(PlatformRole::Editor))]
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all conditions must hold.")] filter: Option<EntryFilterInput>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<EntryConnection, Fault> {
        let filter = filter.map_or_else(EntryFilter::default, |it| EntryFilter { kind: it.kind.map(Into::into), state: it.state.map(Into::into) });
        let window = arguments(first, after, last, before).window(ENTRY_ORDER)?;
        let page = ctx.reader().entry_page(&filter, &window).await?;
        Ok(EntryConnection(List::new(page, Whole::Entries(filter), Entry::from)))
    }
}
