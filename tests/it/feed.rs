//! Subscriptions: everything once, in order, for as long as it may be seen.

use std::collections::BTreeSet;

use devcenter::domain::{
    actor::{PlatformRole, ProgramRole},
    id::ProgramId,
};
use serde_json::json;

use crate::{
    house::{House, Person},
    studio::Studio,
};

fn program_events(program: ProgramId, after: Option<&str>) -> String {
    let after = after.map(|cursor| format!(", after: \"{cursor}\"")).unwrap_or_default();
    format!("subscription {{ programEvents(programId: \"{program}\"{after}) {{ cursor position event {{ sequence kind }} }} }}")
}

const QUEUE: &str = "subscription { reviewQueueEvents { position kind review { id claim { until } } version { number state } event { sequence } } }";

#[tokio::test]
async fn a_program_is_followed_from_its_first_event_on_without_a_gap_or_a_repeat() {
    let studio = Studio::new().await;
    let version = studio.upload("1.0.0").await;
    studio.house.turn().await;
    let now = studio.revision().await;
    let mut events = studio.house.listen(&studio.developer, &program_events(studio.program, Some("0"))).await;
    assert_eq!((events.status.as_u16(), events.headers["content-type"].to_str().unwrap()), (200, "text/event-stream"));
    let (mut last, mut cursor, mut at) = (0, String::new(), 0);
    for sequence in 1..=now {
        let sent = events.told().await;
        let told = sent.field("programEvents");
        assert_eq!(told["event"]["sequence"], sequence);
        assert_eq!(sent.id, told["position"].as_i64(), "the id of an event is its position");
        assert!(sent.id > Some(last));
        (last, cursor) = (sent.id.unwrap(), told["cursor"].as_str().unwrap().to_owned());
        at = sequence;
    }
    // what happens now
    studio.submit(&version).await;
    events.quiet().await;
    studio.house.turn().await;
    assert_eq!(events.told().await.field("programEvents")["event"], json!({ "sequence": at + 1, "kind": "VERSION_SUBMITTED" }));
    drop(events);
    while studio.house.app.feed().state().subscriptions > 0 {
        // who left is not told any more: as soon as it is noticed
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    // and what happened while nobody listened, behind the cursor, by either way of naming it
    studio.approve(&version).await;
    studio.house.turn().await;
    let mut again = studio.house.listen(&studio.developer, &program_events(studio.program, Some(&cursor))).await;
    let old = program_events(studio.program, Some("0"));
    let mut by_header = studio.house.listen_with(&studio.developer, &old, json!({}), Some(&last.to_string())).await;
    for (sequence, kind) in [(at + 1, "VERSION_SUBMITTED"), (at + 2, "VERSION_APPROVED")] {
        for events in [&mut again, &mut by_header] {
            assert_eq!(events.told().await.field("programEvents")["event"], json!({ "sequence": sequence, "kind": kind }));
        }
    }
    again.quiet().await;
}

#[tokio::test]
async fn who_reads_first_and_follows_then_misses_nothing_in_between() {
    let studio = Studio::new().await;
    let version = studio.upload("1.0.0").await;
    studio.house.turn().await;
    let answer = studio.house.ask(&studio.admin, "{ viewer { feedCursor account { id } } }").await;
    let cursor = answer.data["viewer"]["feedCursor"].as_str().unwrap().to_owned();
    studio.submit(&version).await;
    studio.house.turn().await;
    let query = format!("subscription {{ viewerEvents(after: \"{cursor}\") {{ kind event {{ version {{ number }} }} }} }}");
    let mut events = studio.house.listen(&studio.admin, &query).await;
    assert_eq!(events.told().await.field("viewerEvents")["kind"], "VERSION_SUBMITTED");
    events.quiet().await;
    assert!(studio.house.ask(&Person::anonymous(), "{ viewer { feedCursor } }").await.data["viewer"].is_null());
}

#[tokio::test]
async fn many_writers_are_told_in_one_order_and_each_program_in_its_own() {
    let house = House::new().await;
    let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
    let mut all = house.listen(&operator, "subscription { auditEvents(after: \"0\") { position kind event { sequence program { id } } } }").await;
    let people: Vec<Person> = futures_util::future::join_all((0..8).map(|_| house.person(&[]))).await;
    let write = futures_util::future::join_all(people.iter().map(|person| async {
        let program = house.program(&[(person, ProgramRole::Admin)]).await;
        for memo in 0..12 {
            let query = format!("mutation {{ updateBasicInfo(input: {{programId: \"{program}\", memo: \"{memo}\"}}) {{ userErrors {{ code }} }} }}");
            assert!(house.ask(person, &query).await.errors.is_empty());
            if memo % 3 == 0 {
                house.turn().await;
            }
        }
        program
    }));
    // accounts and tokens first: two rows each, one more for a role; then the programs
    let rows = 9 * 2 + 1 + 8 * 13;
    let read = async {
        let mut next = std::collections::HashMap::new();
        for position in 1..=rows {
            let mut sent = all.told().await;
            if sent.code() == "SLOW_CONSUMER" {
                // more at once than fits into a queue: gone on from where it was
                let query = format!("subscription {{ auditEvents(after: \"{}\") {{ position kind event {{ sequence program {{ id }} }} }} }}", sent.cursor());
                all = house.listen(&operator, &query).await;
                sent = all.told().await;
            }
            let record = sent.field("auditEvents");
            assert_eq!(record["position"], position);
            if let Some(sequence) = record["event"]["sequence"].as_i64() {
                let expected = next.entry(record["event"]["program"]["id"].as_str().unwrap().to_owned()).or_insert(1);
                assert_eq!(sequence, *expected);
                *expected += 1;
            }
        }
        next
    };
    let write = async {
        let programs = write.await;
        house.turn().await;
        programs
    };
    let (programs, next) = tokio::join!(write, read);
    all.quiet().await;
    let seen: BTreeSet<_> = next.into_iter().collect();
    assert_eq!(seen, programs.into_iter().map(|program| (program.to_string(), 14)).collect());
}

#[tokio::test]
async fn the_status_of_a_review_begins_with_how_it_stands() {
    let studio = Studio::new().await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let other = studio.upload("1.0.1").await;
    studio.house.turn().await;
    let status = |of: &str| {
        format!("subscription {{ reviewStatus(programId: \"{}\"{of}) {{ cursor version {{ number state }} event {{ kind reason }} }} }}", studio.program)
    };
    let mut one = studio.house.listen(&studio.developer, &status(&format!(", versionId: \"{version}\""))).await;
    let mut any = studio.house.listen(&studio.developer, &status("")).await;
    let mut another = studio.house.listen(&studio.developer, &status(&format!(", versionId: \"{other}\""))).await;
    for (events, version) in [
        (&mut one, json!({ "number": "1.0.0", "state": "IN_REVIEW" })),
        (&mut any, json!({ "number": "1.0.0", "state": "IN_REVIEW" })),
        (&mut another, json!({ "number": "1.0.1", "state": "DEVELOPMENT" })),
    ] {
        let first = events.told().await;
        assert_eq!((&first.field("reviewStatus")["version"], &first.field("reviewStatus")["event"]), (&version, &json!(null)));
    }
    studio.reject(&version).await;
    studio.done(&studio.admin, "returnVersionToDevelopment", json!({ "versionId": version })).await;
    studio.submit(&other).await;
    studio.house.turn().await;
    // the version as it stands now, whatever the event said: returned to development is no step of a review
    assert_eq!(one.told().await.field("reviewStatus")["event"]["kind"], "VERSION_REJECTED");
    one.quiet().await;
    for kind in ["VERSION_REJECTED", "VERSION_SUBMITTED"] {
        assert_eq!(any.told().await.field("reviewStatus")["event"]["kind"], kind);
    }
    let told = another.told().await;
    assert_eq!(told.field("reviewStatus")["version"]["state"], "IN_REVIEW");
    // gone on from where it was, it begins with the status again
    let cursor = told.field("reviewStatus")["cursor"].as_str().unwrap().to_owned();
    studio.approve(&other).await;
    studio.house.turn().await;
    let mut again = studio.house.listen(&studio.developer, &status(&format!(", versionId: \"{other}\", after: \"{cursor}\""))).await;
    let first = again.told().await;
    assert_eq!((&first.field("reviewStatus")["cursor"], &first.field("reviewStatus")["version"]["state"]), (&json!(cursor), &json!("APPROVED")));
    assert_eq!(again.told().await.field("reviewStatus")["event"]["kind"], "VERSION_APPROVED");
}

#[tokio::test]
async fn whoever_leaves_a_program_hears_no_more_of_it() {
    let studio = Studio::new().await;
    studio.house.turn().await;
    let mut events = studio.house.listen(&studio.other_developer, &program_events(studio.program, None)).await;
    let mut status =
        studio.house.listen(&studio.other_developer, &format!("subscription {{ reviewStatus(programId: \"{}\") {{ position }} }}", studio.program)).await;
    status.told().await;
    let account = studio.other_developer.account.unwrap();
    studio.upload("1.0.0").await;
    studio.house.turn().await;
    assert_eq!(events.told().await.field("programEvents")["event"]["kind"], "VERSION_UPLOADED");
    let remove = format!("mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{account}\"}}) {{ userErrors {{ code }} }} }}", studio.program);
    assert_eq!(studio.house.ask(&studio.admin, &remove).await.data["removeMember"]["userErrors"], json!([]));
    studio.upload("1.0.1").await;
    studio.house.turn().await;
    events.ends("FORBIDDEN").await;
    status.ends("FORBIDDEN").await;
    // and is answered as if it had never existed
    let nowhere = studio.house.listen(&studio.other_developer, &program_events(ProgramId::from_bits(7), None)).await.told().await;
    let mut refused = studio.house.listen(&studio.other_developer, &program_events(studio.program, None)).await;
    let sent = refused.ends("NOT_FOUND").await;
    let message = |sent: &crate::listen::Sent| (sent.data["errors"][0]["message"].clone(), sent.data["errors"][0]["path"].clone());
    assert_eq!(message(&sent), message(&nowhere));
}

#[tokio::test]
async fn a_person_is_told_of_all_their_programs_as_they_come_and_go() {
    let studio = Studio::bare().await;
    let house = &studio.house;
    house.turn().await;
    let query = "subscription { viewerEvents { position kind programId event { kind } } }";
    let mut events = house.listen(&studio.stranger, query).await;
    let login = studio.stranger.account.unwrap();
    let name = house.ask(&studio.stranger, "{ viewer { account { login } } }").await.data["viewer"]["account"]["login"].as_str().unwrap().to_owned();
    let program = studio.program;
    let ask = |person: &Person, mutation: String| {
        let person = person.clone();
        async move {
            let answer = house.ask(&person, &format!("mutation {{ {mutation} {{ userErrors {{ code }} }} }}")).await;
            assert!(answer.errors.is_empty() && answer.data.to_string().contains("\"userErrors\":[]"), "{answer:?}");
        }
    };
    studio.update_info(json!({ "memo": "not for strangers" })).await;
    ask(&studio.admin, format!("inviteMember(input: {{programId: \"{program}\", login: \"{name}\", role: DEVELOPER}})")).await;
    studio.update_info(json!({ "memo": "nor for those who are invited" })).await;
    ask(&studio.stranger, format!("acceptInvitation(input: {{programId: \"{program}\"}})")).await;
    studio.update_info(json!({ "memo": "for members" })).await;
    house.turn().await;
    for (kind, seen) in [("MEMBER_INVITED", true), ("MEMBER_JOINED", true), ("BASIC_INFO_UPDATED", true)] {
        let sent = events.told().await;
        let told = sent.field("viewerEvents");
        assert_eq!((&told["kind"], &told["programId"]), (&json!(kind), &json!(program.to_string())));
        assert_eq!(!told["event"].is_null(), seen, "{kind}");
    }
    ask(&studio.admin, format!("removeMember(input: {{programId: \"{program}\", accountId: \"{login}\"}})")).await;
    studio.update_info(json!({ "memo": "not for those who left" })).await;
    house.turn().await;
    let sent = events.told().await;
    assert_eq!(sent.field("viewerEvents"), &json!({ "position": sent.id, "kind": "MEMBER_REMOVED", "programId": program.to_string(), "event": null }));
    events.quiet().await;
    // a program of one's own is heard of from its first event on
    let mine = house.program(&[(&studio.stranger, ProgramRole::Admin)]).await;
    house.turn().await;
    assert_eq!(events.told().await.field("viewerEvents")["programId"], json!(mine.to_string()));
}

#[tokio::test]
async fn the_queue_of_reviews_is_never_stale() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let mut queue = house.listen(&studio.reviewer, QUEUE).await;
    let version = studio.version("1.0.0", "IN_REVIEW").await;
    let review = house.ask(&studio.reviewer, "{ reviewQueue { nodes { review { id } } } }").await.data["reviewQueue"]["nodes"][0]["review"]["id"].clone();
    for mutation in ["claimReview", "unclaimReview"] {
        let answer = house.ask(&studio.reviewer, &format!("mutation {{ {mutation}(input: {{id: {review}}}) {{ userErrors {{ code }} }} }}")).await;
        assert_eq!(answer.data[mutation]["userErrors"], json!([]));
    }
    house.turn().await;
    for (kind, step) in [("VERSION_SUBMITTED", true), ("REVIEW_CLAIMED", false), ("REVIEW_UNCLAIMED", false)] {
        let sent = queue.told().await;
        let told = sent.field("reviewQueueEvents");
        assert_eq!((&told["kind"], &told["review"]["id"], told["event"].is_null()), (&json!(kind), &review, !step));
        assert_eq!(told["version"], json!({ "number": "1.0.0", "state": "IN_REVIEW" }));
    }
    studio.reject(&version).await;
    house.turn().await;
    assert_eq!(queue.told().await.field("reviewQueueEvents")["kind"], "VERSION_REJECTED");
    // whoever is a reviewer no more sees neither the queue nor the program, and is told so at once
    let mut program = house.listen(&studio.reviewer, &program_events(studio.program, None)).await;
    house.app.set_role(studio.reviewer.account.unwrap(), PlatformRole::Reviewer, false).await.unwrap();
    house.turn().await;
    queue.ends("FORBIDDEN").await;
    program.ends("FORBIDDEN").await;
}

