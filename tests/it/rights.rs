//! The rights matrix: every guarded field and every mutation against every kind of caller. A field without a row fails, and so does
//! a row without a field.

use std::collections::BTreeSet;

use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};
use devcenter::domain::actor::{Channel, PlatformRole, ProgramRole};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    studio::{Studio, finding},
};

pub const ANY: &str = "01h455vb4pex5vsknk084sn02q";

/// Who may use a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// `@requires(role:)`.
    Role(&'static str),
    /// `@allows(who:)`: these within a program that the caller sees.
    Within(&'static [&'static str]),
    /// A mutation for anybody signed in.
    SignedIn,
}

use Needs::{Role, SignedIn, Within};

const PA: &[&str] = &["PROGRAM_ADMIN"];
const PA_PD: &[&str] = &["PROGRAM_ADMIN", "PROGRAM_DEVELOPER"];
const PA_UP: &[&str] = &["PROGRAM_ADMIN", "UPLOADER"];
const RV: &[&str] = &["REVIEWER"];
const OP_RV: &[&str] = &["PLATFORM_ADMIN", "REVIEWER"];
const PA_OP: &[&str] = &["PROGRAM_ADMIN", "PLATFORM_ADMIN"];
const OP: &[&str] = &["PLATFORM_ADMIN"];

