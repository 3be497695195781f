//! Backups: everything is in one file, the file is told from a damaged one, and everything comes back, into either database.

use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
};

use devcenter::{
    app::{
        audit,
        backup::{KEPT, Premises, verify},
    },
    domain::{
        backup::{EntryFact, Manifest},
        log::hex,
        timestamp::Timestamp,
    },
    store::{
        Address,
        images::Images,
        migrate::{Direction, migrate, migrate_after},
        packages::Packages,
    },
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    buckets::bucket,
    commands::{Server, devcenter},
    house::{House, Person, START, fresh_address, postgres},
    store_story::meddle,
    studio::Studio,
};

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn at(second: i64) -> Timestamp {
    Timestamp::parse(START).unwrap().plus_millis(second * 1000)
}

fn premises(address: &Address, folder: &Path) -> Premises {
    Premises { address: address.clone(), data: folder.to_owned(), objects: crate::house::objects(folder) }
}

/// Makes a backup of a house, which goes on.
async fn backup(house: &House, folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(name);
    premises(&house.address, house.folder.path()).create(&file, at(0), &mut |gone| panic!("{gone:?}")).await.unwrap();
    file
}

/// A house put back from a backup, a while later.
async fn restored(file: &Path, address: Option<Address>) -> House {
    let folder = tempfile::tempdir().unwrap();
    let address = address.unwrap_or_else(|| Address::Sqlite(folder.path().to_owned()));
    premises(&address, folder.path()).restore(file).await.unwrap();
    let house = House::at(address, folder).await;
    house.clock.advance_millis(60_000);
    house
}

/// A studio with something of everything.
async fn full_studio() -> Studio {
    let studio = Studio::new().await;
    for (mutation, slug, more) in [("saveNewsCategory", "platform", ", place: 1"), ("saveTag", "gray", "")] {
        let input = format!("{{slug: \"{slug}\", name: \"{slug} 名\"{more}}}");
        let answer = studio.house.ask(&studio.editor, &format!("mutation {{ {mutation}(input: {input}) {{ userErrors {{ code }} }} }}")).await;
        assert_eq!(answer.data[mutation]["userErrors"], json!([]), "{answer:?}");
    }
    let tag = studio.house.tag("gray").await;
    let mut input = studio.house.least("createNews", "灰度发布上线 \"引号\"").await;
    input["tagIds"] = json!([tag]);
    input["body"] = json!("先给一成用户\n\n再给所有人 \\x00ff");
    let tagged = studio.house.draft(&studio.editor, "createNews", input).await;
    studio.house.publish(&studio.editor, &tagged).await;
    studio.house.news(&studio.editor, "another").await;
    studio.house.news_draft(&studio.editor, "nobody sees this yet").await;
    studio.version("1.0.0", "RELEASED").await;
    studio.version("1.1.0", "REJECTED").await;
    studio.upload("1.2.0").await;
    studio.house.turn().await;
    studio
}

