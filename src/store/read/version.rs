//! Versions: the shelf a step is decided on, pages of a program's versions, what is live, and which version a user gets.

use std::collections::{HashMap, hash_map::Entry};

use sea_orm::QueryResult;
use uuid::Uuid;

use super::{Reader, content};
use crate::{
    domain::{
        actor::ProgramRole,
        gray::Live,
        id::{AccountId, ProgramId, VersionId},
        page::{Cursor, Page, Window},
        review::Claim,
        shelf::Shelf,
        version::{Former, Percent, RetirementCause, StateWord, Version, VersionNumber, VersionState},
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        select::in_states,
        sql::Sql,
    },
};

/// The byte that marks cursors of lists of versions.
pub const VERSION_ORDER: u8 = 71;

const COLUMNS: &str = "v.id, v.program_id, v.major, v.minor, v.patch, v.description, v.digest, v.package_bytes, v.uploaded_by, v.uploaded_at, \
     v.uploaded_revision, v.state, v.since, v.percent, v.grayed, v.cause, v.reason, v.was, v.was_since, v.review_id, v.published_revision";

/// What questions about the users of a program are answered from.
#[derive(Clone, Debug, Default)]
pub struct LiveProgram {
    pub live: Live,
    /// Those that are live.
    pub versions: Vec<Version>,
    pub members: Vec<LiveMember>,
}

/// A member of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveMember {
    pub account: AccountId,
    pub role: ProgramRole,
    /// Who they are in the host app.
    pub user_key: Option<String>,
}

/// How much of a shelf.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Step,
}

impl Reader {
    /// The shelves of programs as `caller` meets them. `subject`: a version to bring along even if it is retired or suspended.
    pub async fn shelves(&self, programs: &[ProgramId], caller: Option<AccountId>, subject: Option<VersionId>) -> StoreResult<HashMap<ProgramId, Shelf>> {
        let sql = self.shelf(caller, subject, Extent::Whole).any("p.id", programs.iter().copied().map(uuid));
        shelves(&self.all(sql).await?)
    }

    /// The shelf a version stands on, as far as a step of that version goes: without the highest number, which an upload has to pass, and
    /// without the release that a program would go back to. None for a version that is not there (or any more).
    pub async fn shelf_for_step(&self, version: VersionId, caller: Option<AccountId>) -> StoreResult<Option<Shelf>> {
        let sql = self
            .shelf(caller, Some(version), Extent::Step)
            .add("p.id = (SELECT program_id FROM version WHERE id = ? AND state <> 'DELETED')", [uuid(version).into()]);
        Ok(shelves(&self.all(sql).await?)?.into_values().next())
    }

    /// One statement, so that everything on the shelf is of the same moment.
    fn shelf(&self, caller: Option<AccountId>, subject: Option<VersionId>, extent: Extent) -> Sql {
        // the newest superseded release before the current one is where rolling back leads
        let (highest, join, back) = match extent {
            Extent::Step => (", CAST(NULL AS integer) AS h_major, CAST(NULL AS integer) AS h_minor, CAST(NULL AS integer) AS h_patch, ", "", ""),
            Extent::Whole => (
                ", h.major AS h_major, h.minor AS h_minor, h.patch AS h_patch, ",
                " LEFT JOIN version AS h ON h.program_id = p.id \
                 AND h.uploaded_revision = (SELECT max(u.uploaded_revision) FROM version AS u WHERE u.program_id = p.id) \
                 LEFT JOIN version AS c ON c.program_id = p.id AND c.state = 'RELEASED' LEFT JOIN version AS b ON b.id = (SELECT s.id FROM version AS s \
                 WHERE s.program_id = p.id AND s.published_revision < c.published_revision AND s.cause = 'SUPERSEDED' \
                 ORDER BY s.published_revision DESC LIMIT 1)",
                "v.id = b.id OR ",
            ),
        };
        self.sql("SELECT p.id AS shelf_id, p.revision, m.role, r.submitted_by, r.claimed_by, r.claimed_until")
            .push(highest)
            .push(COLUMNS)
            .push(" FROM program AS p LEFT JOIN program_member AS m ON m.program_id = p.id AND m.account_id = ")
            .bind(caller.map(uuid))
            .push(" LEFT JOIN review AS r ON r.program_id = p.id AND r.decision IS NULL")
            .push(join)
            .push(" LEFT JOIN version AS v ON v.program_id = p.id AND v.state <> 'DELETED' AND (v.state NOT IN ('RETIRED', 'SUSPENDED') OR ")
            .push(back)
            .push("v.id = ")
            .bind(subject.map(uuid))
            .push(") WHERE ")
    }

