//! PostgreSQL for planned answers. By the driver that everything else goes by, a connection belongs to one question until its answer is there, and both ends are
//! woken for each; here questions follow one another on a few connections without waiting for the answers before theirs.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
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
use sea_orm::{
    ConnAcquireErr, DbErr, RuntimeErr, Statement, Value,
    sea_query::{ArrayType, Values},
};
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
    error::{StoreError, StoreResult, told},
    sheet::{Sheet, TooMuch},
    tls::Tls,
};

/// Questions on one connection at a time: a slow one holds up those behind it.
const DEEP: usize = 4;
/// A connection whose other end says nothing for so long is gone.
const SILENT: Duration = Duration::from_secs(5);

/// Connections: two for each processor keep PostgreSQL busy there, and are fewer than there are questions.
fn many() -> usize {
    (2 * available_parallelism().map_or(2, usize::from)).clamp(4, 16)
}

/// A few connections for many questions.
#[derive(Clone)]
pub(super) struct Pipes(Arc<Inner>);

struct Inner {
    config: Config,
    tls: Tls,
    /// After so long a connection is given up for another.
    life: Duration,
    turns: Semaphore,
    places: Box<[Place]>,
}

/// Where one connection is.
#[derive(Default)]
struct Place {
    pipe: Mutex<Option<Arc<Pipe>>>,
    /// Questions that go by it now.
    asking: AtomicUsize,
}

impl Pipes {
    pub(super) fn of(options: &PgConnectOptions, life: Duration) -> Result<Self, sqlx::Error> {
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
        options.get_application_name().map(|name| config.application_name(format!("{name} reader")));
        options.get_options().map(|options| config.options(options));
        config.connect_timeout(ACQUIRE).tcp_user_timeout(SILENT).keepalives_idle(SILENT).keepalives_interval(SILENT / 5).keepalives_retries(3);
        let tls = Tls::of(secrets);
        config.ssl_mode(tls.mode());
        let places: Box<[Place]> = (0..many()).map(|_| Place::default()).collect();
        Ok(Self(Arc::new(Inner { config, tls, life, turns: Semaphore::new(DEEP * places.len()), places })))
    }

    /// Opens the first connection.
    pub(super) async fn open(&self) -> StoreResult<()> {
        self.0.place().pipe_in_time(&self.0).await.map(drop)
    }

    /// What a statement finds, which changes nothing: it may be asked twice.
    pub(super) async fn read(&self, statement: &Statement) -> StoreResult<Sheet> {
        let _turn = self.0.turn().await?;
        let place = self.0.place();
        let _asking = Asking::at(place);
        let mut again = true;
        loop {
            let pipe = place.pipe_in_time(&self.0).await?;
            let hearing = Hearing(&pipe);
            let read = pipe.read(statement).await;
            hearing.done();
            match read {
                Err(Failed { again: true, .. }) if again => again = false,
                read => return read.map_err(|failed| failed.error),
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
    fn place(&self) -> &Place {
        self.places.iter().min_by_key(|place| place.asking.load(Ordering::Relaxed)).unwrap_or(&self.places[0])
    }
}

impl Place {
    /// Its connection, unless others have waited for it to be opened for so long.
    async fn pipe_in_time(&self, inner: &Inner) -> StoreResult<Arc<Pipe>> {
        timeout(ACQUIRE, self.pipe(inner)).await.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?
    }

    /// Its connection, which is opened where there is none that is any good.
    async fn pipe(&self, inner: &Inner) -> StoreResult<Arc<Pipe>> {
        let mut pipe = self.pipe.lock().await;
        if let Some(pipe) = pipe.as_ref().filter(|pipe| pipe.is_alive() && pipe.since.elapsed() < inner.life) {
            return Ok(pipe.clone());
        }
        // apart, as what comes next: seldom done, and large
        match (Box::pin(Pipe::open(inner)).await, pipe.as_ref()) {
            (Ok(opened), _) => Ok(pipe.insert(Arc::new(opened)).clone()),
            // one that is only old is better than none
            (Err(_), Some(pipe)) if pipe.is_alive() => Ok(pipe.clone()),
            (Err(error), _) => Err(error),
        }
    }
}

/// Counted as one who asks.
struct Asking<'a>(&'a Place);

impl<'a> Asking<'a> {
    fn at(place: &'a Place) -> Self {
        place.asking.fetch_add(1, Ordering::Relaxed);
        Self(place)
    }
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.0.asking.fetch_sub(1, Ordering::Relaxed);
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
    since: Instant,
    left: AtomicBool,
}

struct Prepared {
    statement: tokio_postgres::Statement,
    /// Cells and bytes of its last answer: the next one will have as many.
    room: (AtomicUsize, AtomicUsize),
}

/// Why there is no answer, and whether there may be one the next time.
struct Failed {
    error: StoreError,
    again: bool,
}

impl Pipe {
    async fn open(inner: &Inner) -> StoreResult<Self> {
        let (client, connection) = inner.config.connect(inner.tls.clone()).await?;
        if inner.turns.is_closed() {
            return Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed).into());
        }
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(error = told(&error), "a reading connection ended");
            }
        });
        let prepared = Cache::with(STATEMENTS_KEPT, STATEMENTS_KEPT as u64, UnitWeighter, RandomState::default(), DefaultLifecycle::default());
        Ok(Self { client, prepared, since: Instant::now(), left: AtomicBool::new(false) })
    }

    fn is_alive(&self) -> bool {
        !self.client.is_closed() && !self.left.load(Ordering::Relaxed)
    }

    async fn read(&self, statement: &Statement) -> Result<Sheet, Failed> {
        let none = Values(Vec::new());
        let values = &statement.values.as_ref().unwrap_or(&none).0;
        let failed = |error: tokio_postgres::Error| {
            let again = match error.code().map(SqlState::code) {
                // what was prepared is not there any more, or finds other columns since a table was changed
                Some("26000" | "0A000") => {
                    self.prepared.remove(statement.sql.as_str());
                    true
                }
                Some("57P01" | "57P02" | "57P03") => self.is_over(),
                Some(_) => false,
                None if error.is_closed() || self.client.is_closed() => self.is_over(),
                // neither the server nor the way there: ours
                None => return Failed { error: StoreError::Database(DbErr::Query(RuntimeErr::Internal(told(&error)))), again: false },
            };
            Failed { error: error.into(), again }
        };
        let prepared = self.prepared(&statement.sql, values).await.map_err(failed)?;
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

    /// Its server ended, or the way there: nobody asks here any more.
    fn is_over(&self) -> bool {
        self.left.store(true, Ordering::Relaxed);
        true
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

impl From<TooMuch> for Failed {
    fn from(error: TooMuch) -> Self {
        Self { error: error.into(), again: false }
    }
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
            other => Err(format!("nothing planned binds {other:?}").into()),
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
