//! People: accounts, their roles and tokens, programs and their members.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
CREATE TABLE account (
    id {uuid} NOT NULL PRIMARY KEY,
    login text NOT NULL UNIQUE,
    name text NOT NULL,
    user_key text UNIQUE,
    created_at bigint NOT NULL
);
CREATE TABLE platform_role (
    account_id {uuid} NOT NULL REFERENCES account (id),
    role text NOT NULL CHECK (role IN ('PLATFORM_ADMIN', 'EDITOR', 'REVIEWER')),
    granted_at bigint NOT NULL,
    PRIMARY KEY (account_id, role)
);
CREATE TABLE access_token (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    name text NOT NULL,
    digest {bytes} NOT NULL UNIQUE,
    channel text NOT NULL CHECK (channel IN ('MOBILE', 'DESKTOP', 'CLI', 'SERVICE')),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint
);
CREATE INDEX access_token_of_account ON access_token (account_id);
CREATE TABLE program (
    id {uuid} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    slogan text NOT NULL,
    revision bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE program_member (
    program_id {uuid} NOT NULL REFERENCES program (id),
    account_id {uuid} NOT NULL REFERENCES account (id),
    role text NOT NULL CHECK (role IN ('ADMIN', 'DEVELOPER')),
    since bigint NOT NULL,
    PRIMARY KEY (program_id, account_id)
);
CREATE INDEX program_member_of_account ON program_member (account_id, role, since, program_id);
";

const DOWN: &str = "
DROP TABLE program_member;
DROP TABLE program;
DROP TABLE access_token;
DROP TABLE platform_role;
DROP TABLE account;
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
