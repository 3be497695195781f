//! The life of a version: the steps people take, and the one function that decides them.

use super::{
    actor::{Actor, Channel, ProgramAction, Who},
    event::{Details, Doer, Event, EventKind, Move},
    id::{AccountId, ReviewId, VersionId},
    refusal::{Refusal, Rule, Violation, may},
    review::{self, Decision, Finding, Review, Severity, Verdict},
    shelf::{DEVELOPMENT_MOST, Shelf},
    step::StepKind,
    submission::{Confirmation, Desk},
    timestamp::Timestamp,
    version::{Former, Percent, RetirementCause, Version, VersionNumber, VersionState},
};

/// What someone asks for, with what has to be known to decide it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Upload(NewVersion),
    /// The number is repeated, because there is no way back.
    Delete {
        number: VersionNumber,
    },
    Submit {
        review: ReviewId,
        confirmed: Confirmation,
        desk: Box<Desk>,
    },
    Withdraw,
    Approve,
    Reject {
        findings: Vec<Finding>,
    },
    ReturnToDevelopment,
    /// Percent, as it was asked for.
    StartGray {
        percent: f64,
    },
    AdjustGray {
        percent: f64,
    },
    EndGray,
    Publish,
    RollBack,
    TakeDown,
    Suspend {
        reason: String,
    },
    Reinstate,
}

/// A package that was uploaded and looked through, about to become a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVersion {
    pub id: VersionId,
    pub number: VersionNumber,
    pub description: String,
    pub digest: String,
    pub package_bytes: i64,
}

impl Step {
    pub fn kind(&self) -> StepKind {
        match self {
            Self::Upload(_) => StepKind::Upload,
            Self::Delete { .. } => StepKind::Delete,
            Self::Submit { .. } => StepKind::Submit,
            Self::Withdraw => StepKind::Withdraw,
            Self::Approve => StepKind::Approve,
            Self::Reject { .. } => StepKind::Reject,
            Self::ReturnToDevelopment => StepKind::ReturnToDevelopment,
            Self::StartGray { .. } => StepKind::StartGray,
            Self::AdjustGray { .. } => StepKind::AdjustGray,
            Self::EndGray => StepKind::EndGray,
            Self::Publish => StepKind::Publish,
            Self::RollBack => StepKind::RollBack,
            Self::TakeDown => StepKind::TakeDown,
            Self::Suspend { .. } => StepKind::Suspend,
            Self::Reinstate => StepKind::Reinstate,
        }
    }
}

/// A version that moves with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// As it stood; None: it comes into being.
    pub before: Option<Version>,
    /// As it will stand; None: it is deleted.
    pub after: Option<Version>,
}

/// What follows for the round of review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundChange {
    Keep,
    Open(Box<Review>),
    Close(ReviewId, Verdict),
}

/// A decided step: everything to be written, in one transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the order they are to be written: a place is freed before it is taken.
    pub moved: Vec<Moved>,
    pub round: RoundChange,
    /// The release everybody gets from now on, whose name and slogan the program takes.
    pub released: Option<VersionId>,
    pub event: Event,
}

impl Change {
    /// The version the step was about, as it stands afterwards.
    pub fn version(&self) -> Option<&Version> {
        let subject = self.event.details.moves.first()?.version;
        self.moved.iter().filter_map(|it| it.after.as_ref()).find(|version| version.id == subject)
    }

    /// Puts the shelf that it was decided on as it stands afterwards.
    pub fn leave(&self, shelf: &mut Shelf) {
        for moved in &self.moved {
            match &moved.before {
                Some(before) => shelf.versions.retain(|version| version.id != before.id),
                None => shelf.highest = moved.after.as_ref().map(|version| version.number),
            }
            shelf.versions.extend(moved.after.clone());
        }
        match &self.round {
            RoundChange::Open(review) => (shelf.submitter, shelf.claim) = (Some(review.submitted_by), None),
            RoundChange::Close(..) => (shelf.submitter, shelf.claim) = (None, None),
            RoundChange::Keep => {}
        }
        shelf.revision = self.event.sequence;
    }
}

pub const REASON_MOST: usize = 500;
pub const VERSION_NOTE_MOST: usize = 500;

