//! The quick way and the plain way give the same bytes: generated questions, asked both ways.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
    net::Ipv4Addr,
    sync::Arc,
    time::Instant,
};

use async_graphql::parser::{
    parse_schema,
    types::{BaseType, TypeDefinition, TypeKind, TypeSystemDefinition},
};
use devcenter::{
    app::Proof,
    domain::{actor::Actor, locale::Locale},
    gateway::{Answer, Caller, Door, Gateway, Question, Rules, sdl},
};
use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    studio::{Studio, finding},
};

const DOOR: Door = Door { mutations: false, subscriptions: false, written: true };
/// What goes the quick way: each has to be seen on it, and is asked for much more often than what does not.
const QUICK: [(&str, &str); 34] = [
    ("Query", "news cases videos capabilities newsCategories capabilityCategories tags viewer program version resolveVersion"),
    ("Viewer", "account programs"),
    ("NewsConnection", "nodes edges pageInfo totalCount"),
    ("NewsEdge", "cursor node"),
    ("CaseConnection", "nodes edges pageInfo totalCount"),
    ("CaseEdge", "cursor node"),
    ("VideoConnection", "nodes edges pageInfo totalCount"),
    ("VideoEdge", "cursor node"),
    ("CapabilityConnection", "nodes edges pageInfo totalCount"),
    ("CapabilityEdge", "cursor node"),
    ("ProgramConnection", "nodes edges pageInfo totalCount"),
    ("ProgramEdge", "cursor node"),
    ("VersionConnection", "nodes edges pageInfo"),
    ("VersionEdge", "cursor node"),
    ("PageInfo", "hasNextPage hasPreviousPage startCursor endCursor"),
    ("News", "id kind title summary cover tags pinned publishedAt updatedAt revision body category author source views"),
    ("Case", "id kind title summary cover tags pinned publishedAt updatedAt revision body company industry results"),
    ("Video", "id kind title summary cover tags pinned publishedAt updatedAt revision body sourceUrl durationSeconds level series chapters"),
    ("Capability", "id kind title summary cover tags pinned publishedAt updatedAt revision name tagline category status minClientVersion requirements guide"),
    ("Cover", "url alt"),
    ("Source", "name url"),
    ("Achievement", "label value"),
    ("Chapter", "title startSeconds"),
    ("Body", "markdown"),
    ("NewsCategory", "id slug name place"),
    ("CapabilityCategory", "id slug name place"),
    ("Tag", "id slug name"),
    ("Account", "id name login"),
    ("Program", "id name slogan revision createdAt myRole versions released inReview gray candidate latestUpload logo"),
    ("Version", "id number state description program uploadedBy uploadedAt package review gray grayed release retirement suspension timeline"),
    ("Review", "id version program decision decidedAt decidedBy findings"),
    ("Event", "id program sequence kind at by"),
    ("VersionResolution", "version reason bucket threshold"),
    ("ResolvedVersion", "id number sha256 bytes"),
];
/// The same of types that stand in few places.
const RARE: [(&str, &str); 6] = [
    ("Package", "sha256 bytes inflatedBytes"),
    ("Finding", "code message page severity evidence ruleUrl"),
    ("Gray", "percent since"),
    ("Release", "since"),
    ("Retirement", "cause since"),
    ("Suspension", "reason since was"),
];

fn quick(ty: &str) -> impl Iterator<Item = &'static str> {
    QUICK.iter().chain(&RARE).filter(move |(name, _)| *name == ty).flat_map(|(_, fields)| fields.split(' '))
}

/// How many questions are asked; the same ones each time.
const QUESTIONS: usize = 2_000;

