//! Messages that are the same for everyone who gets them: executed and written once, whoever asks first, and handed to all others as bytes.

use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_graphql::Error;
use bytes::Bytes;
use futures_util::{FutureExt, StreamExt, stream, stream::BoxStream};
use quick_cache::{Weighter, sync::Cache};
use tokio::{sync::Semaphore, time::timeout};
use tokio_util::task::AbortOnDropHandle;

use super::{
    Once, standing,
    watch::{Messages, Progress, Watch, made},
};
use crate::{
    app::feed::Told,
    domain::{event::Record, log::LogCursor, version::Version},
    gateway::{
        Caller, Gateway, Push,
        fault::{Fault, FaultCode},
        loaders::Loaders,
        plan::arguments::Variables,
        prepare::{Fit, Hash, Ready},
        program::Program,
    },
    store::read::Topic,
};

/// Readers that ask the database at a time: each needs some kilobytes to do so, and more at once would only wait for its connections.
const ASKING_MOST: usize = 32;
/// Older, and whether what happened may be seen is asked before it is told.
const LATE: Duration = Duration::from_secs(1);
/// For a turn to begin. After a restart everybody comes at once: 10,000 have had theirs by then.
const TURN_TIME: Duration = Duration::from_secs(10);
/// Of messages that are kept.
const BYTES_MOST: u64 = 4 * 1024 * 1024;
/// For as long as those who follow are told. Later it may name somebody who is called something else by then, and is made once more.
const KEPT_FOR: Duration = Duration::from_secs(1);
/// About what a message has.
const USUAL: u64 = 512;

/// What a message is known by: a document, which of its operations, a place in the log, and whether what happened may be seen by whoever
/// is told that it did.
type Key = (Hash, usize, i64, bool);

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Message> for ByBytes {
    fn weight(&self, _: &Key, message: &Message) -> u64 {
        message.bytes.len() as u64 + 128
    }
}

#[derive(Clone)]
struct Message {
    bytes: Bytes,
    made: Instant,
    /// Where the log stood.
    at: i64,
}

/// What the readers of a process have in common.
pub(in crate::gateway) struct Readers {
    /// The messages that were written a moment ago.
    written: Cache<Key, Message, ByBytes>,
    turns: Arc<Semaphore>,
}

impl Default for Readers {
    fn default() -> Self {
        let written = Cache::with_weighter(usize::try_from(BYTES_MOST / USUAL).unwrap_or(usize::MAX), BYTES_MOST, ByBytes);
        Self { written, turns: Arc::new(Semaphore::new(ASKING_MOST)) }
    }
}

/// What the root field is to say instead of following anything: one message, or one end.
pub(in crate::gateway) enum Preset {
    /// `seen`: whether what happened may be seen by whoever is told; None: it is to be found out.
    Record { record: Arc<Record>, seen: Option<bool> },
    /// How a version stands, before anything happens.
    Stands(LogCursor, Option<Version>),
    /// It ended.
    Ended(Mutex<Option<Fault>>),
    /// It never began.
    Refused(Mutex<Option<Fault>>),
}

impl Preset {
    fn ended(fault: Fault) -> Self {
        Self::Ended(Mutex::new(Some(fault)))
    }

    fn refused(fault: Fault) -> Self {
        Self::Refused(Mutex::new(Some(fault)))
    }

    fn fault(fault: &Mutex<Option<Fault>>) -> Fault {
        fault.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or(Fault::NotFound)
    }

    pub(super) fn seen(&self) -> Option<bool> {
        if let Self::Record { seen, .. } = self { *seen } else { None }
    }

