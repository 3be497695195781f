//! Subscriptions: what happens, as it happens; each can be taken up again behind a cursor.

mod once;
mod same;
mod watch;

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject, Subscription};
use futures_util::stream;

use super::{
    audit::AuditRecord,
    ctx::Hand,
    event::{Event, EventKind},
    fault::Fault,
    guard::{May, requires},
    program::Program,
    review::Review,
    scalars::{PlatformRole, Ref},
    version::Version,
};
use crate::{
    domain::{
        actor::{Action, Actor},
        event::Record,
        id::{ProgramId, VersionId},
        log::LogCursor,
        version as domain,
    },
    store::read::{Reader, Topic, step_of},
};
pub(super) use once::{Preset, Reader as OnceReader, Readers};
pub(super) use same::Once;
pub(super) use watch::Progress;
use watch::{Messages, Watch};

/// Where the caller wants to go on, as the door knows it: `Last-Event-ID` is newer than an argument of the same request.
#[derive(Clone, Copy, Debug)]
pub(super) struct ResumeAfter(pub(super) Option<LogCursor>);

/// A place in everything that happens.
#[derive(SimpleObject)]
pub(super) struct Place {
    /// Opaque; give it as `after` to go on behind this. `0` is before everything that is kept.
    cursor: String,
    /// 1, 2, 3 … through everything that happens on the platform; rises from one message to the next. Who got a message twice drops the
    /// one whose position they have seen.
    position: i64,
}

impl From<LogCursor> for Place {
    fn from(cursor: LogCursor) -> Self {
        Self { cursor: cursor.to_string(), position: cursor.position }
    }
}

/// Something happened to a program.
#[derive(SimpleObject)]
pub(super) struct ProgramEvent {
    #[graphql(flatten)]
    place: Place,
    /// What.
    event: Event,
}

/// Where the review of a version stands.
#[derive(SimpleObject)]
pub(super) struct ReviewStatus {
    #[graphql(flatten)]
    place: Place,
    /// The version as it stands now; null when there is none under way, or it is deleted.
    version: Option<Version>,
    /// What happened: submitted, withdrawn, approved or rejected. Null in the first message, which tells how things stand.
    event: Option<Event>,
}

/// Something happened that concerns the caller.
pub(super) struct ViewerEvent {
    record: Arc<Record>,
    /// Whether the caller sees the program, where that is known.
    seen: Option<bool>,
}

/// Something happened that concerns the caller.
#[Object]
impl ViewerEvent {
    /// Opaque; give it as `after` to go on behind this. `0` is before everything that is kept.
    async fn cursor(&self) -> String {
        self.record.cursor().to_string()
    }
    /// 1, 2, 3 … through everything that happens on the platform; rises from one message to the next. Who got a message twice drops the
    /// one whose position they have seen.
    async fn position(&self) -> i64 {
        self.record.position
    }
    /// What happened.
    async fn kind(&self) -> EventKind {
        self.record.kind.into()
    }
    /// The program it happened to.
    async fn program_id(&self) -> Option<ID> {
        self.record.program.map(|id| id.to_string().into())
    }
    /// What happened, with everything; null where the caller may not see the program: invited to it, or removed from it.
    async fn event(&self, ctx: &Context<'_>) -> Result<Option<Event>, Fault> {
        let Some(program) = self.record.program else { return Ok(None) };
        // asked as it stands now: a slow reader may have been removed since
        let seen = match self.seen {
            Some(seen) => seen,
            None => Program::is_seen(ctx, program).await?,
        };
        Ok(if seen { step_of(&self.record).map(Event) } else { None })
    }
}

/// The reviewers' queue has changed.
pub(super) struct ReviewQueueEvent(Arc<Record>);

/// The reviewers' queue has changed.
#[Object]
impl ReviewQueueEvent {
    /// Opaque; give it as `after` to go on behind this. `0` is before everything that is kept.
    async fn cursor(&self) -> String {
        self.0.cursor().to_string()
    }
    /// 1, 2, 3 … through everything that happens on the platform; rises from one message to the next. Who got a message twice drops the
    /// one whose position they have seen.
    async fn position(&self) -> i64 {
        self.0.position
    }
    /// `VERSION_SUBMITTED`: a round is new. `VERSION_WITHDRAWN`, `VERSION_APPROVED`, `VERSION_REJECTED`: it waits no longer.
    /// `REVIEW_CLAIMED`, `REVIEW_UNCLAIMED`: a reviewer took it, or gave it back.
    async fn kind(&self) -> EventKind {
        self.0.kind.into()
    }
    /// The round, as it stands now.
    async fn review(&self, ctx: &Context<'_>) -> Result<Option<Review>, Fault> {
        match self.0.details.review {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Review::from)),
            None => Ok(None),
        }
    }
    /// The version it is about, as it stands now.
    async fn version(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        match self.0.version {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Version::from)),
            None => Ok(None),
        }
    }
    /// What happened to the program; null for claims.
    async fn event(&self) -> Option<Event> {
        step_of(&self.0).map(Event)
    }
}

/// The subscriptions of the schema.
#[derive(Default)]
pub(super) struct FeedSubscription;

