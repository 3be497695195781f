//! From nothing to the first admin: the one-time link, the settings, and the pages.

use std::time::Duration;

use axum::http::StatusCode;
use devcenter::domain::actor::{Channel, PlatformRole};
use serde_json::json;

use crate::{
    commands::{Server, devcenter},
    house::{House, PASSWORD, Person},
};

#[tokio::test]
async fn the_link_makes_one_admin_once() {
    let house = House::new().await;
    let link = house.app.offer_setup().await.unwrap().unwrap();
    let token = link.secret.reveal();
    assert_eq!(link.expires_at.rfc3339(), "2026-11-22T08:15:00.000Z");
    assert_eq!(house.visit("/setup/link", json!({ "token": token })).await.json()["purpose"], "SETUP");
    for (body, fields) in [
        (json!({ "token": token, "login": "ann", "name": "Ann", "password": "short" }), vec!["password"]),
        (json!({ "token": token, "login": "Ann!", "name": "", "password": PASSWORD }), vec!["name", "login"]),
        (json!({ "token": token, "login": "ann-of-the-house", "name": "x", "password": "Ann-of-the-House" }), vec!["password"]),
    ] {
        let reply = house.visit("/setup", body).await;
        let told: Vec<_> = reply.json()["fields"].as_array().unwrap().iter().map(|it| it["field"].as_str().unwrap().to_owned()).collect();
        assert_eq!((reply.status.as_u16(), told), (422, fields.into_iter().map(str::to_owned).collect()));
    }
    // a login that is somebody's is told, and the link is good for another
    house.person(&[]).await;
    let taken = house.visit("/setup", json!({ "token": token, "login": "person-0", "name": "x", "password": PASSWORD })).await;
    assert_eq!((taken.status.as_u16(), &taken.json()["fields"][0]["field"]), (422, &json!("login")));
    let made = house.visit("/setup", json!({ "token": token, "login": "ann", "name": "安", "password": PASSWORD })).await;
    assert_eq!((made.status, &made.json()["channel"]), (StatusCode::OK, &json!("DESKTOP")));
    let ann = Person { account: None, token: Some(made.cookie()), language: "en" };
    assert_eq!(
        house.ask(&ann, "{ viewer { account { name } roles } }").await.data["viewer"],
        json!({ "account": { "name": "安" }, "roles": ["PLATFORM_ADMIN"] })
    );
    assert_eq!(house.visit("/setup", json!({ "token": token, "login": "ben", "name": "Ben", "password": PASSWORD })).await.json()["code"], "LINK_INVALID");
    assert!(house.app.offer_setup().await.unwrap().is_none());
    assert_eq!(house.visit("/session", json!({ "login": "ann", "password": PASSWORD })).await.status, StatusCode::OK);
    house.turn().await;
    let log = house.ask(&ann, "{ auditLog(filter: {kinds: [LINK_CREATED, ACCOUNT_CREATED, ROLE_GRANTED, PASSWORD_SET, SIGNED_IN]}) { nodes { kind } } }").await;
    let kinds: Vec<_> = log.data["auditLog"]["nodes"].as_array().unwrap().iter().rev().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["LINK_CREATED", "ACCOUNT_CREATED", "ACCOUNT_CREATED", "ROLE_GRANTED", "PASSWORD_SET", "SIGNED_IN", "SIGNED_IN"]);
}

#[tokio::test]
async fn a_race_of_two_links_makes_one_admin() {
    let house = House::new().await;
    let (one, two) = (house.app.offer_setup().await.unwrap().unwrap(), house.app.offer_setup().await.unwrap().unwrap());
    let attempt = |secret: &str, login: &str| house.visit("/setup", json!({ "token": secret, "login": login, "name": login, "password": PASSWORD }));
    let (a, b, c) = tokio::join!(attempt(one.secret.reveal(), "ann"), attempt(two.secret.reveal(), "ben"), attempt(two.secret.reveal(), "cat"));
    let made = [&a, &b, &c].iter().filter(|reply| reply.status == StatusCode::OK).count();
    assert_eq!(made, 1);
    assert!([&a, &b, &c].iter().all(|reply| [200, 410].contains(&reply.status.as_u16())));
}

#[tokio::test]
async fn a_link_lapses_and_is_not_guessed() {
    let house = House::new().await;
    let link = house.app.offer_setup().await.unwrap().unwrap();
    house.clock.advance_millis(15 * 60_000);
    let body = |token: &str| json!({ "token": token, "login": "ann", "name": "Ann", "password": PASSWORD });
    let late = house.visit("/setup", body(link.secret.reveal())).await;
    assert_eq!((late.status.as_u16(), &late.json()["code"]), (410, &json!("LINK_INVALID")));
    let mut statuses = Vec::new();
    for _ in 0..25 {
        statuses.push(house.visit("/setup/link", json!({ "token": "dcl_wrong" })).await.status.as_u16());
    }
    assert!(statuses.contains(&410) && statuses.last() == Some(&429), "{statuses:?}");
}

