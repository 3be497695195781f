//! The built binary, as somebody at a keyboard meets it.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::house::{fresh_address, postgres};
use devcenter::store::Address;

#[allow(clippy::disallowed_methods, reason = "the tests have no settings file")]
pub fn devcenter(folder: &Path) -> Command {
    // measures are taken of a release build
    let mut command = Command::new(std::env::var_os("TEST_BINARY").unwrap_or(env!("CARGO_BIN_EXE_devcenter").into()));
    command.env_remove("DEVCENTER_DATABASE_URL").current_dir(folder).stdin(Stdio::null());
    command
}

fn text(output: &Output) -> (bool, String, String) {
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    text(&devcenter(folder).args(arguments).output().unwrap())
}

/// A server that is stopped when the test ends, however it ends.
pub struct Server {
    pub child: Child,
    output: BufReader<ChildStdout>,
    pub first_line: String,
    /// What it writes beside its answers, line by line.
    pub log: mpsc::Receiver<String>,
}

impl Server {
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut first_line = String::new();
        output.read_line(&mut first_line).unwrap();
        let (lines, log) = mpsc::channel();
        let errors = BufReader::new(child.stderr.take().unwrap());
        // whether anybody looks at it or not: a server whose log is not read stands still once the pipe is full
        std::thread::spawn(move || errors.lines().map_while(Result::ok).for_each(|line| drop(lines.send(line))));
        Self { child, output, first_line, log }
    }

    pub fn url(&self) -> String {
        self.first_line.rsplit(' ').next().unwrap().trim().to_owned()
    }

    /// Asks it to stop as a service manager does, and waits.
    fn stop(mut self) -> (bool, Duration) {
        let started = Instant::now();
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let status = self.child.wait().unwrap();
        (status.success(), started.elapsed())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A request over a plain socket: no client library, no proxy settings.
fn post(url: &str, token: &str, query: &str) -> Value {
    use std::io::Write;
    let host = url.trim_start_matches("http://").trim_end_matches("/graphql");
    let body = json!({ "query": query }).to_string();
    let authorization = if token.is_empty() { String::new() } else { format!("authorization: Bearer {token}\r\n") };
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(
        stream,
        "POST /graphql HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n{authorization}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap_or_else(|_| panic!("{answer}"))
}

/// Each command of the README's walk, typed as it stands there.
#[test]
fn the_readme_walks_a_program_through_its_whole_life() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = devcenter(folder.path());
    command.args(["demo", "--listen", "127.0.0.1:0", "--json"]).env("TMPDIR", folder.path());
    let demo = Server::start(command);
    let about: Value = serde_json::from_str(&demo.first_line).unwrap();
    let root = env!("CARGO_MANIFEST_DIR");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).unwrap();
    let walk = readme.split("```bash\n").nth(1).unwrap().split("```").next().unwrap();
    let mut shell = Command::new("bash");
    shell.args(["-euo", "pipefail", "-c", walk]).current_dir(root).env("URL", about["url"].as_str().unwrap()).env("no_proxy", "*");
    for (name, login) in [("ADMIN", "admin-desktop"), ("DEVELOPER", "developer"), ("REVIEWER", "reviewer"), ("HOST", "host")] {
        shell.env(name, about["tokens"][login].as_str().unwrap());
    }
    let (succeeded, printed, complaints) = text(&shell.output().unwrap());
    assert!(succeeded, "{printed}\n{complaints}");
    let lines: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect();
    let expected = [
        r#"{"data":{"inviteMember":{"event":{"kind":"MEMBER_INVITED"},"userErrors":[]}}}"#,
        r#"{"data":{"acceptInvitation":{"event":{"kind":"MEMBER_JOINED"},"userErrors":[]}}}"#,
        r#"{"bytes":983,"entries":7}"#,
        r#"{"data":{"acceptAgreement":{"event":{"kind":"AGREEMENT_ACCEPTED"},"userErrors":[]}}}"#,
        r#"{"data":{"updateBasicInfo":{"program":{"submissionDraft":{"problems":[]}},"userErrors":[]}}}"#,
        r#"{"data":{"submitVersion":{"version":{"state":"IN_REVIEW"},"userErrors":[]}}}"#,
        r#"{"data":{"rejectVersion":{"version":{"state":"REJECTED"},"userErrors":[]}}}"#,
        r#"{"data":{"version":{"review":{"decision":"REJECTED","findings":[{"code":"FUNCTION","message":"首页白屏","page":"pages/index/index"}]}}}}"#,
        r#"{"data":{"returnVersionToDevelopment":{"version":{"state":"DEVELOPMENT"},"userErrors":[]}}}"#,
        r#"{"data":{"submitVersion":{"version":{"state":"IN_REVIEW"},"userErrors":[]}}}"#,
        r#"{"data":{"approveVersion":{"version":{"state":"APPROVED"},"userErrors":[]}}}"#,
        r#"{"data":{"startGray":{"version":{"state":"GRAY","gray":{"percent":10}},"userErrors":[]}}}"#,
        r#"{"threshold":1000}"#,
        r#"{"data":{"adjustGray":{"version":{"gray":{"percent":50}},"userErrors":[]}}}"#,
        r#"{"data":{"publishVersion":{"version":{"state":"RELEASED"},"userErrors":[]}}}"#,
        r#"{"reason":"RELEASED"}"#,
        r#"{"data":{"rollBackProgram":{"version":null,"userErrors":[{"code":"NO_PREVIOUS_RELEASE","message":"there is no earlier release to go back to; take the program down on the desktop instead"}]}}}"#,
        r#"{"data":{"takeDownProgram":{"version":{"state":"RETIRED"},"userErrors":[]}}}"#,
        r#"{"bytes":1590,"entries":11}"#,
        r#"{"data":{"deleteVersion":{"event":{"kind":"VERSION_DELETED"},"userErrors":[]}}}"#,
    ];
    for (line, expected) in lines.iter().zip(expected) {
        let expected: Value = serde_json::from_str(expected).unwrap();
        for (name, value) in expected.as_object().unwrap() {
            assert_eq!(&line[name], value, "{line}");
        }
    }
    assert_eq!(lines.len(), expected.len() + 1, "{printed}");
    let events = lines[lines.len() - 1]["data"]["program"]["events"]["nodes"].as_array().unwrap();
    assert!(events.iter().map(|event| event["sequence"].as_i64().unwrap()).eq(1..=events.len() as i64), "{events:?}");
}

