//! Notifications: which rows of the log somebody is to be told of, and whether they have read them.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
CREATE TABLE notification (
    account_id {uuid} NOT NULL REFERENCES account (id),
    position bigint NOT NULL REFERENCES event (position),
    at bigint NOT NULL,
    read_at bigint,
    PRIMARY KEY (account_id, position)
);
CREATE INDEX notification_unread ON notification (account_id, position) WHERE read_at IS NULL;
CREATE INDEX notification_old ON notification (at);
";

const DOWN: &str = "
DROP TABLE notification;
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
