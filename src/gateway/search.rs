//! One search over all published content, with what matched.

use std::collections::HashMap;

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::{
    capability::Capability,
    case::Case,
    connection::{List, Whole, arguments, connection},
    content::{Content, labour},
    cost::cost,
    ctx::Hand,
    fault::Fault,
    news::News,
    scalars::ContentKind,
    video::Video,
};
use crate::{
    domain::{
        content, markdown,
        page::Page,
        published::{self, Common, Hit},
        search::{self, Clause},
    },
    store::read::{Fields, SEARCH_ORDER},
};

/// Where in a piece the words were found.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum SearchField {
    /// The title, or a capability's name.
    Title,
    /// The summary.
    Summary,
    /// The body, or a capability's guide, without its marks.
    Body,
}

/// A stretch of text, and whether it is what was searched for.
#[derive(SimpleObject, Clone)]
pub(super) struct Fragment {
    /// As it stands in the piece.
    text: String,
    /// Whether to emphasise it.
    matched: bool,
}

/// One field of a hit around its first match, about 120 characters; `…` where it was cut.
#[derive(SimpleObject, Clone)]
pub(super) struct Highlight {
    /// Which field.
    field: SearchField,
    /// Its pieces in order.
    fragments: Vec<Fragment>,
}

/// A published piece that contains the words.
#[derive(Clone)]
pub(super) struct SearchHit {
    content: Content,
    common: Common,
    clauses: Vec<Clause>,
}

/// A published piece that contains the words.
#[Object]
impl SearchHit {
    /// The piece itself.
    async fn content(&self) -> &Content {
        &self.content
    }
    /// Where the words stand; empty when they stand in its tags only, or behind the first 10,000 characters of its body.
    #[graphql(directive = cost::apply("20".into()))]
    async fn highlights(&self) -> Result<Vec<Highlight>, Fault> {
        let (common, clauses) = (self.common.clone(), self.clauses.clone());
        labour(common.body.as_ref().map_or(0, String::len), move || highlights(&common, &clauses)).await
    }
}

fn highlights(common: &Common, clauses: &[Clause]) -> Vec<Highlight> {
    let mut body = common.body.as_deref().map(markdown::to_text).unwrap_or_default();
    if let Some((end, _)) = body.char_indices().nth(HIGHLIGHTED_MOST) {
        body.truncate(end);
    }
    let fields = [(SearchField::Title, common.title.as_str()), (SearchField::Summary, &common.summary), (SearchField::Body, &body)];
    let found = fields.into_iter().filter_map(|(field, text)| search::highlight(text, clauses, HIGHLIGHT_LENGTH).map(|pieces| (field, pieces)));
    found
        .map(|(field, pieces)| Highlight { field, fragments: pieces.into_iter().map(|it| Fragment { text: it.text, matched: it.matched }).collect() })
        .collect()
}

/// Characters of a body that are looked through for highlights.
const HIGHLIGHTED_MOST: usize = 10_000;
const HIGHLIGHT_LENGTH: usize = 120;

connection!(SearchHit, SearchConnection, SearchEdge, "hits");

#[derive(Default)]
pub(super) struct SearchQuery;

#[Object]
impl SearchQuery {
    /// Published pieces that contain all the words, best first: Chinese from one character on, Latin words by their beginning
    /// (the last word) or whole (those before it). Title counts most, then tags, summary, body. Finds nothing for a text without
    /// letters or digits. Cursors stay right while nothing is published in between; after that a hit may shift by a place.
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The words; the first 100 characters and 10 words count.")] text: String,
        #[graphql(desc = "Which kinds; all four unless told otherwise.")] kinds: Option<Vec<ContentKind>>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<SearchConnection, Fault> {
        let mut wanted: Vec<content::ContentKind> =
            kinds.map_or_else(|| content::ContentKind::ALL.to_vec(), |kinds| kinds.into_iter().map(Into::into).collect());
        wanted.sort_unstable();
        wanted.dedup();
        let window = arguments(first, after, last, before).window(SEARCH_ORDER)?;
        let page = ctx.reader().search(&text, &wanted, &window).await?;
        let look = ctx.look_ahead();
        let highlighted = look.field("nodes").field("highlights").exists() || look.field("edges").field("node").field("highlights").exists();
        let inner = ctx.fields(&[&["nodes", "content"], &["edges", "node", "content"]]);
        let mut found = load(ctx, &page, Fields { body: highlighted || inner.body }).await?;
        let clauses = search::clauses(&text);
        // what was archived since the index was read is no hit any more
        let rows = page.rows.into_iter().filter_map(|(cursor, hit)| {
            let (content, common) = found.remove(&hit.id.bits())?;
            Some((cursor, SearchHit { content, common, clauses: clauses.clone() }))
        });
        let page = Page { rows: rows.collect(), has_previous: page.has_previous, has_next: page.has_next };
        Ok(SearchConnection(List::new(page, Whole::Search(text, wanted), |hit| hit)))
    }
}

/// The pieces of a page of hits: one statement for each kind among them.
async fn load(ctx: &Context<'_>, page: &Page<Hit>, fields: Fields) -> Result<HashMap<u128, (Content, Common)>, Fault> {
    let mut found = HashMap::new();
    macro_rules! kind {
        ($kind:ident) => {
            let ids: Vec<u128> = page.rows.iter().filter(|(_, hit)| hit.id.kind == content::ContentKind::$kind).map(|(_, hit)| hit.id.bits()).collect();
            if !ids.is_empty() {
                for (id, item) in ctx.reader().content_by_id::<published::$kind>(&ids, fields).await? {
                    let common = item.common.clone();
                    found.insert(id, (Content::$kind($kind(item)), common));
                }
            }
        };
    }
    kind!(News);
    kind!(Case);
    kind!(Video);
    kind!(Capability);
    Ok(found)
}
