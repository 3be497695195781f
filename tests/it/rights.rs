//! The rights matrix: every guarded field and every mutation against every kind of caller. A field without a row fails, and so does
//! a row without a field.

use std::collections::BTreeSet;

use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};
use devcenter::domain::actor::{PlatformRole, ProgramRole};

use crate::house::{House, Person};

const ANY: &str = "01h455vb4pex5vsknk084sn02q";

/// Each guarded field: where it stands, who may, and a query that asks for it.
fn rows() -> Vec<(&'static str, PlatformRole, String)> {
    let editor = PlatformRole::Editor;
    let entry = |field: &str, more: &str| format!("mutation {{ {field}(input: {{id: \"news_{ANY}\"{more}}}) {{ userErrors {{ code }} }} }}");
    let create = |field: &str, more: &str| format!("mutation {{ {field}(input: {{title: \"x\", {more}}}) {{ userErrors {{ code }} }} }}");
    let label = |field: &str| format!("mutation {{ {field}(input: {{slug: \"x\", name: \"x\"}}) {{ userErrors {{ code }} }} }}");
    vec![
        ("Query.entry", editor, format!("{{ entry(id: \"entry_{ANY}\") {{ id }} }}")),
        ("Query.entries", editor, "{ entries { nodes { id } } }".into()),
        ("Mutation.createNews", editor, create("createNews", &format!("categoryId: \"newscategory_{ANY}\""))),
        ("Mutation.createCase", editor, create("createCase", "company: \"x\", industry: OTHER")),
        ("Mutation.createVideo", editor, create("createVideo", "sourceUrl: \"https://example.com/x\", durationSeconds: 1, level: BEGINNER")),
        ("Mutation.createCapability", editor, create("createCapability", &format!("categoryId: \"capabilitycategory_{ANY}\", status: BETA"))),
        ("Mutation.updateNews", editor, entry("updateNews", "")),
        ("Mutation.updateCase", editor, entry("updateCase", "")),
        ("Mutation.updateVideo", editor, entry("updateVideo", "")),
        ("Mutation.updateCapability", editor, entry("updateCapability", "")),
        ("Mutation.publishContent", editor, entry("publishContent", "")),
        ("Mutation.scheduleContent", editor, entry("scheduleContent", ", at: \"2026-11-22T09:00:00Z\"")),
        ("Mutation.unscheduleContent", editor, entry("unscheduleContent", "")),
        ("Mutation.archiveContent", editor, entry("archiveContent", "")),
        ("Mutation.pinContent", editor, entry("pinContent", "")),
        ("Mutation.unpinContent", editor, entry("unpinContent", "")),
        ("Mutation.restoreRevision", editor, entry("restoreRevision", ", number: 1")),
        ("Mutation.deleteDraft", editor, entry("deleteDraft", "")),
        ("Mutation.saveNewsCategory", editor, label("saveNewsCategory")),
        ("Mutation.saveCapabilityCategory", editor, label("saveCapabilityCategory")),
        ("Mutation.saveTag", editor, label("saveTag")),
    ]
}

#[tokio::test]
async fn every_guarded_field_answers_its_role_and_no_other() {
    let house = House::new().await;
    let mut callers = vec![("anonymous".to_owned(), None, Person::anonymous()), ("nobody in particular".to_owned(), None, house.person(&[]).await)];
    for role in PlatformRole::ALL {
        callers.push((role.word().to_owned(), Some(role), house.person(&[role]).await));
    }
    for role in ProgramRole::ALL {
        let person = house.person(&[]).await;
        house.app.create_program("p", "s", &[(person.account.unwrap(), role)]).await.unwrap();
        callers.push((format!("program {}", role.word()), None, person));
    }
    for (field, needed, query) in rows() {
        for (who, role, person) in &callers {
            let answer = house.ask(person, &query).await;
            let expected = match (role, person.token.is_some()) {
                (Some(role), _) if *role == needed => "",
                (_, true) => "FORBIDDEN",
                (_, false) => "UNAUTHENTICATED",
            };
            assert_eq!(answer.code(), expected, "{field} by {who}: {answer:?}");
            assert_eq!(expected.is_empty(), !answer.data.is_null() && answer.errors.is_empty(), "{field} by {who}");
        }
    }
}

#[test]
fn every_guarded_field_of_the_schema_has_its_row() {
    let mut guarded = BTreeSet::new();
    for definition in parse_schema(devcenter::gateway::sdl()).unwrap().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let TypeKind::Object(object) = definition.node.kind else { continue };
        let name = definition.node.name.node;
        for field in object.fields {
            let required = field.node.directives.iter().find(|directive| directive.node.name.node == "requires");
            let role = required.map(|directive| directive.node.get_argument("role").unwrap().node.to_string());
            if name == "Mutation" || role.is_some() {
                guarded.insert((format!("{name}.{}", field.node.name.node), role.unwrap_or_else(|| "nobody: a mutation without @requires".into())));
            }
        }
    }
    let listed: BTreeSet<_> = rows().into_iter().map(|(field, role, _)| (field.to_owned(), role.word().to_owned())).collect();
    assert_eq!(guarded, listed);
}

#[tokio::test]
async fn pictures_are_taken_from_editors_only() {
    let house = House::new().await;
    for (person, status) in [
        (Person::anonymous(), 401),
        (house.person(&[]).await, 403),
        (house.person(&[PlatformRole::Reviewer]).await, 403),
        (house.person(&[PlatformRole::PlatformAdmin]).await, 403),
        (house.person(&[PlatformRole::Editor]).await, 422),
    ] {
        assert_eq!(house.send(&person, "POST", "/images", b"no picture".to_vec(), "image/png").await.status.as_u16(), status);
    }
}
