//! 版本: a version, where it stands, and what can be done with it.

mod mutation;
mod package;
mod query;

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, Object, SimpleObject};

use super::{
    connection::{List, Whole, arguments, connection},
    cost::{cost, list_size},
    ctx::Hand,
    event::{Event, EventConnection},
    fault::Fault,
    loaders::{DeskOf, PackageOf, ShelfOf, TimelineOf},
    payload::ErrorCode,
    program::Program,
    review::Review,
    scalars::{DateTime, Percent, Ref, RetirementCause, Step, VersionNumber, VersionState, Who},
    submission::Submission,
    viewer::Account,
};
use crate::{
    domain::{
        actor::ProgramAction,
        id::VersionId,
        lifecycle::{self, available},
        locale::Locale,
        refusal::Refusal,
        step::StepKind,
        version::{self, Former},
    },
    store::read::{EVENT_ORDER, EventFilter},
};
pub(super) use mutation::VersionMutation;
pub(super) use package::Package;
use package::PackageDifference;
pub(super) use query::VersionQuery;

/// 版本: one uploaded package with a number. Seen by the members of its program and by the platform's admins and reviewers.
#[derive(Clone)]
pub(super) struct Version(Arc<version::Version>);

impl From<version::Version> for Version {
    fn from(version: version::Version) -> Self {
        Self(Arc::new(version))
    }
}

/// 灰度: some users get the version.
#[derive(SimpleObject)]
pub(super) struct Gray {
    /// Of all users.
    percent: Percent,
    /// Since when, whatever the percentage.
    since: DateTime,
}

/// 上架: everybody gets the version.
#[derive(SimpleObject)]
pub(super) struct Release {
    /// Since when.
    since: DateTime,
}

/// 下线: the version was released.
#[derive(SimpleObject)]
pub(super) struct Retirement {
    /// Why it no longer is.
    cause: RetirementCause,
    /// Since when.
    since: DateTime,
}

/// 强制下架: the platform took the version away.
#[derive(SimpleObject)]
pub(super) struct Suspension {
    /// Why.
    reason: String,
    /// Since when.
    since: DateTime,
    /// The state it would be reinstated to: `RELEASED` or `GRAY`.
    was: VersionState,
}

/// A step, and whether the caller could take it now: decided by the rules that decide the step itself.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(super) struct AvailableAction {
    /// Which step.
    action: Step,
    /// Whether it would be done.
    allowed: bool,
    #[graphql(skip)]
    why: Option<Refusal>,
    #[graphql(skip)]
    kind: StepKind,
}

#[ComplexObject]
impl AvailableAction {
    /// Why not; null when it would be done.
    async fn refusal(&self, ctx: &Context<'_>) -> Option<ActionRefusal> {
        let locale: Locale = ctx.locale();
        self.why.as_ref().map(|why| ActionRefusal { code: why.code().into(), message: why.sentence(locale) })
    }
    /// Who may take it at all, whatever the state.
    async fn who_may(&self) -> Vec<Who> {
        ProgramAction::Step(self.kind).who().iter().copied().map(Into::into).collect()
    }
}

/// Why a step would be refused.
#[derive(SimpleObject)]
pub(super) struct ActionRefusal {
    /// Stable; act on this.
    code: ErrorCode,
    /// For people, in the language of `Accept-Language` (zh-CN or en).
    message: String,
}

impl AvailableAction {
    pub(super) fn new(found: lifecycle::Availability) -> Self {
        Self { action: found.step.into(), allowed: found.refusal.is_none(), why: found.refusal, kind: found.step }
    }
}

