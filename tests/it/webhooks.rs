//! Webhooks: endpoints that are told what happens, in order, and what becomes of those that do not listen.

use std::{sync::Arc, time::Duration};

use axum::{body::Body, http::Request};
use devcenter::{
    app::Endpoints,
    domain::{actor::ProgramRole, id::ProgramId},
};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::{
    house::{House, Person},
    receiver::{Receiver, Reply},
    studio::Studio,
};

const HOUR: i64 = 3_600_000;

/// One of the mutations; answers its payload.
pub async fn act(house: &House, person: &Person, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
    let shown = match mutation {
        "createWebhook" | "rotateWebhookSecret" => "secret webhook { id formerSecretUntil }",
        "deleteWebhook" => "webhookId",
        "pingWebhook" | "redeliverWebhook" => "delivery { id cause progress eventId kind }",
        _ => "webhook { id url kinds description enabled disabledReason behind nextAttemptAt }",
    };
    let query = format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {shown} userErrors {{ code field message }} }} }}");
    let answer = house.ask_with(person, &query, json!({ "input": input })).await;
    if answer.errors.is_empty() { answer.data[mutation].clone() } else { json!({ "userErrors": [{ "code": answer.code() }] }) }
}

fn code(payload: &Value) -> &str {
    payload["userErrors"][0]["code"].as_str().unwrap_or_default()
}

/// Registers a webhook and answers its id and secret.
pub async fn register(house: &House, person: &Person, program: Option<ProgramId>, url: &str, kinds: Value) -> (String, String) {
    house.turn().await;
    let made = act(house, person, "createWebhook", json!({ "programId": program, "url": url, "kinds": kinds })).await;
    assert_eq!(made["userErrors"], json!([]));
    house.turn().await;
    (made["webhook"]["id"].as_str().unwrap().to_owned(), made["secret"].as_str().unwrap().to_owned())
}

/// The first webhook of the studio's program, as its admin sees it.
pub async fn webhook(studio: &Studio) -> Value {
    let fields = "id enabled disabledReason failingSince nextAttemptAt behind deliveries(first: 40) { totalCount nodes \
                  { id cause eventId kind attempt at progress statusCode duration error } }";
    let answer = studio.house.ask(&studio.admin, &format!("{{ program(id: \"{}\") {{ webhooks {{ {fields} }} }} }}", studio.program)).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    answer.data["program"]["webhooks"][0].clone()
}

/// Something happens to the program, so many times.
pub async fn happens(studio: &Studio, times: usize) {
    for _ in 0..times {
        let memo = format!("{}", studio.revision().await);
        assert_eq!(studio.update_info(json!({ "memo": memo })).await["userErrors"], json!([]));
    }
    studio.house.turn().await;
}

pub async fn studio_with_receiver() -> (Studio, Receiver, String, String) {
    let (studio, receiver) = (Studio::bare().await, Receiver::new().await);
    let (id, secret) = register(&studio.house, &studio.admin, Some(studio.program), &receiver.url(), json!([])).await;
    (studio, receiver, id, secret)
}

async fn audited(studio: &Studio, kind: &str) -> Vec<Value> {
    studio.house.turn().await;
    let query = format!("{{ auditLog(filter: {{kinds: [{kind}]}}) {{ nodes {{ subject name reason attempt refusal role by {{ id }} program {{ id }} }} }} }}");
    studio.house.ask(&studio.operator, &query).await.data["auditLog"]["nodes"].as_array().unwrap().clone()
}

