//! Content from draft to archive: what editors do, and what readers see of it.

use std::collections::BTreeSet;

use devcenter::domain::timestamp::Timestamp;
use serde_json::{Value, json};

use crate::house::{House, Person};

const KINDS: [(&str, &str); 4] = [("createNews", "news"), ("createCase", "cases"), ("createVideo", "videos"), ("createCapability", "capabilities")];

async fn seen(house: &House, who: &Person, id: &str, list: &str, word: &str) -> BTreeSet<&'static str> {
    let query = format!(
        "{{ node(id: \"{id}\") {{ id }} nodes(ids: [\"{id}\"]) {{ id }} {list} {{ totalCount nodes {{ id }} }} filtered: {list}(filter: {{text: \"{word}\"}}) {{ totalCount nodes {{ id }} }} \
         tagged: {list}(filter: {{tag: \"gray\"}}) {{ totalCount nodes {{ id }} }} search(text: \"{word}\") {{ totalCount nodes {{ content {{ id }} }} }} }}"
    );
    let answer = house.ask(who, &query).await;
    assert!(answer.errors.is_empty(), "{answer:?}");
    let mut places = BTreeSet::new();
    let data = &answer.data;
    let mut note = |place, there: bool| {
        if there {
            places.insert(place);
        }
    };
    note("node", !data["node"].is_null());
    note("nodes", !data["nodes"][0].is_null());
    for (place, field) in [("list", list), ("filtered", "filtered"), ("tagged", "tagged"), ("search", "search")] {
        note(place, data[field]["nodes"] != json!([]) || data[field]["totalCount"] != 0);
    }
    places
}

#[tokio::test]
async fn nobody_meets_what_is_not_published_and_everybody_what_is() {
    let (house, editor) = House::with_editor().await;
    let reader = Person::anonymous();
    let everywhere: BTreeSet<_> = ["node", "nodes", "list", "filtered", "tagged", "search"].into();
    for (mutation, list) in KINDS {
        let mut input = house.least(mutation, "悄悄话 secretword").await;
        input["tagIds"] = json!([house.tag("gray").await]);
        let id = house.draft(&editor, mutation, input).await;
        // not even an editor meets a draft among what is published
        for who in [&reader, &editor] {
            assert!(seen(&house, who, &id, list, "secretword").await.is_empty(), "{mutation} draft");
        }
        let at = "2026-11-22T09:00:00Z";
        house.act(&editor, "scheduleContent", json!({ "id": id, "at": at })).await;
        assert!(seen(&house, &reader, &id, list, "secretword").await.is_empty(), "{mutation} scheduled");
        house.publish(&editor, &id).await;
        assert_eq!(seen(&house, &reader, &id, list, "secretword").await, everywhere, "{mutation} published");
        house.act(&editor, "archiveContent", json!({ "id": id })).await;
        assert!(seen(&house, &reader, &id, list, "secretword").await.is_empty(), "{mutation} archived");
        house.publish(&editor, &id).await;
        assert_eq!(seen(&house, &reader, &id, list, "secretword").await, everywhere, "{mutation} published again");
        house.act(&editor, "archiveContent", json!({ "id": id })).await;
    }
}

