//! SQLite for planned answers. The driver that everything else goes by hands over each row by itself, and each cell of it as a value of its
//! own, and whoever waits is woken for each; here a thread reads all rows, and hands them over once, in one piece.

use std::{path::PathBuf, sync::mpsc, thread};

use deadpool::{
    Runtime,
    managed::{Manager, Metrics, Object, Pool, PoolError, QueueMode, RecycleResult, TimeoutType},
};
use rusqlite::{
    Connection, OpenFlags, ToSql,
    config::DbConfig,
    params_from_iter,
    types::{ToSqlOutput, Type, ValueRef},
};
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, Statement, Value, sea_query::Values};
use tokio::sync::oneshot;

use super::{
    connect::{ACQUIRE, BUSY, READERS, STATEMENTS_KEPT},
    error::{StoreError, StoreResult},
    sheet::Sheet,
};

/// Room that a thread keeps from one question to the next: more than nearly every answer needs.
const ROOM: usize = 256 << 10;

/// Read-only connections to a file, each with a thread.
#[derive(Clone)]
pub(super) struct Desks(Pool<Maker>);

/// A thread with a connection; it ends when nobody has this any more.
struct Lane(mpsc::Sender<Job>);

/// What a thread is to read. It keeps its own lane meanwhile: whoever asked may have given up, and the thread is free only at the end.
struct Job {
    statements: Vec<Statement>,
    lane: Object<Maker>,
    answer: oneshot::Sender<rusqlite::Result<Vec<Sheet>>>,
}

impl Desks {
    pub(super) fn of(file: PathBuf) -> Result<Self, sqlx::Error> {
        let builder = Pool::builder(Maker(file)).max_size(READERS as usize).queue_mode(QueueMode::Lifo).runtime(Runtime::Tokio1);
        builder.wait_timeout(Some(ACQUIRE)).create_timeout(Some(ACQUIRE)).build().map(Self).map_err(sqlx::Error::config)
    }

    /// Opens the first connection.
    pub(super) async fn open(&self) -> StoreResult<()> {
        self.lane().await.map(drop)
    }

    async fn lane(&self) -> StoreResult<Object<Maker>> {
        self.0.get().await.map_err(|error| match error {
            PoolError::Timeout(TimeoutType::Wait) => StoreError::from(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
            PoolError::Backend(error) => error,
            other => StoreError::Unavailable(internal(&other)),
        })
    }

    /// What statements find, all of them at one moment.
    pub(super) async fn read(&self, statements: Vec<Statement>) -> StoreResult<Vec<Sheet>> {
        if statements.is_empty() {
            return Ok(Vec::new());
        }
        let lane = self.lane().await?;
        let (answer, answered) = oneshot::channel();
        let jobs = lane.0.clone();
        if let Err(mpsc::SendError(job)) = jobs.send(Job { statements, lane, answer }) {
            // its thread is gone
            drop(Object::take(job.lane));
        }
        answered.await.map_err(|gone| StoreError::Unavailable(internal(&gone)))?.map_err(StoreError::from)
    }

    pub(super) fn size(&self) -> (usize, usize) {
        let status = self.0.status();
        (status.size, status.available)
    }

    pub(super) fn close(&self) {
        self.0.close();
    }
}

/// A connection, and room for what is being read.
struct Desk {
    connection: Connection,
    room: Sheet,
}

impl Desk {
    fn open(file: PathBuf) -> rusqlite::Result<Self> {
        // one thread alone uses it
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        // SQLite would plan anew whenever another value is bound
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Self { connection, room: Sheet::default() })
    }

    /// Reads until nobody can ask any more.
    fn work(mut self, jobs: &mpsc::Receiver<Job>) {
        while let Ok(Job { statements, lane, answer }) = jobs.recv() {
            let sheets = self.read_all(statements);
            self.room.begin(0);
            self.room.shrink_to(ROOM);
            // free before whoever asked goes on, and asks for more
            drop(lane);
            let _ = answer.send(sheets);
        }
    }

