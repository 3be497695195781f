//! What queries cost, in statements. Counts, not times: they are the same on every machine.

use devcenter::domain::actor::ProgramRole;
use serde_json::json;

use crate::{
    house::{House, Person},
    studio::Studio,
};

/// Forty of each kind, all linked and tagged.
async fn full_house() -> (House, Person) {
    let (house, editor) = House::with_editor().await;
    let tags = json!([house.tag("gray").await, house.tag("pay").await]);
    let mut capabilities = Vec::new();
    for number in 0..20 {
        for mutation in ["createCapability", "createNews", "createCase", "createVideo"] {
            let mut input = house.least(mutation, &format!("{mutation} {number} 灰度")).await;
            input["tagIds"] = tags.clone();
            if mutation != "createCapability" {
                input["capabilityIds"] = json!(capabilities.iter().rev().take(3).collect::<Vec<_>>());
            }
            let id = house.draft(&editor, mutation, input).await;
            house.publish(&editor, &id).await;
            if mutation == "createCapability" {
                capabilities.push(id);
            }
        }
    }
    (house, editor)
}

#[tokio::test]
async fn queries_stay_within_their_statements() {
    let (house, _) = full_house().await;
    let reader = Person::anonymous();
    let home = "{ news(first: 10) { nodes { id title category { name } } } cases(first: 10) { nodes { id title } } videos(first: 10) { nodes { id title } } \
                capabilities(first: 20) { nodes { id name category { name } } } }";
    for (what, most, query) in [
        ("the feed", 3, "{ news(first: 20) { nodes { title category { name } tags { name } } } }"),
        ("the home screen", 6, home),
        ("a page without its count", 1, "{ news { nodes { title summary } pageInfo { hasNextPage endCursor } } }"),
        ("a page with its count", 2, "{ news { totalCount nodes { title } } }"),
        (
            "one piece with everything",
            5,
            "{ news(first: 1) { nodes { body { html } category { name } tags { name } related { title } capabilities { name } } } }",
        ),
        ("links of links", 6, "{ capabilities(first: 20) { nodes { name cases(first: 3) { title tags { name } capabilities { name category { slug } } } } } }"),
        ("search with highlights", 5, "{ search(text: \"灰度\", first: 40) { nodes { content { id title } highlights { field } } } }"),
    ] {
        let answer = house.ask(&reader, query).await;
        assert!(answer.errors.is_empty(), "{what}: {answer:?}");
        println!("{what}: {} statements, at most {most}", answer.statements);
        assert!(answer.statements <= most, "{what}: {} statements, at most {most}", answer.statements);
    }
}

#[tokio::test]
async fn look_ups_by_id_share_a_statement_for_each_kind() {
    let (house, _) = full_house().await;
    let reader = Person::anonymous();
    let answer = house.ask(&reader, "{ news(first: 20) { nodes { id } } cases(first: 20) { nodes { id } } }").await;
    let ids: Vec<_> = ["news", "cases"].iter().flat_map(|list| answer.data[list]["nodes"].as_array().unwrap().iter().map(|node| node["id"].clone())).collect();
    let answer = house.ask_with(&reader, "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Content { title } } }", json!({ "ids": ids })).await;
    assert_eq!((answer.data["nodes"].as_array().unwrap().len(), answer.statements), (40, 2));
}

