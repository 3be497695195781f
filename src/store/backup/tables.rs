//! Which tables there are, and how a row of one becomes a line of JSON and a row again.

use sea_orm::{ConnectionTrait, DatabaseBackend};

use super::RowsError;
use crate::{
    domain::backup::{Column, Sort, TableShape, is_name},
    store::sql::Sql,
};

/// Tables whose rows follow from others. Virtual tables and what lies behind them are left out as well.
const DERIVED: &[&str] = &["search_document"];
/// Tables of what matters for days at most and to this installation alone: sessions and links are keys that should not open what is put
/// back elsewhere, perhaps for good reason; whoever is signed in signs in again. Passwords, tokens and identities are kept.
const PASSING: &[&str] = &["session", "sign_in_link", "shared_limit"];
/// Which migrations were applied; told in the manifest.
pub(super) const MIGRATIONS: &str = "seaql_migrations";
/// Its rows are a chain, and come in that order.
const CHAINED: (&str, &str) = ("event", "position");

const ON_SQLITE: &str = "SELECT t.name AS table_name, x.name AS column_name, lower(x.type) AS type FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS x \
     WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND x.hidden = 0 ORDER BY t.name, x.cid";
const ON_POSTGRES: &str = "SELECT c.relname::text AS table_name, a.attname::text AS column_name, format_type(a.atttypid, NULL)::text AS type FROM pg_class AS c \
     JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_attribute AS a ON a.attrelid = c.oid \
     WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' \
     ORDER BY c.relname::text COLLATE \"C\", a.attnum";

/// A table as this database knows it.
pub(super) struct Table {
    pub(super) shape: TableShape,
    /// The type of each column, in the database's own word.
    types: Vec<String>,
}

/// The tables that are kept, by name; their rows are not counted yet.
pub(super) async fn tables<C: ConnectionTrait>(connection: &C) -> Result<Vec<Table>, RowsError> {
    let backend = connection.get_database_backend();
    let text = if backend == DatabaseBackend::Postgres { ON_POSTGRES } else { ON_SQLITE };
    let mut found: Vec<Table> = Vec::new();
    for row in connection.query_all_raw(Sql::new(backend, text).statement()).await? {
        let (table, name, kind): (String, String, String) = (row.try_get("", "table_name")?, row.try_get("", "column_name")?, row.try_get("", "type")?);
        if table == MIGRATIONS || DERIVED.contains(&table.as_str()) || PASSING.contains(&table.as_str()) {
            continue;
        }
        let sort = match kind.as_str() {
            "text" => Sort::Text,
            "bigint" | "integer" => Sort::Integer,
            "boolean" => Sort::Boolean,
            "blob" | "bytea" | "uuid" => Sort::Bytes,
            _ => return Err(RowsError::Refused(format!("a backup cannot hold table {table}, column {name}: its type is {kind}"))),
        };
        if !is_name(&table) || !is_name(&name) {
            return Err(RowsError::Refused(format!("a backup cannot hold table {table}, column {name}: such names are not ours")));
        }
        if found.last().is_none_or(|last| last.shape.name != table) {
            found.push(Table { shape: TableShape { name: table, columns: Vec::new(), rows: 0 }, types: Vec::new() });
        }
        if let Some(last) = found.last_mut() {
            last.shape.columns.push(Column { name, sort });
            last.types.push(kind);
        }
    }
    Ok(found)
}

impl Table {
    fn each(&self, piece: impl Fn(&str, Sort, &str) -> String) -> String {
        let columns = self.shape.columns.iter().zip(&self.types);
        columns.map(|(column, kind)| piece(&column.name, column.sort, kind)).collect::<Vec<_>>().join(", ")
    }

    /// Selects the rows as lines.
    pub(super) fn lines(&self, backend: DatabaseBackend) -> Sql {
        let name = &self.shape.name;
        let chained = *name == CHAINED.0 && self.shape.columns.iter().any(|column| column.name == CHAINED.1);
        let order = if chained { format!(" ORDER BY \"{}\" NULLS LAST", CHAINED.1) } else { String::new() };
        if backend == DatabaseBackend::Postgres {
            let shown = self.each(|name, _, kind| match kind {
                "uuid" => format!("replace(\"{name}\"::text, '-', '') AS \"{name}\""),
                "bytea" => format!("encode(\"{name}\", 'hex') AS \"{name}\""),
                _ => format!("\"{name}\""),
            });
            return Sql::new(backend, &format!("SELECT row_to_json(r)::text AS line FROM (SELECT {shown} FROM \"{name}\"{order}) AS r"));
        }
        let shown = self.each(|name, sort, _| match sort {
            Sort::Text | Sort::Integer => format!("'{name}', \"{name}\""),
            Sort::Boolean => format!("'{name}', json(CASE \"{name}\" WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)"),
            // hex makes an empty text of what is absent
            Sort::Bytes => format!("'{name}', CASE WHEN \"{name}\" IS NOT NULL THEN lower(hex(\"{name}\")) END"),
        });
        Sql::new(backend, &format!("SELECT json_object({shown}) AS line FROM \"{name}\"{order}"))
    }

    /// Inserts rows from their lines, which stand in one array of JSON.
    pub(super) fn insertion(&self, backend: DatabaseBackend, array: String) -> Sql {
        let name = &self.shape.name;
        let names = self.each(|name, _, _| format!("\"{name}\""));
        if backend == DatabaseBackend::Postgres {
            let given = self.each(|name, sort, kind| format!("\"{name}\" {}", if sort == Sort::Bytes { "text" } else { kind }));
            let read = self.each(|name, _, kind| match kind {
                "uuid" => format!("r.\"{name}\"::uuid"),
                "bytea" => format!("decode(r.\"{name}\", 'hex')"),
                _ => format!("r.\"{name}\""),
            });
            let text = format!("INSERT INTO \"{name}\" ({names}) OVERRIDING SYSTEM VALUE SELECT {read} FROM json_to_recordset(");
            return Sql::new(backend, &text).bind(array).push(&format!("::json) AS r ({given})"));
        }
        let read = self.each(|name, sort, _| match sort {
            Sort::Bytes => format!("unhex(r.value ->> '{name}')"),
            _ => format!("r.value ->> '{name}'"),
        });
        Sql::new(backend, &format!("INSERT INTO \"{name}\" ({names}) SELECT {read} FROM json_each(")).bind(array).push(") AS r")
    }
}
