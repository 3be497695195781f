//! What a step is decided on may be at hand: it saves a question to the database, and changes nothing of what becomes of the step.

use std::{sync::Arc, time::Instant};

use devcenter::{
    app::{App, Asked, Call, Endpoints, Failure, Intent, Target},
    domain::{
        actor::{Actor, Channel, PlatformRole},
        lifecycle::Step,
        page::PageArguments,
        refusal::Refusal,
        scope::Scopes,
        version::{Version, VersionNumber, VersionState},
    },
    store::{
        Address, Database,
        read::{Reader, VERSION_ORDER},
    },
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::json;

use crate::{house::Person, kept::hears, studio::Studio};

/// Statements of another percentage for a gray.
async fn adjust(studio: &Studio, person: &Person, version: &str, percent: f64) -> u64 {
    let query = "mutation($v: ID!, $p: Percent!) { adjustGray(input: {versionId: $v, percent: $p}) { version { state } userErrors { code } } }";
    let answer = studio.house.ask_with(person, query, json!({ "v": version, "p": percent })).await;
    assert_eq!(answer.data["adjustGray"]["userErrors"], json!([]), "{answer:?}");
    answer.statements
}

/// Gives the developer another role in the program.
async fn give_role(studio: &Studio, role: &str) {
    let input = json!({ "programId": studio.program, "accountId": studio.developer.account.unwrap(), "role": role });
    let query = "mutation($i: ChangeMemberRoleInput!) { changeMemberRole(input: $i) { userErrors { code } } }";
    let answer = studio.house.ask_with(&studio.admin, query, json!({ "i": input })).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
}

async fn look(studio: &Studio, person: &Person, version: &str) {
    let query = format!("{{ version(id: \"{version}\") {{ availableActions {{ action }} }} }}");
    let answer = studio.house.ask(person, &query).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
}

#[tokio::test]
async fn a_step_after_another_or_after_a_page_asks_for_nothing_that_is_known() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "GRAY").await;
    let elsewhere = Database::open(&studio.house.address, false).await.unwrap();
    let other = studio.house.instance(&elsewhere, Endpoints::default());
    give_role(&studio, "ADMIN").await;
    studio.house.turn().await;
    // nobody listens: the shelf is looked at each time, as who it is that asks
    let deaf = adjust(&studio, &studio.admin, &version, 10.5).await;
    assert_eq!(adjust(&studio, &studio.admin, &version, 11.0).await, deaf);
    hears(&studio.house);
    for person in [&studio.admin, &studio.desktop, &studio.developer] {
        // who they are is known from here on
        studio.house.ask(person, "{ viewer { account { id } } }").await;
    }
    let known = adjust(&studio, &studio.admin, &version, 12.0).await;
    assert_eq!(known, deaf - 2);
    // on another device it is the same person; somebody else's role has to be looked up
    assert_eq!(adjust(&studio, &studio.desktop, &version, 13.0).await, known);
    assert_eq!(adjust(&studio, &studio.developer, &version, 14.0).await, known + 1);
    assert_eq!(adjust(&studio, &studio.developer, &version, 15.0).await, known);
    // or was, for a page
    look(&studio, &studio.admin, &version).await;
    assert_eq!(adjust(&studio, &studio.admin, &version, 16.0).await, known);
    // the feed tells of what happened here: it is known already
    studio.house.turn().await;
    assert_eq!(adjust(&studio, &studio.admin, &version, 17.0).await, known);
    // and elsewhere: what is older is over, until a page has read it again
    for (percent, looks) in [(20.0, false), (30.0, true)] {
        let step = Intent::Plain(Step::AdjustGray { percent });
        let asked = Asked { target: Target::Version(version.parse().unwrap()), intent: step, expected_revision: None, dry_run: false };
        other.take_step(&call(&studio.admin, Channel::Mobile, &[]), asked).await.unwrap();
        studio.house.turn().await;
        hears(&studio.house);
        if looks {
            look(&studio, &studio.admin, &version).await;
        }
        assert_eq!(adjust(&studio, &studio.admin, &version, percent + 1.0).await, known + u64::from(!looks));
    }
    // what the feed has not told of yet, the commit finds out: one that touched nothing, the shelf, and the step; the key is taken with it all the same
    let admin = call(&studio.admin, Channel::Mobile, &[]);
    let widen = async |app: &Arc<App>, percent: f64| {
        let intent = Intent::Plain(Step::AdjustGray { percent });
        let asked = Asked { target: Target::Version(version.parse().unwrap()), intent, expected_revision: None, dry_run: false };
        let before = studio.house.database.statements();
        app.take_step(&admin.clone().under(app, studio.admin.account.unwrap(), &percent.to_string(), &[7; 32]), asked).await.unwrap();
        studio.house.database.statements() - before
    };
    let at_hand = widen(&studio.house.app, 40.0).await;
    widen(&other, 41.0).await;
    assert_eq!(widen(&studio.house.app, 42.0).await, at_hand + 2);
    let asked = Asked { target: Target::Version(version.parse().unwrap()), intent: Intent::Plain(Step::EndGray), expected_revision: None, dry_run: false };
    other.take_step(&call(&studio.admin, Channel::Mobile, &[]), asked).await.unwrap();
    let refused = studio.refused(&studio.admin, "adjustGray", json!({ "versionId": version, "percent": 50.0 })).await;
    assert_eq!(refused, "WRONG_STATE");
    elsewhere.close().await;
}

