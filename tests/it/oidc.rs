//! Signing in through another issuer: the whole way there and back, and everything that can be slipped in on it.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    body::Body,
    extract::State,
    http::{HeaderMap, Request, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use devcenter::{
    app::{AccountStep, OidcTerms, Policy},
    server::Peer,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    house::{House, Person, Reply},
    issuer::{Signer, encoded},
};

/// What the provider knows of a code.
#[derive(Clone)]
struct Code {
    challenge: String,
    nonce: String,
    redirect: String,
}

/// A provider on a local socket.
#[derive(Clone)]
struct Provider {
    address: SocketAddr,
    signer: Arc<Signer>,
    codes: Arc<Mutex<HashMap<String, Code>>>,
    /// What its tokens say otherwise.
    lies: Arc<Mutex<Value>>,
    /// What it says of itself otherwise.
    described: Arc<Mutex<Value>>,
}

impl Provider {
    async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let it = Self {
            address,
            signer: Arc::new(Signer::p256()),
            codes: Arc::default(),
            lies: Arc::new(Mutex::new(json!({}))),
            described: Arc::new(Mutex::new(json!({}))),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(async |State(it): State<Provider>| Json(json!({ "keys": [it.signer.described("k")] }))))
            .route("/token", post(token))
            .with_state(it.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        it
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Somebody signs in there: the code for the way that was asked for, with the parameters of the way back.
    fn sign_in(&self, way: &HashMap<String, String>) -> String {
        assert_eq!((way["response_type"].as_str(), way["scope"].as_str(), way["code_challenge_method"].as_str()), ("code", "openid", "S256"));
        assert_eq!(way["client_id"], "devcenter client");
        let mut codes = self.codes.lock().unwrap();
        let code = format!("code-{}", codes.len());
        codes.insert(code.clone(), Code { challenge: way["code_challenge"].clone(), nonce: way["nonce"].clone(), redirect: way["redirect_uri"].clone() });
        code
    }
}

fn overlaid(mut value: Value, over: &Value) -> Value {
    for (name, other) in over.as_object().unwrap() {
        value[name] = other.clone();
    }
    value
}

async fn discovery(State(it): State<Provider>) -> Json<Value> {
    let url = it.url();
    let said = json!({ "issuer": url, "authorization_endpoint": format!("{url}/authorize?tenant=1"), "token_endpoint": format!("{url}/token"), "jwks_uri": format!("{url}/keys") });
    Json(overlaid(said, &it.described.lock().unwrap()))
}

async fn token(State(it): State<Provider>, headers: HeaderMap, body: String) -> Response {
    let form: HashMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    let basic = format!("Basic {}", BASE64_STANDARD.encode("devcenter+client:s%2Fcret"));
    let posted = form.get("client_id").map(String::as_str) == Some("devcenter client") && form.get("client_secret").map(String::as_str) == Some("s/cret");
    if headers.get("authorization").and_then(|it| it.to_str().ok()) != Some(basic.as_str()) && !posted {
        return refused("invalid_client");
    }
    // good once
    let Some(code) = it.codes.lock().unwrap().remove(form.get("code").map_or("", String::as_str)) else { return refused("invalid_grant") };
    let verifier = form.get("code_verifier").map_or("", String::as_str);
    if encoded(Sha256::digest(verifier)) != code.challenge || form.get("redirect_uri") != Some(&code.redirect) || form["grant_type"] != "authorization_code" {
        return refused("invalid_grant");
    }
    let claims = json!({ "iss": it.url(), "sub": "s-1", "aud": "devcenter client", "exp": 1_795_600_000, "nonce": code.nonce });
    let claims = overlaid(claims, &it.lies.lock().unwrap());
    Json(json!({ "access_token": "x", "token_type": "Bearer", "id_token": it.signer.token("k", &claims) })).into_response()
}

async fn house(provider: &Provider) -> House {
    let terms = OidcTerms { issuer: provider.url(), client_id: "devcenter client".into(), client_secret: "s/cret".into() };
    let house = House::by(|policy| Policy { public_url: "https://dev.example.com".into(), oidc: Some(terms), ..policy }).await;
    let person = house.person(&[]).await;
    house.app.set_account(person.account.unwrap(), &AccountStep::Link(provider.url(), "s-1".into())).await.unwrap();
    house
}

fn there() -> Peer {
    Peer { address: [192, 0, 2, 1].into(), secure: true }
}

async fn visit(house: &House, path: &str, cookie: Option<&str>) -> Reply {
    let mut request = Request::get(path).header(header::HOST, "dev.example.com").header("sec-fetch-site", "cross-site").extension(there());
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, format!("__Host-devcenter-oidc={cookie}"));
    }
    house.raw(request.body(Body::empty()).unwrap()).await
}

