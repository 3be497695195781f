//! Equal answers, proved before anything is timed: the first server is what the others are held against.

use std::collections::HashMap;

use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio_postgres::Client;
use wire::typeid;

use crate::{
    Result, load, say,
    servers::Server,
    workloads::{Ask, Asks, Speaks, Workload, canonical, request, step_rows},
};

const QUESTIONS: usize = 40;

pub fn all(runtime: &Runtime, servers: &[Server], asks: &Asks, workloads: &[Workload], control: Option<&Client>) -> Result<()> {
    let mut reference: HashMap<(Workload, usize), Value> = HashMap::new();
    for server in servers {
        let mut line = format!("{:<14} answers as {}:", server.name, servers[0].name);
        for workload in workloads {
            if *workload == Workload::Resolve && !matches!(server.speaks, Speaks::Devcenter | Speaks::Rest) {
                continue;
            }
            for (place, ask) in asks.list(*workload, 7, QUESTIONS).iter().enumerate() {
                let wrong = |why: String| format!("{} {} ({ask:?}): {why}", server.name, workload.name());
                let answer = match ask {
                    Ask::Step(gray, percent, _) => runtime.block_on(stepped(server, asks, (*gray, *percent, place), control)),
                    _ => runtime.block_on(asked(server, asks, *workload, ask)),
                };
                let answer = answer.map_err(|error| wrong(error.to_string()))?;
                match reference.get(&(*workload, place)) {
                    None => drop(reference.insert((*workload, place), answer)),
                    Some(expected) => {
                        if let Some(why) = difference(expected, &answer, "data") {
                            return Err(wrong(why).into());
                        }
                    }
                }
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
    let key = format!("check-{}-{}-{place}", server.name, std::process::id());
    let (program, version) = (asks.world.id(crate::data::Kind::Program, asks.grays[gray].0), asks.world.id(crate::data::Kind::Version, asks.grays[gray].1));
    let Some(control) = control else {
        return stepped_in_file(server, asks, (gray, percent), &key).await;
    };
    let stands = format!(
        "SELECT p.revision, v.percent::bigint FROM program AS p JOIN version AS v ON v.program_id = p.id WHERE p.id = '{program:032x}' AND v.id = '{version:032x}'"
    );
    let before = control.query_one(&stands, &[]).await?;
    let (revision, percent_before): (i64, i64) = (before.get(0), before.get(1));
    let percent = if percent == percent_before { percent + 1 } else { percent };
    let answer = asked(server, asks, Workload::Step, &Ask::Step(gray, percent, key.clone())).await?;
    let after = control.query_one(&stands, &[]).await?;
    if (after.get::<_, i64>(0), after.get::<_, i64>(1)) != (revision + 1, percent) {
        return Err(format!("revision {} and percentage {} stand, not {} and {percent}", after.get::<_, i64>(0), after.get::<_, i64>(1), revision + 1).into());
    }
    let found = format!(
        "SELECT jsonb_build_object('kind', kind, 'role', role, 'channel', channel, 'subject', subject, 'other', other_version_id, 'details', details::jsonb)::text, \
         replace(account_id::text, '-', ''), abs(at - extract(epoch FROM now()) * 1000) < 60000 FROM event WHERE program_id = '{program:032x}' AND sequence = {} AND version_id = '{version:032x}'",
        revision + 1
    );
    let row = control.query_opt(&found, &[]).await?.ok_or("no event was written")?;
    let mut event: Value = serde_json::from_str(row.get(0))?;
    event["account"] = typeid("account", u128::from_str_radix(row.get(1), 16)?).into();
    event["program"] = asks.grays[gray].0.into();
    if let Some(why) = difference(&step_rows(asks, gray, percent, percent_before), &event, "event") {
        return Err(why.into());
    }
    if !row.get::<_, bool>(2) {
        return Err("the event has another time than now".into());
    }
    // the reply is kept, to be given again
    let mut kept = None;
    for _ in 0..20 {
        kept = control
            .query_opt("SELECT reply, status, octet_length(fingerprint), outcome, expires_at FROM idempotency WHERE key = $1 AND reply IS NOT NULL", &[&key])
            .await?;
        if kept.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let kept = kept.ok_or("no reply is kept under the key")?;
    let reply = canonical(server.speaks, Workload::Step, kept.get::<_, &str>(0).as_bytes())?;
    if reply != answer || kept.get::<_, i32>(1) != 200 || kept.get::<_, i32>(2) != 32 {
        return Err(format!("another reply is kept: {reply}").into());
    }
    if server.speaks != Speaks::Devcenter {
        // as if it had not been: a server that remembers is not told of it
        control
            .batch_execute(&format!(
                "BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM event WHERE program_id = '{program:032x}' AND sequence > {revision}; \
                 UPDATE program SET revision = {revision} WHERE id = '{program:032x}'; UPDATE version SET percent = {percent_before} WHERE id = '{version:032x}'; COMMIT"
            ))
            .await?;
    }
    if answer["adjustGray"]["event"]["sequence"] != json!(revision + 1)
        || answer["adjustGray"]["version"]["gray"]["percent"].as_f64() != Some(percent as f64 / 100.0)
    {
        return Err(format!("an answer beside the rows: {answer}").into());
    }
    Ok(json!({ "id": answer["adjustGray"]["version"]["id"], "userErrors": answer["adjustGray"]["userErrors"] }))
}

/// The same in a SQLite file of the server's own.
async fn stepped_in_file(server: &Server, asks: &Asks, (gray, percent): (usize, i64), key: &str) -> Result<Value> {
    let file = server.file.as_ref().ok_or("no file")?;
    let open = || rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY);
    let (program, version) = (
        asks.world.id(crate::data::Kind::Program, asks.grays[gray].0).to_be_bytes(),
        asks.world.id(crate::data::Kind::Version, asks.grays[gray].1).to_be_bytes(),
    );
    let stands = "SELECT p.revision, v.percent FROM program AS p JOIN version AS v ON v.program_id = p.id WHERE p.id = ?1 AND v.id = ?2";
    let (revision, before): (i64, i64) = open()?.query_row(stands, [program, version], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let percent = if percent == before { percent + 1 } else { percent };
    let answer = asked(server, asks, Workload::Step, &Ask::Step(gray, percent, key.to_owned())).await?;
    let after: (i64, i64) = open()?.query_row(stands, [program, version], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if after != (revision + 1, percent) {
        return Err(format!("{after:?} stands, not {:?}", (revision + 1, percent)).into());
    }
    let found = "SELECT json_object('kind', kind, 'role', role, 'channel', channel, 'subject', subject, 'other', other_version_id, 'details', json(details)), lower(hex(account_id)) \
        FROM event WHERE program_id = ?1 AND sequence = ?3 AND version_id = ?2";
    let (text, account): (String, String) =
        open()?.query_row(found, rusqlite::params![program, version, revision + 1], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut event: Value = serde_json::from_str(&text)?;
    event["account"] = typeid("account", u128::from_str_radix(&account, 16)?).into();
    event["program"] = asks.grays[gray].0.into();
    if let Some(why) = difference(&step_rows(asks, gray, percent, before), &event, "event") {
        return Err(why.into());
    }
    let mut reply = String::new();
    for _ in 0..20 {
        reply = open()?.query_row("SELECT COALESCE(max(reply), '') FROM idempotency WHERE key = ?1", [key], |row| row.get(0))?;
        if !reply.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    if canonical(server.speaks, Workload::Step, reply.as_bytes())? != answer {
        return Err(format!("another reply is kept: {reply}").into());
    }
    Ok(json!({ "id": answer["adjustGray"]["version"]["id"], "userErrors": answer["adjustGray"]["userErrors"] }))
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
