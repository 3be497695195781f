//! One-time links: for the first admin, and for somebody to set a password; and the first admin that the settings name.

use std::sync::Arc;

use super::{
    App, Call, Failure, Outcome, allow, detached, password,
    people::Newcomer,
    secret::{Opens, Secret},
    session::{SignedIn, Visitor},
};
use crate::{
    domain::{
        actor::{Action, PlatformRole},
        credential::{
            ACCOUNT_NAME_MOST, Link, LinkPurpose, PASSWORD_LINK_MILLIS, SESSIONS_MOST, SETUP_LINK_MILLIS, name_violations, normalised, password_violations,
        },
        document::is_slug,
        event::{Details, Doer, EventKind, Note},
        id::AccountId,
        quota::Quota,
        refusal::{Refusal, Rule, Violation},
        timestamp::Timestamp,
    },
    store::{
        StoreError,
        write::{Made, NewLink, Rooted, Seal},
    },
};

/// A link at the moment it is made.
#[derive(Debug)]
pub struct IssuedLink {
    pub secret: Secret,
    pub expires_at: Timestamp,
}

/// What somebody fills in who follows a link.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Of the first admin; the others have theirs.
    pub login: String,
    pub name: String,
    pub password: String,
}

impl App {
    /// Whether anybody runs the platform who can sign in.
    pub async fn has_admin(&self) -> Result<bool, Failure> {
        Ok(self.reader.has_admin().await?)
    }

    /// A link for the first admin. None: there is one.
    pub async fn offer_setup(&self) -> Result<Option<IssuedLink>, Failure> {
        if self.has_admin().await? {
            return Ok(None);
        }
        self.write_link(LinkPurpose::Setup, None, Doer::SERVER, &Seal::default(), "").await.map(Some)
    }

    /// A link for somebody to set a password, by whoever holds the machine.
    pub async fn create_sign_in_link(&self, account: AccountId) -> Result<IssuedLink, Failure> {
        self.write_link(LinkPurpose::Password, Some(account), Doer::SERVER, &Seal::default(), "").await
    }

