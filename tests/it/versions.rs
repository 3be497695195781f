//! The life of a version through the API: what each person meets on the way.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{house::Person, studio::Studio};

#[tokio::test]
async fn a_version_lives_from_upload_to_the_next_release_and_back() {
    let studio = Studio::new().await;
    let (admin, reviewer) = (&studio.admin, &studio.reviewer);
    let first = studio.version("1.0.0", "RELEASED").await;
    let second = studio.upload("1.1.0").await;
    let revision = studio.revision().await;
    let submitted = studio.done(admin, "submitVersion", json!({ "versionId": second, "expectedRevision": revision, "agreementNumber": 1 })).await;
    assert_eq!(submitted["version"]["state"], "IN_REVIEW");
    assert_eq!(submitted["program"]["revision"], json!(revision + 1));
    assert_eq!(submitted["event"]["sequence"], json!(revision + 1));
    assert_eq!(
        (&submitted["event"]["kind"], &submitted["event"]["role"], &submitted["event"]["channel"]),
        (&json!("VERSION_SUBMITTED"), &json!("PROGRAM_ADMIN"), &json!("MOBILE"))
    );
    studio.done(reviewer, "approveVersion", json!({ "versionId": second })).await;
    assert_eq!(studio.refused(admin, "publishVersion", json!({ "versionId": second })).await, "GRAY_REQUIRED");
    let gray = studio.done(admin, "startGray", json!({ "versionId": second, "percent": 12.34 })).await;
    assert_eq!(gray["event"]["percent"], json!(12.34));
    assert_eq!(studio.refused(admin, "adjustGray", json!({ "versionId": second, "percent": 12.34 })).await, "NO_CHANGE");
    let adjusted = studio.done(admin, "adjustGray", json!({ "versionId": second, "percent": 50 })).await;
    assert_eq!((&adjusted["event"]["percentBefore"], &adjusted["event"]["percent"]), (&json!(12.34), &json!(50)));
    assert_eq!(studio.refused(admin, "rollBackProgram", json!({ "programId": studio.program })).await, "GRAY_IN_PROGRESS");
    studio.done(admin, "endGray", json!({ "versionId": second })).await;
    let published = studio.done(admin, "publishVersion", json!({ "versionId": second })).await;
    let moves = json!([{ "number": "1.1.0", "from": "APPROVED", "to": "RELEASED" }, { "number": "1.0.0", "from": "RELEASED", "to": "RETIRED" }]);
    assert_eq!(published["event"]["moves"], moves);
    let back = studio.done(admin, "rollBackProgram", json!({ "programId": studio.program })).await;
    assert_eq!(back["version"], json!({ "id": second, "number": "1.1.0", "state": "RETIRED" }));
    assert_eq!((studio.state(&first).await, studio.state(&second).await), ("RELEASED".into(), "RETIRED".into()));
    assert_eq!(studio.refused(admin, "rollBackProgram", json!({ "programId": studio.program })).await, "NO_PREVIOUS_RELEASE");
    assert_eq!(studio.refused(admin, "takeDownProgram", json!({ "programId": studio.program })).await, "DESKTOP_ONLY");
    let down = studio.done(&studio.desktop, "takeDownProgram", json!({ "programId": studio.program })).await;
    assert_eq!(down["version"]["number"], "1.0.0");
    assert_eq!(studio.refused(admin, "rollBackProgram", json!({ "programId": studio.program })).await, "NOTHING_RELEASED");

    // the timeline tells all of it, and the program's events have no gap
    let query = format!(
        "{{ version(id: \"{first}\") {{ retirement {{ cause }} timeline {{ kind by {{ name }} moves {{ number to }} }} }} program(id: \"{}\") {{ revision events(first: 100) {{ totalCount nodes {{ sequence }} }} }} }}",
        studio.program
    );
    let answer = studio.house.ask(admin, &query).await;
    assert_eq!(answer.data["version"]["retirement"]["cause"], "TAKEN_DOWN");
    let kinds: Vec<&str> = answer.data["version"]["timeline"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        [
            "VERSION_UPLOADED",
            "VERSION_SUBMITTED",
            "VERSION_APPROVED",
            "GRAY_STARTED",
            "VERSION_PUBLISHED",
            "VERSION_PUBLISHED",
            "VERSION_ROLLED_BACK",
            "VERSION_TAKEN_DOWN"
        ]
    );
    let program = &answer.data["program"];
    let sequences: Vec<i64> = program["events"]["nodes"].as_array().unwrap().iter().map(|event| event["sequence"].as_i64().unwrap()).collect();
    assert_eq!(sequences, (1..=program["revision"].as_i64().unwrap()).collect::<Vec<_>>());
    assert_eq!(program["events"]["totalCount"], program["revision"]);
}

