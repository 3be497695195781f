//! The real process, killed at random moments while people work: nothing that was acknowledged is lost, nothing happens twice, and the
//! invariants hold afterwards.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use devcenter::{
    app::{
        App, Call,
        audit::verify,
        clock::{Mint, SystemClock},
    },
    domain::{
        actor::{Actor, Channel, PlatformRole, ProgramRole},
        id::ProgramId,
        submission::BasicInfo,
    },
    store::{
        Address, Database,
        migrate::{Direction, migrate},
        packages::Packages,
        write::Stamped,
    },
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use sqlx::Connection;

use crate::{
    commands::{Server, devcenter},
    house::{fresh_address, postgres},
    lifecycle::desk,
    studio::package,
};

const WORKERS: usize = 4;
const MUTATIONS: usize = 2_000;
const KILLS: usize = 8;

/// What every worker knows.
struct World {
    /// Where the server listens at the moment.
    url: Mutex<String>,
    /// Tokens: admin, developer, reviewer, operator.
    tokens: [String; 4],
    programs: Vec<ProgramId>,
    sent: AtomicUsize,
    over: AtomicBool,
    /// What was acknowledged: program, sequence → event id and kind.
    acknowledged: Mutex<BTreeMap<(String, i64), (String, String)>>,
    replayed: AtomicUsize,
    /// The next number for an upload.
    numbers: AtomicUsize,
}

/// Status, headers and body of one request; None when the connection broke.
fn request(world: &World, method: &str, path: &str, token: &str, headers: &str, body: &[u8]) -> Option<(u16, String, Vec<u8>)> {
    let url = world.url.lock().unwrap().clone();
    let host = url.trim_start_matches("http://").to_owned();
    let mut stream = std::net::TcpStream::connect(&host).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let split = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..split]).into_owned();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    let body = answer[split + 4..].to_vec();
    if length.is_some_and(|length| length != body.len()) {
        return None;
    }
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, head, body))
}

/// Sends until it is answered: over broken connections, restarts, and attempts that are still running.
fn graphql(world: &World, token: &str, key: Option<&str>, query: &str, variables: &Value) -> Value {
    let headers = format!("content-type: application/json\r\n{}", key.map(|key| format!("idempotency-key: {key}\r\n")).unwrap_or_default());
    let body = json!({ "query": query, "variables": variables }).to_string();
    let (started, mut last) = (Instant::now(), None);
    loop {
        assert!(started.elapsed() < Duration::from_secs(60), "no answer for a minute: {query}\nbut {last:?}");
        match request(world, "POST", "/graphql", token, &headers, body.as_bytes()) {
            Some((200, head, body)) => {
                if head.contains("idempotent-replayed: true") {
                    world.replayed.fetch_add(1, Ordering::Relaxed);
                }
                let answer: Value = serde_json::from_slice(&body).unwrap();
                assert!(answer.get("errors").is_none(), "{answer}");
                return answer["data"].clone();
            }
            // the first attempt is still held, the database is coming back, or the connection broke
            again @ (Some((409 | 503, ..)) | None) => {
                last = again.map(|(status, _, body)| (status, String::from_utf8_lossy(&body).into_owned()));
                std::thread::sleep(Duration::from_millis(20));
            }
            Some((status, _, body)) => panic!("{status}: {}", String::from_utf8_lossy(&body)),
        }
    }
}

/// One mutation, acknowledged.
fn mutate(world: &World, random: &mut StdRng, token: &str, mutation: &str, input: Value) -> Value {
    let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
    let shown = if mutation == "createUpload" { "upload { id }" } else { "program { id } event { id kind sequence }" };
    let query = format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {shown} userErrors {{ code }} }} }}");
    let key = format!("{:032x}", random.random::<u128>());
    let payload = graphql(world, token, Some(&key), &query, &json!({ "input": input }))[mutation].clone();
    world.sent.fetch_add(1, Ordering::SeqCst);
    if let (Some(sequence), Some(program)) = (payload["event"]["sequence"].as_i64(), payload["program"]["id"].as_str()) {
        let event = (payload["event"]["id"].as_str().unwrap().to_owned(), payload["event"]["kind"].as_str().unwrap().to_owned());
        let before = world.acknowledged.lock().unwrap().insert((program.to_owned(), sequence), event);
        assert_eq!(before, None, "a revision is acknowledged once: {payload}");
    }
    payload
}