/// Each guarded field: where it stands, who may, and a query that asks for it about something that does not exist.
pub fn rows() -> Vec<(&'static str, Needs, String)> {
    let editor = || Role("EDITOR");
    let entry = |field: &str, more: &str| format!("mutation {{ {field}(input: {{id: \"news_{ANY}\"{more}}}) {{ userErrors {{ code }} }} }}");
    let create = |field: &str, more: &str| format!("mutation {{ {field}(input: {{title: \"x\", {more}}}) {{ userErrors {{ code }} }} }}");
    let label = |field: &str| format!("mutation {{ {field}(input: {{slug: \"x\", name: \"x\"}}) {{ userErrors {{ code }} }} }}");
    let review = |field: &str| format!("mutation {{ {field}(input: {{id: \"review_{ANY}\"}}) {{ userErrors {{ code }} }} }}");
    let version = |field: &str, more: &str| format!("mutation {{ {field}(input: {{versionId: \"version_{ANY}\"{more}}}) {{ userErrors {{ code }} }} }}");
    let program = |field: &str, more: &str| format!("mutation {{ {field}(input: {{programId: \"program_{ANY}\"{more}}}) {{ userErrors {{ code }} }} }}");
    let webhook = |field: &str, more: &str| format!("mutation {{ {field}(input: {{webhookId: \"webhook_{ANY}\"{more}}}) {{ userErrors {{ code }} }} }}");
    let account = format!(", accountId: \"account_{ANY}\"");
    let person = |field: &str, more: &str| format!("mutation {{ {field}(input: {{accountId: \"account_{ANY}\"{more}}}) {{ userErrors {{ code }} }} }}");
    vec![
        ("Query.entry", editor(), format!("{{ entry(id: \"entry_{ANY}\") {{ id }} }}")),
        ("Query.entries", editor(), "{ entries { nodes { id } } }".into()),
        ("Query.preview", editor(), "{ preview(markdown: \"x\") { markdown } }".into()),
        ("Query.reviewQueue", Role("REVIEWER"), "{ reviewQueue { totalCount } }".into()),
        ("Query.reviewStatistics", Role("REVIEWER"), "{ reviewStatistics { waiting } }".into()),
        ("Query.auditLog", Role("PLATFORM_ADMIN"), "{ auditLog { totalCount } }".into()),
        ("Query.webhooks", Role("PLATFORM_ADMIN"), "{ webhooks { id } }".into()),
        ("Subscription.reviewQueueEvents", Role("REVIEWER"), "subscription { reviewQueueEvents { position } }".into()),
        ("Subscription.auditEvents", Role("PLATFORM_ADMIN"), "subscription { auditEvents { position } }".into()),
        ("Query.programs", Role("PLATFORM_ADMIN"), "{ programs { totalCount } }".into()),
        ("Mutation.createNews", editor(), create("createNews", &format!("categoryId: \"newscategory_{ANY}\""))),
        ("Mutation.createCase", editor(), create("createCase", "company: \"x\", industry: OTHER")),
        ("Mutation.createVideo", editor(), create("createVideo", "sourceUrl: \"https://example.com/x\", durationSeconds: 1, level: BEGINNER")),
        ("Mutation.createCapability", editor(), create("createCapability", &format!("categoryId: \"capabilitycategory_{ANY}\", status: BETA"))),
        ("Mutation.updateNews", editor(), entry("updateNews", "")),
        ("Mutation.updateCase", editor(), entry("updateCase", "")),
        ("Mutation.updateVideo", editor(), entry("updateVideo", "")),
        ("Mutation.updateCapability", editor(), entry("updateCapability", "")),
        ("Mutation.publishContent", editor(), entry("publishContent", "")),
        ("Mutation.scheduleContent", editor(), entry("scheduleContent", ", at: \"2026-11-22T09:00:00Z\"")),
        ("Mutation.unscheduleContent", editor(), entry("unscheduleContent", "")),
        ("Mutation.archiveContent", editor(), entry("archiveContent", "")),
        ("Mutation.pinContent", editor(), entry("pinContent", "")),
        ("Mutation.unpinContent", editor(), entry("unpinContent", "")),
        ("Mutation.restoreRevision", editor(), entry("restoreRevision", ", number: 1")),
        ("Mutation.deleteDraft", editor(), entry("deleteDraft", "")),
        ("Mutation.saveNewsCategory", editor(), label("saveNewsCategory")),
        ("Mutation.saveCapabilityCategory", editor(), label("saveCapabilityCategory")),
        ("Mutation.saveTag", editor(), label("saveTag")),
        ("Mutation.publishAgreement", Role("PLATFORM_ADMIN"), "mutation { publishAgreement(input: {title: \"\", body: \"\"}) { userErrors { code } } }".into()),
        ("Mutation.claimReview", Role("REVIEWER"), review("claimReview")),
        ("Mutation.unclaimReview", Role("REVIEWER"), review("unclaimReview")),
        ("Mutation.createUpload", Within(PA_PD), program("createUpload", "")),
        (
            "Mutation.finishUpload",
            Within(PA_PD),
            format!("mutation {{ finishUpload(input: {{uploadId: \"upload_{ANY}\", number: \"1.0.0\"}}) {{ userErrors {{ code }} }} }}"),
        ),
        ("Mutation.deleteVersion", Within(PA_UP), version("deleteVersion", ", number: \"1.0.0\"")),
        ("Mutation.submitVersion", Within(PA), version("submitVersion", ", expectedRevision: 1")),
        ("Mutation.withdrawVersion", Within(PA), version("withdrawVersion", "")),
        ("Mutation.approveVersion", Within(RV), version("approveVersion", "")),
        ("Mutation.rejectVersion", Within(RV), version("rejectVersion", ", findings: []")),
        ("Mutation.returnVersionToDevelopment", Within(PA), version("returnVersionToDevelopment", "")),
        ("Mutation.startGray", Within(PA), version("startGray", ", percent: 10")),
        ("Mutation.adjustGray", Within(PA), version("adjustGray", ", percent: 10")),
        ("Mutation.endGray", Within(PA), version("endGray", "")),
        ("Mutation.publishVersion", Within(PA), version("publishVersion", "")),
        ("Mutation.rollBackProgram", Within(PA), program("rollBackProgram", ", expectedRevision: 1")),
        ("Mutation.takeDownProgram", Within(PA), program("takeDownProgram", ", expectedRevision: 1")),
        ("Mutation.suspendVersion", Within(OP_RV), version("suspendVersion", ", reason: \"x\"")),
        ("Mutation.reinstateVersion", Within(OP), version("reinstateVersion", "")),
        ("Mutation.acceptAgreement", Within(PA), program("acceptAgreement", ", number: 1")),
        ("Mutation.updateBasicInfo", Within(PA), program("updateBasicInfo", "")),
        ("Mutation.inviteMember", Within(PA), program("inviteMember", ", login: \"x\", role: DEVELOPER")),
        ("Mutation.revokeInvitation", Within(PA), program("revokeInvitation", &account)),
        ("Mutation.changeMemberRole", Within(PA), program("changeMemberRole", &format!("{account}, role: ADMIN"))),
        ("Mutation.createWebhook", Within(PA_OP), program("createWebhook", ", url: \"https://example.com/\"")),
        ("Mutation.updateWebhook", Within(PA_OP), webhook("updateWebhook", "")),
        ("Mutation.enableWebhook", Within(PA_OP), webhook("enableWebhook", "")),
        ("Mutation.disableWebhook", Within(PA_OP), webhook("disableWebhook", "")),
        ("Mutation.rotateWebhookSecret", Within(PA_OP), webhook("rotateWebhookSecret", "")),
        ("Mutation.deleteWebhook", Within(PA_OP), webhook("deleteWebhook", "")),
        ("Mutation.pingWebhook", Within(PA_OP), webhook("pingWebhook", "")),
        ("Mutation.redeliverWebhook", Within(PA_OP), webhook("redeliverWebhook", &format!(", eventId: \"event_{ANY}\""))),
        ("Mutation.removeMember", SignedIn, program("removeMember", &account)),
        ("Mutation.acceptInvitation", SignedIn, program("acceptInvitation", "")),
        ("Mutation.declineInvitation", SignedIn, program("declineInvitation", "")),
        ("Mutation.markNotificationsRead", SignedIn, "mutation { markNotificationsRead(input: {upTo: 0}) { userErrors { code } } }".into()),
        ("Query.profile", Role("PLATFORM_ADMIN"), "{ profile(login: \"x\") { login } }".into()),
        ("Query.accounts", Role("PLATFORM_ADMIN"), "{ accounts { totalCount } }".into()),
        ("Mutation.createAccount", Role("PLATFORM_ADMIN"), "mutation { createAccount(input: {login: \"-\", name: \"\"}) { userErrors { code } } }".into()),
        ("Mutation.createSignInLink", Role("PLATFORM_ADMIN"), person("createSignInLink", "")),
        ("Mutation.grantRole", Role("PLATFORM_ADMIN"), person("grantRole", ", role: EDITOR")),
        ("Mutation.withdrawRole", Role("PLATFORM_ADMIN"), person("withdrawRole", ", role: EDITOR")),
        ("Mutation.disableAccount", Role("PLATFORM_ADMIN"), person("disableAccount", "")),
        ("Mutation.enableAccount", Role("PLATFORM_ADMIN"), person("enableAccount", "")),
        ("Mutation.linkIdentity", Role("PLATFORM_ADMIN"), person("linkIdentity", ", issuer: \"i\", subject: \"s\"")),
        ("Mutation.unlinkIdentity", Role("PLATFORM_ADMIN"), person("unlinkIdentity", ", issuer: \"i\", subject: \"s\"")),
        ("Mutation.createToken", SignedIn, "mutation { createToken(input: {name: \"\", scopes: []}) { userErrors { code } } }".into()),
        ("Mutation.rotateToken", SignedIn, format!("mutation {{ rotateToken(input: {{tokenId: \"token_{ANY}\"}}) {{ userErrors {{ code }} }} }}")),
        ("Mutation.revokeToken", SignedIn, format!("mutation {{ revokeToken(input: {{tokenId: \"token_{ANY}\"}}) {{ userErrors {{ code }} }} }}")),
        ("Mutation.revokeSession", SignedIn, format!("mutation {{ revokeSession(input: {{sessionId: \"session_{ANY}\"}}) {{ userErrors {{ code }} }} }}")),
        ("Mutation.changePassword", SignedIn, "mutation { changePassword(input: {currentPassword: \"\", newPassword: \"\"}) { userErrors { code } } }".into()),
        ("Mutation.createProgram", SignedIn, "mutation { createProgram(input: {name: \"\", slogan: \"\"}) { userErrors { code } } }".into()),
    ]
}

