//! Categories and tags at hand: a few hundred, in nearly every list, and rarely changed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    domain::id::{CapabilityCategory, Named, NewsCategory, Tag},
    store::{
        StoreResult,
        pulse::Pulse,
        read::{AnyLabel, LabelSort, Reader},
    },
};

/// All of them, of one moment.
#[derive(Default)]
pub(super) struct Labels(HashMap<(LabelSort, u128), AnyLabel>);

impl Labels {
    pub(super) fn get(&self, sort: LabelSort, id: u128) -> Option<&AnyLabel> {
        self.0.get(&(sort, id))
    }
}

pub(super) trait Prefixed {
    fn prefix(self) -> &'static str;
}

impl Prefixed for LabelSort {
    fn prefix(self) -> &'static str {
        match self {
            Self::NewsCategory => NewsCategory::PREFIX,
            Self::CapabilityCategory => CapabilityCategory::PREFIX,
            Self::Tag => Tag::PREFIX,
        }
    }
}

/// The last that were read, and the count of changes they were read under.
#[derive(Default)]
pub(in crate::gateway) struct Shelf(Mutex<Option<(u64, Arc<Labels>)>>);

impl Shelf {
    /// As they are now: from memory, if none was changed since.
    pub(super) async fn labels(&self, reader: &Reader, pulse: &Pulse) -> StoreResult<Arc<Labels>> {
        let count = pulse.labels();
        if pulse.hears() {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((read, labels)) = &*kept
                && *read == count
            {
                return Ok(labels.clone());
            }
        }
        let read = reader.labels().await?.into_iter().map(|label| ((label.sort, label.id), label)).collect();
        let labels = Arc::new(Labels(read));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((count, labels.clone()));
        Ok(labels)
    }
}
