//! Tokens of another issuer: whose count, and whose do not, whatever they say of themselves.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use devcenter::{
    app::{AccountStep, JwtTerms, KeySource},
    domain::{
        actor::{Channel, PlatformRole},
        jwt::Algorithm,
        scope::{Scope, Scopes},
    },
};
use serde_json::{Value, json};

use crate::{
    house::{House, Person},
    issuer::{AUDIENCE, ISSUER, Keys, RSA_MODULUS, RSA_TOKEN, Signer, claims},
};

async fn house(keys: &Keys) -> House {
    let terms = JwtTerms {
        issuer: ISSUER.into(),
        audience: AUDIENCE.into(),
        algorithms: Algorithm::ALL.to_vec(),
        keys: KeySource::parse(&keys.url()).unwrap(),
        channel: Channel::Service,
        scopes: Scopes::of(&[Scope::Develop]),
    };
    House::by(|policy| devcenter::app::Policy { jwt: Some(terms), ..policy }).await
}

/// Somebody known to the issuer by this subject.
async fn known(house: &House, subject: &str, roles: &[PlatformRole]) -> Person {
    let person = house.person(roles).await;
    house.app.set_account(person.account.unwrap(), &AccountStep::Link(ISSUER.into(), subject.into())).await.unwrap();
    person
}

async fn asked(house: &House, token: &str) -> (u16, Value) {
    let bearer = Person { token: Some(token.to_owned()), ..Person::anonymous() };
    let answer = house.ask(&bearer, "{ viewer { account { login } channel scopes roles } }").await;
    (answer.status.as_u16(), if answer.errors.is_empty() { answer.data["viewer"].clone() } else { json!(answer.code()) })
}

#[tokio::test]
async fn a_token_of_the_issuer_stands_for_whom_its_subject_is_here() {
    let (es, ed) = (Signer::p256(), Signer::ed25519(7));
    let rsa = json!({ "kty": "RSA", "kid": "rsa", "use": "sig", "alg": "RS256", "n": RSA_MODULUS.concat(), "e": "AQAB" });
    let keys = Keys::new(vec![es.described("es"), ed.described("ed"), rsa]).await;
    let house = house(&keys).await;
    known(&house, "s-1", &[PlatformRole::Editor]).await;
    known(&house, "rsa-subject", &[]).await;
    let expected = json!({ "account": { "login": "person-0" }, "channel": "SERVICE", "scopes": ["DEVELOP"], "roles": ["EDITOR"] });
    for token in [
        es.token("es", &claims("s-1")),
        ed.token("ed", &claims("s-1")),
        // one key for the algorithm needs no name, and other words of a header change nothing
        es.sign(&json!({ "alg": "ES256", "typ": "at+jwt", "x5u": "https://evil.example" }), &claims("s-1")),
        es.token("es", &json!({ "iss": ISSUER, "sub": "s-1", "aud": ["other", AUDIENCE], "exp": 1_795_600_000.5, "nbf": 0, "iat": 0, "more": {} })),
    ] {
        assert_eq!(asked(&house, &token).await, (200, expected.clone()), "{token}");
    }
    assert_eq!(asked(&house, &RSA_TOKEN.concat()).await.1["account"]["login"], "person-1");
    assert_eq!(keys.asked(), 1, "asked once for all of them");
    // roles are the account's, scopes the setting's
    let bearer = Person { token: Some(es.token("es", &claims("s-1"))), ..Person::anonymous() };
    assert_eq!(house.ask(&bearer, "{ entries { totalCount } }").await.code(), "");
    assert_eq!(house.ask(&bearer, "mutation { saveTag(input: {slug: \"x\", name: \"x\"}) { userErrors { code } } }").await.code(), "FORBIDDEN");
    assert_eq!(house.ask(&bearer, "mutation { createToken(input: {name: \"x\", scopes: [DEVELOP]}) { secret } }").await.code(), "FORBIDDEN");
}

