//! Accounts, programs and their members.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        actor::ProgramRole,
        id::{AccountId, ProgramId},
        membership::{Circle, Invitation},
        page::{Cursor, Page, Window},
        person::{Account, Member, Program},
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The byte that marks cursors of lists of programs.
pub const PROGRAM_ORDER: u8 = 67;
pub const ALL_PROGRAMS_ORDER: u8 = 76;

impl Reader {
    pub async fn accounts(&self, ids: &[AccountId]) -> StoreResult<HashMap<AccountId, Account>> {
        let rows = self.all(self.sql("SELECT id, login, name FROM account WHERE ").any("id", ids.iter().copied().map(uuid))).await?;
        rows.iter().map(|row| account(row).map(|account| (account.id, account))).collect()
    }

    /// At most `most` accounts behind another one, or the first ones.
    pub async fn accounts_behind(&self, account: Option<AccountId>, most: u32) -> StoreResult<Vec<AccountId>> {
        let sql = self.sql("SELECT id FROM account");
        let sql = match account {
            Some(account) => sql.push(" WHERE id > ").bind(uuid(account)),
            None => sql,
        };
        let rows = self.all(sql.push(" ORDER BY id LIMIT ").number(i64::from(most))).await?;
        rows.iter().map(|row| Row { table: "account", row }.id("id")).collect()
    }

    pub async fn account_by_login(&self, login: &str) -> StoreResult<Option<Account>> {
        let row = entity::account::Entity::find().filter(entity::account::Column::Login.eq(login)).one(&self.connection).await?;
        Ok(row.map(|row| Account { id: AccountId::from_bits(row.id.as_u128()), login: row.login, name: row.name }))
    }

    pub async fn programs(&self, ids: &[ProgramId]) -> StoreResult<HashMap<ProgramId, Program>> {
        let sql = self.sql("SELECT id, name, slogan, revision, created_at FROM program WHERE ").any("id", ids.iter().copied().map(uuid));
        self.all(sql).await?.iter().map(|row| program(row).map(|program| (program.id, program))).collect()
    }

    /// One window of the programs of a person, last joined first: 我管理的 or 我开发的, or both.
    pub async fn program_page(&self, account: AccountId, role: Option<ProgramRole>, window: &Window) -> StoreResult<Page<Program>> {
        let sql = self
            .sql("SELECT p.id, p.name, p.slogan, p.revision, p.created_at, m.since FROM program_member AS m JOIN program AS p ON p.id = m.program_id WHERE m.account_id = ")
            .bind(uuid(account));
        let mut programs = Vec::new();
        for row in &self.all(joined(sql, role, window, window.take + 1)).await? {
            let program = program(row)?;
            let since = Row { table: "program_member", row }.time("since")?;
            programs.push((Cursor { order: PROGRAM_ORDER, keys: [since.millis(), 0], id: program.id.bits() }, program));
        }
        Ok(Page::from_walk(window, programs))
    }

