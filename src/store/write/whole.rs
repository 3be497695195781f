//! Changes that happen whole or not at all, each of which has to touch a row. PostgreSQL is sent all of them as one statement, which is a
//! transaction by itself: one way there and back instead of one for each, and for BEGIN and COMMIT.

use sea_orm::{
    ConnectionTrait, EntityTrait, QueryTrait,
    sea_query::{CommonTableExpression, DeleteStatement, Expr, InsertStatement, Query, ReturningClause, SubQueryStatement, UpdateStatement},
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

    fn counted(self) -> SubQueryStatement {
        let one = || -> ReturningClause { Query::returning().exprs([Expr::cust("1")]) };
        match self {
            Self::Insert(mut statement) => statement.returning(one()).take().into(),
            Self::Update(mut statement) => statement.returning(one()).take().into(),
            Self::Delete(mut statement) => statement.returning(one()).take().into(),
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
    pub(super) async fn make_whole(&self, lanes: &Lanes, parts: Vec<Part>) -> StoreResult<()> {
        let (mut with, mut counts) = (Query::with().to_owned(), Query::select());
        for (place, part) in parts.into_iter().enumerate() {
            let name = format!("part_{place}");
            // nothing touched: a division by zero, which takes everything back
            counts.expr(Expr::cust(format!("1 / (SELECT count(*) FROM {name})")));
            with.cte(CommonTableExpression::new().query(part.counted()).table_name(name).to_owned());
        }
        match lanes.all(lanes.backend().build(&with.query(counts))).await {
            Ok(_) => Ok(()),
            // never sent, or the database itself says that nothing was changed
            Err(error) if is_known(&error) => Err(error.into()),
            // the answer was lost on the way: nobody knows whether it happened
            Err(error) => Err(StoreError::CommitUnknown(Box::new(error.into()))),
        }
    }
}
