//! How much each may ask for in a minute, and what is told of it.

use axum::{body::Body, http::Request};
use devcenter::{app::Pace, domain::actor::PlatformRole, gateway::Rules};
use serde_json::json;

use crate::house::{House, Person, Reply};

const QUERY: &str = "{ news(first: 10) { nodes { id title } } }";
/// What it costs: itself, ten nodes, two fields of each.
const COST: u32 = 31;

async fn ask(house: &House, person: &Person, query: &str) -> Reply {
    house.send(person, "POST", "/graphql", json!({ "query": query }).to_string().into_bytes(), "application/json").await
}

#[tokio::test]
async fn each_has_a_budget_of_cost() {
    let house = House::with(Rules { pace: Some(Pace::new(COST * 3, COST * 2)), ..Rules::default() }).await;
    let (ann, bob) = (house.person(&[PlatformRole::Editor]).await, house.person(&[]).await);
    for left in [2, 1, 0] {
        let reply = ask(&house, &ann, QUERY).await;
        assert_eq!(reply.status.as_u16(), 200, "{}", reply.json());
        assert_eq!(reply.header("ratelimit-policy"), format!("\"cost\";q={};w=60", COST * 3));
        // a little may have come back meanwhile
        let remaining: u32 = reply.header("ratelimit").split(';').nth(1).unwrap().trim_start_matches("r=").parse().unwrap();
        assert_eq!(remaining / COST, left, "{}", reply.header("ratelimit"));
    }
    let refused = ask(&house, &ann, QUERY).await;
    assert_eq!((refused.status.as_u16(), &refused.json()["errors"][0]["extensions"]["code"]), (429, &json!("RATE_LIMITED")));
    let again: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&again), "{again}");
    assert!(refused.json().get("data").is_none());
    // the budget of an account is its own, whatever token it comes with
    assert_eq!(ask(&house, &house.elsewhere(&ann, devcenter::domain::actor::Channel::Mobile).await, QUERY).await.status.as_u16(), 429);
    assert_eq!(ask(&house, &bob, QUERY).await.status.as_u16(), 200);
    // and so is that of an address
    let statuses =
        [ask(&house, &Person::anonymous(), QUERY).await, ask(&house, &Person::anonymous(), QUERY).await, ask(&house, &Person::anonymous(), QUERY).await];
    assert_eq!(statuses.map(|reply| reply.status.as_u16()), [200, 200, 429]);
}

#[tokio::test]
async fn what_is_refused_is_paid_for_as_well() {
    let house = House::with(Rules { pace: Some(Pace::new(0, 100)), ..Rules::default() }).await;
    let nobody = Person::anonymous();
    let mut statuses = Vec::new();
    for number in 0..12 {
        statuses.push(ask(&house, &nobody, &format!("{{ nope{number} }}")).await.status.as_u16());
    }
    assert_eq!(statuses[..10], [400; 10]);
    assert_eq!(statuses[11], 429);
    // somebody with an account is not counted here
    let ann = house.person(&[]).await;
    let reply = ask(&house, &ann, QUERY).await;
    assert_eq!((reply.status.as_u16(), reply.header("ratelimit")), (200, ""));
}

#[tokio::test]
async fn a_subscription_is_paid_for_when_it_begins() {
    let house = House::with(Rules { pace: Some(Pace::new(2, 0)), ..Rules::default() }).await;
    let ann = house.person(&[]).await;
    let begin = || {
        let token = ann.token.clone().unwrap();
        Request::post("/graphql")
            .header("accept", "text/event-stream")
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {token}"))
            .body(Body::from(json!({ "query": "subscription { viewerEvents { position } }" }).to_string()))
            .unwrap()
    };
    let first = house.begin(begin()).await;
    assert_eq!((first.status().as_u16(), first.headers()["content-type"].to_str().unwrap()), (200, "text/event-stream"));
    let second = house.begin(begin()).await;
    assert_eq!((second.status().as_u16(), second.headers().contains_key("retry-after")), (429, true));
}
