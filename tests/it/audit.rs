//! The log of everything: what is in it, that nothing can be taken out of it, and the proof.

use devcenter::{
    app::audit::verify,
    domain::actor::{Channel, PlatformRole},
    store::Address,
};
use serde_json::{Value, json};
use sqlx::{Connection, Executor};

use crate::{
    house::{House, Person},
    store_story::meddle,
    studio::Studio,
};

async fn log(house: &House, operator: &Person, filter: &str) -> Vec<Value> {
    house.turn().await;
    let fields =
        "position kind role channel requestId subject name attempt refusal reason by { id } member { id } platformRole program { id } event { sequence }";
    let answer = house.ask(operator, &format!("{{ auditLog(first: 100{filter}) {{ totalCount nodes {{ {fields} }} }} }}")).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    answer.data["auditLog"]["nodes"].as_array().unwrap().clone()
}

fn kinds(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["kind"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_editors_people_and_tokens_do_is_kept_with_who_did_it() {
    let (house, editor) = House::with_editor().await;
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    let id = house.news_draft(&editor, "one").await;
    for (mutation, more) in [
        ("updateNews", json!({ "title": "two" })),
        ("publishContent", json!({})),
        ("pinContent", json!({})),
        ("unpinContent", json!({})),
        ("archiveContent", json!({})),
    ] {
        let mut input = json!({ "id": id });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        house.act(&editor, mutation, input).await;
    }
    let rows = log(&house, &operator, &format!(", filter: {{by: \"{}\"}}", editor.account.unwrap())).await;
    let expected = ["CONTENT_ARCHIVED", "CONTENT_UNPINNED", "CONTENT_PINNED", "CONTENT_PUBLISHED", "CONTENT_CHANGED", "CONTENT_CREATED"];
    assert_eq!(kinds(&rows)[..6], expected);
    assert!(kinds(&rows)[6..].iter().all(|kind| *kind == "LABEL_SAVED"));
    for row in &rows[..6] {
        assert_eq!((&row["role"], &row["channel"], &row["subject"]), (&json!("EDITOR"), &json!("DESKTOP"), &json!(id)), "{row}");
        assert!(!row["requestId"].as_str().unwrap().is_empty());
    }
    assert_eq!((&rows[5]["name"], &rows[4]["name"]), (&json!("one"), &json!("two")));
    // a scheduled piece goes out by nobody's hand
    let later = house.news_draft(&editor, "later").await;
    house.act(&editor, "scheduleContent", json!({ "id": later, "at": "2026-11-22T09:00:00Z" })).await;
    house.clock.advance_millis(3_600_000);
    house.app.release_due().await.unwrap();
    let rows = log(&house, &operator, ", filter: {kinds: [CONTENT_PUBLISHED]}").await;
    assert_eq!((&rows[0]["subject"], &rows[0]["by"], &rows[0]["role"]), (&json!(later), &json!(null), &json!(null)));
    // people and their tokens
    let person = house.person(&[PlatformRole::Reviewer]).await;
    let account = person.account.unwrap();
    let token = house.app.create_token(account, "phone", Channel::Mobile, 1).await.unwrap();
    house.app.revoke_token(token.id).await.unwrap();
    house.app.set_role(account, PlatformRole::Reviewer, false).await.unwrap();
    assert!(!house.app.set_role(account, PlatformRole::Reviewer, false).await.unwrap(), "what was so already is not kept");
    let rows = log(&house, &operator, "").await;
    assert_eq!(kinds(&rows)[..6], ["ROLE_WITHDRAWN", "TOKEN_REVOKED", "TOKEN_CREATED", "TOKEN_CREATED", "ROLE_GRANTED", "ACCOUNT_CREATED"]);
    for row in &rows[..6] {
        assert_eq!(row["member"]["id"], json!(account.to_string()), "{row}");
    }
    assert_eq!((&rows[2]["name"], &rows[1]["subject"]), (&json!("phone"), &json!(token.id.to_string())));
    assert!(!serde_json::to_string(&rows).unwrap().contains(token.secret.reveal()));
}

#[tokio::test]
async fn refused_attempts_are_kept_and_leave_the_program_alone() {
    let studio = Studio::new().await;
    let house = &studio.house;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let revision = studio.revision().await;
    for (person, mutation, input, code) in [
        (&studio.developer, "publishVersion", json!({ "versionId": version }), "FORBIDDEN"),
        (&studio.admin, "publishVersion", json!({ "versionId": version }), "WRONG_STATE"),
        (&studio.stranger, "suspendVersion", json!({ "versionId": version, "reason": "x" }), "NOT_FOUND"),
        (&studio.own_reviewer, "approveVersion", json!({ "versionId": version }), "OWN_PROGRAM"),
        (&studio.admin, "takeDownProgram", json!({ "programId": studio.program }), "DESKTOP_ONLY"),
    ] {
        assert_eq!(studio.refused(person, mutation, input).await, code);
        let rows = log(house, &studio.operator, ", filter: {kinds: [STEP_REFUSED]}").await;
        assert_eq!((&rows[0]["refusal"], &rows[0]["by"]["id"]), (&json!(code), &json!(person.account.unwrap().to_string())));
        assert_eq!((&rows[0]["program"]["id"], &rows[0]["event"]), (&json!(studio.program.to_string()), &json!(null)));
    }
    // a dry run is no attempt, and neither is a slip by somebody who may
    studio.refused(&studio.developer, "publishVersion", json!({ "versionId": version, "dryRun": true })).await;
    studio.refused(&studio.developer, "deleteVersion", json!({ "versionId": version, "number": "1.0.0" })).await;
    let member = format!("removeMember(input: {{programId: \"{}\", accountId: \"{}\"}})", studio.program, studio.admin.account.unwrap());
    house.ask(&studio.developer, &format!("mutation {{ {member} {{ userErrors {{ code }} }} }}")).await;
    house.ask(&studio.developer, "mutation { publishAgreement(input: {title: \"x\", body: \"x\"}) { userErrors { code } } }").await;
    let rows = log(house, &studio.operator, ", filter: {kinds: [STEP_REFUSED]}").await;
    let attempts: Vec<&str> = rows.iter().map(|row| row["attempt"].as_str().unwrap()).collect();
    assert_eq!(attempts, ["publishAgreement", "REMOVE_MEMBER", "TAKE_DOWN", "APPROVE", "SUSPEND", "PUBLISH", "PUBLISH"]);
    assert_eq!(studio.revision().await, revision);
    let events =
        house.ask(&studio.admin, &format!("{{ program(id: \"{}\") {{ events(first: 100) {{ totalCount nodes {{ sequence }} }} }} }}", studio.program)).await;
    let sequences: Vec<i64> = events.data["program"]["events"]["nodes"].as_array().unwrap().iter().map(|node| node["sequence"].as_i64().unwrap()).collect();
    assert_eq!(sequences, (1..=revision).collect::<Vec<_>>(), "attempts are no events of the program");
    // somebody who tries all day long fills no disk
    for _ in 0..40 {
        studio.refused(&studio.stranger, "suspendVersion", json!({ "versionId": version, "reason": "x" })).await;
    }
    let rows = log(house, &studio.operator, &format!(", filter: {{kinds: [STEP_REFUSED], by: \"{}\"}}", studio.stranger.account.unwrap())).await;
    assert_eq!(rows.len(), 30);
}

/// What the database says to a statement that nobody should run.
async fn forbidden(address: &Address, sql: &'static str) -> String {
    match address {
        Address::Sqlite(folder) => {
            let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite:{}", folder.join("devcenter.db").display())).await.unwrap();
            connection.execute(sql).await.unwrap_err().to_string()
        }
        Address::Postgres(url) => sqlx::PgConnection::connect(url).await.unwrap().execute(sql).await.unwrap_err().to_string(),
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_log() {
    let studio = Studio::new().await;
    for stamped in [false, true] {
        if stamped {
            studio.house.turn().await;
        }
        for sql in [
            "DELETE FROM event",
            "UPDATE event SET kind = 'X'",
            "UPDATE event SET details = '{}'",
            "UPDATE event SET account_id = NULL",
            "UPDATE event SET at = at + 1",
            "UPDATE event SET position = 1, hash = hash, request_id = 'x'",
        ] {
            let why = forbidden(&studio.house.address, sql).await;
            assert!(why.contains("the log is append-only"), "{sql}: {why}");
        }
    }
    assert!(forbidden(&studio.house.address, "UPDATE event SET position = position + 1").await.contains("append-only"));
    if matches!(studio.house.address, Address::Postgres(_)) {
        assert!(forbidden(&studio.house.address, "TRUNCATE event CASCADE").await.contains("append-only"));
    }
}

#[tokio::test]
async fn whoever_owns_the_database_and_changes_the_log_is_found_out() {
    let studio = Studio::new().await;
    let house = &studio.house;
    studio.version("1.0.0", "RELEASED").await;
    assert!(verify(&house.database.reader(), None).await.unwrap().unstamped > 20);
    house.turn().await;
    let whole = verify(&house.database.reader(), None).await.unwrap();
    assert_eq!((whole.broken, whole.unstamped, whole.gaps.len()), (None, 0, 0));
    assert_eq!(verify(&house.database.reader(), Some((whole.end, whole.hash))).await.unwrap().expected, Some(true));
    assert_eq!(verify(&house.database.reader(), Some((whole.end, [7; 32]))).await.unwrap().expected, Some(false));
    assert_eq!(verify(&house.database.reader(), Some((whole.end + 1, whole.hash))).await.unwrap().expected, None);
    let open = match &house.address {
        Address::Sqlite(_) => "DROP TRIGGER event_is_stamped_once; DROP TRIGGER event_keeps_its_rows",
        Address::Postgres(_) => "ALTER TABLE event DISABLE TRIGGER USER",
    };
    meddle(&house.address, open).await;
    // the last row first, so that each is the first that is broken
    meddle(&house.address, "UPDATE event SET at = at + 1 WHERE position = 15").await;
    assert_eq!(verify(&house.database.reader(), None).await.unwrap().broken, Some(15));
    meddle(&house.address, "UPDATE event SET hash = (SELECT hash FROM event WHERE position = 13) WHERE position = 12").await;
    assert_eq!(verify(&house.database.reader(), None).await.unwrap().broken, Some(12));
    meddle(&house.address, "UPDATE event SET details = details || ' ' WHERE position = 9").await;
    assert_eq!(verify(&house.database.reader(), None).await.unwrap().broken, Some(9));
    meddle(&house.address, "DELETE FROM notification").await;
    meddle(&house.address, "DELETE FROM event WHERE position = 5").await;
    assert_eq!(verify(&house.database.reader(), None).await.unwrap().broken, Some(5));
    // rows cut off at the end leave the chain whole, but not the numbers of the programs, nor the place that was noted down
    meddle(&house.address, "DELETE FROM event WHERE position > 3").await;
    let cut = verify(&house.database.reader(), Some((whole.end, whole.hash))).await.unwrap();
    assert_eq!((cut.broken, cut.end, cut.gaps, cut.expected), (None, 3, vec![studio.program], None));
}

#[tokio::test]
async fn the_audit_log_is_filtered_and_paged_like_every_other_list() {
    let studio = Studio::new().await;
    let house = &studio.house;
    studio.version("1.0.0", "RELEASED").await;
    let all = log(house, &studio.operator, "").await;
    let last = all[0]["position"].as_i64().unwrap();
    assert_eq!(all.iter().map(|row| row["position"].as_i64().unwrap()).collect::<Vec<_>>(), (1..=last).rev().collect::<Vec<_>>());
    let (mut met, mut after) = (Vec::new(), String::new());
    loop {
        let query = format!("{{ auditLog(first: 7{after}) {{ nodes {{ position }} pageInfo {{ hasNextPage endCursor }} }} }}");
        let answer = house.ask(&studio.operator, &query).await;
        met.extend(answer.data["auditLog"]["nodes"].as_array().unwrap().iter().map(|row| row["position"].as_i64().unwrap()));
        if answer.data["auditLog"]["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = format!(", after: {}", answer.data["auditLog"]["pageInfo"]["endCursor"]);
    }
    assert_eq!(met, (1..=last).rev().collect::<Vec<_>>());
    let of = log(house, &studio.operator, &format!(", filter: {{programId: \"{}\", kinds: [VERSION_PUBLISHED, GRAY_STARTED]}}", studio.program)).await;
    assert_eq!(kinds(&of), ["VERSION_PUBLISHED", "GRAY_STARTED"]);
    assert_eq!(log(house, &studio.operator, ", filter: {since: \"2026-11-22T08:00:00.001Z\"}").await, Vec::<Value>::new());
    assert_eq!(log(house, &studio.operator, ", filter: {until: \"2026-11-22T08:00:00.001Z\"}").await.len(), all.len());
}
