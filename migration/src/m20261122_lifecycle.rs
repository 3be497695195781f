//! The lifecycle: packages and uploads, versions, reviews, agreements, invitations, events, and the replies kept for repeated requests.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = "
ALTER TABLE access_token ADD COLUMN scope text CHECK (scope IN ('RESOLVE'));

CREATE TABLE package (
    digest text NOT NULL PRIMARY KEY,
    object text NOT NULL UNIQUE,
    bytes bigint NOT NULL,
    inflated_bytes bigint NOT NULL,
    entries text NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE package_garbage (
    object text NOT NULL PRIMARY KEY,
    since bigint NOT NULL
);
CREATE TABLE upload (
    id {uuid} NOT NULL PRIMARY KEY,
    program_id {uuid} NOT NULL REFERENCES program (id),
    account_id {uuid} NOT NULL REFERENCES account (id),
    object text,
    writing_since bigint,
    digest text REFERENCES package (digest),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    CHECK ((object IS NULL) = (writing_since IS NULL))
);
CREATE INDEX upload_of_account ON upload (account_id, expires_at);
CREATE INDEX upload_lapsed ON upload (expires_at);
CREATE INDEX upload_of_package ON upload (digest);

CREATE TABLE version (
    id {uuid} NOT NULL PRIMARY KEY,
    program_id {uuid} NOT NULL REFERENCES program (id),
    major integer NOT NULL,
    minor integer NOT NULL,
    patch integer NOT NULL,
    description text NOT NULL,
    digest text NOT NULL,
    package_digest text REFERENCES package (digest),
    package_bytes bigint NOT NULL,
    uploaded_by {uuid} NOT NULL REFERENCES account (id),
    uploaded_at bigint NOT NULL,
    uploaded_revision bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('DEVELOPMENT', 'IN_REVIEW', 'REJECTED', 'APPROVED', 'GRAY', 'RELEASED', 'RETIRED', 'SUSPENDED', 'DELETED')),
    since bigint NOT NULL,
    percent integer CHECK (percent BETWEEN 1 AND 9999),
    grayed boolean NOT NULL,
    cause text CHECK (cause IN ('SUPERSEDED', 'ROLLED_BACK', 'TAKEN_DOWN')),
    reason text,
    was text CHECK (was IN ('RELEASED', 'GRAY')),
    was_since bigint,
    review_id {uuid},
    published_revision bigint,
    deleted_by {uuid} REFERENCES account (id),
    CHECK ((state = 'DELETED') = (package_digest IS NULL)),
    CHECK ((state = 'DELETED') = (deleted_by IS NOT NULL)),
    CHECK (((state = 'GRAY') OR (state = 'SUSPENDED' AND was = 'GRAY')) = (percent IS NOT NULL)),
    CHECK ((state = 'RETIRED') = (cause IS NOT NULL)),
    CHECK ((state = 'SUSPENDED') = (reason IS NOT NULL)),
    CHECK ((state = 'SUSPENDED') = (was IS NOT NULL)),
    CHECK ((was IS NULL) = (was_since IS NULL)),
    CHECK (NOT grayed OR state = 'APPROVED'),
    CHECK (state NOT IN ('RELEASED', 'RETIRED') OR published_revision IS NOT NULL),
    CHECK (state NOT IN ('IN_REVIEW', 'REJECTED', 'APPROVED', 'GRAY') OR review_id IS NOT NULL)
);
CREATE UNIQUE INDEX version_number ON version (program_id, major, minor, patch);
CREATE UNIQUE INDEX version_slot ON version (program_id) WHERE state IN ('IN_REVIEW', 'REJECTED', 'APPROVED', 'GRAY');
CREATE UNIQUE INDEX version_released ON version (program_id) WHERE state = 'RELEASED';
CREATE UNIQUE INDEX version_uploaded ON version (program_id, uploaded_revision);
CREATE INDEX version_state ON version (program_id, state);
CREATE INDEX version_published ON version (program_id, published_revision);
CREATE INDEX version_of_package ON version (package_digest);
CREATE INDEX version_digest ON version (digest);

