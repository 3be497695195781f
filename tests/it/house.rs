//! The test house: a fresh database, a frozen clock, seeded ids, the real router without a socket, and people who ask.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header, request::Builder},
};
use devcenter::{
    app::{
        AccountStep, App, Call, Endpoints, JwtTerms, KeySource, Objects, Policy,
        clock::{FrozenClock, Mint},
    },
    domain::{
        actor::{Actor, Channel, PlatformRole, ProgramRole},
        id::{AccountId, ProgramId},
        jwt::Algorithm,
        package::PackageLimits,
        scope::Scopes,
        timestamp::Timestamp,
    },
    gateway::{Gateway, Rules},
    server::{self, Peer},
    store::{
        Address, Database,
        images::Images,
        migrate::{Direction, migrate},
        packages::Packages,
    },
};
use serde_json::{Value, json};
use sqlx::{Connection, Executor};
use tower::ServiceExt;

use crate::{
    issuer::{AUDIENCE, ISSUER, Signer, claims},
    listen::Events,
};

/// What everybody in a browser signs in with.
pub const PASSWORD: &str = "correct horse battery staple";
/// When every house begins.
pub const START: &str = "2026-11-22T08:00:00.000Z";

pub struct House {
    pub app: Arc<App>,
    pub clock: Arc<FrozenClock>,
    pub database: Database,
    pub address: Address,
    /// What the router was made of; for a server with other limits.
    pub doors: server::House,
    router: server::Doors,
    people: AtomicU32,
    pub folder: tempfile::TempDir,
}

impl House {
    /// Migrated and empty.
    pub async fn new() -> Self {
        Self::with(Rules::default()).await
    }

    /// On tables that are there already, with packages and pictures in the folder.
    pub async fn at(address: Address, folder: tempfile::TempDir) -> Self {
        Self::ruled(address, folder, Rules::default()).await
    }

