//! What an endpoint gets: the body of a message, and its signature by the rules of Standard Webhooks (https://www.standardwebhooks.com).

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;

use super::{
    event::{Move, Record},
    timestamp::Timestamp,
};

const PREFIX: &str = "whsec_";

/// The secret that an endpoint shares with this server: 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
    /// The text that is shown once.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", BASE64_STANDARD.encode(&self.0))
    }

    fn sign(&self, id: &str, seconds: i64, body: &str) -> String {
        // a key of any length is taken
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return String::new() };
        mac.update(format!("{id}.{seconds}.{body}").as_bytes());
        format!("v1,{}", BASE64_STANDARD.encode(mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// One signature for each secret, with spaces between.
pub fn signatures(secrets: &[&Secret], id: &str, seconds: i64, body: &str) -> String {
    secrets.iter().map(|secret| secret.sign(id, seconds, body)).collect::<Vec<_>>().join(" ")
}

#[derive(Serialize)]
struct Message<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    timestamp: String,
    data: Data<'a>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<i64>,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    program: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sequence: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "<[Move]>::is_empty")]
    moves: &'a [Move],
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent_before: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
}

fn written(kind: &str, at: Timestamp, data: Data<'_>) -> String {
    serde_json::to_string(&Message { kind, timestamp: at.rfc3339(), data }).unwrap_or_default()
}

/// The body that tells of an event.
pub fn body_of(record: &Record) -> String {
    let kind = record.kind.word();
    let details = &record.details;
    let data = Data {
        id: record.id.to_string(),
        position: Some(record.position),
        kind,
        program: record.program.map(|id| id.to_string()),
        sequence: record.sequence,
        version: record.version.map(|id| id.to_string()),
        moves: &details.moves,
        percent: details.percent.map(|it| it.number()),
        percent_before: details.percent_before.map(|it| it.number()),
        reason: details.reason.as_deref(),
        member: details.member.map(|id| id.to_string()),
        subject: record.subject.as_deref(),
        by: record.by.account.map(|id| id.to_string()),
        role: record.by.role.map(|role| role.word()),
        channel: record.by.channel.map(|channel| channel.word()),
    };
    written(kind, record.at, data)
}

/// The word of a body that tells of nothing: an endpoint is tried out.
pub const PING: &str = "PING";

/// The body of a ping.
pub fn body_of_ping(id: &str, at: Timestamp) -> String {
    written(PING, at, Data { id: id.to_owned(), kind: PING, ..Data::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        event::{Details, Doer, EventKind},
        id::{EventId, VersionId},
        version::StateWord,
    };

    #[test]
    fn signs_as_the_published_vector_says() {
        let secret = Secret::from_bytes(BASE64_STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap());
        assert_eq!(secret.reveal(), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let signed = signatures(&[&secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let other = Secret::from_bytes(vec![7; 32]);
        let both = signatures(&[&other, &secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert!(both.ends_with(&format!(" {signed}")) && both.split(' ').count() == 2, "{both}");
        assert_eq!((format!("{secret:?}"), other.reveal().len()), ("Secret(…)".into(), 6 + 44));
    }

    #[test]
    fn the_body_is_compact_json_without_what_is_absent() {
        let moved = Move { version: VersionId::from_bits(1), number: "1.0.0".parse().unwrap(), from: None, to: Some(StateWord::Development) };
        let record = Record {
            id: EventId::from_bits(2),
            position: 9,
            hash: [0; 32],
            program: None,
            sequence: None,
            kind: EventKind::VersionUploaded,
            version: Some(VersionId::from_bits(1)),
            subject: None,
            details: Details { moves: vec![moved], ..Details::default() },
            by: Doer::SERVER,
            request_id: "r".into(),
            at: Timestamp::from_millis(0).unwrap(),
        };
        let expected = concat!(
            r#"{"type":"VERSION_UPLOADED","timestamp":"1970-01-01T00:00:00.000Z","data":{"id":"event_00000000000000000000000002","position":9,"#,
            r#""kind":"VERSION_UPLOADED","version":"version_00000000000000000000000001","#,
            r#""moves":[{"version":"version_00000000000000000000000001","number":"1.0.0","from":null,"to":"DEVELOPMENT"}]}}"#
        );
        assert_eq!(body_of(&record), expected);
        assert_eq!(body_of_ping("x", record.at), r#"{"type":"PING","timestamp":"1970-01-01T00:00:00.000Z","data":{"id":"x","kind":"PING"}}"#);
    }
}
