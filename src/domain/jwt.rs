//! Tokens of other issuers (JSON Web Tokens), read and judged but for their signature: what they must say, and when they count.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Number, Value};

use super::{timestamp::Timestamp, words::words};

/// Bytes of a token: more is no token of anybody we know.
pub const TOKEN_MOST: usize = 8 * 1024;
/// How far the clocks of an issuer and of this machine may lie apart.
pub const SKEW_MILLIS: i64 = 60_000;
/// Keys of one issuer.
pub const KEYS_MOST: usize = 100;

/// How a token may be signed: with a private key alone. What is signed with a shared secret, or not at all, is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    Rs256,
    Es256,
    EdDsa,
}
words!(Algorithm { Rs256 = "RS256", Es256 = "ES256", EdDsa = "EdDSA" });

/// Why a token does not count; for the log alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("no JWT of three parts, or too long")]
    Shape,
    #[error("the header cannot be read")]
    Header,
    #[error("the claims cannot be read")]
    Claims,
    #[error("an algorithm that is not allowed")]
    Algorithm,
    #[error("it needs extensions to be understood")]
    Critical,
    #[error("of another issuer")]
    Issuer,
    #[error("for another audience")]
    Audience,
    #[error("expired")]
    Expired,
    #[error("not valid yet")]
    NotYet,
    #[error("without a subject")]
    Subject,
    #[error("no key of the issuer fits")]
    Key,
    #[error("the signature is not by that key")]
    Signature,
    #[error("not for this attempt to sign in")]
    Nonce,
}

/// `jku`, `jwk`, `x5u` and `x5c` are not among them: nobody says by which key they want to be judged.
#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    crit: Option<Value>,
}

/// One audience, or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Some(Vec<String>),
}

/// What a token says.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    exp: Number,
    #[serde(default)]
    nbf: Option<Number>,
    #[serde(default)]
    pub nonce: Option<String>,
    /// Which client it was made for.
    #[serde(default)]
    pub azp: Option<String>,
}

/// A token whose signature was not looked at yet.
pub struct Unverified<'a> {
    pub algorithm: Algorithm,
    /// Which key it says to be signed by.
    pub kid: Option<String>,
    /// What the signature is of.
    pub signed: &'a [u8],
    pub signature: Vec<u8>,
    claims: Claims,
}

/// What a token has to say.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    pub issuer: &'a str,
    pub audience: &'a str,
    pub algorithms: &'a [Algorithm],
}

/// Whether a text can be a JWT at all.
pub fn looks_like_one(text: &str) -> bool {
    text.len() <= TOKEN_MOST && text.bytes().filter(|byte| *byte == b'.').count() == 2
}

fn part<T: DeserializeOwned>(text: &str, why: Unfit) -> Result<T, Unfit> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| why)?;
    serde_json::from_slice(&bytes).map_err(|_| why)
}

/// Reads a token.
pub fn read<'a>(text: &'a str, algorithms: &[Algorithm]) -> Result<Unverified<'a>, Unfit> {
    if !looks_like_one(text) {
        return Err(Unfit::Shape);
    }
    let (signed, signature) = text.rsplit_once('.').ok_or(Unfit::Shape)?;
    let (header, claims) = signed.split_once('.').ok_or(Unfit::Shape)?;
    let header: Header = part(header, Unfit::Header)?;
    // before anything else is believed of it
    let algorithm = Algorithm::from_word(&header.alg).filter(|algorithm| algorithms.contains(algorithm)).ok_or(Unfit::Algorithm)?;
    if header.crit.is_some() {
        return Err(Unfit::Critical);
    }
    let claims = part(claims, Unfit::Claims)?;
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| Unfit::Signature)?;
    Ok(Unverified { algorithm, kid: header.kid, signed: signed.as_bytes(), signature, claims })
}

/// Seconds, perhaps with a fraction, as milliseconds; None for what is no time.
fn millis(seconds: &Number) -> Option<i64> {
    match seconds.as_i64() {
        Some(whole) => whole.checked_mul(1_000),
        None => seconds.as_f64().filter(|it| it.is_finite() && it.abs() < 1e12).map(|it| (it * 1_000.0) as i64),
    }
}

impl Unverified<'_> {
    /// The claims, once the signature was found to be by the issuer.
    pub fn verified(self) -> Claims {
        self.claims
    }
}

