//! Files out of the binary: each with its type, and with a tag by which a browser knows that it has it.

use std::borrow::Cow;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use super::{etag::ETag, problem};
use crate::domain::log::hex;

/// An embedded file, under what a page may do (`policy`); 404 for what there is not, or has no type that is handed out.
pub(super) fn embedded<F: RustEmbed>(name: &str, policy: &'static str, headers: &HeaderMap) -> Response {
    let media_type = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        _ => return problem::plain(StatusCode::NOT_FOUND),
    };
    let Some(found) = F::get(name) else { return problem::plain(StatusCode::NOT_FOUND) };
    let tag = hex(&found.metadata.sha256_hash()[..16]);
    let bytes = match found.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    };
    let mut response = tagged(bytes, &ETag::named(&tag), media_type, headers);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// An answer that a browser asks for again each time, and gets again only when it changed.
pub(super) fn tagged(bytes: Bytes, tag: &ETag, media_type: &'static str, headers: &HeaderMap) -> Response {
    let mut response = tag.answer(headers, || bytes.into_response());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
