//! What people are told of, and the feed of news.

use devcenter::{
    domain::{
        actor::{Channel, ProgramRole},
        page::PageArguments,
    },
    store::{
        Database,
        backup::known_migrations,
        migrate::{Direction, migrate},
    },
};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    studio::Studio,
};

const SHOWN: &str = "position kind read programName event { sequence }";

async fn told(house: &House, person: &Person) -> Vec<(String, bool)> {
    house.turn().await;
    let answer = house.ask(person, &format!("{{ viewer {{ unreadNotifications notifications {{ totalCount nodes {{ {SHOWN} }} }} }} }}")).await;
    let nodes = answer.data["viewer"]["notifications"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer:?}")).clone();
    assert_eq!(answer.data["viewer"]["notifications"]["totalCount"], nodes.len());
    let unread = nodes.iter().filter(|node| node["read"] == false).count();
    assert_eq!(answer.data["viewer"]["unreadNotifications"], unread);
    nodes.iter().map(|node| (node["kind"].as_str().unwrap().to_owned(), node["read"].as_bool().unwrap())).collect()
}

async fn mark(house: &House, person: &Person, input: Value) -> Value {
    let query = "mutation($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { unread userErrors { code field } } }";
    house.ask_with(person, query, json!({ "input": input })).await.data["markNotificationsRead"].clone()
}

#[tokio::test]
async fn members_are_told_what_others_did_to_their_versions() {
    let studio = Studio::new().await;
    let house = &studio.house;
    let version = studio.version("1.0.0", "RELEASED").await;
    let others: Vec<String> = told(house, &studio.other_developer).await.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(others, ["VERSION_PUBLISHED", "GRAY_STARTED", "VERSION_APPROVED"]);
    // not what they did themselves
    assert_eq!(told(house, &studio.admin).await, [("VERSION_APPROVED".to_owned(), false)]);
    for person in [&studio.stranger, &studio.reviewer, &studio.operator] {
        assert_eq!(told(house, person).await, []);
    }
    studio.done(&studio.operator, "suspendVersion", json!({ "versionId": version, "reason": "违规" })).await;
    assert_eq!(told(house, &studio.admin).await[0].0, "VERSION_SUSPENDED");
    // read one, then all
    let answer = house.ask(&studio.admin, "{ viewer { notifications(unread: true) { nodes { position } } } }").await;
    let positions: Vec<i64> =
        answer.data["viewer"]["notifications"]["nodes"].as_array().unwrap().iter().map(|node| node["position"].as_i64().unwrap()).collect();
    assert_eq!(mark(house, &studio.admin, json!({ "positions": [positions[0]] })).await, json!({ "unread": 1, "userErrors": [] }));
    assert_eq!(told(house, &studio.admin).await.iter().map(|(_, read)| *read).collect::<Vec<_>>(), [true, false]);
    for _ in 0..2 {
        assert_eq!(mark(house, &studio.admin, json!({ "upTo": positions[0] })).await["unread"], 0);
    }
    assert_eq!(mark(house, &studio.admin, json!({ "positions": vec![1; 101] })).await, Value::Null, "a list in the variables has at most 100 items");
    // another's are another's
    assert_eq!(told(house, &studio.other_developer).await.iter().filter(|(_, read)| *read).count(), 0);
    // whoever leaves sees no more than that something was
    house
        .ask(
            &studio.other_developer,
            &format!(
                "mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{}\"}}) {{ userErrors {{ code }} }} }}",
                studio.program,
                studio.other_developer.account.unwrap()
            ),
        )
        .await;
    let answer = house.ask(&studio.other_developer, &format!("{{ viewer {{ notifications {{ nodes {{ {SHOWN} }} }} }} }}")).await;
    for node in answer.data["viewer"]["notifications"]["nodes"].as_array().unwrap() {
        assert_eq!((&node["programName"], &node["event"]), (&Value::Null, &Value::Null));
    }
}

