//! Packages on their way in and out: tickets, limits, hostile files, and nothing left behind.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use bytes::Bytes;
use devcenter::{app::Untaken, domain::actor::ProgramRole};
use serde_json::{Value, json};

use crate::{
    house::Person,
    studio::{Studio, package},
};

/// What lies in the folder of packages.
fn objects(studio: &Studio) -> Vec<String> {
    fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path.file_name().unwrap().to_string_lossy().into_owned()) }
        }
    }
    let mut found = Vec::new();
    walk(&studio.house.folder.path().join("packages"), &mut found);
    found
}

/// Lets what goes on beside the answers come to its end: bytes are deleted after it.
async fn settled(studio: &Studio, count: usize) -> Vec<String> {
    for _ in 0..200 {
        if objects(studio).len() == count {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    objects(studio)
}

async fn sha256(studio: &Studio, version: &str) -> String {
    let answer = studio.house.ask(&studio.admin, &format!("{{ version(id: \"{version}\") {{ package {{ sha256 }} }} }}")).await;
    answer.data["version"]["package"]["sha256"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_package_comes_in_on_a_ticket_and_goes_out_to_those_who_see_the_version() {
    let studio = Studio::new().await;
    let ticket = studio.ticket(&studio.developer).await;
    assert_eq!(studio.refused(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "1.0.0" })).await, "UPLOAD_NOT_READY");
    let bytes = package("one");
    let reply = studio.put(&studio.developer, &ticket, bytes.clone()).await;
    assert_eq!((reply.status, &reply.json()["bytes"], &reply.json()["entries"]), (StatusCode::OK, &json!(bytes.len()), &json!(1)));
    let digest = reply.json()["sha256"].as_str().unwrap().to_owned();
    // the same again is no error, another is
    assert_eq!(studio.put(&studio.developer, &ticket, bytes.clone()).await.status, StatusCode::OK);
    assert_eq!(studio.put(&studio.developer, &ticket, package("two")).await.status, StatusCode::CONFLICT);
    // before it is a version it is nobody's to fetch
    assert_eq!(studio.house.send(&studio.developer, "GET", &format!("/packages/{digest}"), Vec::new(), "").await.status, StatusCode::NOT_FOUND);
    studio.done(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "1.0.0" })).await;
    assert_eq!(studio.refused(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "1.0.1" })).await, "NOT_FOUND", "a ticket is used up");
    for (person, status) in [
        (&studio.admin, 200),
        (&studio.other_developer, 200),
        (&studio.reviewer, 200),
        (&studio.operator, 200),
        (&studio.stranger, 404),
        (&studio.editor, 404),
        (&studio.host, 404),
        (&Person::anonymous(), 404),
    ] {
        let reply = studio.house.send(person, "GET", &format!("/packages/{digest}"), Vec::new(), "").await;
        assert_eq!(reply.status.as_u16(), status);
        assert_eq!(reply.body == bytes, status == 200);
    }
    let reply = studio.house.send(&studio.admin, "GET", &format!("/packages/{digest}"), Vec::new(), "").await;
    assert_eq!((reply.header("content-type"), reply.header("content-disposition")), ("application/zip", "attachment"));
    assert_eq!(reply.header("cache-control"), "private, max-age=31536000, immutable");
    for nonsense in ["x", "../devcenter.db", &"0".repeat(64)] {
        assert_eq!(studio.house.send(&studio.admin, "GET", &format!("/packages/{nonsense}"), Vec::new(), "").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_ticket_is_its_owners_and_lapses() {
    let studio = Studio::new().await;
    for person in [&studio.stranger, &studio.reviewer, &studio.operator, &studio.host] {
        let query = format!("mutation {{ createUpload(input: {{programId: \"{}\"}}) {{ upload {{ id }} userErrors {{ code }} }} }}", studio.program);
        let answer = studio.house.ask(person, &query).await;
        let code =
            if answer.errors.is_empty() { answer.data["createUpload"]["userErrors"][0]["code"].as_str().unwrap().to_owned() } else { answer.code().to_owned() };
        assert!(["NOT_FOUND", "FORBIDDEN"].contains(&code.as_str()), "{answer:?}");
    }
    let ticket = studio.ticket(&studio.developer).await;
    for (person, status) in [(&studio.admin, 404), (&studio.stranger, 404), (&studio.host, 403), (&Person::anonymous(), 401)] {
        assert_eq!(studio.put(person, &ticket, package("x")).await.status.as_u16(), status);
    }
    for nonsense in ["nonsense", "upload_01h455vb4pex5vsknk084sn02q", "program_01h455vb4pex5vsknk084sn02q"] {
        assert_eq!(studio.put(&studio.developer, nonsense, package("x")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(studio.put(&studio.developer, &ticket, package("x")).await.status, StatusCode::OK);
    assert_eq!(
        studio.refused(&studio.admin, "finishUpload", json!({ "uploadId": ticket, "number": "1.0.0" })).await,
        "NOT_FOUND",
        "not even an admin finishes another's upload"
    );
    assert_eq!(objects(&studio).len(), 1);
    studio.house.clock.advance_millis(3_600_000);
    assert_eq!(studio.refused(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "1.0.0" })).await, "UPLOAD_NOT_READY");
    studio.house.app.sweep().await;
    assert_eq!(settled(&studio, 0).await, Vec::<String>::new(), "what came in on a lapsed ticket is gone");
    assert_eq!(studio.put(&studio.developer, &ticket, package("x")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn ten_tickets_are_open_at_a_time() {
    let studio = Studio::new().await;
    let mut tickets = Vec::new();
    for _ in 0..10 {
        tickets.push(studio.ticket(&studio.developer).await);
    }
    let query = format!("mutation {{ createUpload(input: {{programId: \"{}\"}}) {{ upload {{ id }} userErrors {{ code }} }} }}", studio.program);
    assert_eq!(studio.house.ask(&studio.developer, &query).await.data["createUpload"]["userErrors"][0]["code"], "TOO_MANY_UPLOADS");
    studio.put(&studio.developer, &tickets[0], package("x")).await;
    studio.done(&studio.developer, "finishUpload", json!({ "uploadId": tickets[0], "number": "1.0.0" })).await;
    studio.ticket(&studio.developer).await;
}

#[tokio::test]
async fn deleting_removes_bytes_that_nobody_else_uses() {
    let studio = Studio::new().await;
    let upload = async |number: &str, content: &str| {
        let ticket = studio.ticket(&studio.developer).await;
        assert_eq!(studio.put(&studio.developer, &ticket, package(content)).await.status, StatusCode::OK);
        studio.done(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": number })).await["version"]["id"].as_str().unwrap().to_owned()
    };
    let (first, second) = (upload("1.0.0", "same").await, upload("1.0.1", "same").await);
    let digest = sha256(&studio, &first).await;
    assert_eq!(sha256(&studio, &second).await, digest);
    assert_eq!(objects(&studio).len(), 1, "the same bytes lie there once");
    studio.done(&studio.admin, "deleteVersion", json!({ "versionId": first, "number": "1.0.0" })).await;
    let fetched = studio.house.send(&studio.admin, "GET", &format!("/packages/{digest}"), Vec::new(), "").await;
    assert_eq!((fetched.status, fetched.body), (StatusCode::OK, package("same")));
    studio.done(&studio.admin, "deleteVersion", json!({ "versionId": second, "number": "1.0.1" })).await;
    assert_eq!(settled(&studio, 0).await, Vec::<String>::new());
    assert_eq!(studio.house.send(&studio.admin, "GET", &format!("/packages/{digest}"), Vec::new(), "").await.status, StatusCode::NOT_FOUND);
    // and they may come back
    let third = upload("1.0.2", "same").await;
    assert_eq!(sha256(&studio, &third).await, digest);
    assert_eq!(objects(&studio).len(), 1);
}

#[tokio::test]
async fn deleting_and_uploading_the_same_bytes_at_once_loses_nothing() {
    let studio = Studio::new().await;
    let mut version = studio.upload("1.0.0").await;
    for round in 1..=15 {
        let (number, next) = (format!("1.0.{}", round - 1), format!("1.0.{round}"));
        let ticket = studio.ticket(&studio.developer).await;
        // the same bytes as those that are being deleted
        let again = async {
            assert_eq!(studio.put(&studio.developer, &ticket, package("1.0.0")).await.status, StatusCode::OK);
            studio.done(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": next })).await
        };
        let delete = studio.done(&studio.admin, "deleteVersion", json!({ "versionId": version, "number": number }));
        let (uploaded, _) = tokio::join!(again, delete);
        version = uploaded["version"]["id"].as_str().unwrap().to_owned();
        let digest = sha256(&studio, &version).await;
        let fetched = studio.house.send(&studio.admin, "GET", &format!("/packages/{digest}"), Vec::new(), "").await;
        assert_eq!((fetched.status, fetched.body), (StatusCode::OK, package("1.0.0")), "round {round}");
    }
    assert_eq!(settled(&studio, 1).await.len(), 1);
}

#[tokio::test]
async fn refused_packages_say_why_and_leave_nothing_behind() {
    let studio = Studio::new().await;
    let ticket = studio.ticket(&studio.developer).await;
    let mut climbing = package("x");
    let place = climbing.windows(6).position(|window| window == b"app.js").unwrap();
    climbing[place..place + 6].copy_from_slice(b"../a.j");
    let mut torn = package("x");
    torn.truncate(40);
    let mut wrong = package("x");
    let place = wrong.windows(3).position(|window| window == b"// ").unwrap();
    wrong[place] = b'?';
    for (bytes, status, code, told) in [
        (b"no zip at all".to_vec(), 422, "PACKAGE_INVALID", "The file is not a zip file."),
        (Vec::new(), 422, "PACKAGE_INVALID", "The file is not a zip file."),
        (torn, 422, "PACKAGE_INVALID", ""),
        (climbing, 422, "PACKAGE_INVALID", ""),
        (wrong, 422, "PACKAGE_INVALID", "An entry does not have its declared size and checksum: “app.js”."),
        (vec![0; 8 * 1024 * 1024 + 1], 413, "PACKAGE_TOO_LARGE", "The package file is larger than 8 MiB."),
    ] {
        let reply = studio.put(&studio.developer, &ticket, bytes).await;
        assert_eq!((reply.status.as_u16(), &reply.json()["code"]), (status, &json!(code)), "{}", reply.json());
        if !told.is_empty() {
            assert_eq!(reply.json()["message"], told);
        }
        assert_eq!(objects(&studio), Vec::<String>::new());
    }
    let reply = studio.put(&Person { language: "zh", ..studio.developer.clone() }, &ticket, b"x".to_vec()).await;
    assert_eq!(reply.json()["message"], "文件不是 zip 包。");
    // what is announced is not believed, what is not announced is counted
    let token = studio.developer.token.clone().unwrap();
    let put = || Request::put(format!("/uploads/{ticket}")).header("authorization", format!("Bearer {token}"));
    let squeezed = studio.house.raw(put().header("content-encoding", "gzip").body(Body::from(package("x"))).unwrap()).await;
    assert_eq!(squeezed.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let endless = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[7; 65_536])));
    assert_eq!(studio.house.raw(put().body(Body::from_stream(endless)).unwrap()).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let broken = futures_util::stream::iter([Ok(Bytes::from_static(b"PK")), Err(std::io::Error::other("gone"))]);
    assert_eq!(studio.house.raw(put().body(Body::from_stream(broken)).unwrap()).await.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(objects(&studio), Vec::<String>::new());
    // the ticket is still good
    assert_eq!(studio.put(&studio.developer, &ticket, package("x")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn of_two_uploads_on_one_ticket_one_is_taken() {
    let studio = Studio::new().await;
    for round in 0..10 {
        let ticket = studio.ticket(&studio.developer).await;
        let puts = ["a", "b", "c", "d"].map(|content| studio.put(&studio.developer, &ticket, package(&format!("{content}{round}"))));
        let replies = futures_util::future::join_all(puts).await;
        let taken: Vec<Value> = replies.iter().filter(|reply| reply.status == StatusCode::OK).map(|reply| reply.json()["sha256"].clone()).collect();
        assert_eq!(taken.len(), 1);
        let payload = studio.done(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": format!("1.0.{round}") })).await;
        assert_eq!(json!(sha256(&studio, payload["version"]["id"].as_str().unwrap()).await), taken[0]);
    }
    assert_eq!(settled(&studio, 10).await.len(), 10);
}

#[tokio::test]
async fn two_programs_that_give_up_the_same_package_at_once_leave_nothing() {
    let mut studio = Studio::new().await;
    let mine = studio.program;
    let theirs = studio.house.program(&[(&studio.admin, ProgramRole::Admin), (&studio.developer, ProgramRole::Developer)]).await;
    for round in 0..15 {
        let number = format!("1.0.{round}");
        let mut versions = Vec::new();
        for program in [mine, theirs] {
            studio.program = program;
            versions.push(studio.upload(&number).await);
        }
        let delete = |version: &str| studio.done(&studio.admin, "deleteVersion", json!({ "versionId": version, "number": number }));
        tokio::join!(delete(&versions[0]), delete(&versions[1]));
        assert_eq!(settled(&studio, 0).await, Vec::<String>::new(), "round {round}");
    }
    assert_eq!(studio.house.database.reader().orphan_packages().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_package_that_arrives_while_its_ticket_lapses_is_refused_or_whole() {
    let studio = Studio::new().await;
    let ticket = studio.ticket(&studio.developer).await;
    let (send, receive) = tokio::sync::oneshot::channel::<()>();
    let (reading, read) = tokio::sync::oneshot::channel::<()>();
    let late = futures_util::StreamExt::chain(
        futures_util::stream::once(async move {
            reading.send(()).unwrap();
            Ok::<_, std::io::Error>(Bytes::new())
        }),
        futures_util::stream::once(async move {
            let _ = receive.await;
            Ok(Bytes::from(package("late")))
        }),
    );
    let request = Request::put(format!("/uploads/{ticket}")).header("authorization", format!("Bearer {}", studio.developer.token.clone().unwrap()));
    let put = studio.house.raw(request.body(Body::from_stream(late)).unwrap());
    let lapse = async {
        read.await.unwrap();
        studio.house.clock.advance_millis(3_600_000);
        studio.house.app.sweep().await;
        send.send(()).unwrap();
    };
    let (reply, ()) = tokio::join!(put, lapse);
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert_eq!(objects(&studio), Vec::<String>::new());
    assert_eq!(studio.house.database.reader().orphan_packages().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn slow_senders_hold_up_nobody_but_themselves() {
    let studio = Studio::new().await;
    // each says when it is being read
    let (reading, mut read) = tokio::sync::mpsc::unbounded_channel();
    let slow = || {
        let reading = reading.clone();
        let first = futures_util::stream::once(async move {
            reading.send(()).unwrap();
            Ok::<_, std::io::Error>(Bytes::from_static(b"PK"))
        });
        futures_util::StreamExt::chain(first, futures_util::stream::pending())
    };
    let put = |person: &Person, ticket: &str, body: Body| {
        let request = Request::put(format!("/uploads/{ticket}")).header("authorization", format!("Bearer {}", person.token.clone().unwrap()));
        studio.house.raw(request.body(body).unwrap())
    };
    let mut tickets = Vec::new();
    for _ in 0..5 {
        tickets.push(studio.ticket(&studio.developer).await);
    }
    let stalled: Vec<_> = tickets[..3].iter().map(|ticket| Box::pin(put(&studio.developer, ticket, Body::from_stream(slow())))).collect();
    let mut stalled = futures_util::future::join_all(stalled);
    for _ in 0..3 {
        tokio::select! {
            _ = &mut stalled => panic!("none of them ends"),
            _ = read.recv() => {}
        }
    }
    // a second package on one of these tickets, and a fourth sender of the same account, are turned away
    assert_eq!(studio.put(&studio.developer, &tickets[0], package("x")).await.status, StatusCode::CONFLICT);
    assert_eq!(studio.put(&studio.developer, &tickets[3], package("x")).await.status, StatusCode::TOO_MANY_REQUESTS);
    // somebody else is not
    let other = studio.ticket(&studio.other_developer).await;
    assert_eq!(studio.put(&studio.other_developer, &other, package("x")).await.status, StatusCode::OK);
    drop(stalled);
    assert_eq!(studio.put(&studio.developer, &tickets[0], package("x")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_a_dead_process_left_is_cleared_up() {
    let studio = Studio::new().await;
    let (first, second) = (studio.ticket(&studio.developer).await, studio.ticket(&studio.developer).await);
    // it died while it wrote: a row that names an object, and half a file beside it
    crate::store_story::meddle(&studio.house.address, "UPDATE upload SET object = 'ab/dead', writing_since = created_at").await;
    let folder = studio.house.folder.path().join("packages/ab");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("dead.1#1"), b"half").unwrap();
    assert_eq!(studio.put(&studio.developer, &first, package("x")).await.status, StatusCode::CONFLICT);
    studio.house.clock.advance_millis(60_000);
    assert_eq!(studio.put(&studio.developer, &first, package("x")).await.status, StatusCode::OK, "after a minute the ticket is good again");
    studio.house.app.recover().await.unwrap();
    assert_eq!(studio.put(&studio.developer, &second, package("y")).await.status, StatusCode::OK, "who is alone knows at once");
    assert_eq!(settled(&studio, 2).await.len(), 2);
}

#[tokio::test]
async fn a_sender_that_hangs_up_leaves_nothing_behind() {
    let studio = Studio::new().await;
    let ticket = studio.ticket(&studio.developer).await;
    let actor = devcenter::domain::actor::Actor::Person {
        account: studio.developer.account.unwrap(),
        roles: Vec::new(),
        channel: devcenter::domain::actor::Channel::Cli,
        scopes: devcenter::domain::scope::Scopes::FULL,
    };
    let view = studio.house.app.open_ticket(&actor, ticket.parse().unwrap()).await.unwrap();
    {
        let half = futures_util::StreamExt::chain(futures_util::stream::iter([Ok::<_, ()>(Bytes::from_static(b"PK"))]), futures_util::stream::pending());
        let receiving = studio.house.app.receive(view, Box::pin(half));
        assert!(tokio::time::timeout(std::time::Duration::from_millis(50), receiving).await.is_err());
    }
    assert_eq!(objects(&studio), Vec::<String>::new());
    assert!(matches!(studio.house.app.open_ticket(&actor, ticket.parse().unwrap()).await, Ok(view) if view.object.is_none()));
    assert!(matches!(studio.house.app.open_ticket(&devcenter::domain::actor::Actor::Host, ticket.parse().unwrap()).await, Err(Untaken::Failed(_))));
}

#[tokio::test]
async fn the_files_of_a_package_are_listed() {
    let studio = Studio::new().await;
    let version = studio.upload("1.0.0").await;
    let query = format!(
        "{{ version(id: \"{version}\") {{ package {{ bytes inflatedBytes url entries {{ totalCount nodes {{ path bytes packedBytes }} pageInfo {{ hasNextPage }} }} }} }} }}"
    );
    let seen = studio.house.ask(&studio.reviewer, &query).await.data["version"]["package"].clone();
    assert_eq!(
        seen["entries"],
        json!({ "totalCount": 1, "nodes": [{ "path": "app.js", "bytes": 18, "packedBytes": 18 }], "pageInfo": { "hasNextPage": false } })
    );
    assert_eq!(seen["url"], json!(format!("/packages/{}", sha256(&studio, &version).await)));
}

#[tokio::test]
async fn what_became_of_the_files_since_another_version_is_told() {
    let studio = Studio::new().await;
    let (old, new) = (studio.upload("1.0.0").await, studio.upload("1.0.1").await);
    let difference = async |from: &str, to: &str| {
        let query = format!(
            "{{ version(id: \"{from}\") {{ differenceTo(versionId: \"{to}\") {{ added removed changed growth files(first: 5) {{ totalCount nodes {{ path kind bytesBefore bytes }} }} }} }} }}"
        );
        studio.house.ask(&studio.reviewer, &query).await.data["version"]["differenceTo"].clone()
    };
    // the same length, another content
    let file = json!({ "path": "app.js", "kind": "CHANGED", "bytesBefore": 18, "bytes": 18 });
    assert_eq!(difference(&new, &old).await, json!({ "added": 0, "removed": 0, "changed": 1, "growth": 0, "files": { "totalCount": 1, "nodes": [file] } }));
    assert_eq!(difference(&new, &new).await["files"]["totalCount"], 0);
    // nothing is told of versions of another program, or of those that are gone
    let elsewhere = studio.house.program(&[(&studio.developer, devcenter::domain::actor::ProgramRole::Developer)]).await;
    let ticket = format!("mutation {{ createUpload(input: {{programId: \"{elsewhere}\"}}) {{ upload {{ id }} }} }}");
    let ticket = studio.house.ask(&studio.developer, &ticket).await.data["createUpload"]["upload"]["id"].as_str().unwrap().to_owned();
    studio.put(&studio.developer, &ticket, crate::studio::package("elsewhere")).await;
    let other =
        studio.done(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "1.0.0" })).await["version"]["id"].as_str().unwrap().to_owned();
    assert!(difference(&new, &other).await.is_null());
    studio.done(&studio.admin, "deleteVersion", json!({ "versionId": old, "number": "1.0.0" })).await;
    assert!(difference(&new, &old).await.is_null());
}

#[tokio::test]
async fn what_an_account_sends_in_an_hour_is_counted_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let address = crate::house::fresh_address(folder.path()).await;
    devcenter::store::migrate::migrate(&address, devcenter::store::migrate::Direction::Up, false).await.unwrap();
    let policy = devcenter::app::Policy { uploads_hourly: 8, ..devcenter::app::Policy::default() };
    let house = crate::house::House::under(address, folder, policy).await;
    let person = house.person(&[]).await;
    let program = house.program(&[(&person, devcenter::domain::actor::ProgramRole::Admin)]).await;
    let query = format!("mutation {{ createUpload(input: {{programId: \"{program}\"}}) {{ upload {{ id }} userErrors {{ code }} }} }}");
    let ask = || house.send(&person, "POST", "/graphql", serde_json::json!({ "query": query }).to_string().into_bytes(), "application/json");
    let mut ticket = String::new();
    for _ in 0..4 {
        ticket = ask().await.json()["data"]["createUpload"]["upload"]["id"].as_str().unwrap().to_owned();
    }
    let refused = ask().await;
    assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (429, "450"));
    assert_eq!(refused.json()["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    // so are packages, twice as many: one that is refused may be followed by another
    let path = format!("/uploads/{ticket}");
    let put = || house.send(&person, "PUT", &path, b"no zip".to_vec(), "application/zip");
    for _ in 0..8 {
        assert_eq!(put().await.status.as_u16(), 422);
    }
    let refused = put().await;
    assert_eq!((refused.status.as_u16(), refused.json()["code"].as_str(), refused.header("retry-after")), (429, Some("RATE_LIMITED"), "225"));
    house.clock.advance_millis(450_000);
    assert_eq!((ask().await.status.as_u16(), put().await.status.as_u16()), (200, 422));
}

#[tokio::test]
async fn what_fails_in_one_part_of_a_document_takes_nothing_from_another() {
    let studio = Studio::new().await;
    let version = studio.upload("1.0.0").await;
    let failing = "differenceTo(versionId: \"nothing\") { added }";
    for (parts, expected) in [
        (vec![failing], json!({ "differenceTo": null })),
        (vec![failing, "number"], json!({ "differenceTo": null, "number": "1.0.0" })),
        (vec!["number", failing], json!({ "number": "1.0.0", "differenceTo": null })),
        (vec![failing, "... on Version { number }"], json!({ "differenceTo": null, "number": "1.0.0" })),
    ] {
        let document: String = parts.iter().map(|part| format!(" version(id: \"{version}\") {{ {part} }}")).collect();
        // who sees every program, and who is asked about
        for person in [&studio.reviewer, &studio.admin] {
            let answer = studio.house.ask(person, &format!("{{{document} }}")).await;
            assert_eq!((answer.code(), &answer.data["version"]), ("INVALID_ID", &expected), "{parts:?}");
        }
    }
}