#[tokio::test]
async fn guarded_subscriptions_are_for_their_role() {
    let studio = Studio::new().await;
    studio.version("1.0.0", "IN_REVIEW").await;
    studio.house.turn().await;
    let callers = [
        ("anonymous", &Person::anonymous()),
        ("host", &studio.host),
        ("admin", &studio.admin),
        ("editor", &studio.editor),
        ("reviewer", &studio.reviewer),
        ("operator", &studio.operator),
    ];
    for (query, may) in [
        ("subscription { reviewQueueEvents(after: \"0\") { position } }", "reviewer"),
        ("subscription { auditEvents(after: \"0\") { position } }", "operator"),
        (&program_events(studio.program, Some("0")), "admin reviewer operator"),
        ("subscription { viewerEvents(after: \"0\") { position } }", "admin"),
    ] {
        for (who, person) in callers {
            if query.contains("viewerEvents") && !["anonymous", "host", "admin"].contains(&who) {
                continue; // nothing has happened to them
            }
            let mut events = studio.house.listen(person, query).await;
            let guarded = !query.contains("programEvents");
            match who {
                _ if may.contains(who) => drop(events.told().await.id.unwrap()),
                "anonymous" => drop(events.ends("UNAUTHENTICATED").await),
                _ if guarded => drop(events.ends("FORBIDDEN").await),
                _ => drop(events.ends("NOT_FOUND").await),
            }
        }
    }
}