impl Claims {
    /// Until when it counts, if it does.
    pub fn check(&self, expected: &Expected<'_>, now: Timestamp) -> Result<Timestamp, Unfit> {
        if self.iss != expected.issuer {
            return Err(Unfit::Issuer);
        }
        let heard = match &self.aud {
            Audience::One(audience) => audience == expected.audience,
            Audience::Some(all) => all.iter().any(|audience| audience == expected.audience),
        };
        if !heard {
            return Err(Unfit::Audience);
        }
        if self.sub.is_empty() {
            return Err(Unfit::Subject);
        }
        let ends = millis(&self.exp).ok_or(Unfit::Claims)?.saturating_add(SKEW_MILLIS);
        if ends <= now.millis() {
            return Err(Unfit::Expired);
        }
        if let Some(begins) = &self.nbf
            && millis(begins).ok_or(Unfit::Claims)?.saturating_sub(SKEW_MILLIS) > now.millis()
        {
            return Err(Unfit::NotYet);
        }
        Ok(now.plus_millis(ends.saturating_sub(now.millis())))
    }

    /// Who it is about, for its issuer.
    pub fn subject(&self) -> &str {
        &self.sub
    }

    /// Whether it names more than one audience.
    pub fn is_for_several(&self) -> bool {
        matches!(&self.aud, Audience::Some(all) if all.len() > 1)
    }
}

/// A public key of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub kid: Option<String>,
    pub material: Material,
}

/// The numbers of a key, each for one algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Material {
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
    /// A point of P-256, as 04, x and y.
    P256(Vec<u8>),
    Ed25519(Vec<u8>),
}

impl Material {
    pub fn algorithm(&self) -> Algorithm {
        match self {
            Self::Rsa { .. } => Algorithm::Rs256,
            Self::P256(_) => Algorithm::Es256,
            Self::Ed25519(_) => Algorithm::EdDsa,
        }
    }
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

#[derive(Deserialize)]
struct Described {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default, rename = "use")]
    usage: Option<String>,
    #[serde(default)]
    crv: Option<String>,
    #[serde(default)]
    n: Option<String>,
    #[serde(default)]
    e: Option<String>,
    #[serde(default)]
    x: Option<String>,
    #[serde(default)]
    y: Option<String>,
}

/// Reads a set of keys (a JWKS); those for other uses, and of sorts that are not known here, are left out. None: it is no such set.
pub fn read_keys(bytes: &[u8]) -> Option<Vec<Key>> {
    let set: KeySet = serde_json::from_slice(bytes).ok()?;
    Some(set.keys.into_iter().take(KEYS_MOST).filter_map(|value| key(serde_json::from_value(value).ok()?)).collect())
}

fn key(it: Described) -> Option<Key> {
    let number = |text: &Option<String>| BASE64_URL_SAFE_NO_PAD.decode(text.as_deref()?).ok();
    if it.usage.as_deref().is_some_and(|usage| usage != "sig") {
        return None;
    }
    let material = match (it.kty.as_str(), it.crv.as_deref()) {
        ("RSA", _) => Material::Rsa { n: number(&it.n)?, e: number(&it.e)? },
        ("EC", Some("P-256")) => {
            let (x, y) = (number(&it.x)?, number(&it.y)?);
            (x.len() == 32 && y.len() == 32).then(|| Material::P256([vec![4], x, y].concat()))?
        }
        ("OKP", Some("Ed25519")) => Material::Ed25519(number(&it.x)?),
        // above all no shared secrets
        _ => return None,
    };
    it.alg.as_deref().is_none_or(|alg| alg == material.algorithm().word()).then_some(Key { kid: it.kid, material })
}

