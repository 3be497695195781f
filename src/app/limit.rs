//! Turns that are counted for all instances together.

use super::{App, Failure};
use crate::domain::quota::Quota;

impl App {
    /// Takes a turn, or says when there is one again.
    pub(super) async fn take_turn(&self, quota: Quota, who: &str) -> Result<(), Failure> {
        match self.writer.take_turn(quota, who, self.clock.now()).await? {
            None => Ok(()),
            Some(seconds) => Err(Failure::RateLimited { seconds }),
        }
    }
}
