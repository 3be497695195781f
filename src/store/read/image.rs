//! What is known of the pictures this server holds.

use entity::image;
use sea_orm::EntityTrait;

use super::Reader;
use crate::store::error::StoreResult;

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
        let row = image::Entity::find_by_id(digest).one(&self.connection).await?;
        Ok(row.map(|row| ImageView { digest: row.digest, media_type: row.media_type, bytes: row.bytes, width: row.width, height: row.height }))
    }
}
