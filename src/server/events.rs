//! GraphQL over server-sent events, by graphql-sse in its distinct connections mode: one request, one stream of `next`, then `complete`.

use std::{convert::Infallible, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::{StreamExt, stream, stream::BoxStream};

use super::{
    House, auth,
    graphql::request_id,
    streams::{Credential, Full, Kind, Place},
};
use crate::gateway::{Caller, FaultCode, Push};

/// A comment this often keeps proxies from taking a quiet stream for a dead one.
const COMMENT_EVERY: Duration = Duration::from_secs(15);

/// Whether the caller asks for a stream of events.
pub(super) fn wanted(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    accepted.into_iter().any(|part| part.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/event-stream")))
}

/// A place for one more stream of the caller.
pub(super) fn place(house: &House, caller: &Caller) -> Result<Place, Full> {
    let mut place = house.streams.enter(Kind::Events)?;
    if let Some(account) = caller.actor.account() {
        place.belongs_to(account)?;
    }
    Ok(place)
}

/// An answer that comes all at once.
pub(super) fn whole(answer: &str) -> Response {
    written(Body::from(format!("event: next\ndata: {answer}\n\n{COMPLETE}")))
}

/// A stream of messages as events, for as long as the caller's token or session works.
pub(super) async fn answer(house: &House, headers: &HeaderMap, messages: BoxStream<'static, Push>, place: Option<Place>) -> Response {
    let (mut messages, mut credential, request_id) = (messages, Credential::none(), request_id(headers).to_owned());
    // whoever may not use their cookie here has not come so far
    if let Ok(Some(proof)) = auth::shown(house, headers) {
        let ended = |code, why| stream::iter([Push::failed(code, why, &request_id)]).boxed();
        match Credential::of(house, &proof).await {
            // who it stands for is known already
            Ok(Some((_, known))) => credential = known,
            Ok(None) => messages = ended(FaultCode::Unauthenticated, REVOKED),
            Err(error) => {
                tracing::warn!(?error, "could not look up the credential of a stream");
                messages = ended(FaultCode::Unavailable, "the server is too busy or its database cannot be reached; try again shortly");
            }
        }
    }
    let state = Some((messages, credential, house.clone(), place));
    let events = stream::unfold(state, move |state| {
        let request_id = request_id.clone();
        async move {
            let (mut messages, mut credential, house, place) = state?;
            let push = loop {
                tokio::select! {
                    push = messages.next() => break push,
                    // with other roles the stream itself asks whether it may go on
                    actor = credential.changed(&house) => if actor.is_none() {
                        break Some(Push::failed(FaultCode::Unauthenticated, REVOKED, &request_id));
                    },
                    () = tokio::time::sleep(COMMENT_EVERY) => return Some((Bytes::from_static(b":\n\n"), Some((messages, credential, house, place)))),
                }
            };
            let Some(push) = push else { return Some((Bytes::from_static(COMPLETE.as_bytes()), None)) };
            let mut text = event(&push);
            let rest = if push.last { None } else { Some((messages, credential, house, place)) };
            if rest.is_none() {
                text.push_str(COMPLETE);
            }
            Some((Bytes::from(text), rest))
        }
    });
    written(Body::from_stream(events.map(Ok::<_, Infallible>)))
}

const REVOKED: &str = "the access token or session works no longer";
/// With its line of data, though there is none: without it a browser would not tell anybody.
const COMPLETE: &str = "event: complete\ndata: \n\n";

fn written(body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // a proxy that collects a stream before it hands it on would hold it for ever
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// JSON has no line breaks of its own, so that a message is one line of data.
fn event(push: &Push) -> String {
    let data = serde_json::to_string(&push.response).unwrap_or_default();
    match push.position {
        Some(position) => format!("event: next\nid: {position}\ndata: {data}\n\n"),
        None => format!("event: next\ndata: {data}\n\n"),
    }
}
