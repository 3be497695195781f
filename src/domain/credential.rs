//! What people prove themselves by: rules for passwords, tokens, sessions and links, and how long each lives.

use unicode_normalization::UnicodeNormalization;

use super::{
    actor::{Channel, PlatformRole},
    id::{AccountId, SessionId, TokenId},
    refusal::{Rule, Violation},
    scope::{Scope, Scopes},
    timestamp::Timestamp,
    words::words,
};

/// Characters of a password, after normalisation. Length is the one rule that helps; what is composed of what is left to its owner.
pub const PASSWORD_LEAST: usize = 10;
pub const PASSWORD_MOST: usize = 256;
/// Working tokens of one account: one for each machine of a small team, and few enough to look through.
pub const TOKENS_MOST: usize = 20;
/// Days a token works.
pub const TOKEN_DAYS_MOST: u32 = 365;
pub const TOKEN_DAYS: u32 = 90;
/// Characters of a token's name.
pub const TOKEN_NAME_MOST: usize = 60;
/// Browsers one account is signed in with at a time; one more ends the oldest.
pub const SESSIONS_MOST: usize = 20;
const DAY_MILLIS: i64 = 86_400_000;
/// A session that nobody used for so long is over: longer than a holiday week, shorter than a laptop stays lost unnoticed.
pub const SESSION_IDLE_MILLIS: i64 = 8 * DAY_MILLIS;
/// A session is over then whatever happens: everybody shows their password once a month.
pub const SESSION_LIFE_MILLIS: i64 = 30 * DAY_MILLIS;
/// The text a token had before works so much longer: a deployment that holds it has time to get the new one.
pub const ROTATION_GRACE_MILLIS: i64 = 3_600_000;
/// From the terminal to the browser beside it.
pub const SETUP_LINK_MILLIS: i64 = 15 * 60_000;
/// A link that is sent to a colleague, who may see it tomorrow morning.
pub const PASSWORD_LINK_MILLIS: i64 = DAY_MILLIS;
/// Characters of an account's name.
pub const ACCOUNT_NAME_MOST: usize = 60;
/// What a browser calls itself is cut to this.
pub const AGENT_MOST: usize = 200;
/// Bytes of an issuer's address, and of who somebody is there.
pub const IDENTITY_MOST: usize = 500;

/// By what somebody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CredentialId {
    Token(TokenId),
    Session(SessionId),
    /// A token of another issuer, of which nothing is kept.
    External,
}

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// To become the first admin.
    Setup,
    /// To set a password.
    Password,
}
words!(LinkPurpose { Setup = "SETUP", Password = "PASSWORD" });

/// A link that can still be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub purpose: LinkPurpose,
    /// Whose password it sets, with the login; None for that of the first admin.
    pub account: Option<(AccountId, String)>,
    pub expires_at: Timestamp,
}

/// An access token as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub id: TokenId,
    pub account: AccountId,
    pub name: String,
    pub scopes: Scopes,
    pub channel: Channel,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub rotated_at: Option<Timestamp>,
    /// Until when its former text works as well.
    pub former_until: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

impl Token {
    pub fn works(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }

    /// How long it was given when it last got a text.
    pub fn life_millis(&self) -> i64 {
        self.expires_at.millis() - self.rotated_at.unwrap_or(self.created_at).millis()
    }
}

/// A browser that somebody signed in with, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: AccountId,
    pub channel: Channel,
    pub agent: String,
    pub address: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub last_used_at: Timestamp,
}

/// Who an account is for another issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalIdentity {
    pub issuer: String,
    pub subject: String,
    pub account: AccountId,
    pub linked_at: Timestamp,
}

/// Everything about an account that those who manage people see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub roles: Vec<PlatformRole>,
    pub created_at: Timestamp,
    pub disabled_at: Option<Timestamp>,
    pub has_password: bool,
}

/// The same text however it was typed: what looks alike is one password.
pub fn normalised(password: &str) -> String {
    password.nfkc().collect()
}

