//! A subscription as one caller follows it: whether they may still see it is asked at the beginning, and whenever that may have changed.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::Duration,
};

use async_graphql::Error;
use futures_util::{Stream, stream};
use tokio::time::Instant;

use crate::{
    app::{
        App, Failure,
        feed::{Sight, Subscription as Source, Told},
    },
    domain::{actor::Actor, event::Record, log::LogCursor},
    gateway::fault::{self, Fault},
    store::read::Topic,
};

/// Before a stream asks a database that was gone again.
const AGAIN: Duration = Duration::from_millis(500);
/// Older, and whether a topic may be seen is asked again before the next message.
const ASKED_EVERY: Duration = Duration::from_secs(1);

/// How far a stream has come, for the door that numbers what it sends.
#[derive(Clone, Debug, Default)]
pub(in crate::gateway) struct Progress(Arc<(AtomicI64, AtomicBool)>);

impl Progress {
    pub(in crate::gateway) fn position(&self) -> Option<i64> {
        Some(self.0.0.load(Ordering::Relaxed)).filter(|position| *position > 0)
    }
    pub(super) fn reach(&self, position: i64) {
        self.0.0.store(position, Ordering::Relaxed);
    }
    pub(in crate::gateway) fn right_lost(&self) -> bool {
        self.0.1.load(Ordering::Relaxed)
    }
}

// the library clones the errors of a stream, which a fault is not for
pub(super) type Messages<T> = Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>;

/// A subscription, and who may go on with it.
pub(super) struct Watch {
    app: Arc<App>,
    actor: Actor,
    topic: Topic,
    source: Source,
    progress: Progress,
    over: bool,
    /// When it was last asked whether the topic may be seen.
    asked: Instant,
}

impl Watch {
    /// Refuses whoever may not see the topic as if it did not exist. `since`: where the log stood when it was asked for. `resume`: where the caller wants to go on, as the door knows it; it is
    /// newer than an argument of the same request.
    pub(super) async fn open(
        app: &Arc<App>,
        actor: &Actor,
        topic: Topic,
        (resume, after, since): (Option<LogCursor>, Option<String>, i64),
        progress: Progress,
    ) -> Result<Self, Fault> {
        let account = actor.account().ok_or(match actor {
            Actor::Host => Fault::NotFound,
            _ => Fault::Unauthenticated,
        })?;
        let after = match (resume, after) {
            (Some(newer), _) => Some(newer),
            (None, Some(text)) => Some(text.parse().map_err(|_| Fault::BadCursor)?),
            (None, None) => None,
        };
        if app.still_sees(actor, &topic).await.map_err(fault::broken)? == Sight::Lost {
            return Err(Fault::NotFound);
        }
        let opened = app.subscribe(account, topic.clone(), after, since).await.map_err(fault::broken)?;
        let source = opened.map_err(|_| Fault::CursorExpired)?;
        Ok(Self { app: app.clone(), actor: actor.clone(), topic, source, progress, over: false, asked: Instant::now() })
    }

    pub(super) fn cursor(&self) -> LogCursor {
        self.source.cursor()
    }

    pub(super) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Whether what comes next is waited for without asking the database.
    pub(super) fn is_live(&self) -> bool {
        self.source.is_live()
    }

    /// Ends the stream of whoever may no longer see the topic, or sees it as somebody with other roles.
    /// `told`: what the reader has had, to go on from.
    pub(super) async fn check(&mut self, told: LogCursor) -> Result<(), Fault> {
        self.asked = Instant::now();
        match self.app.still_sees(&self.actor, &self.topic).await.map_err(fault::broken)? {
            Sight::Same => Ok(()),
            Sight::OtherRoles => Err(Fault::RightsChanged(told)),
            Sight::Lost => {
                self.progress.0.1.store(true, Ordering::Relaxed);
                Err(Fault::RightLost)
            }
        }
    }

