//! Categories and tags at hand: a few hundred, in nearly every list, and rarely changed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    domain::published::LabelKind,
    store::{
        StoreResult,
        pulse::Pulse,
        read::{LabelView, Reader},
    },
};

/// All of them, of one moment: in their order, and by id.
#[derive(Default)]
pub(super) struct Labels(Vec<LabelView>, HashMap<(LabelKind, u128), usize>);

impl Labels {
    pub(super) fn get(&self, kind: LabelKind, id: u128) -> Option<&LabelView> {
        self.0.get(*self.1.get(&(kind, id))?)
    }

    pub(super) fn all(&self, kind: LabelKind) -> impl Iterator<Item = &LabelView> {
        self.0.iter().filter(move |label| label.kind == kind)
    }
}

/// The last that were read, and the count of changes they were read under.
#[derive(Default)]
pub(in crate::gateway) struct Shelf(Mutex<Option<(u64, Arc<Labels>)>>);

impl Shelf {
    /// As they are now: from memory, if none was changed since.
    pub(super) async fn labels(&self, reader: &Reader, pulse: &Pulse) -> StoreResult<Arc<Labels>> {
        let count = pulse.labels();
        if pulse.hears()
            && let Some((read, labels)) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && *read == count
        {
            return Ok(labels.clone());
        }
        let labels = reader.labels().await?;
        let places = labels.iter().enumerate().map(|(place, label)| ((label.kind, label.id), place)).collect();
        let labels = Arc::new(Labels(labels, places));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((count, labels.clone()));
        Ok(labels)
    }
}
