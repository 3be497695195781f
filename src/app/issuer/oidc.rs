//! Signing in through another issuer: OpenID Connect, by authorization code with PKCE. Nothing is kept here between leaving and coming
//! back: state, nonce and verifier follow from one secret that waits in the browser, so that any instance can take it up.

use std::sync::{Arc, Mutex, PoisonError};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use url::Url;

use super::{
    judge,
    keys::{FLOOR_MILLIS, KeyRing, KeySource, WAITING_MOST},
    web::{Unheard, ask, client, is_permitted},
};
use crate::{
    app::{App, Failure, SignedIn, Visitor, clock::Mint, detached},
    domain::{
        credential::SESSIONS_MOST,
        jwt::{Algorithm, Expected, Unfit},
        quota::Quota,
        timestamp::Timestamp,
    },
    store::StoreError,
};

/// What the provider says of itself is good for so long, and longer when it cannot be asked.
const KEPT_MILLIS: i64 = 3_600_000;
/// Bytes of the path to go on to.
const NEXT_MOST: usize = 500;

/// Who we are for the provider.
#[derive(Clone, Debug)]
pub struct OidcTerms {
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
}

/// What the provider says of itself.
#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

struct Found {
    it: Discovery,
    keys: Arc<KeyRing>,
    at: Timestamp,
}

/// The provider, as far as it is known.
pub(in crate::app) struct Provider {
    terms: OidcTerms,
    known: Mutex<Known>,
    /// Held by whoever asks the provider.
    asking: tokio::sync::Mutex<()>,
    /// For those who wait for the answer.
    waiting: tokio::sync::Semaphore,
}

#[derive(Default)]
struct Known {
    found: Option<Arc<Found>>,
    asked_at: Option<Timestamp>,
}

/// The way to the provider.
pub struct Beginning {
    pub address: String,
    /// What waits in the browser meanwhile.
    pub state: StateText,
}

/// With what the browser comes back.
#[derive(Default)]
pub struct Returned {
    pub code: Option<String>,
    pub state: Option<String>,
    pub issuer: Option<String>,
}

/// 256 random bits, and where to go on to; as the text of a cookie.
pub struct StateText(String);

impl StateText {
    fn new(mint: &Mint, next: &str) -> Self {
        let mut secret = [0u8; 32];
        mint.fill(&mut secret);
        Self(format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(secret), BASE64_URL_SAFE_NO_PAD.encode(next)))
    }

    /// None for a text that is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (secret, next) = text.split_once('.')?;
        let whole = BASE64_URL_SAFE_NO_PAD.decode(secret).is_ok_and(|bytes| bytes.len() == 32) && next.len() <= 2 * NEXT_MOST;
        whole.then(|| Self(text.to_owned()))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// One of the three values that follow from the secret; none tells of the others.
    fn derived(&self, what: &str) -> String {
        let secret = self.0.split('.').next().unwrap_or_default();
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(format!("devcenter oidc {what} {secret}")))
    }

    fn next(&self) -> String {
        let next = self.0.split_once('.').and_then(|(_, next)| BASE64_URL_SAFE_NO_PAD.decode(next).ok()).and_then(|bytes| String::from_utf8(bytes).ok());
        onward(&next.unwrap_or_default()).to_owned()
    }
}

/// A path of this server to go on to; the front door for anything else.
fn onward(next: &str) -> &str {
    let within =
        next.starts_with('/') && !next.starts_with("//") && next.len() <= NEXT_MOST && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if within { next } else { "/" }
}

impl Provider {
    pub(in crate::app) fn new(terms: OidcTerms) -> Self {
        Self { terms, known: Mutex::default(), asking: tokio::sync::Mutex::default(), waiting: tokio::sync::Semaphore::new(WAITING_MOST) }
    }

    /// What the provider says of itself. It is asked to the end, whoever is gone by then: it is not asked again for a while.
    async fn find(self: &Arc<Self>, now: Timestamp) -> Result<Arc<Found>, Failure> {
        let provider = self.clone();
        detached(async move { provider.known_or_asked(now).await }).await
    }