/// A studio with content of every kind, and versions in every state.
async fn furnished() -> Studio {
    let studio = Studio::new().await;
    let (house, editor) = (&studio.house, &studio.editor);
    house.save_labels(editor, "\"名\"").await;
    let (gray, pay) = (house.tag("gray").await, house.tag("pay").await);
    let picture = studio.picture(200, 100).await;
    for number in 0..7 {
        for mutation in ["createCapability", "createNews", "createCase", "createVideo"] {
            let mut input = house.least(mutation, &format!("{mutation} {number} “引号” \\ \u{1F680}")).await;
            input["tagIds"] = [json!([]), json!([gray]), json!([pay, gray]), json!([gray, pay])][number % 4].clone();
            if number % 2 == 0 {
                input["cover"] = json!({ "url": picture, "alt": "图 \"1\"" });
            }
            match mutation {
                "createNews" if number % 3 == 0 => input["source"] = json!({ "name": "源", "url": "https://example.com/?a=1&b=2" }),
                "createCase" => input["results"] = json!([{ "label": "转化率", "value": format!("+{number}%") }, { "label": "l", "value": "v" }]),
                "createVideo" => {
                    input["series"] = if number % 2 == 0 { json!("入门") } else { Value::Null };
                    input["chapters"] = json!([{ "title": "开始", "startSeconds": 0 }, { "title": "结束", "startSeconds": 30 }]);
                }
                "createCapability" => {
                    input["requirements"] = json!(["企业认证", "a \"b\""]);
                    input["minClientVersion"] = if number % 2 == 0 { json!("10.2.3") } else { Value::Null };
                }
                _ => {}
            }
            let id = house.draft(editor, mutation, input).await;
            house.publish(editor, &id).await;
            if number == 3 {
                house.act(editor, "pinContent", json!({ "id": id })).await;
            }
        }
    }
    studio.version("1.0.0", "RELEASED").await;
    studio.version("1.1.0", "RELEASED").await;
    studio.version("1.2.0", "RELEASED").await;
    let rejected = studio.upload("1.3.0").await;
    studio.submit(&rejected).await;
    let mut findings = vec![finding(), finding()];
    findings[1]["severity"] = json!("ADVICE");
    findings[1]["page"] = json!("pages/\"index\"");
    studio.done(&studio.reviewer, "rejectVersion", json!({ "versionId": rejected, "findings": findings })).await;
    studio.done(&studio.admin, "returnVersionToDevelopment", json!({ "versionId": rejected })).await;
    let gray = studio.upload("1.4.0").await;
    studio.submit(&gray).await;
    studio.approve(&gray).await;
    studio.gray(&gray, 33.33).await;
    studio.upload("1.5.0").await;
    // two more, to have lists of programs: one with nothing in it, one of others
    for (role, people) in [
        (devcenter::domain::actor::ProgramRole::Developer, [&studio.developer, &studio.admin]),
        (devcenter::domain::actor::ProgramRole::Admin, [&studio.stranger, &studio.developer]),
    ] {
        house.program(&[(people[0], devcenter::domain::actor::ProgramRole::Admin), (people[1], role)]).await;
    }
    studio
}

/// Makes questions.
struct Author {
    chance: StdRng,
    types: HashMap<String, TypeDefinition>,
    /// What an argument of this name may be given.
    values: HashMap<&'static str, Vec<String>>,
    used: Vec<(String, String)>,
    variables: Vec<(String, String, String)>,
}