fn call(person: &Person, channel: Channel, roles: &[PlatformRole]) -> Call {
    Call::new(Actor::Person { account: person.account.unwrap(), roles: roles.to_vec(), channel, scopes: Scopes::FULL }, "walk")
}

/// What became of a step, or would become of it: what happened, or why it did not.
async fn outcome(app: &Arc<App>, call: &Call, asked: &Asked, reader: &Reader) -> Result<serde_json::Value, Refusal> {
    match app.take_step(call, asked.clone()).await {
        Ok(taken) => {
            if let Some(version) = &taken.version {
                assert_eq!(reader.versions(&[version.id]).await.unwrap().get(&version.id), Some(version), "what is told of it, and what stands");
            }
            // what a version keeps through a step: before it, as the database has it, and after it
            let kept = taken.version.filter(|_| matches!(asked.target, Target::Version(_))).map(|version| Version {
                state: VersionState::Development,
                review: version.review.filter(|_| !matches!(asked.intent, Intent::Submit { .. })),
                published_revision: version.published_revision.filter(|_| asked.intent != Intent::Plain(Step::Publish)),
                ..version
            });
            let kept = kept.filter(|_| !matches!(asked.intent, Intent::Plain(Step::Delete { .. })));
            let mut event = taken.event;
            // drawn anew each time
            event.details.review = event.details.review.map(|_| devcenter::domain::id::ReviewId::from_bits(1));
            let details = serde_json::to_value(&event.details).unwrap();
            Ok(json!([event.kind.word(), event.sequence, details, format!("{:?}, {kept:?}", event.by)]))
        }
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{asked:?}: {other:?}"),
    }
}

/// A step of a version, at random.
fn step(random: &mut StdRng, number: VersionNumber) -> Intent {
    let percent = f64::from(random.random_range(1u16..9_999)) / 100.0;
    Intent::Plain(match random.random_range(0..14) {
        0 | 1 => return Intent::Submit { agreement: Some(1) },
        2 => Step::Withdraw,
        3 | 4 => Step::Approve,
        5 => Step::Reject { findings: vec![crate::lifecycle::finding()] },
        6 => Step::ReturnToDevelopment,
        7 | 8 => Step::StartGray { percent },
        9 => Step::AdjustGray { percent },
        10 => Step::EndGray,
        11 => Step::Publish,
        12 if random.random_bool(0.05) => Step::Delete { number },
        12 => Step::Suspend { reason: "违规".into() },
        _ => Step::Reinstate,
    })
}

