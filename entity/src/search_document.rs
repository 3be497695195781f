//! Table `search_document`: which live content a row of the search index stands for. The terms lie in `search_terms` (SQLite, FTS5) or in a `tsvector` column of this table (PostgreSQL).

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_document")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub content_id: Uuid,
    pub kind: String,
}

impl ActiveModelBehavior for ActiveModel {}
