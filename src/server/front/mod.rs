//! What each request passes, whatever door it asks for: its name, its time, its turn; and what each answer gets on its way out.

pub(super) mod access;
pub(super) mod arrival;
pub(super) mod dress;
pub(super) mod origin;

use std::{panic::AssertUnwindSafe, sync::Arc, time::Instant};

use axum::{
    body::{Body, HttpBody},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Version, header},
    response::Response,
};
use futures_util::FutureExt;

use super::{Crowd, House, Limits, Peer, REQUEST_ID, graphql, problem};
use crate::app::clock::Mint;

/// What is kept by the door.
pub(super) struct Front {
    limits: Limits,
    crowd: Arc<Crowd>,
    origins: Arc<[String]>,
    names: Names,
}

/// A new name for each request, in place of one that a caller brings along: it must not forge what stands in our log.
pub(super) struct Names(Mint);

impl Names {
    pub(super) fn new() -> Self {
        Self(Mint::from_system())
    }

    pub(super) fn next(&self) -> HeaderValue {
        let mut bytes = [0u8; 8];
        self.0.fill(&mut bytes);
        HeaderValue::from_str(&format!("{:016x}", u64::from_be_bytes(bytes))).unwrap_or(HeaderValue::from_static("none"))
    }
}

/// Asked by machines that watch this one: answered however much there is to do.
const WATCHED: [&str; 3] = ["/livez", "/readyz", "/metrics"];
/// Packages keep a time and a number of their own.
pub(super) const ARRIVALS: &str = "/uploads/{ticket}";
/// Keeps its own time, from the last byte of a request on.
pub(super) const GRAPHQL: &str = "/graphql";

/// What is needed of a request for an answer that no door gives.
struct Asked {
    graphql: bool,
    accept: Option<HeaderValue>,
    request_id: HeaderValue,
}

impl Asked {
    fn headers(&self) -> HeaderMap {
        let accept = self.accept.iter().map(|accept| (header::ACCEPT, accept.clone()));
        accept.chain([(REQUEST_ID, self.request_id.clone())]).collect()
    }

    fn unavailable(&self, why: &str) -> Response {
        if self.graphql { graphql::unavailable(&self.headers(), why) } else { problem::unavailable(why) }
    }
}

impl Front {
    pub(super) fn of(house: &House) -> Self {
        Self { limits: house.limits.clone(), crowd: house.crowd.clone(), origins: house.origins.clone(), names: Names::new() }
    }

    /// A request on its way in, to where `next` takes it, and its answer on the way out. `route`: the pattern of its address.
    pub(super) async fn pass(&self, mut request: Request, peer: Option<Peer>, route: &'static str, next: impl AsyncFnOnce(Request) -> Response) -> Response {
        let began = Instant::now();
        let request_id = self.names.next();
        request.headers_mut().insert(REQUEST_ID, request_id.clone());
        let method = request.method().clone();
        let origin = origin::named(&self.origins, request.headers()).cloned();
        if method == Method::HEAD {
            // what it says of an answer is what the whole one says, packed or not; and it is no way to a socket
            *request.method_mut() = Method::GET;
            request.headers_mut().remove(header::UPGRADE);
        }
        let asked = Asked { graphql: route.starts_with(GRAPHQL), accept: request.headers().get(header::ACCEPT).cloned(), request_id: request_id.clone() };

        let answer = if peer.is_some() && !has_one_host(&request) {
            problem::plain(StatusCode::BAD_REQUEST)
        } else if let Some(answer) = origin::preflight(&self.origins, &method, request.headers()) {
            answer
        } else {
            self.answer(&asked, route, request, next).await
        };

        let mut response = problem::complete(answer);
        let peer = peer.unwrap_or(Peer::LOCAL);
        let status = response.status();
        let headers = response.headers_mut();
        headers.insert(REQUEST_ID, request_id.clone());
        dress::dress(status, headers, peer.secure);
        origin::share(origin, &self.origins, headers);
        let told = response.extensions_mut().remove::<access::Told>();
        if method == Method::HEAD {
            response = head(response);
        }
        let line = access::Line { method, route, request_id, peer: peer.address, began, status, told };
        response.map(|body| access::written(body, line))
    }