/// Leaves for the provider: the parameters of the way there, and the cookie that waits.
async fn leave(house: &House, next: &str) -> (HashMap<String, String>, String) {
    let reply = visit(house, &format!("/oidc/start{next}"), None).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", String::from_utf8_lossy(&reply.body));
    let set = reply.header("set-cookie");
    assert!(set.starts_with("__Host-devcenter-oidc=") && set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure"), "{set}");
    let location = reply.header("location");
    let (before, query) = location.split_once('?').unwrap();
    assert!(before.ends_with("/authorize"), "{location}");
    (form_urlencoded::parse(query.as_bytes()).into_owned().collect(), reply.cookie())
}

fn cookies(reply: &Reply) -> Vec<String> {
    reply.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap().to_owned()).collect()
}

/// Comes back, and answers where one is sent; with a session if it went well.
async fn come_back(house: &House, cookie: Option<&str>, query: &[(&str, &str)]) -> (String, Option<String>) {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let reply = visit(house, &format!("/oidc/callback?{query}"), cookie).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let set = cookies(&reply);
    assert!(set.iter().any(|it| it.starts_with("__Host-devcenter-oidc=;") && it.contains("Max-Age=0")), "what waited is used up: {set:?}");
    let session = set.iter().find_map(|it| it.strip_prefix("__Host-devcenter=")).map(|rest| rest.split(';').next().unwrap().to_owned());
    (reply.header("location").to_owned(), session)
}

const FAILED: &str = "/sign-in?problem=SIGN_IN_FAILED";

#[tokio::test]
async fn there_and_back_again_signs_in_whoever_is_known() {
    let provider = Provider::new().await;
    let house = house(&provider).await;
    let ways = visit(&house, "/sign-in/ways.json", None).await;
    assert_eq!(ways.json(), json!({ "oidc": true }));
    let (way, cookie) = leave(&house, "?next=%2Fgraphiql%3Fa%3Db").await;
    assert_eq!((way["redirect_uri"].as_str(), way["tenant"].as_str()), ("https://dev.example.com/oidc/callback", "1"));
    assert!(![&way["state"], &way["nonce"], &way["code_challenge"]].into_iter().any(|it| cookie.contains(it.as_str())));
    let code = provider.sign_in(&way);
    let (next, session) = come_back(&house, Some(&cookie), &[("code", &code), ("state", &way["state"])]).await;
    assert_eq!(next, "/graphiql?a=b");
    let browser = Person { token: session, ..Person::anonymous() };
    assert_eq!(
        house.ask(&browser, "{ viewer { account { login } channel } }").await.data["viewer"],
        json!({ "account": { "login": "person-0" }, "channel": "DESKTOP" })
    );
    // by the other way for a client to show its secret
    *provider.described.lock().unwrap() =
        json!({ "token_endpoint_auth_methods_supported": ["client_secret_post"], "authorization_response_iss_parameter_supported": true });
    house.clock.advance_millis(3_600_000);
    let (way, cookie) = leave(&house, "").await;
    let code = provider.sign_in(&way);
    let (next, session) = come_back(&house, Some(&cookie), &[("code", &code), ("state", &way["state"]), ("iss", &provider.url())]).await;
    assert_eq!((next.as_str(), session.is_some()), ("/", true));
}

