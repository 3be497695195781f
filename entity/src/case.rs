//! Table `case`: live cases: what readers see, and nothing else.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub body: String,
    /// Address and text of the cover, as JSON.
    pub cover: Option<String>,
    pub company: String,
    pub industry: String,
    /// What was achieved, as JSON.
    pub results: String,
    pub program_id: Option<Uuid>,
    /// 1: before everything that is 0.
    pub pinned: i32,
    /// First publication.
    pub published_at: i64,
    /// Last publication.
    pub updated_at: i64,
    pub revision: i32,
    #[sea_orm(belongs_to, from = "program_id", to = "id")]
    pub program: BelongsTo<Option<super::program::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
