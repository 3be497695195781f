//! Inputs of editors as documents and patches: an omitted field is left alone, null clears.

use async_graphql::{InputObject, MaybeUndefined};

use super::{
    capability::CapabilityRef,
    scalars::{CapabilityStatus, Industry, Level, Markdown, Ref, Url, VersionNumber},
};
use crate::{
    app::{Edit, Patch},
    domain::{
        content::ContentKind,
        document::{self, Detail, Document},
        id::{BadId, CapabilityCategoryId, ContentId, EntryName, NewsCategoryId, ProgramId, TagId},
    },
};

/// A picture to show with a piece.
#[derive(InputObject, Clone)]
pub(super) struct CoverInput {
    /// https, or the address that `POST /images` answered.
    url: Url,
    /// What it shows, for those who do not see it. At most 120 characters.
    #[graphql(default)]
    alt: String,
}

/// Where a text comes from.
#[derive(InputObject, Clone)]
pub(super) struct SourceInput {
    /// 1–60 characters.
    name: String,
    /// https.
    url: Url,
}

/// One figure of a case.
#[derive(InputObject, Clone)]
pub(super) struct AchievementInput {
    /// What was measured. 1–40 characters.
    label: String,
    /// With its unit and sign, such as `+18%`. 1–40 characters.
    value: String,
}

/// A part of a video.
#[derive(InputObject, Clone)]
pub(super) struct ChapterInput {
    /// 1–60 characters.
    title: String,
    /// Where it begins, in seconds from the start; rising.
    start_seconds: i32,
}

/// The id of a piece of news and of nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewsId(ContentId);

impl std::str::FromStr for NewsId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let id: ContentId = text.parse()?;
        if id.kind == ContentKind::News { Ok(Self(id)) } else { Err(BadId::Prefix) }
    }
}

impl std::fmt::Display for NewsId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Sets a text that may be empty; null empties it.
fn set_text(target: &mut String, value: &MaybeUndefined<String>) {
    if let Some(text) = value.as_opt_ref() {
        *target = text.cloned().unwrap_or_default();
    }
}

/// Sets something that must have a value; null is taken for "leave alone", as the schema says.
fn set<T: Clone, V>(target: &mut V, value: &MaybeUndefined<T>, convert: impl Fn(T) -> V) {
    if let MaybeUndefined::Value(value) = value {
        *target = convert(value.clone());
    }
}

/// Sets something that may be absent; null takes it away.
fn set_option<T: Clone, V>(target: &mut Option<V>, value: &MaybeUndefined<T>, convert: impl Fn(T) -> V) {
    if let Some(value) = value.as_opt_ref() {
        *target = value.cloned().map(convert);
    }
}

/// Sets a list; null empties it.
fn set_list<T: Clone, V>(target: &mut Vec<V>, value: &MaybeUndefined<Vec<T>>, convert: impl Fn(T) -> V) {
    if let Some(items) = value.as_opt_ref() {
        *target = items.cloned().unwrap_or_default().into_iter().map(convert).collect();
    }
}

/// Fields of every kind.
#[derive(InputObject, Clone)]
pub(super) struct CommonFields {
    /// At most 300 characters; null empties it.
    summary: MaybeUndefined<String>,
    /// The picture to show with it; null takes it away.
    cover: MaybeUndefined<CoverInput>,
    /// The ids of its tags in order, at most 10; null empties the list.
    tag_ids: MaybeUndefined<Vec<Ref<TagId>>>,
}

impl CommonFields {
    fn apply(&self, document: &mut Document) {
        set_text(&mut document.summary, &self.summary);
        set_option(&mut document.cover, &self.cover, |cover| document::Cover { url: cover.url.0, alt: cover.alt });
        set_list(&mut document.tags, &self.tag_ids, |id| id.0);
    }
}

/// Fields of news.
#[derive(InputObject, Clone)]
pub(super) struct NewsFields {
    /// The text; null empties it.
    body: MaybeUndefined<Markdown>,
    /// The ids of the capabilities it names in order, at most 20; null empties the list.
    capability_ids: MaybeUndefined<Vec<CapabilityRef>>,
    /// Who wrote it. At most 40 characters; null empties it.
    author: MaybeUndefined<String>,
    /// Where it was first published; null takes it away.
    source: MaybeUndefined<SourceInput>,
    /// The ids of related news in order, at most 20; null empties the list.
    related_ids: MaybeUndefined<Vec<Ref<NewsId>>>,
}

