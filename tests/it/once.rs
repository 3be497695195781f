//! Messages that are the same for everyone are executed and written once, and are what each reader would have been told alone.

use std::{net::Ipv4Addr, sync::Arc, time::Duration};

use devcenter::{
    app::Proof,
    domain::{actor::Actor, id::ProgramId, locale::Locale},
    gateway::{Answer, Caller, Door, Gateway, Push, Question, Rules},
};
use futures_util::{FutureExt, StreamExt, future::join_all, stream::BoxStream};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    store_story::meddle,
    studio::Studio,
};

type Messages = BoxStream<'static, Push>;

async fn follow(house: &House, gateway: &Arc<Gateway>, person: &Person, query: &str, variables: Value) -> Messages {
    let actor = match &person.token {
        None => Actor::Anonymous,
        Some(token) => house.app.holder(&Proof::Bearer(token.clone())).await.unwrap().unwrap().actor,
    };
    let question: Question = serde_json::from_value(json!({ "query": query, "variables": variables })).unwrap();
    let address = Ipv4Addr::LOCALHOST.into();
    let caller = Caller { actor, address, credential: None, locale: Locale::default(), request_id: "the same".into(), key: None, resume: None };
    match gateway.answer(question, caller, Door::SOCKET).await.0 {
        Answer::Stream(messages) => messages,
        Answer::Refused { response, .. } => panic!("{query}: {:?}", response.errors),
        _ => panic!("{query}"),
    }
}

/// The next messages, as many as there have to be, or to the end: its text, where it stands in the log, and how it ends.
async fn heard(messages: &mut Messages, many: usize) -> Vec<(String, Option<i64>, bool, bool)> {
    let mut heard = Vec::new();
    while heard.len() < many {
        match tokio::time::timeout(Duration::from_secs(20), messages.next()).await.expect("one more message") {
            Some(push) => heard.push((push.json().into_owned(), push.position, push.last, push.right_lost)),
            None => break,
        }
    }
    heard
}

