//! What search finds of a live piece: its terms, by the weight of the field they stand in.

use std::sync::Mutex;

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::Transaction;
use crate::{
    domain::{content::ContentKind, id::ContentId, markdown, search},
    store::{
        bell::Bell,
        error::StoreResult,
        rows::{Row, live_table},
    },
};

/// PostgreSQL keeps positions up to 16,383; what lies behind is not indexed in either database.
const TERMS_MOST: usize = 16_000;
/// Pieces read at a time when everything is indexed afresh.
const READ_AT_ONCE: i64 = 100;

/// Builds the index afresh from everything that is live, in a transaction that it commits.
pub(in crate::store) async fn reindex(inner: DatabaseTransaction) -> StoreResult<()> {
    let transaction = Transaction { inner, bell: Bell::default(), rows: Mutex::default() };
    let terms = transaction.sql("DELETE FROM search_terms WHERE rowid IN (SELECT id FROM search_document)");
    if !terms.postgres() {
        transaction.run(terms).await?;
    }
    transaction.run(transaction.sql("DELETE FROM search_document")).await?;
    for kind in ContentKind::ALL {
        let mut after = Uuid::nil();
        loop {
            let sql = transaction.sql(&format!("SELECT id, title, summary, body FROM {} WHERE id > ", live_table(kind))).bind(after);
            let rows = transaction.all(sql.push(" ORDER BY id LIMIT ").bind(READ_AT_ONCE)).await?;
            let Some(last) = rows.last() else { break };
            after = last.try_get("", "id")?;
            for row in &rows {
                let r = Row { table: "content", row };
                let (title, summary, body): (String, String, String) = (r.get("title")?, r.get("summary")?, r.get("body")?);
                transaction.index(ContentId::new(kind, r.bits("id")?), &title, &summary, &body).await?;
            }
        }
    }
    transaction.commit().await
}

impl Transaction {
    /// Puts a live piece into the index, with the names of its tags as they stand. It must not be in it.
    pub(super) async fn index(&self, id: ContentId, title: &str, summary: &str, body: &str) -> StoreResult<()> {
        let key = Uuid::from_u128(id.bits());
        let sql = self.sql("SELECT t.name FROM content_tag AS j JOIN tag AS t ON t.id = j.tag_id WHERE j.content_id = ").bind(key).push(" ORDER BY j.place");
        let tags = self.all(sql).await?.iter().map(|row| Row { table: "tag", row }.get("name")).collect::<StoreResult<Vec<String>>>()?.join(" ");
        let body = markdown::to_text(body);
        let fields = [title, &tags, summary, &body].map(|text| search::terms(text).into_iter().map(|term| term.text));
        let row = self.sql("INSERT INTO search_document (content_id, kind");
        if row.postgres() {
            let (mut vector, mut position) = (String::new(), 0);
            for (field, weight) in fields.into_iter().zip(["A", "B", "C", "D"]) {
                for term in field.take(TERMS_MOST.saturating_sub(position)) {
                    position += 1;
                    vector.push_str(&format!("'{term}':{position}{weight} "));
                }
                position += 1; // a phrase does not run over the border of two fields
            }
            self.run(row.push(", terms").add(") VALUES (?, ?, ?::tsvector)", [key.into(), id.kind.word().into(), vector.into()])).await?;
        } else {
            self.run(row.add(") VALUES (?, ?)", [key.into(), id.kind.word().into()])).await?;
            let texts = fields.map(|field| field.take(TERMS_MOST).collect::<Vec<_>>().join(" ").into());
            let sql = self.sql("INSERT INTO search_terms (rowid, title, tags, summary, body) SELECT id, ").add("?, ?, ?, ?", texts);
            self.run(sql.push(" FROM search_document WHERE content_id = ").bind(key)).await?;
        }
        Ok(())
    }

    /// Takes a piece out of the index.
    pub(super) async fn unindex(&self, id: ContentId) -> StoreResult<()> {
        let key = Uuid::from_u128(id.bits());
        let terms = self.sql("DELETE FROM search_terms WHERE rowid IN (SELECT id FROM search_document WHERE content_id = ").bind(key).push(")");
        if !terms.postgres() {
            self.run(terms).await?;
        }
        self.run(self.sql("DELETE FROM search_document WHERE content_id = ").bind(key)).await?;
        Ok(())
    }
}