/// Steps of everybody, here and elsewhere, with what else happens to a program in between; each is decided by the database alone before it is taken.
#[tokio::test]
async fn what_is_at_hand_changes_nothing_of_what_becomes_of_a_step() {
    let studio = Studio::new().await;
    let second = studio.house.person(&[PlatformRole::Reviewer]).await;
    let elsewhere = Database::open(&studio.house.address, false).await.unwrap();
    let reader = elsewhere.reader();
    let other = studio.house.instance(&elsewhere, Endpoints::default());
    let mut random = StdRng::seed_from_u64(7);
    let (mut taken, mut at_hand, mut read) = (0, 0, 0);
    let people = [
        call(&studio.admin, Channel::Mobile, &[]),
        call(&studio.desktop, Channel::Desktop, &[]),
        call(&studio.developer, Channel::Cli, &[]),
        call(&studio.reviewer, Channel::Desktop, &[PlatformRole::Reviewer]),
        call(&studio.own_reviewer, Channel::Desktop, &[PlatformRole::Reviewer]),
        call(&studio.operator, Channel::Desktop, &[PlatformRole::PlatformAdmin]),
    ];
    for turn in 0..600u32 {
        hears(&studio.house);
        // what the other one keeps counts for what it takes, and not for what it is asked beforehand
        other.pulse().hear(Instant::now());
        if turn % 25 == 0 {
            studio.upload(&format!("1.{turn}.0")).await;
        }
        let window = PageArguments { first: Some(100), ..PageArguments::default() }.window(VERSION_ORDER).unwrap();
        let Some(all) = elsewhere.reader().version_pages(&[studio.program], &[], &window).await.unwrap().remove(&studio.program) else { continue };
        let shelf = elsewhere.reader().shelves(&[studio.program], None, None).await.unwrap().remove(&studio.program).unwrap();
        // mostly the one that moves, or the one that users have
        let any = || all.rows[turn as usize % all.rows.len()].1.clone();
        let live = || all.rows.iter().map(|(_, it)| it).find(|it| matches!(it.state, VersionState::Released { .. } | VersionState::Suspended { .. })).cloned();
        let moving = match random.random_range(0..4) {
            0 | 1 => shelf.holder().cloned(),
            2 => live(),
            _ => None,
        };
        let Version { id: version, number, .. } = moving.unwrap_or_else(any);
        match random.random_range(0..12) {
            0 => studio.house.turn().await,
            1 | 4 | 5 => {
                look(&studio, [&studio.admin, &studio.developer, &studio.reviewer, &studio.operator][random.random_range(0..4)], &version.to_string()).await
            }
            2 => give_role(&studio, if random.random_bool(0.5) { "ADMIN" } else { "DEVELOPER" }).await,
            3 => {
                let query = format!("{{ version(id: \"{version}\") {{ review {{ id }} }} }}");
                let round = studio.house.ask(&second, &query).await.data["version"]["review"]["id"].clone();
                let verb = if random.random_bool(0.4) { "claimReview" } else { "unclaimReview" };
                let kind = format!("{}{}", verb[..1].to_uppercase(), &verb[1..]);
                let query = format!("mutation($i: {kind}Input!) {{ {verb}(input: $i) {{ userErrors {{ code }} }} }}");
                if round.is_string() {
                    studio.house.ask_with(&second, &query, json!({ "i": { "id": round } })).await;
                }
            }
            _ => {}
        }
        let shelf = elsewhere.reader().shelves(&[studio.program], None, None).await.unwrap().remove(&studio.program).unwrap();
        let mut draw = || {
            let (target, intent) = match random.random_range(0..30) {
                0 => (Target::Program(studio.program), Intent::Plain(Step::RollBack)),
                1 => (Target::Program(studio.program), Intent::Plain(Step::TakeDown)),
                _ => (Target::Version(version), step(&mut random, number)),
            };
            let expected_revision = match random.random_range(0..8) {
                0 => Some(shelf.revision - 1),
                1 | 2 => Some(shelf.revision),
                _ if matches!(intent, Intent::Submit { .. }) => Some(shelf.revision),
                _ => None,
            };
            (&people[random.random_range(0..people.len())], Asked { target, intent, expected_revision, dry_run: true })
        };
        let (mut caller, mut asked) = draw();
        let mut decided = outcome(&other, caller, &asked, &reader).await;
        // mostly something that can be done, so that walks get somewhere
        for _ in 0..if turn % 4 == 0 { 0 } else { 40 } {
            if decided.is_ok() {
                break;
            }
            (caller, asked) = draw();
            decided = outcome(&other, caller, &asked, &reader).await;
        }
        asked.dry_run = false;
        let here = random.random_bool(0.7);
        let before = studio.house.database.statements();
        let became = outcome(if here { &studio.house.app } else { &other }, caller, &asked, &reader).await;
        assert_eq!(became, decided, "{turn}: {asked:?} by {:?}", caller.actor);
        let Ok(happened) = became else { continue };
        taken += 1;
        let moves = happened[2]["moves"].as_array().unwrap().len() as u64;
        let written = match &asked.intent {
            // its round is closed with it
            Intent::Plain(Step::Approve | Step::Withdraw) => 3 + moves,
            Intent::Plain(Step::StartGray { .. } | Step::AdjustGray { .. } | Step::EndGray | Step::Publish | Step::Suspend { .. } | Step::Reinstate) => {
                2 + moves
            }
            _ => continue,
        };
        // PostgreSQL takes them all at once where their order does not matter
        let written = if moves == 1 && matches!(studio.house.address, Address::Postgres(_)) { 1 } else { written };
        if here && matches!(asked.target, Target::Version(_)) {
            if studio.house.database.statements() - before == written { at_hand += 1 } else { read += 1 }
        }
    }
    println!("{taken} steps were taken; of those by version {at_hand} on what was at hand, {read} were not");
    assert!(taken > 150 && at_hand > 20 && read > 20);
    elsewhere.close().await;
}

