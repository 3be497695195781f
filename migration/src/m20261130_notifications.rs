//! When notifications came is an index of rows again, on PostgreSQL as on SQLite. A summary of pages (`m20261129_notifications`) was written for less, and
//! said nothing any more once rows were forgotten and new ones came into their pages: forgetting would have read the whole table each minute.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
-- only postgres
DROP INDEX notification_old;
CREATE INDEX notification_old ON notification (at);
-- end
";

const DOWN: &str = "
-- only postgres
DROP INDEX notification_old;
CREATE INDEX notification_old ON notification USING brin (at) WITH (autosummarize = on);
-- end
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