impl Author {
    fn new(values: HashMap<&'static str, Vec<String>>) -> Self {
        let types = parse_schema(sdl()).unwrap().definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(it) => Some((it.node.name.node.to_string(), it.node)),
            _ => None,
        });
        let types: HashMap<String, TypeDefinition> = types.collect();
        Self { chance: StdRng::seed_from_u64(7), types, values, used: Vec::new(), variables: Vec::new() }
    }

    fn document(&mut self) -> (String, Value) {
        self.used.clear();
        self.variables.clear();
        let mut body = String::new();
        self.selection("Query", 0, &mut body);
        let declared: Vec<String> = self.variables.iter().map(|(name, ty, _)| format!("${name}: {ty}")).collect();
        let head = if declared.is_empty() { String::new() } else { format!("query ({})", declared.join(", ")) };
        // some are left out
        let given = self.variables.iter().filter(|(_, ty, _)| ty.ends_with('!') || !ty.is_empty());
        let variables = given.filter_map(|(name, _, value)| Some((name.clone(), serde_json::from_str(value).ok()?))).collect::<serde_json::Map<_, _>>();
        (format!("{head}{body}"), Value::Object(variables))
    }

    fn selection(&mut self, name: &str, depth: usize, out: &mut String) {
        let TypeKind::Object(object) = self.types[name].kind.clone() else { panic!("{name}") };
        out.push_str(" {");
        let mut any = false;
        let wanted = if depth == 0 { self.chance.random_range(1..=3) } else { self.chance.random_range(1..=6) };
        for _ in 0..wanted * 4 {
            if self.chance.random_ratio(1, 15) {
                out.push_str(" __typename");
                any = true;
            }
            let field = object.fields.choose(&mut self.chance).unwrap().node.clone();
            let key = (name.to_owned(), field.name.node.to_string());
            if !quick(name).any(|quick| quick == key.1) && !self.chance.random_ratio(1, 200) {
                continue;
            }
            let leaf = named(&field.ty.node.base);
            let nested = self.types.get(&leaf).map(|it| it.kind.clone());
            match nested {
                Some(TypeKind::Object(_)) if depth >= 5 => continue,
                Some(TypeKind::Interface(_) | TypeKind::Union(_)) => continue,
                _ => {}
            }
            let mut arguments = Vec::new();
            for argument in &field.arguments {
                let (argument, ty) = (argument.node.name.node.as_str(), argument.node.ty.node.to_string());
                let required = ty.ends_with('!') && !matches!(argument, "filter" | "text" | "unread");
                // lists of lists of twenty each cost more than is allowed
                let required = required || (argument == "first" && (depth >= 1 || self.chance.random_ratio(2, 3)));
                if !required && !self.chance.random_ratio(1, 8) {
                    continue;
                }
                // both directions at once is one of the mistakes, and a rare one
                if matches!(argument, "last" | "before") && !arguments.is_empty() && !self.chance.random_ratio(1, 20) {
                    continue;
                }
                let key = match (argument, ty.as_str()) {
                    ("filter", "NewsFilter") => "news filter",
                    ("filter", "CapabilityFilter") => "capability filter",
                    ("filter", "VersionFilter!") => "version filter",
                    ("filter", _) => continue,
                    ("after" | "before", _) if self.chance.random_ratio(1, 20) => "nonsense",
                    ("after" | "before", _) => match self.values.keys().find(|known| **known == format!("{} cursor", field.name.node)) {
                        Some(known) => known,
                        None => continue,
                    },
                    ("id", _) if field.name.node == "version" => "version id",
                    ("first", _) if depth >= 1 => "few",
                    (name, _) => match self.values.keys().find(|known| **known == name) {
                        Some(known) => known,
                        None => continue,
                    },
                };
                let value = self.values[key].choose(&mut self.chance).unwrap().clone();
                if !value.starts_with('{') && value.starts_with(|it: char| it == '"' || it.is_ascii_digit()) && self.chance.random_ratio(1, 3) {
                    let variable = format!("v{}", self.variables.len());
                    arguments.push(format!("{argument}: ${variable}"));
                    self.variables.push((variable, ty, value));
                } else {
                    arguments.push(format!("{argument}: {value}"));
                }
            }
            let alias = if !arguments.is_empty() || self.chance.random_ratio(1, 10) { format!("a{}: ", out.len()) } else { String::new() };
            let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
            let fragment = self.chance.random_ratio(1, 12);
            let known = self.used.len();
            let (on_fragment, on_field) = (self.condition(fragment), self.condition(true));
            if fragment {
                write!(out, " ... on {name}{on_fragment} {{").unwrap();
            }
            write!(out, " {alias}{}{arguments}{on_field}", field.name.node).unwrap();
            if matches!(nested, Some(TypeKind::Object(_))) {
                self.selection(&leaf, depth + 1, out);
            }
            if fragment {
                out.push_str(" }");
            }
            // what may be left out is not taken for seen
            if on_fragment.is_empty() && on_field.is_empty() {
                self.used.push(key);
            } else {
                self.used.truncate(known);
            }
            any = true;
            if out.len() > 800 {
                break;
            }
        }
        if !any {
            out.push_str(" __typename");
        }
        out.push_str(" }");
    }
}

impl Author {
    /// What may be left out of the answer, or is; mostly nothing is.
    fn condition(&mut self, here: bool) -> String {
        if !here || !self.chance.random_ratio(1, 150) {
            return String::new();
        }
        let directive = ["skip", "include"].choose(&mut self.chance).unwrap();
        let value = self.chance.random_bool(0.5).to_string();
        let known = self.variables.iter().filter(|(_, ty, _)| ty == "Boolean!").map(|(name, _, _)| name).next_back().cloned();
        match known {
            // one variable may decide about several parts
            Some(name) if self.chance.random_ratio(1, 3) => format!(" @{directive}(if: ${name})"),
            _ if self.chance.random_ratio(1, 4) => format!(" @{directive}(if: {value})"),
            _ => {
                let name = format!("v{}", self.variables.len());
                self.variables.push((name.clone(), "Boolean!".into(), value));
                format!(" @{directive}(if: ${name})")
            }
        }
    }
}

fn named(base: &BaseType) -> String {
    match base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(inner) => named(&inner.base),
    }
}

async fn actor(house: &House, person: &Person) -> Actor {
    match &person.token {
        None => Actor::Anonymous,
        Some(token) => house.app.holder(&Proof::Bearer(token.clone())).await.unwrap().unwrap().actor,
    }
}

async fn ask(gateway: &Arc<Gateway>, actor: &Actor, query: &str, variables: &Value) -> (bool, String) {
    put(gateway, actor, json!({ "query": query, "variables": variables })).await
}