#[tokio::test]
async fn links_lead_only_to_what_is_published() {
    let (house, editor) = House::with_editor().await;
    let capability = house.draft(&editor, "createCapability", house.least("createCapability", "hidden power").await).await;
    let other = house.news_draft(&editor, "hidden news").await;
    let mut ids = Vec::new();
    for mutation in ["createNews", "createCase", "createVideo"] {
        let mut input = house.least(mutation, mutation).await;
        input["capabilityIds"] = json!([capability]);
        if mutation == "createNews" {
            input["relatedIds"] = json!([other]);
        }
        let id = house.draft(&editor, mutation, input).await;
        house.publish(&editor, &id).await;
        ids.push(id);
    }
    let query = format!(
        "{{ a: node(id: \"{}\") {{ ... on News {{ related {{ title }} capabilities {{ title }} }} }} b: node(id: \"{}\") {{ ... on Case {{ capabilities {{ title }} }} }} \
         c: node(id: \"{}\") {{ ... on Video {{ capabilities {{ title }} }} }} d: node(id: \"{capability}\") {{ ... on Capability {{ cases {{ title }} videos {{ title }} news {{ title }} }} }} \
         cases(filter: {{capability: \"{capability}\"}}) {{ totalCount }} }}",
        ids[0], ids[1], ids[2]
    );
    let answer = house.ask(&Person::anonymous(), &query).await;
    assert_eq!(
        answer.data,
        json!({ "a": { "related": [], "capabilities": [] }, "b": { "capabilities": [] }, "c": { "capabilities": [] }, "d": null, "cases": { "totalCount": 0 } })
    );
    house.publish(&editor, &capability).await;
    house.publish(&editor, &other).await;
    let answer = house.ask(&Person::anonymous(), &query).await;
    let power = json!([{ "title": "hidden power" }]);
    assert_eq!(answer.data["a"], json!({ "related": [{ "title": "hidden news" }], "capabilities": power }));
    assert_eq!((&answer.data["b"]["capabilities"], &answer.data["c"]["capabilities"]), (&power, &power));
    assert_eq!(answer.data["d"], json!({ "cases": [{ "title": "createCase" }], "videos": [{ "title": "createVideo" }], "news": [{ "title": "createNews" }] }));
}

#[tokio::test]
async fn a_published_text_stays_until_the_changed_one_is_published() {
    let (house, editor) = House::with_editor().await;
    let id = house.news(&editor, "one").await;
    let updated = house.act(&editor, "updateNews", json!({ "id": id, "title": "two" })).await;
    assert_eq!((&updated["entry"]["draft"]["title"], &updated["entry"]["live"]["title"]), (&json!("two"), &json!("one")));
    assert_eq!(house.titles("").await, ["one"]);
    house.clock.advance_millis(60_000);
    house.publish(&editor, &id).await;
    assert_eq!(house.titles("").await, ["two"]);
    let answer = house.ask(&Person::anonymous(), "{ news { nodes { revision publishedAt updatedAt body { markdown html } } } }").await;
    let expected = json!({ "revision": 2, "publishedAt": "2026-11-22T08:00:00.000Z", "updatedAt": "2026-11-22T08:01:00.000Z",
        "body": { "markdown": "one **body**", "html": "<p>one <strong>body</strong></p>\n" } });
    assert_eq!(answer.data["news"]["nodes"][0], expected);
}

#[tokio::test]
async fn every_published_text_is_kept_and_can_be_brought_back() {
    let (house, editor) = House::with_editor().await;
    let id = house.news(&editor, "one").await;
    for title in ["two", "three"] {
        house.act(&editor, "updateNews", json!({ "id": id, "title": title })).await;
        house.publish(&editor, &id).await;
    }
    let query = format!(
        "{{ entry(id: \"{id}\") {{ revisions(first: 2) {{ totalCount nodes {{ number publishedAt createdBy {{ id }} document {{ __typename title }} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
    );
    let answer = house.ask(&editor, &query).await;
    let revisions = &answer.data["entry"]["revisions"];
    assert_eq!((&revisions["totalCount"], &revisions["pageInfo"]["hasNextPage"]), (&json!(3), &json!(true)));
    assert_eq!(revisions["nodes"][0]["document"], json!({ "__typename": "NewsDocument", "title": "three" }));
    assert_eq!(revisions["nodes"][0]["createdBy"]["id"], editor.account.unwrap().to_string());
    let restored = house.act(&editor, "restoreRevision", json!({ "id": id, "number": 1 })).await;
    assert_eq!((&restored["entry"]["draft"]["title"], &restored["entry"]["live"]["title"]), (&json!("one"), &json!("three")));
    house.publish(&editor, &id).await;
    assert_eq!(house.titles("").await, ["one"]);
    let missing = house.act(&editor, "restoreRevision", json!({ "id": id, "number": 9 })).await;
    assert_eq!(missing["userErrors"][0]["code"], "NOT_FOUND");
}