/// Lets streams begin until all of them are told what happens, as it happens: whoever was told one thing so has read what lay behind
/// their seat.
async fn seat<'m>(studio: &Studio, before: u64, messages: impl IntoIterator<Item = &'m mut Messages>) {
    let (house, mut messages) = (&studio.house, messages.into_iter().collect::<Vec<_>>());
    while house.app.feed().state().begun < before + messages.len() as u64 {
        for messages in &mut messages {
            assert!(messages.next().now_or_never().is_none(), "there is nothing to tell");
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    studio.update_info(json!({ "memo": format!("seated behind {before}") })).await;
    house.turn().await;
    for messages in &mut messages {
        assert_eq!(heard(messages, 1).await.len(), 1);
    }
}

fn plain(house: &House) -> Arc<Gateway> {
    Gateway::new(house.app.clone(), house.database.reader(), Rules { plain: true, ..Rules::default() })
}

fn quick(house: &House) -> Arc<Gateway> {
    Gateway::new(house.app.clone(), house.database.reader(), Rules::default())
}

const EVERYTHING: &str = "subscription All($p: ID!, $after: String) { told: programEvents(programId: $p, after: $after) { __typename cursor place: position event { ...Facts moves { __typename versionId number from to } } } } \
     fragment Facts on Event { id sequence kind at role channel percent percentBefore reason memberRole agreementNumber by { __typename id name } member { id called: name } ... on Event { twice: kind } }";
/// Everything that is told to all of them, of how things stand.
const WHOLE: &str = "fragment Facts on Event { id sequence kind at role channel percent reason memberRole agreementNumber moves { versionId number from to } by { id name } member { name } program { ...Product } } \
     fragment Product on Program { __typename id name slogan logo revision createdAt } \
     fragment Whole on Version { ... on Node { id } number state description uploadedAt grayed uploadedBy { name } program { ...Product } gray { percent since } release { since } \
        retirement { cause since } suspension { reason since was } timeline { kind by { name } } review { ...Round history { id decision } } submission { ...Given } } \
     fragment Round on Review { id decision decidedAt decidedBy { id name } findings { code message page severity evidence ruleUrl } submission { ...Given } version { number } program { id } } \
     fragment Given on Submission { submittedAt confirmedRevision agreementNumber submittedBy { name } \
        basicInfo { name slogan description versionDescription memo categories region locations phone email logo screenshots } }";

fn whole(root: &str, selected: &str) -> String {
    format!("{root} {{ cursor position {selected} }} }} {WHOLE}")
}

fn status() -> String {
    whole(
        "subscription($p: ID!, $v: ID, $after: String) { reviewStatus(programId: $p, versionId: $v, after: $after)",
        "version { ...Whole } event { ...Facts }",
    )
}

fn programs() -> String {
    whole("subscription($p: ID!, $after: String) { programEvents(programId: $p, after: $after)", "event { ...Facts version { ...Whole } }")
}

fn own() -> String {
    whole("subscription($after: String) { viewerEvents(after: $after)", "kind programId event { ...Facts version { ...Whole } }")
}

fn queue() -> String {
    let selected = "kind event { ...Facts } version { ...Whole } \
                    review { ...Round claim { by { name } until } submission { basicInfo { testAccount testPassword } } }";
    whole("subscription($after: String) { reviewQueueEvents(after: $after)", selected)
}

fn log() -> String {
    let selected = "id hash at kind role channel requestId subject name platformRole agreementNumber until reason scopes address attempt refusal \
                    by { id name } member { name } program { ...Product } version { ...Whole } event { ...Facts }";
    whole("subscription($after: String) { auditEvents(after: $after)", selected)
}

const ALONE: [&str; 4] = [
    "subscription($p: ID!) { programEvents(programId: $p) { event { sequence program { myRole } } } }",
    "subscription($p: ID!) { programEvents(programId: $p) { event { sequence version { availableActions { action refusal { code } } } } } }",
    "subscription($p: ID!) { programEvents(programId: $p) { event { sequence by { login } } } }",
    "subscription($p: ID!, $no: Boolean = false) { programEvents(programId: $p) { event { sequence kind @skip(if: $no) } } }",
];

#[tokio::test]
async fn every_reader_is_told_what_they_would_have_been_told_alone() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let (quick, plain) = (quick(house), plain(house));
    let people = [&studio.admin, &studio.developer, &studio.reviewer, &studio.operator];
    let begun = house.app.feed().state().begun;
    let mut pairs = Vec::new();
    for query in [EVERYTHING].iter().chain(&ALONE) {
        for person in people {
            let variables = json!({ "p": studio.program });
            pairs.push((follow(house, &quick, person, query, variables.clone()).await, follow(house, &plain, person, query, variables).await));
        }
    }
    seat(&studio, begun, pairs.iter_mut().flat_map(|(quickly, plainly)| [quickly, plainly])).await;
    // from the first event on
    let now = studio.revision().await as usize;
    for person in people {
        let variables = json!({ "p": studio.program, "after": "0" });
        let mut pair = (follow(house, &quick, person, EVERYTHING, variables.clone()).await, follow(house, &plain, person, EVERYTHING, variables).await);
        assert_eq!(heard(&mut pair.0, now).await, heard(&mut pair.1, now).await);
        pairs.push(pair);
    }
    let version = studio.version("1.0.0", "GRAY").await;
    studio.done(&studio.admin, "adjustGray", json!({ "versionId": version, "percent": 20 })).await;
    let second = studio.version("1.0.1", "DEVELOPMENT").await;
    studio.done(&studio.admin, "deleteVersion", json!({ "versionId": second, "number": "1.0.1" })).await;
    house.turn().await;
    let new = studio.revision().await as usize - now;
    assert_eq!(new, 7);
    for (place, (quickly, plainly)) in pairs.iter_mut().enumerate() {
        let quickly = heard(quickly, new).await;
        assert_eq!(quickly, heard(plainly, new).await, "{place}");
        assert!(quickly.iter().all(|it| it.0.contains("\"data\":{") && !it.0.contains("errors")), "{place}: {quickly:?}");
    }
    // who comes later is told by the names that people have then
    meddle(&house.address, "UPDATE account SET name = 'renamed'").await;
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let variables = json!({ "p": studio.program, "after": "0" });
    let mut late = follow(house, &quick, &studio.developer, EVERYTHING, variables.clone()).await;
    let mut plainly = follow(house, &plain, &studio.developer, EVERYTHING, variables).await;
    let late = heard(&mut late, now + new).await;
    assert_eq!(late, heard(&mut plainly, now + new).await);
    assert!(late.iter().skip(1).all(|it| it.0.contains("renamed")), "{late:?}");
}

#[tokio::test]
async fn it_ends_as_it_would_have_ended_alone() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let (quick, plain) = (quick(house), plain(house));
    let short = "subscription($p: ID!, $after: String) { programEvents(programId: $p, after: $after) { position event { kind } } }";
    let of = |program: &dyn ToString| json!({ "p": program.to_string() });
    let nowhere = ProgramId::from_bits(7);
    // never begun
    for (person, variables) in [
        (&studio.stranger, of(&studio.program)),
        (&studio.developer, of(&nowhere)),
        (&studio.host, of(&studio.program)),
        (&Person::anonymous(), of(&studio.program)),
        (&studio.developer, of(&"version_00000000000000000000000000")),
        (&studio.developer, json!({ "p": studio.program, "after": "no cursor" })),
        (&studio.developer, json!({ "p": studio.program, "after": "9999999.AAAAAAAAAAA" })),
    ] {
        let mut quickly = follow(house, &quick, person, short, variables.clone()).await;
        let mut plainly = follow(house, &plain, person, short, variables.clone()).await;
        let quickly = heard(&mut quickly, 2).await;
        assert_eq!(quickly, heard(&mut plainly, 2).await, "{variables}");
        assert!(quickly.len() == 1 && quickly[0].2 && quickly[0].0.contains("\"errors\""), "{quickly:?}");
    }
    // the right to see it is lost: what happened before is told, what happens after is not
    let (mut readers, begun) = (Vec::new(), house.app.feed().state().begun);
    for gateway in [&quick, &plain] {
        readers.push(follow(house, gateway, &studio.developer, short, of(&studio.program)).await);
    }
    seat(&studio, begun, &mut readers).await;
    studio.upload("1.0.0").await;
    let remove = format!(
        "mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{}\"}}) {{ userErrors {{ code }} }} }}",
        studio.program,
        studio.developer.account.unwrap()
    );
    assert_eq!(house.ask(&studio.admin, &remove).await.data["removeMember"]["userErrors"], json!([]));
    studio.upload_as(&studio.admin, "1.0.1").await;
    house.turn().await;
    let mut ends = Vec::new();
    for reader in &mut readers {
        ends.push(heard(reader, 3).await);
    }
    assert_eq!(ends[0], ends[1]);
    let (told, end) = ends[0].split_at(1);
    assert!(told[0].0.contains("VERSION_UPLOADED") && !told[0].2, "{told:?}");
    assert!(end.len() == 1 && end[0].0.contains("FORBIDDEN") && end[0].2 && end[0].3, "{end:?}");
    // a reader that is too slow, and a server that stops: each with the place to go on from
    let (mut slow, begun) = (Vec::new(), house.app.feed().state().begun);
    for gateway in [&quick, &plain] {
        slow.push(follow(house, gateway, &studio.admin, short, of(&studio.program)).await);
    }
    seat(&studio, begun, &mut slow).await;
    for memo in 0..100 {
        studio.update_info(json!({ "memo": format!("{memo}") })).await;
    }
    house.turn().await;
    for reader in &mut slow {
        let told = heard(reader, 200).await;
        let (end, told) = told.split_last().unwrap();
        assert!(end.2 && end.0.contains("SLOW_CONSUMER") && end.0.contains("\"cursor\""), "{end:?}");
        assert!(told.len() >= 60 && told.iter().all(|it| it.0.contains("BASIC_INFO_UPDATED")), "{}", told.len());
        assert_eq!(end.1, told.last().unwrap().1, "it goes on behind the last that was told");
    }
    let (mut last, begun) = (Vec::new(), house.app.feed().state().begun);
    for gateway in [&quick, &plain] {
        last.push(follow(house, gateway, &studio.admin, short, of(&studio.program)).await);
    }
    seat(&studio, begun, &mut last).await;
    house.app.feed().close();
    for reader in &mut last {
        let told = heard(reader, 2).await;
        assert!(told.len() == 1 && told[0].2 && told[0].0.contains("SHUTTING_DOWN") && told[0].0.contains("\"cursor\""), "{told:?}");
    }
}

