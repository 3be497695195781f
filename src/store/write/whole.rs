//! Changes that happen whole or not at all, each of which has to touch a row. PostgreSQL is sent all of them as one statement, which is a
//! transaction by itself: one way there and back instead of one for each, and for BEGIN and COMMIT.

use std::fmt::Write as _;

use sea_orm::{
    ConnectionTrait, DatabaseBackend, EntityTrait, QueryTrait, Statement,
    sea_query::{DeleteStatement, InsertStatement, PostgresQueryBuilder, SqlWriterValues, UpdateStatement},
};

use super::{Transaction, Writer};
use crate::store::{
    error::{StoreError, StoreResult, is_known},
    lanes::Lanes,
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
    pub(super) async fn make_whole(&self, lanes: &Lanes, parts: &[Part]) -> StoreResult<()> {
        let (text, values) = whole(parts).into_parts();
        match lanes.all(Statement { sql: text, values: Some(values), db_backend: DatabaseBackend::Postgres }).await {
            Ok(_) => Ok(()),
            // never sent, or the database itself says that nothing was changed
            Err(error) if is_known(&error) => Err(error.into()),
            // the answer was lost on the way: nobody knows whether it happened
            Err(error) => Err(StoreError::CommitUnknown(Box::new(error.into()))),
        }
    }
}

/// All parts in one statement. A part that touches nothing is a division by zero, which takes everything back.
fn whole(parts: &[Part]) -> SqlWriterValues {
    let mut sql = SqlWriterValues::new("$", true);
    // a text in memory takes whatever is written
    for (place, part) in parts.iter().enumerate() {
        let _ = write!(sql, "{} part_{place} AS (", if place == 0 { "WITH" } else { "," });
        part.write(&mut sql);
        let _ = sql.write_str(" RETURNING 1)");
    }
    for place in 0..parts.len() {
        let _ = write!(sql, "{} 1 / (SELECT count(*) FROM part_{place})", if place == 0 { " SELECT" } else { "," });
    }
    sql
}
