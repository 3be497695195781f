//! Table `program`: a mini program.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "program")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub slogan: String,
    /// Rises by 1 with every event of the program.
    pub revision: i64,
    pub created_at: i64,
    #[sea_orm(has_many)]
    pub program_members: HasMany<super::program_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
