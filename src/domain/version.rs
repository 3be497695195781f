//! A version 版本: one uploaded package with a number, and where it stands on its way to everybody. Each state carries its own data.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    id::{AccountId, ProgramId, ReviewId, VersionId},
    timestamp::Timestamp,
    words::{stored_by_word, words},
};

/// `x.y.z`, each part 0..=2147483647, without leading zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct VersionNumber {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
}

impl VersionNumber {
    /// The lowest number above this one; None above the highest there is.
    pub fn next(self) -> Option<Self> {
        const MOST: u32 = i32::MAX.unsigned_abs();
        match self {
            Self { patch, .. } if patch < MOST => Some(Self { patch: patch + 1, ..self }),
            Self { major, minor, .. } if minor < MOST => Some(Self { major, minor: minor + 1, patch: 0 }),
            Self { major, .. } if major < MOST => Some(Self { major: major + 1, minor: 0, patch: 0 }),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a version number is x.y.z, each part 0 to 2147483647 without leading zeros")]
pub struct BadNumber;

impl FromStr for VersionNumber {
    type Err = BadNumber;
    fn from_str(text: &str) -> Result<Self, BadNumber> {
        let part = |text: &str| {
            let canonical = text == "0" || !text.starts_with('0');
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i32>().ok().filter(|_| canonical && digits).map(i32::unsigned_abs).ok_or(BadNumber)
        };
        let mut parts = text.split('.');
        let mut next = || parts.next().ok_or(BadNumber).and_then(part);
        let number = Self { major: next()?, minor: next()?, patch: next()? };
        if parts.next().is_some() { Err(BadNumber) } else { Ok(number) }
    }
}

impl From<VersionNumber> for String {
    fn from(number: VersionNumber) -> Self {
        number.to_string()
    }
}

impl TryFrom<String> for VersionNumber {
    type Error = BadNumber;
    fn try_from(text: String) -> Result<Self, BadNumber> {
        text.parse()
    }
}

impl fmt::Display for VersionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// Of all users, 0.01 to 99.99 in hundredths. Kept as an integer: 100 times a float is not always what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u16", try_from = "i64")]
pub struct Percent(u16);

impl Percent {
    pub fn from_hundredths(hundredths: i64) -> Option<Self> {
        u16::try_from(hundredths).ok().filter(|it| (1..=9999).contains(it)).map(Self)
    }

    /// None out of range, and for more than two decimals.
    pub fn from_number(number: f64) -> Option<Self> {
        let hundredths = (number * 100.0).round();
        // the nearest double of a number with two decimals is at most a rounding error away from it
        let exact = (number * 100.0 - hundredths).abs() < 1e-7;
        if exact && (1.0..=9999.0).contains(&hundredths) { Self::from_hundredths(hundredths as i64) } else { None }
    }

    /// A user whose bucket (0..=9999) is below this is inside.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    pub fn number(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl From<Percent> for u16 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl TryFrom<i64> for Percent {
    type Error = &'static str;
    fn try_from(hundredths: i64) -> Result<Self, Self::Error> {
        Self::from_hundredths(hundredths).ok_or("a percentage has 1 to 9999 hundredths")
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.number())
    }
}

/// Why a version is no longer released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetirementCause {
    /// A newer version was published; rolling back may bring it back.
    Superseded,
    RolledBack,
    TakenDown,
}
words!(RetirementCause { Superseded = "SUPERSEDED", RolledBack = "ROLLED_BACK", TakenDown = "TAKEN_DOWN" });

/// The word of a state, without its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateWord {
    Development,
    InReview,
    Rejected,
    Approved,
    Gray,
    Released,
    Retired,
    Suspended,
}
words!(StateWord {
    Development = "DEVELOPMENT",
    InReview = "IN_REVIEW",
    Rejected = "REJECTED",
    Approved = "APPROVED",
    Gray = "GRAY",
    Released = "RELEASED",
    Retired = "RETIRED",
    Suspended = "SUSPENDED",
});
stored_by_word!(StateWord);

