//! Access tokens: made, given another text, made useless. A text is shown once.

use std::sync::Arc;

use super::{
    App, Call, Failure, Outcome, allow, detached,
    secret::{Opens, Secret},
};
use crate::{
    domain::{
        actor::{Action, Channel, Permit, permits},
        credential::{ROTATION_GRACE_MILLIS, TOKENS_MOST, Token, token_violations},
        event::{Details, Doer, EventKind, Note},
        id::{AccountId, TokenId},
        refusal::{Refusal, Rule, Violation},
        scope::Scopes,
        timestamp::Timestamp,
    },
    store::write::{NewToken, Seal},
};

/// What a token is to be.
#[derive(Clone, Debug)]
pub struct TokenTerms {
    pub name: String,
    pub scopes: Scopes,
    pub channel: Channel,
    pub days: u32,
}

/// A token at the moment it gets its text.
#[derive(Debug)]
pub struct IssuedToken {
    pub id: TokenId,
    pub secret: Secret,
    pub expires_at: Timestamp,
}

/// A token after a change, for its owner.
#[derive(Debug)]
pub struct TokenTaken {
    pub token: Token,
    /// Its text, for the one time it is shown.
    pub secret: Option<Secret>,
}

const DAY_MILLIS: i64 = 86_400_000;

impl App {
    /// A token for all that its account may do, that works for `days` days from now; for the server's own verbs.
    pub async fn create_token(&self, account: AccountId, name: &str, channel: Channel, days: u32) -> Result<IssuedToken, Failure> {
        self.issue_token(account, &TokenTerms { name: name.into(), scopes: Scopes::FULL, channel, days }).await
    }

    /// A token for the host app: good for nothing but asking which version a user gets.
    pub async fn create_resolve_token(&self, account: AccountId, name: &str, days: u32) -> Result<IssuedToken, Failure> {
        self.issue_token(account, &TokenTerms { name: name.into(), scopes: Scopes::RESOLVE, channel: Channel::Service, days }).await
    }

    /// Any token, for whoever holds the machine.
    pub async fn issue_token(&self, account: AccountId, terms: &TokenTerms) -> Result<IssuedToken, Failure> {
        let violations = token_violations(&terms.name, terms.scopes, terms.days, Scopes::FULL);
        if !violations.is_empty() {
            return Err(Refusal::Invalid(violations).into());
        }
        self.write_token(account, terms, Doer::SERVER, &Seal::default()).await
    }

    async fn write_token(&self, account: AccountId, terms: &TokenTerms, by: Doer, seal: &Seal) -> Result<IssuedToken, Failure> {
        let now = self.clock.now();
        let secret = Secret::new(Opens::Token, &self.mint);
        let token = NewToken {
            id: self.mint.id(now),
            account,
            name: terms.name.trim().to_owned(),
            digest: secret.digest(),
            channel: terms.channel,
            scopes: terms.scopes,
            expires_at: now.plus_millis(i64::from(terms.days) * DAY_MILLIS),
        };
        let note = self.token_note(EventKind::TokenCreated, (token.id, account), (&token.name, token.scopes), Some(token.expires_at), by);
        if !self.writer.create_token(&token, TOKENS_MOST, &note, seal, &Outcome::Token(token.id).stored()).await? {
            return Err(Refusal::TooManyTokens { most: TOKENS_MOST }.into());
        }
        Ok(IssuedToken { id: token.id, secret, expires_at: token.expires_at })
    }

