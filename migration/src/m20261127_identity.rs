//! Identity: passwords, sessions, one-time links, identities of other issuers, scopes of tokens; and limits that instances share.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// tokens from before there were scopes go on with all they could do; making tokens is new
const UP: &str = "
ALTER TABLE account ADD COLUMN disabled_at bigint;
CREATE INDEX account_made ON account (created_at, id);
CREATE INDEX platform_role_holders ON platform_role (role, account_id);

ALTER TABLE access_token ADD COLUMN scopes text NOT NULL DEFAULT '';
UPDATE access_token SET scopes = CASE WHEN scope = 'RESOLVE' THEN 'RESOLVE' ELSE 'READ DEVELOP REVIEW EDIT ADMINISTER AUDIT' END;
ALTER TABLE access_token DROP COLUMN scope;
ALTER TABLE access_token ADD COLUMN rotated_at bigint;
ALTER TABLE access_token ADD COLUMN former_digest {bytes};
ALTER TABLE access_token ADD COLUMN former_until bigint;
ALTER TABLE access_token ADD COLUMN last_used_at bigint;
CREATE UNIQUE INDEX access_token_former ON access_token (former_digest);

CREATE TABLE password (
    account_id {uuid} NOT NULL PRIMARY KEY REFERENCES account (id),
    phc text NOT NULL,
    changed_at bigint NOT NULL
);
CREATE TABLE session (
    id {uuid} NOT NULL PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    digest {bytes} NOT NULL UNIQUE,
    channel text NOT NULL CHECK (channel IN ('MOBILE', 'DESKTOP', 'CLI', 'SERVICE')),
    agent text NOT NULL,
    address text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    revoked_at bigint
);
CREATE INDEX session_of_account ON session (account_id, created_at);
CREATE INDEX session_lapsed ON session (expires_at);
CREATE TABLE sign_in_link (
    digest {bytes} NOT NULL PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('SETUP', 'PASSWORD')),
    account_id {uuid} REFERENCES account (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    CHECK ((purpose = 'SETUP') = (account_id IS NULL))
);
CREATE INDEX sign_in_link_lapsed ON sign_in_link (expires_at);
CREATE INDEX sign_in_link_of_account ON sign_in_link (account_id);
CREATE TABLE external_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    account_id {uuid} NOT NULL REFERENCES account (id),
    linked_at bigint NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX external_identity_of_account ON external_identity (account_id);
CREATE TABLE shared_limit (
    key text NOT NULL PRIMARY KEY,
    tat bigint NOT NULL
);
CREATE INDEX shared_limit_lapsed ON shared_limit (tat);
";

const DOWN: &str = "
DROP TABLE shared_limit;
DROP TABLE external_identity;
DROP TABLE sign_in_link;
DROP TABLE session;
DROP TABLE password;
DROP INDEX access_token_former;
ALTER TABLE access_token DROP COLUMN last_used_at;
ALTER TABLE access_token DROP COLUMN former_until;
ALTER TABLE access_token DROP COLUMN former_digest;
ALTER TABLE access_token DROP COLUMN rotated_at;
ALTER TABLE access_token ADD COLUMN scope text CHECK (scope IN ('RESOLVE'));
-- what is limited otherwise would become a token for everything
UPDATE access_token SET scope = 'RESOLVE' WHERE scopes = 'RESOLVE';
UPDATE access_token SET revoked_at = created_at WHERE revoked_at IS NULL AND scopes <> 'RESOLVE' AND scopes NOT LIKE 'READ DEVELOP REVIEW EDIT ADMINISTER AUDIT%';
ALTER TABLE access_token DROP COLUMN scopes;
DROP INDEX platform_role_holders;
DROP INDEX account_made;
-- nor may a disabled account come back to life
UPDATE access_token SET revoked_at = created_at WHERE revoked_at IS NULL AND account_id IN (SELECT id FROM account WHERE disabled_at IS NOT NULL);
ALTER TABLE account DROP COLUMN disabled_at;
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