#[tokio::test]
async fn a_token_that_works_no_longer_ends_its_streams() {
    let studio = Studio::new().await;
    studio.house.turn().await;
    let account = studio.developer.account.unwrap();
    let token = studio.house.app.create_token(account, "lost", devcenter::domain::actor::Channel::Mobile, 1).await.unwrap();
    let lost = Person { token: Some(token.secret.reveal().to_owned()), ..studio.developer.clone() };
    let mut events = studio.house.listen(&lost, &program_events(studio.program, None)).await;
    let mut kept = studio.house.listen(&studio.developer, &program_events(studio.program, None)).await;
    assert!(studio.house.app.revoke_token(token.id).await.unwrap());
    studio.house.turn().await;
    let end = events.ends("UNAUTHENTICATED").await;
    assert!(!end.data["errors"][0]["extensions"]["requestId"].as_str().unwrap().is_empty());
    // the same person's other token is none the worse
    studio.upload("1.0.0").await;
    studio.house.turn().await;
    kept.told().await;
}

#[tokio::test]
async fn whoever_gets_other_roles_is_sent_back_to_subscribe_with_them() {
    let studio = Studio::new().await;
    studio.house.turn().await;
    let mut mine = studio.house.listen(&studio.admin, "subscription { viewerEvents { position } }").await;
    let mut program = studio.house.listen(&studio.admin, &program_events(studio.program, None)).await;
    studio.house.app.set_role(studio.admin.account.unwrap(), PlatformRole::Reviewer, true).await.unwrap();
    studio.upload("1.0.0").await;
    studio.house.turn().await;
    for events in [&mut mine, &mut program] {
        let end = events.ends("RIGHTS_CHANGED").await;
        let cursor = end.cursor().to_owned();
        let mut again = studio.house.listen(&studio.admin, &program_events(studio.program, Some(&cursor))).await;
        assert_eq!(again.told().await.field("programEvents")["event"]["kind"], "VERSION_UPLOADED", "nothing was left out");
    }
}