#[tokio::test]
async fn a_scheduled_text_goes_out_at_its_time_exactly_as_it_was_shown() {
    let (house, editor) = House::with_editor().await;
    let id = house.news_draft(&editor, "shown").await;
    let scheduled = house.act(&editor, "scheduleContent", json!({ "id": id, "at": "2026-11-22T16:30:00+08:00" })).await;
    assert_eq!(scheduled["entry"]["state"], "SCHEDULED");
    // what an editor goes on from is there whether or not there is a draft
    let newest = house
        .ask(
            &editor,
            &format!("{{ entry(id: \"{id}\") {{ draft {{ title }} newest {{ title }} published {{ title }} schedule {{ document {{ title }} }} }} }}"),
        )
        .await;
    let newest = &newest.data["entry"];
    assert_eq!(newest["newest"], newest["schedule"]["document"]);
    assert!(newest["draft"].is_null() && newest["published"].is_null());
    assert_eq!(scheduled["entry"]["schedule"], json!({ "at": "2026-11-22T08:30:00.000Z", "revision": 1, "document": { "title": "shown" } }));
    house.act(&editor, "updateNews", json!({ "id": id, "title": "a later thought" })).await;
    house.clock.set(Timestamp::parse("2026-11-22T08:29:59.999Z").unwrap());
    assert_eq!(house.app.release_due().await.unwrap(), 0);
    assert!(house.titles("").await.is_empty());
    house.clock.set(Timestamp::parse("2026-11-22T08:30:00Z").unwrap());
    // several clocks at once, as with several instances: it goes out once
    let released = futures_util::future::join_all((0..4).map(|_| house.app.release_due())).await;
    assert_eq!(released.into_iter().map(Result::unwrap).sum::<usize>(), 1);
    assert_eq!(house.titles("").await, ["shown"]);
    let answer = house.ask(&editor, &format!("{{ entry(id: \"{id}\") {{ state draft {{ title }} schedule {{ at }} updatedBy {{ id }} }} }}")).await;
    assert_eq!(answer.data["entry"], json!({ "state": "PUBLISHED", "draft": { "title": "a later thought" }, "schedule": null, "updatedBy": null }));
}

#[tokio::test]
async fn a_schedule_can_be_moved_and_taken_back() {
    let (house, editor) = House::with_editor().await;
    let id = house.news_draft(&editor, "one").await;
    house.act(&editor, "scheduleContent", json!({ "id": id, "at": "2026-11-22T09:00:00Z" })).await;
    let moved = house.act(&editor, "scheduleContent", json!({ "id": id, "at": "2026-11-22T10:00:00Z" })).await;
    assert_eq!((&moved["entry"]["schedule"]["at"], &moved["entry"]["schedule"]["revision"]), (&json!("2026-11-22T10:00:00.000Z"), &json!(1)));
    let back = house.act(&editor, "unscheduleContent", json!({ "id": id })).await;
    assert_eq!((&back["entry"]["state"], &back["entry"]["schedule"], &back["entry"]["draft"]["title"]), (&json!("DRAFT"), &Value::Null, &json!("one")));
    house.clock.advance_millis(86_400_000);
    assert_eq!(house.app.release_due().await.unwrap(), 0);
    for at in ["2026-11-23T08:00:00Z", "2028-01-01T00:00:00Z", "1999-01-01T00:00:00Z"] {
        let refused = house.act(&editor, "scheduleContent", json!({ "id": id, "at": at })).await;
        assert_eq!((&refused["userErrors"][0]["code"], &refused["userErrors"][0]["field"]), (&json!("NOT_IN_FUTURE"), &json!(["input", "at"])), "{at}");
    }
}

