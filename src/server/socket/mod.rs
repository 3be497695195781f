//! GraphQL over a WebSocket, by the protocol `graphql-transport-ws`: subscriptions and queries, no mutations.

mod protocol;

use std::sync::Arc;
use std::{collections::HashMap, net::IpAddr, time::Duration};

use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket, rejection::WebSocketUpgradeRejection},
    },
    http::{HeaderMap, StatusCode},
    response::Response,
};
use futures_util::{
    StreamExt,
    future::{AbortHandle, Abortable},
    stream::{self, BoxStream, SelectAll},
};
use serde_json::{Value, json};
use tokio::{
    sync::watch,
    time::{Instant, timeout},
};
use tokio_util::task::AbortOnDropHandle;

use self::protocol::{Asked, End, Incoming, broken, next, pong, read};
use super::{
    House, Peer, auth,
    front::access::Told,
    front::origin::origin_allowed,
    graphql::unavailable,
    problem,
    streams::{Credential, Full, Kind, Place},
};
use crate::{
    app::{Proof, feed::CLOSING},
    domain::{actor::Actor, credential::CredentialId, locale::Locale},
    gateway::{Answer, Caller, Door, FaultCode, Push, Question},
};

/// A message of somebody who follows fits. The stock 128 KiB would cost 1.4 GB for 10,000 idle sockets.
const BUFFER: usize = 512;
const MESSAGE_MOST: usize = 64 * 1024;
const SUBSCRIPTIONS_MOST: usize = 20;
const ID_MOST: usize = 128;
/// From the upgrade to `connection_init`.
const INIT: Duration = Duration::from_secs(3);
const PING_EVERY: Duration = Duration::from_secs(15);
/// Without a pong, and for a message that does not go out.
const PATIENCE: Duration = Duration::from_secs(10);

/// `GET /graphql/ws`.
pub(super) async fn upgrade(
    State(house): State<Arc<House>>,
    peer: Peer,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let Ok(upgrade) = upgrade else { return problem::plain(StatusCode::UPGRADE_REQUIRED) };
    // programs name no origin; they have to show a token, as everybody does
    if origin_allowed(&house, peer, &headers) == Some(false) {
        return problem::problem(StatusCode::FORBIDDEN, FaultCode::Forbidden.word(), "pages of this origin may not open a socket here");
    }
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(refused) => return super::graphql::refused_caller(&headers, refused),
    };
    let Ok(proof) = auth::shown(&house, peer, &headers) else { return super::graphql::refused_caller(&headers, auth::Refused::ForeignPage) };
    let Ok(place) = house.streams.enter(Kind::Socket) else {
        return unavailable(&headers, "too many sockets are open here");
    };
    let upgrade =
        upgrade.protocols([protocol::NAME]).read_buffer_size(BUFFER).write_buffer_size(BUFFER).max_message_size(MESSAGE_MOST).max_frame_size(MESSAGE_MOST);
    let upgrade = upgrade.max_write_buffer_size(16 * MESSAGE_MOST);
    let span = tracing::info_span!("socket", request_id = %caller.request_id);
    // in one piece: the task that waits for the upgrade keeps its place in memory for as long as the socket is open
    let visitor = Box::new((house, place, peer.address, caller.locale, caller.request_id, proof, span));
    upgrade.on_upgrade(move |socket| {
        let (house, place, address, locale, request_id, proof, span) = *visitor;
        let line = Box::new(Line { house, socket, place, address, locale, request_id, proof });
        tracing::Instrument::instrument(Box::pin(line.serve()), span)
    })
}

/// What an operation sends, under its id.
type Operation = BoxStream<'static, (String, Option<Push>)>;

/// One socket.
struct Line {
    house: Arc<House>,
    socket: WebSocket,
    place: Place,
    address: IpAddr,
    locale: Locale,
    request_id: String,
    /// What the upgrade showed of who it is, until it is known.
    proof: Option<Proof>,
}