#[tokio::test]
async fn a_slow_reader_who_gets_other_roles_is_sent_back_to_what_comes_next() {
    let studio = Studio::bare().await;
    for memo in 0..30 {
        studio.update_info(json!({ "memo": memo.to_string() })).await;
    }
    studio.house.turn().await;
    let mut slow = studio.house.listen(&studio.other_developer, &program_events(studio.program, Some("0"))).await;
    let mut last = slow.told().await.field("programEvents")["event"]["sequence"].as_i64().unwrap();
    studio.house.app.set_role(studio.other_developer.account.unwrap(), PlatformRole::Editor, true).await.unwrap();
    // longer than the stream goes on without asking
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    let cursor = loop {
        let sent = slow.told().await;
        if sent.code() == "RIGHTS_CHANGED" {
            break sent.cursor().to_owned();
        }
        last += 1;
        assert_eq!(sent.field("programEvents")["event"]["sequence"], last);
    };
    let mut again = studio.house.listen(&studio.other_developer, &program_events(studio.program, Some(&cursor))).await;
    assert_eq!(again.told().await.field("programEvents")["event"]["sequence"], last + 1);
}

#[tokio::test]
async fn a_slow_reader_is_not_told_what_it_may_no_longer_see() {
    let studio = Studio::bare().await;
    for memo in 0..30 {
        studio.update_info(json!({ "memo": memo.to_string() })).await;
    }
    studio.house.turn().await;
    let query = format!("subscription {{ programEvents(programId: \"{}\", after: \"0\") {{ event {{ sequence program {{ revision }} }} }} }}", studio.program);
    let mut slow = studio.house.listen(&studio.other_developer, &query).await;
    slow.told().await;
    let account = studio.other_developer.account.unwrap();
    let remove = format!("mutation {{ removeMember(input: {{programId: \"{}\", accountId: \"{account}\"}}) {{ userErrors {{ code }} }} }}", studio.program);
    studio.house.ask(&studio.admin, &remove).await;
    let removed = studio.revision().await;
    studio.update_info(json!({ "memo": "after the removal" })).await;
    // longer than the stream goes on without asking; what was on its way already is a message or two
    tokio::time::sleep(std::time::Duration::from_millis(1_200)).await;
    let mut told = 0;
    loop {
        let sent = slow.told().await;
        if sent.code() == "FORBIDDEN" {
            break;
        }
        // the program beside it may be read a moment after the removal, by a message that was under way
        assert!(sent.field("programEvents")["event"]["sequence"].as_i64().unwrap() < removed);
        told += 1;
    }
    assert!(told <= 3, "{told}");
}

