//! Scopes against fields: which of them lets somebody who has every role use each guarded field, as a table that is committed.

use std::fmt::Write;

use devcenter::{
    app::TokenTerms,
    domain::{
        actor::{Actor, Barred, Channel, PlatformRole, ProgramAction, ProgramRole, Who, permits_in},
        id::AccountId,
        scope::{Scope, Scopes},
        step::StepKind,
    },
};

use crate::{
    house::{House, Person},
    rights::rows,
};

/// Somebody with every role on the platform, by a token of each scope.
async fn bearers(house: &House) -> Vec<(Scope, Person)> {
    let person = house.person(&PlatformRole::ALL).await;
    let mut all = Vec::new();
    for scope in Scope::ALL {
        let terms = TokenTerms { name: scope.word().into(), scopes: Scopes::of(&[scope]), channel: Channel::Desktop, days: 30 };
        let token = house.app.issue_token(person.account.unwrap(), &terms).await.unwrap();
        all.push((scope, Person { token: Some(token.secret.reveal().to_owned()), ..person.clone() }));
    }
    all
}

/// The same within a program, by the role there or on the platform that carries the right; as the domain decides it.
fn within_programs() -> String {
    let mut table = String::from("\nWithin a program, as whom:\n\n");
    let steps = StepKind::ALL.into_iter().map(ProgramAction::Step);
    let all = [ProgramAction::See, ProgramAction::Resolve, ProgramAction::Prepare, ProgramAction::ManageMembers, ProgramAction::ManageWebhooks];
    for action in all.into_iter().chain(steps) {
        for who in action.who() {
            let (roles, role) = match who {
                Who::ProgramAdmin => (vec![], Some(ProgramRole::Admin)),
                Who::ProgramDeveloper | Who::Uploader => (vec![], Some(ProgramRole::Developer)),
                Who::Reviewer => (vec![PlatformRole::Reviewer], None),
                Who::PlatformAdmin => (vec![PlatformRole::PlatformAdmin], None),
                Who::Editor => (vec![PlatformRole::Editor], None),
            };
            for scope in Scope::ALL {
                let account = AccountId::from_bits(1);
                let actor = Actor::Person { account, roles: roles.clone(), channel: Channel::Desktop, scopes: Scopes::of(&[scope]) };
                let permitted = permits_in(&actor, role, true, action);
                // whoever sees the program is told what their token lacks
                assert!(permitted.is_ok() || scope == Scope::Resolve || matches!(permitted, Err(Barred::OutOfScope(_))), "{action:?} {scope:?}: {permitted:?}");
                table.push_str(if permitted.is_ok() { "x " } else { ". " });
            }
            writeln!(table, " {action:?} as {}", who.word()).unwrap();
        }
    }
    table
}

#[tokio::test]
async fn each_scope_opens_what_the_table_says() {
    let house = House::new().await;
    let bearers = bearers(&house).await;
    let mut table = String::from("What a token of one scope may be used for, by somebody with every role on the platform: x.\n\n");
    for (place, scope) in Scope::ALL.into_iter().enumerate() {
        writeln!(table, "{}| {}", "  ".repeat(place), scope.word()).unwrap();
    }
    table.push('\n');
    let mut fields = rows();
    fields.sort_by_key(|(field, ..)| *field);
    fields.push(("Query.viewer", crate::rights::Needs::SignedIn, "{ viewer { roles } }".into()));
    fields.push(("Viewer.tokens", crate::rights::Needs::SignedIn, "{ viewer { tokens { id } } }".into()));
    fields.push(("Viewer.sessions", crate::rights::Needs::SignedIn, "{ viewer { sessions { id } } }".into()));
    for (field, _, query) in fields {
        let mut line = String::new();
        for (scope, bearer) in &bearers {
            let (code, seen) = if field.starts_with("Subscription.") {
                (house.listens(bearer, &query).await, true)
            } else {
                let answer = house.ask(bearer, &query).await;
                (answer.code().to_owned(), answer.data["viewer"].is_object() || !query.contains("viewer"))
            };
            assert!(["", "FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED"].contains(&code.as_str()), "{field} by {scope:?}: {code}");
            line.push_str(if code.is_empty() && seen { "x " } else { ". " });
        }
        writeln!(table, "{line} {field}").unwrap();
    }
    table.push_str(&within_programs());
    let committed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/scopes.txt")).unwrap_or_default();
    if committed != table {
        let fresh = std::env::temp_dir().join("scopes.txt");
        std::fs::write(&fresh, &table).unwrap();
        panic!("tests/it/scopes.txt is not what the API does; look at the difference to {} and copy it if it is right", fresh.display());
    }
}
