//! Reviews: rounds by id, the queue, a program's history, how long they take; and what a submission is decided on.

use std::collections::{HashMap, HashSet};

use entity::agreement;
use sea_orm::{EntityTrait, QueryOrder, QueryResult};
use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        content::ContentKind,
        id::{AccountId, ContentId, ProgramId, ReviewId},
        page::{Cursor, Page, Window},
        refusal::{Rule, Violation},
        review::{Claim, Decision, Finding, Review, Verdict},
        submission::{BasicInfo, Desk},
        timestamp::Timestamp,
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The bytes that mark cursors of the queue and of a program's reviews.
pub const QUEUE_ORDER: u8 = 73;
pub const REVIEW_ORDER: u8 = 74;

const COLUMNS: &str = "r.id, r.program_id, r.version_id, r.submitted_by, r.submitted_at, r.confirmed_revision, r.agreement, r.document, r.claimed_by, \
     r.claimed_until, r.decision, r.decided_at, r.decided_by, r.findings";

/// Which rounds of the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    pub program: Option<ProgramId>,
    /// True: only those nobody works on. With `claimed_by` it is ignored.
    pub unclaimed: bool,
    /// Only those this reviewer works on.
    pub claimed_by: Option<AccountId>,
    pub submitted_before: Option<Timestamp>,
    /// When claims are looked at: lapsed ones count as none.
    pub now: Option<Timestamp>,
}

/// A round that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    pub review: Review,
    /// 1 is next, counted over the whole queue.
    pub position: i64,
}

/// How the queue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewStatistics {
    pub waiting: i64,
    pub decided: i64,
    /// From submission to decision, in milliseconds; None when nothing was decided.
    pub median: Option<i64>,
    pub ninetieth: Option<i64>,
}

/// An agreement text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementView {
    pub number: i32,
    pub title: String,
    pub body: String,
    pub published_at: Timestamp,
}

impl Reader {
    pub async fn reviews(&self, ids: &[ReviewId]) -> StoreResult<HashMap<ReviewId, Review>> {
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM review AS r WHERE ").any("r.id", ids.iter().copied().map(uuid));
        self.all(sql).await?.iter().map(|row| review(row).map(|review| (review.id, review))).collect()
    }

    /// The rounds of the same program before each of these, newest first, at most `most` each.
    pub async fn earlier_reviews(&self, ids: &[ReviewId], most: u32) -> StoreResult<HashMap<ReviewId, Vec<Review>>> {
        let sql = self
            .sql("SELECT r.* FROM (SELECT t.id AS later, row_number() OVER (PARTITION BY t.id ORDER BY r.submitted_at DESC, r.id DESC) AS place, ")
            .push(COLUMNS)
            .push(" FROM review AS t JOIN review AS r ON r.program_id = t.program_id AND (r.submitted_at, r.id) < (t.submitted_at, t.id) WHERE ")
            .any("t.id", ids.iter().copied().map(uuid))
            .push(") AS r WHERE r.place <= ")
            .bind(i64::from(most))
            .push(" ORDER BY r.later, r.place");
        let mut found: HashMap<ReviewId, Vec<Review>> = HashMap::new();
        for row in &self.all(sql).await? {
            found.entry(Row { table: "review", row }.id("later")?).or_default().push(review(row)?);
        }
        Ok(found)
    }

