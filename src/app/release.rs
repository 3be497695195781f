//! Every step of a version: load the shelf, decide, commit. Lost races are decided afresh; a dry run stops before the commit.

use std::sync::Arc;

use super::{ATTEMPTS, App, Call, Failure, Outcome, audit::Attempt, detached, still_at};
use crate::{
    domain::{
        event::Event,
        id::{AccountId, EventId, ProgramId, UploadId, VersionId},
        lifecycle::{Change, NewVersion, Step, decide, standing},
        refusal::Refusal,
        shelf::Shelf,
        step::StepKind,
        submission::Confirmation,
        version::{Version, VersionNumber},
    },
    store::{StoreError, read::EventView, write::Extra},
};

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Version(VersionId),
    /// The released version of a program.
    Program(ProgramId),
    /// The package that arrived on a ticket.
    Upload(UploadId),
}

/// What is asked for; where a step needs more than its caller says, it is looked up before each decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    Upload {
        number: VersionNumber,
        description: String,
    },
    /// The number of the agreement text that was confirmed; the revision is the expected one.
    Submit {
        agreement: Option<i32>,
    },
    Plain(Step),
}

impl Intent {
    fn kind(&self) -> StepKind {
        match self {
            Self::Upload { .. } => StepKind::Upload,
            Self::Submit { .. } => StepKind::Submit,
            Self::Plain(step) => step.kind(),
        }
    }
}

/// One step, as it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub target: Target,
    pub intent: Intent,
    /// The program's revision that the caller was looking at.
    pub expected_revision: Option<i64>,
    /// Decide, and change nothing.
    pub dry_run: bool,
}

/// What became of a step.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What happened; in a dry run, what would happen.
    pub event: Event,
    /// None in a dry run.
    pub event_id: Option<EventId>,
    /// The version as it stands now: in a dry run as before. None when it is deleted.
    pub version: Option<Version>,
    /// By an earlier attempt of the same request.
    pub before: bool,
}

/// A step that may be taken, and the shelf that it was decided on.
struct Decided {
    shelf: Shelf,
    /// The version it is about, as it stands.
    version: Option<Version>,
    change: Change,
}