    /// Migrated and empty, asked by these rules.
    pub async fn with(rules: Rules) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = fresh_address(folder.path()).await;
        migrate(&address, Direction::Up, false).await.unwrap();
        Self::ruled(address, folder, rules).await
    }

    async fn ruled(address: Address, folder: tempfile::TempDir, rules: Rules) -> Self {
        // most tests stand still in time, and upload more than anybody does in a moment
        let policy = Policy { jwt: Some(Self::jwt(folder.path())), ..Self::policy() };
        Self::build(address, folder, policy, rules).await
    }

    /// Migrated and empty, by these settings.
    pub async fn by(policy: impl FnOnce(Policy) -> Policy) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = fresh_address(folder.path()).await;
        migrate(&address, Direction::Up, false).await.unwrap();
        Self::under(address, folder, policy(Self::policy())).await
    }

    fn policy() -> Policy {
        Policy { uploads_hourly: 1_000_000, ..Policy::default() }
    }

    /// An issuer whose one key lies in a file, and whose tokens are good for everything.
    fn jwt(folder: &Path) -> JwtTerms {
        let file = folder.join("jwks.json");
        std::fs::write(&file, json!({ "keys": [Signer::ed25519(1).described("house")] }).to_string()).unwrap();
        JwtTerms {
            issuer: ISSUER.into(),
            audience: AUDIENCE.into(),
            algorithms: Algorithm::ALL.to_vec(),
            keys: KeySource::File(file),
            channel: Channel::Service,
            scopes: Scopes::FULL,
        }
    }

    /// The same, by these settings.
    pub async fn under(address: Address, folder: tempfile::TempDir, policy: Policy) -> Self {
        Self::build(address, folder, policy, Rules::default()).await
    }

    async fn build(address: Address, folder: tempfile::TempDir, policy: Policy, rules: Rules) -> Self {
        let database = Database::open(&address, true).await.unwrap();
        let clock = Arc::new(FrozenClock::at(Timestamp::parse(START).unwrap()));
        let objects = Objects {
            images: Images::in_folder(folder.path()).unwrap(),
            packages: Packages::in_folder(folder.path()).unwrap(),
            package_limits: PackageLimits::default(),
            endpoints: Endpoints { loopback: true, ..Endpoints::default() },
        };
        let app = App::with_policy(&database, objects, clock.clone(), Mint::seeded(7), policy);
        let gateway = Gateway::new(app.clone(), database.reader(), rules);
        let limits = server::Limits::default();
        let doors = server::House {
            app: app.clone(),
            gateway,
            database: database.clone(),
            graphiql: true,
            origins: Arc::default(),
            streams: Arc::default(),
            atom: Arc::default(),
            metrics: true,
            draft_statuses: false,
            production: false,
            crowd: server::Crowd::of(&limits),
            limits,
            trusted: server::Trusted::default(),
            tls: None,
        };
        let router = server::Doors::of(doors.clone());
        Self { app, clock, database, address, doors, router, people: AtomicU32::new(0), folder }
    }

    /// Another instance on the same database, whose webhooks may go here.
    pub fn instance(&self, database: &Database, endpoints: Endpoints) -> Arc<App> {
        let objects = Objects {
            images: Images::in_folder(self.folder.path()).unwrap(),
            packages: Packages::in_folder(self.folder.path()).unwrap(),
            package_limits: PackageLimits::default(),
            endpoints,
        };
        // other ids than the house's own
        let seed = u64::from(self.people.fetch_add(1, Ordering::Relaxed)) + 1_000;
        App::new(database, objects, self.clock.clone(), Mint::seeded(seed))
    }

    /// With two categories, two tags and an editor to write with: `(house, editor)`.
    pub async fn with_editor() -> (Self, Person) {
        let house = Self::new().await;
        let editor = house.person(&[PlatformRole::Editor]).await;
        house.save_labels(&editor, "名").await;
        (house, editor)
    }

    /// Two categories of news, one of capabilities and two tags, each named by its slug and this word.
    pub async fn save_labels(&self, editor: &Person, word: &str) {
        for (mutation, slug, place) in [
            ("saveNewsCategory", "platform", json!(1)),
            ("saveNewsCategory", "practice", json!(2)),
            ("saveCapabilityCategory", "payment", Value::Null),
            ("saveTag", "gray", Value::Null),
            ("saveTag", "pay", Value::Null),
        ] {
            let kind = if mutation == "saveTag" { "Tag" } else { "Category" };
            let mut input = json!({ "slug": slug, "name": format!("{slug} {word}") });
            if !place.is_null() {
                input["place"] = place;
            }
            let query = format!("mutation($input: Save{kind}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}");
            let answer = self.ask_with(editor, &query, json!({ "input": input })).await;
            assert_eq!(answer.data[mutation]["userErrors"], json!([]), "{answer:?}");
        }
    }

    /// Somebody signed in with these platform roles.
    pub async fn person(&self, roles: &[PlatformRole]) -> Person {
        self.person_at(roles, Channel::Desktop).await
    }

    pub async fn person_at(&self, roles: &[PlatformRole], channel: Channel) -> Person {
        let number = self.people.fetch_add(1, Ordering::Relaxed);
        let account = self.app.create_account(&format!("person-{number}"), &format!("Person {number}"), Some(&format!("user-{number}")), roles).await.unwrap();
        let token = self.app.create_token(account, "test", channel, 30).await.unwrap();
        Person { account: Some(account), token: Some(token.secret.reveal().to_owned()), language: "en" }
    }

    /// A program with these members.
    pub async fn program(&self, members: &[(&Person, ProgramRole)]) -> ProgramId {
        let members: Vec<_> = members.iter().map(|(person, role)| (person.account.unwrap(), *role)).collect();
        self.app.found_program(&Call::new(Actor::System, "test"), "街角茶铺", "到店扫码即取", &members).await.unwrap()
    }

    /// The same person with another token, from another place.
    pub async fn elsewhere(&self, person: &Person, channel: Channel) -> Person {
        let token = self.app.create_token(person.account.unwrap(), "elsewhere", channel, 30).await.unwrap();
        Person { token: Some(token.secret.reveal().to_owned()), ..person.clone() }
    }

    /// The same person in a browser, signed in with a password; it is set first, if they have none.
    pub async fn in_browser(&self, person: &Person, channel: Channel) -> Person {
        let profile = self.app.profile(person.account.unwrap()).await.unwrap().unwrap();
        let reply = match profile.has_password {
            true => self.visit("/session", json!({ "login": profile.login, "password": PASSWORD, "channel": channel.word() })).await,
            false => self.set_password(person, channel).await,
        };
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.json());
        Person { token: Some(reply.cookie()), ..person.clone() }
    }

    /// Sets somebody's password by a link, which signs them in.
    pub async fn set_password(&self, person: &Person, channel: Channel) -> Reply {
        let link = self.app.create_sign_in_link(person.account.unwrap()).await.unwrap();
        self.visit("/setup", json!({ "token": link.secret.reveal(), "password": PASSWORD, "channel": channel.word() })).await
    }

    /// The same person by each sort of credential that there is, with its name; nobody by none.
    pub async fn credentials(&self, person: &Person) -> Vec<(&'static str, Person)> {
        self.credentials_at(person, Channel::Desktop).await
    }

    /// The same, where a browser sits there.
    pub async fn credentials_at(&self, person: &Person, channel: Channel) -> Vec<(&'static str, Person)> {
        if person.account.is_none() {
            return vec![("nothing", person.clone())];
        }
        let account = person.account.unwrap();
        let subject = account.to_string();
        self.app.set_account(account, &AccountStep::Link(ISSUER.into(), subject.clone())).await.unwrap();
        let jwt = Person { token: Some(Signer::ed25519(1).token("house", &claims(&subject))), ..person.clone() };
        vec![("token", person.clone()), ("session", self.in_browser(person, channel).await), ("JWT", jwt)]
    }

    /// What a page of this server posts, on the machine itself.
    pub async fn visit(&self, path: &str, body: Value) -> Reply {
        self.visit_from(Peer::LOCAL, path, body).await
    }

    /// The same from elsewhere.
    pub async fn visit_from(&self, peer: Peer, path: &str, body: Value) -> Reply {
        let request = Request::post(path)
            .header(header::HOST, if peer.secure { "dev.example.com" } else { "localhost" })
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, "en")
            .extension(peer);
        self.raw(request.body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn ask(&self, person: &Person, query: &str) -> Answer {
        self.ask_with(person, query, json!({})).await
    }

    pub async fn ask_with(&self, person: &Person, query: &str, variables: Value) -> Answer {
        let before = self.database.statements();
        let response =
            self.send(person, "POST", "/graphql", json!({ "query": query, "variables": variables }).to_string().into_bytes(), "application/json").await;
        // who asks costs one statement, which is no part of what the query costs
        let known = u64::from(person.token.is_some());
        let statements = (self.database.statements() - before).saturating_sub(known);
        let body: Value = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
        Answer { status: response.status, data: body["data"].clone(), errors: body["errors"].as_array().cloned().unwrap_or_default(), statements }
    }

    /// A request as it comes over the wire.
    pub async fn send(&self, person: &Person, method: &str, path: &str, body: Vec<u8>, content_type: &str) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, "application/graphql-response+json, application/json")
            .header(header::ACCEPT_LANGUAGE, person.language);
        if !content_type.is_empty() {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        self.raw(person.shows(request).body(Body::from(body)).unwrap()).await
    }

    /// A stream of events, from a document that subscribes (or asks).
    pub async fn listen(&self, person: &Person, query: &str) -> Events {
        self.listen_with(person, query, json!({}), None).await
    }

    /// The same with variables, and with what the client was told last.
    pub async fn listen_with(&self, person: &Person, query: &str, variables: Value, last_event: Option<&str>) -> Events {
        let mut request = Request::post("/graphql").header(header::ACCEPT, "text/event-stream").header(header::CONTENT_TYPE, "application/json");
        request = person.shows(request);
        if let Some(id) = last_event {
            request = request.header("last-event-id", id);
        }
        let request = request.body(Body::from(json!({ "query": query, "variables": variables }).to_string())).unwrap();
        let before = self.app.feed().state().begun;
        let mut events = Events::of(self.router.clone().oneshot(request).await.unwrap());
        // a connection would pull it along; here it goes no further than it is asked to
        let seated = async {
            while self.app.feed().state().begun == before {
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            }
        };
        events.begin(seated).await;
        events
    }

    /// The code that a subscription is refused with; empty when it begins.
    pub async fn listens(&self, person: &Person, query: &str) -> String {
        let mut events = self.listen(person, query).await;
        match tokio::time::timeout(std::time::Duration::from_millis(50), events.next()).await {
            Ok(Some(sent)) => sent.code().to_owned(),
            _ => String::new(),
        }
    }

    /// Stamps what was written so far, and tells whoever listens.
    pub async fn turn(&self) {
        self.app.turn_feed().await.unwrap();
    }

    /// The doors behind a real socket, for what needs one; ends with the runtime of the test.
    pub async fn serve(&self) -> std::net::SocketAddr {
        self.serve_as(self.doors.clone(), std::future::pending()).await
    }

    /// The same with other limits, until told to stop.
    pub async fn serve_as(&self, doors: server::House, stop: impl Future<Output = ()> + Send + 'static) -> std::net::SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(server::attend(listener, doors, stop));
        address
    }

    /// An answer of which nothing but the head has been read.
    pub async fn begin(&self, request: Request<Body>) -> axum::response::Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// The same house behind other doors.
    pub fn with_doors(self, doors: server::House) -> Self {
        Self { router: server::Doors::of(doors.clone()), doors, ..self }
    }

    /// The same doors with limits of a test's own.
    pub fn doors_with(&self, limits: server::Limits) -> server::House {
        server::House { crowd: server::Crowd::of(&limits), limits, ..self.doors.clone() }
    }

    pub async fn raw(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Reply { status, headers, body }
    }

    /// Publishes a piece of news and answers its id.
    pub async fn news(&self, editor: &Person, title: &str) -> String {
        let id = self.news_draft(editor, title).await;
        self.publish(editor, &id).await;
        id
    }

    pub async fn news_draft(&self, editor: &Person, title: &str) -> String {
        self.draft(editor, "createNews", json!({ "title": title, "summary": format!("{title} summary"), "body": format!("{title} **body**"), "categoryId": self.category("newsCategories").await })).await
    }

    /// Creates a draft by any of the four mutations and answers its content's id.
    pub async fn draft(&self, editor: &Person, mutation: &str, input: Value) -> String {
        let kind = mutation.trim_start_matches("create");
        let query = format!("mutation($input: Create{kind}Input!) {{ {mutation}(input: $input) {{ entry {{ contentId }} userErrors {{ field message }} }} }}");
        let answer = self.ask_with(editor, &query, json!({ "input": input })).await;
        answer.data[mutation]["entry"]["contentId"].as_str().unwrap_or_else(|| panic!("{answer:?}")).to_owned()
    }

    /// The least that each kind can be published with.
    pub async fn least(&self, mutation: &str, title: &str) -> Value {
        let mut input = json!({ "title": title, "summary": "summary" });
        let own = match mutation {
            "createNews" => json!({ "body": "body", "categoryId": self.category("newsCategories").await }),
            "createCase" => json!({ "body": "body", "company": "a company", "industry": "RETAIL" }),
            "createVideo" => json!({ "body": "body", "sourceUrl": "https://example.com/v.mp4", "durationSeconds": 60, "level": "BEGINNER" }),
            _ => json!({ "guide": "guide", "tagline": "tagline", "status": "AVAILABLE", "categoryId": self.category("capabilityCategories").await }),
        };
        input.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        input
    }

    /// The id of the first category of a list.
    pub async fn category(&self, list: &str) -> String {
        let answer = self.ask(&Person::anonymous(), &format!("{{ {list} {{ id }} }}")).await;
        answer.data[list][0]["id"].as_str().unwrap().to_owned()
    }

    /// The id of a tag.
    pub async fn tag(&self, slug: &str) -> String {
        let answer = self.ask(&Person::anonymous(), "{ tags { id slug } }").await;
        answer.data["tags"].as_array().unwrap().iter().find(|tag| tag["slug"] == slug).unwrap()["id"].as_str().unwrap().to_owned()
    }

    pub async fn publish(&self, editor: &Person, id: &str) {
        let answer = self.act(editor, "publishContent", json!({ "id": id })).await;
        assert_eq!(answer["userErrors"], json!([]), "{answer}");
    }

    /// One of the mutations on an entry; answers its payload.
    pub async fn act(&self, person: &Person, mutation: &str, input: Value) -> Value {
        let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ entry {{ id state lockVersion pinned title draft {{ title summary }} schedule {{ at revision document {{ title }} }} live {{ title revision }} }} \
             userErrors {{ __typename code message field ... on WrongState {{ state }} ... on StaleLock {{ currentLockVersion }} }} }} }}"
        );
        let answer = self.ask_with(person, &query, json!({ "input": input })).await;
        assert!(answer.errors.is_empty(), "{answer:?}");
        answer.data[mutation].clone()
    }

    /// The titles of a list of news, as a reader gets it.
    pub async fn titles(&self, arguments: &str) -> Vec<String> {
        let answer = self.ask(&Person::anonymous(), &format!("{{ news{arguments} {{ nodes {{ title }} }} }}")).await;
        assert!(answer.errors.is_empty(), "{answer:?}");
        answer.data["news"]["nodes"].as_array().unwrap().iter().map(|node| node["title"].as_str().unwrap().to_owned()).collect()
    }
}

