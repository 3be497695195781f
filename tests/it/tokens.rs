//! Access tokens through the API: made with scopes, listed, rotated, revoked; and their text, which is shown once.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use devcenter::{
    app::TokenTerms,
    domain::{
        actor::{Channel, PlatformRole},
        scope::Scopes,
    },
};
use serde_json::{Value, json};

use crate::house::{Answer, House, Person};

const TOKEN: &str =
    "token { id name scopes channel createdAt expiresAt rotatedAt formerTextUntil lastUsedAt revokedAt current } secret userErrors { code field }";

async fn make(house: &House, who: &Person, input: Value) -> Answer {
    house.ask_with(who, &format!("mutation($input: CreateTokenInput!) {{ createToken(input: $input) {{ {TOKEN} }} }}"), json!({ "input": input })).await
}

async fn take(house: &House, who: &Person, mutation: &str, id: &str) -> Value {
    let fields = if mutation == "rotateToken" { TOKEN } else { "token { id revokedAt } userErrors { code field }" };
    let answer = house.ask(who, &format!("mutation {{ {mutation}(input: {{tokenId: \"{id}\"}}) {{ {fields} }} }}")).await;
    if answer.errors.is_empty() { answer.data[mutation].clone() } else { json!(answer.code()) }
}

async fn works(house: &House, person: &Person, secret: &str) -> bool {
    let bearer = Person { token: Some(secret.to_owned()), ..person.clone() };
    house.ask(&bearer, "{ viewer { channel } }").await.status == StatusCode::OK
}

#[tokio::test]
async fn a_token_is_made_listed_rotated_and_revoked() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let browser = house.in_browser(&person, Channel::Desktop).await;
    let made = make(&house, &browser, json!({ "name": " ci ", "scopes": ["DEVELOP"], "channel": "SERVICE", "days": 10 })).await.data["createToken"].clone();
    let secret = made["secret"].as_str().unwrap().to_owned();
    let id = made["token"]["id"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("dct_") && id.starts_with("token_"));
    assert_eq!(
        made["token"],
        json!({ "id": id, "name": "ci", "scopes": ["DEVELOP"], "channel": "SERVICE", "createdAt": "2026-11-22T08:00:00.000Z", "expiresAt": "2026-12-02T08:00:00.000Z",
            "rotatedAt": null, "formerTextUntil": null, "lastUsedAt": null, "revokedAt": null, "current": false })
    );
    house.clock.advance_millis(5 * 86_400_000);
    let rotated = take(&house, &browser, "rotateToken", &id).await;
    let second = rotated["secret"].as_str().unwrap().to_owned();
    assert_eq!(
        (&rotated["token"]["expiresAt"], &rotated["token"]["formerTextUntil"]),
        (&json!("2026-12-07T08:00:00.000Z"), &json!("2026-11-27T09:00:00.000Z"))
    );
    assert!(works(&house, &person, &secret).await && works(&house, &person, &second).await, "both, for an hour");
    house.clock.advance_millis(3_600_000);
    assert!(!works(&house, &person, &secret).await && works(&house, &person, &second).await);
    let revoked = take(&house, &browser, "revokeToken", &id).await;
    assert_eq!(revoked["token"]["revokedAt"], "2026-11-27T09:00:00.000Z");
    assert!(!works(&house, &person, &second).await);
    assert_eq!(take(&house, &browser, "revokeToken", &id).await["userErrors"], json!([{ "code": "NO_CHANGE", "field": null }]));
    assert_eq!(take(&house, &browser, "rotateToken", &id).await["userErrors"][0]["code"], "NOT_FOUND");
    // seen for a while yet
    let list = house.ask(&browser, "{ viewer { tokens { id revokedAt } } }").await.data["viewer"]["tokens"].clone();
    assert!(list.as_array().unwrap().iter().any(|token| token["id"] == id.as_str() && token["revokedAt"].is_string()), "{list}");
}

