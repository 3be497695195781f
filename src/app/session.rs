//! Browsers: signing in by name and password, signing out, ending sessions from elsewhere.

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use super::{
    App, Call, Failure, Outcome, detached, password,
    secret::{Opens, Secret},
};
use crate::{
    domain::{
        actor::Channel,
        credential::{AGENT_MOST, SESSION_LIFE_MILLIS, SESSIONS_MOST},
        event::{Details, Doer, EventKind, Note},
        id::{AccountId, SessionId},
        log::hex,
        quota::Quota,
        refusal::Refusal,
        timestamp::Timestamp,
    },
    store::{
        StoreError,
        write::{NewSession, Seal},
    },
};

/// Who comes to a door, before they are anybody.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub address: IpAddr,
    /// What their browser calls itself.
    pub agent: String,
    /// Where they will sit.
    pub channel: Channel,
    pub request_id: String,
}

/// Somebody who was just signed in.
#[derive(Debug)]
pub struct SignedIn {
    pub account: AccountId,
    pub login: String,
    pub channel: Channel,
    pub expires_at: Timestamp,
    /// The text of the cookie, for the one time it is given.
    pub secret: Secret,
}

impl Visitor {
    /// By whom attempts are counted: an address, or the network that one household has of IPv6.
    pub(super) fn network(&self) -> String {
        match self.address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
            }
        }
    }

    pub(super) fn seal(&self) -> Seal {
        Seal { request_id: self.request_id.clone(), key: None }
    }
}

impl App {
    /// Signs somebody in. Whatever is wrong, it takes as long, and is answered alike.
    pub async fn sign_in(self: &Arc<Self>, login: String, secret: String, visitor: Visitor) -> Result<SignedIn, Failure> {
        let app = self.clone();
        detached(async move {
            let network = visitor.network();
            // names are of any length and anybody's secret: counted by their digest
            let name = hex(&Sha256::digest(login.as_bytes())[..16]);
            app.take_turn(Quota::ADDRESS, &network).await?;
            app.take_turn(Quota::NAME_AT_ADDRESS, &format!("{name}:{network}")).await?;
            let now = app.clock.now();
            let proof = app.reader.proof_of(&login, &network, now.plus_millis(-SESSION_LIFE_MILLIS)).await?;
            // strangers who guess do not hold up an address that its owner has signed in from; but who is wrong there is told as anywhere
            let turn = match app.take_turn(Quota::NAME, &name).await {
                Err(failure) if !proof.as_ref().is_some_and(|proof| proof.known_address) => return Err(failure),
                turn => turn,
            };
            let right = password::verify(&secret, proof.as_ref().map(|proof| proof.phc.clone())).await?;
            let Some(proof) = proof else { return Err(Failure::SignInFailed) };
            if !right || !proof.enabled {
                // not waited for: an unknown name is answered without such a row, and must not be told by the time it takes
                let app = app.clone();
                tokio::spawn(async move { app.keep_failed_sign_in(proof.account, &visitor).await });
                turn?;
                return Err(Failure::SignInFailed);
            }
            let (session, signed_in) = app.new_session(proof.account, &login, &visitor);
            let note = app.signed_in_note(&session);
            match app.writer.begin_session(&session, Some(proof.changed_at), SESSIONS_MOST, &note, &visitor.seal()).await {
                Ok(()) => Ok(signed_in),
                // another password by now, or disabled
                Err(StoreError::Conflict) => Err(Failure::SignInFailed),
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    /// A session to be, and what its browser gets.
    pub(super) fn new_session(&self, account: AccountId, login: &str, visitor: &Visitor) -> (NewSession, SignedIn) {
        let now = self.clock.now();
        let (secret, expires_at, channel) = (Secret::new(Opens::Session, &self.mint), now.plus_millis(SESSION_LIFE_MILLIS), visitor.channel);
        let agent = visitor.agent.chars().filter(|it| !it.is_control()).take(AGENT_MOST).collect();
        let session = NewSession { id: self.mint.id(now), account, digest: secret.digest(), channel, agent, address: visitor.network(), expires_at };
        (session, SignedIn { account, login: login.to_owned(), channel, expires_at, secret })
    }

    pub(super) fn signed_in_note(&self, session: &NewSession) -> Note {
        let by = Doer { account: Some(session.account), role: None, channel: Some(session.channel) };
        let details = Details { member: Some(session.account), address: Some(session.address.clone()), until: Some(session.expires_at), ..Details::default() };
        self.remark(EventKind::SignedIn, by, Some(session.id.to_string()), details)
    }

    /// Keeps an attempt on an account. Those on names that nobody has are not kept: they would fill the log.
    async fn keep_failed_sign_in(&self, account: AccountId, visitor: &Visitor) {
        let details = Details { member: Some(account), address: Some(visitor.network()), ..Details::default() };
        let note = self.remark(EventKind::SignInFailed, Doer::SERVER, Some(account.to_string()), details);
        if !self.failed.count(account, note.at) {
            tracing::warn!(%account, "failed attempts to sign in are no longer kept in this minute: there are too many");
            return;
        }
        if let Err(error) = self.writer.note(&note, &visitor.seal()).await {
            tracing::warn!(%error, "a failed attempt to sign in could not be kept");
        }
    }

    /// Signs the caller out of the browser that asks. False: its session was over.
    pub async fn sign_out(&self, call: &Call, id: SessionId) -> Result<bool, Failure> {
        let me = call.account()?;
        let note = self.session_note(EventKind::SignedOut, id, me, Doer::of(&call.actor, None));
        Ok(self.writer.end_session(id, &note, &call.seal(), "").await?)
    }

    /// Ends a session from elsewhere: one's own, or anybody's for those who run the platform.
    pub async fn revoke_session(self: &Arc<Self>, call: &Call, id: SessionId) -> Result<(), Failure> {
        let officially = self.may_end_credentials(call)?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if call.done.is_some() {
                return Ok(());
            }
            let owner = app.reader.session_owner(id).await?.filter(|owner| officially || Some(*owner) == call.actor.account());
            let owner = owner.ok_or(Refusal::NotFound)?;
            let note = app.session_note(EventKind::SessionRevoked, id, owner, app.ender(&call, owner));
            if !app.writer.end_session(id, &note, &call.seal(), &Outcome::Session(id).stored()).await? {
                return Err(Refusal::NoChange.into());
            }
            Ok(())
        })
        .await
    }

    fn session_note(&self, kind: EventKind, id: SessionId, owner: AccountId, by: Doer) -> Note {
        self.remark(kind, by, Some(id.to_string()), Details { member: Some(owner), ..Details::default() })
    }
}