#[tokio::test]
async fn refusals_say_what_a_client_can_act_on() {
    let studio = Studio::new().await;
    let admin = &studio.admin;
    let held = studio.version("1.0.0", "REJECTED").await;
    let next = studio.upload("1.0.1").await;
    let revision = studio.revision().await;
    let told = |payload: Value| payload["userErrors"][0].clone();
    let submit =
        |version: &str, revision: i64, agreement: Option<i32>| json!({ "versionId": version, "expectedRevision": revision, "agreementNumber": agreement });

    let slot = told(studio.take(admin, "submitVersion", submit(&next, revision, Some(1))).await);
    assert_eq!((&slot["__typename"], &slot["code"]), (&json!("SlotTaken"), &json!("SLOT_TAKEN")));
    assert_eq!(slot["holder"], json!({ "number": "1.0.0", "state": "REJECTED" }));
    let wrong = told(studio.take(admin, "publishVersion", json!({ "versionId": held })).await);
    assert_eq!((&wrong["code"], &wrong["state"], &wrong["action"]), (&json!("WRONG_STATE"), &json!("REJECTED"), &json!("PUBLISH")));
    assert_eq!(wrong["message"], "cannot publish a version that is rejected");
    let chinese = studio.take(&Person { language: "zh-CN", ..admin.clone() }, "publishVersion", json!({ "versionId": held })).await;
    assert_eq!(chinese["userErrors"][0]["message"], "当前状态为「审核驳回」，不能上架");

    studio.done(admin, "returnVersionToDevelopment", json!({ "versionId": held, "expectedRevision": revision })).await;
    let stale = told(studio.take(admin, "deleteVersion", json!({ "versionId": held, "number": "1.0.0", "expectedRevision": revision })).await);
    assert_eq!(
        (&stale["code"], &stale["currentRevision"], &stale["field"]),
        (&json!("STALE_REVISION"), &json!(revision + 1), &json!(["input", "expectedRevision"]))
    );
    let confirmation = told(studio.take(admin, "submitVersion", submit(&next, revision, Some(1))).await);
    assert_eq!(
        (&confirmation["code"], &confirmation["currentRevision"], &confirmation["agreementNumber"]),
        (&json!("STALE_CONFIRMATION"), &json!(revision + 1), &json!(1))
    );

    // a new text has to be accepted again, and confirmed by its own number
    studio.publish_agreement().await;
    assert_eq!(studio.refused(admin, "submitVersion", submit(&next, revision + 1, Some(1))).await, "AGREEMENT_NOT_ACCEPTED");
    studio.accept(2).await;
    let confirmation = told(studio.take(admin, "submitVersion", submit(&next, revision + 2, Some(1))).await);
    assert_eq!((&confirmation["code"], &confirmation["agreementNumber"]), (&json!("STALE_CONFIRMATION"), &json!(2)));
    studio.done(admin, "submitVersion", submit(&next, revision + 2, Some(2))).await;

    for percent in [json!(0), json!(100), json!(0.001), json!(-5), json!(12.345)] {
        studio.done(&studio.reviewer, "approveVersion", json!({ "versionId": next, "dryRun": true })).await;
        let refused = studio.refused(admin, "startGray", json!({ "versionId": next, "percent": percent })).await;
        assert_eq!(refused, "WRONG_STATE", "in review the state is what is wrong");
    }
    studio.approve(&next).await;
    for percent in [json!(0), json!(100), json!(0.001), json!(-5), json!(12.345)] {
        let refused = told(studio.take(admin, "startGray", json!({ "versionId": next, "percent": percent })).await);
        assert_eq!((&refused["code"], &refused["field"]), (&json!("PERCENT_OUT_OF_RANGE"), &json!(["input", "percent"])), "{percent}");
    }
    for percent in [json!("10"), Value::Null, json!(true)] {
        let answer = studio.send(admin, "startGray", json!({ "versionId": next, "percent": percent })).await;
        assert!(["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&answer.code()), "{answer:?}");
    }
}

#[tokio::test]
async fn numbers_rise_for_ever() {
    let studio = Studio::new().await;
    let first = studio.upload("1.2.0").await;
    let finish = async |number: &str| {
        let ticket = studio.ticket(&studio.developer).await;
        studio.put(&studio.developer, &ticket, crate::studio::package("x")).await;
        studio.take(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": number })).await
    };
    for low in ["1.2.0", "1.1.99", "0.9.0"] {
        let told = finish(low).await["userErrors"][0].clone();
        assert_eq!((&told["code"], &told["highest"]), (&json!("NUMBER_NOT_RISING"), &json!("1.2.0")), "{low}");
    }
    // a deleted number is never free again, and deleting asks for it once more
    assert_eq!(studio.refused(&studio.admin, "deleteVersion", json!({ "versionId": first, "number": "1.2.1" })).await, "NUMBER_MISMATCH");
    let deleted = studio.done(&studio.admin, "deleteVersion", json!({ "versionId": first, "number": "1.2.0" })).await;
    assert_eq!((&deleted["deletedVersionId"], &deleted["event"]["moves"][0]["to"]), (&json!(first), &Value::Null));
    assert_eq!(finish("1.2.0").await["userErrors"][0]["code"], "NUMBER_NOT_RISING");
    assert_eq!(studio.state(&first).await, "gone");
    let answer = studio
        .house
        .ask(&studio.admin, &format!("{{ node(id: \"{first}\") {{ id }} program(id: \"{}\") {{ versions {{ totalCount }} }} }}", studio.program))
        .await;
    assert_eq!(answer.data, json!({ "node": null, "program": { "versions": { "totalCount": 0 } } }));
    for bad in ["1.2", "01.2.3", "1.2.x", "2147483648.0.0", ""] {
        let answer = studio.send(&studio.developer, "finishUpload", json!({ "uploadId": "upload_01h455vb4pex5vsknk084sn02q", "number": bad })).await;
        assert_eq!(answer.code(), "BAD_USER_INPUT", "{bad}: {answer:?}");
    }
}

#[tokio::test]
async fn twenty_versions_may_be_in_development() {
    let studio = Studio::new().await;
    for number in 1..=20 {
        studio.upload(&format!("1.0.{number}")).await;
    }
    let ticket = studio.ticket(&studio.developer).await;
    studio.put(&studio.developer, &ticket, crate::studio::package("x")).await;
    let refused = studio.refused(&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "2.0.0" })).await;
    assert_eq!(refused, "TOO_MANY_DEVELOPMENT_VERSIONS");
    let query = format!(
        "{{ program(id: \"{}\") {{ versions(first: 3) {{ totalCount nodes {{ number }} pageInfo {{ hasNextPage endCursor }} }} latestUpload {{ number }} }} }}",
        studio.program
    );
    let page = studio.house.ask(&studio.admin, &query).await.data["program"].clone();
    assert_eq!((&page["versions"]["totalCount"], &page["latestUpload"]["number"]), (&json!(20), &json!("1.0.20")));
    let after = page["versions"]["pageInfo"]["endCursor"].as_str().unwrap();
    let query = format!("{{ versions(programId: \"{}\", first: 2, after: \"{after}\") {{ nodes {{ number }} }} }}", studio.program);
    assert_eq!(studio.house.ask(&studio.admin, &query).await.data["versions"]["nodes"], json!([{ "number": "1.0.17" }, { "number": "1.0.16" }]));
    let query = format!(
        "{{ versions(programId: \"{}\", last: 2) {{ nodes {{ number }} }} released: versions(programId: \"{}\", filter: {{states: [RELEASED, GRAY]}}) {{ totalCount nodes {{ number }} }} }}",
        studio.program, studio.program
    );
    let answer = studio.house.ask(&studio.admin, &query).await;
    assert_eq!(answer.data, json!({ "versions": { "nodes": [{ "number": "1.0.2" }, { "number": "1.0.1" }] }, "released": { "totalCount": 0, "nodes": [] } }));
}

#[tokio::test]
async fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    let studio = Studio::new().await;
    studio.version("1.0.0", "RELEASED").await;
    let gray = studio.version("1.1.0", "GRAY").await;
    let before = studio.revision().await;
    let dry = studio.done(&studio.admin, "publishVersion", json!({ "versionId": gray, "dryRun": true })).await;
    assert_eq!(dry["event"], Value::Null, "nothing has happened");
    assert_eq!(dry["version"]["state"], "GRAY", "the version stands where it stood");
    assert_eq!(dry["effect"]["revision"], json!(before + 1));
    assert_eq!(
        dry["effect"]["moves"],
        json!([{ "number": "1.1.0", "from": "GRAY", "to": "RELEASED" }, { "number": "1.0.0", "from": "RELEASED", "to": "RETIRED" }])
    );
    assert_eq!(studio.refused(&studio.admin, "rollBackProgram", json!({ "programId": studio.program, "dryRun": true })).await, "GRAY_IN_PROGRESS");
    assert_eq!((studio.revision().await, studio.state(&gray).await), (before, "GRAY".into()));
    let down = studio.done(&studio.admin, "endGray", json!({ "versionId": gray })).await;
    assert_eq!(down["version"]["state"], "APPROVED");
    let down = studio.done(&studio.desktop, "takeDownProgram", json!({ "programId": studio.program, "dryRun": true })).await;
    assert_eq!(
        (&down["version"]["state"], &down["effect"]["moves"]),
        (&json!("RELEASED"), &json!([{ "number": "1.0.0", "from": "RELEASED", "to": "RETIRED" }]))
    );
}

