//! GraphQL over HTTP: POST with exactly `application/json`, GET for queries; every answer is well-formed GraphQL.

use std::{any::Any, panic::AssertUnwindSafe};

use axum::{
    Json,
    body::Body,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use serde_json::{Map, Value, json};

use super::{
    House, auth,
    body::{self, Unread},
    cookie, events,
    streams::Full,
};
use crate::{
    app::KeptReply,
    gateway::{Answer, Door, FaultCode, Question, Refusal},
};

const IDEMPOTENT_REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

pub(super) async fn post(State(house): State<House>, headers: HeaderMap, body: Body) -> Response {
    if !is_json(&headers) {
        return refuse(&headers, StatusCode::UNSUPPORTED_MEDIA_TYPE, FaultCode::BadUserInput, "send the request as application/json");
    }
    let body = match body::read(body, super::GRAPHQL_BODY_MOST).await {
        Ok(body) => body,
        Err(Unread::TooLarge) => return refuse(&headers, StatusCode::PAYLOAD_TOO_LARGE, FaultCode::LimitExceeded, "a request has at most 1 MiB"),
        Err(Unread::TooSlow) => return refuse(&headers, StatusCode::REQUEST_TIMEOUT, FaultCode::LimitExceeded, "the request took too long to arrive"),
        Err(Unread::Broken) => return refuse(&headers, StatusCode::BAD_REQUEST, FaultCode::BadUserInput, "the request did not arrive whole"),
    };
    let question = match serde_json::from_slice::<Question>(&body) {
        Ok(question) => question,
        Err(_) => {
            let why = "the body must be a JSON object with `query`, and optionally `operationName`, `variables` and `extensions`";
            return refuse(&headers, StatusCode::BAD_REQUEST, FaultCode::BadUserInput, why);
        }
    };
    let door = if events::wanted(&headers) { Door::POST_EVENTS } else { Door::POST };
    answer(&house, &headers, question, door).await
}

pub(super) async fn get(State(house): State<House>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let Some(question) = question_of(query.as_deref().unwrap_or_default()) else {
        let why = "the address needs `query`; `variables` and `extensions` are JSON objects";
        return refuse(&headers, StatusCode::BAD_REQUEST, FaultCode::BadUserInput, why);
    };
    let door = if events::wanted(&headers) { Door::GET_EVENTS } else { Door::GET };
    answer(&house, &headers, question, door).await
}

pub(super) async fn method_not_allowed(headers: HeaderMap) -> Response {
    let mut response = refuse(&headers, StatusCode::METHOD_NOT_ALLOWED, FaultCode::BadUserInput, "use POST, or GET for queries");
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
    response
}

/// A resolver that panics answers like any other fault of the server; its message goes to the log only.
pub(super) fn panicked(panic: Box<dyn Any + Send>) -> axum::http::Response<Body> {
    tracing::error!(what = words_of(panic.as_ref()), "a request panicked");
    refuse(&HeaderMap::new(), StatusCode::INTERNAL_SERVER_ERROR, FaultCode::Internal, "something went wrong on the server")
}

async fn answer(house: &House, headers: &HeaderMap, question: Question, door: Door) -> Response {
    let caller = match auth::caller(house, headers).await {
        Ok(caller) => caller,
        Err(refused) => return refused_caller(headers, refused),
    };
    let place = match events::place(house, &caller) {
        _ if !door.subscriptions => None,
        Ok(place) => Some(place),
        Err(Full::House) => return unavailable(headers, "too many streams are open here"),
        Err(Full::Person) => {
            return refuse(headers, StatusCode::TOO_MANY_REQUESTS, FaultCode::LimitExceeded, "too many streams of yours are open; end some first");
        }
    };
    let answering = AssertUnwindSafe(house.gateway.answer(question, caller, door)).catch_unwind();
    let (response, key) = match tokio::time::timeout(super::ANSWER_TIME, answering).await {
        Ok(Ok(Answer::Executed { response, key })) => (response, key),
        Ok(Ok(Answer::Stream(messages))) => return events::answer(house, headers, messages, place).await,
        Ok(Ok(Answer::Refused { response, why: Refusal::Question })) if door.subscriptions => {
            return events::whole(&serde_json::to_string(&json!({ "errors": response.errors })).unwrap_or_default());
        }
        Ok(Ok(Answer::Refused { response, why })) => return refused(headers, &response, why),
        Ok(Ok(Answer::Kept(reply))) if door.subscriptions => return events::whole(&reply.body),
        Ok(Ok(Answer::Kept(reply))) => return kept(headers, reply),
        Ok(Err(panic)) => {
            tracing::error!(what = words_of(panic.as_ref()), request_id = request_id(headers), "a request panicked");
            return refuse(headers, StatusCode::INTERNAL_SERVER_ERROR, FaultCode::Internal, "something went wrong on the server");
        }
        Err(_) => return unavailable(headers, "the answer took too long"),
    };
    let told = |code: FaultCode| response.errors.iter().any(|error| error.extensions.as_ref().and_then(|it| it.get("code")) == Some(&code.word().into()));
    let down = [FaultCode::Unavailable, FaultCode::StorageFull, FaultCode::RetryWithSameKey].into_iter().any(&told);
    let wait = retry_after(&response);
    let status = match (down, wait) {
        (true, _) => StatusCode::SERVICE_UNAVAILABLE,
        (false, Some(_)) => StatusCode::TOO_MANY_REQUESTS,
        (false, None) => StatusCode::OK,
    };
    // who was not allowed changed nothing, and may be by the time they try again
    let failed = down || wait.is_some() || [FaultCode::Internal, FaultCode::Forbidden, FaultCode::Unauthenticated].into_iter().any(&told);
    let body = serde_json::to_string(&response).unwrap_or_default();
    if let Some(key) = key {
        // what failed may be tried again under the same key
        house.app.end(&key, (!failed).then(|| KeptReply { status: status.as_u16(), body: body.clone() })).await;
    }
    if door.subscriptions && !down && wait.is_none() {
        return events::whole(&body);
    }
    let mut response = written(headers, status, body);
    if down {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
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
            let mut response = refuse(headers, StatusCode::UNAUTHORIZED, FaultCode::Unauthenticated, "the access token is unknown, expired or revoked");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
            response
        }
        auth::Refused::SessionOver => {
            let mut response = refuse(headers, StatusCode::UNAUTHORIZED, FaultCode::Unauthenticated, "the session is over: sign in again");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            response.headers_mut().extend(cookie::forget(headers).map(|forget| (header::SET_COOKIE, forget)));
            response
        }
        auth::Refused::ForeignPage => refuse(headers, StatusCode::FORBIDDEN, FaultCode::Forbidden, cookie::FOREIGN),
        auth::Refused::BadCursor => refuse(headers, StatusCode::BAD_REQUEST, FaultCode::InvalidPage, "`Last-Event-ID` is no cursor of the feed"),
        auth::Refused::BadKey => {
            refuse(headers, StatusCode::BAD_REQUEST, FaultCode::BadUserInput, "an Idempotency-Key has 1 to 255 printable ASCII characters")
        }
        auth::Refused::Failed(error) => {
            tracing::error!(?error, "could not look up a credential");
            unavailable(headers, "the server is too busy or its database cannot be reached")
        }
    }
}