#[tokio::test]
async fn every_guarded_field_answers_its_role_and_no_other_by_whatever_one_shows() {
    let house = House::new().await;
    let mut callers = vec![("anonymous".to_owned(), None, Person::anonymous()), ("nobody in particular".to_owned(), None, house.person(&[]).await)];
    for role in PlatformRole::ALL {
        callers.push((role.word().to_owned(), Some(role), house.person(&[role]).await));
    }
    for role in ProgramRole::ALL {
        let person = house.person(&[]).await;
        house.program(&[(&person, role)]).await;
        callers.push((format!("program {}", role.word()), None, person));
    }
    let mut asked = Vec::new();
    for (who, role, person) in callers {
        for (by, person) in house.credentials(&person).await {
            asked.push((format!("{who} by {by}"), role, person));
        }
    }
    for (field, needed, query) in rows() {
        if field.starts_with("Subscription.") {
            continue; // they answer with a stream: `feed.rs` asks them
        }
        for (who, role, person) in &asked {
            let answer = house.ask(person, &query).await;
            let held = match &needed {
                Role(word) => role.is_some_and(|role| role.word() == *word),
                Within(_) | SignedIn => person.token.is_some(),
            };
            let expected = match (held, person.token.is_some()) {
                (true, _) => "",
                (_, true) => "FORBIDDEN",
                (_, false) => "UNAUTHENTICATED",
            };
            assert_eq!(answer.code(), expected, "{field} by {who}: {answer:?}");
            assert_eq!(expected.is_empty(), !answer.data.is_null() && answer.errors.is_empty(), "{field} by {who}");
            if let (Within(_), true) = (&needed, held) {
                // what is not there is not there for everybody alike
                let payload = answer.data.as_object().unwrap().values().next().unwrap();
                assert_eq!(payload["userErrors"], json!([{ "code": "NOT_FOUND" }]), "{field} by {who}");
            }
        }
    }
}

