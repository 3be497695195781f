//! The reviewers' desk: the queue, claims, and how long it all takes.

use devcenter::domain::actor::{PlatformRole, ProgramRole};
use serde_json::{Value, json};

use crate::{
    house::Person,
    studio::{Studio, finding},
};

async fn review_of(studio: &Studio, version: &str) -> String {
    let answer = studio.house.ask(&studio.reviewer, &format!("{{ version(id: \"{version}\") {{ review {{ id }} }} }}")).await;
    answer.data["version"]["review"]["id"].as_str().unwrap().to_owned()
}

async fn claim(studio: &Studio, person: &Person, mutation: &str, review: &str) -> Value {
    let query = format!(
        "mutation {{ {mutation}(input: {{id: \"{review}\"}}) {{ review {{ claim {{ by {{ name }} until }} }} userErrors {{ code ... on ClaimedByAnother {{ until }} }} }} }}"
    );
    let answer = studio.house.ask(person, &query).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    answer.data[mutation].clone()
}

#[tokio::test]
async fn the_queue_is_oldest_first_with_position_and_waiting_time() {
    let studio = Studio::new().await;
    studio.version("1.0.0", "IN_REVIEW").await;
    studio.house.clock.advance_millis(90_000);
    // a second program of the same house
    let other = Studio { program: studio.house.program(&[(&studio.admin, ProgramRole::Admin), (&studio.developer, ProgramRole::Developer)]).await, ..studio };
    other.accept(1).await;
    other.describe().await;
    let second = other.version("2.0.0", "IN_REVIEW").await;
    other.house.clock.advance_millis(30_000);
    let queue = async |arguments: &str| {
        let query = format!(
            "{{ reviewQueue{arguments} {{ totalCount nodes {{ position waitingSeconds review {{ id version {{ number }} program {{ id }} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        other.house.ask(&other.reviewer, &query).await.data["reviewQueue"].clone()
    };
    let numbers = |page: &Value| {
        page["nodes"].as_array().unwrap().iter().map(|node| node["review"]["version"]["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = queue("").await;
    assert_eq!((numbers(&all), &all["totalCount"]), (vec!["1.0.0".into(), "2.0.0".into()], &json!(2)));
    assert_eq!((&all["nodes"][0]["waitingSeconds"], &all["nodes"][1]["waitingSeconds"]), (&json!(120), &json!(30)));
    let page = queue("(first: 1)").await;
    assert_eq!((numbers(&page), &page["pageInfo"]["hasNextPage"]), (vec!["1.0.0".into()], &json!(true)));
    let rest = queue(&format!("(first: 1, after: {})", page["pageInfo"]["endCursor"])).await;
    assert_eq!((numbers(&rest), &rest["nodes"][0]["position"]), (vec!["2.0.0".into()], &json!(2)));
    // a filter does not move anybody up
    let filtered = queue(&format!("(filter: {{programId: \"{}\"}})", other.program)).await;
    assert_eq!((numbers(&filtered), &filtered["nodes"][0]["position"], &filtered["totalCount"]), (vec!["2.0.0".into()], &json!(2), &json!(1)));
    assert_eq!(numbers(&queue("(filter: {submittedBefore: \"2026-11-22T08:01:00Z\"})").await), ["1.0.0"]);
    let review = review_of(&other, &second).await;
    claim(&other, &other.reviewer, "claimReview", &review).await;
    assert_eq!(
        (numbers(&queue("(filter: {claim: MINE})").await), numbers(&queue("(filter: {claim: UNCLAIMED})").await)),
        (vec!["2.0.0".into()], vec!["1.0.0".into()])
    );
    other.approve(&second).await;
    assert_eq!(numbers(&queue("").await), ["1.0.0"]);
}

#[tokio::test]
async fn two_reviewers_do_not_work_on_the_same_round() {
    let studio = Studio::new().await;
    let second = studio.house.person(&[PlatformRole::Reviewer]).await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let review = review_of(&studio, &version).await;
    let claimed = claim(&studio, &studio.reviewer, "claimReview", &review).await;
    assert_eq!(claimed["review"]["claim"]["until"], "2026-11-22T09:00:00.000Z");
    let told = claim(&studio, &second, "claimReview", &review).await["userErrors"][0].clone();
    assert_eq!((&told["code"], &told["until"]), (&json!("CLAIMED_BY_ANOTHER"), &json!("2026-11-22T09:00:00.000Z")));
    assert_eq!(studio.refused(&second, "approveVersion", json!({ "versionId": version })).await, "CLAIMED_BY_ANOTHER");
    assert_eq!(studio.refused(&second, "rejectVersion", json!({ "versionId": version, "findings": [finding()] })).await, "CLAIMED_BY_ANOTHER");
    assert_eq!(claim(&studio, &second, "unclaimReview", &review).await["userErrors"][0]["code"], "NO_CHANGE", "it is not theirs to give back");
    assert_eq!(claim(&studio, &studio.own_reviewer, "claimReview", &review).await["userErrors"][0]["code"], "OWN_PROGRAM");
    // members do not see who works on it
    let answer = studio.house.ask(&studio.admin, &format!("{{ version(id: \"{version}\") {{ review {{ claim {{ until }} }} }} }}")).await;
    assert!(answer.data["version"]["review"]["claim"].is_null());
    // given back, taken by the other; it lapses after an hour
    claim(&studio, &studio.reviewer, "unclaimReview", &review).await;
    assert_eq!(claim(&studio, &second, "claimReview", &review).await["userErrors"], json!([]));
    studio.house.clock.advance_millis(3_600_000);
    studio.approve(&version).await;
    assert_eq!(claim(&studio, &second, "claimReview", &review).await["userErrors"][0]["code"], "NO_CHANGE", "it is decided");
}

#[tokio::test]
async fn who_may_not_judge_a_round_may_not_claim_it() {
    let studio = Studio::new().await;
    let version = studio.upload_as(&studio.own_reviewer, "1.0.0").await;
    studio.submit(&version).await;
    let leave = format!(
        "mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{}\"}}) {{ userErrors {{ code }} }} }}",
        studio.program,
        studio.own_reviewer.account.unwrap()
    );
    studio.house.ask(&studio.own_reviewer, &leave).await;
    let review = review_of(&studio, &version).await;
    assert_eq!(claim(&studio, &studio.own_reviewer, "claimReview", &review).await["userErrors"][0]["code"], "OWN_PROGRAM");
}

#[tokio::test]
async fn of_many_claims_at_once_one_is_granted() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let review = review_of(&studio, &version).await;
    let mut reviewers = Vec::new();
    for _ in 0..12 {
        reviewers.push(studio.house.person(&[PlatformRole::Reviewer]).await);
    }
    let claims = futures_util::future::join_all(reviewers.iter().map(|person| claim(&studio, person, "claimReview", &review))).await;
    assert_eq!(claims.iter().filter(|payload| payload["userErrors"] == json!([])).count(), 1);
}

#[tokio::test]
async fn a_claim_and_the_verdict_of_another_exclude_each_other() {
    let studio = Studio::new().await;
    let second = studio.house.person(&[PlatformRole::Reviewer]).await;
    let version = studio.upload("1.0.0").await;
    for _ in 0..60 {
        studio.submit(&version).await;
        let review = review_of(&studio, &version).await;
        let (claimed, approved) =
            tokio::join!(claim(&studio, &studio.reviewer, "claimReview", &review), studio.take(&second, "approveVersion", json!({ "versionId": version })),);
        let won = [&claimed, &approved].iter().filter(|payload| payload["userErrors"] == json!([])).count();
        assert_eq!(won, 1, "whoever claims it decides it: {claimed} {approved}");
        let back = if approved["userErrors"] == json!([]) { "returnVersionToDevelopment" } else { "withdrawVersion" };
        studio.done(&studio.admin, back, json!({ "versionId": version })).await;
    }
}

#[tokio::test]
async fn earlier_rounds_of_the_program_are_at_hand() {
    let studio = Studio::new().await;
    let first = studio.version("1.0.0", "REJECTED").await;
    studio.done(&studio.admin, "returnVersionToDevelopment", json!({ "versionId": first })).await;
    studio.house.clock.advance_millis(1_000);
    studio.submit(&first).await;
    studio.done(&studio.admin, "withdrawVersion", json!({ "versionId": first })).await;
    studio.house.clock.advance_millis(1_000);
    let second = studio.version("1.0.1", "IN_REVIEW").await;
    let query = format!(
        "{{ version(id: \"{second}\") {{ review {{ decision history(first: 5) {{ decision version {{ number }} findings {{ message }} }} }} }} program(id: \"{}\") {{ reviews {{ totalCount nodes {{ decision }} }} }} }}",
        studio.program
    );
    let answer = studio.house.ask(&studio.reviewer, &query).await;
    let history = json!([
        { "decision": "WITHDRAWN", "version": { "number": "1.0.0" }, "findings": [] },
        { "decision": "REJECTED", "version": { "number": "1.0.0" }, "findings": [{ "message": "首页白屏" }] }
    ]);
    assert_eq!(answer.data["version"]["review"], json!({ "decision": null, "history": history }));
    assert_eq!(
        answer.data["program"]["reviews"],
        json!({ "totalCount": 3, "nodes": [{ "decision": null }, { "decision": "WITHDRAWN" }, { "decision": "REJECTED" }] })
    );
}

#[tokio::test]
async fn statistics_are_nearest_rank_percentiles_of_the_last_thirty_days() {
    let studio = Studio::new().await;
    let statistics = async || {
        studio.house.ask(&studio.reviewer, "{ reviewStatistics { waiting decided medianSeconds ninetiethPercentileSeconds } }").await.data["reviewStatistics"]
            .clone()
    };
    assert_eq!(statistics().await, json!({ "waiting": 0, "decided": 0, "medianSeconds": null, "ninetiethPercentileSeconds": null }));
    for (round, seconds) in [70, 10, 50, 30, 90, 20, 60, 40, 100, 80].into_iter().enumerate() {
        let version = studio.version(&format!("1.0.{round}"), "IN_REVIEW").await;
        studio.house.clock.advance_millis(seconds * 1_000);
        studio.reject(&version).await;
        studio.done(&studio.admin, "returnVersionToDevelopment", json!({ "versionId": version })).await;
    }
    let version = studio.version("2.0.0", "IN_REVIEW").await;
    assert_eq!(statistics().await, json!({ "waiting": 1, "decided": 10, "medianSeconds": 50, "ninetiethPercentileSeconds": 90 }));
    // taken back is not decided
    studio.done(&studio.admin, "withdrawVersion", json!({ "versionId": version })).await;
    assert_eq!((&statistics().await["waiting"], &statistics().await["decided"]), (&json!(0), &json!(10)));
    studio.house.clock.advance_millis(31 * 86_400_000);
    // tokens of thirty days are over, too
    let reviewer = studio.house.person(&[PlatformRole::Reviewer]).await;
    let answer = studio.house.ask(&reviewer, "{ reviewStatistics { decided medianSeconds } }").await;
    assert_eq!(answer.data["reviewStatistics"], json!({ "decided": 0, "medianSeconds": null }));
}
