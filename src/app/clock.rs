//! Time and chance: the only two things the rules below never ask for themselves.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use rand::{RngCore, SeedableRng, rngs::StdRng};

use crate::domain::{
    content::ContentKind,
    id::{ContentId, Id, Named, uuid_v7},
    timestamp::Timestamp,
};

pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            .unwrap_or_else(|| Timestamp::from_millis(0).unwrap_or_else(|| unreachable!()))
    }
}

/// A clock that stands still until it is moved: for tests, and for seeding entries in the past.
pub struct FrozenClock {
    millis: AtomicI64,
}

impl FrozenClock {
    pub fn at(start: Timestamp) -> Self {
        Self { millis: AtomicI64::new(start.millis()) }
    }
    pub fn set(&self, moment: Timestamp) {
        self.millis.store(moment.millis(), Ordering::SeqCst);
    }
    pub fn advance_millis(&self, millis: i64) {
        self.millis.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for FrozenClock {
    fn now(&self) -> Timestamp {
        let millis = self.millis.load(Ordering::SeqCst);
        Timestamp::from_millis(millis).unwrap_or_else(|| unreachable!("a frozen clock is set from timestamps"))
    }
}

/// Where new ids and secrets come from.
pub struct Mint {
    random: Mutex<StdRng>,
}

impl Mint {
    /// Seeded by the operating system.
    pub fn from_system() -> Self {
        Self { random: Mutex::new(StdRng::from_os_rng()) }
    }

    /// The same ids and secrets every time: for tests only.
    pub fn seeded(seed: u64) -> Self {
        Self { random: Mutex::new(StdRng::seed_from_u64(seed)) }
    }

    pub fn bits(&self, now: Timestamp) -> u128 {
        let mut bytes = [0u8; 16];
        self.fill(&mut bytes);
        uuid_v7(now, u128::from_be_bytes(bytes))
    }

    pub fn id<T: Named>(&self, now: Timestamp) -> Id<T> {
        Id::from_bits(self.bits(now))
    }

    pub fn content_id(&self, kind: ContentKind, now: Timestamp) -> ContentId {
        ContentId::new(kind, self.bits(now))
    }

    pub fn fill(&self, bytes: &mut [u8]) {
        self.random.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}
