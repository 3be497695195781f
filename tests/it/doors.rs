//! The doors: GraphQL over HTTP, pictures, the playground, and what they never let through.

use std::io::Cursor;

use axum::{
    body::Body,
    http::{HeaderValue, Request},
};
use devcenter::server;
use serde_json::{Value, json};

use crate::house::{House, Person};

const QUERY: &[u8] = br#"{"query":"{ newsCategories { slug } }"}"#;

#[tokio::test]
async fn only_json_by_post_executes_anything() {
    let (house, editor) = House::with_editor().await;
    let mutation = br#"{"query":"mutation { saveTag(input: {slug: \"sneaky\", name: \"x\"}) { tag { slug } } }"}"#.to_vec();
    for content_type in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=gbk",
        "text/json",
    ] {
        let reply = house.send(&editor, "POST", "/graphql", mutation.clone(), content_type).await;
        assert_eq!((reply.status.as_u16(), &reply.json()["errors"][0]["extensions"]["code"]), (415, &json!("BAD_USER_INPUT")), "{content_type}");
    }
    let reply =
        house.send(&editor, "GET", "/graphql?query=mutation%7BsaveTag(input:%7Bslug:%22sneaky%22,name:%22x%22%7D)%7Btag%7Bslug%7D%7D%7D", Vec::new(), "").await;
    assert!(reply.status.is_client_error() && reply.json().get("data").is_none(), "{}", reply.json());
    let tags = house.ask(&editor, "{ tags { slug } }").await;
    assert!(!tags.data["tags"].as_array().unwrap().iter().any(|tag| tag["slug"] == "sneaky"));
    for content_type in ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""] {
        assert_eq!(house.send(&editor, "POST", "/graphql", QUERY.to_vec(), content_type).await.status.as_u16(), 200, "{content_type}");
    }
}

#[tokio::test]
async fn queries_by_get_are_answered_and_other_methods_told() {
    let (house, _) = House::with_editor().await;
    let nobody = Person::anonymous();
    let reply = house
        .send(
            &nobody,
            "GET",
            "/graphql?query=query%20Q(%24n%3AInt)%7Bnews(first%3A%24n)%7Bnodes%7Bid%7D%7D%7D&variables=%7B%22n%22%3A3%7D&operationName=Q",
            Vec::new(),
            "",
        )
        .await;
    assert_eq!((reply.status.as_u16(), reply.json()), (200, json!({ "data": { "news": { "nodes": [] } } })));
    assert_eq!(reply.header("content-type"), "application/graphql-response+json; charset=utf-8");
    for path in ["/graphql", "/graphql?query=%7Bx%7D&variables=nonsense"] {
        assert_eq!(house.send(&nobody, "GET", path, Vec::new(), "").await.status.as_u16(), 400, "{path}");
    }
    let reply = house.send(&nobody, "DELETE", "/graphql", Vec::new(), "").await;
    assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, "GET, POST"));
}

