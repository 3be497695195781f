//! GraphQL over HTTP: POST with exactly `application/json`, GET for queries; every answer is well-formed GraphQL.

use std::{any::Any, collections::HashSet, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use futures_util::stream::BoxStream;
use mediatype::{MediaType, ReadParams, names};
use serde_json::{Map, Value, json};

use super::{
    House, Peer, auth,
    body::{self, Unread},
    cookie,
    etag::ETag,
    front,
    front::access::Told,
    negotiate::{Accepted, Form},
    push::{self, Coat},
    streams::Full,
};
use crate::{
    app::{Failure, KeptReply, KeyClaim},
    gateway::{Answer, Caller, Door, FaultCode, Push, Question, Refusal, Trace},
};

const IDEMPOTENT_REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
const DEPENDS_ON: HeaderValue = HeaderValue::from_static("Accept, Accept-Language, Authorization, Cookie");
/// It may be kept, and whoever gives it again asks first whether it still stands.
const ASKED_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// Of a reply, for repetitions: it is given after that in any case.
const KEEPING_TIME: Duration = Duration::from_secs(5);
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// A request to `/graphql`, of whatever kind.
pub(super) async fn answer(house: &House, peer: Peer, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let ask = match Ask::of(house, peer, &parts.headers) {
        Ok(ask) => ask,
        Err(refused) => return *refused,
    };
    match parts.method {
        Method::POST => ask.post(body).await,
        Method::GET => ask.get(parts.uri.query()).await,
        _ => {
            let mut response = ask.refuse(StatusCode::METHOD_NOT_ALLOWED, FaultCode::BadUserInput, "use POST, or GET for queries");
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
            response
        }
    }
}

/// A resolver that panics answers like any other fault of the server; its message goes to the log only.
pub(super) fn panicked(headers: &HeaderMap, panic: Box<dyn Any + Send>) -> Response {
    tracing::error!(what = words_of(panic.as_ref()), request_id = request_id(headers), "a request panicked");
    fault(headers, StatusCode::INTERNAL_SERVER_ERROR, FaultCode::Internal, "something went wrong on the server")
}

/// One request, as far as its head tells.
struct Ask<'a> {
    house: &'a House,
    peer: Peer,
    headers: &'a HeaderMap,
    accepted: Accepted,
}

impl<'a> Ask<'a> {
    fn of(house: &'a House, peer: Peer, headers: &'a HeaderMap) -> Result<Self, Box<Response>> {
        match Accepted::of(headers) {
            Some(accepted) => Ok(Self { house, peer, headers, accepted }),
            None => {
                let why =
                    "answers are application/graphql-response+json or application/json, and streams text/event-stream or multipart/mixed;subscriptionSpec=1.0";
                Err(Box::new(fault(headers, StatusCode::NOT_ACCEPTABLE, FaultCode::BadUserInput, why)))
            }
        }
    }

    async fn post(&self, body: Body) -> Response {
        if !is_json(self.headers) {
            return self.refuse(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                FaultCode::BadUserInput,
                "send the request as application/json, in UTF-8 and not compressed",
            );
        }
        let body = match body::read(body, super::GRAPHQL_BODY_MOST).await {
            Ok(body) => body,
            Err(Unread::TooLarge) => return self.refuse(StatusCode::PAYLOAD_TOO_LARGE, FaultCode::LimitExceeded, "a request has at most 1 MiB"),
            Err(Unread::TooSlow) => return self.refuse(StatusCode::REQUEST_TIMEOUT, FaultCode::LimitExceeded, "the request took too long to arrive"),
            Err(Unread::Busy) => return unavailable(self.headers, front::BUSY),
            Err(Unread::Broken) => return self.refuse(StatusCode::BAD_REQUEST, FaultCode::BadUserInput, "the request did not arrive whole"),
        };
        match read(&body) {
            Ok(question) => self.answer(question, true).await,
            Err(why) => self.refuse(StatusCode::BAD_REQUEST, FaultCode::BadUserInput, why),
        }
    }

    async fn get(&self, query: Option<&str>) -> Response {
        match question_of(query.unwrap_or_default()) {
            Ok(question) => self.answer(question, false).await,
            Err(why) => self.refuse(StatusCode::BAD_REQUEST, FaultCode::BadUserInput, why),
        }
    }