#[test]
fn the_demo_is_worth_reading_and_gone_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = devcenter(folder.path());
    command.args(["demo", "--listen", "127.0.0.1:0", "--json"]).env("TMPDIR", folder.path());
    let demo = Server::start(command);
    let about: Value = serde_json::from_str(&demo.first_line).unwrap();
    let (graphql, tokens) = (about["graphql"].as_str().unwrap(), about["tokens"].as_object().unwrap());
    assert_eq!(tokens.keys().collect::<Vec<_>>(), ["admin", "admin-desktop", "developer", "editor", "host", "operator", "reviewer"]);
    let home = "{ news(first: 10) { totalCount nodes { title cover { url } category { name } tags { name } } } cases(first: 10) { totalCount nodes { title capabilities { name } } } \
                videos(first: 10) { totalCount nodes { title } } capabilities(first: 20) { totalCount nodes { name category { name } } } search(text: \"灰度\") { totalCount } }";
    let answer = post(graphql, "", home);
    let data = &answer["data"];
    for (list, least, shown) in [("news", 16, 10), ("cases", 8, 10), ("videos", 8, 10), ("capabilities", 16, 20)] {
        assert!(data[list]["totalCount"].as_i64().unwrap() >= least, "{list}: {answer}");
        assert_eq!(data[list]["nodes"].as_array().unwrap().len(), shown, "{list}");
    }
    assert!(data["search"]["totalCount"].as_i64().unwrap() >= 4);
    // the six programs stand where the README says
    let mine = post(
        graphql,
        tokens["admin"].as_str().unwrap(),
        "{ viewer { programs { nodes { name released { number } candidate { state review { findings { message related { title } } } } versions(filter: {states: [SUSPENDED, RETIRED]}) { nodes { state suspension { reason } } } } } } }",
    );
    let programs = mine["data"]["viewer"]["programs"]["nodes"].as_array().unwrap();
    let states: std::collections::BTreeSet<&str> = programs.iter().filter_map(|program| program["candidate"]["state"].as_str()).collect();
    assert_eq!(states.into_iter().collect::<Vec<_>>(), ["GRAY", "IN_REVIEW", "REJECTED"], "{mine}");
    assert_eq!((programs.len(), programs.iter().filter(|program| !program["released"].is_null()).count()), (6, 2));
    let rejected = programs.iter().find(|program| program["candidate"]["state"] == "REJECTED").unwrap();
    assert_eq!(rejected["candidate"]["review"]["findings"].as_array().unwrap().len(), 3);
    assert!(!rejected["candidate"]["review"]["findings"][0]["related"].as_array().unwrap().is_empty());
    let gone: Vec<&str> =
        programs.iter().flat_map(|program| program["versions"]["nodes"].as_array().unwrap()).map(|version| version["state"].as_str().unwrap()).collect();
    assert_eq!(gone.iter().filter(|state| **state == "SUSPENDED").count(), 1);
    assert_eq!(gone.iter().filter(|state| **state == "RETIRED").count(), 2, "one is ready to roll back");
    for (who, roles) in [
        ("admin", json!([])),
        ("developer", json!([])),
        ("reviewer", json!(["REVIEWER"])),
        ("editor", json!(["EDITOR"])),
        ("operator", json!(["PLATFORM_ADMIN"])),
    ] {
        let answer = post(graphql, tokens[who].as_str().unwrap(), "{ viewer { roles programs { totalCount } } }");
        assert_eq!(answer["data"]["viewer"]["roles"], roles, "{who}");
        let programs = if ["admin", "developer"].contains(&who) { 6 } else { 0 };
        assert_eq!(answer["data"]["viewer"]["programs"]["totalCount"], programs, "{who}");
    }
    let states = post(
        graphql,
        tokens["editor"].as_str().unwrap(),
        "{ a: entries(filter: {state: DRAFT}) { totalCount } b: entries(filter: {state: SCHEDULED}) { totalCount } c: entries(filter: {state: ARCHIVED}) { totalCount } }",
    );
    assert_eq!(states["data"], json!({ "a": { "totalCount": 1 }, "b": { "totalCount": 1 }, "c": { "totalCount": 1 } }));
    let (ended_well, _) = demo.stop();
    assert!(ended_well);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "the demo leaves nothing behind");
}

