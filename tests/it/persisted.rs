//! Persisted documents: known by a hash once they were sent, or imported, or the only ones that are executed.

use axum::{
    body::Body,
    http::{Request, header},
};
use devcenter::{
    domain::persisted::{Manifested, PersistedMode},
    gateway::Rules,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::house::{House, Person, Reply};

const TAGS: &str = "query Tags { tags { slug } }";
const NEWS: &str = "{ news { totalCount } }";

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn apq(text: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash(text) } })
}

async fn house(mode: PersistedMode, manifests: Vec<Manifested>) -> House {
    House::with(Rules { persisted: Some(mode), manifests, ..Rules::default() }).await
}

async fn post(house: &House, body: Value) -> Reply {
    house.send(&Person::anonymous(), "POST", "/graphql", body.to_string().into_bytes(), "application/json").await
}

async fn get(house: &House, parameters: &[(&str, &str)]) -> Reply {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    house.send(&Person::anonymous(), "GET", &format!("/graphql?{query}"), Vec::new(), "").await
}

fn code(reply: &Reply) -> String {
    reply.json()["errors"][0]["extensions"]["code"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_document_is_known_by_its_hash_once_it_was_sent() {
    let house = house(PersistedMode::Allow, Vec::new()).await;
    let unknown = post(&house, json!({ "extensions": apq(TAGS) })).await;
    assert_eq!((unknown.status.as_u16(), code(&unknown).as_str()), (400, "PERSISTED_QUERY_NOT_FOUND"));
    assert_eq!(unknown.json()["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(post(&house, json!({ "query": TAGS, "extensions": apq(TAGS) })).await.json(), json!({ "data": { "tags": [] } }));
    for reply in [
        post(&house, json!({ "extensions": apq(TAGS) })).await,
        post(&house, json!({ "extensions": apq(TAGS), "operationName": "Tags" })).await,
        post(&house, json!({ "documentId": format!("sha256:{}", hash(TAGS)) })).await,
        post(&house, json!({ "documentId": hash(TAGS).to_uppercase() })).await,
        get(&house, &[("extensions", &apq(TAGS).to_string())]).await,
        get(&house, &[("documentId", &format!("sha256:{}", hash(TAGS)))]).await,
    ] {
        assert_eq!(reply.json(), json!({ "data": { "tags": [] } }));
    }
    // what was sent without its hash is not kept
    post(&house, json!({ "query": NEWS })).await;
    assert_eq!(code(&post(&house, json!({ "extensions": apq(NEWS) })).await), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn a_hash_stands_for_nothing_else() {
    let house = house(PersistedMode::Allow, Vec::new()).await;
    for (body, expected) in [
        (json!({ "query": NEWS, "extensions": apq(TAGS) }), "BAD_USER_INPUT"),
        (json!({ "extensions": { "persistedQuery": { "version": 2, "sha256Hash": hash(TAGS) } } }), "BAD_USER_INPUT"),
        (json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "short" } } }), "BAD_USER_INPUT"),
        (json!({ "extensions": { "persistedQuery": [] } }), "BAD_USER_INPUT"),
        (json!({ "query": TAGS, "documentId": "x" }), "BAD_USER_INPUT"),
        (json!({ "documentId": "" }), "BAD_USER_INPUT"),
        (json!({ "documentId": "x".repeat(256) }), "BAD_USER_INPUT"),
        (json!({ "documentId": "x' OR '1'='1" }), "PERSISTED_QUERY_NOT_FOUND"),
        (json!({ "extensions": { "other": 1 } }), "BAD_USER_INPUT"),
    ] {
        let reply = post(&house, body.clone()).await;
        assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (400, expected), "{body}");
    }
    // what is not valid is not learnt, and never a mutation by GET
    post(&house, json!({ "query": "{ nope }", "extensions": apq("{ nope }") })).await;
    assert_eq!(code(&post(&house, json!({ "extensions": apq("{ nope }") })).await), "PERSISTED_QUERY_NOT_FOUND");
    let mutation = "mutation { markNotificationsRead(input: {}) { unread } }";
    post(&house, json!({ "query": mutation, "extensions": apq(mutation) })).await;
    let refused = get(&house, &[("documentId", &hash(mutation))]).await;
    assert_eq!((refused.status.as_u16(), refused.header("allow"), code(&refused).as_str()), (405, "POST", "BAD_USER_INPUT"));
}

#[tokio::test]
async fn where_they_are_off_the_text_has_to_be_sent() {
    let house = house(PersistedMode::Off, Vec::new()).await;
    assert!(post(&house, json!({ "query": TAGS, "extensions": apq(TAGS) })).await.json()["data"].is_object());
    let refused = post(&house, json!({ "extensions": apq(TAGS) })).await;
    assert_eq!((code(&refused).as_str(), &refused.json()["errors"][0]["message"]), ("PERSISTED_QUERY_NOT_SUPPORTED", &json!("PersistedQueryNotSupported")));
    assert_eq!(code(&post(&house, json!({ "documentId": hash(TAGS) })).await), "PERSISTED_QUERY_NOT_SUPPORTED");
}

#[tokio::test]
async fn where_they_are_required_nothing_else_is_executed() {
    let house = house(PersistedMode::Require, vec![Manifested { id: "tags-1".into(), text: TAGS.into() }]).await;
    for body in
        [json!({ "documentId": "tags-1" }), json!({ "documentId": hash(TAGS) }), json!({ "query": TAGS }), json!({ "query": TAGS, "extensions": apq(TAGS) })]
    {
        assert_eq!(post(&house, body.clone()).await.json(), json!({ "data": { "tags": [] } }), "{body}");
    }
    for body in [json!({ "query": NEWS }), json!({ "query": NEWS, "extensions": apq(NEWS) }), json!({ "query": format!("{TAGS} ") })] {
        let reply = post(&house, body.clone()).await;
        assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (400, "PERSISTED_QUERY_REQUIRED"), "{body}");
    }
    // nothing was learnt from it
    assert_eq!(code(&post(&house, json!({ "extensions": apq(NEWS) })).await), "PERSISTED_QUERY_NOT_FOUND");
    // on every door
    let stream = Request::post("/graphql")
        .header(header::ACCEPT, "text/event-stream")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({ "query": NEWS }).to_string()))
        .unwrap();
    let told = String::from_utf8(house.raw(stream).await.body).unwrap();
    assert!(told.contains("PERSISTED_QUERY_REQUIRED"), "{told}");
}

