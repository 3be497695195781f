//! When notifications came is no index any more: forgetting finds them by who was told, and by their place in the log. A summary of pages
//! (`m20261129_notifications`) says nothing once rows were forgotten and new ones came into their pages.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
DROP INDEX notification_old;
";

const DOWN: &str = "
-- only postgres
CREATE INDEX notification_old ON notification USING brin (at) WITH (autosummarize = on);
-- end
-- only sqlite
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