#[tokio::test]
async fn an_endpoint_is_told_every_step_in_order_and_can_check_who_tells_it() {
    let (studio, receiver, id, secret) = studio_with_receiver().await;
    studio.upload("1.0.0").await;
    happens(&studio, 3).await;
    assert_eq!(studio.house.app.deliver_due().await.unwrap(), 4);
    let got = receiver.got();
    let kinds: Vec<_> = got.iter().map(|it| it.body["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["VERSION_UPLOADED", "BASIC_INFO_UPDATED", "BASIC_INFO_UPDATED", "BASIC_INFO_UPDATED"]);
    assert!(got.windows(2).all(|pair| pair[0].position() < pair[1].position()));
    for it in &got {
        assert!(it.signed_by(&secret) && !it.signed_by("whsec_AAAA"));
        assert_eq!(it.header("webhook-id"), it.body["data"]["id"].as_str().unwrap());
        assert_eq!(it.header("webhook-timestamp"), "1795334400");
        assert_eq!((it.header("content-type"), it.header("user-agent")), ("application/json", concat!("devcenter/", env!("CARGO_PKG_VERSION"))));
        assert_eq!(it.body["data"]["program"], json!(studio.program));
    }
    let first = &got[0].body;
    assert_eq!(first["timestamp"], "2026-11-22T08:00:00.000Z");
    assert_eq!((&first["data"]["moves"][0]["number"], &first["data"]["moves"][0]["to"]), (&json!("1.0.0"), &json!("DEVELOPMENT")));
    assert_eq!((&first["data"]["role"], &first["data"]["reason"]), (&json!("PROGRAM_DEVELOPER"), &Value::Null));
    // nothing is sent twice, and all of it is on record
    assert_eq!(studio.house.app.deliver_due().await.unwrap(), 0);
    let shown = webhook(&studio).await;
    assert_eq!((&shown["id"], &shown["behind"], &shown["deliveries"]["totalCount"]), (&json!(id), &json!(0), &json!(4)));
    let newest = &shown["deliveries"]["nodes"][0];
    assert_eq!((&newest["eventId"], &newest["statusCode"], &newest["error"]), (&got[3].body["data"]["id"], &json!(204), &Value::Null));
    assert_eq!((&newest["cause"], &newest["progress"], &newest["attempt"]), (&json!("EVENT"), &json!("DELIVERED"), &json!(1)));
    // neither the secret nor what may be one in the address is in the log
    let created = audited(&studio, "WEBHOOK_CREATED").await;
    assert_eq!((&created[0]["subject"], &created[0]["name"], &created[0]["role"]), (&json!(id), &json!("127.0.0.1"), &json!("PROGRAM_ADMIN")));
}

#[tokio::test]
async fn an_endpoint_that_fails_gets_everything_in_order_when_it_comes_back() {
    let (studio, receiver, _, secret) = studio_with_receiver().await;
    let (app, clock) = (&studio.house.app, &studio.house.clock);
    receiver.answer(Reply::Status(500));
    happens(&studio, 3).await;
    // the first that fails holds up those behind it, for longer each time
    for (attempt, wait) in [5_000, 30_000, 120_000, 600_000, 1_800_000, HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR].into_iter().enumerate() {
        assert_eq!(app.deliver_due().await.unwrap(), 1);
        let got = receiver.got();
        assert_eq!((got.len(), got[attempt].position()), (attempt + 1, got[0].position()));
        clock.advance_millis(wait * 4 / 5 - 1);
        assert_eq!(app.deliver_due().await.unwrap(), 0, "too early after attempt {attempt}");
        clock.advance_millis(wait * 2 / 5 + 1);
    }
    let shown = webhook(&studio).await;
    assert_eq!((&shown["behind"], &shown["failingSince"]), (&json!(3), &json!("2026-11-22T08:00:00.000Z")));
    assert_eq!((&shown["deliveries"]["nodes"][0]["attempt"], &shown["deliveries"]["nodes"][0]["error"]), (&json!(9), &json!("STATUS")));
    receiver.answer(Reply::Status(200));
    assert_eq!(app.deliver_due().await.unwrap(), 3);
    let got = receiver.got();
    let told: Vec<_> = got[8..].iter().map(|it| it.body["data"]["sequence"].as_i64().unwrap()).collect();
    assert_eq!(told, [told[0], told[0], told[0] + 1, told[0] + 2]);
    assert!(got.iter().all(|it| it.signed_by(&secret)), "each attempt is signed with its own time");
    let shown = webhook(&studio).await;
    assert_eq!((&shown["behind"], &shown["failingSince"], &shown["nextAttemptAt"]), (&json!(0), &Value::Null, &Value::Null));
}

#[tokio::test]
async fn an_endpoint_may_ask_for_more_time() {
    let (studio, receiver, ..) = studio_with_receiver().await;
    receiver.answer_next([Reply::With(503, "retry-after", "600".into())]);
    happens(&studio, 1).await;
    studio.house.app.deliver_due().await.unwrap();
    assert_eq!(webhook(&studio).await["nextAttemptAt"], "2026-11-22T08:10:00.000Z");
    studio.house.clock.advance_millis(600_000);
    assert_eq!(studio.house.app.deliver_due().await.unwrap(), 1);
    assert_eq!(webhook(&studio).await["behind"], 0);
}

#[tokio::test]
async fn an_endpoint_that_hangs_holds_up_no_other() {
    let (studio, hanging, ..) = studio_with_receiver().await;
    let fine = Receiver::new().await;
    register(&studio.house, &studio.admin, Some(studio.program), &fine.url(), json!([])).await;
    let release = Arc::new(Semaphore::new(0));
    hanging.answer(Reply::Late(release.clone()));
    happens(&studio, 3).await;
    let app = studio.house.app.clone();
    let delivering = tokio::spawn(async move { app.deliver_due().await.unwrap() });
    assert_eq!(fine.comes(3).await.len(), 3);
    assert_eq!(hanging.comes(1).await.len(), 1);
    release.add_permits(3);
    assert_eq!(delivering.await.unwrap(), 6);
}

#[tokio::test]
async fn an_endpoint_that_never_answers_is_given_up_in_time() {
    let (studio, hanging, ..) = studio_with_receiver().await;
    hanging.answer(Reply::Late(Arc::new(Semaphore::new(0))));
    happens(&studio, 1).await;
    let hasty = studio.house.instance(&studio.house.database, Endpoints { loopback: true, patience: Duration::from_millis(200) });
    assert_eq!(hasty.deliver_due().await.unwrap(), 1);
    let shown = &webhook(&studio).await["deliveries"]["nodes"][0];
    assert_eq!((&shown["error"], &shown["statusCode"], &shown["progress"]), (&json!("TIMEOUT"), &Value::Null, &json!("FAILED")));
    assert!(shown["duration"].as_i64().unwrap() >= 200);
}

#[tokio::test]
async fn redirects_are_not_followed_and_nobody_listening_is_a_failure() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let other = Receiver::new().await;
    receiver.answer(Reply::With(307, "location", other.url()));
    happens(&studio, 1).await;
    studio.house.app.deliver_due().await.unwrap();
    let shown = &webhook(&studio).await["deliveries"]["nodes"][0];
    assert_eq!((&shown["error"], &shown["statusCode"]), (&json!("REDIRECT"), &json!(307)));
    assert_eq!((receiver.got().len(), other.got().len()), (1, 0));
    // a port that was free a moment ago; another address is tried at once
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let changed = act(&studio.house, &studio.admin, "updateWebhook", json!({ "webhookId": id, "url": format!("http://{free}/") })).await;
    assert_eq!((&changed["webhook"]["nextAttemptAt"], &changed["webhook"]["behind"]), (&Value::Null, &json!(1)));
    assert_eq!(studio.house.app.deliver_due().await.unwrap(), 1);
    assert_eq!(webhook(&studio).await["deliveries"]["nodes"][0]["error"], "CONNECTION");
    // one that speaks no TLS
    act(&studio.house, &studio.admin, "updateWebhook", json!({ "webhookId": id, "url": format!("https://127.0.0.1:{}/", other.port) })).await;
    assert_eq!(studio.house.app.deliver_due().await.unwrap(), 1);
    assert_eq!((webhook(&studio).await["deliveries"]["nodes"][0]["error"].as_str(), other.got().len()), (Some("CONNECTION"), 0));
}

#[tokio::test]
async fn an_endpoint_that_is_gone_is_disabled_and_goes_on_where_it_stopped() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let app = &studio.house.app;
    receiver.answer_next([Reply::Status(200), Reply::Status(410)]);
    happens(&studio, 3).await;
    assert_eq!(app.deliver_due().await.unwrap(), 2);
    let shown = webhook(&studio).await;
    assert_eq!((&shown["enabled"], &shown["disabledReason"], &shown["behind"]), (&json!(false), &json!("GONE"), &json!(2)));
    let noted = audited(&studio, "WEBHOOK_DISABLED").await;
    assert_eq!((&noted[0]["subject"], &noted[0]["reason"], &noted[0]["by"]), (&json!(id), &json!("GONE"), &Value::Null));
    assert_eq!(noted[0]["program"]["id"], json!(studio.program));
    studio.house.clock.advance_millis(24 * HOUR);
    assert_eq!(app.deliver_due().await.unwrap(), 0);
    let enable = json!({ "webhookId": id });
    assert_eq!(act(&studio.house, &studio.admin, "enableWebhook", enable.clone()).await["webhook"]["enabled"], true);
    assert_eq!(code(&act(&studio.house, &studio.admin, "enableWebhook", enable).await), "NO_CHANGE");
    assert_eq!(app.deliver_due().await.unwrap(), 2);
    let told: Vec<_> = receiver.got().iter().map(|it| it.body["data"]["sequence"].as_i64().unwrap()).collect();
    assert_eq!(told, [told[0], told[0] + 1, told[0] + 1, told[0] + 2]);
}

