//! 标杆案例: benchmark cases, for readers.

use async_graphql::{Context, InputObject, SimpleObject};

use super::{
    capability::{Capability, CapabilityRef},
    connection::connection,
    content::{Body, ContentOrderInput, content_list, content_object},
    fault::Fault,
    program::Program,
    scalars::{Industry, Slug},
};
use crate::domain::{document, published::ContentFilter};

content_object!(
    /// 标杆案例: how somebody built something that others can learn from.
    Case {
        /// The story.
        async fn body(&self) -> Body {
            Body(self.0.common.body.clone().unwrap_or_default())
        }
        /// Whose case it is. 1–60 characters.
        async fn company(&self) -> &str {
            &self.0.company
        }
        /// The trade it is from.
        async fn industry(&self) -> Industry {
            self.0.industry.into()
        }
        /// What was achieved, at most 20 figures.
        async fn results(&self) -> Vec<Achievement> {
            self.0.results.iter().cloned().map(Into::into).collect()
        }
        /// The program it tells of; null when there is none, or when the caller may not see it.
        async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>, Fault> {
            match self.0.program {
                Some(id) => Program::visible(ctx, id).await,
                None => Ok(None),
            }
        }
    }
    links {
        /// The live capabilities it uses, at most 20.
        capabilities: Capability by Capabilities;
    }
    newest {
    }
);

/// One figure of a case.
#[derive(SimpleObject)]
pub(super) struct Achievement {
    /// What was measured. 1–40 characters.
    label: String,
    /// With its unit and sign, such as `+18%`. 1–40 characters.
    value: String,
}

impl From<document::Achievement> for Achievement {
    fn from(it: document::Achievement) -> Self {
        Self { label: it.label, value: it.value }
    }
}

connection!(Case, CaseConnection, CaseEdge, "cases");

/// Which cases; all given conditions must hold.
#[derive(InputObject, Clone)]
pub(super) struct CaseFilter {
    /// The trade.
    industry: Option<Industry>,
    /// The slug of a tag.
    tag: Option<Slug>,
    /// The id of a capability it uses.
    capability: Option<CapabilityRef>,
    /// Words to find in title, tags, summary and body, as in `search`; the first 100 characters count.
    text: Option<String>,
}

impl From<CaseFilter> for ContentFilter {
    fn from(filter: CaseFilter) -> Self {
        let capability = filter.capability.map(|id| id.0.0);
        Self { industry: filter.industry.map(Into::into), tag: filter.tag.map(|it| it.0), capability, text: filter.text, ..Self::default() }
    }
}

content_list!(CaseQuery, Case, cases, CaseConnection, CaseFilter, ContentOrderInput, "发现 · 标杆案例: published cases.");
