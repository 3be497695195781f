//! Pictures: taken in from editors, handed out to everybody with headers that let a browser do nothing but show them.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{
    House, Peer, auth,
    body::{self, Unread},
    etag::ETag,
    front,
    problem::{failed, problem, stranger, unavailable},
};
use crate::app::{PICTURE_BYTES_MOST, Picture};

/// `POST /images` with the bytes of a png, jpeg or webp as body: 201 and its address. For editors; nobody else's bytes are read.
pub(super) async fn upload(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap, body: Body) -> Response {
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(refused) => return stranger(refused),
    };
    if let Err(failure) = house.app.may_upload(&caller.actor) {
        return failed(failure);
    }
    if headers.contains_key(header::CONTENT_ENCODING) {
        return problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_USER_INPUT", "send the picture as it is: it is packed already");
    }
    let body = match body::read(body, PICTURE_BYTES_MOST).await {
        Ok(body) => body,
        Err(Unread::TooLarge) => return problem(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_EXCEEDED", "a picture has at most 4 MiB"),
        Err(Unread::TooSlow) => return problem(StatusCode::REQUEST_TIMEOUT, "LIMIT_EXCEEDED", "the picture took too long to arrive"),
        Err(Unread::Busy) => return unavailable(front::BUSY),
        Err(Unread::Broken) => return problem(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", "the picture did not arrive whole"),
    };
    match house.app.upload_picture(&caller.actor, body).await {
        Ok(picture) => {
            let (path, view) = (picture.path(), picture.view);
            let location = [(header::LOCATION, path.clone())];
            (StatusCode::CREATED, location, Json(json!({ "url": path, "width": view.width, "height": view.height, "bytes": view.bytes }))).into_response()
        }
        Err(failure) => failed(failure),
    }
}

/// `GET /images/<digest>.<ending>`.
pub(super) async fn show(State(house): State<Arc<House>>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let digest = name.split_once('.').map_or("", |(digest, _)| digest);
    let found = match house.app.picture(digest).await {
        Ok(found) => found.filter(|(picture, _)| picture.path() == format!("/images/{name}")),
        Err(failure) => return failed(failure),
    };
    let Some((Picture { view }, bytes)) = found else { return problem(StatusCode::NOT_FOUND, "NOT_FOUND", "there is no such picture") };
    let mut response = ETag::named(&view.digest).answer(&headers, || bytes.into_response());
    let headers = response.headers_mut();
    // even a drawing opened by itself may load nothing and run nothing
    let safe = [
        // shown on pages of other hosts as well
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_DISPOSITION, "inline"),
    ];
    for (name, value) in safe {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(media_type) = HeaderValue::from_str(&view.media_type) {
        headers.insert(header::CONTENT_TYPE, media_type);
    }
    response
}
