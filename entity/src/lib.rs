//! One sea-orm model per table: columns and relations, no behaviour. Times are milliseconds since 1970 (UTC), ids are UUIDs,
//! words of enums are those of the API.

pub mod access_token;
pub mod account;
pub mod agreement;
pub mod agreement_acceptance;
pub mod basic_info;
pub mod capability;
pub mod capability_category;
pub mod case;
pub mod content;
pub mod content_link;
pub mod content_revision;
pub mod content_tag;
pub mod event;
pub mod idempotency;
pub mod image;
pub mod invitation;
pub mod news;
pub mod news_category;
pub mod notification;
pub mod package;
pub mod package_garbage;
pub mod persisted_document;
pub mod platform_role;
pub mod program;
pub mod program_member;
pub mod review;
pub mod search_document;
pub mod tag;
pub mod upload;
pub mod version;
pub mod video;
pub mod view_count;
pub mod webhook;
pub mod webhook_attempt;