#[tokio::test]
async fn whoever_is_invited_is_told_and_old_things_are_forgotten() {
    let studio = Studio::bare().await;
    let house = &studio.house;
    let login = house.ask(&studio.stranger, "{ viewer { account { login } } }").await.data["viewer"]["account"]["login"].clone();
    house
        .ask(
            &studio.admin,
            &format!("mutation {{ inviteMember(input: {{programId: \"{}\", login: {login}, role: DEVELOPER}}) {{ userErrors {{ code }} }} }}", studio.program),
        )
        .await;
    assert_eq!(told(house, &studio.stranger).await, [("MEMBER_INVITED".to_owned(), false)]);
    let answer = house.ask(&studio.stranger, &format!("{{ viewer {{ notifications {{ nodes {{ {SHOWN} }} }} }} }}")).await;
    let node = &answer.data["viewer"]["notifications"]["nodes"][0];
    assert_eq!((&node["programName"], &node["event"]), (&json!("街角茶铺"), &Value::Null));
    // told once, however often the log is looked at, and by however many
    futures_util::future::join_all((0..4).map(|_| house.turn())).await;
    assert_eq!(told(house, &studio.stranger).await.len(), 1);
    // whoever comes after more people than are looked at with one statement, too; and what is not as old stays
    for number in 0..210 {
        house.app.create_account(&format!("crowd-{number}"), "路人", None, &[]).await.unwrap();
    }
    // ids are in the order of time
    house.clock.advance_millis(1_000);
    let last = house.person(&[]).await;
    let invite = async |person: &Person| {
        let login = house.ask(person, "{ viewer { account { login } } }").await.data["viewer"]["account"]["login"].clone();
        let admin = house.elsewhere(&studio.admin, Channel::Desktop).await;
        let input = format!("{{programId: \"{}\", login: {login}, role: DEVELOPER}}", studio.program);
        let answer = house.ask(&admin, &format!("mutation {{ inviteMember(input: {input}) {{ userErrors {{ code }} }} }}")).await;
        assert_eq!(answer.data["inviteMember"]["userErrors"], json!([]), "{answer:?}");
    };
    invite(&last).await;
    house.turn().await;
    house.app.sweep().await;
    house.clock.advance_millis(89 * 86_400_000);
    let young = house.person(&[]).await;
    invite(&young).await;
    house.turn().await;
    house.app.sweep().await;
    let old = [&studio.stranger, &last];
    let count = async |person: &Person| house.database.reader().notification_count(person.account.unwrap(), false).await.unwrap();
    assert_eq!([count(old[0]).await, count(old[1]).await, count(&young).await], [1, 1, 1]);
    // a slow clock wrote what will be the last old row, behind everything
    house.clock.advance_millis(-88 * 86_400_000 - 3_600_000);
    house.program(&[(&last, ProgramRole::Admin)]).await;
    house.clock.advance_millis(90 * 86_400_000 + 3_600_000);
    house.turn().await;
    house.app.sweep().await;
    assert_eq!([count(old[0]).await, count(old[1]).await, count(&young).await], [0, 0, 1]);
    let again = house.elsewhere(&studio.stranger, Channel::Desktop).await;
    assert_eq!(told(house, &again).await, []);
}

#[tokio::test]
async fn what_people_were_told_survives_the_table_being_made_anew() {
    let window = PageArguments::default().window(0).unwrap();
    let (before, account, address, folder) = {
        let studio = Studio::new().await;
        studio.version("1.0.0", "RELEASED").await;
        let Studio { house, other_developer, .. } = studio;
        assert_eq!(told(&house, &other_developer).await.len(), 3);
        let account = other_developer.account.unwrap();
        let oldest = house.database.reader().notification_page(account, false, &window).await.unwrap().rows.pop().unwrap().1;
        mark(&house, &other_developer, json!({ "positions": [oldest.record.position] })).await;
        let before = house.database.reader().notification_page(account, false, &window).await.unwrap().rows;
        house.database.close().await;
        (before, account, house.address.clone(), house.folder)
    };
    assert_eq!(before.iter().filter(|(_, it)| it.read_at.is_some()).count(), 1);
    let known = known_migrations();
    let back = known.iter().rev().take_while(|name| *name != "m20261127_persisted").count();
    migrate(&address, Direction::Down(u32::try_from(back).unwrap()), false).await.unwrap();
    migrate(&address, Direction::Up, false).await.unwrap();
    let database = Database::open(&address, false).await.unwrap();
    assert_eq!(database.reader().notification_page(account, false, &window).await.unwrap().rows, before);
    assert_eq!(database.reader().notification_count(account, true).await.unwrap(), 2);
    database.close().await;
    drop(folder);
}

#[tokio::test]
async fn a_page_of_notifications_costs_as_little_as_any_other() {
    let studio = Studio::new().await;
    studio.version("1.0.0", "RELEASED").await;
    studio.house.turn().await;
    let answer = studio.house.ask(&studio.other_developer, &format!("{{ viewer {{ unreadNotifications notifications {{ nodes {{ {SHOWN} }} }} }} }}")).await;
    assert!(answer.errors.is_empty() && answer.statements <= 4, "{answer:?}");
}

#[tokio::test]
async fn published_news_can_be_followed_by_any_feed_reader() {
    let (house, editor) = House::with_editor().await;
    let fetch = |etag: Option<String>| {
        let mut request = axum::http::Request::get("/feed.atom");
        if let Some(etag) = etag {
            request = request.header("if-none-match", etag);
        }
        house.raw(request.body(axum::body::Body::empty()).unwrap())
    };
    let id = house.news(&editor, "灰度 <比例> & \"更多\"").await;
    house.news_draft(&editor, "not out yet").await;
    let reply = fetch(None).await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, "application/atom+xml; charset=utf-8"));
    let text = String::from_utf8(reply.body.clone()).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) => elements.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap()),
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(elements.iter().filter(|it| *it == "entry").count(), 1);
    for part in [
        &format!("<id>urn:devcenter:{id}</id>"),
        "<title>灰度 &lt;比例&gt; &amp; ",
        "&lt;strong&gt;body&lt;/strong&gt;",
        "<published>2026-11-22T08:00:00.000Z</published>",
    ] {
        assert!(text.contains(part), "{part} missing in {text}");
    }
    assert!(!text.contains("not out yet"));
    let again = fetch(Some(reply.header("etag").to_owned())).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}