/// Each step says what stood before it: of steps taken at once, on two instances that both keep shelves, none is decided on what was over.
#[tokio::test]
async fn of_steps_at_once_on_two_instances_each_follows_the_one_before() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "GRAY").await;
    let elsewhere = Database::open(&studio.house.address, false).await.unwrap();
    let other = studio.house.instance(&elsewhere, Endpoints::default());
    let admin = call(&studio.admin, Channel::Mobile, &[]);
    let mut percents = (2_000u16..).map(|percent| f64::from(percent) / 100.0);
    let (mut before, mut standing) = (studio.revision().await, None);
    for round in 0..60 {
        hears(&studio.house);
        other.pulse().hear(Instant::now());
        if round % 5 == 0 {
            studio.house.turn().await;
        }
        let steps = [&studio.house.app, &other, &studio.house.app, &other].map(|app| {
            let step = Intent::Plain(Step::AdjustGray { percent: percents.next().unwrap() });
            let asked = Asked { target: Target::Version(version.parse().unwrap()), intent: step, expected_revision: None, dry_run: false };
            app.take_step(&admin, asked)
        });
        let mut events: Vec<_> = futures_util::future::join_all(steps).await.into_iter().map(|taken| taken.unwrap().event).collect();
        events.sort_by_key(|event| event.sequence);
        for event in events {
            assert_eq!(event.sequence, before + 1);
            before = event.sequence;
            assert!(standing.is_none() || event.details.percent_before == standing, "{round}: {event:?} after {standing:?}");
            standing = event.details.percent;
        }
    }
    assert_eq!(studio.revision().await, before);
    elsewhere.close().await;
}
