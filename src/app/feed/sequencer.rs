//! The sequencer: gives every row of the log its place, after its commit. Each instance stamps when it has written, and each second
//! looks for what one that died left behind; a lock lets one at a time. There is no leader to lose.

use std::time::Duration;

use super::{PAUSE, POLL, STUCK};
use crate::{
    app::Failure,
    store::{
        Bell, Wire,
        write::{STAMPED_MOST, Stamped, Writer},
    },
};

/// Before asking again whether another instance is done stamping.
const BUSY: Duration = Duration::from_millis(3);
/// Between two turns: a turn costs the same for one row and for many, and those that were written meanwhile share the next.
const BREATH: Duration = Duration::from_millis(5);

/// Stamps for ever: when the bell rings, and each second.
pub(super) async fn run(stamper: &Writer, wire: Option<&Wire>, bell: &Bell) {
    let mut written = bell.written();
    loop {
        match tokio::time::timeout(STUCK, stamp_all(stamper, bell)).await.unwrap_or(Err(Failure::Busy)) {
            // many commits are told by one notification: those that came meanwhile were stamped in the same turn
            Ok(true) => {
                if let Some(wire) = wire
                    && let Err(error) = wire.tell().await
                {
                    tracing::warn!(%error, "the other instances could not be told; they look for themselves within a second");
                }
                tokio::time::sleep(BREATH).await;
            }
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(?error, "the log cannot be stamped; trying again");
                tokio::time::sleep(PAUSE).await;
            }
        }
        let _ = tokio::time::timeout(POLL, written.changed()).await;
    }
}

/// Stamps whatever waits for it; true if there was anything.
pub(super) async fn stamp_all(stamper: &Writer, bell: &Bell) -> Result<bool, Failure> {
    let mut any = false;
    loop {
        match stamper.stamp().await? {
            Stamped::Busy => tokio::time::sleep(BUSY).await,
            Stamped::Rows(0) => return Ok(any),
            Stamped::Rows(rows) => {
                any = true;
                bell.ring_stamped();
                if rows < STAMPED_MOST {
                    return Ok(any);
                }
            }
        }
    }
}
