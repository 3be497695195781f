//! The database through its life: up, down and up again, several processes at once, rows that break a rule.

use devcenter::{
    domain::{
        page::PageArguments,
        published::{ContentFilter, ContentOrder, ContentOrderField, News},
    },
    store::{
        Address, Database,
        migrate::{Direction, migrate},
        read::Fields,
    },
};
use migration::{Migrator, MigratorTrait};
use sqlx::{Connection, Executor};

use crate::house::{House, Person, fresh_address};

async fn tables(address: &Address) -> Vec<String> {
    let query = match address {
        Address::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'seaql_migrations' ORDER BY name",
        Address::Postgres(_) => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'seaql_migrations' ORDER BY tablename",
    };
    match address {
        Address::Sqlite(folder) => {
            let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite:{}", folder.join("devcenter.db").display())).await.unwrap();
            sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap()
        }
        Address::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
            sqlx::query_scalar(query).fetch_all(&mut connection).await.unwrap()
        }
    }
}

/// Runs a statement behind the server's back.
pub async fn meddle(address: &Address, sql: &'static str) {
    match address {
        Address::Sqlite(folder) => {
            let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite:{}", folder.join("devcenter.db").display())).await.unwrap();
            connection.execute(sql).await.unwrap();
        }
        Address::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
            connection.execute(sql).await.unwrap();
        }
    }
}

#[tokio::test]
async fn every_migration_goes_up_down_and_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    migrate(&address, Direction::Up, false).await.unwrap();
    let first = tables(&address).await;
    assert!(first.len() >= 20, "{first:?}");
    let all = u32::try_from(Migrator::migrations().len()).unwrap();
    for steps in 1..=all {
        migrate(&address, Direction::Down(steps), false).await.unwrap();
        migrate(&address, Direction::Up, false).await.unwrap();
        assert_eq!(tables(&address).await, first);
    }
    migrate(&address, Direction::Down(all), false).await.unwrap();
    assert_eq!(tables(&address).await, Vec::<String>::new());
}

#[tokio::test]
async fn tokens_never_gain_anything_when_scopes_come_and_go() {
    use devcenter::domain::{
        actor::Channel,
        scope::{Scope, Scopes},
    };
    let (digests, address, now, folder) = {
        let house = crate::house::House::new().await;
        let account = house.person(&[]).await.account.unwrap();
        let mut digests = Vec::new();
        for scopes in [Scopes::FULL, Scopes::RESOLVE, Scopes::of(&[Scope::Develop])] {
            let terms = devcenter::app::TokenTerms { name: "x".into(), scopes, channel: Channel::Cli, days: 1 };
            digests.push(house.app.issue_token(account, &terms).await.unwrap().secret.digest());
        }
        house.database.close().await;
        let now = devcenter::app::clock::Clock::now(house.clock.as_ref());
        (digests, house.address.clone(), now, house.folder)
    };
    // to where tokens knew none of these limits
    let since = Migrator::migrations().iter().rev().take_while(|migration| migration.name() != "m20261127_identity").count() + 1;
    migrate(&address, Direction::Down(u32::try_from(since).unwrap()), false).await.unwrap();
    migrate(&address, Direction::Up, false).await.unwrap();
    let database = devcenter::store::Database::open(&address, false).await.unwrap();
    let mut found = Vec::new();
    for digest in &digests {
        found.push(database.reader().bearer(digest, now).await.unwrap().map(|bearer| bearer.scopes));
    }
    // what knows no such limits in between would have been good for everything: it ends instead
    assert_eq!(found, [Some(Scopes::WORK), Some(Scopes::RESOLVE), None]);
    database.close().await;
    drop(folder);
}

#[tokio::test]
async fn several_that_migrate_an_empty_database_at_once_all_succeed() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let all = (0..6).map(|_| migrate(&address, Direction::Up, false));
    for result in futures_util::future::join_all(all).await {
        result.unwrap();
    }
    assert!(tables(&address).await.len() >= 19);
}

#[tokio::test]
async fn a_row_that_breaks_a_rule_is_named_in_the_log_and_not_to_the_caller() {
    let (house, editor) = House::with_editor().await;
    house.news(&editor, "one").await;
    meddle(&house.address, "UPDATE news SET cover = '{not json'").await;
    let answer = house.ask(&Person::anonymous(), "{ news { nodes { title cover { url } } } }").await;
    assert_eq!(answer.code(), "INTERNAL");
    let told = answer.errors[0]["message"].as_str().unwrap();
    assert!(!told.contains("cover") && !told.contains("json"), "{told}");
    let (filter, window) = (ContentFilter::default(), PageArguments::default().window(0).unwrap());
    let order = ContentOrder { field: ContentOrderField::Pinned, ascending: false };
    let error = house.database.reader().content_page::<News>(&filter, order, &window, Fields::default()).await.unwrap_err().to_string();
    assert!(error.contains("table news, column cover, row "), "{error}");
}

#[tokio::test]
async fn a_second_server_on_one_sqlite_folder_is_refused_by_its_name() {
    let house = House::new().await;
    if let Address::Sqlite(folder) = &house.address {
        let second = Database::open(&house.address, true).await.err().unwrap().to_string();
        assert!(second.contains("in use by another devcenter process") && second.contains(&folder.display().to_string()), "{second}");
    }
}

#[tokio::test]
async fn writers_at_once_wait_for_each_other_and_lose_nothing() {
    let (house, editor) = House::with_editor().await;
    let drafts: Vec<_> = (0..40).map(|number| format!("n{number}")).collect();
    futures_util::future::join_all(drafts.iter().map(|title| house.news(&editor, title))).await;
    let answer = house.ask(&Person::anonymous(), "{ news { totalCount } search(text: \"body\") { totalCount } }").await;
    assert_eq!((answer.data["news"]["totalCount"].as_i64(), answer.data["search"]["totalCount"].as_i64()), (Some(40), Some(40)));
}
