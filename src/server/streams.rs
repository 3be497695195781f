//! Long-lived answers, sockets and event streams: how many there may be, whose they are, and when they have to end.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

use super::House;
use crate::{
    app::{App, Failure, Holder, Proof},
    domain::{actor::Actor, credential::CredentialId, id::AccountId},
};

/// Sockets and event streams of one process.
pub const OPEN_MOST: usize = 10_000;
/// Sockets that have not said yet whose they are: they have three seconds, and must not take everybody's places meanwhile.
pub const STRANGERS_MOST: usize = 1_000;
/// Sockets of one person: a few devices, a few tabs each.
pub const SOCKETS_MOST: usize = 10;
/// Event streams of one person: each subscription takes one, so as many as a few tabs have.
pub const EVENTS_MOST: usize = 40;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Socket,
    Events,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// The process has too many.
    House,
    /// The person has.
    Person,
}

#[derive(Default)]
struct Counts {
    open: HashMap<Kind, usize>,
    of: HashMap<(AccountId, Kind), usize>,
    strangers: usize,
}

/// Everything that is open.
pub struct Streams {
    counts: Mutex<Counts>,
    open: watch::Sender<usize>,
}

impl Default for Streams {
    fn default() -> Self {
        Self { counts: Mutex::default(), open: watch::Sender::new(0) }
    }
}

/// One place among them, given back when it is dropped.
pub struct Place {
    streams: Arc<Streams>,
    kind: Kind,
    account: Option<AccountId>,
}

impl Streams {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn open(&self, kind: Kind) -> usize {
        self.counts().open.get(&kind).copied().unwrap_or_default()
    }

    /// A place for somebody not yet known.
    pub fn enter(self: &Arc<Self>, kind: Kind) -> Result<Place, Full> {
        let mut counts = self.counts();
        if counts.open.values().sum::<usize>() >= OPEN_MOST || counts.strangers >= STRANGERS_MOST {
            return Err(Full::House);
        }
        *counts.open.entry(kind).or_default() += 1;
        counts.strangers += 1;
        self.open.send_modify(|open| *open += 1);
        Ok(Place { streams: self.clone(), kind, account: None })
    }

    /// Resolves once nothing is open any more.
    pub async fn emptied(&self) {
        let mut open = self.open.subscribe();
        let _ = open.wait_for(|open| *open == 0).await;
    }
}

impl Place {
    /// Counts it as somebody's.
    pub fn belongs_to(&mut self, account: AccountId) -> Result<(), Full> {
        let most = match self.kind {
            Kind::Socket => SOCKETS_MOST,
            Kind::Events => EVENTS_MOST,
        };
        let mut counts = self.streams.counts();
        let own = counts.of.entry((account, self.kind)).or_default();
        if *own >= most {
            return Err(Full::Person);
        }
        *own += 1;
        counts.strangers -= 1;
        self.account = Some(account);
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.streams.counts();
        if let Some(open) = counts.open.get_mut(&self.kind) {
            *open = open.saturating_sub(1);
        }
        if let Some(account) = self.account {
            let key = (account, self.kind);
            if let Some(own) = counts.of.get_mut(&key) {
                *own = own.saturating_sub(1);
                if *own == 0 {
                    counts.of.remove(&key);
                }
            }
        } else {
            counts.strangers -= 1;
        }
        drop(counts);
        self.streams.open.send_modify(|open| *open = open.saturating_sub(1));
    }
}

/// What a long-lived answer rests on: a token or a session that may be revoked, lapse, or come to mean other roles.
pub(super) struct Credential {
    proof: Option<Proof>,
    id: Option<CredentialId>,
    rights: Option<watch::Receiver<()>>,
    lapses: Option<tokio::time::Instant>,
    /// Something was heard, and not looked up yet.
    heard: bool,
    /// It is being looked up, until that is possible.
    looking: Option<AbortOnDropHandle<Option<Holder>>>,
}

