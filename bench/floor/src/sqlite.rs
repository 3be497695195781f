//! SQLite by rusqlite, on blocking threads with a connection each; one connection writes.

use std::{
    cell::RefCell,
    sync::{Mutex, PoisonError},
};

use rusqlite::{
    Connection, OpenFlags, Row, ToSql, TransactionBehavior,
    types::{ToSqlOutput, ValueRef},
};

use crate::{
    answers::{Answer, Cells},
    database::{Failure, Question, Value},
};

const FEED: &str = r#"
WITH n AS MATERIALIZED (
  SELECT id, title, summary, cover, published_at, pinned, category_id FROM news WHERE (pinned, published_at, id) < (?1, ?2, ?3)
  ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 21)
SELECT n.id, c.slug, c.name, n.pinned, n.published_at, n.title, n.summary, n.cover FROM n CROSS JOIN news_category AS c ON c.id = n.category_id
UNION ALL
SELECT n.id, t.slug, t.name, x.place, NULL, NULL, NULL, NULL FROM n CROSS JOIN content_tag AS x ON x.content_id = n.id CROSS JOIN tag AS t ON t.id = x.tag_id"#;

const HOME: &str = r#"
SELECT * FROM (SELECT 0, id, title, summary, cover, NULL, NULL, published_at FROM news ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 10)
UNION ALL
SELECT * FROM (SELECT 1, id, title, summary, cover, company, industry, published_at FROM "case" ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 10)
UNION ALL
SELECT * FROM (SELECT 2, id, title, level, cover, NULL, NULL, duration_seconds FROM video ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 10)
UNION ALL
SELECT * FROM (SELECT 3, a.id, a.title, a.tagline, a.status, c.slug, c.name, a.published_at FROM capability AS a CROSS JOIN capability_category AS c ON c.id = a.category_id
  ORDER BY a.pinned DESC, a.published_at DESC, a.id DESC LIMIT 20)"#;

/// There is no LATERAL: the fifth newest version of each program says where its page ends.
const MINE: &str = r#"
SELECT p.id, p.name, p.slogan, m.role, v.id, v.major, v.minor, v.patch, v.state, r.id, r.decision, r.decided_at, r.findings, m.since, v.uploaded_revision
FROM (SELECT program_id, role, since FROM program_member WHERE account_id = ?1 ORDER BY since DESC, program_id DESC LIMIT 20) AS m
CROSS JOIN program AS p ON p.id = m.program_id
CROSS JOIN version AS v ON v.program_id = p.id AND v.state <> 'DELETED' AND v.uploaded_revision >= COALESCE(
  (SELECT x.uploaded_revision FROM version AS x WHERE x.program_id = p.id AND x.state <> 'DELETED' ORDER BY x.uploaded_revision DESC LIMIT 1 OFFSET 4), 0)
LEFT JOIN review AS r ON r.id = v.review_id"#;

const ONE: &str = r#"
SELECT e.id, e.kind, e.at, b.id, b.name, v.id, v.major, v.minor, v.patch, v.state, v.description, v.uploaded_at, a.id, a.name, p.id, p.name, k.digest, k.bytes,
  r.id, r.decision, r.decided_at, r.findings, v.percent, v.since, v.cause
FROM version AS v CROSS JOIN account AS a ON a.id = v.uploaded_by CROSS JOIN program AS p ON p.id = v.program_id LEFT JOIN package AS k ON k.digest = v.digest
LEFT JOIN review AS r ON r.id = v.review_id
LEFT JOIN event AS e ON (e.version_id = v.id OR e.other_version_id = v.id) AND e.sequence IS NOT NULL
LEFT JOIN account AS b ON b.id = e.account_id
WHERE v.id = ?1 AND v.state <> 'DELETED' AND EXISTS (SELECT 1 FROM program_member AS m WHERE m.program_id = v.program_id AND m.account_id = ?2)
ORDER BY e.sequence"#;

const WHICH: &str = r#"
SELECT v.id, v.major, v.minor, v.patch, v.digest, v.package_bytes, v.percent, v.state,
  CASE WHEN v.state = 'GRAY' THEN (SELECT count(*) FROM account AS a CROSS JOIN program_member AS k ON k.program_id = ?1 AND k.account_id = a.id WHERE a.user_key = ?2) END
FROM program AS p LEFT JOIN version AS v ON v.program_id = p.id AND v.state IN ('GRAY', 'RELEASED') WHERE p.id = ?1"#;

const KEPT: &str = "SELECT reply FROM idempotency WHERE account_id = ?1 AND key = ?2 AND fingerprint = ?3";

pub struct Sqlite {
    file: String,
    writer: &'static Mutex<Connection>,
}

/// A value that goes to another thread.
enum Owned {
    Id([u8; 16]),
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl ToSql for Owned {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Id(it) => ToSqlOutput::Borrowed(ValueRef::Blob(it)),
            Self::Int(it) => ToSqlOutput::Borrowed(ValueRef::Integer(*it)),
            Self::Text(it) => ToSqlOutput::Borrowed(ValueRef::Text(it.as_bytes())),
            Self::Bytes(it) => ToSqlOutput::Borrowed(ValueRef::Blob(it)),
        })
    }
}

thread_local! {
    static READER: RefCell<Option<Connection>> = const { RefCell::new(None) };
}

/// As safe as devcenter opens it, and as fast as it can be.
fn open(file: &str, flags: OpenFlags) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.execute_batch(
        "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000; PRAGMA mmap_size = 1073741824",
    )?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(connection)
}

