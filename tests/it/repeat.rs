//! Requests that are sent again under the same `Idempotency-Key`.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use devcenter::{
    app::{Before, Call, Failure},
    domain::actor::{Actor, Channel, PlatformRole},
    store::StoreError,
};
use serde_json::{Value, json};

use crate::{
    house::{House, Person, Reply},
    kept::hears,
    store_story::meddle,
    studio::Studio,
};

async fn send(house: &House, person: &Person, key: &str, query: &str, variables: Value) -> Reply {
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .header("accept-language", person.language)
        .header("authorization", format!("Bearer {}", person.token.clone().unwrap()))
        .header("idempotency-key", key);
    // as a server does: what is known is at hand
    hears(house);
    house.raw(request.body(Body::from(json!({ "query": query, "variables": variables }).to_string())).unwrap()).await
}

fn replayed(reply: &Reply) -> bool {
    reply.header("idempotent-replayed") == "true"
}

const CREATE: &str =
    "mutation($name: String!) { createProgram(input: {name: $name, slogan: \"到店扫码即点即取\"}) { program { id name } userErrors { code } } }";

async fn programs(house: &House, person: &Person) -> i64 {
    house.ask(person, "{ viewer { programs { totalCount } } }").await.data["viewer"]["programs"]["totalCount"].as_i64().unwrap()
}

#[tokio::test]
async fn the_first_reply_is_given_again_and_nothing_happens_twice() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let first = send(&house, &person, "k1", CREATE, json!({ "name": "我的小店" })).await;
    assert_eq!((first.status, replayed(&first)), (StatusCode::OK, false));
    for _ in 0..3 {
        let again = send(&house, &person, "k1", CREATE, json!({ "name": "我的小店" })).await;
        assert_eq!((again.status, replayed(&again), &again.body), (StatusCode::OK, true, &first.body));
    }
    assert_eq!(programs(&house, &person).await, 1);
    // a refusal is a reply as well
    let refused = send(&house, &person, "k2", CREATE, json!({ "name": "x" })).await;
    let again = send(&house, &person, "k2", CREATE, json!({ "name": "x" })).await;
    assert_eq!((replayed(&again), &again.body), (true, &refused.body));
    assert_eq!(again.json()["data"]["createProgram"]["userErrors"][0]["code"], "INVALID_INPUT");
    // another request under the key is refused, and changes nothing
    for (query, variables) in [(CREATE.to_owned(), json!({ "name": "另一家店" })), (CREATE.replace("id name", "id"), json!({ "name": "我的小店" }))] {
        let other = send(&house, &person, "k1", &query, variables).await;
        assert_eq!((other.status, &other.json()["errors"][0]["extensions"]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("IDEMPOTENCY_KEY_REUSED")));
        assert!(other.json().get("data").is_none());
    }
    assert_eq!(programs(&house, &person).await, 1);
    // somebody else's key of the same name is another key
    let other = house.person(&[]).await;
    assert!(!replayed(&send(&house, &other, "k1", CREATE, json!({ "name": "另一家店" })).await));
    // after a day it is forgotten, swept up or not
    for (round, sweep) in [false, true].into_iter().enumerate() {
        house.clock.advance_millis(86_400_000);
        if sweep {
            house.app.sweep().await;
        }
        assert!(!replayed(&send(&house, &person, "k1", CREATE, json!({ "name": "我的小店" })).await));
        assert_eq!(programs(&house, &person).await, 2 + round as i64);
    }
}

#[tokio::test]
async fn at_once_it_happens_once() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    for round in 0..10 {
        let key = format!("key-{round}");
        let sends = (0..6).map(|_| send(&house, &person, &key, CREATE, json!({ "name": "我的小店" })));
        let replies = futures_util::future::join_all(sends).await;
        let fresh = replies.iter().filter(|reply| reply.status == StatusCode::OK && !replayed(reply)).count();
        assert_eq!(fresh, 1, "round {round}");
        for reply in &replies {
            let running = reply.status == StatusCode::CONFLICT && reply.json()["errors"][0]["extensions"]["code"] == "IDEMPOTENCY_KEY_IN_USE";
            assert!(reply.status == StatusCode::OK || running, "{}", reply.json());
        }
        assert_eq!(programs(&house, &person).await, round + 1);
    }
}

