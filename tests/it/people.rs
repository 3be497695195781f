//! People, their programs and their tokens.

use devcenter::{
    app::Call,
    domain::actor::{Actor, Channel, PlatformRole, ProgramRole},
};
use serde_json::{Value, json};

use crate::house::{House, Person};

#[tokio::test]
async fn the_viewer_is_the_bearer_of_the_token_and_nobody_without_one() {
    let house = House::new().await;
    let query = "{ viewer { account { id login name } roles channel } }";
    assert_eq!(house.ask(&Person::anonymous(), query).await.data["viewer"], Value::Null);
    let person = house.person_at(&[PlatformRole::Editor, PlatformRole::Reviewer], Channel::Mobile).await;
    let viewer = house.ask(&person, query).await.data["viewer"].clone();
    assert_eq!(viewer["account"], json!({ "id": person.account.unwrap().to_string(), "login": "person-0", "name": "Person 0" }));
    let mut roles: Vec<_> = viewer["roles"].as_array().unwrap().iter().map(|role| role.as_str().unwrap()).collect();
    roles.sort_unstable();
    assert_eq!((roles, &viewer["channel"]), (vec!["EDITOR", "REVIEWER"], &json!("MOBILE")));
}

#[tokio::test]
async fn programs_are_told_apart_by_what_one_is_in_them() {
    let house = House::new().await;
    let (ann, ben) = (house.person(&[]).await, house.person(&[]).await);
    let (ann_id, ben_id) = (ann.account.unwrap(), ben.account.unwrap());
    for (name, members) in [
        ("mine", vec![(ann_id, ProgramRole::Admin), (ben_id, ProgramRole::Developer)]),
        ("theirs", vec![(ben_id, ProgramRole::Admin), (ann_id, ProgramRole::Developer)]),
        ("other", vec![(ben_id, ProgramRole::Admin)]),
    ] {
        house.app.found_program(&Call::new(Actor::System, "test"), name, "slogan", &members).await.unwrap();
        house.clock.advance_millis(1000);
    }
    let query = "{ viewer { a: programs(role: ADMIN) { totalCount nodes { name myRole } } d: programs(role: DEVELOPER) { nodes { name myRole members { account { name login } role } } } all: programs(first: 1) { nodes { name } pageInfo { hasNextPage } } } }";
    let answer = house.ask(&ann, query).await;
    let viewer = &answer.data["viewer"];
    assert_eq!(viewer["a"], json!({ "totalCount": 1, "nodes": [{ "name": "mine", "myRole": "ADMIN" }] }));
    let members = json!([{ "account": { "name": "Person 0", "login": "person-0" }, "role": "DEVELOPER" }, { "account": { "name": "Person 1", "login": null }, "role": "ADMIN" }]);
    let mut found = viewer["d"]["nodes"][0].clone();
    found["members"].as_array_mut().unwrap().sort_by_key(|member| member["account"]["name"].as_str().unwrap().to_owned());
    assert_eq!(found, json!({ "name": "theirs", "myRole": "DEVELOPER", "members": members }));
    assert_eq!(viewer["all"], json!({ "nodes": [{ "name": "theirs" }], "pageInfo": { "hasNextPage": true } }));
}

#[tokio::test]
async fn a_program_is_seen_by_its_members_and_the_platform_and_does_not_exist_for_others() {
    let house = House::new().await;
    let (member, stranger) = (house.person(&[]).await, house.person(&[PlatformRole::Editor]).await);
    let (operator, reviewer) = (house.person(&[PlatformRole::PlatformAdmin]).await, house.person(&[PlatformRole::Reviewer]).await);
    let id = house.program(&[(&member, ProgramRole::Admin)]).await.to_string();
    let nowhere = "program_01h455vb4pex5vsknk084sn02q";
    let query = |id: &str| format!("{{ program(id: \"{id}\") {{ name myRole }} node(id: \"{id}\") {{ __typename }} }}");
    for (who, seen) in [(&member, true), (&operator, true), (&reviewer, true), (&stranger, false), (&Person::anonymous(), false)] {
        let (there, not_there) = (house.ask(who, &query(&id)).await, house.ask(who, &query(nowhere)).await);
        assert_eq!(!there.data["program"].is_null(), seen);
        if !seen {
            assert_eq!((there.data, there.errors), (not_there.data, not_there.errors), "what may not be seen answers like what does not exist");
        }
    }
    let answer = house.ask(&member, "{ program(id: \"news_01h455vb4pex5vsknk084sn02q\") { name } }").await;
    assert_eq!(answer.code(), "INVALID_ID");
}

#[tokio::test]
async fn an_account_is_a_node_for_itself_alone() {
    let house = House::new().await;
    let (ann, ben) = (house.person(&[]).await, house.person(&[PlatformRole::PlatformAdmin]).await);
    let query = format!("{{ node(id: \"{}\") {{ ... on Account {{ name }} }} }}", ann.account.unwrap());
    assert_eq!(house.ask(&ann, &query).await.data["node"]["name"], "Person 0");
    assert_eq!(house.ask(&ben, &query).await.data["node"], Value::Null);
}

#[tokio::test]
async fn a_token_that_does_not_work_is_told_and_never_taken_for_nobody() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let expired = house.app.create_token(person.account.unwrap(), "x", Channel::Cli, 1).await.unwrap();
    let revoked = house.app.create_token(person.account.unwrap(), "x", Channel::Cli, 90).await.unwrap();
    assert!(house.app.revoke_token(revoked.id).await.unwrap());
    assert!(!house.app.revoke_token(revoked.id).await.unwrap());
    house.clock.advance_millis(86_400_000);
    let never = "dct_0000000000000000000000000000000000aa";
    let mut replies = Vec::new();
    for token in [expired.secret.reveal(), revoked.secret.reveal(), never, "", "dct_", "x y"] {
        let reply = house
            .send(
                &Person { token: Some(token.to_owned()), ..Person::anonymous() },
                "POST",
                "/graphql",
                b"{\"query\":\"{ viewer { channel } }\"}".to_vec(),
                "application/json",
            )
            .await;
        assert_eq!((reply.status.as_u16(), reply.header("www-authenticate")), (401, "Bearer error=\"invalid_token\""), "{token}");
        let mut body = reply.json();
        body["errors"][0]["extensions"]["requestId"].take();
        replies.push(body);
    }
    assert!(replies.iter().all(|reply| *reply == replies[0]), "unknown, expired and revoked answer alike");
    assert_eq!(house.ask(&person, "{ viewer { channel } }").await.data["viewer"]["channel"], "DESKTOP");
}