#[tokio::test]
async fn a_cursor_of_another_log_is_told_from_one_of_this() {
    let studio = Studio::new().await;
    studio.house.turn().await;
    let mut events = studio.house.listen(&studio.admin, &program_events(studio.program, Some("0"))).await;
    let cursor = events.told().await.field("programEvents")["cursor"].as_str().unwrap().to_owned();
    let (position, mark) = cursor.split_once('-').unwrap();
    let forged = format!("{position}-{:08x}", u32::from_str_radix(mark, 16).unwrap() ^ 1);
    let garbled = studio.house.listen_with(&studio.admin, &program_events(studio.program, Some("0")), json!({}), Some("abc")).await;
    assert_eq!(garbled.status.as_u16(), 400, "to begin from now would leave something out");
    for (after, code) in [(forged.as_str(), "CURSOR_EXPIRED"), ("999999", "CURSOR_EXPIRED"), ("x", "INVALID_PAGE"), ("", "INVALID_PAGE")] {
        let mut refused = studio.house.listen(&studio.admin, &program_events(studio.program, Some(after))).await;
        refused.ends(code).await;
    }
}

#[tokio::test]
async fn a_reader_who_is_too_slow_is_told_where_to_go_on() {
    let studio = Studio::bare().await;
    studio.house.turn().await;
    let before = studio.revision().await;
    let mut slow = studio.house.listen(&studio.admin, &program_events(studio.program, None)).await;
    let mut fast = studio.house.listen(&studio.admin, &program_events(studio.program, None)).await;
    // both are taken up with the first event
    studio.update_info(json!({ "memo": "first" })).await;
    studio.house.turn().await;
    assert_eq!(slow.told().await.field("programEvents")["event"]["sequence"], before + 1);
    fast.told().await;
    for memo in 0..80 {
        studio.update_info(json!({ "memo": memo.to_string() })).await;
        studio.house.turn().await;
        assert_eq!(fast.told().await.field("programEvents")["event"]["sequence"], before + 2 + memo);
    }
    let (mut last, mut cursor) = (before + 1, String::new());
    loop {
        let sent = slow.told().await;
        if !sent.code().is_empty() {
            assert_eq!((sent.code(), slow.next().await.unwrap().event.as_str()), ("SLOW_CONSUMER", "complete"));
            assert_eq!(sent.cursor(), cursor);
            break;
        }
        last += 1;
        assert_eq!(sent.field("programEvents")["event"]["sequence"], last);
        cursor = sent.field("programEvents")["cursor"].as_str().unwrap().to_owned();
    }
    // the queue of 64 was told whole, and what was on its way already
    assert!((65..=68).contains(&(last - before)), "{}", last - before);
    assert_eq!(studio.house.app.feed().state().dropped, 1);
    let mut again = studio.house.listen(&studio.admin, &program_events(studio.program, Some(&cursor))).await;
    for sequence in last + 1..=before + 81 {
        assert_eq!(again.told().await.field("programEvents")["event"]["sequence"], sequence);
    }
}

