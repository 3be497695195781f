//! Who is to be told what: an index by topic, so that an event costs in proportion to those it concerns.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

use tokio::{sync::watch, time::Instant};

use super::{
    queue::{Full, Receiver, Sender, queue},
    subscription::Item,
};
use crate::{
    domain::{
        event::{EventKind, Record},
        id::{AccountId, ProgramId},
    },
    store::read::Topic,
};

/// The number of a seat.
pub(super) type SeatId = u64;

struct Seat {
    topic: Topic,
    account: AccountId,
    /// The programs it is told of.
    programs: HashSet<ProgramId>,
    /// Those a person left since the seat was taken, until it is settled.
    left: HashSet<ProgramId>,
    queue: Sender,
}

/// All seats, and where each is found.
#[derive(Default)]
pub(super) struct Hub {
    position: i64,
    last: SeatId,
    seats: HashMap<SeatId, Seat>,
    by_program: HashMap<ProgramId, HashSet<SeatId>>,
    by_account: HashMap<AccountId, HashSet<SeatId>>,
    queue: HashSet<SeatId>,
    everything: HashSet<SeatId>,
    rights: HashMap<AccountId, watch::Sender<()>>,
}

impl Hub {
    /// Everything up to here was told.
    pub(super) fn reach(&mut self, position: i64) {
        self.position = self.position.max(position);
    }

    pub(super) fn position(&self) -> i64 {
        self.position
    }

    /// Seats ever taken.
    pub(super) fn seated(&self) -> u64 {
        self.last
    }

    pub(super) fn longest_queue(&self) -> usize {
        self.seats.values().map(|seat| seat.queue.len()).max().unwrap_or_default()
    }

    pub(super) fn seats(&self) -> usize {
        self.seats.len()
    }

    /// A seat. That of a person is told what concerns them, and of the programs they join from now on; the others once it is settled.
    pub(super) fn sit(&mut self, topic: Topic, account: AccountId) -> (SeatId, Receiver) {
        let (queue, receiver) = queue();
        self.last += 1;
        let id = self.last;
        let programs: HashSet<ProgramId> = match &topic {
            Topic::Program(program) | Topic::Reviews(program, _) => HashSet::from([*program]),
            Topic::Person(_) | Topic::Queue | Topic::Everything => HashSet::new(),
        };
        for program in &programs {
            self.by_program.entry(*program).or_default().insert(id);
        }
        self.by_account.entry(account).or_default().insert(id);
        match &topic {
            Topic::Queue => drop(self.queue.insert(id)),
            Topic::Everything => drop(self.everything.insert(id)),
            Topic::Program(_) | Topic::Reviews(..) | Topic::Person(_) => {}
        }
        self.seats.insert(id, Seat { topic, account, programs, left: HashSet::new(), queue });
        (id, receiver)
    }

    /// Adds the programs a person belonged to at some moment after the seat was taken. Answers the place behind which the seat is told
    /// everything.
    pub(super) fn settle(&mut self, id: SeatId, programs: Vec<ProgramId>) -> i64 {
        if let Some(seat) = self.seats.get_mut(&id) {
            for program in programs {
                if !seat.left.contains(&program) && seat.programs.insert(program) {
                    self.by_program.entry(program).or_default().insert(id);
                }
            }
            seat.left.clear();
        }
        self.position
    }

    pub(super) fn leave(&mut self, id: SeatId) {
        let Some(seat) = self.seats.remove(&id) else { return };
        for program in &seat.programs {
            drop_from(&mut self.by_program, program, id);
        }
        drop_from(&mut self.by_account, &seat.account, id);
        self.queue.remove(&id);
        self.everything.remove(&id);
    }

    pub(super) fn rights_of(&mut self, account: AccountId) -> watch::Receiver<()> {
        // forgotten when nobody looks any more, the next time anybody asks
        if self.rights.len() > 1_000 && self.rights.len().is_power_of_two() {
            self.rights.retain(|_, sender| sender.receiver_count() > 0);
        }
        self.rights.entry(account).or_insert_with(|| watch::Sender::new(())).subscribe()
    }

