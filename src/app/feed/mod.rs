//! The feed: one reader of the log per process, that tells every subscriber what concerns them, in order, without a gap. What this
//! process did itself comes the same way as what another did: through the log.

mod hub;
mod queue;
mod sequencer;
mod subscription;

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use tokio::sync::{OnceCell, watch};

use super::{App, Failure, shelves::Shelves};
use crate::{
    domain::{
        actor::{Action, Actor, Permit, ProgramAction, permits, permits_in},
        id::AccountId,
        log::LogCursor,
    },
    store::{
        Bell,
        read::{Reader, Topic},
    },
};
use hub::Hub;
pub use subscription::{NotResumable, Subscription, Told};

/// How often the log is looked at although nobody rang: a bell of another process may have been lost.
const POLL: Duration = Duration::from_secs(1);
/// After a failure.
const PAUSE: Duration = Duration::from_millis(250);
/// Whatever takes longer has lost its connection without being told.
pub(super) const STUCK: Duration = Duration::from_secs(15);
/// Rows told in one go, half of what a queue holds.
const PORTION: usize = 32;
const BREATH: Duration = Duration::from_millis(2);
/// Rows read at a time.
const READ_AT_ONCE: u32 = 500;
/// Within this time every stream ends, each at its own moment, once the server is told to stop: they must not all come back at once.
pub const CLOSING: Duration = Duration::from_secs(5);

/// Whether a topic may still be seen by whoever began to follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Same,
    /// Seen, with other roles than at the beginning: what else is shown may differ.
    OtherRoles,
    Lost,
}

/// What there is to know about the feed of this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedState {
    /// The last place that was told on.
    pub position: i64,
    pub subscriptions: usize,
    /// Those that have ended as well.
    pub begun: u64,
    /// Rows told to subscribers, each counted once for each of them.
    pub told: u64,
    /// Streams that ended because their reader was too slow.
    pub dropped: u64,
    /// Rows that wait for the slowest reader.
    pub longest_queue: usize,
}

/// The feed of one process.
pub struct Feed {
    reader: Reader,
    bell: Bell,
    /// What steps are decided on: told before anybody else of what happened.
    shelves: Arc<Shelves>,
    hub: Mutex<Hub>,
    closing: watch::Sender<bool>,
    told: AtomicU64,
    dropped: AtomicU64,
    /// Until it has found the end of the log, nothing can be subscribed to.
    started: OnceCell<()>,
    /// One reader at a time.
    reading: tokio::sync::Mutex<()>,
}

impl Feed {
    pub(super) fn new(reader: Reader, bell: Bell, shelves: Arc<Shelves>) -> Arc<Self> {
        Arc::new(Self {
            reader,
            bell,
            shelves,
            hub: Mutex::default(),
            closing: watch::Sender::new(false),
            told: AtomicU64::new(0),
            dropped: AtomicU64::new(0),
            started: OnceCell::new(),
            reading: tokio::sync::Mutex::default(),
        })
    }

    fn hub(&self) -> MutexGuard<'_, Hub> {
        self.hub.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything up to here was told.
    pub fn position(&self) -> i64 {
        self.hub().position()
    }

    pub fn state(&self) -> FeedState {
        let hub = self.hub();
        FeedState {
            position: hub.position(),
            subscriptions: hub.seats(),
            begun: hub.seated(),
            longest_queue: hub.longest_queue(),
            told: self.told.load(Ordering::Relaxed),
            dropped: self.dropped.load(Ordering::Relaxed),
        }
    }

    /// Changes when the rights of an account may have changed: a role given or taken, a token revoked.
    pub fn rights_of(&self, account: AccountId) -> watch::Receiver<()> {
        self.hub().rights_of(account)
    }

    /// Tells every stream to end.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Changes when the log has grown.
    pub fn stamped(&self) -> watch::Receiver<()> {
        self.bell.stamped()
    }

    /// True once the server was told to stop.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// Starts at the end of the log: what lies before it is read by whoever asks for it.
    async fn start(&self) -> Result<(), Failure> {
        let find_end = || async {
            let end = self.reader.log_end().await?;
            self.hub().reach(end);
            Ok::<_, Failure>(())
        };
        self.started.get_or_try_init(find_end).await.map(|_| ())
    }

    /// How far everything was told: whoever reads what stands now, and then follows from here, misses nothing.
    pub async fn place(&self) -> Result<LogCursor, Failure> {
        self.start().await?;
        Ok(LogCursor { position: self.hub().position(), mark: None })
    }