#[tokio::test]
async fn an_endpoint_that_fails_for_five_days_is_disabled() {
    let (studio, receiver, ..) = studio_with_receiver().await;
    receiver.answer(Reply::Status(503));
    happens(&studio, 1).await;
    studio.house.app.deliver_due().await.unwrap();
    studio.house.clock.advance_millis(5 * 24 * HOUR - 1);
    studio.house.app.deliver_due().await.unwrap();
    assert_eq!(webhook(&studio).await["enabled"], true);
    studio.house.clock.advance_millis(8 * HOUR);
    studio.house.app.deliver_due().await.unwrap();
    let shown = webhook(&studio).await;
    assert_eq!((&shown["disabledReason"], &shown["nextAttemptAt"]), (&json!("FAILING"), &Value::Null));
    assert_eq!(audited(&studio, "WEBHOOK_DISABLED").await[0]["reason"], "FAILING");
}

#[tokio::test]
async fn whoever_is_disabled_by_hand_hears_nothing_and_may_leave_out_what_it_missed() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let house = &studio.house;
    let input = json!({ "webhookId": id });
    act(house, &studio.admin, "pingWebhook", input.clone()).await;
    assert_eq!(act(house, &studio.admin, "disableWebhook", input.clone()).await["webhook"]["disabledReason"], "MANUAL");
    assert_eq!(code(&act(house, &studio.admin, "disableWebhook", input.clone()).await), "NO_CHANGE");
    assert_eq!(code(&act(house, &studio.admin, "pingWebhook", input.clone()).await), "WEBHOOK_DISABLED");
    happens(&studio, 2).await;
    assert_eq!(house.app.deliver_due().await.unwrap(), 0);
    assert_eq!(webhook(&studio).await["deliveries"]["nodes"][0]["error"], "DISABLED", "the ping that waited");
    let enabled = act(house, &studio.admin, "enableWebhook", json!({ "webhookId": id, "skip": true })).await;
    assert_eq!((&enabled["webhook"]["behind"], &enabled["webhook"]["disabledReason"]), (&json!(0), &Value::Null));
    happens(&studio, 1).await;
    assert_eq!((house.app.deliver_due().await.unwrap(), receiver.got().len()), (1, 1));
    assert_eq!(audited(&studio, "WEBHOOK_CHANGED").await.len(), 1);
}

