//! How hot a piece of content is: views that count less the older they are, as one number that never has to be recomputed.

use super::timestamp::Timestamp;

/// A view loses half its weight in this many milliseconds (3 days).
pub const HALF_LIFE_MILLIS: f64 = 3.0 * 24.0 * 3600.0 * 1000.0;
/// Being published weighs as much as this many views at that moment, so that fresh content starts among the warm.
pub const PUBLISHED_WEIGHT: f64 = 20.0;
/// Stored in millionths, as an integer: floats compare differently across databases and cursors.
const SCALE: f64 = 1_000_000.0;

/// The binary logarithm of `sum over views of 2^(when / half-life)`, in millionths. Decay divides every entry alike, so
/// comparing two heats at any later time gives the same order ("forward decay"): only new views change a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heat(i64);

impl Heat {
    /// The heat at the moment of first publication.
    pub fn fresh(published: Timestamp) -> Self {
        Self::of(PUBLISHED_WEIGHT, published)
    }

    pub fn from_stored(millionths: i64) -> Self {
        Self(millionths)
    }

    pub fn stored(self) -> i64 {
        self.0
    }

    /// After `views` more views at `when`.
    #[must_use]
    pub fn viewed(self, views: u32, when: Timestamp) -> Self {
        if views == 0 {
            return self;
        }
        let added = Self::of(f64::from(views), when);
        let (high, low) = (self.0.max(added.0), self.0.min(added.0));
        let gap = (low - high) as f64 / SCALE;
        Self(high + ((1.0 + gap.exp2()).log2() * SCALE).round() as i64)
    }

    fn of(weight: f64, when: Timestamp) -> Self {
        Self(((weight.log2() + when.millis() as f64 / HALF_LIFE_MILLIS) * SCALE).round() as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: f64) -> Timestamp {
        Timestamp::from_millis((days * 86_400_000.0) as i64 + 1_700_000_000_000).unwrap()
    }

    #[test]
    fn a_view_is_worth_two_of_three_days_ago() {
        let then = Heat::fresh(day(0.0)).viewed(180, day(0.0)); // 200 in all
        let now = Heat::fresh(day(3.0)).viewed(80, day(3.0)); // 100 in all, three days later
        assert!((then.stored() - now.stored()).abs() <= 3, "{then:?} {now:?}");
    }

    #[test]
    fn more_views_are_hotter_and_old_fame_fades() {
        let base = Heat::fresh(day(0.0));
        assert!(base.viewed(1, day(0.0)) > base);
        assert_eq!(base.viewed(0, day(9.0)), base);
        let famous = base.viewed(10_000, day(0.0));
        assert!(famous > Heat::fresh(day(3.0)));
        assert!(famous < Heat::fresh(day(60.0)));
    }

    #[test]
    fn views_counted_apart_or_together_give_the_same_heat() {
        let apart = (0..50).fold(Heat::fresh(day(0.0)), |heat, _| heat.viewed(2, day(1.0)));
        let together = Heat::fresh(day(0.0)).viewed(100, day(1.0));
        assert!((apart.stored() - together.stored()).abs() <= 100);
    }
}
