//! The tables, step by step: each migration can go up, down and up again on SQLite and on PostgreSQL.

use sea_orm_migration::prelude::*;
pub use sea_orm_migration::{MigrationStatus, MigratorTrait};

mod m20261122_content;
mod m20261122_lifecycle;
mod m20261122_log;
mod m20261122_notifications;
mod m20261122_people;
mod m20261122_webhooks;
mod m20261127_identity;
mod m20261127_persisted;
mod m20261128_notifications;
mod m20261129_notifications;
mod m20261130_notifications;
mod sql;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_people::Migration),
            Box::new(m20261122_content::Migration),
            Box::new(m20261122_lifecycle::Migration),
            Box::new(m20261122_log::Migration),
            Box::new(m20261122_notifications::Migration),
            Box::new(m20261122_webhooks::Migration),
            Box::new(m20261127_identity::Migration),
            Box::new(m20261127_persisted::Migration),
            Box::new(m20261128_notifications::Migration),
            Box::new(m20261129_notifications::Migration),
            Box::new(m20261130_notifications::Migration),
        ]
    }
}