    /// The same by an admin of the platform. None: a repetition, whose first reply alone shows it.
    pub async fn make_sign_in_link(self: &Arc<Self>, call: &Call, account: AccountId) -> Result<Option<IssuedLink>, Failure> {
        allow(&call.actor, Action::ManagePeople)?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if call.done.is_some() {
                return Ok(None);
            }
            let profile = app.reader.profile(account).await?.ok_or(Refusal::NotFound)?;
            if profile.disabled_at.is_some() {
                return Err(Refusal::NotFound.into());
            }
            let by = app.official(&call, Action::ManagePeople);
            app.write_link(LinkPurpose::Password, Some(account), by, &call.seal(), &Outcome::Account(account).stored()).await.map(Some)
        })
        .await
    }

    async fn write_link(&self, purpose: LinkPurpose, account: Option<AccountId>, by: Doer, seal: &Seal, outcome: &str) -> Result<IssuedLink, Failure> {
        let life = match purpose {
            LinkPurpose::Setup => SETUP_LINK_MILLIS,
            LinkPurpose::Password => PASSWORD_LINK_MILLIS,
        };
        let (secret, expires_at) = (Secret::new(Opens::Link, &self.mint), self.clock.now().plus_millis(life));
        let link = NewLink { digest: secret.digest(), purpose, account, expires_at };
        let details = Details { member: account, until: Some(expires_at), ..Details::default() };
        let note = self.remark(EventKind::LinkCreated, by, account.map(|account| account.to_string()), details);
        self.writer.create_link(&link, &note, seal, outcome).await?;
        Ok(IssuedLink { secret, expires_at })
    }

    /// What a link is good for, before it is used.
    pub async fn look_at_link(&self, text: &str, visitor: &Visitor) -> Result<Link, Failure> {
        self.take_turn(Quota::LINK, &visitor.network()).await?;
        let secret = Secret::parse(Opens::Link, text).ok_or(Failure::BadLink)?;
        self.reader.link(&secret.digest(), self.clock.now()).await?.ok_or(Failure::BadLink)
    }

    /// Uses a link up: makes the first admin, or sets a password; and signs them in.
    pub async fn use_link(self: &Arc<Self>, text: String, answers: Answers, visitor: Visitor) -> Result<SignedIn, Failure> {
        let app = self.clone();
        detached(async move {
            let link = app.look_at_link(&text, &visitor).await?;
            let digest = Secret::parse(Opens::Link, &text).ok_or(Failure::BadLink)?.digest();
            let login = link.account.as_ref().map_or(answers.login.as_str(), |(_, login)| login.as_str()).to_owned();
            let mut violations = password_violations("password", &normalised(&answers.password), &login);
            if link.account.is_none() {
                violations.extend(name_violations("name", &answers.name, ACCOUNT_NAME_MOST));
                if !is_slug(&login) {
                    violations.push(Violation { field: vec!["login".into()], rule: Rule::Slug });
                }
            }
            if !violations.is_empty() {
                return Err(Refusal::Invalid(violations).into());
            }
            let phc = password::hash(&answers.password, &app.mint).await?;
            match link.account {
                Some((account, login)) => app.set_password_by_link(digest, (account, &login), &phc, &visitor).await,
                None => app.become_first_admin(digest, &login, answers.name.trim(), phc, &visitor).await,
            }
        })
        .await
    }

    async fn set_password_by_link(&self, digest: [u8; 32], (account, login): (AccountId, &str), phc: &str, visitor: &Visitor) -> Result<SignedIn, Failure> {
        let (session, signed_in) = self.new_session(account, login, visitor);
        let by = Doer { account: Some(account), role: None, channel: Some(visitor.channel) };
        let (set, note) = (self.password_note(account, by), self.signed_in_note(&session));
        match self.writer.use_password_link(&digest, phc, &session, SESSIONS_MOST, [&set, &note], &visitor.seal()).await {
            Ok(true) => Ok(signed_in),
            Ok(false) | Err(StoreError::Conflict) => Err(Failure::BadLink),
            Err(error) => Err(error.into()),
        }
    }

    async fn become_first_admin(&self, digest: [u8; 32], login: &str, name: &str, phc: String, visitor: &Visitor) -> Result<SignedIn, Failure> {
        let rooted = self.first_admin(login, name, phc, Some(digest));
        let (session, signed_in) = self.new_session(rooted.account.id, login, visitor);
        let note = self.signed_in_note(&session);
        match self.writer.make_first_admin(&rooted, Some((&session, &note)), &visitor.seal()).await {
            Ok(Made::Made) => Ok(signed_in),
            Ok(Made::AdminThere | Made::NoLink) => Err(Failure::BadLink),
            Err(StoreError::Taken) => Err(Refusal::Invalid(vec![Violation { field: vec!["login".into()], rule: Rule::Taken }]).into()),
            Err(error) => Err(error.into()),
        }
    }

    /// The first admin as the settings name them. False: there is one already, and the settings count no more.
    pub async fn found_admin(&self, login: &str, secret: &str) -> Result<bool, Failure> {
        if self.has_admin().await? {
            return Ok(false);
        }
        let mut violations = password_violations("admin.password", &normalised(secret), login);
        if !is_slug(login) {
            violations.push(Violation { field: vec!["admin.login".into()], rule: Rule::Slug });
        }
        if !violations.is_empty() {
            return Err(Refusal::Invalid(violations).into());
        }
        let phc = password::hash(secret, &self.mint).await?;
        match self.writer.make_first_admin(&self.first_admin(login, login, phc, None), None, &Seal::default()).await {
            Ok(made) => Ok(made == Made::Made),
            Err(StoreError::Taken) => Err(Refusal::Invalid(vec![Violation { field: vec!["admin.login".into()], rule: Rule::Taken }]).into()),
            Err(error) => Err(error.into()),
        }
    }

    fn first_admin(&self, login: &str, name: &str, phc: String, link: Option<[u8; 32]>) -> Rooted {
        let newcomer = Newcomer { login: login.into(), name: name.into(), user_key: None, roles: vec![PlatformRole::PlatformAdmin] };
        let (account, mut notes) = self.newcomer(&newcomer, Doer::SERVER);
        notes.push(self.password_note(account.id, Doer::SERVER));
        Rooted { account, phc, link, notes }
    }

    fn password_note(&self, account: AccountId, by: Doer) -> Note {
        self.remark(EventKind::PasswordSet, by, Some(account.to_string()), Details { member: Some(account), ..Details::default() })
    }
}
