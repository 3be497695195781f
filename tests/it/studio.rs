//! One program with everybody around it, and a word for each step of its life, taken through the API.

use axum::http::StatusCode;
use devcenter::domain::{
    actor::{Channel, PlatformRole, ProgramRole},
    id::ProgramId,
};
use serde_json::{Value, json};

use crate::house::{Answer, House, Person, Reply};

pub struct Studio {
    pub house: House,
    pub program: ProgramId,
    /// On the phone.
    pub admin: Person,
    pub desktop: Person,
    /// Uploads.
    pub developer: Person,
    pub other_developer: Person,
    pub reviewer: Person,
    /// A reviewer who is a developer of the program.
    pub own_reviewer: Person,
    pub operator: Person,
    pub editor: Person,
    pub stranger: Person,
    /// A token of the scope `resolve`.
    pub host: Person,
}

pub const SHOWN: &str = "program { id revision } event { id kind sequence role channel reason percent percentBefore moves { number from to } } \
     effect { kind revision percent moves { number from to } } userErrors { __typename code message field \
     ... on WrongVersionState { state action } ... on StaleRevision { currentRevision } ... on StaleConfirmation { currentRevision agreementNumber } \
     ... on SlotTaken { holder { number state } } ... on NumberNotRising { highest } ... on GrayInProgress { version { number } } \
     ... on BasicInfoIncomplete { fields { field message } } ... on ClaimedByAnother { until } }";

impl Studio {
    /// Before anything was uploaded; the agreement is accepted and the basic information complete.
    pub async fn new() -> Self {
        let studio = Self::bare().await;
        studio.publish_agreement().await;
        studio.accept(1).await;
        studio.describe().await;
        studio
    }

    /// A program and its people, and nothing else.
    pub async fn bare() -> Self {
        let house = House::new().await;
        let admin = house.person_at(&[], Channel::Mobile).await;
        let desktop = house.elsewhere(&admin, Channel::Desktop).await;
        let developer = house.person_at(&[], Channel::Cli).await;
        let other_developer = house.person(&[]).await;
        let reviewer = house.person(&[PlatformRole::Reviewer]).await;
        let own_reviewer = house.person(&[PlatformRole::Reviewer]).await;
        let operator = house.person(&[PlatformRole::PlatformAdmin]).await;
        let editor = house.person(&[PlatformRole::Editor]).await;
        let stranger = house.person(&[]).await;
        let token = house.app.create_resolve_token(operator.account.unwrap(), "host", 30).await.unwrap();
        let host = Person { account: None, token: Some(token.secret.reveal().to_owned()), language: "en" };
        let program = house
            .program(&[
                (&admin, ProgramRole::Admin),
                (&developer, ProgramRole::Developer),
                (&other_developer, ProgramRole::Developer),
                (&own_reviewer, ProgramRole::Developer),
            ])
            .await;
        Self { house, program, admin, desktop, developer, other_developer, reviewer, own_reviewer, operator, editor, stranger, host }
    }

    pub async fn publish_agreement(&self) {
        let query = "mutation { publishAgreement(input: {title: \"协议\", body: \"正文\"}) { agreement { number } userErrors { code } } }";
        let answer = self.house.ask(&self.operator, query).await;
        assert!(answer.data["publishAgreement"]["agreement"]["number"].is_i64(), "{answer:?}");
    }

    pub async fn accept(&self, number: i32) {
        let query = format!(
            "mutation {{ acceptAgreement(input: {{programId: \"{}\", number: {number}}}) {{ event {{ kind }} userErrors {{ code }} }} }}",
            self.program
        );
        let answer = self.house.ask(&self.admin, &query).await;
        assert_eq!(answer.data["acceptAgreement"]["event"]["kind"], "AGREEMENT_ACCEPTED", "{answer:?}");
    }

