//! What is changed of credentials and people.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};

use super::{AccessToken, Profile};
use crate::{
    app::{AccountStep, Failure, Newcomer, TokenTaken, TokenTerms},
    domain::{
        actor::{self, Action},
        credential::{self, CredentialId},
        id::{AccountId, SessionId, TokenId},
        scope::Scopes,
    },
    gateway::{
        ctx::Hand,
        fault::{self, Fault},
        guard::{May, requires},
        payload::{UserError, user_errors},
        scalars::{DateTime, PlatformRole, Ref, Scope},
    },
};

/// Where the bearer of a token sits: browsers sign in instead.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) enum TokenChannel {
    /// A person's command line.
    Cli,
    /// A machine, such as CI.
    Service,
}

/// A token to make.
#[derive(InputObject)]
pub(in crate::gateway) struct CreateTokenInput {
    /// What it is for; 1–60 characters.
    name: String,
    /// What it is good for: at most what the caller's own credential is. `RESOLVE` goes alone, and is for platform admins to make.
    #[graphql(validator(max_items = 8))]
    scopes: Vec<Scope>,
    /// Where its bearer sits.
    #[graphql(default_with = "TokenChannel::Cli")]
    channel: TokenChannel,
    /// Days it works, 1–365.
    #[graphql(default_with = "90")]
    days: u32,
}

/// Names an input that is one id and nothing else.
macro_rules! one_id {
    ($($input:ident: $doc:literal, $field:ident: $of:ty, $which:literal;)*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(in crate::gateway) struct $input {
            #[doc = $which]
            $field: Ref<$of>,
        }
    )*};
}

one_id! {
    RotateTokenInput: "Which token gets another text.", token_id: TokenId, "One of the caller's own.";
    RevokeTokenInput: "Which token to make useless.", token_id: TokenId, "One of the caller's own, or anybody's for platform admins.";
    RevokeSessionInput: "Which browser to sign out.", session_id: SessionId, "One of the caller's own, or anybody's for platform admins.";
    CreateSignInLinkInput: "Who is to set a password.", account_id: AccountId, "Whose.";
    DisableAccountInput: "Which account to disable.", account_id: AccountId, "Which.";
    EnableAccountInput: "Which account to enable.", account_id: AccountId, "Which.";
}

/// Another password.
#[derive(InputObject)]
pub(in crate::gateway) struct ChangePasswordInput {
    /// The one in force.
    current_password: String,
    /// 10–256 characters, normalised (NFKC), and not the login.
    new_password: String,
}

/// Somebody to make known.
#[derive(InputObject)]
pub(in crate::gateway) struct CreateAccountInput {
    /// What they sign in with: 1–40 of a-z, 0-9 and single hyphens.
    login: String,
    /// How they are shown; 1–60 characters.
    name: String,
    /// Who they are in the host app; 1–256 bytes.
    user_key: Option<String>,
    /// Their roles on the platform.
    #[graphql(default, validator(max_items = 3))]
    roles: Vec<PlatformRole>,
}

/// Names an input about a role of an account.
macro_rules! role_inputs {
    ($($input:ident: $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(in crate::gateway) struct $input {
            /// Whose.
            account_id: Ref<AccountId>,
            /// Which.
            role: PlatformRole,
        }
    )*};
}

role_inputs! {
    GrantRoleInput: "A role to give.";
    WithdrawRoleInput: "A role to take away.";
}

/// Names an input about an identity of another issuer.
macro_rules! identity_inputs {
    ($($input:ident: $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(in crate::gateway) struct $input {
            /// Whose.
            account_id: Ref<AccountId>,
            /// The issuer: `iss` of its tokens, to the letter; at most 500 bytes.
            issuer: String,
            /// Who the account is there: `sub` of its tokens; at most 500 bytes.
            subject: String,
        }
    )*};
}

identity_inputs! {
    LinkIdentityInput: "Who an account is for another issuer.";
    UnlinkIdentityInput: "Who an account is not any more.";
}

