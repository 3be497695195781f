//! Table `capability`: live capabilities: what readers see, and nothing else.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "capability")]
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
    pub tagline: String,
    pub status: String,
    pub min_client_version: Option<String>,
    /// Lines of text, as JSON.
    pub requirements: String,
    /// 1: before everything that is 0.
    pub pinned: i32,
    /// First publication.
    pub published_at: i64,
    /// Last publication.
    pub updated_at: i64,
    pub revision: i32,
    #[sea_orm(belongs_to, from = "category_id", to = "id")]
    pub category: BelongsTo<super::capability_category::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
