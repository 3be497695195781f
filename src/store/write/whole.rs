//! Changes that happen whole or not at all, each of which has to touch a row. PostgreSQL is sent all of them as one statement, which is a
//! transaction by itself: one way there and back instead of one for each, and for BEGIN and COMMIT.

use std::fmt::Write as _;

use sea_orm::{
    ActiveModelTrait, ActiveValue, ColumnTrait, ConnectionTrait, DatabaseBackend, DeleteMany, EntityName, EntityTrait, IdenStatic, Iterable, QueryFilter,
    QueryTrait, Statement, UpdateMany, Value,
    sea_query::{DeleteStatement, PostgresQueryBuilder, SqlWriter, SqlWriterValues, SqliteQueryBuilder, UpdateStatement},
};

use super::{Transaction, Writer};
use crate::store::{
    error::{StoreError, StoreResult},
    pipes::Pipes,
};

/// One of them.
pub(super) enum Part {
    /// Columns and their values, as most changes are: to build a tree of the query builder for each and to walk over it was a tenth of the server's part of
    /// a step.
    Row(Row),
    Update(UpdateStatement),
    Delete(DeleteStatement),
}

/// Columns of one table that get values.
pub(super) struct Row {
    table: &'static str,
    set: Cells,
    /// Which rows get them; None: a new one.
    found_by: Option<Cells>,
}

type Cells = Vec<(&'static str, Value)>;

/// What is set of a row.
fn cells<A: ActiveModelTrait>(mut row: A) -> Cells {
    let cell = |column: <A::Entity as EntityTrait>::Column| match row.take(column) {
        ActiveValue::Set(value) | ActiveValue::Unchanged(value) => Some((column.as_str(), value)),
        ActiveValue::NotSet => None,
    };
    <A::Entity as EntityTrait>::Column::iter().filter_map(cell).collect()
}

fn table<A: ActiveModelTrait>() -> &'static str {
    A::Entity::default().table_name()
}

impl Part {
    /// A new row.
    pub(super) fn insert<A: ActiveModelTrait>(row: A) -> Self {
        Self::Row(Row { table: table::<A>(), set: cells(row), found_by: None })
    }

    /// What is set of `row`, for the rows that have what is set of `found_by`, none of which is NULL.
    pub(super) fn update<A: ActiveModelTrait>(row: A, found_by: A) -> Self {
        Self::Row(Row { table: table::<A>(), set: cells(row), found_by: Some(cells(found_by)) })
    }

    /// The same for the query builder, to say more by.
    pub(super) fn update_many<A: ActiveModelTrait>(row: A, mut found_by: A) -> UpdateMany<A::Entity> {
        let conditions = <A::Entity as EntityTrait>::Column::iter().filter_map(|column| Some(column.eq(found_by.take(column).into_value()?)));
        conditions.fold(A::Entity::update_many().set(row), |update, condition| update.filter(condition))
    }

    fn inserts(&self) -> bool {
        matches!(self, Self::Row(Row { found_by: None, .. }))
    }

    /// Its text, behind what is written already, and its values. `behind`: the part that a row comes after.
    fn write(self, sql: &mut SqlWriterValues, backend: DatabaseBackend, behind: Option<usize>) {
        let postgres = backend == DatabaseBackend::Postgres;
        match self {
            Self::Row(row) => row.write(sql, behind),
            Self::Update(statement) if postgres => statement.build_collect_any_into(&PostgresQueryBuilder, sql),
            Self::Update(statement) => statement.build_collect_any_into(&SqliteQueryBuilder, sql),
            Self::Delete(statement) if postgres => statement.build_collect_any_into(&PostgresQueryBuilder, sql),
            Self::Delete(statement) => statement.build_collect_any_into(&SqliteQueryBuilder, sql),
        }
    }
}

