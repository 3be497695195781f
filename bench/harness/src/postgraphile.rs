//! What PostGraphile is asked, and its answers in the form of the others: uuids become ids, milliseconds times, stored JSON what it says.

use std::net::SocketAddr;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    Result,
    data::Kind,
    load,
    workloads::{Ask, Asks, Workload},
};

const ORDER: &str = "orderBy: [PINNED_DESC, PUBLISHED_AT_DESC, ROW_ID_DESC]";

pub fn document(workload: Workload) -> String {
    match workload {
        Workload::Feed => format!(
            "query Feed($after: Cursor) {{ news: newses(first: 20, after: $after, {ORDER}) {{ nodes {{ rowId title summary cover publishedAt category {{ slug name }} content {{ contentTags(orderBy: [PLACE_ASC]) {{ nodes {{ tag {{ slug name }} }} }} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"
        ),
        Workload::Home => format!(
            "{{ news: newses(first: 10, {ORDER}) {{ nodes {{ rowId title summary cover publishedAt }} }} cases(first: 10, {ORDER}) {{ nodes {{ rowId title summary cover company industry }} }} videos(first: 10, {ORDER}) {{ nodes {{ rowId title cover durationSeconds level }} }} capabilities(first: 20, {ORDER}) {{ nodes {{ rowId name: title tagline status category {{ slug name }} }} }} }}"
        ),
        Workload::Mine => "query Mine($account: UUID!) { programMembers(condition: { accountId: $account }, first: 20, orderBy: [SINCE_DESC, PROGRAM_ID_DESC]) { nodes { role program { rowId name slogan versions(first: 5, orderBy: [UPLOADED_REVISION_DESC]) { nodes { rowId major minor patch state review { rowId decision decidedAt findings } } } } } } }".into(),
        Workload::One => "query One($id: UUID!) { version(rowId: $id) { rowId major minor patch state description uploadedAt uploadedBy: accountByUploadedBy { rowId name } program { rowId name } package: packageByPackageDigest { sha256: digest bytes } review { rowId decision decidedAt findings } percent since cause timeline { nodes { rowId kind at by: account { rowId name } } } } }".into(),
        Workload::Step => "mutation Step($input: PeersAdjustGrayInput!) { adjustGray: peersAdjustGray(input: $input) { version: result { rowId percent program { revision } } } }".into(),
        Workload::Which | Workload::Resolve => "query Which($program: UUID!, $user: String!) { resolveVersion: peersResolveVersion(program: $program, userKey: $user) { rowId number sha256 bytes reason } }".into(),
    }
}

