//! The integration tests, one binary: sentences about what people meet. On SQLite by default; on PostgreSQL when
//! `TEST_POSTGRES_URL` names a server on which databases may be created (`tests/run` sees to both).

// a test that meets the unexpected should stop there
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accounts;
mod at_hand;
mod audit;
mod backup;
mod buckets;
mod budget;
mod client;
mod cluster;
mod commands;
mod content;
mod contract;
mod doctor;
mod doors;
mod feed;
mod front;
mod health;
mod house;
mod instances;
mod issuer;
mod jwt;
mod kept;
mod kill;
mod lifecycle;
mod limits;
mod listen;
mod lists;
mod measure;
mod members;
mod notifications;
#[cfg(feature = "oidc")]
mod oidc;
mod once;
mod pace;
mod people;
mod persisted;
mod pipes;
mod planned;
mod races;
mod receiver;
mod repeat;
mod reviews;
mod rights;
mod scopes;
mod search;
mod secure;
mod sessions;
mod setup;
mod sign_in;
mod sockets;
mod store_story;
mod studio;
mod submissions;
mod tidy;
mod tokens;
mod uploads;
mod versions;
mod walks;
mod webhooks;
mod webhooks_run;
mod wire;