#[tokio::test]
async fn nobody_gives_a_token_more_than_they_have() {
    let house = House::new().await;
    let person = house.person(&[PlatformRole::PlatformAdmin]).await;
    let browser = house.in_browser(&person, Channel::Desktop).await;
    let errors = |answer: &Answer| answer.data["createToken"]["userErrors"].clone();
    let small = make(&house, &browser, json!({ "name": "small", "scopes": ["DEVELOP", "ACCOUNT"] })).await.data["createToken"].clone();
    let small_id = small["token"]["id"].as_str().unwrap().to_owned();
    let small = Person { token: small["secret"].as_str().map(str::to_owned), ..person.clone() };
    assert_eq!(errors(&make(&house, &small, json!({ "name": "x", "scopes": ["DEVELOP"] })).await), json!([]));
    for scopes in [json!(["READ"]), json!(["ADMINISTER"]), json!(["DEVELOP", "EDIT"]), json!(["RESOLVE"])] {
        assert_eq!(
            errors(&make(&house, &small, json!({ "name": "x", "scopes": scopes })).await),
            json!([{ "code": "INVALID_INPUT", "field": ["input", "scopes"] }])
        );
    }
    // nor by giving another of theirs a new text
    let big = make(&house, &browser, json!({ "name": "big", "scopes": ["ADMINISTER"] })).await.data["createToken"]["token"]["id"].as_str().unwrap().to_owned();
    assert_eq!(take(&house, &small, "rotateToken", &big).await["userErrors"], json!([{ "code": "INVALID_INPUT", "field": ["input", "tokenId"] }]));
    assert_eq!(take(&house, &small, "rotateToken", &small_id).await["userErrors"], json!([]));
    // without ACCOUNT there are no tokens at all
    let plain =
        make(&house, &browser, json!({ "name": "plain", "scopes": ["READ", "DEVELOP", "REVIEW", "EDIT", "AUDIT"] })).await.data["createToken"]["secret"]
            .clone();
    let plain = Person { token: plain.as_str().map(str::to_owned), ..person.clone() };
    let refused = make(&house, &plain, json!({ "name": "x", "scopes": ["READ"] })).await;
    assert_eq!(refused.code(), "FORBIDDEN");
    assert!(refused.errors[0]["message"].as_str().unwrap().contains("ACCOUNT"), "{refused:?}");
    assert_eq!(house.ask(&plain, "{ viewer { tokens { id } } }").await.code(), "FORBIDDEN");
    // the host app's is for those who run the platform to make, and goes alone
    for (scopes, code) in [(json!(["RESOLVE"]), json!([])), (json!(["RESOLVE", "READ"]), json!([{ "code": "INVALID_INPUT", "field": ["input", "scopes"] }]))] {
        assert_eq!(errors(&make(&house, &browser, json!({ "name": "host", "scopes": scopes })).await), code);
    }
    let developer = house.in_browser(&house.person(&[]).await, Channel::Desktop).await;
    assert_eq!(errors(&make(&house, &developer, json!({ "name": "x", "scopes": ["RESOLVE"] })).await)[0]["field"], json!(["input", "scopes"]));
    for (input, field) in [
        (json!({ "name": " ", "scopes": ["READ"] }), "name"),
        (json!({ "name": "x", "scopes": [] }), "scopes"),
        (json!({ "name": "x", "scopes": ["READ"], "days": 366 }), "days"),
        (json!({ "name": "x", "scopes": ["READ"], "days": 0 }), "days"),
    ] {
        assert_eq!(errors(&make(&house, &browser, input).await)[0]["field"], json!(["input", field]));
    }
}

#[tokio::test]
async fn anothers_token_is_not_there_but_for_those_who_run_the_platform() {
    let house = House::new().await;
    let (person, other) = (house.person(&[]).await, house.person(&[]).await);
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    let token = house.app.create_token(person.account.unwrap(), "x", Channel::Cli, 1).await.unwrap();
    let id = token.id.to_string();
    for mutation in ["rotateToken", "revokeToken"] {
        assert_eq!(take(&house, &other, mutation, &id).await["userErrors"][0]["code"], "NOT_FOUND");
    }
    assert_eq!(take(&house, &operator, "rotateToken", &id).await["userErrors"][0]["code"], "NOT_FOUND", "its text is its owner's");
    assert_eq!(take(&house, &operator, "revokeToken", &id).await["userErrors"], json!([]));
    assert!(!works(&house, &person, token.secret.reveal()).await);
}

#[tokio::test]
async fn an_account_has_twenty_working_tokens_at_most() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let browser = house.in_browser(&person, Channel::Desktop).await;
    let made = futures_util::future::join_all((0..24).map(|_| make(&house, &browser, json!({ "name": "x", "scopes": ["READ"] })))).await;
    let codes: Vec<_> = made.iter().map(|answer| answer.data["createToken"]["userErrors"][0]["code"].as_str().unwrap_or_default()).collect();
    // the house made the first
    assert_eq!((codes.iter().filter(|code| code.is_empty()).count(), codes.iter().filter(|code| **code == "TOO_MANY_TOKENS").count()), (19, 5));
    let gone = made.iter().find_map(|answer| answer.data["createToken"]["token"]["id"].as_str()).unwrap();
    take(&house, &browser, "revokeToken", gone).await;
    assert_eq!(make(&house, &browser, json!({ "name": "x", "scopes": ["READ"] })).await.data["createToken"]["userErrors"], json!([]));
}