    async fn known_or_asked(&self, now: Timestamp) -> Result<Arc<Found>, Failure> {
        let fresh = |known: &Option<Arc<Found>>| known.clone().filter(|known| now < known.at.plus_millis(KEPT_MILLIS));
        let known = self.look(|known| known.found.clone());
        if let Some(found) = fresh(&known) {
            return Ok(found);
        }
        let _turn = match (self.asking.try_lock(), known) {
            (Ok(turn), _) => turn,
            // somebody is asking: what is old is still better than waiting
            (Err(_), Some(old)) => return Ok(old),
            (Err(_), None) => {
                let _place = self.waiting.try_acquire().map_err(|_| Failure::Busy)?;
                self.asking.lock().await
            }
        };
        // it may have been done, or tried in vain, while this waited
        let (found, may_ask) = self.look(|known| (known.found.clone(), known.asked_at.is_none_or(|at| at.plus_millis(FLOOR_MILLIS) <= now)));
        if let Some(found) = fresh(&found) {
            return Ok(found);
        }
        if !may_ask {
            return found.ok_or(Failure::Busy);
        }
        self.look(|known| known.asked_at = Some(now));
        match self.discover().await {
            Ok(it) => {
                // the keys that are known stay known
                let same = found.as_ref().filter(|known| known.it.jwks_uri == it.jwks_uri).map(|known| known.keys.clone());
                let keys = same.unwrap_or_else(|| Arc::new(KeyRing::new(KeySource::Address(it.jwks_uri.clone()))));
                let found = Arc::new(Found { it, keys, at: now });
                self.look(|known| known.found = Some(found.clone()));
                Ok(found)
            }
            Err(error) => {
                tracing::warn!(%error, issuer = self.terms.issuer, "the provider for signing in could not be asked");
                found.ok_or(Failure::Busy)
            }
        }
    }

