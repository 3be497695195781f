//! People, as admins of the platform manage them.

use axum::http::StatusCode;
use devcenter::domain::actor::{Channel, PlatformRole};
use serde_json::{Value, json};

use crate::house::{House, PASSWORD, Person};

const PROFILE: &str = "profile { account { id name } login roles disabledAt hasPassword identities { issuer subject } } userErrors { code field }";

async fn act(house: &House, who: &Person, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
    let answer =
        house.ask_with(who, &format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {PROFILE} }} }}"), json!({ "input": input })).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    answer.data[mutation].clone()
}

#[tokio::test]
async fn an_admin_makes_somebody_known_and_they_set_their_password_by_a_link() {
    let house = House::new().await;
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    let made = act(&house, &operator, "createAccount", json!({ "login": "ben", "name": "Ben", "roles": ["REVIEWER"] })).await;
    let id = made["profile"]["account"]["id"].as_str().unwrap().to_owned();
    assert_eq!((&made["profile"]["roles"], &made["profile"]["hasPassword"]), (&json!(["REVIEWER"]), &json!(false)));
    for (input, field) in [
        (json!({ "login": "ben", "name": "Ben" }), "login"),
        (json!({ "login": "Ben Ben", "name": "Ben" }), "login"),
        (json!({ "login": "x", "name": "" }), "name"),
        (json!({ "login": "x", "name": "x", "userKey": "user-0" }), "userKey"),
    ] {
        assert_eq!(act(&house, &operator, "createAccount", input).await["userErrors"], json!([{ "code": "INVALID_INPUT", "field": ["input", field] }]));
    }
    let link = async || {
        let query = format!("mutation {{ createSignInLink(input: {{accountId: \"{id}\"}}) {{ url expiresAt userErrors {{ code }} }} }}");
        house.ask(&operator, &query).await.data["createSignInLink"].clone()
    };
    let (first, second) = (link().await, link().await);
    assert_eq!(first["expiresAt"], "2026-11-23T08:00:00.000Z");
    let token = |link: &Value| link["url"].as_str().unwrap().split_once("/setup#").unwrap().1.to_owned();
    let look = house.visit("/setup/link", json!({ "token": token(&first) })).await;
    assert_eq!(look.json(), json!({ "purpose": "PASSWORD", "login": "ben", "expiresAt": "2026-11-23T08:00:00.000Z" }));
    let weak = house.visit("/setup", json!({ "token": token(&first), "password": "short" })).await;
    assert_eq!((weak.status.as_u16(), &weak.json()["fields"][0]["field"]), (422, &json!("password")), "a password that is refused uses nothing up");
    let set = house.visit("/setup", json!({ "token": token(&first), "password": PASSWORD })).await;
    assert_eq!((set.status, &set.json()["account"]["login"]), (StatusCode::OK, &json!("ben")));
    let ben = Person { account: None, token: Some(set.cookie()), language: "en" };
    assert_eq!(house.ask(&ben, "{ viewer { roles } }").await.data["viewer"]["roles"], json!(["REVIEWER"]));
    // neither the one that was used nor the one beside it
    for link in [&first, &second] {
        let again = house.visit("/setup", json!({ "token": token(link), "password": "somebody else's" })).await;
        assert_eq!((again.status.as_u16(), &again.json()["code"]), (410, &json!("LINK_INVALID")));
    }
    let late = link().await;
    house.clock.advance_millis(86_400_000);
    assert_eq!(house.visit("/setup", json!({ "token": token(&late), "password": PASSWORD })).await.status.as_u16(), 410);
    let list = house.ask(&operator, "{ accounts(text: \"BE\", first: 5) { totalCount nodes { login hasPassword sessions { address } tokens { id } } } }").await;
    assert_eq!(list.data["accounts"]["nodes"][0]["login"], "ben", "{list:?}");
    let known = house.ask(&operator, "{ a: profile(login: \"ben\") { account { login name } roles } b: profile(login: \"be\") { login } }").await;
    assert_eq!(known.data, json!({ "a": { "account": { "login": "ben", "name": "Ben" }, "roles": ["REVIEWER"] }, "b": null }));
    assert_eq!((&list.data["accounts"]["totalCount"], &list.data["accounts"]["nodes"][0]["hasPassword"]), (&json!(1), &json!(true)));
}

