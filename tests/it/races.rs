//! Many people at once on one program: of steps that exclude each other exactly one is taken, and the invariants hold.

use devcenter::{
    domain::{actor::Channel, gray::resolve, page::PageArguments, shelf::Shelf},
    store::read::VERSION_ORDER,
};
use serde_json::{Value, json};

use crate::{kept::hears, studio::Studio};

/// What the database says of a program, checked against every invariant of a shelf.
async fn flaws(studio: &Studio) -> Vec<String> {
    let reader = studio.house.database.reader();
    let shelf = reader.shelves(&[studio.program], None, None).await.unwrap().remove(&studio.program).unwrap();
    // the last hundred versions, retired ones included
    let window = PageArguments { first: Some(100), ..PageArguments::default() }.window(VERSION_ORDER).unwrap();
    let all = reader.version_pages(&[studio.program], &[], &window).await.unwrap().remove(&studio.program).unwrap();
    let whole = Shelf { versions: all.rows.into_iter().map(|(_, version)| version).collect(), ..shelf.clone() };
    let mut flaws = whole.flaws();
    let query = format!("{{ program(id: \"{}\") {{ revision events(last: 100) {{ totalCount nodes {{ sequence }} }} }} }}", studio.program);
    let answer = studio.house.ask(&studio.operator, &query).await;
    let program = &answer.data["program"];
    let sequences: Vec<i64> = program["events"]["nodes"].as_array().unwrap().iter().map(|event| event["sequence"].as_i64().unwrap()).collect();
    let last = program["revision"].as_i64().unwrap();
    let dense: Vec<i64> = (last - sequences.len() as i64 + 1..=last).collect();
    if program["events"]["totalCount"] != json!(last) || sequences != dense {
        flaws.push(format!("events {sequences:?} of {} do not end in revision {last}", program["events"]["totalCount"]));
    }
    // what the host app is told is what the shelf says
    let view = reader.live_program(studio.program).await.unwrap().unwrap();
    let told = resolve(&view.live, "u1", false).version;
    let live = [shelf.gray(), shelf.released()].into_iter().flatten().map(|version| version.id).collect::<Vec<_>>();
    if told.is_some_and(|version| !live.contains(&version)) {
        flaws.push("a user gets what is not live".to_owned());
    }
    flaws
}

/// The program's revision and the state of a version, at one moment.
async fn look(studio: &Studio, version: &str) -> (i64, String) {
    let query = format!("{{ version(id: \"{version}\") {{ state program {{ revision }} }} }}");
    let found = studio.house.ask(&studio.operator, &query).await.data["version"].clone();
    (found["program"]["revision"].as_i64().unwrap(), found["state"].as_str().unwrap().to_owned())
}

/// Whether a step was taken; anything but a refusal fails the test.
fn taken(payload: &Value) -> bool {
    match payload["userErrors"][0]["code"].as_str() {
        None => true,
        Some("WRONG_STATE" | "GRAY_IN_PROGRESS" | "NO_CHANGE" | "STALE_REVISION" | "NO_PREVIOUS_RELEASE" | "NOTHING_RELEASED" | "SLOT_TAKEN") => false,
        Some(other) => panic!("{other}: {payload}"),
    }
}

