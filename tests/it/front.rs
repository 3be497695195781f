//! What every answer has in common, whatever door gave it: headers, problems, whose pages may read it, how it is packed, and who is told to come back.

use std::{io::Read, time::Duration};

use axum::{
    body::Body,
    http::{Method, Request},
};
use devcenter::{
    server::{self, Limits},
    store::Address,
};
use flate2::read::GzDecoder;
use serde_json::json;
use sqlx::{Connection, Executor};

use crate::{
    cluster::{exchange, post},
    house::{House, Person, Reply},
};

async fn asked(house: &House, method: Method, path: &str, headers: &[(&str, &str)]) -> Reply {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    house.raw(request.body(Body::empty()).unwrap()).await
}

/// Everything that is routed; a test reads the source, so that none is left out.
const PATHS: [&str; 37] = [
    "/graphql",
    "/graphql/ws",
    "/images",
    "/images/x.png",
    "/packages/x",
    "/uploads/x",
    "/resolve/x",
    "/session",
    "/setup",
    "/setup/link",
    "/sign-in",
    "/sign-in/ways.json",
    "/oidc/start",
    "/oidc/callback",
    "/feed.atom",
    "/schema.graphql",
    "/metrics",
    "/livez",
    "/readyz",
    "/",
    "/discover/x",
    "/capabilities",
    "/capabilities/x",
    "/mine",
    "/mine/x",
    "/review",
    "/review/x",
    "/desk",
    "/desk/x",
    "/operator",
    "/operator/x",
    "/app/x",
    "/app/x/main.js",
    "/graphiql",
    "/graphiql/examples.json",
    "/graphiql/x",
    "/nowhere",
];

#[test]
fn every_route_is_among_those_looked_at() {
    let source = include_str!("../../src/server/doors.rs");
    let routes: Vec<&str> = source.split(".route(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(routes.len() >= 16, "{routes:?}");
    for route in routes {
        let example = route.replace("/images/{name}", "/images/x.png").split('{').next().unwrap().to_owned()
            + if route.contains('{') && !route.starts_with("/images") { "x" } else { "" };
        assert!(PATHS.contains(&example.as_str()), "{route} is not looked at as {example}");
    }
}

#[tokio::test]
async fn every_answer_wears_the_same_and_every_error_is_a_problem_with_its_name() {
    let house = House::new().await;
    let mut statuses = std::collections::BTreeSet::new();
    for path in PATHS {
        for method in [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS, Method::from_bytes(b"BREW").unwrap()] {
            let reply = asked(&house, method.clone(), path, &[]).await;
            let (status, what) = (reply.status.as_u16(), format!("{method} {path}"));
            statuses.insert(status);
            assert_eq!(reply.header("x-request-id").len(), 16, "{what}");
            for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer"), ("cross-origin-opener-policy", "same-origin")] {
                assert_eq!(reply.header(name), value, "{what}");
            }
            let policy = reply.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'") | policy.contains("sandbox"), "{what}: {policy}");
            assert!(reply.header("permissions-policy").contains("camera=()") && !reply.header("cache-control").is_empty(), "{what}");
            assert!(["same-origin", "cross-origin"].contains(&reply.header("cross-origin-resource-policy")), "{what}");
            for never in ["server", "strict-transport-security", "access-control-allow-origin", "x-powered-by"] {
                assert_eq!(reply.header(never), "", "{what}");
            }
            if status >= 400 && method != Method::HEAD && path != "/readyz" {
                assert!(reply.header("content-type").split(';').next().unwrap().ends_with("json"), "{what}: {}", reply.header("content-type"));
                let body = reply.json();
                let (code, message) = (
                    body["code"].as_str().or(body["errors"][0]["extensions"]["code"].as_str()),
                    body["message"].as_str().or(body["errors"][0]["message"].as_str()),
                );
                assert!(code.is_some() && message.is_some_and(|message| message.len() > 5), "{what}: {body}");
            }
            if status == 405 {
                assert!(!reply.header("allow").is_empty(), "{what}");
            }
        }
    }
    assert!(statuses.is_superset(&[200, 303, 400, 401, 404, 405, 415, 426].into()), "{statuses:?}");
}