    /// `changes`: whether the method may change something.
    async fn answer(&self, question: Question, changes: bool) -> Response {
        let (house, headers) = (self.house, self.headers);
        let door = Door { mutations: changes, subscriptions: self.accepted.stream.is_some(), written: true };
        let answering = async {
            let caller = auth::caller(house, self.peer, headers).await?;
            let asker = caller.clone();
            Ok((house.gateway.answer(question, caller, door).await, asker))
        };
        let ((answer, trace), asker) = match tokio::time::timeout(house.limits.request.min(super::ANSWER_TIME), answering).await {
            Ok(Ok(answered)) => answered,
            Ok(Err(refused)) => return refused_caller(headers, refused),
            Err(_) => return unavailable(headers, front::TOO_LONG),
        };
        let mut response = match answer {
            Answer::Executed { response, key } => self.executed(&response, key).await,
            Answer::Written { body, shared: true } if !changes && self.accepted.whole.is_some() => self.shared(body),
            Answer::Written { body, .. } => self.written(StatusCode::OK, body),
            Answer::Stream(messages) => self.stream(messages, &asker).await,
            Answer::Refused { response, why } => self.refused(&response, why),
            Answer::Kept(reply) => self.kept(reply),
        };
        for (name, value) in budget(&trace) {
            response.headers_mut().insert(name, value);
        }
        response.extensions_mut().insert(Told::of(trace, asker.actor.account()));
        response
    }

    async fn stream(&self, messages: BoxStream<'static, Push>, caller: &Caller) -> Response {
        let place = match push::place(self.house, caller) {
            Ok(place) => place,
            Err(Full::House) => return unavailable(self.headers, "too many streams are open here"),
            Err(Full::Person) => {
                return self.refuse(StatusCode::TOO_MANY_REQUESTS, FaultCode::LimitExceeded, "too many streams of yours are open; end some first");
            }
        };
        let coat = if self.accepted.stream == Some(Form::Parts) { Coat::Parts } else { Coat::Events };
        push::answer(self.house, self.peer, self.headers, messages, place, coat).await
    }

