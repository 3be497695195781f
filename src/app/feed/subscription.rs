//! One subscription: first what happened since its cursor, read from the log, then what happens, told by the hub. No gap, no repeat.

use std::{sync::Arc, time::Duration};

use tokio::{sync::watch, time::Instant};

use super::{CLOSING, Feed, hub::SeatId, queue::Receiver};
use crate::{
    app::{App, Failure},
    domain::{event::Record, id::AccountId, log::LogCursor},
    store::read::Topic,
};

/// Rows read at a time while catching up.
const CATCH_UP: u32 = 100;
/// How far behind the end a cursor may lie where catching up means searching the whole log: some days of a busy platform. The events
/// of one program are found without searching, and can be had from the first on.
pub const SEARCHED_MOST: i64 = 100_000;

/// What a seat is handed.
#[derive(Debug)]
pub(super) enum Item {
    /// With when it was told.
    Record(Arc<Record>, Instant),
    /// The account's rights may have changed.
    AskAgain,
}

/// What comes next.
#[derive(Debug)]
pub enum Told {
    Record {
        record: Arc<Record>,
        /// When it was read from the log, or told by the hub.
        read: Instant,
    },
    /// Go on only if the topic may still be seen: at the beginning, now and then while catching up, and when rights have changed.
    AskAgain,
    /// The reader was too slow; go on from the cursor.
    TooSlow,
    /// The server stops; go on from the cursor elsewhere.
    Closing,
}

/// A cursor that cannot be gone on from: of another log, or too far behind. What stands now has to be read afresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotResumable;

enum Stage {
    /// Reading what lies behind, without a seat: a queue would overflow meanwhile.
    CatchingUp {
        asked: bool,
    },
    /// Seated; reading what happened up to the moment of sitting down.
    Closing {
        receiver: Receiver,
        upto: i64,
        asked: bool,
    },
    Live {
        receiver: Receiver,
    },
}

/// One stream of a topic.
pub struct Subscription {
    feed: Arc<Feed>,
    topic: Topic,
    account: AccountId,
    stage: Stage,
    seat: Option<SeatId>,
    /// Everything up to here was told, or is none of the topic.
    cursor: LogCursor,
    pending: std::vec::IntoIter<Record>,
    /// When those were read.
    read: Instant,
    closing: watch::Receiver<bool>,
    /// When to end after being told to, as a share of the time there is.
    moment: Duration,
}

impl App {
    /// A stream of a topic behind a cursor; without one, of what has happened since the feed stood there (0: from now on). The caller asks
    /// for `still_sees` whenever told to.
    pub async fn subscribe(
        &self,
        account: AccountId,
        topic: Topic,
        after: Option<LogCursor>,
        since: i64,
    ) -> Result<Result<Subscription, NotResumable>, Failure> {
        let feed = self.feed.clone();
        feed.start().await?;
        let mut byte = [0u8; 1];
        self.mint.fill(&mut byte);
        let mut subscription = Subscription {
            topic,
            account,
            stage: Stage::CatchingUp { asked: false },
            seat: None,
            cursor: after.unwrap_or_else(|| LogCursor { position: if since > 0 { since } else { feed.hub().position() }, mark: None }),
            pending: Vec::new().into_iter(),
            read: Instant::now(),
            closing: feed.closing(),
            moment: CLOSING.mul_f64(f64::from(byte[0]) / 320.0),
            feed,
        };
        if let Some(cursor) = after
            && !self.is_resumable(&subscription.topic, cursor).await?
        {
            return Ok(Err(NotResumable));
        }
        if after.is_none() {
            // from now on means from this moment, not from when the stream is first asked
            subscription.sit_down().await?;
        }
        Ok(Ok(subscription))
    }

    async fn is_resumable(&self, topic: &Topic, cursor: LogCursor) -> Result<bool, Failure> {
        if cursor.position > 0 {
            match self.reader.log_mark(cursor.position).await? {
                Some((hash, _)) if cursor.fits(&hash) => {}
                // of a log that has not come so far, or went another way
                _ => return Ok(false),
            }
        }
        let searched = matches!(topic, Topic::Everything | Topic::Person(_) | Topic::Queue);
        Ok(!searched || self.reader.log_end().await? - cursor.position <= SEARCHED_MOST)
    }
}

