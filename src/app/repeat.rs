//! Requests that are sent again: the first reply once more, instead of doing twice what was asked once.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::watch;

use super::{App, Call, Failure, Outcome};
use crate::{
    domain::id::AccountId,
    store::{
        StoreError,
        write::{Held, KeptReply, KeyClaim, NewKey, SealKey},
    },
};

/// Characters of an `Idempotency-Key`.
pub const KEY_MOST: usize = 255;
/// A reply is kept this long.
const DAY_MILLIS: i64 = 86_400_000;
/// An attempt that has not answered by then is taken for dead. Should it live, it cannot settle any more once another has taken over:
/// nothing happens twice, however short this is.
const LEASE_MILLIS: i64 = 5_000;
/// A longer reply is not kept; a repetition is then answered from what stands.
const REPLY_MOST: usize = 256 * 1024;

/// Of replies that wait to be written, in memory; one more is waited for.
const WAITING_BYTES_MOST: usize = 4 * 1024 * 1024;
/// Replies written at once.
const WRITTEN_MOST: usize = 32;

/// How often a reply is looked for that must come in a moment: a tenth of a second in all.
const LOOKS_MOST: u32 = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// What stands under a key that somebody used before.
#[derive(Clone, Debug)]
pub enum Before {
    /// Answered: the same again.
    Answered(KeptReply),
    /// Another attempt is under way.
    UnderWay,
    /// The key belongs to another request.
    OtherRequest,
}

/// The key of a request that changes something, as one attempt has it.
#[derive(Clone, Debug)]
pub(super) struct Key {
    new: NewKey,
    hold: Arc<Mutex<Hold>>,
}

#[derive(Clone, Debug)]
enum Hold {
    /// Nobody looked: the change takes the key, or finds out that it is taken.
    Unasked,
    /// Ours, whatever becomes of it.
    Held,
    Lost(Before),
}

/// Replies on their way into the database: many that come at once are written at once.
#[derive(Default)]
pub(super) struct Replies {
    waiting: Mutex<Waiting>,
    writing: watch::Sender<bool>,
}

#[derive(Default)]
struct Waiting {
    replies: HashMap<(AccountId, String), (u128, KeptReply)>,
    bytes: usize,
}

enum Added {
    /// Nobody is writing: whoever added it is to.
    First,
    Behind,
    TooMany(KeyClaim, KeptReply),
}

impl Replies {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, claim: KeyClaim, reply: KeptReply) -> Added {
        let mut waiting = self.waiting();
        if waiting.bytes + reply.body.len() > WAITING_BYTES_MOST {
            return Added::TooMany(claim, reply);
        }
        waiting.bytes += reply.body.len();
        if let Some((_, older)) = waiting.replies.insert((claim.account, claim.key), (claim.attempt, reply)) {
            waiting.bytes -= older.body.len();
        }
        if self.writing.send_replace(true) { Added::Behind } else { Added::First }
    }

    fn of(&self, claim: &KeyClaim) -> Option<KeptReply> {
        self.waiting().replies.get(&(claim.account, claim.key.clone())).map(|(_, reply)| reply.clone())
    }

    /// What is to be written next; None: nothing, and nobody is writing any more.
    fn next(&self) -> Option<Vec<(KeyClaim, KeptReply)>> {
        let waiting = self.waiting();
        let claim = |((account, key), (attempt, _)): (&(AccountId, String), &(u128, _))| KeyClaim { account: *account, key: key.clone(), attempt: *attempt };
        let next: Vec<_> = waiting.replies.iter().take(WRITTEN_MOST).map(|entry| (claim(entry), entry.1.1.clone())).collect();
        if next.is_empty() {
            self.writing.send_replace(false);
            return None;
        }
        Some(next)
    }

    fn kept(&self, replies: &[(KeyClaim, KeptReply)]) {
        let mut waiting = self.waiting();
        for (claim, _) in replies {
            let place = (claim.account, claim.key.clone());
            // unless another attempt has answered meanwhile
            if waiting.replies.get(&place).is_some_and(|(attempt, _)| *attempt == claim.attempt)
                && let Some((_, reply)) = waiting.replies.remove(&place)
            {
                waiting.bytes -= reply.body.len();
            }
        }
    }
}

impl Key {
    fn hold(&self) -> MutexGuard<'_, Hold> {
        self.hold.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn seal(&self) -> SealKey {
        match &*self.hold() {
            Hold::Unasked => SealKey::New(self.new.clone()),
            Hold::Held | Hold::Lost(_) => SealKey::Held(self.new.claim.clone()),
        }
    }
}

impl Call {
    /// The same under a key that nobody has looked at. `fingerprint`: SHA-256 of operation and variables.
    #[must_use]
    pub fn under(mut self, app: &App, account: AccountId, key: &str, fingerprint: &[u8; 32]) -> Self {
        let now = app.clock.now();
        let claim = KeyClaim { account, key: key.to_owned(), attempt: app.mint.bits(now) };
        let new = NewKey { claim, fingerprint: *fingerprint, lease_until: now.plus_millis(LEASE_MILLIS), expires_at: now.plus_millis(DAY_MILLIS) };
        self.key = Some(Key { new, hold: Arc::new(Mutex::new(Hold::Unasked)) });
        self
    }

