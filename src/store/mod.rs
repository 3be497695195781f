//! Floor 1, the rows: everything that knows SQL. `read` for whoever shows things, `write` for the app alone.

pub mod backup;
mod bell;
pub mod cells;
pub mod condition;
pub mod connect;
mod desks;
pub mod error;
pub mod images;
mod lanes;
mod lead;
pub mod migrate;
pub mod packages;
mod pipes;
pub mod pulse;
pub mod read;
mod rows;
pub mod select;
mod sheet;
mod sql;
pub(crate) mod tls;
pub mod write;

pub use bell::{Bell, Wire};
pub use connect::{Address, Database};
pub use error::{StoreError, StoreResult};
pub use lead::Lead;