    /// Versions by id; deleted ones are not there.
    pub async fn versions(&self, ids: &[VersionId]) -> StoreResult<HashMap<VersionId, Version>> {
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM version AS v WHERE v.state <> 'DELETED' AND ").any("v.id", ids.iter().copied().map(uuid));
        self.all(sql).await?.iter().map(|row| version(row).map(|version| (version.id, version))).collect()
    }

    /// The versions of each program that hold its slot or are released.
    pub async fn live_versions(&self, programs: &[ProgramId]) -> StoreResult<HashMap<ProgramId, Vec<Version>>> {
        let sql = self
            .sql("SELECT ")
            .push(COLUMNS)
            .push(" FROM version AS v WHERE v.")
            .push(&in_states(StateWord::ALL.iter().filter(|state| state.holds_slot() || **state == StateWord::Released)))
            .push(" AND ")
            .any("v.program_id", programs.iter().copied().map(uuid));
        let mut found: HashMap<ProgramId, Vec<Version>> = HashMap::new();
        for row in &self.all(sql).await? {
            let version = version(row)?;
            found.entry(version.program).or_default().push(version);
        }
        Ok(found)
    }

    /// The same window on the versions of each program, last uploaded first. No states: all of them.
    pub async fn version_pages(&self, programs: &[ProgramId], states: &[StateWord], window: &Window) -> StoreResult<HashMap<ProgramId, Page<Version>>> {
        let sql = self.sql("SELECT ").push(COLUMNS).push(" FROM ");
        let sql = windows(sql, programs.iter().copied().map(uuid), states, window, window.take + 1);
        let sql = sql.push(" ORDER BY u.id, ").push(uploading(window));
        let mut found: HashMap<ProgramId, Vec<(Cursor, Version)>> = HashMap::new();
        for row in &self.all(sql).await? {
            let version = version(row)?;
            let cursor = Cursor { order: VERSION_ORDER, keys: [version.uploaded_revision, 0], id: version.id.bits() };
            found.entry(version.program).or_default().push((cursor, version));
        }
        Ok(found.into_iter().map(|(program, rows)| (program, Page::from_walk(window, rows))).collect())
    }

