//! 小程序: programs and their members.

use async_graphql::{Context, ID, Object, SimpleObject};

use super::{
    connection::{List, Whole, arguments, connection},
    cost::{cost, list_size},
    ctx::Hand,
    event::{Event, EventConnection},
    fault::Fault,
    guard::{May, requires},
    loaders::{DeskOf, InvitationsOf, LiveVersionsOf, Loaders, LogoOf, MembersOf, ShelfOf, States, VersionPageOf},
    review::{Review, ReviewConnection},
    scalars::{DateTime, PlatformRole, ProgramRole, Ref, Url},
    submission::SubmissionDraft,
    version::{AvailableAction, Version, VersionConnection, VersionFilter},
    viewer::Account,
    webhook::Webhook,
};
use crate::{
    domain::{
        actor::{self, Action, ProgramAction, permits_in},
        id::ProgramId,
        lifecycle::available_in_program,
        membership,
        page::{Page, PageArguments},
        person,
        version::StateWord,
    },
    store::read::{ALL_PROGRAMS_ORDER, EVENT_ORDER, EventFilter, REVIEW_ORDER, VERSION_ORDER},
};

/// 小程序: a mini program. Seen by its members and by the platform's admins and reviewers.
#[derive(Clone)]
pub(super) struct Program(pub(super) person::Program);

