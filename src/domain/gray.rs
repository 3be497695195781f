//! 灰度: which version a user gets. The same answer everywhere and for ever, which anyone can check.

use sha2::{Digest, Sha256};

use super::{
    id::VersionId,
    version::{Percent, VersionState},
    words::words,
};

/// Users are spread over this many buckets.
pub const BUCKETS: u16 = 10_000;
/// Bytes of a user key; longer ones are no keys.
pub const USER_KEY_MOST: usize = 256;

/// The bucket of a user for a version, 0..=9999: the first 8 bytes (big endian) of SHA-256 of `version id ":" user key`, scaled down.
/// Two versions spread the same users independently.
pub fn bucket(version: VersionId, user_key: &str) -> u16 {
    let mut hash = Sha256::new();
    hash.update(version.to_string().as_bytes());
    hash.update(b":");
    hash.update(user_key.as_bytes());
    let digest = hash.finalize();
    let head = digest.iter().take(8).fold(0u64, |head, byte| (head << 8) | u64::from(*byte));
    // below 10,000 by construction
    ((u128::from(head) * u128::from(BUCKETS)) >> 64) as u16
}

/// Why a user gets what they get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResolveReason {
    /// Admins and developers of the program are always in the gray.
    GrayMember,
    /// The bucket lies below the threshold.
    GrayBucket,
    /// What everybody gets.
    Released,
    /// Nothing is released, and the user is not in the gray.
    NotAvailable,
}
words!(ResolveReason { GrayMember = "GRAY_MEMBER", GrayBucket = "GRAY_BUCKET", Released = "RELEASED", NotAvailable = "NOT_AVAILABLE" });

/// What is live of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    pub gray: Option<(VersionId, Percent)>,
    pub released: Option<VersionId>,
}

impl Live {
    /// Takes note of a version, if it is live.
    pub fn note(&mut self, id: VersionId, state: &VersionState) {
        match state {
            VersionState::Gray { percent, .. } => self.gray = Some((id, *percent)),
            VersionState::Released { .. } => self.released = Some(id),
            _ => {}
        }
    }
}

/// The answer to "which version does this user get".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    pub version: Option<VersionId>,
    pub reason: ResolveReason,
    /// The user's bucket for the version in gray, 0..=9999; None without one, or without a user key.
    pub bucket: Option<u16>,
    /// Buckets below this are in the gray; None without a version in gray.
    pub threshold: Option<u16>,
}

/// Which version a user gets. `member`: whether the key belongs to an admin or developer of the program. An empty key is never in
/// the gray.
pub fn resolve(live: &Live, user_key: &str, member: bool) -> Resolution {
    let threshold = live.gray.map(|(_, percent)| percent.hundredths());
    let drawn = live.gray.filter(|_| !user_key.is_empty()).map(|(version, percent)| (version, percent, bucket(version, user_key)));
    let bucket = drawn.map(|(.., bucket)| bucket);
    let answer = |version, reason| Resolution { version, reason, bucket, threshold };
    match (drawn, live.released) {
        (Some((version, ..)), _) if member => answer(Some(version), ResolveReason::GrayMember),
        (Some((version, percent, bucket)), _) if bucket < percent.hundredths() => answer(Some(version), ResolveReason::GrayBucket),
        (_, Some(released)) => answer(Some(released), ResolveReason::Released),
        (_, None) => answer(None, ResolveReason::NotAvailable),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FIRST: &str = "version_01h455vb4pex5vsknk084sn02q";
    const SECOND: &str = "version_01h2xcejqtf2nbrexx3vqjhp41";

    fn id(text: &str) -> VersionId {
        text.parse().unwrap()
    }

    fn gray(percent: f64) -> Live {
        Live { gray: Some((id(FIRST), Percent::from_number(percent).unwrap())), released: Some(id(SECOND)) }
    }

    #[test]
    fn buckets_follow_the_published_vectors() {
        for (version, user, expected) in [
            (FIRST, "u1", 7883),
            (FIRST, "2088102146225135", 514),
            (FIRST, "用户甲", 9010),
            (FIRST, "user-000042", 104),
            (SECOND, "u1", 5888),
            (SECOND, "user-000042", 7726),
        ] {
            assert_eq!(bucket(id(version), user), expected, "{version} {user}");
        }
    }

    #[test]
    fn every_reason_has_its_case() {
        let told = |live: &Live, user: &str, member| {
            let it = resolve(live, user, member);
            (it.version.map(|id| id.to_string()), it.reason, it.bucket, it.threshold)
        };
        let (first, second) = (Some(FIRST.to_owned()), Some(SECOND.to_owned()));
        assert_eq!(told(&gray(78.84), "u1", false), (first.clone(), ResolveReason::GrayBucket, Some(7883), Some(7884)));
        assert_eq!(told(&gray(78.83), "u1", false), (second.clone(), ResolveReason::Released, Some(7883), Some(7883)));
        assert_eq!(told(&gray(0.01), "u1", true), (first, ResolveReason::GrayMember, Some(7883), Some(1)));
        assert_eq!(told(&gray(99.99), "", true), (second, ResolveReason::Released, None, Some(9999)));
        let unreleased = Live { released: None, ..gray(0.01) };
        assert_eq!(told(&unreleased, "u1", false), (None, ResolveReason::NotAvailable, Some(7883), Some(1)));
        assert_eq!(told(&Live::default(), "u1", true), (None, ResolveReason::NotAvailable, None, None));
    }

    #[test]
    fn buckets_are_uniform_over_a_hundred_thousand_users_and_two_versions_draw_independently() {
        let users = 100_000;
        let (mut tenths, mut both, mut in_first, mut in_second) = ([0u32; 10], 0, 0, 0);
        for user in 0..users {
            let key = format!("user-{user:06}");
            let (a, b) = (bucket(id(FIRST), &key), bucket(id(SECOND), &key));
            tenths[usize::from(a / 1000)] += 1;
            in_first += u32::from(a < 3000);
            in_second += u32::from(b < 3000);
            both += u32::from(a < 3000 && b < 3000);
        }
        // chi-squared with 9 degrees of freedom: beyond 27.9 once in a thousand honest draws; these keys are fixed
        let expected = f64::from(users) / 10.0;
        let chi: f64 = tenths.iter().map(|seen| (f64::from(*seen) - expected).powi(2) / expected).sum();
        assert!(chi < 27.9, "{chi} {tenths:?}");
        // independent: both ≈ 30 % of 30 %, within five standard deviations (√(n·p·(1-p)) ≈ 90)
        let expected = f64::from(in_first) * f64::from(in_second) / f64::from(users);
        assert!((f64::from(both) - expected).abs() < 450.0, "{both} {expected}");
    }

    proptest! {
        #[test]
        fn raising_a_percentage_never_drops_a_user(bits: u128, user in "\\PC{1,20}", low in 1i64..=9999, more in 0i64..=9998) {
            let version = VersionId::from_bits(bits);
            let live = |hundredths| Live { gray: Percent::from_hundredths(hundredths).map(|percent| (version, percent)), released: None };
            let high = (low + more).min(9999);
            if resolve(&live(low), &user, false).version.is_some() {
                prop_assert!(resolve(&live(high), &user, false).version.is_some());
            }
        }
    }
}