#[tokio::test]
async fn what_breaks_behind_a_door_is_told_without_its_cause() {
    let house = House::new().await;
    house.database.clone().close().await;
    let reply = house.send(&Person::anonymous(), "GET", "/feed.atom", Vec::new(), "").await;
    assert_eq!((reply.status.as_u16(), reply.json()["code"].as_str()), (503, Some("UNAVAILABLE")));
    assert!(!String::from_utf8(reply.body).unwrap().contains("pool"));
}

#[tokio::test]
async fn pages_of_named_origins_may_ask_and_others_are_told_nothing() {
    let house = House::new().await;
    let named = "https://console.example.com";
    let doors = server::House { origins: [named.to_owned()].into(), ..house.doors.clone() };
    let house = house.with_doors(doors);
    let preflight = |origin| {
        [
            ("origin", origin),
            ("host", "dev.example.com"),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "authorization,content-type"),
        ]
    };
    let reply = asked(&house, Method::OPTIONS, "/graphql", &preflight(named)).await;
    assert_eq!((reply.status.as_u16(), reply.body.len()), (204, 0));
    for (name, value) in [
        ("access-control-allow-origin", named),
        ("access-control-allow-methods", "GET, POST, PUT"),
        ("access-control-max-age", "3600"),
        ("access-control-allow-credentials", ""),
        ("vary", "origin"),
    ] {
        assert_eq!(reply.header(name), value);
    }
    assert!(reply.header("access-control-allow-headers").contains("authorization") && reply.header("access-control-allow-headers").contains("idempotency-key"));
    for origin in
        ["https://evil.example", "http://console.example.com", "https://console.example.com:8443", "https://console.example.com.evil.example", "null", "*"]
    {
        let reply = asked(&house, Method::OPTIONS, "/graphql", &preflight(origin)).await;
        assert_eq!(reply.status.as_u16(), 405, "{origin}");
        let reply_to_get = asked(&house, Method::GET, "/livez", &[("origin", origin)]).await;
        for reply in [reply, reply_to_get] {
            assert!(reply.headers.keys().all(|name| !name.as_str().starts_with("access-control-")), "{origin}");
            assert!(reply.varies_by("origin"), "what is kept for one is not given to another");
        }
    }
    let reply = asked(&house, Method::GET, "/graphql?query=%7Btags%7Bslug%7D%7D", &[("origin", named)]).await;
    assert_eq!((reply.status.as_u16(), reply.header("access-control-allow-origin")), (200, named));
    for name in ["x-request-id", "retry-after", "ratelimit", "ratelimit-policy", "idempotent-replayed"] {
        assert!(reply.header("access-control-expose-headers").split(", ").any(|it| it == name), "{name}");
    }
}

#[tokio::test]
async fn long_answers_are_packed_for_who_takes_it_and_streams_and_pictures_are_not() {
    let (house, editor) = House::with_editor().await;
    for number in 0..20 {
        house.news(&editor, &format!("title {number} {}", "x".repeat(60))).await;
    }
    let gzip = ("accept-encoding", "br;q=1, gzip;q=0.8");
    let query = "/graphql?query=%7Bnews(first:20)%7Bnodes%7Bid%20title%20summary%7D%7D%7D";
    let plain = asked(&house, Method::GET, query, &[]).await;
    assert_eq!((plain.header("content-encoding"), plain.varies_by("accept-encoding")), ("", true));
    let packed = asked(&house, Method::GET, query, &[gzip]).await;
    assert_eq!((packed.header("content-encoding"), packed.varies_by("accept-encoding")), ("gzip", true));
    assert!(packed.body.len() * 3 < plain.body.len(), "{} of {}", packed.body.len(), plain.body.len());
    let mut text = Vec::new();
    GzDecoder::new(packed.body.as_slice()).read_to_end(&mut text).unwrap();
    assert_eq!(text, plain.body);
    assert_eq!(asked(&house, Method::GET, "/graphql?query=%7Btags%7Bslug%7D%7D", &[gzip]).await.header("content-encoding"), "", "a short one");
    let schema = asked(&house, Method::GET, "/schema.graphql", &[gzip]).await;
    assert!(schema.header("etag").starts_with("W/\"") && schema.header("content-encoding") == "gzip");
    assert_eq!(asked(&house, Method::GET, "/schema.graphql", &[gzip, ("if-none-match", schema.header("etag"))]).await.status.as_u16(), 304);
    let stream = asked(&house, Method::GET, query, &[gzip, ("accept", "text/event-stream")]).await;
    assert_eq!((stream.header("content-type"), stream.header("content-encoding")), ("text/event-stream", ""));
}

