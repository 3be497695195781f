//! Look-ups without N+1: tiny key types over one reader, batched by letting the other resolvers of the same level run first.
//! Made per request and forgetting at once, so that nothing is shared between callers and nothing goes stale.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
    future::Future,
    hash::Hash,
    marker::PhantomData,
    sync::Arc,
};

use dataloader::{BatchFn, non_cached::Loader};

use super::fault::Fault;
use crate::{
    domain::{
        document::LinkField,
        id::{AccountId, CapabilityCategoryId, EntryId, NewsCategoryId, ProgramId},
        person::{Account, Member, Program},
        published::{Capability, CapabilityCategory, Case, News, NewsCategory, Tag, Video},
    },
    store::{
        StoreError, StoreResult,
        read::{EntryView, Fields, Reader, Stored},
    },
};

/// A look-up, and how many of them are answered at once.
pub(super) trait Key: Copy + Eq + Hash + Debug + Send + Sync + 'static {
    type Value: Clone + Send + Sync + 'static;
    fn fetch(reader: &Reader, keys: &[Self]) -> impl Future<Output = StoreResult<HashMap<Self, Self::Value>>> + Send;
}

type Loaded<K> = Result<Option<<K as Key>::Value>, Arc<StoreError>>;

/// Answers a batch of one sort of key.
pub(super) struct Fetch<K>(Reader, PhantomData<K>);

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
        /// All look-ups of one request.
        pub(super) struct Loaders {
            $($field: Loader<$key, Loaded<$key>, Fetch<$key>>,)*
        }

        impl Loaders {
            pub(super) fn new(reader: &Reader) -> Self {
                Self { $($field: Loader::new(Fetch(reader.clone(), PhantomData)).with_yield_count(YIELDS).with_max_batch_size(BATCH_MOST),)* }
            }
        }

        $(impl Looked for $key {
            fn loader(loaders: &Loaders) -> &Loader<Self, Loaded<Self>, Fetch<Self>> {
                &loaders.$field
            }
        })*
    };
}

/// A key that has its loader.
pub(super) trait Looked: Key {
    fn loader(loaders: &Loaders) -> &Loader<Self, Loaded<Self>, Fetch<Self>>;
}

loaders! {
    accounts: AccountId,
    programs: ProgramId,
    members: MembersOf,
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
    pub(super) async fn load<K: Looked>(&self, key: K) -> Result<Option<K::Value>, Fault> {
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

/// The tags of a live piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TagsOf(pub(super) u128);

/// The members of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct MembersOf(pub(super) ProgramId);

macro_rules! content_key {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* }) => {
        $(#[$doc])*
        pub(super) struct $name<T> {
            $(pub(super) $field: $type,)*
            pub(super) fields: Fields,
            kind: PhantomData<fn() -> T>,
        }
        impl<T> $name<T> {
            pub(super) fn new($($field: $type,)* fields: Fields) -> Self {
                Self { $($field,)* fields, kind: PhantomData }
            }
            fn parts(&self) -> ($($type,)* Fields) {
                ($(self.$field,)* self.fields)
            }
        }
        // derives would ask the same of T, which is only a name here
        impl<T> Clone for $name<T> { fn clone(&self) -> Self { *self } }
        impl<T> Copy for $name<T> {}
        impl<T> PartialEq for $name<T> { fn eq(&self, other: &Self) -> bool { self.parts() == other.parts() } }
        impl<T> Eq for $name<T> {}
        impl<T> Hash for $name<T> { fn hash<H: std::hash::Hasher>(&self, state: &mut H) { self.parts().hash(state); } }
        impl<T> Debug for $name<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, concat!(stringify!($name), "{:?}"), self.parts()) }
        }
    };
}

content_key!(
    /// A live piece by its id.
    Live { id: u128 });
content_key!(
    /// What a live piece links to in one of its fields.
    Links { from: u128, field: LinkField });
content_key!(
    /// The newest live pieces that name a capability.
    NamedBy { target: u128, most: u32 });

impl<T: Stored> Key for Live<T> {
    type Value = T;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, T>> {
        let mut answer = HashMap::new();
        for (fields, keys) in grouped(keys, |key| key.fields.body) {
            let fields = Fields { body: fields };
            let ids: Vec<u128> = keys.iter().map(|key| key.id).collect();
            answer.extend(reader.content_by_id::<T>(&ids, fields).await?.into_iter().map(|(id, item)| (Self::new(id, fields), item)));
        }
        Ok(answer)
    }
}

impl<T: Stored> Key for Links<T> {
    type Value = Vec<T>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<T>>> {
        let mut answer = HashMap::new();
        for ((word, body), keys) in grouped(keys, |key| (key.field.word(), key.fields.body)) {
            let (Some(field), fields) = (LinkField::from_word(word), Fields { body }) else { continue };
            let ids: Vec<u128> = keys.iter().map(|key| key.from).collect();
            answer.extend(reader.content_links::<T>(&ids, field, fields).await?.into_iter().map(|(id, items)| (Self::new(id, field, fields), items)));
        }
        Ok(answer)
    }
}

impl<T: Stored> Key for NamedBy<T> {
    type Value = Vec<T>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<T>>> {
        let mut answer = HashMap::new();
        for ((most, body), keys) in grouped(keys, |key| (key.most, key.fields.body)) {
            let fields = Fields { body };
            let ids: Vec<u128> = keys.iter().map(|key| key.target).collect();
            let found = reader.content_naming::<T>(&ids, LinkField::Capabilities, most, fields).await?;
            answer.extend(found.into_iter().map(|(id, items)| (Self::new(id, most, fields), items)));
        }
        Ok(answer)
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

impl Key for TagsOf {
    type Value = Vec<Tag>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Tag>>> {
        let ids: Vec<u128> = keys.iter().map(|key| key.0).collect();
        Ok(reader.tags_of(&ids).await?.into_iter().map(|(id, tags)| (Self(id), tags)).collect())
    }
}

impl Key for NewsCategoryId {
    type Value = NewsCategory;
    async fn fetch(reader: &Reader, _: &[Self]) -> StoreResult<HashMap<Self, NewsCategory>> {
        Ok(reader.news_categories().await?.into_iter().map(|category| (category.id, category)).collect())
    }
}

impl Key for CapabilityCategoryId {
    type Value = CapabilityCategory;
    async fn fetch(reader: &Reader, _: &[Self]) -> StoreResult<HashMap<Self, CapabilityCategory>> {
        Ok(reader.capability_categories().await?.into_iter().map(|category| (category.id, category)).collect())
    }
}

impl Key for AccountId {
    type Value = Account;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Account>> {
        reader.accounts(keys).await
    }
}

impl Key for ProgramId {
    type Value = Program;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Program>> {
        reader.programs(keys).await
    }
}

impl Key for MembersOf {
    type Value = Vec<Member>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Member>>> {
        let ids: Vec<ProgramId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.members(&ids).await?.into_iter().map(|(id, members)| (Self(id), members)).collect())
    }
}

impl Key for EntryId {
    type Value = EntryView;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, EntryView>> {
        reader.entries(keys).await
    }
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