    fn read_all(&mut self, statements: Vec<Statement>) -> rusqlite::Result<Vec<Sheet>> {
        let Self { connection, room } = self;
        // several see the same by one transaction, which writes nothing: taken back at its end
        let _moment = (statements.len() > 1).then(|| connection.unchecked_transaction()).transpose()?;
        statements.into_iter().map(|statement| read(connection, statement, room)).collect()
    }
}

fn read(connection: &Connection, statement: Statement, room: &mut Sheet) -> rusqlite::Result<Sheet> {
    let mut prepared = connection.prepare_cached(&statement.sql)?;
    let width = prepared.column_count();
    room.begin(width);
    let mut rows = prepared.query(params_from_iter(statement.values.unwrap_or(Values(Vec::new())).0.into_iter().map(Bound)))?;
    while let Some(row) = rows.next()? {
        for column in 0..width {
            match row.get_ref(column)? {
                ValueRef::Null => room.null(),
                ValueRef::Integer(number) => room.int(number),
                ValueRef::Text(part) | ValueRef::Blob(part) => {
                    room.bytes(part).map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, error.into()))?;
                }
                // no table has such a column
                ValueRef::Real(_) => return Err(rusqlite::Error::InvalidColumnType(column, statement.sql, Type::Real)),
            }
        }
    }
    Ok(room.clone())
}

/// A value of ours as SQLite takes it.
struct Bound(Value);

impl ToSql for Bound {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match &self.0 {
            Value::Bool(it) => it.map(|it| ValueRef::Integer(it.into())),
            Value::SmallInt(it) => it.map(|it| ValueRef::Integer(it.into())),
            Value::Int(it) => it.map(|it| ValueRef::Integer(it.into())),
            Value::BigInt(it) => it.map(ValueRef::Integer),
            Value::String(it) => it.as_ref().map(|it| ValueRef::Text(it.as_bytes())),
            Value::Bytes(it) => it.as_ref().map(|it| ValueRef::Blob(it)),
            Value::Uuid(it) => it.as_ref().map(|it| ValueRef::Blob(it.as_bytes())),
            other => return Err(rusqlite::Error::ToSqlConversionFailure(format!("nothing planned binds {other:?}").into())),
        };
        Ok(ToSqlOutput::Borrowed(value.unwrap_or(ValueRef::Null)))
    }
}

/// Opens connections.
struct Maker(PathBuf);

impl Manager for Maker {
    type Type = Lane;
    type Error = StoreError;

    async fn create(&self) -> StoreResult<Lane> {
        let file = self.0.clone();
        let (jobs, received) = mpsc::channel();
        let (opened, open) = oneshot::channel();
        let work = move || match Desk::open(file) {
            Ok(desk) => {
                let _ = opened.send(Ok(()));
                desk.work(&received);
            }
            Err(error) => drop(opened.send(Err(error))),
        };
        thread::Builder::new().name("reader".into()).spawn(work).map_err(|error| StoreError::Unavailable(internal(&error)))?;
        open.await.map_err(|gone| StoreError::Unavailable(internal(&gone)))??;
        Ok(Lane(jobs))
    }

    /// A file does not go away, and every statement was read to its end.
    async fn recycle(&self, _: &mut Lane, _: &Metrics) -> RecycleResult<StoreError> {
        Ok(())
    }
}

