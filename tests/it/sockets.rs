//! `graphql-transport-ws`, message by message, as its protocol has it.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::{
    house::{House, Person},
    listen::{Opening, Socket},
    studio::Studio,
};

const PROTOCOL: Option<&str> = Some("graphql-transport-ws");

fn init() -> Value {
    json!({ "type": "connection_init" })
}

async fn raw(address: std::net::SocketAddr) -> Socket {
    Socket::open(address, &Opening { protocol: PROTOCOL, ..Opening::default() }).await.ok().unwrap()
}

#[tokio::test]
async fn a_socket_is_refused_by_the_numbers_of_the_protocol() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let address = house.serve().await;
    let subscribe = json!({ "id": "a", "type": "subscribe", "payload": { "query": "{ viewer { roles } }" } });
    // before it was let in
    for (message, code) in [
        (subscribe.to_string(), 4401),
        ("{".to_owned(), 4400),
        ("[]".to_owned(), 4400),
        (json!({ "type": "hello" }).to_string(), 4400),
        (json!({ "payload": {} }).to_string(), 4400),
        (json!({ "type": "connection_init", "payload": 7 }).to_string(), 4400),
        (json!({ "type": "connection_init", "payload": { "Authorization": "Bearer dct_wrong" } }).to_string(), 4403),
        (json!({ "type": "connection_init", "payload": { "authorization": 7 } }).to_string(), 4403),
        // somebody who shows no token
        (init().to_string(), 4401),
    ] {
        let mut socket = raw(address).await;
        socket.send(Message::text(message.clone())).await;
        assert_eq!(socket.closed().await, code, "{message}");
    }
    let mut socket = raw(address).await;
    socket.send(Message::binary(init().to_string().into_bytes())).await;
    assert_eq!(socket.closed().await, 4400);
    // after
    for (message, code) in [
        (init(), 4429),
        (json!({ "type": "subscribe", "payload": { "query": "{ viewer { roles } }" } }), 4400),
        (json!({ "id": "", "type": "subscribe", "payload": { "query": "{ viewer { roles } }" } }), 4400),
        (json!({ "id": 7, "type": "subscribe", "payload": { "query": "{ viewer { roles } }" } }), 4400),
        (json!({ "id": "a", "type": "subscribe" }), 4400),
        (json!({ "id": "a", "type": "subscribe", "payload": {} }), 4400),
        (json!({ "id": "a", "type": "subscribe", "payload": { "query": 7 } }), 4400),
        (json!({ "id": "a", "type": "subscribe", "payload": { "query": "{ viewer { roles } }", "variables": [] } }), 4400),
        (json!({ "type": "complete" }), 4400),
        (json!({ "type": "next", "id": "a" }), 4400),
    ] {
        let mut socket = Socket::of(address, &person).await;
        socket.say(message.clone()).await;
        assert_eq!(socket.closed().await, code, "{message}");
    }
    let mut socket = Socket::of(address, &person).await;
    for _ in 0..2 {
        socket.subscribe("same", "subscription { viewerEvents { position } }").await;
    }
    assert_eq!(socket.closed().await, 4409);
    // a protocol that nobody speaks, or none
    for protocol in [None, Some("graphql-ws")] {
        // the client library refuses an answer without the protocol it asked for; the server closes what it took
        let opened = tokio::task::spawn(async move { Socket::open(address, &Opening { protocol, ..Opening::default() }).await });
        if let Ok(Ok(mut socket)) = opened.await {
            assert_eq!(socket.closed().await, 4406);
        }
    }
}

#[tokio::test]
async fn a_socket_that_never_says_who_it_is_is_closed_after_three_seconds() {
    let house = House::new().await;
    let mut socket = raw(house.serve().await).await;
    assert_eq!(socket.closed().await, 4408);
}

#[tokio::test]
async fn pages_of_other_hosts_open_no_socket() {
    let house = House::new().await;
    let address = house.serve().await;
    for (origin, refused) in
        [("https://evil.example", true), ("null", true), (&format!("http://{address}.evil.example"), true), (&format!("http://{address}"), false)]
    {
        let opened = Socket::open(address, &Opening { protocol: PROTOCOL, origin: Some(origin), ..Opening::default() }).await;
        assert_eq!(opened.as_ref().err(), refused.then_some(&403), "{origin}");
        if let Ok(mut socket) = opened {
            // strangers have nothing to subscribe to, wherever they come from
            socket.say(init()).await;
            assert_eq!(socket.closed().await, 4401);
        }
    }
    let refused = Socket::open(address, &Opening { protocol: PROTOCOL, token: Some("dct_wrong"), ..Opening::default() }).await;
    assert_eq!(refused.err(), Some(401));
}

