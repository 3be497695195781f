//! Changes that happen whole or not at all, each of which has to touch a row. PostgreSQL is sent all of them as one statement, which is a
//! transaction by itself: one way there and back instead of one for each, and for BEGIN and COMMIT.

use std::fmt::Write as _;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, EntityTrait, QueryTrait, Statement,
    sea_query::{DeleteStatement, InsertStatement, PostgresQueryBuilder, SqlWriterValues, UpdateStatement},
};

use super::{Transaction, Writer};
use crate::store::{
    error::{StoreError, StoreResult},
    pipes::Pipes,
};

/// One of them.
pub(super) enum Part {
    Insert(InsertStatement),
    Update(UpdateStatement),
    Delete(DeleteStatement),
}

impl Part {
    pub(super) fn insert<A: sea_orm::ActiveModelTrait>(row: A) -> Self {
        Self::Insert(<A::Entity as EntityTrait>::insert(row).into_query())
    }

    fn inserts(&self) -> bool {
        matches!(self, Self::Insert(_))
    }

    /// Its text, behind what is written already, and its values.
    fn write(&self, sql: &mut SqlWriterValues) {
        match self {
            Self::Insert(statement) => statement.build_collect_any_into(&PostgresQueryBuilder, sql),
            Self::Update(statement) => statement.build_collect_any_into(&PostgresQueryBuilder, sql),
            Self::Delete(statement) => statement.build_collect_any_into(&PostgresQueryBuilder, sql),
        }
    }
}

impl<E: EntityTrait> From<sea_orm::UpdateMany<E>> for Part {
    fn from(update: sea_orm::UpdateMany<E>) -> Self {
        Self::Update(update.into_query())
    }
}

impl<E: EntityTrait> From<sea_orm::DeleteMany<E>> for Part {
    fn from(delete: sea_orm::DeleteMany<E>) -> Self {
        Self::Delete(delete.into_query())
    }
}

impl Transaction {
    /// Makes one change; `Conflict` when it touches nothing.
    pub(super) async fn make(&self, part: Part) -> StoreResult<()> {
        let touched = match &part {
            Part::Insert(statement) => self.inner.execute(statement).await?,
            Part::Update(statement) => self.inner.execute(statement).await?,
            Part::Delete(statement) => self.inner.execute(statement).await?,
        };
        if touched.rows_affected() == 0 { Err(StoreError::Conflict) } else { Ok(()) }
    }
}

impl Writer {
    /// Makes all changes at once; `Conflict` when one of them touches nothing, and then none is made.
    pub(super) async fn make_whole(&self, pipes: &Pipes, parts: &[Part]) -> StoreResult<()> {
        let (text, values) = whole(parts).into_parts();
        pipes.change(&Statement { sql: text, values: Some(values), db_backend: DatabaseBackend::Postgres }).await
    }
}

/// All parts in one statement. A part that touches nothing is a division by zero, which takes everything back. They are asked in their order
/// whether they did, and made when they are asked; rows that are inserted come after all of them, and have no need to be asked: what is not
/// inserted is an error by itself.
fn whole(parts: &[Part]) -> SqlWriterValues {
    let mut sql = SqlWriterValues::new("$", true);
    // a text in memory takes whatever is written
    for (place, part) in parts.iter().enumerate() {
        let _ = write!(sql, "{} part_{place} AS (", if place == 0 { "WITH" } else { "," });
        part.write(&mut sql);
        let _ = sql.write_str(if part.inserts() { ")" } else { " RETURNING 1)" });
    }
    let _ = sql.write_str(" SELECT 1 / (TRUE");
    for (place, _) in parts.iter().enumerate().filter(|(_, part)| !part.inserts()) {
        let _ = write!(sql, " AND EXISTS (SELECT FROM part_{place})");
    }
    let _ = sql.write_str(")::int");
    sql
}