#[tokio::test]
async fn imported_documents_are_kept_by_their_ids() {
    let house = house(PersistedMode::Require, Vec::new()).await;
    let document = |id: &str, text: &str| Manifested { id: id.into(), text: text.into() };
    assert_eq!(house.app.import_documents("one.json", &[document("a", TAGS), document("b", NEWS)]).await.unwrap(), 2);
    assert!(post(&house, json!({ "documentId": "a" })).await.json()["data"]["tags"].is_array());
    assert!(post(&house, json!({ "documentId": "b" })).await.json()["data"]["news"].is_object());
    assert!(post(&house, json!({ "query": NEWS })).await.json()["data"]["news"].is_object());
    // an id keeps its meaning
    assert_eq!(house.app.import_documents("two.json", &[document("a", NEWS), document("c", TAGS)]).await.unwrap(), 1);
    assert!(post(&house, json!({ "documentId": "a" })).await.json()["data"]["tags"].is_array());
    assert_eq!(house.database.reader().persisted_ids().await.unwrap(), ["a", "b", "c"]);
    assert!(house.app.remove_document("b").await.unwrap());
    assert!(!house.app.remove_document("b").await.unwrap());
    // a look at the table for the first, none for the next
    let before = house.database.statements();
    for _ in 0..3 {
        post(&house, json!({ "documentId": "c" })).await;
    }
    assert_eq!(house.database.statements() - before, 1 + 3);
}