async fn put(gateway: &Arc<Gateway>, actor: &Actor, question: Value) -> (bool, String) {
    let told = question.to_string();
    let question: Question = serde_json::from_value(question).unwrap();
    let caller = Caller {
        actor: actor.clone(),
        address: Ipv4Addr::LOCALHOST.into(),
        credential: None,
        locale: Locale::default(),
        request_id: "the same".into(),
        key: None,
        resume: None,
    };
    match gateway.answer(question, caller, DOOR).await.0 {
        Answer::Written { body, .. } => (true, String::from_utf8(body.into()).unwrap()),
        Answer::Executed { response, .. } => (false, serde_json::to_string(&response).unwrap()),
        Answer::Refused { response, .. } => (false, serde_json::to_string(&response.errors).unwrap()),
        Answer::Kept(_) | Answer::Stream(_) => panic!("{told}"),
    }
}

/// Ids and cursors of everything there is.
async fn values(studio: &Studio) -> HashMap<&'static str, Vec<String>> {
    let query = "{ viewer { programs { edges { cursor node { id versions { edges { cursor node { id } } } } } } } news { edges { cursor } } cases { edges { cursor } } \
                 videos { edges { cursor } } capabilities { edges { cursor } } }";
    let data = studio.house.ask(&studio.admin, query).await.data;
    let (mut ids, mut cursors): (Vec<String>, HashMap<String, Vec<String>>) = Default::default();
    fn walk(value: &Value, of: &str, ids: &mut Vec<String>, cursors: &mut HashMap<String, Vec<String>>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match (name.as_str(), value) {
                        ("id", Value::String(id)) => ids.push(format!("\"{id}\"")),
                        ("cursor", Value::String(cursor)) => cursors.entry(of.to_owned()).or_default().push(format!("\"{cursor}\"")),
                        ("edges" | "node", _) => walk(value, of, ids, cursors),
                        (name, _) => walk(value, name, ids, cursors),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, of, ids, cursors)),
            _ => {}
        }
    }
    walk(&data, "", &mut ids, &mut cursors);
    ids.extend(["\"version_01h455vb4pex5vsknk084sn02q\"".to_owned(), "\"nothing\"".to_owned()]);
    let of = |kind: &str| ids.iter().filter(|id| id.contains(kind) || id.contains("nothing")).cloned().collect::<Vec<_>>();
    let words = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    HashMap::from([
        ("version id", of("version")),
        ("id", of("program")),
        ("programId", of("program")),
        ("news cursor", cursors["news"].clone()),
        ("cases cursor", cursors["cases"].clone()),
        ("videos cursor", cursors["videos"].clone()),
        ("capabilities cursor", cursors["capabilities"].clone()),
        ("programs cursor", cursors["programs"].clone()),
        ("versions cursor", cursors["versions"].clone()),
        ("nonsense", words(&["\"\"", "\"nonsense\"", &cursors["news"][0]])),
        ("few", words(&["1", "2", "3"])),
        ("first", words(&["1", "2", "3", "4", "5", "20", "100", "null", "7", "10", "0", "101"])),
        ("last", words(&["1", "2", "3", "5", "20", "100", "-1"])),
        ("orderBy", words(&["{field: PINNED}", "{field: PUBLISHED_AT, direction: ASC}", "{direction: ASC}", "{}", "null"])),
        ("userKey", words(&["\"u1\"", "\"\"", "\"user-0\"", "\"user-7\""])),
        ("role", words(&["ADMIN", "DEVELOPER", "null"])),
        (
            "news filter",
            words(&["{category: \"platform\"}", "{tag: \"gray\"}", "{tag: \"gray\", category: \"practice\"}", "{text: \"createNews\"}", "{}", "{tag: null}"]),
        ),
        ("capability filter", words(&["{category: \"payment\"}", "{status: BETA}", "{tag: \"pay\"}"])),
        ("version filter", words(&["{states: [RELEASED, RETIRED]}", "{states: []}", "{}", "{states: GRAY}"])),
    ])
}

