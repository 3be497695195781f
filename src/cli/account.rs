//! `devcenter account` and `devcenter token`: people and their credentials, made by whoever holds the machine.

use std::sync::Arc;

use clap::{Args, Subcommand};

use super::{CliError, Place, note, say, setup};
use crate::{
    app::{AccountStep, App, Failure, TokenTerms},
    domain::{
        actor::{Channel, PlatformRole},
        gray::USER_KEY_MOST,
        id::TokenId,
        person::Account,
        scope::{Scope, Scopes},
    },
    store::{Database, StoreError},
};

#[derive(Args)]
pub(super) struct AccountArgs {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(subcommand)]
    verb: AccountVerb,
}

#[derive(Subcommand)]
enum AccountVerb {
    /// Make a person known.
    Create {
        /// What the account is called on the command line: 1–40 of a-z, 0-9 and hyphens.
        login: String,
        /// How it is shown; the login unless told otherwise.
        #[arg(long)]
        name: Option<String>,
        /// Who it is in the host app: how members are recognised when a version is resolved. At most 256 bytes.
        #[arg(long)]
        user_key: Option<String>,
        /// A platform role, as often as needed: PLATFORM_ADMIN, EDITOR, REVIEWER.
        #[arg(long = "role", value_parser = role)]
        roles: Vec<PlatformRole>,
    },
    /// Give an account a platform role.
    Grant {
        login: String,
        /// PLATFORM_ADMIN, EDITOR or REVIEWER.
        #[arg(value_parser = role)]
        role: PlatformRole,
    },
    /// Take a platform role away.
    Withdraw {
        login: String,
        /// PLATFORM_ADMIN, EDITOR or REVIEWER.
        #[arg(value_parser = role)]
        role: PlatformRole,
    },
    /// Show a one-time link by which somebody sets their password, within a day.
    Link { login: String },
    /// Have nobody get in by an account any more; its sessions end, its tokens wait.
    Disable { login: String },
    /// Let people in by a disabled account again.
    Enable { login: String },
    /// Have an account known by an identity of another issuer of tokens.
    Identify {
        login: String,
        /// `iss` of its tokens, to the letter.
        #[arg(long)]
        issuer: String,
        /// `sub` of its tokens.
        #[arg(long)]
        subject: String,
        /// Take it away instead.
        #[arg(long)]
        remove: bool,
    },
}

#[derive(Args)]
pub(super) struct TokenArgs {
    #[command(flatten)]
    pub(super) place: Place,
    #[command(subcommand)]
    verb: TokenVerb,
}

#[derive(Subcommand)]
enum TokenVerb {
    /// Make an access token; its text is printed once and never again.
    Create {
        /// Whose it is.
        login: String,
        /// What it is for.
        #[arg(long, default_value = "command line")]
        name: String,
        /// Where its bearer sits: MOBILE, DESKTOP, CLI or SERVICE.
        #[arg(long, default_value = "CLI", value_parser = channel)]
        channel: Channel,
        /// Days it works, 1–365.
        #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=365))]
        days: u32,
        /// What it is good for, as often as needed: READ, DEVELOP, REVIEW, EDIT, ADMINISTER, AUDIT, ACCOUNT, RESOLVE; all that its account may do but
        /// making further tokens (ACCOUNT) unless told otherwise.
        #[arg(long = "scope", value_parser = scope, conflicts_with = "resolve_only")]
        scopes: Vec<Scope>,
        /// For the host app: good for nothing but asking which version a user gets, of any program (the scope RESOLVE). Its channel is SERVICE.
        #[arg(long)]
        resolve_only: bool,
    },
    /// Show the tokens of an account, without their texts.
    List {
        /// Whose they are.
        login: String,
    },
    /// Give a token another text, which is printed once; the former one works for an hour as well.
    Rotate {
        /// The id that was printed with it.
        id: TokenId,
    },
    /// Make a token useless at once.
    Revoke {
        /// The id that was printed with it.
        id: TokenId,
    },
}

fn role(word: &str) -> Result<PlatformRole, String> {
    PlatformRole::from_word(word).ok_or_else(|| "one of PLATFORM_ADMIN, EDITOR, REVIEWER".to_owned())
}

fn scope(word: &str) -> Result<Scope, String> {
    Scope::from_word(word).ok_or_else(|| format!("one of {}", Scope::ALL.map(Scope::word).join(", ")))
}

fn channel(word: &str) -> Result<Channel, String> {
    Channel::from_word(word).ok_or_else(|| "one of MOBILE, DESKTOP, CLI, SERVICE".to_owned())
}