impl App {
    pub async fn take_step(self: &Arc<Self>, call: &Call, asked: Asked) -> Result<Taken, Failure> {
        call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            // what writes nothing takes no key with it
            let call = if asked.dry_run { app.hold_key(&call).await? } else { call };
            let taken = app.step_until_won(&call, &asked).await;
            let Err(Failure::Refused(refusal)) = &taken else { return taken };
            // whoever sends it again is not refused what they were granted
            let call = app.hold_key(&call).await?;
            if let Some(Outcome::Event(id)) = call.done {
                return Box::pin(app.taken_before(id)).await;
            }
            if !asked.dry_run
                && let Err(error) = Box::pin(app.keep_refused_step(&call, &asked, refusal)).await
            {
                // the answer is the refusal all the same
                tracing::warn!(?error, "a refused attempt could not be kept");
            }
            taken
        })
        .await
    }

    async fn step_until_won(self: &Arc<Self>, call: &Call, asked: &Asked) -> Result<Taken, Failure> {
        let (mut turn, mut call) = (None, call.clone());
        for attempt in 1..=ATTEMPTS {
            if let Some(Outcome::Event(id)) = call.done {
                return Box::pin(self.taken_before(id)).await;
            }
            let call = &mut call;
            // what stands at hand counts for a step that it lets through, and for its first attempt
            let at_hand = if attempt == 1 && !asked.dry_run { self.shelf_at_hand(call, asked) } else { None };
            let at_hand = match at_hand {
                Some(shelf) => self.decide_on(call, asked, shelf, None).await.ok(),
                None => None,
            };
            let was_at_hand = at_hand.is_some();
            let decided = match at_hand {
                Some(decided) => decided,
                None => {
                    let (shelf, new) = self.load(call, asked).await?;
                    self.decide_on(call, asked, shelf, new).await?
                }
            };
            let Decided { shelf, version, change } = decided;
            if asked.dry_run {
                return Ok(Taken { event: change.event, event_id: None, version, before: false });
            }
            let program = shelf.program;
            match self.write(call, asked, &change).await {
                Ok(id) => {
                    call.taken();
                    if let Some(me) = call.actor.account() {
                        self.shelves.left(shelf, &change, me);
                    }
                    return Ok(Taken { version: change.version().cloned(), event: change.event, event_id: Some(id), before: false });
                }
                Err(StoreError::Conflict) if was_at_hand => {
                    // what was at hand is old: nobody stands in the way, and of the key nothing is known
                    self.shelves.forget(program);
                    continue;
                }
                Err(StoreError::Conflict | StoreError::Taken) => self.shelves.forget(program),
                Err(error) => {
                    if matches!(error, StoreError::CommitUnknown(_)) {
                        // perhaps: then whoever asks again need not wait
                        call.taken();
                    }
                    return Err(error.into());
                }
            }
            // lost to another change, or to the same request: the key says which
            *call = self.hold_key(call).await?;
            if asked.expected_revision.is_some() {
                // whoever said what they saw is told what stands now
                continue;
            }
            // from the second time on, steps of one program queue up within this process
            if turn.is_none() {
                turn = Some(self.turn(program.bits()).await);
            }
            tokio::time::sleep(self.pause(attempt)).await;
        }
        Err(StoreError::Conflict.into())
    }

    /// Of whoever brings versions in, and takes them out again, only what they had no right to is kept.
    async fn keep_refused_step(&self, call: &Call, asked: &Asked, refusal: &Refusal) -> Result<(), Failure> {
        let kind = asked.intent.kind();
        if matches!(kind, StepKind::Upload | StepKind::Delete) && !refusal.is_denial() {
            return Ok(());
        }
        let (program, version) = match asked.target {
            Target::Version(id) => (self.reader.versions(&[id]).await?.remove(&id).map(|version| version.program), Some(id)),
            Target::Program(id) => (self.reader.programs(&[id]).await?.remove(&id).map(|program| program.id), None),
            Target::Upload(id) => (self.reader.upload(id).await?.map(|ticket| ticket.program), None),
        };
        // what does not exist was not attempted
        if let Some(program) = program {
            self.keep_refusal(call, Attempt { what: kind.word(), program, version }, refusal).await;
        }
        Ok(())
    }

    /// The shelf that a version stands on, as it was when this process heard of it last.
    fn shelf_at_hand(&self, call: &Call, asked: &Asked) -> Option<Shelf> {
        let Target::Version(id) = asked.target else { return None };
        if self.bell.pulse().hears() { self.shelves.of(id, call.actor.account()?) } else { None }
    }

    /// Keeps a shelf that somebody was shown: it may be what they decide on next.
    pub fn note_shelf(&self, shelf: &Shelf, viewer: AccountId) {
        self.shelves.note(shelf, viewer);
    }

    /// The shelf, and the package that would become a version.
    async fn load(&self, call: &Call, asked: &Asked) -> Result<(Shelf, Option<NewVersion>), Failure> {
        let me = call.actor.account();
        match asked.target {
            Target::Version(id) => Ok((self.reader.shelf_for_step(id, me).await?.ok_or(Refusal::NotFound)?, None)),
            Target::Program(id) => Ok((self.reader.shelves(&[id], me, None).await?.remove(&id).ok_or(Refusal::NotFound)?, None)),
            Target::Upload(id) => {
                let ticket = Box::pin(self.reader.upload(id)).await?.filter(|ticket| Some(ticket.account) == me).ok_or(Refusal::NotFound)?;
                let Intent::Upload { number, description } = &asked.intent else { return Err(Refusal::NotFound.into()) };
                let now = self.clock.now();
                let digest = ticket.digest.filter(|_| now < ticket.expires_at).ok_or(Refusal::UploadNotReady)?;
                let bytes = Box::pin(self.reader.package_bytes(&digest)).await?.ok_or(Refusal::UploadNotReady)?;
                let new = NewVersion { id: self.mint.id(now), number: *number, description: description.clone(), digest, package_bytes: bytes };
                let shelf = self.reader.shelves(&[ticket.program], me, None).await?.remove(&ticket.program).ok_or(Refusal::NotFound)?;
                Ok((shelf, Some(new)))
            }
        }
    }

    async fn decide_on(&self, call: &Call, asked: &Asked, shelf: Shelf, new: Option<NewVersion>) -> Result<Decided, Failure> {
        let (subject, version) = match asked.target {
            Target::Version(id) => (Some(id), shelf.version(id).cloned()),
            Target::Program(_) => (None, shelf.released().cloned()),
            Target::Upload(_) => (None, None),
        };
        standing(&shelf, version.as_ref(), asked.intent.kind(), &call.actor)?;
        // a submission is told of more than the revision, by the decision itself
        if asked.intent.kind() != StepKind::Submit {
            still_at(asked.expected_revision, shelf.revision)?;
        }
        let step = self.look_up(call, asked, &shelf, new).await?;
        let change = decide(&shelf, subject, &step, &call.actor, self.clock.now())?;
        self.check_findings(&step).await?;
        Ok(Decided { shelf, version, change })
    }

    /// The domain's step, with what it needs to know.
    async fn look_up(&self, call: &Call, asked: &Asked, shelf: &Shelf, new: Option<NewVersion>) -> Result<Step, Failure> {
        Ok(match &asked.intent {
            Intent::Plain(step) => step.clone(),
            Intent::Upload { .. } => Step::Upload(new.ok_or(Refusal::UploadNotReady)?),
            Intent::Submit { agreement } => {
                let desk = Box::pin(self.reader.desks(&[shelf.program], call.actor.account())).await?.remove(&shelf.program).ok_or(Refusal::NotFound)?;
                let confirmed = Confirmation { revision: asked.expected_revision.unwrap_or(shelf.revision), agreement: *agreement };
                Step::Submit { review: self.mint.id(self.clock.now()), confirmed, desk: Box::new(desk) }
            }
        })
    }

    /// Refuses findings that name what does not exist. Asked once they are decided on: their lists are within their limits then.
    async fn check_findings(&self, step: &Step) -> Result<(), Failure> {
        let Step::Reject { findings } = step else { return Ok(()) };
        let violations = Box::pin(self.reader.dangling_findings(findings)).await?;
        if violations.is_empty() { Ok(()) } else { Err(Refusal::Invalid(violations).into()) }
    }

    async fn write(self: &Arc<Self>, call: &Call, asked: &Asked, change: &Change) -> Result<EventId, StoreError> {
        let event: EventId = self.mint.id(change.event.at);
        let upload = if let Target::Upload(id) = asked.target { Some(id) } else { None };
        let garbage = self.writer.commit_step(change, Extra { event, upload }, &call.seal(), &Outcome::Event(event).stored()).await?;
        if garbage {
            let app = self.clone();
            // the answer need not wait for the bytes to go; what fails here is tried again by the clock
            tokio::spawn(async move { app.sweep_garbage().await });
        }
        Ok(event)
    }

    /// The answer to a step that an earlier attempt of the same request took.
    pub(super) async fn taken_before(&self, id: EventId) -> Result<Taken, Failure> {
        let EventView { id, event } = self.reader.events(&[id]).await?.pop().ok_or(StoreError::Conflict)?;
        let subject = event.details.moves.first().map(|it| it.version);
        let version = match subject {
            Some(id) => self.reader.versions(&[id]).await?.remove(&id),
            None => None,
        };
        Ok(Taken { event, event_id: Some(id), version, before: true })
    }
}