/// The database could not be asked about a credential: again after this.
const AGAIN: Duration = Duration::from_millis(500);
/// Timers reach no further; whoever lives so long is asked again.
const LONGEST: Duration = Duration::from_secs(24 * 3_600);

impl Credential {
    /// Nobody in particular: nothing to lose.
    pub(super) fn none() -> Self {
        Self { proof: None, id: None, rights: None, lapses: None, heard: false, looking: None }
    }

    /// By what the caller was let in.
    pub(super) fn id(&self) -> Option<CredentialId> {
        self.id
    }

    /// Whom a proof stands for, and the means to notice when it does no longer. None: it does not work.
    pub(super) async fn of(house: &House, proof: &Proof) -> Result<Option<(Actor, Self)>, Failure> {
        let mut credential = Self { proof: Some(proof.clone()), ..Self::none() };
        let Some(actor) = credential.look(house).await? else { return Ok(None) };
        let Some(account) = actor.account() else { return Ok(Some((actor, credential))) };
        // listened to first, looked up then: what changes in between is noticed
        credential.rights = Some(house.app.feed().rights_of(account));
        Ok(credential.look(house).await?.map(|actor| (actor, credential)))
    }

    async fn look(&mut self, house: &House) -> Result<Option<Actor>, Failure> {
        let Some(proof) = &self.proof else { return Ok(Some(Actor::Anonymous)) };
        // in a task of its own: whoever waits for it may not be polled while its reader stalls
        let (app, proof) = (house.app.clone(), proof.clone());
        let looking = AbortOnDropHandle::new(tokio::spawn(async move { app.holder(&proof).await }));
        let found = looking.await.unwrap_or_else(|panic| Err(Failure::Panicked(panic.to_string())))?;
        Ok(self.become_of(house, found))
    }

    fn become_of(&mut self, house: &House, found: Option<Holder>) -> Option<Actor> {
        let holder = found?;
        let left = holder.until.millis() - house.app.clock().now().millis();
        self.id = Some(holder.credential);
        self.lapses = Some(tokio::time::Instant::now() + Duration::from_millis(left.max(0).unsigned_abs()).min(LONGEST));
        Some(holder.actor)
    }

    /// When it works no longer by itself. Whoever has waited for that says so by `lapse`.
    pub(super) fn lapses(&self) -> Option<tokio::time::Instant> {
        self.lapses.filter(|_| !self.heard)
    }

    pub(super) fn lapse(&mut self, now: tokio::time::Instant) {
        self.heard |= self.lapses.is_some_and(|lapses| lapses <= now);
    }

    /// Resolves when the caller is somebody else from now on: with other roles, or (None) nobody, because it works no longer.
    /// Safe to be dropped before it answers: what was heard is remembered, and what is being looked up is heard by whoever asks again.
    pub(super) async fn changed(&mut self, house: &House) -> Option<Actor> {
        if !self.heard {
            // the feed lives as long as the house
            let heard = match &mut self.rights {
                Some(rights) => rights.changed().await.is_ok(),
                None => false,
            };
            if !heard {
                std::future::pending().await
            }
            self.heard = true;
        }
        loop {
            let looking = self.looking.get_or_insert_with(|| {
                let (app, proof) = (house.app.clone(), self.proof.clone());
                AbortOnDropHandle::new(tokio::spawn(async move { look_until_seen(&app, proof?).await }))
            });
            let found = looking.await;
            self.looking = None;
            match found {
                Ok(found) => {
                    self.heard = false;
                    return self.become_of(house, found);
                }
                Err(panic) => {
                    tracing::error!(%panic, "could not look up the credential of a stream; trying again");
                    tokio::time::sleep(AGAIN).await;
                }
            }
        }
    }
}

async fn look_until_seen(app: &App, proof: Proof) -> Option<Holder> {
    loop {
        match app.holder(&proof).await {
            Ok(found) => return found,
            Err(error) => {
                tracing::warn!(?error, "could not look up the credential of a stream; trying again");
                tokio::time::sleep(AGAIN).await;
            }
        }
    }
}
