//! What is known of the pictures this server holds.

use std::collections::HashMap;

use entity::image;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Reader;
use crate::{
    domain::submission::{PictureFacts, Pictures},
    store::error::StoreResult,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageView {
    pub digest: String,
    pub media_type: String,
    pub bytes: i64,
    /// Pixels.
    pub width: i32,
    pub height: i32,
}

impl ImageView {
    /// Its address on this server.
    pub fn path(&self) -> String {
        let ending = match self.media_type.as_str() {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/webp" => "webp",
            _ => "svg",
        };
        format!("/images/{}.{ending}", self.digest)
    }
}

impl Reader {
    pub async fn image(&self, digest: &str) -> StoreResult<Option<ImageView>> {
        Ok(image::Entity::find_by_id(digest).one(&self.connection).await?.map(view))
    }

    /// The facts of those of these paths that are pictures of this server; no statement for none.
    pub async fn pictures(&self, paths: impl Iterator<Item = &String>) -> StoreResult<Pictures> {
        let digests: Vec<&str> = paths.filter_map(|path| path.strip_prefix("/images/")?.split_once('.')).map(|(digest, _)| digest).collect();
        if digests.is_empty() {
            return Ok(HashMap::new());
        }
        let rows = image::Entity::find().filter(image::Column::Digest.is_in(digests)).all(&self.connection).await?;
        let facts = |row: image::Model| {
            let view = view(row);
            (view.path(), PictureFacts { media_type: view.media_type, bytes: view.bytes, width: view.width, height: view.height })
        };
        Ok(rows.into_iter().map(facts).collect())
    }
}

fn view(row: image::Model) -> ImageView {
    ImageView { digest: row.digest, media_type: row.media_type, bytes: row.bytes, width: row.width, height: row.height }
}