#[test]
fn every_guarded_field_of_the_schema_has_its_row() {
    let mut guarded = BTreeSet::new();
    for definition in parse_schema(devcenter::gateway::sdl()).unwrap().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let TypeKind::Object(object) = definition.node.kind else { continue };
        let name = definition.node.name.node;
        for field in object.fields {
            let said = |directive: &str, argument: &str| {
                let found = field.node.directives.iter().find(|it| it.node.name.node == directive)?;
                Some(found.node.get_argument(argument).unwrap().node.to_string())
            };
            let needs = match (said("requires", "role"), said("allows", "who")) {
                (Some(role), None) => role,
                (None, Some(who)) => who,
                (None, None) if name == "Mutation" => "signed in".to_owned(),
                (None, None) => continue,
                both => panic!("{name}.{}: {both:?}", field.node.name.node),
            };
            guarded.insert((format!("{name}.{}", field.node.name.node), needs));
        }
    }
    let word = |needs: &Needs| match needs {
        Role(role) => (*role).to_owned(),
        Within(who) => format!("[{}]", who.join(", ")),
        SignedIn => "signed in".to_owned(),
    };
    let listed: BTreeSet<_> = rows().into_iter().map(|(field, needs, _)| (field.to_owned(), word(&needs))).collect();
    assert_eq!(guarded, listed);
}

/// A step, the state it starts from, and who may: the contract, by hand.
fn steps() -> Vec<(&'static str, &'static str, Value, &'static [&'static str])> {
    vec![
        ("deleteVersion", "DEVELOPMENT", json!({ "number": "1.0.0" }), &["admin", "desktop", "developer"]),
        ("submitVersion", "DEVELOPMENT", json!({ "agreementNumber": 1 }), &["admin", "desktop"]),
        ("withdrawVersion", "IN_REVIEW", json!({}), &["admin", "desktop"]),
        ("approveVersion", "IN_REVIEW", json!({}), &["reviewer"]),
        ("rejectVersion", "IN_REVIEW", json!({ "findings": [finding()] }), &["reviewer"]),
        ("returnVersionToDevelopment", "REJECTED", json!({}), &["admin", "desktop"]),
        ("startGray", "APPROVED", json!({ "percent": 10 }), &["admin", "desktop"]),
        ("adjustGray", "GRAY", json!({ "percent": 30 }), &["admin", "desktop"]),
        ("endGray", "GRAY", json!({}), &["admin", "desktop"]),
        ("publishVersion", "GRAY", json!({}), &["admin", "desktop"]),
        ("takeDownProgram", "RELEASED", json!({}), &["desktop"]),
        ("suspendVersion", "RELEASED", json!({ "reason": "x" }), &["reviewer", "own reviewer", "operator"]),
        ("reinstateVersion", "SUSPENDED", json!({}), &["operator"]),
    ]
}

/// Everybody around a program, by each sort of credential: who, by what, and how they ask.
async fn everybody_of(studio: &Studio) -> Vec<(&'static str, &'static str, Person)> {
    let mut all = vec![("host", "token", studio.host.clone()), ("anonymous", "nothing", Person::anonymous())];
    for (who, person) in [
        ("admin", &studio.admin),
        ("desktop", &studio.desktop),
        ("developer", &studio.developer),
        ("other developer", &studio.other_developer),
        ("reviewer", &studio.reviewer),
        ("own reviewer", &studio.own_reviewer),
        ("operator", &studio.operator),
        ("editor", &studio.editor),
        ("stranger", &studio.stranger),
    ] {
        let channel = if who == "admin" { Channel::Mobile } else { Channel::Desktop };
        all.extend(studio.house.credentials_at(person, channel).await.into_iter().map(|(by, person)| (who, by, person)));
    }
    all
}