pub fn uuid(bits: u128) -> String {
    let hex = format!("{bits:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Who asks is a variable here.
pub fn variables(asks: &Asks, ask: &Ask) -> Value {
    let of = |kind, place| uuid(asks.world.id(kind, place));
    match ask {
        Ask::Feed(place) => json!({ "after": place.and_then(|place| asks.postgraphile_cursors.get()?.get(place)) }),
        Ask::Home | Ask::Step(..) => json!({}),
        Ask::Mine(account) => json!({ "account": of(Kind::Account, *account) }),
        Ask::One(version, _) => json!({ "id": of(Kind::Version, *version) }),
        Ask::Which(program, user) => json!({ "program": of(Kind::Program, *program), "user": user }),
    }
}

/// The same of the feed as `rows::cursors`, in its own form.
pub async fn cursors(address: SocketAddr) -> Result<Vec<String>> {
    let body = json!({ "query": format!("{{ newses({ORDER}) {{ edges {{ cursor }} }} }}") }).to_string();
    let request = format!("POST /graphql HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let (_, answer) = load::ask(address, request.as_bytes()).await?;
    let answer: Value = serde_json::from_slice(&answer)?;
    let edges = answer["data"]["newses"]["edges"].as_array().ok_or_else(|| format!("no cursors: {answer}"))?;
    Ok(edges.iter().step_by(crate::rows::EVERY).filter_map(|edge| edge["cursor"].as_str().map(str::to_owned)).collect())
}

fn bits(value: &Value) -> u128 {
    u128::from_str_radix(&value.as_str().unwrap_or_default().replace('-', ""), 16).unwrap_or_default()
}

fn id(prefix: &str, value: &Value) -> Value {
    wire::typeid(prefix, bits(value)).into()
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

fn time(value: &Value) -> Value {
    let Some(millis) = number(value) else { return Value::Null };
    let mut json = wire::Json::default();
    json.time(millis);
    serde_json::from_slice(&json.0).unwrap_or_default()
}

fn stored(value: &Value) -> Value {
    value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

fn nodes(list: &Value, made: impl Fn(&Value) -> Value) -> Value {
    list["nodes"].as_array().map(|nodes| nodes.iter().map(made).collect::<Vec<_>>()).into()
}

fn review(it: &Value) -> Value {
    if it.is_null() {
        return Value::Null;
    }
    let findings: Vec<Value> = stored(&it["findings"])
        .as_array()
        .into_iter()
        .flatten()
        .map(|it| json!({ "code": it["code"], "message": it["message"], "severity": it["severity"] }))
        .collect();
    json!({ "id": id("review", &it["rowId"]), "decision": it["decision"], "decidedAt": time(&it["decidedAt"]), "findings": findings })
}

fn version_number(it: &Value) -> Value {
    format!("{}.{}.{}", it["major"], it["minor"], it["patch"]).into()
}

fn account(it: &Value) -> Value {
    if it.is_null() { Value::Null } else { json!({ "id": id("account", &it["rowId"]), "name": it["name"] }) }
}

pub fn canonical(workload: Workload, data: Value) -> Result<Value> {
    Ok(match workload {
        Workload::Feed => {
            let page = &data["news"]["pageInfo"];
            // [order, pinned, at, uuid]
            let end: Value = page["endCursor"].as_str().and_then(|end| serde_json::from_slice(&BASE64_STANDARD.decode(end).ok()?).ok()).unwrap_or_default();
            let end = wire::cursor(wire::PINNED_ORDER, [number(&end[1]).unwrap_or_default(), number(&end[2]).unwrap_or_default()], bits(&end[3]));
            let item = |it: &Value| {
                json!({ "id": id("news", &it["rowId"]), "title": it["title"], "summary": it["summary"], "cover": stored(&it["cover"]), "publishedAt": time(&it["publishedAt"]), "category": it["category"],
                    "tags": nodes(&it["content"]["contentTags"], |it| it["tag"].clone()) })
            };
            json!({ "news": { "nodes": nodes(&data["news"], item), "pageInfo": { "hasNextPage": page["hasNextPage"], "endCursor": end } } })
        }
        Workload::Home => {
            let list = |name: &str, kind: &'static str| {
                nodes(&data[name], |it| {
                    let mut it = it.clone();
                    it["id"] = id(kind, &it["rowId"]);
                    if kind != "capability" {
                        it["cover"] = stored(&it["cover"]);
                    }
                    if kind == "news" {
                        it["publishedAt"] = time(&it["publishedAt"]);
                    }
                    it.as_object_mut().map(|it| it.remove("rowId"));
                    it
                })
            };
            let lists = [("news", "news"), ("cases", "case"), ("videos", "video"), ("capabilities", "capability")];
            lists.into_iter().map(|(name, kind)| (name.to_owned(), json!({ "nodes": list(name, kind) }))).collect::<serde_json::Map<_, _>>().into()
        }
        Workload::Mine => {
            let version =
                |it: &Value| json!({ "id": id("version", &it["rowId"]), "number": version_number(it), "state": it["state"], "review": review(&it["review"]) });
            let program = |it: &Value| {
                let program = &it["program"];
                json!({ "id": id("program", &program["rowId"]), "name": program["name"], "slogan": program["slogan"], "myRole": it["role"], "versions": { "nodes": nodes(&program["versions"], version) } })
            };
            json!({ "viewer": { "programs": { "nodes": nodes(&data["programMembers"], program) } } })
        }
        Workload::One => {
            let it = &data["version"];
            let mut package = it["package"].clone();
            package["bytes"] = number(&package["bytes"]).into();
            let (state, since) = (it["state"].as_str().unwrap_or_default(), time(&it["since"]));
            let only = |wanted: &str, value: Value| if state == wanted { value } else { Value::Null };
            json!({ "version": {
                "id": id("version", &it["rowId"]), "number": version_number(it), "state": state, "description": it["description"], "uploadedAt": time(&it["uploadedAt"]), "uploadedBy": account(&it["uploadedBy"]),
                "program": { "id": id("program", &it["program"]["rowId"]), "name": it["program"]["name"] }, "package": package, "review": review(&it["review"]),
                "gray": only("GRAY", json!({ "percent": it["percent"].as_f64().unwrap_or_default() / 100.0, "since": since })), "release": only("RELEASED", json!({ "since": since })),
                "retirement": only("RETIRED", json!({ "cause": it["cause"], "since": since })),
                "timeline": nodes(&it["timeline"], |it| json!({ "id": id("event", &it["rowId"]), "kind": it["kind"], "at": time(&it["at"]), "by": account(&it["by"]) })),
            } })
        }
        Workload::Step => {
            let it = &data["adjustGray"]["version"];
            json!({ "adjustGray": { "version": { "id": id("version", &it["rowId"]), "gray": { "percent": it["percent"].as_f64().unwrap_or_default() / 100.0 } },
                "event": { "sequence": number(&it["program"]["revision"]) }, "userErrors": [] } })
        }
        Workload::Which | Workload::Resolve => {
            let it = &data["resolveVersion"];
            json!({ "resolveVersion": { "version": { "id": id("version", &it["rowId"]), "number": it["number"], "sha256": it["sha256"], "bytes": number(&it["bytes"]) }, "reason": it["reason"] } })
        }
    })
}
