//! Shelves at hand: a step is decided on what the step before it left, or on what the page showed that it was asked for from. All of a shelf but the claim of its
//! round follows from the program's revision, and no step is written but on the revision that it was decided on, and past no claim: what has gone stale
//! loses a race, and what is refused on a shelf at hand is decided afresh.

use std::sync::Arc;

use quick_cache::{Weighter, sync::Cache};

use crate::domain::{
    actor::ProgramRole,
    event::Record,
    id::{AccountId, ProgramId, VersionId},
    lifecycle::Change,
    shelf::Shelf,
    version::{StateWord, Version, VersionState},
};

/// Of all shelves that are kept, in memory.
const BYTES_MOST: u64 = 8 * 1024 * 1024;
/// Shelves, for there to be room from the beginning; and versions whose place is known.
const SHELVES: usize = 4_000;
const HOMES_MOST: usize = 20_000;
/// Whose role is kept with a shelf.
const CALLERS_MOST: usize = 8;
/// What a shelf takes by itself, with its place in the cache.
const PLACE: usize = size_of::<Known>() + 128;

/// A shelf, and the roles of those who met it.
struct Known {
    shelf: Shelf,
    roles: Vec<Role>,
}

type Role = (AccountId, Option<ProgramRole>);

impl Known {
    fn knows(&self, account: AccountId) -> bool {
        self.roles.iter().any(|(known, _)| *known == account)
    }
}

#[derive(Clone)]
struct Bytes;

impl Weighter<ProgramId, Arc<Known>> for Bytes {
    fn weight(&self, _: &ProgramId, known: &Arc<Known>) -> u64 {
        let texts = |version: &Version| version.description.capacity() + version.digest.capacity() + reason(&version.state);
        let versions = &known.shelf.versions;
        let room = versions.capacity() * size_of::<Version>() + known.roles.capacity() * size_of::<Role>();
        (PLACE + room + versions.iter().map(texts).sum::<usize>()) as u64
    }
}

fn reason(state: &VersionState) -> usize {
    if let VersionState::Suspended { reason, .. } = state { reason.capacity() } else { 0 }
}

/// What is known of programs, and where versions stand.
pub(super) struct Shelves {
    known: Cache<ProgramId, Arc<Known>, Bytes>,
    homes: Cache<VersionId, ProgramId>,
}

impl Default for Shelves {
    fn default() -> Self {
        Self { known: Cache::with_weighter(SHELVES, BYTES_MOST, Bytes), homes: Cache::new(HOMES_MOST) }
    }
}

impl Shelves {
    /// The shelf that a version stands on, as `caller` meets it.
    pub(super) fn of(&self, version: VersionId, caller: AccountId) -> Option<Shelf> {
        let known = self.known.get(&self.homes.get(&version)?)?;
        let (_, role) = known.roles.iter().find(|(account, _)| *account == caller)?;
        known.shelf.version(version)?;
        Some(Shelf { role: *role, ..known.shelf.clone() })
    }

    /// Keeps what `caller` was shown.
    pub(super) fn note(&self, shelf: &Shelf, caller: AccountId) {
        let mut roles = Vec::new();
        match self.known.get(&shelf.program) {
            Some(known) if known.shelf.revision > shelf.revision || known.shelf.revision == shelf.revision && known.knows(caller) => return,
            Some(known) if known.shelf.revision == shelf.revision => roles = known.roles.clone(),
            _ => {}
        }
        for version in &shelf.versions {
            self.homes.insert(version.id, shelf.program);
        }
        self.keep(shelf.clone(), roles, caller);
    }

    /// Keeps what a step left that `caller` has taken on this shelf.
    pub(super) fn left(&self, mut shelf: Shelf, change: &Change, caller: AccountId) {
        let roles = match self.known.get(&shelf.program) {
            // a step of a version moves nobody
            Some(known) if known.shelf.revision == shelf.revision => known.roles.clone(),
            Some(known) if known.shelf.revision > shelf.revision => return,
            _ => Vec::new(),
        };
        change.leave(&mut shelf);
        let subject = change.version().map(|version| version.id);
        if let Some(subject) = subject {
            self.homes.insert(subject, shelf.program);
        }
        // what is over is brought along when somebody asks about it
        shelf.versions.retain(|version| version.state.word() != StateWord::Retired || Some(version.id) == subject);
        self.keep(shelf, roles, caller);
    }

    fn keep(&self, mut shelf: Shelf, mut roles: Vec<Role>, caller: AccountId) {
        let role = shelf.role.take();
        roles.retain(|(account, _)| *account != caller);
        roles.truncate(CALLERS_MOST - 1);
        roles.insert(0, (caller, role));
        self.known.insert(shelf.program, Arc::new(Known { shelf, roles }));
    }

    /// A row of the log: a shelf from before it is over.
    pub(super) fn hear(&self, record: &Record) {
        if let (Some(program), Some(sequence)) = (record.program, record.sequence)
            && self.known.get(&program).is_some_and(|known| known.shelf.revision < sequence)
        {
            self.forget(program);
        }
    }

    pub(super) fn forget(&self, program: ProgramId) {
        self.known.remove(&program);
    }
}