    /// Tells what was stamped since the last time.
    pub async fn read_on(&self) -> Result<(), Failure> {
        self.start().await?;
        let _one = self.reading.lock().await;
        loop {
            let after = self.hub().position();
            let page = self.reader.records(&Topic::Everything, after, i64::MAX, READ_AT_ONCE).await?;
            for (place, record) in page.records.into_iter().enumerate() {
                if place % PORTION == PORTION - 1 {
                    self.pause_for_readers().await;
                }
                self.bell.pulse().beat(record.kind, record.program);
                self.shelves.hear(&record);
                let (told, dropped) = self.hub().tell(&Arc::new(record));
                self.told.fetch_add(told, Ordering::Relaxed);
                self.dropped.fetch_add(dropped, Ordering::Relaxed);
            }
            if let Some(end) = page.end {
                self.hub().reach(end);
            }
            if !page.more {
                return Ok(());
            }
        }
    }

    /// A burst is dealt out in portions: who keeps up must not be taken for slow because everything came at once. Who does not, holds the
    /// others up for no longer than this.
    async fn pause_for_readers(&self) {
        tokio::task::yield_now().await;
        if self.hub().longest_queue() > PORTION {
            tokio::time::sleep(BREATH).await;
        }
    }

    /// Reads on whenever the bell rings, for ever.
    async fn run(&self) {
        let mut stamped = self.bell.stamped();
        loop {
            // a connection that fell silent would hold it up for ever
            let begun = std::time::Instant::now();
            let read = tokio::time::timeout(STUCK, self.read_on()).await.unwrap_or(Err(Failure::Busy));
            if let Err(error) = read {
                tracing::warn!(?error, "the feed cannot read the log; trying again");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
            self.bell.pulse().hear(begun);
            // a ring while it was reading is not missed
            let _ = tokio::time::timeout(POLL, stamped.changed()).await;
        }
    }
}

impl App {
    pub fn feed(&self) -> &Arc<Feed> {
        &self.feed
    }

    /// Stamps the log, listens to other instances, and feeds subscribers, for ever.
    pub async fn run_feed(self: Arc<Self>) {
        let listen = async {
            match &self.wire {
                Some(wire) => wire.listen(self.feed.bell()).await,
                None => std::future::pending().await,
            }
        };
        tokio::join!(sequencer::run(&self.stamper, self.wire.as_ref(), self.feed.bell()), listen, self.feed.run());
    }

    /// One turn of the feed: stamps what waits for it, and tells it.
    pub async fn turn_feed(&self) -> Result<(), Failure> {
        sequencer::stamp_all(&self.stamper, self.feed.bell()).await?;
        self.feed.read_on().await
    }

    /// How far the log is behind: rows stamped and not told yet, rows not stamped, and since when the oldest of those waits.
    pub async fn log_lag(&self) -> Result<(i64, u64, Duration), Failure> {
        let (end, (waiting, oldest)) = (self.reader.log_end().await?, self.reader.log_unstamped().await?);
        let waits = oldest.map_or(0, |oldest| (self.clock.now().millis() - oldest.millis()).max(0));
        Ok(((end - self.feed.state().position).max(0), waiting, Duration::from_millis(waits.unsigned_abs())))
    }

    /// Whether somebody may still see a topic, as things stand in the database: roles and memberships are not what they were when the
    /// stream began.
    pub async fn still_sees(&self, actor: &Actor, topic: &Topic) -> Result<Sight, Failure> {
        let Actor::Person { account, roles: before, channel, scopes } = actor else { return Ok(Sight::Lost) };
        let program = match topic {
            Topic::Program(program) | Topic::Reviews(program, _) => Some(*program),
            Topic::Everything | Topic::Person(_) | Topic::Queue => None,
        };
        let (roles, role) = self.reader.standing(*account, program).await?;
        let same = roles.len() == before.len() && roles.iter().all(|role| before.contains(role));
        let actor = Actor::Person { account: *account, roles, channel: *channel, scopes: *scopes };
        let granted = |action| permits(&actor, action) == Permit::Granted;
        let seen = match topic {
            Topic::Program(_) | Topic::Reviews(..) => permits_in(&actor, role, false, ProgramAction::See).is_ok(),
            Topic::Person(person) => person == account,
            Topic::Queue => granted(Action::WorkOnReviews),
            Topic::Everything => granted(Action::ReadAudit),
        };
        Ok(match (seen, same) {
            (false, _) => Sight::Lost,
            (true, false) => Sight::OtherRoles,
            (true, true) => Sight::Same,
        })
    }
}

impl Feed {
    fn bell(&self) -> &Bell {
        &self.bell
    }
}
