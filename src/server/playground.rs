//! The playground and the schema as files; everything comes out of the binary, nothing from another host.

use axum::{
    Json,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use serde_json::{Value, json};

use crate::{app::etag, gateway::sdl};

#[derive(RustEmbed)]
#[folder = "web/graphiql"]
#[include = "*.html"]
#[include = "*.js"]
#[include = "*.css"]
#[include = "examples/*.graphql"]
struct Files;

/// GraphiQL's dialogs insert a style element; its fonts and pictures are data addresses inside its own files.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-elem 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /graphiql`.
pub(super) async fn page(headers: HeaderMap) -> Response {
    file("index.html", &headers)
}

/// `GET /graphiql/<file>`.
pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    file(&name, &headers)
}

/// `GET /graphiql/examples.json`: what the tabs of a first visit show.
pub(super) async fn examples_json() -> Json<Value> {
    Json(examples().into_iter().map(|(name, query)| json!({ "name": name, "query": query })).collect())
}

/// The example queries by name, in their order.
pub fn examples() -> Vec<(String, String)> {
    let mut names: Vec<_> = Files::iter().filter(|name| name.ends_with(".graphql")).collect();
    names.sort_unstable();
    let text = |name: &str| Files::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
    names.iter().map(|name| (name.trim_start_matches("examples/").trim_end_matches(".graphql").to_owned(), text(name))).collect()
}

/// `GET /schema.graphql`.
pub(super) async fn schema(headers: HeaderMap) -> Response {
    tagged(sdl().into_bytes(), "text/plain; charset=utf-8", &headers)
}

fn file(name: &str, headers: &HeaderMap) -> Response {
    let media_type = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let Some(found) = Files::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = tagged(found.data.into_owned(), media_type, headers);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// An answer that a browser asks for again each time, and gets again only when it changed.
pub(super) fn tagged(bytes: Vec<u8>, media_type: &'static str, headers: &HeaderMap) -> Response {
    let tag = etag(&bytes);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|given| given.contains(&tag));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { bytes.into_response() };
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}
