//! Live content: lists, look-ups by id and the links between pieces. Only the live tables are touched.

use std::collections::HashMap;

use sea_orm::{QueryResult, Value};
use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        content::ContentKind,
        document::{CapabilityStatus, Industry, Level, LinkField},
        heat::Heat,
        id::{ContentId, ProgramId},
        page::{Cursor, Page, Window},
        published::{Capability, Case, Common, ContentFilter, ContentOrder, ContentOrderField, News, Published, Video},
    },
    store::{
        error::StoreResult,
        rows::{Row, live_table},
        sql::Sql,
    },
};

/// Which of the costly columns are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Fields {
    pub body: bool,
}

/// A kind of live content that can be read from its table.
pub trait Stored: Published {
    /// Its own columns, beside those that all kinds have.
    const COLUMNS: &'static str;
    #[doc(hidden)]
    fn from_row(common: Common, row: &QueryResult) -> StoreResult<Self>;
}

impl Reader {
    /// Ids of some live videos and capabilities, newest first: for the demo to point at.
    pub async fn some_live_content(&self, most: u32) -> StoreResult<Vec<ContentId>> {
        let mut found = Vec::new();
        for kind in [ContentKind::Video, ContentKind::Capability] {
            let sql = self.sql("SELECT id FROM ").push(live_table(kind)).push(" ORDER BY published_at DESC, id DESC LIMIT ").number(i64::from(most / 2));
            for row in &self.all(sql).await? {
                found.push(ContentId::new(kind, Row { table: "content", row }.bits("id")?));
            }
        }
        Ok(found)
    }

    /// One window of the live content of a kind.
    pub async fn content_page<T: Stored>(&self, filter: &ContentFilter, order: ContentOrder, window: &Window, fields: Fields) -> StoreResult<Page<T>> {
        let sql = self.sql("SELECT ").push(&columns::<T>(fields)).push(" FROM ").push(live_table(T::KIND)).push(" AS c WHERE ");
        let sql = windowed(matching(sql, T::KIND, filter), order, window, window.take + 1);
        let rows = self.all(sql).await?;
        let rows = rows.iter().map(|row| read::<T>(row, fields).map(|item| (cursor(&item, order), item))).collect::<StoreResult<_>>()?;
        Ok(Page::from_walk(window, rows))
    }

