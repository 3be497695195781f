//! The pages `/sign-in` and `/setup`, out of the binary: until the phone client takes their place.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use rust_embed::RustEmbed;

use super::{auth, files::embedded, problem};
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
    // pages have their language in their name, and addresses of their own
    if name.ends_with(".html") { problem::plain(StatusCode::NOT_FOUND) } else { embedded::<Files>(&name, POLICY, &headers) }
}

fn page(name: &str, headers: &HeaderMap) -> Response {
    let language = match auth::locale(headers) {
        Locale::Chinese => "zh",
        Locale::English => "en",
    };
    let mut response = embedded::<Files>(&format!("{name}.{language}.html"), POLICY, headers);
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    response
}
