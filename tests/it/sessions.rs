//! Sessions: which pages may use them, how long they last, and that streams end with them.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use devcenter::{
    app::AccountStep,
    domain::actor::{Channel, PlatformRole},
};
use serde_json::{Value, json};

use crate::{
    house::{House, PASSWORD, Person},
    listen::{Opening, Socket},
    studio::Studio,
};

const DAY: i64 = 86_400_000;

async fn ids(house: &House, browser: &Person) -> Vec<String> {
    let answer = house.ask(browser, "{ viewer { sessions { id current } } }").await;
    answer.data["viewer"]["sessions"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_cookie_counts_for_pages_of_this_server_whatever_is_asked() {
    let house = House::new().await;
    let browser = house.in_browser(&house.person(&[]).await, Channel::Desktop).await;
    let cookie = format!("devcenter={}", browser.token.clone().unwrap());
    let ask = |method: &str, path: &str, more: &[(&str, &str)]| {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "localhost").header(header::COOKIE, &cookie);
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let body = if method == "POST" { json!({ "query": "{ viewer { channel } }" }).to_string() } else { String::new() };
        house.raw(request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap())
    };
    let get = "/graphql?query=%7Bviewer%7Bchannel%7D%7D";
    for (more, counts) in [
        (vec![("sec-fetch-site", "same-origin")], true),
        // typed into the bar
        (vec![("sec-fetch-site", "none")], true),
        (vec![("origin", "http://localhost")], true),
        (vec![], false),
        (vec![("sec-fetch-site", "cross-site")], false),
        (vec![("sec-fetch-site", "same-site"), ("origin", "http://localhost")], false),
        (vec![("origin", "null")], false),
        (vec![("origin", "http://localhost.evil.example")], false),
        (vec![("origin", "https://evil.example")], false),
    ] {
        for (method, path) in [("POST", "/graphql"), ("GET", get), ("GET", "/session")] {
            let reply = ask(method, path, &more).await;
            let expected = if counts { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(reply.status, expected, "{method} {path} {more:?}");
            assert_eq!(String::from_utf8_lossy(&reply.body).contains("DESKTOP"), counts, "{method} {path} {more:?}");
        }
    }
    // the plain name is this machine's; a page on another host cannot plant it
    let elsewhere = Request::get(get).header("host", "dev.example.com").header("cookie", &cookie).header("sec-fetch-site", "same-origin");
    assert_eq!(house.raw(elsewhere.body(Body::empty()).unwrap()).await.json()["data"]["viewer"], Value::Null);
    let secure = cookie.replace("devcenter=", "__Host-devcenter=");
    let there = Request::get(get).header("host", "dev.example.com").header("cookie", &secure).header("sec-fetch-site", "same-origin");
    assert_eq!(house.raw(there.body(Body::empty()).unwrap()).await.json()["data"]["viewer"]["channel"], "DESKTOP");
    // a bearer token wins, also where the cookie would not count
    let token = house.person_at(&[], Channel::Cli).await.token.unwrap();
    let both = ask("GET", get, &[("authorization", &format!("Bearer {token}")), ("sec-fetch-site", "cross-site")]).await;
    assert_eq!(both.json()["data"]["viewer"]["channel"], "CLI");
    assert_eq!(ask("GET", get, &[("authorization", "Bearer dct_wrong"), ("sec-fetch-site", "same-origin")]).await.status, StatusCode::UNAUTHORIZED);
    // the text of a session is no bearer token, nor the other way round
    let swapped = ask("GET", get, &[("authorization", &format!("Bearer {}", browser.token.unwrap()))]).await;
    assert_eq!(swapped.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_and_at_its_end_in_any_case() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let (used, idle) = (house.in_browser(&person, Channel::Desktop).await, house.in_browser(&house.person(&[]).await, Channel::Desktop).await);
    let works = async |browser: &Person| house.ask(browser, "{ viewer { channel } }").await.status == StatusCode::OK;
    for _ in 0..4 {
        house.clock.advance_millis(7 * DAY);
        assert!(works(&used).await);
        // away from the path of the request
        house.app.flush_uses().await.unwrap();
    }
    assert!(!works(&idle).await, "28 days without use");
    house.clock.advance_millis(2 * DAY - 1);
    assert!(works(&used).await);
    house.app.flush_uses().await.unwrap();
    house.clock.advance_millis(1);
    assert!(!works(&used).await, "30 days, used or not");
    house.app.sweep().await;
    assert!(!works(&used).await);
}

#[tokio::test]
async fn sessions_are_seen_and_ended_by_their_owner_and_by_those_who_run_the_platform() {
    let house = House::new().await;
    let (person, other) = (house.person(&[]).await, house.person(&[]).await);
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    let browser = house.in_browser(&person, Channel::Desktop).await;
    house.clock.advance_millis(1);
    let phone = house.visit("/session", json!({ "login": "person-0", "password": PASSWORD, "channel": "MOBILE" })).await.cookie();
    let phone = Person { token: Some(phone), ..person.clone() };
    let all = ids(&house, &browser).await;
    assert_eq!(all.len(), 2);
    let revoke = async |who: &Person, id: &str| {
        let query = format!("mutation {{ revokeSession(input: {{sessionId: \"{id}\"}}) {{ sessionId userErrors {{ code }} }} }}");
        house.ask(who, &query).await.data["revokeSession"].clone()
    };
    assert_eq!(revoke(&other, &all[0]).await["userErrors"], json!([{ "code": "NOT_FOUND" }]), "another's is not there");
    assert_eq!(revoke(&browser, &all[0]).await, json!({ "sessionId": all[0], "userErrors": [] }));
    assert_eq!(house.ask(&phone, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(revoke(&operator, &all[1]).await, json!({ "sessionId": all[1], "userErrors": [] }));
    assert_eq!(revoke(&operator, &all[1]).await["userErrors"], json!([{ "code": "NOT_FOUND" }]));
    assert_eq!(house.ask(&browser, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn the_twenty_first_browser_ends_the_oldest() {
    let house = House::new().await;
    let first = house.in_browser(&house.person(&[]).await, Channel::Desktop).await;
    let mut last = first.clone();
    for _ in 0..20 {
        house.clock.advance_millis(10_000);
        let reply = house.visit("/session", json!({ "login": "person-0", "password": PASSWORD })).await;
        last = Person { token: Some(reply.cookie()), ..first.clone() };
    }
    assert_eq!(ids(&house, &last).await.len(), 20);
    assert_eq!(house.ask(&first, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn another_password_ends_the_other_sessions_and_needs_the_one_before() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let browser = house.in_browser(&person, Channel::Desktop).await;
    let other = Person { token: Some(house.visit("/session", json!({ "login": "person-0", "password": PASSWORD })).await.cookie()), ..person.clone() };
    let change = async |who: &Person, current: &str, new: &str| {
        house.clock.advance_millis(10_000);
        let query = "mutation($input: ChangePasswordInput!) { changePassword(input: $input) { changed userErrors { code field message } } }";
        house.ask_with(who, query, json!({ "input": { "currentPassword": current, "newPassword": new } })).await
    };
    let field = |answer: &crate::house::Answer| answer.data["changePassword"]["userErrors"][0]["field"].clone();
    assert_eq!(field(&change(&browser, "not the password", "another long one").await), json!(["input", "currentPassword"]));
    assert_eq!(field(&change(&browser, PASSWORD, "short").await), json!(["input", "newPassword"]));
    assert_eq!(field(&change(&browser, PASSWORD, "PERSON-0").await), json!(["input", "newPassword"]));
    let answer = change(&browser, PASSWORD, "ａnother long one").await;
    assert_eq!(answer.data["changePassword"], json!({ "changed": true, "userErrors": [] }));
    assert_eq!(house.ask(&browser, "{ viewer { channel } }").await.status, StatusCode::OK, "the one that asked goes on");
    assert_eq!(house.ask(&other, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED);
    house.clock.advance_millis(60_000);
    assert_eq!(house.visit("/session", json!({ "login": "person-0", "password": PASSWORD })).await.status.as_u16(), 401);
    // however it is typed
    assert_eq!(house.visit("/session", json!({ "login": "person-0", "password": "another long one" })).await.status.as_u16(), 200);
    // under a key nothing is kept, neither of the reply nor of the passwords in the request
    house.clock.advance_millis(60_000);
    let query = "mutation { changePassword(input: {currentPassword: \"another long one\", newPassword: \"yet another one\"}) { changed userErrors { code } } }";
    let send = || {
        let request = Request::post("/graphql").header(header::CONTENT_TYPE, "application/json").header("idempotency-key", "k1");
        house.raw(browser.shows(request).body(Body::from(json!({ "query": query }).to_string())).unwrap())
    };
    let (first, again) = (send().await.json(), send().await.json());
    assert_eq!((&first["data"]["changePassword"]["changed"], &again["data"]["changePassword"]["changed"]), (&json!(true), &json!(false)));
    let mut last = String::new();
    for _ in 0..7 {
        let query = "mutation { changePassword(input: {currentPassword: \"guess guess\", newPassword: \"another long one\"}) { changed } }";
        last = house.ask(&browser, query).await.code().to_owned();
    }
    assert_eq!(last, "RATE_LIMITED", "a browser left open is no place to guess");
}

#[tokio::test]
async fn streams_and_sockets_end_with_the_session_they_rest_on() {
    let studio = Studio::new().await;
    let house = &studio.house;
    let address = house.serve().await;
    let host = address.to_string();
    for end in ["revoked", "signed out", "password", "disabled"] {
        let browser = house.in_browser(&studio.admin, Channel::Mobile).await;
        // what happened before is told to nobody
        house.turn().await;
        let mut events = house.listen(&browser, "subscription { viewerEvents { kind } }").await;
        let cookie = format!("devcenter={}", browser.token.clone().unwrap());
        let open = |origin: Option<&'static str>| {
            let own = format!("http://{host}");
            let (cookie, origin) = (cookie.clone(), origin.map(str::to_owned).unwrap_or(own));
            async move {
                Socket::open(address, &Opening { protocol: Some("graphql-transport-ws"), origin: Some(&origin), cookie: Some(&cookie), ..Opening::default() })
                    .await
            }
        };
        assert_eq!(open(Some("https://evil.example")).await.err(), Some(403));
        let mut socket = open(None).await.ok().unwrap();
        socket.say(json!({ "type": "connection_init" })).await;
        assert_eq!(socket.heard().await, json!({ "type": "connection_ack" }));
        socket.subscribe("a", "subscription { viewerEvents { kind } }").await;
        let account = studio.admin.account.unwrap();
        match end {
            "revoked" => {
                let id = ids(house, &browser).await.remove(0);
                let query = format!("mutation {{ revokeSession(input: {{sessionId: \"{id}\"}}) {{ userErrors {{ code }} }} }}");
                house.ask(&studio.desktop, &query).await;
            }
            "signed out" => assert_eq!(house.send(&browser, "DELETE", "/session", Vec::new(), "").await.status.as_u16(), 204),
            "password" => drop(house.set_password(&studio.admin, Channel::Desktop).await),
            _ => assert!(house.app.set_account(account, &AccountStep::Disable).await.unwrap()),
        }
        house.turn().await;
        events.ends("UNAUTHENTICATED").await;
        assert_eq!(socket.closed().await, 4401, "{end}");
    }
    // nothing gets in by a disabled account, and what waited works again when it is enabled
    let account = studio.admin.account.unwrap();
    assert_eq!(house.ask(&studio.desktop, "{ viewer { channel } }").await.status, StatusCode::UNAUTHORIZED);
    assert!(house.app.set_account(account, &AccountStep::Enable).await.unwrap());
    assert_eq!(house.ask(&studio.desktop, "{ viewer { channel } }").await.data["viewer"]["channel"], "DESKTOP");
}
