//! Persisted documents.

use super::Reader;
use crate::store::{error::StoreResult, rows::Row};

impl Reader {
    /// The text of a document, by its id or by the SHA-256 of its text.
    pub async fn persisted(&self, id: &str, sha256: Option<&[u8; 32]>) -> StoreResult<Option<String>> {
        let sql = self.sql("SELECT text FROM persisted_document WHERE id = ").bind(id);
        let sql = match sha256 {
            Some(hash) => sql.push(" OR sha256 = ").bind(hash.to_vec()),
            None => sql,
        };
        match self.one(sql.push(" LIMIT 1")).await? {
            Some(row) => Ok(Some(Row { table: "persisted_document", row: &row }.get("text")?)),
            None => Ok(None),
        }
    }

    /// The ids of all, in their order.
    pub async fn persisted_ids(&self) -> StoreResult<Vec<String>> {
        let rows = self.all(self.sql("SELECT id FROM persisted_document ORDER BY imported_at, id")).await?;
        rows.iter().map(|row| Row { table: "persisted_document", row }.get("id")).collect()
    }
}