#[test]
fn the_demo_without_json_prints_addresses_tokens_and_lines_to_try() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = devcenter(folder.path());
    command.args(["demo", "--listen", "127.0.0.1:0"]).env("TMPDIR", folder.path());
    let mut demo = Server::start(command);
    let mut lines = demo.first_line.clone();
    // the last of the three lines to try is the last thing it prints
    while lines.matches("curl ").count() < 3 {
        assert!(demo.output.read_line(&mut lines).unwrap() > 0, "{lines}");
    }
    for piece in ["/graphiql", "/graphql", "/schema.graphql", "editor", "operator", "dct_"] {
        assert!(lines.contains(piece), "{piece} missing in {lines}");
    }
}

/// What another process did is heard of within a second or two.
fn soon(happened: impl Fn() -> bool) -> bool {
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        happened()
    })
}

#[tokio::test]
async fn a_server_with_its_own_data_from_nothing_to_a_published_piece() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let with = |arguments: &[&str]| {
        let mut command = devcenter(folder.path());
        command.args(arguments).args(["--data", "data"]);
        if let Address::Postgres(url) = &address {
            command.env("DEVCENTER_DATABASE_URL", url);
        }
        command
    };
    let run = |arguments: &[&str]| text(&with(arguments).output().unwrap());
    let server = Server::start(with(&["serve", "--listen", "127.0.0.1:0"]));
    let url = server.url();
    // beside the running server: a person, a token, another start
    let (made, id, why) = run(&["account", "create", "ann", "--role", "EDITOR"]);
    assert!(made && id.starts_with("account_"), "{why}");
    let (again, _, why) = run(&["account", "create", "ann"]);
    assert!(!again && why.contains("taken"), "{why}");
    let (made, token, note) = run(&["token", "create", "ann", "--days", "7"]);
    assert!(made && token.starts_with("dct_") && note.contains("works until"), "{note}");
    let (made, _, why) = run(&["token", "create", "bob"]);
    assert!(!made && why.contains("there is no account bob"), "{why}");
    let saved = post(&url, token.trim(), "mutation { saveTag(input: {slug: \"x\", name: \"X\"}) { tag { slug } } }");
    assert_eq!(saved["data"]["saveTag"]["tag"]["slug"], "x");
    if postgres().is_none() {
        let (second, _, why) = run(&["serve", "--listen", "127.0.0.1:0"]);
        assert!(!second && why.contains("in use by another devcenter process"), "{why}");
    }
    // a role given or taken elsewhere counts within a second or two
    assert_eq!(run(&["account", "withdraw", "ann", "EDITOR"]).1, "ann does not have the role EDITOR\n");
    assert_eq!(post(&url, token.trim(), "{ entries { totalCount } }")["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(run(&["account", "grant", "ann", "EDITOR"]).1, "ann has the role EDITOR\n");
    assert_eq!(run(&["account", "grant", "ann", "EDITOR"]).1, "ann already has the role EDITOR\n");
    let granted = || post(&url, token.trim(), "{ entries { totalCount } }")["data"]["entries"]["totalCount"] == 0;
    assert!(soon(granted));
    assert!(!run(&["account", "grant", "nobody", "EDITOR"]).0 && !run(&["account", "grant", "ann", "KING"]).0);
    // seeding fills what has no content yet, also while the server runs
    let (seeded, counts, why) = run(&["seed"]);
    assert!(seeded && counts.contains("capabilities"), "{why}");
    assert!(!run(&["seed"]).0);
    let token_id = note.split(' ').next().unwrap();
    assert!(run(&["token", "revoke", token_id]).0);
    let revoked = || post(&url, token.trim(), "{ viewer { channel } }")["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED";
    assert!(soon(revoked));
    let (ended_well, took) = server.stop();
    assert!(ended_well && took < Duration::from_secs(10));
    // what was written is there after a restart
    let server = Server::start(with(&["serve", "--listen", "127.0.0.1:0"]));
    let answer = post(&server.url(), "", "{ tags { slug } news { totalCount } }");
    assert!(
        answer["data"]["tags"].as_array().unwrap().iter().any(|tag| tag["slug"] == "x") && answer["data"]["news"]["totalCount"].as_i64() >= Some(16),
        "{answer}"
    );
}

#[test]
fn a_server_told_once_waits_for_what_is_under_way_and_told_twice_goes() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = devcenter(folder.path());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data", "data"]);
        let server = Server::start(command);
        let stream = std::net::TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
        assert_eq!(post(&server.url(), "", "{ tags { id } }")["data"]["tags"], json!([]));
        (server, stream)
    };
    // a head that never ends is not under way
    let (server, mut stream) = start();
    stream.write_all(b"GET /li").unwrap();
    let (ended_well, took) = server.stop();
    assert!(ended_well && took < Duration::from_secs(10), "{took:?}");
    // a request whose body is on its way is
    let (mut server, mut stream) = start();
    stream.write_all(b"POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{").unwrap();
    // answered, so the head before it was read
    assert_eq!(post(&server.url(), "", "{ tags { id } }")["data"]["tags"], json!([]));
    let pid = server.child.id().to_string();
    Command::new("kill").args(["-TERM", &pid]).status().unwrap();
    std::thread::sleep(Duration::from_secs(1));
    assert!(server.child.try_wait().unwrap().is_none(), "it waits");
    let (ended_well, took) = server.stop();
    assert!(ended_well && took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test]
async fn several_processes_that_start_at_once_on_an_empty_database_all_become_ready() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let with = |arguments: &[&str], number: usize| {
        let mut command = devcenter(folder.path());
        command.args(arguments);
        match &address {
            // on SQLite the one file can have one server; any number may bring its tables up to date
            Address::Sqlite(_) => command.args(["--data", "data"]),
            Address::Postgres(url) => command.args(["--data", &format!("data{number}")]).env("DEVCENTER_DATABASE_URL", url),
        };
        command
    };
    if postgres().is_none() {
        let all: Vec<_> = (0..4).map(|number| with(&["migrate"], number).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()).collect();
        for child in all {
            let (success, _, why) = text(&child.wait_with_output().unwrap());
            assert!(success, "{why}");
        }
    } else {
        let servers: Vec<_> = std::thread::scope(|scope| {
            let started: Vec<_> = (0..4).map(|number| scope.spawn(move || Server::start(with(&["serve", "--listen", "127.0.0.1:0"], number)))).collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        for server in &servers {
            assert_eq!(post(&server.url(), "", "{ newsCategories { id } }")["data"]["newsCategories"], json!([]));
        }
    }
}

#[test]
fn a_wrong_word_is_answered_with_the_nearest_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let (success, _, why) = text(&devcenter(folder.path()).arg("config").env("DEVCENTER_LISTEM", "x").output().unwrap());
    assert!(!success && why.contains("DEVCENTER_LISTEM") && why.contains("`DEVCENTER_LISTEN`"), "{why}");
    std::fs::write(folder.path().join("devcenter.toml"), "[databse]\nurl = \"x\"\n").unwrap();
    let (success, _, why) = run(folder.path(), &["config"]);
    assert!(!success && why.contains("databse.url") && why.contains("`database.url`"), "{why}");
    let (success, _, why) = run(folder.path(), &["sevre"]);
    assert!(!success && why.contains("serve"), "{why}");
}

#[test]
fn settings_are_shown_with_their_origin_and_secrets_are_not() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("devcenter.toml"), "graphiql = false\n").unwrap();
    let output = devcenter(folder.path()).arg("config").env("DEVCENTER_DATABASE_URL", "postgres://u:hunter2@h/d").output().unwrap();
    let (success, shown, _) = text(&output);
    assert!(success && !shown.contains("hunter2"), "{shown}");
    for line in [
        "graphiql = \"false\"  # file devcenter.toml",
        "database.url = \"********\"  # environment DEVCENTER_DATABASE_URL",
        "listen = \"127.0.0.1:8080\"  # default",
    ] {
        assert!(shown.contains(line), "{line} missing in {shown}");
    }
}