#[tokio::test]
async fn both_secrets_sign_for_a_day_after_a_rotation() {
    let (studio, receiver, id, old) = studio_with_receiver().await;
    let rotated = act(&studio.house, &studio.admin, "rotateWebhookSecret", json!({ "webhookId": id })).await;
    let new = rotated["secret"].as_str().unwrap().to_owned();
    assert!(new.starts_with("whsec_") && new != old);
    assert_eq!(rotated["webhook"]["formerSecretUntil"], "2026-11-23T08:00:00.000Z");
    for (advance, both) in [(0, true), (24 * HOUR - 1, true), (1, false)] {
        studio.house.clock.advance_millis(advance);
        happens(&studio, 1).await;
        assert_eq!(studio.house.app.deliver_due().await.unwrap(), 1);
        let got = receiver.got().pop().unwrap();
        assert_eq!((got.signed_by(&new), got.signed_by(&old)), (true, both));
    }
    assert_eq!(audited(&studio, "WEBHOOK_SECRET_ROTATED").await.len(), 1);
}

#[tokio::test]
async fn pings_and_redeliveries_go_out_of_their_turn_and_once() {
    let (studio, receiver, id, secret) = studio_with_receiver().await;
    let house = &studio.house;
    happens(&studio, 2).await;
    house.app.deliver_due().await.unwrap();
    let first = receiver.got()[0].clone();
    // what comes next is held up; these are not
    receiver.answer(Reply::Status(500));
    happens(&studio, 1).await;
    house.app.deliver_due().await.unwrap();
    let event = first.body["data"]["id"].clone();
    let ping = act(house, &studio.admin, "pingWebhook", json!({ "webhookId": id })).await;
    let again = act(house, &studio.admin, "redeliverWebhook", json!({ "webhookId": id, "eventId": event })).await;
    assert_eq!((&ping["delivery"]["cause"], &again["delivery"]["progress"]), (&json!("PING"), &json!("QUEUED")));
    assert_eq!(house.app.deliver_due().await.unwrap(), 2);
    let got = receiver.got();
    assert_eq!((&got[3].body["type"], got[3].header("webhook-id")), (&json!("PING"), ping["delivery"]["id"].as_str().unwrap()));
    assert_eq!((&got[4].text, got[4].header("webhook-id")), (&first.text, first.header("webhook-id")));
    assert!(got.iter().all(|it| it.signed_by(&secret)));
    // they failed, and that was all
    house.clock.advance_millis(10_000);
    receiver.answer(Reply::Status(200));
    assert_eq!(house.app.deliver_due().await.unwrap(), 1);
    let shown = webhook(&studio).await["deliveries"]["nodes"].clone();
    let causes: Vec<_> = shown.as_array().unwrap().iter().map(|it| (it["cause"].as_str().unwrap(), it["progress"].as_str().unwrap())).collect();
    let expected = [("EVENT", "DELIVERED"), ("REDELIVERY", "FAILED"), ("PING", "FAILED"), ("EVENT", "FAILED"), ("EVENT", "DELIVERED"), ("EVENT", "DELIVERED")];
    assert_eq!(causes, expected);
    // only what it might have been told
    let elsewhere = house.program(&[(&studio.stranger, ProgramRole::Admin)]).await;
    let other = house.ask(&studio.operator, &format!("{{ program(id: \"{elsewhere}\") {{ events {{ nodes {{ id }} }} }} }}")).await;
    let other = other.data["program"]["events"]["nodes"][0]["id"].clone();
    house.turn().await;
    for event in [other, json!("event_01h455vb4pex5vsknk084sn02q")] {
        assert_eq!(code(&act(house, &studio.admin, "redeliverWebhook", json!({ "webhookId": id, "eventId": event })).await), "NOT_FOUND");
    }
    for _ in 0..20 {
        assert_eq!(code(&act(house, &studio.admin, "pingWebhook", json!({ "webhookId": id })).await), "");
    }
    assert_eq!(code(&act(house, &studio.admin, "pingWebhook", json!({ "webhookId": id })).await), "TOO_MANY_DELIVERIES");
}