    fn look<T>(&self, with: impl FnOnce(&mut Known) -> T) -> T {
        with(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn discover(&self) -> Result<Discovery, Unheard> {
        let address = format!("{}/.well-known/openid-configuration", self.terms.issuer.trim_end_matches('/'));
        let body = ask(client()?.get(address)).await?;
        let it: Discovery = serde_json::from_slice(&body).map_err(|_| Unheard::Unreadable("it is no description of a provider"))?;
        if it.issuer != self.terms.issuer {
            return Err(Unheard::Unreadable("it describes another issuer"));
        }
        if ![&it.authorization_endpoint, &it.token_endpoint, &it.jwks_uri].into_iter().all(|address| is_permitted(address)) {
            return Err(Unheard::Unreadable("it leads to addresses without TLS"));
        }
        Ok(it)
    }

    /// The token that a code is good for.
    async fn exchange(&self, found: &Found, code: &str, state: &StateText, redirect: &str) -> Result<String, Unheard> {
        #[derive(Deserialize)]
        struct Tokens {
            id_token: String,
        }
        let OidcTerms { client_id, client_secret, .. } = &self.terms;
        let offered = found.it.token_endpoint_auth_methods_supported.as_deref();
        let basic = offered.is_none_or(|methods| methods.iter().any(|method| method == "client_secret_basic"));
        let mut pairs = vec![("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect)];
        let verifier = state.derived("verifier");
        pairs.push(("code_verifier", &verifier));
        let mut request = client()?.post(&found.it.token_endpoint).header("content-type", "application/x-www-form-urlencoded");
        if basic {
            // both are form-encoded first (RFC 6749, 2.3.1)
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            request = request.basic_auth(encoded(client_id), Some(encoded(client_secret)));
        } else {
            pairs.extend([("client_id", client_id.as_str()), ("client_secret", client_secret.as_str())]);
        }
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let body = ask(request.body(form)).await?;
        serde_json::from_slice::<Tokens>(&body).map(|tokens| tokens.id_token).map_err(|_| Unheard::Unreadable("there is no id_token in it"))
    }
}

impl App {
    /// Whether people may sign in through another issuer.
    pub fn has_provider(&self) -> bool {
        self.provider.is_some()
    }

    fn redirect(&self) -> String {
        format!("{}/oidc/callback", self.policy.public_url)
    }

    /// Where to sign in; None: there is no provider.
    pub async fn begin_elsewhere(&self, next: &str, visitor: &Visitor) -> Result<Option<Beginning>, Failure> {
        let Some(provider) = &self.provider else { return Ok(None) };
        self.take_turn(Quota::ADDRESS, &visitor.network()).await?;
        let found = provider.find(self.clock.now()).await?;
        let state = StateText::new(&self.mint, onward(next));
        let mut address = Url::parse(&found.it.authorization_endpoint).map_err(|_| Failure::Busy)?;
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(state.derived("verifier")));
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &provider.terms.client_id)
            .append_pair("redirect_uri", &self.redirect())
            .append_pair("scope", "openid")
            .append_pair("state", &state.derived("state"))
            .append_pair("nonce", &state.derived("nonce"))
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        Ok(Some(Beginning { address: address.into(), state }))
    }

    /// Signs in whoever comes back from the provider, if an account is known by who they are there; and where they go on to.
    pub async fn end_elsewhere(self: &Arc<Self>, state: StateText, returned: Returned, visitor: Visitor) -> Result<(SignedIn, String), Failure> {
        let app = self.clone();
        detached(async move {
            let provider = app.provider.as_ref().ok_or(Failure::SignInFailed)?;
            app.take_turn(Quota::ADDRESS, &visitor.network()).await?;
            let now = app.clock.now();
            let found = provider.find(now).await?;
            let refuse = |why: &str| {
                tracing::info!(why, "an attempt to sign in through the provider does not count");
                Failure::SignInFailed
            };
            // both are digests of 256 random bits: their first difference tells nothing of the rest
            if returned.state.as_deref() != Some(&state.derived("state")) {
                return Err(refuse("the state is not the browser's"));
            }
            match returned.issuer.as_deref() {
                Some(issuer) if issuer != provider.terms.issuer => return Err(refuse("it comes from another issuer")),
                None if found.it.authorization_response_iss_parameter_supported => return Err(refuse("it does not name its issuer")),
                _ => {}
            }
            let code = returned.code.ok_or_else(|| refuse("the provider gave no code"))?;
            let token = match provider.exchange(&found, &code, &state, &app.redirect()).await {
                Ok(token) => token,
                Err(Unheard::Status(400..=499)) => return Err(refuse("the provider does not take the code")),
                Err(error) => {
                    tracing::warn!(%error, "the provider did not answer for a code");
                    return Err(Failure::Busy);
                }
            };
            let expected = Expected { issuer: &provider.terms.issuer, audience: &provider.terms.client_id, algorithms: &Algorithm::ALL };
            let claims = match judge(&token, &expected, &found.keys, now).await? {
                Ok((claims, _)) => claims,
                Err(unfit) => return Err(refuse(&unfit.to_string())),
            };
            if claims.nonce.as_deref() != Some(&state.derived("nonce")) {
                return Err(refuse(&Unfit::Nonce.to_string()));
            }
            let client = claims.azp.as_deref();
            if client.is_some_and(|client| client != provider.terms.client_id) || (client.is_none() && claims.is_for_several()) {
                return Err(refuse("the token was made for another client"));
            }
            let Some((account, _)) = app.reader.identified(&provider.terms.issuer, claims.subject()).await? else {
                tracing::info!(subject = claims.subject(), "nobody is known by this subject of the provider; see `devcenter account identify`");
                return Err(Failure::UnknownIdentity);
            };
            let login = app.reader.profile(account).await?.ok_or(Failure::SignInFailed)?.login;
            let (session, signed_in) = app.new_session(account, &login, &visitor);
            let note = app.signed_in_note(&session);
            match app.writer.begin_session(&session, None, SESSIONS_MOST, &note, &visitor.seal()).await {
                Ok(()) => Ok((signed_in, state.next())),
                Err(StoreError::Conflict) => Err(Failure::SignInFailed),
                Err(error) => Err(error.into()),
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_the_secret_differs_and_leads_nowhere_else() {
        let state = StateText::new(&Mint::seeded(1), "/graphiql?a=b");
        let again = StateText::parse(state.reveal()).unwrap();
        let three = ["state", "nonce", "verifier"].map(|what| again.derived(what));
        assert!(three[0] != three[1] && three[1] != three[2] && three == ["state", "nonce", "verifier"].map(|what| state.derived(what)));
        assert!((43..=128).contains(&three[2].len()), "as long as a verifier has to be");
        assert_eq!(again.next(), "/graphiql?a=b");
        for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a b", "javascript:x"] {
            assert_eq!(StateText::new(&Mint::seeded(1), elsewhere).next(), "/", "{elsewhere}");
        }
        for bad in ["", ".", "AAAA.", "x"] {
            assert!(StateText::parse(bad).is_none(), "{bad}");
        }
    }
}
