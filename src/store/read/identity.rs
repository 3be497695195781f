//! Who a credential stands for, and what people see of their tokens, sessions and links.

use sea_orm::QueryResult;
use uuid::Uuid;

use super::Reader;
use crate::{
    domain::{
        actor::{Channel, PlatformRole},
        credential::{ExternalIdentity, Link, LinkPurpose, Profile, Session, Token},
        id::{AccountId, SessionId, TokenId},
        page::{Cursor, Page, Window},
        scope::Scopes,
        timestamp::Timestamp,
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The byte that marks cursors of the list of accounts.
pub const ACCOUNT_ORDER: u8 = 80;

/// Who a token or session stands for.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The bits of the token's or session's id.
    pub credential: u128,
    pub account: AccountId,
    pub roles: Vec<PlatformRole>,
    pub channel: Channel,
    pub scopes: Scopes,
    /// It works until then.
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// What a login leads to, where somebody tries to sign in.
#[derive(Clone, Debug)]
pub struct Proof {
    pub account: AccountId,
    pub name: String,
    pub phc: String,
    pub changed_at: Timestamp,
    /// Whether the account works.
    pub enabled: bool,
    /// Whether its owner signed in from this address lately.
    pub known_address: bool,
}

const TOKEN_COLUMNS: &str =
    "t.id, t.account_id, t.name, t.scopes, t.channel, t.created_at, t.expires_at, t.rotated_at, t.former_until, t.last_used_at, t.revoked_at";
const SESSION_COLUMNS: &str = "s.id, s.account_id, s.channel, s.agent, s.address, s.created_at, s.expires_at, s.last_used_at";

impl Reader {
    /// The bearer of a token by its digest, or by that of its former text, if it is neither expired nor revoked and the account works.
    pub async fn bearer(&self, digest: &[u8], now: Timestamp) -> StoreResult<Option<Bearer>> {
        let (digest, now) = (digest.to_vec(), now.millis());
        let sql = self
            .sql("SELECT t.id, t.account_id, t.channel, t.scopes, t.last_used_at, r.role, CASE WHEN t.digest = ")
            .bind(digest.clone())
            .push(" OR t.former_until > t.expires_at THEN t.expires_at ELSE t.former_until END AS until")
            .push(" FROM access_token AS t JOIN account AS a ON a.id = t.account_id LEFT JOIN platform_role AS r ON r.account_id = t.account_id WHERE (t.digest = ")
            .bind(digest.clone())
            .push(" OR (t.former_digest = ")
            .bind(digest)
            .push(" AND t.former_until > ")
            .bind(now)
            .push(")) AND t.revoked_at IS NULL AND a.disabled_at IS NULL AND t.expires_at > ")
            .bind(now);
        bearer(&self.all(sql).await?, "access_token", |r| {
            let text: String = r.get("scopes")?;
            Scopes::parse(&text).ok_or_else(|| r.corrupt("scopes", format!("unknown words {text}")))
        })
    }

    /// The bearer of a session by its digest, if it is neither over nor revoked, was used lately and the account works.
    pub async fn session_bearer(&self, digest: &[u8], idle_millis: i64, now: Timestamp) -> StoreResult<Option<Bearer>> {
        let now = now.millis();
        let sql = self
            .sql("SELECT s.id, s.account_id, s.channel, s.last_used_at, r.role, CASE WHEN s.last_used_at + ")
            .bind(idle_millis)
            .push(" < s.expires_at THEN s.last_used_at + ")
            .bind(idle_millis)
            .push(" ELSE s.expires_at END AS until")
            .push(" FROM session AS s JOIN account AS a ON a.id = s.account_id LEFT JOIN platform_role AS r ON r.account_id = s.account_id WHERE s.digest = ")
            .bind(digest.to_vec())
            .push(" AND s.revoked_at IS NULL AND a.disabled_at IS NULL AND s.expires_at > ")
            .bind(now)
            .push(" AND s.last_used_at > ")
            .bind(now - idle_millis);
        bearer(&self.all(sql).await?, "session", |_| Ok(Scopes::FULL))
    }

    /// The account behind an identity of another issuer, with its roles, if it works.
    pub async fn identified(&self, issuer: &str, subject: &str) -> StoreResult<Option<(AccountId, Vec<PlatformRole>)>> {
        let sql = self
            .sql("SELECT i.account_id, r.role FROM external_identity AS i JOIN account AS a ON a.id = i.account_id")
            .push(" LEFT JOIN platform_role AS r ON r.account_id = i.account_id WHERE a.disabled_at IS NULL AND i.issuer = ")
            .bind(issuer)
            .push(" AND i.subject = ")
            .bind(subject);
        let rows = self.all(sql).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some((Row { table: "external_identity", row }.id("account_id")?, roles(&rows)?)))
    }

    /// What a login is proved by; None: nobody signs in by it. `since`: an address that was signed in from later is known.
    pub async fn proof_of(&self, login: &str, address: &str, since: Timestamp) -> StoreResult<Option<Proof>> {
        let sql = self
            .sql("SELECT a.id, a.name, a.disabled_at, p.phc, p.changed_at, CASE WHEN EXISTS (SELECT 1 FROM session AS s WHERE s.account_id = a.id AND s.address = ")
            .bind(address)
            .push(" AND s.created_at > ")
            .bind(since.millis())
            .push(") THEN 1 ELSE 0 END AS known FROM account AS a JOIN password AS p ON p.account_id = a.id WHERE a.login = ")
            .bind(login);
        let Some(row) = self.one(sql).await? else { return Ok(None) };
        let r = Row { table: "account", row: &row };
        Ok(Some(Proof {
            account: r.id("id")?,
            name: r.get("name")?,
            phc: r.get("phc")?,
            changed_at: r.time("changed_at")?,
            enabled: r.time_or_null("disabled_at")?.is_none(),
            known_address: r.get::<i32>("known")? == 1,
        }))
    }

    /// How many accounts run the platform and can sign in with a browser.
    pub async fn has_admin(&self) -> StoreResult<bool> {
        Ok(self.one(self.sql(HAS_ADMIN)).await?.is_some())
    }

    /// A link that can still be used.
    pub async fn link(&self, digest: &[u8], now: Timestamp) -> StoreResult<Option<Link>> {
        let sql = self
            .sql("SELECT l.purpose, l.expires_at, a.id, a.login FROM sign_in_link AS l LEFT JOIN account AS a ON a.id = l.account_id WHERE l.digest = ")
            .bind(digest.to_vec())
            .push(" AND l.used_at IS NULL AND a.disabled_at IS NULL AND l.expires_at > ")
            .bind(now.millis());
        let Some(row) = self.one(sql).await? else { return Ok(None) };
        let r = Row { table: "sign_in_link", row: &row };
        let account = r.id_or_null("id")?.zip(r.get::<Option<String>>("login")?);
        Ok(Some(Link { purpose: r.word("purpose", LinkPurpose::from_word)?, account, expires_at: r.time("expires_at")? }))
    }

    pub async fn token(&self, id: TokenId) -> StoreResult<Option<Token>> {
        let sql = self.sql("SELECT ").push(TOKEN_COLUMNS).push(" FROM access_token AS t WHERE t.id = ").bind(uuid(id));
        self.one(sql).await?.as_ref().map(token).transpose()
    }

    /// The tokens of an account that work, or did in the last days, newest first; at most 100.
    pub async fn tokens(&self, account: AccountId, since: Timestamp) -> StoreResult<Vec<Token>> {
        let sql = self
            .sql("SELECT ")
            .push(TOKEN_COLUMNS)
            .push(" FROM access_token AS t WHERE t.account_id = ")
            .bind(uuid(account))
            .push(" AND t.expires_at > ")
            .bind(since.millis())
            .push(" AND (t.revoked_at IS NULL OR t.revoked_at > ")
            .bind(since.millis())
            .push(") ORDER BY t.created_at DESC, t.id DESC LIMIT 100");
        self.all(sql).await?.iter().map(token).collect()
    }

    /// The browsers an account is signed in with, last used first; at most 100.
    pub async fn sessions(&self, account: AccountId, idle_millis: i64, now: Timestamp) -> StoreResult<Vec<Session>> {
        let sql = self
            .sql("SELECT ")
            .push(SESSION_COLUMNS)
            .push(" FROM session AS s WHERE s.account_id = ")
            .bind(uuid(account))
            .push(" AND s.revoked_at IS NULL AND s.expires_at > ")
            .bind(now.millis())
            .push(" AND s.last_used_at > ")
            .bind(now.millis() - idle_millis)
            .push(" ORDER BY s.last_used_at DESC, s.id DESC LIMIT 100");
        self.all(sql).await?.iter().map(session).collect()
    }

    /// Whose session it is; None: it is over.
    pub async fn session_owner(&self, id: SessionId) -> StoreResult<Option<AccountId>> {
        let sql = self.sql("SELECT account_id FROM session WHERE revoked_at IS NULL AND id = ").bind(uuid(id));
        self.one(sql).await?.map(|row| Row { table: "session", row: &row }.id("account_id")).transpose()
    }

    /// Who an account is for other issuers.
    pub async fn identities(&self, account: AccountId) -> StoreResult<Vec<ExternalIdentity>> {
        let sql = self.sql("SELECT issuer, subject, account_id, linked_at FROM external_identity WHERE account_id = ").bind(uuid(account));
        let read = |row: &QueryResult| {
            let r = Row { table: "external_identity", row };
            Ok(ExternalIdentity { issuer: r.get("issuer")?, subject: r.get("subject")?, account: r.id("account_id")?, linked_at: r.time("linked_at")? })
        };
        self.all(sql.push(" ORDER BY linked_at, issuer, subject LIMIT 100")).await?.iter().map(read).collect()
    }

    pub async fn profile(&self, account: AccountId) -> StoreResult<Option<Profile>> {
        let sql = self.sql("SELECT ").push(PROFILE_COLUMNS).push(" FROM account AS a WHERE a.id = ").bind(uuid(account));
        Ok(self.profiles(sql).await?.pop())
    }

    pub async fn profile_by_login(&self, login: &str) -> StoreResult<Option<Profile>> {
        let sql = self.sql("SELECT ").push(PROFILE_COLUMNS).push(" FROM account AS a WHERE a.login = ").bind(login);
        Ok(self.profiles(sql).await?.pop())
    }

    /// One window on all accounts whose login or name holds this text, last made first.
    pub async fn account_page(&self, text: &str, window: &Window) -> StoreResult<Page<Profile>> {
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        let mut sql = named(self.sql("SELECT ").push(PROFILE_COLUMNS).push(" FROM account AS a WHERE "), text);
        if let Some(beyond) = window.beyond {
            sql = sql.add(&format!(" AND (a.created_at, a.id) {compare} (?, ?)"), [beyond.keys[0].into(), Uuid::from_u128(beyond.id).into()]);
        }
        let sql = sql.push(&format!(" ORDER BY a.created_at {direction}, a.id {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let cursor = |it: &Profile| Cursor { order: ACCOUNT_ORDER, keys: [it.created_at.millis(), 0], id: it.id.bits() };
        Ok(Page::from_walk(window, self.profiles(sql).await?.into_iter().map(|it| (cursor(&it), it)).collect()))
    }

    pub async fn account_count(&self, text: &str) -> StoreResult<u64> {
        let sql = named(self.sql("SELECT count(*) AS n FROM account AS a WHERE "), text);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }

    /// Accounts with their roles: one more statement for all of them.
    async fn profiles(&self, sql: Sql) -> StoreResult<Vec<Profile>> {
        let mut found = Vec::new();
        for row in &self.all(sql).await? {
            let r = Row { table: "account", row };
            found.push(Profile {
                id: r.id("id")?,
                login: r.get("login")?,
                name: r.get("name")?,
                roles: Vec::new(),
                created_at: r.time("created_at")?,
                disabled_at: r.time_or_null("disabled_at")?,
                has_password: r.get::<i32>("proved")? == 1,
            });
        }
        if found.is_empty() {
            return Ok(found);
        }
        let sql = self.sql("SELECT account_id, role FROM platform_role WHERE ").any("account_id", found.iter().map(|it| uuid(it.id)));
        for row in &self.all(sql.push(" ORDER BY role")).await? {
            let r = Row { table: "platform_role", row };
            let (account, role) = (r.id("account_id")?, r.word("role", PlatformRole::from_word)?);
            if let Some(profile) = found.iter_mut().find(|it| it.id == account) {
                profile.roles.push(role);
            }
        }
        Ok(found)
    }
}

/// Somebody who runs the platform and can sign in: by a password, or through another issuer.
pub(in crate::store) const HAS_ADMIN: &str = "SELECT 1 AS there FROM platform_role AS r JOIN account AS a ON a.id = r.account_id WHERE r.role = 'PLATFORM_ADMIN' \
     AND a.disabled_at IS NULL AND (EXISTS (SELECT 1 FROM password AS p WHERE p.account_id = a.id) \
     OR EXISTS (SELECT 1 FROM external_identity AS i WHERE i.account_id = a.id)) LIMIT 1";
const PROFILE_COLUMNS: &str = "a.id, a.login, a.name, a.created_at, a.disabled_at, \
     CASE WHEN EXISTS (SELECT 1 FROM password AS p WHERE p.account_id = a.id) THEN 1 ELSE 0 END AS proved";

/// SQLite and PostgreSQL agree on the case of ASCII letters alone.
fn named(sql: Sql, text: &str) -> Sql {
    let pattern = format!("%{}%", text.to_ascii_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let sql = sql.push("(lower(a.name) LIKE ").bind(pattern.clone()).push(" ESCAPE '\\' OR a.login LIKE ").bind(pattern);
    sql.push(" ESCAPE '\\')")
}

fn roles(rows: &[QueryResult]) -> StoreResult<Vec<PlatformRole>> {
    let role = |row| Row { table: "platform_role", row }.word_or_null("role", PlatformRole::from_word).transpose();
    rows.iter().filter_map(role).collect()
}

fn bearer(rows: &[QueryResult], table: &'static str, scopes: impl Fn(&Row<'_>) -> StoreResult<Scopes>) -> StoreResult<Option<Bearer>> {
    let Some(row) = rows.first() else { return Ok(None) };
    let r = Row { table, row };
    Ok(Some(Bearer {
        credential: r.bits("id")?,
        account: r.id("account_id")?,
        roles: roles(rows)?,
        channel: r.word("channel", Channel::from_word)?,
        scopes: scopes(&r)?,
        expires_at: r.time("until")?,
        last_used_at: r.time_or_null("last_used_at")?,
    }))
}

fn token(row: &QueryResult) -> StoreResult<Token> {
    let r = Row { table: "access_token", row };
    let text: String = r.get("scopes")?;
    Ok(Token {
        id: r.id("id")?,
        account: r.id("account_id")?,
        name: r.get("name")?,
        scopes: Scopes::parse(&text).ok_or_else(|| r.corrupt("scopes", format!("unknown words {text}")))?,
        channel: r.word("channel", Channel::from_word)?,
        created_at: r.time("created_at")?,
        expires_at: r.time("expires_at")?,
        rotated_at: r.time_or_null("rotated_at")?,
        former_until: r.time_or_null("former_until")?,
        last_used_at: r.time_or_null("last_used_at")?,
        revoked_at: r.time_or_null("revoked_at")?,
    })
}

fn session(row: &QueryResult) -> StoreResult<Session> {
    let r = Row { table: "session", row };
    Ok(Session {
        id: r.id("id")?,
        account: r.id("account_id")?,
        channel: r.word("channel", Channel::from_word)?,
        agent: r.get("agent")?,
        address: r.get("address")?,
        created_at: r.time("created_at")?,
        expires_at: r.time("expires_at")?,
        last_used_at: r.time("last_used_at")?,
    })
}
