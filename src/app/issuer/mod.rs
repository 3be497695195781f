//! Other issuers of tokens: whose are believed, for what, and how their signatures are proved.

mod keys;
#[cfg(feature = "oidc")]
mod oidc;
mod web;

use ring::signature::{ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};

use super::{App, Failure, Holder};
use crate::domain::{
    actor::{Actor, Channel},
    credential::CredentialId,
    jwt::{Algorithm, Claims, Expected, Material, Unfit, fitting, read},
    scope::Scopes,
    timestamp::Timestamp,
};

use keys::KeyRing;
pub use keys::KeySource;
#[cfg(feature = "oidc")]
pub(super) use oidc::Provider;
#[cfg(feature = "oidc")]
pub use oidc::{Beginning, OidcTerms, Returned, StateText};

/// Whose tokens are taken, and what for.
#[derive(Clone, Debug)]
pub struct JwtTerms {
    pub issuer: String,
    pub audience: String,
    pub algorithms: Vec<Algorithm>,
    pub keys: KeySource,
    /// Where their bearers sit.
    pub channel: Channel,
    pub scopes: Scopes,
}

/// An issuer of bearer tokens, with its keys as they are known.
pub(super) struct Issuer {
    terms: JwtTerms,
    keys: KeyRing,
}

impl Issuer {
    pub(super) fn new(terms: JwtTerms) -> Self {
        Self { keys: KeyRing::new(terms.keys.clone()), terms }
    }
}

impl App {
    /// Whom a token of the issuer stands for; None when it does not count, or its subject is nobody's here.
    pub(super) async fn identified_holder(&self, issuer: &Issuer, text: &str) -> Result<Option<Holder>, Failure> {
        let now = self.clock.now();
        let expected = Expected { issuer: &issuer.terms.issuer, audience: &issuer.terms.audience, algorithms: &issuer.terms.algorithms };
        let (claims, until) = match judge(text, &expected, &issuer.keys, now).await? {
            Ok(found) => found,
            Err(why) => {
                tracing::info!(%why, "a token of another issuer does not count");
                return Ok(None);
            }
        };
        let Some((account, roles)) = self.reader.identified(expected.issuer, claims.subject()).await? else { return Ok(None) };
        let actor = Actor::Person { account, roles, channel: issuer.terms.channel, scopes: issuer.terms.scopes };
        Ok(Some(Holder { actor, credential: CredentialId::External, until }))
    }
}

/// Reads a token and proves it: what it says, and until when it counts.
async fn judge(text: &str, expected: &Expected<'_>, keys: &KeyRing, now: Timestamp) -> Result<Result<(Claims, Timestamp), Unfit>, Failure> {
    let token = match read(text, expected.algorithms) {
        Ok(token) => token,
        Err(unfit) => return Ok(Err(unfit)),
    };
    let known = keys.with(|keys| fitting(keys, &token).is_some(), now).await?;
    let Some(key) = fitting(&known, &token) else { return Ok(Err(Unfit::Key)) };
    if !is_signed(&key.material, token.signed, &token.signature) {
        return Ok(Err(Unfit::Signature));
    }
    let claims = token.verified();
    Ok(claims.check(expected, now).map(|until| (claims, until)))
}

/// Whether a signature is by this key: ring, as everywhere in this program.
fn is_signed(material: &Material, signed: &[u8], signature: &[u8]) -> bool {
    match material {
        // keys of less than 2048 bits are refused
        Material::Rsa { n, e } => RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).is_ok(),
        Material::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok(),
        Material::Ed25519(key) => UnparsedPublicKey::new(&ED25519, key).verify(signed, signature).is_ok(),
    }
}