/// Who may take a step of this kind on this version, and as what.
pub fn standing(shelf: &Shelf, version: Option<&Version>, kind: StepKind, actor: &Actor) -> Result<Who, Refusal> {
    let uploader = version.is_some_and(|version| Some(version.uploaded_by) == actor.account());
    may(actor, shelf.role, uploader, ProgramAction::Step(kind))
}

/// Decides one step on one shelf, or says why not. `version`: the one the step is about; uploads have none, rolling back and taking
/// down mean the released one unless it is named. The same function serves every caller: API, dry run, `availableActions`.
pub fn decide(shelf: &Shelf, version: Option<VersionId>, step: &Step, actor: &Actor, now: Timestamp) -> Result<Change, Refusal> {
    let kind = step.kind();
    let subject = match (version, kind) {
        (Some(id), _) => Some(shelf.version(id)),
        (None, StepKind::RollBack | StepKind::TakeDown) => Some(shelf.released()),
        (None, _) => None,
    };
    let who = standing(shelf, subject.flatten(), kind, actor)?;
    let by = Doer { account: actor.account(), role: Some(who), channel: actor.channel() };
    let plan = Plan { shelf, by, now, moved: Vec::new(), details: Details::default(), round: RoundChange::Keep, released: None };
    if let Step::Upload(new) = step {
        return plan.upload(new);
    }
    if matches!(kind, StepKind::RollBack | StepKind::TakeDown) && version.is_none() {
        return plan.step(subject.flatten(), step, actor);
    }
    let subject = subject.flatten().ok_or(Refusal::NotFound)?;
    plan.step(Some(subject), step, actor)
}

/// A change in the making.
struct Plan<'a> {
    shelf: &'a Shelf,
    by: Doer,
    now: Timestamp,
    moved: Vec<Moved>,
    details: Details,
    round: RoundChange,
    released: Option<VersionId>,
}