/// The key that a token was signed by: the one it names, or, if it names none, the only one there is for its algorithm.
pub fn fitting<'a>(keys: &'a [Key], token: &Unverified<'_>) -> Option<&'a Key> {
    let mut fit = keys.iter().filter(|key| key.material.algorithm() == token.algorithm);
    match &token.kid {
        Some(kid) => fit.find(|key| key.kid.as_ref() == Some(kid)),
        None => fit.next().filter(|_| fit.next().is_none()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(header: &str, claims: &str) -> String {
        format!("{}.{}.c2ln", BASE64_URL_SAFE_NO_PAD.encode(header), BASE64_URL_SAFE_NO_PAD.encode(claims))
    }

    const CLAIMS: &str = r#"{"iss":"i","sub":"s","aud":["x","a"],"exp":1000}"#;

    #[test]
    fn only_what_is_signed_with_a_private_key_by_an_allowed_algorithm_is_read() {
        let unfit = |header: &str| read(&token(header, CLAIMS), &[Algorithm::Es256]).err();
        assert_eq!(unfit(r#"{"alg":"ES256","jku":"https://evil.example/keys"}"#), None);
        for header in [r#"{"alg":"none"}"#, r#"{"alg":"HS256"}"#, r#"{"alg":"RS256"}"#, r#"{"alg":"es256"}"#, r#"{"alg":""}"#] {
            assert_eq!(unfit(header), Some(Unfit::Algorithm), "{header}");
        }
        assert_eq!(unfit(r#"{"alg":"ES256","crit":["b64"],"b64":false}"#), Some(Unfit::Critical));
        assert_eq!(unfit(r#"{"alg":"ES256","alg":"none"}"#), Some(Unfit::Header), "said twice");
        assert_eq!(unfit("[]"), Some(Unfit::Header));
        for text in ["", "a.b", "a.b.c.d", &"x".repeat(9_000)] {
            assert!(read(text, &Algorithm::ALL).is_err(), "{text}");
        }
    }

    #[test]
    fn issuer_audience_and_times_are_asked_for_with_a_minute_of_grace() {
        let expected = Expected { issuer: "i", audience: "a", algorithms: &Algorithm::ALL };
        let at = |seconds: i64| Timestamp::from_millis(seconds * 1_000).unwrap();
        let check = |claims: &str, now| match read(&token(r#"{"alg":"ES256"}"#, claims), &Algorithm::ALL) {
            Ok(token) => token.verified().check(&expected, now).map(Timestamp::millis),
            Err(unfit) => Err(unfit),
        };
        assert_eq!((check(CLAIMS, at(1_059)), check(CLAIMS, at(1_060))), (Ok(1_060_000), Err(Unfit::Expired)));
        for (claims, unfit) in [
            (r#"{"iss":"j","sub":"s","aud":"a","exp":1000}"#, Unfit::Issuer),
            (r#"{"iss":"i/","sub":"s","aud":"a","exp":1000}"#, Unfit::Issuer),
            (r#"{"iss":"i","sub":"s","aud":"b","exp":1000}"#, Unfit::Audience),
            (r#"{"iss":"i","sub":"s","aud":[],"exp":1000}"#, Unfit::Audience),
            (r#"{"iss":"i","sub":"","aud":"a","exp":1000}"#, Unfit::Subject),
            (r#"{"iss":"i","sub":"s","aud":"a","exp":1000,"nbf":161}"#, Unfit::NotYet),
            (r#"{"iss":"i","sub":"s","aud":"a"}"#, Unfit::Claims),
            (r#"{"iss":"i","sub":"s","exp":1000}"#, Unfit::Claims),
            (r#"{"sub":"s","aud":"a","exp":1000}"#, Unfit::Claims),
            (r#"{"iss":"i","sub":"s","aud":"a","exp":"1000"}"#, Unfit::Claims),
            (r#"{"iss":"i","sub":"s","aud":"a","exp":1e300}"#, Unfit::Claims),
        ] {
            assert_eq!(check(claims, at(100)), Err(unfit), "{claims}");
        }
        assert_eq!(check(r#"{"iss":"i","sub":"s","aud":"a","exp":100.5,"nbf":160}"#, at(100)), Ok(160_500));
    }

    #[test]
    fn keys_of_other_sorts_and_uses_are_left_out() {
        let x = BASE64_URL_SAFE_NO_PAD.encode([7u8; 32]);
        let set = format!(
            r#"{{"keys":[{{"kty":"oct","k":"AAAA"}},{{"kty":"EC","crv":"P-256","kid":"e","x":"{x}","y":"{x}"}},{{"kty":"EC","crv":"P-256","use":"enc","x":"{x}","y":"{x}"}},
            {{"kty":"EC","crv":"P-384","x":"{x}","y":"{x}"}},{{"kty":"OKP","crv":"Ed25519","x":"{x}","alg":"ES256"}},{{"kty":"EC","crv":"P-256","x":"AA","y":"{x}"}},7]}}"#
        );
        let keys = read_keys(set.as_bytes()).unwrap();
        assert_eq!((keys.len(), keys[0].kid.as_deref()), (1, Some("e")));
        assert_eq!(read_keys(b"{}"), None);
        let named = |header: &str| fitting(&keys, &read(&token(header, CLAIMS), &Algorithm::ALL).ok().unwrap()).is_some();
        assert!(named(r#"{"alg":"ES256","kid":"e"}"#) && named(r#"{"alg":"ES256"}"#));
        assert!(!named(r#"{"alg":"ES256","kid":"f"}"#) && !named(r#"{"alg":"EdDSA","kid":"e"}"#));
    }
}
