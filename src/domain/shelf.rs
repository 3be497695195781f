//! The shelf of a program: all of its versions that matter for the next step, at one moment.

use super::{
    actor::ProgramRole,
    id::{AccountId, ProgramId, VersionId},
    review::Claim,
    version::{RetirementCause, StateWord, Version, VersionNumber, VersionState},
};

/// A program as one caller meets it. Retired and suspended versions may be left out, except those that a step can still concern:
/// the previous release, and the version that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    pub program: ProgramId,
    /// Rises by exactly 1 with every event of the program.
    pub revision: i64,
    /// The caller's role in the program.
    pub role: Option<ProgramRole>,
    pub versions: Vec<Version>,
    /// The highest number ever given, deleted versions included: the next must be above it.
    pub highest: Option<VersionNumber>,
    /// Who submitted the open review, if there is one.
    pub submitter: Option<AccountId>,
    /// Who works on it.
    pub claim: Option<Claim>,
}

/// Uploads wait until they are submitted or deleted; more would hide the one that matters. The one that holds the slot may return
/// on top of them.
pub const DEVELOPMENT_MOST: usize = 20;

impl Shelf {
    pub fn version(&self, id: VersionId) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }

    fn in_state(&self, word: StateWord) -> impl Iterator<Item = &Version> {
        self.versions.iter().filter(move |version| version.state.word() == word)
    }

    pub fn released(&self) -> Option<&Version> {
        self.in_state(StateWord::Released).next()
    }

    pub fn gray(&self) -> Option<&Version> {
        self.in_state(StateWord::Gray).next()
    }

    /// The one version between development and release.
    pub fn holder(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.state.word().holds_slot())
    }

    pub fn in_development(&self) -> usize {
        self.in_state(StateWord::Development).count()
    }

    /// Where rolling back leads: the newest version that was published before `current` and has been superseded since. One that was
    /// rolled back, taken down or suspended is never a target.
    pub fn previous(&self, current: &Version) -> Option<&Version> {
        self.versions
            .iter()
            .filter(|it| matches!(it.state, VersionState::Retired { cause: RetirementCause::Superseded, .. }))
            .filter(|it| it.published_revision < current.published_revision)
            .max_by_key(|it| it.published_revision)
    }

    /// Every rule that this shelf breaks, in words: none, ever. The property tests ask after each step.
    pub fn flaws(&self) -> Vec<String> {
        let mut flaws = Vec::new();
        let slot: Vec<_> = self.versions.iter().filter(|it| it.state.word().holds_slot()).map(|it| it.number.to_string()).collect();
        if slot.len() > 1 {
            flaws.push(format!("more than one version holds the slot: {slot:?}"));
        }
        if self.in_state(StateWord::Released).count() > 1 {
            flaws.push("more than one version is released".to_owned());
        }
        // what was submitted may come back to a full bench: that is no upload
        if self.in_development() > DEVELOPMENT_MOST + 1 {
            flaws.push("too many versions are in development".to_owned());
        }
        let mut by_upload: Vec<_> = self.versions.iter().collect();
        by_upload.sort_by_key(|it| it.uploaded_revision);
        for pair in by_upload.windows(2) {
            if let [earlier, later] = pair
                && (earlier.number >= later.number || earlier.uploaded_revision == later.uploaded_revision)
            {
                flaws.push(format!("numbers do not rise: {} then {}", earlier.number, later.number));
            }
        }
        for version in &self.versions {
            if self.highest.is_none_or(|highest| version.number > highest) {
                flaws.push(format!("{} is above the highest number", version.number));
            }
            let live = matches!(version.state, VersionState::Released { .. } | VersionState::Retired { .. });
            if live && version.published_revision.is_none() {
                flaws.push(format!("{} was never published", version.number));
            }
            if version.published_revision.max(Some(version.uploaded_revision)).is_some_and(|at| at > self.revision) {
                flaws.push(format!("{} comes from the future", version.number));
            }
        }
        flaws
    }
}