    /// One window on the reviews of a program, last submitted first.
    pub async fn review_page(&self, program: ProgramId, window: &Window) -> StoreResult<Page<Review>> {
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM review AS r WHERE r.program_id = ").bind(uuid(program));
        let sql =
            beyond(sql, window, compare).push(&format!(" ORDER BY r.submitted_at {direction}, r.id {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut rows = Vec::new();
        for row in &self.all(sql).await? {
            let review = review(row)?;
            rows.push((Cursor { order: REVIEW_ORDER, keys: [review.submitted_at.millis(), 0], id: review.id.bits() }, review));
        }
        Ok(Page::from_walk(window, rows))
    }

    pub async fn review_count(&self, program: ProgramId) -> StoreResult<u64> {
        let sql = self.sql("SELECT count(*) AS n FROM review AS r WHERE r.program_id = ").bind(uuid(program));
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// One window on the rounds that wait, oldest first.
    pub async fn review_queue(&self, filter: &QueueFilter, window: &Window) -> StoreResult<Page<Queued>> {
        let (compare, direction) = if window.backward { ("<", "DESC") } else { (">", "ASC") };
        let sql = queued(self.sql("SELECT r.position, ").push(COLUMNS), filter);
        let sql =
            beyond(sql, window, compare).push(&format!(" ORDER BY r.submitted_at {direction}, r.id {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut rows = Vec::new();
        for row in &self.all(sql).await? {
            let review = review(row)?;
            let cursor = Cursor { order: QUEUE_ORDER, keys: [review.submitted_at.millis(), 0], id: review.id.bits() };
            rows.push((cursor, Queued { review, position: Row { table: "review", row }.get("position")? }));
        }
        Ok(Page::from_walk(window, rows))
    }

    pub async fn queue_count(&self, filter: &QueueFilter) -> StoreResult<u64> {
        let sql = queued(self.sql("SELECT count(*) AS n"), filter);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// How many wait now, and how long those decided since then took: nearest-rank percentiles, the same on both databases.
    pub async fn review_statistics(&self, since: Timestamp) -> StoreResult<ReviewStatistics> {
        let sql = self
            .sql("SELECT (SELECT count(*) FROM review WHERE decision IS NULL) AS waiting, max(t.total) AS decided, ")
            .push("max(CASE WHEN t.place = (t.total + 1) / 2 THEN t.took END) AS median, max(CASE WHEN t.place = (t.total * 9 + 9) / 10 THEN t.took END) AS ninetieth ")
            .push("FROM (SELECT decided_at - submitted_at AS took, row_number() OVER (ORDER BY decided_at - submitted_at, id) AS place, count(*) OVER () AS total ")
            .push("FROM review WHERE decision IN ('APPROVED', 'REJECTED') AND decided_at >= ")
            .bind(since.millis())
            .push(") AS t");
        let Some(row) = self.one(sql).await? else { return Ok(ReviewStatistics { waiting: 0, decided: 0, median: None, ninetieth: None }) };
        let r = Row { table: "review", row: &row };
        let decided: Option<i64> = r.get("decided")?;
        Ok(ReviewStatistics { waiting: r.get("waiting")?, decided: decided.unwrap_or_default(), median: r.get("median")?, ninetieth: r.get("ninetieth")? })
    }

    /// What a submission by `caller` would be decided on, for each program, pictures included.
    pub async fn desks(&self, programs: &[ProgramId], caller: Option<AccountId>) -> StoreResult<HashMap<ProgramId, Desk>> {
        let sql = self
            .sql("SELECT p.id, p.name, p.slogan, b.document, (SELECT max(number) FROM agreement) AS in_force, (SELECT count(*) FROM agreement_acceptance AS a")
            .push(" WHERE a.program_id = p.id AND a.number = (SELECT max(number) FROM agreement) AND a.account_id = ")
            .bind(caller.map(uuid))
            .push(") AS accepted FROM program AS p LEFT JOIN basic_info AS b ON b.program_id = p.id WHERE ")
            .any("p.id", programs.iter().copied().map(uuid));
        let mut desks = HashMap::new();
        for row in &self.all(sql).await? {
            let r = Row { table: "basic_info", row };
            // before anything was written, what the program is called is known
            let fresh = || StoreResult::Ok(BasicInfo { name: r.get("name")?, slogan: r.get("slogan")?, ..BasicInfo::default() });
            let info = r.json_or_null("document")?.map_or_else(fresh, Ok)?;
            let accepted = r.get::<i64>("accepted")? > 0;
            desks.insert(r.id("id")?, Desk { agreement: r.get("in_force")?, accepted, info, pictures: HashMap::new() });
        }
        let pictures = self.pictures(desks.values().flat_map(|desk: &Desk| desk.info.pictures())).await?;
        for desk in desks.values_mut() {
            desk.pictures = desk.info.pictures().filter_map(|path| Some((path.clone(), pictures.get(path)?.clone()))).collect();
        }
        Ok(desks)
    }

    /// The logos of programs, as their basic information has them.
    pub async fn logos(&self, programs: &[ProgramId]) -> StoreResult<HashMap<ProgramId, String>> {
        let sql = self.sql("SELECT program_id, document FROM basic_info WHERE ").any("program_id", programs.iter().copied().map(uuid));
        let mut logos = HashMap::new();
        for row in &self.all(sql).await? {
            let r = Row { table: "basic_info", row };
            let info: Option<BasicInfo> = r.json_or_null("document")?;
            logos.extend(info.and_then(|info| info.logo).map(|logo| Ok::<_, StoreError>((r.id("program_id")?, logo))).transpose()?);
        }
        Ok(logos)
    }

    /// Evidence that is no picture of this server, and related content that is not there.
    pub async fn dangling_findings(&self, findings: &[Finding]) -> StoreResult<Vec<Violation>> {
        let pictures = self.pictures(findings.iter().flat_map(|finding| &finding.evidence)).await?;
        let related: Vec<_> = findings.iter().flat_map(|finding| &finding.related).map(|id| Uuid::from_u128(id.bits())).collect();
        let mut known = HashSet::new();
        if !related.is_empty() {
            for row in &self.all(self.sql("SELECT id, kind FROM content WHERE ").any("id", related)).await? {
                let r = Row { table: "content", row };
                known.insert(ContentId::new(r.word("kind", ContentKind::from_word)?, r.bits("id")?));
            }
        }
        let mut violations = Vec::new();
        let mut unknown = |finding: usize, field: &str, place: usize| {
            let field = vec!["findings".to_owned(), finding.to_string(), field.to_owned(), place.to_string()];
            violations.push(Violation { field, rule: Rule::Unknown });
        };
        for (number, finding) in findings.iter().enumerate() {
            for (place, _) in finding.evidence.iter().enumerate().filter(|(_, path)| !pictures.contains_key(*path)) {
                unknown(number, "evidence", place);
            }
            for (place, _) in finding.related.iter().enumerate().filter(|(_, id)| !known.contains(*id)) {
                unknown(number, "relatedIds", place);
            }
        }
        Ok(violations)
    }

    /// An agreement text by its number; without one the text in force: the one with the highest number.
    pub async fn agreement(&self, number: Option<i32>) -> StoreResult<Option<AgreementView>> {
        let query = match number {
            Some(number) => agreement::Entity::find_by_id(number),
            None => agreement::Entity::find().order_by_desc(agreement::Column::Number),
        };
        let Some(row) = query.one(&self.connection).await? else { return Ok(None) };
        let corrupt = || StoreError::Corrupt { table: "agreement", column: "published_at", row: row.number.to_string(), why: "no time".into() };
        let published_at = Timestamp::from_millis(row.published_at).ok_or_else(corrupt)?;
        Ok(Some(AgreementView { number: row.number, title: row.title, body: row.body, published_at }))
    }
}

fn queued(sql: Sql, filter: &QueueFilter) -> Sql {
    let mut sql = sql.push(" FROM (SELECT q.*, row_number() OVER (ORDER BY q.submitted_at, q.id) AS position FROM review AS q WHERE q.decision IS NULL) AS r");
    let now = filter.now.map_or(0, Timestamp::millis);
    sql = sql.push(" WHERE r.decision IS NULL");
    if let Some(program) = filter.program {
        sql = sql.push(" AND r.program_id = ").bind(uuid(program));
    }
    if let Some(reviewer) = filter.claimed_by {
        sql = sql.add(" AND r.claimed_by = ? AND r.claimed_until > ?", [uuid(reviewer).into(), now.into()]);
    } else if filter.unclaimed {
        sql = sql.push(" AND (r.claimed_until IS NULL OR r.claimed_until <= ").bind(now).push(")");
    }
    match filter.submitted_before {
        Some(moment) => sql.push(" AND r.submitted_at < ").bind(moment.millis()),
        None => sql,
    }
}

fn beyond(sql: Sql, window: &Window, compare: &str) -> Sql {
    match window.beyond {
        Some(place) => sql.add(&format!(" AND (r.submitted_at, r.id) {compare} (?, ?)"), [place.keys[0].into(), Uuid::from_u128(place.id).into()]),
        None => sql,
    }
}

fn review(row: &QueryResult) -> StoreResult<Review> {
    let r = Row { table: "review", row };
    let verdict = match r.word_or_null("decision", Decision::from_word)? {
        Some(decision) => Some(Verdict { decision, at: r.time("decided_at")?, by: r.id("decided_by")?, findings: r.json("findings")? }),
        None => None,
    };
    let claim = match (r.id_or_null("claimed_by")?, r.time_or_null("claimed_until")?) {
        (Some(by), Some(until)) => Some(Claim { by, until }),
        _ => None,
    };
    Ok(Review {
        id: r.id("id")?,
        program: r.id("program_id")?,
        version: r.id("version_id")?,
        submitted_by: r.id("submitted_by")?,
        submitted_at: r.time("submitted_at")?,
        confirmed_revision: r.get("confirmed_revision")?,
        agreement: r.get("agreement")?,
        info: r.json("document")?,
        verdict,
        claim,
    })
}
