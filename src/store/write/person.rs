//! Accounts, their roles and tokens, programs and their members; and the rows about pictures.

use super::{Writer, optional};
use crate::{
    domain::{
        actor::{Channel, PlatformRole, ProgramRole},
        id::{AccountId, ProgramId, TokenId},
        timestamp::Timestamp,
    },
    store::{error::StoreResult, read::ImageView, rows::uuid},
};

#[derive(Clone, Debug)]
pub struct NewAccount {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub user_key: Option<String>,
    pub roles: Vec<PlatformRole>,
}

#[derive(Clone, Debug)]
pub struct NewToken {
    pub id: TokenId,
    pub account: AccountId,
    pub name: String,
    pub digest: [u8; 32],
    pub channel: Channel,
    pub expires_at: Timestamp,
}

#[derive(Clone, Debug)]
pub struct NewProgram {
    pub id: ProgramId,
    pub name: String,
    pub slogan: String,
    pub members: Vec<(AccountId, ProgramRole)>,
}

impl Writer {
    /// `Taken` when the login or user key is.
    pub async fn create_account(&self, account: &NewAccount, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row =
            vec![uuid(account.id).into(), account.login.as_str().into(), account.name.as_str().into(), account.user_key.clone().into(), now.millis().into()];
        transaction.insert("account", "id, login, name, user_key, created_at", vec![row]).await?;
        let roles = account.roles.iter().map(|role| vec![uuid(account.id).into(), role.word().into(), now.millis().into()]).collect();
        transaction.insert("platform_role", "account_id, role, granted_at", roles).await?;
        transaction.commit().await
    }

    pub async fn create_token(&self, token: &NewToken, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = vec![
            uuid(token.id).into(),
            uuid(token.account).into(),
            token.name.as_str().into(),
            token.digest.to_vec().into(),
            token.channel.word().into(),
            now.millis().into(),
            token.expires_at.millis().into(),
        ];
        transaction.insert("access_token", "id, account_id, name, digest, channel, created_at, expires_at", vec![row]).await?;
        transaction.commit().await
    }

    /// False when there is no such token that still works.
    pub async fn revoke_token(&self, id: TokenId, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let sql = transaction.sql("UPDATE access_token SET revoked_at = ").bind(now.millis()).push(" WHERE revoked_at IS NULL AND id = ").bind(uuid(id));
        let touched = transaction.run(sql).await?;
        transaction.commit().await?;
        Ok(touched > 0)
    }

    pub async fn create_program(&self, program: &NewProgram, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = vec![uuid(program.id).into(), program.name.as_str().into(), program.slogan.as_str().into(), 0i64.into(), now.millis().into()];
        transaction.insert("program", "id, name, slogan, revision, created_at", vec![row]).await?;
        let members = program
            .members
            .iter()
            .map(|(account, role)| vec![uuid(program.id).into(), optional(Some(account.bits())), role.word().into(), now.millis().into()])
            .collect();
        transaction.insert("program_member", "program_id, account_id, role, since", members).await?;
        transaction.commit().await
    }

    /// Notes a picture whose bytes are stored; the same one twice is one row.
    pub async fn save_image(&self, image: &ImageView, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = vec![
            image.digest.as_str().into(),
            image.media_type.as_str().into(),
            image.bytes.into(),
            image.width.into(),
            image.height.into(),
            now.millis().into(),
        ];
        let sql = transaction
            .sql("INSERT INTO image (digest, media_type, bytes, width, height, created_at) VALUES ")
            .rows([row])
            .push(" ON CONFLICT (digest) DO NOTHING");
        transaction.run(sql).await?;
        transaction.commit().await
    }
}
