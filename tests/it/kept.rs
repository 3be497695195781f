//! What is kept in memory is never older than the log: at once where it was changed, soon elsewhere.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use devcenter::{
    app::{Endpoints, clock::Clock},
    domain::actor::PlatformRole,
    gateway::Rules,
    store::Database,
};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    studio::Studio,
};

/// As if the log had just been read to its end: without that nothing is kept. Nothing is read, so that what counts at once is counted by who did it.
pub fn hears(house: &House) {
    house.app.pulse().hear(Instant::now());
}

/// What is asked a hundred times costs nothing.
async fn costs_nothing(house: &House, asked: impl AsyncFn()) {
    let before = house.database.statements();
    for _ in 0..100 {
        hears(house);
        asked().await;
    }
    assert_eq!(house.database.statements() - before, 0);
}

/// Lets the house hear what happens, as a server does.
async fn listening(house: &House) {
    tokio::spawn(house.app.clone().run_feed());
    assert!(soon(async || house.app.pulse().hears()).await);
}

async fn soon(happened: impl AsyncFn() -> bool) -> bool {
    for _ in 0..200 {
        if happened().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

async fn number(studio: &Studio) -> Value {
    let query = format!("{{ resolveVersion(programId: \"{}\", userKey: \"somebody\") {{ version {{ number }} }} }}", studio.program);
    studio.house.ask(&studio.host, &query).await.data["resolveVersion"]["version"]["number"].clone()
}

#[tokio::test]
async fn which_version_a_user_gets_costs_no_statement_and_follows_each_step_at_once() {
    let studio = Studio::new().await;
    hears(&studio.house);
    assert_eq!(number(&studio).await, Value::Null);
    studio.version("1.0.0", "RELEASED").await;
    assert_eq!(number(&studio).await, "1.0.0");
    studio.version("1.1.0", "RELEASED").await;
    assert_eq!(number(&studio).await, "1.1.0");
    costs_nothing(&studio.house, async || assert_eq!(number(&studio).await, "1.1.0")).await;
    studio.done(&studio.desktop, "rollBackProgram", json!({ "programId": studio.program })).await;
    assert_eq!(number(&studio).await, "1.0.0");
    // who joins is in the gray from then on, and who leaves no longer
    let gray = studio.version("1.2.0", "GRAY").await;
    let of = async |person: &str| {
        let query = format!("{{ resolveVersion(programId: \"{}\", userKey: \"{person}\") {{ reason }} }}", studio.program);
        studio.house.ask(&studio.host, &query).await.data["resolveVersion"]["reason"].clone()
    };
    assert_eq!(of("user-1").await, "GRAY_MEMBER");
    let developer = studio.developer.account.unwrap().to_string();
    studio
        .house
        .ask_with(
            &studio.admin,
            "mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { userErrors { message } } }",
            json!({ "input": { "programId": studio.program, "accountId": developer } }),
        )
        .await;
    assert_ne!(of("user-1").await, "GRAY_MEMBER", "{gray}");
}

#[tokio::test]
async fn who_loses_a_role_or_a_token_has_lost_it_at_once() {
    let house = House::new().await;
    hears(&house);
    let (operator, editor) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[PlatformRole::Editor]).await);
    let entries = async |person: &Person| house.ask(person, "{ entries { totalCount } }").await;
    assert!(entries(&editor).await.errors.is_empty());
    costs_nothing(&house, async || assert!(house.ask(&editor, "{ __typename }").await.errors.is_empty())).await;
    let step = json!({ "input": { "accountId": editor.account.unwrap().to_string(), "role": "EDITOR" } });
    let withdrawn = house.ask_with(&operator, "mutation ($input: WithdrawRoleInput!) { withdrawRole(input: $input) { userErrors { message } } }", step).await;
    assert!(withdrawn.errors.is_empty() && withdrawn.data["withdrawRole"]["userErrors"] == json!([]), "{withdrawn:?}");
    assert_eq!(entries(&editor).await.code(), "FORBIDDEN");
    // and the account itself
    let disable = json!({ "input": { "accountId": editor.account.unwrap().to_string() } });
    let disabled =
        house.ask_with(&operator, "mutation ($input: DisableAccountInput!) { disableAccount(input: $input) { userErrors { message } } }", disable).await;
    assert!(disabled.errors.is_empty(), "{disabled:?}");
    assert_eq!(house.ask(&editor, "{ viewer { channel } }").await.code(), "UNAUTHENTICATED");
}

