//! Who waits for rows of the log is woken: by a bell within the process, and on PostgreSQL by a notification between processes.

use std::{sync::Arc, time::Duration};

use sqlx::postgres::PgListener;
use tokio::sync::watch;

use super::pulse::Pulse;
use crate::domain::{event::EventKind, id::ProgramId};

/// The name under which instances on one PostgreSQL tell each other that the log has grown.
pub(super) const CHANNEL: &str = "devcenter_log";

/// Rung after each commit that wrote to the log, and after each that stamped it. Whoever listens misses nothing that matters: many
/// rings between two looks are one.
#[derive(Clone)]
pub struct Bell {
    written: Arc<watch::Sender<()>>,
    stamped: Arc<watch::Sender<()>>,
    pulse: Arc<Pulse>,
}

impl Default for Bell {
    fn default() -> Self {
        Self { written: Arc::new(watch::Sender::new(())), stamped: Arc::new(watch::Sender::new(())), pulse: Arc::default() }
    }
}

impl Bell {
    /// What has changed, as far as this process knows.
    pub fn pulse(&self) -> &Pulse {
        &self.pulse
    }
    /// Rows were written to the log, or nobody knows: of this kind, of this program.
    pub(super) fn commits(&self, rows: &[(EventKind, Option<ProgramId>)], certainly: bool) {
        for (kind, program) in rows {
            self.pulse.beat(*kind, *program);
        }
        if certainly && !rows.is_empty() {
            self.written.send_replace(());
        }
    }
    pub fn ring_stamped(&self) {
        self.stamped.send_replace(());
    }
    /// Changes when this process has written rows that wait for their stamp.
    pub fn written(&self) -> watch::Receiver<()> {
        self.written.subscribe()
    }
    /// Changes when rows were stamped, by this process or another.
    pub fn stamped(&self) -> watch::Receiver<()> {
        self.stamped.subscribe()
    }
}

/// How long to wait before trying to listen again.
const PAUSE: Duration = Duration::from_millis(500);

/// After so long without a word it is asked whether anybody is there.
const QUIET: Duration = Duration::from_secs(15);
const ANSWER: Duration = Duration::from_secs(3);

/// What one instance hears of the others; on a connection of its own.
pub struct Wire {
    tell: sqlx::PgPool,
    listen: sqlx::PgPool,
}

impl Wire {
    pub(super) fn new(tell: sqlx::PgPool, listen: sqlx::PgPool) -> Self {
        Self { tell, listen }
    }

    /// Tells the other instances that rows were stamped. Outside any transaction: inside, each commit would wait for the one before it.
    pub async fn tell(&self) -> Result<(), sqlx::Error> {
        sqlx::query(sqlx::AssertSqlSafe(format!("NOTIFY {CHANNEL}"))).execute(&self.tell).await.map(|_| ())
    }

    /// Rings the bell for whatever other instances tell, for ever. While the connection is gone, the poll of the feed stands in.
    pub async fn listen(&self, bell: &Bell) {
        loop {
            if let Err(error) = self.hear(bell).await {
                tracing::warn!(%error, "not listening to the other instances; trying again");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn hear(&self, bell: &Bell) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(&self.listen).await?;
        listener.listen(CHANNEL).await?;
        loop {
            // None: the connection was lost and made again; something may have been said in between
            match tokio::time::timeout(QUIET, listener.try_recv()).await {
                Ok(said) => drop(said?),
                // quiet, or a connection that died without a word
                Err(_) => {
                    let asked = tokio::time::timeout(ANSWER, sqlx::query("SELECT 1").execute(&mut listener)).await;
                    asked.map_err(|_| sqlx::Error::PoolTimedOut)??;
                }
            }
            bell.ring_stamped();
        }
    }
}
