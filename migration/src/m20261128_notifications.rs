//! Notifications for less: a step of a program writes one for each of its members, and each cost more than the step's own row of the log.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// What is unread is told by the primary key. Each row is copied, in one statement, out of rows that refer to accounts and the log
// themselves; neither ever loses a row, and to prove it again for each took as long as to write it.
const UP: &str = "
-- only postgres
ALTER TABLE notification DROP CONSTRAINT notification_account_id_fkey, DROP CONSTRAINT notification_position_fkey,
    DROP CONSTRAINT notification_pkey, ADD CONSTRAINT notification_pkey PRIMARY KEY (account_id, position) INCLUDE (read_at);
DROP INDEX notification_unread;
-- end
-- only sqlite
ALTER TABLE notification RENAME TO notification_before;
CREATE TABLE notification (
    account_id blob NOT NULL,
    position bigint NOT NULL,
    at bigint NOT NULL,
    read_at bigint,
    PRIMARY KEY (account_id, position)
) WITHOUT ROWID;
INSERT INTO notification (account_id, position, at, read_at) SELECT account_id, position, at, read_at FROM notification_before;
DROP TABLE notification_before;
CREATE INDEX notification_old ON notification (at);
-- end
";

const DOWN: &str = "
-- only postgres
ALTER TABLE notification DROP CONSTRAINT notification_pkey, ADD PRIMARY KEY (account_id, position),
    ADD FOREIGN KEY (account_id) REFERENCES account (id), ADD FOREIGN KEY (position) REFERENCES event (position);
-- end
-- only sqlite
ALTER TABLE notification RENAME TO notification_after;
CREATE TABLE notification (
    account_id blob NOT NULL REFERENCES account (id),
    position bigint NOT NULL REFERENCES event (position),
    at bigint NOT NULL,
    read_at bigint,
    PRIMARY KEY (account_id, position)
);
INSERT INTO notification (account_id, position, at, read_at) SELECT account_id, position, at, read_at FROM notification_after;
DROP TABLE notification_after;
CREATE INDEX notification_old ON notification (at);
-- end
CREATE INDEX notification_unread ON notification (account_id, position) WHERE read_at IS NULL;
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
