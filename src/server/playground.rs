//! The playground and the schema as files; everything comes out of the binary, nothing from another host.

use std::sync::Arc;
use std::sync::LazyLock;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use rust_embed::RustEmbed;
use serde_json::{Value, json};

use super::{
    House, Peer, auth,
    etag::ETag,
    files::{embedded, tagged},
    problem,
};
use crate::gateway::sdl;

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
    embedded::<Files>("index.html", POLICY, &headers)
}

/// `GET /graphiql/<file>`.
pub(super) async fn asset(Path(name): Path<String>, headers: HeaderMap) -> Response {
    embedded::<Files>(&name, POLICY, &headers)
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

/// `GET /schema.graphql`; in production for those who are signed in, like introspection.
pub(super) async fn schema(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap) -> Response {
    static TAG: LazyLock<ETag> = LazyLock::new(|| ETag::of(sdl().as_bytes()));
    if house.production {
        match auth::caller(&house, peer, &headers).await {
            Ok(caller) if caller.actor.account().is_some() => {}
            Ok(_) => return problem::plain(StatusCode::NOT_FOUND),
            Err(refused) => return problem::stranger(refused),
        }
    }
    tagged(Bytes::from_static(sdl().as_bytes()), &TAG, "text/plain; charset=utf-8", &headers)
}