impl Plan<'_> {
    fn upload(mut self, new: &NewVersion) -> Result<Change, Refusal> {
        let length = new.description.chars().count();
        let broken = |rule| Err(Refusal::Invalid(vec![Violation { field: vec!["description".into()], rule }]));
        if length > VERSION_NOTE_MOST {
            return broken(Rule::Length { least: 0, most: VERSION_NOTE_MOST });
        }
        if new.description.chars().any(|letter| letter.is_control() && letter != '\n') {
            return broken(Rule::ControlCharacters);
        }
        if let Some(highest) = self.shelf.highest.filter(|highest| new.number <= *highest) {
            return Err(Refusal::NumberNotRising { highest });
        }
        if self.shelf.in_development() >= DEVELOPMENT_MOST {
            return Err(Refusal::TooManyDevelopmentVersions { most: DEVELOPMENT_MOST });
        }
        let version = Version {
            id: new.id,
            program: self.shelf.program,
            number: new.number,
            description: new.description.clone(),
            digest: new.digest.clone(),
            package_bytes: new.package_bytes,
            uploaded_by: self.by.account.ok_or(Refusal::NotFound)?,
            uploaded_at: self.now,
            uploaded_revision: self.shelf.revision + 1,
            state: VersionState::Development,
            review: None,
            published_revision: None,
        };
        self.moves(None, Some(version));
        Ok(self.done(EventKind::VersionUploaded))
    }

    /// Every step but uploading. `subject` is missing only where nothing is released to roll back or take down.
    fn step(mut self, subject: Option<&Version>, step: &Step, actor: &Actor) -> Result<Change, Refusal> {
        let (shelf, now) = (self.shelf, self.now);
        let wrong_state = |version: &Version| Refusal::WrongVersionState { state: version.state.word(), step: step.kind() };
        if let Step::RollBack | Step::TakeDown = step {
            // named or not, only what is released can be rolled back or taken down
            if let Some(version) = subject.filter(|it| !matches!(it.state, VersionState::Released { .. })) {
                return Err(wrong_state(version));
            }
            if *step == Step::TakeDown && actor.channel() == Some(Channel::Mobile) {
                return Err(Refusal::DesktopOnly);
            }
            if let Some(gray) = shelf.gray() {
                return Err(Refusal::GrayInProgress { version: gray.id, number: gray.number });
            }
        }
        let version = subject.ok_or(Refusal::NothingReleased)?;
        let becomes = |state: VersionState| Some(Version { state, ..version.clone() });
        let kind = match (step, &version.state) {
            (Step::Delete { number }, VersionState::Development) => {
                if *number != version.number {
                    return Err(Refusal::NumberMismatch);
                }
                self.moves(Some(version), None);
                EventKind::VersionDeleted
            }
            (Step::Submit { review, confirmed, desk }, VersionState::Development) => {
                self.submit(version, *review, *confirmed, desk)?;
                EventKind::VersionSubmitted
            }
            (Step::Withdraw, VersionState::InReview { .. }) => {
                self.close(version, Decision::Withdrawn, Vec::new())?;
                self.moves(Some(version), becomes(VersionState::Development));
                EventKind::VersionWithdrawn
            }
            (Step::Approve, VersionState::InReview { .. }) => {
                self.may_judge(version, actor)?;
                self.close(version, Decision::Approved, Vec::new())?;
                self.moves(Some(version), becomes(VersionState::Approved { since: now, grayed: false }));
                EventKind::VersionApproved
            }
            (Step::Reject { findings }, VersionState::InReview { .. }) => {
                self.may_judge(version, actor)?;
                let violations = review::violations(findings);
                if !violations.is_empty() {
                    return Err(Refusal::Invalid(violations));
                }
                if !findings.iter().any(|finding| finding.severity == Severity::Blocking) {
                    return Err(Refusal::FindingsRequired);
                }
                self.close(version, Decision::Rejected, findings.clone())?;
                self.moves(Some(version), becomes(VersionState::Rejected { since: now }));
                EventKind::VersionRejected
            }
            (Step::ReturnToDevelopment, VersionState::Rejected { .. } | VersionState::Approved { .. }) => {
                self.moves(Some(version), becomes(VersionState::Development));
                EventKind::VersionReturned
            }
            (Step::StartGray { percent }, VersionState::Approved { .. }) => {
                let percent = Percent::from_number(*percent).ok_or(Refusal::PercentOutOfRange)?;
                self.details.percent = Some(percent);
                self.moves(Some(version), becomes(VersionState::Gray { percent, since: now }));
                EventKind::GrayStarted
            }
            (Step::AdjustGray { percent }, VersionState::Gray { percent: before, since }) => {
                let percent = Percent::from_number(*percent).ok_or(Refusal::PercentOutOfRange)?;
                if percent == *before {
                    return Err(Refusal::NoChange);
                }
                (self.details.percent, self.details.percent_before) = (Some(percent), Some(*before));
                self.moves(Some(version), becomes(VersionState::Gray { percent, since: *since }));
                EventKind::GrayAdjusted
            }
            (Step::EndGray, VersionState::Gray { percent, .. }) => {
                self.details.percent_before = Some(*percent);
                self.moves(Some(version), becomes(VersionState::Approved { since: now, grayed: true }));
                EventKind::GrayEnded
            }
            (Step::Publish, VersionState::Approved { grayed: false, .. }) => return Err(Refusal::GrayRequired),
            (Step::Publish, VersionState::Gray { .. } | VersionState::Approved { grayed: true, .. }) => {
                // a version that was suspended and given back may have been overtaken
                if let Some(former) = shelf.released().filter(|former| version.number <= former.number) {
                    return Err(Refusal::NumberNotAboveReleased { released: former.number });
                }
                // the former release leaves its place before it is taken
                if let Some(former) = shelf.released() {
                    let retired = VersionState::Retired { cause: RetirementCause::Superseded, since: now };
                    self.moves(Some(former), Some(Version { state: retired, ..former.clone() }));
                }
                let released = Version { state: VersionState::Released { since: now }, published_revision: Some(shelf.revision + 1), ..version.clone() };
                self.moves(Some(version), Some(released));
                self.released = Some(version.id);
                EventKind::VersionPublished
            }
            (Step::RollBack, VersionState::Released { .. }) => {
                let previous = shelf.previous(version).ok_or(Refusal::NoPreviousRelease)?;
                self.moves(Some(version), becomes(VersionState::Retired { cause: RetirementCause::RolledBack, since: now }));
                self.moves(Some(previous), Some(Version { state: VersionState::Released { since: now }, ..previous.clone() }));
                self.released = Some(previous.id);
                EventKind::VersionRolledBack
            }
            (Step::TakeDown, VersionState::Released { .. }) => {
                self.moves(Some(version), becomes(VersionState::Retired { cause: RetirementCause::TakenDown, since: now }));
                EventKind::VersionTakenDown
            }
            (Step::Suspend { reason }, VersionState::Released { .. } | VersionState::Gray { .. }) => {
                let reason = self.reason(reason)?;
                let was = match version.state {
                    VersionState::Gray { percent, since } => Former::Gray { percent, since },
                    VersionState::Released { since } => Former::Released { since },
                    _ => return Err(wrong_state(version)),
                };
                self.moves(Some(version), becomes(VersionState::Suspended { reason, since: now, was }));
                EventKind::VersionSuspended
            }
            (Step::Reinstate, VersionState::Suspended { was, .. }) => {
                let (state, place) = match was {
                    Former::Released { since } => (VersionState::Released { since: *since }, shelf.released()),
                    Former::Gray { percent, since } => (VersionState::Gray { percent: *percent, since: *since }, shelf.holder()),
                };
                if let Some(holder) = place {
                    return Err(Refusal::SlotTaken { holder: holder.id, number: holder.number });
                }
                if matches!(was, Former::Released { .. }) {
                    self.released = Some(version.id);
                }
                self.moves(Some(version), becomes(state));
                EventKind::VersionReinstated
            }
            _ => return Err(wrong_state(version)),
        };
        // the version the step was about comes first
        self.details.moves.sort_by_key(|it| it.version != version.id);
        Ok(self.done(kind))
    }

    fn submit(&mut self, version: &Version, id: ReviewId, confirmed: Confirmation, desk: &Desk) -> Result<(), Refusal> {
        let shelf = self.shelf;
        if let Some(holder) = shelf.holder() {
            return Err(Refusal::SlotTaken { holder: holder.id, number: holder.number });
        }
        if desk.agreement.is_some() && !desk.accepted {
            return Err(Refusal::AgreementNotAccepted { in_force: desk.agreement });
        }
        let violations = desk.info.violations(&desk.pictures);
        if !violations.is_empty() {
            return Err(Refusal::BasicInfoIncomplete(violations));
        }
        if let Some(released) = shelf.released().filter(|released| version.number <= released.number) {
            return Err(Refusal::NumberNotAboveReleased { released: released.number });
        }
        if confirmed != (Confirmation { revision: shelf.revision, agreement: desk.agreement }) {
            return Err(Refusal::StaleConfirmation { revision: shelf.revision, agreement: desk.agreement });
        }
        self.round = RoundChange::Open(Box::new(Review {
            id,
            program: shelf.program,
            version: version.id,
            submitted_by: self.account()?,
            submitted_at: self.now,
            confirmed_revision: confirmed.revision,
            agreement: confirmed.agreement,
            info: desk.info.clone(),
            verdict: None,
            claim: None,
        }));
        (self.details.agreement, self.details.review) = (desk.agreement, Some(id));
        self.moves(Some(version), Some(Version { state: VersionState::InReview { since: self.now }, review: Some(id), ..version.clone() }));
        Ok(())
    }

    /// Nobody reviews their own program, what they brought in themselves before they left it, or what another reviewer works on.
    fn may_judge(&self, version: &Version, actor: &Actor) -> Result<(), Refusal> {
        if review::barred(actor.account(), self.shelf.role.is_some(), version.uploaded_by, self.shelf.submitter) {
            return Err(Refusal::OwnProgram);
        }
        match self.shelf.claim.filter(|claim| claim.bars(actor.account(), self.now)) {
            Some(claim) => Err(Refusal::ClaimedByAnother { until: claim.until }),
            None => Ok(()),
        }
    }

    fn close(&mut self, version: &Version, decision: Decision, findings: Vec<Finding>) -> Result<(), Refusal> {
        let round = version.review.ok_or(Refusal::NotFound)?;
        self.details.review = Some(round);
        self.round = RoundChange::Close(round, Verdict { decision, at: self.now, by: self.account()?, findings });
        Ok(())
    }

    fn reason(&mut self, reason: &str) -> Result<String, Refusal> {
        let reason = reason.trim();
        let length = reason.chars().count();
        let broken = |rule| Err(Refusal::Invalid(vec![Violation { field: vec!["reason".into()], rule }]));
        match length {
            0 => return broken(Rule::Required),
            _ if length > REASON_MOST => return broken(Rule::Length { least: 1, most: REASON_MOST }),
            _ if reason.chars().any(|letter| letter.is_control() && letter != '\n') => return broken(Rule::ControlCharacters),
            _ => {}
        }
        self.details.reason = Some(reason.to_owned());
        Ok(reason.to_owned())
    }

    fn account(&self) -> Result<AccountId, Refusal> {
        self.by.account.ok_or(Refusal::NotFound)
    }

    fn moves(&mut self, before: Option<&Version>, after: Option<Version>) {
        if let Some(version) = before.or(after.as_ref()) {
            let state = |version: &Version| version.state.word();
            self.details.moves.push(Move { version: version.id, number: version.number, from: before.map(state), to: after.as_ref().map(state) });
        }
        self.moved.push(Moved { before: before.cloned(), after });
    }

    fn done(self, kind: EventKind) -> Change {
        let event = Event { program: self.shelf.program, sequence: self.shelf.revision + 1, kind, details: self.details, by: self.by, at: self.now };
        Change { moved: self.moved, round: self.round, released: self.released, event }
    }
}

