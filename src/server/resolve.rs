//! `GET /resolve/{program}?user=`: which version a user gets, as lean JSON for runtimes.

use std::sync::Arc;

use axum::{
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    House, Peer, auth,
    etag::ETag,
    problem::{failed, problem, refusal, stranger},
};
use crate::domain::{gray::USER_KEY_MOST, id::ProgramId, refusal::Refusal};

/// How long a runtime may go on with an answer: a roll back reaches it by then.
const CACHE: HeaderValue = HeaderValue::from_static("private, max-age=10");

/// For the program's members, and for tokens of the scope `resolve`. An `ETag` that still fits is answered with 304.
pub(super) async fn answer(
    State(house): State<Arc<House>>,
    peer: Peer,
    Path(program): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(refused) => return stranger(refused),
    };
    let query = query.unwrap_or_default();
    let user = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "user").map(|(_, value)| value.into_owned());
    let Some(user) = user else { return problem(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", "the address needs `user`: who the user is in the host app") };
    if user.len() > USER_KEY_MOST || user.contains('\0') {
        return problem(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", "`user` has at most 256 bytes, and no U+0000");
    }
    let Ok(program) = program.parse::<ProgramId>() else { return refusal(&Refusal::NotFound, caller.locale) };
    let resolved = match house.app.resolve_version(&caller.actor, program, &user).await {
        Ok(Some(resolved)) => resolved,
        Ok(None) => return refusal(&Refusal::NotFound, caller.locale),
        Err(failure) => return failed(failure),
    };
    let version = resolved
        .version
        .map(|version| json!({ "id": version.id, "number": version.number.to_string(), "sha256": version.digest, "bytes": version.package_bytes }));
    let found = resolved.resolution;
    let body = json!({ "version": version, "reason": found.reason.word(), "bucket": found.bucket, "threshold": found.threshold }).to_string();
    let mut response = ETag::of(body.as_bytes()).answer(&headers, || ([(header::CONTENT_TYPE, "application/json")], body).into_response());
    response.headers_mut().insert(header::CACHE_CONTROL, CACHE);
    // another caller may get another answer, or none
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Authorization, Cookie"));
    response
}