    /// How many the whole list has.
    pub async fn content_count(&self, kind: ContentKind, filter: &ContentFilter) -> StoreResult<u64> {
        let sql = matching(self.sql("SELECT count(*) AS n FROM ").push(live_table(kind)).push(" AS c WHERE "), kind, filter);
        let row = self.one(sql).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// The live ones among these ids.
    pub async fn content_by_id<T: Stored>(&self, ids: &[u128], fields: Fields) -> StoreResult<HashMap<u128, T>> {
        let sql = self.sql("SELECT ").push(&columns::<T>(fields)).push(" FROM ").push(live_table(T::KIND)).push(" AS c WHERE ");
        let rows = self.all(sql.any("c.id", ids.iter().copied().map(Uuid::from_u128))).await?;
        rows.iter().map(|row| read::<T>(row, fields).map(|item| (item.common().id.bits(), item))).collect()
    }

    /// What live content links to in one field, live targets only, in the editor's order.
    pub async fn content_links<T: Stored>(&self, from: &[u128], field: LinkField, fields: Fields) -> StoreResult<HashMap<u128, Vec<T>>> {
        let sql = self
            .sql("SELECT l.content_id AS parent, ")
            .push(&columns::<T>(fields))
            .push(" FROM content_link AS l JOIN ")
            .push(live_table(T::KIND))
            .push(" AS c ON c.id = l.target_id WHERE l.field = ")
            .bind(field.word())
            .push(" AND ")
            .any("l.content_id", from.iter().copied().map(Uuid::from_u128))
            .push(" ORDER BY l.content_id, l.place");
        self.by_parent(sql, fields).await
    }

    /// Which live content of a kind names these, newest first, at most `most` for each.
    pub async fn content_naming<T: Stored>(&self, targets: &[u128], field: LinkField, most: u32, fields: Fields) -> StoreResult<HashMap<u128, Vec<T>>> {
        let sql = self
            .sql("SELECT * FROM (SELECT l.target_id AS parent, row_number() OVER (PARTITION BY l.target_id ORDER BY c.published_at DESC, c.id DESC) AS rank, ")
            .push(&columns::<T>(fields))
            .push(" FROM content_link AS l JOIN ")
            .push(live_table(T::KIND))
            .push(" AS c ON c.id = l.content_id WHERE l.field = ")
            .bind(field.word())
            .push(" AND ")
            .any("l.target_id", targets.iter().copied().map(Uuid::from_u128))
            .push(") AS ranked WHERE rank <= ")
            .bind(i64::from(most))
            .push(" ORDER BY parent, rank");
        self.by_parent(sql, fields).await
    }

    async fn by_parent<T: Stored>(&self, sql: Sql, fields: Fields) -> StoreResult<HashMap<u128, Vec<T>>> {
        let mut found: HashMap<u128, Vec<T>> = HashMap::new();
        for row in &self.all(sql).await? {
            found.entry(Row { table: "content_link", row }.bits("parent")?).or_default().push(read(row, fields)?);
        }
        Ok(found)
    }
}

fn columns<T: Stored>(fields: Fields) -> String {
    let body = if fields.body { "c.body, " } else { "" };
    format!("c.id, c.title, c.summary, {body}c.cover, c.pinned, c.published_at, c.updated_at, c.revision, {}", T::COLUMNS)
}

/// Adds the conditions of a filter; always at least one word, so that more can follow with AND.
pub(super) fn matching(mut sql: Sql, kind: ContentKind, filter: &ContentFilter) -> Sql {
    let category_table = if kind == ContentKind::News { "news_category" } else { "capability_category" };
    let words = [
        ("c.industry = ?", filter.industry.map(|it| it.word().to_owned())),
        ("c.level = ?", filter.level.map(|it| it.word().to_owned())),
        ("c.status = ?", filter.status.map(|it| it.word().to_owned())),
        ("c.series = ?", filter.series.clone()),
        (&format!("c.category_id = (SELECT k.id FROM {category_table} AS k WHERE k.slug = ?)"), filter.category.clone()),
        ("EXISTS (SELECT 1 FROM content_tag AS j JOIN tag AS t ON t.id = j.tag_id WHERE j.content_id = c.id AND t.slug = ?)", filter.tag.clone()),
    ];
    sql = sql.push("1 = 1");
    for (condition, word) in words {
        if let Some(word) = word {
            // PostgreSQL takes no NUL in a text, and no stored word has one
            sql = if word.contains('\0') { sql.push(" AND 1 = 0") } else { sql.push(" AND ").add(condition, [word.into()]) };
        }
    }
    if let Some(capability) = filter.capability {
        // a capability that is not live has no answer either, as if it did not exist
        let id: Value = Uuid::from_u128(capability.bits()).into();
        let values = [LinkField::Capabilities.word().into(), id.clone(), id];
        sql = sql.add(" AND EXISTS (SELECT 1 FROM content_link AS l WHERE l.content_id = c.id AND l.field = ? AND l.target_id = ?) AND EXISTS (SELECT 1 FROM capability AS k WHERE k.id = ?)", values);
    }
    if let Some(text) = &filter.text {
        sql = super::search::containing(sql.push(" AND c.id IN ("), text, &[kind]).push(")");
    }
    sql
}

/// Adds where a window begins, its order, and how many rows are read.
pub(super) fn windowed(mut sql: Sql, order: ContentOrder, window: &Window, rows: u32) -> Sql {
    // walking backward turns the order around
    let ascending = order.ascending != window.backward;
    let compare = if ascending { ">" } else { "<" };
    let keys = keys(order.field);
    if let Some(beyond) = window.beyond {
        sql = sql.push(" AND (").push(&keys.join(", ")).push(&format!(", c.id) {compare} ("));
        for key in &beyond.keys[..keys.len()] {
            sql = sql.bind(*key).push(", ");
        }
        sql = sql.bind(Uuid::from_u128(beyond.id)).push(")");
    }
    sql.push(&ordering(order, window)).push(&limit(rows))
}

/// How many rows are read: as a word of the statement: PostgreSQL plans for many more where it is told later, and plans anew each time.
pub(super) fn limit(rows: u32) -> String {
    format!(" LIMIT {rows}")
}

/// The order in which a window is walked.
pub(super) fn ordering(order: ContentOrder, window: &Window) -> String {
    let direction = if order.ascending != window.backward { "ASC" } else { "DESC" };
    let ordering: Vec<String> = keys(order.field).iter().chain(&["c.id"]).map(|key| format!("{key} {direction}")).collect();
    format!(" ORDER BY {}", ordering.join(", "))
}

fn keys(field: ContentOrderField) -> &'static [&'static str] {
    match field {
        ContentOrderField::Pinned => &["c.pinned", "c.published_at"],
        ContentOrderField::PublishedAt => &["c.published_at"],
        ContentOrderField::Heat => &["c.heat"],
    }
}