fn work(world: &World, place: usize) {
    let mut random = StdRng::seed_from_u64(place as u64 + 1);
    let [admin, developer, reviewer, operator] = &world.tokens;
    let program = world.programs[place % world.programs.len()].to_string();
    let mut loaded = None;
    while !world.over.load(Ordering::SeqCst) {
        let query = "query($p: ID!) { program(id: $p) { revision versions(first: 12) { nodes { id number state grayed } } } }";
        let seen = graphql(world, admin, None, query, &json!({ "p": program }))["program"].clone();
        let revision = seen["revision"].as_i64().unwrap();
        let versions = seen["versions"]["nodes"].as_array().unwrap();
        let mut options: Vec<(&String, &str, Value)> = Vec::new();
        let memo = format!("备注 {}", random.random::<u32>());
        options.push((admin, "updateBasicInfo", json!({ "programId": program, "memo": memo })));
        for version in versions {
            let about = |more: Value| {
                let mut input = json!({ "versionId": version["id"] });
                input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
                input
            };
            match version["state"].as_str().unwrap() {
                "DEVELOPMENT" => {
                    options.push((admin, "deleteVersion", about(json!({ "number": version["number"] }))));
                    // now and then although the slot is taken
                    let held = versions.iter().any(|it| ["IN_REVIEW", "REJECTED", "APPROVED", "GRAY"].contains(&it["state"].as_str().unwrap()));
                    if !held || random.random_ratio(1, 10) {
                        options.push((admin, "submitVersion", about(json!({ "expectedRevision": revision, "agreementNumber": 1 }))));
                    }
                }
                "IN_REVIEW" => {
                    for _ in 0..3 {
                        options.push((reviewer, "approveVersion", about(json!({}))));
                    }
                    options.push((reviewer, "rejectVersion", about(json!({ "findings": [crate::studio::finding()] }))));
                    options.push((admin, "withdrawVersion", about(json!({}))));
                }
                "REJECTED" => options.push((admin, "returnVersionToDevelopment", about(json!({})))),
                "APPROVED" if version["grayed"] == true => options.push((admin, "publishVersion", about(json!({})))),
                "APPROVED" => {
                    for _ in 0..3 {
                        options.push((admin, "startGray", about(json!({ "percent": 10 }))));
                    }
                }
                "GRAY" => {
                    options.push((admin, "adjustGray", about(json!({ "percent": f64::from(random.random_range(1..9_999)) / 100.0 }))));
                    options.push((admin, "endGray", about(json!({ "expectedRevision": revision }))));
                    for _ in 0..2 {
                        options.push((admin, "publishVersion", about(json!({}))));
                    }
                }
                "RELEASED" => {
                    options.push((admin, "rollBackProgram", json!({ "programId": program, "expectedRevision": revision })));
                    options.push((operator, "suspendVersion", about(json!({ "reason": "抽查" }))));
                }
                "SUSPENDED" => options.push((operator, "reinstateVersion", about(json!({})))),
                _ => {}
            }
        }
        if versions.len() < 4 || random.random_ratio(1, 3) {
            upload(world, &mut random, developer, &program, &mut loaded);
            continue;
        }
        let (token, mutation, input) = options[random.random_range(0..options.len())].clone();
        mutate(world, &mut random, token, mutation, input);
    }
}

/// `loaded`: a ticket that holds a package already, because its number was refused.
fn upload(world: &World, random: &mut StdRng, developer: &str, program: &str, loaded: &mut Option<String>) {
    let fresh = loaded.is_none();
    let ticket = match loaded.take() {
        Some(ticket) => ticket,
        None => {
            let payload = mutate(world, random, developer, "createUpload", json!({ "programId": program }));
            payload["upload"]["id"].as_str().unwrap_or_else(|| panic!("{payload}")).to_owned()
        }
    };
    let bytes = package(&format!("{}", random.random_range(0..6)));
    if fresh {
        send_package(world, &ticket, developer, &bytes);
    }
    // another worker of the same program may be faster: then it is refused
    let number = format!("1.0.{}", world.numbers.fetch_add(1, Ordering::SeqCst));
    let payload = mutate(world, random, developer, "finishUpload", json!({ "uploadId": ticket, "number": number }));
    match payload["userErrors"][0]["code"].as_str() {
        None => {}
        Some("NUMBER_NOT_RISING" | "TOO_MANY_DEVELOPMENT_VERSIONS") => *loaded = Some(ticket),
        // killed between two of its own steps, elsewhere than on SQLite: the ticket lapses
        Some("UPLOAD_NOT_READY") if postgres().is_some() => {}
        Some(other) => panic!("{other}"),
    }
}

