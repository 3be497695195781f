//! Credentials and people: one's own tokens, sessions and password; and for admins of the platform, accounts.

mod mutation;

use async_graphql::{Context, ID, Object, SimpleObject};

use super::{
    connection::{List, Whole, arguments, connection},
    cost::{cost, list_size},
    ctx::Hand,
    fault::Fault,
    guard::{May, requires},
    scalars::{Channel, DateTime, PlatformRole, Scope},
    viewer::Account,
};
use crate::{
    domain::{
        actor::Action,
        credential::{self, CredentialId, SESSION_IDLE_MILLIS},
        id::AccountId,
    },
    store::read::ACCOUNT_ORDER,
};
pub(super) use mutation::AccountMutation;

/// Tokens that ended are shown for so long.
const SHOWN_MILLIS: i64 = 30 * 86_400_000;

/// An access token, without its text. Seen by its owner, and by those who manage people.
pub(in crate::gateway) struct AccessToken(credential::Token);

/// An access token, without its text. Seen by its owner, and by those who manage people.
#[Object]
impl AccessToken {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// What it is for.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it is good for, at most.
    async fn scopes(&self) -> Vec<Scope> {
        self.0.scopes.iter().map(Into::into).collect()
    }
    /// Where its bearer sits.
    async fn channel(&self) -> Channel {
        self.0.channel.into()
    }
    /// When it was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// It works until then.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
    /// When it last got another text; null when it has its first.
    async fn rotated_at(&self) -> Option<DateTime> {
        self.0.rotated_at.map(DateTime)
    }
    /// Until when its former text works as well; null when it does no more.
    async fn former_text_until(&self, ctx: &Context<'_>) -> Option<DateTime> {
        self.0.former_until.filter(|until| ctx.app().clock().now() < *until).map(DateTime)
    }
    /// When it was used last, to some minutes; null: not yet.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime)
    }
    /// When it was made useless; null when it was not.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.0.revoked_at.map(DateTime)
    }
    /// Whether this request came with it.
    async fn current(&self, ctx: &Context<'_>) -> bool {
        ctx.caller().credential == Some(CredentialId::Token(self.0.id))
    }
}

/// A browser that somebody is signed in with. Seen by its owner, and by those who manage people.
pub(in crate::gateway) struct Session(credential::Session);

/// A browser that somebody is signed in with. Seen by its owner, and by those who manage people.
#[Object]
impl Session {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Where its bearer sits.
    async fn channel(&self) -> Channel {
        self.0.channel.into()
    }
    /// What the browser called itself when it signed in; at most 200 characters.
    async fn user_agent(&self) -> &str {
        &self.0.agent
    }
    /// Where it signed in from: an address of the network, of IPv6 the first half.
    async fn address(&self) -> &str {
        &self.0.address
    }
    /// When it signed in.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// It is over then, or when it was not used for eight days.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
    /// When it was used last, to some minutes.
    async fn last_used_at(&self) -> DateTime {
        DateTime(self.0.last_used_at)
    }
    /// Whether this request came with it.
    async fn current(&self, ctx: &Context<'_>) -> bool {
        ctx.caller().credential == Some(CredentialId::Session(self.0.id))
    }
}

pub(in crate::gateway) async fn tokens(ctx: &Context<'_>, account: AccountId) -> Result<Vec<AccessToken>, Fault> {
    let since = ctx.app().clock().now().plus_millis(-SHOWN_MILLIS);
    Ok(ctx.reader().tokens(account, since).await?.into_iter().map(AccessToken).collect())
}

pub(in crate::gateway) async fn sessions(ctx: &Context<'_>, account: AccountId) -> Result<Vec<Session>, Fault> {
    let now = ctx.app().clock().now();
    Ok(ctx.reader().sessions(account, SESSION_IDLE_MILLIS, now).await?.into_iter().map(Session).collect())
}

/// Who an account is for another issuer of tokens.
#[derive(SimpleObject)]
pub(in crate::gateway) struct ExternalIdentity {
    /// The issuer: `iss` of its tokens.
    issuer: String,
    /// Who it is there: `sub` of its tokens.
    subject: String,
    /// Since when it is known by this.
    linked_at: DateTime,
}

/// An account as those who manage people see it.
#[derive(Clone)]
pub(in crate::gateway) struct Profile(pub(in crate::gateway) credential::Profile);

/// An account as those who manage people see it.
#[Object]
impl Profile {
    /// The account itself.
    async fn account(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        Ok(ctx.loaders().load(self.0.id).await?.map(Account))
    }
    /// What it signs in with.
    async fn login(&self) -> &str {
        &self.0.login
    }
    /// Its roles on the platform.
    async fn roles(&self) -> Vec<PlatformRole> {
        self.0.roles.iter().copied().map(Into::into).collect()
    }
    /// When it was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// Since when nobody gets in by it; null: it works.
    async fn disabled_at(&self) -> Option<DateTime> {
        self.0.disabled_at.map(DateTime)
    }
    /// Whether it has a password to sign in with.
    async fn has_password(&self) -> bool {
        self.0.has_password
    }
    /// Who it is for other issuers of tokens; at most 100.
    #[graphql(directive = cost::apply("5".into()))]
    async fn identities(&self, ctx: &Context<'_>) -> Result<Vec<ExternalIdentity>, Fault> {
        let shown = |it: credential::ExternalIdentity| ExternalIdentity { issuer: it.issuer, subject: it.subject, linked_at: DateTime(it.linked_at) };
        Ok(ctx.reader().identities(self.0.id).await?.into_iter().map(shown).collect())
    }
    /// Its access tokens, as `viewer.tokens` has one's own.
    #[graphql(directive = cost::apply("5".into()), directive = list_size::apply(5, None))]
    async fn tokens(&self, ctx: &Context<'_>) -> Result<Vec<AccessToken>, Fault> {
        tokens(ctx, self.0.id).await
    }
    /// The browsers it is signed in with.
    #[graphql(directive = cost::apply("5".into()), directive = list_size::apply(5, None))]
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>, Fault> {
        sessions(ctx, self.0.id).await
    }
}

connection!(Profile, ProfileConnection, ProfileEdge, "accounts");

#[derive(Default)]
pub(in crate::gateway) struct AccountQuery;

#[Object]
impl AccountQuery {
    /// An account by the name it signs in with; null when there is none.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn profile(&self, ctx: &Context<'_>, #[graphql(desc = "The name it signs in with.")] login: String) -> Result<Option<Profile>, Fault> {
        Ok(ctx.reader().profile_by_login(&login).await?.map(Profile))
    }

    /// All accounts, last made first.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Those whose login or name holds this; at most 100 characters.", validator(chars_max_length = 100))] text: String,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<ProfileConnection, Fault> {
        let window = arguments(first, after, last, before).window(ACCOUNT_ORDER)?;
        let page = ctx.reader().account_page(&text, &window).await?;
        Ok(ProfileConnection(List::new(page, Whole::Accounts(text), Profile)))
    }
}
