//! The log: the events of programs and the notes beside them in one append-only table, with a global order and a chain of hashes.

use sea_orm_migration::prelude::*;

use crate::sql;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// SQLite cannot change a column, so the table is made anew; rows that stand in it are stamped by the first server that starts
const UP: &str = "
ALTER TABLE event RENAME TO event_before;
DROP INDEX event_of_program;
DROP INDEX event_of_version;
DROP INDEX event_of_other_version;
CREATE TABLE event (
    written {identity},
    id {uuid} NOT NULL UNIQUE,
    program_id {uuid} REFERENCES program (id),
    sequence bigint,
    kind text NOT NULL,
    version_id {uuid},
    other_version_id {uuid},
    subject text,
    about_id {uuid} REFERENCES account (id),
    details text NOT NULL,
    account_id {uuid} REFERENCES account (id),
    role text,
    channel text,
    request_id text NOT NULL,
    at bigint NOT NULL,
    position bigint UNIQUE,
    hash {bytes},
    CHECK (sequence IS NULL OR program_id IS NOT NULL),
    CHECK ((position IS NULL) = (hash IS NULL))
);
INSERT INTO event (id, program_id, sequence, kind, version_id, other_version_id, details, account_id, role, channel, request_id, at)
SELECT id, program_id, sequence, kind, version_id, other_version_id, details, account_id, role, channel, request_id, at FROM event_before ORDER BY at, program_id, sequence;
DROP TABLE event_before;
CREATE UNIQUE INDEX event_of_program ON event (program_id, sequence);
CREATE INDEX event_of_version ON event (version_id, sequence);
CREATE INDEX event_of_other_version ON event (other_version_id, sequence) WHERE other_version_id IS NOT NULL;
CREATE INDEX event_unstamped ON event (written) WHERE position IS NULL;
CREATE INDEX event_feed ON event (program_id, position);
CREATE INDEX event_about ON event (about_id, position) WHERE about_id IS NOT NULL;
CREATE INDEX event_by ON event (account_id, position);
CREATE INDEX event_of_queue ON event (position)
    WHERE kind IN ('VERSION_SUBMITTED', 'VERSION_WITHDRAWN', 'VERSION_APPROVED', 'VERSION_REJECTED', 'REVIEW_CLAIMED', 'REVIEW_UNCLAIMED');
-- only sqlite
CREATE TRIGGER event_keeps_its_rows BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_stamped_once BEFORE UPDATE ON event
WHEN NOT (OLD.position IS NULL AND NEW.position IS NOT NULL AND NEW.written IS OLD.written AND NEW.id IS OLD.id AND NEW.program_id IS OLD.program_id
    AND NEW.sequence IS OLD.sequence AND NEW.kind IS OLD.kind AND NEW.version_id IS OLD.version_id AND NEW.other_version_id IS OLD.other_version_id
    AND NEW.subject IS OLD.subject AND NEW.about_id IS OLD.about_id AND NEW.details IS OLD.details AND NEW.account_id IS OLD.account_id
    AND NEW.role IS OLD.role AND NEW.channel IS OLD.channel AND NEW.request_id IS OLD.request_id AND NEW.at IS OLD.at)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
-- end
-- only postgres
CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.position IS NULL AND NEW.position IS NOT NULL
        AND (NEW.written, NEW.id, NEW.program_id, NEW.sequence, NEW.kind, NEW.version_id, NEW.other_version_id, NEW.subject, NEW.about_id, NEW.details,
            NEW.account_id, NEW.role, NEW.channel, NEW.request_id, NEW.at)
        IS NOT DISTINCT FROM (OLD.written, OLD.id, OLD.program_id, OLD.sequence, OLD.kind, OLD.version_id, OLD.other_version_id, OLD.subject, OLD.about_id,
            OLD.details, OLD.account_id, OLD.role, OLD.channel, OLD.request_id, OLD.at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the log is append-only';
END $$;
CREATE TRIGGER event_keeps_its_rows BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_is_append_only();
CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only();
-- end
";

const DOWN: &str = "
DROP TRIGGER event_keeps_its_rows
-- only postgres
ON event
-- end
;
-- only sqlite
DROP TRIGGER event_is_stamped_once;
-- end
-- only postgres
DROP TRIGGER event_is_not_emptied ON event;
DROP FUNCTION event_is_append_only();
-- end
DROP INDEX event_of_program;
DROP INDEX event_of_version;
DROP INDEX event_of_other_version;
ALTER TABLE event RENAME TO event_after;
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
INSERT INTO event (id, program_id, sequence, kind, version_id, other_version_id, details, account_id, role, channel, request_id, at)
SELECT id, program_id, sequence, kind, version_id, other_version_id, details, account_id, role, channel, request_id, at FROM event_after
WHERE sequence IS NOT NULL;
DROP TABLE event_after;
CREATE UNIQUE INDEX event_of_program ON event (program_id, sequence);
CREATE INDEX event_of_version ON event (version_id, sequence);
CREATE INDEX event_of_other_version ON event (other_version_id, sequence) WHERE other_version_id IS NOT NULL;
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
