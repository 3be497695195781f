//! The pages `/sign-in` and `/setup`, out of the binary: until the phone client takes their place.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use super::{auth, playground::tagged};
use crate::domain::locale::Locale;

#[derive(RustEmbed)]
#[folder = "web/sign-in"]
#[include = "*.html"]
#[include = "*.js"]
#[include = "*.css"]
struct Files;

/// Nothing inline, nothing from elsewhere, in nobody's frame; forms are sent by the script.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /sign-in`.
pub(super) async fn sign_in(headers: HeaderMap) -> Response {
    page("sign-in", &headers)
}

/// `GET /setup`.
pub(super) async fn setup(headers: HeaderMap) -> Response {
    page("setup", &headers)
}

/// `GET /sign-in/<file>`.
pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let media_type = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    file(&name, media_type, &headers)
}

fn page(name: &str, headers: &HeaderMap) -> Response {
    let language = match auth::locale(headers) {
        Locale::Chinese => "zh",
        Locale::English => "en",
    };
    let mut response = file(&format!("{name}.{language}.html"), "text/html; charset=utf-8", headers);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    response.headers_mut().insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    response
}

fn file(name: &str, media_type: &'static str, headers: &HeaderMap) -> Response {
    let Some(found) = Files::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = tagged(found.data.into_owned(), media_type, headers);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
