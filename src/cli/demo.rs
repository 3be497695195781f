//! `devcenter demo`: throw-away data worth reading, people with a token each, and three lines to begin with.

use std::{net::SocketAddr, sync::Arc};

use clap::Args;
use serde_json::json;
use tokio::net::TcpListener;

use super::{CliError, log, say, seed, stopped};
use crate::{
    app::{
        App,
        clock::{Mint, SystemClock},
    },
    config::LogFormat,
    domain::{
        actor::{Channel, PlatformRole, ProgramRole},
        id::AccountId,
    },
    gateway::Gateway,
    server::{self, House},
    store::{
        Address, Database,
        images::Images,
        migrate::{Direction, migrate},
    },
};

#[derive(Args)]
pub(super) struct Demo {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Print one line of JSON instead: `url`, `graphql` and `tokens`.
    #[arg(long)]
    json: bool,
}

/// The people of the demo: their login, name, platform roles and channel.
const PEOPLE: [(&str, &str, &[PlatformRole], Channel); 5] = [
    ("admin", "小程序管理员", &[], Channel::Mobile),
    ("developer", "小程序开发者", &[], Channel::Cli),
    ("reviewer", "平台审核员", &[PlatformRole::Reviewer], Channel::Desktop),
    ("editor", "内容编辑", &[PlatformRole::Editor], Channel::Desktop),
    ("operator", "平台管理员", &[PlatformRole::PlatformAdmin], Channel::Desktop),
];

/// The programs of the demo: name, slogan, and whether the developer manages it too.
const PROGRAMS: [(&str, &str, bool); 6] = [
    ("街角茶铺点单", "到店扫码即点即取", false),
    ("城市公交乘车码", "一码乘坐公交地铁", false),
    ("社区诊所预约", "在家挂号按时就诊", false),
    ("校园一卡通", "充值查询一步完成", false),
    ("周末露营装备租赁", "手机下单门店自取", false),
    ("小程序体验助手", "内部测试专用工具", true),
];

impl Demo {
    pub(super) async fn run(&self) -> Result<(), CliError> {
        log("warn", LogFormat::Text);
        // deleted when it is dropped, at the end of this function
        let folder = tempfile::Builder::new().prefix("devcenter-demo-").tempdir()?;
        let address = Address::Sqlite(folder.path().to_owned());
        let listener = TcpListener::bind(self.listen).await.map_err(|error| CliError::Listen(self.listen, error))?;
        let database = Database::open(&address, true).await?;
        migrate(&address, Direction::Up, true).await?;
        let images = Images::in_folder(folder.path())?;
        let app = App::new(&database, images.clone(), Arc::new(SystemClock), Mint::from_system());

        let mut people = Vec::new();
        for (login, name, roles, channel) in PEOPLE {
            let id = app.create_account(login, name, roles).await?;
            let token = app.create_token(id, "demo", channel, 1).await?;
            people.push((login, name, id, token.secret));
        }
        let id_of = |login: &str| people.iter().find(|(name, ..)| *name == login).map(|(_, _, id, _)| *id);
        if let (Some(admin), Some(developer)) = (id_of("admin"), id_of("developer")) {
            programs(&app, admin, developer).await?;
        }
        let counts = seed::content(&database, &images, id_of("editor")).await?;

        let gateway = Gateway::new(app.clone(), database.reader());
        let url = format!("http://{}", listener.local_addr()?);
        let editor = people.iter().find(|(login, ..)| *login == "editor").map_or("", |(.., secret)| secret.reveal());
        if self.json {
            let tokens: serde_json::Map<_, _> = people.iter().map(|(login, _, _, secret)| ((*login).to_owned(), secret.reveal().into())).collect();
            say(&format!("{}\n", json!({ "url": url, "graphql": format!("{url}/graphql"), "tokens": tokens })))?;
        } else {
            let mut text = format!("devcenter demo: {counts}, {} programs; all of it is gone when this stops (Ctrl-C)\n\n", PROGRAMS.len());
            text.push_str(&format!("  playground   {url}/graphiql\n  GraphQL      {url}/graphql\n  schema       {url}/schema.graphql\n\n"));
            for (login, name, _, secret) in &people {
                text.push_str(&format!("  {login:<10} {}  {name}\n", secret.reveal()));
            }
            let line = |token: &str, query: &str| {
                let token = if token.is_empty() { String::new() } else { format!("-H 'authorization: Bearer {token}' ") };
                format!("  curl -s {url}/graphql -H 'content-type: application/json' {token}-d '{{\"query\":\"{query}\"}}'\n")
            };
            text.push('\n');
            text.push_str(&line("", "{ news(first: 3) { nodes { id title publishedAt } } }"));
            text.push_str(&line("", "{ search(text: \\\"灰度\\\", first: 3) { nodes { content { title } } } }"));
            text.push_str(&line(editor, "{ viewer { account { name } roles } entries(filter: {state: DRAFT}) { nodes { id title } } }"));
            say(&text)?;
        }
        server::serve(listener, House { app, gateway, database: database.clone(), graphiql: true }, stopped).await?;
        database.close().await;
        Ok(())
    }
}

async fn programs(app: &Arc<App>, admin: AccountId, developer: AccountId) -> Result<(), CliError> {
    for (name, slogan, swapped) in PROGRAMS {
        let (first, second) = if swapped { (developer, admin) } else { (admin, developer) };
        app.create_program(name, slogan, &[(first, ProgramRole::Admin), (second, ProgramRole::Developer)]).await?;
    }
    Ok(())
}