/// 小程序: a mini program. Seen by its members and by the platform's admins and reviewers.
#[Object]
impl Program {
    /// Its id.
    pub(super) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// 3–40 units of text; a Chinese character counts 2, an ASCII character 1.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// 10–32 units of text; a Chinese character counts 2, an ASCII character 1.
    async fn slogan(&self) -> &str {
        &self.0.slogan
    }
    /// The picture it is known by, as its basic information has it; null before there is one.
    async fn logo(&self, ctx: &Context<'_>) -> Result<Option<Url>, Fault> {
        Ok(ctx.loaders().load(LogoOf(self.0.id)).await?.map(Url))
    }
    /// Rises by 1 with every event of the program.
    async fn revision(&self) -> i64 {
        self.0.revision
    }
    /// When it was created.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// The caller's role in it; null for those who see it by a platform role.
    async fn my_role(&self, ctx: &Context<'_>) -> Result<Option<ProgramRole>, Fault> {
        let members = ctx.loaders().load(MembersOf(self.0.id)).await?.unwrap_or_default();
        let me = ctx.actor().account();
        Ok(members.into_iter().find(|member| Some(member.account) == me).map(|member| member.role.into()))
    }
    /// Who belongs to it, longest-standing first; at most 40.
    #[graphql(directive = list_size::apply(20, None))]
    async fn members(&self, ctx: &Context<'_>) -> Result<Vec<ProgramMember>, Fault> {
        let members = ctx.loaders().load(MembersOf(self.0.id)).await?.unwrap_or_default();
        let accounts = futures_util::future::try_join_all(members.iter().map(|member| ctx.loaders().load(member.account))).await?;
        let pairs = members.into_iter().zip(accounts);
        Ok(pairs
            .filter_map(|(member, account)| Some(ProgramMember { account: Account(account?), role: member.role.into(), since: DateTime(member.since) }))
            .collect())
    }
    /// Who is asked to join and has not answered, oldest first; empty for everybody but the program's admins.
    #[graphql(directive = list_size::apply(5, None))]
    async fn invitations(&self, ctx: &Context<'_>) -> Result<Vec<Invitation>, Fault> {
        let members = ctx.loaders().load(MembersOf(self.0.id)).await?.unwrap_or_default();
        let me = members.into_iter().find(|member| Some(member.account) == ctx.actor().account());
        if me.is_none_or(|me| me.role != actor::ProgramRole::Admin) {
            return Ok(Vec::new());
        }
        Ok(ctx.loaders().load(InvitationsOf(self.0.id)).await?.unwrap_or_default().into_iter().map(Invitation).collect())
    }
    /// The endpoints that are told of its steps, oldest first, at most 10; empty for everybody but its admins and those of the platform.
    #[graphql(directive = list_size::apply(5, None))]
    async fn webhooks(&self, ctx: &Context<'_>) -> Result<Vec<Webhook>, Fault> {
        let members = ctx.loaders().load(MembersOf(self.0.id)).await?.unwrap_or_default();
        let role = members.into_iter().find(|member| Some(member.account) == ctx.actor().account()).map(|member| member.role);
        if permits_in(ctx.actor(), role, false, ProgramAction::ManageWebhooks).is_err() {
            return Ok(Vec::new());
        }
        Ok(ctx.reader().webhooks(Some(self.0.id)).await?.into_iter().map(Webhook).collect())
    }
    /// 版本列表: its versions, last uploaded first.
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn versions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Narrows the list down.")] filter: VersionFilter,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<VersionConnection, Fault> {
        self.page_of_versions(ctx, &filter.states(), arguments(first, after, last, before)).await
    }
    /// 线上版本: what everybody gets; null when nothing is released.
    async fn released(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        self.live(ctx, |state| state == StateWord::Released).await
    }
    /// 审核中: the version that waits for a reviewer.
    async fn in_review(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        self.live(ctx, |state| state == StateWord::InReview).await
    }
    /// 灰度中: the version that some users get.
    async fn gray(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        self.live(ctx, |state| state == StateWord::Gray).await
    }
    /// The one version between development and release: in review, rejected, approved or in gray.
    async fn candidate(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        self.live(ctx, StateWord::holds_slot).await
    }
    /// The version that was uploaded last.
    async fn latest_upload(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        let window = PageArguments { first: Some(1), ..PageArguments::default() }.window(VERSION_ORDER)?;
        let page = ctx.loaders().load(VersionPageOf { program: self.0.id, states: States::of(&[]), window }).await?;
        Ok(page.and_then(|page| page.rows.into_iter().next()).map(|(_, version)| version.into()))
    }
    /// The steps that are about the program as a whole — upload, roll back, take down —, and whether the caller could take them now.
    #[graphql(directive = cost::apply("2".into()), directive = list_size::apply(3, None))]
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<AvailableAction>, Fault> {
        let viewer = ctx.actor().account();
        let Some(shelf) = ctx.loaders().load(ShelfOf { program: self.0.id, viewer }).await? else { return Ok(Vec::new()) };
        Ok(available_in_program(&shelf, ctx.actor(), ctx.app().clock().now()).into_iter().map(AvailableAction::new).collect())
    }
    /// What the next submission would confirm; null for everybody but the program's admins.
    async fn submission_draft(&self, ctx: &Context<'_>) -> Result<Option<SubmissionDraft>, Fault> {
        let viewer = ctx.actor().account();
        let role = ctx.loaders().load(ShelfOf { program: self.0.id, viewer }).await?.and_then(|shelf| shelf.role);
        if permits_in(ctx.actor(), role, false, ProgramAction::Prepare).is_err() {
            return Ok(None);
        }
        Ok(ctx.loaders().load(DeskOf { program: self.0.id, viewer }).await?.map(SubmissionDraft))
    }
    /// Rounds of review of its versions, last submitted first.
    async fn reviews(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<ReviewConnection, Fault> {
        let window = arguments(first, after, last, before).window(REVIEW_ORDER)?;
        let page = ctx.reader().review_page(self.0.id, &window).await?;
        Ok(ReviewConnection(List::new(page, Whole::Reviews(self.0.id), Review::from)))
    }
    /// What happened to it, first things first: without a gap, so that nobody misses one.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<EventConnection, Fault> {
        let filter = EventFilter { program: self.0.id, version: None };
        let window = arguments(first, after, last, before).window(EVENT_ORDER)?;
        Ok(EventConnection(List::new(ctx.reader().event_page(&filter, &window).await?, Whole::Events(filter), Event)))
    }
}

