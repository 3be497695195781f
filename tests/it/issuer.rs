//! Another issuer, as tests have it: keys made on the spot, tokens signed with them, and a JWKS on a local socket.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use axum::{Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair},
};
use serde_json::{Value, json};

/// Whom every house believes.
pub const ISSUER: &str = "https://id.example.com";
pub const AUDIENCE: &str = "devcenter";

/// The modulus of a key of 2048 bits that exists no more, and a token it signed: ring makes no such keys. Until 2026-11-30.
pub const RSA_MODULUS: &[&str] = &[
    "txsKZo396wdkH2igkyVw1U6e7eAv0SL3fEhVYn54s4goq-kvYDkY8bY3Fo1gDkIGKS-mQIOZ3hDe6pljaPNr0XVx1tpqelJBGxv5wFSx20T7lX7lUqRaEh-fGtDZqjZSRoGXO9nrk22S",
    "6TIynQ_CFHOLylBpFsEDll3rsKRjbb4dCrFdLnIoELasA3RnIp0hCLqNBARmxhJtQ2FA0PevdEbkShJ5jgiB4r7d1KxPl0_0OK2gDbjDBBQcbZwJ1EqFNrIugYPHfFvRuqKFQzPKiN-R",
    "4Sv8eH7W9g7HHjQNyZBKw76i4CugUR6XpaXMGeDx8xdXq9tVneXAHk0J4avd4Q",
];
pub const RSA_TOKEN: &[&str] = &[
    "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUuY29tIiwic3ViIjoicnNhLXN1YmplY3QiLCJhdWQiOiJkZXZjZW5",
    "0ZXIiLCJleHAiOjE3OTYwMDAwMDB9.Z_-3FtppGwGGO2jsfFTA0OBq-Iz0LIsUlOfjVrCy3Wb0i8rwUjJUKqklQkxiSVp3ACBqncSBbBVzyB-YMDMQuF-i_P5ZasNkDCgcFBF10yi7Gq",
    "-x0l6mjIOYwVEEI6zaznHWY8AGibBoCwJTBkfiWVdUCTY-g_GOagKwAkGjw5l5JfsE4VyxLMycbIKcYfqtt5JTKakethUzfK3HqMSsmdpHeXnRLga_Dqt4Y4mfKqViO7_3TmiMFq9ikJ",
    "5yIhyjN_U6_ysChRGBfRmrYGwFEKUdxb28bS-bVA-lRwTqDwsAD5noSFbKOn-rR0YDHsv0cCxwVVb41NSKWpgcBg0exg",
];

pub fn encoded(bytes: impl AsRef<[u8]>) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// A private key.
pub enum Signer {
    Ed25519(Ed25519KeyPair),
    P256(EcdsaKeyPair),
    /// A shared secret: nobody is to believe it.
    Secret(Vec<u8>),
}

impl Signer {
    /// The same each time.
    pub fn ed25519(seed: u8) -> Self {
        Self::Ed25519(Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap())
    }

    pub fn p256() -> Self {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        Self::P256(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap())
    }

    pub fn algorithm(&self) -> &'static str {
        match self {
            Self::Ed25519(_) => "EdDSA",
            Self::P256(_) => "ES256",
            Self::Secret(_) => "HS256",
        }
    }

    /// As it stands in a JWKS.
    pub fn described(&self, kid: &str) -> Value {
        match self {
            Self::Ed25519(pair) => json!({ "kty": "OKP", "crv": "Ed25519", "kid": kid, "use": "sig", "alg": "EdDSA", "x": encoded(pair.public_key()) }),
            Self::P256(pair) => {
                let point = pair.public_key().as_ref();
                json!({ "kty": "EC", "crv": "P-256", "kid": kid, "x": encoded(&point[1..33]), "y": encoded(&point[33..]) })
            }
            Self::Secret(bytes) => json!({ "kty": "oct", "kid": kid, "alg": "HS256", "k": encoded(bytes) }),
        }
    }

    /// A token with this header and these claims.
    pub fn sign(&self, header: &Value, claims: &Value) -> String {
        let signed = format!("{}.{}", encoded(header.to_string()), encoded(claims.to_string()));
        let signature = match self {
            Self::Ed25519(pair) => encoded(pair.sign(signed.as_bytes())),
            Self::P256(pair) => encoded(pair.sign(&SystemRandom::new(), signed.as_bytes()).unwrap()),
            Self::Secret(bytes) => encoded(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, bytes), signed.as_bytes())),
        };
        format!("{signed}.{signature}")
    }

    pub fn token(&self, kid: &str, claims: &Value) -> String {
        self.sign(&json!({ "alg": self.algorithm(), "kid": kid, "typ": "JWT" }), claims)
    }
}

/// What a token of the issuer says of this subject at the time a house begins.
pub fn claims(subject: &str) -> Value {
    json!({ "iss": ISSUER, "sub": subject, "aud": AUDIENCE, "exp": 1_795_600_000 })
}

/// A JWKS on a local socket.
#[derive(Clone)]
pub struct Keys {
    pub address: SocketAddr,
    pub keys: Arc<Mutex<Vec<Value>>>,
    pub asked: Arc<AtomicUsize>,
    pub broken: Arc<AtomicBool>,
    /// Nobody is answered while somebody holds it.
    pub held: Arc<tokio::sync::Mutex<()>>,
}

impl Keys {
    pub async fn new(keys: Vec<Value>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let it = Self {
            address: listener.local_addr().unwrap(),
            keys: Arc::new(Mutex::new(keys)),
            asked: Arc::default(),
            broken: Arc::default(),
            held: Arc::default(),
        };
        let router = Router::new().route("/keys", get(answer)).with_state(it.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        it
    }

    pub fn url(&self) -> String {
        format!("http://{}/keys", self.address)
    }

    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

async fn answer(State(it): State<Keys>) -> axum::response::Response {
    it.asked.fetch_add(1, Ordering::SeqCst);
    drop(it.held.lock().await);
    if it.broken.load(Ordering::SeqCst) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let keys = it.keys.lock().unwrap().clone();
    Json(json!({ "keys": keys })).into_response()
}
