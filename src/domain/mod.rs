//! Floor 0, the rules: pure values and decisions. No IO, no clock, no randomness, no async: time, ids and old state are handed in.

pub mod actor;
pub mod backup;
pub mod content;
pub mod document;
pub mod event;
pub mod gray;
pub mod heat;
pub mod id;
pub mod lifecycle;
pub mod locale;
pub mod log;
pub mod markdown;
pub mod membership;
pub mod package;
pub mod page;
pub mod person;
pub mod published;
pub mod refusal;
pub mod review;
pub mod search;
pub mod shelf;
pub mod step;
pub mod submission;
pub mod timestamp;
pub mod version;
pub(crate) mod words;