    async fn executed(&self, response: &async_graphql::Response, key: Option<KeyClaim>) -> Response {
        let told = |code: FaultCode| response.errors.iter().any(|error| error.extensions.as_ref().and_then(|it| it.get("code")) == Some(&code.word().into()));
        let down = [FaultCode::Unavailable, FaultCode::StorageFull, FaultCode::RetryWithSameKey].into_iter().any(&told);
        let wait = retry_after(response);
        let status = match (down, wait) {
            (true, _) => StatusCode::SERVICE_UNAVAILABLE,
            (false, Some(_)) => StatusCode::TOO_MANY_REQUESTS,
            (false, None) if self.drafted() && !response.errors.is_empty() && response.data != async_graphql::Value::Null => partial_success(),
            (false, None) => StatusCode::OK,
        };
        // who was not allowed changed nothing, and may be by the time they try again
        let failed = down || wait.is_some() || [FaultCode::Internal, FaultCode::Forbidden, FaultCode::Unauthenticated].into_iter().any(&told);
        let body = serde_json::to_string(&response).unwrap_or_default();
        if let Some(key) = key {
            // what failed may be tried again under the same key; whatever becomes of that, the reply is given
            let reply = (!failed).then(|| KeptReply { status: status.as_u16(), body: body.clone() });
            if tokio::time::timeout(KEEPING_TIME, self.house.app.end(key, reply)).await.is_err() {
                tracing::warn!(request_id = request_id(self.headers), "a reply could not be kept for repetitions in time");
            }
        }
        let mut response = self.written(status, body);
        if let Some(seconds) = wait.or(down.then_some(1)) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    /// An answer without `data`.
    fn refused(&self, response: &async_graphql::Response, why: Refusal) -> Response {
        let modern = self.accepted.whole == Some(Form::Modern);
        let status = match why {
            Refusal::Unfit if modern && self.drafted() => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::Question | Refusal::Unfit if modern => StatusCode::BAD_REQUEST,
            Refusal::Question | Refusal::Unfit => StatusCode::OK,
            Refusal::OnlyByPost => StatusCode::METHOD_NOT_ALLOWED,
            Refusal::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Refusal::KeyInUse => StatusCode::CONFLICT,
            Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::TooFast(_) => StatusCode::TOO_MANY_REQUESTS,
        };
        let body = json!({ "errors": response.errors }).to_string();
        let mut response = self.written(status, body);
        let again = match why {
            Refusal::KeyInUse | Refusal::Unavailable => Some(1),
            Refusal::TooFast(seconds) => Some(seconds),
            Refusal::Question | Refusal::Unfit | Refusal::OnlyByPost | Refusal::KeyReused => None,
        };
        if why == Refusal::OnlyByPost {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        }
        if let Some(seconds) = again {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    /// The same reply as the first time.
    fn kept(&self, reply: KeptReply) -> Response {
        let mut response = self.written(StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK), reply.body);
        response.headers_mut().insert(IDEMPOTENT_REPLAYED, HeaderValue::from_static("true"));
        response
    }

    /// What is the same for everyone may be kept on the way, and is asked for again by its `ETag`.
    fn shared(&self, body: Bytes) -> Response {
        let mut response = ETag::of(&body).answer(self.headers, || self.written(StatusCode::OK, body));
        response.headers_mut().insert(header::CACHE_CONTROL, ASKED_AGAIN);
        response.headers_mut().insert(header::VARY, DEPENDS_ON);
        response
    }

    /// Whoever takes nothing but a stream gets a stream of one message, unless the server cannot answer at all.
    fn written(&self, status: StatusCode, body: impl Into<Bytes>) -> Response {
        let body = body.into();
        match (self.accepted.whole, self.accepted.stream) {
            (None, Some(Form::Parts)) if !status.is_server_error() => push::whole(&String::from_utf8_lossy(&body), Coat::Parts),
            (None, Some(_)) if !status.is_server_error() && status != StatusCode::TOO_MANY_REQUESTS => {
                push::whole(&String::from_utf8_lossy(&body), Coat::Events)
            }
            _ => written(self.accepted.whole == Some(Form::Modern), status, body),
        }
    }

    /// Whether the answer may have the newest draft's statuses.
    fn drafted(&self) -> bool {
        self.house.draft_statuses && self.accepted.whole == Some(Form::Modern)
    }

    fn refuse(&self, status: StatusCode, code: FaultCode, message: &str) -> Response {
        fault(self.headers, status, code, message)
    }
}

/// 294, the draft's status for data with errors beside it.
fn partial_success() -> StatusCode {
    StatusCode::from_u16(294).unwrap_or(StatusCode::OK)
}

/// How the caller's budget stands, as the draft of RateLimit header fields writes it.
pub(super) fn budget(trace: &Trace) -> Vec<(HeaderName, HeaderValue)> {
    let Some(standing) = trace.standing else { return Vec::new() };
    let lines =
        [(RATE_LIMIT_POLICY, format!("\"cost\";q={};w=60", standing.quota)), (RATE_LIMIT, format!("\"cost\";r={};t={}", standing.remaining, standing.seconds))];
    lines.into_iter().filter_map(|(name, text)| Some((name, HeaderValue::from_str(&text).ok()?))).collect()
}

/// In how many seconds what was asked too often may be asked again; None: nothing was.
fn retry_after(response: &async_graphql::Response) -> Option<u64> {
    let wait = |error: &async_graphql::ServerError| match error.extensions.as_ref()?.get("retryAfter")? {
        async_graphql::Value::Number(seconds) => seconds.as_u64(),
        _ => None,
    };
    response.errors.iter().filter_map(wait).max()
}

/// A request whose caller is not known.
pub(super) fn refused_caller(headers: &HeaderMap, refused: auth::Refused) -> Response {
    match refused {
        auth::Refused::BadToken => {
            let mut response = fault(headers, StatusCode::UNAUTHORIZED, FaultCode::Unauthenticated, "the access token is unknown, expired or revoked");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
            response
        }
        auth::Refused::SessionOver => {
            let mut response = fault(headers, StatusCode::UNAUTHORIZED, FaultCode::Unauthenticated, "the session is over: sign in again");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            response.headers_mut().extend(cookie::forget(headers).map(|forget| (header::SET_COOKIE, forget)));
            response
        }
        auth::Refused::ForeignPage => fault(headers, StatusCode::FORBIDDEN, FaultCode::Forbidden, cookie::FOREIGN),
        auth::Refused::BadCursor => fault(headers, StatusCode::BAD_REQUEST, FaultCode::InvalidPage, "`Last-Event-ID` is no cursor of the feed"),
        auth::Refused::BadKey => fault(headers, StatusCode::BAD_REQUEST, FaultCode::BadUserInput, "an Idempotency-Key has 1 to 255 printable ASCII characters"),
        // who asked the issuer has told the log; those who wait for it are many
        auth::Refused::Failed(Failure::Busy) => unavailable(headers, "the server is too busy, or cannot ask who made this token"),
        auth::Refused::Failed(error) => {
            tracing::error!(?error, "could not look up a credential");
            unavailable(headers, "the server is too busy or its database cannot be reached")
        }
    }
}

fn written(modern: bool, status: StatusCode, body: Bytes) -> Response {
    let media_type = if modern { "application/graphql-response+json; charset=utf-8" } else { "application/json; charset=utf-8" };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    // those that every answer wears come on the way out
    headers.reserve(front::dress::EVERY.len() + 8);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // what is told depends on who asks, and on what they take
    headers.insert(header::VARY, DEPENDS_ON);
    response
}

pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let mut given = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (given.next().and_then(|value| value.to_str().ok()), given.next()) else { return false };
    if headers.contains_key(header::CONTENT_ENCODING) {
        return false;
    }
    // what most clients send, and need not be taken apart
    if value == "application/json" {
        return true;
    }
    let Ok(media_type) = MediaType::parse(value) else { return false };
    let utf8 = media_type.params().all(|(name, value)| name == names::CHARSET && value.unquoted_str().eq_ignore_ascii_case("utf-8"));
    media_type.essence() == MediaType::new(names::APPLICATION, names::JSON) && utf8
}

const NOT_A_REQUEST: &str = "the body must be a JSON object with `query` or `documentId`, and optionally `operationName`, `variables` and `extensions`";

/// What a body asks. Whatever its fields hold, a wrong one is named, and no parser's words are passed on.
fn read(body: &[u8]) -> Result<Question, &'static str> {
    match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'[') => return Err("one request at a time: several in one body are not taken"),
        Some(b'{') => {}
        _ => return Err(NOT_A_REQUEST),
    }
    serde_json::from_slice::<Question>(body).map_err(|error| if error.is_data() { NOT_A_REQUEST } else { "the body is not JSON in UTF-8" })
}