#[tokio::test]
async fn a_thousand_races_of_publish_roll_back_and_gray_have_one_winner_each() {
    let studio = Studio::new().await;
    let desktop = studio.house.elsewhere(&studio.admin, Channel::Desktop).await;
    studio.version("1.0.0", "RELEASED").await;
    studio.version("1.0.1", "RELEASED").await;
    let mut races = 0;
    let mut winners = std::collections::BTreeMap::new();
    let mut number = 2;
    while races < 1_000 {
        let gray = studio.version(&format!("1.0.{number}"), "GRAY").await;
        number += 1;
        // as long as the version is in gray or approved, several people pull at it with the same revision before their eyes
        let (mut revision, _) = look(&studio, &gray).await;
        for _ in 0..25 {
            let (admin, program) = (&studio.admin, studio.program);
            let percent = 20 + races % 50;
            // as a server does: the shelf that the last race left is at hand, and whoever comes first has the best chances
            hears(&studio.house);
            let mut steps = [
                ("publishVersion", admin, json!({ "versionId": gray, "expectedRevision": revision })),
                ("rollBackProgram", &desktop, json!({ "programId": program, "expectedRevision": revision })),
                ("adjustGray", admin, json!({ "versionId": gray, "percent": percent, "expectedRevision": revision })),
                ("endGray", &desktop, json!({ "versionId": gray, "expectedRevision": revision })),
                ("startGray", admin, json!({ "versionId": gray, "percent": percent, "expectedRevision": revision })),
            ];
            steps.rotate_left(races % 5);
            let steps = steps.map(async |(step, person, input)| (step, studio.take(person, step, input).await));
            let outcomes = futures_util::future::join_all(steps).await;
            let won: Vec<&str> = outcomes.iter().filter(|(_, payload)| taken(payload)).map(|(step, _)| *step).collect();
            assert_eq!(won.len(), 1, "race {races}: {won:?}");
            *winners.entry(won[0]).or_insert(0) += 1;
            races += 1;
            let (now, state) = look(&studio, &gray).await;
            assert_eq!(now, revision + 1);
            revision = now;
            if state == "RELEASED" {
                break;
            }
        }
        assert_eq!(flaws(&studio).await, Vec::<String>::new(), "after {races} races");
        if look(&studio, &gray).await.1 != "RELEASED" {
            studio.done(&studio.admin, "publishVersion", json!({ "versionId": gray })).await;
        }
    }
    println!("{races} races, won by {winners:?}");
    assert!(winners.len() >= 4, "a race that the same step always wins is none: {winners:?}");
}

#[tokio::test]
async fn steps_without_an_expected_revision_are_decided_afresh_until_they_are_taken_or_refused() {
    let studio = Studio::new().await;
    // uploads do not exclude each other: all of them come in, one after the other
    let mut tickets = Vec::new();
    for place in 0..10 {
        let ticket = studio.ticket(&studio.developer).await;
        studio.put(&studio.developer, &ticket, crate::studio::package(&format!("{place}"))).await;
        tickets.push(ticket);
    }
    // numbers must rise, so that most orders refuse some; the one that is highest always comes in
    let finishes = tickets
        .iter()
        .enumerate()
        .map(|(place, ticket)| studio.take(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": format!("1.0.{place}") })));
    let payloads = futures_util::future::join_all(finishes).await;
    for payload in &payloads {
        let code = payload["userErrors"][0]["code"].as_str().unwrap_or_default();
        assert!(["", "NUMBER_NOT_RISING"].contains(&code), "{payload}");
    }
    assert_eq!(payloads[9]["userErrors"], json!([]));
    assert_eq!(flaws(&studio).await, Vec::<String>::new());
}

#[tokio::test]
async fn one_of_many_submissions_takes_the_slot() {
    let studio = Studio::new().await;
    let mut versions = Vec::new();
    for number in 0..6 {
        versions.push(studio.upload(&format!("1.0.{number}")).await);
    }
    let revision = studio.revision().await;
    let submits = versions
        .iter()
        .map(|version| studio.take(&studio.admin, "submitVersion", json!({ "versionId": version, "expectedRevision": revision, "agreementNumber": 1 })));
    let payloads = futures_util::future::join_all(submits).await;
    let codes: Vec<&str> = payloads.iter().map(|payload| payload["userErrors"][0]["code"].as_str().unwrap_or_default()).collect();
    assert_eq!(codes.iter().filter(|code| code.is_empty()).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| ["", "SLOT_TAKEN", "STALE_CONFIRMATION"].contains(code)), "{codes:?}");
    assert_eq!(flaws(&studio).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_verdict_and_a_withdrawal_exclude_each_other() {
    let studio = Studio::new().await;
    let version = studio.upload("1.0.0").await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..40 {
        studio.submit(&version).await;
        let (withdrawn, approved, rejected) = tokio::join!(
            studio.take(&studio.admin, "withdrawVersion", json!({ "versionId": version })),
            studio.take(&studio.reviewer, "approveVersion", json!({ "versionId": version })),
            studio.take(&studio.reviewer, "rejectVersion", json!({ "versionId": version, "findings": [crate::studio::finding()] })),
        );
        let won = [&withdrawn, &approved, &rejected].iter().filter(|payload| taken(payload)).count();
        assert_eq!(won, 1, "{withdrawn} {approved} {rejected}");
        let state = studio.state(&version).await;
        if state != "DEVELOPMENT" {
            studio.done(&studio.admin, "returnVersionToDevelopment", json!({ "versionId": version })).await;
        }
        seen.insert(state);
        assert_eq!(flaws(&studio).await, Vec::<String>::new());
    }
    assert!(seen.len() >= 2, "{seen:?}");
}