/// What a new password breaks; `field` names it. It is given normalised.
pub fn password_violations(field: &str, password: &str, login: &str) -> Vec<Violation> {
    let broken = |rule| vec![Violation { field: vec![field.to_owned()], rule }];
    match password.chars().count() {
        count if !(PASSWORD_LEAST..=PASSWORD_MOST).contains(&count) => broken(Rule::Length { least: PASSWORD_LEAST, most: PASSWORD_MOST }),
        _ if password.to_lowercase() == login.to_lowercase() => broken(Rule::NotLogin),
        _ => Vec::new(),
    }
}

/// What the name of an account or a token breaks.
pub fn name_violations(field: &str, name: &str, most: usize) -> Vec<Violation> {
    let broken = |rule| vec![Violation { field: vec![field.to_owned()], rule }];
    match name.trim().chars().count() {
        0 => broken(Rule::Required),
        count if count > most => broken(Rule::Length { least: 1, most }),
        _ if name.chars().any(char::is_control) => broken(Rule::ControlCharacters),
        _ => Vec::new(),
    }
}

/// What a token that `own` scopes ask for breaks: nobody gives away more than their own credential has.
pub fn token_violations(name: &str, scopes: Scopes, days: u32, own: Scopes) -> Vec<Violation> {
    let broken = |field: &str, rule| Violation { field: vec![field.to_owned()], rule };
    let mut violations = name_violations("name", name, TOKEN_NAME_MOST);
    // asking who gets what is less than acting as a platform admin, who alone makes such tokens
    let held = scopes.is_within(own) || (scopes == Scopes::RESOLVE && own.has(Scope::Administer));
    if scopes.is_empty() {
        violations.push(broken("scopes", Rule::Required));
    } else if !scopes.is_proper() {
        violations.push(broken("scopes", Rule::ResolveAlone));
    } else if !held {
        violations.push(broken("scopes", Rule::BeyondOwn));
    }
    if !(1..=TOKEN_DAYS_MOST).contains(&days) {
        violations.push(broken("days", Rule::Range { least: 1, most: i64::from(TOKEN_DAYS_MOST) }));
    }
    violations
}

/// What an identity of another issuer breaks.
pub fn identity_violations(issuer: &str, subject: &str) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (field, text) in [("issuer", issuer), ("subject", subject)] {
        let rule = match text.len() {
            0 => Rule::Required,
            length if length > IDENTITY_MOST => Rule::Length { least: 1, most: IDENTITY_MOST },
            _ if text.chars().any(char::is_control) => Rule::ControlCharacters,
            _ => continue,
        };
        violations.push(Violation { field: vec![field.to_owned()], rule });
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_ten_characters_or_more_of_anything_but_the_login() {
        let rule = |password: &str, login: &str| password_violations("password", &normalised(password), login).pop().map(|it| it.rule);
        let length = Some(Rule::Length { least: 10, most: 256 });
        assert_eq!(rule("123456789", "ann"), length);
        assert_eq!((rule("correct horse", "ann"), rule("一二三四五六七八九十", "ann")), (None, None));
        assert_eq!((rule(&"x".repeat(256), "ann"), rule(&"x".repeat(257), "ann")), (None, length));
        assert_eq!(rule("Ann-of-the-house", "ann-of-the-house"), Some(Rule::NotLogin));
        assert_eq!(normalised("ｐａｓｓ ﬁ"), "pass fi", "what looks alike is one password");
    }

    #[test]
    fn a_token_never_has_more_than_who_makes_it() {
        let rule = |scopes, own| token_violations("ci", scopes, 90, own).pop().map(|it| it.rule);
        let develop = Scopes::of(&[Scope::Develop, Scope::Account]);
        assert_eq!((rule(develop, develop), rule(Scopes::of(&[Scope::Develop]), develop)), (None, None));
        assert_eq!(rule(Scopes::of(&[Scope::Edit]), develop), Some(Rule::BeyondOwn));
        // reading is part of every scope, but a token for it is another word
        assert_eq!(rule(Scopes::of(&[Scope::Read]), Scopes::FULL), None);
        assert_eq!((rule(Scopes::RESOLVE, develop), rule(Scopes::RESOLVE, Scopes::FULL)), (Some(Rule::BeyondOwn), None));
        assert_eq!(rule(Scopes::of(&[Scope::Resolve, Scope::Read]), Scopes::FULL), Some(Rule::ResolveAlone));
    }
}