    /// The same, waiting for a database that is gone.
    async fn check_again(&mut self, told: LogCursor) -> Result<(), Fault> {
        loop {
            match self.check(told).await {
                Err(Fault::Unavailable(error)) => wait(&error.to_string()).await,
                done => return done,
            }
        }
    }

    /// What comes next; safe to be dropped before it answers.
    pub(super) async fn next(&mut self) -> Result<Told, Failure> {
        self.source.next().await
    }

    /// What comes next of what lies behind; None: what comes next is waited for.
    pub(super) async fn read(&mut self) -> Result<Option<Told>, Failure> {
        self.source.read().await
    }

    /// A row that was read, or told, a moment ago: whoever lost the right to see it was told so before it.
    pub(super) fn is_fresh(read: Instant) -> bool {
        read.elapsed() <= ASKED_EVERY
    }

    /// Why there is nothing more to tell, if that is what came next.
    pub(super) fn end(&self, next: &Told) -> Option<Fault> {
        match next {
            Told::TooSlow => Some(Fault::SlowConsumer(self.cursor())),
            Told::Closing => Some(Fault::ShuttingDown(self.cursor())),
            Told::Record { .. } | Told::AskAgain => None,
        }
    }

    /// What came next, as the reader is to get it: a row, or why there is none any more; None: nothing so far. `told`: what the reader has
    /// had before it.
    pub(super) async fn turn(&mut self, told: LogCursor, next: Result<Told, Failure>) -> Option<Result<Arc<Record>, Fault>> {
        match next {
            Ok(Told::Record { record, read }) => {
                // a slow reader is told things long after they were read or queued
                if !Self::is_fresh(read.max(self.asked))
                    && let Err(fault) = self.check_again(told).await
                {
                    return Some(Err(fault));
                }
                Some(Ok(record))
            }
            Ok(Told::AskAgain) => self.check_again(told).await.err().map(Err),
            Ok(over @ (Told::TooSlow | Told::Closing)) => self.end(&over).map(Err),
            // a stream outlives a restart of the database
            Err(failure) => match fault::broken(failure) {
                Fault::Unavailable(error) => {
                    wait(&error.to_string()).await;
                    None
                }
                fault => Some(Err(fault)),
            },
        }
    }

    /// The next row, or why there is none any more.
    async fn record(&mut self) -> Result<Arc<Record>, Fault> {
        loop {
            // before the row that comes next, which the reader may not get
            let told = self.cursor();
            let next = self.next().await;
            if let Some(done) = self.turn(told, next).await {
                return done;
            }
        }
    }

    pub(super) fn messages<T, F>(self, make: impl Fn(Arc<Record>) -> F + Send + Sync + 'static) -> Messages<T>
    where
        T: Send + 'static,
        F: Future<Output = Result<Option<T>, Fault>> + Send,
    {
        Box::pin(stream::unfold((self, make), |(mut watch, make)| async move {
            if watch.over {
                return None;
            }
            loop {
                let made = match watch.record().await {
                    Ok(record) => {
                        let made = made(&record, &make).await;
                        if made.is_ok() {
                            // not before it is made: whoever goes on behind this place must have had it
                            watch.progress.reach(record.position);
                        }
                        made.transpose()
                    }
                    Err(fault) => Some(Err(fault)),
                };
                if let Some(message) = made {
                    // whatever went wrong, the reader goes on from its cursor in a stream of its own
                    watch.over = message.is_err();
                    return Some((message.map_err(Error::from), (watch, make)));
                }
            }
        }))
    }
}

/// What is made of a row, waiting for a database that is gone.
pub(super) async fn made<T, F: Future<Output = Result<Option<T>, Fault>>>(record: &Arc<Record>, make: &impl Fn(Arc<Record>) -> F) -> Result<Option<T>, Fault> {
    loop {
        match make(record.clone()).await {
            Err(Fault::Unavailable(error)) => wait(&error.to_string()).await,
            done => return done,
        }
    }
}

async fn wait(why: &str) {
    tracing::warn!(why, "a stream waits for the database");
    tokio::time::sleep(AGAIN).await;
}