#[tokio::test]
async fn both_ways_give_the_same_bytes() {
    let studio = furnished().await;
    let house = &studio.house;
    let quick = Gateway::new(house.app.clone(), house.database.reader(), Rules::default());
    let keeping = Gateway::new(house.app.clone(), house.database.reader(), Rules { response_cache_bytes: 1 << 20, ..Rules::default() });
    let plain = Gateway::new(house.app.clone(), house.database.reader(), Rules { plain: true, ..Rules::default() });
    let mut people = Vec::new();
    for person in [&studio.admin, &studio.developer, &studio.stranger, &studio.reviewer, &studio.host, &Person::anonymous()] {
        people.push(actor(house, person).await);
    }
    let mut author = Author::new(values(&studio).await);
    let (mut planned, mut switched, mut bytes, mut seen): (usize, usize, usize, HashSet<(String, String)>) = Default::default();
    for number in 0..QUESTIONS {
        let (query, variables) = author.document();
        // the member, mostly: others see little
        let actor = if number % 3 > 0 { &people[0] } else { people.choose(&mut author.chance).unwrap() };
        let (quickly, answer) = ask(&quick, actor, &query, &variables).await;
        if quickly {
            let (_, expected) = ask(&plain, actor, &query, &variables).await;
            assert_eq!(answer, expected, "{query}\n{variables}\n{actor:?}");
            // and what is kept, the second time
            for _ in 0..2 {
                house.app.pulse().hear(Instant::now());
                assert_eq!(ask(&keeping, actor, &query, &variables).await.1, expected, "{query}\n{variables}\n{actor:?}");
            }
            planned += 1;
            switched += usize::from(query.contains(" @"));
            bytes += answer.len();
            seen.extend(author.used.iter().cloned());
        }
    }
    println!(
        "{planned} of {QUESTIONS} questions went the quick way, {switched} of them with parts to leave out, {bytes} bytes in all, with {} fields: the same bytes as the plain way",
        seen.len()
    );
    assert!(planned >= QUESTIONS / 3 && switched >= 50, "{planned} {switched}");
    for (ty, expected) in QUICK.iter().chain(&RARE) {
        for field in expected.split(' ') {
            assert!(seen.contains(&((*ty).to_owned(), field.to_owned())), "{ty}.{field} never went the quick way");
        }
    }
}

/// The lists that the phone client shows, as it asks for them.
#[tokio::test]
async fn what_the_phone_client_lists_goes_the_quick_way() {
    let documents: HashMap<String, String> = serde_json::from_str(include_str!("../../web/dist/documents.json")).unwrap();
    let studio = furnished().await;
    let house = &studio.house;
    let gateway = |plain| Gateway::new(house.app.clone(), house.database.reader(), Rules { plain, ..Rules::default() });
    let (quick, plain, admin) = (gateway(false), gateway(true), actor(house, &studio.admin).await);
    let versions = json!({ "id": studio.program.to_string(), "states": [] });
    let mine = json!({ "role": "ADMIN" });
    for (name, variables) in [
        ("Home", json!({})),
        ("NewsCategories", json!({})),
        ("NewsList", json!({ "filter": { "tag": "gray" }, "orderBy": { "field": "HEAT" } })),
        ("CaseList", json!({})),
        ("VideoList", json!({ "orderBy": { "field": "PINNED" } })),
        ("CapabilityCategories", json!({})),
        ("CapabilityList", json!({ "filter": { "category": "payment" } })),
        ("Tags", json!({})),
        ("MyPrograms", mine),
        ("ProgramVersions", versions),
    ] {
        let text = documents.values().find(|text| text.starts_with(&format!("query {name}")) && !text[6 + name.len()..].starts_with(char::is_alphanumeric));
        let text = text.unwrap_or_else(|| panic!("{name}"));
        let (quickly, answer) = ask(&quick, &admin, text, &variables).await;
        assert!(quickly, "{name}");
        assert_eq!(answer, ask(&plain, &admin, text, &variables).await.1, "{name}");
        assert!(answer.len() > 100, "{name}: {answer}");
    }
}

/// What other operations of a document leave out is no business of this one.
#[tokio::test]
async fn each_operation_has_switches_of_its_own() {
    let studio = furnished().await;
    let house = &studio.house;
    let gateway = Gateway::new(house.app.clone(), house.database.reader(), Rules::default());
    let admin = actor(house, &studio.admin).await;
    let part = |(name, a, b): (&str, char, char)| {
        format!(
            "query {name}(${a}: Boolean!, ${b}: Boolean!) {{ news(first: 2) {{ nodes {{ ...{name}Part }} }} }} \
             fragment {name}Part on News {{ id ...{name}Title @include(if: ${a}) }} fragment {name}Title on News {{ title @skip(if: ${b}) }} "
        )
    };
    let document = [("One", 'a', 'b'), ("Two", 'c', 'd')].map(part).concat();
    for (name, variables) in [("One", json!({ "a": true, "b": false })), ("Two", json!({ "c": true, "d": false }))] {
        let (quickly, answer) = put(&gateway, &admin, json!({ "query": document, "operationName": name, "variables": variables })).await;
        assert!(quickly && answer.contains("\"title\":"), "{name}: {answer}");
    }
}