#[tokio::test]
async fn the_last_admin_stays_one() {
    let house = House::new().await;
    let (one, two) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[PlatformRole::PlatformAdmin]).await);
    let of = |person: &Person| json!({ "accountId": person.account.unwrap() });
    let role = |person: &Person| json!({ "accountId": person.account.unwrap(), "role": "PLATFORM_ADMIN" });
    // both at once, each the other: one of them is left
    let withdraw = "mutation($input: WithdrawRoleInput!) { act: withdrawRole(input: $input) { userErrors { code } } }";
    let disable = "mutation($input: DisableAccountInput!) { act: disableAccount(input: $input) { userErrors { code } } }";
    let (a, b) = tokio::join!(house.ask_with(&one, withdraw, json!({ "input": role(&two) })), house.ask_with(&two, disable, json!({ "input": of(&one) })));
    let won = [&a, &b].map(|answer| answer.data["act"]["userErrors"] == json!([]));
    assert_ne!(won[0], won[1], "{a:?} {b:?}");
    // the other is too late in the write, or at the guard already
    let lost = if won[0] { &b } else { &a };
    let told = lost.data["act"]["userErrors"][0]["code"].as_str().unwrap_or_else(|| lost.code());
    assert!(["LAST_ADMIN", "FORBIDDEN", "UNAUTHENTICATED"].contains(&told), "{lost:?}");
    let left = if won[0] { &one } else { &two };
    for (mutation, input) in [("withdrawRole", role(left)), ("disableAccount", of(left))] {
        assert_eq!(act(&house, left, mutation, input).await["userErrors"], json!([{ "code": "LAST_ADMIN", "field": null }]));
    }
}

#[tokio::test]
async fn roles_are_given_and_taken_and_accounts_disabled_and_enabled() {
    let house = House::new().await;
    let (operator, person) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[]).await);
    let browser = house.in_browser(&person, Channel::Desktop).await;
    let id = person.account.unwrap();
    let role = json!({ "accountId": id, "role": "EDITOR" });
    assert_eq!(act(&house, &operator, "grantRole", role.clone()).await["profile"]["roles"], json!(["EDITOR"]));
    assert_eq!(act(&house, &operator, "grantRole", role.clone()).await["userErrors"][0]["code"], "NO_CHANGE");
    assert_eq!(house.ask(&person, "{ entries { totalCount } }").await.code(), "");
    assert_eq!(act(&house, &operator, "withdrawRole", role).await["profile"]["roles"], json!([]));
    assert_eq!(house.ask(&person, "{ entries { totalCount } }").await.code(), "FORBIDDEN");
    assert!(act(&house, &operator, "disableAccount", json!({ "accountId": id })).await["profile"]["disabledAt"].is_string());
    assert_eq!(act(&house, &operator, "disableAccount", json!({ "accountId": id })).await["userErrors"][0]["code"], "NO_CHANGE");
    for credential in [&person, &browser] {
        assert_eq!(house.ask(credential, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED);
    }
    let link = format!("mutation {{ createSignInLink(input: {{accountId: \"{id}\"}}) {{ url userErrors {{ code }} }} }}");
    assert_eq!(house.ask(&operator, &link).await.data["createSignInLink"]["userErrors"][0]["code"], "NOT_FOUND");
    assert!(act(&house, &operator, "enableAccount", json!({ "accountId": id })).await["profile"]["disabledAt"].is_null());
    assert_eq!(house.ask(&person, "{ viewer { channel } }").await.status, StatusCode::OK, "its tokens waited");
    assert_eq!(house.ask(&browser, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED, "its sessions did not");
    let nowhere = json!({ "accountId": "account_01h455vb4pex5vsknk084sn02q" });
    assert_eq!(act(&house, &operator, "disableAccount", nowhere).await["userErrors"][0]["code"], "NOT_FOUND");
}

#[tokio::test]
async fn an_identity_belongs_to_one_account() {
    let house = House::new().await;
    let (operator, one, two) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[]).await, house.person(&[]).await);
    let of = |person: &Person| json!({ "accountId": person.account.unwrap(), "issuer": "https://id.example.com", "subject": "s-1" });
    let linked = act(&house, &operator, "linkIdentity", of(&one)).await;
    assert_eq!(linked["profile"]["identities"], json!([{ "issuer": "https://id.example.com", "subject": "s-1" }]));
    assert_eq!(act(&house, &operator, "linkIdentity", of(&one)).await["userErrors"][0]["code"], "NO_CHANGE");
    assert_eq!(act(&house, &operator, "linkIdentity", of(&two)).await["userErrors"], json!([{ "code": "INVALID_INPUT", "field": ["input", "subject"] }]));
    assert_eq!(act(&house, &operator, "unlinkIdentity", of(&two)).await["userErrors"][0]["code"], "NO_CHANGE");
    assert_eq!(act(&house, &operator, "unlinkIdentity", of(&one)).await["profile"]["identities"], json!([]));
    assert_eq!(act(&house, &operator, "linkIdentity", of(&two)).await["userErrors"], json!([]));
    house.turn().await;
    let log = house.ask(&operator, "{ auditLog(filter: {kinds: [IDENTITY_LINKED, IDENTITY_UNLINKED]}) { nodes { kind name role } } }").await;
    let kinds: Vec<_> =
        log.data["auditLog"]["nodes"].as_array().unwrap().iter().map(|row| (row["kind"].as_str().unwrap(), row["role"].as_str().unwrap())).collect();
    assert_eq!(kinds, [("IDENTITY_LINKED", "PLATFORM_ADMIN"), ("IDENTITY_UNLINKED", "PLATFORM_ADMIN"), ("IDENTITY_LINKED", "PLATFORM_ADMIN")]);
}