/// Whether one step could be taken on a version now.
#[derive(Clone, Debug, PartialEq)]
pub struct Availability {
    pub step: StepKind,
    pub refusal: Option<Refusal>,
}

/// Every step a version knows, each decided by `decide` itself with the least it asks for. Uploading is not among them: it is a step
/// of the program.
pub fn available(shelf: &Shelf, version: &Version, desk: &Desk, actor: &Actor, now: Timestamp) -> Vec<Availability> {
    let least = |kind: StepKind| {
        Some(match kind {
            StepKind::Upload => return None,
            StepKind::Delete => Step::Delete { number: version.number },
            StepKind::Submit => Step::Submit {
                review: ReviewId::from_bits(0),
                confirmed: Confirmation { revision: shelf.revision, agreement: desk.agreement },
                desk: Box::new(desk.clone()),
            },
            StepKind::Withdraw => Step::Withdraw,
            StepKind::Approve => Step::Approve,
            StepKind::Reject => Step::Reject { findings: vec![Finding::sample()] },
            StepKind::ReturnToDevelopment => Step::ReturnToDevelopment,
            StepKind::StartGray => Step::StartGray { percent: 10.0 },
            // any percentage but the one it has
            StepKind::AdjustGray => Step::AdjustGray {
                percent: if matches!(version.state, VersionState::Gray { percent, .. } if percent.hundredths() == 1000) { 30.0 } else { 10.0 },
            },
            StepKind::EndGray => Step::EndGray,
            StepKind::Publish => Step::Publish,
            StepKind::RollBack => Step::RollBack,
            StepKind::TakeDown => Step::TakeDown,
            StepKind::Suspend => Step::Suspend { reason: "-".into() },
            StepKind::Reinstate => Step::Reinstate,
        })
    };
    let decided = |kind| least(kind).map(|step| Availability { step: kind, refusal: decide(shelf, Some(version.id), &step, actor, now).err() });
    StepKind::ALL.into_iter().filter_map(decided).collect()
}

/// The steps that are about a program rather than one of its versions, decided alike.
pub fn available_in_program(shelf: &Shelf, actor: &Actor, now: Timestamp) -> Vec<Availability> {
    let first = VersionNumber { major: 0, minor: 0, patch: 1 };
    let number = shelf.highest.map_or(Some(first), VersionNumber::next).unwrap_or(first);
    let new = NewVersion { id: VersionId::from_bits(0), number, description: String::new(), digest: String::new(), package_bytes: 0 };
    let decided = |step: Step| Availability { step: step.kind(), refusal: decide(shelf, None, &step, actor, now).err() };
    [Step::Upload(new), Step::RollBack, Step::TakeDown].into_iter().map(decided).collect()
}