/// Forgets the reply, as if the server had died between the change and its answer; the lease is over.
async fn lose_reply(house: &House) {
    house.app.settle_replies().await;
    meddle(&house.address, "UPDATE idempotency SET status = NULL, reply = NULL, lease_until = 0").await;
}

#[tokio::test]
async fn a_change_whose_reply_was_lost_is_answered_from_what_it_led_to() {
    let studio = Studio::new().await;
    let (house, admin) = (&studio.house, &studio.admin);
    // every kind of change
    let program = send(house, admin, "a", CREATE, json!({ "name": "我的小店" })).await.json();
    lose_reply(house).await;
    assert_eq!(send(house, admin, "a", CREATE, json!({ "name": "我的小店" })).await.json()["data"], program["data"]);
    assert_eq!(programs(house, admin).await, 2);

    let ticket = "mutation($p: ID!) { createUpload(input: {programId: $p}) { upload { id expiresAt } userErrors { code } } }";
    let first = send(house, &studio.developer, "b", ticket, json!({ "p": studio.program })).await.json();
    lose_reply(house).await;
    assert_eq!(send(house, &studio.developer, "b", ticket, json!({ "p": studio.program })).await.json()["data"], first["data"]);

    let version = studio.version("1.0.0", "APPROVED").await;
    let gray = "mutation($v: ID!) { startGray(input: {versionId: $v, percent: 10}) { version { state } event { id kind sequence } effect { moves { from to } } userErrors { code } } }";
    let first = send(house, admin, "c", gray, json!({ "v": version })).await.json();
    assert_eq!(first["data"]["startGray"]["event"]["kind"], "GRAY_STARTED");
    let revision = studio.revision().await;
    lose_reply(house).await;
    let again = send(house, admin, "c", gray, json!({ "v": version })).await;
    assert_eq!((replayed(&again), &again.json()["data"]), (false, &first["data"]));
    assert_eq!(studio.revision().await, revision);
    // and from now on the reply is kept again
    let third = send(house, admin, "c", gray, json!({ "v": version })).await;
    assert!(replayed(&third));

    let delete = "mutation($v: ID!) { deleteVersion(input: {versionId: $v, number: \"1.0.1\"}) { deletedVersionId event { kind } userErrors { code } } }";
    let gone = studio.upload("1.0.1").await;
    let first = send(house, admin, "d", delete, json!({ "v": gone })).await.json();
    lose_reply(house).await;
    assert_eq!(send(house, admin, "d", delete, json!({ "v": gone })).await.json()["data"], first["data"], "what is gone is told to be gone, not to be missing");

    let invite = "mutation($p: ID!) { inviteMember(input: {programId: $p, login: \"person-7\", role: DEVELOPER}) { event { id kind } userErrors { code } } }";
    let first = send(house, admin, "e", invite, json!({ "p": studio.program })).await.json();
    lose_reply(house).await;
    assert_eq!(send(house, admin, "e", invite, json!({ "p": studio.program })).await.json()["data"], first["data"]);

    let agreement = "mutation { publishAgreement(input: {title: \"t\", body: \"b\"}) { agreement { number } userErrors { code } } }";
    let first = send(house, &studio.operator, "f", agreement, json!({})).await.json();
    assert_eq!(first["data"]["publishAgreement"]["agreement"]["number"], json!(2));
    lose_reply(house).await;
    assert_eq!(send(house, &studio.operator, "f", agreement, json!({})).await.json()["data"], first["data"]);

    let label = "mutation { saveNewsCategory(input: {slug: \"x\", name: \"x\"}) { category { id } userErrors { code } } }";
    let category = send(house, &studio.editor, "g", label, json!({})).await.json()["data"]["saveNewsCategory"]["category"]["id"].clone();
    let news = "mutation($c: ID!) { createNews(input: {title: \"t\", categoryId: $c}) { entry { id } userErrors { code } } }";
    let first = send(house, &studio.editor, "h", news, json!({ "c": category })).await.json();
    lose_reply(house).await;
    assert_eq!(send(house, &studio.editor, "h", news, json!({ "c": category })).await.json()["data"], first["data"]);
    let entries = house.ask(&studio.editor, "{ entries { totalCount } }").await;
    assert_eq!(entries.data["entries"]["totalCount"], json!(1));
}

