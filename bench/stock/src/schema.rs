//! What the workloads ask for, and nothing else; relations by loaders.

use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use serde::Deserialize;
use sqlx::FromRow;
use uuid::Uuid;

use crate::loaders::{AccountOf, CapabilityCategoryOf, Loaders, NewsCategoryOf, PackageOf, ProgramOf, ReviewOf, TagsOf, TimelineOf, VersionsOf};

pub fn id(prefix: &str, id: Uuid) -> ID {
    wire::typeid(prefix, id.as_u128()).into()
}
pub fn parse(id: &str) -> Result<Uuid> {
    wire::bits(id).map(Uuid::from_u128).ok_or_else(|| "not an id".into())
}
pub fn number([major, minor, patch]: [i32; 3]) -> String {
    format!("{major}.{minor}.{patch}")
}
fn time(millis: i64) -> String {
    let mut json = wire::Json::default();
    json.time(millis);
    String::from_utf8_lossy(&json.0[1..json.0.len() - 1]).into_owned()
}

macro_rules! page {
    ($name:ident, $node:ty) => {
        #[derive(SimpleObject)]
        pub struct $name {
            pub nodes: Vec<$node>,
            pub page_info: PageInfo,
        }
    };
}
#[derive(SimpleObject, Default)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}
page!(NewsConnection, News);
page!(CaseConnection, Case);
page!(VideoConnection, Video);
page!(CapabilityConnection, Capability);
page!(ProgramConnection, Program);
page!(VersionConnection, Version);

#[derive(SimpleObject, Deserialize)]
pub struct Cover {
    url: String,
    alt: String,
}

#[derive(SimpleObject, FromRow, Clone)]
pub struct Label {
    #[graphql(skip)]
    pub of: Uuid,
    slug: String,
    name: String,
}

/// A kind of content: its prefix, its own fields and its own resolvers.
macro_rules! content {
    ($name:ident $prefix:literal { $($fields:tt)* } { $($resolvers:tt)* }) => {
        #[derive(SimpleObject, FromRow)]
        #[graphql(complex)]
        pub struct $name {
            #[graphql(skip)]
            pub id: Uuid,
            title: String,
            summary: String,
            #[graphql(skip)]
            cover: Option<String>,
            #[graphql(skip)]
            pub pinned: i32,
            #[graphql(skip)]
            pub published_at: i64,
            $($fields)*
        }

        #[ComplexObject]
        impl $name {
            async fn id(&self) -> ID {
                id($prefix, self.id)
            }
            async fn cover(&self) -> Option<Cover> {
                self.cover.as_deref().and_then(|stored| serde_json::from_str(stored).ok())
            }
            $($resolvers)*
        }
    };
}
content!(News "news" {
    #[graphql(skip)]
    category_id: Uuid,
} {
    async fn published_at(&self) -> String {
        time(self.published_at)
    }
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Label>> {
        Ok(ctx.data::<Loaders>()?.load_one(NewsCategoryOf(self.category_id)).await?)
    }
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<Label>> {
        Ok(ctx.data::<Loaders>()?.load_one(TagsOf(self.id)).await?.unwrap_or_default())
    }
});
content!(Case "case" { company: String, industry: String } {});
content!(Video "video" { duration_seconds: i32, level: String } {});
content!(Capability "capability" {
    #[graphql(skip)]
    category_id: Uuid,
    tagline: String,
    status: String,
} {
    async fn name(&self) -> &str {
        &self.title
    }
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Label>> {
        Ok(ctx.data::<Loaders>()?.load_one(CapabilityCategoryOf(self.category_id)).await?)
    }
});

#[derive(SimpleObject, FromRow, Clone)]
#[graphql(complex)]
pub struct Account {
    #[graphql(skip)]
    pub id: Uuid,
    name: String,
}
#[ComplexObject]
impl Account {
    async fn id(&self) -> ID {
        id("account", self.id)
    }
}

#[derive(SimpleObject, FromRow, Clone)]
#[graphql(complex)]
pub struct Program {
    #[graphql(skip)]
    pub id: Uuid,
    name: String,
    slogan: String,
    my_role: Option<String>,
}
#[ComplexObject]
impl Program {
    async fn id(&self) -> ID {
        id("program", self.id)
    }
    async fn versions(&self, ctx: &Context<'_>, first: i32) -> Result<VersionConnection> {
        let nodes = ctx.data::<Loaders>()?.load_one(VersionsOf(self.id, first)).await?.unwrap_or_default();
        Ok(VersionConnection { nodes, page_info: PageInfo::default() })
    }
}

