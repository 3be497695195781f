//! Notifications for less once more: when they came is a summary of pages for PostgreSQL, instead of an entry for each.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// Only forgetting asks for it, and rows come in the order of their time: until old ones are forgotten, see `m20261130_notifications`.
const UP: &str = "
-- only postgres
DROP INDEX notification_old;
CREATE INDEX notification_old ON notification USING brin (at) WITH (autosummarize = on);
-- end
";

const DOWN: &str = "
-- only postgres
DROP INDEX notification_old;
CREATE INDEX notification_old ON notification (at);
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
