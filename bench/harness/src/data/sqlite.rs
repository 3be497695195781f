//! All rows, by INSERT.

use rusqlite::{Connection, params_from_iter, types::Value};

use super::{Cell, World, tables};
use crate::Result;

pub fn fill(connection: &Connection, world: &World) -> Result<()> {
    for table in tables() {
        let places = vec!["?"; table.columns.split(',').count()].join(", ");
        let mut insert = connection.prepare(&format!("INSERT INTO {} ({}) VALUES ({places})", table.name, table.columns))?;
        let mut failed = None;
        (table.rows)(world, &mut |row| {
            if failed.is_none()
                && let Err(error) = insert.execute(params_from_iter(row.into_iter().map(value)))
            {
                failed = Some(error);
            }
        });
        if let Some(error) = failed {
            return Err(format!("{}: {error}", table.name).into());
        }
    }
    Ok(())
}

fn value(cell: Cell) -> rusqlite::types::Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Int(it) => Value::Integer(it),
        Cell::Bool(it) => Value::Integer(it.into()),
        Cell::Text(it) => Value::Text(it),
        Cell::Id(it) => Value::Blob(it.to_be_bytes().to_vec()),
        Cell::Bytes(it) => Value::Blob(it),
    }
}
