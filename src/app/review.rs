//! The reviewers' desk: which reviewer works on which round.

use std::sync::Arc;

use super::{App, Call, Failure, allow, detached};
use crate::domain::{
    actor::Action,
    event::{Details, EventKind, Note},
    id::ReviewId,
    refusal::Refusal,
    review::{CLAIM_MILLIS, Review, barred},
    timestamp::Timestamp,
};

impl App {
    /// Takes a waiting round for an hour, so that nobody else decides it; again: for another hour.
    pub async fn claim_review(self: &Arc<Self>, call: &Call, id: ReviewId) -> Result<Review, Failure> {
        allow(&call.actor, Action::WorkOnReviews)?;
        let me = call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            let now = app.clock.now();
            let round = app.waiting(id).await?;
            let belongs = app.reader.circle(round.program).await?.is_some_and(|circle| circle.member(me).is_some());
            let version = app.reader.versions(&[round.version]).await?.remove(&round.version).ok_or(Refusal::NotFound)?;
            if barred(Some(me), belongs, version.uploaded_by, Some(round.submitted_by)) {
                return Err(Refusal::OwnProgram.into());
            }
            let until = now.plus_millis(CLAIM_MILLIS);
            let note = app.claim_note(&call, EventKind::ReviewClaimed, &round, Some(until));
            if app.writer.claim_review(id, me, until, &note, &call.seal()).await? {
                return app.waiting(id).await;
            }
            // decided in the meantime, or another's
            match app.waiting(id).await?.claim {
                Some(claim) => Err(Refusal::ClaimedByAnother { until: claim.until }.into()),
                None => Err(Refusal::NoChange.into()),
            }
        })
        .await
    }

    /// Gives a round back.
    pub async fn unclaim_review(self: &Arc<Self>, call: &Call, id: ReviewId) -> Result<Review, Failure> {
        allow(&call.actor, Action::WorkOnReviews)?;
        let me = call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            let round = app.waiting(id).await?;
            let note = app.claim_note(&call, EventKind::ReviewUnclaimed, &round, None);
            if app.writer.unclaim_review(id, me, &note, &call.seal()).await? { app.waiting(id).await } else { Err(Refusal::NoChange.into()) }
        })
        .await
    }

    fn claim_note(&self, call: &Call, kind: EventKind, round: &Review, until: Option<Timestamp>) -> Note {
        let details = Details { review: Some(round.id), until, ..Details::default() };
        let note = self.remark(kind, self.official(call, Action::WorkOnReviews), Some(round.id.to_string()), details);
        Note { program: Some(round.program), version: Some(round.version), ..note }
    }

    /// A round nobody has decided yet.
    async fn waiting(&self, id: ReviewId) -> Result<Review, Failure> {
        let round = self.reader.reviews(&[id]).await?.remove(&id).ok_or(Refusal::NotFound)?;
        if round.verdict.is_some() { Err(Refusal::NoChange.into()) } else { Ok(round) }
    }
}
