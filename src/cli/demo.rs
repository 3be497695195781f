//! `devcenter demo`: throw-away data worth reading, people with a token each, and three lines to begin with.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use clap::Args;
use serde_json::json;
use tokio::net::TcpListener;

use super::{
    CliError, log,
    programs::{self, Cast},
    rules, say, seed, stopped,
};
use crate::{
    app::{
        Answers, App, Endpoints, Objects, Visitor,
        clock::{Mint, SystemClock},
    },
    config::LogFormat,
    config::Settings,
    domain::{
        actor::{Channel, PlatformRole},
        id::AccountId,
        log::hex,
        package::PackageLimits,
    },
    gateway::Gateway,
    server::{self, Crowd, House, Trusted},
    store::{
        Address, Database,
        images::Images,
        migrate::{Direction, migrate},
        packages::Packages,
    },
};

#[derive(Args)]
pub(super) struct Demo {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Print one line of JSON instead: `url`, `graphql`, `tokens` and `password`.
    #[arg(long)]
    json: bool,
}

/// One for all, and another each time: the demo may be reached by others.
fn throwaway_password() -> String {
    let mut bytes = [0; 5];
    Mint::from_system().fill(&mut bytes);
    format!("demo-{}", hex(&bytes))
}

/// Lets somebody sign in with a browser, the way everybody gets their first password: by a link, used once.
async fn give_password(app: &Arc<App>, account: AccountId, password: &str, channel: Channel) -> Result<(), CliError> {
    let link = app.create_sign_in_link(account).await?;
    let answers = Answers { login: String::new(), name: String::new(), password: password.to_owned() };
    let visitor = Visitor { address: Ipv4Addr::LOCALHOST.into(), agent: "demo".into(), channel, request_id: "demo".into() };
    app.use_link(link.secret.reveal().to_owned(), answers, visitor).await?;
    Ok(())
}

/// The people of the demo: their login, name, who they are in the host app, platform roles and channel.
const PEOPLE: [(&str, &str, &str, &[PlatformRole], Channel); 5] = [
    ("admin", "小程序管理员", "2088102146225135", &[], Channel::Mobile),
    ("developer", "小程序开发者", "user-000042", &[], Channel::Cli),
    ("reviewer", "平台审核员", "user-reviewer", &[PlatformRole::Reviewer], Channel::Desktop),
    ("editor", "内容编辑", "user-editor", &[PlatformRole::Editor], Channel::Desktop),
    ("operator", "平台管理员", "user-operator", &[PlatformRole::PlatformAdmin], Channel::Desktop),
];

impl Demo {
    pub(super) async fn run(&self, settings: &Settings) -> Result<(), CliError> {
        log("warn", LogFormat::Text);
        // deleted when it is dropped, at the end of this function
        let folder = tempfile::Builder::new().prefix("devcenter-demo-").tempdir()?;
        let address = Address::Sqlite(folder.path().to_owned());
        let listener = TcpListener::bind(self.listen).await.map_err(|error| CliError::Listen(self.listen, error))?;
        let database = Database::open(&address, true).await?;
        migrate(&address, Direction::Up, true).await?;
        let objects = Objects {
            images: Images::in_folder(folder.path())?,
            packages: Packages::in_folder(folder.path())?,
            package_limits: PackageLimits::default(),
            endpoints: Endpoints { loopback: settings.webhooks_loopback, ..Endpoints::default() },
        };
        let app = App::new(&database, objects.clone(), Arc::new(SystemClock), Mint::from_system());

        let mut people = Vec::new();
        let password = throwaway_password();
        for (login, name, user_key, roles, channel) in PEOPLE {
            let id = app.create_account(login, name, Some(user_key), roles).await?;
            give_password(&app, id, &password, channel).await?;
            people.push((login, name, id, app.create_token(id, "demo", channel, 1).await?.secret));
        }
        let id_of = |login: &str| people.iter().find(|(name, ..)| *name == login).map(|(_, _, id, _)| *id);
        let editor = id_of("editor");
        let counts = seed::content(&database, &objects, editor).await?;
        let mut programs = 0;
        if let (Some(admin), Some(developer), Some(reviewer), Some(operator)) = (id_of("admin"), id_of("developer"), id_of("reviewer"), id_of("operator")) {
            programs = programs::plant(&database, &objects, &Cast { admin, developer, reviewer, operator }).await?;
            // the same admin on the desktop, where taking down is possible; and the host app, which only asks who gets what
            people.push(("admin-desktop", "小程序管理员（电脑端）", admin, app.create_token(admin, "demo desktop", Channel::Desktop, 1).await?.secret));
            people.push(("host", "宿主应用（仅解析版本）", operator, app.create_resolve_token(operator, "demo host", 1).await?.secret));
        }

        let gateway = Gateway::new(app.clone(), database.reader(), rules(settings)?);
        let url = format!("http://{}", listener.local_addr()?);
        let editor = people.iter().find(|(login, ..)| *login == "editor").map_or("", |(.., secret)| secret.reveal());
        if self.json {
            let tokens: serde_json::Map<_, _> = people.iter().map(|(login, _, _, secret)| ((*login).to_owned(), secret.reveal().into())).collect();
            say(&format!("{}\n", json!({ "url": url, "graphql": format!("{url}/graphql"), "tokens": tokens, "password": password })))?;
        } else {
            let mut text = format!("devcenter demo: {counts}, {programs} programs; all of it is gone when this stops (Ctrl-C)\n\n");
            let logins: Vec<_> = PEOPLE.iter().map(|(login, ..)| *login).collect();
            text.push_str(&format!("  phone client {url}/    sign in as {}; the password is {password}\n", logins.join(", ")));
            text.push_str(&format!("  playground   {url}/graphiql\n  GraphQL      {url}/graphql\n  schema       {url}/schema.graphql\n\n"));
            for (login, name, _, secret) in &people {
                text.push_str(&format!("  {login:<13} {}  {name}\n", secret.reveal()));
            }
            let line = |token: &str, query: &str| {
                let token = if token.is_empty() { String::new() } else { format!("-H 'authorization: Bearer {token}' ") };
                format!("  curl -s {url}/graphql -H 'content-type: application/json' {token}-d '{{\"query\":\"{query}\"}}'\n")
            };
            let token = |login: &str| people.iter().find(|(name, ..)| *name == login).map_or("", |(.., secret)| secret.reveal());
            text.push_str(&format!(
                "\n  export URL={url} ADMIN={} DEVELOPER={} REVIEWER={} HOST={}\n\n",
                token("admin-desktop"),
                token("developer"),
                token("reviewer"),
                token("host")
            ));
            text.push_str(&line("", "{ news(first: 3) { nodes { id title publishedAt } } }"));
            text.push_str(&line("", "{ search(text: \\\"灰度\\\", first: 3) { nodes { content { title } } } }"));
            text.push_str(&line(editor, "{ viewer { account { name } roles } entries(filter: {state: DRAFT}) { nodes { id title } } }"));
            say(&text)?;
        }
        server::serve(
            listener,
            House {
                app,
                gateway,
                database: database.clone(),
                graphiql: true,
                origins: Arc::default(),
                streams: Arc::default(),
                atom: Arc::default(),
                metrics: true,
                draft_statuses: settings.draft_statuses,
                production: false,
                crowd: Crowd::of(&settings.limits),
                limits: settings.limits.clone(),
                trusted: Trusted::default(),
                tls: None,
            },
            stopped,
        )
        .await;
        database.close().await;
        Ok(())
    }
}
