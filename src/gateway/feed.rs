//! Subscriptions: what happens, as it happens; each can be taken up again behind a cursor.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use async_graphql::{Context, Error, ID, Object, SimpleObject, Subscription};
use futures_util::{Stream, stream};
use tokio::time::Instant;

use super::{
    audit::AuditRecord,
    ctx::Hand,
    event::{Event, EventKind},
    fault::Fault,
    guard::{May, requires},
    loaders::LiveVersionsOf,
    program::Program,
    review::Review,
    scalars::{PlatformRole, Ref},
    version::Version,
};
use crate::{
    app::{
        App,
        feed::{Sight, Subscription as Source, Told},
    },
    domain::{
        actor::{Action, Actor},
        event::Record,
        id::{ProgramId, VersionId},
        log::LogCursor,
    },
    store::read::{Reader, Topic, step_of},
};

/// How far a stream has come, for the door that numbers what it sends.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress(Arc<(AtomicI64, AtomicBool)>);

impl Progress {
    pub(super) fn position(&self) -> Option<i64> {
        Some(self.0.0.load(Ordering::Relaxed)).filter(|position| *position > 0)
    }
    pub(super) fn right_lost(&self) -> bool {
        self.0.1.load(Ordering::Relaxed)
    }
}

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
        Ok(if Program::is_seen(ctx, program).await? { step_of(&self.record).map(Event) } else { None })
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

// the library clones the errors of a stream, which a fault is not for
type Messages<T> = Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>;

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
        let (program, version) = (program_id.0, version_id.map(|id| id.0));
        let mut source = Watch::open(ctx, Topic::Reviews(program, version), after).await?;
        // taken up first, read then: what happens in between comes as a message of its own
        let stands = match version {
            Some(id) => ctx.loaders().load(id).await?.filter(|version| version.program == program).ok_or(Fault::NotFound)?.into(),
            None => ctx.loaders().load(LiveVersionsOf(program)).await?.unwrap_or_default().into_iter().find(|version| version.state.word().holds_slot()),
        };
        let cursor = source.source.cursor();
        source.check(cursor).await?;
        let first = ReviewStatus { place: cursor.into(), version: stands.map(Version::from), event: None };
        let reader = ctx.reader().clone();
        let rest = source.messages(move |record| status(reader.clone(), record));
        Ok(Box::pin(stream::StreamExt::chain(stream::once(async { Ok(first) }), rest)))
    }

    /// Every event of a program. For whoever sees it.
    async fn program_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of a program.")] program_id: Ref<ProgramId>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<ProgramEvent>, Fault> {
        let source = Watch::open(ctx, Topic::Program(program_id.0), after).await?;
        Ok(source.messages(|record| async move {
            let place = record.cursor().into();
            Ok(step_of(&record).map(|view| ProgramEvent { place, event: Event(view) }))
        }))
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
        let source = Watch::open(ctx, Topic::Person(viewer), after).await?;
        Ok(source.messages(|record| async move { Ok(Some(ViewerEvent { record })) }))
    }

    /// What changes the reviewers' queue: rounds that are new, decided, withdrawn, claimed and given back. A claim that lapses is told
    /// by nobody: its end stands in the claim.
    #[graphql(guard = "May(Action::WorkOnReviews)", directive = requires::apply(PlatformRole::Reviewer))]
    async fn review_queue_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<ReviewQueueEvent>, Fault> {
        let source = Watch::open(ctx, Topic::Queue, after).await?;
        Ok(source.messages(|record| async move { Ok(Some(ReviewQueueEvent(record))) }))
    }

    /// The audit log, as it grows: everything that happens on the platform, each position once.
    #[graphql(guard = "May(Action::ReadAudit)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn audit_events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Go on behind this cursor; without it, from now on.")] after: Option<String>,
    ) -> Result<Messages<AuditRecord>, Fault> {
        let source = Watch::open(ctx, Topic::Everything, after).await?;
        Ok(source.messages(|record| async move { Ok(Some(AuditRecord(record))) }))
    }
}

async fn status(reader: Reader, record: Arc<Record>) -> Result<Option<ReviewStatus>, Fault> {
    let version = match record.version {
        // read afresh: the version as it stands now, whatever the event says
        Some(id) => reader.versions(&[id]).await?.remove(&id).map(Version::from),
        None => None,
    };
    Ok(Some(ReviewStatus { place: record.cursor().into(), version, event: step_of(&record).map(Event) }))
}

/// A subscription, and who may go on with it.
struct Watch {
    app: Arc<App>,
    actor: Actor,
    topic: Topic,
    source: Source,
    progress: Progress,
    over: bool,
    /// When it was last asked whether the topic may be seen.
    asked: Instant,
}

