//! The keys of an issuer: fetched when they are needed, kept for a while, and longer when the issuer cannot be asked.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use super::web::{Unheard, ask, client, is_permitted};
use crate::{
    app::{Failure, detached},
    domain::{
        jwt::{Key, read_keys},
        timestamp::Timestamp,
    },
};

/// Keys are as good as new for so long.
const KEPT_MILLIS: i64 = 10 * 60_000;
/// They are good for so long when the issuer cannot be asked.
const STALE_MILLIS: i64 = 6 * 3_600_000;
/// Between two questions to an issuer, whatever strangers send.
pub(super) const FLOOR_MILLIS: i64 = 30_000;
/// Who may wait for an answer of the issuer at once; each holds a turn of the server.
pub(super) const WAITING_MOST: usize = 16;

/// Where the keys of an issuer are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// A JWKS over https, or over http on this machine.
    Address(String),
    /// A file that holds one.
    File(PathBuf),
}

impl KeySource {
    /// None for an address that may not be asked.
    pub fn parse(text: &str) -> Option<Self> {
        if text.contains("://") { is_permitted(text).then(|| Self::Address(text.to_owned())) } else { Some(Self::File(text.into())) }
    }

    async fn fetch(&self) -> Result<Vec<Key>, Unheard> {
        let bytes = match self {
            Self::Address(address) => ask(client()?.get(address)).await?,
            Self::File(path) => tokio::fs::read(path).await?,
        };
        read_keys(&bytes).ok_or(Unheard::Unreadable("it is no set of keys"))
    }
}

#[derive(Default)]
struct Known {
    keys: Arc<Vec<Key>>,
    fetched_at: Option<Timestamp>,
    asked_at: Option<Timestamp>,
}

impl Known {
    fn younger_than(&self, millis: i64, now: Timestamp) -> bool {
        self.fetched_at.is_some_and(|at| now < at.plus_millis(millis))
    }

    fn may_ask(&self, now: Timestamp) -> bool {
        self.asked_at.is_none_or(|at| at.plus_millis(FLOOR_MILLIS) <= now)
    }
}

/// The keys of one issuer, as far as they are known.
pub(super) struct KeyRing {
    source: KeySource,
    known: Arc<Mutex<Known>>,
    /// Held by whoever asks the issuer.
    asking: Arc<tokio::sync::Mutex<()>>,
    /// For those who wait for the answer.
    waiting: tokio::sync::Semaphore,
}

impl KeyRing {
    pub(super) fn new(source: KeySource) -> Self {
        Self { source, known: Arc::default(), asking: Arc::default(), waiting: tokio::sync::Semaphore::new(WAITING_MOST) }
    }

    /// The keys, fetched afresh if they are old, or if `enough` is not among them. `Busy`: there are none, and none can be had.
    pub(super) async fn with(&self, enough: impl Fn(&[Key]) -> bool + Send + Sync, now: Timestamp) -> Result<Arc<Vec<Key>>, Failure> {
        if let Some(keys) = self.fresh(&enough, now) {
            return Ok(keys);
        }
        let turn = match self.asking.clone().try_lock_owned() {
            Ok(turn) => turn,
            // somebody is asking: what is old is still better than waiting
            Err(_) => match self.usable(now) {
                Some(keys) if enough(&keys) => return Ok(keys),
                _ => {
                    // strangers make up names of keys: not everybody may wait
                    let _place = self.waiting.try_acquire().map_err(|_| Failure::Busy)?;
                    self.asking.clone().lock_owned().await
                }
            },
        };
        // it may have been done while this waited
        if let Some(keys) = self.fresh(&enough, now) {
            return Ok(keys);
        }
        if self.look(|known| known.may_ask(now)) {
            self.look(|known| known.asked_at = Some(now));
            let (source, known) = (self.source.clone(), self.known.clone());
            // to its end, whoever is gone by then: the issuer is not asked again for a while
            let asking = async move {
                let _turn = turn;
                match source.fetch().await {
                    Ok(keys) => locked(&known, |known| (known.keys, known.fetched_at) = (Arc::new(keys), Some(now))),
                    Err(error) => tracing::warn!(%error, ?source, "the keys of an issuer could not be fetched"),
                }
                Ok(())
            };
            detached(asking).await?;
        }
        self.usable(now).ok_or(Failure::Busy)
    }

    fn look<T>(&self, with: impl FnOnce(&mut Known) -> T) -> T {
        locked(&self.known, with)
    }

    fn fresh(&self, enough: impl Fn(&[Key]) -> bool, now: Timestamp) -> Option<Arc<Vec<Key>>> {
        self.look(|known| known.younger_than(KEPT_MILLIS, now).then(|| known.keys.clone())).filter(|keys| enough(keys))
    }

    fn usable(&self, now: Timestamp) -> Option<Arc<Vec<Key>>> {
        self.look(|known| known.younger_than(STALE_MILLIS, now).then(|| known.keys.clone()))
    }
}

fn locked<T>(known: &Mutex<Known>, with: impl FnOnce(&mut Known) -> T) -> T {
    with(&mut known.lock().unwrap_or_else(PoisonError::into_inner))
}