/// Bytes in a folder, as a server without settings keeps them.
pub fn objects(folder: &Path) -> Objects {
    Objects {
        images: Images::in_folder(folder).unwrap(),
        packages: Packages::in_folder(folder).unwrap(),
        package_limits: PackageLimits::default(),
        endpoints: Endpoints::default(),
    }
}

/// Whoever asks.
#[derive(Clone)]
pub struct Person {
    pub account: Option<AccountId>,
    /// An access token, a JWT, or the text of a session's cookie.
    pub token: Option<String>,
    pub language: &'static str,
}

impl Person {
    pub fn anonymous() -> Self {
        Self { account: None, token: None, language: "en" }
    }

    /// A request with what they have to show: a browser its cookie, from a page of this server; others a bearer token.
    pub fn shows(&self, request: Builder) -> Builder {
        match &self.token {
            None => request,
            Some(session) if session.starts_with("dcs_") => {
                request.header(header::HOST, "localhost").header("sec-fetch-site", "same-origin").header(header::COOKIE, format!("devcenter={session}"))
            }
            Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        }
    }
}

/// A GraphQL answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub data: Value,
    pub errors: Vec<Value>,
    /// SQL statements it took.
    pub statements: u64,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.errors.first().and_then(|error| error["extensions"]["code"].as_str()).unwrap_or_default()
    }
}