#[tokio::test]
async fn an_attempt_that_died_before_its_change_may_be_made_again() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let first = send(&house, &person, "k", CREATE, json!({ "name": "我的小店" })).await;
    assert_eq!(first.status, StatusCode::OK);
    house.app.settle_replies().await;
    // as if it had died before the change: no outcome, and the lease still running
    meddle(&house.address, "UPDATE idempotency SET status = NULL, reply = NULL, outcome = NULL").await;
    let waiting = send(&house, &person, "k", CREATE, json!({ "name": "我的小店" })).await;
    assert_eq!((waiting.status, waiting.header("retry-after")), (StatusCode::CONFLICT, "1"));
    house.clock.advance_millis(5_000);
    let again = send(&house, &person, "k", CREATE, json!({ "name": "我的小店" })).await;
    assert_eq!((again.status, replayed(&again)), (StatusCode::OK, false));
    assert_eq!(programs(&house, &person).await, 2);
}

#[tokio::test]
async fn an_attempt_that_was_overtaken_cannot_settle_any_more() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let account = person.account.unwrap();
    let actor = Actor::Person { account, roles: Vec::new(), channel: Channel::Desktop, scopes: devcenter::domain::scope::Scopes::FULL };
    let call = || Call::new(actor.clone(), "request").under(&house.app, account, "key", &[7; 32]);
    let slow = house.app.hold_key(&call()).await.expect("the key is free");
    let other = call();
    assert!(matches!(house.app.hold_key(&other).await, Err(Failure::Repeated)));
    assert!(matches!(other.before(), Some(Before::UnderWay)));
    house.clock.advance_millis(5_000);
    let fast = house.app.hold_key(&call()).await.expect("the lease is over");
    let made = house.app.create_program(&fast, "我的小店", "到店扫码即点即取").await.unwrap();
    // the first one was only slow, and wants to go on
    let late = house.app.create_program(&slow, "我的小店", "到店扫码即点即取").await;
    assert!(matches!(late, Err(Failure::Store(StoreError::KeyLost))), "{late:?}");
    assert_eq!(programs(&house, &person).await, 1);
    // neither can it take the key or its outcome away
    house.app.end(slow.held().unwrap(), None).await;
    house.clock.advance_millis(5_000);
    let again = house.app.hold_key(&call()).await.expect("answered from what it led to");
    assert_eq!(house.app.create_program(&again, "我的小店", "到店扫码即点即取").await.unwrap(), made);
}

const WIDEN: &str = "mutation($v: ID!, $to: Percent!, $dry: Boolean = false) { adjustGray(input: {versionId: $v, percent: $to, dryRun: $dry}) { version { gray { percent } } event { id sequence } userErrors { code } } }";

/// Steps kept in the log of a program, and refused attempts beside them.
async fn logged(studio: &Studio) -> (usize, usize) {
    studio.house.app.turn_feed().await.unwrap();
    let log = studio.house.ask(&studio.operator, "{ auditLog(last: 100) { nodes { kind } } }").await;
    let kinds: Vec<String> = log.data["auditLog"]["nodes"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap().to_owned()).collect();
    let of = |kind: &str| kinds.iter().filter(|it| *it == kind).count();
    (of("GRAY_ADJUSTED"), of("STEP_REFUSED"))
}

