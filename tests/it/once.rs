//! Messages that are the same for everyone are executed and written once, and are what each reader would have been told alone.

use std::{net::Ipv4Addr, time::Duration};

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

async fn follow(house: &House, gateway: &Gateway, person: &Person, query: &str, variables: Value) -> Messages {
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

fn plain(house: &House) -> Gateway {
    Gateway::new(house.app.clone(), house.database.reader(), Rules { plain: true, ..Rules::default() })
}

fn quick(house: &House) -> Gateway {
    Gateway::new(house.app.clone(), house.database.reader(), Rules::default())
}

const EVERYTHING: &str = "subscription All($p: ID!, $after: String) { told: programEvents(programId: $p, after: $after) { __typename cursor place: position event { ...Facts moves { __typename versionId number from to } } } } \
     fragment Facts on Event { id sequence kind at role channel percent percentBefore reason memberRole agreementNumber by { __typename id name } member { id called: name } ... on Event { twice: kind } }";
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

/// Readers of a program, and what one step of it costs in statements until all of them have heard.
async fn cost(studio: &Studio, gateway: &Gateway, readers: usize, number: &str) -> u64 {
    let house = &studio.house;
    let query = "subscription($p: ID!) { programEvents(programId: $p) { event { kind by { name } } } }";
    let (mut all, begun) = (Vec::new(), house.app.feed().state().begun);
    for _ in 0..readers {
        all.push(follow(house, gateway, &studio.developer, query, json!({ "p": studio.program })).await);
    }
    seat(studio, begun, &mut all).await;
    studio.upload(number).await;
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
    let one = cost(&studio, &quick, 1, "1.0.0").await;
    assert_eq!(cost(&studio, &quick, 8, "1.0.1").await, one, "eight readers cost as much as one");
    assert_eq!(cost(&studio, &plain, 8, "1.0.2").await, one + 7, "alone each asks who it was");
}
