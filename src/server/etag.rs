//! `ETag` and `If-None-Match`: what a caller has already is not sent again.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// What one state of a thing is known by.
#[derive(Clone)]
pub(super) struct ETag(HeaderValue);

impl ETag {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::named(&BASE64_STANDARD.encode(&Sha256::digest(bytes)[..18]))
    }

    /// By a name that stands for the bytes already, without quotes.
    pub(super) fn named(name: &str) -> Self {
        Self(HeaderValue::from_str(&format!("\"{name}\"")).unwrap_or(HeaderValue::from_static("\"\"")))
    }

    /// The whole answer, or 304 for whoever has it; of either the caller adds what else is to be in the head.
    pub(super) fn answer(&self, headers: &HeaderMap, whole: impl FnOnce() -> Response) -> Response {
        let tag = self.0.as_bytes();
        // one of several, weak or not
        let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|given| given.as_bytes().windows(tag.len()).any(|part| part == tag));
        let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { whole() };
        response.headers_mut().insert(header::ETAG, self.0.clone());
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_it_is_told_so() {
        let tag = ETag::of(b"tea");
        let asked = |given: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in given {
                headers.append(header::IF_NONE_MATCH, HeaderValue::from_str(value).unwrap());
            }
            let response = tag.answer(&headers, || "tea".into_response());
            assert_eq!(response.headers()[header::ETAG], tag.0);
            response.status()
        };
        let text = tag.0.to_str().unwrap();
        for given in [vec![text], vec![&format!("\"old\", W/{text}")], vec!["\"old\"", text]] {
            assert_eq!(asked(&given), StatusCode::NOT_MODIFIED, "{given:?}");
        }
        for given in [vec![], vec!["\"old\""], vec![text.trim_matches('"')]] {
            assert_eq!(asked(&given), StatusCode::OK, "{given:?}");
        }
        assert_ne!(ETag::of(b"coffee").0, tag.0);
    }
}
