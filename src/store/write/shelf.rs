//! A decided step of a version: the program's revision, the versions that move, the round of review, the event, all in one transaction.

use entity::{package_garbage, review, upload, version};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use super::{Seal, Transaction, Writer};
use crate::{
    domain::{
        event::Event,
        id::{EventId, UploadId},
        lifecycle::{Change, Moved, RoundChange},
        review::{Decision, Verdict},
        timestamp::Timestamp,
        version::{Former, StateWord, Version, VersionState},
    },
    store::{
        error::{StoreError, StoreResult},
        rows::{json, uuid},
        sql::Sql,
    },
};

/// What a step needs beside the decision.
#[derive(Clone, Copy, Debug)]
pub struct Extra {
    pub event: EventId,
    /// The ticket that an upload uses up.
    pub upload: Option<UploadId>,
}

impl Writer {
    /// Writes a decided step; `Conflict` when the program has moved on since the shelf was read. `outcome`: what a repeated request
    /// is answered from. True: bytes were left behind, to be deleted.
    pub async fn commit_step(&self, change: &Change, extra: Extra, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        let event = &change.event;
        transaction.bump(event, change).await?;
        let mut garbage = false;
        for moved in &change.moved {
            garbage |= transaction.move_version(moved, event, extra.upload).await?;
        }
        match &change.round {
            RoundChange::Keep => {}
            RoundChange::Open(round) => {
                let row = review::ActiveModel {
                    id: Set(uuid(round.id)),
                    program_id: Set(uuid(round.program)),
                    version_id: Set(uuid(round.version)),
                    submitted_by: Set(uuid(round.submitted_by)),
                    submitted_at: Set(round.submitted_at.millis()),
                    confirmed_revision: Set(round.confirmed_revision),
                    agreement: Set(round.agreement),
                    document: Set(json(&round.info)),
                    name: Set(round.info.name.clone()),
                    slogan: Set(round.info.slogan.clone()),
                    ..Default::default()
                };
                transaction.insert(vec![row]).await?;
            }
            RoundChange::Close(id, verdict) => {
                let update = review::Entity::update_many()
                    .col_expr(review::Column::Decision, verdict.decision.word().into())
                    .col_expr(review::Column::DecidedAt, verdict.at.millis().into())
                    .col_expr(review::Column::DecidedBy, uuid(verdict.by).into())
                    .col_expr(review::Column::Findings, json(&verdict.findings).into())
                    .col_expr(review::Column::ClaimedBy, Option::<Uuid>::None.into())
                    .col_expr(review::Column::ClaimedUntil, Option::<i64>::None.into())
                    .filter(review::Column::Id.eq(uuid(*id)))
                    .filter(review::Column::Decision.is_null())
                    .filter(unclaimed(verdict));
                if update.exec(&transaction.inner).await?.rows_affected == 0 {
                    return Err(StoreError::Conflict);
                }
            }
        }
        transaction.log(event, extra.event, seal).await?;
        transaction.settle(seal, outcome).await?;
        Ok(garbage)
    }
}

impl Transaction {
    /// Raises the program's revision to the event's sequence, if it still stands where the decision was made.
    pub(super) async fn raise(&self, event: &Event) -> StoreResult<()> {
        let sql = self.sql("UPDATE program SET revision = ").bind(event.sequence);
        self.run_raise(sql, event, None).await
    }

    /// The same for a step of a version: a release gives the program the name and slogan that were reviewed with it, and a submission
    /// stands only if no other agreement has come into force.
    async fn bump(&self, event: &Event, change: &Change) -> StoreResult<()> {
        let mut sql = self.sql("UPDATE program SET revision = ").bind(event.sequence);
        if let Some(version) = change.released {
            for column in ["name", "slogan"] {
                sql = sql
                    .push(&format!(", {column} = COALESCE((SELECT r.{column} FROM review AS r JOIN version AS v ON v.review_id = r.id WHERE v.id = "))
                    .bind(uuid(version))
                    .push(&format!("), {column})"));
            }
        }
        let confirmed = if let RoundChange::Open(round) = &change.round { Some(round.agreement.unwrap_or(0)) } else { None };
        self.run_raise(sql, event, confirmed).await
    }

    async fn run_raise(&self, sql: Sql, event: &Event, agreement: Option<i32>) -> StoreResult<()> {
        let mut sql = sql.add(" WHERE id = ? AND revision = ?", [uuid(event.program).into(), (event.sequence - 1).into()]);
        if let Some(number) = agreement {
            sql = sql.push(" AND COALESCE((SELECT max(number) FROM agreement), 0) = ").bind(number);
        }
        if self.run(sql).await? == 0 { Err(StoreError::Conflict) } else { Ok(()) }
    }