/// One that has begun: with how things stand, or with an end, if it `tells` one at once.
async fn begin(studio: &Studio, gateway: &Arc<Gateway>, (person, query): (&Person, &str), tells: bool) -> (Messages, Vec<(String, Option<i64>, bool, bool)>) {
    let feed = studio.house.app.feed();
    let begun = feed.state().begun;
    let mut messages = follow(&studio.house, gateway, person, query, json!({ "p": studio.program })).await;
    if tells {
        let first = heard(&mut messages, 1).await;
        return (messages, first);
    }
    while feed.state().begun == begun {
        assert!(messages.next().now_or_never().is_none(), "there is nothing to tell");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    (messages, Vec::new())
}

async fn change(house: &House, person: &Person, mutation: &str, input: Value) {
    let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
    let answer = house
        .ask_with(person, &format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"), json!({ "input": input }))
        .await;
    assert_eq!(answer.data[mutation]["userErrors"], json!([]), "{answer:?}");
}

/// Reviews, a program, the queue, one's own programs and the log: everything in them, as each of those who follow would have been told
/// it alone.
#[tokio::test]
async fn how_things_stand_is_told_to_all_as_to_one() {
    let studio = Studio::new().await;
    let house = &studio.house;
    // with a round behind it
    let version = studio.version("1.0.0", "REJECTED").await;
    studio.done(&studio.admin, "returnVersionToDevelopment", json!({ "versionId": version })).await;
    house.turn().await;
    let (quick, plain) = (quick(house), plain(house));
    let (admin, developer, reviewer, operator, stranger) = (&studio.admin, &studio.developer, &studio.reviewer, &studio.operator, &studio.stranger);
    let mut followed = Vec::new();
    for (query, everyone) in [
        (status(), vec![(admin, Some(2)), (developer, Some(2)), (reviewer, Some(2)), (operator, Some(2)), (stranger, None)]),
        (programs(), vec![(admin, Some(7)), (developer, Some(7)), (reviewer, Some(7)), (operator, Some(7)), (stranger, None)]),
        (own(), vec![(admin, Some(7)), (developer, Some(7)), (reviewer, Some(0)), (operator, Some(0)), (stranger, Some(3))]),
        (queue(), vec![(admin, None), (reviewer, Some(3)), (operator, None)]),
        (log(), vec![(admin, None), (reviewer, None), (operator, Some(8))]),
    ] {
        for (person, expected) in everyone {
            let tells = expected.is_none() || query == status();
            let (quickly, first) = begin(&studio, &quick, (person, &query), tells).await;
            let (plainly, as_first) = begin(&studio, &plain, (person, &query), tells).await;
            assert_eq!(first, as_first);
            match expected {
                None => assert!(first[0].2, "{first:?}"),
                Some(expected) => followed.push(((quickly, plainly), expected)),
            }
        }
    }
    // everything that can happen to a round, and somebody who comes and goes
    studio.submit(&version).await;
    let round = house.ask(reviewer, &format!("{{ version(id: \"{version}\") {{ review {{ id }} }} }}")).await.data["version"]["review"]["id"].clone();
    change(house, reviewer, "claimReview", json!({ "id": round })).await;
    studio.approve(&version).await;
    studio.gray(&version, 12.5).await;
    let login = house.ask(stranger, "{ viewer { account { id login } } }").await.data["viewer"]["account"].clone();
    for (person, mutation, input) in [
        (admin, "inviteMember", json!({ "programId": studio.program, "login": login["login"], "role": "DEVELOPER" })),
        (stranger, "acceptInvitation", json!({ "programId": studio.program })),
        (admin, "removeMember", json!({ "programId": studio.program, "accountId": login["id"] })),
    ] {
        change(house, person, mutation, input).await;
    }
    studio.upload("1.0.2").await;
    house.turn().await;
    for (place, ((quickly, plainly), expected)) in followed.iter_mut().enumerate() {
        let quickly = heard(quickly, *expected).await;
        assert_eq!(quickly, heard(plainly, *expected).await, "{place}");
        assert!(quickly.len() == *expected && quickly.iter().all(|it| !it.2 && !it.0.contains("\"errors\"")), "{place}: {quickly:?}");
    }
    // what was told once is not told again when it stands otherwise
    let after = json!({ "p": studio.program, "after": "0" });
    for percent in [25, 50] {
        studio.done(admin, "adjustGray", json!({ "versionId": version, "percent": percent })).await;
        house.turn().await;
        let mut late = follow(house, &quick, developer, &programs(), after.clone()).await;
        let told = heard(&mut late, 6).await;
        let expected = format!("\"gray\":{{\"percent\":{percent},");
        assert!(told.iter().any(|it| it.0.contains(&expected)), "{expected} {told:?}");
        assert!(told.iter().all(|it| !it.0.contains("\"gray\":{") || it.0.contains(&expected)), "{expected} {told:?}");
    }
}

/// Whoever asked for it before something happened is told, though nobody looked at the stream meanwhile.
#[tokio::test]
async fn it_begins_where_it_was_asked_for() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let variables = json!({ "p": studio.program });
    // the feed has begun with this one
    let _first = begin(&studio, &quick(house), (&studio.admin, &programs()), false).await;
    let mut asked = follow(house, &quick(house), &studio.developer, EVERYTHING, variables).await;
    studio.upload("1.0.0").await;
    house.turn().await;
    assert!(heard(&mut asked, 1).await[0].0.contains("VERSION_UPLOADED"));
}

/// What cannot be made ends the stream, and whoever goes on from there gets it once it can be.
#[tokio::test]
async fn a_message_that_cannot_be_made_is_not_taken_for_told() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let mut ends = Vec::new();
    let mut readers = Vec::new();
    for gateway in [&quick(house), &plain(house)] {
        readers.push(begin(&studio, gateway, (&studio.developer, &status()), true).await.0);
    }
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    house.turn().await;
    for reader in &mut readers {
        assert_eq!(heard(reader, 1).await.len(), 1);
    }
    studio.done(&studio.admin, "withdrawVersion", json!({ "versionId": version })).await;
    meddle(&house.address, "ALTER TABLE version RENAME TO elsewhere").await;
    house.turn().await;
    for reader in &mut readers {
        ends.push(heard(reader, 2).await);
    }
    assert_eq!(ends[0], ends[1]);
    assert!(ends[0].len() == 1 && ends[0][0].2 && ends[0][0].0.contains("errors"), "{ends:?}");
}

