//! Persisted documents: which ones a server executes, and the manifests that build tools write.

use std::collections::BTreeMap;

use serde_json::Value;

use super::words::words;

/// Which documents are executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersistedMode {
    /// Those that are sent; no hash stands for one.
    Off,
    /// Those that are sent, by hash once they were (APQ), and those that were imported.
    Allow,
    /// Those that were imported, and no others.
    Require,
}
words!(PersistedMode { Off = "off", Allow = "allow", Require = "require" });

/// One document of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifested {
    /// What a client sends instead of the text: a hash, as the build tool took it.
    pub id: String,
    pub text: String,
}

/// Bytes of an id. SHA-256 in hexadecimal has 64.
pub const ID_MOST: usize = 255;
/// Documents of one manifest.
pub const DOCUMENTS_MOST: usize = 10_000;

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BadManifest {
    #[error("it is not JSON: {0}")]
    NotJson(String),
    #[error(
        "it is none of the known forms: an object of ids and texts (graphql-codegen's client preset, Relay), or `\"format\": \"apollo-persisted-query-manifest\"` with `\"version\": 1` and `operations`"
    )]
    UnknownForm,
    #[error("the id {0:?} is not 1 to 255 printable ASCII characters")]
    BadId(String),
    #[error("the id {0} stands for two texts")]
    TwoTexts(String),
    #[error("it holds more than 10,000 documents")]
    TooMany,
}

/// Reads a manifest of any known form.
pub fn read_manifest(text: &str) -> Result<Vec<Manifested>, BadManifest> {
    let value: Value = serde_json::from_str(text).map_err(|error| BadManifest::NotJson(error.to_string()))?;
    let Value::Object(fields) = value else { return Err(BadManifest::UnknownForm) };
    let pairs: Vec<(String, String)> = match fields.get("format").and_then(Value::as_str) {
        Some("apollo-persisted-query-manifest") if fields.get("version") == Some(&1.into()) => {
            let operations = fields.get("operations").and_then(Value::as_array).ok_or(BadManifest::UnknownForm)?;
            let word = |operation: &Value, name: &str| Some(operation.get(name)?.as_str()?.to_owned());
            let pair = |operation: &Value| Some((word(operation, "id")?, word(operation, "body")?));
            operations.iter().map(pair).collect::<Option<_>>().ok_or(BadManifest::UnknownForm)?
        }
        Some(_) => return Err(BadManifest::UnknownForm),
        None => {
            let pair = |(id, text): (String, Value)| Some((id, text.as_str()?.to_owned()));
            fields.into_iter().map(pair).collect::<Option<_>>().ok_or(BadManifest::UnknownForm)?
        }
    };
    if pairs.len() > DOCUMENTS_MOST {
        return Err(BadManifest::TooMany);
    }
    let mut found = BTreeMap::new();
    for (id, text) in pairs {
        if id.is_empty() || id.len() > ID_MOST || !id.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(BadManifest::BadId(id.chars().take(80).collect()));
        }
        if found.get(&id).is_some_and(|known| *known != text) {
            return Err(BadManifest::TwoTexts(id));
        }
        found.insert(id, text);
    }
    Ok(found.into_iter().map(|(id, text)| Manifested { id, text }).collect())
}

/// `sha256:` and 64 hexadecimal digits, as the draft of GraphQL over HTTP writes a document's id; or the digits alone, as APQ does.
pub fn sha256_of_id(id: &str) -> Option<[u8; 32]> {
    let digits = id.strip_prefix("sha256:").unwrap_or(id).as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_of_three_tools_are_read() {
        let one = vec![Manifested { id: "ab12".into(), text: "{ tags { id } }".into() }];
        assert_eq!(read_manifest(r#"{"ab12": "{ tags { id } }"}"#), Ok(one.clone()));
        let apollo = r#"{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
            {"id": "ab12", "name": "Tags", "type": "query", "body": "{ tags { id } }"}]}"#;
        assert_eq!(read_manifest(apollo), Ok(one));
        assert_eq!(read_manifest("{}"), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_manifest_says_why() {
        assert!(matches!(read_manifest("{"), Err(BadManifest::NotJson(_))));
        let later = r#"{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}"#;
        for text in ["[]", r#"{"a": 1}"#, r#"{"format": "other"}"#, later] {
            assert_eq!(read_manifest(text), Err(BadManifest::UnknownForm), "{text}");
        }
        for text in [r#"{"": "{ x }"}"#, r#"{"a b": "{ x }"}"#, r#"{"灰": "{ x }"}"#] {
            assert!(matches!(read_manifest(text), Err(BadManifest::BadId(_))), "{text}");
        }
        let twice =
            r#"{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "a", "body": "{ x }"}, {"id": "a", "body": "{ y }"}]}"#;
        assert_eq!(read_manifest(twice), Err(BadManifest::TwoTexts("a".into())));
    }

    #[test]
    fn an_id_that_is_a_hash_is_known_as_one() {
        let digits = "0123456789abcdefABCDEF0000000000000000000000000000000000000000ff";
        let hash = sha256_of_id(digits).unwrap();
        assert_eq!((hash[0], hash[1], hash[31]), (0x01, 0x23, 0xff));
        assert_eq!(sha256_of_id(&format!("sha256:{digits}")), Some(hash));
        for other in ["", "sha256:", &digits[1..], &digits.replace('f', "g"), "灰度灰度灰度灰度灰度灰度灰度灰度灰度灰度灰"] {
            assert_eq!(sha256_of_id(other), None, "{other}");
        }
    }
}
