//! Reading: what the API shows, one function per question, each one statement unless it says otherwise.

mod content;
mod entry;
mod event;
mod identity;
mod image;
mod log;
mod notification;
mod package;
mod persisted;
mod person;
pub mod planned;
mod review;
mod search;
mod taxonomy;
mod version;
mod webhook;

use sea_orm::{DatabaseBackend, DatabaseConnection, QueryResult};

use super::{error::StoreResult, lanes::Lanes, sql::Sql};

pub use content::{Fields, Stored};
pub use entry::{ENTRY_ORDER, EntryFilter, EntryView, REVISION_ORDER, RevisionView};
pub(in crate::store) use event::timeline_of;
pub use event::{EVENT_ORDER, EventFilter, EventView};
pub(in crate::store) use identity::HAS_ADMIN;
pub use identity::{ACCOUNT_ORDER, Bearer, Proof};
pub use image::ImageView;
pub use log::{AUDIT_ORDER, AuditFilter, Records, Stamp, Topic, step_of};
pub(in crate::store) use log::{LINE_COLUMNS, line};
pub use notification::{NOTIFICATION_ORDER, NotificationView};
pub use package::{PackageView, UploadView};
pub use person::{ALL_PROGRAMS_ORDER, PROGRAM_ORDER};
pub use review::{AgreementView, QUEUE_ORDER, QueueFilter, Queued, REVIEW_ORDER, ReviewStatistics};
pub use search::SEARCH_ORDER;
pub use taxonomy::LabelView;
pub use version::{LiveMember, LiveProgram, VERSION_ORDER};
pub use webhook::{DELIVERY_ORDER, Next};

/// The reading end of a database. It cannot write: on SQLite its connections are read-only.
#[derive(Clone)]
pub struct Reader {
    /// For the few questions that the library of entities asks.
    connection: DatabaseConnection,
    lanes: Lanes,
}

impl Reader {
    pub(super) fn new(connection: DatabaseConnection, lanes: Lanes) -> Self {
        Self { connection, lanes }
    }

    fn backend(&self) -> DatabaseBackend {
        self.lanes.backend()
    }

    fn sql(&self, text: &str) -> Sql {
        Sql::new(self.backend(), text)
    }

    async fn all(&self, sql: Sql) -> StoreResult<Vec<QueryResult>> {
        Ok(self.lanes.all(sql.statement()).await?)
    }

    async fn one(&self, sql: Sql) -> StoreResult<Option<QueryResult>> {
        Ok(self.all(sql).await?.into_iter().next())
    }
}
