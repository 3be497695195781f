//! Keys of content: live pieces, their links and tags, categories, entries.

use std::{collections::HashMap, fmt::Debug, hash::Hash, marker::PhantomData};

use super::{Key, grouped};
use crate::{
    domain::{
        document::LinkField,
        id::{CapabilityCategoryId, EntryId, NewsCategoryId},
        published::{CapabilityCategory, NewsCategory, Tag},
    },
    store::{
        StoreResult,
        read::{EntryView, Fields, Reader, Stored},
    },
};

/// The tags of a live piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct TagsOf(pub(in crate::gateway) u128);

macro_rules! content_key {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* }) => {
        $(#[$doc])*
        pub(in crate::gateway) struct $name<T> {
            $(pub(in crate::gateway) $field: $type,)*
            pub(in crate::gateway) fields: Fields,
            kind: PhantomData<fn() -> T>,
        }
        impl<T> $name<T> {
            pub(in crate::gateway) fn new($($field: $type,)* fields: Fields) -> Self {
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

impl Key for EntryId {
    type Value = EntryView;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, EntryView>> {
        reader.entries(keys).await
    }
}