    async fn answer(&self, asked: &Asked, route: &str, request: Request, next: impl AsyncFnOnce(Request) -> Response) -> Response {
        // in boxes: what is handed on by value is kept once more by whoever takes it
        if WATCHED.contains(&route) {
            return caught(asked, self.in_time(asked, Box::pin(next(request)))).await;
        }
        if route == ARRIVALS {
            return caught(asked, Box::pin(next(request))).await;
        }
        let (parts, body) = request.into_parts();
        let Ok((body, _turn)) = arrival::arriving(body, &self.crowd, self.limits.body) else {
            return asked.unavailable(BUSY);
        };
        let answering = Box::pin(next(Request::from_parts(parts, body)));
        if route == GRAPHQL { caught(asked, answering).await } else { caught(asked, self.in_time(asked, answering)).await }
    }

    async fn in_time(&self, asked: &Asked, answering: impl Future<Output = Response>) -> Response {
        tokio::time::timeout(self.limits.request, answering).await.unwrap_or_else(|_| asked.unavailable(TOO_LONG))
    }
}

pub(super) const TOO_LONG: &str = "the answer took too long";
pub(super) const BUSY: &str = "the server has too much to do; try again shortly";

/// A request that panics answers 500, and its words go to the log only.
async fn caught(asked: &Asked, answering: impl Future<Output = Response>) -> Response {
    AssertUnwindSafe(answering).catch_unwind().await.unwrap_or_else(|panic| {
        let answer = graphql::panicked(&asked.headers(), panic);
        if asked.graphql { answer } else { problem::plain(StatusCode::INTERNAL_SERVER_ERROR) }
    })
}

/// Two of them, and a proxy may have gone by the other (RFC 9112, 3.2).
fn has_one_host(request: &Request) -> bool {
    request.version() != Version::HTTP_11 || request.headers().get_all(header::HOST).iter().count() == 1
}

/// The head of an answer, which says how long its body would be.
fn head(mut answer: Response) -> Response {
    let bytes = answer.body().size_hint().exact();
    *answer.body_mut() = Body::empty();
    // of an answer that never has a body, its length says nothing
    let never = matches!(answer.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    if let Some(bytes) = bytes.filter(|_| !never) {
        answer.headers_mut().entry(header::CONTENT_LENGTH).or_insert(HeaderValue::from(bytes));
    }
    answer
}

/// Whether there is nothing in an answer's body.
pub(super) fn is_empty(body: &Body) -> bool {
    body.size_hint().exact() == Some(0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::{Router, routing::get};
    use serde_json::Value;
    use tower::ServiceExt;

    use super::*;

    async fn ask(path: &'static str) -> (u16, Value, HeaderMap) {
        let limits = Limits { request: Duration::from_millis(20), ..Limits::default() };
        let front = Front { crowd: Crowd::of(&limits), limits, origins: Arc::default(), names: Names::new() };
        let panicking = || async {
            if !REQUEST_ID.as_str().is_empty() {
                panic!("the password is hunter2");
            }
        };
        let router = Router::new()
            .route("/panics", get(panicking))
            .route("/graphql", get(panicking))
            .route("/slow", get(std::future::pending::<()>))
            .route("/livez", get(std::future::pending::<()>));
        let next = async |request| router.oneshot(request).await.unwrap();
        let response = front.pass(Request::get(path).body(Body::empty()).unwrap(), None, path, next).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("hunter2"));
        (status, serde_json::from_slice(&body).unwrap(), headers)
    }

    #[tokio::test]
    async fn a_panic_answers_500_under_the_name_of_the_request_and_says_nothing_of_itself() {
        let (status, body, headers) = ask("/panics").await;
        assert_eq!((status, &body["code"]), (500, &"INTERNAL".into()));
        assert!(headers.contains_key("x-request-id") && headers.contains_key("content-security-policy"));
        let (status, body, headers) = ask("/graphql").await;
        let extensions = &body["errors"][0]["extensions"];
        assert_eq!((status, &extensions["code"]), (500, &"INTERNAL".into()));
        assert_eq!(extensions["requestId"], headers["x-request-id"].to_str().unwrap());
    }

    #[tokio::test]
    async fn what_takes_too_long_is_given_up() {
        for path in ["/slow", "/livez"] {
            let (status, body, headers) = ask(path).await;
            assert_eq!((status, &body["code"]), (503, &"UNAVAILABLE".into()));
            assert!(headers.contains_key("retry-after"));
        }
    }
}