impl NewsFields {
    fn apply(&self, document: &mut Document) {
        set_body(document, &self.body);
        set_list(&mut document.capabilities, &self.capability_ids, |id| id.0.0);
        if let Detail::News { author, source, related, .. } = &mut document.detail {
            set_text(author, &self.author);
            set_option(source, &self.source, |it| document::Source { name: it.name, url: it.url.0 });
            set_list(related, &self.related_ids, |id| id.0.0);
        }
    }
}

/// Fields of cases.
#[derive(InputObject, Clone)]
pub(super) struct CaseFields {
    /// The story; null empties it.
    body: MaybeUndefined<Markdown>,
    /// The ids of the capabilities it uses in order, at most 20; null empties the list.
    capability_ids: MaybeUndefined<Vec<CapabilityRef>>,
    /// What was achieved, at most 20 figures; null empties the list.
    results: MaybeUndefined<Vec<AchievementInput>>,
    /// The id of the program it tells of; null takes it away.
    program_id: MaybeUndefined<Ref<ProgramId>>,
}

impl CaseFields {
    fn apply(&self, document: &mut Document) {
        set_body(document, &self.body);
        set_list(&mut document.capabilities, &self.capability_ids, |id| id.0.0);
        if let Detail::Case { results, program, .. } = &mut document.detail {
            set_list(results, &self.results, |it| document::Achievement { label: it.label, value: it.value });
            set_option(program, &self.program_id, |id| id.0);
        }
    }
}

/// Fields of videos.
#[derive(InputObject, Clone)]
pub(super) struct VideoFields {
    /// What one learns from it; null empties it.
    body: MaybeUndefined<Markdown>,
    /// The ids of the capabilities it shows in order, at most 20; null empties the list.
    capability_ids: MaybeUndefined<Vec<CapabilityRef>>,
    /// The series it belongs to. 1–40 characters; null takes it out.
    series: MaybeUndefined<String>,
    /// Its chapters in order, at most 50; null empties the list.
    chapters: MaybeUndefined<Vec<ChapterInput>>,
}

impl VideoFields {
    fn apply(&self, document: &mut Document) {
        set_body(document, &self.body);
        set_list(&mut document.capabilities, &self.capability_ids, |id| id.0.0);
        if let Detail::Video { series, chapters, .. } = &mut document.detail {
            set_option(series, &self.series, |it| it);
            set_list(chapters, &self.chapters, |it| document::Chapter { title: it.title, start_seconds: it.start_seconds });
        }
    }
}

/// Fields of capabilities.
#[derive(InputObject, Clone)]
pub(super) struct CapabilityFields {
    /// How to use it; null empties it.
    guide: MaybeUndefined<Markdown>,
    /// What it is good for, in a line. At most 80 characters; null empties it.
    tagline: MaybeUndefined<String>,
    /// The first version of the host app that has it; null takes it away.
    min_client_version: MaybeUndefined<VersionNumber>,
    /// What one needs to use it, at most 20 lines of 1–120 characters; null empties the list.
    requirements: MaybeUndefined<Vec<String>>,
}

impl CapabilityFields {
    fn apply(&self, document: &mut Document) {
        set_body(document, &self.guide);
        if let Detail::Capability { tagline, min_client_version, requirements, .. } = &mut document.detail {
            set_text(tagline, &self.tagline);
            set_option(min_client_version, &self.min_client_version, |it| it.0);
            set_list(requirements, &self.requirements, |it| it);
        }
    }
}

fn set_body(document: &mut Document, body: &MaybeUndefined<Markdown>) {
    if let Some(body) = body.as_opt_ref() {
        document.body = body.map(|it| it.0.clone()).unwrap_or_default();
    }
}

