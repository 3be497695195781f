//! Limits that stand before execution: what is too long, too deep or too costly is refused at once, by name.

use serde_json::json;

use crate::house::{House, Person};

#[tokio::test]
async fn documents_beyond_a_limit_are_refused_before_anything_runs() {
    let house = House::new().await;
    let nested = format!("{{ news {{ nodes {{ {} title {} }} }} }}", "related { ".repeat(12), "}".repeat(12));
    let values = format!("{{ news(filter: {}{}) {{ nodes {{ id }} }} }}", "[".repeat(60_000 / 4), "]".repeat(10));
    let bomb: String =
        (0..14).map(|level| format!("fragment f{level} on News {{ a: related {{ ...f{0} }} b: related {{ ...f{0} }} }}", level + 1)).collect::<String>()
            + "fragment f14 on News { id }";
    let wide: String = (0..9).map(|level| format!("fragment w{level} on Query {{ ...w{0} ...w{0} ...w{0} }} ", level + 1)).collect::<String>()
        + "fragment w9 on Query { newsCategories { id } }";
    let chain: String = (0..480).map(|level| format!("fragment c{level} on Query {{ ...c{} }} ", level + 1)).collect::<String>()
        + "fragment c480 on Query { newsCategories { id } }";
    let introspection = "{ __schema { types { ...t0 } } } ".to_owned()
        + &(0..22).map(|level| format!("fragment t{level} on __Type {{ ...t{0} ...t{0} }} ", level + 1)).collect::<String>()
        + "fragment t22 on __Type { name }";
    let endless = "{ ...m0 } ".to_owned()
        + &(0..28).map(|level| format!("fragment m{level} on Query {{ {} }} ", format!("...m{} ", level + 1).repeat(5))).collect::<String>()
        + "fragment m28 on Query { ...missing }";
    let unspread = "{ tags { id } } ".to_owned()
        + &(0..14).map(|level| format!("fragment u{level} on Query {{ ...u{0} ...u{0} }} ", level + 1)).collect::<String>()
        + "fragment u14 on Query { tags { id } }";
    let strings = format!("{{ search(text: \"{}\") {{ totalCount }} }}", "{[(".repeat(100));
    for (what, query, code) in [
        ("long", format!("{{ newsCategories {{ id }} }} #{}", "x".repeat(16 * 1024)), "LIMIT_EXCEEDED"),
        ("deep brackets", "{".repeat(5000), "LIMIT_EXCEEDED"),
        ("deep values", values, "LIMIT_EXCEEDED"),
        ("deep fields", nested, "LIMIT_EXCEEDED"),
        ("many roots", format!("{{ {} }}", (0..21).map(|n| format!("a{n}: newsCategories {{ id }} ")).collect::<String>()), "LIMIT_EXCEEDED"),
        (
            "many mutations",
            format!("mutation {{ {} }}", (0..5).map(|n| format!("a{n}: saveTag(input: {{slug: \"x\", name: \"x\"}}) {{ tag {{ id }} }} ")).collect::<String>()),
            "LIMIT_EXCEEDED",
        ),
        ("doubling fragments", format!("{{ news {{ nodes {{ ...f0 }} }} }} {bomb}"), "LIMIT_EXCEEDED"),
        ("tripling fragments", format!("{{ ...w0 }} {wide}"), "LIMIT_EXCEEDED"),
        ("a chain of fragments", format!("{{ ...c0 }} {chain}"), "LIMIT_EXCEEDED"),
        ("a fragment in itself", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }".into(), "GRAPHQL_VALIDATION_FAILED"),
        ("costly lists", "{ news(first: 100) { nodes { related { related { title } } } } }".into(), "LIMIT_EXCEEDED"),
        ("costly by variable", "query($n: Int = 100) { news(first: $n) { nodes { related { related { title } } } } }".into(), "LIMIT_EXCEEDED"),
        ("fragments hidden in introspection", introspection, "LIMIT_EXCEEDED"),
        ("lists within lists of introspection", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }".into(), "LIMIT_EXCEEDED"),
        ("a cycle hidden in introspection", "{ __schema { types { ...T } } } fragment T on __Type { ofType { ...T } }".into(), "GRAPHQL_VALIDATION_FAILED"),
        ("doubling fragments that end nowhere", endless, "GRAPHQL_VALIDATION_FAILED"),
        ("doubling fragments that are never spread", unspread, "LIMIT_EXCEEDED"),
        ("wide introspection", format!("{{ __schema {{ types {{ fields {{ type {{ fields {{ {} }} }} }} }} }} }}", "name ".repeat(1900)), "LIMIT_EXCEEDED"),
        (
            "the same text again and again",
            format!("{{ news(first: 100) {{ nodes {{ body {{ {} }} }} }} }}", (0..30).map(|n| format!("a{n}: markdown ")).collect::<String>()),
            "LIMIT_EXCEEDED",
        ),
        (
            "many operations",
            (0..500).map(|n| format!("query q{n} {{ a: tags {{ id }} ...w5 }} ")).collect::<String>()
                + "fragment w5 on Query { tags { id slug name } newsCategories { id } }",
            "LIMIT_EXCEEDED",
        ),
        ("a long alias", format!("{{ tags {{ {}: id }} }}", "a".repeat(65)), "LIMIT_EXCEEDED"),
        ("many aliases", format!("{{ tags {{ {} }} }}", (0..31).map(|n| format!("a{n}: id ")).collect::<String>()), "LIMIT_EXCEEDED"),
        ("rendering again and again", "{ news(first: 100) { nodes { body { html } related { body { html } } } } }".into(), "LIMIT_EXCEEDED"),
        ("many tokens", format!("{{ tags {{ id }} }} query b($x: [Int] = [{}]) {{ tags {{ id }} }}", "1 ".repeat(2_000)), "LIMIT_EXCEEDED"),
        ("many directives on a field", format!("{{ __typename {} }}", "@skip(if: false) ".repeat(6)), "LIMIT_EXCEEDED"),
        (
            "many directives of a document",
            format!("{{ {} }}", (0..19).map(|_| format!("tags {}{{ id }} ", "@include(if: true) ".repeat(3))).collect::<String>()),
            "LIMIT_EXCEEDED",
        ),
        ("many directives of an operation", format!("query {}{{ tags {{ id }} }}", "@nope ".repeat(6)), "LIMIT_EXCEEDED"),
        ("brackets in a string", strings, ""),
        ("brackets in a comment", "{ newsCategories { id } } # {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{".into(), ""),
        ("broken", "{ news(".into(), "GRAPHQL_PARSE_FAILED"),
        ("unknown field", "{ nope }".into(), "GRAPHQL_VALIDATION_FAILED"),
    ] {
        let answer = house.ask(&Person::anonymous(), &query).await;
        assert_eq!(answer.code(), code, "{what}: {answer:?}");
        if !code.is_empty() {
            assert_eq!((answer.status.as_u16(), answer.statements), (400, 0), "{what}");
        }
        if code == "LIMIT_EXCEEDED" {
            let told = &answer.errors[0]["extensions"];
            let (value, most) = (told["value"].as_u64().unwrap(), told["most"].as_u64().unwrap());
            assert!(told["limit"].as_str().is_some_and(|word| !word.is_empty()) && value > most, "{what}: {answer:?}");
            assert_eq!(answer.errors[0]["message"].as_str().unwrap().rsplit_once(": ").unwrap().1, format!("{value}, at most {most}"), "{what}");
        }
    }
}

