//! devcenter: a self-hosted developer centre (开发者中心) for mini-programs.
//!
//! The house, floor by floor. A file imports from its own floor and from floors under it, never upward; `tests/it/tidy.rs` holds it to that.
//!
//! ```text
//! 5 cli, main   read settings, build, run          may import everything
//! 4 server      axum: HTTP, pictures, playground   gateway, app, domain
//! 3 gateway     GraphQL: the words of the API      app, store::read, domain
//! 2 app         one door for every change          store, domain
//! 1 store       sea-orm: rows in and out           entity, migration, domain
//! 0 domain      pure rules                         no async, no IO, no clock, no chance
//! ```
//!
//! Reads go gateway → `store::read`; every change goes through `app`: load, decide (in `domain`), commit. ARCHITECTURE.md says more.

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod gateway;
pub mod server;
pub mod store;
