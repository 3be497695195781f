//! One statement for each question. What was tried beside it is told where it is not obvious.

/// A page of news, one more to know whether there is a next, and the tags of all its rows behind it: a second list in the same answer costs
/// half of what an array in each row does.
pub const FEED: &str = r#"
WITH n AS MATERIALIZED (
  SELECT id, title, summary, cover, published_at, pinned, category_id FROM news WHERE (pinned, published_at, id) < ($1, $2, $3)
  ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 21)
SELECT n.id, c.slug, c.name, n.pinned, n.published_at, n.title, n.summary, n.cover FROM n JOIN news_category AS c ON c.id = n.category_id
UNION ALL
SELECT n.id, t.slug, t.name, x.place, NULL, NULL, NULL, NULL FROM n JOIN content_tag AS x ON x.content_id = n.id JOIN tag AS t ON t.id = x.tag_id"#;

/// Four lists in one answer.
pub const HOME: &str = r#"
(SELECT 0, id, title, summary, cover, NULL, NULL, published_at, pinned FROM news ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 10)
UNION ALL
(SELECT 1, id, title, summary, cover, company, industry, published_at, pinned FROM "case" ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 10)
UNION ALL
(SELECT 2, id, title, level, cover, NULL, NULL, duration_seconds, pinned FROM video ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 10)
UNION ALL
(SELECT 3, a.id, a.title, a.tagline, a.status, c.slug, c.name, a.published_at, a.pinned
 FROM (SELECT id, title, tagline, status, category_id, published_at, pinned FROM capability ORDER BY pinned DESC, published_at DESC, id DESC LIMIT 20) AS a
 JOIN capability_category AS c ON c.id = a.category_id ORDER BY a.pinned DESC, a.published_at DESC, a.id DESC)"#;

/// The programs of a person, the newest versions of each, and their reviews. They come in their order already; to have PostgreSQL promise it
/// costs more than to look whether it is so.
pub const MINE: &str = r#"
SELECT p.id, p.name, p.slogan, m.role, v.id, v.major, v.minor, v.patch, v.state, r.id, r.decision, r.decided_at, r.findings, m.since, v.uploaded_revision
FROM (SELECT program_id, role, since FROM program_member WHERE account_id = $1 ORDER BY since DESC, program_id DESC LIMIT 20) AS m
CROSS JOIN LATERAL (SELECT id, major, minor, patch, state, review_id, uploaded_revision FROM version
  WHERE program_id = m.program_id AND state <> 'DELETED' ORDER BY uploaded_revision DESC LIMIT 5) AS v
JOIN program AS p ON p.id = m.program_id LEFT JOIN review AS r ON r.id = v.review_id"#;

/// A version, for a member of its program, once for each of its events.
pub const ONE: &str = r#"
SELECT e.id, e.kind, e.at, b.id, b.name, v.id, v.major, v.minor, v.patch, v.state, v.description, v.uploaded_at, a.id, a.name, p.id, p.name, k.digest, k.bytes,
  r.id, r.decision, r.decided_at, r.findings, v.percent, v.since, v.cause
FROM version AS v JOIN account AS a ON a.id = v.uploaded_by JOIN program AS p ON p.id = v.program_id LEFT JOIN package AS k ON k.digest = v.digest
LEFT JOIN review AS r ON r.id = v.review_id
LEFT JOIN (event AS e LEFT JOIN account AS b ON b.id = e.account_id) ON (e.version_id = v.id OR e.other_version_id = v.id) AND e.sequence IS NOT NULL
WHERE v.id = $1 AND v.state <> 'DELETED' AND EXISTS (SELECT 1 FROM program_member AS m WHERE m.program_id = v.program_id AND m.account_id = $2)
ORDER BY e.sequence"#;

/// A step, its event and its reply in one statement, which is its own transaction. The version is locked first, so that what the event says
/// of it is true; a key that was used before breaks the whole.
pub const STEP: &str = r#"
WITH v AS (
  SELECT v.id, v.program_id, v.percent, v.major, v.minor, v.patch FROM version AS v
  WHERE v.id = $1 AND v.state = 'GRAY' AND v.percent <> $3
    AND EXISTS (SELECT 1 FROM program_member AS m WHERE m.program_id = v.program_id AND m.account_id = $2 AND m.role = 'ADMIN')
  FOR UPDATE OF v),
p AS (UPDATE program SET revision = revision + 1 FROM v WHERE program.id = v.program_id RETURNING program.id, program.revision),
u AS (UPDATE version SET percent = $3 FROM v WHERE version.id = v.id),
e AS (INSERT INTO event (id, program_id, sequence, kind, version_id, details, account_id, role, channel, request_id, at)
  SELECT $4, p.id, p.revision, 'GRAY_ADJUSTED', v.id,
    '{"moves":[{"version":"' || $10 || '","number":"' || v.major || '.' || v.minor || '.' || v.patch || '","from":"GRAY","to":"GRAY"}],"percent":' || $3 || ',"percentBefore":' || v.percent || '}',
    $2, 'PROGRAM_ADMIN', 'DESKTOP', $5, $6 FROM p, v),
k AS (INSERT INTO idempotency (account_id, key, fingerprint, attempt, lease_until, outcome, status, reply, expires_at)
  SELECT $2, $7, $8, $4, $6 + 60000, $9, 200, $11 || p.revision || $12, $6 + 86400000 FROM p)
SELECT revision, id FROM p"#;

/// The reply that is kept under a key.
pub const KEPT: &str = "SELECT reply FROM idempotency WHERE account_id = $1 AND key = $2 AND fingerprint = $3";

/// What is live of a program; whether the user belongs to it matters to a gray alone.
pub const WHICH: &str = r#"
SELECT v.id, v.major, v.minor, v.patch, v.digest, v.package_bytes, v.percent, v.state,
  CASE WHEN v.state = 'GRAY' THEN (SELECT count(*) FROM account AS a JOIN program_member AS k ON k.account_id = a.id WHERE k.program_id = $1 AND a.user_key = $2) END
FROM program AS p LEFT JOIN version AS v ON v.program_id = p.id AND v.state IN ('GRAY', 'RELEASED') WHERE p.id = $1"#;
