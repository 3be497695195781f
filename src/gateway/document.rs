//! Documents: the texts of drafts and revisions, as editors see them. Links are ids, because what they name may not be live.

use async_graphql::{ID, Interface, SimpleObject};

use super::{
    content::{Cover, Source},
    cost::cost,
    scalars::{CapabilityStatus, Industry, Level, Markdown, Url, VersionNumber},
};
use crate::domain::document::{self, Detail};

/// The text of a draft or of a revision.
#[derive(Interface)]
#[allow(clippy::duplicated_attributes, reason = "two fields of one type")]
#[graphql(
    field(name = "title", ty = "&String", desc = "1–80 characters. A capability's name."),
    field(name = "summary", ty = "&String", desc = "At most 300 characters; needed for publication."),
    field(name = "cover", ty = "&Option<Cover>", desc = "The picture to show with it."),
    field(name = "tag_ids", ty = "&Vec<ID>", desc = "Its tags in order, at most 10.")
)]
pub(super) enum Document {
    News(NewsDocument),
    Case(CaseDocument),
    Video(VideoDocument),
    Capability(CapabilityDocument),
}

/// The text of a piece of news.
#[derive(SimpleObject)]
pub(super) struct NewsDocument {
    /// 1–80 characters.
    title: String,
    /// At most 300 characters; needed for publication.
    summary: String,
    /// The picture to show with it.
    cover: Option<Cover>,
    /// Its tags in order, at most 10.
    tag_ids: Vec<ID>,
    /// The text; needed for publication.
    #[graphql(directive = cost::apply("20".into()))]
    body: Markdown,
    /// The capabilities it names in order, at most 20.
    capability_ids: Vec<ID>,
    /// Its category.
    category_id: ID,
    /// Who wrote it; may be empty. At most 40 characters.
    author: String,
    /// Where it was first published, if elsewhere.
    source: Option<Source>,
    /// Related news in order, at most 20.
    related_ids: Vec<ID>,
}

/// The text of a case.
#[derive(SimpleObject)]
pub(super) struct CaseDocument {
    /// 1–80 characters.
    title: String,
    /// At most 300 characters; needed for publication.
    summary: String,
    /// The picture to show with it.
    cover: Option<Cover>,
    /// Its tags in order, at most 10.
    tag_ids: Vec<ID>,
    /// The story; needed for publication.
    #[graphql(directive = cost::apply("20".into()))]
    body: Markdown,
    /// The capabilities it uses in order, at most 20.
    capability_ids: Vec<ID>,
    /// Whose case it is. 1–60 characters.
    company: String,
    /// The trade it is from.
    industry: Industry,
    /// What was achieved, at most 20 figures.
    results: Vec<super::case::Achievement>,
    /// The program it tells of.
    program_id: Option<ID>,
}

/// The text of a video.
#[derive(SimpleObject)]
pub(super) struct VideoDocument {
    /// 1–80 characters.
    title: String,
    /// At most 300 characters; needed for publication.
    summary: String,
    /// The picture to show with it.
    cover: Option<Cover>,
    /// Its tags in order, at most 10.
    tag_ids: Vec<ID>,
    /// What one learns from it; needed for publication.
    #[graphql(directive = cost::apply("20".into()))]
    body: Markdown,
    /// The capabilities it shows in order, at most 20.
    capability_ids: Vec<ID>,
    /// The film itself; needed for publication.
    source_url: Option<Url>,
    /// Its length in seconds, 1–86400.
    duration_seconds: i32,
    /// How much it asks of its viewer.
    level: Level,
    /// The series it belongs to. 1–40 characters.
    series: Option<String>,
    /// Its chapters in order, at most 50.
    chapters: Vec<super::video::Chapter>,
}

/// The text of a capability.
#[derive(SimpleObject)]
pub(super) struct CapabilityDocument {
    /// Its name. 1–80 characters.
    title: String,
    /// At most 300 characters; needed for publication.
    summary: String,
    /// The picture to show with it.
    cover: Option<Cover>,
    /// Its tags in order, at most 10.
    tag_ids: Vec<ID>,
    /// How to use it; needed for publication.
    #[graphql(directive = cost::apply("20".into()))]
    guide: Markdown,
    /// Its category.
    category_id: ID,
    /// What it is good for, in a line. 1–80 characters; needed for publication.
    tagline: String,
    /// Whether it can be relied on.
    status: CapabilityStatus,
    /// The first version of the host app that has it.
    min_client_version: Option<VersionNumber>,
    /// What one needs to use it, at most 20 lines of 1–120 characters.
    requirements: Vec<String>,
}

fn ids<T: ToString>(ids: impl IntoIterator<Item = T>) -> Vec<ID> {
    ids.into_iter().map(|id| ID(id.to_string())).collect()
}

impl From<document::Document> for Document {
    fn from(it: document::Document) -> Self {
        let (title, summary, cover, tag_ids, body) = (it.title, it.summary, it.cover.map(Cover), ids(it.tags), Markdown(it.body));
        let capability_ids = ids(it.capabilities);
        match it.detail {
            Detail::News { category, author, source, related } => Self::News(NewsDocument {
                title,
                summary,
                cover,
                tag_ids,
                body,
                capability_ids,
                category_id: ID(category.to_string()),
                author,
                source: source.map(Into::into),
                related_ids: ids(related),
            }),
            Detail::Case { company, industry, results, program } => Self::Case(CaseDocument {
                title,
                summary,
                cover,
                tag_ids,
                body,
                capability_ids,
                company,
                industry: industry.into(),
                results: results.into_iter().map(Into::into).collect(),
                program_id: program.map(|id| ID(id.to_string())),
            }),
            Detail::Video { source_url, duration_seconds, level, series, chapters } => Self::Video(VideoDocument {
                title,
                summary,
                cover,
                tag_ids,
                body,
                capability_ids,
                source_url: (!source_url.is_empty()).then_some(Url(source_url)),
                duration_seconds,
                level: level.into(),
                series,
                chapters: chapters.into_iter().map(Into::into).collect(),
            }),
            Detail::Capability { category, tagline, status, min_client_version, requirements } => Self::Capability(CapabilityDocument {
                title,
                summary,
                cover,
                tag_ids,
                guide: body,
                category_id: ID(category.to_string()),
                tagline,
                status: status.into(),
                min_client_version: min_client_version.map(VersionNumber),
                requirements,
            }),
        }
    }
}
