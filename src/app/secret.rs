//! Secrets that are shown once: tokens, sessions and links. Only the SHA-256 of each is kept.

use std::fmt;

use sha2::{Digest, Sha256};

use super::clock::Mint;

const BODY: usize = 30;
const CHECK: usize = 6;
const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// What a secret opens: its first four letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// An access token.
    Token,
    /// A browser's session.
    Session,
    /// A one-time link.
    Link,
}

impl Opens {
    fn prefix(self) -> &'static str {
        match self {
            Self::Token => "dct_",
            Self::Session => "dcs_",
            Self::Link => "dcl_",
        }
    }
}

/// The text of a secret: a prefix, 30 random base-62 characters (178 bits) and 6 of their CRC-32, so that a scanner can tell a
/// leaked one from any other word. 178 random bits need no slow hash.
pub struct Secret(String);

impl Secret {
    /// None for a text that cannot be one: it needs no look-up.
    pub fn parse(opens: Opens, text: &str) -> Option<Self> {
        let prefix = opens.prefix();
        let body = text.strip_prefix(prefix)?;
        let whole = body.len() == BODY + CHECK && body.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (whole && check(&text[..prefix.len() + BODY]) == body[BODY..]).then(|| Self(text.to_owned()))
    }

    pub(super) fn new(opens: Opens, mint: &Mint) -> Self {
        let mut text = String::from(opens.prefix());
        let mut byte = [0u8; 1];
        while text.len() < opens.prefix().len() + BODY {
            mint.fill(&mut byte);
            // 248 = 4 × 62: the rest would favour the first letters
            if byte[0] < 248 {
                text.push(char::from(BASE62[usize::from(byte[0] % 62)]));
            }
        }
        let check = check(&text);
        Self(text + &check)
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

fn check(text: &str) -> String {
    let mut sum = crc32fast::hash(text.as_bytes());
    let mut digits = [b'0'; CHECK];
    for digit in digits.iter_mut().rev() {
        *digit = BASE62[(sum % 62) as usize];
        sum /= 62;
    }
    digits.iter().map(|digit| char::from(*digit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_known_by_its_shape_and_checksum_and_opens_one_sort_of_thing() {
        let body = "dct_012345678901234567890123456789";
        let whole = format!("{body}{}", check(body));
        let parse = |text: &str| Secret::parse(Opens::Token, text);
        assert!(parse(&whole).is_some());
        let mut slip = whole.clone().into_bytes();
        slip[10] ^= 1;
        for bad in
            ["", "dct_", &whole[..39], &format!("{whole}x"), &String::from_utf8(slip).unwrap(), &whole.replace("dct_", "ghp_"), "dct_灰度灰度灰度灰度灰度灰度"]
        {
            assert!(parse(bad).is_none(), "{bad}");
        }
        assert_eq!(format!("{:?}", parse(&whole).unwrap()), "Secret(…)");
        let session = Secret::new(Opens::Session, &Mint::seeded(1));
        assert!(Secret::parse(Opens::Session, session.reveal()).is_some() && parse(session.reveal()).is_none());
    }
}
