//! The lifecycle as a table: every state × every step × every role, decided by the domain alone; and the legal moves once more, by hand.

use std::collections::BTreeSet;

use devcenter::domain::{
    actor::{Actor, Channel, PlatformRole, ProgramRole},
    id::{AccountId, ProgramId, ReviewId, VersionId},
    lifecycle::{NewVersion, Step, available, decide},
    review::{Finding, FindingCode, Severity},
    shelf::Shelf,
    step::StepKind,
    submission::{BasicInfo, Confirmation, Desk, PictureFacts, Region},
    timestamp::Timestamp,
    version::{Former, Percent, RetirementCause, StateWord, Version, VersionNumber, VersionState},
};

pub const UPLOADER: u128 = 2;

pub fn now() -> Timestamp {
    Timestamp::from_millis(1_000_000).unwrap()
}

pub fn number(text: &str) -> VersionNumber {
    text.parse().unwrap()
}

pub fn version(id: u128, text: &str, revision: i64, state: VersionState) -> Version {
    let published =
        matches!(state, VersionState::Released { .. } | VersionState::Retired { .. } | VersionState::Suspended { was: Former::Released { .. }, .. });
    Version {
        id: VersionId::from_bits(id),
        program: ProgramId::from_bits(1),
        number: number(text),
        description: String::new(),
        digest: "0".repeat(64),
        package_bytes: 1,
        uploaded_by: AccountId::from_bits(UPLOADER),
        uploaded_at: now(),
        uploaded_revision: revision,
        review: (!matches!(state, VersionState::Development)).then(|| ReviewId::from_bits(id)),
        published_revision: published.then_some(revision + 1),
        state,
    }
}

/// A basic information without fault, and its pictures.
pub fn desk() -> Desk {
    let info = BasicInfo {
        name: "街角茶铺".into(),
        slogan: "到店扫码即取".into(),
        description: "在手机上点单，到店扫码取茶。".into(),
        version_description: "新增取茶提醒，修复部分机型白屏的问题。".into(),
        categories: vec!["餐饮".into()],
        region: Some(Region::China),
        email: Some("tea@example.com".into()),
        logo: Some("/images/a.png".into()),
        ..BasicInfo::default()
    };
    let pictures = [("/images/a.png".to_owned(), PictureFacts { media_type: "image/png".into(), bytes: 9, width: 8, height: 8 })].into();
    Desk { agreement: Some(1), accepted: true, info, pictures }
}

pub fn finding() -> Finding {
    Finding {
        code: FindingCode::Function,
        message: "白屏".into(),
        page: None,
        severity: Severity::Blocking,
        evidence: Vec::new(),
        rule_url: None,
        related: Vec::new(),
    }
}

/// Every step with the least it asks for.
pub fn steps(shelf: &Shelf, subject: &Version) -> Vec<Step> {
    let new = NewVersion { id: VersionId::from_bits(99), number: number("9.0.0"), description: String::new(), digest: "1".repeat(64), package_bytes: 1 };
    let confirmed = Confirmation { revision: shelf.revision, agreement: Some(1) };
    vec![
        Step::Upload(new),
        Step::Delete { number: subject.number },
        Step::Submit { review: ReviewId::from_bits(77), confirmed, desk: Box::new(desk()) },
        Step::Withdraw,
        Step::Approve,
        Step::Reject { findings: vec![finding()] },
        Step::ReturnToDevelopment,
        Step::StartGray { percent: 10.0 },
        Step::AdjustGray { percent: 30.0 },
        Step::EndGray,
        Step::Publish,
        Step::RollBack,
        Step::TakeDown,
        Step::Suspend { reason: "违规".into() },
        Step::Reinstate,
    ]
}

/// The columns of the table: what the version is, and its state.
fn standings() -> Vec<(&'static str, VersionState)> {
    let (since, percent) = (now(), Percent::from_hundredths(500).unwrap());
    vec![
        ("DEVELOPMENT", VersionState::Development),
        ("IN_REVIEW", VersionState::InReview { since }),
        ("REJECTED", VersionState::Rejected { since }),
        ("APPROVED", VersionState::Approved { since, grayed: false }),
        ("APPROVED after gray", VersionState::Approved { since, grayed: true }),
        ("GRAY", VersionState::Gray { percent, since }),
        ("RELEASED", VersionState::Released { since }),
        ("RELEASED as the first", VersionState::Released { since }),
        ("RETIRED", VersionState::Retired { cause: RetirementCause::RolledBack, since }),
        ("SUSPENDED", VersionState::Suspended { reason: "违规".into(), since, was: Former::Released { since } }),
    ]
}

/// What they are called, their role in the program, their account, their platform roles, their channel.
type Row = (&'static str, Option<ProgramRole>, u128, &'static [PlatformRole], Channel);

