//! Accounts, their roles and tokens; and the rows about pictures.

use entity::{access_token, account, image, platform_role};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{Seal, Writer};
use crate::{
    domain::{
        actor::{Channel, PlatformRole},
        event::{Details, Note},
        id::{AccountId, TokenId},
        timestamp::Timestamp,
    },
    store::{
        error::StoreResult,
        read::ImageView,
        rows::{Row, uuid},
    },
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
    /// `notes`: what is kept of it; the first says when.
    pub async fn create_account(&self, account: &NewAccount, notes: &[Note]) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let now = notes.first().map_or(0, |note| note.at.millis());
        let row = account::ActiveModel {
            id: Set(uuid(account.id)),
            login: Set(account.login.clone()),
            name: Set(account.name.clone()),
            user_key: Set(account.user_key.clone()),
            created_at: Set(now),
        };
        transaction.insert(vec![row]).await?;
        let role =
            |role: &PlatformRole| platform_role::ActiveModel { account_id: Set(uuid(account.id)), role: Set(role.word().to_owned()), granted_at: Set(now) };
        transaction.insert(account.roles.iter().map(role).collect()).await?;
        for note in notes {
            transaction.note(note, &Seal::default()).await?;
        }
        transaction.commit().await
    }

    /// Gives a platform role, or takes it away. False when it was so already.
    pub async fn set_role(&self, account: AccountId, role: PlatformRole, held: bool, note: &Note) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let touched = if held {
            let row = platform_role::ActiveModel { account_id: Set(uuid(account)), role: Set(role.word().to_owned()), granted_at: Set(note.at.millis()) };
            let same = OnConflict::columns([platform_role::Column::AccountId, platform_role::Column::Role]).do_nothing().to_owned();
            platform_role::Entity::insert(row).on_conflict(same).exec_without_returning(&transaction.inner).await?
        } else {
            let delete = platform_role::Entity::delete_many()
                .filter(platform_role::Column::AccountId.eq(uuid(account)))
                .filter(platform_role::Column::Role.eq(role.word()));
            delete.exec(&transaction.inner).await?.rows_affected
        };
        if touched > 0 {
            transaction.note(note, &Seal::default()).await?;
        }
        transaction.commit().await?;
        Ok(touched > 0)
    }

    pub async fn create_token(&self, token: &NewToken, note: &Note) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = access_token::ActiveModel {
            id: Set(uuid(token.id)),
            account_id: Set(uuid(token.account)),
            name: Set(token.name.clone()),
            digest: Set(token.digest.to_vec()),
            channel: Set(token.channel.word().to_owned()),
            created_at: Set(note.at.millis()),
            expires_at: Set(token.expires_at.millis()),
            revoked_at: Set(None),
            scope: Set(token.resolve_only.then(|| "RESOLVE".to_owned())),
        };
        transaction.insert(vec![row]).await?;
        transaction.note(note, &Seal::default()).await?;
        transaction.commit().await
    }

    /// False when there is no such token that still works.
    pub async fn revoke_token(&self, id: TokenId, note: &Note) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let update = transaction.sql("UPDATE access_token SET revoked_at = ").bind(note.at.millis()).push(" WHERE id = ").bind(uuid(id));
        let touched = transaction.all(update.push(" AND revoked_at IS NULL RETURNING account_id")).await?;
        let Some(row) = touched.first() else { return Ok(false) };
        // whose it was, so that whoever serves them is told
        let details = Details { member: Some(Row { table: "access_token", row }.id("account_id")?), ..note.details.clone() };
        transaction.note(&Note { details, ..note.clone() }, &Seal::default()).await?;
        transaction.commit().await?;
        Ok(true)
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