#[tokio::test]
async fn the_newest_two_hundred_deliveries_are_kept() {
    let (studio, _receiver, id, _) = studio_with_receiver().await;
    for _ in 0..11 {
        for _ in 0..20 {
            act(&studio.house, &studio.admin, "pingWebhook", json!({ "webhookId": id })).await;
        }
        assert_eq!(studio.house.app.deliver_due().await.unwrap(), 20);
    }
    assert_eq!(webhook(&studio).await["deliveries"]["totalCount"], 200);
}

#[tokio::test]
async fn addresses_of_private_networks_are_refused_when_they_are_connected_to() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let house = &studio.house;
    let strict = house.instance(&house.database, Endpoints::default());
    happens(&studio, 1).await;
    let urls = [receiver.url(), format!("https://127.0.0.1:{}/", receiver.port), format!("https://localhost:{}/", receiver.port)];
    for (attempt, url) in urls.iter().enumerate() {
        if attempt > 0 {
            act(house, &studio.admin, "updateWebhook", json!({ "webhookId": id, "url": url })).await;
        }
        assert_eq!(strict.deliver_due().await.unwrap(), 1, "{url}");
        let shown = &webhook(&studio).await["deliveries"];
        assert_eq!((&shown["totalCount"], &shown["nodes"][0]["error"]), (&json!(attempt + 1), &json!("REFUSED_ADDRESS")), "{url}");
    }
    assert_eq!(receiver.got().len(), 0);
    // by name, this machine can be reached where it may be
    let named = format!("http://localhost:{}/hook", receiver.port);
    act(house, &studio.admin, "updateWebhook", json!({ "webhookId": id, "url": named })).await;
    assert_eq!((house.app.deliver_due().await.unwrap(), receiver.got().len()), (1, 1));
}

