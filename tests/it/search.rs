//! Search through the API: Chinese and Latin, ranked, highlighted, and only what is published.

use serde_json::{Value, json};

use crate::house::{House, Person};

async fn library() -> (House, Person) {
    let (house, editor) = House::with_editor().await;
    for (title, summary, body) in [
        ("灰度发布上手", "先放百分之一", "正文提到 OpenAPI 签名"),
        ("审核指南", "灰度之前要通过审核", "驳回的原因"),
        ("OpenAPI v3 升级", "signature upgrade", "仅正文里有灰度两个字"),
        ("无关", "无关", "灰色地带与程度，两个字不相邻"),
    ] {
        house.clock.advance_millis(1000);
        let mut input = house.least("createNews", title).await;
        input["summary"] = json!(summary);
        input["body"] = json!(body);
        let id = house.draft(&editor, "createNews", input).await;
        house.publish(&editor, &id).await;
    }
    (house, editor)
}

async fn found(house: &House, text: &str) -> Vec<String> {
    let answer = house
        .ask_with(&Person::anonymous(), "query($text: String!) { search(text: $text) { totalCount nodes { content { title } } } }", json!({ "text": text }))
        .await;
    assert!(answer.errors.is_empty(), "{text}: {answer:?}");
    let titles: Vec<String> =
        answer.data["search"]["nodes"].as_array().unwrap().iter().map(|hit| hit["content"]["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(answer.data["search"]["totalCount"], titles.len(), "{text}");
    titles
}

#[tokio::test]
async fn two_characters_are_found_where_they_stand_together_and_the_title_counts_most() {
    let (house, _) = library().await;
    assert_eq!(found(&house, "灰度").await, ["灰度发布上手", "审核指南", "OpenAPI v3 升级"]);
    assert_eq!(found(&house, "灰度发布").await, ["灰度发布上手"]);
    assert_eq!(found(&house, "度发").await, ["灰度发布上手"]);
    assert_eq!(found(&house, "发布灰度").await, Vec::<String>::new());
    assert_eq!(found(&house, "灰").await.len(), 4);
    assert_eq!(found(&house, "程度").await, ["无关"]);
}

#[tokio::test]
async fn latin_words_are_found_in_any_case_the_last_one_by_its_beginning() {
    let (house, _) = library().await;
    assert_eq!(found(&house, "openapi").await, ["OpenAPI v3 升级", "灰度发布上手"]);
    assert_eq!(found(&house, "OPENA").await.len(), 2);
    assert_eq!(found(&house, "signature upg").await, ["OpenAPI v3 升级"]);
    assert_eq!(found(&house, "upg signature").await, Vec::<String>::new());
    assert_eq!(found(&house, "灰度 openapi").await.len(), 2);
    assert_eq!(found(&house, "ＯｐｅｎＡＰＩ").await.len(), 2);
}

#[tokio::test]
async fn words_of_the_query_languages_are_only_words() {
    let (house, _) = library().await;
    for text in [
        "\"",
        "*",
        "灰度\"",
        "灰度*",
        "title:灰度",
        "灰度 OR 无关",
        "NOT 灰度",
        "a & b | !c",
        "灰度:*",
        "'灰度'",
        "\\",
        "NEAR(灰度)",
        "-灰度",
        "^灰度",
        "{灰度}",
        "<->",
        "%",
        "_",
        "",
    ] {
        let hits = found(&house, text).await;
        assert!(hits.len() <= 4, "{text}: {hits:?}");
    }
    assert_eq!(found(&house, "，。!?").await, Vec::<String>::new());
    assert_eq!(found(&house, &"灰".repeat(5000)).await, Vec::<String>::new());
}

#[tokio::test]
async fn highlights_show_what_matched_in_every_field() {
    let (house, _) = library().await;
    let answer = house
        .ask(&Person::anonymous(), "{ search(text: \"灰度\") { nodes { content { __typename title } highlights { field fragments { text matched } } } } }")
        .await;
    let hits = &answer.data["search"]["nodes"];
    assert_eq!(
        hits[0]["highlights"],
        json!([{ "field": "TITLE", "fragments": [{ "text": "灰度", "matched": true }, { "text": "发布上手", "matched": false }] }])
    );
    assert_eq!(hits[1]["highlights"][0]["field"], "SUMMARY");
    assert_eq!(hits[2]["highlights"][0]["field"], "BODY");
    assert_eq!(hits[0]["content"]["__typename"], "News");
}

#[tokio::test]
async fn all_four_kinds_and_their_tags_are_found_and_can_be_chosen() {
    let (house, editor) = House::with_editor().await;
    for mutation in ["createNews", "createCase", "createVideo", "createCapability"] {
        let mut input = house.least(mutation, mutation).await;
        input["tagIds"] = json!([house.tag("gray").await]);
        let id = house.draft(&editor, mutation, input).await;
        house.publish(&editor, &id).await;
    }
    // the tag's name is "gray 名"
    assert_eq!(found(&house, "gray").await.len(), 4);
    let answer = house
        .ask(&Person::anonymous(), "{ search(text: \"gray\", kinds: [CASE, VIDEO, CASE]) { totalCount nodes { content { kind } highlights { field } } } }")
        .await;
    assert_eq!(answer.data["search"]["totalCount"], 2);
    assert_eq!(answer.data["search"]["nodes"][0]["highlights"], json!([]));
    house.ask(&editor, "mutation { saveTag(input: {slug: \"gray\", name: \"分阶段\"}) { tag { id } } }").await;
    assert_eq!((found(&house, "分阶段").await.len(), found(&house, "gray").await.len()), (4, 0));
}

#[tokio::test]
async fn hits_come_in_pages_that_join_without_a_gap() {
    let (house, editor) = House::with_editor().await;
    for number in 0..7 {
        house.news(&editor, &format!("灰度 {number}")).await;
    }
    let all = found(&house, "灰度").await;
    let mut met: Vec<String> = Vec::new();
    let mut after = Value::Null;
    loop {
        let query =
            "query($after: String) { search(text: \"灰度\", first: 3, after: $after) { nodes { content { title } } pageInfo { hasNextPage endCursor } } }";
        let answer = house.ask_with(&Person::anonymous(), query, json!({ "after": after })).await;
        let list = &answer.data["search"];
        met.extend(list["nodes"].as_array().unwrap().iter().map(|hit| hit["content"]["title"].as_str().unwrap().to_owned()));
        if list["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = list["pageInfo"]["endCursor"].clone();
    }
    assert_eq!((met.len(), met), (7, all));
}
