//! Table `account`: a person or machine that acts.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it signs in with; unique.
    #[sea_orm(unique)]
    pub login: String,
    pub name: String,
    /// Who it is in the host app.
    #[sea_orm(unique)]
    pub user_key: Option<String>,
    pub created_at: i64,
    /// Since when nobody gets in by it.
    pub disabled_at: Option<i64>,
    #[sea_orm(has_many)]
    pub platform_roles: HasMany<super::platform_role::Entity>,
    #[sea_orm(has_many)]
    pub access_tokens: HasMany<super::access_token::Entity>,
    #[sea_orm(has_many)]
    pub program_members: HasMany<super::program_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
