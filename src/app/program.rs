//! Programs and the people around them: creating, inviting, joining, leaving; what a program says about itself; agreements.

use std::sync::Arc;

use super::{App, Call, Failure, Outcome, Taken, allow, audit::Attempt, detached, still_at};
use crate::{
    domain::{
        actor::{Action, ProgramAction, ProgramRole, Who},
        event::{Details, Doer, Event, EventKind},
        id::{AccountId, EventId, ProgramId},
        membership::{Circle, MANAGED_MOST, MemberStep, decide_membership},
        refusal::{Refusal, Rule, Violation, may},
        submission::{BasicInfo, program_violations},
    },
    store::write::NewProgram,
};

pub const AGREEMENT_TITLE_MOST: usize = 80;
pub const AGREEMENT_BODY_MOST: usize = 50_000;

/// A change of some fields of the basic information, leaving the others alone.
pub type InfoPatch = Box<dyn Fn(&mut BasicInfo) + Send + Sync>;

/// What an admin does to prepare a submission.
enum Preparation {
    Accept(i32),
    Describe(InfoPatch),
}

impl Preparation {
    fn word(&self) -> &'static str {
        match self {
            Self::Accept(_) => "ACCEPT_AGREEMENT",
            Self::Describe(_) => "UPDATE_BASIC_INFO",
        }
    }
}

impl App {
    /// A program whose creator is its admin.
    pub async fn create_program(self: &Arc<Self>, call: &Call, name: &str, slogan: &str) -> Result<ProgramId, Failure> {
        allow(&call.actor, Action::Develop)?;
        let violations = program_violations(name, slogan);
        if !violations.is_empty() {
            return Err(Refusal::Invalid(violations).into());
        }
        let me = call.account()?;
        let (app, call, name, slogan) = (self.clone(), call.clone(), name.trim().to_owned(), slogan.trim().to_owned());
        detached(async move {
            if let Some(Outcome::Program(id)) = call.done {
                return Ok(id);
            }
            // counted one after the other
            let _turn = app.turn(me.bits()).await;
            if app.reader.program_count(me, Some(ProgramRole::Admin)).await? >= MANAGED_MOST as u64 {
                return Err(Refusal::TooManyPrograms { most: MANAGED_MOST }.into());
            }
            app.found_program(&call, &name, &slogan, &[(me, ProgramRole::Admin)]).await
        })
        .await
    }

    /// A program with these members, whoever asks: for the server's own verbs.
    pub async fn found_program(&self, call: &Call, name: &str, slogan: &str, members: &[(AccountId, ProgramRole)]) -> Result<ProgramId, Failure> {
        let now = self.clock.now();
        let id = self.mint.id(now);
        let by = Doer { account: call.actor.account(), role: call.actor.account().map(|_| Who::ProgramAdmin), channel: call.actor.channel() };
        let details = Details { members: members.iter().map(|(account, _)| *account).collect(), ..Details::default() };
        let event = Event { program: id, sequence: 1, kind: EventKind::ProgramCreated, details, by, at: now };
        let program = NewProgram { id, name: name.into(), slogan: slogan.into(), members: members.to_vec() };
        self.writer.create_program(&program, &event, self.mint.id(now), &call.seal(), &Outcome::Program(id).stored()).await?;
        Ok(id)
    }

    /// Everybody in and around a program, for the server's own verbs.
    pub async fn circle(&self, program: ProgramId) -> Result<Option<Circle>, Failure> {
        Ok(self.reader.circle(program).await?)
    }

    /// Whom a login names, for inviting; told to nobody but those who manage the program.
    pub async fn account_named(&self, call: &Call, program: ProgramId, login: &str) -> Result<AccountId, Failure> {
        if call.done.is_some() {
            // answered from what it led to: whom it named matters no more
            return call.account();
        }
        let circle = self.reader.circle(program).await?.ok_or(Refusal::NotFound)?;
        may(&call.actor, circle.role_of(&call.actor), false, ProgramAction::ManageMembers)?;
        let unknown = || Refusal::Invalid(vec![Violation { field: vec!["login".into()], rule: Rule::Unknown }]);
        Ok(self.reader.account_by_login(login).await?.ok_or_else(unknown)?.id)
    }

