//! What queries cost, in statements. Counts, not times: they are the same on every machine.

use serde_json::json;

use crate::house::{House, Person};

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
