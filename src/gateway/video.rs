//! 视频教程: video tutorials, for readers.

use async_graphql::{InputObject, SimpleObject};

use super::{
    capability::{Capability, CapabilityRef},
    connection::connection,
    content::{Body, ContentOrderInput, content_list, content_object},
    scalars::{Level, Slug, Url},
};
use crate::domain::{document, published::ContentFilter};

content_object!(
    /// 视频教程: a video tutorial.
    Video {
        /// What one learns from it.
        async fn body(&self) -> Body {
            Body(self.0.common.body.clone().unwrap_or_default())
        }
        /// The film itself.
        async fn source_url(&self) -> Url {
            Url(self.0.source_url.clone())
        }
        /// Its length in seconds, 1–86400.
        async fn duration_seconds(&self) -> i32 {
            self.0.duration_seconds
        }
        /// How much it asks of its viewer.
        async fn level(&self) -> Level {
            self.0.level.into()
        }
        /// The series it belongs to. 1–40 characters.
        async fn series(&self) -> Option<&str> {
            self.0.series.as_deref()
        }
        /// Its chapters in order, at most 50.
        async fn chapters(&self) -> Vec<Chapter> {
            self.0.chapters.iter().cloned().map(Into::into).collect()
        }
    }
    links {
        /// The live capabilities it shows, at most 20.
        capabilities: Capability by Capabilities;
    }
    newest {
    }
);

/// A part of a video.
#[derive(SimpleObject)]
pub(super) struct Chapter {
    /// 1–60 characters.
    title: String,
    /// Where it begins, in seconds from the start.
    start_seconds: i32,
}

impl From<document::Chapter> for Chapter {
    fn from(it: document::Chapter) -> Self {
        Self { title: it.title, start_seconds: it.start_seconds }
    }
}

connection!(Video, VideoConnection, VideoEdge, "videos");

/// Which videos; all given conditions must hold.
#[derive(InputObject, Clone)]
pub(super) struct VideoFilter {
    /// How much it asks of its viewer.
    level: Option<Level>,
    /// The name of a series, as it is written.
    series: Option<String>,
    /// The slug of a tag.
    tag: Option<Slug>,
    /// The id of a capability it shows.
    capability: Option<CapabilityRef>,
    /// Words to find in title, tags, summary and body, as in `search`; the first 100 characters count.
    text: Option<String>,
}

impl From<VideoFilter> for ContentFilter {
    fn from(filter: VideoFilter) -> Self {
        let capability = filter.capability.map(|id| id.0.0);
        Self { level: filter.level.map(Into::into), series: filter.series, tag: filter.tag.map(|it| it.0), capability, text: filter.text, ..Self::default() }
    }
}

content_list!(VideoQuery, Video, videos, VideoConnection, VideoFilter, ContentOrderInput, "发现 · 视频教程: published video tutorials.");
