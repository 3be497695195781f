//! What readers see: live content of the four kinds, their categories and tags. Values of these types are published by construction.

use super::{
    content::{ContentKind, RevisionNumber},
    document::{Achievement, CapabilityStatus, Chapter, Cover, Industry, Level, Source},
    heat::Heat,
    id::{self, CapabilityCategoryId, ContentId, Named, NewsCategoryId, ProgramId, TagId},
    timestamp::Timestamp,
};

/// What all four kinds have.
#[derive(Clone, Debug)]
pub struct Common {
    pub id: ContentId,
    pub title: String,
    pub summary: String,
    /// Markdown; None when it was not asked for.
    pub body: Option<String>,
    pub cover: Option<Cover>,
    pub pinned: bool,
    /// First publication.
    pub published_at: Timestamp,
    /// Last publication.
    pub updated_at: Timestamp,
    pub revision: RevisionNumber,
}

#[derive(Clone, Debug)]
pub struct News {
    pub common: Common,
    pub category: NewsCategoryId,
    pub author: String,
    pub source: Option<Source>,
    pub heat: Heat,
    pub views: i64,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub common: Common,
    pub company: String,
    pub industry: Industry,
    pub results: Vec<Achievement>,
    pub program: Option<ProgramId>,
}

#[derive(Clone, Debug)]
pub struct Video {
    pub common: Common,
    pub source_url: String,
    pub duration_seconds: i32,
    pub level: Level,
    pub series: Option<String>,
    pub chapters: Vec<Chapter>,
}

#[derive(Clone, Debug)]
pub struct Capability {
    pub common: Common,
    pub category: CapabilityCategoryId,
    pub tagline: String,
    pub status: CapabilityStatus,
    pub min_client_version: Option<String>,
    pub requirements: Vec<String>,
}

/// One of the four kinds.
pub trait Published: Clone + Send + Sync + 'static {
    const KIND: ContentKind;
    fn common(&self) -> &Common;
    /// How hot it is, where that is counted.
    fn heat(&self) -> Option<Heat> {
        None
    }
}

macro_rules! published {
    ($($kind:ident),*) => {$(
        impl Published for $kind {
            const KIND: ContentKind = ContentKind::$kind;
            fn common(&self) -> &Common { &self.common }
        }
    )*};
}
published!(Case, Video, Capability);

impl Published for News {
    const KIND: ContentKind = ContentKind::News;
    fn common(&self) -> &Common {
        &self.common
    }
    fn heat(&self) -> Option<Heat> {
        Some(self.heat)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsCategory {
    pub id: NewsCategoryId,
    pub slug: String,
    pub name: String,
    /// Its place in the list of all.
    pub place: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapabilityCategory {
    pub id: CapabilityCategoryId,
    pub slug: String,
    pub name: String,
    /// Its place in the list of all.
    pub place: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub id: TagId,
    pub slug: String,
    pub name: String,
}

/// Which list of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelKind {
    NewsCategory,
    CapabilityCategory,
    Tag,
}

impl LabelKind {
    /// Of its ids.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::NewsCategory => id::NewsCategory::PREFIX,
            Self::CapabilityCategory => id::CapabilityCategory::PREFIX,
            Self::Tag => id::Tag::PREFIX,
        }
    }
}

/// Which of the live content is wanted. All members must hold; an absent one does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentFilter {
    /// Slug of a category (news, capabilities).
    pub category: Option<String>,
    /// Slug of a tag.
    pub tag: Option<String>,
    /// Words as in search.
    pub text: Option<String>,
    /// Names this capability.
    pub capability: Option<ContentId>,
    pub industry: Option<Industry>,
    pub level: Option<Level>,
    pub series: Option<String>,
    pub status: Option<CapabilityStatus>,
}

/// What a list of live content is sorted by; the id decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentOrderField {
    /// Pinned ones first, then by publication.
    Pinned,
    PublishedAt,
    /// News only.
    Heat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentOrder {
    pub field: ContentOrderField,
    pub ascending: bool,
}

impl ContentOrder {
    /// The byte that marks cursors of this order.
    pub fn code(self) -> u8 {
        let field = match self.field {
            ContentOrderField::Pinned => 1,
            ContentOrderField::PublishedAt => 2,
            ContentOrderField::Heat => 3,
        };
        field << 1 | u8::from(self.ascending)
    }
}

/// A hit of a search.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub id: ContentId,
    /// Higher is better; only comparable within one search.
    pub score: i64,
}