#[tokio::test]
async fn nothing_slips_in_on_the_way_back() {
    let provider = Provider::new().await;
    let house = house(&provider).await;
    let attempt = async |change: &dyn Fn(&mut HashMap<String, String>, &mut String), lies: Value| {
        // an attempt a second
        house.clock.advance_millis(1_000);
        let (way, mut cookie) = leave(&house, "").await;
        let mut back = HashMap::from([("code".to_owned(), provider.sign_in(&way)), ("state".to_owned(), way["state"].clone())]);
        change(&mut back, &mut cookie);
        *provider.lies.lock().unwrap() = lies;
        let pairs: Vec<(&str, &str)> = back.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        come_back(&house, (!cookie.is_empty()).then_some(cookie.as_str()), &pairs).await
    };
    let none = |_: &mut HashMap<String, String>, _: &mut String| {};
    let (other_way, other_cookie) = leave(&house, "").await;
    type Change<'a> = &'a dyn Fn(&mut HashMap<String, String>, &mut String);
    let changes: [(&str, Change<'_>); 7] = [
        ("another state", &|back, _| drop(back.insert("state".into(), other_way["state"].clone()))),
        ("no state", &|back, _| drop(back.remove("state"))),
        ("another browser", &|_, cookie| *cookie = other_cookie.clone()),
        ("no browser that left", &|_, cookie| cookie.clear()),
        ("a code of nobody", &|back, _| drop(back.insert("code".into(), "code-x".into()))),
        ("no code", &|back, _| drop(back.remove("code"))),
        ("another issuer", &|back, _| drop(back.insert("iss".into(), "https://evil.example".into()))),
    ];
    for (what, change) in changes {
        assert_eq!(attempt(change, json!({})).await, (FAILED.to_owned(), None), "{what}");
    }
    for lie in [
        json!({ "nonce": "another" }),
        json!({ "nonce": null }),
        json!({ "iss": "https://evil.example" }),
        json!({ "aud": "another client" }),
        json!({ "aud": ["devcenter client", "another client"] }),
        json!({ "azp": "another client" }),
        json!({ "exp": 1_000 }),
        json!({ "sub": "" }),
    ] {
        assert_eq!(attempt(&none, lie.clone()).await, (FAILED.to_owned(), None), "{lie}");
    }
    assert_eq!(attempt(&none, json!({ "sub": "s-2" })).await, ("/sign-in?problem=IDENTITY_UNKNOWN".to_owned(), None));
    assert!(attempt(&none, json!({ "aud": ["devcenter client", "x"], "azp": "devcenter client" })).await.1.is_some());

    // a code that was used, in another browser: it was made for another challenge
    house.clock.advance_millis(60_000);
    let (victim, theirs) = leave(&house, "").await;
    let (way, cookie) = leave(&house, "").await;
    let code = provider.sign_in(&way);
    let first = [("code", code.as_str()), ("state", victim["state"].as_str())];
    assert_eq!(come_back(&house, Some(&theirs), &first).await, (FAILED.to_owned(), None), "a stolen code is bound to its browser");
    let (way, cookie2) = leave(&house, "").await;
    let code = provider.sign_in(&way);
    let back = [("code", code.as_str()), ("state", way["state"].as_str())];
    *provider.lies.lock().unwrap() = json!({});
    assert!(come_back(&house, Some(&cookie2), &back).await.1.is_some());
    assert_eq!(come_back(&house, Some(&cookie2), &back).await, (FAILED.to_owned(), None), "a code is good once");
    drop(cookie);
}

#[tokio::test]
async fn a_provider_that_is_down_or_lies_about_itself_is_not_gone_to() {
    let provider = Provider::new().await;
    let house = house(&provider).await;
    for lie in
        [json!({ "issuer": "https://evil.example" }), json!({ "token_endpoint": "http://evil.example/token" }), json!({ "jwks_uri": "http://192.0.2.1/keys" })]
    {
        *provider.described.lock().unwrap() = lie.clone();
        let reply = visit(&house, "/oidc/start", None).await;
        assert_eq!(reply.header("location"), "/sign-in?problem=UNAVAILABLE", "{lie}");
        assert_eq!(reply.header("set-cookie"), "");
    }
    // nor is a password page's rule forgotten: no cookie without TLS
    let plain = Request::get("/oidc/start").header(header::HOST, "dev.example.com").extension(Peer { secure: false, ..there() });
    assert_eq!(house.raw(plain.body(Body::empty()).unwrap()).await.header("location"), "/sign-in?problem=INSECURE_CONNECTION");
    let bare = House::by(|policy| policy).await;
    assert_eq!(visit(&bare, "/oidc/start", None).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visit(&bare, "/sign-in/ways.json", None).await.json(), json!({ "oidc": false }));
}

#[tokio::test]
async fn few_wait_for_a_provider_that_does_not_answer() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    // takes the question, says nothing, and notices when the asker has had enough
    let given_up = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = [0; 1024];
        while matches!(tokio::io::AsyncReadExt::read(&mut stream, &mut asked).await, Ok(1..)) {}
    });
    let terms = OidcTerms { issuer, client_id: "x".into(), client_secret: "x".into() };
    let house = House::by(|policy| Policy { public_url: "https://dev.example.com".into(), oidc: Some(terms), ..policy }).await;
    // each from an address of its own, or they would be too many for that reason
    let ask = async |place: u8| {
        let peer = Peer { address: [198, 51, 100, place].into(), secure: true };
        let request = Request::get("/oidc/start").header(header::HOST, "dev.example.com").extension(peer);
        house.raw(request.body(Body::empty()).unwrap()).await
    };
    let mut answers: futures_util::stream::FuturesUnordered<_> = (0..40).map(ask).collect();
    for _ in 0..40 - 1 - 16 {
        let told = futures_util::StreamExt::next(&mut answers).await.unwrap();
        assert_ne!((told.status, told.header("location").contains("/authorize")), (StatusCode::SEE_OTHER, true));
    }
    assert!(!given_up.is_finished(), "who may not wait is told before the provider was given up");
}