    /// True when the package went with the version.
    async fn move_version(&self, moved: &Moved, event: &Event, ticket: Option<UploadId>) -> StoreResult<bool> {
        let at = event.at;
        match moved {
            Moved { before: Some(before), after: Some(after) } => {
                let update = version::Entity::update_many().set(state_columns(after)).filter(version::Column::Id.eq(uuid(before.id)));
                let update = update.filter(version::Column::State.eq(before.state.word().word()));
                if update.exec(&self.inner).await?.rows_affected == 0 { Err(StoreError::Conflict) } else { Ok(false) }
            }
            Moved { before: None, after: Some(after) } => {
                let row = version::ActiveModel {
                    id: Set(uuid(after.id)),
                    program_id: Set(uuid(after.program)),
                    // below 2³¹ by their type
                    major: Set(after.number.major.cast_signed()),
                    minor: Set(after.number.minor.cast_signed()),
                    patch: Set(after.number.patch.cast_signed()),
                    description: Set(after.description.clone()),
                    digest: Set(after.digest.clone()),
                    package_digest: Set(Some(after.digest.clone())),
                    package_bytes: Set(after.package_bytes),
                    uploaded_by: Set(uuid(after.uploaded_by)),
                    uploaded_at: Set(after.uploaded_at.millis()),
                    uploaded_revision: Set(after.uploaded_revision),
                    since: Set(at.millis()),
                    ..state_columns(after)
                };
                self.insert(vec![row]).await?;
                let Some(ticket) = ticket else { return Ok(false) };
                let used = upload::Entity::delete_many().filter(upload::Column::Id.eq(uuid(ticket))).filter(upload::Column::Digest.eq(after.digest.as_str()));
                if used.exec(&self.inner).await?.rows_affected == 0 { Err(StoreError::Conflict) } else { Ok(false) }
            }
            Moved { before: Some(before), after: None } => {
                let tombstone = version::ActiveModel {
                    state: Set("DELETED".to_owned()),
                    since: Set(at.millis()),
                    package_digest: Set(None),
                    deleted_by: Set(event.by.account.map(uuid)),
                    ..Default::default()
                };
                let update = version::Entity::update_many().set(tombstone).filter(version::Column::Id.eq(uuid(before.id)));
                if update.filter(version::Column::State.eq(before.state.word().word())).exec(&self.inner).await?.rows_affected == 0 {
                    return Err(StoreError::Conflict);
                }
                self.drop_package(&before.digest, at).await
            }
            Moved { before: None, after: None } => Ok(false),
        }
    }

    /// Forgets a package that no version and no ticket uses any more; its bytes are to be deleted after the commit.
    pub(super) async fn drop_package(&self, digest: &str, at: Timestamp) -> StoreResult<bool> {
        // one at a time: of two that give up the same package at once, the second must see what the first did
        let locked = self.sql("SELECT object FROM package WHERE digest = ").bind(digest);
        let locked = if locked.postgres() { locked.push(" FOR UPDATE") } else { locked };
        let rows = self.all(locked).await?;
        let Some(row) = rows.first() else { return Ok(false) };
        let object: String = row.try_get("", "object")?;
        let unused = self
            .sql("DELETE FROM package WHERE digest = ")
            .bind(digest)
            .push(" AND NOT EXISTS (SELECT 1 FROM version WHERE package_digest = ")
            .bind(digest)
            .push(") AND NOT EXISTS (SELECT 1 FROM upload WHERE digest = ")
            .bind(digest)
            .push(")");
        // somebody who starts to use it at this moment makes this fail by its foreign key: decided afresh
        if self.run(unused).await? == 0 {
            return Ok(false);
        }
        self.insert(vec![package_garbage::ActiveModel { object: Set(object), since: Set(at.millis()) }]).await?;
        Ok(true)
    }
}

/// A verdict waits for whoever claimed the round since it was read; taking a submission back does not.
fn unclaimed(verdict: &Verdict) -> Condition {
    if verdict.decision == Decision::Withdrawn {
        return Condition::all();
    }
    Condition::any()
        .add(review::Column::ClaimedBy.is_null())
        .add(review::Column::ClaimedBy.eq(uuid(verdict.by)))
        .add(review::Column::ClaimedUntil.lte(verdict.at.millis()))
}

/// Every column that a state decides; the others are left alone.
fn state_columns(version: &Version) -> version::ActiveModel {
    let mut row = version::ActiveModel {
        state: Set(version.state.word().word().to_owned()),
        since: NotSet,
        percent: Set(None),
        grayed: Set(false),
        cause: Set(None),
        reason: Set(None),
        was: Set(None),
        was_since: Set(None),
        review_id: Set(version.review.map(uuid)),
        published_revision: Set(version.published_revision),
        ..Default::default()
    };
    match &version.state {
        VersionState::Development => {}
        VersionState::InReview { since } | VersionState::Rejected { since } | VersionState::Released { since } => row.since = Set(since.millis()),
        VersionState::Approved { since, grayed } => (row.since, row.grayed) = (Set(since.millis()), Set(*grayed)),
        VersionState::Gray { percent, since } => (row.since, row.percent) = (Set(since.millis()), Set(Some(percent.hundredths().into()))),
        VersionState::Retired { cause, since } => (row.since, row.cause) = (Set(since.millis()), Set(Some(cause.word().to_owned()))),
        VersionState::Suspended { reason, since, was } => {
            row.since = Set(since.millis());
            row.reason = Set(Some(reason.clone()));
            let (word, was_since, percent) = match was {
                Former::Released { since } => (StateWord::Released, since, None),
                Former::Gray { percent, since } => (StateWord::Gray, since, Some(i32::from(percent.hundredths()))),
            };
            (row.was, row.was_since, row.percent) = (Set(Some(word.word().to_owned())), Set(Some(was_since.millis())), Set(percent));
        }
    }
    row
}
