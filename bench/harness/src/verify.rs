//! Equal answers, proved before anything is timed: the first server is what the others are held against.

use std::{
    collections::HashMap,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio_postgres::Client;
use wire::typeid;

use crate::{
    Result,
    data::{Kind, MEMBERS, VERSIONS, number},
    load, postgraphile,
    requests::{Speaks, request},
    rows::Rows,
    say,
    servers::{Server, WHOLE},
    workloads::{Ask, Asks, Workload},
};

/// By chance, beside the edges.
const QUESTIONS: usize = 40;

/// What some answer must have: where it never stands, nobody could be caught answering it wrongly.
fn cases(workload: Workload) -> &'static [&'static str] {
    match workload {
        Workload::Feed => &["\"cover\":null", "\"tags\":[]", "\"hasNextPage\":true", "\"hasNextPage\":false"],
        Workload::Mine => &["\"review\":null", "\"decision\":null", "\"APPROVED\",\"findings\":[]", "\"ADVICE\"", "\"BLOCKING\""],
        Workload::One => &[
            "\"review\":null",
            "\"ADVICE\"",
            "\"gray\":{",
            "\"release\":{",
            "\"retirement\":{",
            "\"state\":\"DEVELOPMENT\"",
            "\"state\":\"IN_REVIEW\"",
            "\"state\":\"REJECTED\"",
            "\"state\":\"APPROVED\"",
        ],
        Workload::Which | Workload::Resolve => &["\"GRAY_MEMBER\"", "\"GRAY_BUCKET\"", "\"RELEASED\""],
        Workload::Home | Workload::Step => &[],
    }
}

pub fn all(runtime: &Runtime, servers: &[Server], asks: &Asks, workloads: &[Workload], control: Option<&Client>) -> Result<()> {
    let mut reference: HashMap<(Workload, usize), Value> = HashMap::new();
    for (nth, server) in servers.iter().enumerate() {
        let mut line = format!("{:<14} answers as {}:", server.name, servers[0].name);
        for workload in workloads {
            if !server.knows(*workload) {
                continue;
            }
            let mut unseen = cases(*workload).to_vec();
            for (place, ask) in asks.list(*workload, 7, QUESTIONS).into_iter().chain(asks.edges(*workload)).enumerate() {
                let wrong = |why: String| format!("{} {} ({ask:?}): {why}", server.name, workload.name());
                let answer = match ask {
                    Ask::Step(gray, percent, _) => runtime.block_on(stepped(server, asks, (gray, percent, place), control)),
                    _ => runtime.block_on(asked(server, asks, *workload, &ask)),
                };
                let answer = answer.map_err(|error| wrong(error.to_string()))?;
                let text = answer.to_string();
                unseen.retain(|case| !text.contains(case));
                if nth == 0 {
                    reference.insert((*workload, place), answer);
                } else if let Some(why) = reference.get(&(*workload, place)).and_then(|expected| difference(expected, &answer, "data")) {
                    return Err(wrong(why).into());
                }
            }
            if !unseen.is_empty() {
                return Err(format!("{} {}: no answer has {}", server.name, workload.name(), unseen.join(" or ")).into());
            }
            line.push_str(&format!(" {}", workload.name()));
        }
        say(&line);
    }
    Ok(())
}

async fn asked(server: &Server, asks: &Asks, workload: Workload, ask: &Ask) -> Result<Value> {
    let (status, body) = load::ask(server.address, &request(asks, server.speaks, workload, ask)).await?;
    if status != 200 {
        return Err(format!("{status} {}", String::from_utf8_lossy(&body)).into());
    }
    let answer = canonical(server.speaks, workload, &body)?;
    let text = answer.to_string();
    let good = workload.good(Speaks::Devcenter);
    if !text.contains(good.has) {
        return Err(format!("{} is missing in {text}", good.has).into());
    }
    Ok(answer)
}