#[tokio::test]
async fn nested_variables_are_refused() {
    let house = House::new().await;
    let mut deep = json!(1);
    for _ in 0..40 {
        deep = json!([deep]);
    }
    let answer = house.ask_with(&Person::anonymous(), "query($x: Int) { news(first: $x) { nodes { id } } }", json!({ "x": deep })).await;
    assert_eq!(answer.code(), "LIMIT_EXCEEDED");
}

#[tokio::test]
async fn graphiqls_own_introspection_passes() {
    let house = House::new().await;
    let query = "query IntrospectionQuery { __schema { queryType { name } types { ...FullType } directives { name args { ...InputValue } } } } fragment FullType on __Type { kind name fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } } inputFields { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name } possibleTypes { ...TypeRef } } fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue } fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";
    let answer = house.ask(&Person::anonymous(), query).await;
    assert!(answer.errors.is_empty() && answer.data["__schema"]["types"].as_array().unwrap().len() > 40, "{:?}", answer.errors);
}

#[tokio::test]
async fn lists_in_variables_have_at_most_a_hundred_items() {
    let house = House::new().await;
    let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    for (count, code) in [(100, ""), (101, "LIMIT_EXCEEDED"), (20_000, "LIMIT_EXCEEDED")] {
        let ids = vec!["news_01h455vb4pex5vsknk084sn02q"; count];
        let answer = house.ask_with(&Person::anonymous(), query, json!({ "ids": ids })).await;
        assert_eq!(answer.code(), code, "{count}");
    }
}

