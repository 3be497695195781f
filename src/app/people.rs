//! Accounts and access tokens: made by whoever holds the machine, through the command line.

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::{App, Failure};
use crate::{
    domain::{
        actor::{Actor, Channel, PlatformRole},
        event::{Details, Doer, EventKind, Note},
        id::{AccountId, TokenId},
        timestamp::Timestamp,
    },
    store::write::{NewAccount, NewToken},
};

const PREFIX: &str = "dct_";
const BODY: usize = 30;
const CHECK: usize = 6;
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The text of a token: `dct_`, 30 random base-62 characters (178 bits) and 6 of their CRC-32, so that a scanner can tell a
/// leaked token from any other word. Shown once; only its SHA-256 is kept.
pub struct Secret(String);

impl Secret {
    /// None for a text that cannot be a token: it needs no look-up.
    pub fn parse(text: &str) -> Option<Self> {
        let body = text.strip_prefix(PREFIX)?;
        let whole = body.len() == BODY + CHECK && body.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (whole && check(&text[..PREFIX.len() + BODY]) == body[BODY..]).then(|| Self(text.to_owned()))
    }

    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The text itself, for the one time it is shown.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A token at the moment it is made.
#[derive(Debug)]
pub struct IssuedToken {
    pub id: TokenId,
    pub secret: Secret,
    pub expires_at: Timestamp,
}

impl App {
    /// `user_key`: who it is in the host app. `Taken` when the login or the key is.
    pub async fn create_account(&self, login: &str, name: &str, user_key: Option<&str>, roles: &[PlatformRole]) -> Result<AccountId, Failure> {
        let now = self.clock.now();
        let id = self.mint.id(now);
        let account = NewAccount { id, login: login.into(), name: name.into(), user_key: user_key.map(Into::into), roles: roles.to_vec() };
        let details = Details { member: Some(id), name: Some(login.into()), ..Details::default() };
        let mut notes = vec![self.remark(EventKind::AccountCreated, Doer::SERVER, Some(id.to_string()), details)];
        notes.extend(roles.iter().map(|role| self.role_note(id, *role, true)));
        self.writer.create_account(&account, &notes).await?;
        Ok(id)
    }

    /// Gives a platform role, or takes it away; the next request of each of the account's tokens knows. False when it was so already.
    pub async fn set_role(&self, account: AccountId, role: PlatformRole, held: bool) -> Result<bool, Failure> {
        Ok(self.writer.set_role(account, role, held, &self.role_note(account, role, held)).await?)
    }

    fn role_note(&self, account: AccountId, role: PlatformRole, held: bool) -> Note {
        let kind = if held { EventKind::RoleGranted } else { EventKind::RoleWithdrawn };
        let details = Details { member: Some(account), platform_role: Some(role), ..Details::default() };
        self.remark(kind, Doer::SERVER, Some(account.to_string()), details)
    }

    /// A token that works for `days` days from now.
    pub async fn create_token(&self, account: AccountId, name: &str, channel: Channel, days: u32) -> Result<IssuedToken, Failure> {
        self.issue(account, name, channel, days, false).await
    }

    /// A token for the host app: good for nothing but asking which version a user gets.
    pub async fn create_resolve_token(&self, account: AccountId, name: &str, days: u32) -> Result<IssuedToken, Failure> {
        self.issue(account, name, Channel::Service, days, true).await
    }

    async fn issue(&self, account: AccountId, name: &str, channel: Channel, days: u32, resolve_only: bool) -> Result<IssuedToken, Failure> {
        let now = self.clock.now();
        let secret = self.new_secret();
        let token = NewToken {
            id: self.mint.id(now),
            account,
            name: name.into(),
            digest: secret.digest(),
            channel,
            expires_at: now.plus_millis(i64::from(days) * 86_400_000),
            resolve_only,
        };
        let details = Details { member: Some(account), name: Some(name.into()), until: Some(token.expires_at), ..Details::default() };
        let note = self.remark(EventKind::TokenCreated, Doer::SERVER, Some(token.id.to_string()), details);
        self.writer.create_token(&token, &note).await?;
        Ok(IssuedToken { id: token.id, secret, expires_at: token.expires_at })
    }

    /// False when there is no such token that still works.
    pub async fn revoke_token(&self, id: TokenId) -> Result<bool, Failure> {
        let note = self.remark(EventKind::TokenRevoked, Doer::SERVER, Some(id.to_string()), Details::default());
        Ok(self.writer.revoke_token(id, &note).await?)
    }

    /// Who a bearer token stands for; None when it does not work (unknown, expired and revoked ones answer alike).
    pub async fn actor_of(&self, token: &str) -> Result<Option<Actor>, Failure> {
        Ok(self.bearer_of(token).await?.map(|(actor, _)| actor))
    }

    /// The same, and until when.
    pub async fn bearer_of(&self, token: &str) -> Result<Option<(Actor, Timestamp)>, Failure> {
        let Some(secret) = Secret::parse(token) else { return Ok(None) };
        let Some(bearer) = self.reader.bearer(&secret.digest(), self.clock.now()).await? else { return Ok(None) };
        let actor = match bearer.resolve_only {
            true => Actor::Host,
            false => Actor::Person { account: bearer.account, roles: bearer.roles, channel: bearer.channel },
        };
        Ok(Some((actor, bearer.expires_at)))
    }

    fn new_secret(&self) -> Secret {
        let mut text = String::from(PREFIX);
        let mut byte = [0u8; 1];
        while text.len() < PREFIX.len() + BODY {
            self.mint.fill(&mut byte);
            // 248 = 4 × 62: the rest would favour the first letters
            if byte[0] < 248 {
                text.push(char::from(BASE62[usize::from(byte[0] % 62)]));
            }
        }
        let check = check(&text);
        Secret(text + &check)
    }
}

fn check(text: &str) -> String {
    let mut sum = crc32fast::hash(text.as_bytes());
    let mut digits = [b'0'; CHECK];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(sum % 62) as usize];
        sum /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

/// Whether a text from outside can be a digest at all.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// The digest of bytes as HTTP writes it in an ETag.
pub fn etag(bytes: &[u8]) -> String {
    format!("\"{}\"", BASE64_STANDARD.encode(&Sha256::digest(bytes)[..18]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_shape_and_checksum() {
        let body = "dct_012345678901234567890123456789";
        let whole = format!("{body}{}", check(body));
        assert!(Secret::parse(&whole).is_some());
        let mut slip = whole.clone().into_bytes();
        slip[10] ^= 1;
        for bad in
            ["", "dct_", &whole[..39], &format!("{whole}x"), &String::from_utf8(slip).unwrap(), &whole.replace("dct_", "ghp_"), "dct_灰度灰度灰度灰度灰度灰度"]
        {
            assert!(Secret::parse(bad).is_none(), "{bad}");
        }
        assert_eq!(format!("{:?}", Secret::parse(&whole).unwrap()), "Secret(…)");
    }
}
