//! Anything by its id.

use async_graphql::{Context, ID, Interface, Object};

use super::{
    capability::Capability,
    case::Case,
    content::{Content, live},
    cost::list_size,
    ctx::{HERE, Hand},
    entry::Entry,
    event::Event,
    fault::Fault,
    news::News,
    program::Program,
    review::Review,
    scalars::Ref,
    taxonomy::{CapabilityCategory, NewsCategory, Tag},
    version::Version,
    video::Video,
    viewer::Account,
};
use crate::domain::{
    actor::{Action, Permit, permits},
    id::NodeId,
};

/// Anything that has an id of its own.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The id: a prefix that names the kind, an underscore, 26 characters."))]
pub(super) enum Node {
    News(News),
    Case(Case),
    Video(Video),
    Capability(Capability),
    NewsCategory(NewsCategory),
    CapabilityCategory(CapabilityCategory),
    Tag(Tag),
    Program(Program),
    Version(Version),
    Review(Review),
    Event(Event),
    Account(Account),
    Entry(Entry),
}

#[derive(Default)]
pub(super) struct NodeQuery;

#[Object]
impl NodeQuery {
    /// The thing with this id; null when there is none, or when the caller may not see it. Asking for the `body` of news counts
    /// as reading it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "Any id of this API.")] id: Ref<NodeId>) -> Result<Option<Node>, Fault> {
        let found = find(ctx, id.0).await?;
        if let (Some(Node::News(news)), true) = (&found, ctx.fields(HERE).body) {
            ctx.app().count_views(news.0.common.id, 1);
        }
        Ok(found)
    }

    /// The things with these ids, in their order; null where there is none, or where the caller may not see it. At most 100.
    #[graphql(directive = list_size::apply(20, Some(vec!["ids".into()])))]
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Any ids of this API.", validator(max_items = 100))] ids: Vec<Ref<NodeId>>,
    ) -> Result<Vec<Option<Node>>, Fault> {
        futures_util::future::try_join_all(ids.into_iter().map(|id| find(ctx, id.0))).await
    }
}

async fn find(ctx: &Context<'_>, id: NodeId) -> Result<Option<Node>, Fault> {
    let loaders = ctx.loaders();
    Ok(match id {
        NodeId::Content(id) => live(ctx, id, ctx.fields(HERE)).await?.map(|content| match content {
            Content::News(it) => Node::News(it),
            Content::Case(it) => Node::Case(it),
            Content::Video(it) => Node::Video(it),
            Content::Capability(it) => Node::Capability(it),
        }),
        NodeId::NewsCategory(id) => loaders.load(id).await?.map(|it| Node::NewsCategory(NewsCategory(it))),
        NodeId::CapabilityCategory(id) => loaders.load(id).await?.map(|it| Node::CapabilityCategory(CapabilityCategory(it))),
        NodeId::Tag(id) => ctx.reader().tags().await?.into_iter().find(|tag| tag.id == id).map(|it| Node::Tag(Tag(it))),
        NodeId::Program(id) => Program::visible(ctx, id).await?.map(Node::Program),
        NodeId::Version(id) => Version::visible(ctx, id).await?.map(Node::Version),
        NodeId::Review(id) => Review::visible(ctx, id).await?.map(Node::Review),
        NodeId::Event(id) => Event::visible(ctx, id).await?.map(Node::Event),
        // people are seen as members of a common program, and otherwise only by themselves
        NodeId::Account(id) if ctx.actor().account() == Some(id) => loaders.load(id).await?.map(|it| Node::Account(Account(it))),
        NodeId::Account(_) => None,
        NodeId::Entry(id) if permits(ctx.actor(), Action::ReadEntries) == Permit::Granted => loaders.load(id).await?.map(|it| Node::Entry(Entry::from(it))),
        NodeId::Entry(_) => None,
    })
}
