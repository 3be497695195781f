//! Packages: taken in on a ticket, handed out to those who see a version that has them.

use std::sync::Arc;
use std::time::Duration;

use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use serde_json::json;

use super::{
    House, Peer, auth,
    problem::{failed, problem, refusal, stranger},
};
use crate::{
    app::Untaken,
    domain::{id::UploadId, locale::Locale, refusal::Refusal},
};

/// From the first byte of a package to the last: 8 MiB at 40 kB a second.
const ARRIVAL: Duration = Duration::from_secs(200);
/// A sender that says nothing for so long is gone.
const SILENCE: Duration = Duration::from_secs(15);

/// `PUT /uploads/{ticket}` with the bytes of a zip as body: 200 with `sha256`, `bytes` and `entries`. A refused package may be
/// followed by another on the same ticket.
pub(super) async fn receive(State(house): State<Arc<House>>, peer: Peer, Path(ticket): Path<String>, headers: HeaderMap, body: Body) -> Response {
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(refused) => return stranger(refused),
    };
    let ticket = match ticket.parse::<UploadId>() {
        Ok(id) => house.app.open_ticket(&caller.actor, id).await,
        Err(_) => Err(Untaken::NoTicket),
    };
    let ticket = match ticket {
        Ok(ticket) => ticket,
        Err(untaken) => return untaken_response(untaken, caller.locale),
    };
    if headers.contains_key(header::CONTENT_ENCODING) {
        return problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_USER_INPUT", "send the package as it is: a zip is packed already");
    }
    let pieces = body.into_data_stream().boxed();
    let timed = futures_util::stream::unfold(pieces, |mut pieces| async {
        match tokio::time::timeout(SILENCE, pieces.next()).await {
            Ok(Some(Ok(piece))) => Some((Ok(piece), pieces)),
            Ok(None) => None,
            Ok(Some(Err(_))) | Err(_) => Some((Err(()), pieces)),
        }
    });
    match tokio::time::timeout(ARRIVAL, house.app.receive(ticket, timed.boxed())).await {
        Ok(Ok(arrived)) => Json(json!({ "sha256": arrived.digest, "bytes": arrived.bytes, "entries": arrived.entries })).into_response(),
        Ok(Err(untaken)) => untaken_response(untaken, caller.locale),
        Err(_) => untaken_response(Untaken::Broken, caller.locale),
    }
}

fn untaken_response(untaken: Untaken, locale: Locale) -> Response {
    match untaken {
        Untaken::NoTicket => refusal(&Refusal::NotFound, locale),
        Untaken::Used => problem(StatusCode::CONFLICT, "NO_CHANGE", "another package is on this ticket already; finish the upload, or take a new ticket"),
        Untaken::TooMany { most } => {
            let mut response = problem(StatusCode::TOO_MANY_REQUESTS, "LIMIT_EXCEEDED", &format!("at most {most} packages of one account arrive at once"));
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            response
        }
        Untaken::UnderWay => {
            let mut response = problem(StatusCode::CONFLICT, "UNAVAILABLE", "a package is arriving on this ticket already; try again in a minute");
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
            response
        }
        Untaken::Package(fault) => refusal(&Refusal::from(fault), locale),
        Untaken::Broken => problem(StatusCode::REQUEST_TIMEOUT, "BAD_USER_INPUT", "the package did not arrive whole, or took too long; send it again"),
        Untaken::Failed(failure) => failed(failure),
    }
}

/// `GET /packages/{sha256}`: the bytes, for members of a program that has them, for the platform's people, and for the host app where users get them.
pub(super) async fn send(State(house): State<Arc<House>>, peer: Peer, Path(digest): Path<String>, headers: HeaderMap) -> Response {
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(refused) => return stranger(refused),
    };
    let outgoing = match house.app.package(&caller.actor, &digest).await {
        Ok(Some(outgoing)) => outgoing,
        Ok(None) => return refusal(&Refusal::NotFound, caller.locale),
        Err(failure) => return failed(failure),
    };
    let mut response = Body::from_stream(outgoing.stream).into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment"),
        // only for the one who asked, and good for ever: the address is the content
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(outgoing.bytes));
    if let Ok(etag) = HeaderValue::from_str(&format!("\"{digest}\"")) {
        headers.insert(header::ETAG, etag);
    }
    response
}
