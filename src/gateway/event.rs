//! What happened to programs: events, and the effect of a step.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};

use super::{
    connection::connection,
    ctx::Hand,
    fault::Fault,
    program::Program,
    scalars::{Channel, DateTime, Percent, ProgramRole, VersionNumber, VersionState, Who},
    version::Version,
    viewer::Account,
};
use crate::{
    domain::{event, id::EventId},
    store::read::EventView,
};

/// What happened. Steps of a program come first: they raise its revision, and are its events. What follows them is kept in the audit log
/// beside them; `REVIEW_CLAIMED` and `REVIEW_UNCLAIMED` are told to reviewers, too.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "event::EventKind")]
pub(super) enum EventKind {
    /// The program was created.
    ProgramCreated,
    /// Somebody was asked to join.
    MemberInvited,
    /// Somebody asked to join said no.
    InvitationDeclined,
    /// An invitation was taken back.
    InvitationRevoked,
    /// Somebody asked to join said yes.
    MemberJoined,
    /// A member left, or was removed.
    MemberRemoved,
    /// A member has another role.
    MemberRoleChanged,
    /// An admin accepted the agreement.
    AgreementAccepted,
    /// The basic information was changed.
    BasicInfoUpdated,
    /// 上传.
    VersionUploaded,
    /// 删除.
    VersionDeleted,
    /// 提审.
    VersionSubmitted,
    /// 撤回提审.
    VersionWithdrawn,
    /// 审核通过.
    VersionApproved,
    /// 审核驳回.
    VersionRejected,
    /// 退回开发.
    VersionReturned,
    /// 开始灰度.
    GrayStarted,
    /// 调整灰度.
    GrayAdjusted,
    /// 结束灰度.
    GrayEnded,
    /// 上架.
    VersionPublished,
    /// 回滚.
    VersionRolledBack,
    /// 下架.
    VersionTakenDown,
    /// 强制下架.
    VersionSuspended,
    /// 恢复.
    VersionReinstated,
    /// A reviewer took a round of review for a while.
    ReviewClaimed,
    /// A reviewer gave it back.
    ReviewUnclaimed,
    /// Somebody tried what they may not, or what cannot be now.
    StepRefused,
    /// A text of the agreement came into force.
    AgreementPublished,
    /// An account was made.
    AccountCreated,
    /// An account got a role on the platform.
    RoleGranted,
    /// An account lost a role on the platform.
    RoleWithdrawn,
    /// An access token was made.
    TokenCreated,
    /// An access token was made useless.
    TokenRevoked,
    /// An editor began a piece of content.
    ContentCreated,
    /// An editor changed a draft.
    ContentChanged,
    /// A piece of content went out; by nobody: as it was scheduled.
    ContentPublished,
    /// A piece of content is to go out later.
    ContentScheduled,
    /// It is not, after all.
    ContentUnscheduled,
    /// A piece of content was taken from its readers.
    ContentArchived,
    /// A piece of content stands at the top.
    ContentPinned,
    /// It does no longer.
    ContentUnpinned,
    /// An earlier revision became the draft.
    ContentRestored,
    /// A draft that was never published is gone.
    ContentDeleted,
    /// A category or tag was added or renamed.
    LabelSaved,
    /// Persisted documents were imported.
    DocumentsImported,
    /// A persisted document is gone.
    DocumentRemoved,
    /// A webhook was registered.
    WebhookCreated,
    /// A webhook was changed, or enabled again.
    WebhookChanged,
    /// A webhook signs with another secret.
    WebhookSecretRotated,
    /// A webhook gets nothing more until it is enabled again.
    WebhookDisabled,
    /// A webhook is gone.
    WebhookDeleted,
    /// Somebody signed in with a browser.
    SignedIn,
    /// Somebody tried to, with a wrong password; a few of them a minute are kept for each account.
    SignInFailed,
    /// Somebody signed out.
    SignedOut,
    /// A browser was signed out from elsewhere.
    SessionRevoked,
    /// A password was set or changed.
    PasswordSet,
    /// A one-time link was made: for the first admin, or for somebody to set a password.
    LinkCreated,
    /// An access token got another text.
    TokenRotated,
    /// Nobody gets in by an account any more.
    AccountDisabled,
    /// A disabled account works again.
    AccountEnabled,
    /// An account is known by an identity of another issuer.
    IdentityLinked,
    /// It is not any more.
    IdentityUnlinked,
}

