//! Messages that are the same for everyone who gets them: executed and written once, whoever asks first, and handed to all others as bytes.

use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use apollo_compiler::executable::{ExecutableDocument, Operation, OperationType, Selection, SelectionSet};
use async_graphql::Error;
use bytes::Bytes;
use futures_util::{FutureExt, StreamExt, stream, stream::BoxStream};
use quick_cache::{Weighter, sync::Cache};
use tokio_util::task::AbortOnDropHandle;

use super::watch::{Messages, Progress, Watch};
use crate::{
    app::feed::Told,
    domain::{event::Record, id::ProgramId},
    gateway::{
        Caller, Gateway, Push,
        fault::{Fault, FaultCode},
        plan::arguments::{self, Argument, Variables},
        prepare::{Fit, Hash, Ready},
        scalars::Ref,
    },
    store::read::Topic,
};

/// Of messages that are kept.
const BYTES_MOST: u64 = 4 * 1024 * 1024;
/// For as long as those who follow are told. Later it may name somebody who is called something else by then, and is made once more.
const KEPT_FOR: Duration = Duration::from_secs(1);
/// About what a message has.
const USUAL: u64 = 512;

/// `programEvents` with nothing in it that depends on who asks.
pub(in crate::gateway) struct Once {
    program: Argument,
    after: Argument,
}

impl Once {
    /// None: it has to be executed for each reader.
    pub(in crate::gateway) fn of(document: &ExecutableDocument, operation: &Operation) -> Option<Self> {
        let mut roots = operation.root_fields(document);
        let (Some(root), None) = (roots.next(), roots.next()) else { return None };
        let same = operation.operation_type == OperationType::Subscription && root.name == "programEvents" && root.directives.is_empty();
        // the root may stand in a fragment, whose directives are not its own
        let plain = operation.selection_set.selections.iter().all(|it| matches!(it, Selection::Field(_)));
        if !same || !plain || !is_same(document, &root.selection_set) {
            return None;
        }
        let argument = |name: &str| root.arguments.iter().find(|it| it.name == name).map(|it| it.value.clone());
        Some(Self { program: argument("programId"), after: argument("after") })
    }

    fn asked(&self, variables: &Variables) -> Option<(ProgramId, Option<String>)> {
        let program: Ref<ProgramId> = arguments::read(&self.program, variables)?;
        Some((program.0, arguments::read(&self.after, variables)?))
    }
}

/// Whether everybody who gets it gets the same.
fn is_same(document: &ExecutableDocument, set: &SelectionSet) -> bool {
    set.selections.iter().all(|selection| match selection {
        Selection::Field(field) => {
            let same = match set.ty.as_str() {
                "ProgramEvent" | "VersionMove" => true,
                "Event" => !matches!(field.name.as_str(), "program" | "version"),
                // a login is shown to few
                "Account" => matches!(field.name.as_str(), "id" | "name" | "__typename"),
                _ => false,
            };
            same && field.directives.is_empty() && field.arguments.is_empty() && is_same(document, &field.selection_set)
        }
        Selection::InlineFragment(fragment) => fragment.directives.is_empty() && is_same(document, &fragment.selection_set),
        Selection::FragmentSpread(spread) => {
            spread.directives.is_empty() && document.fragments.get(&spread.fragment_name).is_some_and(|it| is_same(document, &it.selection_set))
        }
    })
}

/// What a message is known by: a document, which of its operations, and a place in the log.
type Key = (Hash, usize, i64);

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
}

/// The messages of a process that were written a moment ago.
pub(in crate::gateway) struct Written(Cache<Key, Message, ByBytes>);

impl Default for Written {
    fn default() -> Self {
        Self(Cache::with_weighter(usize::try_from(BYTES_MOST / USUAL).unwrap_or(usize::MAX), BYTES_MOST, ByBytes))
    }
}

/// What the root field is to say instead of following anything: one message, or one end.
pub(in crate::gateway) enum Preset {
    Record(Arc<Record>),
    /// It ended.
    Ended(Mutex<Option<Fault>>),
    /// It never began.
    Refused(Mutex<Option<Fault>>),
}

impl Preset {
    fn fault(fault: &Mutex<Option<Fault>>) -> Fault {
        fault.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or(Fault::NotFound)
    }

    pub(super) fn messages<T: Send + 'static>(&self, make: impl FnOnce(Arc<Record>) -> Option<T>) -> Result<Messages<T>, Fault> {
        let message = match self {
            Self::Record(record) => make(record.clone()).map(Ok),
            Self::Ended(fault) => Some(Err(Error::from(Self::fault(fault)))),
            Self::Refused(fault) => return Err(Self::fault(fault)),
        };
        Ok(Box::pin(stream::iter(message)))
    }
}

