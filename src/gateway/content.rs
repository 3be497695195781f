//! What the four kinds have in common: the `Content` interface, the fields every kind answers, covers and bodies.

use async_graphql::{Context, Interface, Object, SimpleObject};

use super::{
    capability::Capability,
    case::Case,
    cost::cost,
    ctx::Hand,
    fault::Fault,
    loaders::Live,
    news::News,
    scalars::{ContentKind, DateTime, Html, Markdown, Url},
    taxonomy::Tag,
    video::Video,
};
use crate::{
    domain::{
        content, document,
        id::ContentId,
        markdown,
        published::{self, ContentOrder, ContentOrderField},
    },
    store::read::Fields,
};

/// A published piece: news, a case, a video or a capability. Whoever asks, only what is live has this type.
#[derive(Interface, Clone)]
#[allow(clippy::duplicated_attributes, reason = "two fields of one type")]
#[graphql(
    field(name = "id", ty = "async_graphql::ID", desc = "The id of the piece."),
    field(name = "kind", ty = "ContentKind", desc = "Which of the four kinds it is."),
    field(name = "title", ty = "String", desc = "1–80 characters. A capability's name."),
    field(name = "summary", ty = "String", desc = "1–300 characters."),
    field(name = "cover", ty = "Option<Cover>", desc = "The picture to show with it."),
    field(name = "tags", ty = "Result<Vec<Tag>, Fault>", desc = "At most 10, in the editor's order."),
    field(name = "pinned", ty = "bool", desc = "Whether it stands before everything that is not pinned."),
    field(name = "publishedAt", method = "published_at", ty = "DateTime", desc = "When it was first published."),
    field(name = "updatedAt", method = "updated_at", ty = "DateTime", desc = "When its present text went live."),
    field(name = "revision", ty = "i32", desc = "The number of the live revision, from 1.")
)]
pub(super) enum Content {
    News(News),
    Case(Case),
    Video(Video),
    Capability(Capability),
}

/// A live piece of any kind by its id.
pub(super) async fn live(ctx: &Context<'_>, id: ContentId, fields: Fields) -> Result<Option<Content>, Fault> {
    let (loaders, bits) = (ctx.loaders(), id.bits());
    Ok(match id.kind {
        content::ContentKind::News => loaders.load(Live::<published::News>::new(bits, fields)).await?.map(|it| Content::News(News(it))),
        content::ContentKind::Case => loaders.load(Live::<published::Case>::new(bits, fields)).await?.map(|it| Content::Case(Case(it))),
        content::ContentKind::Video => loaders.load(Live::<published::Video>::new(bits, fields)).await?.map(|it| Content::Video(Video(it))),
        content::ContentKind::Capability => loaders.load(Live::<published::Capability>::new(bits, fields)).await?.map(|it| Content::Capability(Capability(it))),
    })
}

/// A picture to show with a piece.
#[derive(Clone)]
pub(super) struct Cover(pub(super) document::Cover);

/// A picture to show with a piece.
#[Object]
impl Cover {
    /// Where the picture lies: https, or a path on this server.
    async fn url(&self) -> Url {
        Url(self.0.url.clone())
    }
    /// What it shows, for those who do not see it; may be empty. At most 120 characters.
    async fn alt(&self) -> &str {
        &self.0.alt
    }
}

/// A text in both forms.
pub(super) struct Body(pub(super) String);

/// A text in both forms.
#[Object]
impl Body {
    /// As the editor wrote it.
    #[graphql(directive = cost::apply("20".into()))]
    async fn markdown(&self) -> Markdown {
        Markdown(self.0.clone())
    }
    /// Safe to put into a page: sanitised each time it is rendered.
    #[graphql(directive = cost::apply("20".into()))]
    async fn html(&self) -> Result<Html, Fault> {
        let text = self.0.clone();
        labour(text.len(), move || Html(markdown::to_html(&text))).await
    }
}

/// Bytes of text that are worked on between two other things; longer ones must not hold up the workers.
const LIGHT: usize = 4 * 1024;
/// One at a time beside the workers: a second core stays free for everybody else.
static LABOUR: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(1);

/// Works on `bytes` of text: at once if it is light, else in its turn beside the workers. Whoever hangs up leaves the queue.
pub(super) async fn labour<T: Send + 'static>(bytes: usize, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    if bytes <= LIGHT {
        return Ok(work());
    }
    let turn = LABOUR.acquire().await;
    // the turn goes along: who hangs up while it is worked on must not let a second one in
    let done = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    done.await.map_err(|error| Fault::Internal(error.to_string()))
}

/// Where a text comes from.
#[derive(SimpleObject, Clone)]
pub(super) struct Source {
    /// 1–60 characters.
    name: String,
    /// Its address.
    url: Url,
}

impl From<document::Source> for Source {
    fn from(source: document::Source) -> Self {
        Self { name: source.name, url: Url(source.url) }
    }
}

/// A direction of sorting.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrderDirection {
    /// Smallest, oldest or coldest first.
    Asc,
    /// Greatest, newest or hottest first.
    Desc,
}

/// What a list of cases, videos or capabilities is sorted by. The id decides between equals.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContentOrderBy {
    /// Pinned ones first, then by first publication.
    Pinned,
    /// By first publication.
    PublishedAt,
}

/// The order of a list of cases, videos or capabilities.
#[derive(async_graphql::InputObject, Clone, Copy)]
#[graphql(name = "ContentOrder")]
pub(super) struct ContentOrderInput {
    /// What to sort by.
    #[graphql(default_with = "ContentOrderBy::Pinned")]
    field: ContentOrderBy,
    /// In which direction.
    #[graphql(default_with = "OrderDirection::Desc")]
    direction: OrderDirection,
}

