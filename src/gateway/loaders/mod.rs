//! Look-ups without N+1: tiny key types over one reader, batched by letting the other resolvers of the same level run first.
//! Made per request and forgetting at once, so that nothing is shared between callers and nothing goes stale.

mod content;
mod people;
mod version;

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
    future::Future,
    hash::Hash,
    marker::PhantomData,
    sync::{Arc, OnceLock},
};

use dataloader::{BatchFn, non_cached::Loader};

use super::fault::Fault;
use crate::{
    domain::{
        id::{AccountId, CapabilityCategoryId, EntryId, NewsCategoryId, ProgramId, ReviewId, VersionId},
        published::{Capability, Case, News, Video},
    },
    store::{StoreError, StoreResult, read::Reader},
};
pub(super) use content::{Links, Live, NamedBy, TagsOf};
pub(super) use people::{InvitationsOf, LogoOf, MembersOf};
pub(super) use version::{DeskOf, EarlierThan, LiveVersionsOf, PackageOf, ShelfOf, States, TimelineOf, VersionPageOf};

/// A look-up, and how many of them are answered at once.
pub(in crate::gateway) trait Key: Copy + Eq + Hash + Debug + Send + Sync + 'static {
    type Value: Clone + Send + Sync + 'static;
    fn fetch(reader: &Reader, keys: &[Self]) -> impl Future<Output = StoreResult<HashMap<Self, Self::Value>>> + Send;
}

type Loaded<K> = Result<Option<<K as Key>::Value>, Arc<StoreError>>;

/// Answers a batch of one sort of key.
pub(in crate::gateway) struct Fetch<K>(Reader, PhantomData<K>);

impl<K: Key> BatchFn<K, Loaded<K>> for Fetch<K> {
    async fn load(&mut self, keys: &[K]) -> HashMap<K, Loaded<K>> {
        match K::fetch(&self.0, keys).await {
            Ok(mut found) => keys.iter().map(|key| (*key, Ok(found.remove(key)))).collect(),
            Err(error) => {
                let error = Arc::new(error);
                keys.iter().map(|key| (*key, Err(error.clone()))).collect()
            }
        }
    }
}

/// How often a look-up steps aside before it asks the database: once is enough for all resolvers of a level to put their keys
/// in, since they are polled in one pass; a second time covers lists that the executor polls in parts.
const YIELDS: usize = 2;
/// Keys per statement.
const BATCH_MOST: usize = 1_000;

macro_rules! loaders {
    ($($field:ident: $key:ty),* $(,)?) => {
        /// All look-ups of one request, each made when it is first used.
        pub(in crate::gateway) struct Loaders {
            reader: Reader,
            $($field: OnceLock<Box<Loader<$key, Loaded<$key>, Fetch<$key>>>>,)*
        }

        impl Loaders {
            pub(in crate::gateway) fn new(reader: &Reader) -> Self {
                Self { reader: reader.clone(), $($field: OnceLock::new(),)* }
            }
        }

        $(impl Looked for $key {
            fn loader(loaders: &Loaders) -> &Loader<Self, Loaded<Self>, Fetch<Self>> {
                loaders.$field.get_or_init(|| {
                    Box::new(Loader::new(Fetch(loaders.reader.clone(), PhantomData)).with_yield_count(YIELDS).with_max_batch_size(BATCH_MOST))
                })
            }
        })*
    };
}

/// A key that has its loader.
pub(in crate::gateway) trait Looked: Key {
    fn loader(loaders: &Loaders) -> &Loader<Self, Loaded<Self>, Fetch<Self>>;
}

loaders! {
    accounts: AccountId,
    programs: ProgramId,
    members: MembersOf,
    invitations: InvitationsOf,
    logos: LogoOf,
    versions: VersionId,
    live_versions: LiveVersionsOf,
    version_pages: VersionPageOf,
    timelines: TimelineOf,
    packages: PackageOf,
    reviews: ReviewId,
    earlier_reviews: EarlierThan,
    shelves: ShelfOf,
    desks: DeskOf,
    entries: EntryId,
    news_categories: NewsCategoryId,
    capability_categories: CapabilityCategoryId,
    tags: TagsOf,
    news: Live<News>,
    cases: Live<Case>,
    videos: Live<Video>,
    capabilities: Live<Capability>,
    links_to_news: Links<News>,
    links_to_capabilities: Links<Capability>,
    named_by_news: NamedBy<News>,
    named_by_cases: NamedBy<Case>,
    named_by_videos: NamedBy<Video>,
}

impl Loaders {
    /// None when there is no such thing, or the caller would not see it anyway.
    pub(in crate::gateway) async fn load<K: Looked>(&self, key: K) -> Result<Option<K::Value>, Fault> {
        match K::loader(self).try_load(key).await {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => Err(match error.as_ref() {
                StoreError::Unavailable(cause) => StoreError::Unavailable(cause.clone()).into(),
                other => Fault::Internal(other.to_string()),
            }),
            Err(error) => Err(Fault::Internal(error.to_string())),
        }
    }
}

/// Keys that can share a statement; in one request mostly a single group.
fn grouped<K: Copy, G: Ord>(keys: &[K], group: impl Fn(&K) -> G) -> BTreeMap<G, Vec<K>> {
    let mut groups: BTreeMap<G, Vec<K>> = BTreeMap::new();
    for key in keys {
        groups.entry(group(key)).or_default().push(*key);
    }
    groups
}

#[cfg(test)]
mod tests {
    use std::{sync::Mutex, time::Duration};

    use super::*;

    /// Answers each key with itself, and notes how many keys came at once.
    struct Echo(Batches);

    impl BatchFn<u32, u32> for Echo {
        async fn load(&mut self, keys: &[u32]) -> HashMap<u32, u32> {
            self.0.lock().unwrap().push(keys.len());
            keys.iter().map(|key| (*key, *key)).collect()
        }
    }

    type Batches = Arc<Mutex<Vec<usize>>>;

    fn echo() -> (Loader<u32, u32, Echo>, Batches) {
        let batches = Batches::default();
        (Loader::new(Echo(batches.clone())).with_yield_count(YIELDS).with_max_batch_size(BATCH_MOST), batches)
    }

    #[tokio::test(start_paused = true)]
    async fn a_lone_key_waits_for_no_timer() {
        let started = tokio::time::Instant::now();
        let (loader, _) = echo();
        for level in 0..5 {
            loader.load(level).await;
        }
        // with a frozen clock, waiting for any timer at all would move it
        assert_eq!(started.elapsed(), Duration::ZERO);
    }

    #[tokio::test]
    async fn all_keys_of_a_level_share_one_batch() {
        for count in [2, 30, 31, 100, 400] {
            let (loader, batches) = echo();
            // as the executor does: a list of items, each with its fields
            let items = (0..count).map(|key| {
                let loader = &loader;
                async move { futures_util::future::join_all([loader.load(2 * key), loader.load(2 * key + 1)]).await }
            });
            futures_util::future::try_join_all(items.map(|item| async move { Ok::<_, ()>(item.await) })).await.unwrap();
            assert_eq!(*batches.lock().unwrap(), [2 * count as usize], "{count} items");
        }
    }
}
