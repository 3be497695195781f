//! Stock async-graphql: derive macros, a shared DataLoader with its defaults, sqlx with its defaults, axum. Nothing tuned but the allocator;
//! a schema of only what the workloads ask for. Who asks stands in a header that is believed.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use async_graphql::{
    ComplexObject, Context, Data, ID, InputObject, Object, Result, Schema, SimpleObject, Subscription,
    dataloader::{DataLoader, Loader},
};
use async_graphql_axum::{GraphQLProtocol, GraphQLRequest, GraphQLResponse, GraphQLWebSocket};
use axum::{
    Router,
    extract::WebSocketUpgrade,
    http::HeaderMap,
    response::Response,
    routing::{get, post},
};
use futures_util::{Stream, StreamExt, stream};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use sqlx::{FromRow, PgPool, postgres::PgPoolOptions};
use tokio::sync::broadcast;
use uuid::Uuid;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Clone)]
struct Rows(PgPool);
type Loaders = DataLoader<Rows>;

fn id(prefix: &str, id: Uuid) -> ID {
    wire::typeid(prefix, id.as_u128()).into()
}
fn parse(id: &str) -> Result<Uuid> {
    wire::bits(id).map(Uuid::from_u128).ok_or_else(|| "not an id".into())
}
fn time(millis: i64) -> String {
    let mut json = wire::Json::default();
    json.time(millis);
    String::from_utf8_lossy(&json.0[1..json.0.len() - 1]).into_owned()
}

/// Who asks.
#[derive(Clone)]
struct Me(Option<Uuid>, Option<String>);
impl Me {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        Self(text("x-account").and_then(|it| parse(it).ok()), text("idempotency-key").map(str::to_owned))
    }
}
fn me(ctx: &Context<'_>) -> Result<Uuid> {
    ctx.data::<Me>()?.0.ok_or_else(|| "who asks?".into())
}

macro_rules! page {
    ($name:ident, $node:ty) => {
        #[derive(SimpleObject)]
        struct $name {
            nodes: Vec<$node>,
            page_info: PageInfo,
        }
    };
}
#[derive(SimpleObject, Default)]
struct PageInfo {
    has_next_page: bool,
    end_cursor: Option<String>,
}
page!(NewsConnection, News);
page!(CaseConnection, Case);
page!(VideoConnection, Video);
page!(CapabilityConnection, Capability);
page!(ProgramConnection, Program);
page!(VersionConnection, Version);

#[derive(SimpleObject, Deserialize)]
struct Cover {
    url: String,
    alt: String,
}
fn cover(stored: &Option<String>) -> Option<Cover> {
    stored.as_deref().and_then(|stored| serde_json::from_str(stored).ok())
}

#[derive(SimpleObject, FromRow, Clone)]
struct Label {
    #[graphql(skip)]
    of: Uuid,
    slug: String,
    name: String,
}

macro_rules! content {
    ($name:ident { $($fields:tt)* }) => {
        #[derive(SimpleObject, FromRow)]
        #[graphql(complex)]
        struct $name {
            #[graphql(skip)]
            id: Uuid,
            title: String,
            summary: String,
            #[graphql(skip)]
            cover: Option<String>,
            #[graphql(skip)]
            pinned: i32,
            #[graphql(skip)]
            published_at: i64,
            $($fields)*
        }
    };
}
content!(News {
    #[graphql(skip)]
    category_id: Uuid,
});
content!(Case { company: String, industry: String });
content!(Video { duration_seconds: i32, level: String });
content!(Capability {
    #[graphql(skip)]
    category_id: Uuid,
    tagline: String,
    status: String,
});