    /// Uploads a picture of this size and answers its path.
    pub async fn picture(&self, width: u32, height: u32) -> String {
        let mut out = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(width, height).write_to(&mut out, image::ImageFormat::Png).unwrap();
        let reply = self.house.send(&self.admin, "POST", "/images", out.into_inner(), "image/png").await;
        assert_eq!(reply.status, StatusCode::CREATED);
        reply.json()["url"].as_str().unwrap().to_owned()
    }

    pub async fn describe(&self) {
        let logo = self.picture(64, 64).await;
        let answer = self
            .update_info(json!({
                "name": "街角茶铺", "slogan": "到店扫码即取", "description": "在手机上点单，到店扫码取茶。", "versionDescription": "新增取茶提醒，修复部分机型白屏的问题。",
                "categories": ["餐饮"], "region": "CHINA", "email": "tea@example.com", "logo": logo, "testAccount": "tester", "testPassword": "secret"
            }))
            .await;
        assert_eq!(answer["program"]["submissionDraft"]["problems"], json!([]), "{answer}");
    }

    pub async fn update_info(&self, mut input: Value) -> Value {
        input["programId"] = json!(self.program);
        let query = "mutation($input: UpdateBasicInfoInput!) { updateBasicInfo(input: $input) { program { revision submissionDraft { problems { field message } } } userErrors { code field message } } }";
        let answer = self.house.ask_with(&self.admin, query, json!({ "input": input })).await;
        assert!(answer.errors.is_empty(), "{answer:?}");
        answer.data["updateBasicInfo"].clone()
    }

    pub async fn revision(&self) -> i64 {
        let answer = self.house.ask(&self.admin, &format!("{{ program(id: \"{}\") {{ revision }} }}", self.program)).await;
        answer.data["program"]["revision"].as_i64().unwrap()
    }

    /// The state of a version, as an admin sees it.
    pub async fn state(&self, version: &str) -> String {
        let answer = self.house.ask(&self.admin, &format!("{{ version(id: \"{version}\") {{ state }} }}")).await;
        answer.data["version"]["state"].as_str().unwrap_or("gone").to_owned()
    }

    /// Any mutation about the program or one of its versions, whole.
    /// Where a revision is asked for and none is given, it is the one that stands.
    pub async fn send(&self, person: &Person, mutation: &str, mut input: Value) -> Answer {
        if ["rollBackProgram", "takeDownProgram"].contains(&mutation) && input.get("expectedRevision").is_none() {
            input["expectedRevision"] = json!(self.revision().await);
        }
        let kind = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
        let subject = if mutation == "deleteVersion" { "deletedVersionId" } else { "version { id number state }" };
        let query = format!("mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ {subject} {SHOWN} }} }}");
        self.house.ask_with(person, &query, json!({ "input": input })).await
    }

    /// The payload of a mutation that is answered with data.
    pub async fn take(&self, person: &Person, mutation: &str, input: Value) -> Value {
        let answer = self.send(person, mutation, input).await;
        assert!(answer.errors.is_empty(), "{mutation}: {answer:?}");
        answer.data[mutation].clone()
    }

    /// A step that succeeds.
    pub async fn done(&self, person: &Person, mutation: &str, input: Value) -> Value {
        let payload = self.take(person, mutation, input).await;
        assert_eq!(payload["userErrors"], json!([]), "{mutation}: {payload}");
        payload
    }

    /// The code a step is refused with; empty when it is not.
    pub async fn refused(&self, person: &Person, mutation: &str, input: Value) -> String {
        let answer = self.send(person, mutation, input).await;
        if !answer.errors.is_empty() {
            return answer.code().to_owned();
        }
        answer.data[mutation]["userErrors"][0]["code"].as_str().unwrap_or_default().to_owned()
    }

    pub async fn ticket(&self, person: &Person) -> String {
        let query = format!(
            "mutation {{ createUpload(input: {{programId: \"{}\"}}) {{ upload {{ id url expiresAt mostBytes }} userErrors {{ code }} }} }}",
            self.program
        );
        let answer = self.house.ask(person, &query).await;
        answer.data["createUpload"]["upload"]["id"].as_str().unwrap_or_else(|| panic!("{answer:?}")).to_owned()
    }