#[tokio::test]
async fn what_another_instance_did_is_heard_of_soon() {
    let studio = Studio::new().await;
    let house = &studio.house;
    listening(house).await;
    studio.version("1.0.0", "RELEASED").await;
    studio.version("1.1.0", "RELEASED").await;
    assert_eq!(number(&studio).await, "1.1.0");
    let editor = house.person(&[PlatformRole::Editor]).await;
    assert!(house.ask(&editor, "{ entries { totalCount } }").await.errors.is_empty());
    let elsewhere = Database::open(&house.address, false).await.unwrap();
    let other = house.instance(&elsewhere, Endpoints::default());
    assert!(other.set_role(editor.account.unwrap(), PlatformRole::Editor, false).await.unwrap());
    assert!(soon(async || house.ask(&editor, "{ entries { totalCount } }").await.code() == "FORBIDDEN").await);
}

#[tokio::test]
async fn a_renamed_label_is_shown_at_once() {
    let (house, editor) = House::with_editor().await;
    hears(&house);
    house.news(&editor, "one").await;
    let name = async || {
        house.ask(&Person::anonymous(), "{ news { nodes { category { slug name } tags { name } } } }").await.data["news"]["nodes"][0]["category"].clone()
    };
    let shown = name().await;
    let slug = shown["slug"].as_str().unwrap();
    let renamed = house
        .ask_with(
            &editor,
            "mutation ($input: SaveCategoryInput!) { saveNewsCategory(input: $input) { userErrors { message } } }",
            json!({ "input": { "slug": slug, "name": "renamed" } }),
        )
        .await;
    assert!(renamed.errors.is_empty() && renamed.data["saveNewsCategory"]["userErrors"] == json!([]), "{renamed:?}");
    assert_eq!(name().await["name"], "renamed");
}

/// What everybody is shown, in one question.
const HOME: &str = "query Home($first: Int) { news(first: $first) { nodes { title category { name } } } cases { nodes { title } } }";

/// A house that keeps answers, heard by nobody yet, with an editor.
async fn keeping() -> (House, Person) {
    let house = House::with(Rules { response_cache_bytes: 1 << 20, ..Rules::default() }).await;
    let editor = house.person(&[PlatformRole::Editor]).await;
    house.save_labels(&editor, "名").await;
    (house, editor)
}

async fn shown(house: &House) -> Vec<String> {
    hears(house);
    asked(house).await
}

async fn asked(house: &House) -> Vec<String> {
    let data = house.ask_with(&Person::anonymous(), HOME, json!({ "first": 3 })).await.data;
    data["news"]["nodes"].as_array().unwrap().iter().map(|news| news["title"].as_str().unwrap().to_owned()).collect()
}

/// In a minute.
async fn schedule(house: &House, editor: &Person, id: &str) {
    let at = house.clock.now().plus_millis(60_000).rfc3339();
    let scheduled = house.act(editor, "scheduleContent", json!({ "id": id, "at": at })).await;
    assert_eq!(scheduled["userErrors"], json!([]));
}