#[tokio::test]
async fn every_step_is_taken_by_those_who_may_and_answers_the_others_as_the_contract_says() {
    let mut studio: Option<(&str, Studio, String)> = None;
    let mut everybody = None;
    for (mutation, state, input, may) in steps() {
        // one studio for all steps from the same state: dry runs leave it as it is
        if studio.as_ref().is_none_or(|(known, ..)| *known != state) {
            let fresh = Studio::new().await;
            // another's upload for the developers: the developer uploads
            let version = fresh.version("1.0.0", state).await;
            everybody = Some(everybody_of(&fresh).await);
            studio = Some((state, fresh, version));
        }
        let (_, studio, version) = studio.as_ref().unwrap();
        let revision = studio.revision().await;
        let with = |version: &str, program: &str| {
            let mut input = input.clone();
            input["dryRun"] = json!(true);
            match mutation {
                "takeDownProgram" => input["programId"] = json!(program),
                _ => input["versionId"] = json!(version),
            }
            if mutation == "submitVersion" {
                input["expectedRevision"] = json!(revision);
            }
            input
        };
        let (there, nowhere) = (with(version, &studio.program.to_string()), with(&format!("version_{ANY}"), &format!("program_{ANY}")));
        let people = everybody.as_ref().unwrap();
        for (who, by, person) in people {
            let answer = studio.send(person, mutation, there.clone()).await;
            let code = if answer.errors.is_empty() { answer.data[mutation]["userErrors"][0]["code"].as_str().unwrap_or_default() } else { answer.code() };
            let expected = match *who {
                who if may.contains(&who) => "",
                "anonymous" => "UNAUTHENTICATED",
                "editor" | "stranger" => "NOT_FOUND",
                // the channel is the credential's
                "admin" if mutation == "takeDownProgram" && *by != "JWT" => "DESKTOP_ONLY",
                "admin" if mutation == "takeDownProgram" => "",
                "own reviewer" if ["approveVersion", "rejectVersion"].contains(&mutation) => "OWN_PROGRAM",
                _ => "FORBIDDEN",
            };
            assert_eq!(code, expected, "{mutation} by {who}, {by}: {answer:?}");
            if expected == "NOT_FOUND" {
                let missing = studio.send(person, mutation, nowhere.clone()).await;
                assert_eq!(
                    (answer.data, answer.errors),
                    (missing.data, missing.errors),
                    "{mutation} by {who}, {by}: what may not be seen answers like what is not there"
                );
            }
        }
        assert_eq!(studio.revision().await, revision, "a dry run changes nothing");
    }
}

#[tokio::test]
async fn preparing_and_managing_are_for_admins() {
    let studio = Studio::new().await;
    let program = studio.program;
    let somebody = studio.stranger.account.unwrap();
    let developer = studio.developer.account.unwrap();
    for mutation in [
        format!("acceptAgreement(input: {{programId: \"{program}\", number: 1}})"),
        format!("updateBasicInfo(input: {{programId: \"{program}\", memo: \"x\"}})"),
        format!("inviteMember(input: {{programId: \"{program}\", login: \"nobody-of-this-name\", role: DEVELOPER}})"),
        format!("revokeInvitation(input: {{programId: \"{program}\", accountId: \"{somebody}\"}})"),
        format!("changeMemberRole(input: {{programId: \"{program}\", accountId: \"{developer}\", role: ADMIN}})"),
        format!("removeMember(input: {{programId: \"{program}\", accountId: \"{developer}\"}})"),
    ] {
        let name = mutation.split('(').next().unwrap();
        let query = format!("mutation {{ {mutation} {{ userErrors {{ code }} }} }}");
        for (person, expected) in
            [(&studio.other_developer, "FORBIDDEN"), (&studio.reviewer, "FORBIDDEN"), (&studio.operator, "FORBIDDEN"), (&studio.stranger, "NOT_FOUND")]
        {
            let answer = studio.house.ask(person, &query).await;
            let code = if answer.errors.is_empty() { answer.data[name]["userErrors"][0]["code"].as_str().unwrap_or_default() } else { answer.code() };
            assert_eq!(code, expected, "{name}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn pictures_are_taken_from_whoever_is_signed_in() {
    let studio = Studio::bare().await;
    for (person, status) in [(&Person::anonymous(), 401), (&studio.host, 403), (&studio.stranger, 422), (&studio.editor, 422)] {
        assert_eq!(studio.house.send(person, "POST", "/images", b"no picture".to_vec(), "image/png").await.status.as_u16(), status);
    }
}