#[tokio::test]
async fn what_does_not_count_is_answered_like_any_token_that_does_not_work() {
    let (own, evil) = (Signer::p256(), Signer::p256());
    let keys = Keys::new(vec![own.described("own"), Signer::Secret(vec![7; 32]).described("shared")]).await;
    let theirs = Keys::new(vec![evil.described("own")]).await;
    let house = house(&keys).await;
    let person = known(&house, "s-1", &[]).await;
    let gone = known(&house, "gone", &[]).await;
    house.app.set_account(gone.account.unwrap(), &AccountStep::Disable).await.unwrap();
    let good = own.token("own", &claims("s-1"));
    assert_eq!(asked(&house, &good).await.0, 200);
    let with = |change: Value| {
        let mut changed = claims("s-1");
        for (name, value) in change.as_object().unwrap() {
            match value {
                Value::Null => drop(changed.as_object_mut().unwrap().remove(name)),
                value => changed[name] = value.clone(),
            }
        }
        own.token("own", &changed)
    };
    let header = |header: Value| own.sign(&header, &claims("s-1"));
    let public = own.described("own").to_string().into_bytes();
    let unsigned = |token: String| format!("{}.", token.rsplit_once('.').unwrap().0);
    let mut flipped = good.clone().into_bytes();
    let place = good.rfind('.').unwrap() + 5;
    flipped[place] = if flipped[place] == b'A' { b'B' } else { b'A' };
    let swapped = {
        let parts: Vec<_> = good.split('.').collect();
        let other = own.token("own", &claims("other"));
        format!("{}.{}.{}", parts[0], other.split('.').nth(1).unwrap(), parts[2])
    };
    for (what, token) in [
        ("alg none", unsigned(header(json!({ "alg": "none" })))),
        ("alg None, signed", header(json!({ "alg": "None", "kid": "own" }))),
        ("without a signature", unsigned(good.clone())),
        ("HS256 by the public key", Signer::Secret(public).token("own", &claims("s-1"))),
        ("HS256 by a shared key of the set", Signer::Secret(vec![7; 32]).token("shared", &claims("s-1"))),
        ("another algorithm than the key's", header(json!({ "alg": "EdDSA", "kid": "own" }))),
        ("another kid", header(json!({ "alg": "ES256", "kid": "other" }))),
        ("another key by the same name", evil.token("own", &claims("s-1"))),
        ("a key it brings along", evil.sign(&json!({ "alg": "ES256", "kid": "own", "jwk": evil.described("own") }), &claims("s-1"))),
        ("a place where its key is", evil.sign(&json!({ "alg": "ES256", "kid": "own", "jku": theirs.url() }), &claims("s-1"))),
        ("extensions", header(json!({ "alg": "ES256", "kid": "own", "crit": ["exp"] }))),
        ("another audience", with(json!({ "aud": "other" }))),
        ("no audience", with(json!({ "aud": null }))),
        ("another issuer", with(json!({ "iss": "https://id.example.com/" }))),
        ("no issuer", with(json!({ "iss": null }))),
        ("expired", with(json!({ "exp": 1_795_334_340 }))),
        ("no expiry", with(json!({ "exp": null }))),
        ("expiry as text", with(json!({ "exp": "1795600000" }))),
        ("not yet", with(json!({ "nbf": 1_795_334_461 }))),
        ("no subject", with(json!({ "sub": null }))),
        ("a subject nobody is known by", with(json!({ "sub": "s-2" }))),
        ("a disabled account", with(json!({ "sub": "gone" }))),
        ("a bit of the signature", String::from_utf8(flipped).unwrap()),
        ("claims of another token", swapped),
        ("huge", with(json!({ "more": "x".repeat(9_000) }))),
        ("five parts", format!("{good}.a.b")),
        ("not base64", "a.b.c".to_owned()),
        ("padded", format!("{good}=")),
    ] {
        assert_eq!(asked(&house, &token).await, (401, json!("UNAUTHENTICATED")), "{what}");
    }
    assert_eq!(theirs.asked(), 0, "nobody is asked but the issuer");
    assert_eq!(asked(&house, &good).await.0, 200);
    // until the minute of grace is over
    let brief = with(json!({ "exp": 1_795_334_400 }));
    house.clock.advance_millis(59_999);
    assert_eq!(asked(&house, &brief).await.0, 200);
    house.clock.advance_millis(1);
    assert_eq!(asked(&house, &brief).await.0, 401);
    drop(person);
}