#[tokio::test]
async fn the_session_that_a_browser_had_ends_when_it_comes_back_as_somebody() {
    let provider = Provider::new().await;
    let house = house(&provider).await;
    let former = house.person(&[]).await;
    let secure = |text: &str| format!("__Host-devcenter={text}");
    let link = house.app.create_sign_in_link(former.account.unwrap()).await.unwrap();
    let body = json!({ "token": link.secret.reveal(), "password": crate::house::PASSWORD }).to_string();
    let request = Request::post("/setup").header(header::HOST, "dev.example.com").header(header::CONTENT_TYPE, "application/json").extension(there());
    let session = house.raw(request.body(Body::from(body)).unwrap()).await.cookie();
    let who = async || {
        let request = Request::get("/session").header(header::HOST, "dev.example.com").header("sec-fetch-site", "same-origin");
        house.raw(request.header(header::COOKIE, secure(&session)).extension(there()).body(Body::empty()).unwrap()).await
    };
    assert_eq!(who().await.status, StatusCode::OK);
    let (way, waiting) = leave(&house, "").await;
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs([("code", provider.sign_in(&way)), ("state", way["state"].clone())]).finish();
    // a redirect comes from the provider's page, whatever the cookie is of
    let request = Request::get(format!("/oidc/callback?{query}")).header(header::HOST, "dev.example.com").header("sec-fetch-site", "cross-site");
    let request = request.header(header::COOKIE, format!("__Host-devcenter-oidc={waiting}; {}", secure(&session))).extension(there());
    let back = house.raw(request.body(Body::empty()).unwrap()).await;
    assert!(cookies(&back).iter().any(|it| it.starts_with("__Host-devcenter=dcs_")), "{:?}", cookies(&back));
    let gone = who().await;
    assert!(gone.status == StatusCode::NO_CONTENT && gone.header("set-cookie").contains("Max-Age=0"), "{} {}", gone.status, gone.header("set-cookie"));
}