/// The rows' people.
fn people() -> Vec<Row> {
    vec![
        ("PA", Some(ProgramRole::Admin), 1, &[], Channel::Desktop),
        ("PA on the phone", Some(ProgramRole::Admin), 1, &[], Channel::Mobile),
        ("PD", Some(ProgramRole::Developer), UPLOADER, &[], Channel::Cli),
        ("PD, another's upload", Some(ProgramRole::Developer), 3, &[], Channel::Cli),
        ("RV", None, 4, &[PlatformRole::Reviewer], Channel::Desktop),
        ("RV and PD", Some(ProgramRole::Developer), 5, &[PlatformRole::Reviewer], Channel::Desktop),
        ("OP", None, 6, &[PlatformRole::PlatformAdmin], Channel::Desktop),
        ("editor", None, 7, &[PlatformRole::Editor], Channel::Desktop),
        ("stranger", None, 8, &[], Channel::Desktop),
    ]
}

fn shelf(called: &str, state: &VersionState, role: Option<ProgramRole>) -> (Shelf, Version) {
    let subject = version(20, "2.0.0", 20, state.clone());
    let mut versions = vec![subject.clone()];
    if !called.ends_with("as the first") {
        versions.push(version(10, "1.0.0", 10, VersionState::Retired { cause: RetirementCause::Superseded, since: now() }));
    }
    (Shelf { program: ProgramId::from_bits(1), revision: 40, role, versions, highest: Some(number("2.0.0")), submitter: None, claim: None }, subject)
}

/// What a step comes to: the state it leads to, or the code of its refusal.
fn outcome(called: &str, state: &VersionState, person: &Row, step: usize) -> String {
    let (shelf, subject) = shelf(called, state, person.1);
    let actor =
        Actor::Person { account: AccountId::from_bits(person.2), roles: person.3.to_vec(), channel: person.4, scopes: devcenter::domain::scope::Scopes::FULL };
    let step = &steps(&shelf, &subject)[step];
    let about = (step.kind() != StepKind::Upload).then_some(subject.id);
    match decide(&shelf, about, step, &actor, now()) {
        Ok(change) => {
            let to = change.event.details.moves[0].to;
            format!("→ {}", to.map_or("deleted", StateWord::word))
        }
        Err(refusal) => refusal.code().word().to_owned(),
    }
}