impl StateWord {
    /// In Chinese and in English, for sentences.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Development => ("开发中", "in development"),
            Self::InReview => ("审核中", "in review"),
            Self::Rejected => ("审核驳回", "rejected"),
            Self::Approved => ("待上架", "approved"),
            Self::Gray => ("灰度中", "in gray"),
            Self::Released => ("已上架", "released"),
            Self::Retired => ("已下线", "retired"),
            Self::Suspended => ("被强制下架", "suspended"),
        }
    }

    /// Whether a version in this state holds the program's single slot between development and release.
    pub fn holds_slot(self) -> bool {
        matches!(self, Self::InReview | Self::Rejected | Self::Approved | Self::Gray)
    }
}

/// What a suspended version was, to be reinstated as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Former {
    Released { since: Timestamp },
    Gray { percent: Percent, since: Timestamp },
}

/// Where a version stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionState {
    Development,
    /// The review holds who submitted what, and when.
    InReview {
        since: Timestamp,
    },
    /// The review holds the findings, of which there is at least one.
    Rejected {
        since: Timestamp,
    },
    Approved {
        since: Timestamp,
        /// Whether it has ever been in gray since its approval: only then can it be published.
        grayed: bool,
    },
    Gray {
        percent: Percent,
        since: Timestamp,
    },
    Released {
        since: Timestamp,
    },
    Retired {
        cause: RetirementCause,
        since: Timestamp,
    },
    Suspended {
        reason: String,
        since: Timestamp,
        was: Former,
    },
}

impl VersionState {
    pub fn word(&self) -> StateWord {
        match self {
            Self::Development => StateWord::Development,
            Self::InReview { .. } => StateWord::InReview,
            Self::Rejected { .. } => StateWord::Rejected,
            Self::Approved { .. } => StateWord::Approved,
            Self::Gray { .. } => StateWord::Gray,
            Self::Released { .. } => StateWord::Released,
            Self::Retired { .. } => StateWord::Retired,
            Self::Suspended { .. } => StateWord::Suspended,
        }
    }
}

/// One version of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: VersionId,
    pub program: ProgramId,
    pub number: VersionNumber,
    /// What its uploader wrote about it, at most 500 characters.
    pub description: String,
    /// SHA-256 of its package, in lower-case hex.
    pub digest: String,
    pub package_bytes: i64,
    pub uploaded_by: AccountId,
    pub uploaded_at: Timestamp,
    /// The program's revision when it was uploaded: its place among all versions.
    pub uploaded_revision: i64,
    pub state: VersionState,
    /// Its latest review: of the round that is open, or that was decided last.
    pub review: Option<ReviewId>,
    /// The program's revision when it was published: the order of releases. None before.
    pub published_revision: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_their_parts_and_read_back() {
        let number = |text: &str| text.parse::<VersionNumber>();
        assert!(number("1.10.0").unwrap() > number("1.9.99").unwrap());
        assert_eq!(number("2147483647.0.1").unwrap().to_string(), "2147483647.0.1");
        for bad in ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.-3", "+1.2.3", "1.2.2147483648", "1. 2.3", "1.2.x", "１.2.3", "1..3"] {
            assert_eq!(number(bad), Err(BadNumber), "{bad}");
        }
    }

    #[test]
    fn percents_have_two_decimals_and_never_round() {
        for hundredths in 1..=9999i64 {
            let percent = Percent::from_hundredths(hundredths).unwrap();
            assert_eq!(Percent::from_number(percent.number()), Some(percent));
        }
        for bad in [0.0, -0.0, 0.001, 0.009, 100.0, 99.999, 33.333, -10.0, f64::NAN, f64::INFINITY, f64::MIN, 1e300] {
            assert_eq!(Percent::from_number(bad), None, "{bad}");
        }
        assert_eq!(Percent::from_number(0.29).unwrap().hundredths(), 29);
    }
}
