//! 热点资讯: news, for readers.

use async_graphql::{Context, Enum, InputObject};

use super::{
    capability::Capability,
    connection::connection,
    content::{Body, OrderDirection, Source, content_list, content_object},
    ctx::Hand,
    fault::Fault,
    scalars::Slug,
    taxonomy::NewsCategory,
};
use crate::domain::published::{ContentFilter, ContentOrder, ContentOrderField};

content_object!(
    /// 热点资讯: a piece of news.
    News {
        /// The text.
        async fn body(&self) -> Body {
            Body(self.0.common.body.clone().unwrap_or_default())
        }
        /// Its category.
        async fn category(&self, ctx: &Context<'_>) -> Result<Option<NewsCategory>, Fault> {
            Ok(ctx.loaders().load(self.0.category).await?.map(NewsCategory))
        }
        /// Who wrote it, often a team; may be empty. At most 40 characters.
        async fn author(&self) -> &str {
            &self.0.author
        }
        /// Where it was first published, if elsewhere.
        async fn source(&self) -> Option<Source> {
            self.0.source.clone().map(Into::into)
        }
        /// How often it was read in full, up to some seconds ago. Counted when `node` is asked for its body.
        async fn views(&self) -> i64 {
            self.0.views
        }
    }
    links {
        /// Related news that is live, at most 20.
        related: News by Related;
        /// The live capabilities it names, at most 20.
        capabilities: Capability by Capabilities;
    }
    newest {
    }
);

connection!(News, NewsConnection, NewsEdge, "news");

/// Which news; all given conditions must hold.
#[derive(InputObject, Clone)]
pub(super) struct NewsFilter {
    /// The slug of a category.
    category: Option<Slug>,
    /// The slug of a tag.
    tag: Option<Slug>,
    /// Words to find in title, tags, summary and body, as in `search`; the first 100 characters count.
    text: Option<String>,
    /// The id of a capability it names.
    capability: Option<super::capability::CapabilityRef>,
}

impl From<NewsFilter> for ContentFilter {
    fn from(filter: NewsFilter) -> Self {
        let capability = filter.capability.map(|id| id.0.0);
        Self { category: filter.category.map(|it| it.0), tag: filter.tag.map(|it| it.0), text: filter.text, capability, ..Self::default() }
    }
}

/// What news is sorted by. The id decides between equals.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum NewsOrderBy {
    /// Pinned ones first, then by first publication.
    Pinned,
    /// By first publication.
    PublishedAt,
    /// By views, each worth half as much after three days; being published counts as twenty views.
    Heat,
}

/// The order of news.
#[derive(InputObject, Clone, Copy)]
pub(super) struct NewsOrder {
    /// What to sort by.
    #[graphql(default_with = "NewsOrderBy::Pinned")]
    field: NewsOrderBy,
    /// In which direction.
    #[graphql(default_with = "OrderDirection::Desc")]
    direction: OrderDirection,
}

impl From<NewsOrder> for ContentOrder {
    fn from(input: NewsOrder) -> Self {
        let field = match input.field {
            NewsOrderBy::Pinned => ContentOrderField::Pinned,
            NewsOrderBy::PublishedAt => ContentOrderField::PublishedAt,
            NewsOrderBy::Heat => ContentOrderField::Heat,
        };
        Self { field, ascending: input.direction == OrderDirection::Asc }
    }
}

content_list!(NewsQuery, News, news, NewsConnection, NewsFilter, NewsOrder, "发现 · 热点资讯: published news.");
