//! What people are told of: marking it read, and forgetting it after a while.

use std::sync::Arc;

use super::{App, Call, Failure, allow, detached};
use crate::domain::actor::Action;

/// How long somebody can look back.
const KEPT_MILLIS: i64 = 90 * 86_400_000;
/// Places marked read at once.
pub const MARKED_MOST: usize = 100;

impl App {
    /// Marks these places of the log as read by the caller, or everything up to one; marking twice changes nothing.
    pub async fn read_notifications(self: &Arc<Self>, call: &Call, positions: Vec<i64>, upto: Option<i64>) -> Result<u64, Failure> {
        allow(&call.actor, Action::TakePart)?;
        let me = call.account()?;
        let app = self.clone();
        detached(async move { Ok(app.writer.read_notifications(me, &positions, upto, app.clock.now()).await?) }).await
    }

    pub(super) async fn forget_notifications(&self) {
        if let Err(error) = self.writer.forget_notifications(self.clock.now().plus_millis(-KEPT_MILLIS)).await {
            tracing::warn!(%error, "old notifications could not be forgotten; trying again later");
        }
    }
}