    pub async fn program_count(&self, account: AccountId, role: Option<ProgramRole>) -> StoreResult<u64> {
        let mut sql = self.sql("SELECT count(*) AS n FROM program_member AS m WHERE m.account_id = ").bind(uuid(account));
        if let Some(role) = role {
            sql = sql.push(" AND m.role = ").bind(role.word());
        }
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// One window on all programs whose name holds this text, last created first.
    pub async fn all_programs(&self, text: &str, window: &Window) -> StoreResult<Page<Program>> {
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        let mut sql = named(self.sql("SELECT p.id, p.name, p.slogan, p.revision, p.created_at FROM program AS p WHERE "), text);
        if let Some(beyond) = window.beyond {
            sql = sql.add(&format!(" AND (p.created_at, p.id) {compare} (?, ?)"), [beyond.keys[0].into(), Uuid::from_u128(beyond.id).into()]);
        }
        let sql = sql.push(&format!(" ORDER BY p.created_at {direction}, p.id {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut programs = Vec::new();
        for row in &self.all(sql).await? {
            let program = program(row)?;
            programs.push((Cursor { order: ALL_PROGRAMS_ORDER, keys: [program.created_at.millis(), 0], id: program.id.bits() }, program));
        }
        Ok(Page::from_walk(window, programs))
    }

    pub async fn all_programs_count(&self, text: &str) -> StoreResult<u64> {
        let sql = named(self.sql("SELECT count(*) AS n FROM program AS p WHERE "), text);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// The members of each program, longest-standing first.
    pub async fn members(&self, programs: &[ProgramId]) -> StoreResult<HashMap<ProgramId, Vec<Member>>> {
        let sql = self
            .sql("SELECT program_id, account_id, role, since FROM program_member WHERE ")
            .any("program_id", programs.iter().copied().map(uuid))
            .push(" ORDER BY program_id, since, account_id");
        let mut found: HashMap<ProgramId, Vec<Member>> = HashMap::new();
        for row in &self.all(sql).await? {
            let r = Row { table: "program_member", row };
            let member = Member { account: r.id("account_id")?, role: r.word("role", ProgramRole::from_word)?, since: r.time("since")? };
            found.entry(r.id("program_id")?).or_default().push(member);
        }
        Ok(found)
    }

    /// Everybody in and around a program, of one moment. None: there is no such program.
    pub async fn circle(&self, program: ProgramId) -> StoreResult<Option<Circle>> {
        let sql = self
            .sql("SELECT p.revision, m.account_id, m.role, m.since, NULL AS invited_by FROM program AS p JOIN program_member AS m ON m.program_id = p.id")
            .push(" WHERE p.id = ")
            .bind(uuid(program))
            .push(
                " UNION ALL SELECT p.revision, i.account_id, i.role, i.invited_at, i.invited_by FROM program AS p JOIN invitation AS i ON i.program_id = p.id",
            )
            .push(" WHERE p.id = ")
            .bind(uuid(program));
        let mut circle = None;
        for row in &self.all(sql).await? {
            let r = Row { table: "program_member", row };
            let circle = circle.get_or_insert(Circle { program, revision: r.get("revision")?, members: Vec::new(), invitations: Vec::new() });
            let (account, role, at) = (r.id("account_id")?, r.word("role", ProgramRole::from_word)?, r.time("since")?);
            match r.id_or_null("invited_by")? {
                None => circle.members.push(Member { account, role, since: at }),
                Some(by) => circle.invitations.push(Invitation { program, account, role, by, at }),
            }
        }
        Ok(circle)
    }

    /// The invitations of each program that wait for an answer, oldest first.
    pub async fn invitations(&self, programs: &[ProgramId]) -> StoreResult<HashMap<ProgramId, Vec<Invitation>>> {
        let sql = self.sql("SELECT * FROM invitation WHERE ").any("program_id", programs.iter().copied().map(uuid)).push(" ORDER BY invited_at, account_id");
        let mut found: HashMap<ProgramId, Vec<Invitation>> = HashMap::new();
        for row in &self.all(sql).await? {
            let invitation = invitation(row)?;
            found.entry(invitation.program).or_default().push(invitation);
        }
        Ok(found)
    }

    /// The invitations that wait for a person's answer, newest first, at most `most`.
    pub async fn invitations_of(&self, account: AccountId, most: u32) -> StoreResult<Vec<Invitation>> {
        let sql = self.sql("SELECT * FROM invitation WHERE account_id = ").bind(uuid(account)).push(" ORDER BY invited_at DESC, program_id LIMIT ");
        self.all(sql.number(i64::from(most))).await?.iter().map(invitation).collect()
    }
}

/// Adds which of somebody's programs, in the order of joining, and how many rows are read.
pub(super) fn joined(mut sql: Sql, role: Option<ProgramRole>, window: &Window, rows: u32) -> Sql {
    if let Some(role) = role {
        sql = sql.push(" AND m.role = ").bind(role.word());
    }
    let compare = if window.backward { ">" } else { "<" };
    if let Some(beyond) = window.beyond {
        sql = sql.add(&format!(" AND (m.since, m.program_id) {compare} (?, ?)"), [beyond.keys[0].into(), Uuid::from_u128(beyond.id).into()]);
    }
    sql.push(&joining(window)).push(&super::content::limit(rows))
}

/// The order of joining, as a window is walked.
pub(super) fn joining(window: &Window) -> String {
    let direction = if window.backward { "ASC" } else { "DESC" };
    format!(" ORDER BY m.since {direction}, m.program_id {direction}")
}

/// SQLite and PostgreSQL agree on the case of ASCII letters alone.
fn named(sql: Sql, text: &str) -> Sql {
    let pattern = text.to_ascii_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    sql.push("lower(p.name) LIKE ").bind(format!("%{pattern}%")).push(" ESCAPE '\\'")
}

fn invitation(row: &sea_orm::QueryResult) -> StoreResult<Invitation> {
    let r = Row { table: "invitation", row };
    Ok(Invitation {
        program: r.id("program_id")?,
        account: r.id("account_id")?,
        role: r.word("role", ProgramRole::from_word)?,
        by: r.id("invited_by")?,
        at: r.time("invited_at")?,
    })
}

fn account(row: &sea_orm::QueryResult) -> StoreResult<Account> {
    let r = Row { table: "account", row };
    Ok(Account { id: r.id("id")?, login: r.get("login")?, name: r.get("name")? })
}

fn program(row: &sea_orm::QueryResult) -> StoreResult<Program> {
    let r = Row { table: "program", row };
    Ok(Program { id: r.id("id")?, name: r.get("name")?, slogan: r.get("slogan")?, revision: r.get("revision")?, created_at: r.time("created_at")? })
}
