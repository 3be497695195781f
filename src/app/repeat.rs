//! Requests that are sent again: the first reply once more, instead of doing twice what was asked once.

use super::{App, Call, Failure, Outcome};
use crate::{
    domain::{actor::Actor, id::AccountId},
    store::{
        StoreError,
        write::{Held, KeptReply, KeyClaim},
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

/// What stands under a key.
#[derive(Debug)]
pub enum Repetition {
    /// Go on, with this call.
    First(Call),
    /// Answered before: the same again.
    Answered(KeptReply),
    /// Another attempt is under way.
    UnderWay,
    /// The key belongs to another request.
    OtherRequest,
}

impl App {
    /// Looks a key up before a mutation runs. `fingerprint`: SHA-256 of operation and variables.
    pub async fn begin(&self, actor: &Actor, account: AccountId, request_id: &str, key: &str, fingerprint: &[u8]) -> Result<Repetition, Failure> {
        let now = self.clock.now();
        let claim = KeyClaim { account, key: key.to_owned(), attempt: self.mint.bits(now) };
        let (lease, expiry) = (now.plus_millis(LEASE_MILLIS), now.plus_millis(DAY_MILLIS));
        let held = match self.writer.hold_key(&claim, fingerprint, lease, expiry, now).await {
            Ok(held) => held,
            // another attempt was a moment faster
            Err(StoreError::Conflict) => return Ok(Repetition::UnderWay),
            Err(error) => return Err(error.into()),
        };
        let call = |done| Call::new(actor.clone(), request_id).under(claim.clone(), done);
        Ok(match held {
            Held::Ours => Repetition::First(call(None)),
            Held::Before(kept) if kept.fingerprint != fingerprint => Repetition::OtherRequest,
            Held::Before(kept) => match (kept.reply, kept.outcome.as_deref().and_then(Outcome::read)) {
                (Some(reply), _) => Repetition::Answered(reply),
                (None, Some(outcome)) if kept.lease_until <= now => Repetition::First(call(Some(outcome))),
                (None, _) => Repetition::UnderWay,
            },
        })
    }

    /// Keeps the reply for repetitions; None: it was a failure that may be tried again. Never stands in the way of the reply itself.
    pub async fn end(&self, claim: &KeyClaim, reply: Option<KeptReply>) {
        let reply = reply.filter(|reply| reply.body.len() <= REPLY_MOST);
        if let Err(error) = self.writer.release_key(claim, reply.as_ref(), self.clock.now()).await {
            tracing::warn!(%error, "a reply could not be kept for repetitions");
        }
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
