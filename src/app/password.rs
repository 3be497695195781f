//! Passwords: Argon2id away from the async workers, a few at a time; and the password that somebody sets or changes.

use std::{sync::Arc, time::Duration};

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use tokio::sync::Semaphore;

use super::{App, Call, Failure, allow, clock::Mint, detached};
use crate::{
    domain::{
        actor::Action,
        credential::{normalised, password_violations},
        event::{Details, Doer, EventKind},
        id::SessionId,
        quota::Quota,
        refusal::{Refusal, Rule, Violation},
    },
    store::{StoreError, write::Seal},
};

/// Hashes at once: each takes 19 MiB and a core for some hundredths of a second.
static HASHING: Semaphore = Semaphore::const_new(4);
/// How long one waits for its turn.
const QUEUE: Duration = Duration::from_secs(5);
/// What an unknown name is compared with, so that time does not tell it from a known one. No password leads to it.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$ZGV2Y2VudGVyIG5vYm9keQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The library's own choice is OWASP's: Argon2id, 19 MiB, two passes, one lane.
fn hasher() -> Argon2<'static> {
    Argon2::default()
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let Ok(Ok(turn)) = tokio::time::timeout(QUEUE, HASHING.acquire()).await else { return Err(Failure::Busy) };
    // the turn goes along: whoever hangs up now makes room for nobody before the work is done
    let worked = tokio::task::spawn_blocking(move || {
        let _held = turn;
        work()
    });
    worked.await.map_err(|panic| Failure::Panicked(panic.to_string()))
}

/// As it is kept: a PHC string.
pub(super) async fn hash(password: &str, mint: &Mint) -> Result<String, Failure> {
    let (password, mut salt) = (normalised(password), [0u8; 16]);
    mint.fill(&mut salt);
    let hashed = in_turn(move || PasswordHasher::<PasswordHash>::hash_password_with_salt(&hasher(), password.as_bytes(), &salt).map(|phc| phc.to_string()));
    hashed.await?.map_err(|error| Failure::Panicked(error.to_string()))
}

/// Whether a password is the one that was kept. None was kept: it takes as long, and is wrong.
pub(super) async fn verify(password: &str, phc: Option<String>) -> Result<bool, Failure> {
    let (password, known) = (normalised(password), phc.is_some());
    let right = in_turn(move || hasher().verify_password(password.as_bytes(), phc.as_deref().unwrap_or(NOBODY)).is_ok());
    Ok(right.await? && known)
}

impl App {
    /// Changes the caller's own password; their other sessions end. `keep`: the one that asks. Under a key it is not settled and nothing is
    /// kept: the row would hold a fast hash of both passwords.
    pub async fn change_password(self: &Arc<Self>, call: &Call, current: String, new: String, keep: Option<SessionId>) -> Result<(), Failure> {
        allow(&call.actor, Action::ManageCredentials)?;
        let me = call.account()?;
        call.keep_nothing();
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            let profile = app.reader.profile(me).await?.ok_or(Failure::Unauthenticated)?;
            let violations = password_violations("newPassword", &normalised(&new), &profile.login);
            if !violations.is_empty() {
                return Err(Refusal::Invalid(violations).into());
            }
            app.take_turn(Quota::PASSWORD_CHANGE, &me.to_string()).await?;
            let now = app.clock.now();
            let proof = app.reader.proof_of(&profile.login, "", now).await?;
            let wrong = || Refusal::Invalid(vec![Violation { field: vec!["currentPassword".into()], rule: Rule::WrongPassword }]);
            if !verify(&current, proof.as_ref().map(|proof| proof.phc.clone())).await? {
                return Err(wrong().into());
            }
            let changed_at = proof.ok_or_else(wrong)?.changed_at;
            let phc = hash(&new, &app.mint).await?;
            let details = Details { member: Some(me), ..Details::default() };
            let note = app.remark(EventKind::PasswordSet, Doer::of(&call.actor, None), Some(me.to_string()), details);
            match app.writer.change_password(me, &phc, (changed_at, keep), &note, &Seal { key: None, ..call.seal() }, "").await {
                Err(StoreError::Conflict) => Err(wrong().into()),
                done => Ok(done?),
            }
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_kept_is_argon2id_by_the_numbers_of_owasp_and_salted() {
        let mint = Mint::seeded(1);
        let (one, two) = (hash("correct horse", &mint).await.unwrap(), hash("correct horse", &mint).await.unwrap());
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && one != two, "{one}");
        assert!(verify("correct horse", Some(one.clone())).await.unwrap() && !verify("correct hors", Some(one)).await.unwrap());
        assert!(PasswordHash::new(NOBODY).is_ok() && !verify("", None).await.unwrap(), "nobody is compared with, at the same cost");
    }
}
