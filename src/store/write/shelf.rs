//! A decided step of a version: the program's revision, the versions that move, the round of review, the event, all in one transaction.

use entity::{agreement, package_garbage, program, review, upload, version};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, Func},
};
use uuid::Uuid;

use super::{Seal, SealKey, Transaction, Writer, log::step_row, whole::Part};
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
    /// Writes a decided step; `Conflict` when the program has moved on since the shelf was read, or somebody was here before under a
    /// key that is taken with it. `outcome`: what a repeated request is answered from. True: bytes were left behind, to be deleted.
    pub async fn commit_step(&self, change: &Change, extra: Extra, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let event = &change.event;
        // the program first: of two steps of the same program one waits here for the other
        let mut parts = vec![raise_with(change)];
        for moved in &change.moved {
            parts.extend(move_version(moved, event, extra.upload));
        }
        parts.extend(turn_round(&change.round));
        parts.push(Part::insert(step_row(event, extra.event, seal)));
        let deleted = change.moved.iter().find(|it| it.after.is_none()).and_then(|it| it.before.as_ref());
        // of two versions the first makes room for the second, and within a statement nobody promises an order; a key that is held tells by
        // its own error that it was lost
        let at_once = change.moved.len() < 2 && deleted.is_none() && !matches!(seal.key, Some(SealKey::Held(_)));
        match self.whole.as_ref().filter(|_| at_once) {
            Some(pipes) => {
                parts.extend(seal.key.iter().map(|key| key.part(outcome)));
                let made = self.make_whole(pipes, parts).await;
                let maybe = matches!(made, Ok(()) | Err(StoreError::CommitUnknown(_)));
                if maybe {
                    self.bell.commits(&[(event.kind, Some(event.program))], made.is_ok());
                }
                made.map(|()| false)
            }
            // apart: what several statements keep meanwhile is large, and seldom wanted
            None => Box::pin(self.commit_in_turn(parts, event, deleted, seal, outcome)).await,
        }
    }

    async fn commit_in_turn(&self, parts: Vec<Part>, event: &Event, deleted: Option<&Version>, seal: &Seal, outcome: &str) -> StoreResult<bool> {
        let transaction = self.begin().await?;
        for part in parts {
            transaction.make(part).await?;
        }
        let garbage = match deleted {
            Some(version) => transaction.drop_package(&version.digest, event.at).await?,
            None => false,
        };
        transaction.will_ring(event.kind, Some(event.program));
        transaction.settle(seal, outcome).await?;
        Ok(garbage)
    }
}

/// Raises a program's revision to the event's sequence, if it still stands where the decision was made.
pub(super) fn raise(event: &Event) -> Part {
    let (raised, still) = raised(event);
    Part::update(raised, still)
}

fn raised(event: &Event) -> (program::ActiveModel, program::ActiveModel) {
    let raised = program::ActiveModel { revision: Set(event.sequence), ..Default::default() };
    (raised, program::ActiveModel { id: Set(uuid(event.program)), revision: Set(event.sequence - 1), ..Default::default() })
}

/// The same for a step of a version: a release gives the program the name and slogan that were reviewed with it, and a submission
/// stands only if no other agreement has come into force.
fn raise_with(change: &Change) -> Part {
    if change.released.is_none() && !matches!(change.round, RoundChange::Open(_)) {
        return raise(&change.event);
    }
    let (raised, still) = raised(&change.event);
    let mut update = Part::update_many(raised, still);
    if let Some(version) = change.released {
        for (column, reviewed) in [(program::Column::Name, review::Column::Name), (program::Column::Slogan, review::Column::Slogan)] {
            let round = version::Entity::find().select_only().column(version::Column::ReviewId).filter(version::Column::Id.eq(uuid(version)));
            let words = review::Entity::find().select_only().column(reviewed).filter(review::Column::Id.in_subquery(round.into_query()));
            update = update.col_expr(column, Func::coalesce([Expr::from(words.into_query()), Expr::col(column)]).into());
        }
    }
    if let RoundChange::Open(round) = &change.round {
        let latest = agreement::Entity::find().select_only().expr(agreement::Column::Number.max()).into_query();
        update = update.filter(Expr::expr(Func::coalesce([Expr::from(latest), 0.into()])).eq(round.agreement.unwrap_or(0)));
    }
    update.into()
}

/// What becomes of a version, and of the ticket that brought it.
fn move_version(moved: &Moved, event: &Event, ticket: Option<UploadId>) -> Vec<Part> {
    let still = |before: &Version| version::ActiveModel { id: Set(uuid(before.id)), state: Set(before.state.word().word().to_owned()), ..Default::default() };
    match moved {
        Moved { before: Some(before), after: Some(after) } => {
            vec![Part::update(state_columns(after), still(before))]
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
                since: Set(event.at.millis()),
                ..state_columns(after)
            };
            let used =
                |ticket| upload::Entity::delete_many().filter(upload::Column::Id.eq(uuid(ticket))).filter(upload::Column::Digest.eq(after.digest.as_str()));
            [Part::insert(row)].into_iter().chain(ticket.map(|ticket| used(ticket).into())).collect()
        }
        Moved { before: Some(before), after: None } => {
            let tombstone = version::ActiveModel {
                state: Set("DELETED".to_owned()),
                since: Set(event.at.millis()),
                package_digest: Set(None),
                deleted_by: Set(event.by.account.map(uuid)),
                ..Default::default()
            };
            vec![Part::update(tombstone, still(before))]
        }
        Moved { before: None, after: None } => Vec::new(),
    }
}

fn turn_round(round: &RoundChange) -> Option<Part> {
    match round {
        RoundChange::Keep => None,
        RoundChange::Open(round) => Some(Part::insert(review::ActiveModel {
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
        })),
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
            Some(update.into())
        }
    }
}

impl Transaction {
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
