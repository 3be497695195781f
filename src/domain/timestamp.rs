//! A moment in UTC with millisecond precision: the only notion of time in rules, rows and answers.

use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Milliseconds since 1970-01-01T00:00:00Z, always within years 1970..=9999. Stored as a 64-bit integer in both databases,
/// because their native date types sort and round differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

const LATEST: i64 = 253_402_300_799_999; // 9999-12-31T23:59:59.999Z, the last moment RFC 3339 can write

impl Timestamp {
    /// The first moment there is.
    pub const ZERO: Self = Self(0);

    /// None outside 1970..=9999.
    pub fn from_millis(millis: i64) -> Option<Self> {
        (0..=LATEST).contains(&millis).then_some(Self(millis))
    }

    pub fn millis(self) -> i64 {
        self.0
    }

    /// This moment moved by `millis` (negative: earlier), held within the years that can be written.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis).clamp(0, LATEST))
    }

    /// Reads RFC 3339 with any offset; digits beyond milliseconds are dropped.
    pub fn parse(text: &str) -> Option<Self> {
        let moment = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        Self::from_millis(i64::try_from(moment.unix_timestamp_nanos().div_euclid(1_000_000)).ok()?)
    }

    /// RFC 3339 in UTC with exactly three fraction digits: `2026-11-22T08:00:00.000Z`.
    pub fn rfc3339(self) -> String {
        self.digits().iter().copied().map(char::from).collect()
    }

    /// The same as ASCII: lists are full of it.
    pub fn digits(self) -> [u8; 24] {
        let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let ((year, month, day), (hour, minute, second, milli)) = (moment.to_calendar_date(), moment.to_hms_milli());
        let mut text = *b"0000-00-00T00:00:00.000Z";
        let parts = [
            (0..4, year.unsigned_abs()),
            (5..7, u8::from(month).into()),
            (8..10, day.into()),
            (11..13, hour.into()),
            (14..16, minute.into()),
            (17..19, second.into()),
            (20..23, milli.into()),
        ];
        for (range, mut number) in parts {
            for digit in text[range].iter_mut().rev() {
                // below 10 by construction
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_the_same_millisecond() {
        for text in ["1970-01-01T00:00:00.000Z", "2026-11-22T08:01:02.003Z", "9999-12-31T23:59:59.999Z"] {
            assert_eq!(Timestamp::parse(text).unwrap().rfc3339(), text);
        }
    }

    #[test]
    fn any_offset_is_read_and_finer_digits_are_dropped() {
        assert_eq!(Timestamp::parse("2026-11-22T08:00:00.1239+08:00").unwrap().rfc3339(), "2026-11-22T00:00:00.123Z");
        assert_eq!(Timestamp::parse("1969-12-31T23:59:59Z"), None);
        assert_eq!(Timestamp::parse("2026-11-22"), None);
    }
}
