//! Programs: creating them, who belongs to them, what they say about themselves, which agreements they accepted.

use entity::{agreement, agreement_acceptance, basic_info, invitation, program, program_member};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::OnConflict};

use super::{Seal, Writer, shelf::raise};
use crate::{
    domain::{
        actor::ProgramRole,
        event::{Details, Event, Note},
        id::{AccountId, EventId, ProgramId},
        membership::{MemberChange, MemberWrite},
        submission::BasicInfo,
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{json, uuid},
    },
};

#[derive(Clone, Debug)]
pub struct NewProgram {
    pub id: ProgramId,
    pub name: String,
    pub slogan: String,
    pub members: Vec<(AccountId, ProgramRole)>,
}

impl Writer {
    /// A program with its first members and its first event.
    pub async fn create_program(&self, program: &NewProgram, event: &Event, id: EventId, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let row = program::ActiveModel {
            id: Set(uuid(program.id)),
            name: Set(program.name.clone()),
            slogan: Set(program.slogan.clone()),
            revision: Set(event.sequence),
            created_at: Set(event.at.millis()),
        };
        transaction.insert(vec![row]).await?;
        let member = |(account, role): &(AccountId, ProgramRole)| program_member::ActiveModel {
            program_id: Set(uuid(program.id)),
            account_id: Set(uuid(*account)),
            role: Set(role.word().to_owned()),
            since: Set(event.at.millis()),
        };
        transaction.insert(program.members.iter().map(member).collect()).await?;
        transaction.log(event, id, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Writes a decided step of membership; `Conflict` when the program has moved on since.
    pub async fn commit_membership(&self, change: &MemberChange, id: EventId, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        let (event, program) = (&change.event, uuid(change.event.program));
        transaction.make(raise(event)).await?;
        let of = |account: AccountId| program_member::Column::ProgramId.eq(program).and(program_member::Column::AccountId.eq(uuid(account)));
        let uninvite = |account: AccountId| {
            let invited = invitation::Column::ProgramId.eq(program).and(invitation::Column::AccountId.eq(uuid(account)));
            invitation::Entity::delete_many().filter(invited)
        };
        let touched = match &change.write {
            MemberWrite::Invite(it) => {
                let row = invitation::ActiveModel {
                    program_id: Set(program),
                    account_id: Set(uuid(it.account)),
                    role: Set(it.role.word().to_owned()),
                    invited_by: Set(uuid(it.by)),
                    invited_at: Set(it.at.millis()),
                };
                transaction.insert(vec![row]).await?;
                1
            }
            MemberWrite::Uninvite(account) => uninvite(*account).exec(&transaction.inner).await?.rows_affected,
            MemberWrite::Join(member) => {
                let row = program_member::ActiveModel {
                    program_id: Set(program),
                    account_id: Set(uuid(member.account)),
                    role: Set(member.role.word().to_owned()),
                    since: Set(member.since.millis()),
                };
                transaction.insert(vec![row]).await?;
                uninvite(member.account).exec(&transaction.inner).await?.rows_affected
            }
            MemberWrite::Leave(account) => program_member::Entity::delete_many().filter(of(*account)).exec(&transaction.inner).await?.rows_affected,
            MemberWrite::Role(account, role) => {
                let update = program_member::Entity::update_many().col_expr(program_member::Column::Role, role.word().into());
                update.filter(of(*account)).exec(&transaction.inner).await?.rows_affected
            }
        };
        if touched == 0 {
            return Err(StoreError::Conflict);
        }
        transaction.log(event, id, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Saves what a program says about itself.
    pub async fn save_basic_info(&self, info: &BasicInfo, by: AccountId, event: &Event, id: EventId, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        transaction.make(raise(event)).await?;
        let row = basic_info::ActiveModel {
            program_id: Set(uuid(event.program)),
            document: Set(json(info)),
            updated_at: Set(event.at.millis()),
            updated_by: Set(uuid(by)),
        };
        let known = OnConflict::column(basic_info::Column::ProgramId)
            .update_columns([basic_info::Column::Document, basic_info::Column::UpdatedAt, basic_info::Column::UpdatedBy])
            .to_owned();
        basic_info::Entity::insert(row).on_conflict(known).exec_without_returning(&transaction.inner).await?;
        transaction.log(event, id, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// Notes that somebody accepted a text for a program.
    pub async fn accept_agreement(&self, number: i32, by: AccountId, event: &Event, id: EventId, seal: &Seal, outcome: &str) -> StoreResult<()> {
        let transaction = self.begin().await?;
        transaction.make(raise(event)).await?;
        let row = agreement_acceptance::ActiveModel {
            program_id: Set(uuid(event.program)),
            account_id: Set(uuid(by)),
            number: Set(number),
            accepted_at: Set(event.at.millis()),
        };
        transaction.insert(vec![row]).await?;
        transaction.log(event, id, seal).await?;
        transaction.settle(seal, outcome).await
    }

    /// The next agreement text, in force from now on; its number. `Taken` when another was published at the same moment.
    /// `outcome`: what a repeated request is answered from, once the number is known.
    pub async fn publish_agreement(
        &self,
        (title, body): (&str, &str),
        by: AccountId,
        note: &Note,
        seal: &Seal,
        outcome: fn(i32) -> String,
    ) -> StoreResult<i32> {
        let transaction = self.begin().await?;
        let row = transaction.all(transaction.sql("SELECT COALESCE(max(number), 0) + 1 AS next FROM agreement")).await?;
        let number: i32 = row.first().map_or(Ok(1), |row| row.try_get("", "next"))?;
        let row = agreement::ActiveModel {
            number: Set(number),
            title: Set(title.to_owned()),
            body: Set(body.to_owned()),
            published_at: Set(note.at.millis()),
            published_by: Set(uuid(by)),
        };
        transaction.insert(vec![row]).await?;
        let details = Details { agreement: Some(number), ..note.details.clone() };
        transaction.note(&Note { details, ..note.clone() }, seal).await?;
        transaction.settle(seal, &outcome(number)).await?;
        Ok(number)
    }
}
