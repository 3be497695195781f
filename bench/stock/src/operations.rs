//! What can be asked, done and followed. Who asks stands in a header that is believed.

use std::time::{SystemTime, UNIX_EPOCH};

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Subscription};
use axum::http::HeaderMap;
use futures_util::{Stream, StreamExt, stream};
use sha2::{Digest, Sha256};
use sqlx::{FromRow, PgPool};
use tokio::sync::broadcast;
use uuid::Uuid;

use crate::schema::{
    Capability, CapabilityConnection, Case, CaseConnection, Event, News, NewsConnection, PageInfo, ProgramConnection, VERSION, Version, Video, VideoConnection,
    id, number, parse,
};

/// Who asks.
#[derive(Clone)]
pub struct Me(Option<Uuid>, Option<String>);
impl Me {
    pub fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        Self(text("x-account").and_then(|it| parse(it).ok()), text("idempotency-key").map(str::to_owned))
    }
}
fn me(ctx: &Context<'_>) -> Result<Uuid> {
    ctx.data::<Me>()?.0.ok_or_else(|| "who asks?".into())
}

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

pub struct Query;
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
            Some(gray) if wire::bucket(gray.id.as_u128(), &user_key) < gray.percent.unwrap_or_default().into() => (Some(gray), "GRAY_BUCKET"),
            _ => (released, if released.is_some() { "RELEASED" } else { "NOT_AVAILABLE" }),
        };
        let version = found.map(|it| ResolvedVersion {
            id: id("version", it.id),
            number: number([it.major, it.minor, it.patch]),
            sha256: it.digest.clone(),
            bytes: it.package_bytes,
        });
        Ok(Some(Resolution { version, reason }))
    }
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

pub struct Mutation;
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
        let number = number([found.major, found.minor, found.patch]);
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

pub struct Subscriptions;
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
