//! Who knocks: what a request shows becomes who it stands for; and when each credential was used last.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use quick_cache::sync::Cache;

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

/// Whether a use is worth writing down.
fn is_used_again(bearer: &Bearer, now: Timestamp) -> bool {
    bearer.last_used_at.is_none_or(|at| at.plus_millis(USED_AGAIN_MILLIS) <= now)
}

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

/// Bearers that are kept at hand: some 200 bytes each.
const KEPT_MOST: usize = 20_000;

/// The digest of what was shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shown {
    Token([u8; 32]),
    Session([u8; 32]),
}

/// Bearers by what they showed, each with the count of rights that it was read under.
pub(super) struct Bearers(Cache<Shown, (u64, Bearer)>);

impl Default for Bearers {
    fn default() -> Self {
        Self(Cache::new(KEPT_MOST))
    }
}

impl App {
    /// The bearer of a secret, from memory if nobody's rights have changed since.
    async fn bearer(&self, shown: Shown, now: Timestamp) -> Result<Option<Bearer>, Failure> {
        let pulse = self.bell.pulse();
        let rights = pulse.rights();
        if pulse.hears()
            && let Some((_, bearer)) = self.bearers.0.get(&shown).filter(|(read, bearer)| *read == rights && now < bearer.expires_at)
        {
            if is_used_again(&bearer, now) {
                // noted once, not with each request from now on
                self.bearers.0.insert(shown, (rights, Bearer { last_used_at: Some(now), ..bearer.clone() }));
            }
            return Ok(Some(bearer));
        }
        let found = match &shown {
            Shown::Session(digest) => Box::pin(self.reader.session_bearer(digest, SESSION_IDLE_MILLIS, now)).await?,
            Shown::Token(digest) => Box::pin(self.reader.bearer(digest, now)).await?,
        };
        match &found {
            Some(bearer) => {
                let last_used_at = if is_used_again(bearer, now) { Some(now) } else { bearer.last_used_at };
                self.bearers.0.insert(shown, (rights, Bearer { last_used_at, ..bearer.clone() }));
            }
            None => drop(self.bearers.0.remove(&shown)),
        }
        Ok(found)
    }

    /// Whom a proof stands for; None when it does not work (unknown, expired and revoked ones answer alike).
    pub async fn holder(&self, proof: &Proof) -> Result<Option<Holder>, Failure> {
        let now = self.clock.now();
        match proof {
            Proof::Session(text) => {
                let Some(secret) = Secret::parse(Opens::Session, text) else { return Ok(None) };
                let bearer = self.bearer(Shown::Session(secret.digest()), now).await?;
                Ok(bearer.map(|bearer| self.hold(CredentialId::Session(SessionId::from_bits(bearer.credential)), bearer, now)))
            }
            Proof::Bearer(text) => {
                let Some(secret) = Secret::parse(Opens::Token, text) else {
                    return match &self.issuer {
                        Some(issuer) if looks_like_one(text) => Box::pin(self.identified_holder(issuer, text)).await,
                        _ => Ok(None),
                    };
                };
                let bearer = self.bearer(Shown::Token(secret.digest()), now).await?;
                Ok(bearer.map(|bearer| self.hold(CredentialId::Token(TokenId::from_bits(bearer.credential)), bearer, now)))
            }
        }
    }

    fn hold(&self, credential: CredentialId, bearer: Bearer, now: Timestamp) -> Holder {
        if is_used_again(&bearer, now) {
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