/// What several people are told.
async fn answers(house: &House, studio: &Studio) -> Vec<Value> {
    let program = format!(
        "{{ program(id: \"{}\") {{ name revision versions(first: 10) {{ nodes {{ number state description package {{ sha256 bytes }} review {{ decision findings {{ message }} }} }} }} \
         events(first: 50) {{ nodes {{ id sequence kind role }} }} submissionDraft {{ problems {{ message }} }} }} }}",
        studio.program
    );
    let search = "{ search(text: \"灰度\") { totalCount nodes { content { __typename title } highlights { field fragments { text matched } } } } news { nodes { id title body { html } tags { slug } publishedAt } } }";
    let questions = [
        (&Person::anonymous(), search),
        (
            &Person::anonymous(),
            "{ a: search(text: \"名\") { totalCount } b: search(text: \"anoth\") { totalCount } tags { id slug name } newsCategories { id name } }",
        ),
        (&studio.admin, &program),
        (&studio.admin, "{ viewer { account { login } channel programs(first: 5) { nodes { id } } } }"),
        (&studio.editor, "{ entries(first: 10) { totalCount nodes { id state lockVersion draft { title } live { title revision } } } }"),
        (&studio.operator, "{ auditLog(first: 100) { totalCount nodes { position kind subject details: name requestId } } }"),
        (&studio.stranger, &program),
    ];
    let mut told = Vec::new();
    for (person, question) in questions {
        let answer = house.ask(person, question).await;
        told.push(json!({ "data": answer.data, "errors": answer.errors.iter().map(|error| error["message"].clone()).collect::<Vec<_>>() }));
    }
    let resolved = house.send(&studio.host, "GET", &format!("/resolve/{}?user=u1", studio.program), Vec::new(), "").await;
    told.push(resolved.json());
    let (packages, pictures) = (Packages::in_folder(house.folder.path()).unwrap(), Images::in_folder(house.folder.path()).unwrap());
    let mut bytes = Vec::new();
    for object in packages.list().await.unwrap() {
        bytes.push((object.clone(), sha256(&std::fs::read(house.folder.path().join("packages").join(object)).unwrap())));
    }
    for picture in pictures.list().await.unwrap() {
        bytes.push((picture.clone(), sha256(&pictures.get(&picture).await.unwrap().unwrap())));
    }
    bytes.sort();
    told.push(json!(bytes));
    told
}

#[tokio::test]
async fn everything_comes_back_into_either_database_and_goes_on() {
    let studio = full_studio().await;
    let before = answers(&studio.house, &studio).await;
    assert_eq!((&before[0]["data"]["search"]["totalCount"], before[8].as_array().unwrap().len()), (&json!(1), 4), "{before:?}");
    assert!(before[2]["errors"].as_array().unwrap().is_empty() && before[7]["reason"] == "RELEASED", "{before:?}");
    let files = tempfile::tempdir().unwrap();
    let mut file = backup(&studio.house, files.path(), "0.tar").await;
    let mut ways = vec![fresh_address(files.path()).await];
    if postgres().is_some() {
        // to the other database and back
        ways = vec![ways.remove(0), Address::Sqlite(PathBuf::new()), fresh_address(files.path()).await];
    }
    for (number, way) in ways.into_iter().enumerate() {
        let house = restored(&file, matches!(way, Address::Postgres(_)).then_some(way)).await;
        for (here, there) in answers(&house, &studio).await.iter().zip(&before) {
            assert_eq!(here, there);
        }
        let found = audit::verify(&house.database.reader(), None).await.unwrap();
        assert!(found.broken.is_none() && found.gaps.is_empty() && found.end > 20, "{found:?}");
        file = backup(&house, files.path(), &format!("{}.tar", number + 1)).await;
        // what comes next finds its place behind what was there
        house.news(&studio.editor, "灰度之后").await;
        house.turn().await;
        let answer = house.ask(&Person::anonymous(), "{ search(text: \"灰度\") { totalCount } }").await;
        assert_eq!(answer.data["search"]["totalCount"], 2);
        assert!(audit::verify(&house.database.reader(), Some((found.end, found.hash))).await.unwrap().end > found.end);
    }
}