#[tokio::test]
async fn a_request_that_is_sent_again_makes_one_token_and_shows_its_text_once() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let send = || {
        let query = format!("mutation {{ createToken(input: {{name: \"ci\", scopes: [READ]}}) {{ {TOKEN} }} }}");
        let request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json").header("idempotency-key", "k1");
        house.raw(person.shows(request).body(Body::from(json!({ "query": query }).to_string())).unwrap())
    };
    let (first, again) = (send().await.json(), send().await.json());
    let secret = first["data"]["createToken"]["secret"].as_str().unwrap().to_owned();
    assert_eq!((&again["data"]["createToken"]["token"], &again["data"]["createToken"]["secret"]), (&first["data"]["createToken"]["token"], &Value::Null));
    let list = house.ask(&person, "{ viewer { tokens { name } } }").await.data["viewer"]["tokens"].clone();
    assert_eq!(list.as_array().unwrap().iter().filter(|token| token["name"] == "ci").count(), 1);
    // it lies nowhere: neither in the log nor among the replies that are kept
    let files = tempfile::tempdir().unwrap();
    let file = files.path().join("x.tar");
    house.turn().await;
    let premises = devcenter::app::backup::Premises {
        address: house.address.clone(),
        data: house.folder.path().to_owned(),
        objects: crate::house::objects(house.folder.path()),
    };
    premises.create(&file, devcenter::domain::timestamp::Timestamp::ZERO, &mut |_| {}).await.unwrap();
    let bytes = std::fs::read(&file).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("TOKEN_CREATED") && holds("\"k1\"") && !holds(&secret));
    assert!(works(&house, &person, &secret).await);
}

#[tokio::test]
async fn the_last_use_is_noted_now_and_then_and_off_the_path_of_requests() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let used = async || {
        house.app.flush_uses().await.unwrap();
        house.ask(&person, "{ viewer { tokens { lastUsedAt current } } }").await.data["viewer"]["tokens"][0].clone()
    };
    // the question itself is the first use
    assert_eq!(used().await, json!({ "lastUsedAt": null, "current": true }));
    assert_eq!(used().await["lastUsedAt"], "2026-11-22T08:00:00.000Z");
    house.clock.advance_millis(299_999);
    used().await;
    assert_eq!(used().await["lastUsedAt"], "2026-11-22T08:00:00.000Z", "less than five minutes are the same moment");
    house.clock.advance_millis(1);
    used().await;
    assert_eq!(used().await["lastUsedAt"], "2026-11-22T08:05:00.000Z");
    let before = house.database.statements();
    house.app.flush_uses().await.unwrap();
    assert_eq!(house.database.statements(), before, "nothing to write costs nothing");
}

#[tokio::test]
async fn a_token_reads_by_any_scope_and_writes_by_its_own() {
    let house = House::new().await;
    let person = house.person(&PlatformRole::ALL).await;
    let token = async |words: &str| {
        let terms = TokenTerms { name: words.into(), scopes: Scopes::parse(words).unwrap(), channel: Channel::Service, days: 1 };
        let secret = house.app.issue_token(person.account.unwrap(), &terms).await.unwrap().secret;
        Person { token: Some(secret.reveal().to_owned()), ..person.clone() }
    };
    let create = "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { userErrors { code } } }";
    for (scope, creates) in [("READ", false), ("DEVELOP", true), ("REVIEW", false), ("EDIT", false), ("AUDIT", false), ("ACCOUNT", false)] {
        let bearer = token(scope).await;
        let viewer = house.ask(&bearer, "{ viewer { scopes programs { totalCount } } programs { totalCount } }").await;
        assert_eq!((viewer.code(), &viewer.data["viewer"]["scopes"]), ("", &json!([scope])), "{viewer:?}");
        assert_eq!(house.ask(&bearer, create).await.code(), if creates { "" } else { "FORBIDDEN" }, "{scope}");
    }
    assert_eq!(house.ask(&token("RESOLVE").await, "{ viewer { scopes } }").await.data["viewer"], Value::Null);
}
