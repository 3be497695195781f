//! Floor 0, the rules: pure values and decisions. No IO, no clock, no randomness, no async: time, ids and old state are handed in.

pub mod actor;
pub mod content;
pub mod document;
pub mod heat;
pub mod id;
pub mod locale;
pub mod markdown;
pub mod page;
pub mod person;
pub mod published;
pub mod refusal;
pub mod search;
pub mod timestamp;
pub(crate) mod words;
