//! What is known of the pictures this server holds.

use super::Reader;
use crate::store::{error::StoreResult, rows::Row};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageView {
    pub digest: String,
    pub media_type: String,
    pub bytes: i64,
    /// Pixels.
    pub width: i32,
    pub height: i32,
}

impl Reader {
    pub async fn image(&self, digest: &str) -> StoreResult<Option<ImageView>> {
        let Some(row) = self.one(self.sql("SELECT digest, media_type, bytes, width, height FROM image WHERE digest = ").bind(digest)).await? else {
            return Ok(None);
        };
        let r = Row { table: "image", row: &row };
        Ok(Some(ImageView {
            digest: r.get("digest")?,
            media_type: r.get("media_type")?,
            bytes: r.get("bytes")?,
            width: r.get("width")?,
            height: r.get("height")?,
        }))
    }
}