#[tokio::test]
async fn what_is_the_same_for_everyone_costs_no_statement_and_follows_an_editor_at_once() {
    let (house, editor) = keeping().await;
    hears(&house);
    let one = house.news(&editor, "one").await;
    assert_eq!(shown(&house).await, ["one"]);
    costs_nothing(&house, async || assert_eq!(shown(&house).await, ["one"])).await;
    // other variables are another question
    assert_eq!(house.ask_with(&Person::anonymous(), HOME, json!({ "first": 0 })).await.code(), "INVALID_PAGE");
    house.clock.advance_millis(1_000);
    let two = house.news(&editor, "two").await;
    assert_eq!(shown(&house).await, ["two", "one"]);
    house.act(&editor, "pinContent", json!({ "id": one })).await;
    assert_eq!(shown(&house).await, ["one", "two"]);
    house.act(&editor, "updateNews", json!({ "id": two, "title": "zwei" })).await;
    assert_eq!(shown(&house).await, ["one", "two"], "a draft is nobody else's");
    house.publish(&editor, &two).await;
    assert_eq!(shown(&house).await, ["one", "zwei"]);
    house.act(&editor, "archiveContent", json!({ "id": one })).await;
    assert_eq!(shown(&house).await, ["zwei"]);
    // at its time, not before
    let three = house.news_draft(&editor, "three").await;
    schedule(&house, &editor, &three).await;
    assert_eq!(shown(&house).await, ["zwei"]);
    house.clock.advance_millis(60_000);
    assert_eq!(house.app.release_due().await.unwrap(), 1);
    assert_eq!(shown(&house).await, ["three", "zwei"]);
}

#[tokio::test]
async fn what_an_editor_did_elsewhere_is_shown_when_the_log_is_read_and_nothing_is_kept_by_who_does_not_hear() {
    let (house, editor) = keeping().await;
    house.news(&editor, "one").await;
    // deaf, it asks each time
    let before = house.database.statements();
    for _ in 0..10 {
        asked(&house).await;
    }
    assert!(house.database.statements() - before >= 10);
    house.turn().await;
    let two = house.news_draft(&editor, "two").await;
    schedule(&house, &editor, &two).await;
    assert_eq!(shown(&house).await, ["one"]);
    let elsewhere = Database::open(&house.address, false).await.unwrap();
    let other = house.instance(&elsewhere, Endpoints::default());
    house.clock.advance_millis(60_000);
    assert_eq!(other.release_due().await.unwrap(), 1);
    let before = house.app.pulse().content();
    house.turn().await;
    assert!(house.app.pulse().content() > before);
    assert_eq!(shown(&house).await, ["two", "one"]);
}

#[tokio::test]
async fn what_is_the_same_for_everyone_is_asked_for_again_by_its_tag() {
    let (house, editor) = keeping().await;
    house.news(&editor, "one").await;
    let get = async |query: &str, person: &Person, known: Option<&str>| {
        let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("query", query).finish();
        let mut request = person.shows(Request::get(format!("/graphql?{query}")).header(header::ACCEPT, "application/graphql-response+json"));
        if let Some(known) = known {
            request = request.header(header::IF_NONE_MATCH, known);
        }
        house.raw(request.body(Body::empty()).unwrap()).await
    };
    let tag = |reply: &crate::house::Reply| reply.headers.get(header::ETAG).map(|tag| tag.to_str().unwrap().to_owned());
    let reader = Person::anonymous();
    let whole = get(HOME, &reader, None).await;
    let first = tag(&whole).unwrap();
    assert_eq!((whole.status, &whole.headers[header::CACHE_CONTROL]), (StatusCode::OK, &"no-cache".parse().unwrap()));
    let same = get(HOME, &editor, Some(&first)).await;
    assert_eq!((same.status, same.body.len(), tag(&same)), (StatusCode::NOT_MODIFIED, 0, Some(first.clone())));
    assert_eq!((&same.headers[header::CACHE_CONTROL], same.headers.get(header::CONTENT_TYPE)), (&"no-cache".parse().unwrap(), None));
    house.news(&editor, "two").await;
    let other = get(HOME, &reader, Some(&first)).await;
    assert_eq!(other.status, StatusCode::OK);
    assert_ne!(tag(&other).unwrap(), first);
    // what is somebody's own is nobody else's, and kept nowhere
    let own = get("{ viewer { programs { nodes { id } } } }", &editor, None).await;
    assert_eq!((own.status, tag(&own), &own.headers[header::CACHE_CONTROL]), (StatusCode::OK, None, &"no-store".parse().unwrap()));
}
