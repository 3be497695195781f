//! What people are told of: marking it read, and forgetting it after a while.

use std::sync::Arc;

use super::{App, Call, Failure, allow, detached};
use crate::domain::{actor::Action, id::AccountId, timestamp::Timestamp};

/// How long somebody can look back.
const KEPT_MILLIS: i64 = 90 * 86_400_000;
/// Everybody's are looked through once in so long.
const ROUND_MILLIS: i64 = 86_400_000;
/// Accounts looked at with one statement, and statements a minute: 5,000 accounts, in a moment.
const PIECE: u32 = 200;
const PIECES: u32 = 25;
/// Places marked read at once.
pub const MARKED_MOST: usize = 100;

/// A round of forgetting.
#[derive(Default)]
pub(super) struct Round {
    begun: Option<Timestamp>,
    /// The last account that was looked at; None: all were.
    behind: Option<AccountId>,
}

impl App {
    /// Marks these places of the log as read by the caller, or everything up to one; marking twice changes nothing.
    pub async fn read_notifications(self: &Arc<Self>, call: &Call, positions: Vec<i64>, upto: Option<i64>) -> Result<u64, Failure> {
        allow(&call.actor, Action::TakePart)?;
        let me = call.account()?;
        let app = self.clone();
        detached(async move { Ok(app.writer.read_notifications(me, &positions, upto, app.clock.now()).await?) }).await
    }

    /// Forgets what is too old, of some accounts at a time: there is no index by time, which each notification would pay for.
    pub(super) async fn forget_notifications(&self) {
        for _ in 0..PIECES {
            match self.forget_a_piece().await {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    tracing::warn!(?error, "old notifications could not be forgotten; trying again later");
                    break;
                }
            }
        }
    }

    /// False: everybody was looked at today.
    async fn forget_a_piece(&self) -> Result<bool, Failure> {
        let (now, mut round) = (self.clock.now(), self.forgetting.lock().await);
        if round.behind.is_none() && round.begun.is_some_and(|begun| now < begun.plus_millis(ROUND_MILLIS)) {
            return Ok(false);
        }
        let accounts = self.reader.accounts_behind(round.behind, PIECE).await?;
        let before = now.plus_millis(-KEPT_MILLIS);
        // the place finds them; a row of a clock that was slow can have any, so that their own time decides
        if let (Some(upto), false) = (self.reader.log_place(before).await?, accounts.is_empty()) {
            self.writer.forget_notifications(&accounts, upto, before).await?;
        }
        if round.behind.is_none() {
            round.begun = Some(now);
        }
        round.behind = accounts.last().copied().filter(|_| accounts.len() == PIECE as usize);
        Ok(round.behind.is_some())
    }
}