impl Sqlite {
    pub fn open(file: &str) -> Result<Self, Failure> {
        let writer = open(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Ok(Self { file: file.to_owned(), writer: Box::leak(Box::new(Mutex::new(writer))) })
    }

    pub async fn ask<A: Answer + 'static>(&self, question: Question, values: &[Value<'_>], mut answer: A) -> Result<A, Failure> {
        let values: Vec<Owned> = values
            .iter()
            .map(|value| match *value {
                Value::Id(it) => Owned::Id(it.to_be_bytes()),
                Value::Long(it) => Owned::Int(it),
                Value::Short(it) => Owned::Int(it.into()),
                Value::Text(it) => Owned::Text(it.to_owned()),
                Value::Bytes(it) => Owned::Bytes(it.to_vec()),
            })
            .collect();
        let (file, writer) = (self.file.clone(), self.writer);
        let work = move || {
            let sql = match question {
                Question::Feed => FEED,
                Question::Home => HOME,
                Question::Mine => MINE,
                Question::One => ONE,
                Question::Which => WHICH,
                Question::Kept => KEPT,
                Question::Step => {
                    let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
                    if let Some(moved) = step(&mut writer, &values)? {
                        answer.row(&moved);
                    }
                    return Ok(answer);
                }
            };
            READER
                .with_borrow_mut(|reader| {
                    let reader = match reader {
                        Some(reader) => reader,
                        None => reader.insert(open(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)?),
                    };
                    let mut statement = reader.prepare_cached(sql)?;
                    let mut rows = statement.query(rusqlite::params_from_iter(&values))?;
                    while let Some(row) = rows.next()? {
                        answer.row(row);
                    }
                    Ok(())
                })
                .map(|()| answer)
        };
        tokio::task::spawn_blocking(work).await?
    }

    pub fn tokens(&self, sql: &str) -> Result<Vec<(Vec<u8>, u128, bool)>, Failure> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = writer.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.id(1), row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The same step as on PostgreSQL; its values are those of `sql::STEP`.
fn step(writer: &mut Connection, values: &[Owned]) -> Result<Option<Moved>, Failure> {
    let [version, account, percent, event, request, now, key, fingerprint, outcome, named, before, after] = values else { return Err("twelve values".into()) };
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = {
        let mut statement = transaction.prepare_cached(
            "SELECT program_id, percent, major || '.' || minor || '.' || patch FROM version WHERE id = ?1 AND state = 'GRAY' AND percent <> ?3 \
             AND EXISTS (SELECT 1 FROM program_member AS m WHERE m.program_id = version.program_id AND m.account_id = ?2 AND m.role = 'ADMIN')",
        )?;
        let mut rows = statement.query([version, account, percent])?;
        match rows.next()? {
            Some(row) => (row.id(0).to_be_bytes(), row.int(1), row.text(2).to_owned()),
            None => return Ok(None),
        }
    };
    let (program, percent_before, number) = (Owned::Id(found.0), found.1, found.2);
    let revision: i64 =
        transaction.prepare_cached("UPDATE program SET revision = revision + 1 WHERE id = ?1 RETURNING revision")?.query_row([&program], |row| row.get(0))?;
    transaction.prepare_cached("UPDATE version SET percent = ?1 WHERE id = ?2")?.execute([percent, version])?;
    let (Owned::Text(named), Owned::Int(percent), Owned::Text(before), Owned::Text(after)) = (named, percent, before, after) else {
        return Err("other values".into());
    };
    let details = format!(
        "{{\"moves\":[{{\"version\":\"{named}\",\"number\":\"{number}\",\"from\":\"GRAY\",\"to\":\"GRAY\"}}],\"percent\":{percent},\"percentBefore\":{percent_before}}}"
    );
    transaction
        .prepare_cached(
            "INSERT INTO event (id, program_id, sequence, kind, version_id, details, account_id, role, channel, request_id, at) VALUES (?1, ?2, ?3, 'GRAY_ADJUSTED', ?4, ?5, ?6, 'PROGRAM_ADMIN', 'DESKTOP', ?7, ?8)",
        )?
        .execute([event, &program, &Owned::Int(revision), version, &Owned::Text(details), account, request, now])?;
    transaction
        .prepare_cached("INSERT INTO idempotency (account_id, key, fingerprint, attempt, lease_until, outcome, status, reply, expires_at) VALUES (?1, ?2, ?3, ?4, ?5 + 60000, ?6, 200, ?7, ?5 + 86400000)")?
        .execute([account, key, fingerprint, event, now, outcome, &Owned::Text(format!("{before}{revision}{after}"))])?;
    transaction.commit()?;
    Ok(Some(Moved { revision, program: u128::from_be_bytes(found.0) }))
}

/// A row, as PostgreSQL's statement returns it.
struct Moved {
    revision: i64,
    program: u128,
}

impl Cells for Moved {
    fn text_or_null(&self, _: usize) -> Option<&str> {
        None
    }
    fn int_or_null(&self, _: usize) -> Option<i64> {
        Some(self.revision)
    }
    fn id_or_null(&self, _: usize) -> Option<u128> {
        Some(self.program)
    }
}

impl Cells for Row<'_> {
    fn text_or_null(&self, column: usize) -> Option<&str> {
        self.get_ref(column).ok()?.as_str().ok()
    }
    fn int_or_null(&self, column: usize) -> Option<i64> {
        self.get_ref(column).ok()?.as_i64().ok()
    }
    fn id_or_null(&self, column: usize) -> Option<u128> {
        Some(u128::from_be_bytes(self.get_ref(column).ok()?.as_blob().ok()?.try_into().ok()?))
    }
}
