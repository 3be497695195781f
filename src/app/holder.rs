//! Who knocks: what a request shows becomes who it stands for; and when each credential was used last.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::{
    App, Failure,
    secret::{Opens, Secret},
};
use crate::{
    domain::{
        actor::Actor,
        credential::{CredentialId, SESSION_IDLE_MILLIS},
        id::{SessionId, TokenId},
        jwt::looks_like_one,
        scope::Scopes,
        timestamp::Timestamp,
    },
    store::read::Bearer,
};

/// What a request shows.
#[derive(Clone)]
pub enum Proof {
    /// After `Authorization: Bearer`.
    Bearer(String),
    /// In the cookie of a session.
    Session(String),
}

/// Whom it stands for.
#[derive(Clone, Debug)]
pub struct Holder {
    pub actor: Actor,
    pub credential: CredentialId,
    /// It works no longer than that.
    pub until: Timestamp,
}

/// A credential's last use is written down again after so long.
const USED_AGAIN_MILLIS: i64 = 5 * 60_000;
/// Credentials whose last use waits to be written; that of further ones is lost.
const USES_MOST: usize = 10_000;

/// Uses that wait to be written, away from the path of requests.
#[derive(Default)]
pub(super) struct Uses(Mutex<HashMap<CredentialId, Timestamp>>);

impl Uses {
    fn add(&self, credential: CredentialId, at: Timestamp) {
        let mut uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if uses.len() < USES_MOST || uses.contains_key(&credential) {
            uses.insert(credential, at);
        }
    }

    fn take(&self) -> HashMap<CredentialId, Timestamp> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl App {
    /// Whom a proof stands for; None when it does not work (unknown, expired and revoked ones answer alike).
    pub async fn holder(&self, proof: &Proof) -> Result<Option<Holder>, Failure> {
        let now = self.clock.now();
        match proof {
            Proof::Session(text) => {
                let Some(secret) = Secret::parse(Opens::Session, text) else { return Ok(None) };
                let bearer = self.reader.session_bearer(&secret.digest(), SESSION_IDLE_MILLIS, now).await?;
                Ok(bearer.map(|bearer| self.hold(CredentialId::Session(SessionId::from_bits(bearer.credential)), bearer, now)))
            }
            Proof::Bearer(text) => {
                let Some(secret) = Secret::parse(Opens::Token, text) else {
                    return match &self.issuer {
                        Some(issuer) if looks_like_one(text) => self.identified_holder(issuer, text).await,
                        _ => Ok(None),
                    };
                };
                let bearer = self.reader.bearer(&secret.digest(), now).await?;
                Ok(bearer.map(|bearer| self.hold(CredentialId::Token(TokenId::from_bits(bearer.credential)), bearer, now)))
            }
        }
    }

    fn hold(&self, credential: CredentialId, bearer: Bearer, now: Timestamp) -> Holder {
        if bearer.last_used_at.is_none_or(|at| at.plus_millis(USED_AGAIN_MILLIS) <= now) {
            self.uses.add(credential, now);
        }
        let actor = match bearer.scopes {
            Scopes::RESOLVE => Actor::Host,
            scopes => Actor::Person { account: bearer.account, roles: bearer.roles, channel: bearer.channel, scopes },
        };
        Holder { actor, credential, until: bearer.expires_at }
    }

    /// Writes down which credentials were used; on failure they are noted again by their next use.
    pub async fn flush_uses(&self) -> Result<(), Failure> {
        let (mut tokens, mut sessions) = (Vec::new(), Vec::new());
        for (credential, at) in self.uses.take() {
            match credential {
                CredentialId::Token(id) => tokens.push((id.bits(), at)),
                CredentialId::Session(id) => sessions.push((id.bits(), at)),
                CredentialId::External => {}
            }
        }
        tokens.sort_unstable();
        sessions.sort_unstable();
        Ok(self.writer.note_uses(&tokens, &sessions).await?)
    }

    /// Forgets sessions, links and turns that are over.
    pub(super) async fn forget_lapsed(&self) {
        let now = self.clock.now();
        for forgotten in [self.writer.forget_sessions(now).await, self.writer.forget_turns(now).await.map(|_| ())] {
            if let Err(error) = forgotten {
                tracing::warn!(%error, "what has lapsed could not be forgotten; trying again later");
            }
        }
    }
}