#[tokio::test]
async fn whoever_can_sign_in_is_no_reason_for_a_link_and_whoever_cannot_is() {
    let house = House::new().await;
    // a token alone opens no browser
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    assert!(house.app.offer_setup().await.unwrap().is_some());
    house.in_browser(&operator, Channel::Desktop).await;
    assert!(house.app.offer_setup().await.unwrap().is_none());
    house.app.set_account(operator.account.unwrap(), &devcenter::app::AccountStep::Disable).await.unwrap();
    assert!(house.app.offer_setup().await.unwrap().is_some());
}

/// The lines that a server writes beside its log, until one that holds this.
fn lines_until(server: &Server, piece: &str) -> String {
    let mut lines = String::new();
    while !lines.contains(piece) {
        let line = server.log.recv_timeout(Duration::from_secs(20));
        lines.push_str(&line.unwrap_or_else(|_| panic!("{piece} missing in {lines}")));
        lines.push('\n');
    }
    lines
}

#[test]
fn a_server_that_is_new_says_how_to_begin_and_setup_shows_a_link_and_its_code() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = devcenter(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--data", "data"]);
    let server = Server::start(command);
    // a log is read by others than who stands before a terminal
    let said = lines_until(&server, "`devcenter setup` shows a link");
    assert!(!said.contains("dcl_"), "{said}");
    let run = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = devcenter(folder.path());
        let output = command.args(arguments).args(["--data", "data"]).envs(variables.iter().copied()).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (made, link, _) = run(&["setup"], &[]);
    assert!(made && link.contains("/setup#dcl_"), "{link}");
    let (made, again, why) = run(&["setup"], &[("DEVCENTER_PUBLIC_URL", "https://dev.example.com")]);
    assert!(made && again.starts_with("https://dev.example.com/setup#dcl_") && why.contains('█') && why.contains("works once"), "{again} {why}");
    assert!(!again.contains(link.trim().rsplit('#').next().unwrap()));
    let (made, _, why) = run(&["account", "link", "nobody"], &[]);
    assert!(!made && why.contains("there is no account nobody"), "{why}");
}

#[test]
fn the_settings_name_the_first_admin_and_nobody_after() {
    let folder = tempfile::tempdir().unwrap();
    let serve = |login: &str, password: &str| {
        let mut command = devcenter(folder.path());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data", "data"]).env("DEVCENTER_ADMIN_LOGIN", login).env("DEVCENTER_ADMIN_PASSWORD", password);
        command
    };
    let refused = serve("ann", "short").output().unwrap();
    let why = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && why.contains("admin.password must have 10 to 256 characters"), "{why}");
    let server = Server::start(serve("ann", "hunter2-hunter2"));
    let said = lines_until(&server, "the settings name");
    assert!(!said.contains("hunter2") && !said.contains("/setup#"), "{said}");
    drop(server);
    let server = Server::start(serve("ben", "hunter2-hunter2"));
    assert!(lines_until(&server, "are ignored").contains("somebody runs the platform already"));
    let run = |arguments: &[&str]| {
        let output = devcenter(folder.path()).args(arguments).args(["--data", "data"]).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (made, _, why) = run(&["setup"]);
    assert!(!made && why.contains("somebody runs the platform already"), "{why}");
    let (made, link, _) = run(&["account", "link", "ann"]);
    assert!(made && link.contains("/setup#dcl_"), "{link}");
    assert!(!run(&["account", "link", "ben"]).0);
}

#[test]
fn tokens_are_made_listed_rotated_and_accounts_disabled_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = devcenter(folder.path()).args(arguments).args(["--data", "data"]).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert!(run(&["account", "create", "ann"]).0);
    let (made, text, told) = run(&["token", "create", "ann", "--name", "ci", "--scope", "DEVELOP", "--channel", "SERVICE"]);
    assert!(made && text.starts_with("dct_") && told.contains("for DEVELOP;"), "{told}");
    let (made, _, told) = run(&["token", "create", "ann"]);
    assert!(made && told.contains("for READ DEVELOP REVIEW EDIT ADMINISTER AUDIT;"), "{told}");
    let (made, _, why) = run(&["token", "create", "ann", "--scope", "RESOLVE", "--scope", "READ"]);
    assert!(!made && why.contains("RESOLVE goes with no other scope"), "{why}");
    assert!(!run(&["token", "create", "ann", "--scope", "KING"]).0);
    let (_, list, _) = run(&["token", "list", "ann"]);
    let line = list.lines().find(|line| line.ends_with("DEVELOP  ci")).unwrap();
    assert!(line.contains("SERVICE") && line.contains("used never") && list.lines().count() == 2 && !list.contains("dct_"), "{list}");
    let id = line.split(' ').next().unwrap();
    let (made, rotated, told) = run(&["token", "rotate", id]);
    assert!(made && rotated.starts_with("dct_") && rotated != text && told.contains("its former text until"), "{told}");
    let (made, told, _) = run(&["account", "identify", "ann", "--issuer", "https://id.example.com", "--subject", "s-1"]);
    assert!(made && told == "ann is known as s-1 of https://id.example.com\n", "{told}");
    assert_eq!(run(&["account", "disable", "ann"]).1, "ann is disabled\n");
    assert_eq!(run(&["account", "disable", "ann"]).1, "ann is disabled, as before\n");
    assert_eq!(run(&["account", "enable", "ann"]).1, "ann is enabled\n");
}