#[tokio::test]
async fn an_admin_who_can_sign_in_stays_one() {
    let house = House::new().await;
    let (one, two) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[PlatformRole::PlatformAdmin]).await);
    let of = |person: &Person| json!({ "accountId": person.account.unwrap() });
    let identity = json!({ "accountId": one.account.unwrap(), "issuer": "https://id.example", "subject": "one" });
    assert_eq!(act(&house, &two, "linkIdentity", identity.clone()).await["userErrors"], json!([]));
    // nobody else can sign in: the server would offer to make another admin
    for (mutation, input) in [
        ("unlinkIdentity", identity.clone()),
        ("disableAccount", of(&one)),
        ("withdrawRole", json!({ "accountId": one.account.unwrap(), "role": "PLATFORM_ADMIN" })),
    ] {
        assert_eq!(act(&house, &two, mutation, input).await["userErrors"][0]["code"], "LAST_ADMIN", "{mutation}");
    }
    assert!(house.app.offer_setup().await.unwrap().is_none());
    house.in_browser(&two, Channel::Desktop).await;
    assert_eq!(act(&house, &two, "unlinkIdentity", identity).await["userErrors"], json!([]));
    assert!(house.app.offer_setup().await.unwrap().is_none());
}

#[tokio::test]
async fn who_runs_the_platform_no_longer_does_not_ask_for_the_host_app_either() {
    let house = House::new().await;
    let (one, two) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[PlatformRole::PlatformAdmin]).await);
    let made = "mutation($scopes: [Scope!]!) { createToken(input: { name: \"host\", scopes: $scopes }) { secret token { id } userErrors { code } } }";
    let make = async |person: &Person, scopes: Value| house.ask_with(person, made, json!({ "scopes": scopes })).await.data["createToken"].clone();
    let browser = house.in_browser(&two, Channel::Desktop).await;
    let host = make(&browser, json!(["RESOLVE"])).await;
    // who may manage tokens and nothing else does not come by the host app's
    let clerk = Person { token: Some(make(&browser, json!(["ACCOUNT"])).await["secret"].as_str().unwrap().to_owned()), ..two.clone() };
    let rotate = format!("mutation {{ rotateToken(input: {{tokenId: {}}}) {{ secret userErrors {{ code }} }} }}", host["token"]["id"]);
    assert_eq!(house.ask(&clerk, &rotate).await.data["rotateToken"], json!({ "secret": null, "userErrors": [{ "code": "INVALID_INPUT" }] }));
    let holder = Person { token: Some(host["secret"].as_str().unwrap().to_owned()), ..Person::anonymous() };
    let nowhere = "/resolve/program_01h455vb4pex5vsknk084sn02q?user=u";
    assert_eq!(house.send(&holder, "GET", nowhere, Vec::new(), "").await.status, StatusCode::NOT_FOUND);
    house.in_browser(&one, Channel::Desktop).await;
    let role = json!({ "accountId": two.account.unwrap(), "role": "PLATFORM_ADMIN" });
    assert_eq!(act(&house, &one, "withdrawRole", role).await["userErrors"], json!([]));
    assert_eq!(house.send(&holder, "GET", nowhere, Vec::new(), "").await.status, StatusCode::UNAUTHORIZED);
}
