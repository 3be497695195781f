//! From rows to values of the domain, once; a row that breaks a rule is named with table, column and id.

use sea_orm::{QueryResult, TryGetable};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::error::{StoreError, StoreResult};
use crate::domain::{
    content::ContentKind,
    id::{Id, Named},
    timestamp::Timestamp,
};

/// One row of a table.
pub(super) struct Row<'a> {
    pub(super) table: &'static str,
    pub(super) row: &'a QueryResult,
}

impl Row<'_> {
    pub(super) fn get<T: TryGetable>(&self, column: &'static str) -> StoreResult<T> {
        self.row.try_get("", column).map_err(|error| self.corrupt(column, error.to_string()))
    }

    pub(super) fn bits(&self, column: &'static str) -> StoreResult<u128> {
        Ok(self.get::<Uuid>(column)?.as_u128())
    }

    pub(super) fn id<T: Named>(&self, column: &'static str) -> StoreResult<Id<T>> {
        Ok(Id::from_bits(self.bits(column)?))
    }

    pub(super) fn id_or_null<T: Named>(&self, column: &'static str) -> StoreResult<Option<Id<T>>> {
        Ok(self.get::<Option<Uuid>>(column)?.map(|id| Id::from_bits(id.as_u128())))
    }

    pub(super) fn time_or_null(&self, column: &'static str) -> StoreResult<Option<Timestamp>> {
        if self.get::<Option<i64>>(column)?.is_some() { self.time(column).map(Some) } else { Ok(None) }
    }

    pub(super) fn word_or_null<T>(&self, column: &'static str, read: fn(&str) -> Option<T>) -> StoreResult<Option<T>> {
        if self.get::<Option<String>>(column)?.is_some() { self.word(column, read).map(Some) } else { Ok(None) }
    }

    pub(super) fn time(&self, column: &'static str) -> StoreResult<Timestamp> {
        let millis = self.get(column)?;
        Timestamp::from_millis(millis).ok_or_else(|| self.corrupt(column, format!("{millis} is no time")))
    }

    pub(super) fn word<T>(&self, column: &'static str, read: fn(&str) -> Option<T>) -> StoreResult<T> {
        let word: String = self.get(column)?;
        read(&word).ok_or_else(|| self.corrupt(column, format!("unknown word {word}")))
    }

    pub(super) fn json<T: DeserializeOwned>(&self, column: &'static str) -> StoreResult<T> {
        serde_json::from_str(&self.get::<String>(column)?).map_err(|error| self.corrupt(column, error.to_string()))
    }

    pub(super) fn json_or_null<T: DeserializeOwned>(&self, column: &'static str) -> StoreResult<Option<T>> {
        self.get::<Option<String>>(column)?.map(|text| serde_json::from_str(&text).map_err(|error| self.corrupt(column, error.to_string()))).transpose()
    }

    pub(super) fn corrupt(&self, column: &'static str, why: String) -> StoreError {
        let row = self.row.try_get::<Uuid>("", "id").map(|id| id.to_string()).unwrap_or_else(|_| "without an id".to_owned());
        StoreError::Corrupt { table: self.table, column, row, why }
    }
}

pub(super) fn uuid<T: Named>(id: Id<T>) -> Uuid {
    Uuid::from_u128(id.bits())
}

/// As stored: our own types always serialise.
pub(super) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The live table of a kind, ready for SQL (`case` is a word of SQL).
pub(super) fn live_table(kind: ContentKind) -> &'static str {
    match kind {
        ContentKind::News => "news",
        ContentKind::Case => "\"case\"",
        ContentKind::Video => "video",
        ContentKind::Capability => "capability",
    }
}
