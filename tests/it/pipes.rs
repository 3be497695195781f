//! PostgreSQL as planned answers reach it: cut off, held up, changed under their feet; and encrypted.

use std::{net::TcpListener, time::Duration};

use devcenter::{
    domain::actor::ProgramRole,
    store::{Address, Database},
};
use serde_json::json;
use sqlx::{Connection, Executor, PgConnection};

use crate::{
    cluster::Cluster,
    house::{House, Person},
    store_story::meddle,
    studio::Studio,
};

const PROGRAMS: &str = "{ viewer { programs(first: 10) { nodes { name slogan } } } }";
const END_STEPS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'devcenter steps' AND datname = current_database()";
const END_READERS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'devcenter reader' AND datname = current_database()";

/// Somebody with a program, and the address of PostgreSQL; None on SQLite.
async fn house() -> Option<(House, Person, String)> {
    let house = House::new().await;
    let Address::Postgres(url) = house.address.clone() else { return None };
    let admin = house.person(&[]).await;
    house.program(&[(&admin, ProgramRole::Admin)]).await;
    Some((house, admin, url))
}

async fn sees_it(house: &House, admin: &Person) {
    let answer = house.ask(admin, PROGRAMS).await;
    assert!(answer.data["viewer"]["programs"]["nodes"][0]["name"].is_string(), "{:?}", answer.errors);
}

/// A session that holds the table of programs until it commits.
async fn holder(url: &str, mode: &str) -> PgConnection {
    let mut holder = PgConnection::connect(url).await.unwrap();
    holder.execute(sqlx::AssertSqlSafe(format!("BEGIN; LOCK TABLE program IN {mode} MODE"))).await.unwrap();
    holder
}

/// How many of ours wait for it.
async fn waiting(holder: &mut PgConnection) -> i64 {
    let waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name IN ('devcenter reader', 'devcenter steps') \
         AND datname = current_database() AND wait_event_type = 'Lock'";
    // what it sees stands still within its transaction otherwise
    holder.execute("SELECT pg_stat_clear_snapshot()").await.unwrap();
    sqlx::query_scalar(waiting).fetch_one(holder).await.unwrap()
}

async fn until_waiting(holder: &mut PgConnection, many: i64) {
    while waiting(holder).await < many {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn whoever_asks_does_not_notice_that_connections_are_cut() {
    let Some((house, admin, url)) = house().await else { return };
    sees_it(&house, &admin).await;
    // between questions
    for _ in 0..5 {
        meddle(&house.address, END_READERS).await;
        sees_it(&house, &admin).await;
    }
    // and in the middle of some
    let mut holder = holder(&url, "ACCESS EXCLUSIVE").await;
    let asking = futures_util::future::join_all((0..3).map(|_| sees_it(&house, &admin)));
    let cutting = async {
        until_waiting(&mut holder, 3).await;
        meddle(&house.address, END_READERS).await;
        holder.execute("COMMIT").await.unwrap();
    };
    tokio::join!(asking, cutting);
}

#[tokio::test]
async fn a_table_that_is_changed_meanwhile_is_asked_anew() {
    let Some((house, admin, _)) = house().await else { return };
    sees_it(&house, &admin).await;
    // some at once, of which each finds it changed
    let statements = async || {
        let before = house.database.statements();
        futures_util::future::join_all((0..4).map(|_| sees_it(&house, &admin))).await;
        house.database.statements() - before
    };
    let quick = statements().await;
    meddle(&house.address, "ALTER TABLE program ALTER COLUMN slogan TYPE varchar(500)").await;
    assert_eq!(statements().await, quick, "the plain way asks more often");
}

#[tokio::test]
async fn nobody_waits_behind_a_question_that_was_given_up() {
    let Some((house, admin, url)) = house().await else { return };
    sees_it(&house, &admin).await;
    // one waits for the table two seconds at most: on a busy machine it may be over before the other is answered
    for attempt in 1.. {
        let mut holder = holder(&url, "ACCESS EXCLUSIVE").await;
        tokio::select! {
            () = sees_it(&house, &admin) => unreachable!("it is held up"),
            () = until_waiting(&mut holder, 1) => {}
        }
        let news = house.ask(&Person::anonymous(), "{ news(first: 10) { nodes { title } } }").await;
        assert!(news.data["news"]["nodes"].is_array());
        let waits_on = waiting(&mut holder).await == 1;
        holder.execute("COMMIT").await.unwrap();
        if waits_on {
            break;
        }
        assert!(attempt < 5, "the other one waited behind it");
    }
    sees_it(&house, &admin).await;
}

/// Sessions for steps that there are.
async fn steps(url: &str) -> i64 {
    let sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'devcenter steps' AND datname = current_database()";
    sqlx::query_scalar(sessions).fetch_one(&mut PgConnection::connect(url).await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_step_that_is_cut_off_has_not_happened_and_can_be_taken_again() {
    let studio = Studio::new().await;
    let Address::Postgres(url) = studio.house.address.clone() else { return };
    let version = studio.version("1.0.0", "GRAY").await;
    let adjust = |percent: f64| studio.send(&studio.admin, "adjustGray", json!({ "versionId": version, "percent": percent }));
    // between steps nobody notices, once it has come through that they are cut
    for percent in [20.0, 30.0, 40.0] {
        meddle(&studio.house.address, END_STEPS).await;
        while steps(&url).await > 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let answer = adjust(percent).await;
        assert_eq!(answer.data["adjustGray"]["userErrors"], json!([]), "{answer:?}");
    }
    let before = studio.revision().await;
    // whoever reads goes on
    let mut holder = holder(&url, "SHARE").await;
    let cutting = async {
        until_waiting(&mut holder, 1).await;
        sees_it(&studio.house, &studio.admin).await;
        meddle(&studio.house.address, END_STEPS).await;
        holder.execute("COMMIT").await.unwrap();
    };
    let (answer, ()) = tokio::join!(adjust(50.0), cutting);
    assert_eq!((answer.status.as_u16(), answer.code()), (503, "UNAVAILABLE"), "{answer:?}");
    assert_eq!(studio.revision().await, before);
    let answer = adjust(50.0).await;
    assert_eq!(answer.data["adjustGray"]["program"]["revision"], before + 1, "{answer:?}");
}

#[tokio::test]
async fn encrypted_and_with_a_password() {
    let Some(cluster) = Cluster::start() else { return };
    const PASSWORD: &str = "p%40:ss /灰";
    let mut inside = PgConnection::connect(&cluster.url()).await.unwrap();
    inside.execute(sqlx::AssertSqlSafe(format!("ALTER USER postgres PASSWORD '{PASSWORD}'"))).await.unwrap();
    drop(inside);
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let certificate = cluster.with_tls(port);
    let mut address = url::Url::parse(&format!("postgres://postgres@localhost:{port}/postgres")).unwrap();
    address.set_password(Some(&PASSWORD.replace('%', "%25"))).unwrap();
    address.query_pairs_mut().append_pair("sslmode", "verify-full").append_pair("sslrootcert", &certificate.display().to_string());
    let database = Database::open(&Address::Postgres(address.to_string()), false).await.unwrap();
    let mut inside = PgConnection::connect(address.as_str()).await.unwrap();
    let encrypted = "SELECT bool_and(ssl), count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'devcenter reader'";
    assert_eq!(sqlx::query_as::<_, (bool, i64)>(encrypted).fetch_one(&mut inside).await.unwrap(), (true, 1));
    database.close().await;
}