#[tokio::test]
async fn whoever_was_signed_in_signs_in_again_and_what_they_prove_it_by_is_kept() {
    let house = House::new().await;
    let person = house.person(&[]).await;
    let browser = house.in_browser(&person, devcenter::domain::actor::Channel::Desktop).await;
    let link = house.app.create_sign_in_link(person.account.unwrap()).await.unwrap();
    let files = tempfile::tempdir().unwrap();
    let there = restored(&backup(&house, files.path(), "0.tar").await, None).await;
    let status = async |person: &Person| there.ask(person, "{ viewer { channel } }").await.status.as_u16();
    assert_eq!((status(&person).await, status(&browser).await), (200, 401));
    let used = there.visit("/setup", json!({ "token": link.secret.reveal(), "password": crate::house::PASSWORD })).await;
    assert_eq!(used.status.as_u16(), 410, "a link opens the installation that made it");
    assert_eq!(status(&there.in_browser(&person, devcenter::domain::actor::Channel::Desktop).await).await, 200, "by the same password");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_made_while_others_write_is_of_one_moment() {
    let studio = Studio::new().await;
    let files = tempfile::tempdir().unwrap();
    let (done, written) = (AtomicBool::new(false), AtomicU32::new(0));
    let write = async {
        while !done.load(Ordering::SeqCst) {
            match written.fetch_add(1, Ordering::SeqCst) {
                number @ 0..15 => drop(studio.upload(&format!("1.{number}.0")).await),
                // no more than 20 can be in development, however long it takes
                number => {
                    let payload = studio.update_info(json!({ "slogan": format!("到店扫码即取 {number}") })).await;
                    assert_eq!(payload["userErrors"], json!([]), "{payload}");
                }
            }
        }
    };
    let read = async {
        let mut rows = Vec::new();
        for number in 0..4 {
            // something was written since the last
            let before = written.load(Ordering::SeqCst);
            while written.load(Ordering::SeqCst) <= before {
                tokio::task::yield_now().await;
            }
            let file = backup(&studio.house, files.path(), &format!("{number}.tar")).await;
            // looks whether each revision is the number of events, and each package is in it
            rows.push(verify(&file).unwrap().manifest.rows());
        }
        done.store(true, Ordering::SeqCst);
        rows
    };
    let ((), rows) = tokio::join!(write, read);
    assert!(rows.is_sorted() && rows[0] < rows[3], "{rows:?}");
    let house = restored(&files.path().join("3.tar"), None).await;
    assert_eq!(audit::verify(&house.database.reader(), None).await.unwrap().gaps, []);
}

#[tokio::test]
async fn bytes_that_go_away_meanwhile_make_it_begin_afresh_and_are_named_in_the_end() {
    let studio = Studio::new().await;
    studio.upload("1.0.0").await;
    let place = premises(&studio.house.address, studio.house.folder.path());
    let object = place.objects.packages.list().await.unwrap().remove(0);
    let (path, aside) = (place.data.join("packages").join(&object), place.data.join("aside"));
    std::fs::rename(&path, &aside).unwrap();
    let files = tempfile::tempdir().unwrap();
    let file = files.path().join("x.tar");
    let mut told = 0;
    let why = place.create(&file, at(0), &mut |_| told += 1).await.unwrap_err().to_string();
    assert!(why.contains(&object) && told == 2, "{why}");
    assert_eq!(std::fs::read_dir(files.path()).unwrap().count(), 0, "nothing is left behind");
    place.create(&file, at(0), &mut |_| std::fs::rename(&aside, &path).unwrap()).await.unwrap();
    assert_eq!(verify(&file).unwrap().manifest.entries.iter().filter(|fact| fact.name.starts_with("packages/")).count(), 1);
    // a file that is there stays
    let why = place.create(&file, at(0), &mut |_| {}).await.unwrap_err().to_string();
    assert!(why.contains("is there already"), "{why}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[tokio::test]
async fn packages_come_from_a_bucket_and_go_into_one() {
    let studio = Studio::new().await;
    studio.upload("1.0.0").await;
    let files = tempfile::tempdir().unwrap();
    let file = backup(&studio.house, files.path(), "0.tar").await;
    let (bucket, objects) = bucket().await;
    let folder = tempfile::tempdir().unwrap();
    let mut place = premises(&fresh_address(folder.path()).await, folder.path());
    place.objects.packages = Packages::in_bucket(&bucket).unwrap();
    place.restore(&file).await.unwrap();
    assert_eq!(objects.lock().unwrap().len(), 1);
    let again = files.path().join("1.tar");
    place.create(&again, at(0), &mut |_| {}).await.unwrap();
    let packages = |file: &Path| entries(file).into_iter().filter(|(name, _)| name.starts_with("packages/")).collect::<Vec<_>>();
    assert!(packages(&again) == packages(&file) && verify(&again).is_ok());
    let elsewhere = tempfile::tempdir().unwrap();
    let taken = Premises { address: fresh_address(elsewhere.path()).await, data: elsewhere.path().to_owned(), ..place };
    let why = taken.restore(&file).await.unwrap_err().to_string();
    assert!(why.contains("is not empty: package "), "{why}");
}

type Entries = Vec<(String, Vec<u8>)>;

fn entries(file: &Path) -> Entries {
    let mut archive = tar::Archive::new(std::fs::File::open(file).unwrap());
    let read = |entry: std::io::Result<tar::Entry<'_, std::fs::File>>| {
        let mut entry = entry.unwrap();
        let (name, mut bytes) = (entry.path().unwrap().display().to_string(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    archive.entries().unwrap().map(read).collect()
}

/// Writes a file of these entries, whatever their names.
fn write(file: &Path, entries: &Entries) {
    let mut builder = tar::Builder::new(std::fs::File::create(file).unwrap());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        builder.append(&header, bytes.as_slice()).unwrap();
    }
    builder.finish().unwrap();
}

/// Changes the manifest.
fn manifest(entries: &mut Entries, change: impl FnOnce(&mut Manifest)) {
    let last = &mut entries.last_mut().unwrap().1;
    let mut manifest = Manifest::read(last).unwrap();
    change(&mut manifest);
    *last = serde_json::to_vec(&manifest).unwrap();
}

#[tokio::test]
async fn a_damaged_file_is_refused_and_the_fault_is_named() {
    let studio = Studio::new().await;
    studio.upload("1.0.0").await;
    studio.house.turn().await;
    let files = tempfile::tempdir().unwrap();
    let whole = backup(&studio.house, files.path(), "whole.tar").await;
    let again = files.path().join("again.tar");
    write(&again, &entries(&whole));
    verify(&again).unwrap();
    let place = |entries: &Entries, start: &str| entries.iter().position(|(name, _)| name.starts_with(start)).unwrap();
    let flip = |entries: &mut Entries, start: &str| {
        let place = place(entries, start);
        entries[place].1[40] ^= 1;
    };
    type Damage<'a> = Box<dyn Fn(&mut Entries) + 'a>;
    let hashed = |entries: &mut Entries, place: usize| {
        let (name, bytes) = entries[place].clone();
        let sha256 = sha256(&bytes);
        manifest(entries, |manifest| {
            let fact = manifest.entries.iter_mut().find(|fact| fact.name == name).unwrap();
            (fact.bytes, fact.sha256) = (bytes.len() as u64, sha256);
        });
    };
    let damages: Vec<(&str, Damage<'_>)> = vec![
        ("tables/account.ndjson is not what was written", Box::new(|all| flip(all, "tables/account"))),
        ("is not what was written", Box::new(|all| flip(all, "packages/"))),
        ("is not what was written", Box::new(|all| flip(all, "images/"))),
        ("is not in the manifest", Box::new(|all| manifest(all, |it| drop(it.entries.remove(3))))),
        ("tables/tag.ndjson is not in the manifest", Box::new(|all| manifest(all, |it| it.entries.retain(|fact| fact.name != "tables/tag.ndjson")))),
        ("there is no manifest.json", Box::new(|all| drop(all.pop()))),
        (
            "no row knows of images/extra",
            Box::new(|all| {
                let place = all.len() - 1;
                all.insert(place, ("images/extra".into(), b"x".to_vec()));
                let fact = EntryFact { name: "images/extra".into(), bytes: 1, sha256: sha256(b"x") };
                manifest(all, |it| it.entries.push(fact));
            }),
        ),
        (
            "an entry is in it twice",
            Box::new(|all| {
                let (place, twice) = (all.len() - 1, all[place(all, "images/")].clone());
                let fact = EntryFact { name: twice.0.clone(), bytes: twice.1.len() as u64, sha256: sha256(&twice.1) };
                all.insert(place, twice);
                manifest(all, |it| it.entries.push(fact));
            }),
        ),
        ("images/extra is not in the manifest", Box::new(|all| all.insert(all.len() - 1, ("images/extra".into(), b"x".to_vec())))),
        ("stands behind the manifest", Box::new(|all| all.push(("images/extra".into(), b"x".to_vec())))),
        ("is no entry of a backup", Box::new(|all| all.insert(0, ("../x".into(), b"x".to_vec())))),
        ("is no entry of a backup", Box::new(|all| all.insert(0, ("packages/../../x".into(), b"x".to_vec())))),
        ("is no entry of a backup", Box::new(|all| all.insert(0, ("/etc/x".into(), b"x".to_vec())))),
        ("packages/", Box::new(|all| drop(all.remove(place(all, "packages/"))))),
        ("format is 2", Box::new(|all| manifest(all, |it| it.format = 2))),
        ("the manifest tells of other rows", Box::new(|all| manifest(all, |it| it.tables[0].rows += 1))),
        // whoever writes the hashes anew is told by the chain of the log, and by what the rows know of
        (
            "position 3 is not what was written there",
            Box::new(|all| {
                let place = place(all, "tables/event");
                let text = String::from_utf8(all[place].1.clone()).unwrap();
                let lines: Vec<String> =
                    text.lines().enumerate().map(|(row, line)| if row == 2 { line.replacen("\"at\":1", "\"at\":2", 1) } else { line.into() }).collect();
                all[place].1 = format!("{}\n", lines.join("\n")).into_bytes();
                hashed(all, place);
            }),
        ),
        (
            "the rows know of packages/",
            Box::new(|all| {
                let place = place(all, "packages/");
                all[place].1[40] ^= 1;
                hashed(all, place);
            }),
        ),
    ];
    let damaged = files.path().join("damaged.tar");
    let target = tempfile::tempdir().unwrap();
    for (expected, damage) in damages {
        let mut all = entries(&whole);
        damage(&mut all);
        write(&damaged, &all);
        let why = verify(&damaged).unwrap_err().to_string();
        assert!(why.contains(expected) && why.starts_with("the backup is damaged"), "{expected}: {why}");
        let address = Address::Sqlite(target.path().to_owned());
        assert_eq!(premises(&address, target.path()).restore(&damaged).await.unwrap_err().to_string(), why);
    }
    let bytes = std::fs::read(&whole).unwrap();
    for length in [0, 100, 512, 700, bytes.len() / 2, bytes.len() - 1024, bytes.len() - 1] {
        std::fs::write(&damaged, &bytes[..length]).unwrap();
        assert!(verify(&damaged).unwrap_err().to_string().starts_with("the backup is damaged"), "{length}");
    }
    std::fs::write(&damaged, [bytes.as_slice(), &bytes].concat()).unwrap();
    assert!(verify(&damaged).is_err());
    assert!(!target.path().join("devcenter.db").exists());
}

#[tokio::test]
async fn nothing_is_put_over_something_nor_from_a_newer_version_nor_half() {
    let studio = Studio::new().await;
    studio.upload("1.0.0").await;
    let files = tempfile::tempdir().unwrap();
    let file = backup(&studio.house, files.path(), "x.tar").await;
    // the place is in use, or taken
    let own = premises(&studio.house.address, studio.house.folder.path());
    let why = own.restore(&file).await.unwrap_err().to_string();
    let expected = if postgres().is_some() { "is not empty: " } else { "in use by another devcenter process" };
    assert!(why.contains(expected), "{why}");
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let elsewhere = premises(&address, folder.path());
    elsewhere.objects.packages.put("ab/x", "x".into()).await.unwrap();
    let why = elsewhere.restore(&file).await.unwrap_err().to_string();
    assert!(why.contains("is not empty: package ab/x"), "{why}");
    elsewhere.objects.packages.delete("ab/x").await.unwrap();
    migrate(&address, Direction::Up, false).await.unwrap();
    let why = elsewhere.restore(&file).await.unwrap_err().to_string();
    assert!(why.contains(if postgres().is_some() { "it has the tables access_token, account" } else { "is not empty: devcenter.db" }), "{why}");
    // rows that refer to what is not there: everything is as empty as before
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    let elsewhere = premises(&address, folder.path());
    let bad = files.path().join("bad.tar");
    let mut all = entries(&file);
    let lost = all.iter().position(|(name, _)| name == "tables/program_member.ndjson").unwrap();
    let text = String::from_utf8(all[lost].1.clone()).unwrap();
    let id = &text[text.find("\"account_id\":\"").unwrap() + 14..][..32];
    all[lost].1 = text.replace(id, &"f".repeat(32)).into_bytes();
    let (name, sha256) = (all[lost].0.clone(), sha256(&all[lost].1));
    manifest(&mut all, |it| it.entries.iter_mut().find(|fact| fact.name == name).unwrap().sha256 = sha256);
    write(&bad, &all);
    let why = elsewhere.restore(&bad).await.unwrap_err().to_string();
    assert!(why.contains("program_member"), "{why}");
    let mut newer = entries(&file);
    manifest(&mut newer, |it| it.migrations.push("m20991231_tomorrow".into()));
    write(&bad, &newer);
    let why = elsewhere.restore(&bad).await.unwrap_err().to_string();
    assert!(why.contains("made by a newer version") && why.contains("m20991231_tomorrow"), "{why}");
    elsewhere.restore(&file).await.unwrap();
}

/// Migrates up, with a backup in the folder before.
async fn up(address: &Address, folder: &Path, second: i64) -> Result<(), String> {
    let place = premises(address, folder);
    let before = async |migration: &str| place.create_before(migration, at(second)).await.map(drop).map_err(|error| error.to_string());
    migrate_after(address, Direction::Up, false, before).await.map_err(|error| error.to_string())
}

/// The migration that taking one back takes back.
fn newest() -> String {
    devcenter::store::backup::known_migrations().pop().unwrap()
}

fn kept(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = std::fs::read_dir(folder.join("backups")).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[tokio::test]
async fn a_migration_that_changes_something_begins_with_a_backup() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    up(&address, folder.path(), 0).await.unwrap();
    up(&address, folder.path(), 1).await.unwrap();
    assert!(kept(folder.path()).is_empty(), "there was nothing to lose");
    // back to before the log was made anew
    let known = devcenter::store::backup::known_migrations();
    migrate(&address, Direction::Down(known.len() as u32 - 3), false).await.unwrap();
    let row = match postgres() {
        None => "INSERT INTO tag (id, slug, name) VALUES (x'0123456789abcdef0123456789abcdef', 'old', '旧')",
        Some(_) => "INSERT INTO tag (id, slug, name) VALUES ('0123456789abcdef0123456789abcdef', 'old', '旧')",
    };
    meddle(&address, row).await;
    // several instances at once
    let all = (0..4).map(|_| up(&address, folder.path(), 2));
    for result in futures_util::future::join_all(all).await {
        result.unwrap();
    }
    let files = kept(folder.path());
    assert_eq!(files.len(), 1, "{files:?}");
    let name = files[0].file_name().unwrap().to_str().unwrap();
    assert_eq!(name, format!("before-{}-20261122T080002.000Z.tar", known[3]));
    let found = verify(&files[0]).unwrap().manifest;
    let columns = |manifest: &Manifest| manifest.tables.iter().find(|table| table.name == "event").unwrap().columns.len();
    assert_eq!((found.migrations.len(), columns(&found)), (3, 12), "it is of the tables as they were");
    let target = tempfile::tempdir().unwrap();
    let address = fresh_address(target.path()).await;
    premises(&address, target.path()).restore(&files[0]).await.unwrap();
    let house = House::at(address, target).await;
    let answer = house.ask(&Person::anonymous(), "{ tags { slug name } }").await;
    assert_eq!(answer.data["tags"], json!([{ "slug": "old", "name": "旧" }]));
    // the newest stay
    let place = premises(&house.address, house.folder.path());
    std::fs::create_dir_all(house.folder.path().join("backups")).unwrap();
    std::fs::write(house.folder.path().join("backups/.devcenter-x.part"), "half").unwrap();
    for second in 0..7 {
        place.create_before("m_x", at(second)).await.unwrap();
    }
    let files = kept(house.folder.path());
    assert!(files.len() == KEPT && files[0].ends_with("before-m_x-20261122T080002.000Z.tar"), "{files:?}");
}

#[tokio::test]
async fn a_backup_that_fails_stops_the_migration_and_tells_how_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let address = fresh_address(folder.path()).await;
    up(&address, folder.path(), 0).await.unwrap();
    migrate(&address, Direction::Down(1), false).await.unwrap();
    // no folder can be made where a file is
    std::fs::write(folder.path().join("backups"), "").unwrap();
    for _ in 0..2 {
        let why = up(&address, folder.path(), 1).await.unwrap_err();
        assert!(why.contains(&format!("migration {} was not begun", newest())) && why.contains("backups") && why.contains("migrate --no-backup"), "{why}");
    }
    migrate(&address, Direction::Up, false).await.unwrap();
    up(&address, folder.path(), 2).await.unwrap();
}

#[tokio::test]
async fn the_three_verbs_beside_a_running_server() {
    let folder = tempfile::tempdir().unwrap();
    let (address, other) = (fresh_address(folder.path()).await, fresh_address(folder.path()).await);
    let with = |address: &Address, arguments: &[&str]| {
        let mut command = devcenter(folder.path());
        command.args(arguments);
        if let Address::Postgres(url) = address {
            command.env("DEVCENTER_DATABASE_URL", url);
        }
        command
    };
    let run = |address: &Address, arguments: &[&str]| {
        let output = with(address, arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let server = Server::start(with(&address, &["serve", "--listen", "127.0.0.1:0", "--data", "data"]));
    assert_eq!(run(&address, &["seed", "--data", "data"]).0, Some(0));
    assert_eq!(run(&address, &["account", "create", "ann", "--data", "data"]).0, Some(0));
    let (code, told, why) = run(&address, &["backup", "create", "--data", "data"]);
    assert!(code == Some(0) && told.starts_with("devcenter-20") && told.contains(" rows in ") && told.contains(" pictures"), "{told}{why}");
    let file = told.split(": ").next().unwrap();
    let (code, told, why) = run(&address, &["backup", "verify", file]);
    assert!(code == Some(0) && told.contains("everything is as it was written") && told.contains("the log holds: "), "{told}{why}");
    let (code, _, why) = run(&address, &["backup", "restore", file, "--data", "data"]);
    assert!(code == Some(1) && (why.contains("in use by another") || why.contains("is not empty")), "{why}");
    drop(server);
    let (code, told, why) = run(&other, &["backup", "restore", file, "--data", "other"]);
    assert!(code == Some(0) && told.contains("everything was put back"), "{told}{why}");
    assert!(run(&other, &["account", "create", "ann", "--data", "other"]).2.contains("taken"));
    assert_eq!(run(&other, &["audit", "verify", "--data", "other"]).0, Some(0));
    // the tables of an older version: a backup first, unless nobody wants one
    assert_eq!(run(&other, &["migrate", "--down", "1", "--data", "other"]).0, Some(0));
    let (code, _, why) = run(&other, &["migrate", "--data", "other"]);
    assert!(code == Some(0) && why.contains(&format!("everything as it was is in other/backups/before-{}-", newest())), "{why}");
    assert_eq!(run(&other, &["migrate", "--down", "1", "--data", "other"]).0, Some(0));
    assert_eq!(run(&other, &["migrate", "--no-backup", "--data", "other"]).0, Some(0));
    assert_eq!(kept(&folder.path().join("other")).len(), 1);
    assert_eq!(run(&other, &["migrate", "--down", "1", "--data", "other"]).0, Some(0));
    drop(Server::start(with(&other, &["serve", "--listen", "127.0.0.1:0", "--data", "other"])));
    assert_eq!(kept(&folder.path().join("other")).len(), 2);
    let bytes = std::fs::read(folder.path().join(file)).unwrap();
    std::fs::write(folder.path().join("half.tar"), &bytes[..bytes.len() / 2]).unwrap();
    let (code, _, why) = run(&other, &["backup", "verify", "half.tar"]);
    assert!(code == Some(1) && why.starts_with("devcenter: the backup is damaged: "), "{why}");
}