/// A step, answered and written: what is in the tables counts.
async fn stepped(server: &Server, asks: &Asks, (gray, percent, place): (usize, i64, usize), control: Option<&Client>) -> Result<Value> {
    let rows = match (control, &server.file) {
        (Some(control), _) => Rows::Postgres(control),
        (None, Some(file)) => Rows::File(file),
        (None, None) => return Err("no database".into()),
    };
    let (world, of, key) = (&asks.world, asks.grays[gray], format!("check-{}-{}-{place}", server.name, std::process::id()));
    let (program, version) = (rows.id(world.id(Kind::Program, of.program)), rows.id(world.id(Kind::Version, of.version)));
    let stand = async || -> Result<(i64, i64)> {
        let sql =
            format!("SELECT p.revision, v.percent FROM program AS p JOIN version AS v ON v.program_id = p.id WHERE p.id = {program} AND v.id = {version}");
        let found = rows.ask(&sql).await?;
        let row = found.first().ok_or("no such version")?;
        Ok((row.number(0)?, row.number(1)?))
    };
    let (revision, before) = stand().await?;
    let percent = if percent == before { percent + 1 } else { percent };
    let answer = asked(server, asks, Workload::Step, &Ask::Step(gray, percent, key.clone())).await?;
    let (stands, sequence) = (stand().await?, revision + 1);
    if stands != (sequence, percent) {
        return Err(format!("revision and percentage are {stands:?}, not {:?}", (sequence, percent)).into());
    }
    let sql = format!(
        "SELECT kind, role, channel, subject, other_version_id, details, account_id, at FROM event \
         WHERE program_id = {program} AND version_id = {version} AND sequence = {sequence}"
    );
    let found = rows.ask(&sql).await?;
    let row = found.first().ok_or("no event was written")?;
    let event = json!({
        "kind": row.text(0), "role": row.text(1), "channel": row.text(2), "subject": row.text(3), "other": row.text(4),
        "details": serde_json::from_str::<Value>(row.text(5).unwrap_or_default())?, "account": typeid("account", row.id(6)?),
    });
    let expected = json!({
        "kind": "GRAY_ADJUSTED", "role": "PROGRAM_ADMIN", "channel": "DESKTOP", "subject": null, "other": null,
        "details": {
            "moves": [{ "version": world.named(Kind::Version, of.version), "number": number(of.version % VERSIONS), "from": "GRAY", "to": "GRAY" }],
            "percent": percent, "percentBefore": before,
        },
        "account": world.named(Kind::Account, of.admin),
    });
    if let Some(why) = difference(&expected, &event, "event") {
        return Err(why.into());
    }
    if (row.number(7)? - SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as i64).abs() > 60_000 {
        return Err("the event has another time than now".into());
    }
    kept(rows, server, &key, &answer).await?;
    if server.name == WHOLE {
        followed(rows, &format!("program_id = {program} AND sequence = {sequence}")).await?;
    }
    if let Rows::Postgres(control) = rows
        && server.speaks != Speaks::Devcenter
    {
        // as if it had not been: a server that remembers is not told of it
        control
            .batch_execute(&format!(
                "BEGIN; SET LOCAL session_replication_role = replica; \
                 DELETE FROM notification WHERE position IN (SELECT position FROM event WHERE program_id = {program} AND sequence > {revision}); \
                 DELETE FROM event WHERE program_id = {program} AND sequence > {revision}; UPDATE program SET revision = {revision} WHERE id = {program}; UPDATE version SET percent = {before} WHERE id = {version}; COMMIT"
            ))
            .await?;
    }
    let told = &answer["adjustGray"];
    if told["event"]["sequence"] != json!(sequence) || told["version"]["gray"]["percent"].as_f64() != Some(percent as f64 / 100.0) {
        return Err(format!("an answer beside the rows: {answer}").into());
    }
    Ok(json!({ "id": told["version"]["id"], "userErrors": told["userErrors"] }))
}