    pub(super) async fn messages<T, F>(&self, make: impl Fn(Arc<Record>) -> F + Sync) -> Result<Messages<T>, Fault>
    where
        T: Send + 'static,
        F: Future<Output = Result<Option<T>, Fault>>,
    {
        let message = match self {
            Self::Record { record, .. } => made(record, &make).await.transpose().map(|made| made.map_err(Error::from)),
            Self::Stands(..) => None,
            Self::Ended(fault) => Some(Err(Error::from(Self::fault(fault)))),
            Self::Refused(fault) => return Err(Self::fault(fault)),
        };
        Ok(Box::pin(stream::iter(message)))
    }
}

/// One reader of such a subscription.
pub(in crate::gateway) struct Reader {
    gateway: Arc<Gateway>,
    pub(in crate::gateway) fit: Arc<Fit>,
    place: usize,
    pub(in crate::gateway) operation_name: Option<String>,
    /// As JSON: a map takes ten times as much.
    variables: Box<str>,
    pub(in crate::gateway) caller: Caller,
}

/// How far it has come.
enum Stage {
    /// With where the log stood when it was asked for: what has happened since is told.
    Opening(Box<(Topic, Option<String>, i64)>),
    Following(Box<Watch>),
    Over,
}

impl Gateway {
    /// The messages of a subscription that are the same for everyone; None: it is none of those.
    pub(in crate::gateway) fn once(self: &Arc<Self>, ready: &mut Ready, caller: &Caller) -> Option<BoxStream<'static, Push>> {
        let (topic, after) = ready.once()?.asked(&ready.variables, &caller.actor)?;
        let asked = (topic, after, self.app.feed().position());
        let reader = Reader {
            gateway: self.clone(),
            fit: ready.fit.clone(),
            place: ready.place,
            operation_name: ready.operation_name.take(),
            variables: serde_json::to_string(&ready.variables).unwrap_or_default().into(),
            caller: caller.clone(),
        };
        let start = (Arc::new(reader), Stage::Opening(Box::new(asked)));
        Some(stream::unfold(start, |(reader, stage)| reader.clone().next(stage).map(move |next| next.map(|(push, stage)| (push, (reader, stage))))).boxed())
    }
}

impl Reader {
    fn once(&self) -> Option<&Once> {
        self.fit.once(self.place)
    }

    /// Asks the database when it is this reader's turn. The wait is part of the task that asks: a turn that came to somebody who does not
    /// look would be nobody's. An error is how the stream ends.
    fn in_turn<T, F, A>(self: &Arc<Self>, patience: Option<Duration>, ask: A) -> impl Future<Output = Result<T, Push>> + Send + use<T, F, A>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send,
        A: FnOnce() -> F + Send + 'static,
    {
        let (reader, turns, mut closing) = (self.clone(), self.gateway.readers.turns.clone(), self.gateway.app.feed().closing());
        let asking = apart(async move {
            let turn = async {
                tokio::select! {
                    turn = turns.acquire_owned() => turn.ok(),
                    // whoever has to be told that the server stops does not wait for others
                    _ = closing.wait_for(|closing| *closing) => None,
                }
            };
            let turn = match patience {
                Some(patience) => timeout(patience, turn).await.map_err(|_| ())?,
                None => turn.await,
            };
            // not before: it is what takes the memory
            let asked = Box::pin(ask()).await;
            drop(turn);
            Ok(asked)
        });
        asking.map(move |asked: Option<Result<T, ()>>| match asked {
            Some(Ok(asked)) => Ok(asked),
            Some(Err(())) => Err(Push::failed(FaultCode::Unavailable, "too many begin at once; try again shortly", &reader.caller.request_id)),
            None => Err(reader.failed()),
        })
    }

