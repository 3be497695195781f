//! The deliverer of webhooks at work: one instance at a time, past what it cannot read, and never far behind.

use std::{sync::Arc, time::Duration};

use devcenter::{
    app::Endpoints,
    store::{Address, Database},
};
use serde_json::json;
use tokio::sync::Semaphore;

use crate::{
    house::House,
    receiver::{Receiver, Reply},
    store_story::meddle,
    webhooks::{act, happens, register, studio_with_receiver, webhook},
};

#[tokio::test]
async fn one_instance_delivers_and_another_takes_over_when_it_ends() {
    let (studio, receiver, ..) = studio_with_receiver().await;
    let house = &studio.house;
    let endpoints = Endpoints { loopback: true, ..Endpoints::default() };
    let second = match &house.address {
        Address::Postgres(_) => Database::open(&house.address, true).await.unwrap(),
        // one process has the folder to itself
        Address::Sqlite(_) => house.database.clone(),
    };
    let apps = [house.instance(&house.database, endpoints), house.instance(&second, endpoints)];
    let feed = tokio::spawn(house.app.clone().run_feed());
    let first = tokio::spawn(apps[0].clone().run_webhooks());
    happens(&studio, 5).await;
    receiver.comes(5).await;
    let both = matches!(house.address, Address::Postgres(_)).then(|| tokio::spawn(apps[1].clone().run_webhooks()));
    happens(&studio, 5).await;
    receiver.comes(10).await;
    // the first ends, what it had under way included
    let release = Arc::new(Semaphore::new(0));
    receiver.answer(Reply::Late(release.clone()));
    happens(&studio, 1).await;
    receiver.comes(11).await;
    apps[0].feed().close();
    receiver.answer(Reply::Status(200));
    release.add_permits(1);
    first.await.unwrap();
    let rest = both.unwrap_or_else(|| tokio::spawn(apps[1].clone().run_webhooks()));
    happens(&studio, 5).await;
    let got = receiver.comes(16).await;
    apps[1].feed().close();
    rest.await.unwrap();
    feed.abort();
    let told: Vec<_> = got.iter().map(|it| it.body["data"]["sequence"].as_i64().unwrap()).collect();
    assert_eq!(told, (told[0]..told[0] + 16).collect::<Vec<_>>(), "each once, in order");
    assert_eq!(receiver.got().len(), 16);
}

#[tokio::test]
async fn one_leads_and_the_lead_goes_with_the_connection() {
    let house = House::new().await;
    let (first, second) = (house.database.lead(7), house.database.lead(7));
    assert!(first.hold().await.unwrap() && first.hold().await.unwrap());
    if matches!(house.address, Address::Sqlite(_)) {
        return assert!(second.hold().await.unwrap(), "alone anyway");
    }
    assert!(!second.hold().await.unwrap() && !second.hold().await.unwrap());
    assert!(house.database.lead(8).hold().await.unwrap(), "another key is another lead");
    first.leave().await;
    let taken = async {
        while !second.hold().await.unwrap() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(2), taken).await.unwrap();
    // its session is ended behind its back: it knows by the next time it is asked
    meddle(
        &house.address,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'devcenter leader' AND datname = current_database()",
    )
    .await;
    assert!(second.hold().await.is_err());
    assert!(second.hold().await.unwrap(), "and takes it again");
}

#[tokio::test]
async fn a_ping_does_not_wait_for_the_log_to_grow() {
    let (studio, receiver, id, _) = studio_with_receiver().await;
    let app = studio.house.app.clone();
    let running = tokio::spawn(app.clone().run_webhooks());
    act(&studio.house, &studio.admin, "pingWebhook", json!({ "webhookId": id })).await;
    assert_eq!(receiver.comes(1).await[0].body["type"], "PING");
    app.feed().close();
    running.await.unwrap();
    assert_eq!(webhook(&studio).await["deliveries"]["nodes"][0]["progress"], "DELIVERED");
}

/// Rows of a newer version of this program, that this one cannot read.
async fn strange_rows(house: &House, many: bool) {
    let sql = match (&house.address, many) {
        (Address::Sqlite(_), false) => "INSERT INTO event (id, kind, details, request_id, at) VALUES (randomblob(16), 'NEWER', '{}', 'r', 1)",
        (Address::Postgres(_), false) => "INSERT INTO event (id, kind, details, request_id, at) VALUES (gen_random_uuid(), 'NEWER', '{}', 'r', 1)",
        (Address::Sqlite(_), true) => {
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100) \
             INSERT INTO event (id, kind, details, request_id, at) SELECT randomblob(16), 'NEWER', '{}', 'r', 1 FROM n"
        }
        (Address::Postgres(_), true) => {
            "INSERT INTO event (id, kind, details, request_id, at) SELECT gen_random_uuid(), 'NEWER', '{}', 'r', 1 FROM generate_series(1, 1100)"
        }
    };
    meddle(&house.address, sql).await;
    house.turn().await;
}

#[tokio::test]
async fn a_row_that_cannot_be_read_holds_up_nobody() {
    let (studio, ..) = studio_with_receiver().await;
    let (house, all) = (&studio.house, Receiver::new().await);
    register(house, &studio.operator, None, &all.url(), json!([])).await;
    strange_rows(house, false).await;
    happens(&studio, 1).await;
    house.app.deliver_due().await.unwrap();
    let kinds: Vec<_> = all.got().iter().map(|it| it.body["type"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["WEBHOOK_CREATED", "BASIC_INFO_UPDATED"]);
}

#[tokio::test]
async fn one_that_is_rarely_told_anything_does_not_fall_behind() {
    let (studio, failing, ..) = studio_with_receiver().await;
    let (house, rare) = (&studio.house, Receiver::new().await);
    let (id, _) = register(house, &studio.operator, None, &rare.url(), json!(["ROLE_GRANTED"])).await;
    failing.answer(Reply::Status(500));
    happens(&studio, 1).await;
    house.app.deliver_due().await.unwrap();
    strange_rows(house, true).await;
    house.app.sweep().await;
    let reader = house.database.reader();
    let end = reader.log_end().await.unwrap();
    assert_eq!(reader.webhook(id.parse().unwrap()).await.unwrap().unwrap().position, end);
    // what is held up is not left out
    assert_eq!(webhook(&studio).await["behind"], 1);
    house.person(&[devcenter::domain::actor::PlatformRole::Editor]).await;
    house.turn().await;
    house.app.deliver_due().await.unwrap();
    assert_eq!(rare.got()[0].body["type"], "ROLE_GRANTED");
}