/// Pinned first, newest first: what every list shows unless it is told otherwise.
pub(super) const DEFAULT_ORDER: ContentOrder = ContentOrder { field: ContentOrderField::Pinned, ascending: false };

impl From<ContentOrderInput> for ContentOrder {
    fn from(input: ContentOrderInput) -> Self {
        let field = match input.field {
            ContentOrderBy::Pinned => ContentOrderField::Pinned,
            ContentOrderBy::PublishedAt => ContentOrderField::PublishedAt,
        };
        Self { field, ascending: input.direction == OrderDirection::Asc }
    }
}

/// The GraphQL object of one kind: the fields that all kinds have, its own, its links to a few others (`links`), and the newest of
/// those that link to it (`newest`).
macro_rules! content_object {
    (
        $(#[$doc:meta])*
        $name:ident { $($own:tt)* }
        links { $($(#[$link_doc:meta])* $link:ident: $target:ident by $field:ident;)* }
        newest { $($(#[$newest_doc:meta])* $newest:ident: $source:ident;)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub(super) struct $name(pub(super) crate::domain::published::$name);

        $(#[$doc])*
        #[async_graphql::Object]
        impl $name {
            /// The id of the piece.
            pub(super) async fn id(&self) -> async_graphql::ID {
                self.0.common.id.to_string().into()
            }
            /// Which of the four kinds it is.
            pub(super) async fn kind(&self) -> super::scalars::ContentKind {
                self.0.common.id.kind.into()
            }
            /// 1–80 characters. A capability's name.
            pub(super) async fn title(&self) -> &str {
                &self.0.common.title
            }
            /// 1–300 characters.
            pub(super) async fn summary(&self) -> &str {
                &self.0.common.summary
            }
            /// The picture to show with it.
            pub(super) async fn cover(&self) -> Option<super::content::Cover> {
                self.0.common.cover.clone().map(super::content::Cover)
            }
            /// At most 10, in the editor's order.
            #[graphql(directive = super::cost::list_size::apply(10, None))]
            pub(super) async fn tags(&self, ctx: &async_graphql::Context<'_>) -> Result<Vec<super::taxonomy::Tag>, super::fault::Fault> {
                let tags = super::ctx::Hand::loaders(ctx).load(super::loaders::TagsOf(self.0.common.id.bits())).await?;
                Ok(tags.unwrap_or_default().into_iter().map(super::taxonomy::Tag).collect())
            }
            /// Whether it stands before everything that is not pinned.
            pub(super) async fn pinned(&self) -> bool {
                self.0.common.pinned
            }
            /// When it was first published.
            pub(super) async fn published_at(&self) -> super::scalars::DateTime {
                super::scalars::DateTime(self.0.common.published_at)
            }
            /// When its present text went live.
            pub(super) async fn updated_at(&self) -> super::scalars::DateTime {
                super::scalars::DateTime(self.0.common.updated_at)
            }
            /// The number of the live revision, from 1.
            pub(super) async fn revision(&self) -> i32 {
                self.0.common.revision
            }
            $($own)*
            $(
                $(#[$link_doc])*
                #[graphql(directive = super::cost::list_size::apply(20, None))]
                async fn $link(&self, ctx: &async_graphql::Context<'_>) -> Result<Vec<$target>, super::fault::Fault> {
                    use super::{ctx::{HERE, Hand}, loaders::Links};
                    let field = crate::domain::document::LinkField::$field;
                    let key = Links::<crate::domain::published::$target>::new(self.0.common.id.bits(), field, ctx.fields(HERE));
                    Ok(ctx.loaders().load(key).await?.unwrap_or_default().into_iter().map($target).collect())
                }
            )*
            $(
                $(#[$newest_doc])*
                #[graphql(directive = super::cost::list_size::apply(5, Some(vec!["first".into()])))]
                async fn $newest(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(desc = "How many, 1–20.", default = 5, validator(minimum = 1, maximum = 20))] first: i32,
                ) -> Result<Vec<$source>, super::fault::Fault> {
                    use super::{ctx::{HERE, Hand}, loaders::NamedBy};
                    let key = NamedBy::<crate::domain::published::$source>::new(self.0.common.id.bits(), first.unsigned_abs(), ctx.fields(HERE));
                    Ok(ctx.loaders().load(key).await?.unwrap_or_default().into_iter().map($source).collect())
                }
            )*
        }
    };
}
pub(super) use content_object;

/// One kind's list at the root of the schema.
macro_rules! content_list {
    ($query:ident, $kind:ident, $field:ident, $connection:ident, $filter:ident, $order:ty, $doc:literal) => {
        #[derive(Default)]
        pub(super) struct $query;

        #[async_graphql::Object]
        impl $query {
            #[doc = $doc]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
            async fn $field(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "Which ones; all conditions must hold.")] filter: Option<$filter>,
                #[graphql(desc = "In which order; pinned ones first, then the newest, unless told otherwise.")] order_by: Option<$order>,
                #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
                #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
                #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
                #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
            ) -> Result<$connection, super::fault::Fault> {
                use super::ctx::Hand;
                let order = order_by.map_or(super::content::DEFAULT_ORDER, Into::into);
                let filter = filter.map(Into::into).unwrap_or_default();
                let window = super::connection::arguments(first, after, last, before).window(order.code())?;
                let page = ctx.reader().content_page(&filter, order, &window, ctx.fields(super::ctx::NODES)).await?;
                let whole = super::connection::Whole::Content(crate::domain::content::ContentKind::$kind, filter);
                Ok($connection(super::connection::List::new(page, whole, $kind)))
            }
        }
    };
}
pub(super) use content_list;
