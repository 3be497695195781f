//! 特色能力: what the platform can do, for readers.

use std::str::FromStr;

use async_graphql::{Context, InputObject};

use super::{
    case::Case,
    connection::connection,
    content::{Body, ContentOrderInput, content_list, content_object},
    ctx::Hand,
    fault::Fault,
    news::News,
    scalars::{CapabilityStatus, Ref, Slug, VersionNumber},
    taxonomy::CapabilityCategory,
    video::Video,
};
use crate::domain::{
    content::ContentKind,
    id::{BadId, ContentId},
    published::ContentFilter,
};

content_object!(
    /// 特色能力: something the platform lets a mini program do. Its `title` is its name.
    Capability {
        /// The name of the capability; the same as `title`.
        async fn name(&self) -> &str {
            &self.0.common.title
        }
        /// What it is good for, in a line. 1–80 characters.
        async fn tagline(&self) -> &str {
            &self.0.tagline
        }
        /// Its category.
        async fn category(&self, ctx: &Context<'_>) -> Result<Option<CapabilityCategory>, Fault> {
            Ok(ctx.loaders().load(self.0.category).await?.map(CapabilityCategory))
        }
        /// Whether it can be relied on.
        async fn status(&self) -> CapabilityStatus {
            self.0.status.into()
        }
        /// The first version of the host app that has it.
        async fn min_client_version(&self) -> Option<VersionNumber> {
            self.0.min_client_version.clone().map(VersionNumber)
        }
        /// What one needs to use it, at most 20 lines.
        async fn requirements(&self) -> &[String] {
            &self.0.requirements
        }
        /// How to use it.
        async fn guide(&self) -> Body {
            Body(self.0.common.body.clone().unwrap_or_default())
        }
    }
    links {
    }
    newest {
        /// The newest live cases that use it. The whole list: `cases(filter: {capability: …})`.
        cases: Case;
        /// The newest live videos that show it. The whole list: `videos(filter: {capability: …})`.
        videos: Video;
        /// The newest live news that names it. The whole list: `news(filter: {capability: …})`.
        news: News;
    }
);

/// The id of a capability and of nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct CapabilityId(pub(super) ContentId);

impl FromStr for CapabilityId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let id: ContentId = text.parse()?;
        if id.kind == ContentKind::Capability { Ok(Self(id)) } else { Err(BadId::Prefix) }
    }
}

impl std::fmt::Display for CapabilityId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

pub(super) type CapabilityRef = Ref<CapabilityId>;

connection!(Capability, CapabilityConnection, CapabilityEdge, "capabilities");

/// Which capabilities; all given conditions must hold.
#[derive(InputObject, Clone)]
pub(super) struct CapabilityFilter {
    /// The slug of a category.
    category: Option<Slug>,
    /// The slug of a tag.
    tag: Option<Slug>,
    /// Whether it can be relied on.
    status: Option<CapabilityStatus>,
    /// Words to find in name, tags, summary and guide, as in `search`; the first 100 characters count.
    text: Option<String>,
}

impl From<CapabilityFilter> for ContentFilter {
    fn from(filter: CapabilityFilter) -> Self {
        Self {
            category: filter.category.map(|it| it.0),
            tag: filter.tag.map(|it| it.0),
            status: filter.status.map(Into::into),
            text: filter.text,
            ..Self::default()
        }
    }
}

content_list!(CapabilityQuery, Capability, capabilities, CapabilityConnection, CapabilityFilter, ContentOrderInput, "能力 · 特色能力: published capabilities.");