#[tokio::test]
async fn each_is_told_what_it_asked_for_and_what_concerns_it() {
    let (studio, mine, ..) = studio_with_receiver().await;
    let house = &studio.house;
    let (uploads, theirs, all, roles) = (Receiver::new().await, Receiver::new().await, Receiver::new().await, Receiver::new().await);
    let elsewhere = house.program(&[(&studio.stranger, ProgramRole::Admin)]).await;
    register(house, &studio.admin, Some(studio.program), &uploads.url(), json!(["VERSION_UPLOADED"])).await;
    register(house, &studio.stranger, Some(elsewhere), &theirs.url(), json!([])).await;
    register(house, &studio.operator, None, &all.url(), json!([])).await;
    register(house, &studio.operator, None, &roles.url(), json!(["ROLE_GRANTED"])).await;
    house.app.deliver_due().await.unwrap();
    let before = (mine.got().len(), all.got().len());
    studio.upload("1.0.0").await;
    happens(&studio, 1).await;
    house.person(&[devcenter::domain::actor::PlatformRole::Reviewer]).await;
    house.turn().await;
    house.app.deliver_due().await.unwrap();
    let kinds =
        |receiver: &Receiver, from: usize| -> Vec<String> { receiver.got()[from..].iter().map(|it| it.body["type"].as_str().unwrap().to_owned()).collect() };
    assert_eq!(kinds(&mine, before.0), ["VERSION_UPLOADED", "BASIC_INFO_UPDATED"]);
    assert_eq!(kinds(&uploads, 0), ["VERSION_UPLOADED"]);
    assert_eq!(kinds(&theirs, 0), Vec::<String>::new());
    assert_eq!(kinds(&all, before.1), ["VERSION_UPLOADED", "BASIC_INFO_UPDATED", "ACCOUNT_CREATED", "ROLE_GRANTED", "TOKEN_CREATED"]);
    assert_eq!(kinds(&roles, 0), ["ROLE_GRANTED"]);
}