#[ComplexObject]
impl News {
    async fn id(&self) -> ID {
        id("news", self.id)
    }
    async fn cover(&self) -> Option<Cover> {
        cover(&self.cover)
    }
    async fn published_at(&self) -> String {
        time(self.published_at)
    }
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Label>> {
        Ok(ctx.data::<Loaders>()?.load_one(NewsCategoryOf(self.category_id)).await?)
    }
    async fn tags(&self, ctx: &Context<'_>) -> Result<Vec<Label>> {
        Ok(ctx.data::<Loaders>()?.load_one(TagsOf(self.id)).await?.unwrap_or_default())
    }
}
#[ComplexObject]
impl Case {
    async fn id(&self) -> ID {
        id("case", self.id)
    }
    async fn cover(&self) -> Option<Cover> {
        cover(&self.cover)
    }
}
#[ComplexObject]
impl Video {
    async fn id(&self) -> ID {
        id("video", self.id)
    }
    async fn cover(&self) -> Option<Cover> {
        cover(&self.cover)
    }
}
#[ComplexObject]
impl Capability {
    async fn id(&self) -> ID {
        id("capability", self.id)
    }
    async fn name(&self) -> &str {
        &self.title
    }
    async fn cover(&self) -> Option<Cover> {
        cover(&self.cover)
    }
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Label>> {
        Ok(ctx.data::<Loaders>()?.load_one(CapabilityCategoryOf(self.category_id)).await?)
    }
}