    pub async fn version_count(&self, program: ProgramId, states: &[StateWord]) -> StoreResult<u64> {
        let sql = with_states(self.sql("SELECT count(*) AS n FROM version AS v WHERE v.program_id = ").bind(uuid(program)), states);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// What is live of a program, and who belongs to it, of one moment. None: no such program.
    pub async fn live_program(&self, program: ProgramId) -> StoreResult<Option<LiveProgram>> {
        let sql = self
            .sql("SELECT m.account_id AS member, m.role, a.user_key, ")
            .push(COLUMNS)
            .push(" FROM program AS p LEFT JOIN program_member AS m ON m.program_id = p.id LEFT JOIN account AS a ON a.id = m.account_id")
            .push(" LEFT JOIN version AS v ON v.program_id = p.id AND v.state IN ('GRAY', 'RELEASED') WHERE p.id = ")
            .bind(uuid(program));
        let rows = self.all(sql).await?;
        // each member with each version: at most 40 times 2
        let mut found = LiveProgram::default();
        for row in &rows {
            let r = Row { table: "program_member", row };
            if let Some(account) = r.id_or_null("member")?
                && !found.members.iter().any(|known| known.account == account)
            {
                found.members.push(LiveMember { account, role: r.word("role", ProgramRole::from_word)?, user_key: r.get("user_key")? });
            }
            if let Some(id) = r.id_or_null("id")?
                && !found.versions.iter().any(|known| known.id == id)
            {
                let version = version(row)?;
                found.live.note(version.id, &version.state);
                found.versions.push(version);
            }
        }
        Ok((!rows.is_empty()).then_some(found))
    }

    /// Whether a version that users get has this package.
    pub async fn package_is_live(&self, digest: &str) -> StoreResult<bool> {
        let sql = self.sql("SELECT 1 AS found FROM version AS v WHERE v.package_digest = ").bind(digest).push(" AND v.state IN ('GRAY', 'RELEASED') LIMIT 1");
        Ok(self.one(sql).await?.is_some())
    }

    /// Whether a version that is not deleted has this package, of a program that `account` belongs to; or of any, without an account.
    pub async fn package_is_used(&self, digest: &str, account: Option<AccountId>) -> StoreResult<bool> {
        let mut sql = self.sql("SELECT 1 AS found FROM version AS v WHERE v.package_digest = ").bind(digest);
        if let Some(account) = account {
            sql =
                sql.push(" AND EXISTS (SELECT 1 FROM program_member AS m WHERE m.program_id = v.program_id AND m.account_id = ").bind(uuid(account)).push(")");
        }
        Ok(self.one(sql.push(" LIMIT 1")).await?.is_some())
    }
}

/// The same window on the versions of each program, as `v`: a walk along the index for each. SQLite asks first where it ends.
pub(super) fn windows(sql: Sql, programs: impl Iterator<Item = Uuid>, states: &[StateWord], window: &Window, rows: u32) -> Sql {
    if sql.postgres() {
        let programs: Vec<Uuid> = programs.collect();
        return window_of(sql.push("unnest(").bind(programs).push(") AS u (id) CROSS JOIN LATERAL "), "u.id", states, window, rows);
    }
    let sql = sql.push("(SELECT id FROM program WHERE ").any("id", programs).push(") AS u CROSS JOIN version AS v ON ");
    within(sql, "u.id", states, window, rows)
}

/// That `v` is within the window on the versions of a program, for SQLite.
pub(super) fn within(sql: Sql, program: &str, states: &[StateWord], window: &Window, rows: u32) -> Sql {
    let (reaches, none) = if window.backward { ("<=", i64::MAX) } else { (">=", i64::MIN) };
    let of = |sql: Sql| beyond(with_states(sql.push("v.program_id = ").push(program), states), window);
    let sql = of(sql).push(&format!(" AND v.uploaded_revision {reaches} coalesce((SELECT v.uploaded_revision FROM version AS v WHERE "));
    of(sql).push(&format!(" ORDER BY {} LIMIT 1 OFFSET {}), ", uploading(window), rows.saturating_sub(1))).bind(none).push(")")
}

/// The window on the versions of one program, as `v`.
pub(super) fn window_of(sql: Sql, program: &str, states: &[StateWord], window: &Window, rows: u32) -> Sql {
    let sql = sql.push("(SELECT v.* FROM version AS v WHERE v.program_id = ").push(program);
    beyond(with_states(sql, states), window).push(" ORDER BY ").push(uploading(window)).push(&content::limit(rows)).push(") AS v")
}

/// The order of uploading, as a window is walked.
pub(super) fn uploading(window: &Window) -> &'static str {
    if window.backward { "v.uploaded_revision ASC" } else { "v.uploaded_revision DESC" }
}

fn beyond(sql: Sql, window: &Window) -> Sql {
    match window.beyond {
        Some(beyond) => sql.push(if window.backward { " AND v.uploaded_revision > " } else { " AND v.uploaded_revision < " }).bind(beyond.keys[0]),
        None => sql,
    }
}