/// Keeps every program from being written, until it is dropped.
async fn stopped_writers(address: &Address) -> Box<dyn std::any::Any + Send> {
    match address {
        Address::Sqlite(folder) => {
            let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite://{}", folder.join("devcenter.db").display())).await.unwrap();
            connection.execute("BEGIN IMMEDIATE").await.unwrap();
            Box::new(connection)
        }
        Address::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
            connection.execute("BEGIN; LOCK TABLE program IN ACCESS EXCLUSIVE MODE").await.unwrap();
            Box::new(connection)
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_while_too_much_is_done_is_told_to_come_back_and_watchers_are_answered() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    house.turn().await;
    let token = person.token.clone().unwrap();
    let doors = house.doors_with(Limits { requests: 3, ..Limits::default() });
    let crowd = doors.crowd.clone();
    let address = house.serve_as(doors, std::future::pending()).await;
    let create = "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { program { id } userErrors { code } } }";
    // who has not sent everything yet is no work
    let mut halves = Vec::new();
    for _ in 0..10 {
        let mut half = tokio::net::TcpStream::connect(address).await.unwrap();
        tokio::io::AsyncWriteExt::write_all(
            &mut half,
            b"POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{",
        )
        .await
        .unwrap();
        halves.push(half);
    }
    while crowd.unfinished() < 10 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    assert_eq!(crowd.at_work(), 0);
    let stopped = stopped_writers(&house.address).await;
    let working: Vec<_> = (0..3)
        .map(|_| {
            let token = token.clone();
            tokio::spawn(async move { post(address, &token, None, create, &json!({})).await.unwrap() })
        })
        .collect();
    while crowd.at_work() < 3 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    for _ in 0..5 {
        let (status, answer) = post(address, &token, None, "{ tags { slug } }", &json!({})).await.unwrap();
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (503, &json!("UNAVAILABLE")));
    }
    let get = |path: &str| format!("GET {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n");
    let shed = exchange(address, &get("/schema.graphql")).await.unwrap();
    assert!(shed.starts_with("HTTP/1.1 503") && shed.contains("retry-after: 1") && shed.contains("\"code\":\"UNAVAILABLE\""), "{shed}");
    for path in ["/livez", "/readyz"] {
        assert!(exchange(address, &get(path)).await.unwrap().starts_with("HTTP/1.1 200"), "{path}");
    }
    let metrics = exchange(address, &get("/metrics")).await.unwrap();
    for line in ["devcenter_requests_shed_total 6", "devcenter_requests_at_work 3"] {
        assert!(metrics.lines().any(|it| it == line), "{line} missing in {metrics}");
    }
    drop(stopped);
    for work in working {
        let (status, answer) = work.await.unwrap();
        assert_eq!(status, 200, "{answer}");
    }
    assert_eq!((crowd.at_work(), crowd.shed()), (0, 6));
    assert_eq!(post(address, &token, None, "{ tags { slug } }", &json!({})).await.unwrap().0, 200);
}