macro_rules! inputs {
    (
        $what:literal, $create:ident, $update:ident, $fields:ident, $kind:ident,
        { $($(#[$doc:meta])* $name:ident: $type:ty),* $(,)? },
        |$new:ident| $detail:expr, |$detail_of:ident, $change:ident| $set:expr
    ) => {
        #[doc = concat!("A new ", $what, ", as a draft. What is left out stays empty until a later update.")]
        #[derive(InputObject)]
        pub(super) struct $create {
            /// 1–80 characters.
            title: String,
            $($(#[$doc])* $name: $type,)*
            #[graphql(flatten)]
            common: CommonFields,
            #[graphql(flatten)]
            fields: $fields,
        }

        impl $create {
            pub(super) fn document(self) -> Document {
                let $new = &self;
                let mut document = Document::blank($detail);
                document.title.clone_from(&self.title);
                self.common.apply(&mut document);
                self.fields.apply(&mut document);
                document
            }
        }

        #[doc = concat!("A change of the draft of a ", $what, ". What is left out stays as it is.")]
        #[derive(InputObject)]
        pub(super) struct $update {
            /// The id of the entry or of its content.
            pub(super) id: Ref<EntryName>,
            /// Refuse with `STALE_LOCK` unless the entry has this lock version.
            pub(super) expected_lock_version: Option<i64>,
            /// 1–80 characters; null leaves it alone.
            title: MaybeUndefined<String>,
            $($(#[$doc])* #[doc = "Null leaves it alone."] $name: MaybeUndefined<$type>,)*
            #[graphql(flatten)]
            common: CommonFields,
            #[graphql(flatten)]
            fields: $fields,
        }

        impl $update {
            pub(super) fn edit(self) -> Edit {
                let patch: Patch = Box::new(move |document| {
                    set(&mut document.title, &self.title, |it| it);
                    self.common.apply(document);
                    self.fields.apply(document);
                    let ($detail_of, $change) = (&mut document.detail, &self);
                    $set
                });
                Edit::Save { kind: ContentKind::$kind, patch }
            }
        }
    };
}

inputs!(
    "piece of news", CreateNewsInput, UpdateNewsInput, NewsFields, News,
    {
        /// The id of its category.
        category_id: Ref<NewsCategoryId>,
    },
    |new| Detail::News { category: new.category_id.0, author: String::new(), source: None, related: Vec::new() },
    |detail, change| if let Detail::News { category, .. } = detail {
        set(category, &change.category_id, |id| id.0);
    }
);

inputs!(
    "case", CreateCaseInput, UpdateCaseInput, CaseFields, Case,
    {
        /// Whose case it is. 1–60 characters.
        company: String,
        /// The trade it is from.
        industry: Industry,
    },
    |new| Detail::Case { company: new.company.clone(), industry: new.industry.into(), results: Vec::new(), program: None },
    |detail, change| if let Detail::Case { company, industry, .. } = detail {
        set(company, &change.company, |it| it);
        set(industry, &change.industry, Into::into);
    }
);

inputs!(
    "video", CreateVideoInput, UpdateVideoInput, VideoFields, Video,
    {
        /// The film itself: https.
        source_url: Url,
        /// Its length in seconds, 1–86400.
        duration_seconds: i32,
        /// How much it asks of its viewer.
        level: Level,
    },
    |new| Detail::Video { source_url: new.source_url.0.clone(), duration_seconds: new.duration_seconds, level: new.level.into(), series: None, chapters: Vec::new() },
    |detail, change| if let Detail::Video { source_url, duration_seconds, level, .. } = detail {
        set(source_url, &change.source_url, |it| it.0);
        set(duration_seconds, &change.duration_seconds, |it| it);
        set(level, &change.level, Into::into);
    }
);

inputs!(
    "capability", CreateCapabilityInput, UpdateCapabilityInput, CapabilityFields, Capability,
    {
        /// The id of its category.
        category_id: Ref<CapabilityCategoryId>,
        /// Whether it can be relied on.
        status: CapabilityStatus,
    },
    |new| Detail::Capability { category: new.category_id.0, tagline: String::new(), status: new.status.into(), min_client_version: None, requirements: Vec::new() },
    |detail, change| if let Detail::Capability { category, status, .. } = detail {
        set(category, &change.category_id, |id| id.0);
        set(status, &change.status, Into::into);
    }
);