/// 版本: one uploaded package with a number. Seen by the members of its program and by the platform's admins and reviewers.
#[Object]
impl Version {
    /// Its id.
    pub(super) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Above every number the program has used before.
    async fn number(&self) -> VersionNumber {
        VersionNumber(self.0.number.to_string())
    }
    /// Where it stands.
    async fn state(&self) -> VersionState {
        self.0.state.word().into()
    }
    /// What its uploader wrote about it.
    async fn description(&self) -> &str {
        &self.0.description
    }
    /// Its program.
    async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>, Fault> {
        Ok(ctx.loaders().load(self.0.program).await?.map(Program))
    }
    /// Who uploaded it.
    async fn uploaded_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        Ok(ctx.loaders().load(self.0.uploaded_by).await?.map(Account))
    }
    /// When.
    async fn uploaded_at(&self) -> DateTime {
        DateTime(self.0.uploaded_at)
    }
    /// What was uploaded.
    async fn package(&self, ctx: &Context<'_>) -> Result<Option<Package>, Fault> {
        let Some(key) = PackageOf::parse(&self.0.digest) else { return Ok(None) };
        Ok(ctx.loaders().load(key).await?.map(Package))
    }
    /// What became of its files since another version of the program, such as the released one; null where either package is not there (any more).
    async fn difference_to(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The other version.")] version_id: Ref<VersionId>,
    ) -> Result<Option<PackageDifference>, Fault> {
        let loaders = ctx.loaders();
        let Some(other) = loaders.load(version_id.0).await?.filter(|other| other.program == self.0.program) else { return Ok(None) };
        let (Some(before), Some(now)) = (PackageOf::parse(&other.digest), PackageOf::parse(&self.0.digest)) else { return Ok(None) };
        let (Some(before), Some(now)) = (loaders.load(before).await?, loaders.load(now).await?) else { return Ok(None) };
        Ok(Some(PackageDifference::between(&before, &now)))
    }
    /// What was confirmed when it was last submitted; null before.
    async fn submission(&self, ctx: &Context<'_>) -> Result<Option<Submission>, Fault> {
        Ok(self.round(ctx).await?.map(|review| Submission(Arc::new(review))))
    }
    /// Its latest round of review, with 驳回原因 if it was rejected; null before it was first submitted.
    async fn review(&self, ctx: &Context<'_>) -> Result<Option<Review>, Fault> {
        Ok(self.round(ctx).await?.map(Review::from))
    }
    /// 灰度中: null unless it is in gray.
    async fn gray(&self) -> Option<Gray> {
        match self.0.state {
            version::VersionState::Gray { percent, since } => Some(Gray { percent: Percent(percent.number()), since: DateTime(since) }),
            _ => None,
        }
    }
    /// Whether it has been in gray since its approval: only then can it be published. Null unless it is `APPROVED`.
    async fn grayed(&self) -> Option<bool> {
        if let version::VersionState::Approved { grayed, .. } = self.0.state { Some(grayed) } else { None }
    }
    /// 已上架: null unless it is released.
    async fn release(&self) -> Option<Release> {
        if let version::VersionState::Released { since } = self.0.state { Some(Release { since: DateTime(since) }) } else { None }
    }
    /// 已下线: null unless it was released and no longer is.
    async fn retirement(&self) -> Option<Retirement> {
        match self.0.state {
            version::VersionState::Retired { cause, since } => Some(Retirement { cause: cause.into(), since: DateTime(since) }),
            _ => None,
        }
    }
    /// 被强制下架: null unless it is suspended.
    async fn suspension(&self) -> Option<Suspension> {
        match &self.0.state {
            version::VersionState::Suspended { reason, since, was } => {
                let word = match was {
                    Former::Released { .. } => VersionState::Released,
                    Former::Gray { .. } => VersionState::Gray,
                };
                Some(Suspension { reason: reason.clone(), since: DateTime(*since), was: word })
            }
            _ => None,
        }
    }
    /// Every step a version knows, and whether the caller could take it now.
    #[graphql(directive = cost::apply("5".into()), directive = list_size::apply(14, None))]
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>, Fault> {
        let viewer = ctx.actor().account();
        let shelf = ctx.loaders().load(ShelfOf { program: self.0.program, viewer }).await?;
        let desk = ctx.loaders().load(DeskOf { program: self.0.program, viewer }).await?;
        let (Some(mut shelf), Some(desk)) = (shelf, desk) else { return Ok(Vec::new()) };
        if let Some(viewer) = viewer {
            ctx.app().note_shelf(&shelf, viewer);
        }
        if shelf.version(self.0.id).is_none() {
            // retired and suspended versions stand on no shelf of their own accord
            shelf.versions.push(self.0.as_ref().clone());
        }
        Ok(available(&shelf, &self.0, &desk, ctx.actor(), ctx.app().clock().now()).into_iter().map(AvailableAction::new).collect())
    }
    /// What happened to it, first things first; of more than 100 the last. `events` has all of them.
    #[graphql(directive = list_size::apply(20, None))]
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<Event>, Fault> {
        Ok(ctx.loaders().load(TimelineOf(self.0.id)).await?.unwrap_or_default().into_iter().map(Event).collect())
    }
    /// What happened to it, first things first.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<EventConnection, Fault> {
        let filter = EventFilter { program: self.0.program, version: Some(self.0.id) };
        let window = arguments(first, after, last, before).window(EVENT_ORDER)?;
        Ok(EventConnection(List::new(ctx.reader().event_page(&filter, &window).await?, Whole::Events(filter), Event)))
    }
}

impl Version {
    async fn round(&self, ctx: &Context<'_>) -> Result<Option<crate::domain::review::Review>, Fault> {
        match self.0.review {
            Some(id) => ctx.loaders().load(id).await,
            None => Ok(None),
        }
    }

    /// The version, if there is one and the caller may see its program.
    pub(super) async fn visible(ctx: &Context<'_>, id: VersionId) -> Result<Option<Self>, Fault> {
        let Some(found) = ctx.loaders().load(id).await? else { return Ok(None) };
        Ok(Program::is_seen(ctx, found.program).await?.then(|| found.into()))
    }
}

/// Narrows a list of versions down.
#[derive(InputObject, Default)]
pub(super) struct VersionFilter {
    /// Only those in one of these states; at most 8.
    #[graphql(default)]
    states: Vec<VersionState>,
}

impl VersionFilter {
    pub(super) fn states(self) -> Vec<version::StateWord> {
        self.states.into_iter().map(Into::into).collect()
    }
}

connection!(Version, VersionConnection, VersionEdge, "versions");
