//! The phone client, out of the binary. Its page is asked for again each time; its files have a digest of them all in their address, so that a browser
//! keeps them for good, and no page ever mixes the files of two builds.

use std::sync::LazyLock;

use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::{
    etag::ETag,
    files::{embedded, tagged},
    problem,
};
use crate::domain::{
    log::hex,
    persisted::{Manifested, read_manifest},
};

#[derive(RustEmbed)]
#[folder = "web/dist"]
struct Files;

/// Pictures and films may lie elsewhere (`Cover.url`, `Video.sourceUrl`), and those that are about to be uploaded nowhere (`blob:`).
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: blob:; media-src 'self' https:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the address of every file begins with, as the build writes it into the page.
const BASE: &str = "/app/";

/// Names this build: a digest of every file of it.
static BUILD: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort_unstable();
    let mut all = Sha256::new();
    for name in names {
        all.update(name.as_bytes());
        all.update(Files::get(&name).map(|file| file.metadata.sha256_hash()).unwrap_or_default());
    }
    hex(&all.finalize()[..8])
});

static PAGE: LazyLock<Bytes> = LazyLock::new(|| {
    let page = Files::get("index.html").map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    page.replace(BASE, &format!("{BASE}{}/", *BUILD)).into()
});

/// Every document that the client sends: known from the start, so that it works where no others are executed.
pub fn documents() -> Vec<Manifested> {
    let manifest = Files::get("documents.json").map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    // written by the build, and read by a test
    read_manifest(&manifest).unwrap_or_default()
}

/// Every address of the client is the same page; what it shows is the client's to find.
pub(super) async fn page(headers: HeaderMap) -> Response {
    let mut response = tagged(PAGE.clone(), &ETag::named(&BUILD), "text/html; charset=utf-8", &headers);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// What has no address: a person is shown the client, which says so; everybody else is told.
pub(super) async fn nowhere(method: Method, headers: HeaderMap) -> Response {
    let reads = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    if !(reads && matches!(method, Method::GET | Method::HEAD)) {
        return problem::plain(StatusCode::NOT_FOUND);
    }
    let mut response = page(HeaderMap::new()).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// `GET /app/<build>/<file>`: of this build. A page of an older one is told 404, and loads itself afresh.
pub(super) async fn asset(Path((build, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    if build != *BUILD || name.ends_with(".html") {
        return problem::plain(StatusCode::NOT_FOUND);
    }
    let mut response = embedded::<Files>(&name, POLICY, &headers);
    if response.status().is_success() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    response
}