#[tokio::test]
async fn errors_are_well_formed_and_leak_nothing() {
    let house = House::new().await;
    let nobody = Person::anonymous();
    for (body, status, code) in [
        (b"not json".to_vec(), 400, "BAD_USER_INPUT"),
        (b"[]".to_vec(), 400, "BAD_USER_INPUT"),
        (b"{}".to_vec(), 400, "BAD_USER_INPUT"),
        (b"{\"query\":1}".to_vec(), 400, "BAD_USER_INPUT"),
        (b"{\"query\":\"{ news(\"}".to_vec(), 400, "GRAPHQL_PARSE_FAILED"),
        (br#"{"query":"query A { tags { id } } query B { tags { id } }"}"#.to_vec(), 400, "GRAPHQL_VALIDATION_FAILED"),
        (br#"{"query":"query A { tags { id } }","operationName":"C"}"#.to_vec(), 400, "GRAPHQL_VALIDATION_FAILED"),
        (vec![b' '; 1024 * 1024 + 1], 413, "LIMIT_EXCEEDED"),
    ] {
        let reply = house.send(&nobody, "POST", "/graphql", body, "application/json").await;
        let answer = reply.json();
        assert_eq!((reply.status.as_u16(), &answer["errors"][0]["extensions"]["code"]), (status, &json!(code)), "{answer}");
        assert!(answer.get("data").is_none(), "{answer}");
        assert_eq!(answer["errors"][0]["extensions"]["requestId"], reply.header("x-request-id"), "{answer}");
    }
    // also when the length is announced, and whatever id the caller would like to have in our log
    let request =
        Request::post("/graphql").header("content-type", "application/json").header("content-length", 2 * 1024 * 1024).header("x-request-id", "forged");
    let reply = house.raw(request.body(Body::from(vec![b' '; 2 * 1024 * 1024])).unwrap()).await;
    assert_eq!((reply.status.as_u16(), &reply.json()["errors"][0]["extensions"]["code"]), (413, &json!("LIMIT_EXCEEDED")));
    assert!(reply.header("x-request-id").len() == 16 && reply.header("x-request-id") != "forged");
    // the older media type keeps its older status
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .body(Body::from(r#"{"query":"{ nope }"}"#))
        .unwrap();
    let reply = house.raw(request).await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, "application/json; charset=utf-8"));
}

#[tokio::test]
async fn fields_stand_in_the_order_they_were_asked_for_and_failed_ones_are_null() {
    let (house, editor) = House::with_editor().await;
    let news = house.news(&editor, "one").await;
    let ask = |query: &str| json!({ "query": query }).to_string().into_bytes();
    let nobody = Person::anonymous();
    let reply = house
        .send(
            &nobody,
            "POST",
            "/graphql",
            ask("{ news { nodes { category { name } title tags { slug } kind } totalCount } newsCategories { slug } }"),
            "application/json",
        )
        .await;
    let text = String::from_utf8(reply.body).unwrap();
    let expected = r#"{"data":{"news":{"nodes":[{"category":{"name":"platform 名"},"title":"one","tags":[],"kind":"NEWS"}],"totalCount":1},"newsCategories":[{"slug":"platform"},{"slug":"practice"}]}}"#;
    assert_eq!(text, expected);
    // what is left of an object of which everything is left out is empty, not null, and nothing of it is left out elsewhere
    for (query, expected) in [
        ("query($s: Boolean!) { newsCategories { id @skip(if: $s) } }", json!({ "newsCategories": [{}, {}] })),
        (
            "query($s: Boolean!) { news { pageInfo { hasNextPage @skip(if: $s) } pageInfo { hasPreviousPage } } }",
            json!({ "news": { "pageInfo": { "hasPreviousPage": false } } }),
        ),
        (
            "query($s: Boolean!) { news { ...A ...B } } fragment A on NewsConnection { pageInfo { hasNextPage @skip(if: $s) } } fragment B on NewsConnection { pageInfo { hasPreviousPage } }",
            json!({ "news": { "pageInfo": { "hasPreviousPage": false } } }),
        ),
        ("query($s: Boolean!) { __type(name: \"Tag\") { name @skip(if: $s) } }", json!({ "__type": {} })),
        ("query($s: Boolean!) { news { totalCount @skip(if: $s) } }", json!({ "news": {} })),
    ] {
        let answer = house.ask_with(&nobody, query, json!({ "s": true })).await;
        assert_eq!(answer.data, expected, "{query} {answer:?}");
    }
    // the same where no fragment is for what it is
    for (query, expected) in [
        ("query($n: ID!) { node(id: $n) { ... on Case { title } } }", json!({ "node": {} })),
        ("query($n: ID!) { node(id: $n) { ... on Case { title } } node(id: $n) { ... on News { title } } }", json!({ "node": { "title": "one" } })),
        ("query($n: ID!) { nodes(ids: [$n]) { ...F } } fragment F on Node { ... on Tag { slug } }", json!({ "nodes": [{}] })),
    ] {
        let answer = house.ask_with(&nobody, query, json!({ "n": news })).await;
        assert_eq!(answer.data, expected, "{query} {answer:?}");
    }
    // `entry` may be null, `entries` may not
    let answer = house.ask(&nobody, "{ entry(id: \"entry_01h455vb4pex5vsknk084sn02q\") { id } tags { slug } }").await;
    assert_eq!((answer.code(), &answer.data["entry"], answer.data["tags"].as_array().unwrap().len()), ("UNAUTHENTICATED", &Value::Null, 2));
    assert!(answer.data.as_object().unwrap().contains_key("entry"));
    // whether something else was asked for or not
    let answer = house.ask(&nobody, "{ entry(id: \"entry_01h455vb4pex5vsknk084sn02q\") { id } }").await;
    assert_eq!((answer.code(), &answer.data), ("UNAUTHENTICATED", &json!({ "entry": null })));
    let answer = house.ask(&nobody, "{ entries { nodes { id } } tags { slug } }").await;
    assert_eq!((answer.code(), &answer.data), ("UNAUTHENTICATED", &Value::Null));
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[tokio::test]
async fn an_uploaded_picture_becomes_a_cover_with_safe_headers() {
    let (house, editor) = House::with_editor().await;
    let reply = house.send(&editor, "POST", "/images", png(30, 20), "text/html").await;
    let picture = reply.json();
    assert_eq!((reply.status.as_u16(), &picture["width"], &picture["height"]), (201, &json!(30), &json!(20)));
    let url = picture["url"].as_str().unwrap();
    let mut input = house.least("createNews", "with a cover").await;
    input["cover"] = json!({ "url": url, "alt": "thirty by twenty" });
    let id = house.draft(&editor, "createNews", input).await;
    house.publish(&editor, &id).await;
    let answer = house.ask(&Person::anonymous(), "{ news { nodes { cover { url alt } } } }").await;
    assert_eq!(answer.data["news"]["nodes"][0]["cover"], json!({ "url": url, "alt": "thirty by twenty" }));
    let shown = house.send(&Person::anonymous(), "GET", url, Vec::new(), "").await;
    assert_eq!((shown.status.as_u16(), shown.header("content-type"), shown.header("x-content-type-options")), (200, "image/png", "nosniff"));
    assert!(shown.header("content-security-policy").contains("sandbox") && shown.header("cache-control").contains("immutable"));
    assert_eq!(image::load_from_memory(&shown.body).unwrap().width(), 30);
    // the same picture twice is one picture
    assert_eq!(house.send(&editor, "POST", "/images", png(30, 20), "image/png").await.json()["url"], url);
    let request = Request::get(url).header("if-none-match", shown.header("etag")).body(Body::empty()).unwrap();
    assert_eq!(house.raw(request).await.status.as_u16(), 304);
}

#[tokio::test]
async fn what_is_no_picture_or_too_large_is_refused_and_leaves_nothing() {
    let (house, editor) = House::with_editor().await;
    for (body, status) in [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec(), 422),
        (b"<html>".to_vec(), 422),
        (Vec::new(), 422),
        (png(5000, 1), 422),
        (png(64, 64)[..60].to_vec(), 422),
        (vec![0; 4 * 1024 * 1024 + 1], 413),
    ] {
        assert_eq!(house.send(&editor, "POST", "/images", body, "image/png").await.status.as_u16(), status);
    }
    assert_eq!(std::fs::read_dir(house.folder.path().join("images")).unwrap().count(), 0);
    for path in ["/images/x.png", "/images/..%2f..%2fdevcenter.db", "/images/", &format!("/images/{}.png", "a1".repeat(32))] {
        assert_eq!(house.send(&Person::anonymous(), "GET", path, Vec::new(), "").await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn the_playground_comes_whole_from_the_binary() {
    let house = House::new().await;
    let nobody = Person::anonymous();
    let page = house.send(&nobody, "GET", "/graphiql", Vec::new(), "").await;
    let html = String::from_utf8(page.body.clone()).unwrap();
    assert_eq!((page.status.as_u16(), page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.header("content-security-policy").starts_with("default-src 'none'; script-src 'self';"));
    let mut files = 0;
    for attribute in ["src=\"", "href=\""] {
        for piece in html.split(attribute).skip(1) {
            let address = piece.split('"').next().unwrap();
            if address.starts_with("data:") {
                continue;
            }
            assert!(address.starts_with("/graphiql/"), "{address} is not ours");
            assert_eq!(house.send(&nobody, "GET", address, Vec::new(), "").await.status.as_u16(), 200, "{address}");
            files += 1;
        }
    }
    assert!(files >= 5, "{html}");
    let examples = house.send(&nobody, "GET", "/graphiql/examples.json", Vec::new(), "").await.json();
    assert!(examples.as_array().unwrap().len() >= 5 && examples[0]["query"].as_str().unwrap().contains("query Home"));
    assert_eq!(house.send(&nobody, "GET", "/graphiql/update.sh", Vec::new(), "").await.status.as_u16(), 404);
}

#[tokio::test]
async fn the_schema_is_a_file_that_is_fetched_once() {
    let house = House::new().await;
    let reply = house.send(&Person::anonymous(), "GET", "/schema.graphql", Vec::new(), "").await;
    assert_eq!(String::from_utf8(reply.body.clone()).unwrap(), devcenter::gateway::sdl());
    let request = Request::get("/schema.graphql").header("if-none-match", reply.header("etag")).body(Body::empty()).unwrap();
    let again = house.raw(request).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[tokio::test]
async fn health_is_told_in_two_words() {
    let house = House::new().await;
    for path in ["/livez", "/readyz"] {
        assert_eq!(house.send(&Person::anonymous(), "GET", path, Vec::new(), "").await.status.as_u16(), 200);
    }
    house.database.clone().close().await;
    assert_eq!(house.send(&Person::anonymous(), "GET", "/readyz", Vec::new(), "").await.status.as_u16(), 503);
    // and whoever asks then is told to come back, not what broke
    let answer = house.ask(&Person::anonymous(), "{ tags { slug } }").await;
    assert_eq!((answer.code(), answer.status.as_u16()), ("UNAVAILABLE", 503), "{answer:?}");
}

#[tokio::test]
async fn of_two_credentials_neither_counts() {
    let (house, editor) = House::with_editor().await;
    let bearer = format!("Bearer {}", editor.token.clone().unwrap());
    let request = |second: &str, key: &[u8]| {
        let request = Request::post("/graphql").header("content-type", "application/json").header("authorization", &bearer);
        let request = if second.is_empty() { request } else { request.header("authorization", second) };
        request.header("idempotency-key", HeaderValue::from_bytes(key).unwrap()).body(Body::from(QUERY)).unwrap()
    };
    assert_eq!(house.raw(request("", b"a key")).await.status.as_u16(), 200);
    for second in [bearer.as_str(), "Bearer x", "Basic eDp5"] {
        assert_eq!(house.raw(request(second, b"a key")).await.status.as_u16(), 401, "{second}");
    }
    for key in [&b"a\tb"[..], "灰".as_bytes(), &[b'x'; 256]] {
        assert_eq!(house.raw(request("", key)).await.status.as_u16(), 400, "{key:?}");
    }
}

#[tokio::test]
async fn the_newest_drafts_statuses_are_answered_where_they_are_asked_for() {
    let (house, _) = House::with_editor().await;
    let doors = server::House { draft_statuses: true, ..house.doors.clone() };
    let drafting = House::new().await.with_doors(doors);
    let nobody = Person::anonymous();
    for (query, released, draft) in [
        ("{ tags { slug } }", 200, 200),
        ("{ tags {", 400, 400),
        ("{ nope }", 400, 422),
        ("query($n: Int!) { news(first: $n) { totalCount } }", 400, 422),
        ("query A { tags { slug } } query B { tags { slug } }", 400, 422),
        ("{ tags { slug } entry(id: \"entry_01h455vb4pex5vsknk084sn02q\") { id } }", 200, 294),
        // nothing of it could be told
        ("{ tags { slug } news(first: 0) { totalCount } }", 200, 200),
    ] {
        let body = json!({ "query": query }).to_string().into_bytes();
        for (house, status) in [(&house, released), (&drafting, draft)] {
            assert_eq!(house.send(&nobody, "POST", "/graphql", body.clone(), "application/json").await.status.as_u16(), status, "{query}");
        }
        // who takes the older media type alone keeps its statuses
        let older = Request::post("/graphql").header("content-type", "application/json").header("accept", "application/json").body(Body::from(body)).unwrap();
        assert_eq!(drafting.raw(older).await.status.as_u16(), 200, "{query}");
    }
}