#[tokio::test]
async fn whoever_looked_at_an_older_state_is_refused_and_told_the_new_one() {
    let (house, editor) = House::with_editor().await;
    let id = house.news_draft(&editor, "one").await;
    house.act(&editor, "updateNews", json!({ "id": id, "expectedLockVersion": 1, "title": "two" })).await;
    let stale = house.act(&editor, "updateNews", json!({ "id": id, "expectedLockVersion": 1, "title": "three" })).await;
    assert_eq!(stale["userErrors"][0]["__typename"], "StaleLock");
    assert_eq!((&stale["userErrors"][0]["currentLockVersion"], &stale["entry"]), (&json!(2), &Value::Null));
}

#[tokio::test]
async fn of_many_who_publish_the_same_state_at_once_one_wins() {
    let (house, editor) = House::with_editor().await;
    let id = house.news_draft(&editor, "one").await;
    let attempts = (0..12).map(|_| house.act(&editor, "publishContent", json!({ "id": id, "expectedLockVersion": 1 })));
    let answers = futures_util::future::join_all(attempts).await;
    let won = answers.iter().filter(|answer| answer["userErrors"] == json!([])).count();
    let stale = answers.iter().filter(|answer| answer["userErrors"][0]["code"] == "STALE_LOCK").count();
    assert_eq!((won, stale), (1, 11), "{answers:?}");
}

#[tokio::test]
async fn edits_without_a_lock_version_are_all_kept_in_some_order() {
    let (house, editor) = House::with_editor().await;
    let id = house.news_draft(&editor, "one").await;
    let edits = (0..4).map(|number| house.act(&editor, "updateNews", json!({ "id": id, "summary": format!("summary {number}") })));
    for answer in futures_util::future::join_all(edits).await {
        assert_eq!(answer["userErrors"], json!([]));
    }
    let answer = house.ask(&editor, &format!("{{ entry(id: \"{id}\") {{ lockVersion }} }}")).await;
    assert_eq!(answer.data["entry"]["lockVersion"], 5);
}

#[tokio::test]
async fn many_edits_and_readings_of_one_entry_at_once_all_succeed() {
    let (house, editor) = House::with_editor().await;
    let id = house.news(&editor, "one").await;
    let (house, editor, id) = (&house, &editor, id.as_str());
    let updates = (0..24)
        .map(|number| async move { house.act(editor, "updateNews", json!({ "id": id, "title": format!("title {number}") })).await["userErrors"].clone() });
    let publishes = (0..24).map(|_| async move { house.act(editor, "publishContent", json!({ "id": id })).await["userErrors"].clone() });
    let query = format!("{{ entry(id: \"{id}\") {{ state live {{ title }} draft {{ title }} }} news {{ nodes {{ title }} }} }}");
    let reads = (0..24).map(|_| async { house.ask(editor, &query).await });
    let (updates, publishes, reads) =
        futures_util::join!(futures_util::future::join_all(updates), futures_util::future::join_all(publishes), futures_util::future::join_all(reads));
    for errors in updates {
        assert_eq!(errors, json!([]));
    }
    for errors in publishes {
        assert!(errors == json!([]) || errors[0]["code"] == "NO_CHANGE", "{errors}");
    }
    for answer in reads {
        assert!(answer.errors.is_empty() && answer.data["entry"]["state"] == "PUBLISHED", "{answer:?}");
    }
}

#[tokio::test]
async fn a_draft_that_live_content_links_to_can_be_deleted() {
    let (house, editor) = House::with_editor().await;
    let capability = house.draft(&editor, "createCapability", house.least("createCapability", "soon gone").await).await;
    let mut input = house.least("createNews", "linking").await;
    input["capabilityIds"] = json!([capability]);
    let news = house.draft(&editor, "createNews", input).await;
    house.publish(&editor, &news).await;
    let query = "mutation($id: ID!) { deleteDraft(input: {id: $id}) { deletedEntryId userErrors { code } } }";
    let answer = house.ask_with(&editor, query, json!({ "id": capability })).await;
    assert_eq!(answer.data["deleteDraft"], json!({ "deletedEntryId": capability.replace("capability_", "entry_"), "userErrors": [] }), "{answer:?}");
    assert_eq!(house.titles("").await, ["linking"]);
    // the next change of the news says that its link leads nowhere
    let refused = house.act(&editor, "updateNews", json!({ "id": news, "title": "x" })).await;
    assert_eq!(refused["userErrors"][0]["field"], json!(["input", "capabilityIds", "0"]));
}

