//! Random walks through the domain: whatever anybody asks for, in whatever order, the invariants of a shelf hold after each step.

use std::cell::Cell;

use devcenter::domain::{
    actor::{Actor, Channel, PlatformRole, ProgramRole},
    gray::{Live, resolve},
    id::{AccountId, ProgramId, ReviewId, VersionId},
    lifecycle::{Change, NewVersion, Step, available, decide},
    review::Claim,
    shelf::Shelf,
    step::StepKind,
    submission::Confirmation,
    timestamp::Timestamp,
    version::{RetirementCause, VersionNumber, VersionState},
};
use proptest::prelude::*;
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

use crate::lifecycle::{UPLOADER, desk, finding};

/// One thing somebody tries: who, on which version (by its place on the shelf), which step, with which number. A guided one is led to
/// something that can be done now, so that walks get somewhere.
#[derive(Clone, Debug)]
struct Attempt {
    guided: bool,
    person: usize,
    version: usize,
    step: usize,
    dial: u16,
}

/// The abstract side only draws attempts: what becomes of them is what is being tested.
struct Attempts;

impl ReferenceStateMachine for Attempts {
    type State = ();
    type Transition = Attempt;

    fn init_state() -> BoxedStrategy<()> {
        Just(()).boxed()
    }

    fn transitions(_: &()) -> BoxedStrategy<Attempt> {
        // uploads now and then, so that there is always something to move
        let step = prop_oneof![2 => Just(0usize), 13 => 1usize..15];
        let drawn = (any::<bool>(), 0usize..5, 0usize..12, step, any::<u16>());
        drawn.prop_map(|(guided, person, version, step, dial)| Attempt { guided, person, version, step, dial }).boxed()
    }

    fn apply(state: (), _: &Attempt) {
        state
    }
}

struct Program {
    shelf: Shelf,
    /// Every number that was ever given, deleted versions included.
    numbers: Vec<VersionNumber>,
    /// The order in which versions were published.
    published: Vec<VersionId>,
    moment: i64,
    next: u128,
}

thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

fn actor(person: usize) -> (Actor, Option<ProgramRole>) {
    let person_of = |account, roles: &[PlatformRole]| Actor::Person {
        account: AccountId::from_bits(account),
        roles: roles.to_vec(),
        channel: Channel::Desktop,
        scopes: devcenter::domain::scope::Scopes::FULL,
    };
    match person {
        0 | 1 => (person_of(1, &[]), Some(ProgramRole::Admin)),
        2 => (person_of(UPLOADER, &[]), Some(ProgramRole::Developer)),
        3 => (person_of(4, &[PlatformRole::Reviewer]), None),
        _ => (person_of(6, &[PlatformRole::PlatformAdmin]), None),
    }
}

impl Program {
    /// Who, on which version, could do what now.
    fn possible(&self, now: Timestamp) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for person in 0..5 {
            let (actor, role) = actor(person);
            let shelf = Shelf { role, ..self.shelf.clone() };
            for (place, version) in shelf.versions.iter().enumerate() {
                let free = available(&shelf, version, &desk(), &actor, now).into_iter().filter(|it| it.refusal.is_none());
                found.extend(free.map(|it| (person, place, StepKind::ALL.iter().position(|kind| *kind == it.step).unwrap())));
            }
        }
        found
    }

    fn step(&self, attempt: &Attempt, subject: Option<VersionId>) -> Step {
        let dial = attempt.dial;
        let number = subject.and_then(|id| self.shelf.version(id)).map_or(VersionNumber { major: 0, minor: 0, patch: 0 }, |version| version.number);
        match attempt.step {
            0 => {
                let highest = self.shelf.highest.unwrap_or(VersionNumber { major: 0, minor: 0, patch: 0 });
                // mostly above, now and then the same again
                let patch = highest.patch + u32::from(!dial.is_multiple_of(5));
                let number = VersionNumber { patch, ..highest };
                Step::Upload(NewVersion { id: VersionId::from_bits(self.next), number, description: String::new(), digest: "0".repeat(64), package_bytes: 1 })
            }
            1 => Step::Delete { number },
            2 => {
                let confirmed = Confirmation { revision: self.shelf.revision - i64::from(dial.is_multiple_of(7)), agreement: Some(1) };
                Step::Submit { review: ReviewId::from_bits(self.next), confirmed, desk: Box::new(desk()) }
            }
            3 => Step::Withdraw,
            4 => Step::Approve,
            5 => Step::Reject { findings: if dial.is_multiple_of(4) { Vec::new() } else { vec![finding()] } },
            6 => Step::ReturnToDevelopment,
            7 => Step::StartGray { percent: f64::from(dial % 10_050) / 100.0 },
            8 => Step::AdjustGray { percent: f64::from(dial % 10_050) / 100.0 },
            9 => Step::EndGray,
            10 => Step::Publish,
            11 => Step::RollBack,
            12 => Step::TakeDown,
            13 => Step::Suspend { reason: "违规".into() },
            _ => Step::Reinstate,
        }
    }

    /// Puts a decided change on the shelf.
    fn put(&mut self, change: &Change) {
        for moved in &change.moved {
            if let Some(before) = &moved.before {
                assert_eq!(self.shelf.version(before.id), Some(before), "a step moves what stands there");
            } else {
                let new = moved.after.as_ref().unwrap();
                assert!(self.numbers.iter().all(|number| *number < new.number), "numbers rise for ever");
                self.numbers.push(new.number);
            }
        }
        change.leave(&mut self.shelf);
        self.next += 1;
    }
}

