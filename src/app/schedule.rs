//! What the clock does: entries whose time has come go out by themselves.

use std::{sync::Arc, time::Duration};

use super::{App, Failure};
use crate::{
    domain::{
        content::{EditStep, decide},
        event::{Doer, EventKind},
        refusal::Refusal,
    },
    store::{StoreError, write::Seal},
};

/// How late a scheduled entry may go out.
const TICK: Duration = Duration::from_secs(1);

/// How many ticks lie between two looks for lapsed uploads, bytes nobody knows, and old keys.
const SWEEP_EVERY_TICKS: u32 = 60;

impl App {
    /// Releases every entry that is due and answers how many went out. Safe to call from any number of instances at once: the
    /// change is written only if the entry still stands as it was read.
    pub async fn release_due(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let mut released = 0;
        for id in self.reader.due(now).await? {
            // one entry that cannot be read or written must not hold up the others
            let view = match self.reader.entry(id).await {
                Ok(Some(view)) => view,
                Ok(None) => continue,
                Err(error) => {
                    tracing::error!(entry = %id, %error, "a scheduled entry could not be read; trying again");
                    continue;
                }
            };
            let change = match decide(&view.entry, EditStep::Release, now) {
                Ok(change) => change,
                // another instance was faster
                Err(Refusal::WrongState { .. }) => continue,
                Err(refusal) => {
                    tracing::error!(entry = %id, ?refusal, "a scheduled entry cannot go out; unschedule or mend it");
                    continue;
                }
            };
            let note = self.edited(EventKind::ContentPublished, &view.entry, Doer::SERVER, now);
            match self.writer.change_entry(&view.entry, &change, &note, &Seal::default(), "").await {
                Ok(()) => {
                    released += 1;
                    tracing::info!(content = %view.entry.id, "scheduled content is live");
                }
                Err(StoreError::Conflict) => {}
                Err(error) => tracing::error!(entry = %id, %error, "a scheduled entry could not be written; trying again"),
            }
        }
        Ok(released)
    }

    /// Runs for ever: releases what is due each second, and writes counted views down now and then.
    pub async fn run_clockwork(self: Arc<Self>) {
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut turn: u32 = 0;
        loop {
            tick.tick().await;
            turn = turn.wrapping_add(1);
            if let Err(error) = self.release_due().await {
                tracing::error!(?error, "could not look for scheduled content; trying again in a second");
            }
            if turn.is_multiple_of(SWEEP_EVERY_TICKS) {
                self.sweep().await;
            }
            if turn.is_multiple_of(super::views::FLUSH_EVERY_TICKS) {
                if let Err(error) = self.flush_views().await {
                    tracing::warn!(?error, "views could not be written; they are kept for the next time");
                }
                if let Err(error) = self.flush_uses().await {
                    tracing::warn!(?error, "the last uses of credentials could not be written");
                }
            }
        }
    }
}
