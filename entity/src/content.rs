//! Table `content`: the editors' side of one piece of content; nothing of it is shown to readers.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "content")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub lock_version: i64,
    /// The title of the newest text, for lists.
    pub title: String,
    /// The document being worked on, as JSON.
    pub draft: Option<String>,
    pub last_revision: i32,
    /// The revision that is live, or was before it was archived.
    pub live_revision: Option<i32>,
    pub scheduled_revision: Option<i32>,
    pub scheduled_at: Option<i64>,
    pub pinned: bool,
    pub first_published_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub updated_by: Option<Uuid>,
    #[sea_orm(has_many)]
    pub content_revisions: HasMany<super::content_revision::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
