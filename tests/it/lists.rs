//! Lists: pages that stay right while the list changes, filters, and limits.

use serde_json::{Value, json};

use crate::house::{House, Person};

fn node_titles(list: &Value) -> Vec<String> {
    list["nodes"].as_array().unwrap().iter().map(|node| node["title"].as_str().unwrap().to_owned()).collect()
}

async fn page(house: &House, arguments: &str) -> Value {
    let answer = house.ask(&Person::anonymous(), &format!("{{ news({arguments}) {{ edges {{ cursor node {{ title }} }} nodes {{ title }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}")).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    answer.data["news"].clone()
}

#[tokio::test]
async fn a_walk_meets_every_piece_once_while_others_are_published_and_timestamps_are_shared() {
    let (house, editor) = House::with_editor().await;
    for number in 0..11 {
        // four at a time share a millisecond
        if number % 4 == 0 {
            house.clock.advance_millis(1000);
        }
        house.news(&editor, &format!("n{number}")).await;
    }
    for order in ["PINNED", "PUBLISHED_AT", "HEAT"] {
        let mut met = Vec::new();
        let mut after = String::new();
        loop {
            let list = page(&house, &format!("orderBy: {{field: {order}}}, first: 2 {after}")).await;
            met.extend(node_titles(&list));
            // somebody publishes while we walk
            house.clock.advance_millis(1000);
            house.news(&editor, &format!("late {order} {}", met.len())).await;
            if list["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = format!(", after: {}", list["pageInfo"]["endCursor"]);
        }
        let old: Vec<&String> = met.iter().filter(|title| title.starts_with('n')).collect();
        let unique: std::collections::BTreeSet<_> = old.iter().collect();
        assert_eq!((old.len(), unique.len()), (11, 11), "{order}: {met:?}");
        assert!(!met.iter().any(|title| title.starts_with(&format!("late {order}"))), "{order}: newer pieces stand before the walk");
    }
}

#[tokio::test]
async fn walking_backward_is_the_same_list_from_its_end() {
    let (house, editor) = House::with_editor().await;
    for number in 0..5 {
        house.clock.advance_millis(if number == 2 { 0 } else { 1000 });
        house.news(&editor, &format!("n{number}")).await;
    }
    let all = node_titles(&page(&house, "first: 100").await);
    let tail = page(&house, "last: 2").await;
    assert_eq!(node_titles(&tail), all[3..]);
    assert_eq!((&tail["pageInfo"]["hasPreviousPage"], &tail["pageInfo"]["hasNextPage"]), (&json!(true), &json!(false)));
    let middle = page(&house, &format!("last: 2, before: {}", tail["pageInfo"]["startCursor"])).await;
    assert_eq!(node_titles(&middle), all[1..3]);
    let head = page(&house, &format!("last: 2, before: {}", middle["edges"][0]["cursor"])).await;
    assert_eq!((node_titles(&head), &head["pageInfo"]["hasPreviousPage"]), (all[..1].to_vec(), &json!(false)));
    let mut reversed = node_titles(&page(&house, "orderBy: {direction: ASC}, first: 100").await);
    reversed.reverse();
    assert_eq!(reversed, all);
}

#[tokio::test]
async fn arguments_outside_the_rules_are_errors_with_a_code() {
    let (house, editor) = House::with_editor().await;
    house.news(&editor, "one").await;
    let cursor = page(&house, "first: 1").await["pageInfo"]["endCursor"].clone();
    for (arguments, code) in [
        ("first: 0".to_owned(), "INVALID_PAGE"),
        ("first: 101".to_owned(), "INVALID_PAGE"),
        ("last: -1".to_owned(), "INVALID_PAGE"),
        ("first: 1, last: 1".to_owned(), "INVALID_PAGE"),
        (format!("first: 1, before: {cursor}"), "INVALID_PAGE"),
        ("after: \"nonsense\"".to_owned(), "INVALID_PAGE"),
        (format!("orderBy: {{field: HEAT}}, after: {cursor}"), "INVALID_PAGE"),
        ("filter: {capability: \"news_01h455vb4pex5vsknk084sn02q\"}".to_owned(), "INVALID_ID"),
        ("filter: {tag: \"No Slug\"}".to_owned(), "BAD_USER_INPUT"),
    ] {
        let answer = house.ask(&Person::anonymous(), &format!("{{ news({arguments}) {{ nodes {{ id }} }} }}")).await;
        assert_eq!(answer.code(), code, "{arguments}: {answer:?}");
    }
}

#[tokio::test]
async fn filters_narrow_a_list_and_its_count_alike() {
    let (house, editor) = House::with_editor().await;
    let categories = house.ask(&editor, "{ newsCategories { id slug } }").await.data["newsCategories"].clone();
    let capability = house.draft(&editor, "createCapability", house.least("createCapability", "支付").await).await;
    house.publish(&editor, &capability).await;
    for (title, category, tag, linked) in [("alpha", 0, "gray", true), ("bravo", 0, "pay", false), ("charlie", 1, "gray", false)] {
        let mut input = house.least("createNews", title).await;
        input["categoryId"] = categories[category]["id"].clone();
        input["tagIds"] = json!([house.tag(tag).await]);
        input["capabilityIds"] = if linked { json!([capability]) } else { json!([]) };
        let id = house.draft(&editor, "createNews", input).await;
        house.publish(&editor, &id).await;
    }
    for (filter, expected) in [
        ("{category: \"platform\"}".to_owned(), vec!["alpha", "bravo"]),
        ("{tag: \"gray\"}".to_owned(), vec!["alpha", "charlie"]),
        ("{category: \"platform\", tag: \"gray\"}".to_owned(), vec!["alpha"]),
        (format!("{{capability: \"{capability}\"}}"), vec!["alpha"]),
        ("{text: \"bra\"}".to_owned(), vec!["bravo"]),
        ("{category: \"nowhere\"}".to_owned(), vec![]),
        ("{}".to_owned(), vec!["alpha", "bravo", "charlie"]),
    ] {
        let answer = house.ask(&Person::anonymous(), &format!("{{ news(filter: {filter}) {{ totalCount nodes {{ title }} }} }}")).await;
        let mut titles = node_titles(&answer.data["news"]);
        titles.sort();
        assert_eq!((titles, &answer.data["news"]["totalCount"]), (expected.iter().map(ToString::to_string).collect(), &json!(expected.len())), "{filter}");
    }
}

#[tokio::test]
async fn each_kind_has_its_own_filters() {
    let (house, editor) = House::with_editor().await;
    for (mutation, changes) in [
        ("createCase", [json!({ "industry": "RETAIL" }), json!({ "industry": "FINANCE" })]),
        ("createVideo", [json!({ "level": "BEGINNER", "series": "从零上线" }), json!({ "level": "ADVANCED", "series": "性能专项" })]),
        ("createCapability", [json!({ "status": "AVAILABLE" }), json!({ "status": "BETA" })]),
    ] {
        for change in changes {
            let mut input = house.least(mutation, "x").await;
            input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            let id = house.draft(&editor, mutation, input).await;
            house.publish(&editor, &id).await;
        }
    }
    let answer = house.ask(&Person::anonymous(), "{ videos(filter: {series: \"no such\"}) { totalCount nodes { id } } }").await;
    assert_eq!(answer.data["videos"], json!({ "totalCount": 0, "nodes": [] }), "{answer:?}");
    let query = "{ a: cases(filter: {industry: FINANCE}) { totalCount nodes { industry } } b: videos(filter: {level: ADVANCED}) { totalCount nodes { level } } \
                 c: videos(filter: {series: \"从零上线\"}) { totalCount nodes { series } } d: capabilities(filter: {status: BETA, category: \"payment\"}) { totalCount nodes { status } } }";
    let answer = house.ask(&Person::anonymous(), query).await;
    assert_eq!(answer.data["a"], json!({ "totalCount": 1, "nodes": [{ "industry": "FINANCE" }] }));
    assert_eq!(answer.data["b"], json!({ "totalCount": 1, "nodes": [{ "level": "ADVANCED" }] }));
    assert_eq!(answer.data["c"], json!({ "totalCount": 1, "nodes": [{ "series": "从零上线" }] }));
    assert_eq!(answer.data["d"], json!({ "totalCount": 1, "nodes": [{ "status": "BETA" }] }));
    let mut series = house.ask(&Person::anonymous(), "{ videoSeries }").await.data["videoSeries"].as_array().unwrap().clone();
    series.sort_by_key(|it| it.as_str().unwrap().to_owned());
    assert_eq!(series, [json!("从零上线"), json!("性能专项")], "each once, of what is live");
}

#[tokio::test]
async fn the_editors_desk_lists_every_state_and_walks_by_cursor() {
    let (house, editor) = House::with_editor().await;
    house.news(&editor, "live").await;
    for number in 0..3 {
        house.news_draft(&editor, &format!("draft {number}")).await;
    }
    let answer =
        house.ask(&editor, "{ entries(filter: {state: DRAFT, kind: NEWS}, first: 2) { totalCount nodes { title } pageInfo { endCursor hasNextPage } } }").await;
    let first = &answer.data["entries"];
    assert_eq!((&first["totalCount"], &first["pageInfo"]["hasNextPage"]), (&json!(3), &json!(true)));
    let query = format!(
        "{{ entries(filter: {{state: DRAFT}}, first: 2, after: {}) {{ nodes {{ title }} pageInfo {{ hasNextPage }} }} }}",
        first["pageInfo"]["endCursor"]
    );
    let second = house.ask(&editor, &query).await.data["entries"].clone();
    let mut titles = node_titles(first);
    titles.extend(node_titles(&second));
    titles.sort();
    assert_eq!((titles, &second["pageInfo"]["hasNextPage"]), (vec!["draft 0".into(), "draft 1".into(), "draft 2".into()], &json!(false)));
}