/// Puts bytes on a ticket, until they are there.
fn send_package(world: &World, ticket: &str, developer: &str, bytes: &[u8]) {
    loop {
        match request(world, "PUT", &format!("/uploads/{ticket}"), developer, "", bytes) {
            Some((200 | 409, ..)) => return,
            Some((429 | 503, ..)) | None => std::thread::sleep(Duration::from_millis(20)),
            Some((status, _, body)) => panic!("{status}: {}", String::from_utf8_lossy(&body)),
        }
    }
}

/// Accounts, programs ready to submit, and their tokens.
async fn prepare(address: &Address, folder: &std::path::Path) -> World {
    migrate(address, Direction::Up, false).await.unwrap();
    let database = Database::open(address, true).await.unwrap();
    let app = App::new(&database, crate::house::objects(folder), Arc::new(SystemClock), Mint::from_system());
    let mut people = Vec::new();
    for (login, roles) in
        [("admin", vec![]), ("developer", vec![]), ("reviewer", vec![PlatformRole::Reviewer]), ("operator", vec![PlatformRole::PlatformAdmin])]
    {
        let account = app.create_account(login, login, None, &roles).await.unwrap();
        let token = app.create_token(account, "kill", Channel::Desktop, 1).await.unwrap();
        let call = Call::new(Actor::Person { account, roles, channel: Channel::Desktop, scopes: devcenter::domain::scope::Scopes::FULL }, "prepare");
        people.push((account, token.secret.reveal().to_owned(), call));
    }
    let (admin, operator) = (&people[0].2, &people[3].2);
    app.publish_agreement(operator, "协议", "正文").await.unwrap();
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 8).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let logo = app.upload_picture(&admin.actor, png.into_inner().into()).await.unwrap().path();
    let mut programs = Vec::new();
    for _ in 0..WORKERS - 1 {
        let program =
            app.found_program(admin, "街角茶铺", "到店扫码即取", &[(people[0].0, ProgramRole::Admin), (people[1].0, ProgramRole::Developer)]).await.unwrap();
        app.accept_agreement(admin, program, 1).await.unwrap();
        let info = BasicInfo { logo: Some(logo.clone()), ..desk().info };
        app.update_basic_info(admin, program, None, Box::new(move |draft| *draft = info.clone())).await.unwrap();
        programs.push(program);
    }
    database.close().await;
    World {
        url: Mutex::new(String::new()),
        tokens: [0, 1, 2, 3].map(|place| people[place].1.clone()),
        programs,
        sent: AtomicUsize::new(0),
        over: AtomicBool::new(false),
        acknowledged: Mutex::new(BTreeMap::new()),
        replayed: AtomicUsize::new(0),
        numbers: AtomicUsize::new(1),
    }
}

