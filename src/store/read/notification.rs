//! What somebody is to be told of.

use super::{LINE_COLUMNS, Reader, log::record};
use crate::{
    domain::{
        event::Record,
        id::AccountId,
        page::{Cursor, Page, Window},
        timestamp::Timestamp,
    },
    store::{
        error::StoreResult,
        rows::{Row, uuid},
        sql::Sql,
    },
};

/// The byte that marks cursors of lists of notifications.
pub const NOTIFICATION_ORDER: u8 = 78;

/// A row of the log that somebody is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationView {
    pub record: Record,
    pub read_at: Option<Timestamp>,
}

impl Reader {
    /// One window on what somebody was told of, last things first. `unread`: only what they have not read yet.
    pub async fn notification_page(&self, account: AccountId, unread: bool, window: &Window) -> StoreResult<Page<NotificationView>> {
        let (compare, direction) = if window.backward { (">", "ASC") } else { ("<", "DESC") };
        let sql = self.sql("SELECT n.read_at, e.position, e.hash, ").push(LINE_COLUMNS);
        let mut sql = told(sql.push(" FROM notification AS n JOIN event AS e ON e.position = n.position WHERE "), account, unread);
        if let Some(beyond) = window.beyond {
            sql = sql.push(&format!(" AND n.position {compare} ")).bind(beyond.keys[0]);
        }
        let sql = sql.push(&format!(" ORDER BY n.position {direction} LIMIT ")).number(i64::from(window.take) + 1);
        let mut rows = Vec::new();
        for row in &self.all(sql).await? {
            let view = NotificationView { record: record(row)?, read_at: Row { table: "notification", row }.time_or_null("read_at")? };
            rows.push((Cursor { order: NOTIFICATION_ORDER, keys: [view.record.position, 0], id: view.record.id.bits() }, view));
        }
        Ok(Page::from_walk(window, rows))
    }

    pub async fn notification_count(&self, account: AccountId, unread: bool) -> StoreResult<u64> {
        let sql = told(self.sql("SELECT count(*) AS n FROM notification AS n WHERE "), account, unread);
        Ok(self.one(sql).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?.unsigned_abs())
    }
}

fn told(sql: Sql, account: AccountId, unread: bool) -> Sql {
    let sql = sql.push("n.account_id = ").bind(uuid(account));
    if unread { sql.push(" AND n.read_at IS NULL") } else { sql }
}
