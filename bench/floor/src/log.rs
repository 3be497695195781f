//! The rest of a step, for a floor that leaves nothing of it out: rows of the log get their places and hashes, and the members of a program
//! their notifications, a moment later and many at once, as with devcenter; by two statements.

use std::{sync::Arc, time::Duration};

use sha2::{Digest, Sha256};
use tokio::sync::Notify;
use tokio_postgres::{Client, NoTls, Row};
use wire::Json;

use crate::{answers::Cells, database::Failure};

const MOST: usize = 200;
const BREATH: Duration = Duration::from_millis(5);

/// Rows that have no place yet, with the last that has one.
const PENDING: &str = r#"
SELECT e.written, e.id, e.program_id, e.sequence, e.kind, e.version_id, e.details, e.account_id, e.role, e.channel, e.request_id, e.at, l.position, l.hash
FROM event AS e CROSS JOIN (SELECT position, hash FROM event WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1) AS l
WHERE e.position IS NULL ORDER BY e.written LIMIT 200"#;

const STAMP: &str = r#"
WITH u AS (
  UPDATE event SET position = s.position, hash = s.hash FROM unnest($1::bigint[], $2::bigint[], $3::bytea[]) AS s (written, position, hash)
  WHERE event.written = s.written AND event.position IS NULL RETURNING event.position, event.at, event.program_id, event.account_id)
INSERT INTO notification (account_id, position, at)
SELECT m.account_id, u.position, u.at FROM u JOIN program_member AS m ON m.program_id = u.program_id WHERE m.account_id <> u.account_id"#;

/// Keeps the log for ever, whenever something was written.
pub async fn keep(url: &str, written: Arc<Notify>) -> Result<(), Failure> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    let (pending, stamp) = (client.prepare(PENDING).await?, client.prepare(STAMP).await?);
    tokio::spawn(async move {
        loop {
            written.notified().await;
            while match turn(&client, &pending, &stamp).await {
                Ok(rows) => rows == MOST,
                Err(error) => {
                    eprintln!("the log could not be kept: {error}");
                    false
                }
            } {}
            tokio::time::sleep(BREATH).await;
        }
    });
    Ok(())
}

async fn turn(client: &Client, pending: &tokio_postgres::Statement, stamp: &tokio_postgres::Statement) -> Result<usize, Failure> {
    let rows = client.query(pending, &[]).await?;
    let Some(first) = rows.first() else { return Ok(0) };
    let (mut position, mut hash): (i64, Vec<u8>) = (first.get(12), first.get(13));
    let (mut written, mut positions, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
    for row in &rows {
        position += 1;
        hash = Sha256::new().chain_update(&hash).chain_update(canonical(row, position)).finalize().to_vec();
        written.push(row.get::<_, i64>(0));
        positions.push(position);
        hashes.push(hash.clone());
    }
    client.execute(stamp, &[&written, &positions, &hashes]).await?;
    Ok(rows.len())
}

/// A step as one line of JSON: see `domain/log.rs` of devcenter.
fn canonical(row: &Row, position: i64) -> Vec<u8> {
    let mut line = Json::with_capacity(700);
    line.raw("{\"account\":").id("account", row.id(7)).raw(",\"at\":").time(row.int(11)).raw(",\"channel\":").text(row.text(9));
    line.raw(",\"details\":").raw(row.text(6)).raw(",\"id\":").id("event", row.id(1)).raw(",\"kind\":").text(row.text(4));
    line.raw(",\"position\":").int(position).raw(",\"program\":").id("program", row.id(2)).raw(",\"request\":").text(row.text(10));
    line.raw(",\"role\":").text(row.text(8)).raw(",\"sequence\":").int(row.int(3)).raw(",\"version\":").id("version", row.id(5)).raw("}");
    line.0
}
