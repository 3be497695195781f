//! Persisted documents: the texts that clients name by an id.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
CREATE TABLE persisted_document (
    id text NOT NULL PRIMARY KEY,
    sha256 {bytes} NOT NULL,
    text text NOT NULL,
    imported_at bigint NOT NULL
);
CREATE INDEX persisted_document_by_hash ON persisted_document (sha256);
";

const DOWN: &str = "
DROP TABLE persisted_document;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sql::run(manager, UP).await
    }
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sql::run(manager, DOWN).await
    }
}
