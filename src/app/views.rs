//! Counting reads of news: in memory, written down in batches, so that a read never writes a row.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use super::{App, Failure};
use crate::domain::{content::ContentKind, id::ContentId};

/// Seconds between two writes; what a crash loses at most.
pub(super) const FLUSH_EVERY_TICKS: u32 = 10;
/// So many different news between two writes are counted; views of further ones are lost (hundreds of kB of memory at most).
const NEWS_MOST: usize = 10_000;

#[derive(Default)]
pub(super) struct Counter {
    counted: Mutex<HashMap<u128, u32>>,
}

impl Counter {
    fn add(&self, id: u128, views: u32) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() < NEWS_MOST || counted.contains_key(&id) {
            let count = counted.entry(id).or_default();
            *count = count.saturating_add(views);
        }
    }

    fn take(&self) -> HashMap<u128, u32> {
        std::mem::take(&mut *self.counted.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl App {
    /// A piece was read so many times. Only news are counted.
    pub fn count_views(&self, id: ContentId, views: u32) {
        if id.kind == ContentKind::News {
            self.views.add(id.bits(), views);
        }
    }

    /// Writes what was counted; on failure it stays counted. Also called once on the way out.
    pub async fn flush_views(&self) -> Result<(), Failure> {
        let views = self.views.take();
        let written = self.writer.add_views(&views, self.clock.now()).await;
        if written.is_err() {
            views.into_iter().for_each(|(id, count)| self.views.add(id, count));
        }
        Ok(written?)
    }
}
