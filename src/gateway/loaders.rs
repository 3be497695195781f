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
        id::{AccountId, CapabilityCategoryId, EntryId, NewsCategoryId, ProgramId, ReviewId, VersionId},
        membership::Invitation,
        page::{Page, Window},
        person::{Account, Member, Program},
        published::{Capability, CapabilityCategory, Case, News, NewsCategory, Tag, Video},
        review::Review,
        shelf::Shelf,
        submission::Desk,
        version::{StateWord, Version},
    },
    store::{
        StoreError, StoreResult,
        read::{EntryView, EventView, Fields, PackageView, Reader, Stored},
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
    invitations: InvitationsOf,
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

/// The invitations of a program that wait for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct InvitationsOf(pub(super) ProgramId);

/// The versions of a program that hold its slot or are released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct LiveVersionsOf(pub(super) ProgramId);

/// A window on the versions of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct VersionPageOf {
    pub(super) program: ProgramId,
    pub(super) states: States,
    pub(super) window: Window,
}

/// A set of states, small enough for a key; the empty one means all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct States(u16);

impl States {
    pub(super) fn of(states: &[StateWord]) -> Self {
        Self(states.iter().fold(0, |set, state| set | 1 << *state as u16))
    }
    pub(super) fn words(self) -> Vec<StateWord> {
        StateWord::ALL.into_iter().filter(|state| self.0 >> *state as u16 & 1 == 1).collect()
    }
}

/// The last hundred events of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct TimelineOf(pub(super) VersionId);

/// A package by its digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct PackageOf([u8; 32]);

impl PackageOf {
    /// None for what is no digest in hex.
    pub(super) fn parse(digest: &str) -> Option<Self> {
        let mut bytes = [0u8; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(digest.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        (digest.len() == 64).then_some(Self(bytes))
    }
    fn hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The rounds of review before one, of the same program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct EarlierThan {
    pub(super) review: ReviewId,
    pub(super) most: u32,
}

/// The shelf of a program as the viewer meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ShelfOf {
    pub(super) program: ProgramId,
    pub(super) viewer: Option<AccountId>,
}

/// What a submission by the viewer would be decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct DeskOf {
    pub(super) program: ProgramId,
    pub(super) viewer: Option<AccountId>,
}

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

impl Key for InvitationsOf {
    type Value = Vec<Invitation>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Invitation>>> {
        let ids: Vec<ProgramId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.invitations(&ids).await?.into_iter().map(|(id, found)| (Self(id), found)).collect())
    }
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
