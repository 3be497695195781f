//! PostgreSQL for planned answers, and for changes of one statement. By the driver that everything else goes by, a connection belongs to one question until its
//! answer is there, and both ends are woken for each; here questions follow one another on a few connections without waiting for the answers before theirs.
//! Changes have connections to themselves, one at a time: one may have to wait for another's end, and holds up nobody who reads.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    thread::available_parallelism,
    time::{Duration, Instant},
};

use bytes::BytesMut;
use foldhash::fast::RandomState;
use futures_util::TryStreamExt;
use quick_cache::{
    UnitWeighter,
    sync::{Cache, DefaultLifecycle},
};
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, Statement, Value, sea_query::ArrayType};
use sqlx::{ConnectOptions, postgres::PgConnectOptions};
use tokio::{
    sync::{Mutex, Semaphore, SemaphorePermit},
    time::timeout,
};
use tokio_postgres::{
    Client, Config,
    error::SqlState,
    types::{FromSql, IsNull, Kind, ToSql, Type},
};
use url::Position;

use super::{
    connect::{ACQUIRE, STATEMENTS_KEPT},
    error::{StoreError, StoreResult, is_over, told},
    sheet::Sheet,
    tls::Tls,
};

/// Questions on one connection at a time: a slow one holds up those behind it.
const DEEP: usize = 4;
/// A connection whose other end says nothing for so long is gone.
const SILENT: Duration = Duration::from_secs(5);

/// Changes at a time, each on a connection of its own.
const CHANGES: usize = 4;
/// After so long a connection is given up for another: what a session of PostgreSQL remembers of statements and tables only grows.
pub(super) const LIFE: Duration = Duration::from_secs(30 * 60);
/// How long another is waited for while the old one still answers, and when that is tried again.
const REPLACED: Duration = Duration::from_millis(500);
const REPLACED_AGAIN: Duration = Duration::from_secs(60);

/// Connections: two for each processor keep PostgreSQL busy there, and are fewer than there are questions.
fn many() -> usize {
    (2 * available_parallelism().map_or(2, usize::from)).clamp(4, 16)
}

/// A few connections for many questions.
#[derive(Clone)]
pub(super) struct Pipes(Arc<Inner>);

/// What connections are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Questions,
    Changes,
}

struct Inner {
    purpose: Use,
    config: Config,
    tls: Tls,
    turns: Semaphore,
    places: Box<[Place]>,
    statements: Arc<AtomicU64>,
}

/// Where one connection is.
#[derive(Default)]
struct Place {
    pipe: Mutex<Option<Open>>,
    /// Questions that go by it now.
    asking: AtomicUsize,
}

/// A connection, until it is old.
struct Open {
    pipe: Arc<Pipe>,
    until: Instant,
}

impl Pipes {
    pub(super) fn of(options: &PgConnectOptions, purpose: Use, statements: Arc<AtomicU64>) -> Result<Self, sqlx::Error> {
        let (what, many, deep) = match purpose {
            Use::Questions => ("reader", many(), DEEP),
            Use::Changes => ("steps", CHANGES, 1),
        };
        // Of these the options tell nothing but by an address, which they cannot write with every name and host.
        let secrets = options.clone().username("x").host("x").database("x").to_url_lossy();
        let mut config = Config::new();
        config.user(options.get_username()).port(options.get_port());
        match options.get_socket() {
            Some(folder) => config.host_path(folder),
            // an address of IPv6 comes in brackets
            None => config.host(options.get_host().trim_matches(['[', ']'])),
        };
        let read: Config = secrets[..Position::AfterPath].parse().map_err(sqlx::Error::config)?;
        read.get_password().map(|password| config.password(password));
        options.get_database().map(|name| config.dbname(name));
        options.get_application_name().map(|name| config.application_name(format!("{name} {what}")));
        options.get_options().map(|options| config.options(options));
        config.connect_timeout(ACQUIRE).tcp_user_timeout(SILENT).keepalives_idle(SILENT).keepalives_interval(SILENT / 5).keepalives_retries(3);
        let tls = Tls::of(secrets);
        config.ssl_mode(tls.mode());
        let places = (0..many).map(|_| Place::default()).collect();
        Ok(Self(Arc::new(Inner { purpose, config, tls, turns: Semaphore::new(deep * many), places, statements })))
    }