#[test]
fn an_environment_that_is_not_text_and_tables_that_are_behind_are_no_trouble() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let output = devcenter(folder.path()).arg("config").env("ODD", std::ffi::OsStr::from_bytes(b"\xff\xfe")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // the tables of an older version, and no server yet
    assert!(run(folder.path(), &["migrate", "--data", "data"]).0);
    let (back, told, _) = run(folder.path(), &["migrate", "--data", "data", "--down", "1"]);
    assert!(back && told.starts_with("took back"), "{told}");
    let (seeded, counts, why) = run(folder.path(), &["seed", "--data", "data"]);
    assert!(seeded && counts.contains("news"), "{why}");
}

#[test]
fn the_schema_is_printed_as_it_is_committed() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["schema"]).1, devcenter::gateway::sdl());
}

#[test]
fn the_log_is_proved_and_written_out_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["account", "create", "ann", "--role", "REVIEWER"]).0);
    assert!(run(folder.path(), &["token", "create", "ann"]).0);
    // no server has run yet: nothing has its place
    let (_, said, _) = run(folder.path(), &["audit", "verify"]);
    assert!(said.starts_with("0 rows are as they were written (3 more wait for their place)\n0:0000"), "{said}");
    let mut serve = devcenter(folder.path());
    serve.args(["serve", "--listen", "127.0.0.1:0"]);
    let server = Server::start(serve);
    let waited = Instant::now();
    let head = loop {
        let (ok, said, why) = run(folder.path(), &["audit", "verify"]);
        assert!(ok, "{why}");
        if let Some(rest) = said.strip_prefix("3 rows are as they were written\n") {
            break rest.trim().to_owned();
        }
        assert!(waited.elapsed() < Duration::from_secs(20), "{said}");
    };
    assert!(server.stop().0);
    let (ok, lines, _) = run(folder.path(), &["audit", "export"]);
    assert!(ok && lines.lines().count() == 3, "{lines}");
    // proved by another program: each line's hash is that of the hash before it and of its event as it is written
    let mut previous = vec![0u8; 32];
    for (place, line) in lines.lines().enumerate() {
        let row: Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["event"]["position"], place as i64 + 1);
        let text = line.strip_prefix("{\"event\":").unwrap().rsplit_once(",\"hash\":").unwrap().0;
        let mut hash = std::process::Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        {
            use std::io::Write;
            let mut stdin = hash.stdin.take().unwrap();
            stdin.write_all(&previous).unwrap();
            stdin.write_all(text.as_bytes()).unwrap();
        }
        let told = String::from_utf8(hash.wait_with_output().unwrap().stdout).unwrap();
        assert_eq!(row["hash"], told[..64]);
        previous = (0..32).map(|byte| u8::from_str_radix(&told[2 * byte..2 * byte + 2], 16).unwrap()).collect();
    }
    assert!(run(folder.path(), &["audit", "verify", "--expect", &head]).0);
    let (ok, _, why) = run(folder.path(), &["audit", "verify", "--expect", &format!("3:{}", "0".repeat(64))]);
    assert!(!ok && why.contains("position 3 had another hash"), "{why}");
    let (ok, _, why) = run(folder.path(), &["audit", "verify", "--expect", &format!("4:{}", "0".repeat(64))]);
    assert!(!ok && why.contains("the log ends at 3, before 4"), "{why}");
}
