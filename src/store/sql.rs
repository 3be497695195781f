//! Statements put together by hand where the query builder would say less: text with a place for each value, for both databases.

use std::fmt::Write as _;

use sea_orm::{DatabaseBackend, Statement, Value};
use uuid::Uuid;

pub(super) struct Sql {
    backend: DatabaseBackend,
    text: String,
    values: Vec<Value>,
}

impl Sql {
    pub(super) fn new(backend: DatabaseBackend, begun: &str) -> Self {
        // most fit, and need not move while they are written
        let mut text = String::with_capacity(1024);
        text.push_str(begun);
        Self { backend, text, values: Vec::new() }
    }

    pub(super) fn postgres(&self) -> bool {
        self.backend == DatabaseBackend::Postgres
    }

    /// Adds text as it is: never anything a caller sent.
    pub(super) fn push(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value.
    pub(super) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        if self.postgres() {
            // a text in memory takes whatever is written
            let _ = write!(self.text, "${}", self.values.len());
        } else {
            self.text.push('?');
        }
        self
    }

    /// Adds a number as a word of the statement: how many rows are read is part of how they are found, and PostgreSQL is to know it when it plans.
    pub(super) fn number(self, number: i64) -> Self {
        self.push(&number.to_string())
    }

    /// Adds text in which each `?` stands for the next value.
    pub(super) fn add(mut self, text: &str, values: impl IntoIterator<Item = Value>) -> Self {
        let mut pieces = text.split('?');
        self = self.push(pieces.next().unwrap_or_default());
        for (piece, value) in pieces.zip(values) {
            self = self.bind(value).push(piece);
        }
        self
    }

    /// Adds `column = any of ids`; one statement text for any number of ids on PostgreSQL.
    pub(super) fn any(mut self, column: &str, ids: impl IntoIterator<Item = Uuid>) -> Self {
        if self.postgres() {
            let ids: Vec<Uuid> = ids.into_iter().collect();
            return self.push(column).push(" = ANY(").bind(ids).push(")");
        }
        self = self.push(column).push(" IN (");
        for (place, id) in ids.into_iter().enumerate() {
            self = self.push(if place > 0 { ", " } else { "" }).bind(id);
        }
        self.push(")")
    }

    /// Adds `(?, ?), (?, ?) …`.
    pub(super) fn rows(mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Self {
        for (place, row) in rows.into_iter().enumerate() {
            self = self.push(if place > 0 { ", (" } else { "(" });
            for (column, value) in row.into_iter().enumerate() {
                self = self.push(if column > 0 { ", " } else { "" }).bind(value);
            }
            self = self.push(")");
        }
        self
    }

    pub(super) fn statement(self) -> Statement {
        Statement::from_sql_and_values(self.backend, self.text, self.values)
    }
}
