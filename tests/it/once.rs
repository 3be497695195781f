//! Messages that are the same for everyone are executed and written once, and are what each reader would have been told alone.

use std::{net::Ipv4Addr, time::Duration};

use devcenter::{
    app::Proof,
    domain::{actor::Actor, id::ProgramId, locale::Locale},
    gateway::{Answer, Caller, Door, Gateway, Push, Question, Rules},
};
use futures_util::{StreamExt, future::join_all, stream::BoxStream};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
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

/// As far as a reader gets without waiting: its text, where it stands in the log, and how it ends.
async fn heard(messages: &mut Messages) -> Vec<(String, Option<i64>, bool, bool)> {
    let mut heard = Vec::new();
    // what is not there within this time is not there
    while let Ok(Some(push)) = tokio::time::timeout(Duration::from_millis(150), messages.next()).await {
        heard.push((push.json().into_owned(), push.position, push.last, push.right_lost));
    }
    heard
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
    let mut pairs = Vec::new();
    for query in [EVERYTHING].iter().chain(&ALONE) {
        for person in people {
            let variables = json!({ "p": studio.program });
            pairs.push((follow(house, &quick, person, query, variables.clone()).await, follow(house, &plain, person, query, variables).await));
        }
    }
    // from the first event on
    for person in people {
        let variables = json!({ "p": studio.program, "after": "0" });
        pairs.push((follow(house, &quick, person, EVERYTHING, variables.clone()).await, follow(house, &plain, person, EVERYTHING, variables).await));
    }
    // all of them are seated, or have read what lies behind them
    let mut told = Vec::new();
    for (quickly, plainly) in &mut pairs {
        let (quickly, plainly) = tokio::join!(heard(quickly), heard(plainly));
        assert_eq!(quickly, plainly);
        told.push(quickly.len());
    }
    assert!(told.iter().any(|it| *it >= 3), "{told:?}");
    let version = studio.version("1.0.0", "GRAY").await;
    studio.done(&studio.admin, "adjustGray", json!({ "versionId": version, "percent": 20 })).await;
    let rejected = studio.version("1.0.1", "DEVELOPMENT").await;
    studio.done(&studio.admin, "deleteVersion", json!({ "versionId": rejected, "number": "1.0.1" })).await;
    house.turn().await;
    for (place, (quickly, plainly)) in pairs.iter_mut().enumerate() {
        let (quickly, plainly) = tokio::join!(heard(quickly), heard(plainly));
        assert_eq!(quickly, plainly, "{place}");
        assert!(quickly.len() >= 7, "{place}: {quickly:?}");
    }
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
        let (quickly, plainly) = tokio::join!(heard(&mut quickly), heard(&mut plainly));
        assert_eq!(quickly, plainly, "{variables}");
        assert!(quickly.len() == 1 && quickly[0].2 && quickly[0].0.contains("\"errors\""), "{quickly:?}");
    }
    // the right to see it is lost: what happened before is told, what happens after is not
    let mut readers = Vec::new();
    for gateway in [&quick, &plain] {
        readers.push(follow(house, gateway, &studio.developer, short, of(&studio.program)).await);
        assert_eq!(heard(readers.last_mut().unwrap()).await, []);
    }
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
        ends.push(heard(reader).await);
    }
    assert_eq!(ends[0], ends[1]);
    let (told, end) = ends[0].split_at(1);
    assert!(told[0].0.contains("VERSION_UPLOADED") && !told[0].2, "{told:?}");
    assert!(end.len() == 1 && end[0].0.contains("FORBIDDEN") && end[0].2 && end[0].3, "{end:?}");
    // a reader that is too slow, and a server that stops: each with the place to go on from
    let mut slow = Vec::new();
    for gateway in [&quick, &plain] {
        slow.push(follow(house, gateway, &studio.admin, short, of(&studio.program)).await);
        assert_eq!(heard(slow.last_mut().unwrap()).await, []);
    }
    house.app.feed().close();
    for reader in &mut slow {
        let end = tokio::time::timeout(Duration::from_secs(10), reader.next()).await.unwrap().unwrap();
        assert!(end.last && end.json().contains("SHUTTING_DOWN") && end.json().contains("\"cursor\""), "{}", end.json());
    }
}

/// Readers of a program, and what one step of it costs in statements until all of them have heard.
async fn cost(studio: &Studio, gateway: &Gateway, readers: usize, number: &str) -> u64 {
    let house = &studio.house;
    let query = "subscription($p: ID!) { programEvents(programId: $p) { event { kind by { name } } } }";
    let mut all = Vec::new();
    for _ in 0..readers {
        let mut messages = follow(house, gateway, &studio.developer, query, json!({ "p": studio.program })).await;
        assert_eq!(heard(&mut messages).await, []);
        all.push(messages);
    }
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
