//! GraphQL as a stream over HTTP: one request, one message after the other, as server-sent events or as parts of a multipart answer.

use std::{convert::Infallible, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures_util::{StreamExt, stream, stream::BoxStream};
use tokio::time::Instant;

use super::{
    House, Peer, auth,
    graphql::request_id,
    streams::{Credential, Full, Kind, Place},
};
use crate::gateway::{Caller, FaultCode, Push};

/// A comment this often keeps proxies from taking a quiet stream for a dead one.
const COMMENT_EVERY: Duration = Duration::from_secs(15);

/// How messages are written one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coat {
    /// Server-sent events, by graphql-sse in its distinct connections mode: `next` and `next`, then `complete`.
    Events,
    /// Parts of a `multipart/mixed`, by Apollo's protocol of subscriptions over HTTP.
    Parts,
}

impl Coat {
    /// What stands before the first message.
    fn beginning(self) -> &'static str {
        match self {
            Self::Events => "",
            Self::Parts => "\r\n--graphql",
        }
    }

    /// What says that there is still somebody.
    fn heartbeat(self) -> &'static str {
        match self {
            Self::Events => ":\n\n",
            Self::Parts => "\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql",
        }
    }

    fn end(self) -> &'static str {
        match self {
            // with its line of data, though there is none: without it a browser would not tell anybody
            Self::Events => "event: complete\ndata: \n\n",
            Self::Parts => "--\r\n",
        }
    }

    /// JSON has no line breaks of its own, so that a message is one line of data. `last`: the stream ends with this error.
    fn message(self, answer: &str, position: Option<i64>, last: bool) -> String {
        match (self, position) {
            (Self::Events, Some(position)) => format!("event: next\nid: {position}\ndata: {answer}\n\n"),
            (Self::Events, None) => format!("event: next\ndata: {answer}\n\n"),
            (Self::Parts, _) => {
                let errors = answer.strip_prefix("{\"data\":null,").or_else(|| answer.strip_prefix('{')).filter(|_| last);
                let payload = errors.map_or_else(|| format!("{{\"payload\":{answer}}}"), |errors| format!("{{\"payload\":null,{errors}"));
                // the line between two parts goes with the first: who reads it knows that the part is whole
                format!("\r\ncontent-type: application/json\r\n\r\n{payload}\r\n--graphql")
            }
        }
    }
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
pub(super) fn whole(answer: &str, coat: Coat) -> Response {
    written(Body::from([coat.beginning(), &coat.message(answer, None, false), coat.end()].concat()), coat)
}

/// A stream of messages, for as long as the caller's token or session works.
pub(super) async fn answer(house: &House, peer: Peer, headers: &HeaderMap, messages: BoxStream<'static, Push>, place: Place, coat: Coat) -> Response {
    let (mut messages, mut credential, request_id) = (messages, Credential::none(), request_id(headers).to_owned());
    // whoever may not use their cookie here has not come so far
    if let Ok(Some(proof)) = auth::shown(house, peer, headers) {
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
            let comment = Instant::now() + COMMENT_EVERY;
            let push = loop {
                let wake = credential.lapses().map_or(comment, |lapses| lapses.min(comment));
                tokio::select! {
                    push = messages.next() => break push,
                    // with other roles the stream itself asks whether it may go on
                    actor = credential.changed(&house) => if actor.is_none() {
                        break Some(Push::failed(FaultCode::Unauthenticated, REVOKED, &request_id));
                    },
                    () = tokio::time::sleep_until(wake) => {
                        credential.lapse(wake);
                        if wake == comment {
                            return Some((Bytes::from_static(coat.heartbeat().as_bytes()), Some((messages, credential, house, place))));
                        }
                    }
                }
            };
            let Some(push) = push else { return Some((Bytes::from_static(coat.end().as_bytes()), None)) };
            let mut text = coat.message(&push.json(), push.position, push.last);
            let rest = if push.last { None } else { Some((messages, credential, house, place)) };
            if rest.is_none() {
                text.push_str(coat.end());
            }
            Some((Bytes::from(text), rest))
        }
    });
    let begun = stream::iter(Some(Bytes::from_static(coat.beginning().as_bytes())).filter(|bytes| !bytes.is_empty()));
    written(Body::from_stream(begun.chain(events).map(Ok::<_, Infallible>)), coat)
}

const REVOKED: &str = "the access token or session works no longer";
fn written(body: Body, coat: Coat) -> Response {
    let media_type = match coat {
        Coat::Events => "text/event-stream",
        Coat::Parts => "multipart/mixed;boundary=\"graphql\";subscriptionSpec=\"1.0\"",
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // a proxy that collects a stream before it hands it on would hold it for ever
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}