/// What happens, as it happens.
///
/// Each stream tells things in the order they happened, each once. `after` goes on behind a message: nothing that happened since is
/// left out. A stream ends with an error whose `extensions.code` is `SLOW_CONSUMER` (the reader was too slow) or `SHUTTING_DOWN` (the
/// server stops), with the `cursor` to go on from beside it; `RIGHTS_CHANGED` (the caller has other roles now; with the `cursor`, too); `FORBIDDEN` (the right to see it is gone); `CURSOR_EXPIRED` (the cursor
/// lies too far behind, or belongs to a database that was put back from a backup: read what stands now, and subscribe without it).
#[Subscription(name = "Subscription")]
impl FeedSubscription {
    /// The review of a version, or of any version of a program: how it stands, and then each submission, withdrawal, approval and
    /// rejection. For whoever sees the program.
    async fn review_status(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of a program.")] program_id: Ref<ProgramId>,
        #[graphql(desc = "The id of one of its versions; without it, whichever is under way.")] version_id: Option<Ref<VersionId>>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<ReviewStatus>, Fault> {
        let (program, version, reader) = (program_id.0, version_id.map(|id| id.0), ctx.reader().clone());
        let first = |cursor: LogCursor, stands: Option<domain::Version>| ReviewStatus { place: cursor.into(), version: stands.map(Version::from), event: None };
        match ctx.data_opt::<Preset>() {
            Some(Preset::Stands(cursor, stands)) => return Ok(Box::pin(stream::iter([Ok(first(*cursor, stands.clone()))]))),
            Some(preset) => return preset.messages(|record| status(reader.clone(), record)).await,
            None => {}
        }
        let mut source = open(ctx, Topic::Reviews(program, version), after).await?;
        // taken up first, read then: what happens in between comes as a message of its own
        let stands = standing(&reader, program, version).await?;
        let cursor = source.cursor();
        source.check(cursor).await?;
        let rest = source.messages(move |record| status(reader.clone(), record));
        Ok(Box::pin(stream::StreamExt::chain(stream::iter([Ok(first(cursor, stands))]), rest)))
    }

    /// Every event of a program. For whoever sees it.
    async fn program_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of a program.")] program_id: Ref<ProgramId>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<ProgramEvent>, Fault> {
        let make = |record: Arc<Record>| step_of(&record).map(|view| ProgramEvent { place: record.cursor().into(), event: Event(view) });
        follow(ctx, Topic::Program(program_id.0), after, move |record, _| make(record)).await
    }

    /// Every event of the programs the caller belongs to, and what concerns the caller: invitations, removals, other roles.
    async fn viewer_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<ViewerEvent>, Fault> {
        let viewer = ctx.actor().account().ok_or(match ctx.actor() {
            Actor::Host => Fault::Forbidden(Action::TakePart),
            _ => Fault::Unauthenticated,
        })?;
        follow(ctx, Topic::Person(viewer), after, |record, seen| Some(ViewerEvent { record, seen })).await
    }

    /// What changes the reviewers' queue: rounds that are new, decided, withdrawn, claimed and given back. A claim that lapses is told
    /// by nobody: its end stands in the claim.
    #[graphql(guard = "May(Action::WorkOnReviews)", directive = requires::apply(PlatformRole::Reviewer))]
    async fn review_queue_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<ReviewQueueEvent>, Fault> {
        follow(ctx, Topic::Queue, after, |record, _| Some(ReviewQueueEvent(record))).await
    }

    /// The audit log, as it grows: everything that happens on the platform, each position once.
    #[graphql(guard = "May(Action::ReadAudit)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn audit_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<AuditRecord>, Fault> {
        follow(ctx, Topic::Everything, after, |record, _| Some(AuditRecord(record))).await
    }
}

/// The version whose review is followed, as it stands: the one that was named, or whichever is under way.
async fn standing(reader: &Reader, program: ProgramId, version: Option<VersionId>) -> Result<Option<domain::Version>, Fault> {
    Ok(match version {
        Some(id) => Some(reader.versions(&[id]).await?.remove(&id).filter(|version| version.program == program).ok_or(Fault::NotFound)?),
        None => reader.live_versions(&[program]).await?.remove(&program).unwrap_or_default().into_iter().find(|version| version.state.word().holds_slot()),
    })
}

async fn status(reader: Reader, record: Arc<Record>) -> Result<Option<ReviewStatus>, Fault> {
    let version = match record.version {
        // read afresh: the version as it stands now, whatever the event says
        Some(id) => reader.versions(&[id]).await?.remove(&id).map(Version::from),
        None => None,
    };
    Ok(Some(ReviewStatus { place: record.cursor().into(), version, event: step_of(&record).map(Event) }))
}

/// The messages of a topic that are made of its rows alone; of a row, and whether the caller may see it, where that is known.
async fn follow<T: Send + 'static>(
    ctx: &Context<'_>,
    topic: Topic,
    after: Option<String>,
    make: impl Fn(Arc<Record>, Option<bool>) -> Option<T> + Send + Sync + 'static,
) -> Result<Messages<T>, Fault> {
    if let Some(preset) = ctx.data_opt::<Preset>() {
        return preset.messages(|record| std::future::ready(Ok(make(record, preset.seen())))).await;
    }
    let source = open(ctx, topic, after).await?;
    Ok(source.messages(move |record| std::future::ready(Ok(make(record, None)))))
}

async fn open(ctx: &Context<'_>, topic: Topic, after: Option<String>) -> Result<Watch, Fault> {
    let resume = ctx.data_opt::<ResumeAfter>().and_then(|it| it.0);
    Watch::open(ctx.app(), ctx.actor(), topic, (resume, after, ctx.app().feed().position()), ctx.data_opt::<Progress>().cloned().unwrap_or_default()).await
}
