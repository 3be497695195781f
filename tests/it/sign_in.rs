//! Signing in: by which ways, from which pages, how often, and what is kept of it.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use devcenter::{
    app::{AccountStep, Endpoints},
    domain::actor::{Channel, PlatformRole},
    server::Peer,
    store::Database,
};
use serde_json::{Value, json};

use crate::house::{House, PASSWORD, Person, Reply};

fn elsewhere(last: u8) -> Peer {
    Peer { address: [192, 0, 2, last].into(), secure: true }
}

/// Somebody with a password: their account, and the address they set it from is known.
async fn somebody(house: &House) -> Person {
    let person = house.person(&[]).await;
    house.in_browser(&person, Channel::Desktop).await
}

async fn try_from(house: &House, peer: Peer, login: &str, password: &str) -> Reply {
    house.visit_from(peer, "/session", json!({ "login": login, "password": password })).await
}

#[tokio::test]
async fn a_browser_signs_in_says_who_it_is_and_signs_out() {
    let house = House::new().await;
    let person = house.person(&[PlatformRole::Editor]).await;
    house.in_browser(&person, Channel::Desktop).await;
    let reply = house.visit("/session", json!({ "login": "person-0", "password": PASSWORD })).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!((reply.json()["account"]["login"].as_str(), reply.json()["channel"].as_str()), (Some("person-0"), Some("DESKTOP")));
    assert_eq!(reply.header("cache-control"), "no-store");
    let set = reply.header("set-cookie");
    assert!(set.starts_with("devcenter=dcs_") && set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"), "{set}");
    let browser = Person { token: Some(reply.cookie()), ..person.clone() };
    let who = house.send(&browser, "GET", "/session", Vec::new(), "").await;
    assert_eq!(
        who.json(),
        json!({ "account": { "id": person.account.unwrap(), "login": "person-0", "name": "Person 0" }, "roles": ["EDITOR"], "channel": "DESKTOP" })
    );
    let viewer = house.ask(&browser, "{ viewer { channel scopes sessions { current userAgent address } } }").await.data["viewer"].clone();
    assert_eq!(viewer["scopes"], json!(["READ", "DEVELOP", "REVIEW", "EDIT", "ADMINISTER", "AUDIT", "ACCOUNT"]));
    assert_eq!(viewer["sessions"].as_array().unwrap().len(), 2);
    assert_eq!(viewer["sessions"].as_array().unwrap().iter().filter(|it| it["current"] == true).count(), 1);
    let out = house.send(&browser, "DELETE", "/session", Vec::new(), "").await;
    assert_eq!((out.status, out.header("set-cookie")), (StatusCode::NO_CONTENT, "devcenter=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
    // what is over is told, and forgotten by the browser: the next request is nobody's
    let over = house.ask(&browser, "{ viewer { channel } }").await;
    assert_eq!((over.status, over.code()), (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED"));
    let who = house.send(&browser, "GET", "/session", Vec::new(), "").await;
    assert_eq!((who.status, who.header("set-cookie").ends_with("Max-Age=0")), (StatusCode::NO_CONTENT, true));
    assert_eq!(house.send(&Person::anonymous(), "GET", "/session", Vec::new(), "").await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn whatever_is_wrong_is_answered_alike() {
    let house = House::new().await;
    let (right, disabled, bare) = (somebody(&house).await, somebody(&house).await, house.person(&[]).await);
    house.app.set_account(disabled.account.unwrap(), &AccountStep::Disable).await.unwrap();
    let mut replies = Vec::new();
    for (login, password) in [("person-0", "wrong password"), ("person-1", PASSWORD), ("person-2", PASSWORD), ("nobody", PASSWORD), ("", ""), ("灰度", "x")] {
        let reply = try_from(&house, Peer::LOCAL, login, password).await;
        assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::UNAUTHORIZED, ""), "{login}");
        replies.push(reply.body);
    }
    assert!(replies.iter().all(|body| *body == replies[0]));
    assert!(String::from_utf8_lossy(&replies[0]).contains("SIGN_IN_FAILED"));
    drop((right, bare));
}

#[tokio::test]
async fn a_password_crosses_no_open_network_and_no_other_page_sends_it() {
    let house = House::new().await;
    somebody(&house).await;
    let body = json!({ "login": "person-0", "password": PASSWORD }).to_string();
    let ask = |peer: Peer, headers: &[(&str, &str)]| {
        let mut request = Request::post("/session").extension(peer).header(header::CONTENT_TYPE, "application/json").header(header::ACCEPT_LANGUAGE, "en");
        for (name, value) in headers {
            request = if *name == "content-type" { request } else { request.header(*name, *value) };
        }
        let mut request = request.body(Body::from(body.clone())).unwrap();
        if let Some((_, kind)) = headers.iter().find(|(name, _)| *name == "content-type") {
            request.headers_mut().insert("content-type", kind.parse().unwrap());
        }
        house.raw(request)
    };
    let open = Peer { address: [192, 0, 2, 1].into(), secure: false };
    let secure = Peer { secure: true, ..open };
    for (peer, headers, status, code) in [
        (open, vec![("host", "dev.example.com")], 403, "INSECURE_CONNECTION"),
        // a proxy on this machine that ends TLS and does not say so
        (Peer::LOCAL, vec![("host", "dev.example.com")], 403, "INSECURE_CONNECTION"),
        (open, vec![("host", "localhost")], 403, "INSECURE_CONNECTION"),
        (secure, vec![("host", "dev.example.com"), ("origin", "https://evil.example")], 403, "FORBIDDEN"),
        (secure, vec![("host", "dev.example.com"), ("sec-fetch-site", "cross-site")], 403, "FORBIDDEN"),
        (secure, vec![("host", "dev.example.com"), ("sec-fetch-site", "same-site"), ("origin", "http://dev.example.com")], 403, "FORBIDDEN"),
        (secure, vec![("host", "dev.example.com"), ("content-type", "text/plain")], 415, "BAD_USER_INPUT"),
        (secure, vec![("host", "dev.example.com"), ("content-type", "application/x-www-form-urlencoded")], 415, "BAD_USER_INPUT"),
    ] {
        let reply = ask(peer, &headers).await;
        assert_eq!((reply.status.as_u16(), reply.json()["code"].as_str()), (status, Some(code)), "{headers:?}");
        assert_eq!(reply.header("set-cookie"), "");
    }
    for headers in [vec![], vec![("origin", "https://dev.example.com")], vec![("sec-fetch-site", "same-origin")]] {
        let all: Vec<_> = [("host", "dev.example.com")].into_iter().chain(headers).collect();
        let reply = ask(secure, &all).await;
        let set = reply.header("set-cookie").to_owned();
        assert!(reply.status.is_success() && set.starts_with("__Host-devcenter=dcs_") && set.ends_with("; Secure"), "{all:?} {set}");
    }
    let odd = house.visit("/session", json!({ "login": "person-0", "password": PASSWORD, "more": 1 })).await;
    assert_eq!((odd.status.as_u16(), odd.json()["code"].as_str()), (400, Some("BAD_USER_INPUT")));
}

#[tokio::test]
async fn a_browser_sits_where_it_says_or_where_it_looks_like_and_nowhere_else() {
    let house = House::new().await;
    somebody(&house).await;
    let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148";
    for (channel, agent, hint, sits) in [
        (json!("MOBILE"), "", None, "MOBILE"),
        (json!("DESKTOP"), phone, None, "DESKTOP"),
        (Value::Null, phone, None, "MOBILE"),
        (Value::Null, phone, Some("?0"), "DESKTOP"),
        (Value::Null, "Mozilla/5.0 (X11; Linux x86_64)", None, "DESKTOP"),
        (Value::Null, "", Some("?1"), "MOBILE"),
    ] {
        house.clock.advance_millis(60_000);
        let mut request = Request::post("/session").header("host", "localhost").header("content-type", "application/json").header("user-agent", agent);
        if let Some(hint) = hint {
            request = request.header("sec-ch-ua-mobile", hint);
        }
        let body = json!({ "login": "person-0", "password": PASSWORD, "channel": channel }).to_string();
        let reply = house.raw(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(reply.json()["channel"], sits, "{channel} {agent} {hint:?}");
    }
    for channel in ["CLI", "SERVICE", "KING"] {
        let reply = house.visit("/session", json!({ "login": "person-0", "password": PASSWORD, "channel": channel })).await;
        assert_eq!((reply.status.as_u16(), reply.cookie().as_str()), (400, ""), "{channel}");
    }
}

#[tokio::test]
async fn guessing_is_slowed_down_and_shuts_nobody_out() {
    let house = House::new().await;
    somebody(&house).await;
    for _ in 0..5 {
        assert_eq!(try_from(&house, elsewhere(1), "person-0", "wrong password").await.status.as_u16(), 401);
    }
    // even the right one has to wait its turn, as long as an attempt takes
    let reply = try_from(&house, elsewhere(1), "person-0", PASSWORD).await;
    assert_eq!((reply.status.as_u16(), reply.json()["code"].as_str(), reply.header("retry-after")), (429, Some("RATE_LIMITED"), "6"));
    assert_eq!(try_from(&house, elsewhere(1), "person-9", "wrong password").await.status.as_u16(), 401, "another name is another count");
    house.clock.advance_millis(6_000);
    assert_eq!(try_from(&house, elsewhere(1), "person-0", PASSWORD).await.status.as_u16(), 200);
    // many strangers at once: each is slow, and together they are as slow as twenty
    let mut refused = 0;
    for last in 10..16 {
        for _ in 0..5 {
            refused += u32::from(try_from(&house, elsewhere(last), "person-0", "wrong password").await.status.as_u16() == 429);
        }
    }
    assert!(refused >= 8, "{refused}");
    assert_eq!(try_from(&house, elsewhere(99), "person-0", PASSWORD).await.status.as_u16(), 429, "from somewhere new");
    assert_eq!(try_from(&house, elsewhere(1), "person-0", PASSWORD).await.status.as_u16(), 429, "its own five are used up");
    assert_eq!(try_from(&house, Peer::LOCAL, "person-0", PASSWORD).await.status.as_u16(), 200, "from where its owner has been");
}

#[tokio::test]
async fn two_instances_count_together() {
    let house = House::new().await;
    somebody(&house).await;
    // on SQLite there is one process; two of its apps share the rows all the same
    let database = match &house.address {
        address @ devcenter::store::Address::Postgres(_) => Database::open(address, false).await.unwrap(),
        devcenter::store::Address::Sqlite(_) => house.database.clone(),
    };
    let other = house.instance(&database, Endpoints::default());
    let visitor = |request: &str| devcenter::app::Visitor {
        address: [192, 0, 2, 7].into(),
        agent: String::new(),
        channel: Channel::Desktop,
        request_id: request.to_owned(),
    };
    let mut limited = 0;
    for place in 0..8 {
        let app = if place % 2 == 0 { &house.app } else { &other };
        let result = app.sign_in("person-0".into(), "wrong password".into(), visitor("t")).await;
        limited += u32::from(matches!(result, Err(devcenter::app::Failure::RateLimited { .. })));
    }
    assert_eq!(limited, 3, "five of the eight, whoever was asked");
    // and when time has passed nothing is left of it
    house.clock.advance_millis(3_600_000);
    house.app.sweep().await;
    assert!(other.sign_in("person-0".into(), PASSWORD.into(), visitor("t")).await.is_ok());
}

#[tokio::test]
async fn who_came_in_and_who_tried_is_kept_without_what_they_said() {
    let house = House::new().await;
    somebody(&house).await;
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    for last in 0..60 {
        try_from(&house, elsewhere(last), "person-0", "hunter2-hunter2").await;
        try_from(&house, elsewhere(last), "nobody-hunter2", "hunter2-hunter2").await;
    }
    try_from(&house, Peer::LOCAL, "person-0", PASSWORD).await;
    let query = "{ auditLog(first: 100) { nodes { kind name address member { login: id } by { id } channel subject reason attempt } } }";
    // nobody waits for the rows of those that failed
    let (answer, rows) = loop {
        house.turn().await;
        let answer = house.ask(&operator, query).await;
        let rows = answer.data["auditLog"]["nodes"].as_array().unwrap().clone();
        if rows.iter().filter(|row| row["kind"] == "SIGN_IN_FAILED").count() >= 20 {
            break (answer, rows);
        }
        tokio::task::yield_now().await;
    };
    let of = |kind: &str| rows.iter().filter(|row| row["kind"] == kind).collect::<Vec<_>>();
    let (failed, signed_in) = (of("SIGN_IN_FAILED"), of("SIGNED_IN"));
    assert_eq!(failed.len(), 20, "those on the name that were not held up; none on a name that nobody has");
    let account = json!(house.database.reader().account_by_login("person-0").await.unwrap().unwrap().id);
    assert!(failed.iter().all(|row| row["by"].is_null() && row["member"]["login"] == account), "{failed:?}");
    assert_eq!((signed_in.len(), &signed_in[0]["address"], &signed_in[0]["channel"]), (2, &json!("127.0.0.1"), &json!("DESKTOP")));
    let text = answer.data.to_string();
    assert!(!text.contains("hunter2") && !text.contains("dcs_") && !text.contains("dcl_") && !text.contains(PASSWORD), "{text}");
}