#[tokio::test]
async fn one_that_is_deleted_hears_no_more() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let house = &studio.house;
    let release = Arc::new(Semaphore::new(0));
    receiver.answer(Reply::Late(release.clone()));
    happens(&studio, 2).await;
    let app = house.app.clone();
    let delivering = tokio::spawn(async move { app.deliver_due().await.unwrap() });
    receiver.comes(1).await;
    // while a request is under way
    let gone = act(house, &studio.admin, "deleteWebhook", json!({ "webhookId": id })).await;
    assert_eq!((&gone["webhookId"], &gone["userErrors"]), (&json!(id), &json!([])));
    release.add_permits(10);
    assert_eq!(delivering.await.unwrap(), 1);
    happens(&studio, 1).await;
    assert_eq!((house.app.deliver_due().await.unwrap(), receiver.got().len()), (0, 1));
    assert_eq!(webhook(&studio).await, Value::Null);
    assert_eq!(code(&act(house, &studio.admin, "deleteWebhook", json!({ "webhookId": id })).await), "NOT_FOUND");
    assert_eq!(audited(&studio, "WEBHOOK_DELETED").await[0]["subject"], json!(id));
}

#[tokio::test]
async fn what_is_registered_keeps_to_its_limits() {
    let studio = Studio::bare().await;
    let house = &studio.house;
    let program = json!(studio.program);
    let create = |person: &Person, mut input: Value| {
        let person = person.clone();
        async move {
            if input.get("url").is_none() {
                input["url"] = json!("https://example.com/");
            }
            act(house, &person, "createWebhook", input).await
        }
    };
    for (input, field) in [
        (json!({ "url": "http://example.com/" }), json!(["input", "url"])),
        (json!({ "url": "https://10.0.0.1/" }), json!(["input", "url"])),
        (json!({ "url": "https://u:p@example.com/" }), json!(["input", "url"])),
        (json!({ "url": format!("https://example.com/{}", "x".repeat(500)) }), json!(["input", "url"])),
        (json!({ "description": "灰".repeat(121) }), json!(["input", "description"])),
        (json!({ "kinds": ["VERSION_UPLOADED", "ROLE_GRANTED"] }), json!(["input", "kinds", "1"])),
        (json!({ "kinds": ["VERSION_UPLOADED", "VERSION_UPLOADED"] }), json!(["input", "kinds", "1"])),
    ] {
        let mut input = input;
        input["programId"] = program.clone();
        let refused = create(&studio.admin, input).await;
        assert_eq!((code(&refused), &refused["userErrors"][0]["field"]), ("INVALID_INPUT", &field));
    }
    for (person, input, most) in [(&studio.admin, json!({ "programId": program }), 10), (&studio.operator, json!({ "kinds": ["ROLE_GRANTED"] }), 20)] {
        for number in 0..most {
            assert_eq!(code(&create(person, input.clone()).await), "", "{number}");
        }
        assert_eq!(code(&create(person, input).await), "TOO_MANY_WEBHOOKS");
    }
    let answer = house.ask(&studio.operator, "{ webhooks { id program { id } kinds deliveries { totalCount } } }").await;
    let all = answer.data["webhooks"].as_array().unwrap();
    assert_eq!((all.len(), &all[0]["program"], &all[0]["kinds"]), (20, &Value::Null, &json!(["ROLE_GRANTED"])));
}

#[tokio::test]
async fn only_what_is_named_is_changed() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let change = |more: Value| {
        let mut input = json!({ "webhookId": id });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        act(&studio.house, &studio.admin, "updateWebhook", input)
    };
    let changed = change(json!({ "description": " for the chat " })).await["webhook"].clone();
    assert_eq!((&changed["description"], &changed["url"], &changed["kinds"]), (&json!("for the chat"), &json!(receiver.url()), &json!([])));
    let changed = change(json!({ "kinds": ["GRAY_STARTED"] })).await["webhook"].clone();
    assert_eq!((&changed["description"], &changed["kinds"]), (&json!("for the chat"), &json!(["GRAY_STARTED"])));
    assert_eq!(code(&change(json!({})).await), "NO_CHANGE");
    assert_eq!(code(&change(json!({ "kinds": ["ROLE_GRANTED"] })).await), "INVALID_INPUT");
}