    /// Makes a token of the caller's own, for no more than what their own credential is good for.
    pub async fn make_token(self: &Arc<Self>, call: &Call, terms: TokenTerms) -> Result<TokenTaken, Failure> {
        allow(&call.actor, Action::ManageCredentials)?;
        let me = call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            // the text was shown by the first reply alone
            if let Some(Outcome::Token(id)) = call.done {
                return app.taken_token(id, None).await;
            }
            let mut violations = token_violations(&terms.name, terms.scopes, terms.days, call.actor.scopes());
            // the host app's is not a person's: it is for those who run the platform
            if terms.scopes == Scopes::RESOLVE && permits(&call.actor, Action::ManagePeople) != Permit::Granted {
                violations = vec![Violation { field: vec!["scopes".into()], rule: Rule::BeyondOwn }];
            }
            if !violations.is_empty() {
                return Err(Refusal::Invalid(violations).into());
            }
            let issued = app.write_token(me, &terms, Doer::of(&call.actor, None), &call.seal()).await?;
            app.taken_token(issued.id, Some(issued.secret)).await
        })
        .await
    }

    /// Gives one of the caller's own tokens another text, for as long as it had; the former one works for an hour as well.
    pub async fn rotate_own_token(self: &Arc<Self>, call: &Call, id: TokenId) -> Result<TokenTaken, Failure> {
        allow(&call.actor, Action::ManageCredentials)?;
        let me = call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(Outcome::Token(id)) = call.done {
                return app.taken_token(id, None).await;
            }
            let token = app.reader.token(id).await?.filter(|token| token.account == me).ok_or(Refusal::NotFound)?;
            // its text would be worth more than what asks for it; the host app's is for those who run the platform
            let within = match token.scopes {
                Scopes::RESOLVE => permits(&call.actor, Action::ManagePeople) == Permit::Granted,
                scopes => scopes.is_within(call.actor.scopes()),
            };
            if !within {
                return Err(Refusal::Invalid(vec![Violation { field: vec!["tokenId".into()], rule: Rule::BeyondOwn }]).into());
            }
            let secret = app.until_won(|| app.rotate_once(id, Doer::of(&call.actor, None), call.seal())).await?;
            app.taken_token(id, Some(secret)).await
        })
        .await
    }

    /// The same with any token, for whoever holds the machine.
    pub async fn rotate_token(&self, id: TokenId) -> Result<TokenTaken, Failure> {
        let secret = self.until_won(|| self.rotate_once(id, Doer::SERVER, Seal::default())).await?;
        self.taken_token(id, Some(secret)).await
    }

    async fn rotate_once(&self, id: TokenId, by: Doer, seal: Seal) -> Result<Secret, Failure> {
        let now = self.clock.now();
        let token = self.reader.token(id).await?.filter(|token| token.works(now)).ok_or(Refusal::NotFound)?;
        let secret = Secret::new(Opens::Token, &self.mint);
        let (expires_at, former_until) = (now.plus_millis(token.life_millis()), now.plus_millis(ROTATION_GRACE_MILLIS).min(token.expires_at));
        let note = self.token_note(EventKind::TokenRotated, (id, token.account), (&token.name, token.scopes), Some(expires_at), by);
        let before = (id, token.rotated_at);
        self.writer.rotate_token(before, secret.digest(), (expires_at, former_until), &note, &seal, &Outcome::Token(id).stored()).await?;
        Ok(secret)
    }

    /// Makes a token useless: one's own, or anybody's for those who run the platform.
    pub async fn revoke_some_token(self: &Arc<Self>, call: &Call, id: TokenId) -> Result<Token, Failure> {
        let officially = self.may_end_credentials(call)?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            let token = app.reader.token(id).await?;
            let token = token.filter(|it| officially || Some(it.account) == call.actor.account()).ok_or(Refusal::NotFound)?;
            if call.done.is_some() {
                return Ok(token);
            }
            let by = app.ender(&call, token.account);
            let note = app.token_note(EventKind::TokenRevoked, (id, token.account), (&token.name, Scopes::NONE), None, by);
            if !app.writer.revoke_token(id, &note, &call.seal(), &Outcome::Token(id).stored()).await? {
                return Err(Refusal::NoChange.into());
            }
            Ok(app.taken_token(id, None).await?.token)
        })
        .await
    }

    /// False when there is no such token that still works; for the server's own verbs.
    pub async fn revoke_token(&self, id: TokenId) -> Result<bool, Failure> {
        let note = self.remark(EventKind::TokenRevoked, Doer::SERVER, Some(id.to_string()), Details::default());
        Ok(self.writer.revoke_token(id, &note, &Seal::default(), "").await?)
    }

    /// Whether the caller ends credentials of others as well as their own.
    pub(super) fn may_end_credentials(&self, call: &Call) -> Result<bool, Failure> {
        let officially = permits(&call.actor, Action::ManagePeople) == Permit::Granted;
        if !officially {
            allow(&call.actor, Action::ManageCredentials)?;
        }
        Ok(officially)
    }

    /// As what the caller ends a credential of this account.
    pub(super) fn ender(&self, call: &Call, of: AccountId) -> Doer {
        if call.actor.account() == Some(of) { Doer::of(&call.actor, None) } else { self.official(call, Action::ManagePeople) }
    }

    async fn taken_token(&self, id: TokenId, secret: Option<Secret>) -> Result<TokenTaken, Failure> {
        Ok(TokenTaken { token: self.reader.token(id).await?.ok_or(Refusal::NotFound)?, secret })
    }

    fn token_note(&self, kind: EventKind, of: (TokenId, AccountId), is: (&str, Scopes), until: Option<Timestamp>, by: Doer) -> Note {
        let details = Details { member: Some(of.1), name: Some(is.0.to_owned()), scopes: is.1.iter().collect(), until, ..Details::default() };
        self.remark(kind, by, Some(of.0.to_string()), details)
    }
}