    /// The next message. What may wait for the database runs in a task of its own: a reader who stalls must not hold a connection.
    async fn next(self: Arc<Self>, stage: Stage) -> Option<(Push, Stage)> {
        let mut watch = match stage {
            Stage::Over => return None,
            Stage::Following(watch) => watch,
            Stage::Opening(asked) => {
                let (reader, (topic, after, since)) = (self.clone(), *asked);
                match self.in_turn(Some(TURN_TIME), move || reader.open(topic, after, since)).await.unwrap_or_else(|failed| Err(Box::new(failed))) {
                    Ok((watch, None)) => watch,
                    Ok((watch, Some(first))) => return Some((*first, Stage::Following(watch))),
                    Err(end) => return Some((*end, Stage::Over)),
                }
            }
        };
        loop {
            // before the row that comes next, which the reader may not get
            let told = watch.cursor();
            let next = if watch.is_live() { Some(watch.next().await) } else { None };
            if let Some(fault) = next.as_ref().and_then(|next| watch.end(next.as_ref().ok()?)) {
                return Some((Box::pin(self.end(Preset::ended(fault), watch.progress())).await, Stage::Over));
            }
            let (record, seen) = match next {
                Some(Ok(Told::Record { record, read })) if Watch::is_fresh(read) && self.seen_at_once(&record).is_some() => (record, Some(true)),
                next => {
                    let reader = self.clone();
                    let turned = self.in_turn(None, move || async move {
                        let next = match next {
                            Some(next) => next,
                            None if watch.is_live() => return (watch, None),
                            None => match watch.read().await.transpose() {
                                Some(next) => next,
                                // nothing lies behind any more
                                None => return (watch, None),
                            },
                        };
                        let turned = match watch.turn(told, next).await {
                            Some(Ok(record)) => {
                                let seen = reader.seen(&record).await;
                                Some(Ok((record, seen)))
                            }
                            Some(Err(fault)) => Some(Err(fault)),
                            None => None,
                        };
                        (watch, turned)
                    });
                    let turned = match turned.await {
                        Ok((same, turned)) => {
                            watch = same;
                            turned
                        }
                        Err(failed) => return Some((failed, Stage::Over)),
                    };
                    match turned {
                        None => continue,
                        Some(Ok(record)) => record,
                        Some(Err(fault)) => return Some((Box::pin(self.end(Preset::ended(fault), watch.progress())).await, Stage::Over)),
                    }
                }
            };
            let position = record.position;
            let message = self.message(record, seen).await;
            if let Some(push) = message {
                if push.last {
                    // whoever goes on behind this place must have had it
                    return Some((Push { position: watch.progress().position(), ..push }, Stage::Over));
                }
                watch.progress().reach(position);
                return Some((push, Stage::Following(watch)));
            }
            watch.progress().reach(position);
        }
    }

    /// Takes up a topic, and tells how things stand where that comes first. An error is how it ends.
    async fn open(self: Arc<Self>, topic: Topic, after: Option<String>, since: i64) -> Result<(Box<Watch>, Option<Box<Push>>), Box<Push>> {
        let Caller { actor, resume, .. } = &self.caller;
        let progress = Progress::default();
        let opened = async {
            let mut watch = Box::new(Watch::open(&self.gateway.app, actor, topic.clone(), (*resume, after, since), progress.clone()).await?);
            let Topic::Reviews(program, version) = topic else { return Ok((watch, None)) };
            let stands = standing(&self.gateway.reader, program, version).await?;
            let cursor = watch.cursor();
            watch.check(cursor).await?;
            Ok((watch, Some(Preset::Stands(cursor, stands))))
        };
        match opened.await {
            Ok((watch, None)) => Ok((watch, None)),
            Ok((watch, Some(first))) => match self.execute(first).await {
                Some(push) if push.last => Err(Box::new(push)),
                Some(push) => Ok((watch, Some(Box::new(push)))),
                None => Ok((watch, None)),
            },
            Err(fault) => Err(Box::new(self.end(Preset::refused(fault), &progress).await)),
        }
    }

    /// What a reader may see without being asked: nobody is told of a program they do not see, but of one they are invited to or removed
    /// from.
    fn seen_at_once(&self, record: &Record) -> Option<bool> {
        let parts = self.once().is_none_or(|once| once.parts) && record.program.is_some();
        let about = record.details.member.is_some() && record.details.member == self.caller.actor.account();
        // who was told late may have been removed meanwhile
        let late = self.gateway.app.clock().now().millis() - record.at.millis() > LATE.as_millis() as i64;
        (!parts || !about && !late).then_some(true)
    }