#[tokio::test]
async fn who_does_not_manage_a_webhook_is_answered_as_if_there_were_none() {
    let (studio, _receiver, id, _) = studio_with_receiver().await;
    let house = &studio.house;
    let (platform, _) = register(house, &studio.operator, None, "https://example.com/", json!([])).await;
    let nowhere = "webhook_01h455vb4pex5vsknk084sn02q";
    let mutations = ["updateWebhook", "enableWebhook", "disableWebhook", "rotateWebhookSecret", "deleteWebhook", "pingWebhook"];
    for person in [&studio.developer, &studio.reviewer, &studio.editor, &studio.stranger] {
        for mutation in mutations {
            let missing = act(house, person, mutation, json!({ "webhookId": nowhere })).await;
            assert_eq!(code(&missing), "NOT_FOUND");
            for there in [&id, &platform] {
                assert_eq!(act(house, person, mutation, json!({ "webhookId": there })).await, missing, "{mutation}");
            }
        }
        let create = json!({ "programId": studio.program, "url": "https://example.com/" });
        let refused = act(house, person, "createWebhook", create).await;
        let sees = person.account == studio.developer.account || person.account == studio.reviewer.account;
        assert_eq!(code(&refused), if sees { "FORBIDDEN" } else { "NOT_FOUND" });
        assert_eq!(code(&act(house, person, "createWebhook", json!({ "url": "https://example.com/" })).await), "FORBIDDEN");
    }
    // an admin of the program manages its own, and not the platform's
    assert_eq!(code(&act(house, &studio.admin, "pingWebhook", json!({ "webhookId": platform })).await), "NOT_FOUND");
    for (person, seen) in [(&studio.admin, 1), (&studio.operator, 1), (&studio.developer, 0), (&studio.reviewer, 0)] {
        let answer = house.ask(person, &format!("{{ program(id: \"{}\") {{ webhooks {{ id }} }} }}", studio.program)).await;
        assert_eq!(answer.data["program"]["webhooks"].as_array().unwrap().len(), seen);
    }
    assert_eq!(code(&act(house, &studio.operator, "pingWebhook", json!({ "webhookId": id })).await), "");
    // attempts without a right are kept
    let kept = audited(&studio, "STEP_REFUSED").await;
    assert!(kept.iter().any(|it| it["attempt"] == "ROTATE_WEBHOOK_SECRET" && it["refusal"] == "NOT_FOUND" && it["program"]["id"] == json!(studio.program)));
    assert!(kept.iter().any(|it| it["attempt"] == "CREATE_WEBHOOK" && it["refusal"] == "FORBIDDEN" && it["program"].is_null()));
}

#[tokio::test]
async fn a_registration_that_is_sent_twice_is_made_once_and_shows_its_secret_again() {
    let studio = Studio::bare().await;
    let query = format!(
        "mutation {{ createWebhook(input: {{programId: \"{}\", url: \"https://example.com/\"}}) {{ secret webhook {{ id }} userErrors {{ code }} }} }}",
        studio.program
    );
    let send = || {
        let request = Request::post("/graphql")
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json")
            .header("authorization", format!("Bearer {}", studio.admin.token.clone().unwrap()))
            .header("idempotency-key", "k1");
        studio.house.raw(request.body(Body::from(json!({ "query": query }).to_string())).unwrap())
    };
    let first = send().await;
    assert!(first.json()["data"]["createWebhook"]["secret"].as_str().unwrap().starts_with("whsec_"));
    assert_eq!(send().await.body, first.body);
    studio.house.app.settle_replies().await;
    // the reply was lost: answered from what it led to, without the secret
    crate::store_story::meddle(&studio.house.address, "UPDATE idempotency SET status = NULL, reply = NULL, lease_until = 0").await;
    let afresh = send().await.json()["data"]["createWebhook"].clone();
    assert_eq!((&afresh["webhook"], &afresh["secret"]), (&first.json()["data"]["createWebhook"]["webhook"], &Value::Null));
    let answer = studio.house.ask(&studio.admin, &format!("{{ program(id: \"{}\") {{ webhooks {{ id }} }} }}", studio.program)).await;
    assert_eq!(answer.data["program"]["webhooks"].as_array().unwrap().len(), 1);
}
