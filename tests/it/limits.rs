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
