//! Passwords, sessions, one-time links and identities of other issuers.

use entity::{external_identity, password, session, sign_in_link};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use uuid::Uuid;

use super::{
    Seal, Transaction, Writer,
    person::{ADMINS_LOCK, NewAccount, Standing},
};
use crate::{
    domain::{
        actor::Channel,
        credential::{ExternalIdentity, LinkPurpose},
        event::Note,
        id::{AccountId, SessionId},
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        read::HAS_ADMIN,
        rows::uuid,
    },
};

#[derive(Clone, Debug)]
pub struct NewSession {
    pub id: SessionId,
    pub account: AccountId,
    pub digest: [u8; 32],
    pub channel: Channel,
    pub agent: String,
    pub address: String,
    pub expires_at: Timestamp,
}

#[derive(Clone, Debug)]
pub struct NewLink {
    pub digest: [u8; 32],
    pub purpose: LinkPurpose,
    pub account: Option<AccountId>,
    pub expires_at: Timestamp,
}

/// The first admin, as they come into being.
#[derive(Clone, Debug)]
pub struct Rooted {
    pub account: NewAccount,
    pub phc: String,
    /// Of the link that was used; None: the settings name them.
    pub link: Option<[u8; 32]>,
    /// Told of the account, its role and its password.
    pub notes: Vec<Note>,
}

/// What became of an attempt to make the first admin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    Made,
    /// There is one already.
    AdminThere,
    /// The link is used, or too old.
    NoLink,
}

impl Writer {
    /// Signs somebody in. `proved`: when the password that was shown was set; `Conflict` when it is another by now, or the account is
    /// disabled. More than `most` sessions: the oldest end.
    pub async fn begin_session(&self, session: &NewSession, proved: Option<Timestamp>, most: usize, note: &Note, seal: &Seal) -> StoreResult<()> {
        let transaction = self.begin().await?;
        transaction.hold_account(session.account).await?;
        if let Some(changed_at) = proved {
            let same = transaction.sql("SELECT 1 AS there FROM password WHERE account_id = ").bind(uuid(session.account));
            if transaction.all(same.push(" AND changed_at = ").bind(changed_at.millis())).await?.is_empty() {
                return Err(StoreError::Conflict);
            }
        }
        transaction.begin_session(session, most, note, seal).await?;
        transaction.commit().await
    }

