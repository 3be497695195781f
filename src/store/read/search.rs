//! The search index: which live content contains the words asked for, best first.

use sea_orm::Value;
use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        content::ContentKind,
        id::ContentId,
        page::{Cursor, Page, Window},
        published::Hit,
        search::{Clause, clauses},
    },
    store::{error::StoreResult, rows::Row, sql::Sql},
};

/// The byte that marks cursors of a search.
pub const SEARCH_ORDER: u8 = 64;

impl Reader {
    /// One window of the hits, best first.
    pub async fn search(&self, text: &str, kinds: &[ContentKind], window: &Window) -> StoreResult<Page<Hit>> {
        let mut sql = self.sql("SELECT content_id, kind, score FROM (SELECT d.content_id, d.kind, ");
        sql = if sql.postgres() {
            // title, tags, summary, body: A to D, in ts_rank's order D to A
            sql.push("CAST(1000000 * ts_rank('{0.1, 0.4, 0.6, 1.0}', d.terms, ")
                .bind(query(text, true))
                .push("::tsquery) AS bigint) AS score FROM search_document AS d WHERE ")
        } else {
            // a word that stands in most pieces weighs a millionth (FTS5 never lets it weigh nothing): its differences must survive too
            sql.push("CAST(-1000000000000 * bm25(search_terms, 10.0, 6.0, 4.0, 1.0) AS integer) AS score FROM search_terms JOIN search_document AS d ON d.id = search_terms.rowid WHERE ")
        };
        sql = condition(sql, text, kinds).push(") AS hit");
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        if let Some(beyond) = window.beyond {
            let values: [Value; 2] = [beyond.keys[0].into(), Uuid::from_u128(beyond.id).into()];
            sql = sql.add(&format!(" WHERE (score, content_id) {compare} (?, ?)"), values);
        }
        sql = sql.push(&format!(" ORDER BY score {direction}, content_id {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut hits = Vec::new();
        for row in &self.all(sql).await? {
            let r = Row { table: "search_document", row };
            let hit = Hit { id: ContentId::new(r.word("kind", ContentKind::from_word)?, r.bits("content_id")?), score: r.get("score")? };
            hits.push((Cursor { order: SEARCH_ORDER, keys: [hit.score, 0], id: hit.id.bits() }, hit));
        }
        Ok(Page::from_walk(window, hits))
    }

    /// How many hits there are in all.
    pub async fn search_count(&self, text: &str, kinds: &[ContentKind]) -> StoreResult<u64> {
        let sql = self.sql("SELECT count(*) AS n FROM (");
        let row = self.one(containing(sql, text, kinds).push(") AS hit")).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }
}

/// Adds a SELECT of the ids of the content that contains `text`.
pub(super) fn containing(sql: Sql, text: &str, kinds: &[ContentKind]) -> Sql {
    let from = if sql.postgres() { "search_document AS d" } else { "search_terms JOIN search_document AS d ON d.id = search_terms.rowid" };
    condition(sql.push(&format!("SELECT d.content_id FROM {from} WHERE ")), text, kinds)
}

fn condition(sql: Sql, text: &str, kinds: &[ContentKind]) -> Sql {
    let query = query(text, sql.postgres());
    if query.is_empty() || kinds.is_empty() {
        // no letter to look for finds nothing
        return sql.push("1 = 0");
    }
    let mut sql = if sql.postgres() { sql.push("d.terms @@ ").bind(query).push("::tsquery") } else { sql.push("search_terms MATCH ").bind(query) };
    if kinds.len() < ContentKind::ALL.len() {
        sql = sql.push(" AND d.kind IN (");
        for (place, kind) in kinds.iter().enumerate() {
            sql = sql.push(if place > 0 { ", " } else { "" }).bind(kind.word());
        }
        sql = sql.push(")");
    }
    sql
}

/// The clauses in the database's own words. Terms hold letters and digits only, so quoting them is enough.
fn query(text: &str, postgres: bool) -> String {
    let clauses = clauses(text);
    let quote = |term: &String| if postgres { format!("'{term}'") } else { format!("\"{term}\"") };
    let written = clauses.iter().map(|clause| match clause {
        Clause::Word(word) => quote(word),
        Clause::Prefix(word) => format!("{}{}", quote(word), if postgres { ":*" } else { "*" }),
        Clause::Phrase(words) if postgres => format!("({})", words.iter().map(quote).collect::<Vec<_>>().join(" <-> ")),
        Clause::Phrase(words) => format!("\"{}\"", words.join(" ")),
    });
    written.collect::<Vec<_>>().join(if postgres { " & " } else { " AND " })
}