    /// One step of membership. `expected`: the revision the caller was looking at.
    pub async fn change_membership(self: &Arc<Self>, call: &Call, program: ProgramId, expected: Option<i64>, step: MemberStep) -> Result<Taken, Failure> {
        call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(Outcome::Event(id)) = call.done {
                return app.taken_before(id).await;
            }
            let _turn = app.turn(program.bits()).await;
            let taken = app.until_won(|| app.change_membership_once(&call, program, expected, step)).await;
            app.keep_denied(&call, program, step.word(), &taken).await;
            taken
        })
        .await
    }

    async fn change_membership_once(&self, call: &Call, program: ProgramId, expected: Option<i64>, step: MemberStep) -> Result<Taken, Failure> {
        let circle = self.reader.circle(program).await?.ok_or(Refusal::NotFound)?;
        let change = decide_membership(&circle, step, &call.actor, self.clock.now());
        // who may not see the program learns nothing of its revision either
        if !matches!(change, Err(Refusal::NotFound | Refusal::Forbidden { .. })) {
            still_at(expected, circle.revision)?;
        }
        let change = change?;
        let id: EventId = self.mint.id(change.event.at);
        self.writer.commit_membership(&change, id, &call.seal(), &Outcome::Event(id).stored()).await?;
        Ok(Taken { event: change.event, event_id: Some(id), version: None, before: false })
    }

    /// Accepts the agreement text in force for a program; accepting it twice is no change.
    pub async fn accept_agreement(self: &Arc<Self>, call: &Call, program: ProgramId, number: i32) -> Result<Taken, Failure> {
        self.prepare(call, program, None, Preparation::Accept(number)).await
    }

    /// Changes some of what a program says about itself; gaps are allowed until it is submitted.
    pub async fn update_basic_info(self: &Arc<Self>, call: &Call, program: ProgramId, expected: Option<i64>, patch: InfoPatch) -> Result<Taken, Failure> {
        self.prepare(call, program, expected, Preparation::Describe(patch)).await
    }

    async fn prepare(self: &Arc<Self>, call: &Call, program: ProgramId, expected: Option<i64>, what: Preparation) -> Result<Taken, Failure> {
        let me = call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(Outcome::Event(id)) = call.done {
                return app.taken_before(id).await;
            }
            let _turn = app.turn(program.bits()).await;
            let taken = app.until_won(|| app.prepare_once(&call, me, program, expected, &what)).await;
            app.keep_denied(&call, program, what.word(), &taken).await;
            taken
        })
        .await
    }

    /// Keeps an attempt to change a program by somebody who had no right to.
    async fn keep_denied(&self, call: &Call, program: ProgramId, what: &str, taken: &Result<Taken, Failure>) {
        let Err(Failure::Refused(refusal)) = taken else { return };
        if refusal.is_denial() && matches!(self.reader.programs(&[program]).await, Ok(found) if !found.is_empty()) {
            self.keep_refusal(call, Attempt { what, program, version: None }, refusal).await;
        }
    }

    async fn prepare_once(&self, call: &Call, me: AccountId, program: ProgramId, expected: Option<i64>, what: &Preparation) -> Result<Taken, Failure> {
        let shelf = self.reader.shelves(&[program], Some(me), None).await?.remove(&program).ok_or(Refusal::NotFound)?;
        let who = may(&call.actor, shelf.role, false, ProgramAction::Prepare)?;
        still_at(expected, shelf.revision)?;
        let desk = self.reader.desks(&[program], Some(me)).await?.remove(&program).ok_or(Refusal::NotFound)?;
        let now = self.clock.now();
        let by = Doer { account: Some(me), role: Some(who), channel: call.actor.channel() };
        let event = |kind, details| Event { program, sequence: shelf.revision + 1, kind, details, by, at: now };
        let id: EventId = self.mint.id(now);
        let (seal, outcome) = (call.seal(), Outcome::Event(id).stored());
        let event = match what {
            Preparation::Accept(number) => {
                if desk.agreement != Some(*number) {
                    return Err(Refusal::StaleConfirmation { revision: shelf.revision, agreement: desk.agreement }.into());
                }
                if desk.accepted {
                    return Err(Refusal::NoChange.into());
                }
                let event = event(EventKind::AgreementAccepted, Details { agreement: Some(*number), ..Details::default() });
                self.writer.accept_agreement(*number, me, &event, id, &seal, &outcome).await?;
                event
            }
            Preparation::Describe(patch) => {
                let mut info = desk.info.clone();
                patch(&mut info);
                let violations = info.excesses();
                if !violations.is_empty() {
                    return Err(Refusal::Invalid(violations).into());
                }
                if info == desk.info {
                    return Err(Refusal::NoChange.into());
                }
                let event = event(EventKind::BasicInfoUpdated, Details { fields: info.differing(&desk.info), ..Details::default() });
                self.writer.save_basic_info(&info, me, &event, id, &seal, &outcome).await?;
                event
            }
        };
        Ok(Taken { event, event_id: Some(id), version: None, before: false })
    }

    /// The next agreement text, in force from now on; its number.
    pub async fn publish_agreement(self: &Arc<Self>, call: &Call, title: &str, body: &str) -> Result<i32, Failure> {
        allow(&call.actor, Action::PublishAgreements)?;
        let mut violations = Vec::new();
        if title.chars().any(char::is_control) {
            violations.push(Violation { field: vec!["title".into()], rule: Rule::ControlCharacters });
        }
        for (field, text, most) in [("title", title, AGREEMENT_TITLE_MOST), ("body", body, AGREEMENT_BODY_MOST)] {
            let rule = match text.trim().chars().count() {
                0 => Rule::Required,
                length if length > most => Rule::Length { least: 1, most },
                _ => continue,
            };
            violations.push(Violation { field: vec![field.into()], rule });
        }
        if !violations.is_empty() {
            return Err(Refusal::Invalid(violations).into());
        }
        let me = call.account()?;
        let (app, call, title, body) = (self.clone(), call.clone(), title.trim().to_owned(), body.trim().to_owned());
        detached(async move {
            if let Some(Outcome::Agreement(number)) = call.done {
                return Ok(number);
            }
            let seal = call.seal();
            let publish = || async {
                let details = Details { name: Some(title.clone()), ..Details::default() };
                let note = app.remark(EventKind::AgreementPublished, app.official(&call, Action::PublishAgreements), None, details);
                Ok(app.writer.publish_agreement((&title, &body), me, &note, &seal, |number| Outcome::Agreement(number).stored()).await?)
            };
            app.until_won(publish).await
        })
        .await
    }
}