    pub async fn put(&self, person: &Person, ticket: &str, bytes: Vec<u8>) -> Reply {
        self.house.send(person, "PUT", &format!("/uploads/{ticket}"), bytes, "application/zip").await
    }

    /// Uploads a package as the developer; answers the version's id.
    pub async fn upload(&self, number: &str) -> String {
        self.upload_as(&self.developer, number).await
    }

    pub async fn upload_as(&self, person: &Person, number: &str) -> String {
        let ticket = self.ticket(person).await;
        let reply = self.put(person, &ticket, package(number)).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", String::from_utf8_lossy(&reply.body));
        let payload = self.done(person, "finishUpload", json!({ "uploadId": ticket, "number": number, "description": format!("版本 {number}") })).await;
        payload["version"]["id"].as_str().unwrap().to_owned()
    }

    pub async fn submit(&self, version: &str) {
        let revision = self.revision().await;
        self.done(&self.admin, "submitVersion", json!({ "versionId": version, "expectedRevision": revision, "agreementNumber": 1 })).await;
    }

    pub async fn approve(&self, version: &str) {
        self.done(&self.reviewer, "approveVersion", json!({ "versionId": version })).await;
    }

    pub async fn reject(&self, version: &str) {
        self.done(&self.reviewer, "rejectVersion", json!({ "versionId": version, "findings": [finding()] })).await;
    }

    pub async fn gray(&self, version: &str, percent: f64) {
        self.done(&self.admin, "startGray", json!({ "versionId": version, "percent": percent })).await;
    }

    /// Uploads and takes a version as far as this state.
    pub async fn version(&self, number: &str, state: &str) -> String {
        let version = self.upload(number).await;
        if state == "DEVELOPMENT" {
            return version;
        }
        self.submit(&version).await;
        match state {
            "IN_REVIEW" => {}
            "REJECTED" => self.reject(&version).await,
            _ => {
                self.approve(&version).await;
                if state != "APPROVED" {
                    self.gray(&version, 10.0).await;
                }
                if state == "APPROVED after gray" {
                    self.done(&self.admin, "endGray", json!({ "versionId": version })).await;
                }
                if state == "RELEASED" || state == "SUSPENDED" {
                    self.done(&self.admin, "publishVersion", json!({ "versionId": version })).await;
                }
                if state == "SUSPENDED" {
                    self.done(&self.operator, "suspendVersion", json!({ "versionId": version, "reason": "违规" })).await;
                }
            }
        }
        version
    }
}

pub fn finding() -> Value {
    json!({ "code": "FUNCTION", "message": "首页白屏", "page": "pages/index/index", "severity": "BLOCKING" })
}

/// A package whose bytes differ from those of any other number: one stored file.
pub fn package(note: &str) -> Vec<u8> {
    let (name, content) = ("app.js", format!("// {note}\nApp({{}});\n"));
    let crc = crc32(content.as_bytes());
    let shared = |out: &mut Vec<u8>| {
        out.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x58]);
        out.extend(crc.to_le_bytes());
        out.extend((content.len() as u32).to_le_bytes());
        out.extend((content.len() as u32).to_le_bytes());
        out.extend((name.len() as u16).to_le_bytes());
        out.extend(0u16.to_le_bytes());
    };
    let mut out = b"PK\x03\x04".to_vec();
    shared(&mut out);
    out.extend(name.as_bytes());
    out.extend(content.as_bytes());
    let directory = out.len();
    out.extend(b"PK\x01\x02\x14\x03");
    shared(&mut out);
    out.extend([0; 6]);
    out.extend((0o100_644u32 << 16).to_le_bytes());
    out.extend(0u32.to_le_bytes());
    out.extend(name.as_bytes());
    let size = out.len() - directory;
    out.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    out.extend((size as u32).to_le_bytes());
    out.extend((directory as u32).to_le_bytes());
    out.extend(0u16.to_le_bytes());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}