/// An answer without `data`.
fn refused(headers: &HeaderMap, response: &async_graphql::Response, why: Refusal) -> Response {
    let status = match why {
        Refusal::Question if modern(headers) => StatusCode::BAD_REQUEST,
        Refusal::Question => StatusCode::OK,
        Refusal::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::KeyInUse => StatusCode::CONFLICT,
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    };
    let mut response = finish(headers, status, json!({ "errors": response.errors }));
    if matches!(why, Refusal::KeyInUse | Refusal::Unavailable) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    response
}

/// The same reply as the first time.
fn kept(headers: &HeaderMap, reply: KeptReply) -> Response {
    let mut response = written(headers, StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK), reply.body);
    response.headers_mut().insert(IDEMPOTENT_REPLAYED, HeaderValue::from_static("true"));
    response
}

fn written(headers: &HeaderMap, status: StatusCode, body: String) -> Response {
    let media_type = if modern(headers) { "application/graphql-response+json" } else { "application/json" };
    (status, [(header::CONTENT_TYPE, media_type)], body).into_response()
}

/// Whether the caller takes `application/graphql-response+json`; older clients get `application/json` and its status rules.
fn modern(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("application/graphql-response+json"))
}

pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else { return false };
    let mut parts = value.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default();
    let utf8 = parts.all(|parameter| parameter.to_ascii_lowercase().replace('"', "") == "charset=utf-8");
    media_type.eq_ignore_ascii_case("application/json") && utf8 && !headers.contains_key(header::CONTENT_ENCODING)
}

fn question_of(query: &str) -> Option<Question> {
    let mut question = Question::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let object = || serde_json::from_str::<Option<Map<String, Value>>>(&value).ok();
        match name.as_ref() {
            "query" => question.query = Some(value.into_owned()),
            "operationName" => question.operation_name = Some(value.into_owned()).filter(|name| !name.is_empty()),
            "variables" if !value.is_empty() => question.variables = object()?,
            "extensions" if !value.is_empty() => question.extensions = object()?,
            _ => {}
        }
    }
    question.query.is_some().then_some(question)
}

fn words_of(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or_default()
}

pub(super) fn request_id(headers: &HeaderMap) -> &str {
    headers.get(super::REQUEST_ID).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

pub(super) fn unavailable(headers: &HeaderMap, why: &str) -> Response {
    let mut response = refuse(headers, StatusCode::SERVICE_UNAVAILABLE, FaultCode::Unavailable, why);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

fn refuse(headers: &HeaderMap, status: StatusCode, code: FaultCode, message: &str) -> Response {
    let request_id = request_id(headers);
    finish(headers, status, json!({ "errors": [{ "message": message, "extensions": { "code": code.word(), "requestId": request_id } }] }))
}

fn finish(headers: &HeaderMap, status: StatusCode, body: Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    if modern(headers) {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/graphql-response+json"));
    }
    response
}