    /// The key, if it is this call's: its reply is to be kept with it. Asked after the change, of any copy of the call.
    pub fn held(&self) -> Option<KeyClaim> {
        self.key.as_ref().filter(|key| matches!(*key.hold(), Hold::Held)).map(|key| key.new.claim.clone())
    }

    /// What somebody was answered who came before; asked after the change, of any copy of the call.
    pub fn before(&self) -> Option<Before> {
        match &*self.key.as_ref()?.hold() {
            Hold::Lost(before) => Some(before.clone()),
            Hold::Unasked | Hold::Held => None,
        }
    }

    /// The change took the key.
    pub(super) fn taken(&self) {
        if let Some(key) = &self.key {
            *key.hold() = Hold::Held;
        }
    }
}

impl App {
    /// Takes the key of a call, unless that is done; `Repeated` when somebody was here before. The call as it goes on: an earlier attempt
    /// may have done it without being answered for.
    pub async fn hold_key(&self, call: &Call) -> Result<Call, Failure> {
        let unasked = |key: &&Key| matches!(*key.hold(), Hold::Unasked);
        let Some(key) = call.key.as_ref().filter(unasked) else { return Ok(call.clone()) };
        let mut looks = 0;
        let (now, held) = loop {
            let now = self.clock.now();
            match Box::pin(self.writer.hold_key(&key.new, now)).await {
                // done: the reply is on its way into the database, from here or from another instance
                Ok(Held::Before(kept)) if kept.outcome.is_some() && kept.reply.is_none() && kept.lease_until > now && looks < LOOKS_MOST => {}
                Ok(held) => break (now, held),
                // another attempt was a moment faster
                Err(StoreError::Conflict) => return Err(lost(key, Before::UnderWay)),
                Err(error) => return Err(error.into()),
            }
            looks += 1;
            tokio::time::sleep(BETWEEN_LOOKS).await;
        };
        let done = match held {
            Held::Ours => None,
            Held::Before(kept) if kept.fingerprint != key.new.fingerprint => return Err(lost(key, Before::OtherRequest)),
            Held::Before(kept) => match (kept.reply, kept.outcome.as_deref().and_then(Outcome::read)) {
                (Some(reply), _) => return Err(lost(key, Before::Answered(reply))),
                (None, _) if let Some(reply) = self.replies.of(&key.new.claim) => return Err(lost(key, Before::Answered(reply))),
                (None, Some(outcome)) if kept.lease_until <= now => Some(outcome),
                (None, _) => return Err(lost(key, Before::UnderWay)),
            },
        };
        *key.hold() = Hold::Held;
        let mut call = call.clone();
        call.done = done;
        Ok(call)
    }

    /// Keeps the reply for repetitions; None: it was a failure that may be tried again. Never stands in the way of the reply itself, and
    /// does not wait until it is written: whoever asks before that is answered from memory here, and told to come back elsewhere.
    pub async fn end(self: &Arc<Self>, claim: KeyClaim, reply: Option<KeptReply>) {
        let Some(reply) = reply.filter(|reply| reply.body.len() <= REPLY_MOST) else {
            if let Err(error) = Box::pin(self.writer.release_key(&claim, self.clock.now())).await {
                tracing::warn!(%error, "a key could not be released");
            }
            return;
        };
        match self.replies.add(claim, reply) {
            Added::First => drop(tokio::spawn(keep_replies(self.clone()))),
            Added::Behind => {}
            Added::TooMany(claim, reply) => Box::pin(self.write_replies(&[(claim, reply)])).await,
        }
    }

    async fn write_replies(&self, replies: &[(KeyClaim, KeptReply)]) {
        if let Err(error) = self.writer.keep_replies(replies).await {
            tracing::warn!(%error, "replies could not be kept for repetitions");
        }
    }

    /// Waits until every reply is kept.
    pub async fn settle_replies(&self) {
        let mut writing = self.replies.writing.subscribe();
        let _ = writing.wait_for(|writing| !writing).await;
    }

    /// Clears up after a process that died, for one that knows itself to be alone: requests it was answering may be sent again at
    /// once, and tickets it was writing on are good again.
    pub async fn recover(&self) -> Result<(), Failure> {
        let now = self.clock.now();
        self.writer.end_leases(now).await?;
        for half in self.reader.half_uploads().await? {
            if let Some(object) = &half.object {
                self.writer.abandon_object(half.id, object, now).await?;
            }
        }
        self.packages.sweep_torn(std::time::Duration::ZERO);
        self.sweep().await;
        Ok(())
    }

    pub(super) async fn forget_keys(&self) {
        if let Err(error) = self.writer.forget_keys(self.clock.now()).await {
            tracing::warn!(%error, "old keys could not be forgotten; trying again later");
        }
    }
}

async fn keep_replies(app: Arc<App>) {
    while let Some(replies) = app.replies.next() {
        app.write_replies(&replies).await;
        app.replies.kept(&replies);
    }
}

fn lost(key: &Key, before: Before) -> Failure {
    *key.hold() = Hold::Lost(before);
    Failure::Repeated
}
