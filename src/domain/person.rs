//! People and programs as others see them.

use super::{
    actor::ProgramRole,
    id::{AccountId, ProgramId},
    timestamp::Timestamp,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub login: String,
    pub name: String,
}

/// A mini program 小程序.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    pub id: ProgramId,
    pub name: String,
    pub slogan: String,
    pub revision: i64,
    pub created_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub account: AccountId,
    pub role: ProgramRole,
    pub since: Timestamp,
}