#[tokio::test]
async fn a_socket_carries_queries_and_subscriptions_side_by_side_and_no_mutations() {
    let studio = Studio::new().await;
    let address = studio.house.serve().await;
    studio.house.turn().await;
    let mut socket = Socket::of(address, &studio.admin).await;
    socket.say(json!({ "type": "ping", "payload": { "at": 1 } })).await;
    assert_eq!(socket.heard().await, json!({ "type": "pong", "payload": { "at": 1 } }));
    socket.say(json!({ "type": "pong" })).await;
    let query = "subscription($program: ID!) { programEvents(programId: $program) { event { kind } } }";
    socket.say(json!({ "id": "events", "type": "subscribe", "payload": { "query": query, "variables": { "program": studio.program } } })).await;
    socket.subscribe("query", "{ viewer { channel } }").await;
    assert_eq!(socket.heard().await, json!({ "id": "query", "type": "next", "payload": { "data": { "viewer": { "channel": "MOBILE" } } } }));
    assert_eq!(socket.heard().await, json!({ "id": "query", "type": "complete" }));
    socket.subscribe("change", "mutation { createProgram(input: {name: \"x\", slogan: \"x\"}) { program { id } } }").await;
    let refused = socket.heard().await;
    assert_eq!((&refused["type"], &refused["payload"][0]["extensions"]["code"]), (&json!("error"), &json!("BAD_USER_INPUT")));
    socket.subscribe("broken", "{ nothingOfThatName }").await;
    assert_eq!(socket.heard().await["payload"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    seated(&studio.house, 1).await;
    let version = studio.upload("1.0.0").await;
    studio.house.turn().await;
    assert_eq!(
        socket.heard().await,
        json!({ "id": "events", "type": "next", "payload": { "data": { "programEvents": { "event": { "kind": "VERSION_UPLOADED" } } } } })
    );
    // what was stopped says nothing more, and its id is free again
    socket.say(json!({ "id": "events", "type": "complete" })).await;
    seated(&studio.house, 0).await;
    studio.submit(&version).await;
    studio.house.turn().await;
    socket.subscribe("events", "{ viewer { channel } }").await;
    assert_eq!(socket.heard().await["payload"]["data"]["viewer"]["channel"], "MOBILE");
    assert_eq!(socket.heard().await["type"], "complete");
}

/// Waits until so many subscriptions have their seat.
async fn seated(house: &House, seats: usize) {
    while house.app.feed().state().subscriptions != seats {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_socket_has_twenty_subscriptions_and_a_person_ten_sockets() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let address = house.serve().await;
    let mut sockets = Vec::new();
    for _ in 0..10 {
        sockets.push(Socket::of(address, &person).await);
    }
    let mut one_more = raw(address).await;
    one_more.say(json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {}", person.token.as_ref().unwrap()) } })).await;
    assert_eq!(one_more.closed().await, 4429);
    for number in 0..21 {
        sockets[0].subscribe(&number.to_string(), "subscription { viewerEvents { position } }").await;
    }
    let refused = sockets[0].heard().await;
    assert_eq!((&refused["id"], &refused["type"], &refused["payload"][0]["extensions"]["code"]), (&json!("20"), &json!("error"), &json!("LIMIT_EXCEEDED")));
    seated(&house, 20).await;
    // a socket that is gone makes room for another
    sockets.truncate(1);
    loop {
        let mut again = raw(address).await;
        again.say(json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {}", person.token.as_ref().unwrap()) } })).await;
        if again.next().await == Ok(json!({ "type": "connection_ack" })) {
            break;
        }
    }
    drop(sockets);
    seated(&house, 0).await;
}

#[tokio::test]
async fn a_message_that_is_too_long_ends_the_socket() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let mut socket = Socket::of(house.serve().await, &person).await;
    let long = json!({ "type": "ping", "payload": { "x": "x".repeat(70_000) } });
    socket.say(long).await;
    assert_eq!(socket.next().await, Err(1009));
}

/// With something to hear all the time there is hardly a moment to look at anything else.
#[tokio::test]
async fn a_socket_that_never_stops_talking_is_closed_when_its_token_works_no_longer() {
    let house = House::new().await;
    let address = house.serve().await;
    house.turn().await;
    let person = house.person(&[]).await;
    let token = house.app.create_token(person.account.unwrap(), "lost", devcenter::domain::actor::Channel::Mobile, 1).await.unwrap();
    let mut socket = Socket::of(address, &Person { token: Some(token.secret.reveal().to_owned()), ..person }).await;
    // so many lie before the server that it never waits for the next
    for _ in 0..200 {
        socket.say(json!({ "type": "ping" })).await;
    }
    assert!(house.app.revoke_token(token.id).await.unwrap());
    house.turn().await;
    let mut more = 0;
    let code = loop {
        match socket.next().await {
            Ok(message) => assert_eq!(message["type"], "pong"),
            Err(code) => break code,
        }
        more += 1;
        assert!(more < 100_000, "it goes on and on");
        socket.tell(json!({ "type": "ping" })).await;
    };
    assert_eq!(code, 4401);
}

#[tokio::test]
async fn a_token_that_works_no_longer_and_a_right_that_is_gone_close_the_socket() {
    let studio = Studio::new().await;
    let house = &studio.house;
    let address = house.serve().await;
    house.turn().await;
    let account = studio.developer.account.unwrap();
    let token = house.app.create_token(account, "lost", devcenter::domain::actor::Channel::Mobile, 1).await.unwrap();
    let mut lost = Socket::of(address, &Person { token: Some(token.secret.reveal().to_owned()), ..studio.developer.clone() }).await;
    lost.subscribe("a", "subscription { viewerEvents { position } }").await;
    let mut leaver = Socket::of(address, &studio.other_developer).await;
    let query = format!("subscription {{ programEvents(programId: \"{}\") {{ position }} }}", studio.program);
    leaver.subscribe("a", &query).await;
    leaver.subscribe("b", "subscription { viewerEvents { position kind } }").await;
    let mut only = Socket::of(address, &studio.other_developer).await;
    only.subscribe("a", &query).await;
    seated(house, 4).await;
    assert!(house.app.revoke_token(token.id).await.unwrap());
    let remove = format!(
        "mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{}\"}}) {{ userErrors {{ code }} }} }}",
        studio.program,
        studio.other_developer.account.unwrap()
    );
    house.ask(&studio.admin, &remove).await;
    house.turn().await;
    // the removal of the other developer concerns this one, too
    let code = loop {
        match lost.next().await {
            Ok(message) => assert_eq!(message["type"], "next"),
            Err(code) => break code,
        }
    };
    assert_eq!(code, 4401);
    // the socket stays while there is something else it may be told
    let mut told = [leaver.heard().await, leaver.heard().await];
    told.sort_by_key(|message| message["id"].to_string());
    assert_eq!((&told[0]["type"], &told[0]["payload"][0]["extensions"]["code"]), (&json!("error"), &json!("FORBIDDEN")));
    assert_eq!(told[1]["payload"]["data"]["viewerEvents"]["kind"], "MEMBER_REMOVED");
    assert_eq!(only.heard().await["payload"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(only.closed().await, 4403);
}

#[tokio::test]
async fn sockets_of_a_server_that_stops_are_told_where_to_go_on() {
    let studio = Studio::new().await;
    let house = &studio.house;
    let address = house.serve().await;
    house.turn().await;
    let mut busy = Socket::of(address, &studio.admin).await;
    let mut idle = Socket::of(address, &studio.admin).await;
    busy.subscribe("a", &format!("subscription {{ programEvents(programId: \"{}\") {{ cursor }} }}", studio.program)).await;
    seated(house, 1).await;
    studio.upload("1.0.0").await;
    house.turn().await;
    let cursor = busy.heard().await["payload"]["data"]["programEvents"]["cursor"].clone();
    house.app.feed().close();
    let end = busy.heard().await;
    assert_eq!((&end["type"], &end["payload"][0]["extensions"]["code"]), (&json!("error"), &json!("SHUTTING_DOWN")));
    assert_eq!(end["payload"][0]["extensions"]["cursor"], cursor);
    assert_eq!((busy.closed().await, idle.closed().await), (1001, 1001));
}
