//! Table `video`: live videos: what readers see, and nothing else.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "video")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// Address and text of the cover, as JSON.
    pub cover: Option<String>,
    pub source_url: String,
    pub duration_seconds: i32,
    pub level: String,
    pub series: Option<String>,
    /// Titles and starts, as JSON.
    pub chapters: String,
    /// 1: before everything that is 0.
    pub pinned: i32,
    /// First publication.
    pub published_at: i64,
    /// Last publication.
    pub updated_at: i64,
    pub revision: i32,
}

impl ActiveModelBehavior for ActiveModel {}
