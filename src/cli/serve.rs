//! `devcenter serve`: the real thing.

use std::{net::SocketAddr, path::Path, sync::Arc};

use clap::Args;
use tokio::net::TcpListener;

use super::{CliError, Place, backup_before, log, objects, policy, rules, say, setup, stopped};
use crate::{
    app::{
        App,
        clock::{Mint, SystemClock},
    },
    config::Settings,
    gateway::Gateway,
    server::{self, Crowd, House, Tls},
    store::{
        Address, Database,
        migrate::{Direction, migrate_after},
    },
};

#[derive(Args)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) place: Place,
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub(super) fn overrides(&self) -> Vec<(&'static str, String)> {
        self.listen.iter().map(|listen| ("listen", listen.to_string())).collect()
    }

    pub(super) async fn run(&self, settings: &Settings) -> Result<(), CliError> {
        log(&settings.log_level, settings.log_format);
        raise_open_files(settings.limits.connections);
        let tls = settings.tls.as_ref().map(|(certificate, key)| Tls::open(certificate, key)).transpose()?;
        // the lock first: nobody else may be in the folder while its tables change
        let database = Database::open(&settings.address(), true).await?;
        let made = |file: &Path| tracing::info!(file = %file.display(), "the tables are about to change; everything as it was is in this backup");
        Box::pin(migrate_after(&settings.address(), Direction::Up, true, backup_before(settings, false, made))).await?;
        let listener = TcpListener::bind(settings.listen).await.map_err(|error| CliError::Listen(settings.listen, error))?;
        let address = listener.local_addr()?;
        let app = App::with_policy(&database, objects(settings)?, Arc::new(SystemClock), Mint::from_system(), policy(settings, address));
        if matches!(settings.address(), Address::Sqlite(_)) {
            // the folder is ours alone: whatever was under way in it has ended
            app.recover().await?;
        }
        let gateway = Gateway::new(app.clone(), database.reader(), rules(settings)?);
        // the schema is read for validating now, and not by the first who asks
        let _ = Gateway::check("{ __typename }");
        let scheme = if tls.is_some() { "https" } else { "http" };
        say(&format!("devcenter listens on {scheme}://{address}\n"))?;
        setup::welcome(&app, settings).await?;
        server::serve(
            listener,
            House {
                app,
                gateway,
                database: database.clone(),
                graphiql: settings.graphiql,
                origins: settings.origins.clone(),
                streams: Arc::default(),
                atom: Arc::default(),
                metrics: settings.metrics,
                draft_statuses: settings.draft_statuses,
                production: settings.production,
                crowd: Crowd::of(&settings.limits),
                limits: settings.limits.clone(),
                trusted: settings.trusted.clone(),
                tls,
            },
            stopped,
        )
        .await;
        database.close().await;
        Ok(())
    }
}

/// As many open files as the process may have: by habit systems allow it 1,024, and a connection is one.
fn raise_open_files(connections: usize) {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "no more files can be open at once than the process was given");
    }
    if let Some(most) = getrlimit(Resource::Nofile).current.filter(|most| *most < connections as u64) {
        tracing::warn!(most, connections, "fewer files can be open at once than there may be connections; see devcenter doctor");
    }
}
