//! Accounts: made, given roles, disabled, known by identities of other issuers; by admins of the platform, or whoever holds the machine.

use std::sync::Arc;

use super::{App, Call, Failure, Outcome, allow, detached};
use crate::{
    domain::{
        actor::{Action, PlatformRole},
        credential::{ACCOUNT_NAME_MOST, ExternalIdentity, Profile, identity_violations, name_violations},
        document::is_slug,
        event::{Details, Doer, EventKind, Note},
        gray::USER_KEY_MOST,
        id::AccountId,
        refusal::{Refusal, Rule, Violation},
    },
    store::{
        StoreError,
        write::{NewAccount, Seal, Standing},
    },
};

/// Somebody to be made known.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub login: String,
    pub name: String,
    /// Who it is in the host app.
    pub user_key: Option<String>,
    pub roles: Vec<PlatformRole>,
}

/// What is to become of an account.
#[derive(Clone, Debug)]
pub enum AccountStep {
    Grant(PlatformRole),
    Withdraw(PlatformRole),
    Disable,
    Enable,
    /// Known by this subject of this issuer.
    Link(String, String),
    Unlink(String, String),
}

impl Newcomer {
    fn violations(&self) -> Vec<Violation> {
        let broken = |field: &str, rule| Violation { field: vec![field.to_owned()], rule };
        let mut violations = name_violations("name", &self.name, ACCOUNT_NAME_MOST);
        if !is_slug(&self.login) {
            violations.push(broken("login", Rule::Slug));
        }
        if self.user_key.as_ref().is_some_and(|key| key.is_empty() || key.len() > USER_KEY_MOST) {
            violations.push(broken("userKey", Rule::Length { least: 1, most: USER_KEY_MOST }));
        }
        violations
    }
}

impl App {
    /// For the server's own verbs. `user_key`: who it is in the host app. `Taken` when the login or the key is.
    pub async fn create_account(&self, login: &str, name: &str, user_key: Option<&str>, roles: &[PlatformRole]) -> Result<AccountId, Failure> {
        let newcomer = Newcomer { login: login.into(), name: name.into(), user_key: user_key.map(Into::into), roles: roles.to_vec() };
        let (account, notes) = self.newcomer(&newcomer, Doer::SERVER);
        self.writer.create_account(&account, &notes, &Seal::default(), "").await?;
        Ok(account.id)
    }

    /// The rows of an account to be, and what is kept of it.
    pub(super) fn newcomer(&self, newcomer: &Newcomer, by: Doer) -> (NewAccount, Vec<Note>) {
        let id = self.mint.id(self.clock.now());
        let Newcomer { login, name, user_key, roles } = newcomer.clone();
        let details = Details { member: Some(id), name: Some(login.clone()), ..Details::default() };
        let mut notes = vec![self.remark(EventKind::AccountCreated, by, Some(id.to_string()), details)];
        notes.extend(roles.iter().map(|role| self.role_note(id, *role, true, by)));
        (NewAccount { id, login, name, user_key, roles }, notes)
    }