#[derive(SimpleObject, FromRow, Clone)]
#[graphql(complex)]
struct Account {
    #[graphql(skip)]
    id: Uuid,
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
struct Program {
    #[graphql(skip)]
    id: Uuid,
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
struct Version {
    id: Uuid,
    program_id: Uuid,
    major: i32,
    minor: i32,
    patch: i32,
    description: String,
    digest: String,
    uploaded_by: Uuid,
    uploaded_at: i64,
    state: String,
    since: i64,
    percent: Option<i32>,
    cause: Option<String>,
    review_id: Option<Uuid>,
}
const VERSION: &str =
    "v.id, v.program_id, v.major, v.minor, v.patch, v.description, v.digest, v.uploaded_by, v.uploaded_at, v.state, v.since, v.percent, v.cause, v.review_id";

#[derive(SimpleObject)]
struct Gray {
    percent: f64,
    since: String,
}
#[derive(SimpleObject)]
struct Release {
    since: String,
}
#[derive(SimpleObject)]
struct Retirement {
    cause: Option<String>,
    since: String,
}
#[derive(SimpleObject, FromRow, Clone)]
struct Package {
    #[graphql(name = "sha256")]
    digest: String,
    bytes: i64,
}

#[Object]
impl Version {
    async fn id(&self) -> ID {
        id("version", self.id)
    }
    async fn number(&self) -> String {
        format!("{}.{}.{}", self.major, self.minor, self.patch)
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
struct Review {
    #[graphql(skip)]
    id: Uuid,
    decision: Option<String>,
    #[graphql(skip)]
    decided_at: Option<i64>,
    #[graphql(skip)]
    findings: Option<String>,
}
#[derive(SimpleObject, Deserialize)]
struct Finding {
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
struct Event {
    #[graphql(skip)]
    id: Uuid,
    #[graphql(skip)]
    of: Uuid,
    kind: String,
    sequence: i64,
    #[graphql(skip)]
    at: i64,
    #[graphql(skip)]
    account_id: Option<Uuid>,
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

macro_rules! loader {
    ($key:ident($type:ty), one $row:ty, $by:ident, $sql:expr) => {
        #[derive(Clone, PartialEq, Eq, Hash)]
        struct $key($type);
        impl Loader<$key> for Rows {
            type Value = $row;
            type Error = Arc<sqlx::Error>;
            async fn load(&self, keys: &[$key]) -> std::result::Result<HashMap<$key, $row>, Self::Error> {
                let keys: Vec<$type> = keys.iter().map(|key| key.0.clone()).collect();
                let rows: Vec<$row> = sqlx::query_as($sql).bind(keys).fetch_all(&self.0).await?;
                Ok(rows.into_iter().map(|row| ($key(row.$by.clone()), row)).collect())
            }
        }
    };
    ($key:ident($type:ty), many $row:ty, $by:ident, $sql:expr) => {
        #[derive(Clone, PartialEq, Eq, Hash)]
        struct $key($type);
        impl Loader<$key> for Rows {
            type Value = Vec<$row>;
            type Error = Arc<sqlx::Error>;
            async fn load(&self, keys: &[$key]) -> std::result::Result<HashMap<$key, Vec<$row>>, Self::Error> {
                let keys: Vec<$type> = keys.iter().map(|key| key.0.clone()).collect();
                let rows: Vec<$row> = sqlx::query_as($sql).bind(keys).fetch_all(&self.0).await?;
                let mut found: HashMap<$key, Vec<$row>> = HashMap::new();
                for row in rows {
                    found.entry($key(row.$by.clone())).or_default().push(row);
                }
                Ok(found)
            }
        }
    };
}
loader!(NewsCategoryOf(Uuid), one Label, of, "SELECT id AS of, slug, name FROM news_category WHERE id = ANY($1)");
loader!(CapabilityCategoryOf(Uuid), one Label, of, "SELECT id AS of, slug, name FROM capability_category WHERE id = ANY($1)");
loader!(TagsOf(Uuid), many Label, of, "SELECT x.content_id AS of, t.slug, t.name FROM content_tag x JOIN tag t ON t.id = x.tag_id WHERE x.content_id = ANY($1) ORDER BY x.content_id, x.place");
loader!(AccountOf(Uuid), one Account, id, "SELECT id, name FROM account WHERE id = ANY($1)");
loader!(ProgramOf(Uuid), one Program, id, "SELECT id, name, slogan, NULL AS my_role FROM program WHERE id = ANY($1)");
loader!(PackageOf(String), one Package, digest, "SELECT digest, bytes FROM package WHERE digest = ANY($1)");
loader!(ReviewOf(Uuid), one Review, id, "SELECT id, decision, decided_at, findings FROM review WHERE id = ANY($1)");
loader!(TimelineOf(Uuid), many Event, of, "SELECT e.id, v.id AS of, e.kind, e.sequence, e.at, e.account_id FROM version v JOIN event e ON e.version_id = v.id OR e.other_version_id = v.id \
    WHERE v.id = ANY($1) AND e.sequence IS NOT NULL ORDER BY v.id, e.sequence");

#[derive(Clone, PartialEq, Eq, Hash)]
struct VersionsOf(Uuid, i32);
impl Loader<VersionsOf> for Rows {
    type Value = Vec<Version>;
    type Error = Arc<sqlx::Error>;
    async fn load(&self, keys: &[VersionsOf]) -> std::result::Result<HashMap<VersionsOf, Vec<Version>>, Self::Error> {
        let mut found: HashMap<VersionsOf, Vec<Version>> = HashMap::new();
        let mut firsts: Vec<i32> = keys.iter().map(|key| key.1).collect();
        firsts.dedup();
        for first in firsts {
            let programs: Vec<Uuid> = keys.iter().filter(|key| key.1 == first).map(|key| key.0).collect();
            let sql = format!(
                "SELECT {VERSION} FROM unnest($1::uuid[]) AS p (id), LATERAL (SELECT * FROM version v WHERE v.program_id = p.id AND v.state <> 'DELETED' ORDER BY v.uploaded_revision DESC LIMIT $2) v"
            );
            let rows: Vec<Version> = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(programs).bind(i64::from(first)).fetch_all(&self.0).await?;
            for row in rows {
                found.entry(VersionsOf(row.program_id, first)).or_default().push(row);
            }
        }
        Ok(found)
    }
}

struct Query;

async fn list<T: for<'r> FromRow<'r, sqlx::postgres::PgRow> + Send + Unpin>(
    ctx: &Context<'_>,
    table: &str,
    own: &str,
    after: Option<String>,
    first: i32,
) -> Result<Vec<T>> {
    let (keys, id) = after.as_deref().and_then(wire::place).unwrap_or(([i64::from(i32::MAX), i64::MAX], u128::MAX));
    let sql = format!(
        "SELECT id, title, summary, cover, pinned, published_at, {own} FROM {table} WHERE (pinned, published_at, id) < ($1, $2, $3) ORDER BY pinned DESC, published_at DESC, id DESC LIMIT $4"
    );
    let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(keys[0] as i32).bind(keys[1]).bind(Uuid::from_u128(id)).bind(i64::from(first) + 1);
    Ok(query.fetch_all(ctx.data::<PgPool>()?).await?)
}

macro_rules! connection {
    ($name:ident, $rows:expr, $first:expr) => {{
        let (mut nodes, first) = ($rows, $first as usize);
        let has_next_page = nodes.len() > first;
        nodes.truncate(first);
        let end_cursor = nodes.last().map(|it| wire::cursor(wire::PINNED_ORDER, [i64::from(it.pinned), it.published_at], it.id.as_u128()));
        Ok($name { nodes, page_info: PageInfo { has_next_page, end_cursor } })
    }};
}

struct Viewer(Uuid);
#[Object]
impl Viewer {
    async fn programs(&self, ctx: &Context<'_>, first: i32) -> Result<ProgramConnection> {
        let sql = "SELECT p.id, p.name, p.slogan, m.role AS my_role FROM program_member m JOIN program p ON p.id = m.program_id WHERE m.account_id = $1 \
            ORDER BY m.since DESC, m.program_id DESC LIMIT $2";
        let nodes = sqlx::query_as(sql).bind(self.0).bind(i64::from(first)).fetch_all(ctx.data::<PgPool>()?).await?;
        Ok(ProgramConnection { nodes, page_info: PageInfo::default() })
    }
}

#[derive(SimpleObject)]
struct ResolvedVersion {
    id: ID,
    number: String,
    sha256: String,
    bytes: i64,
}
#[derive(SimpleObject)]
struct Resolution {
    version: Option<ResolvedVersion>,
    reason: &'static str,
}
#[derive(FromRow)]
struct Live {
    id: Uuid,
    major: i32,
    minor: i32,
    patch: i32,
    digest: String,
    package_bytes: i64,
    state: String,
    percent: Option<i32>,
    member: Option<bool>,
}

#[Object]
impl Query {
    async fn news(&self, ctx: &Context<'_>, first: i32, after: Option<String>) -> Result<NewsConnection> {
        connection!(NewsConnection, list::<News>(ctx, "news", "category_id", after, first).await?, first)
    }
    async fn cases(&self, ctx: &Context<'_>, first: i32, after: Option<String>) -> Result<CaseConnection> {
        connection!(CaseConnection, list::<Case>(ctx, "\"case\"", "company, industry", after, first).await?, first)
    }
    async fn videos(&self, ctx: &Context<'_>, first: i32, after: Option<String>) -> Result<VideoConnection> {
        connection!(VideoConnection, list::<Video>(ctx, "video", "duration_seconds, level", after, first).await?, first)
    }
    async fn capabilities(&self, ctx: &Context<'_>, first: i32, after: Option<String>) -> Result<CapabilityConnection> {
        connection!(CapabilityConnection, list::<Capability>(ctx, "capability", "category_id, tagline, status", after, first).await?, first)
    }
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Viewer> {
        Ok(Viewer(me(ctx)?))
    }
    async fn version(&self, ctx: &Context<'_>, id: ID) -> Result<Option<Version>> {
        let sql = format!(
            "SELECT {VERSION} FROM version v WHERE v.id = $1 AND v.state <> 'DELETED' AND EXISTS (SELECT 1 FROM program_member m WHERE m.program_id = v.program_id AND m.account_id = $2)"
        );
        Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(parse(&id)?).bind(me(ctx)?).fetch_optional(ctx.data::<PgPool>()?).await?)
    }
    async fn resolve_version(&self, ctx: &Context<'_>, program_id: ID, user_key: String) -> Result<Option<Resolution>> {
        let sql = "SELECT v.id, v.major, v.minor, v.patch, v.digest, v.package_bytes, v.state, v.percent, CASE WHEN v.state = 'GRAY' THEN EXISTS (SELECT 1 FROM account a \
            JOIN program_member k ON k.account_id = a.id WHERE k.program_id = v.program_id AND a.user_key = $2) END AS member FROM version v WHERE v.program_id = $1 AND v.state IN ('GRAY', 'RELEASED')";
        let rows: Vec<Live> = sqlx::query_as(sql).bind(parse(&program_id)?).bind(&user_key).fetch_all(ctx.data::<PgPool>()?).await?;
        let (gray, released) = (rows.iter().find(|it| it.state == "GRAY"), rows.iter().find(|it| it.state == "RELEASED"));
        let (found, reason) = match gray.filter(|_| !user_key.is_empty()) {
            Some(gray) if gray.member == Some(true) => (Some(gray), "GRAY_MEMBER"),
            Some(gray) if bucket(gray.id, &user_key) < gray.percent.unwrap_or_default() => (Some(gray), "GRAY_BUCKET"),
            _ => (released, if released.is_some() { "RELEASED" } else { "NOT_AVAILABLE" }),
        };
        let version = found.map(|it| ResolvedVersion {
            id: id("version", it.id),
            number: format!("{}.{}.{}", it.major, it.minor, it.patch),
            sha256: it.digest.clone(),
            bytes: it.package_bytes,
        });
        Ok(Some(Resolution { version, reason }))
    }
}

fn bucket(version: Uuid, user: &str) -> i32 {
    let digest = Sha256::digest(format!("{}:{user}", wire::typeid("version", version.as_u128())));
    let head = digest.iter().take(8).fold(0u64, |head, byte| head << 8 | u64::from(*byte));
    ((u128::from(head) * 10_000) >> 64) as i32
}

#[derive(InputObject)]
struct AdjustGrayInput {
    version_id: ID,
    percent: f64,
}
#[derive(SimpleObject)]
struct UserError {
    code: String,
}
#[derive(SimpleObject)]
struct AdjustGrayPayload {
    version: Option<Version>,
    event: Option<Event>,
    user_errors: Vec<UserError>,
}

struct Mutation;
#[Object]
impl Mutation {
    async fn adjust_gray(&self, ctx: &Context<'_>, input: AdjustGrayInput) -> Result<AdjustGrayPayload> {
        let (me, version) = (me(ctx)?, parse(&input.version_id)?);
        let key = ctx.data::<Me>()?.1.clone().ok_or("an Idempotency-Key is needed")?;
        let percent = (input.percent * 100.0).round() as i32;
        let refused = |code: &str| Ok(AdjustGrayPayload { version: None, event: None, user_errors: vec![UserError { code: code.into() }] });
        let mut transaction = ctx.data::<PgPool>()?.begin().await?;
        let sql = format!(
            "SELECT {VERSION} FROM version v WHERE v.id = $1 AND v.state = 'GRAY' AND EXISTS (SELECT 1 FROM program_member m WHERE m.program_id = v.program_id AND m.account_id = $2 AND m.role = 'ADMIN') FOR UPDATE OF v"
        );
        let Some(mut found): Option<Version> = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(version).bind(me).fetch_optional(&mut *transaction).await? else {
            return refused("NOT_FOUND");
        };
        let before = found.percent.unwrap_or_default();
        if before == percent {
            return refused("NO_CHANGE");
        }
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as i64;
        let sequence: i64 = sqlx::query_scalar("UPDATE program SET revision = revision + 1 WHERE id = $1 RETURNING revision")
            .bind(found.program_id)
            .fetch_one(&mut *transaction)
            .await?;
        sqlx::query("UPDATE version SET percent = $1 WHERE id = $2").bind(percent).bind(version).execute(&mut *transaction).await?;
        let number = format!("{}.{}.{}", found.major, found.minor, found.patch);
        let details = serde_json::json!({ "moves": [{ "version": input.version_id, "number": number, "from": "GRAY", "to": "GRAY" }], "percent": percent, "percentBefore": before }).to_string();
        let event = Event { id: Uuid::now_v7(), of: version, kind: "GRAY_ADJUSTED".into(), sequence, at: now, account_id: Some(me) };
        sqlx::query(
            "INSERT INTO event (id, program_id, sequence, kind, version_id, details, account_id, role, channel, request_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, 'PROGRAM_ADMIN', 'DESKTOP', $8, $9)",
        )
        .bind(event.id)
        .bind(found.program_id)
        .bind(sequence)
        .bind(&event.kind)
        .bind(version)
        .bind(&details)
        .bind(me)
        .bind(&key)
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        let reply = serde_json::json!({ "data": { "adjustGray": { "version": { "id": input.version_id, "gray": { "percent": f64::from(percent) / 100.0 } }, "event": { "sequence": sequence }, "userErrors": [] } } });
        sqlx::query("INSERT INTO idempotency (account_id, key, fingerprint, attempt, lease_until, outcome, status, reply, expires_at) VALUES ($1, $2, $3, $4, $5, $6, 200, $7, $8)")
            .bind(me)
            .bind(&key)
            .bind(Sha256::digest(format!("{version} {percent}")).to_vec())
            .bind(event.id)
            .bind(now)
            .bind(event.id.to_string())
            .bind(reply.to_string())
            .bind(now + 86_400_000)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        found.percent = Some(percent);
        let _ = ctx.data::<broadcast::Sender<(Uuid, Event)>>()?.send((found.program_id, event.clone()));
        Ok(AdjustGrayPayload { version: Some(found), event: Some(event), user_errors: Vec::new() })
    }
}

#[derive(SimpleObject, Clone)]
struct ProgramEvent {
    position: i64,
    event: Event,
}

struct Subscriptions;
#[Subscription(name = "Subscription")]
impl Subscriptions {
    async fn program_events(&self, ctx: &Context<'_>, program_id: ID) -> Result<impl Stream<Item = ProgramEvent>> {
        let program = parse(&program_id)?;
        let receiver = ctx.data::<broadcast::Sender<(Uuid, Event)>>()?.subscribe();
        let events = stream::unfold(receiver, |mut receiver| async move {
            loop {
                match receiver.recv().await {
                    Ok(event) => return Some((event, receiver)),
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return None,
                }
            }
        });
        Ok(events.filter_map(move |(of, event)| std::future::ready((of == program).then_some(ProgramEvent { position: event.sequence, event }))))
    }
}

type Gateway = Schema<Query, Mutation, Subscriptions>;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let pool = PgPoolOptions::new().max_connections(std::env::var("POOL")?.parse()?).connect(&std::env::var("DATABASE_URL")?).await?;
    let (events, _) = broadcast::channel::<(Uuid, Event)>(1024);
    let schema: Gateway =
        Schema::build(Query, Mutation, Subscriptions).data(DataLoader::new(Rows(pool.clone()), tokio::spawn)).data(pool).data(events).finish();
    let (asked, followed) = (schema.clone(), schema);
    let app = Router::new()
        .route(
            "/graphql",
            post(move |headers: HeaderMap, request: GraphQLRequest| async move {
                GraphQLResponse::from(asked.execute(request.into_inner().data(Me::of(&headers))).await)
            }),
        )
        .route(
            "/graphql/ws",
            get(move |protocol: GraphQLProtocol, upgrade: WebSocketUpgrade| {
                let response: Response = upgrade
                    .protocols(async_graphql::http::ALL_WEBSOCKET_PROTOCOLS)
                    .on_upgrade(move |socket| GraphQLWebSocket::new(socket, followed, protocol).on_connection_init(|_| async { Ok(Data::default()) }).serve());
                std::future::ready(response)
            }),
        );
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", std::env::var("PORT")?.parse::<u16>()?)).await?;
    axum::serve(axum::serve::ListenerExt::tap_io(listener, |stream| drop(stream.set_nodelay(true))), app).await?;
    Ok(())
}
