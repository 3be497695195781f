//! How much each may ask for in a minute: a bucket of cost that fills up evenly (GCRA), for each account, and for each address of
//! those who are nobody in particular. Each instance counts for itself.

use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    ops::Add,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use governor::{
    Quota, RateLimiter,
    clock::{Clock as Ticking, Reference},
    middleware::StateInformationMiddleware,
    nanos::Nanos,
    state::keyed::HashMapStateStore,
};

use crate::domain::id::AccountId;

/// Whose bucket it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bucket {
    Account(AccountId),
    Address(IpAddr),
}

impl Bucket {
    /// An address of IPv6 stands for its network: whoever has one has the 2^64 beside it.
    pub fn of_address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
            v4 => v4,
        })
    }
}

/// How a bucket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Cost in a minute, and at once from a full bucket.
    pub quota: u32,
    pub remaining: u32,
    /// Seconds until it is full again; of one that has too little, until it has enough.
    pub seconds: u64,
}

/// Nanoseconds since some moment, never less than before: the time of day may be set back, and nobody is to wait for it to come again.
#[derive(Clone)]
struct Watch(Arc<dyn Fn() -> u64 + Send + Sync>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Moment(u64);

impl Add<Nanos> for Moment {
    type Output = Self;
    fn add(self, other: Nanos) -> Self {
        Self(self.0.saturating_add(other.as_u64()))
    }
}

impl Reference for Moment {
    fn duration_since(&self, earlier: Self) -> Nanos {
        self.0.saturating_sub(earlier.0).into()
    }
    fn saturating_sub(&self, duration: Nanos) -> Self {
        Self(self.0.checked_sub(duration.into()).unwrap_or(self.0))
    }
}

impl Ticking for Watch {
    type Instant = Moment;
    fn now(&self) -> Moment {
        Moment((self.0)())
    }
}

type Limiter = RateLimiter<Bucket, HashMapStateStore<Bucket>, Watch, StateInformationMiddleware>;

/// Buckets that are kept: beyond, those that are full are forgotten first, and then nobody of the sort is counted until there is room.
const BUCKETS_MOST: usize = 100_000;

/// The buckets of one process.
pub struct Pace {
    accounts: Option<(NonZeroU32, Limiter)>,
    addresses: Option<(NonZeroU32, Limiter)>,
    watch: Watch,
    /// When full buckets were last forgotten, in seconds.
    swept: AtomicU64,
}

impl Pace {
    /// Cost in a minute of an account, and of an address; 0: as much as they like.
    pub fn new(account: u32, address: u32) -> Self {
        let start = Instant::now();
        Self::by(Watch(Arc::new(move || u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX))), account, address)
    }

    fn by(watch: Watch, account: u32, address: u32) -> Self {
        let limiter = |most: u32| {
            let quota = NonZeroU32::new(most)?;
            Some((quota, Limiter::new(Quota::per_minute(quota), HashMapStateStore::default(), watch.clone())))
        };
        let (accounts, addresses) = (limiter(account), limiter(address));
        Self { accounts, addresses, watch, swept: AtomicU64::new(0) }
    }

    /// Takes `cost` out of a bucket: how it stands then, or (Err) how it stands without, because it has too little. None: nobody counts.
    pub fn spend(&self, bucket: Bucket, cost: u64) -> Option<Result<Standing, Standing>> {
        let (quota, limiter) = match bucket {
            Bucket::Account(_) => self.accounts.as_ref()?,
            Bucket::Address(_) => self.addresses.as_ref()?,
        };
        if limiter.len() >= BUCKETS_MOST {
            let second = self.watch.now().0 / 1_000_000_000;
            // a look at all of them, once in a second at most
            if self.swept.swap(second, Ordering::Relaxed) != second {
                limiter.retain_recent();
            }
            if limiter.len() >= BUCKETS_MOST {
                tracing::warn!("too many callers at once to count each: none of the sort is counted");
                return None;
            }
        }
        // what costs more than a bucket holds takes all of it
        let cost = NonZeroU32::new(u32::try_from(cost).unwrap_or(u32::MAX)).unwrap_or(NonZeroU32::MIN).min(*quota);
        let cost_per_second = f64::from(quota.get()) / 60.0;
        let seconds = |missing: u32| (f64::from(missing) / cost_per_second).ceil() as u64;
        match limiter.check_key_n(&bucket, cost) {
            Ok(Ok(state)) => {
                let remaining = state.remaining_burst_capacity().min(quota.get());
                Some(Ok(Standing { quota: quota.get(), remaining, seconds: seconds(quota.get() - remaining) }))
            }
            Ok(Err(until)) => {
                let wait = until.wait_time_from(self.watch.now());
                Some(Err(Standing { quota: quota.get(), remaining: 0, seconds: wait.as_secs() + 1 }))
            }
            // capped above: a bucket holds it
            Err(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(quota: u32) -> (Arc<AtomicU64>, Pace) {
        let clock = Arc::new(AtomicU64::new(1_000_000_000));
        let read = clock.clone();
        (clock, Pace::by(Watch(Arc::new(move || read.load(Ordering::Relaxed))), quota, quota))
    }

    fn somebody(last: u8) -> Bucket {
        Bucket::of_address(IpAddr::from([127, 0, 0, last]))
    }

    #[test]
    fn a_bucket_gives_what_it_holds_and_fills_up_evenly() {
        let (clock, pace) = pace(6_000);
        assert_eq!(pace.spend(somebody(1), 4_000), Some(Ok(Standing { quota: 6_000, remaining: 2_000, seconds: 40 })));
        let short = pace.spend(somebody(1), 4_000).unwrap().unwrap_err();
        assert!((20..=21).contains(&short.seconds), "{short:?}");
        // asking in vain takes nothing
        assert_eq!(pace.spend(somebody(1), 2_000).unwrap().unwrap().remaining, 0);
        assert!(pace.spend(somebody(2), 6_000).unwrap().is_ok(), "another's bucket is another's");
        clock.fetch_add(short.seconds * 2_000_000_000, Ordering::Relaxed);
        assert!(pace.spend(somebody(1), 4_000).unwrap().is_ok());
    }

    #[test]
    fn what_costs_more_than_a_bucket_takes_all_of_it() {
        let (_, pace) = pace(100);
        assert_eq!(pace.spend(somebody(1), 5_000).unwrap().unwrap().remaining, 0);
        assert_eq!(pace.spend(somebody(2), u64::MAX).unwrap().unwrap().remaining, 0);
        assert!(pace.spend(somebody(1), 1).unwrap().is_err());
    }

    #[test]
    fn a_network_of_ipv6_shares_a_bucket() {
        let of = |text: &str| Bucket::of_address(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
    }

    #[test]
    fn nobody_counts_when_there_is_no_limit() {
        assert_eq!(pace(0).1.spend(somebody(1), 1_000_000), None);
    }
}