#[tokio::test]
async fn the_platform_takes_away_and_gives_back() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "RELEASED").await;
    for reason in ["", "  ", &"长".repeat(501)] {
        assert_eq!(studio.refused(&studio.operator, "suspendVersion", json!({ "versionId": version, "reason": reason })).await, "INVALID_INPUT");
    }
    let suspended = studio.done(&studio.reviewer, "suspendVersion", json!({ "versionId": version, "reason": " 违规收集信息 " })).await;
    assert_eq!((&suspended["event"]["reason"], &suspended["event"]["role"]), (&json!("违规收集信息"), &json!("REVIEWER")));
    let query = format!("{{ version(id: \"{version}\") {{ suspension {{ reason was since }} }} program(id: \"{}\") {{ released {{ id }} }} }}", studio.program);
    let answer = studio.house.ask(&studio.developer, &query).await;
    assert_eq!((&answer.data["version"]["suspension"]["reason"], &answer.data["version"]["suspension"]["was"]), (&json!("违规收集信息"), &json!("RELEASED")));
    assert!(answer.data["program"]["released"].is_null());
    // its place is taken in the meantime
    let other = studio.version("1.1.0", "RELEASED").await;
    assert_eq!(studio.refused(&studio.operator, "reinstateVersion", json!({ "versionId": version })).await, "SLOT_TAKEN");
    studio.done(&studio.desktop, "takeDownProgram", json!({ "programId": studio.program })).await;
    studio.done(&studio.operator, "reinstateVersion", json!({ "versionId": version })).await;
    assert_eq!((studio.state(&version).await, studio.state(&other).await), ("RELEASED".into(), "RETIRED".into()));
    // a gray keeps its percentage
    let gray = studio.version("1.2.0", "GRAY").await;
    studio.done(&studio.operator, "suspendVersion", json!({ "versionId": gray, "reason": "x" })).await;
    let free = studio.version("1.3.0", "IN_REVIEW").await;
    assert_eq!(studio.refused(&studio.operator, "reinstateVersion", json!({ "versionId": gray })).await, "SLOT_TAKEN");
    studio.done(&studio.admin, "withdrawVersion", json!({ "versionId": free })).await;
    studio.done(&studio.operator, "reinstateVersion", json!({ "versionId": gray })).await;
    let answer = studio.house.ask(&studio.admin, &format!("{{ version(id: \"{gray}\") {{ gray {{ percent }} }} }}")).await;
    assert_eq!(answer.data["version"]["gray"]["percent"], json!(10));
}

