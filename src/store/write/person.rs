//! Accounts, their roles and tokens; and the rows about pictures.

use entity::{access_token, account, image, platform_role};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::Writer;
use crate::{
    domain::{
        actor::{Channel, PlatformRole},
        id::{AccountId, TokenId},
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
    /// Good for nothing but asking which version a user gets.
    pub resolve_only: bool,
}

impl Writer {
    /// `Taken` when the login or user key is.
    pub async fn create_account(&self, account: &NewAccount, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = account::ActiveModel {
            id: Set(uuid(account.id)),
            login: Set(account.login.clone()),
            name: Set(account.name.clone()),
            user_key: Set(account.user_key.clone()),
            created_at: Set(now.millis()),
        };
        transaction.insert(vec![row]).await?;
        let role = |role: &PlatformRole| platform_role::ActiveModel {
            account_id: Set(uuid(account.id)),
            role: Set(role.word().to_owned()),
            granted_at: Set(now.millis()),
        };
        transaction.insert(account.roles.iter().map(role).collect()).await?;
        transaction.commit().await
    }

    /// Gives a platform role, or takes it away. False when it was so already.
    pub async fn set_role(&self, account: AccountId, role: PlatformRole, held: bool, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let touched = if held {
            let row = platform_role::ActiveModel { account_id: Set(uuid(account)), role: Set(role.word().to_owned()), granted_at: Set(now.millis()) };
            let same = OnConflict::columns([platform_role::Column::AccountId, platform_role::Column::Role]).do_nothing().to_owned();
            platform_role::Entity::insert(row).on_conflict(same).exec_without_returning(&transaction.inner).await?
        } else {
            let delete = platform_role::Entity::delete_many()
                .filter(platform_role::Column::AccountId.eq(uuid(account)))
                .filter(platform_role::Column::Role.eq(role.word()));
            delete.exec(&transaction.inner).await?.rows_affected
        };
        transaction.commit().await?;
        Ok(touched > 0)
    }

    pub async fn create_token(&self, token: &NewToken, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = access_token::ActiveModel {
            id: Set(uuid(token.id)),
            account_id: Set(uuid(token.account)),
            name: Set(token.name.clone()),
            digest: Set(token.digest.to_vec()),
            channel: Set(token.channel.word().to_owned()),
            created_at: Set(now.millis()),
            expires_at: Set(token.expires_at.millis()),
            revoked_at: Set(None),
            scope: Set(token.resolve_only.then(|| "RESOLVE".to_owned())),
        };
        transaction.insert(vec![row]).await?;
        transaction.commit().await
    }

    /// False when there is no such token that still works.
    pub async fn revoke_token(&self, id: TokenId, now: Timestamp) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let update = access_token::Entity::update_many()
            .col_expr(access_token::Column::RevokedAt, now.millis().into())
            .filter(access_token::Column::Id.eq(uuid(id)))
            .filter(access_token::Column::RevokedAt.is_null());
        let touched = update.exec(&transaction.inner).await?.rows_affected;
        transaction.commit().await?;
        Ok(touched > 0)
    }

    /// Notes a picture whose bytes are stored; the same one twice is one row.
    pub async fn save_image(&self, view: &ImageView, now: Timestamp) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = image::ActiveModel {
            digest: Set(view.digest.clone()),
            media_type: Set(view.media_type.clone()),
            bytes: Set(view.bytes),
            width: Set(view.width),
            height: Set(view.height),
            created_at: Set(now.millis()),
        };
        let insert = image::Entity::insert(row).on_conflict(OnConflict::column(image::Column::Digest).do_nothing().to_owned());
        insert.exec_without_returning(&transaction.inner).await?;
        transaction.commit().await
    }
}