fn internal(error: &dyn std::error::Error) -> DbErr {
    DbErr::Query(RuntimeErr::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sea_orm::DatabaseBackend;

    use super::{super::cells::Cell, *};

    fn asked(sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        Statement::from_sql_and_values(DatabaseBackend::Sqlite, sql, values)
    }

    async fn desks() -> (Desks, Connection, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.db");
        let writer = Connection::open(&file).unwrap();
        writer
            .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (n integer, w text, b blob); INSERT INTO t VALUES (1, '灰度', x'00ff'), (2, NULL, NULL)")
            .unwrap();
        (Desks::of(file).unwrap(), writer, folder)
    }

    fn int(sheet: &Sheet, row: usize, column: usize) -> Option<i64> {
        sheet.cell(row, column)?.int()
    }

    #[tokio::test]
    async fn cells_come_as_they_are() {
        let (desks, _writer, _folder) = desks().await;
        let of = |values: Vec<Value>| desks.read(vec![asked("SELECT n, w, b, n FROM t WHERE n >= ? AND (w = ? OR w IS NULL)", values)]);
        let sheet = of(vec![1.into(), "灰度".into()]).await.unwrap().pop().unwrap();
        assert_eq!(sheet.len(), 2);
        assert_eq!((int(&sheet, 0, 0), int(&sheet, 1, 3)), (Some(1), Some(2)));
        assert!(matches!((sheet.cell(0, 1), sheet.cell(0, 2)), (Some(Cell::Bytes(word)), Some(Cell::Bytes([0, 255]))) if word == "灰度".as_bytes()));
        // a cell is of one kind; null, and beside the sheet, there is nothing
        assert_eq!((int(&sheet, 0, 1), sheet.cell(0, 0).and_then(Cell::text)), (None, None));
        assert!([(1, 1), (1, 2), (2, 0), (0, 4)].iter().all(|(row, column)| sheet.cell(*row, *column).is_none()));
        let turned = sheet.sorted_by_key(|line| std::cmp::Reverse(line.int(0)));
        assert_eq!((int(&turned, 0, 0), turned.cell(1, 1).and_then(Cell::text)), (Some(2), Some("灰度")));
        assert_eq!(of(vec![3.into(), "".into()]).await.unwrap().pop().unwrap().len(), 0);
    }

    #[tokio::test]
    async fn several_statements_are_of_one_moment() {
        let (desks, writer, _folder) = desks().await;
        desks.open().await.unwrap();
        let counted = "SELECT count(*) FROM t";
        // the second waits long enough for the row that comes meanwhile
        let slow = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 2000000) SELECT count(*) FROM c";
        let (mut written, desks) = (0, Arc::new(desks));
        // until something was written meanwhile
        loop {
            let (begun, desks) = (written, desks.clone());
            let reading = tokio::spawn(async move { desks.read(vec![asked(counted, []), asked(slow, []), asked(counted, [])]).await });
            while !reading.is_finished() {
                writer.execute_batch("INSERT INTO t VALUES (3, NULL, NULL)").unwrap();
                written += 1;
                tokio::task::yield_now().await;
            }
            let found = reading.await.unwrap().unwrap();
            assert_eq!(int(&found[0], 0, 0), int(&found[2], 0, 0));
            if written > begun + 2 {
                break;
            }
        }
        // and what is read next is of its own
        assert_eq!(int(&desks.read(vec![asked(counted, [])]).await.unwrap()[0], 0, 0), Some(2 + written));
    }

    #[tokio::test]
    async fn a_connection_is_as_good_as_new_after_an_error_and_after_somebody_gave_up() {
        let (desks, _writer, _folder) = desks().await;
        for wrong in ["SELECT nothing FROM t", "SELECT 0.5", "INSERT INTO t VALUES (9, NULL, NULL)"] {
            assert!(matches!(desks.read(vec![asked("SELECT n FROM t", []), asked(wrong, [])]).await, Err(StoreError::Database(_))), "{wrong}");
        }
        for _ in 0..50 {
            let reading = desks.read(vec![asked("SELECT n FROM t", [])]);
            let _ = futures_util::FutureExt::now_or_never(reading);
        }
        assert_eq!(desks.read(vec![asked("SELECT n FROM t", [])]).await.unwrap()[0].len(), 2);
        assert!(desks.size().0 <= READERS as usize);
        desks.close();
        assert!(matches!(desks.read(vec![asked("SELECT n FROM t", [])]).await, Err(StoreError::Unavailable(_))));
    }

    #[tokio::test]
    async fn what_is_wrong_with_a_file_is_told_at_once() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(Desks::of(folder.path().join("none.db")).unwrap().open().await, Err(StoreError::Unavailable(_))));
    }
}