    /// Tells a row to everybody it concerns: how many were told, and how many seats fell because their queue was full.
    pub(super) fn tell(&mut self, record: &Arc<Record>) -> (u64, u64) {
        self.position = record.position;
        self.move_people(record);
        let mut seats: Vec<SeatId> = self.everything.iter().copied().collect();
        if EventKind::QUEUE.contains(&record.kind) {
            seats.extend(&self.queue);
        }
        if record.sequence.is_some() {
            seats.extend(record.program.iter().filter_map(|program| self.by_program.get(program)).flatten());
            if let Some(about) = record.details.member {
                // those of the same person that listen to a program are found by the program
                let own = |id: &&SeatId| matches!(self.seats.get(*id), Some(Seat { topic: Topic::Person(_), .. }));
                seats.extend(self.by_account.get(&about).into_iter().flatten().filter(own));
            }
        }
        seats.sort_unstable();
        seats.dedup();
        let (mut told, mut fallen, now) = (0, Vec::new(), Instant::now());
        for id in seats {
            let Some(seat) = self.seats.get_mut(&id) else { continue };
            if !concerns(&seat.topic, record) {
                continue;
            }
            match seat.queue.put(Item::Record(record.clone(), now)) {
                Ok(()) => told += 1,
                Err(Full) => fallen.push(id),
            }
        }
        for id in &fallen {
            self.leave(*id);
        }
        self.part_people(record);
        (told, fallen.len() as u64)
    }

    /// Before a row is told: who came to belong is told of it; who lost something is asked again whether they may see what follows.
    fn move_people(&mut self, record: &Record) {
        let about = record.details.member;
        match (record.kind, record.program, about) {
            (EventKind::ProgramCreated, Some(program), _) => {
                for account in &record.details.members {
                    self.join(*account, program);
                }
            }
            (EventKind::MemberJoined, Some(program), Some(account)) => self.join(account, program),
            (EventKind::MemberRemoved, Some(program), Some(account)) => self.ask_again(account, Some(program)),
            (kind, _, Some(account)) if EventKind::RIGHTS.contains(&kind) => {
                self.ask_again(account, None);
                if let Some(rights) = self.rights.get(&account) {
                    rights.send_replace(());
                }
            }
            _ => {}
        }
    }

    /// After a row was told: who left is told no more.
    fn part_people(&mut self, record: &Record) {
        let (EventKind::MemberRemoved, Some(program), Some(account)) = (record.kind, record.program, record.details.member) else { return };
        for id in self.persons(account) {
            if let Some(seat) = self.seats.get_mut(&id) {
                seat.programs.remove(&program);
                seat.left.insert(program);
            }
            drop_from(&mut self.by_program, &program, id);
        }
    }

    fn join(&mut self, account: AccountId, program: ProgramId) {
        for id in self.persons(account) {
            if let Some(seat) = self.seats.get_mut(&id) {
                seat.programs.insert(program);
                seat.left.remove(&program);
            }
            self.by_program.entry(program).or_default().insert(id);
        }
    }

    /// The seats of an account that follow all of its programs.
    fn persons(&self, account: AccountId) -> Vec<SeatId> {
        let own = |id: &SeatId| matches!(self.seats.get(id), Some(Seat { topic: Topic::Person(_), .. }));
        self.by_account.get(&account).into_iter().flatten().copied().filter(own).collect()
    }

    fn ask_again(&mut self, account: AccountId, program: Option<ProgramId>) {
        let seats: Vec<SeatId> = self.by_account.get(&account).into_iter().flatten().copied().collect();
        for id in seats {
            let Some(seat) = self.seats.get_mut(&id) else { continue };
            let listens = match (&seat.topic, program) {
                (_, None) => true,
                (Topic::Person(_), _) => false,
                (_, Some(program)) => seat.programs.contains(&program),
            };
            if listens && seat.queue.put(Item::AskAgain).is_err() {
                // whoever cannot be asked is not told anything more either
                self.leave(id);
            }
        }
    }
}

/// Whether a row found by the index is part of the topic.
fn concerns(topic: &Topic, record: &Record) -> bool {
    match topic {
        Topic::Everything | Topic::Queue => true,
        Topic::Program(_) | Topic::Person(_) => record.sequence.is_some(),
        Topic::Reviews(_, version) => EventKind::REVIEW.contains(&record.kind) && version.is_none_or(|version| record.version == Some(version)),
    }
}

fn drop_from<K: Eq + Hash>(index: &mut HashMap<K, HashSet<SeatId>>, key: &K, id: SeatId) {
    if let Some(seats) = index.get_mut(key) {
        seats.remove(&id);
        if seats.is_empty() {
            index.remove(key);
        }
    }
}
