//! Keys of people and programs.

use std::collections::HashMap;

use super::Key;
use crate::{
    domain::{
        id::{AccountId, ProgramId},
        membership::Invitation,
        person::{Account, Member, Program},
    },
    store::{StoreResult, read::Reader},
};

/// The members of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct MembersOf(pub(in crate::gateway) ProgramId);

/// The invitations of a program that wait for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct InvitationsOf(pub(in crate::gateway) ProgramId);

/// The logo of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::gateway) struct LogoOf(pub(in crate::gateway) ProgramId);

impl Key for LogoOf {
    type Value = String;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, String>> {
        let ids: Vec<ProgramId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.logos(&ids).await?.into_iter().map(|(id, logo)| (Self(id), logo)).collect())
    }
}

impl Key for AccountId {
    type Value = Account;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Account>> {
        reader.accounts(keys).await
    }
}

impl Key for ProgramId {
    type Value = Program;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Program>> {
        reader.programs(keys).await
    }
}

impl Key for MembersOf {
    type Value = Vec<Member>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Member>>> {
        let ids: Vec<ProgramId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.members(&ids).await?.into_iter().map(|(id, members)| (Self(id), members)).collect())
    }
}

impl Key for InvitationsOf {
    type Value = Vec<Invitation>;
    async fn fetch(reader: &Reader, keys: &[Self]) -> StoreResult<HashMap<Self, Vec<Invitation>>> {
        let ids: Vec<ProgramId> = keys.iter().map(|key| key.0).collect();
        Ok(reader.invitations(&ids).await?.into_iter().map(|(id, found)| (Self(id), found)).collect())
    }
}