#[tokio::test]
async fn an_archived_piece_that_was_scheduled_again_keeps_its_history() {
    let (house, editor) = House::with_editor().await;
    let id = house.news(&editor, "one").await;
    house.act(&editor, "archiveContent", json!({ "id": id })).await;
    let scheduled = house.act(&editor, "scheduleContent", json!({ "id": id, "at": "2026-11-22T09:00:00Z" })).await;
    assert_eq!(scheduled["entry"]["state"], "SCHEDULED", "{scheduled}");
    let back = house.act(&editor, "unscheduleContent", json!({ "id": id })).await;
    assert_eq!((&back["entry"]["state"], &back["entry"]["draft"]), (&json!("ARCHIVED"), &Value::Null));
    house.act(&editor, "scheduleContent", json!({ "id": id, "at": "2026-11-22T09:00:00Z" })).await;
    house.clock.set(Timestamp::parse("2026-11-22T09:00:00Z").unwrap());
    assert_eq!(house.app.release_due().await.unwrap(), 1);
    let answer = house.ask(&Person::anonymous(), "{ news { nodes { title publishedAt updatedAt revision } } }").await;
    let expected = json!([{ "title": "one", "publishedAt": "2026-11-22T08:00:00.000Z", "updatedAt": "2026-11-22T09:00:00.000Z", "revision": 1 }]);
    assert_eq!(answer.data["news"]["nodes"], expected);
}

#[tokio::test]
async fn however_many_pin_at_once_five_are_pinned() {
    let (house, editor) = House::with_editor().await;
    let mut ids = Vec::new();
    for number in 0..16 {
        ids.push(house.news(&editor, &format!("n{number}")).await);
    }
    let pinned = futures_util::future::join_all(ids.iter().map(|id| house.act(&editor, "pinContent", json!({ "id": id })))).await;
    let refused = pinned.iter().filter(|answer| answer["userErrors"][0]["code"] == "PIN_LIMIT").count();
    assert_eq!((pinned.iter().filter(|answer| answer["userErrors"] == json!([])).count(), refused), (5, 11), "{pinned:?}");
}

#[tokio::test]
async fn an_omitted_field_is_left_alone_and_null_clears() {
    let (house, editor) = House::with_editor().await;
    let mut input = house.least("createNews", "one").await;
    input["author"] = json!("an author");
    input["cover"] = json!({ "url": "https://example.com/a.png", "alt": "a" });
    let id = house.draft(&editor, "createNews", input).await;
    let query = "mutation($id: ID!, $title: String, $author: String, $cover: CoverInput) { updateNews(input: {id: $id, title: $title, author: $author, cover: $cover}) \
                 { entry { draft { title cover { alt } ... on NewsDocument { author } } } userErrors { code } } }";
    // variables that are not given count as fields that are not written
    let answer = house.ask_with(&editor, query, json!({ "id": id, "title": "two" })).await;
    assert_eq!(answer.data["updateNews"]["entry"]["draft"], json!({ "title": "two", "cover": { "alt": "a" }, "author": "an author" }), "{answer:?}");
    let answer = house.ask_with(&editor, query, json!({ "id": id, "author": null, "cover": null })).await;
    assert_eq!(answer.data["updateNews"]["entry"]["draft"], json!({ "title": "two", "cover": null, "author": "" }));
}

