//! Table `news`: live news: what readers see, and nothing else.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "news")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// Address and text of the cover, as JSON.
    pub cover: Option<String>,
    pub category_id: Uuid,
    pub author: String,
    /// Name and address of the source, as JSON.
    pub source: Option<String>,
    /// 1: before everything that is 0.
    pub pinned: i32,
    /// First publication.
    pub published_at: i64,
    /// Last publication.
    pub updated_at: i64,
    pub revision: i32,
    /// See domain::heat.
    pub heat: i64,
    pub views: i64,
    #[sea_orm(belongs_to, from = "category_id", to = "id")]
    pub category: BelongsTo<super::news_category::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