impl Row {
    // a text in memory takes whatever is written
    fn write(self, sql: &mut SqlWriterValues, behind: Option<usize>) {
        let Self { table, set, found_by } = self;
        let Some(found_by) = found_by else {
            let _ = write!(sql, "INSERT INTO \"{table}\" (");
            for (place, (column, _)) in set.iter().enumerate() {
                let _ = write!(sql, "{}\"{column}\"", if place == 0 { "" } else { ", " });
            }
            let _ = sql.write_str(if behind.is_some() { ") SELECT " } else { ") VALUES (" });
            for (place, (_, value)) in set.into_iter().enumerate() {
                let _ = sql.write_str(if place == 0 { "" } else { ", " });
                sql.push_param(value, &PostgresQueryBuilder);
            }
            let _ = match behind {
                Some(part) => write!(sql, " FROM part_{part}"),
                None => sql.write_str(")"),
            };
            return;
        };
        let _ = write!(sql, "UPDATE \"{table}\"");
        for (cells, first, next) in [(set, " SET ", ", "), (found_by, " WHERE ", " AND ")] {
            for (place, (column, value)) in cells.into_iter().enumerate() {
                let _ = write!(sql, "{}\"{column}\" = ", if place == 0 { first } else { next });
                sql.push_param(value, &PostgresQueryBuilder);
            }
        }
    }
}

impl<E: EntityTrait> From<UpdateMany<E>> for Part {
    fn from(update: UpdateMany<E>) -> Self {
        Self::Update(update.into_query())
    }
}

impl<E: EntityTrait> From<DeleteMany<E>> for Part {
    fn from(delete: DeleteMany<E>) -> Self {
        Self::Delete(delete.into_query())
    }
}

impl Transaction {
    /// Makes one change; `Conflict` when it touches nothing.
    pub(super) async fn make(&self, part: Part) -> StoreResult<()> {
        let db_backend = self.inner.get_database_backend();
        let mut sql = match db_backend {
            DatabaseBackend::Postgres => SqlWriterValues::new("$", true),
            _ => SqlWriterValues::new("?", false),
        };
        part.write(&mut sql, db_backend, None);
        let (sql, values) = sql.into_parts();
        let touched = self.inner.execute_raw(Statement { sql, values: Some(values), db_backend }).await?;
        if touched.rows_affected() == 0 { Err(StoreError::Conflict) } else { Ok(()) }
    }
}

impl Writer {
    /// Makes all changes at once; `Conflict` when one of them touches nothing, and then none is made.
    pub(super) async fn make_whole(&self, pipes: &Pipes, parts: Vec<Part>) -> StoreResult<()> {
        let (sql, values) = whole(parts).into_parts();
        pipes.change(&Statement { sql, values: Some(values), db_backend: DatabaseBackend::Postgres }).await
    }
}

/// All parts in one statement. A part that touches nothing is a division by zero, which takes everything back. They are asked in their order
/// whether they did, and made when they are asked. New rows read the first part: they are made after it, and not at all where it touches nothing. They
/// need not be asked themselves: what is not inserted is an error by itself.
fn whole(parts: Vec<Part>) -> SqlWriterValues {
    let mut sql = SqlWriterValues::new("$", true);
    let asked: Vec<usize> = parts.iter().enumerate().filter(|(_, part)| !part.inserts()).map(|(place, _)| place).collect();
    for (place, part) in parts.into_iter().enumerate() {
        let inserts = part.inserts();
        let _ = write!(sql, "{} part_{place} AS (", if place == 0 { "WITH" } else { "," });
        part.write(&mut sql, DatabaseBackend::Postgres, (place > 0).then_some(0));
        let _ = sql.write_str(if inserts { ")" } else { " RETURNING 1)" });
    }
    let _ = sql.write_str(" SELECT 1 / (TRUE");
    for place in asked {
        let _ = write!(sql, " AND EXISTS (SELECT FROM part_{place})");
    }
    let _ = sql.write_str(")::int");
    sql
}
