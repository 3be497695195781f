//! The doors of browsers: signing in and out, who one is, and the one-time links of `/setup`.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{
    House, Peer, auth,
    body::{self, Unread},
    cookie, front, graphql,
    problem::{failed, problem, stranger, too_often, unavailable},
};
use crate::{
    app::{Answers, Call, Failure, Proof, SignedIn, Visitor},
    domain::{
        actor::{Actor, Channel},
        credential::CredentialId,
        locale::Locale,
        refusal::Refusal,
    },
};

/// A name, a password of 256 characters of four bytes each, as JSON may write them.
const BODY_MOST: usize = 16 * 1024;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Credentials {
    login: String,
    password: String,
    #[serde(default)]
    channel: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Token {
    token: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Setup {
    token: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    name: String,
    password: String,
    #[serde(default)]
    channel: Option<String>,
}

/// What a browser sends to be let in, if it comes the right way.
struct Entry<T> {
    asked: T,
    visitor: Visitor,
    way: cookie::Way,
    locale: Locale,
}

/// `POST /session` with `login`, `password` and perhaps `channel`: 200, and a cookie.
pub(super) async fn sign_in(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap, body: Body) -> Response {
    let mut entry = match enter::<Credentials>(&house, peer, &headers, body).await {
        Ok(entry) => entry,
        Err(refused) => return *refused,
    };
    if let Err(refused) = sit(&mut entry.visitor, entry.asked.channel.as_deref()) {
        return *refused;
    }
    let signed_in = house.app.sign_in(entry.asked.login, entry.asked.password, entry.visitor).await;
    let_in(&house, &headers, signed_in, entry.way, entry.locale).await
}

/// `DELETE /session`: 204, and the cookie is to be forgotten.
pub(super) async fn sign_out(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap) -> Response {
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(auth::Refused::SessionOver) => return forgotten(&headers),
        Err(refused) => return stranger(refused),
    };
    if let Some(CredentialId::Session(id)) = caller.credential
        && let Err(failure) = house.app.sign_out(&Call::new(caller.actor, &caller.request_id), id).await
    {
        return failed(failure);
    }
    forgotten(&headers)
}

/// `GET /session`: who one is; 204 for nobody in particular.
pub(super) async fn show(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap) -> Response {
    let caller = match auth::caller(&house, peer, &headers).await {
        Ok(caller) => caller,
        Err(auth::Refused::SessionOver) => return forgotten(&headers),
        Err(refused) => return stranger(refused),
    };
    let Actor::Person { account, channel, .. } = caller.actor else { return private(StatusCode::NO_CONTENT.into_response()) };
    match house.app.profile(account).await {
        Ok(Some(profile)) => {
            let roles: Vec<_> = profile.roles.iter().map(|role| role.word()).collect();
            let account = json!({ "id": profile.id, "login": profile.login, "name": profile.name });
            private(Json(json!({ "account": account, "roles": roles, "channel": channel.word() })).into_response())
        }
        Ok(None) => private(StatusCode::NO_CONTENT.into_response()),
        Err(failure) => failed(failure),
    }
}

/// `POST /setup/link` with `token`: what the link is good for, and for whom.
pub(super) async fn look(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap, body: Body) -> Response {
    let entry = match enter::<Token>(&house, peer, &headers, body).await {
        Ok(entry) => entry,
        Err(refused) => return *refused,
    };
    match house.app.look_at_link(&entry.asked.token, &entry.visitor).await {
        Ok(link) => {
            let login = link.account.map(|(_, login)| login);
            private(Json(json!({ "purpose": link.purpose.word(), "login": login, "expiresAt": link.expires_at.rfc3339() })).into_response())
        }
        Err(failure) => told(failure, entry.locale),
    }
}

/// `POST /setup` with `token`, `password`, and for the first admin `login` and `name`: 200, and a cookie.
pub(super) async fn set_up(State(house): State<Arc<House>>, peer: Peer, headers: HeaderMap, body: Body) -> Response {
    let mut entry = match enter::<Setup>(&house, peer, &headers, body).await {
        Ok(entry) => entry,
        Err(refused) => return *refused,
    };
    let Setup { token, login, name, password, channel } = entry.asked;
    if let Err(refused) = sit(&mut entry.visitor, channel.as_deref()) {
        return *refused;
    }
    let signed_in = house.app.use_link(token, Answers { login, name, password }, entry.visitor).await;
    let_in(&house, &headers, signed_in, entry.way, entry.locale).await
}

/// Reads what is sent, from whom it may be taken.
async fn enter<T: DeserializeOwned>(house: &House, peer: Peer, headers: &HeaderMap, body: Body) -> Result<Entry<T>, Box<Response>> {
    let locale = auth::locale(headers);
    let refuse = |status, code, (zh, en): (&str, &str)| Err(Box::new(problem(status, code, if locale == Locale::Chinese { zh } else { en })));
    // a page of another origin must not sign its visitors in as somebody else either
    if !cookie::is_program(headers) && !cookie::is_own_page(house, peer, headers) {
        return refuse(StatusCode::FORBIDDEN, "FORBIDDEN", ("只接受来自本站页面的请求", cookie::FOREIGN));
    }
    let Some(way) = cookie::way(peer, headers) else {
        let why = (
            "此连接没有加密，密码可能被窃听：请通过 https 访问，或在本机用 http://localhost 访问",
            "this connection is not encrypted, and whoever listens would read the password: use https, or http://localhost on the machine itself",
        );
        return refuse(StatusCode::FORBIDDEN, "INSECURE_CONNECTION", why);
    };
    if !graphql::is_json(headers) {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_USER_INPUT", ("请以 application/json 发送", "send the request as application/json"));
    }
    let bytes = match body::read(body, BODY_MOST).await {
        Ok(bytes) => bytes,
        Err(Unread::TooLarge) => return refuse(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_EXCEEDED", ("请求过大", "the request is too large")),
        Err(Unread::Busy) => return Err(Box::new(unavailable(front::BUSY))),
        Err(Unread::TooSlow | Unread::Broken) => {
            return refuse(StatusCode::REQUEST_TIMEOUT, "BAD_USER_INPUT", ("请求不完整", "the request did not arrive whole"));
        }
    };
    let Ok(asked) = serde_json::from_slice(&bytes) else {
        return refuse(
            StatusCode::BAD_REQUEST,
            "BAD_USER_INPUT",
            ("请求格式有误", "the body must be a JSON object with the fields of this door, and no others"),
        );
    };
    Ok(Entry { asked, visitor: visitor(peer, headers), way, locale })
}

/// Who comes, as far as the request tells.
pub(super) fn visitor(peer: Peer, headers: &HeaderMap) -> Visitor {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let channel = if is_phone(headers, &agent) { Channel::Mobile } else { Channel::Desktop };
    Visitor { address: peer.address, agent, channel, request_id: graphql::request_id(headers).to_owned() }
}

/// What the browser says of itself, unless the page says where it sits.
fn is_phone(headers: &HeaderMap, agent: &str) -> bool {
    match headers.get("sec-ch-ua-mobile").map(HeaderValue::as_bytes) {
        Some(b"?1") => true,
        Some(_) => false,
        None => ["Mobile", "Android", "iPhone"].iter().any(|word| agent.contains(word)),
    }
}

/// Takes the channel that was asked for: browsers sit on a phone or on a wide screen, and nowhere else.
fn sit(visitor: &mut Visitor, channel: Option<&str>) -> Result<(), Box<Response>> {
    match channel {
        None => {}
        Some("MOBILE") => visitor.channel = Channel::Mobile,
        Some("DESKTOP") => visitor.channel = Channel::Desktop,
        Some(_) => return Err(Box::new(problem(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", "`channel` is MOBILE or DESKTOP"))),
    }
    Ok(())
}

/// The answer to somebody who was signed in; the session that the browser had before is over.
pub(super) async fn let_in(house: &House, headers: &HeaderMap, signed_in: Result<SignedIn, Failure>, way: cookie::Way, locale: Locale) -> Response {
    let signed_in = match signed_in {
        Ok(signed_in) => signed_in,
        Err(failure) => return told(failure, locale),
    };
    leave_former(house, headers).await;
    let account = json!({ "id": signed_in.account, "login": signed_in.login });
    let body = json!({ "account": account, "channel": signed_in.channel.word(), "expiresAt": signed_in.expires_at.rfc3339() });
    with_cookie(house, private(Json(body).into_response()), &signed_in, way)
}

pub(super) fn with_cookie(house: &House, mut response: Response, signed_in: &SignedIn, way: cookie::Way) -> Response {
    let seconds = (signed_in.expires_at.millis() - house.app.clock().now().millis()) / 1_000;
    response.headers_mut().extend(cookie::set(cookie::SESSION, way, signed_in.secret.reveal(), seconds).map(|cookie| (header::SET_COOKIE, cookie)));
    response
}

/// Ends the session that a browser comes with: it is about to forget it.
pub(super) async fn leave_former(house: &House, headers: &HeaderMap) {
    let Some(text) = cookie::brought(headers) else { return };
    let ended = async {
        let Some(holder) = house.app.holder(&Proof::Session(text.to_owned())).await? else { return Ok(()) };
        let CredentialId::Session(id) = holder.credential else { return Ok(()) };
        house.app.sign_out(&Call::new(holder.actor, graphql::request_id(headers)), id).await.map(|_| ())
    };
    if let Err(failure) = ended.await {
        tracing::warn!(?failure, "the session that a browser had before could not be ended");
    }
}

/// What goes wrong at these doors, in the visitor's language.
pub(super) fn told(failure: Failure, locale: Locale) -> Response {
    let say = |status, code, zh: &str, en: &str| problem(status, code, if locale == Locale::Chinese { zh } else { en });
    private(match failure {
        Failure::SignInFailed => say(StatusCode::UNAUTHORIZED, "SIGN_IN_FAILED", "登录名或密码不正确", "the login or the password is wrong"),
        Failure::BadLink => {
            say(StatusCode::GONE, "LINK_INVALID", "链接无效、已使用或已过期，请重新获取", "the link is unknown, used or too old: ask for another")
        }
        Failure::RateLimited { seconds } => too_often(seconds, locale),
        Failure::Refused(Refusal::Invalid(violations)) => {
            let fields: Vec<Value> = violations.iter().map(|it| json!({ "field": it.field.join("."), "message": it.rule.sentence(locale) })).collect();
            let message = Refusal::Invalid(Vec::new()).sentence(locale);
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "code": "INVALID_INPUT", "message": message, "fields": fields }))).into_response()
        }
        other => failed(other),
    })
}

fn forgotten(headers: &HeaderMap) -> Response {
    let mut response = private(StatusCode::NO_CONTENT.into_response());
    response.headers_mut().extend(cookie::forget(headers).map(|forget| (header::SET_COOKIE, forget)));
    response
}

/// What is told by a cookie is nobody else's, and nothing to keep.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