/// One reader of such a subscription.
pub(in crate::gateway) struct Reader {
    gateway: Gateway,
    pub(in crate::gateway) fit: Arc<Fit>,
    place: usize,
    pub(in crate::gateway) operation_name: Option<String>,
    /// As JSON: a map takes ten times as much.
    variables: Box<str>,
    pub(in crate::gateway) caller: Caller,
}

/// How far it has come.
enum Stage {
    Opening(ProgramId, Option<String>),
    Following(Box<Watch>),
    Over,
}

impl Gateway {
    /// The messages of a subscription that are the same for everyone; None: it is none of those.
    pub(in crate::gateway) fn once(&self, ready: &mut Ready, caller: &Caller) -> Option<BoxStream<'static, Push>> {
        let (program, after) = ready.once()?.asked(&ready.variables)?;
        let reader = Reader {
            gateway: self.clone(),
            fit: ready.fit.clone(),
            place: ready.place,
            operation_name: ready.operation_name.take(),
            variables: serde_json::to_string(&ready.variables).unwrap_or_default().into(),
            caller: caller.clone(),
        };
        let start = (Arc::new(reader), Stage::Opening(program, after));
        Some(stream::unfold(start, |(reader, stage)| reader.clone().next(stage).map(move |next| next.map(|(push, stage)| (push, (reader, stage))))).boxed())
    }
}

impl Reader {
    /// The next message. What may wait for the database runs in a task of its own: a reader who stalls must not hold a connection.
    async fn next(self: Arc<Self>, stage: Stage) -> Option<(Push, Stage)> {
        let mut watch = match stage {
            Stage::Over => return None,
            Stage::Following(watch) => watch,
            Stage::Opening(program, after) => {
                let reader = self.clone();
                let opened = apart(async move {
                    let Caller { actor, resume, .. } = &reader.caller;
                    Watch::open(&reader.gateway.app, actor, Topic::Program(program), (*resume, after), Progress::default()).await.map(Box::new)
                });
                match opened.await {
                    Some(Ok(watch)) => watch,
                    Some(Err(fault)) => return Some((self.end(Preset::Refused(Mutex::new(Some(fault))), &Progress::default()).await, Stage::Over)),
                    None => return Some((self.failed(), Stage::Over)),
                }
            }
        };
        loop {
            // before the row that comes next, which the reader may not get
            let told = watch.cursor();
            let next = if watch.is_live() { Some(watch.next().await) } else { None };
            let record = match next {
                Some(Ok(Told::Record { record, read })) if Watch::is_fresh(read) => record,
                next => {
                    let turned = apart(async move {
                        let next = match next {
                            Some(next) => next,
                            None => watch.next().await,
                        };
                        let turned = watch.turn(told, next).await;
                        (watch, turned)
                    });
                    let Some((same, turned)) = turned.await else { return Some((self.failed(), Stage::Over)) };
                    watch = same;
                    match turned {
                        None => continue,
                        Some(Ok(record)) => record,
                        Some(Err(fault)) => return Some((self.end(Preset::Ended(Mutex::new(Some(fault))), watch.progress()).await, Stage::Over)),
                    }
                }
            };
            let position = record.position;
            let message = self.message(record).await;
            watch.progress().reach(position);
            if let Some(push) = message {
                let stage = if push.last { Stage::Over } else { Stage::Following(watch) };
                return Some((push, stage));
            }
        }
    }

    /// The message that tells of a row; None: there is none.
    async fn message(self: &Arc<Self>, record: Arc<Record>) -> Option<Push> {
        let (key, position) = ((self.fit.hash, self.place, record.position), record.position);
        match self.gateway.written.0.get(&key) {
            Some(Message { bytes, made }) if made.elapsed() <= KEPT_FOR => return Some(Push { position: Some(position), ..Push::written(bytes) }),
            Some(_) => drop(self.gateway.written.0.remove(&key)),
            None => {}
        }
        let reader = self.clone();
        let mut making = Box::pin(async move {
            // of many who ask at once the first makes it
            let made = reader.gateway.written.0.get_or_insert_async(&key, async {
                match reader.execute(Preset::Record(record)).await {
                    Some(push) if push.errors().is_empty() => Ok(Message { bytes: Bytes::from(push.json().into_owned()), made: Instant::now() }),
                    // with an error in it: of this reader's request alone
                    other => Err(other),
                }
            });
            made.await.map(|message| Push::written(message.bytes))
        });
        let made = match futures_util::poll!(&mut making) {
            std::task::Poll::Ready(made) => made,
            std::task::Poll::Pending => apart(making).await.unwrap_or_else(|| Err(Some(self.failed()))),
        };
        let push = made.map_or_else(|other| other, Some)?;
        Some(Push { position: Some(position), ..push })
    }

    async fn end(self: &Arc<Self>, preset: Preset, progress: &Progress) -> Push {
        let push = Box::pin(self.execute(preset)).await.unwrap_or_else(|| self.failed());
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