CREATE TABLE agreement (
    number integer NOT NULL PRIMARY KEY,
    title text NOT NULL,
    body text NOT NULL,
    published_at bigint NOT NULL,
    published_by {uuid} NOT NULL REFERENCES account (id)
);
CREATE TABLE agreement_acceptance (
    program_id {uuid} NOT NULL REFERENCES program (id),
    account_id {uuid} NOT NULL REFERENCES account (id),
    number integer NOT NULL REFERENCES agreement (number),
    accepted_at bigint NOT NULL,
    PRIMARY KEY (program_id, account_id, number)
);
CREATE TABLE basic_info (
    program_id {uuid} NOT NULL PRIMARY KEY REFERENCES program (id),
    document text NOT NULL,
    updated_at bigint NOT NULL,
    updated_by {uuid} NOT NULL REFERENCES account (id)
);

CREATE TABLE review (
    id {uuid} NOT NULL PRIMARY KEY,
    program_id {uuid} NOT NULL REFERENCES program (id),
    version_id {uuid} NOT NULL REFERENCES version (id),
    submitted_by {uuid} NOT NULL REFERENCES account (id),
    submitted_at bigint NOT NULL,
    confirmed_revision bigint NOT NULL,
    agreement integer REFERENCES agreement (number),
    document text NOT NULL,
    name text NOT NULL,
    slogan text NOT NULL,
    claimed_by {uuid} REFERENCES account (id),
    claimed_until bigint,
    decision text CHECK (decision IN ('APPROVED', 'REJECTED', 'WITHDRAWN')),
    decided_at bigint,
    decided_by {uuid} REFERENCES account (id),
    findings text,
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK ((decision IS NULL) = (decided_by IS NULL)),
    CHECK ((decision IS NULL) = (findings IS NULL)),
    CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
);
CREATE UNIQUE INDEX review_open ON review (program_id) WHERE decision IS NULL;
CREATE INDEX review_queue ON review (submitted_at, id) WHERE decision IS NULL;
CREATE INDEX review_decided ON review (decided_at) WHERE decision IN ('APPROVED', 'REJECTED');
CREATE INDEX review_of_program ON review (program_id, submitted_at, id);
CREATE INDEX review_of_version ON review (version_id, submitted_at, id);

CREATE TABLE invitation (
    program_id {uuid} NOT NULL REFERENCES program (id),
    account_id {uuid} NOT NULL REFERENCES account (id),
    role text NOT NULL CHECK (role IN ('ADMIN', 'DEVELOPER')),
    invited_by {uuid} NOT NULL REFERENCES account (id),
    invited_at bigint NOT NULL,
    PRIMARY KEY (program_id, account_id)
);
CREATE INDEX invitation_of_account ON invitation (account_id, invited_at);

CREATE TABLE event (
    id {uuid} NOT NULL PRIMARY KEY,
    program_id {uuid} NOT NULL REFERENCES program (id),
    sequence bigint NOT NULL,
    kind text NOT NULL,
    version_id {uuid},
    other_version_id {uuid},
    details text NOT NULL,
    account_id {uuid} REFERENCES account (id),
    role text,
    channel text,
    request_id text NOT NULL,
    at bigint NOT NULL
);
CREATE UNIQUE INDEX event_of_program ON event (program_id, sequence);
CREATE INDEX event_of_version ON event (version_id, sequence);
CREATE INDEX event_of_other_version ON event (other_version_id, sequence) WHERE other_version_id IS NOT NULL;

CREATE TABLE idempotency (
    account_id {uuid} NOT NULL REFERENCES account (id),
    key text NOT NULL,
    fingerprint {bytes} NOT NULL,
    attempt {uuid} NOT NULL,
    lease_until bigint NOT NULL,
    outcome text,
    status integer,
    reply text,
    expires_at bigint NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_lapsed ON idempotency (expires_at);
";

const DOWN: &str = "
DROP TABLE idempotency;
DROP TABLE event;
DROP TABLE invitation;
DROP TABLE review;
DROP TABLE basic_info;
DROP TABLE agreement_acceptance;
DROP TABLE agreement;
DROP TABLE version;
DROP TABLE upload;
DROP TABLE package_garbage;
DROP TABLE package;
ALTER TABLE access_token DROP COLUMN scope;
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
