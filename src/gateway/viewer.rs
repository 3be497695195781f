//! 我的: who the caller is, and what is theirs.

use async_graphql::{Context, ID, Object};

use super::{
    account::{self, AccessToken, Session},
    connection::{List, Whole, arguments},
    cost::list_size,
    ctx::Hand,
    fault::{Fault, broken},
    guard::May,
    notification::{self, Notification, NotificationConnection},
    program::{Invitation, Program, ProgramConnection},
    scalars::{Channel, PlatformRole, ProgramRole, Scope},
};
use crate::{
    domain::{
        actor::{self, Action, Actor, Permit, permits},
        id::AccountId,
        log::LogCursor,
        person, scope,
    },
    store::read::{NOTIFICATION_ORDER, PROGRAM_ORDER},
};

/// A person or a machine that acts.
#[derive(Clone)]
pub(super) struct Account(pub(super) person::Account);

/// A person or a machine that acts.
#[Object]
impl Account {
    /// Its id.
    pub(super) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// How it is shown.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// The name it signs in with; shown to itself and to admins of the platform, null to others.
    async fn login(&self, ctx: &Context<'_>) -> Option<&str> {
        let shown = ctx.actor().account() == Some(self.0.id) || permits(ctx.actor(), Action::ManagePeople) == Permit::Granted;
        shown.then_some(self.0.login.as_str())
    }
}

/// The caller.
pub(super) struct Viewer {
    id: AccountId,
    roles: Vec<actor::PlatformRole>,
    channel: actor::Channel,
    scopes: scope::Scopes,
    /// Taken before anything below is read; none unless it was asked for.
    place: Option<LogCursor>,
}

/// The caller.
#[Object]
impl Viewer {
    /// The caller's own account.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        Ok(ctx.loaders().load(self.id).await?.map(Account))
    }
    /// The caller's platform roles.
    async fn roles(&self) -> Vec<PlatformRole> {
        self.roles.iter().copied().map(Into::into).collect()
    }
    /// Where the caller sits, as fixed when the token or session was made.
    async fn channel(&self) -> Channel {
        self.channel.into()
    }
    /// What the caller's credential is good for, at most; a session for everything.
    async fn scopes(&self) -> Vec<Scope> {
        self.scopes.iter().map(Into::into).collect()
    }
    /// Where the feed of everything stands: give it to a subscription as `after`, and nothing is missed between this answer and its first message.
    async fn feed_cursor(&self) -> Option<String> {
        self.place.map(|place| place.to_string())
    }
    /// The caller's access tokens, newest first: those that work, and those that ended in the last 30 days; at most 100. Needs the scope `ACCOUNT`.
    #[graphql(guard = "May(Action::ManageCredentials)", directive = list_size::apply(5, None))]
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Vec<AccessToken>, Fault> {
        account::tokens(ctx, self.id).await
    }
    /// The browsers the caller is signed in with, last used first; at most 100. Needs the scope `ACCOUNT`.
    #[graphql(guard = "May(Action::ManageCredentials)", directive = list_size::apply(5, None))]
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>, Fault> {
        account::sessions(ctx, self.id).await
    }
    /// 我管理的 / 我开发的: the caller's programs, last joined first.
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn programs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "ADMIN: 我管理的, DEVELOPER: 我开发的; both unless told otherwise.")] role: Option<ProgramRole>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<ProgramConnection, Fault> {
        let role = role.map(Into::into);
        let window = arguments(first, after, last, before).window(PROGRAM_ORDER)?;
        let page = ctx.reader().program_page(self.id, role, &window).await?;
        Ok(ProgramConnection(List::new(page, Whole::Programs(self.id, role), Program)))
    }
    /// 消息: what the caller is told of, last things first; verdicts, gray, releases, suspensions, invitations. Not what they did themselves.
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(default = false, desc = "Only what the caller has not read.")] unread: bool,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<NotificationConnection, Fault> {
        let window = arguments(first, after, last, before).window(NOTIFICATION_ORDER)?;
        let page = ctx.reader().notification_page(self.id, unread, &window).await?;
        Ok(NotificationConnection(List::new(page, Whole::Notifications(self.id, unread), Notification)))
    }
    /// How many notifications the caller has not read.
    async fn unread_notifications(&self, ctx: &Context<'_>) -> Result<i64, Fault> {
        notification::unread(ctx).await
    }
    /// Programs the caller is asked to join, newest first; at most 100.
    #[graphql(directive = list_size::apply(5, None))]
    async fn invitations(&self, ctx: &Context<'_>) -> Result<Vec<Invitation>, Fault> {
        Ok(ctx.reader().invitations_of(self.id, 100).await?.into_iter().map(Invitation).collect())
    }
}

#[derive(Default)]
pub(super) struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// 我的: the caller; null when anonymous.
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>, Fault> {
        let Actor::Person { account, roles, channel, scopes } = ctx.actor() else { return Ok(None) };
        let place = if ctx.look_ahead().field("feedCursor").exists() { Some(ctx.app().feed().place().await.map_err(broken)?) } else { None };
        Ok(Some(Viewer { id: *account, roles: roles.clone(), channel: *channel, scopes: *scopes, place }))
    }
}