/// What goes on over a socket whose other side is known.
struct Talk {
    actor: Actor,
    credential: Credential,
    running: SelectAll<Operation>,
    handles: HashMap<String, AbortHandle>,
    next_ping: Instant,
    pong_until: Option<Instant>,
    closing: watch::Receiver<bool>,
    /// When to leave a server that stops: once nothing runs any more, or at the latest.
    leave: Option<(Instant, Instant)>,
}

/// What happens next.
enum Turn {
    Said(Option<Result<Message, axum::Error>>),
    Told(String, Option<Push>),
    /// Its credential stands for somebody with other rights from now on, or for nobody.
    Became(Option<Actor>),
    /// Something was waited for until now.
    Late,
    Closing,
}

impl Talk {
    fn heartbeat(&self) -> Instant {
        self.pong_until.unwrap_or(self.next_ping)
    }

    fn leaves(&self) -> Option<Instant> {
        self.leave.map(|(first, last)| if self.handles.is_empty() { first } else { last })
    }

    async fn turn(&mut self, house: &House, socket: &mut WebSocket) -> Turn {
        // one timer for all that is waited for
        let wake = [self.leaves(), self.credential.lapses()].into_iter().flatten().fold(self.heartbeat(), Instant::min);
        tokio::select! {
            message = socket.recv() => Turn::Said(message),
            Some((id, push)) = self.running.next(), if !self.running.is_empty() => Turn::Told(id, push),
            now = self.credential.changed(house) => Turn::Became(now),
            () = tokio::time::sleep_until(wake) => Turn::Late,
            _ = self.closing.changed() => Turn::Closing,
        }
    }
}

impl Line {
    async fn serve(mut self: Box<Self>) {
        let end = match self.protocol_agreed() {
            true => match self.talk().await {
                Ok(()) => End::Gone,
                Err(end) => end,
            },
            false => End::SubprotocolNotAcceptable,
        };
        if let Some((code, reason)) = end.frame() {
            let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
            if timeout(PATIENCE, self.socket.send(Message::Close(Some(frame)))).await.is_ok() {
                // the other side's own close ends it cleanly; it is not waited for long
                self.run_out().await;
            }
        } else if end == End::Left {
            // the answer to it is on its way, and goes out while we read
            self.run_out().await;
        }
    }

    async fn run_out(&mut self) {
        let _ = timeout(Duration::from_secs(1), async { while let Some(Ok(_)) = self.socket.recv().await {} }).await;
    }

    fn protocol_agreed(&self) -> bool {
        self.socket.protocol().is_some_and(|protocol| protocol.as_bytes() == protocol::NAME.as_bytes())
    }