    /// Makes somebody known, by an admin of the platform.
    pub async fn make_account(self: &Arc<Self>, call: &Call, newcomer: Newcomer) -> Result<Profile, Failure> {
        allow(&call.actor, Action::ManagePeople)?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(Outcome::Account(id)) = call.done {
                return app.known(id).await;
            }
            let violations = newcomer.violations();
            if !violations.is_empty() {
                return Err(Refusal::Invalid(violations).into());
            }
            let newcomer = Newcomer { name: newcomer.name.trim().to_owned(), ..newcomer };
            let (account, notes) = app.newcomer(&newcomer, app.official(&call, Action::ManagePeople));
            match app.writer.create_account(&account, &notes, &call.seal(), &Outcome::Account(account.id).stored()).await {
                Err(StoreError::Taken) => {
                    let field = if app.reader.account_by_login(&newcomer.login).await?.is_some() { "login" } else { "userKey" };
                    Err(Refusal::Invalid(vec![Violation { field: vec![field.into()], rule: Rule::Taken }]).into())
                }
                Err(error) => Err(error.into()),
                Ok(()) => app.known(account.id).await,
            }
        })
        .await
    }

    /// Changes what an account is, by an admin of the platform. The last of them stays one.
    pub async fn change_account(self: &Arc<Self>, call: &Call, id: AccountId, step: AccountStep) -> Result<Profile, Failure> {
        allow(&call.actor, Action::ManagePeople)?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if call.done.is_none() {
                app.known(id).await?;
                let by = app.official(&call, Action::ManagePeople);
                match app.change_account_once(id, &step, true, by, &call.seal(), &Outcome::Account(id).stored()).await? {
                    Standing::Changed => {}
                    Standing::Same => return Err(Refusal::NoChange.into()),
                    Standing::LastAdmin => return Err(Refusal::LastAdmin.into()),
                }
            }
            app.known(id).await
        })
        .await
    }

    /// The same by whoever holds the machine: they may do without an admin, and make another.
    pub async fn set_account(&self, id: AccountId, step: &AccountStep) -> Result<bool, Failure> {
        Ok(self.change_account_once(id, step, false, Doer::SERVER, &Seal::default(), "").await? == Standing::Changed)
    }

    /// Gives a platform role, or takes it away; the next request of each of the account's credentials knows. False when it was so already.
    pub async fn set_role(&self, account: AccountId, role: PlatformRole, held: bool) -> Result<bool, Failure> {
        self.set_account(account, &if held { AccountStep::Grant(role) } else { AccountStep::Withdraw(role) }).await
    }

    async fn change_account_once(
        &self,
        id: AccountId,
        step: &AccountStep,
        keep_admin: bool,
        by: Doer,
        seal: &Seal,
        outcome: &str,
    ) -> Result<Standing, Failure> {
        let note = |kind, name: Option<&String>| {
            let details = Details { member: Some(id), name: name.cloned(), ..Details::default() };
            self.remark(kind, by, Some(id.to_string()), details)
        };
        Ok(match step {
            AccountStep::Grant(role) | AccountStep::Withdraw(role) => {
                let held = matches!(step, AccountStep::Grant(_));
                self.writer.set_role((id, *role), held, keep_admin, &self.role_note(id, *role, held, by), seal, outcome).await?
            }
            AccountStep::Disable => self.writer.set_disabled(id, true, keep_admin, &note(EventKind::AccountDisabled, None), seal, outcome).await?,
            AccountStep::Enable => self.writer.set_disabled(id, false, keep_admin, &note(EventKind::AccountEnabled, None), seal, outcome).await?,
            AccountStep::Link(issuer, subject) => {
                let violations = identity_violations(issuer, subject);
                if !violations.is_empty() {
                    return Err(Refusal::Invalid(violations).into());
                }
                let identity = ExternalIdentity { issuer: issuer.clone(), subject: subject.clone(), account: id, linked_at: self.clock.now() };
                match self.writer.link_identity(&identity, &note(EventKind::IdentityLinked, Some(issuer)), seal, outcome).await {
                    Ok(()) => Standing::Changed,
                    // this account's already, or another's
                    Err(StoreError::Taken) if self.reader.identities(id).await?.iter().any(|it| (&it.issuer, &it.subject) == (issuer, subject)) => {
                        Standing::Same
                    }
                    Err(StoreError::Taken) => return Err(Refusal::Invalid(vec![Violation { field: vec!["subject".into()], rule: Rule::Taken }]).into()),
                    Err(error) => return Err(error.into()),
                }
            }
            AccountStep::Unlink(issuer, subject) => {
                let note = note(EventKind::IdentityUnlinked, Some(issuer));
                self.writer.unlink_identity((id, issuer, subject), keep_admin, &note, seal, outcome).await?
            }
        })
    }

    /// An account with its roles; None: there is none.
    pub async fn profile(&self, id: AccountId) -> Result<Option<Profile>, Failure> {
        Ok(self.reader.profile(id).await?)
    }

    async fn known(&self, id: AccountId) -> Result<Profile, Failure> {
        Ok(self.reader.profile(id).await?.ok_or(Refusal::NotFound)?)
    }

    fn role_note(&self, account: AccountId, role: PlatformRole, held: bool, by: Doer) -> Note {
        let kind = if held { EventKind::RoleGranted } else { EventKind::RoleWithdrawn };
        let details = Details { member: Some(account), platform_role: Some(role), ..Details::default() };
        self.remark(kind, by, Some(account.to_string()), details)
    }
}

/// Whether a text from outside can be a digest at all.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