    /// Whether a reader may see what happened, as it stands now. None: the database does not say.
    async fn seen(&self, record: &Record) -> Option<bool> {
        let Some(program) = record.program.filter(|_| self.once().is_none_or(|once| once.parts)) else { return Some(true) };
        Program::is_seen_by(&self.caller.actor, &Loaders::new(&self.gateway.reader), program).await.ok()
    }

    /// The message that tells of a row; None: there is none.
    async fn message(self: &Arc<Self>, record: Arc<Record>, seen: Option<bool>) -> Option<Push> {
        let position = record.position;
        let key = (self.fit.hash, self.place, position, seen.unwrap_or_default());
        // whoever cannot be told as others are is told alone
        let kept = if seen.is_some() { self.gateway.readers.written.get(&key) } else { None };
        match kept {
            Some(message) if self.is_good(&message) => return Some(Push { position: Some(position), ..Push::written(message.bytes) }),
            Some(_) => drop(self.gateway.readers.written.remove(&key)),
            None => {}
        }
        let reader = self.clone();
        let mut making = Box::pin(async move {
            let preset = || Preset::Record { record: record.clone(), seen };
            if seen.is_none() {
                return Err(reader.execute(preset()).await);
            }
            let mut own = false;
            // of many who ask at once the first makes it
            let made = reader.gateway.readers.written.get_or_insert_async(&key, async {
                own = true;
                let (made, at) = (Instant::now(), reader.gateway.app.feed().position());
                match reader.execute(preset()).await {
                    Some(push) if push.errors().is_empty() => Ok(Message { bytes: Bytes::from(push.json().into_owned()), made, at }),
                    // with an error in it: of this reader's request alone
                    other => Err(other),
                }
            });
            match made.await {
                // another has begun to make it before the last thing happened
                Ok(message) if !own && !reader.is_good(&message) => Err(reader.execute(preset()).await),
                made => made.map(|message| Push::written(message.bytes)),
            }
        });
        let made = match futures_util::poll!(&mut making) {
            std::task::Poll::Ready(made) => made,
            std::task::Poll::Pending => apart(making).await.unwrap_or_else(|| Err(Some(self.failed()))),
        };
        let push = made.map_or_else(|other| other, Some)?;
        Some(Push { position: Some(position), ..push })
    }

    /// Whether a message may be told again.
    fn is_good(&self, message: &Message) -> bool {
        let stands = self.once().is_none_or(|once| once.stands);
        message.made.elapsed() <= KEPT_FOR && (!stands || message.at == self.gateway.app.feed().position())
    }

    async fn end(self: &Arc<Self>, preset: Preset, progress: &Progress) -> Push {
        let push = self.execute(preset).await.unwrap_or_else(|| self.failed());
        Push { last: true, position: progress.position(), right_lost: progress.right_lost(), ..push }
    }

    /// What the schema makes of it.
    async fn execute(&self, preset: Preset) -> Option<Push> {
        let execution = AssertUnwindSafe(self.gateway.one_message(self, preset));
        execution.catch_unwind().await.unwrap_or_else(|_| Some(self.failed()))
    }

    pub(in crate::gateway) fn variables(&self) -> Variables {
        serde_json::from_str(&self.variables).unwrap_or_default()
    }

    fn failed(&self) -> Push {
        Push::failed(FaultCode::Internal, "something went wrong on the server", &self.caller.request_id)
    }
}

/// Runs to its end though nobody asks for it meanwhile; ends when nobody waits for it any more. None: it panicked.
fn apart<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> impl Future<Output = Option<T>> + Send {
    let task = AbortOnDropHandle::new(tokio::spawn(tracing::Instrument::in_current_span(work)));
    async move { task.await.ok() }
}