/// A version that goes from one state to another.
#[derive(SimpleObject)]
pub(super) struct VersionMove {
    /// Which version.
    version_id: ID,
    /// Its number.
    number: VersionNumber,
    /// Where it stood; null: it came into being.
    from: Option<VersionState>,
    /// Where it stands then; null: it is deleted.
    to: Option<VersionState>,
}

fn moves(event: &event::Event) -> Vec<VersionMove> {
    let told = |it: &event::Move| VersionMove {
        version_id: it.version.to_string().into(),
        number: VersionNumber(it.number.to_string()),
        from: it.from.map(Into::into),
        to: it.to.map(Into::into),
    };
    event.details.moves.iter().map(told).collect()
}

/// What a step does, or in a dry run would do.
#[derive(SimpleObject)]
pub(super) struct StepEffect {
    /// What happens.
    kind: EventKind,
    /// The program's revision afterwards.
    revision: i64,
    /// The versions that move: the one the step is about first.
    moves: Vec<VersionMove>,
    /// The percentage of a gray afterwards.
    percent: Option<Percent>,
    /// The percentage of a gray before.
    percent_before: Option<Percent>,
}

impl From<&event::Event> for StepEffect {
    fn from(event: &event::Event) -> Self {
        Self {
            kind: event.kind.into(),
            revision: event.sequence,
            moves: moves(event),
            percent: event.details.percent.map(|it| Percent(it.number())),
            percent_before: event.details.percent_before.map(|it| Percent(it.number())),
        }
    }
}

/// One thing that happened to a program. Seen by its members and by the platform's admins and reviewers.
#[derive(Clone)]
pub(super) struct Event(pub(super) EventView);

/// One thing that happened to a program. Seen by its members and by the platform's admins and reviewers.
#[Object]
impl Event {
    /// Its id.
    pub(super) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// The program it happened to.
    async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>, Fault> {
        Ok(ctx.loaders().load(self.0.event.program).await?.map(Program))
    }
    /// 1, 2, 3 … within the program, without a gap: its revision after the event.
    async fn sequence(&self) -> i64 {
        self.0.event.sequence
    }
    /// What happened.
    async fn kind(&self) -> EventKind {
        self.0.event.kind.into()
    }
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.0.event.at)
    }
    /// Who did it; null: the server.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        match self.0.event.by.account {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Account)),
            None => Ok(None),
        }
    }
    /// As what they did it; null where no role was needed.
    async fn role(&self) -> Option<Who> {
        self.0.event.by.role.map(Into::into)
    }
    /// Where they sat.
    async fn channel(&self) -> Option<Channel> {
        self.0.event.by.channel.map(Into::into)
    }
    /// The versions that moved: the one it is about first.
    async fn moves(&self) -> Vec<VersionMove> {
        moves(&self.0.event)
    }
    /// The version it is about; null when there is none, or none any more.
    async fn version(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        match self.0.event.details.moves.first() {
            Some(it) => Ok(ctx.loaders().load(it.version).await?.map(Version::from)),
            None => Ok(None),
        }
    }
    /// The percentage of a gray afterwards.
    async fn percent(&self) -> Option<Percent> {
        self.0.event.details.percent.map(|it| Percent(it.number()))
    }
    /// The percentage of a gray before.
    async fn percent_before(&self) -> Option<Percent> {
        self.0.event.details.percent_before.map(|it| Percent(it.number()))
    }
    /// Why, where a reason is asked for.
    async fn reason(&self) -> Option<&str> {
        self.0.event.details.reason.as_deref()
    }
    /// Who was invited, joined, left or got another role.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        match self.0.event.details.member {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Account)),
            None => Ok(None),
        }
    }
    /// As what they were invited, or joined, or are from now on.
    async fn member_role(&self) -> Option<ProgramRole> {
        self.0.event.details.role.map(Into::into)
    }
    /// The number of the agreement that was accepted or confirmed.
    async fn agreement_number(&self) -> Option<i32> {
        self.0.event.details.agreement
    }
}

impl Event {
    /// The event, if there is one and the caller may see its program.
    pub(super) async fn visible(ctx: &Context<'_>, id: EventId) -> Result<Option<Self>, Fault> {
        let Some(view) = ctx.reader().events(&[id]).await?.pop() else { return Ok(None) };
        Ok(Program::is_seen(ctx, view.event.program).await?.then_some(Self(view)))
    }
}

connection!(Event, EventConnection, EventEdge, "events");
