//! Webhooks: the endpoints that are told what happens, and what became of each attempt to tell them.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
CREATE TABLE webhook (
    id {uuid} NOT NULL PRIMARY KEY,
    program_id {uuid} REFERENCES program (id),
    url text NOT NULL,
    kinds text NOT NULL,
    description text NOT NULL,
    secret {bytes} NOT NULL,
    former_secret {bytes},
    former_until bigint,
    created_by {uuid} REFERENCES account (id),
    created_at bigint NOT NULL,
    revision bigint NOT NULL,
    position bigint NOT NULL,
    failures integer NOT NULL,
    failing_since bigint,
    next_attempt_at bigint,
    disabled_at bigint,
    disabled_reason text,
    CHECK ((former_secret IS NULL) = (former_until IS NULL)),
    CHECK ((failing_since IS NULL) = (next_attempt_at IS NULL)),
    CHECK ((disabled_at IS NULL) = (disabled_reason IS NULL))
);
CREATE INDEX webhook_of_program ON webhook (program_id);
CREATE TABLE webhook_attempt (
    written {identity},
    id {uuid} NOT NULL UNIQUE,
    webhook_id {uuid} NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    cause text NOT NULL,
    event_id {uuid},
    kind text,
    attempt integer NOT NULL,
    at bigint NOT NULL,
    progress text NOT NULL,
    status integer,
    millis bigint,
    problem text,
    CHECK ((event_id IS NULL) = (kind IS NULL))
);
CREATE INDEX webhook_attempt_of_webhook ON webhook_attempt (webhook_id, written);
CREATE INDEX webhook_attempt_queued ON webhook_attempt (webhook_id, written) WHERE progress = 'QUEUED';
";

const DOWN: &str = "
DROP TABLE webhook_attempt;
DROP TABLE webhook;
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
