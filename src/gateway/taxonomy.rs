//! Categories and tags.

use async_graphql::{Context, ID, Object};

use super::{cost::list_size, ctx::Hand, fault::Fault, scalars::Slug};
use crate::domain::published;

macro_rules! label {
    ($(#[$doc:meta])* $name:ident $(, $place:ident)?) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub(super) struct $name(pub(super) published::$name);

        $(#[$doc])*
        #[Object]
        impl $name {
            /// Its id.
            pub(super) async fn id(&self) -> ID {
                self.0.id.to_string().into()
            }
            /// How it is called in addresses and filters.
            async fn slug(&self) -> Slug {
                Slug(self.0.slug.clone())
            }
            /// How it is shown. 1–30 characters.
            async fn name(&self) -> &str {
                &self.0.name
            }
            $(
                /// Its place in the list, 0–9999; the older one stands before another with the same.
                async fn $place(&self) -> i32 {
                    self.0.$place
                }
            )?
        }
    };
}

label!(
    /// A category of news.
    NewsCategory, place);
label!(
    /// A category of capabilities.
    CapabilityCategory, place);
label!(
    /// A tag, shared by all content.
    Tag);

const SERIES_MOST: u32 = 100;

#[derive(Default)]
pub(super) struct TaxonomyQuery;

#[Object]
impl TaxonomyQuery {
    /// The categories of news in their order, at most 100.
    #[graphql(directive = list_size::apply(10, None))]
    async fn news_categories(&self, ctx: &Context<'_>) -> Result<Vec<NewsCategory>, Fault> {
        Ok(ctx.reader().news_categories().await?.into_iter().map(NewsCategory).collect())
    }
    /// The categories of capabilities in their order, at most 100.
    #[graphql(directive = list_size::apply(10, None))]
    async fn capability_categories(&self, ctx: &Context<'_>) -> Result<Vec<CapabilityCategory>, Fault> {
        Ok(ctx.reader().capability_categories().await?.into_iter().map(CapabilityCategory).collect())
    }
    /// The series that live videos belong to, that with the newest video first, at most 100.
    #[graphql(directive = list_size::apply(20, None))]
    async fn video_series(&self, ctx: &Context<'_>) -> Result<Vec<String>, Fault> {
        Ok(ctx.reader().video_series(SERIES_MOST).await?)
    }
    /// All tags, oldest first, at most 1000.
    #[graphql(directive = list_size::apply(100, None))]
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<Tag>, Fault> {
        Ok(ctx.reader().tags().await?.into_iter().map(Tag).collect())
    }
}