fn cursor<T: Stored>(item: &T, order: ContentOrder) -> Cursor {
    let common = item.common();
    let keys = match order.field {
        ContentOrderField::Pinned => [i64::from(common.pinned), common.published_at.millis()],
        ContentOrderField::PublishedAt => [common.published_at.millis(), 0],
        ContentOrderField::Heat => [item.heat().map_or(0, Heat::stored), 0],
    };
    Cursor { order: order.code(), keys, id: common.id.bits() }
}

fn read<T: Stored>(row: &QueryResult, fields: Fields) -> StoreResult<T> {
    let r = Row { table: live_table(T::KIND), row };
    let common = Common {
        id: ContentId::new(T::KIND, r.bits("id")?),
        title: r.get("title")?,
        summary: r.get("summary")?,
        body: if fields.body { Some(r.get("body")?) } else { None },
        cover: r.json_or_null("cover")?,
        pinned: r.get::<i32>("pinned")? == 1,
        published_at: r.time("published_at")?,
        updated_at: r.time("updated_at")?,
        revision: r.get("revision")?,
    };
    T::from_row(common, row)
}

impl Stored for News {
    const COLUMNS: &'static str = "c.category_id, c.author, c.source, c.heat, c.views";
    fn from_row(common: Common, row: &QueryResult) -> StoreResult<Self> {
        let r = Row { table: "news", row };
        Ok(Self {
            common,
            category: r.id("category_id")?,
            author: r.get("author")?,
            source: r.json_or_null("source")?,
            heat: Heat::from_stored(r.get("heat")?),
            views: r.get("views")?,
        })
    }
}

impl Stored for Case {
    const COLUMNS: &'static str = "c.company, c.industry, c.results, c.program_id";
    fn from_row(common: Common, row: &QueryResult) -> StoreResult<Self> {
        let r = Row { table: "case", row };
        let program = r.get::<Option<Uuid>>("program_id")?.map(|id| ProgramId::from_bits(id.as_u128()));
        Ok(Self { common, company: r.get("company")?, industry: r.word("industry", Industry::from_word)?, results: r.json("results")?, program })
    }
}

impl Stored for Video {
    const COLUMNS: &'static str = "c.source_url, c.duration_seconds, c.level, c.series, c.chapters";
    fn from_row(common: Common, row: &QueryResult) -> StoreResult<Self> {
        let r = Row { table: "video", row };
        Ok(Self {
            common,
            source_url: r.get("source_url")?,
            duration_seconds: r.get("duration_seconds")?,
            level: r.word("level", Level::from_word)?,
            series: r.get("series")?,
            chapters: r.json("chapters")?,
        })
    }
}

impl Stored for Capability {
    const COLUMNS: &'static str = "c.category_id, c.tagline, c.status, c.min_client_version, c.requirements";
    fn from_row(common: Common, row: &QueryResult) -> StoreResult<Self> {
        let r = Row { table: "capability", row };
        Ok(Self {
            common,
            category: r.id("category_id")?,
            tagline: r.get("tagline")?,
            status: r.word("status", CapabilityStatus::from_word)?,
            min_client_version: r.get("min_client_version")?,
            requirements: r.json("requirements")?,
        })
    }
}
