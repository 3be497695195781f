//! SQL written once for both databases: the few types that differ stand as words in braces.

use sea_orm_migration::{prelude::*, sea_orm::DatabaseBackend};

/// Runs every statement of `text`; a section between `-- only sqlite` (or `postgres`) and `-- end` runs on that database alone.
pub(crate) async fn run(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    let (here, uuid, bytes, identity) = match backend {
        DatabaseBackend::Postgres => ("postgres", "uuid", "bytea", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
        _ => ("sqlite", "blob", "blob", "integer PRIMARY KEY"),
    };
    let mut wanted = true;
    let mut sql = String::with_capacity(text.len());
    for line in text.lines() {
        match line.trim().strip_prefix("-- ") {
            Some("end") => wanted = true,
            Some(note) if note.starts_with("only ") => wanted = note == format!("only {here}"),
            _ if wanted => {
                sql.push_str(line);
                sql.push('\n');
            }
            _ => {}
        }
    }
    let sql = sql.replace("{uuid}", uuid).replace("{bytes}", bytes).replace("{identity}", identity);
    manager.get_connection().execute_unprepared(&sql).await.map(|_| ())
}
