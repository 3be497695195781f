//! The last words of a connection on which no request could be read: the same problem as everywhere, written by hand.

use std::net::IpAddr;

use axum::http::{HeaderValue, StatusCode, header};
use serde_json::json;

use crate::server::{
    REQUEST_ID,
    front::{access, dress},
    problem,
};

/// An answer without a request, and its line in the log.
pub(super) fn farewell(status: StatusCode, why: Option<&str>, request_id: &HeaderValue, peer: IpAddr, secure: bool) -> Vec<u8> {
    let (code, message) = problem::words(status);
    let body = json!({ "code": code, "message": why.unwrap_or(message) }).to_string();
    let mut headers = axum::http::HeaderMap::new();
    headers.insert(REQUEST_ID, request_id.clone());
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    dress::dress(status, &mut headers, secure);
    let mut text = format!("HTTP/1.1 {} {}\r\n", status.as_u16(), status.canonical_reason().unwrap_or_default()).into_bytes();
    for (name, value) in &headers {
        text.extend_from_slice(name.as_str().as_bytes());
        text.extend_from_slice(b": ");
        text.extend_from_slice(value.as_bytes());
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(b"\r\n");
    text.extend_from_slice(body.as_bytes());
    access::farewell(status, request_id, peer, body.len());
    text
}