struct Walk;

impl StateMachineTest for Walk {
    type SystemUnderTest = Program;
    type Reference = Attempts;

    fn init_test((): &()) -> Program {
        let shelf = Shelf { program: ProgramId::from_bits(1), revision: 1, role: None, versions: Vec::new(), highest: None, submitter: None, claim: None };
        Program { shelf, numbers: Vec::new(), published: Vec::new(), moment: 1, next: 1 }
    }

    fn apply(mut program: Program, (): &(), attempt: Attempt) -> Program {
        program.moment += i64::from(attempt.dial);
        let now = Timestamp::from_millis(program.moment).unwrap();
        let mut attempt = attempt;
        if attempt.guided {
            let possible = program.possible(now);
            if let Some((person, version, step)) = possible.get(usize::from(attempt.dial) % possible.len().max(1)) {
                (attempt.person, attempt.version, attempt.step) = (*person, *version, *step);
            }
        }
        let (actor, role) = actor(attempt.person);
        program.shelf.role = role;
        let subject = match attempt.step {
            0 => None,
            // rolling back and taking down by program as well as by version
            11 | 12 if attempt.dial.is_multiple_of(2) => None,
            _ => program.shelf.versions.get(attempt.version).map(|version| version.id),
        };
        if attempt.dial.is_multiple_of(11) {
            program.shelf.claim = Some(Claim { by: AccountId::from_bits(44), until: now.plus_millis(5_000) });
        }
        let before = program.shelf.clone();
        let step = program.step(&attempt, subject);
        let released_before = before.released().map(|version| version.id);
        match decide(&program.shelf, subject, &step, &actor, now) {
            // a pure function cannot change what it was given; that it is one is the type's word
            Err(_) => assert_eq!(program.shelf, before),
            Ok(change) => {
                TAKEN.set(TAKEN.get() + 1);
                assert_eq!(change.event.sequence, before.revision + 1, "each event is the next revision");
                assert_eq!(change.event.at, now);
                assert_eq!((change.event.by.account, change.event.by.channel), (actor.account(), actor.channel()));
                assert!(change.event.by.role.is_some());
                program.put(&change);
            }
        }
        let released = program.shelf.released().map(|version| version.id);
        if let (Some(id), Step::Publish, true) = (released, &step, released != released_before) {
            program.published.push(id);
        }
        if let (Step::RollBack, Some(back), true) = (&step, released, released != released_before) {
            // it walks back along the releases: to the newest earlier one that was superseded
            let current = program.published.iter().position(|id| Some(*id) == released_before).unwrap();
            let superseded = |id: &VersionId| matches!(before.version(*id).unwrap().state, VersionState::Retired { cause: RetirementCause::Superseded, .. });
            assert_eq!(program.published[..current].iter().rev().find(|id| superseded(id)), Some(&back));
        }
        program
    }

    fn check_invariants(program: &Program, (): &()) {
        assert_eq!(program.shelf.flaws(), Vec::<String>::new());
        let mut live = Live::default();
        program.shelf.versions.iter().for_each(|version| live.note(version.id, &version.state));
        // whoever asks gets what is live, and nothing else
        for user in ["", "u1", "用户甲"] {
            if let Some(version) = resolve(&live, user, false).version {
                let state = &program.shelf.version(version).unwrap().state;
                assert!(matches!(state, VersionState::Released { .. } | VersionState::Gray { .. }));
            }
        }
    }
}

prop_state_machine! {
    #![proptest_config(ProptestConfig { cases: 128, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_invariants_hold_on_random_walks(sequential 200..300 => Walk);
}

#[test]
fn the_walks_get_somewhere() {
    // walks whose every step is refused would prove nothing
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut seen, before) = (std::collections::BTreeSet::new(), TAKEN.get());
    for _ in 0..20 {
        let (initial, transitions, _) = Attempts::sequential_strategy(300).new_tree(&mut runner).unwrap().current();
        let mut program = Walk::init_test(&initial);
        for attempt in transitions {
            program = Walk::apply(program, &(), attempt);
            seen.extend(program.shelf.versions.iter().map(|version| version.state.word()));
        }
    }
    assert_eq!(seen.len(), 8, "every state is met: {seen:?}");
    let taken = TAKEN.get() - before;
    assert!(taken > 500, "only {taken} steps of 6,000 were taken");
}