#[derive(FromRow, Clone)]
pub struct Version {
    pub id: Uuid,
    pub program_id: Uuid,
    pub major: i32,
    pub minor: i32,
    pub patch: i32,
    description: String,
    digest: String,
    uploaded_by: Uuid,
    uploaded_at: i64,
    state: String,
    since: i64,
    pub percent: Option<i32>,
    cause: Option<String>,
    review_id: Option<Uuid>,
}
/// Its columns, as it is read.
pub const VERSION: &str =
    "v.id, v.program_id, v.major, v.minor, v.patch, v.description, v.digest, v.uploaded_by, v.uploaded_at, v.state, v.since, v.percent, v.cause, v.review_id";

#[derive(SimpleObject)]
pub struct Gray {
    percent: f64,
    since: String,
}
#[derive(SimpleObject)]
pub struct Release {
    since: String,
}
#[derive(SimpleObject)]
pub struct Retirement {
    cause: Option<String>,
    since: String,
}
#[derive(SimpleObject, FromRow, Clone)]
pub struct Package {
    #[graphql(name = "sha256")]
    pub digest: String,
    bytes: i64,
}

#[Object]
impl Version {
    async fn id(&self) -> ID {
        id("version", self.id)
    }
    async fn number(&self) -> String {
        number([self.major, self.minor, self.patch])
    }
    async fn state(&self) -> &str {
        &self.state
    }
    async fn description(&self) -> &str {
        &self.description
    }
    async fn uploaded_at(&self) -> String {
        time(self.uploaded_at)
    }
    async fn uploaded_by(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        Ok(ctx.data::<Loaders>()?.load_one(AccountOf(self.uploaded_by)).await?)
    }
    async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>> {
        Ok(ctx.data::<Loaders>()?.load_one(ProgramOf(self.program_id)).await?)
    }
    async fn package(&self, ctx: &Context<'_>) -> Result<Option<Package>> {
        Ok(ctx.data::<Loaders>()?.load_one(PackageOf(self.digest.clone())).await?)
    }
    async fn review(&self, ctx: &Context<'_>) -> Result<Option<Review>> {
        match self.review_id {
            Some(id) => Ok(ctx.data::<Loaders>()?.load_one(ReviewOf(id)).await?),
            None => Ok(None),
        }
    }
    async fn gray(&self) -> Option<Gray> {
        self.percent.filter(|_| self.state == "GRAY").map(|percent| Gray { percent: f64::from(percent) / 100.0, since: time(self.since) })
    }
    async fn release(&self) -> Option<Release> {
        (self.state == "RELEASED").then(|| Release { since: time(self.since) })
    }
    async fn retirement(&self) -> Option<Retirement> {
        (self.state == "RETIRED").then(|| Retirement { cause: self.cause.clone(), since: time(self.since) })
    }
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<Event>> {
        Ok(ctx.data::<Loaders>()?.load_one(TimelineOf(self.id)).await?.unwrap_or_default())
    }
}

#[derive(SimpleObject, FromRow, Clone)]
#[graphql(complex)]
pub struct Review {
    #[graphql(skip)]
    pub id: Uuid,
    decision: Option<String>,
    #[graphql(skip)]
    decided_at: Option<i64>,
    #[graphql(skip)]
    findings: Option<String>,
}
#[derive(SimpleObject, Deserialize)]
pub struct Finding {
    code: String,
    message: String,
    severity: String,
}
#[ComplexObject]
impl Review {
    async fn id(&self) -> ID {
        id("review", self.id)
    }
    async fn decided_at(&self) -> Option<String> {
        self.decided_at.map(time)
    }
    async fn findings(&self) -> Result<Vec<Finding>> {
        Ok(self.findings.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
    }
}

#[derive(SimpleObject, FromRow, Clone)]
#[graphql(complex)]
pub struct Event {
    #[graphql(skip)]
    pub id: Uuid,
    #[graphql(skip)]
    pub of: Uuid,
    pub kind: String,
    pub sequence: i64,
    #[graphql(skip)]
    pub at: i64,
    #[graphql(skip)]
    pub account_id: Option<Uuid>,
}
#[ComplexObject]
impl Event {
    async fn id(&self) -> ID {
        id("event", self.id)
    }
    async fn at(&self) -> String {
        time(self.at)
    }
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Account>> {
        match self.account_id {
            Some(account) => Ok(ctx.data::<Loaders>()?.load_one(AccountOf(account)).await?),
            None => Ok(None),
        }
    }
}