    /// Opens the first connection.
    pub(super) async fn open(&self) -> StoreResult<()> {
        self.0.asking().place.pipe_in_time(&self.0).await.map(drop)
    }

    /// What a statement finds, which changes nothing: it may be asked twice.
    pub(super) async fn read(&self, statement: &Statement) -> StoreResult<Sheet> {
        self.ask(statement).await.map_err(|failed| failed.error)
    }

    /// Makes a change of one statement, once: what became of one whose answer was lost, nobody knows.
    pub(super) async fn change(&self, statement: &Statement) -> StoreResult<()> {
        let changed = self.ask(statement).await.map(drop);
        changed.map_err(|failed| if failed.lost { StoreError::CommitUnknown(Box::new(failed.error)) } else { failed.error })
    }

    async fn ask(&self, statement: &Statement) -> Result<Sheet, Failed> {
        self.0.statements.fetch_add(1, Ordering::Relaxed);
        let _turn = self.0.turn().await?;
        let asking = self.0.asking();
        let mut again = true;
        loop {
            let pipe = asking.place.pipe_in_time(&self.0).await?;
            let hearing = Hearing(&pipe);
            let answer = pipe.ask(statement, self.0.purpose).await;
            hearing.done();
            match answer {
                Err(Failed { again: true, .. }) if again => again = false,
                answer => return answer,
            }
        }
    }

    /// Open connections, and how many of them nobody uses.
    pub(super) fn size(&self) -> (usize, usize) {
        let open = |place: &&Place| place.pipe.try_lock().map_or(true, |pipe| pipe.is_some());
        let idle = |place: &&Place| place.asking.load(Ordering::Relaxed) == 0;
        (self.0.places.iter().filter(open).count(), self.0.places.iter().filter(open).filter(idle).count())
    }

    /// Nobody asks any more; connections close when they have answered.
    pub(super) fn close(&self) {
        self.0.turns.close();
        self.0.places.iter().filter_map(|place| place.pipe.try_lock().ok()).for_each(|mut pipe| *pipe = None);
    }
}

impl Inner {
    async fn turn(&self) -> Result<SemaphorePermit<'_>, DbErr> {
        if let Ok(turn) = self.turns.try_acquire() {
            return Ok(turn);
        }
        match timeout(ACQUIRE, self.turns.acquire()).await {
            Ok(turn) => turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
            Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        }
    }

    /// Where the fewest ask; of those the first, so that no more connections are opened than are needed.
    fn asking(&self) -> Asking<'_> {
        loop {
            let counted = self.places.iter().map(|place| (place.asking.load(Ordering::Relaxed), place));
            let (asking, place) = counted.min_by_key(|(asking, _)| *asking).unwrap_or((0, &self.places[0]));
            // somebody else may have seen the same
            if place.asking.compare_exchange(asking, asking + 1, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
                return Asking { place };
            }
        }
    }
}

impl Place {
    /// Its connection, unless others have waited for it to be opened for so long.
    async fn pipe_in_time(&self, inner: &Inner) -> StoreResult<Arc<Pipe>> {
        timeout(ACQUIRE, self.pipe(inner)).await.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?
    }

    /// Its connection, which is opened where there is none that is any good.
    async fn pipe(&self, inner: &Inner) -> StoreResult<Arc<Pipe>> {
        let mut place = self.pipe.lock().await;
        let old = match place.as_mut().filter(|open| open.pipe.is_alive()) {
            Some(open) if Instant::now() < open.until => return Ok(open.pipe.clone()),
            old => old,
        };
        // apart, as what comes next: seldom done, and large
        let opening = Box::pin(Pipe::open(inner));
        let Some(old) = old else {
            let pipe = Arc::new(opening.await?);
            *place = Some(Open { pipe: pipe.clone(), until: Instant::now() + LIFE });
            return Ok(pipe);
        };
        // one that is only old is better than none
        match timeout(REPLACED, opening).await {
            Ok(Ok(pipe)) => *old = Open { pipe: Arc::new(pipe), until: Instant::now() + LIFE },
            Ok(Err(_)) | Err(_) => old.until = Instant::now() + REPLACED_AGAIN,
        }
        Ok(old.pipe.clone())
    }
}