    async fn send(&mut self, message: Message) -> Result<(), End> {
        // apart: nothing is sent for most of the time
        match Box::pin(timeout(PATIENCE, self.socket.send(message))).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(End::Gone),
        }
    }

    async fn say(&mut self, value: &Value) -> Result<(), End> {
        self.send(Message::Text(value.to_string().into())).await
    }

    /// Waits to be told who it is.
    async fn welcome(&mut self) -> Result<(Actor, Credential), End> {
        let payload = loop {
            match self.socket.recv().await {
                Some(Ok(message)) => match read(message)? {
                    Some(Incoming::ConnectionInit { payload }) => break payload,
                    Some(Incoming::Ping { payload }) => self.say(&pong(payload)).await?,
                    Some(Incoming::Subscribe { .. }) => return Err(End::Unauthorized),
                    Some(Incoming::Pong { .. } | Incoming::Complete { .. }) | None => {}
                },
                Some(Err(error)) => return Err(broken(&error)),
                None => return Err(End::Gone),
            }
        };
        let told = payload.as_ref().and_then(|payload| payload.iter().find(|(name, _)| name.eq_ignore_ascii_case("authorization")));
        let proof = match told {
            Some((_, Value::String(text))) => Some(Proof::Bearer(auth::bearer(text).ok_or(End::Forbidden)?.to_owned())),
            Some(_) => return Err(End::Forbidden),
            None => self.proof.take(),
        };
        // strangers would take the places of others and have nothing to subscribe to
        let proof = proof.ok_or(End::Unauthorized)?;
        match Credential::of(&self.house, &proof).await {
            Ok(Some((actor, credential))) if actor.account().is_some() => Ok((actor, credential)),
            Ok(_) => Err(End::Forbidden),
            Err(error) => {
                tracing::warn!(?error, "could not look up a credential");
                Err(End::TryAgainLater)
            }
        }
    }

    async fn talk(&mut self) -> Result<(), End> {
        let mut talk = Box::pin(self.let_in()).await?;
        loop {
            // what is done about it takes the place in memory of what was waited for: most sockets wait
            match talk.turn(&self.house, &mut self.socket).await {
                Turn::Said(message) => self.hear(&mut talk, message).await?,
                Turn::Told(id, push) => self.tell(&mut talk, id, push).await?,
                Turn::Became(Some(actor)) => talk.actor = actor,
                Turn::Became(None) => return Err(End::Unauthorized),
                Turn::Late => {
                    let now = Instant::now();
                    talk.credential.lapse(now);
                    if talk.leaves().is_some_and(|moment| moment <= now) {
                        return Err(End::GoingAway);
                    }
                    if talk.heartbeat() <= now {
                        if talk.pong_until.is_some() {
                            return Err(End::Gone);
                        }
                        self.send(Message::Ping(Default::default())).await?;
                        talk.next_ping = Instant::now() + PING_EVERY;
                        talk.pong_until = Some(Instant::now() + PATIENCE);
                    }
                }
                Turn::Closing => talk.leave = Some(self.leave_between()),
            }
        }
    }

    async fn let_in(&mut self) -> Result<Talk, End> {
        let (actor, credential) = timeout(INIT, self.welcome()).await.unwrap_or(Err(End::InitTimeout))?;
        if let Some(account) = actor.account()
            && self.place.belongs_to(account) == Err(Full::Person)
        {
            return Err(End::TooManySockets);
        }
        self.say(&json!({ "type": "connection_ack" })).await?;

        let mut closing = self.house.app.feed().closing();
        let leave = closing.borrow_and_update().then(|| self.leave_between());
        let (running, handles, next_ping) = (SelectAll::new(), HashMap::new(), Instant::now() + PING_EVERY);
        Ok(Talk { actor, credential, running, handles, next_ping, pong_until: None, closing, leave })
    }

    /// The other side has said something.
    async fn hear(&mut self, talk: &mut Talk, message: Option<Result<Message, axum::Error>>) -> Result<(), End> {
        // whatever it says, it lives
        talk.pong_until = None;
        let message = match message {
            Some(Ok(message)) => read(message)?,
            Some(Err(error)) => return Err(broken(&error)),
            None => return Err(End::Gone),
        };
        match message {
            Some(Incoming::ConnectionInit { .. }) => return Err(End::TooManyInits),
            Some(Incoming::Ping { payload }) => self.say(&pong(payload)).await?,
            Some(Incoming::Pong { .. }) | None => {}
            Some(Incoming::Complete { id }) => {
                if let Some(handle) = talk.handles.remove(&id) {
                    handle.abort();
                }
            }
            Some(Incoming::Subscribe { id, payload }) => {
                if !payload.asks() {
                    return Err(End::BadMessage("Invalid message"));
                }
                if id.is_empty() || id.len() > ID_MOST {
                    return Err(End::BadMessage("An id has 1 to 128 bytes"));
                }
                if talk.handles.contains_key(&id) {
                    return Err(End::SameId);
                }
                if talk.handles.len() >= SUBSCRIPTIONS_MOST {
                    return self.refuse(&id).await;
                }
                let (handle, registration) = AbortHandle::new_pair();
                let operation = self.begin(id.clone(), *payload, (&talk.actor, talk.credential.id()));
                talk.running.push(Abortable::new(operation, registration).boxed());
                talk.handles.insert(id, handle);
            }
        }
        Ok(())
    }

    /// An operation has a message, or (None) is over.
    async fn tell(&mut self, talk: &mut Talk, id: String, push: Option<Push>) -> Result<(), End> {
        // a message of one that was stopped a moment ago is nobody's
        if !talk.handles.contains_key(&id) {
            return Ok(());
        }
        let Some(push) = push else {
            talk.handles.remove(&id);
            return self.say(&json!({ "id": id, "type": "complete" })).await;
        };
        if !push.last {
            return self.send(Message::Text(next(&id, &push).into())).await;
        }
        if let Some(handle) = talk.handles.remove(&id) {
            handle.abort();
        }
        self.say(&json!({ "id": id, "type": "error", "payload": push.errors() })).await?;
        if push.right_lost && talk.handles.is_empty() {
            // there is nothing left that it might be told
            return Err(End::Forbidden);
        }
        Ok(())
    }

    /// When to leave a server that stops: the first moment if nothing runs, or the last. Not all at once: they will all come back.
    fn leave_between(&self) -> (Instant, Instant) {
        let chance = self.request_id.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 256;
        (Instant::now() + CLOSING * chance / 320, Instant::now() + CLOSING)
    }

    async fn refuse(&mut self, id: &str) -> Result<(), End> {
        let error = json!({
            "message": format!("subscriptions of a socket: at most {SUBSCRIPTIONS_MOST}"),
            "extensions": { "code": "LIMIT_EXCEEDED", "requestId": self.request_id },
        });
        self.say(&json!({ "id": id, "type": "error", "payload": [error] })).await
    }

    /// An operation, from its question to its last message.
    fn begin(
        &self,
        id: String,
        asked: Asked,
        (actor, credential): (&Actor, Option<CredentialId>),
    ) -> impl futures_util::Stream<Item = (String, Option<Push>)> + Send + use<> {
        let question = Question {
            query: asked.query,
            document_id: asked.document_id,
            operation_name: asked.operation_name,
            variables: asked.variables,
            extensions: asked.extensions,
        };
        let (address, locale, request_id) = (self.address, self.locale, self.request_id.clone());
        let caller = Caller { actor: actor.clone(), credential, address, locale, request_id, key: None, resume: None };
        let (gateway, name) = (self.house.gateway.clone(), self.request_id.clone());
        let answer = async move {
            // in a task of its own, that ends with the operation: while the other side is slow to read, this is not polled, and must not hold a connection to the database
            let answering = async move {
                let (began, account) = (std::time::Instant::now(), caller.actor.account());
                let request_id = caller.request_id.clone();
                let (answer, trace) = gateway.answer(question, caller, Door::SOCKET).await;
                Told::of(trace, account).write("/graphql/ws", &request_id, began, "operation");
                answer
            };
            let asked = tokio::time::timeout(super::ANSWER_TIME, AbortOnDropHandle::new(tokio::spawn(tracing::Instrument::in_current_span(answering))));
            match asked.await {
                Ok(Ok(Answer::Stream(messages))) => messages,
                Ok(Ok(Answer::Executed { response, .. })) => stream::once(async { Push::of(response) }).boxed(),
                Ok(Ok(Answer::Refused { response, .. })) => stream::once(async { Push { last: true, ..Push::of(response) } }).boxed(),
                // nothing is kept for what has no key, and nothing is written for a door that does not take it
                Ok(Ok(Answer::Kept(_) | Answer::Written { .. })) => stream::empty().boxed(),
                Ok(Err(_)) => stream::once(async move { Push::failed(FaultCode::Internal, "something went wrong on the server", &name) }).boxed(),
                Err(_) => stream::once(async move { Push::failed(FaultCode::Unavailable, "the answer took too long", &name) }).boxed(),
            }
        };
        // apart, and gone once it has begun: it is far larger than what it begins
        let messages = stream::once(Box::pin(answer)).flatten().map(Some).chain(stream::once(async { None }));
        messages.map(move |push| (id.clone(), push))
    }
}
