//! Content: the editors' side (`content`, `content_revision`), what readers see (`news`, `case`, `video`, `capability` with their tags
//! and links), and the search index. Readers' queries touch only the live tables: what is not published is not in them.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const UP: &str = r#"
CREATE TABLE image (
    digest text NOT NULL PRIMARY KEY,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE news_category (
    id {uuid} NOT NULL PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    place integer NOT NULL
);
CREATE TABLE capability_category (
    id {uuid} NOT NULL PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    place integer NOT NULL
);
CREATE TABLE tag (
    id {uuid} NOT NULL PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    name text NOT NULL
);

CREATE TABLE content (
    id {uuid} NOT NULL PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('NEWS', 'CASE', 'VIDEO', 'CAPABILITY')),
    state text NOT NULL CHECK (state IN ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED')),
    lock_version bigint NOT NULL,
    title text NOT NULL,
    draft text,
    last_revision integer NOT NULL,
    live_revision integer,
    scheduled_revision integer,
    scheduled_at bigint,
    pinned boolean NOT NULL,
    first_published_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    updated_by {uuid} REFERENCES account (id),
    CHECK ((scheduled_revision IS NULL) = (scheduled_at IS NULL)),
    CHECK (state NOT IN ('PUBLISHED', 'ARCHIVED') OR live_revision IS NOT NULL),
    CHECK (state <> 'DRAFT' OR live_revision IS NULL),
    CHECK (state <> 'SCHEDULED' OR scheduled_at IS NOT NULL),
    CHECK (state NOT IN ('DRAFT', 'ARCHIVED') OR scheduled_at IS NULL),
    CHECK (state = 'PUBLISHED' OR NOT pinned)
);
CREATE INDEX content_due ON content (scheduled_at) WHERE scheduled_at IS NOT NULL;
CREATE INDEX content_touched ON content (updated_at, id);
CREATE INDEX content_pinned ON content (kind) WHERE pinned;
CREATE TABLE content_revision (
    content_id {uuid} NOT NULL REFERENCES content (id),
    number integer NOT NULL,
    document text NOT NULL,
    created_at bigint NOT NULL,
    created_by {uuid} REFERENCES account (id),
    published_at bigint,
    PRIMARY KEY (content_id, number)
);

CREATE TABLE news (
    id {uuid} NOT NULL PRIMARY KEY REFERENCES content (id),
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    cover text,
    category_id {uuid} NOT NULL REFERENCES news_category (id),
    author text NOT NULL,
    source text,
    pinned integer NOT NULL,
    published_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision integer NOT NULL,
    heat bigint NOT NULL,
    views bigint NOT NULL
);
CREATE INDEX news_newest ON news (published_at, id);
CREATE INDEX news_pinned ON news (pinned, published_at, id);
CREATE INDEX news_hottest ON news (heat, id);
CREATE INDEX news_of_category ON news (category_id, published_at, id);
CREATE TABLE "case" (
    id {uuid} NOT NULL PRIMARY KEY REFERENCES content (id),
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    cover text,
    company text NOT NULL,
    industry text NOT NULL,
    results text NOT NULL,
    program_id {uuid} REFERENCES program (id),
    pinned integer NOT NULL,
    published_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision integer NOT NULL
);
CREATE INDEX case_newest ON "case" (published_at, id);
CREATE INDEX case_pinned ON "case" (pinned, published_at, id);
CREATE TABLE video (
    id {uuid} NOT NULL PRIMARY KEY REFERENCES content (id),
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    cover text,
    source_url text NOT NULL,
    duration_seconds integer NOT NULL,
    level text NOT NULL,
    series text,
    chapters text NOT NULL,
    pinned integer NOT NULL,
    published_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision integer NOT NULL
);
CREATE INDEX video_newest ON video (published_at, id);
CREATE INDEX video_pinned ON video (pinned, published_at, id);
CREATE TABLE capability (
    id {uuid} NOT NULL PRIMARY KEY REFERENCES content (id),
    title text NOT NULL,
    summary text NOT NULL,
    body text NOT NULL,
    cover text,
    category_id {uuid} NOT NULL REFERENCES capability_category (id),
    tagline text NOT NULL,
    status text NOT NULL,
    min_client_version text,
    requirements text NOT NULL,
    pinned integer NOT NULL,
    published_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    revision integer NOT NULL
);
CREATE INDEX capability_newest ON capability (published_at, id);
CREATE INDEX capability_pinned ON capability (pinned, published_at, id);
CREATE INDEX capability_of_category ON capability (category_id, published_at, id);

CREATE TABLE content_tag (
    content_id {uuid} NOT NULL REFERENCES content (id),
    tag_id {uuid} NOT NULL REFERENCES tag (id),
    place integer NOT NULL,
    PRIMARY KEY (content_id, tag_id)
);
CREATE INDEX content_tag_of_tag ON content_tag (tag_id, content_id);
CREATE TABLE content_link (
    content_id {uuid} NOT NULL REFERENCES content (id),
    field text NOT NULL CHECK (field IN ('CAPABILITIES', 'RELATED')),
    target_id {uuid} NOT NULL REFERENCES content (id),
    place integer NOT NULL,
    PRIMARY KEY (content_id, field, target_id)
);
CREATE INDEX content_link_of_target ON content_link (target_id, field, content_id);
CREATE TABLE view_count (
    content_id {uuid} NOT NULL PRIMARY KEY REFERENCES content (id),
    views bigint NOT NULL,
    heat bigint NOT NULL
);

CREATE TABLE search_document (
    id {identity},
    content_id {uuid} NOT NULL UNIQUE REFERENCES content (id),
    kind text NOT NULL
-- only postgres
    , terms tsvector NOT NULL
-- end
);
-- only sqlite
CREATE VIRTUAL TABLE search_terms USING fts5 (title, tags, summary, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
-- end
-- only postgres
CREATE INDEX search_document_terms ON search_document USING gin (terms);
-- end
"#;

const DOWN: &str = r#"
-- only sqlite
DROP TABLE search_terms;
-- end
DROP TABLE search_document;
DROP TABLE view_count;
DROP TABLE content_link;
DROP TABLE content_tag;
DROP TABLE capability;
DROP TABLE video;
DROP TABLE "case";
DROP TABLE news;
DROP TABLE content_revision;
DROP TABLE content;
DROP TABLE tag;
DROP TABLE capability_category;
DROP TABLE news_category;
DROP TABLE image;
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sql::run(manager, UP).await
    }
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sql::run(manager, DOWN).await
    }
}