#[tokio::test]
async fn a_stream_ends_with_its_cursor_when_the_server_stops() {
    let studio = Studio::new().await;
    studio.house.turn().await;
    let mut events = studio.house.listen(&studio.admin, &program_events(studio.program, None)).await;
    studio.upload("1.0.0").await;
    studio.house.turn().await;
    let cursor = events.told().await.field("programEvents")["cursor"].clone();
    studio.house.app.feed().close();
    let end = events.ends("SHUTTING_DOWN").await;
    assert_eq!(json!(end.cursor()), cursor);
    let ready = studio.house.send(&Person::anonymous(), "GET", "/readyz", Vec::new(), "").await;
    assert_eq!((ready.status.as_u16(), ready.body.as_slice()), (503, b"the server stops\n".as_slice()));
}

#[tokio::test]
async fn an_event_costs_those_it_concerns_and_nobody_else() {
    let studio = Studio::new().await;
    let house = &studio.house;
    house.turn().await;
    let elsewhere = house.program(&[(&studio.stranger, ProgramRole::Admin)]).await;
    let mut others = Vec::new();
    for _ in 0..30 {
        others.push(house.listen(&studio.stranger, &program_events(elsewhere, None)).await);
    }
    let mut mine = house.listen(&studio.admin, &program_events(studio.program, None)).await;
    house.turn().await;
    for other in &mut others {
        other.told().await;
    }
    let before = house.app.feed().state().told;
    studio.upload("1.0.0").await;
    house.turn().await;
    mine.told().await;
    assert_eq!(house.app.feed().state().told - before, 1);
}