#[tokio::test]
async fn every_broken_rule_is_told_at_once_with_its_field_and_in_the_callers_language() {
    let (house, editor) = House::with_editor().await;
    let chinese = Person { language: "zh-CN,zh;q=0.9", ..editor.clone() };
    let unknown = "tag_01h455vb4pex5vsknk084sn02q";
    let input = json!({ "title": "", "durationSeconds": 0, "level": "BEGINNER", "sourceUrl": "http://example.com/v.mp4", "series": "x".repeat(41),
        "chapters": [{ "title": "a", "startSeconds": 5 }, { "title": "b", "startSeconds": 5 }], "cover": { "url": "javascript:alert(1)" } });
    let query = "mutation($input: CreateVideoInput!) { createVideo(input: $input) { entry { id } userErrors { code message field } } }";
    let answer = house.ask_with(&chinese, query, json!({ "input": input })).await;
    let errors = answer.data["createVideo"]["userErrors"].as_array().unwrap();
    let fields: Vec<String> =
        errors.iter().map(|error| error["field"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join(".")).collect();
    let expected = [
        "input.title",
        "input.cover.url",
        "input.sourceUrl",
        "input.durationSeconds",
        "input.series",
        "input.chapters.0.startSeconds",
        "input.chapters.1.startSeconds",
    ];
    assert_eq!(fields, expected);
    assert_eq!((&errors[0]["message"], &errors[0]["code"]), (&json!("不能为空"), &json!("INVALID_INPUT")));
    assert_eq!(answer.data["createVideo"]["entry"], Value::Null);
    // links that lead nowhere are named too
    let mut input = house.least("createNews", "one").await;
    input["tagIds"] = json!([unknown]);
    input["categoryId"] = json!("newscategory_01h455vb4pex5vsknk084sn02q");
    let query = "mutation($input: CreateNewsInput!) { createNews(input: $input) { userErrors { message field } } }";
    let answer = house.ask_with(&editor, query, json!({ "input": input })).await;
    let expected =
        json!([{ "message": "does not exist", "field": ["input", "tagIds", "0"] }, { "message": "does not exist", "field": ["input", "categoryId"] }]);
    assert_eq!(answer.data["createNews"]["userErrors"], expected);
}

#[tokio::test]
async fn a_category_is_saved_by_its_slug_and_keeps_its_rules() {
    let (house, editor) = House::with_editor().await;
    let save = |slug: &str, name: &str, place: i32| {
        format!(
            "mutation {{ saveNewsCategory(input: {{slug: \"{slug}\", name: \"{name}\", place: {place}}}) {{ category {{ id name }} userErrors {{ field }} }} }}"
        )
    };
    let refused = house.ask(&editor, &save("No Slug", "", 10_000)).await;
    let fields = json!([{ "field": ["input", "slug"] }, { "field": ["input", "name"] }, { "field": ["input", "place"] }]);
    assert_eq!(refused.data["saveNewsCategory"], json!({ "category": null, "userErrors": fields }));
    let before = house.category("newsCategories").await;
    assert_eq!(house.ask(&editor, "{ newsCategories { slug } }").await.data["newsCategories"][0]["slug"], "platform");
    let renamed = house.ask(&editor, &save("platform", "新名", 9)).await;
    assert_eq!(renamed.data["saveNewsCategory"]["category"], json!({ "id": before, "name": "新名" }));
    // it moved behind the other one
    let list = house.ask(&editor, "{ newsCategories { slug name } }").await;
    assert_eq!(list.data["newsCategories"][1], json!({ "slug": "platform", "name": "新名" }));
    // without a place: a known one stays where it is, and a new one goes to the end
    let left = |slug: &str| format!("mutation {{ saveNewsCategory(input: {{slug: \"{slug}\", name: \"改\"}}) {{ category {{ slug place }} }} }}");
    assert_eq!(house.ask(&editor, &left("platform")).await.data["saveNewsCategory"]["category"], json!({ "slug": "platform", "place": 9 }));
    assert_eq!(house.ask(&editor, &left("last")).await.data["saveNewsCategory"]["category"], json!({ "slug": "last", "place": 10 }));
}

#[tokio::test]
async fn a_draft_with_gaps_is_kept_but_does_not_go_out() {
    let (house, editor) = House::with_editor().await;
    let id = house.draft(&editor, "createNews", json!({ "title": "gap", "categoryId": house.category("newsCategories").await })).await;
    let refused = house.act(&editor, "publishContent", json!({ "id": id })).await;
    let fields: Vec<&Value> = refused["userErrors"].as_array().unwrap().iter().map(|error| &error["field"]).collect();
    assert_eq!(fields, [&json!(["input", "summary"]), &json!(["input", "body"])]);
    assert!(house.titles("").await.is_empty());
}

#[tokio::test]
async fn steps_that_do_not_fit_the_state_name_it() {
    let (house, editor) = House::with_editor().await;
    let id = house.news_draft(&editor, "one").await;
    for mutation in ["archiveContent", "pinContent", "unscheduleContent"] {
        let refused = house.act(&editor, mutation, json!({ "id": id })).await;
        assert_eq!((&refused["userErrors"][0]["code"], &refused["userErrors"][0]["state"]), (&json!("WRONG_STATE"), &json!("DRAFT")), "{mutation}");
    }
    house.publish(&editor, &id).await;
    assert_eq!(house.act(&editor, "publishContent", json!({ "id": id })).await["userErrors"][0]["code"], "NO_CHANGE");
    // the bits of a piece of news under another kind's name are nobody
    let other = id.replace("news_", "case_");
    for name in [other.as_str(), "news_01h455vb4pex5vsknk084sn02q", "entry_01h455vb4pex5vsknk084sn02q"] {
        assert_eq!(house.act(&editor, "archiveContent", json!({ "id": name })).await["userErrors"][0]["code"], "NOT_FOUND", "{name}");
    }
    assert_eq!(house.titles("").await, ["one"]);
}

#[tokio::test]
async fn pinned_news_stand_first_and_there_is_room_for_five() {
    let (house, editor) = House::with_editor().await;
    let mut ids = Vec::new();
    for number in 1..=7 {
        house.clock.advance_millis(1000);
        ids.push(house.news(&editor, &format!("n{number}")).await);
    }
    for id in &ids[..5] {
        assert_eq!(house.act(&editor, "pinContent", json!({ "id": id })).await["entry"]["pinned"], true);
    }
    assert_eq!(house.act(&editor, "pinContent", json!({ "id": ids[6] })).await["userErrors"][0]["code"], "PIN_LIMIT");
    assert_eq!(house.titles("").await, ["n5", "n4", "n3", "n2", "n1", "n7", "n6"]);
    assert_eq!(house.titles("(orderBy: {field: PUBLISHED_AT})").await[0], "n7");
    house.act(&editor, "unpinContent", json!({ "id": ids[4] })).await;
    house.act(&editor, "archiveContent", json!({ "id": ids[3] })).await;
    assert_eq!(house.titles("").await, ["n3", "n2", "n1", "n7", "n6", "n5"]);
}

#[tokio::test]
async fn deleting_a_draft_leaves_the_live_text_and_deleting_the_only_one_leaves_nothing() {
    let (house, editor) = House::with_editor().await;
    let query = "mutation($id: ID!) { deleteDraft(input: {id: $id}) { deletedEntryId entry { state draft { title } } userErrors { code } } }";
    let live = house.news(&editor, "live").await;
    house.act(&editor, "updateNews", json!({ "id": live, "title": "changed" })).await;
    let answer = house.ask_with(&editor, query, json!({ "id": live })).await;
    assert_eq!(answer.data["deleteDraft"], json!({ "deletedEntryId": null, "entry": { "state": "PUBLISHED", "draft": null }, "userErrors": [] }));
    let draft = house.news_draft(&editor, "draft").await;
    house.act(&editor, "scheduleContent", json!({ "id": draft, "at": "2026-11-22T09:00:00Z" })).await;
    house.act(&editor, "unscheduleContent", json!({ "id": draft })).await;
    let answer = house.ask_with(&editor, query, json!({ "id": draft })).await;
    assert_eq!(answer.data["deleteDraft"]["deletedEntryId"], draft.replace("news_", "entry_"));
    assert_eq!(house.ask(&editor, &format!("{{ entry(id: \"{draft}\") {{ id }} }}")).await.data["entry"], Value::Null);
}

#[tokio::test]
async fn reading_counts_and_the_hottest_news_is_what_is_read_now() {
    let (house, editor) = House::with_editor().await;
    let old = house.news(&editor, "old and famous").await;
    let reader = Person::anonymous();
    let read = |id: String| format!("{{ node(id: \"{id}\") {{ ... on News {{ title body {{ html }} }} }} }}");
    for _ in 0..40 {
        let answer = house.ask(&reader, &read(old.clone())).await;
        assert_eq!(answer.statements, 1, "counting a view writes nothing");
    }
    // neither a list nor a look at the title is a reading
    house.ask(&reader, "{ news { nodes { body { html } } } }").await;
    house.ask(&reader, &format!("{{ node(id: \"{old}\") {{ ... on News {{ title }} }} }}")).await;
    house.app.flush_views().await.unwrap();
    let views = house.ask(&reader, "{ news { nodes { views } } }").await;
    assert_eq!(views.data["news"]["nodes"][0]["views"], 40);
    house.clock.advance_millis(10 * 86_400_000);
    house.news(&editor, "new").await;
    let newer = house.news(&editor, "newer and read").await;
    house.ask(&reader, &read(newer.clone())).await;
    let before = house.database.statements();
    house.app.flush_views().await.unwrap();
    assert!(house.database.statements() - before <= 3, "a batch is a handful of statements");
    assert_eq!(house.titles("(orderBy: {field: HEAT})").await, ["newer and read", "new", "old and famous"]);
    // what is archived and comes back keeps its readers
    house.act(&editor, "archiveContent", json!({ "id": newer })).await;
    house.publish(&editor, &newer).await;
    assert_eq!(house.titles("(orderBy: {field: HEAT})").await[0], "newer and read");
}

#[tokio::test]
async fn hostile_text_comes_out_harmless_whatever_field_it_stands_in() {
    let (house, editor) = House::with_editor().await;
    let attack = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](//evil.example/p.png)";
    let mut input = house.least("createNews", attack).await;
    input["title"] = json!("<script>alert(1)</script>");
    input["body"] = json!(attack);
    let id = house.draft(&editor, "createNews", input).await;
    house.publish(&editor, &id).await;
    let answer = house
        .ask(&Person::anonymous(), "{ news { nodes { title body { html } } } search(text: \"alert\") { nodes { highlights { fragments { text } } } } }")
        .await;
    let html = answer.data["news"]["nodes"][0]["body"]["html"].as_str().unwrap();
    assert!(html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"), "{html}");
    // a title is text, and is handed out as the text it is
    assert_eq!(answer.data["news"]["nodes"][0]["title"], "<script>alert(1)</script>");
    assert_eq!(answer.data["search"]["nodes"].as_array().unwrap().len(), 1);
    // and the same before it is kept
    let preview = house.ask(&editor, &format!("{{ preview(markdown: {}) {{ html }} }}", json!(attack))).await;
    assert_eq!(preview.data["preview"]["html"], html);
    let long = house.ask_with(&editor, "query ($text: Markdown!) { preview(markdown: $text) { html } }", json!({ "text": "字".repeat(50_001) })).await;
    assert_eq!(long.code(), "BAD_USER_INPUT");
    let whole = house.ask_with(&editor, "query ($text: Markdown!) { preview(markdown: $text) { html } }", json!({ "text": "字".repeat(50_000) })).await;
    assert_eq!(whole.data["preview"]["html"].as_str().unwrap().chars().filter(|it| *it == '字').count(), 50_000);
}