/// Everything: a line for each step, a section for each state.
fn whole_table() -> String {
    let mut text = String::from("# Every state × step × person, as the domain decides it. Made by tests/it/lifecycle.rs.\n");
    for (called, state) in standings() {
        text.push_str(&format!("\n## {called}\n"));
        for (place, kind) in StepKind::ALL.into_iter().enumerate() {
            let mut line = format!("{:<22}", kind.word());
            for person in people() {
                line.push_str(&format!(" | {}: {}", person.0, outcome(called, &state, &person, place)));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// The README's table: who may take which step, in which state; what an admin is told otherwise.
pub fn readme_table() -> String {
    let short = [("PA", 0), ("PD", 2), ("RV", 4), ("OP", 6)];
    let mut text = String::from("| step |");
    for (called, _) in standings() {
        text.push_str(&format!(" {called} |"));
    }
    text.push_str(&format!("\n|---|{}\n", "---|".repeat(standings().len())));
    for (place, kind) in StepKind::ALL.into_iter().enumerate() {
        text.push_str(&format!("| `{}` {} |", kind.word(), kind.words().0));
        for (called, state) in standings() {
            let told = |person: usize| outcome(called, &state, &people()[person], place);
            let may: Vec<&str> = short.iter().filter(|(_, person)| told(*person).starts_with('→')).map(|(name, _)| *name).collect();
            let cell = match (may.as_slice(), told(0).as_str(), kind) {
                ([], "WRONG_STATE" | "FORBIDDEN", _) => "·".to_owned(),
                ([], code, _) => format!("`{code}`"),
                (_, _, StepKind::Upload) => may.join(" "),
                (may, ..) => {
                    let person = short.iter().find(|(name, _)| name == &may[0]).map_or(0, |(_, person)| *person);
                    let own = if kind == StepKind::Delete { "¹" } else { "" };
                    let phone = if kind == StepKind::TakeDown { "²" } else { "" };
                    format!("{}{own}{phone} {}", may.join(" "), told(person))
                }
            };
            text.push_str(&format!(" {cell} |"));
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_state_step_and_person_is_decided_as_the_snapshot_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/lifecycle.txt");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    let made = whole_table();
    if committed != made {
        let fresh = std::env::temp_dir().join("lifecycle.txt");
        std::fs::write(&fresh, &made).unwrap();
        panic!("tests/it/lifecycle.txt is not what the domain decides; look at the difference to {} and copy it if it is right", fresh.display());
    }
}

#[test]
fn the_readme_shows_the_same_table() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    assert!(readme.contains(&readme_table()), "the README's table should be:\n\n{}", readme_table());
}

/// The contract, by hand: step, from, to, and who (PA program admin, UP the developer who uploaded, PD any developer, RV, OP).
const LEGAL: &[(&str, &str, &str, &str)] = &[
    ("DELETE", "DEVELOPMENT", "deleted", "PA UP"),
    ("SUBMIT", "DEVELOPMENT", "IN_REVIEW", "PA"),
    ("WITHDRAW", "IN_REVIEW", "DEVELOPMENT", "PA"),
    ("APPROVE", "IN_REVIEW", "APPROVED", "RV"),
    ("REJECT", "IN_REVIEW", "REJECTED", "RV"),
    ("RETURN_TO_DEVELOPMENT", "REJECTED", "DEVELOPMENT", "PA"),
    ("RETURN_TO_DEVELOPMENT", "APPROVED", "DEVELOPMENT", "PA"),
    ("RETURN_TO_DEVELOPMENT", "APPROVED after gray", "DEVELOPMENT", "PA"),
    ("START_GRAY", "APPROVED", "GRAY", "PA"),
    ("START_GRAY", "APPROVED after gray", "GRAY", "PA"),
    ("ADJUST_GRAY", "GRAY", "GRAY", "PA"),
    ("END_GRAY", "GRAY", "APPROVED", "PA"),
    ("PUBLISH", "GRAY", "RELEASED", "PA"),
    ("PUBLISH", "APPROVED after gray", "RELEASED", "PA"),
    ("ROLL_BACK", "RELEASED", "RETIRED", "PA"),
    ("TAKE_DOWN", "RELEASED", "RETIRED", "PA desktop"),
    ("TAKE_DOWN", "RELEASED as the first", "RETIRED", "PA desktop"),
    ("SUSPEND", "RELEASED", "SUSPENDED", "RV OP"),
    ("SUSPEND", "RELEASED as the first", "SUSPENDED", "RV OP"),
    ("SUSPEND", "GRAY", "SUSPENDED", "RV OP"),
    ("REINSTATE", "SUSPENDED", "RELEASED", "OP"),
];

#[test]
fn the_legal_moves_are_exactly_those_written_by_hand() {
    let mut decided = BTreeSet::new();
    for (called, state) in standings() {
        for (place, kind) in StepKind::ALL.into_iter().enumerate() {
            for person in people() {
                if let Some(to) = outcome(called, &state, &person, place).strip_prefix("→ ") {
                    decided.insert((person.0, kind.word(), called, to.to_owned()));
                }
            }
        }
    }
    let mut written = BTreeSet::new();
    for (called, _) in standings() {
        // uploading is about the program, whatever else stands there
        for person in ["PA", "PA on the phone", "PD", "PD, another's upload", "RV and PD"] {
            written.insert((person, "UPLOAD", called, "DEVELOPMENT".to_owned()));
        }
    }
    for (step, from, to, who) in LEGAL {
        for word in who.split(' ') {
            let persons: &[&str] = match (word, *who) {
                ("PA", "PA desktop") => &["PA"],
                ("PA", _) => &["PA", "PA on the phone"],
                ("UP", _) => &["PD"],
                // a reviewer who belongs to the program may take it away, but not judge it
                ("RV", _) if *step == "SUSPEND" => &["RV", "RV and PD"],
                ("RV", _) => &["RV"],
                ("OP", _) => &["OP"],
                _ => &[],
            };
            written.extend(persons.iter().map(|person| (*person, *step, *from, (*to).to_owned())));
        }
    }
    assert_eq!(decided, written);
}

#[test]
fn available_actions_are_what_deciding_would_say() {
    for (called, state) in standings() {
        for person in people() {
            let (shelf, subject) = shelf(called, &state, person.1);
            let actor = Actor::Person {
                account: AccountId::from_bits(person.2),
                roles: person.3.to_vec(),
                channel: person.4,
                scopes: devcenter::domain::scope::Scopes::FULL,
            };
            let told = available(&shelf, &subject, &desk(), &actor, now());
            assert_eq!(told.len(), StepKind::ALL.len() - 1);
            for (place, kind) in StepKind::ALL.into_iter().enumerate().skip(1) {
                let decided = outcome(called, &state, &person, place);
                let said = told.iter().find(|it| it.step == kind).unwrap();
                match &said.refusal {
                    None => assert!(decided.starts_with('→'), "{called} {kind:?} {}", person.0),
                    Some(refusal) => assert_eq!(refusal.code().word(), decided, "{called} {kind:?} {}", person.0),
                }
            }
        }
    }
}