impl Subscription {
    /// The place to go on from.
    pub fn cursor(&self) -> LogCursor {
        self.cursor
    }

    /// Whether what comes next is waited for without asking the database.
    pub fn is_live(&self) -> bool {
        (matches!(self.stage, Stage::Live { .. }) || *self.closing.borrow()) && self.pending.len() == 0
    }

    /// What comes next; safe to be dropped before it answers. What is long to do lies apart: most readers wait, and wait small.
    pub async fn next(&mut self) -> Result<Told, Failure> {
        loop {
            if *self.closing.borrow() && self.pending.len() == 0 {
                Box::pin(tokio::time::sleep(self.moment)).await;
                return Ok(Told::Closing);
            }
            if !self.is_live()
                && let Some(told) = Box::pin(self.read()).await?
            {
                return Ok(told);
            }
            let Stage::Live { receiver } = &mut self.stage else { continue };
            let item = tokio::select! {
                item = receiver.next() => item,
                _ = self.closing.changed() => continue,
            };
            match item {
                Some(Item::Record(record, _)) if record.position <= self.cursor.position => {}
                Some(Item::Record(record, read)) => {
                    self.cursor = record.cursor();
                    return Ok(Told::Record { record, read });
                }
                Some(Item::AskAgain) => return Ok(Told::AskAgain),
                None => return Ok(Told::TooSlow),
            }
        }
    }

    /// What comes next of what lies behind. None: there is nothing of that kind, what comes next is waited for.
    pub async fn read(&mut self) -> Result<Option<Told>, Failure> {
        loop {
            if let Some(record) = self.pending.next() {
                self.cursor = record.cursor();
                return Ok(Some(Told::Record { record: Arc::new(record), read: self.read }));
            }
            match &mut self.stage {
                Stage::CatchingUp { asked } => {
                    if !std::mem::replace(asked, true) {
                        return Ok(Some(Told::AskAgain));
                    }
                    *asked = false;
                    let end = self.feed.hub().position();
                    let more = self.catch_up(end).await?;
                    if !more && self.pending.len() == 0 {
                        self.sit_down().await?;
                    }
                }
                Stage::Closing { receiver: _, upto, asked } => {
                    if !std::mem::replace(asked, true) {
                        return Ok(Some(Told::AskAgain));
                    }
                    let upto = *upto;
                    if !self.catch_up(upto).await?
                        && let Stage::Closing { receiver, .. } = std::mem::replace(&mut self.stage, Stage::CatchingUp { asked: false })
                    {
                        self.stage = Stage::Live { receiver };
                    }
                }
                Stage::Live { .. } => return Ok(None),
            }
        }
    }

    /// Reads the next rows up to a place; true if there may be more. The cursor moves with what is handed out.
    async fn catch_up(&mut self, upto: i64) -> Result<bool, Failure> {
        let page = self.feed.reader.records(&self.topic, self.cursor.position, upto, CATCH_UP).await?;
        self.read = Instant::now();
        if page.records.is_empty() {
            // nothing to hand out: the place moves all the same, over rows that cannot be read, or to the end
            let reached = if page.more { page.end.unwrap_or(self.cursor.position) } else { upto };
            if reached > self.cursor.position {
                self.cursor = LogCursor { position: reached, mark: None };
            }
        }
        self.pending = page.records.into_iter();
        Ok(page.more)
    }

    /// Takes a seat; what was stamped before that moment is still to be read.
    async fn sit_down(&mut self) -> Result<(), Failure> {
        if let Some(seat) = self.seat.take() {
            // of an attempt that failed half-way
            self.feed.hub().leave(seat);
        }
        let (seat, receiver) = self.feed.hub().sit(self.topic.clone(), self.account);
        self.seat = Some(seat);
        // read after the seat is taken: who joins or leaves from then on is known to the hub
        let programs = if matches!(self.topic, Topic::Person(_)) { self.feed.reader.programs_of(self.account).await? } else { Vec::new() };
        let upto = self.feed.hub().settle(seat, programs);
        self.stage = Stage::Closing { receiver, upto, asked: false };
        Ok(())
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(seat) = self.seat {
            self.feed.hub().leave(seat);
        }
    }
}