/// An answer as it comes over the wire.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
    /// Whether the answer says that it varies by this header.
    pub fn varies_by(&self, name: &str) -> bool {
        let lines = self.headers.get_all(header::VARY).iter().filter_map(|value| value.to_str().ok());
        lines.flat_map(|line| line.split(',')).any(|it| it.trim().eq_ignore_ascii_case(name))
    }
    /// The value of the cookie that is set; empty when none is, or when it is to be forgotten.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split_once('=').map_or("", |(_, rest)| rest.split(';').next().unwrap()).to_owned()
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// An empty database that nobody else uses.
pub async fn fresh_address(folder: &Path) -> Address {
    let Some(server) = postgres() else { return Address::Sqlite(folder.to_owned()) };
    // drawn: the number of a process comes back, and what an earlier run left may still be there
    let name = format!("devcenter_test_{:032x}", rand::random::<u128>());
    let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    connection.close().await.unwrap();
    Address::Postgres(server.replace("/postgres?", &format!("/{name}?")))
}

/// The server to test on, if it is PostgreSQL: `postgres:///postgres?…`.
#[allow(clippy::disallowed_methods, reason = "the tests have no settings file")]
pub fn postgres() -> Option<String> {
    std::env::var("TEST_POSTGRES_URL").ok()
}