fn question_of(query: &str) -> Result<Question, &'static str> {
    const WHY: &str = "the address needs `query` or `documentId`, each name once; `variables` and `extensions` are JSON objects";
    let mut question = Question::default();
    let mut seen = HashSet::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let object = || serde_json::from_str::<Option<Map<String, Value>>>(&value).map_err(|_| WHY);
        match name.as_ref() {
            "query" => question.query = Some(value.to_string()),
            "documentId" => question.document_id = Some(value.to_string()),
            "operationName" => question.operation_name = Some(value.to_string()).filter(|name| !name.is_empty()),
            "variables" if value.is_empty() => {}
            "variables" => question.variables = object()?,
            "extensions" if value.is_empty() => {}
            "extensions" => question.extensions = object()?,
            _ => continue,
        }
        // one of two could pass a proxy that looks at the other
        if !seen.insert(name.into_owned()) {
            return Err(WHY);
        }
    }
    let asks = question.query.is_some() || question.document_id.is_some() || question.extensions.is_some();
    if asks { Ok(question) } else { Err(WHY) }
}

fn words_of(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or_default()
}

pub(super) fn request_id(headers: &HeaderMap) -> &str {
    headers.get(super::REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

pub(super) fn unavailable(headers: &HeaderMap, why: &str) -> Response {
    let mut response = fault(headers, StatusCode::SERVICE_UNAVAILABLE, FaultCode::Unavailable, why);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

/// A well-formed answer of GraphQL that holds one error.
fn fault(headers: &HeaderMap, status: StatusCode, code: FaultCode, message: &str) -> Response {
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code.word(), "requestId": request_id(headers) } }] });
    // whoever takes no JSON is told in JSON what went wrong
    let modern = Accepted::of(headers).is_some_and(|it| it.whole == Some(Form::Modern));
    written(modern, status, body.to_string().into())
}