#[tokio::test]
async fn a_step_takes_its_key_with_what_it_writes() {
    let studio = Studio::new().await;
    let (house, admin) = (&studio.house, &studio.admin);
    let version = studio.version("1.0.0", "GRAY").await;
    let widen = |key: &'static str, to: f64| send(house, admin, key, WIDEN, json!({ "v": version, "to": to }));
    // at once, again and again: it happens once
    for (round, key) in ["a", "b", "c", "d"].into_iter().enumerate() {
        let replies = futures_util::future::join_all((0..6).map(|_| widen(key, 20.0 + round as f64))).await;
        assert_eq!(replies.iter().filter(|it| it.status == StatusCode::OK && !replayed(it)).count(), 1, "round {round}");
        let first = replies.iter().find(|it| it.status == StatusCode::OK && !replayed(it)).unwrap();
        assert_eq!(first.json()["data"]["adjustGray"]["userErrors"], json!([]));
        for reply in &replies {
            assert!(reply.body == first.body || reply.status == StatusCode::CONFLICT, "{}", reply.json());
        }
        house.app.settle_replies().await;
        let again = widen(key, 20.0 + round as f64).await;
        assert_eq!((replayed(&again), &again.body), (true, &first.body));
    }
    assert_eq!(logged(&studio).await, (4, 0));
    // long after others have gone on from there
    let first = widen("a", 20.0).await;
    assert!(replayed(&first));
    assert_eq!(first.json()["data"]["adjustGray"]["version"]["gray"]["percent"].as_f64(), Some(20.0));
    // another request under the key changes nothing, whether it could be done or not
    for to in [50.0, 23.0] {
        let other = widen("a", to).await;
        assert_eq!((other.status, &other.json()["errors"][0]["extensions"]["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("IDEMPOTENCY_KEY_REUSED")));
    }
    assert_eq!(logged(&studio).await, (4, 0));
    // a refusal is a reply as well, and is kept in the log once
    let refused = widen("e", 23.0).await;
    assert_eq!(refused.json()["data"]["adjustGray"]["userErrors"][0]["code"], "NO_CHANGE");
    for _ in 0..2 {
        let again = widen("e", 23.0).await;
        assert_eq!((replayed(&again), &again.body), (true, &refused.body));
    }
    assert_eq!(logged(&studio).await, (4, 1));
    // what was only asked about is answered the same afterwards, and leaves no trace
    let dry = json!({ "v": version, "to": 60.0, "dry": true });
    let asked = send(house, admin, "f", WIDEN, dry.clone()).await;
    assert_eq!(asked.json()["data"]["adjustGray"]["event"], json!(null));
    assert_eq!(widen("g", 60.0).await.json()["data"]["adjustGray"]["userErrors"], json!([]));
    let again = send(house, admin, "f", WIDEN, dry).await;
    assert_eq!((replayed(&again), &again.body), (true, &asked.body));
    // the day after, the key is as good as new
    house.clock.advance_millis(86_400_000);
    let anew = widen("a", 20.0).await;
    assert!(!replayed(&anew) && anew.json()["data"]["adjustGray"]["userErrors"] == json!([]));
    assert_eq!(logged(&studio).await, (6, 1));
}

#[tokio::test]
async fn keys_have_a_shape_and_a_place() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    for key in ["", &"k".repeat(256)] {
        assert_eq!(send(&house, &person, key, CREATE, json!({ "name": "我的小店" })).await.status, StatusCode::BAD_REQUEST);
    }
    assert_eq!(send(&house, &person, &"k".repeat(255), CREATE, json!({ "name": "我的小店" })).await.status, StatusCode::OK);
    // a question is asked again each time
    for _ in 0..2 {
        let reply = send(&house, &person, "q", "{ viewer { roles } }", json!({})).await;
        assert_eq!((reply.status, replayed(&reply)), (StatusCode::OK, false));
    }
    // whole or not at all: one root field
    let two = "mutation { a: createProgram(input: {name: \"我的小店\", slogan: \"到店扫码即点即取\"}) { program { id } } b: createProgram(input: {name: \"我的小店\", slogan: \"到店扫码即点即取\"}) { program { id } } }";
    assert_eq!(send(&house, &person, "t", two, json!({})).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(programs(&house, &person).await, 1);
    // one that could not be validated holds no key
    assert_eq!(send(&house, &person, "v", "mutation { noSuchThing { id } }", json!({})).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(send(&house, &person, "v", CREATE, json!({ "name": "我的小店" })).await.status, StatusCode::OK);
    // neither does one that was not allowed
    let forbidden = "mutation { publishAgreement(input: {title: \"t\", body: \"b\"}) { userErrors { code } } }";
    let reply = send(&house, &person, "f", forbidden, json!({})).await;
    assert_eq!(reply.json()["errors"][0]["extensions"]["code"], "FORBIDDEN");
    house.app.set_role(person.account.unwrap(), PlatformRole::PlatformAdmin, true).await.unwrap();
    let allowed = send(&house, &person, "f", forbidden, json!({})).await;
    assert_eq!((replayed(&allowed), &allowed.json()["data"]["publishAgreement"]["userErrors"]), (false, &json!([])));
}
