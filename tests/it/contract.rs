//! Contracts that are written down twice on purpose: the schema, the settings table, the tables and their entities, the examples.

use std::{collections::BTreeSet, fs, path::Path};

use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};
use devcenter::domain::actor::{PlatformRole, ProgramRole};
use sea_orm::{ColumnTrait, EntityTrait, Iterable};
use sqlx::{Connection, Row};

use crate::house::{House, Person};

fn committed(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap_or_default()
}

#[test]
fn the_committed_schema_is_the_one_that_is_served() {
    assert!(
        committed("schema.graphql") == devcenter::gateway::sdl(),
        "schema.graphql is not what the code says; run `cargo run -- schema > schema.graphql`, and name the change in CHANGELOG.md"
    );
}

#[test]
fn the_readme_lists_every_setting() {
    let table = devcenter::config::table();
    assert!(committed("README.md").contains(&table), "README.md must hold this table:\n\n{table}");
}

#[test]
fn everything_in_the_schema_has_a_description() {
    let mut bare = Vec::new();
    for definition in parse_schema(devcenter::gateway::sdl()).unwrap().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let definition = definition.node;
        let name = definition.name.node.to_string();
        let mut need = |what: String, there: bool| {
            if !there {
                bare.push(what);
            }
        };
        need(name.clone(), definition.description.is_some());
        let fields = match definition.kind {
            TypeKind::Object(object) => object.fields,
            TypeKind::Interface(interface) => interface.fields,
            TypeKind::InputObject(input) => {
                for field in input.fields {
                    need(format!("{name}.{}", field.node.name.node), field.node.description.is_some());
                }
                continue;
            }
            TypeKind::Enum(values) => {
                for value in values.values {
                    need(format!("{name}.{}", value.node.value.node), value.node.description.is_some());
                }
                continue;
            }
            TypeKind::Scalar | TypeKind::Union(_) => continue,
        };
        for field in fields {
            let field = field.node;
            need(format!("{name}.{}", field.name.node), field.description.is_some());
            for argument in field.arguments {
                need(format!("{name}.{}({})", field.name.node, argument.node.name.node), argument.node.description.is_some());
            }
        }
    }
    assert!(bare.is_empty(), "without a description: {bare:#?}");
}

#[test]
fn every_code_of_a_top_level_error_stands_in_the_schema() {
    let sdl = devcenter::gateway::sdl();
    for code in devcenter::gateway::FaultCode::ALL {
        assert!(sdl.contains(&format!("`{}`", code.word())), "{}", code.word());
    }
}

/// The columns of an entity, by name and whether they may be null.
fn entity_columns<E: EntityTrait>() -> BTreeSet<(String, bool)> {
    E::Column::iter().map(|column| (sea_orm::sea_query::Iden::unquoted(&column).to_string(), column.def().is_null())).collect()
}

async fn table_columns(house: &House, table: &str) -> BTreeSet<(String, bool)> {
    match &house.address {
        devcenter::store::Address::Sqlite(folder) => {
            let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite:{}", folder.join("devcenter.db").display())).await.unwrap();
            let rows = sqlx::query("SELECT name, \"notnull\", pk FROM pragma_table_info($1)").bind(table).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| (row.get(0), row.get::<i64, _>(1) == 0 && row.get::<i64, _>(2) == 0)).collect()
        }
        devcenter::store::Address::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
            let query = "SELECT column_name::text, is_nullable::text FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public' AND data_type <> 'tsvector'";
            let rows = sqlx::query(query).bind(table).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| (row.get(0), row.get::<String, _>(1) == "YES")).collect()
        }
    }
}

#[tokio::test]
async fn the_tables_are_what_the_entities_say() {
    let house = House::new().await;
    macro_rules! same {
        ($($table:ident),* $(,)?) => {$(
            assert_eq!(table_columns(&house, stringify!($table)).await, entity_columns::<entity::$table::Entity>(), stringify!($table));
        )*};
    }
    same!(
        access_token,
        account,
        agreement,
        agreement_acceptance,
        basic_info,
        capability,
        capability_category,
        case,
        content,
        content_link,
        content_revision,
        content_tag,
        event,
        external_identity,
        idempotency,
        image,
        invitation,
        news,
        news_category,
        notification,
        package,
        package_garbage,
        password,
        platform_role,
        program,
        program_member,
        review,
        search_document,
        session,
        shared_limit,
        sign_in_link,
        tag,
        upload,
        version,
        video,
        view_count,
        webhook,
        webhook_attempt,
    );
}

#[tokio::test]
async fn every_example_and_every_query_of_the_readme_runs() {
    let (house, editor) = House::with_editor().await;
    house.news(&editor, "灰度").await;
    let everything = house.person(&PlatformRole::ALL).await;
    let mut queries = devcenter::server::examples();
    assert!(queries.len() >= 5);
    let readme = committed("README.md");
    let written: Vec<_> =
        readme.split("```graphql\n").skip(1).map(|piece| ("README.md".to_owned(), piece.split("```").next().unwrap_or_default().to_owned())).collect();
    assert!(written.len() >= 3, "the README shows a query for each area");
    queries.extend(written);
    house.program(&[(&everything, ProgramRole::Admin)]).await;
    house.turn().await;
    for (name, query) in queries {
        if query.lines().any(|line| line.starts_with("subscription")) {
            let told = house.listen(&everything, &query).await.told().await;
            assert_eq!(told.code(), "", "{name}: {told:?}");
            continue;
        }
        for person in [&everything, &Person::anonymous()] {
            let answer = house.ask(person, &query).await;
            let allowed = answer.errors.is_empty() || (person.token.is_none() && answer.code() == "UNAUTHENTICATED");
            assert!(allowed, "{name}: {answer:?}");
        }
    }
}