/// A moment later the event has its place in the log, and everybody else in the program is told.
async fn followed(rows: Rows<'_>, event: &str) -> Result<()> {
    let sql = format!(
        "SELECT length(hash), (SELECT count(*) FROM notification AS n WHERE n.position = e.position) FROM event AS e WHERE {event} AND position IS NOT NULL"
    );
    for _ in 0..20 {
        if let Some(row) = rows.ask(&sql).await?.first() {
            return if (row.number(0)?, row.number(1)?) == (32, MEMBERS as i64 - 1) {
                Ok(())
            } else {
                Err("the log or the notifications are not as they should be".into())
            };
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("the event has no place in the log".into())
}

/// The reply is kept, to be given again; maybe a moment later.
async fn kept(rows: Rows<'_>, server: &Server, key: &str, answer: &Value) -> Result<()> {
    let sql = format!("SELECT reply, status, length(fingerprint) FROM idempotency WHERE key = '{key}' AND reply IS NOT NULL");
    for _ in 0..20 {
        if let Some(row) = rows.ask(&sql).await?.first() {
            let reply = canonical(server.speaks, Workload::Step, row.text(0).unwrap_or_default().as_bytes())?;
            return match reply == *answer && row.number(1)? == 200 && row.number(2)? == 32 {
                true => Ok(()),
                false => Err(format!("another reply is kept: {reply}").into()),
            };
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("no reply is kept under the key".into())
}

/// An answer in the form of devcenter's data, to be compared.
pub fn canonical(speaks: Speaks, workload: Workload, answer: &[u8]) -> Result<Value> {
    let mut answer: Value =
        serde_json::from_slice(answer).map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&answer[..answer.len().min(300)])))?;
    if answer.get("errors").is_some() {
        return Err(answer.to_string().into());
    }
    if workload == Workload::Resolve && answer.get("reason").is_some() {
        return Ok(answer);
    }
    let data = answer.get_mut("data").map(Value::take).ok_or_else(|| format!("no data: {answer}"))?;
    if speaks == Speaks::Postgraphile { postgraphile::canonical(workload, data) } else { Ok(data) }
}

/// Where two answers differ first; numbers are compared as numbers.
pub fn difference(expected: &Value, found: &Value, at: &str) -> Option<String> {
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            let missing = a.keys().find(|key| !b.contains_key(*key)).or_else(|| b.keys().find(|key| !a.contains_key(*key)));
            if let Some(key) = missing {
                return Some(format!("{at}.{key} stands in one answer alone"));
            }
            a.iter().find_map(|(key, value)| difference(value, &b[key], &format!("{at}.{key}")))
        }
        (Value::Array(a), Value::Array(b)) => {
            if a.len() != b.len() {
                return Some(format!("{at} has {} and {} items", a.len(), b.len()));
            }
            a.iter().zip(b).enumerate().find_map(|(place, (a, b))| difference(a, b, &format!("{at}.{place}")))
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64() => None,
        (a, b) if a == b => None,
        (a, b) => Some(format!("{at} is {a} and {b}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_differs() {
        let answer = json!({ "tags": ["a", "b"], "findings": [{ "code": "BRAND" }], "percent": 10.0, "by": null });
        let other = |name: &str, value: Value| {
            let mut other = answer.clone();
            other[name] = value;
            difference(&answer, &other, "data")
        };
        assert_eq!(other("percent", json!(10)), None);
        assert_eq!(other("tags", json!(["b", "a"])).as_deref(), Some("data.tags.0 is \"a\" and \"b\""));
        assert_eq!(other("findings", json!([])).as_deref(), Some("data.findings has 1 and 0 items"));
        assert_eq!(other("findings", json!([{}])).as_deref(), Some("data.findings.0.code stands in one answer alone"));
        assert_eq!(other("percent", json!(10.01)).as_deref(), Some("data.percent is 10.0 and 10.01"));
        assert_eq!(other("by", json!(0)).as_deref(), Some("data.by is null and 0"));
        assert_eq!(other("more", json!(null)).as_deref(), Some("data.more stands in one answer alone"));
    }
}
