//! What has changed, as far as this process knows: counters that rise with each row of the log that matters to something kept in memory. What this process
//! commits is counted before its caller is answered; what others commit, when the feed reads it.

use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use crate::domain::{event::EventKind, id::ProgramId};

/// Programs that share a counter are looked up once more than they need to be.
const PROGRAMS: usize = 4096;
/// Whoever has not read the log to its end for so long does not know what others did.
const HEARD: Duration = Duration::from_secs(3);

/// The counters of one process.
pub struct Pulse {
    began: Instant,
    /// Milliseconds after the beginning when the log was last read to its end; 0: it never was.
    heard: AtomicU64,
    rights: AtomicU64,
    labels: AtomicU64,
    content: AtomicU64,
    programs: Vec<AtomicU64>,
}

impl Default for Pulse {
    fn default() -> Self {
        Self {
            began: Instant::now(),
            heard: AtomicU64::new(0),
            rights: AtomicU64::new(0),
            labels: AtomicU64::new(0),
            content: AtomicU64::new(0),
            programs: (0..PROGRAMS).map(|_| AtomicU64::new(0)).collect(),
        }
    }
}

impl Pulse {
    /// A row of the log.
    pub fn beat(&self, kind: EventKind, program: Option<ProgramId>) {
        if EventKind::RIGHTS.contains(&kind) {
            self.rights.fetch_add(1, Ordering::AcqRel);
        }
        if kind == EventKind::LabelSaved {
            self.labels.fetch_add(1, Ordering::AcqRel);
        }
        if kind.is_editorial() {
            self.content.fetch_add(1, Ordering::AcqRel);
        }
        if let Some(program) = program.filter(|_| kind.is_step()) {
            self.of(program).fetch_add(1, Ordering::AcqRel);
        }
    }

    /// The log was read to its end, from this moment on.
    pub fn hear(&self, begun: Instant) {
        self.heard.store(millis(begun.saturating_duration_since(self.began)).max(1), Ordering::Release);
    }

    /// Whether what others do is heard of: only then may anything be kept in memory.
    pub fn hears(&self) -> bool {
        let heard = self.heard.load(Ordering::Acquire);
        heard > 0 && millis(self.began.elapsed()).saturating_sub(heard) < millis(HEARD)
    }

    /// Rises when somebody may stand for something else than before. Whoever keeps what they read notes this before they read.
    pub fn rights(&self) -> u64 {
        self.rights.load(Ordering::Acquire)
    }

    /// Rises when a category or tag is added or renamed.
    pub fn labels(&self) -> u64 {
        self.labels.load(Ordering::Acquire)
    }

    /// Rises with whatever editors do, labels included.
    pub fn content(&self) -> u64 {
        self.content.load(Ordering::Acquire)
    }

    /// Rises with each step of a program.
    pub fn program(&self, id: ProgramId) -> u64 {
        self.of(id).load(Ordering::Acquire)
    }

    fn of(&self, program: ProgramId) -> &AtomicU64 {
        let mut hasher = DefaultHasher::new();
        program.hash(&mut hasher);
        &self.programs[usize::try_from(hasher.finish() % PROGRAMS as u64).unwrap_or_default()]
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_heard_before_the_log_was_read() {
        let pulse = Pulse::default();
        assert!(!pulse.hears());
        pulse.hear(Instant::now());
        assert!(pulse.hears());
    }

    #[test]
    fn each_kind_is_counted_where_something_rests_on_it() {
        let (pulse, program) = (Pulse::default(), ProgramId::from_bits(7));
        let before = (pulse.program(program), pulse.rights());
        pulse.beat(EventKind::VersionRolledBack, Some(program));
        assert_eq!((pulse.program(program), pulse.rights()), (before.0 + 1, before.1));
        pulse.beat(EventKind::RoleWithdrawn, None);
        assert_eq!((pulse.program(program), pulse.rights()), (before.0 + 1, before.1 + 1));
        let content = pulse.content();
        for kind in [EventKind::ContentPublished, EventKind::ContentArchived, EventKind::ContentPinned, EventKind::ContentUnpinned, EventKind::LabelSaved] {
            pulse.beat(kind, None);
        }
        assert_eq!(pulse.content(), content + 5);
        // a claim of a review moves nothing
        pulse.beat(EventKind::ReviewClaimed, Some(program));
        assert_eq!(pulse.program(program), before.0 + 1);
    }
}
