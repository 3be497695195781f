//! One instance of several leads: whoever holds a lock of PostgreSQL's on a connection of its own. The lock goes with the connection, so
//! that another takes over when the process dies, however it dies.

use std::time::Duration;

use sqlx::{ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};
use tokio::sync::Mutex;

/// The database answers within this time, or the lead is lost.
const ASKED: Duration = Duration::from_secs(1);

/// A lead that one instance holds at a time. On SQLite there is one instance, which always has it.
pub struct Lead {
    /// None on SQLite.
    options: Option<PgConnectOptions>,
    key: i64,
    session: Mutex<Session>,
}

#[derive(Default)]
struct Session {
    connection: Option<PgConnection>,
    leads: bool,
}

impl Lead {
    pub(super) fn new(options: Option<PgConnectOptions>, key: i64) -> Self {
        // a machine that vanished without a word is missed after about three seconds
        let options = options.map(|it| {
            let vanished = [("tcp_keepalives_idle", "1"), ("tcp_keepalives_interval", "1"), ("tcp_keepalives_count", "2")];
            it.application_name("devcenter leader").options(vanished)
        });
        Self { options, key, session: Mutex::default() }
    }

    /// Whether this instance leads now: keeps the lead if it has it, and otherwise tries to take it.
    pub async fn hold(&self) -> Result<bool, sqlx::Error> {
        let Some(options) = &self.options else { return Ok(true) };
        let mut session = self.session.lock().await;
        // a connection that fails is dropped: whether the server has noticed or not, its lock is no longer ours
        let Session { connection, leads } = std::mem::take(&mut *session);
        let mut connection = match connection {
            Some(connection) => connection,
            None => options.connect().await?,
        };
        let asked = async {
            if leads {
                return connection.ping().await.map(|()| true);
            }
            sqlx::query_scalar::<_, bool>("SELECT pg_try_advisory_lock($1)").bind(self.key).fetch_one(&mut connection).await
        };
        let leads = tokio::time::timeout(ASKED, asked).await.map_err(|_| sqlx::Error::PoolTimedOut)??;
        *session = Session { connection: Some(connection), leads };
        Ok(leads)
    }

    /// Lets another lead.
    pub async fn leave(&self) {
        if let Some(connection) = std::mem::take(&mut *self.session.lock().await).connection
            && let Err(error) = connection.close().await
        {
            tracing::debug!(%error, "the leader's connection was gone already");
        }
    }
}
