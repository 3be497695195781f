//! Accounts and their roles; and the rows about pictures.

use entity::{account, image, platform_role};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{Seal, Transaction, Writer};
use crate::{
    domain::{actor::PlatformRole, event::Note, id::AccountId, scope::Scopes, timestamp::Timestamp},
    store::{
        error::StoreResult,
        read::{HAS_ADMIN, ImageView},
        rows::uuid,
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

/// What became of a change of what an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Changed,
    /// It was so already.
    Same,
    /// Nobody would be left to run the platform.
    LastAdmin,
}

/// The advisory lock of PostgreSQL under which admins come and go one after the other: "boss" in ASCII.
pub(super) const ADMINS_LOCK: i64 = 0x626f_7373;

impl Writer {
    /// `Taken` when the login or user key is.
    /// `notes`: what is kept of it; the first says when.
    pub async fn create_account(&self, account: &NewAccount, notes: &[Note], seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        transaction.create_account(account, notes, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Gives a platform role, or takes it away. `keep_admin`: not from the last who runs the platform.
    pub async fn set_role(
        &self,
        (account, role): (AccountId, PlatformRole),
        held: bool,
        keep_admin: bool,
        note: &Note,
        seal: &Seal,
        outcome: &str,
    ) -> StoreResult<Standing> {
        let transaction = self.begin().await?;
        if role == PlatformRole::PlatformAdmin {
            transaction.alone(ADMINS_LOCK).await?;
        }
        let run = !held && keep_admin && role == PlatformRole::PlatformAdmin;
        let before = if run { transaction.standing_admins().await? } else { Admins::default() };
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
        if touched == 0 {
            return Ok(Standing::Same);
        }
        if run && transaction.standing_admins().await?.are_fewer_than(before) {
            return Ok(Standing::LastAdmin);
        }
        if !held && role == PlatformRole::PlatformAdmin {
            // what the host app asks with was theirs to give
            let revoke = transaction.sql("UPDATE access_token SET revoked_at = ").bind(note.at.millis()).push(" WHERE account_id = ").bind(uuid(account));
            transaction.run(revoke.push(" AND revoked_at IS NULL AND scopes = ").bind(Scopes::RESOLVE.to_string())).await?;
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(Standing::Changed)
    }

    /// Has nobody get in by an account any more, or lets them again. Its sessions end for good; its tokens wait.
    pub async fn set_disabled(&self, account: AccountId, disabled: bool, keep_admin: bool, note: &Note, seal: &Seal, outcome: &str) -> StoreResult<Standing> {
        let transaction = self.begin().await?;
        transaction.alone(ADMINS_LOCK).await?;
        let run = disabled && keep_admin;
        let before_it = if run { transaction.standing_admins().await? } else { Admins::default() };
        let sql = transaction.sql("UPDATE account SET disabled_at = ").bind(disabled.then_some(note.at.millis())).push(" WHERE id = ").bind(uuid(account));
        let before = if disabled { " AND disabled_at IS NULL" } else { " AND disabled_at IS NOT NULL" };
        if transaction.run(sql.push(before)).await? == 0 {
            return Ok(Standing::Same);
        }
        if disabled {
            if run && transaction.standing_admins().await?.are_fewer_than(before_it) {
                return Ok(Standing::LastAdmin);
            }
            transaction.end_sessions(account, None, note.at).await?;
        }
        transaction.note(note, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(Standing::Changed)
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

impl Transaction {
    pub(super) async fn create_account(&self, account: &NewAccount, notes: &[Note], seal: &Seal) -> StoreResult<()> {
        let now = notes.first().map_or(0, |note| note.at.millis());
        let row = account::ActiveModel {
            id: Set(uuid(account.id)),
            login: Set(account.login.clone()),
            name: Set(account.name.clone()),
            user_key: Set(account.user_key.clone()),
            created_at: Set(now),
            disabled_at: Set(None),
        };
        self.insert(vec![row]).await?;
        let role =
            |role: &PlatformRole| platform_role::ActiveModel { account_id: Set(uuid(account.id)), role: Set(role.word().to_owned()), granted_at: Set(now) };
        self.insert(account.roles.iter().map(role).collect()).await?;
        for note in notes {
            self.note(note, seal).await?;
        }
        Ok(())
    }

    /// Who runs the platform now. Under the lock of admins it stays so until the commit.
    pub(super) async fn standing_admins(&self) -> StoreResult<Admins> {
        let sql = self.sql("SELECT 1 AS there FROM platform_role AS r JOIN account AS a ON a.id = r.account_id WHERE a.disabled_at IS NULL AND r.role = ");
        let any = !self.all(sql.bind(PlatformRole::PlatformAdmin.word()).push(" LIMIT 1")).await?.is_empty();
        let signs_in = !self.all(self.sql(HAS_ADMIN)).await?.is_empty();
        Ok(Admins { any, signs_in })
    }
}

/// Whether anybody runs the platform, and whether one of them can sign in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Admins {
    any: bool,
    signs_in: bool,
}

impl Admins {
    /// Whether something is not so any more that has been: the platform would be anybody's again who starts the server.
    pub(super) fn are_fewer_than(self, before: Self) -> bool {
        (before.any && !self.any) || (before.signs_in && !self.signs_in)
    }
}