#[test]
fn a_killed_server_loses_nothing_it_acknowledged_and_does_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let address = runtime.block_on(fresh_address(folder.path()));
    let world = runtime.block_on(prepare(&address, folder.path()));
    let start = || {
        let mut command = devcenter(folder.path());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data", &folder.path().display().to_string()]);
        if let Address::Postgres(url) = &address {
            command.env("DEVCENTER_DATABASE_URL", url);
        }
        // each of the few accounts sends hundreds
        command.env("DEVCENTER_UPLOADS_HOURLY", "1000000");
        let server = Server::start(command);
        assert!(server.first_line.contains("listens on"), "{}", server.first_line);
        *world.url.lock().unwrap() = server.url();
        server
    };
    let mut server = start();
    let mut kills = 0;
    // elsewhere nobody can know at once that an instance is dead: each kill costs its requests a lease
    let pause = if postgres().is_some() { 3_000..5_000 } else { 150..700 };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|place| {
                scope.spawn({
                    let world = &world;
                    move || work(world, place)
                })
            })
            .collect();
        let mut random = StdRng::from_os_rng();
        while (world.sent.load(Ordering::SeqCst) < MUTATIONS || kills < KILLS) && workers.iter().all(|worker| !worker.is_finished()) {
            std::thread::sleep(Duration::from_millis(random.random_range(pause.clone())));
            server.child.kill().unwrap();
            server.child.wait().unwrap();
            kills += 1;
            server = start();
        }
        world.over.store(true, Ordering::SeqCst);
    });
    drop(server);
    let acknowledged = world.acknowledged.lock().unwrap();
    println!(
        "{} mutations over {kills} kills, {} events acknowledged, {} replies replayed",
        world.sent.load(Ordering::SeqCst),
        acknowledged.len(),
        world.replayed.load(Ordering::Relaxed)
    );
    assert!(kills >= KILLS);
    runtime.block_on(async {
        let database = Database::open(&address, true).await.unwrap();
        for program in &world.programs {
            let shelf = database.reader().shelves(&[*program], None, None).await.unwrap().remove(program).unwrap();
            assert_eq!(shelf.flaws(), Vec::<String>::new());
            let kept = events(&address, *program).await;
            let dense: Vec<i64> = (1..=shelf.revision).collect();
            assert_eq!(kept.keys().copied().collect::<Vec<_>>(), dense, "each revision has its event");
            // the first three are from before: created, accepted, described
            for (sequence, event) in kept.iter().filter(|(sequence, _)| **sequence > 3) {
                // every change was asked for until it was acknowledged: one that nobody knows of would have been made twice
                assert_eq!(acknowledged.get(&(program.to_string(), *sequence)), Some(event), "{program} {sequence}");
            }
            assert_eq!(acknowledged.keys().filter(|(of, _)| *of == program.to_string()).count() as i64, shelf.revision - 3);
        }
        while database.stamper().stamp().await.unwrap() != Stamped::Rows(0) {}
        let log = verify(&database.reader(), None).await.unwrap();
        assert_eq!((log.broken, log.unstamped, log.gaps), (None, 0, Vec::new()), "the log is whole, whoever stamped it and died");
        assert!(log.end as usize > acknowledged.len());
        assert_eq!(unknown_objects(&address, folder.path()).await, Vec::<String>::new(), "every file is known to a row");
        assert_eq!(missing_objects(&address, folder.path()).await, Vec::<String>::new(), "every package has its file");
        assert_eq!(database.reader().orphan_packages().await.unwrap(), Vec::<String>::new(), "every package has its version or ticket");
        database.close().await;
    });
}

/// The rows of a query on either database, each as its texts.
async fn rows(address: &Address, sql: String, columns: usize) -> Vec<Vec<String>> {
    use sqlx::Row;
    let sql = sqlx::AssertSqlSafe(sql);
    match address {
        Address::Sqlite(folder) => {
            let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite:{}", folder.join("devcenter.db").display())).await.unwrap();
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| (0..columns).map(|place| row.get::<String, _>(place)).collect()).collect()
        }
        Address::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.unwrap();
            rows.iter().map(|row| (0..columns).map(|place| row.get::<String, _>(place)).collect()).collect()
        }
    }
}

/// Sequence → event id and kind, as they lie in the table.
async fn events(address: &Address, program: ProgramId) -> BTreeMap<i64, (String, String)> {
    let (id, of) = match address {
        Address::Sqlite(_) => ("lower(hex(id))", format!("x'{:032x}'", program.bits())),
        Address::Postgres(_) => ("replace(id::text, '-', '')", format!("'{:032x}'::uuid", program.bits())),
    };
    let sql = format!("SELECT CAST(sequence AS text), {id}, kind FROM event WHERE sequence IS NOT NULL AND program_id = {of}");
    let event = |hex: &str| devcenter::domain::id::EventId::from_bits(u128::from_str_radix(hex, 16).unwrap()).to_string();
    rows(address, sql, 3).await.into_iter().map(|row| (row[0].parse().unwrap(), (event(&row[1]), row[2].clone()))).collect()
}

/// Packages whose bytes are not there.
async fn missing_objects(address: &Address, folder: &std::path::Path) -> Vec<String> {
    let found = Packages::in_folder(folder).unwrap().list().await.unwrap();
    rows(address, "SELECT object FROM package".to_owned(), 1).await.into_iter().flatten().filter(|object| !found.contains(object)).collect()
}

/// Files of packages that no row knows of: nobody would ever delete them.
async fn unknown_objects(address: &Address, folder: &std::path::Path) -> Vec<String> {
    let known = "SELECT object FROM package UNION SELECT object FROM package_garbage UNION SELECT object FROM upload WHERE object IS NOT NULL";
    let known: Vec<String> = rows(address, known.to_owned(), 1).await.into_iter().flatten().collect();
    let found = Packages::in_folder(folder).unwrap().list().await.unwrap();
    found.into_iter().filter(|object| !known.contains(object)).collect()
}