impl AccountArgs {
    pub(super) async fn run(&self, app: &Arc<App>, database: &Database) -> Result<(), CliError> {
        let (login, name, user_key, roles) = match &self.verb {
            AccountVerb::Create { login, name, user_key, roles } => (login, name, user_key.as_deref(), roles),
            AccountVerb::Grant { login, role } => return set_role(app, database, login, *role, true).await,
            AccountVerb::Withdraw { login, role } => return set_role(app, database, login, *role, false).await,
            AccountVerb::Link { login } => {
                let link = app.create_sign_in_link(known(database, login).await?.id).await?;
                return setup::show(app, &link);
            }
            AccountVerb::Disable { login } => return set(app, database, login, &AccountStep::Disable, "is disabled").await,
            AccountVerb::Enable { login } => return set(app, database, login, &AccountStep::Enable, "is enabled").await,
            AccountVerb::Identify { login, issuer, subject, remove } => {
                let (issuer, subject) = (issuer.clone(), subject.clone());
                let told = format!("is {}known as {subject} of {issuer}", if *remove { "not " } else { "" });
                let step = if *remove { AccountStep::Unlink(issuer, subject) } else { AccountStep::Link(issuer, subject) };
                return set(app, database, login, &step, &told).await;
            }
        };
        if !crate::domain::document::is_slug(login) {
            return Err(CliError::Refused("a login is 1 to 40 of a-z, 0-9 and single hyphens between them".into()));
        }
        if user_key.is_some_and(|key| key.is_empty() || key.len() > USER_KEY_MOST) {
            return Err(CliError::Refused(format!("a user key has 1 to {USER_KEY_MOST} bytes")));
        }
        match app.create_account(login, name.as_deref().unwrap_or(login), user_key, roles).await {
            Ok(id) => say(&format!("{id}\n")),
            Err(Failure::Store(StoreError::Taken)) => Err(CliError::Refused(format!("the login {login} or its user key is taken"))),
            Err(failure) => Err(failure.into()),
        }
    }
}

async fn set_role(app: &App, database: &Database, login: &str, role: PlatformRole, held: bool) -> Result<(), CliError> {
    let account = known(database, login).await?;
    let changed = app.set_role(account.id, role, held).await?;
    let now = if held { "has" } else { "does not have" };
    say(&format!("{login} {}{now} the role {}\n", if changed { "" } else { "already " }, role.word()))
}

async fn set(app: &App, database: &Database, login: &str, step: &AccountStep, now: &str) -> Result<(), CliError> {
    let account = known(database, login).await?;
    let changed = app.set_account(account.id, step).await?;
    say(&format!("{login} {now}{}\n", if changed { "" } else { ", as before" }))
}

async fn known(database: &Database, login: &str) -> Result<Account, CliError> {
    let account = database.reader().account_by_login(login).await?;
    account.ok_or_else(|| CliError::Refused(format!("there is no account {login}; make it with `devcenter account create {login}`")))
}

impl TokenArgs {
    pub(super) async fn run(&self, app: &Arc<App>, database: &Database) -> Result<(), CliError> {
        match &self.verb {
            TokenVerb::Create { login, name, channel, days, scopes, resolve_only } => {
                let account = known(database, login).await?;
                let scopes: Scopes = scopes.iter().copied().collect();
                let resolve = *resolve_only || scopes == Scopes::RESOLVE;
                let (scopes, channel) = match resolve {
                    true => (Scopes::RESOLVE, Channel::Service),
                    false if scopes.is_empty() => (Scopes::WORK, *channel),
                    false => (scopes, *channel),
                };
                let token = app.issue_token(account.id, &TokenTerms { name: name.clone(), scopes, channel, days: *days }).await?;
                say(&format!("{}\n", token.secret.reveal()))?;
                let until = token.expires_at.rfc3339();
                note(&format!("{} works until {until} for {scopes}; revoke it with `devcenter token revoke {}`", token.id, token.id));
                Ok(())
            }
            TokenVerb::List { login } => {
                let account = known(database, login).await?;
                let now = app.clock().now();
                for token in database.reader().tokens(account.id, now).await?.iter().filter(|token| token.works(now)) {
                    let used = token.last_used_at.map_or_else(|| "never".to_owned(), |at| at.rfc3339());
                    let (until, channel) = (token.expires_at.rfc3339(), token.channel.word());
                    say(&format!("{}  {channel}  until {until}  used {used}  {}  {}\n", token.id, token.scopes, token.name))?;
                }
                Ok(())
            }
            TokenVerb::Rotate { id } => {
                let taken = app.rotate_token(*id).await?;
                say(&format!("{}\n", taken.secret.as_ref().map_or("", |secret| secret.reveal())))?;
                let former = taken.token.former_until.map_or_else(String::new, |until| until.rfc3339());
                note(&format!("{id} works until {}; its former text until {former}", taken.token.expires_at.rfc3339()));
                Ok(())
            }
            TokenVerb::Revoke { id } if app.revoke_token(*id).await? => say("revoked\n"),
            TokenVerb::Revoke { id } => Err(CliError::Refused(format!("there is no working token {id}"))),
        }
    }
}