/// Counted as one who asks.
struct Asking<'a> {
    place: &'a Place,
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.place.asking.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Until the answer is there. Whoever gives up before leaves a question behind that may take long: others are to ask elsewhere.
struct Hearing<'a>(&'a Pipe);

impl Hearing<'_> {
    fn done(self) {
        std::mem::forget(self);
    }
}

impl Drop for Hearing<'_> {
    fn drop(&mut self) {
        self.0.left.store(true, Ordering::Relaxed);
    }
}

/// A connection. It closes when nobody has it any more, and every answer has come.
struct Pipe {
    client: Client,
    /// By their text, which is ours and long.
    prepared: Cache<Box<str>, Arc<Prepared>, UnitWeighter, RandomState>,
    left: AtomicBool,
}

struct Prepared {
    statement: tokio_postgres::Statement,
    /// Cells and bytes of its last answer: the next one will have as many.
    room: (AtomicUsize, AtomicUsize),
}

/// Why there is no answer.
struct Failed {
    error: StoreError,
    /// There may be one the next time, and nothing has changed.
    again: bool,
    /// A change may have been made all the same.
    lost: bool,
}

impl<E: Into<StoreError>> From<E> for Failed {
    /// Before anything was sent. An answer that is too large tells the same: no change has one.
    fn from(error: E) -> Self {
        Self { error: error.into(), again: false, lost: false }
    }
}

impl Pipe {
    async fn open(inner: &Inner) -> StoreResult<Self> {
        let (client, connection) = inner.config.connect(inner.tls.clone()).await?;
        if inner.turns.is_closed() {
            return Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed).into());
        }
        let purpose = inner.purpose;
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(error = told(&error), ?purpose, "a connection to the database ended");
            }
        });
        let prepared = Cache::with(STATEMENTS_KEPT, STATEMENTS_KEPT as u64, UnitWeighter, RandomState::default(), DefaultLifecycle::default());
        Ok(Self { client, prepared, left: AtomicBool::new(false) })
    }

    fn is_alive(&self) -> bool {
        !self.client.is_closed() && !self.left.load(Ordering::Relaxed)
    }

    async fn ask(&self, statement: &Statement, purpose: Use) -> Result<Sheet, Failed> {
        let values = bound(statement);
        // to prepare it changes nothing
        let prepared = self.prepared(&statement.sql, values).await.map_err(|error| self.failed(&statement.sql, &error, Use::Questions))?;
        let failed = |error| self.failed(&statement.sql, &error, purpose);
        let rows = self.client.query_raw(&prepared.statement, values.iter().map(Bound)).await.map_err(failed)?;
        let mut rows = std::pin::pin!(rows);
        let (cells, bytes) = &prepared.room;
        let width = prepared.statement.columns().len();
        let mut sheet = Sheet::with_room(width, (cells.load(Ordering::Relaxed), bytes.load(Ordering::Relaxed)));
        while let Some(row) = rows.try_next().await.map_err(failed)? {
            for column in 0..width {
                match row.try_get::<_, Option<Raw>>(column).map_err(failed)? {
                    None => sheet.null(),
                    Some(Raw(written)) => sheet.written(written)?,
                }
            }
        }
        cells.store(sheet.size().0, Ordering::Relaxed);
        bytes.store(sheet.size().1, Ordering::Relaxed);
        Ok(sheet)
    }

    fn failed(&self, text: &str, error: &tokio_postgres::Error, purpose: Use) -> Failed {
        let cause = self.cause(text, error);
        let (again, lost) = match (cause, purpose) {
            (Cause::Prepared, _) | (Cause::Over | Cause::Lost, Use::Questions) => (true, false),
            (Cause::Lost, Use::Changes) => (false, true),
            // with its last word the server says that nothing was changed
            (Cause::Over, Use::Changes) | (Cause::Told | Cause::Ours, _) => (false, false),
        };
        let error = match cause {
            Cause::Ours => StoreError::Database(DbErr::Query(RuntimeErr::Internal(told(error)))),
            _ => error.into(),
        };
        Failed { error, again, lost }
    }

    fn cause(&self, text: &str, error: &tokio_postgres::Error) -> Cause {
        let cause = match error.code().map(SqlState::code) {
            Some("26000" | "0A000") => Cause::Prepared,
            Some(code) if is_over(code) => Cause::Over,
            Some(_) => Cause::Told,
            None if error.is_closed() || self.client.is_closed() => Cause::Lost,
            None => Cause::Ours,
        };
        match cause {
            Cause::Prepared => drop(self.prepared.remove(text)),
            // nobody asks here any more
            Cause::Over | Cause::Lost => self.left.store(true, Ordering::Relaxed),
            Cause::Told | Cause::Ours => {}
        }
        cause
    }

    async fn prepared(&self, text: &str, values: &[Value]) -> Result<Arc<Prepared>, tokio_postgres::Error> {
        if let Some(prepared) = self.prepared.get(text) {
            return Ok(prepared);
        }
        let types: Vec<Type> = values.iter().map(type_of).collect();
        let statement = Box::pin(self.client.prepare_typed(text, &types)).await?;
        let prepared = Arc::new(Prepared { statement, room: Default::default() });
        self.prepared.insert(text.into(), prepared.clone());
        Ok(prepared)
    }
}