#[tokio::test]
async fn keys_are_kept_asked_for_again_and_outlive_an_issuer_that_is_down() {
    let (old, new) = (Signer::p256(), Signer::p256());
    let keys = Keys::new(vec![old.described("old")]).await;
    let house = house(&keys).await;
    known(&house, "s-1", &[]).await;
    let (by_old, by_new) = (old.token("old", &claims("s-1")), new.token("new", &claims("s-1")));
    for _ in 0..3 {
        assert_eq!(asked(&house, &by_old).await.0, 200);
    }
    assert_eq!(keys.asked(), 1);
    // a name nobody has heard of is worth a question, but not one for each stranger
    for _ in 0..5 {
        assert_eq!(asked(&house, &by_new).await.0, 401);
    }
    assert_eq!(keys.asked(), 1, "less than half a minute after the last");
    keys.keys.lock().unwrap().push(new.described("new"));
    house.clock.advance_millis(30_000);
    assert_eq!(asked(&house, &by_new).await.0, 200);
    assert_eq!(keys.asked(), 2);
    // ten minutes later they are asked for again; if nobody answers, they go on for hours
    keys.broken.store(true, Ordering::SeqCst);
    house.clock.advance_millis(600_000);
    assert_eq!((asked(&house, &by_old).await.0, asked(&house, &by_new).await.0, keys.asked()), (200, 200, 3));
    house.clock.advance_millis(5 * 3_600_000);
    assert_eq!((asked(&house, &by_new).await.0, keys.asked()), (200, 4));
    house.clock.advance_millis(3_600_000);
    assert_eq!(asked(&house, &by_new).await.0, StatusCode::SERVICE_UNAVAILABLE.as_u16(), "nobody can say any more");
    // a key that the issuer has dropped is dropped here
    keys.broken.store(false, Ordering::SeqCst);
    keys.keys.lock().unwrap().remove(0);
    house.clock.advance_millis(30_000);
    assert_eq!((asked(&house, &by_old).await.0, asked(&house, &by_new).await.0), (401, 200));
}

#[tokio::test]
async fn an_issuer_is_heard_to_the_end_when_whoever_asked_has_gone() {
    let es = Signer::p256();
    let keys = Keys::new(vec![es.described("es")]).await;
    let house = house(&keys).await;
    known(&house, "s-1", &[]).await;
    let token = es.token("es", &claims("s-1"));
    let held = keys.held.clone().lock_owned().await;
    let is_asked = async {
        while keys.asked() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    tokio::select! {
        answer = asked(&house, &token) => panic!("nobody has heard of any keys: {answer:?}"),
        () = is_asked => {}
    }
    drop(held);
    assert_eq!((asked(&house, &token).await.0, keys.asked()), (200, 1));
}

#[tokio::test]
async fn without_an_issuer_no_jwt_counts_and_a_stream_ends_when_the_identity_is_gone() {
    let house = House::by(|policy| policy).await;
    assert_eq!(asked(&house, &Signer::ed25519(1).token("house", &claims("s-1"))).await.0, 401);
    let house = House::new().await;
    let person = known(&house, "s-1", &[]).await;
    house.turn().await;
    let bearer = Person { token: Some(Signer::ed25519(1).token("house", &claims("s-1"))), ..person.clone() };
    let mut events = house.listen(&bearer, "subscription { viewerEvents { kind } }").await;
    house.app.set_account(person.account.unwrap(), &AccountStep::Unlink(ISSUER.into(), "s-1".into())).await.unwrap();
    house.turn().await;
    events.ends("UNAUTHENTICATED").await;
}