impl Program {
    pub(super) async fn page_of_versions(&self, ctx: &Context<'_>, states: &[StateWord], arguments: PageArguments) -> Result<VersionConnection, Fault> {
        let window = arguments.window(VERSION_ORDER)?;
        let key = VersionPageOf { program: self.0.id, states: States::of(states), window };
        let page = ctx.loaders().load(key).await?.unwrap_or_else(|| Page::from_walk(&window, Vec::new()));
        Ok(VersionConnection(List::new(page, Whole::Versions(self.0.id, states.to_vec()), Version::from)))
    }

    async fn live(&self, ctx: &Context<'_>, wanted: impl Fn(StateWord) -> bool) -> Result<Option<Version>, Fault> {
        let found = ctx.loaders().load(LiveVersionsOf(self.0.id)).await?.unwrap_or_default();
        Ok(found.into_iter().find(|version| wanted(version.state.word())).map(Version::from))
    }

    /// The program, if there is one and the caller may see it.
    pub(super) async fn visible(ctx: &Context<'_>, id: ProgramId) -> Result<Option<Self>, Fault> {
        if Self::is_seen(ctx, id).await? { Ok(ctx.loaders().load(id).await?.map(Self)) } else { Ok(None) }
    }

    /// Whether somebody sees every program, by a role on the platform.
    pub(super) fn are_all_seen_by(actor: &actor::Actor) -> bool {
        permits_in(actor, None, false, ProgramAction::See).is_ok()
    }

    /// Whether the caller may see what belongs to a program that exists.
    pub(super) async fn is_seen(ctx: &Context<'_>, id: ProgramId) -> Result<bool, Fault> {
        Self::is_seen_by(ctx.actor(), ctx.loaders(), id).await
    }

    pub(super) async fn is_seen_by(actor: &actor::Actor, loaders: &Loaders, id: ProgramId) -> Result<bool, Fault> {
        let Some(me) = actor.account() else { return Ok(false) };
        Ok(Self::are_all_seen_by(actor) || loaders.load(MembersOf(id)).await?.unwrap_or_default().iter().any(|member| member.account == me))
    }
}

/// One member of a program.
#[derive(SimpleObject)]
pub(super) struct ProgramMember {
    /// Who.
    account: Account,
    /// As what.
    role: ProgramRole,
    /// Since when.
    since: DateTime,
}

/// Somebody is asked to join a program.
pub(super) struct Invitation(pub(super) membership::Invitation);

/// Somebody is asked to join a program.
#[Object]
impl Invitation {
    /// The id of the program: all that those invited see of it beside its name.
    async fn program_id(&self) -> ID {
        self.0.program.to_string().into()
    }
    /// What the program is called.
    async fn program_name(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        Ok(ctx.loaders().load(self.0.program).await?.map(|program| program.name))
    }
    /// Who is asked.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        Ok(ctx.loaders().load(self.0.account).await?.map(Account))
    }
    /// As what.
    async fn role(&self) -> ProgramRole {
        self.0.role.into()
    }
    /// Who asked.
    async fn invited_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        Ok(ctx.loaders().load(self.0.by).await?.map(Account))
    }
    /// When.
    async fn invited_at(&self) -> DateTime {
        DateTime(self.0.at)
    }
}

connection!(Program, ProgramConnection, ProgramEdge, "programs");

#[derive(Default)]
pub(super) struct ProgramQuery;

#[Object]
impl ProgramQuery {
    /// 我的 · a program; null when there is none, or when the caller may not see it.
    async fn program(&self, ctx: &Context<'_>, #[graphql(desc = "The id of a program.")] id: Ref<ProgramId>) -> Result<Option<Program>, Fault> {
        Program::visible(ctx, id.0).await
    }

    /// All programs, last created first: where the platform looks for one to take away or give back.
    #[graphql(guard = "May(Action::BrowsePrograms)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn programs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those whose name holds this text, in any case of ASCII letters; at most 40 characters.", validator(max_length = 160))]
        text: Option<String>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<ProgramConnection, Fault> {
        let text = text.unwrap_or_default();
        let window = arguments(first, after, last, before).window(ALL_PROGRAMS_ORDER)?;
        let page = ctx.reader().all_programs(&text, &window).await?;
        Ok(ProgramConnection(List::new(page, Whole::AllPrograms(text), Program)))
    }
}