#[tokio::test]
async fn a_release_gives_the_program_the_name_that_was_reviewed_with_it() {
    let studio = Studio::new().await;
    studio.version("1.0.0", "RELEASED").await;
    studio.update_info(json!({ "name": "街角茶铺二店" })).await;
    let name = async || {
        let answer = studio.house.ask(&studio.admin, &format!("{{ program(id: \"{}\") {{ name }} }}", studio.program)).await;
        answer.data["program"]["name"].as_str().unwrap().to_owned()
    };
    let second = studio.version("1.1.0", "GRAY").await;
    assert_eq!(name().await, "街角茶铺", "what is not released yet changes no name");
    studio.done(&studio.admin, "publishVersion", json!({ "versionId": second })).await;
    assert_eq!(name().await, "街角茶铺二店");
    studio.done(&studio.admin, "rollBackProgram", json!({ "programId": studio.program })).await;
    assert_eq!(name().await, "街角茶铺");
}

#[tokio::test]
async fn strangers_meet_nothing_at_all() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let ids = format!("{{ version(id: \"{version}\") {{ id review {{ id }} timeline {{ id }} package {{ sha256 }} }} }}");
    let answer = studio.house.ask(&studio.admin, &ids).await;
    let found = &answer.data["version"];
    let (review, event, sha256) =
        (found["review"]["id"].as_str().unwrap(), found["timeline"][0]["id"].as_str().unwrap(), found["package"]["sha256"].as_str().unwrap());
    let any = "01h455vb4pex5vsknk084sn02q";
    let query = |program: &str, version: &str, review: &str, event: &str| {
        format!(
            "{{ program(id: \"{program}\") {{ id }} version(id: \"{version}\") {{ id }} versions(programId: \"{program}\") {{ totalCount }} resolveVersion(programId: \"{program}\", userKey: \"u\") {{ reason }} \
             nodes(ids: [\"{program}\", \"{version}\", \"{review}\", \"{event}\"]) {{ id }} }}"
        )
    };
    let there = query(&studio.program.to_string(), &version, review, event);
    let nowhere = query(&format!("program_{any}"), &format!("version_{any}"), &format!("review_{any}"), &format!("event_{any}"));
    for person in [&studio.stranger, &studio.editor] {
        let (seen, missing) = (studio.house.ask(person, &there).await, studio.house.ask(person, &nowhere).await);
        assert_eq!((seen.data, seen.errors), (missing.data, missing.errors));
        for (path, absent) in [
            (format!("/packages/{sha256}"), format!("/packages/{}", "0".repeat(64))),
            (format!("/resolve/{}?user=u", studio.program), format!("/resolve/program_{any}?user=u")),
        ] {
            let (seen, missing) =
                (studio.house.send(person, "GET", &path, Vec::new(), "").await, studio.house.send(person, "GET", &absent, Vec::new(), "").await);
            assert_eq!((seen.status, seen.body), (missing.status, missing.body));
            assert_eq!(seen.status, StatusCode::NOT_FOUND);
        }
    }
    // those who see it do
    for person in [&studio.developer, &studio.reviewer, &studio.operator] {
        let answer = studio.house.ask(person, &there).await;
        assert!(answer.data["nodes"].as_array().unwrap().iter().all(|node| !node.is_null()), "{answer:?}");
    }
}

