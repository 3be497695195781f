//! How often something may be done: so many at once, then one for each interval (the generic cell rate algorithm).

/// A limit on the use of one thing by one user of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// What is counted, as the beginning of its key.
    pub of: &'static str,
    /// One more after each of these.
    pub interval_millis: i64,
    /// So many at once.
    pub burst: i64,
}

impl Quota {
    /// Attempts to sign in from one address, whoever they name: an office behind one address, at nine o'clock.
    pub const ADDRESS: Self = Self { of: "sign-in:address", interval_millis: 1_000, burst: 30 };
    /// Attempts on one name from one address: ten a minute.
    pub const NAME_AT_ADDRESS: Self = Self { of: "sign-in:name-at-address", interval_millis: 6_000, burst: 5 };
    /// Attempts on one name from all addresses that its owner has not signed in from lately: those are not held up by what strangers do.
    pub const NAME: Self = Self { of: "sign-in:name", interval_millis: 6_000, burst: 20 };
    /// Attempts to use one-time links from one address.
    pub const LINK: Self = Self { of: "link", interval_millis: 6_000, burst: 20 };
    /// Passwords that one account tries out when it changes its own.
    pub const PASSWORD_CHANGE: Self = Self { of: "password", interval_millis: 6_000, burst: 5 };
    /// So many an hour, half of them at once.
    pub fn hourly(of: &'static str, most: u32) -> Self {
        let most = i64::from(most.max(1));
        Self { of, interval_millis: (3_600_000 / most).max(1), burst: (most / 2).max(1) }
    }

    /// What is used is paid for no later than this, counted from now; more is too much.
    pub fn tolerance_millis(self) -> i64 {
        (self.burst - 1) * self.interval_millis
    }

    /// Nothing is paid for later than this, counted from now; if it is, a clock was set back, which is to hold nobody up.
    pub fn horizon_millis(self) -> i64 {
        2 * self.burst * self.interval_millis + 60_000
    }

    /// Seconds until one more is let through, when what was used is paid for at `tat`; at least 1.
    pub fn wait_seconds(self, tat: i64, now: i64) -> u32 {
        let millis = (tat - self.tolerance_millis() - now).max(1);
        u32::try_from((millis + 999) / 1_000).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_has_used_up_the_burst_waits_one_interval() {
        let quota = Quota { of: "x", interval_millis: 6_000, burst: 5 };
        // five at once are paid for in 30 seconds
        assert_eq!((quota.wait_seconds(30_000, 0), quota.wait_seconds(30_000, 5_999), quota.wait_seconds(30_000, 6_000)), (6, 1, 1));
    }
}