fn with_states(sql: Sql, states: &[StateWord]) -> Sql {
    let sql = sql.push(" AND v.state <> 'DELETED'");
    if states.is_empty() {
        return sql;
    }
    sql.push(&format!(" AND v.{}", in_states(states)))
}

fn shelves(rows: &[QueryResult]) -> StoreResult<HashMap<ProgramId, Shelf>> {
    let mut found: HashMap<ProgramId, Shelf> = HashMap::new();
    for row in rows {
        let r = Row { table: "program", row };
        let id: ProgramId = r.id("shelf_id")?;
        let shelf = match found.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(bare_shelf(id, &r)?),
        };
        if r.get::<Option<Uuid>>("id")?.is_some() {
            shelf.versions.push(version(row)?);
        }
    }
    Ok(found)
}

/// What every row of a shelf says of the program itself.
fn bare_shelf(program: ProgramId, r: &Row<'_>) -> StoreResult<Shelf> {
    let highest = match (r.get::<Option<i32>>("h_major")?, r.get::<Option<i32>>("h_minor")?, r.get::<Option<i32>>("h_patch")?) {
        (Some(major), Some(minor), Some(patch)) => Some(number(major, minor, patch)),
        _ => None,
    };
    let claim = match (r.id_or_null("claimed_by")?, r.time_or_null("claimed_until")?) {
        (Some(by), Some(until)) => Some(Claim { by, until }),
        _ => None,
    };
    let role = r.word_or_null("role", ProgramRole::from_word)?;
    let submitter = r.id_or_null("submitted_by")?;
    Ok(Shelf { program, revision: r.get("revision")?, role, versions: Vec::new(), highest, submitter, claim })
}

fn number(major: i32, minor: i32, patch: i32) -> VersionNumber {
    VersionNumber { major: major.unsigned_abs(), minor: minor.unsigned_abs(), patch: patch.unsigned_abs() }
}

fn version(row: &QueryResult) -> StoreResult<Version> {
    let r = Row { table: "version", row };
    let since = r.time("since")?;
    let percent = || {
        let stored: Option<i32> = r.get("percent")?;
        stored.and_then(|it| Percent::from_hundredths(it.into())).ok_or_else(|| r.corrupt("percent", format!("{stored:?} is no percentage")))
    };
    let state = match r.word("state", StateWord::from_word)? {
        StateWord::Development => VersionState::Development,
        StateWord::InReview => VersionState::InReview { since },
        StateWord::Rejected => VersionState::Rejected { since },
        StateWord::Approved => VersionState::Approved { since, grayed: r.get("grayed")? },
        StateWord::Gray => VersionState::Gray { percent: percent()?, since },
        StateWord::Released => VersionState::Released { since },
        StateWord::Retired => VersionState::Retired { cause: r.word("cause", RetirementCause::from_word)?, since },
        StateWord::Suspended => {
            let was = match r.word("was", StateWord::from_word)? {
                StateWord::Gray => Former::Gray { percent: percent()?, since: r.time("was_since")? },
                StateWord::Released => Former::Released { since: r.time("was_since")? },
                other => return Err(r.corrupt("was", format!("{} cannot be suspended", other.word()))),
            };
            VersionState::Suspended { reason: r.get("reason")?, since, was }
        }
    };
    Ok(Version {
        id: r.id("id")?,
        program: r.id("program_id")?,
        number: number(r.get("major")?, r.get("minor")?, r.get("patch")?),
        description: r.get("description")?,
        digest: r.get("digest")?,
        package_bytes: r.get("package_bytes")?,
        uploaded_by: r.id("uploaded_by")?,
        uploaded_at: r.time("uploaded_at")?,
        uploaded_revision: r.get("uploaded_revision")?,
        state,
        review: r.id_or_null("review_id")?,
        published_revision: r.get("published_revision")?,
    })
}