#[tokio::test]
async fn which_version_a_user_gets_is_told_with_its_reason() {
    let studio = Studio::new().await;
    let program = studio.program;
    let ask = async |person: &Person, user: &str| {
        let query = "query($p: ID!, $u: String!) { resolveVersion(programId: $p, userKey: $u) { version { number } reason bucket threshold } }";
        studio.house.ask_with(person, query, json!({ "p": program, "u": user })).await
    };
    let told = async |person: &Person, user: &str| ask(person, user).await.data["resolveVersion"].clone();
    assert_eq!(told(&studio.host, "u1").await, json!({ "version": null, "reason": "NOT_AVAILABLE", "bucket": null, "threshold": null }));
    let first = studio.version("1.0.0", "GRAY").await;
    studio.done(&studio.admin, "adjustGray", json!({ "versionId": first, "percent": 50 })).await;
    // the members of the program are in the gray whatever their bucket; person-0 is the admin
    assert_eq!(told(&studio.host, "user-0").await["reason"], "GRAY_MEMBER");
    let (mut inside, mut outside) = (0, 0);
    for user in 0..60 {
        let answer = told(&studio.host, &format!("someone-{user}")).await;
        let below = answer["bucket"].as_i64().unwrap() < answer["threshold"].as_i64().unwrap();
        assert_eq!(answer["threshold"], json!(5000));
        match answer["reason"].as_str().unwrap() {
            "GRAY_BUCKET" if below && answer["version"]["number"] == "1.0.0" => inside += 1,
            "NOT_AVAILABLE" if !below && answer["version"].is_null() => outside += 1,
            other => panic!("{other}: {answer}"),
        }
    }
    assert!(inside > 10 && outside > 10, "{inside} {outside}");
    assert_eq!(told(&studio.host, "").await["reason"], "NOT_AVAILABLE", "an empty key is never in the gray");
    studio.done(&studio.admin, "publishVersion", json!({ "versionId": first })).await;
    assert_eq!(told(&studio.developer, "anyone").await, json!({ "version": { "number": "1.0.0" }, "reason": "RELEASED", "bucket": null, "threshold": null }));
    let answer = ask(&studio.host, "u1").await;
    assert!(answer.statements <= 1, "{} statements", answer.statements);
    // the platform's people may look at programs, but are not asked for by users
    for person in [&studio.stranger, &studio.editor, &studio.reviewer] {
        assert!(told(person, "u1").await.is_null());
    }
    assert_eq!(ask(&Person::anonymous(), "u1").await.code(), "UNAUTHENTICATED");
    assert_eq!(ask(&studio.host, &"长".repeat(86)).await.code(), "BAD_USER_INPUT", "257 bytes and more are no key");

    let path = format!("/resolve/{program}?user=u1");
    let reply = studio.house.send(&studio.host, "GET", &path, Vec::new(), "").await;
    assert_eq!((reply.status, reply.header("cache-control"), reply.header("vary")), (StatusCode::OK, "private, max-age=10", "Authorization, Cookie"));
    assert_eq!(
        (&reply.json()["version"]["number"], &reply.json()["reason"], &reply.json()["version"]["id"]),
        (&json!("1.0.0"), &json!("RELEASED"), &json!(first))
    );
    let mut request = axum::http::Request::get(&path).header("authorization", format!("Bearer {}", studio.host.token.clone().unwrap()));
    request = request.header("if-none-match", reply.header("etag"));
    let again = studio.house.raw(request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    for (path, person, status) in [
        (format!("/resolve/{program}"), &studio.host, 400),
        (format!("/resolve/{program}?user=u1"), &Person::anonymous(), 401),
        ("/resolve/nonsense?user=u1".to_owned(), &studio.host, 404),
        (format!("/resolve/{program}?user={}", "x".repeat(257)), &studio.host, 400),
    ] {
        assert_eq!(studio.house.send(person, "GET", &path, Vec::new(), "").await.status.as_u16(), status, "{path}");
    }
    // which it can fetch as long as users get it
    let package = format!("/packages/{}", reply.json()["version"]["sha256"].as_str().unwrap());
    assert_eq!(studio.house.send(&studio.host, "GET", &package, Vec::new(), "").await.status, StatusCode::OK);
    // and nothing but what the host app needs
    let answer = studio
        .house
        .ask(
            &studio.host,
            &format!("{{ resolveVersion(programId: \"{program}\", userKey: \"u\") {{ version {{ id number sha256 bytes program {{ name }} }} }} }}"),
        )
        .await;
    assert_eq!(answer.code(), "GRAPHQL_VALIDATION_FAILED");
    // the host app's token is good for nothing else
    let answer =
        studio.house.ask(&studio.host, &format!("{{ viewer {{ roles }} program(id: \"{program}\") {{ id }} version(id: \"{first}\") {{ id }} }}")).await;
    assert_eq!(answer.data, json!({ "viewer": null, "program": null, "version": null }));
}

#[tokio::test]
async fn rolling_back_twice_at_once_goes_back_once() {
    let studio = Studio::new().await;
    for number in ["1.0.0", "2.0.0", "3.0.0"] {
        studio.version(number, "RELEASED").await;
    }
    let back = json!({ "programId": studio.program, "expectedRevision": studio.revision().await });
    let (first, second) = tokio::join!(studio.take(&studio.admin, "rollBackProgram", back.clone()), studio.take(&studio.desktop, "rollBackProgram", back));
    let mut codes = [&first, &second].map(|payload| payload["userErrors"][0]["code"].as_str().unwrap_or_default());
    codes.sort_unstable();
    assert_eq!(codes, ["", "STALE_REVISION"]);
}

#[tokio::test]
async fn a_version_that_was_overtaken_while_it_was_away_is_not_published() {
    let studio = Studio::new().await;
    let away = studio.version("2.0.0", "GRAY").await;
    studio.done(&studio.operator, "suspendVersion", json!({ "versionId": away, "reason": "x" })).await;
    studio.version("3.0.0", "RELEASED").await;
    studio.done(&studio.operator, "reinstateVersion", json!({ "versionId": away })).await;
    assert_eq!(studio.refused(&studio.admin, "publishVersion", json!({ "versionId": away })).await, "NUMBER_NOT_ABOVE_RELEASED");
}

#[tokio::test]
async fn no_text_holds_the_character_that_postgresql_cannot_keep() {
    let studio = Studio::new().await;
    let program = studio.program;
    for (query, variables) in [
        ("query($u: String!) { resolveVersion(programId: \"PROGRAM\", userKey: $u) { reason } }", json!({ "u": "a\u{0}b" })),
        ("query { resolveVersion(programId: \"PROGRAM\", userKey: \"a\\u0000b\") { reason } }", json!({})),
        (
            "mutation($l: String!) { inviteMember(input: {programId: \"PROGRAM\", login: $l, role: DEVELOPER}) { userErrors { code } } }",
            json!({ "l": "\u{0}" }),
        ),
    ] {
        let answer = studio.house.ask_with(&studio.admin, &query.replace("PROGRAM", &program.to_string()), variables).await;
        assert_eq!(answer.code(), "BAD_USER_INPUT", "{query}: {answer:?}");
    }
    for (path, person, status) in [
        ("/images/%00.png".to_owned(), Person::anonymous(), 404),
        ("/packages/%00".to_owned(), studio.admin.clone(), 404),
        (format!("/resolve/{program}?user=%00"), studio.host.clone(), 400),
    ] {
        assert_eq!(studio.house.send(&person, "GET", &path, Vec::new(), "").await.status.as_u16(), status, "{path}");
    }
}

#[tokio::test]
async fn available_actions_keep_their_word() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "GRAY").await;
    let actions = async |person: &Person| {
        let query = format!("{{ version(id: \"{version}\") {{ availableActions {{ action allowed whoMay refusal {{ code message }} }} }} }}");
        studio.house.ask(person, &query).await.data["version"]["availableActions"].as_array().unwrap().clone()
    };
    let allowed = |list: &[Value]| list.iter().filter(|it| it["allowed"] == true).map(|it| it["action"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(allowed(&actions(&studio.admin).await), ["ADJUST_GRAY", "END_GRAY", "PUBLISH"]);
    assert_eq!(allowed(&actions(&studio.operator).await), ["SUSPEND"]);
    assert!(allowed(&actions(&studio.developer).await).is_empty());
    let told = actions(&studio.developer).await;
    let publish = told.iter().find(|it| it["action"] == "PUBLISH").unwrap();
    assert_eq!((&publish["refusal"]["code"], &publish["whoMay"]), (&json!("FORBIDDEN"), &json!(["PROGRAM_ADMIN"])));
    assert_eq!(publish["refusal"]["message"], "only an admin of the program may do this");
    let query = format!("{{ program(id: \"{}\") {{ availableActions {{ action allowed refusal {{ code }} }} }} }}", studio.program);
    let of_program = studio.house.ask(&studio.desktop, &query).await.data["program"]["availableActions"].clone();
    let told: Vec<(&str, &str)> =
        of_program.as_array().unwrap().iter().map(|it| (it["action"].as_str().unwrap(), it["refusal"]["code"].as_str().unwrap_or_default())).collect();
    assert_eq!(told, [("UPLOAD", ""), ("ROLL_BACK", "GRAY_IN_PROGRESS"), ("TAKE_DOWN", "GRAY_IN_PROGRESS")]);
    // even of a version that stands on no shelf any more
    studio.done(&studio.admin, "publishVersion", json!({ "versionId": version })).await;
    assert_eq!(allowed(&actions(&studio.desktop).await), ["TAKE_DOWN"]);
    studio.done(&studio.desktop, "takeDownProgram", json!({ "programId": studio.program })).await;
    assert!(allowed(&actions(&studio.desktop).await).is_empty());
}
