//! Who is here: connections by address, requests at work, bytes on their way; and how many were turned away.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Limits;

/// Everybody at the doors of this process.
pub struct Crowd {
    seats: Mutex<Seats>,
    seats_most: usize,
    per_address_most: usize,
    turns: Arc<Semaphore>,
    turns_most: usize,
    unfinished: AtomicUsize,
    unfinished_most: usize,
    refused: AtomicU64,
    shed: AtomicU64,
}

#[derive(Default)]
struct Seats {
    open: usize,
    of: HashMap<IpAddr, usize>,
}

/// One connection's place, given back when it is dropped. A socket keeps it after its upgrade.
pub(in crate::server) struct Seat {
    crowd: Arc<Crowd>,
    address: Option<IpAddr>,
}

/// Why a connection has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::server) enum Crowded {
    House,
    Address,
}

impl Crowd {
    pub fn of(limits: &Limits) -> Arc<Self> {
        Arc::new(Self {
            seats: Mutex::default(),
            seats_most: limits.connections,
            per_address_most: limits.per_address,
            turns: Arc::new(Semaphore::new(limits.requests.min(Semaphore::MAX_PERMITS))),
            turns_most: limits.requests.min(Semaphore::MAX_PERMITS),
            unfinished: AtomicUsize::new(0),
            unfinished_most: limits.unfinished,
            refused: AtomicU64::new(0),
            shed: AtomicU64::new(0),
        })
    }

    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a connection. `counted`: whether its address stands for one party, as that of a proxy does not.
    pub(in crate::server) fn enter(self: &Arc<Self>, address: IpAddr, counted: bool) -> Result<Seat, Crowded> {
        let address = counted.then(|| party(address));
        let mut seats = self.seats();
        let own = address.and_then(|address| seats.of.get(&address)).copied().unwrap_or_default();
        let crowded = if seats.open >= self.seats_most {
            Some(Crowded::House)
        } else if own >= self.per_address_most {
            Some(Crowded::Address)
        } else {
            None
        };
        if let Some(crowded) = crowded {
            self.refused.fetch_add(1, Ordering::Relaxed);
            return Err(crowded);
        }
        seats.open += 1;
        if let Some(address) = address {
            seats.of.insert(address, own + 1);
        }
        Ok(Seat { crowd: self.clone(), address })
    }

    /// A turn to be worked on; None when too many are.
    pub(in crate::server) fn turn(&self) -> Option<OwnedSemaphorePermit> {
        let turn = self.turns.clone().try_acquire_owned().ok();
        if turn.is_none() {
            self.shed.fetch_add(1, Ordering::Relaxed);
        }
        turn
    }

    /// So many bytes more of a request that is not whole yet; false when there are too many already.
    pub(in crate::server) fn arrive(&self, bytes: usize) -> bool {
        let fits = self.unfinished.fetch_add(bytes, Ordering::Relaxed) + bytes <= self.unfinished_most;
        if !fits {
            self.shed.fetch_add(1, Ordering::Relaxed);
        }
        fits
    }

    /// So many bytes are unfinished no longer.
    pub(in crate::server) fn arrived(&self, bytes: usize) {
        self.unfinished.fetch_sub(bytes, Ordering::Relaxed);
    }

    /// Open connections, sockets among them.
    pub fn open(&self) -> usize {
        self.seats().open
    }

    /// Requests that are worked on now.
    pub fn at_work(&self) -> usize {
        self.turns_most - self.turns.available_permits()
    }

    /// Bytes of requests that are not whole yet.
    pub fn unfinished(&self) -> usize {
        self.unfinished.load(Ordering::Relaxed)
    }

    /// Connections turned away so far.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Requests told to come back so far.
    pub fn shed(&self) -> u64 {
        self.shed.load(Ordering::Relaxed)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.crowd.seats();
        seats.open = seats.open.saturating_sub(1);
        if let Some(address) = self.address
            && let Some(own) = seats.of.get_mut(&address)
        {
            *own -= 1;
            if *own == 0 {
                seats.of.remove(&address);
            }
        }
    }
}

/// Whose an address is: in IPv6 anybody has as many as they like within their /64.
fn party(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd(connections: usize, per_address: usize) -> Arc<Crowd> {
        Crowd::of(&Limits { connections, per_address, ..Limits::default() })
    }

    #[test]
    fn an_address_has_its_share_and_the_house_an_end() {
        let crowd = crowd(3, 2);
        let at = |text: &str| text.parse::<IpAddr>().unwrap();
        let first = crowd.enter(at("192.0.2.1"), true).ok().unwrap();
        let mapped = crowd.enter(at("::ffff:192.0.2.1"), true).ok().unwrap();
        assert_eq!(crowd.enter(at("192.0.2.1"), true).err(), Some(Crowded::Address));
        let other = crowd.enter(at("192.0.2.2"), true).ok().unwrap();
        assert_eq!(crowd.enter(at("192.0.2.3"), true).err(), Some(Crowded::House));
        assert_eq!((crowd.open(), crowd.refused()), (3, 2));
        drop((first, mapped, other));
        assert_eq!(crowd.open(), 0);
        assert!(crowd.seats().of.is_empty());
        // a proxy speaks for many
        let many: Vec<_> = (0..3).map(|_| crowd.enter(at("192.0.2.1"), false).ok().unwrap()).collect();
        assert_eq!(many.len(), crowd.open());
    }

    #[test]
    fn a_whole_network_of_six_is_one_party() {
        let crowd = crowd(9, 1);
        let _first = crowd.enter("2001:db8:1:2::1".parse().unwrap(), true).ok().unwrap();
        assert_eq!(crowd.enter("2001:db8:1:2:ffff::9".parse().unwrap(), true).err(), Some(Crowded::Address));
        assert!(crowd.enter("2001:db8:1:3::1".parse().unwrap(), true).is_ok());
    }
}
