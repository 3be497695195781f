//! GraphQL over server-sent events, by graphql-sse in its distinct connections mode: one request, one stream of `next`, then `complete`.

use std::{convert::Infallible, time::Duration};

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{StreamExt, stream, stream::BoxStream};

use super::{
    House, auth,
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

/// Why there is no stream.
pub(super) enum NoPlace {
    House,
    Person,
}

/// A place for one more stream of the caller.
pub(super) fn place(house: &House, caller: &Caller) -> Result<Place, NoPlace> {
    let mut place = house.streams.enter(Kind::Events).map_err(|_| NoPlace::House)?;
    match caller.actor.account().map(|account| place.belongs_to(account)) {
        Some(Err(Full::Person)) => Err(NoPlace::Person),
        Some(Err(Full::House)) => Err(NoPlace::House),
        Some(Ok(())) | None => Ok(place),
    }
}

/// A stream of messages as events, for as long as the caller's token works.
pub(super) async fn answer(house: &House, headers: &HeaderMap, messages: BoxStream<'static, Push>, place: Option<Place>) -> Response {
    let credential = match auth::token(headers) {
        None => Some(Credential::none()),
        // who it stands for is known already; one that was revoked since then ends the stream at once
        Some(token) => Credential::of(house, token).await.ok().flatten().map(|(_, credential)| credential),
    };
    let state = credential.map(|credential| (messages, credential, house.clone()));
    let guarded = stream::unfold((state, place), |(state, place)| async move {
        let (mut messages, mut credential, house) = state?;
        let push = loop {
            tokio::select! {
                push = messages.next() => break push?,
                // with other roles the stream itself asks whether it may go on
                actor = credential.changed(&house) => if actor.is_none() {
                    break Push::failed(FaultCode::Unauthenticated, "the access token works no longer");
                },
            }
        };
        let rest = (!push.last).then_some((messages, credential, house));
        Some((push, (rest, place)))
    });
    let events = guarded.map(|push| event(&push)).chain(stream::once(async { Event::default().event("complete").data("") })).map(Ok::<_, Infallible>);
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(COMMENT_EVERY)).into_response();
    // a proxy that collects a stream before it hands it on would hold it for ever
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn event(push: &Push) -> Event {
    let event = Event::default().event("next").data(serde_json::to_string(&push.response).unwrap_or_default());
    match push.position {
        Some(position) => event.id(position.to_string()),
        None => event,
    }
}