    /// False when it was over already.
    pub async fn end_session(&self, id: SessionId, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let update = transaction.sql("UPDATE session SET revoked_at = ").bind(note.at.millis()).push(" WHERE revoked_at IS NULL AND id = ").bind(uuid(id));
        if transaction.run(update).await? == 0 {
            return Ok(false);
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(true)
    }

    /// Sets a password and ends the account's other sessions. `instead_of`: when the one it replaces was set; `Conflict`: another did.
    pub async fn change_password(
        &self,
        account: AccountId,
        phc: &str,
        (instead_of, keep): (Timestamp, Option<SessionId>),
        note: &Note,
        seal: &Seal,
        outcome: &str,
    ) -> StoreResult<()> {
        let transaction = self.begin().await?;
        transaction.hold_account(account).await?;
        let same = transaction.sql("SELECT 1 AS there FROM password WHERE account_id = ").bind(uuid(account));
        if transaction.all(same.push(" AND changed_at = ").bind(instead_of.millis())).await?.is_empty() {
            return Err(StoreError::Conflict);
        }
        transaction.set_password(account, phc, keep, note.at).await?;
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    pub async fn create_link(&self, link: &NewLink, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = sign_in_link::ActiveModel {
            digest: Set(link.digest.to_vec()),
            purpose: Set(link.purpose.word().to_owned()),
            account_id: Set(link.account.map(uuid)),
            created_at: Set(note.at.millis()),
            expires_at: Set(link.expires_at.millis()),
            used_at: Set(None),
        };
        transaction.insert(vec![row]).await?;
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Uses a link up, sets the password of whom it is for, ends their sessions and signs them in. False: the link is used or too old.
    pub async fn use_password_link(&self, digest: &[u8], phc: &str, session: &NewSession, most: usize, notes: [&Note; 2], seal: &Seal) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let [set, signed_in] = notes;
        transaction.hold_account(session.account).await?;
        if !transaction.use_link(digest, LinkPurpose::Password, Some(session.account), set.at).await? {
            return Ok(false);
        }
        transaction.set_password(session.account, phc, None, set.at).await?;
        transaction.note(set, seal).await?;
        transaction.begin_session(session, most, signed_in, seal).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Makes the first admin, while nobody runs the platform who can sign in; of two at once one wins. `Taken`: the login is somebody's.
    /// `session`: they are signed in at once.
    pub async fn make_first_admin(&self, rooted: &Rooted, session: Option<(&NewSession, &Note)>, seal: &Seal) -> StoreResult<Made> {
        let transaction = self.begin().await?;
        transaction.alone(ADMINS_LOCK).await?;
        if !transaction.all(transaction.sql(HAS_ADMIN)).await?.is_empty() {
            return Ok(Made::AdminThere);
        }
        let at = rooted.notes.first().map_or(Timestamp::ZERO, |note| note.at);
        if let Some(digest) = &rooted.link
            && !transaction.use_link(digest, LinkPurpose::Setup, None, at).await?
        {
            return Ok(Made::NoLink);
        }
        transaction.create_account(&rooted.account, &rooted.notes, seal).await?;
        transaction.set_password(rooted.account.id, &rooted.phc, None, at).await?;
        // whatever other links of the kind there are, there is nothing left for them
        transaction.run(transaction.sql("UPDATE sign_in_link SET used_at = ").bind(at.millis()).push(" WHERE used_at IS NULL AND purpose = 'SETUP'")).await?;
        if let Some((session, note)) = session {
            transaction.begin_session(session, 1, note, seal).await?;
        }
        transaction.commit().await?;
        Ok(Made::Made)
    }

    /// Has an account known by an identity of another issuer; `Taken` when it is somebody's already.
    pub async fn link_identity(&self, identity: &ExternalIdentity, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = external_identity::ActiveModel {
            issuer: Set(identity.issuer.clone()),
            subject: Set(identity.subject.clone()),
            account_id: Set(uuid(identity.account)),
            linked_at: Set(identity.linked_at.millis()),
        };
        transaction.insert(vec![row]).await?;
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// False when the account is not known by it.
    /// `keep_admin`: refuses when nobody who runs the platform could sign in after it.
    pub async fn unlink_identity(
        &self,
        (account, issuer, subject): (AccountId, &str, &str),
        keep_admin: bool,
        note: &Note,
        seal: &Seal,
        outcome: &str,
    ) -> StoreResult<Standing> {
        let transaction = self.begin().await?;
        transaction.alone(ADMINS_LOCK).await?;
        let before = transaction.standing_admins().await?;
        let delete = transaction.sql("DELETE FROM external_identity WHERE account_id = ").bind(uuid(account)).push(" AND issuer = ").bind(issuer);
        if transaction.run(delete.push(" AND subject = ").bind(subject)).await? == 0 {
            return Ok(Standing::Same);
        }
        if keep_admin && transaction.standing_admins().await?.are_fewer_than(before) {
            return Ok(Standing::LastAdmin);
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(Standing::Changed)
    }

    /// Notes when tokens and sessions were used last, by the bits of their ids.
    pub async fn note_uses(&self, tokens: &[(u128, Timestamp)], sessions: &[(u128, Timestamp)]) -> StoreResult<()> {
        if tokens.is_empty() && sessions.is_empty() {
            return Ok(());
        }
        let transaction = self.begin().await?;
        for (table, uses) in [("access_token", tokens), ("session", sessions)] {
            // in the order of their ids, so that no two instances wait for each other
            for (id, at) in uses {
                let update = transaction.sql(&format!("UPDATE {table} SET last_used_at = ")).bind(at.millis()).push(" WHERE id = ").bind(Uuid::from_u128(*id));
                transaction.run(update.push(" AND (last_used_at IS NULL OR last_used_at < ").bind(at.millis()).push(")")).await?;
            }
        }
        transaction.commit().await
    }

    /// Forgets sessions and links that are long over.
    pub async fn forget_sessions(&self, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        for table in ["session", "sign_in_link"] {
            transaction.run(transaction.sql(&format!("DELETE FROM {table} WHERE expires_at < ")).bind(now.millis())).await?;
        }
        transaction.commit().await
    }
}

impl Transaction {
    /// What follows happens to an account that works, and to nobody else's view of it. `Conflict`: it is disabled.
    async fn hold_account(&self, account: AccountId) -> StoreResult<()> {
        let mut sql = self.sql("SELECT id FROM account WHERE disabled_at IS NULL AND id = ").bind(uuid(account));
        if sql.postgres() {
            sql = sql.push(" FOR UPDATE");
        }
        if self.all(sql).await?.is_empty() { Err(StoreError::Conflict) } else { Ok(()) }
    }

    async fn begin_session(&self, session: &NewSession, most: usize, note: &Note, seal: &Seal) -> StoreResult<()> {
        let row = session::ActiveModel {
            id: Set(uuid(session.id)),
            account_id: Set(uuid(session.account)),
            digest: Set(session.digest.to_vec()),
            channel: Set(session.channel.word().to_owned()),
            agent: Set(session.agent.clone()),
            address: Set(session.address.clone()),
            created_at: Set(note.at.millis()),
            expires_at: Set(session.expires_at.millis()),
            last_used_at: Set(note.at.millis()),
            revoked_at: Set(None),
        };
        self.insert(vec![row]).await?;
        let surplus = self
            .sql("UPDATE session SET revoked_at = ")
            .bind(note.at.millis())
            .push(" WHERE revoked_at IS NULL AND account_id = ")
            .bind(uuid(session.account))
            .push(" AND id NOT IN (SELECT id FROM session WHERE revoked_at IS NULL AND account_id = ")
            .bind(uuid(session.account))
            .push(" ORDER BY created_at DESC, id DESC LIMIT ")
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .push(")");
        self.run(surplus).await?;
        self.note(note, seal).await
    }

    /// Ends the sessions of an account but one.
    pub(super) async fn end_sessions(&self, account: AccountId, keep: Option<SessionId>, at: Timestamp) -> StoreResult<()> {
        let mut update = self.sql("UPDATE session SET revoked_at = ").bind(at.millis()).push(" WHERE revoked_at IS NULL AND account_id = ").bind(uuid(account));
        if let Some(keep) = keep {
            update = update.push(" AND id <> ").bind(uuid(keep));
        }
        self.run(update).await.map(|_| ())
    }

    async fn set_password(&self, account: AccountId, phc: &str, keep: Option<SessionId>, at: Timestamp) -> StoreResult<()> {
        let row = password::ActiveModel { account_id: Set(uuid(account)), phc: Set(phc.to_owned()), changed_at: Set(at.millis()) };
        let instead = OnConflict::column(password::Column::AccountId).update_columns([password::Column::Phc, password::Column::ChangedAt]).to_owned();
        password::Entity::insert(row).on_conflict(instead).exec_without_returning(&self.inner).await?;
        // a link that was made for the former password is of no use any more
        let links = self.sql("UPDATE sign_in_link SET used_at = ").bind(at.millis()).push(" WHERE used_at IS NULL AND account_id = ").bind(uuid(account));
        self.run(links).await?;
        self.end_sessions(account, keep, at).await
    }

    /// False: the link is used, or too old.
    async fn use_link(&self, digest: &[u8], purpose: LinkPurpose, account: Option<AccountId>, at: Timestamp) -> StoreResult<bool> {
        let mut update = self.sql("UPDATE sign_in_link SET used_at = ").bind(at.millis()).push(" WHERE used_at IS NULL AND digest = ").bind(digest.to_vec());
        update = update.push(" AND purpose = ").bind(purpose.word()).push(" AND expires_at > ").bind(at.millis());
        if let Some(account) = account {
            update = update.push(" AND account_id = ").bind(uuid(account));
        }
        Ok(self.run(update).await? > 0)
    }
}