#[tokio::test]
async fn a_person_has_so_many_streams_and_no_more() {
    let studio = Studio::new().await;
    let mut open = Vec::new();
    for _ in 0..40 {
        open.push(studio.house.listen(&studio.admin, &program_events(studio.program, None)).await);
    }
    let refused = studio.house.listen(&studio.admin, &program_events(studio.program, None)).await;
    assert_eq!(refused.status.as_u16(), 429);
    open.pop();
    assert_eq!(studio.house.listen(&studio.admin, &program_events(studio.program, None)).await.status.as_u16(), 200);
    assert_eq!(studio.house.listen(&studio.developer, &program_events(studio.program, None)).await.status.as_u16(), 200);
}

#[tokio::test]
async fn anything_can_be_asked_for_as_events_and_ends_when_it_is_answered() {
    let (house, editor) = House::with_editor().await;
    house.news(&editor, "one").await;
    let mut events = house.listen(&Person::anonymous(), "{ news { nodes { title } } }").await;
    assert_eq!(events.told().await.data, json!({ "data": { "news": { "nodes": [{ "title": "one" }] } } }));
    assert_eq!(events.next().await.unwrap().event, "complete");
    assert_eq!(events.next().await, None);
    house.listen(&Person::anonymous(), "{ nothingOfThatName }").await.ends("GRAPHQL_VALIDATION_FAILED").await;
    house.listen(&Person::anonymous(), "subscription { viewerEvents { position } more: viewerEvents { position } }").await.ends("LIMIT_EXCEEDED").await;
    let saved = house.listen(&editor, "mutation { saveTag(input: {slug: \"x\", name: \"X\"}) { tag { slug } } }").await.told().await;
    assert_eq!(saved.data["data"]["saveTag"]["tag"]["slug"], "x");
    // without asking for events, a subscription has no way to be answered
    let answer = house.ask(&editor, "subscription { viewerEvents { position } }").await;
    assert_eq!((answer.status.as_u16(), answer.code()), (400, "BAD_USER_INPUT"));
}
