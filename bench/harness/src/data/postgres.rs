//! All rows, by COPY.

use std::io::Write;

use futures_util::SinkExt;
use tokio_postgres::Client;

use super::{Cell, Table, World, tables};
use crate::Result;

pub async fn fill(client: &Client, world: &World) -> Result<()> {
    for table in tables() {
        copy(client, world, table).await?;
    }
    Ok(())
}

async fn copy(client: &Client, world: &World, table: &Table) -> Result<()> {
    let sink = client.copy_in::<_, bytes::Bytes>(&format!("COPY {} ({}) FROM STDIN", table.name, table.columns)).await?;
    let mut sink = std::pin::pin!(sink);
    let (send, mut receive) = tokio::sync::mpsc::channel::<Vec<u8>>(4);
    let (world, rows) = (*world, table.rows);
    let made = tokio::task::spawn_blocking(move || {
        let mut text = Vec::new();
        rows(&world, &mut |row| {
            line(&mut text, &row);
            if text.len() > 1 << 20 {
                let _ = send.blocking_send(std::mem::take(&mut text));
            }
        });
        let _ = send.blocking_send(text);
    });
    while let Some(text) = receive.recv().await {
        sink.send(text.into()).await?;
    }
    made.await?;
    sink.finish().await.map_err(|error| format!("{}: {error:?}", table.name))?;
    Ok(())
}

/// A row in the text form of COPY.
fn line(text: &mut Vec<u8>, row: &[Cell]) {
    for (place, cell) in row.iter().enumerate() {
        if place > 0 {
            text.push(b'\t');
        }
        let _ = match cell {
            Cell::Null => text.write_all(b"\\N"),
            Cell::Int(it) => write!(text, "{it}"),
            Cell::Bool(it) => write!(text, "{it}"),
            Cell::Id(it) => write!(text, "{it:032x}"),
            Cell::Bytes(it) => {
                let _ = text.write_all(b"\\\\x");
                it.iter().try_for_each(|byte| write!(text, "{byte:02x}"))
            }
            Cell::Text(it) => {
                for byte in it.bytes() {
                    match byte {
                        b'\\' => text.extend_from_slice(b"\\\\"),
                        b'\n' => text.extend_from_slice(b"\\n"),
                        b'\t' => text.extend_from_slice(b"\\t"),
                        other => text.push(other),
                    }
                }
                Ok(())
            }
        };
    }
    text.push(b'\n');
}
