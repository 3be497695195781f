//! Keys of versions: by id, by program, with their packages, reviews, events, and what can be done with them.

use std::{collections::HashMap, sync::Arc};

use super::{Key, grouped};
use crate::{
    domain::{
        id::{AccountId, ProgramId, ReviewId, VersionId},
        page::{Page, Window},
        review::Review,
        shelf::Shelf,
        submission::Desk,
        version::{StateWord, Version},
    },
    store::{
        StoreResult,
        read::{EventView, PackageView, Reader},
    },
};

/// The versions of a program that hold its slot or are released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct LiveVersionsOf(pub(in crate::gateway) ProgramId);

/// A window on the versions of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct VersionPageOf {
    pub(in crate::gateway) program: ProgramId,
    pub(in crate::gateway) states: States,
    pub(in crate::gateway) window: Window,
}

/// A set of states, small enough for a key; the empty one means all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct States(u16);

impl States {
    pub(in crate::gateway) fn of(states: &[StateWord]) -> Self {
        Self(states.iter().fold(0, |set, state| set | 1 << *state as u16))
    }
    pub(in crate::gateway) fn words(self) -> Vec<StateWord> {
        StateWord::ALL.into_iter().filter(|state| self.0 >> *state as u16 & 1 == 1).collect()
    }
}

/// The last hundred events of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct TimelineOf(pub(in crate::gateway) VersionId);

/// A package by its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct PackageOf([u8; 32]);

impl PackageOf {
    /// None for what is no digest in hex.
    pub(in crate::gateway) fn parse(digest: &str) -> Option<Self> {
        let mut bytes = [0u8; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digest.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        (digest.len() == 64).then_some(Self(bytes))
    }
    fn hex(self) -> String {
        crate::domain::log::hex(&self.0)
    }
}

/// The rounds of review before one, of the same program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct EarlierThan {
    pub(in crate::gateway) review: ReviewId,
    pub(in crate::gateway) most: u32,
}

/// The shelf of a program as the viewer meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct ShelfOf {
    pub(in crate::gateway) program: ProgramId,
    pub(in crate::gateway) viewer: Option<AccountId>,
}

/// What a submission by the viewer would be decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct DeskOf {
    pub(in crate::gateway) program: ProgramId,
    pub(in crate::gateway) viewer: Option<AccountId>,
}

impl Key for VersionId {
    type Value = Version;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Version>> {
        reader.versions(keys).await
    }
}

impl Key for LiveVersionsOf {
    type Value = Vec<Version>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Version>>> {
        let ids: Vec<ProgramId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.live_versions(&ids).await?.into_iter().map(|(id, found)| (Self(id), found)).collect())
    }
}

impl Key for VersionPageOf {
    type Value = Page<Version>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Page<Version>>> {
        let mut answer = HashMap::new();
        // all programs of a list are asked for the same window: one statement
        for (_, keys) in grouped(keys, |key| (key.states.0, format!("{:?}", key.window))) {
            let Some(Self { states, window, .. }) = keys.first().copied() else { continue };
            let ids: Vec<ProgramId> = keys.iter().map(|key| key.program).collect();
            let found = reader.version_pages(&ids, &states.words(), &window).await?;
            answer.extend(found.into_iter().map(|(program, page)| (Self { program, states, window }, page)));
        }
        Ok(answer)
    }
}

impl Key for TimelineOf {
    type Value = Vec<EventView>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<EventView>>> {
        let ids: Vec<VersionId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.timelines(&ids).await?.into_iter().map(|(id, found)| (Self(id), found)).collect())
    }
}

impl Key for PackageOf {
    type Value = Arc<PackageView>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Arc<PackageView>>> {
        let digests: Vec<String> = keys.iter().map(|key| key.hex()).collect();
        Ok(reader.packages(&digests).await?.into_iter().filter_map(|found| Some((Self::parse(&found.digest)?, Arc::new(found)))).collect())
    }
}

impl Key for ReviewId {
    type Value = Review;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Review>> {
        reader.reviews(keys).await
    }
}

impl Key for EarlierThan {
    type Value = Vec<Review>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Review>>> {
        let mut answer = HashMap::new();
        for (most, keys) in grouped(keys, |key| key.most) {
            let ids: Vec<ReviewId> = keys.iter().map(|key| key.review).collect();
            answer.extend(reader.earlier_reviews(&ids, most).await?.into_iter().map(|(review, found)| (Self { review, most }, found)));
        }
        Ok(answer)
    }
}

impl Key for ShelfOf {
    type Value = Shelf;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Shelf>> {
        let mut answer = HashMap::new();
        for (viewer, keys) in grouped(keys, |key| key.viewer) {
            let ids: Vec<ProgramId> = keys.iter().map(|key| key.program).collect();
            answer.extend(reader.shelves(&ids, viewer, None).await?.into_iter().map(|(program, shelf)| (Self { program, viewer }, shelf)));
        }
        Ok(answer)
    }
}

impl Key for DeskOf {
    type Value = Desk;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Desk>> {
        let mut answer = HashMap::new();
        for (viewer, keys) in grouped(keys, |key| key.viewer) {
            let ids: Vec<ProgramId> = keys.iter().map(|key| key.program).collect();
            answer.extend(reader.desks(&ids, viewer).await?.into_iter().map(|(program, desk)| (Self { program, viewer }, desk)));
        }
        Ok(answer)
    }
}