#[tokio::test]
async fn a_turn_that_is_not_there_when_a_body_is_whole_is_told_in_the_words_of_its_door() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let address = house.serve_as(house.doors_with(Limits { requests: 0, ..Limits::default() }), std::future::pending()).await;
    let (status, answer) = post(address, person.token.as_ref().unwrap(), None, "{ tags { slug } }", &json!({})).await.unwrap();
    assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (503, &json!("UNAVAILABLE")));
    let request =
        format!("POST /images HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {}\r\ncontent-length: 3\r\nconnection: close\r\n\r\nabc", person.token.unwrap());
    let answer = exchange(address, &request).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("{\"code\":\"UNAVAILABLE\""), "{answer}");
    // and so is what would not fit into memory
    let address = house.serve_as(house.doors_with(Limits { unfinished: 10, ..Limits::default() }), std::future::pending()).await;
    assert_eq!(post(address, "", None, "{ tags { slug } }", &json!({})).await.unwrap().0, 503);
}

#[tokio::test]
async fn in_production_strangers_get_neither_schema_nor_measures() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let doors = server::House { production: true, ..house.doors.clone() };
    let house = house.with_doors(doors);
    let nobody = Person::anonymous();
    assert_eq!(house.send(&nobody, "GET", "/schema.graphql", Vec::new(), "").await.status.as_u16(), 404);
    assert_eq!(
        house.send(&Person { token: Some("dct_wrong".to_owned()), ..nobody.clone() }, "GET", "/schema.graphql", Vec::new(), "").await.status.as_u16(),
        401
    );
    assert_eq!(house.send(&person, "GET", "/schema.graphql", Vec::new(), "").await.status.as_u16(), 200);
    for (address, status) in [("127.0.0.1", 200), ("10.1.2.3", 200), ("fd00::1", 200), ("198.51.100.1", 404), ("2001:db8::1", 404)] {
        let mut request = Request::get("/metrics").header("host", "a").body(Body::empty()).unwrap();
        request.extensions_mut().insert(server::Peer { address: address.parse().unwrap(), secure: true });
        let reply = house.raw(request).await;
        assert_eq!(reply.status.as_u16(), status, "{address}");
        assert_eq!(reply.header("strict-transport-security"), "max-age=31536000");
    }
}

#[tokio::test]
async fn a_head_says_what_the_whole_answer_says() {
    let house = House::new().await;
    for path in [
        "/livez",
        "/schema.graphql",
        "/feed.atom",
        "/nowhere",
        "/images",
        "/graphql?query=%7B__typename%7D",
        "/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D",
    ] {
        for packed in [&[][..], &[("accept-encoding", "gzip")][..]] {
            let (whole, head) = (asked(&house, Method::GET, path, packed).await, asked(&house, Method::HEAD, path, packed).await);
            let told = |reply: &Reply| {
                let mut headers = reply.headers.clone();
                // a packed answer has no length beforehand, and every answer a name of its own
                for name in ["content-length", "x-request-id"] {
                    headers.remove(name);
                }
                (reply.status, headers)
            };
            assert_eq!(told(&head), told(&whole), "{path}");
            assert!(head.body.is_empty() && !whole.body.is_empty(), "{path}");
            if head.headers.contains_key("content-length") {
                assert_eq!(head.header("content-length"), whole.body.len().to_string(), "{path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_takes_too_long_is_given_up() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    house.turn().await;
    let doors = house.doors_with(Limits { request: Duration::ZERO, ..Limits::default() });
    let house = house.with_doors(doors);
    // nothing can be written meanwhile: it is not answered at once, however fast the machine
    let stopped = stopped_writers(&house.address).await;
    let create = json!({ "query": "mutation { createProgram(input: {name: \"街角茶铺\", slogan: \"到店扫码即取\"}) { program { id } } }" });
    let reply = house.send(&person, "POST", "/graphql", create.to_string().into_bytes(), "application/json").await;
    drop(stopped);
    let (body, text) = (reply.json(), String::from_utf8_lossy(&reply.body).into_owned());
    assert_eq!((reply.status.as_u16(), &body["errors"][0]["extensions"]["code"]), (503, &"UNAVAILABLE".into()), "{text}");
    assert!(text.contains("the answer took too long") && reply.header("retry-after") == "1", "{text}");
}