impl Watch {
    /// Refuses whoever may not see the topic as if it did not exist.
    async fn open(ctx: &Context<'_>, topic: Topic, after: Option<String>) -> Result<Self, Fault> {
        let (app, actor) = (ctx.app().clone(), ctx.actor().clone());
        let account = actor.account().ok_or(match actor {
            Actor::Host => Fault::NotFound,
            _ => Fault::Unauthenticated,
        })?;
        let after = match (ctx.data_opt::<ResumeAfter>().and_then(|it| it.0), after) {
            (Some(newer), _) => Some(newer),
            (None, Some(text)) => Some(text.parse().map_err(|_| Fault::BadCursor)?),
            (None, None) => None,
        };
        if !seen(&app, &actor, &topic).await? {
            return Err(Fault::NotFound);
        }
        let opened = app.subscribe(account, topic.clone(), after).await.map_err(super::fault::broken)?;
        let source = opened.map_err(|_| Fault::CursorExpired)?;
        Ok(Self { app, actor, topic, source, progress: ctx.data_opt::<Progress>().cloned().unwrap_or_default(), over: false, asked: Instant::now() })
    }

    /// Ends the stream of whoever may no longer see the topic, or sees it as somebody with other roles.
    /// `told`: what the reader has had, to go on from.
    async fn check(&mut self, told: LogCursor) -> Result<(), Fault> {
        self.asked = Instant::now();
        match self.app.still_sees(&self.actor, &self.topic).await.map_err(super::fault::broken)? {
            Sight::Same => Ok(()),
            Sight::OtherRoles => Err(Fault::RightsChanged(told)),
            Sight::Lost => {
                self.progress.0.1.store(true, Ordering::Relaxed);
                Err(Fault::RightLost)
            }
        }
    }

    /// The same, waiting for a database that is gone.
    async fn check_again(&mut self, told: LogCursor) -> Result<(), Fault> {
        loop {
            match self.check(told).await {
                Err(Fault::Unavailable(error)) => self.wait(&error.to_string()).await,
                done => return done,
            }
        }
    }

    /// The next row, or why there is none any more.
    async fn record(&mut self) -> Result<Arc<Record>, Fault> {
        loop {
            // before the row that comes next, which the reader may not get
            let told = self.source.cursor();
            match self.source.next().await {
                Ok(Told::Record(record)) => {
                    // a slow reader is told things long after they were read or queued
                    if self.asked.elapsed() > ASKED_EVERY {
                        self.check_again(told).await?;
                    }
                    return Ok(record);
                }
                Ok(Told::AskAgain) => self.check_again(told).await?,
                Ok(Told::TooSlow) => return Err(Fault::SlowConsumer(self.source.cursor())),
                Ok(Told::Closing) => return Err(Fault::ShuttingDown(self.source.cursor())),
                // a stream outlives a restart of the database
                Err(failure) => match super::fault::broken(failure) {
                    Fault::Unavailable(error) => self.wait(&error.to_string()).await,
                    fault => return Err(fault),
                },
            }
        }
    }

    async fn wait(&self, why: &str) {
        tracing::warn!(why, "a stream waits for the database");
        tokio::time::sleep(AGAIN).await;
    }

    fn messages<T, F>(self, make: impl Fn(Arc<Record>) -> F + Send + 'static) -> Messages<T>
    where
        T: Send + 'static,
        F: Future<Output = Result<Option<T>, Fault>> + Send,
    {
        Box::pin(stream::unfold((self, make), |(mut watch, make)| async move {
            if watch.over {
                return None;
            }
            loop {
                let made = match watch.record().await {
                    Ok(record) => loop {
                        match make(record.clone()).await {
                            Err(Fault::Unavailable(error)) => watch.wait(&error.to_string()).await,
                            Err(fault) => break Some(Err(fault)),
                            Ok(made) => {
                                // not before it is made: whoever goes on behind this place must have had it
                                watch.progress.0.0.store(record.position, Ordering::Relaxed);
                                break made.map(Ok);
                            }
                        }
                    },
                    Err(fault) => Some(Err(fault)),
                };
                if let Some(message) = made {
                    // whatever went wrong, the reader goes on from its cursor in a stream of its own
                    watch.over = message.is_err();
                    return Some((message.map_err(Error::from), (watch, make)));
                }
            }
        }))
    }
}

/// Before a stream asks a database that was gone again.
const AGAIN: Duration = Duration::from_millis(500);
/// Older, and whether a topic may be seen is asked again before the next message.
const ASKED_EVERY: Duration = Duration::from_secs(1);

async fn seen(app: &Arc<App>, actor: &Actor, topic: &Topic) -> Result<bool, Fault> {
    Ok(app.still_sees(actor, topic).await.map_err(super::fault::broken)? != Sight::Lost)
}