/// Readers, and what a round of review costs in statements until all of them have heard of it.
async fn cost(studio: &Studio, gateway: &Arc<Gateway>, (reader, query): (&Person, &str), readers: usize) -> u64 {
    let house = &studio.house;
    let mut all = Vec::new();
    for _ in 0..readers {
        all.push(begin(studio, gateway, (reader, query), query.contains("reviewStatus")).await.0);
    }
    let version = studio.version(&format!("1.0.{}", house.app.feed().state().begun), "IN_REVIEW").await;
    house.turn().await;
    let position = Some(house.app.feed().state().position);
    for messages in &mut all {
        // all that happened so far
        while heard(messages, 1).await[0].1 != position {}
    }
    studio.done(&studio.admin, "withdrawVersion", json!({ "versionId": version })).await;
    let before = house.database.statements();
    house.turn().await;
    let heard = join_all(all.iter_mut().map(|messages| messages.next())).await;
    assert!(heard.into_iter().all(|push| push.unwrap().json().contains("\"name\":")));
    house.database.statements() - before
}

#[tokio::test]
async fn a_message_for_many_is_made_once() {
    let studio = Studio::new().await;
    let (quick, plain) = (quick(&studio.house), plain(&studio.house));
    studio.house.turn().await;
    for (reader, query) in [
        (&studio.developer, EVERYTHING),
        (&studio.developer, "subscription($p: ID!) { programEvents(programId: $p) { event { kind by { name } } } }"),
        (&studio.developer, "subscription($p: ID!) { reviewStatus(programId: $p) { version { state } event { kind by { name } } } }"),
        (&studio.developer, "subscription($p: ID!) { reviewStatus(programId: $p) { version { review { decision submission { submittedBy { name } } } } } }"),
    ] {
        let one = cost(&studio, &quick, (reader, query), 1).await;
        assert_eq!(cost(&studio, &quick, (reader, query), 8).await, one, "eight readers cost as much as one: {query}");
        assert!(cost(&studio, &plain, (reader, query), 8).await >= one + 7, "alone each asks: {query}");
    }
}

/// With everything in them that is taken for the same: none of it is found to be otherwise.
#[tokio::test]
async fn whatever_is_taken_for_the_same_is_made_once() {
    let studio = Studio::new().await;
    let (quick, plain) = (quick(&studio.house), plain(&studio.house));
    studio.house.turn().await;
    // how many things are looked up by one statement varies, so that a message costs some more or less; alone, each of seven more asks
    for (reader, query) in [
        (&studio.developer, &status()),
        (&studio.developer, &programs()),
        (&studio.developer, &own()),
        (&studio.reviewer, &queue()),
        (&studio.operator, &log()),
    ] {
        let one = cost(&studio, &quick, (reader, query), 1).await;
        let (quickly, plainly) = (cost(&studio, &quick, (reader, query), 8).await, cost(&studio, &plain, (reader, query), 8).await);
        assert!(quickly < one + 7 && plainly > one + 14, "{one}, together {quickly}, alone {plainly}: {query}");
    }
}