/// What an error is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// What was prepared is not there any more, or finds other columns since a table was changed.
    Prepared,
    /// The server says that it ends.
    Over,
    /// The way there has ended.
    Lost,
    /// The server says what is wrong.
    Told,
    /// Neither the server nor the way there.
    Ours,
}

/// The values of a statement.
fn bound(statement: &Statement) -> &[Value] {
    statement.values.as_ref().map_or(&[], |values| &values.0)
}

type Failure = Box<dyn std::error::Error + Sync + Send>;

/// What PostgreSQL is told that a value is.
fn type_of(value: &Value) -> Type {
    match value {
        Value::Bool(_) => Type::BOOL,
        Value::SmallInt(_) => Type::INT2,
        Value::Int(_) => Type::INT4,
        Value::BigInt(_) => Type::INT8,
        Value::String(_) => Type::TEXT,
        Value::Bytes(_) => Type::BYTEA,
        Value::Uuid(_) => Type::UUID,
        Value::Array(ArrayType::Int, _) => Type::INT4_ARRAY,
        Value::Array(ArrayType::BigInt, _) => Type::INT8_ARRAY,
        Value::Array(ArrayType::String, _) => Type::TEXT_ARRAY,
        Value::Array(ArrayType::Uuid, _) => Type::UUID_ARRAY,
        // binding it tells what is wrong
        _ => Type::UNKNOWN,
    }
}

/// A value of ours as PostgreSQL takes it.
#[derive(Debug)]
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match self.0 {
            Value::Bool(it) => it.to_sql(ty, out),
            Value::SmallInt(it) => it.to_sql(ty, out),
            Value::Int(it) => it.to_sql(ty, out),
            Value::BigInt(it) => it.to_sql(ty, out),
            Value::String(it) => it.to_sql(ty, out),
            Value::Bytes(it) => it.to_sql(ty, out),
            Value::Uuid(Some(it)) => {
                out.extend_from_slice(it.as_bytes());
                Ok(IsNull::No)
            }
            // another type would be a panic below
            Value::Array(_, Some(items)) if matches!(ty.kind(), Kind::Array(_)) => items.iter().map(Bound).collect::<Vec<_>>().to_sql(ty, out),
            Value::Uuid(None) | Value::Array(_, None) => Ok(IsNull::Yes),
            other => Err(format!("no statement binds {other:?}").into()),
        }
    }

    /// Statements are prepared for the types of their values.
    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

/// A cell as PostgreSQL writes it.
struct Raw<'a>(&'a [u8]);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        Ok(Self(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