/// Names the payloads of mutations of credentials and people.
macro_rules! payloads {
    ($($payload:ident: $of:literal { $($(#[$doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[doc = concat!("The answer of `", $of, "`.")]
        #[derive(SimpleObject)]
        pub(in crate::gateway) struct $payload {
            $($(#[$doc])* $field: $type,)*
            /// Why nothing was changed; empty when it was.
            user_errors: Vec<UserError>,
        }
    )*};
}

payloads! {
    CreateTokenPayload: "createToken" {
        /// The token; null when nothing was changed.
        token: Option<AccessToken>,
        /// Its text, `dct_…`: shown this once. Null when nothing was changed, and to a repetition under the same `Idempotency-Key`.
        secret: Option<String>,
    }
    RotateTokenPayload: "rotateToken" {
        /// The token as it stands now; null when nothing was changed.
        token: Option<AccessToken>,
        /// Its text from now on, `dct_…`: shown this once. Null when nothing was changed, and to a repetition under the same `Idempotency-Key`.
        secret: Option<String>,
    }
    RevokeTokenPayload: "revokeToken" {
        /// The token as it stands now; null when nothing was changed.
        token: Option<AccessToken>,
    }
    RevokeSessionPayload: "revokeSession" {
        /// The id of the session that is over; null when nothing was changed.
        session_id: Option<ID>,
    }
    ChangePasswordPayload: "changePassword" {
        /// Whether it was changed; the caller's other sessions are over then.
        changed: bool,
    }
    CreateSignInLinkPayload: "createSignInLink" {
        /// Where to set the password, once: shown this once; a path where the setting `public.url` is empty. Null when nothing was changed, and to a
        /// repetition under the same `Idempotency-Key`.
        url: Option<String>,
        /// It works until then.
        expires_at: Option<DateTime>,
    }
}

/// Names the payloads that show an account.
macro_rules! profile_payloads {
    ($($payload:ident: $of:literal;)*) => {$(
        payloads! {
            $payload: $of {
                /// The account as it stands now; null when nothing was changed.
                profile: Option<Profile>,
            }
        }

        impl From<(Option<Profile>, Vec<UserError>)> for $payload {
            fn from((profile, user_errors): (Option<Profile>, Vec<UserError>)) -> Self {
                Self { profile, user_errors }
            }
        }
    )*};
}

profile_payloads! {
    CreateAccountPayload: "createAccount";
    GrantRolePayload: "grantRole";
    WithdrawRolePayload: "withdrawRole";
    DisableAccountPayload: "disableAccount";
    EnableAccountPayload: "enableAccount";
    LinkIdentityPayload: "linkIdentity";
    UnlinkIdentityPayload: "unlinkIdentity";
}

fn shown<T: From<(Option<Profile>, Vec<UserError>)>>(ctx: &Context<'_>, result: Result<credential::Profile, Failure>) -> Result<T, Fault> {
    match result {
        Ok(profile) => Ok((Some(Profile(profile)), Vec::new()).into()),
        Err(failure) => Ok((None, user_errors(fault::refusal(failure)?, ctx.locale())).into()),
    }
}

async fn change<T: From<(Option<Profile>, Vec<UserError>)>>(ctx: &Context<'_>, id: Ref<AccountId>, step: AccountStep) -> Result<T, Fault> {
    shown(ctx, ctx.app().change_account(ctx.call(), id.0, step).await)
}

type Told = (Option<AccessToken>, Option<String>, Vec<UserError>);

fn told(ctx: &Context<'_>, result: Result<TokenTaken, Failure>) -> Result<Told, Fault> {
    match result {
        Ok(taken) => {
            let secret = taken.secret.map(|secret| ctx.call().tell(secret.reveal()));
            Ok((Some(AccessToken(taken.token)), secret, Vec::new()))
        }
        Err(failure) => Ok((None, None, user_errors(fault::refusal(failure)?, ctx.locale()))),
    }
}

#[derive(Default)]
pub(in crate::gateway) struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Makes an access token for the caller's own account, of which there are at most 20. Needs the scope `ACCOUNT`, which every session has.
    #[graphql(guard = "May(Action::ManageCredentials)")]
    async fn create_token(&self, ctx: &Context<'_>, #[graphql(desc = "What it is to be.")] input: CreateTokenInput) -> Result<CreateTokenPayload, Fault> {
        let channel = match input.channel {
            TokenChannel::Cli => actor::Channel::Cli,
            TokenChannel::Service => actor::Channel::Service,
        };
        let scopes: Scopes = input.scopes.into_iter().map(Into::into).collect();
        let terms = TokenTerms { name: input.name, scopes, channel, days: input.days };
        let (token, secret, user_errors) = told(ctx, ctx.app().make_token(ctx.call(), terms).await)?;
        Ok(CreateTokenPayload { token, secret, user_errors })
    }

    /// Gives a token of the caller's another text, for as long as it had; the former text works for an hour as well. Needs the scope `ACCOUNT`.
    #[graphql(guard = "May(Action::ManageCredentials)")]
    async fn rotate_token(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: RotateTokenInput) -> Result<RotateTokenPayload, Fault> {
        let (token, secret, user_errors) = told(ctx, ctx.app().rotate_own_token(ctx.call(), input.token_id.0).await)?;
        Ok(RotateTokenPayload { token, secret, user_errors })
    }

    /// Makes a token useless at once. Needs the scope `ACCOUNT`, or `ADMINISTER` of a platform admin.
    #[graphql(guard = "May(Action::EndCredentials)")]
    async fn revoke_token(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: RevokeTokenInput) -> Result<RevokeTokenPayload, Fault> {
        Ok(match ctx.app().revoke_some_token(ctx.call(), input.token_id.0).await {
            Ok(token) => RevokeTokenPayload { token: Some(AccessToken(token)), user_errors: Vec::new() },
            Err(failure) => RevokeTokenPayload { token: None, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) },
        })
    }

    /// Signs a browser out. Needs the scope `ACCOUNT`, or `ADMINISTER` of a platform admin.
    #[graphql(guard = "May(Action::EndCredentials)")]
    async fn revoke_session(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: RevokeSessionInput) -> Result<RevokeSessionPayload, Fault> {
        let id = input.session_id.0;
        Ok(match ctx.app().revoke_session(ctx.call(), id).await {
            Ok(()) => RevokeSessionPayload { session_id: Some(id.to_string().into()), user_errors: Vec::new() },
            Err(failure) => RevokeSessionPayload { session_id: None, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) },
        })
    }

    /// Changes the caller's own password and ends their other sessions. Needs the scope `ACCOUNT`. An `Idempotency-Key` counts for nothing here: a
    /// repetition is refused, because the password is another by then.
    #[graphql(guard = "May(Action::ManageCredentials)")]
    async fn change_password(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The one in force, and the new one.")] input: ChangePasswordInput,
    ) -> Result<ChangePasswordPayload, Fault> {
        let keep = match ctx.caller().credential {
            Some(CredentialId::Session(id)) => Some(id),
            _ => None,
        };
        Ok(match ctx.app().change_password(ctx.call(), input.current_password, input.new_password, keep).await {
            Ok(()) => ChangePasswordPayload { changed: true, user_errors: Vec::new() },
            Err(failure) => ChangePasswordPayload { changed: false, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) },
        })
    }

    /// Makes somebody known. They sign in once they have set a password, by `createSignInLink`, or through another issuer, by `linkIdentity`.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn create_account(&self, ctx: &Context<'_>, #[graphql(desc = "Whom.")] input: CreateAccountInput) -> Result<CreateAccountPayload, Fault> {
        let roles = input.roles.into_iter().map(Into::into).collect();
        let newcomer = Newcomer { login: input.login, name: input.name, user_key: input.user_key, roles };
        shown(ctx, ctx.app().make_account(ctx.call(), newcomer).await)
    }

    /// Makes a link by which somebody sets their password, once, within a day. To be given to them and to nobody else.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn create_sign_in_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For whom.")] input: CreateSignInLinkInput,
    ) -> Result<CreateSignInLinkPayload, Fault> {
        Ok(match ctx.app().make_sign_in_link(ctx.call(), input.account_id.0).await {
            Ok(link) => CreateSignInLinkPayload {
                expires_at: link.as_ref().map(|link| DateTime(link.expires_at)),
                url: link.map(|link| ctx.call().tell(&ctx.app().setup_url(&link.secret))),
                user_errors: Vec::new(),
            },
            Err(failure) => CreateSignInLinkPayload { url: None, expires_at: None, user_errors: user_errors(fault::refusal(failure)?, ctx.locale()) },
        })
    }

    /// Gives a role on the platform.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn grant_role(&self, ctx: &Context<'_>, #[graphql(desc = "Which, to whom.")] input: GrantRoleInput) -> Result<GrantRolePayload, Fault> {
        change(ctx, input.account_id, AccountStep::Grant(input.role.into())).await
    }

    /// Takes a role on the platform away; the last admin keeps theirs.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn withdraw_role(&self, ctx: &Context<'_>, #[graphql(desc = "Which, from whom.")] input: WithdrawRoleInput) -> Result<WithdrawRolePayload, Fault> {
        change(ctx, input.account_id, AccountStep::Withdraw(input.role.into())).await
    }

    /// Has nobody get in by an account any more: its sessions end for good, its tokens wait. The last admin stays enabled.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn disable_account(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: DisableAccountInput) -> Result<DisableAccountPayload, Fault> {
        change(ctx, input.account_id, AccountStep::Disable).await
    }

    /// Lets people in by a disabled account again.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn enable_account(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: EnableAccountInput) -> Result<EnableAccountPayload, Fault> {
        change(ctx, input.account_id, AccountStep::Enable).await
    }

    /// Has an account known by an identity of another issuer, such as the company's single sign-on.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn link_identity(&self, ctx: &Context<'_>, #[graphql(desc = "Which, to whom.")] input: LinkIdentityInput) -> Result<LinkIdentityPayload, Fault> {
        change(ctx, input.account_id, AccountStep::Link(input.issuer, input.subject)).await
    }

    /// Has an account not known by it any more.
    #[graphql(guard = "May(Action::ManagePeople)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    async fn unlink_identity(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, of whom.")] input: UnlinkIdentityInput,
    ) -> Result<UnlinkIdentityPayload, Fault> {
        change(ctx, input.account_id, AccountStep::Unlink(input.issuer, input.subject)).await
    }
}