#[tokio::test]
async fn my_programs_with_their_versions_and_reviews_cost_as_much_as_one() {
    let mut studio = Studio::new().await;
    studio.version("1.0.0", "REJECTED").await;
    for _ in 1..20 {
        let program = studio.house.program(&[(&studio.admin, ProgramRole::Admin), (&studio.developer, ProgramRole::Developer)]).await;
        studio.program = program;
        studio.accept(1).await;
        studio.describe().await;
        for number in ["1.0.0", "1.1.0", "1.2.0", "1.3.0"] {
            studio.upload(number).await;
        }
        studio.version("1.4.0", "REJECTED").await;
    }
    let query = "{ viewer { programs(first: 20) { nodes { id name myRole versions(first: 5) { nodes { number state review { decision decidedAt findings { code message severity } } } } } } } }";
    let answer = studio.house.ask(&studio.admin, query).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    let programs = answer.data["viewer"]["programs"]["nodes"].as_array().unwrap();
    assert_eq!((programs.len(), programs[0]["versions"]["nodes"].as_array().unwrap().len()), (20, 5));
    assert_eq!(programs[0]["versions"]["nodes"][0]["review"]["findings"][0]["code"], "FUNCTION");
    println!("my 20 programs, 5 versions each, reviews with findings: {} statements, at most 5", answer.statements);
    assert!(answer.statements <= 5, "{} statements", answer.statements);

    let query = "query($v: ID!) { version(id: $v) { number state program { name revision } review { decision findings { message } submission { agreementNumber } } gray { percent } package { bytes } } }";
    let version = studio.house.ask(&studio.admin, &format!("{{ program(id: \"{}\") {{ candidate {{ id }} }} }}", studio.program)).await;
    let version = version.data["program"]["candidate"]["id"].clone();
    let answer = studio.house.ask_with(&studio.admin, query, json!({ "v": version })).await;
    assert_eq!(answer.data["version"]["state"], "REJECTED", "{answer:?}");
    println!("one version with program, review, findings, gray, package: {} statements, at most 5", answer.statements);
    assert!(answer.statements <= 5, "{} statements", answer.statements);

    let query = "query($v: ID!) { version(id: $v) { availableActions { action allowed refusal { code message } whoMay } } }";
    let answer = studio.house.ask_with(&studio.admin, query, json!({ "v": version })).await;
    println!("what can be done with one version: {} statements, at most 5", answer.statements);
    assert!(answer.statements <= 5, "{} statements", answer.statements);
}

#[tokio::test]
async fn a_step_stays_within_its_statements() {
    let studio = Studio::new().await;
    studio.version("0.9.0", "RELEASED").await;
    let version = studio.upload("1.0.0").await;
    let of = |more: serde_json::Value| {
        let mut input = json!({ "versionId": version });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let mut steps = vec![
        (&studio.admin, "submitVersion", of(json!({ "expectedRevision": 0, "agreementNumber": 1 }))),
        (&studio.reviewer, "approveVersion", of(json!({}))),
        (&studio.admin, "startGray", of(json!({ "percent": 10 }))),
        (&studio.admin, "adjustGray", of(json!({ "percent": 30 }))),
        (&studio.admin, "endGray", of(json!({}))),
        (&studio.admin, "publishVersion", of(json!({}))),
        (&studio.operator, "suspendVersion", of(json!({ "reason": "x" }))),
        (&studio.operator, "reinstateVersion", of(json!({}))),
    ];
    steps.push((&studio.admin, "rollBackProgram", json!({ "programId": studio.program, "expectedRevision": 0 })));
    let (other, ticket) = (studio.upload("2.0.0").await, studio.ticket(&studio.developer).await);
    // the same bytes, so that deleting the other sweeps nothing up beside the step
    studio.put(&studio.developer, &ticket, crate::studio::package("2.0.0")).await;
    let about = |more: serde_json::Value| {
        let mut input = json!({ "versionId": other });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    // revisions are filled in below
    let confirmed = || about(json!({ "expectedRevision": 0, "agreementNumber": 1 }));
    steps.extend([
        (&studio.admin, "submitVersion", confirmed()),
        (&studio.admin, "withdrawVersion", about(json!({}))),
        (&studio.admin, "submitVersion", confirmed()),
        (&studio.reviewer, "rejectVersion", about(json!({ "findings": [crate::studio::finding()] }))),
        (&studio.admin, "returnVersionToDevelopment", about(json!({}))),
        (&studio.admin, "deleteVersion", about(json!({ "number": "2.0.0" }))),
        (&studio.developer, "finishUpload", json!({ "uploadId": ticket, "number": "2.0.1" })),
        (&studio.desktop, "takeDownProgram", json!({ "programId": studio.program, "expectedRevision": 0 })),
    ]);
    for (person, mutation, mut input) in steps {
        if input.get("expectedRevision").is_some() {
            input["expectedRevision"] = json!(studio.revision().await);
        }
        let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
        let subject = if mutation == "deleteVersion" { "deletedVersionId" } else { "version { id number state }" };
        // what was decided is at hand: the answer needs no second look
        let query = format!(
            "mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {subject} event {{ id kind sequence moves {{ from to }} }} userErrors {{ code }} }} }}"
        );
        let answer = studio.house.ask_with(person, &query, json!({ "input": input })).await;
        assert_eq!(answer.data[mutation]["userErrors"], json!([]), "{answer:?}");
        println!("{mutation}: {} statements, at most 8", answer.statements);
        assert!(answer.statements <= 8, "{mutation}: {} statements", answer.statements);
    }
}