#[tokio::test]
async fn refusals_say_where() {
    let house = House::new().await;
    for (query, place) in [
        ("{ a }\n# {\n{\n  tags { id }\n".to_owned() + &"{".repeat(40), Some((5, 32))),
        (format!("{{\n  tags {{ {}: id }}\n}}", "a".repeat(65)), Some((2, 10))),
        (format!("{{\n  tags {{ id {} }}\n}}", "@skip(if: false) ".repeat(6)), Some((2, 10))),
        ("{\n  tags { id nope }\n}".to_owned(), Some((2, 13))),
    ] {
        let answer = house.ask(&Person::anonymous(), &query).await;
        let at = answer.errors[0]["locations"].get(0).map(|at| (at["line"].as_u64().unwrap(), at["column"].as_u64().unwrap()));
        assert_eq!(at, place, "{answer:?}");
    }
}

#[tokio::test]
async fn variables_are_coerced_by_the_letter() {
    let house = House::new().await;
    let nobody = Person::anonymous();
    let filter = "query($filter: NewsFilter, $ids: [ID!]!, $n: Int = 3) { news(filter: $filter, first: $n) { totalCount } nodes(ids: $ids) { id } }";
    let id = "news_01h455vb4pex5vsknk084sn02q";
    // one item stands for a list of one, and what is omitted is absent
    let answer = house.ask_with(&nobody, filter, json!({ "ids": id })).await;
    assert_eq!(answer.data, json!({ "news": { "totalCount": 0 }, "nodes": [null] }), "{answer:?}");
    for variables in [
        json!({}),
        json!({ "ids": null }),
        json!({ "ids": [null] }),
        json!({ "ids": [[id]] }),
        json!({ "ids": [id], "n": "3" }),
        json!({ "ids": [id], "n": 3.5 }),
        json!({ "ids": [id], "n": 3_000_000_000u64 }),
        json!({ "ids": [id], "filter": { "nope": 1 } }),
        json!({ "ids": [id], "filter": "x" }),
    ] {
        let answer = house.ask_with(&nobody, filter, variables.clone()).await;
        assert_eq!((answer.status.as_u16(), answer.code(), answer.statements), (400, "BAD_USER_INPUT", 0), "{variables}: {answer:?}");
    }
    // a message repeats only so much of what was sent
    let answer = house.ask_with(&nobody, filter, json!({ "ids": [id], "n": "9".repeat(100_000) })).await;
    assert!(answer.errors[0]["message"].as_str().unwrap().chars().count() <= 301, "{answer:?}");
}

#[tokio::test]
async fn strangers_are_shown_no_schema_where_that_is_asked_for() {
    let discreet = House::with(devcenter::gateway::Rules { discreet: true, ..Default::default() }).await;
    let (open, nobody) = (House::new().await, Person::anonymous());
    let ann = discreet.person(&[]).await;
    for query in ["{ __schema { types { name } } }", "{ __type(name: \"News\") { name } }", "{ ...S } fragment S on Query { __schema { queryType { name } } }"]
    {
        let refused = discreet.ask(&nobody, query).await;
        assert_eq!((refused.status.as_u16(), refused.code(), refused.errors.len()), (400, "INTROSPECTION_DISABLED", 1), "{query}");
        for answer in [discreet.ask(&ann, query).await, open.ask(&nobody, query).await] {
            assert!(answer.errors.is_empty(), "{query}: {answer:?}");
        }
    }
    assert!(discreet.ask(&nobody, "{ __typename tags { __typename } }").await.errors.is_empty());
    let message = |answer: &crate::house::Answer| answer.errors[0]["message"].as_str().unwrap().to_owned();
    let (told, untold) = (message(&open.ask(&nobody, "{ newz { totalCount } }").await), message(&discreet.ask(&nobody, "{ newz { totalCount } }").await));
    assert_eq!((told.ends_with("did you mean `news`?"), untold.contains("news")), (true, false), "{told} / {untold}");
    assert_eq!(message(&discreet.ask(&ann, "{ newz { totalCount } }").await), told);
}
