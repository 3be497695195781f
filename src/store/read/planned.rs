//! Lists and things as elsewhere in this folder, with the columns that a planned answer asks for, and their cells as the driver has them.

use std::{collections::HashMap, ops::Range, sync::Arc};

use sea_orm::{DatabaseBackend, Value};
use sqlx::{Decode, Row as _, Sqlite, ValueRef, postgres::PgRow, sqlite::SqliteRow};
use uuid::Uuid;

use super::{Reader, content, person, version};
use crate::{
    domain::{
        actor::ProgramRole,
        content::ContentKind,
        id::{AccountId, ProgramId, VersionId},
        page::Window,
        published::{ContentFilter, ContentOrder},
        version::StateWord,
    },
    store::{
        error::StoreResult,
        lanes::Rows,
        rows::{live_table, uuid},
        select::{Class, Select, timeline},
        sql::Sql,
    },
};

/// What a row goes by in a statement.
pub const CONTENT: &str = "c";
pub const PROGRAM: &str = "p";
pub const VERSION: &str = "v";
pub const EVENT: &str = "e";
pub const LABEL: &str = "t";
/// A membership beside the program it is of.
pub const MEMBER: &str = "m";

/// The column by which rows below others know whose they are: the first that is selected.
pub const OF_PROGRAM: (&str, &str) = (VERSION, "program_id");
pub const OF_VERSION: (&str, &str) = (EVENT, "of_version");

/// One row.
#[derive(Clone, Copy)]
pub enum Line<'r> {
    Postgres(&'r PgRow),
    /// Whose columns lie elsewhere.
    Moved(&'r PgRow, &'r [usize]),
    Sqlite(&'r SqliteRow),
    /// Cells of a row that came along, as PostgreSQL writes them.
    Cells(&'r [Option<&'r [u8]>]),
}

/// What was found.
pub enum Lines {
    All(Rows),
    /// Some of what was found for several questions, and where their columns lie.
    Some(Arc<Rows>, Range<usize>, Arc<[usize]>),
    /// Some of what was found.
    Picked(Arc<Rows>, Vec<usize>),
    /// There was nothing to ask.
    None,
}

impl Lines {
    pub fn len(&self) -> usize {
        match self {
            Self::All(Rows::Postgres(rows)) => rows.len(),
            Self::All(Rows::Sqlite(rows)) => rows.len(),
            Self::Some(_, range, _) => range.len(),
            Self::Picked(_, places) => places.len(),
            Self::None => 0,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn line(&self, place: usize) -> Option<Line<'_>> {
        match self {
            Self::All(Rows::Postgres(rows)) => rows.get(place).map(Line::Postgres),
            Self::All(Rows::Sqlite(rows)) => rows.get(place).map(Line::Sqlite),
            Self::Some(rows, range, moved) => match rows.as_ref() {
                Rows::Postgres(rows) => rows.get(range.start + place).map(|row| Line::Moved(row, moved)),
                Rows::Sqlite(_) => None,
            },
            Self::Picked(rows, places) => match rows.as_ref() {
                Rows::Postgres(rows) => rows.get(*places.get(place)?).map(Line::Postgres),
                Rows::Sqlite(_) => None,
            },
            Self::None => None,
        }
    }
}

impl<'r> Line<'r> {
    /// The bytes of a cell, as PostgreSQL writes it.
    fn bytes(self, column: usize) -> Option<&'r [u8]> {
        match self {
            Self::Postgres(row) => row.try_get_raw(column).ok().filter(|cell| !cell.is_null())?.as_bytes().ok(),
            Self::Moved(row, moved) => Self::Postgres(row).bytes(*moved.get(column)?),
            Self::Cells(cells) => *cells.get(column)?,
            Self::Sqlite(_) => None,
        }
    }

    /// The bytes of a text: both databases hold UTF-8, for we wrote it.
    pub fn text(self, column: usize) -> Option<&'r [u8]> {
        match self {
            Self::Sqlite(row) => row.try_get_raw(column).ok().filter(|cell| !cell.is_null()).and_then(|cell| <&[u8] as Decode<Sqlite>>::decode(cell).ok()),
            _ => self.bytes(column),
        }
    }

    /// A whole number of any width; of a boolean, 0 or 1.
    pub fn int(self, column: usize) -> Option<i64> {
        match self {
            Self::Sqlite(row) => row.try_get_raw(column).ok().filter(|cell| !cell.is_null()).and_then(|cell| <i64 as Decode<Sqlite>>::decode(cell).ok()),
            _ => match *self.bytes(column)? {
                [flag] => Some(i64::from(flag)),
                [a, b] => Some(i64::from(i16::from_be_bytes([a, b]))),
                [a, b, c, d] => Some(i64::from(i32::from_be_bytes([a, b, c, d]))),
                ref bytes => bytes.try_into().map(i64::from_be_bytes).ok(),
            },
        }
    }

    /// The bits of an id.
    pub fn bits(self, column: usize) -> Option<u128> {
        match self {
            Self::Sqlite(row) => {
                let cell = row.try_get_raw(column).ok().filter(|cell| !cell.is_null())?;
                <&[u8] as Decode<Sqlite>>::decode(cell).ok()?.try_into().map(u128::from_be_bytes).ok()
            }
            _ => self.bytes(column)?.try_into().map(u128::from_be_bytes).ok(),
        }
    }

    pub fn is_null(self, column: usize) -> bool {
        match self {
            Self::Sqlite(row) => row.try_get_raw(column).is_ok_and(|cell| cell.is_null()),
            _ => self.bytes(column).is_none(),
        }
    }

    /// Ids in their order.
    pub fn ids(self, column: usize) -> Option<Vec<u128>> {
        match self {
            Self::Sqlite(_) => match self.text(column) {
                None => Some(Vec::new()),
                Some(text) => str::from_utf8(text).ok()?.split(',').map(|id| u128::from_str_radix(id, 16).ok()).collect(),
            },
            _ => items(self.bytes(column)?)?.into_iter().map(|item| item?.try_into().map(u128::from_be_bytes).ok()).collect(),
        }
    }

    /// The rows that came along with this one: their cells, and how many of them make a row. None: something else stands there.
    pub fn along(self, select: &Select, along: usize) -> Option<(Vec<Option<&'r [u8]>>, usize)> {
        let (first, width) = select.arrays(along)?;
        let mut cells: Vec<Option<&'r [u8]>> = Vec::new();
        for column in 1..width {
            let Some(array) = self.bytes(first + column - 1) else { return Some((Vec::new(), width)) };
            let items = items(array)?;
            if cells.is_empty() {
                cells.resize(items.len() * width, None);
            }
            for (place, item) in items.into_iter().enumerate() {
                *cells.get_mut(place * width + column)? = item;
            }
        }
        Some((cells, width))
    }
}

/// The items of an array of one dimension, as PostgreSQL writes it: dimensions, flags, type, length, first place; then each with its length.
fn items(mut array: &[u8]) -> Option<Vec<Option<&[u8]>>> {
    fn int(bytes: &mut &[u8]) -> Option<i32> {
        let (head, rest) = bytes.split_first_chunk::<4>()?;
        *bytes = rest;
        Some(i32::from_be_bytes(*head))
    }
    let dimensions = int(&mut array)?;
    if dimensions == 0 {
        return Some(Vec::new());
    }
    if dimensions != 1 {
        return None;
    }
    let (_flags, _type) = (int(&mut array)?, int(&mut array)?);
    let (count, _first) = (int(&mut array)?, int(&mut array)?);
    (0..count)
        .map(|_| match usize::try_from(int(&mut array)?) {
            Err(_) => Some(None),
            Ok(length) => {
                let (item, rest) = array.split_at_checked(length)?;
                array = rest;
                Some(Some(item))
            }
        })
        .collect()
}

/// A window, and whether it is asked if there is more behind it: only then is one row more read.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    pub window: Window,
    pub more: bool,
}

impl Cut {
    fn rows(&self) -> u32 {
        self.window.take + u32::from(self.more)
    }
}

/// Which rows.
#[derive(Clone, Debug)]
pub enum Ask {
    /// A window on the live content of a kind.
    Content(ContentKind, ContentFilter, ContentOrder, Cut),
    /// A window on the caller's programs.
    Programs(Option<ProgramRole>, Cut),
    /// The same window on the versions of each program.
    Versions(Vec<StateWord>, Cut),
    Version(VersionId),
    Program(ProgramId),
    /// What happened to each version.
    Timelines,
    /// Categories of news, or of capabilities.
    Categories(ContentKind),
    AllTags,
}

impl Reader {
    /// Whether rows come along with those they belong to.
    pub fn brings_along(&self) -> bool {
        self.backend() == DatabaseBackend::Postgres
    }

    /// Rows for a planned answer. `above`: the ids of what they belong to, where they belong to something.
    pub async fn planned(&self, ask: &Ask, select: &Select, above: &[u128], eyes: Eyes) -> StoreResult<Lines> {
        let sql = self.sql("SELECT ").push(select.list(self.brings_along()));
        Ok(Lines::All(self.lanes.rows(asked(sql, ask, select, above, eyes).statement()).await?))
    }

    /// Rows for several questions at the root, by one statement where the database can do that.
    pub async fn planned_together(&self, asks: &[(&Ask, &Select)], together: &Together, eyes: Eyes) -> StoreResult<Vec<Lines>> {
        if asks.len() < 2 || !self.brings_along() {
            let each = asks.iter().map(|(ask, select)| self.planned(ask, select, &[], eyes));
            return futures_util::future::try_join_all(each).await;
        }
        let mut sql = self.sql("");
        for (place, ((ask, select), (list, _))) in asks.iter().zip(&together.0).enumerate() {
            sql = sql.push(if place == 0 { "(SELECT " } else { " UNION ALL (SELECT " }).push(list);
            sql = asked(sql, ask, select, &[], eyes).push(")");
        }
        let rows = self.lanes.rows(sql.statement()).await?;
        let Rows::Postgres(found) = &rows else { return Ok(Vec::new()) };
        // each question's rows come together, in their order
        let mut ends = vec![0; asks.len()];
        for (place, row) in found.iter().enumerate() {
            if let Some(end) = Line::Postgres(row).int(0).and_then(|of| ends.get_mut(usize::try_from(of).ok()?)) {
                *end = place + 1;
            }
        }
        let rows = Arc::new(rows);
        let mut begin = 0;
        let cut = ends.into_iter().zip(&together.0).map(|(end, (_, moved))| {
            let range = begin..end.max(begin);
            begin = range.end;
            Lines::Some(rows.clone(), range, moved.clone())
        });
        Ok(cut.collect())
    }
}

/// Programs, versions, and where the versions of each program lie.
pub type WithVersions = (Lines, Lines, HashMap<u128, Range<usize>>);

impl Reader {
    /// A person's programs with the same window on the versions of each, by one statement, for a database that brings rows along: a row for each version.
    /// `of`: the column with the id of a program.
    pub async fn programs_with_versions(
        &self,
        (programs, select): (&Ask, &Select),
        of: usize,
        (versions, below): (&Ask, &Select),
        eyes: Eyes,
    ) -> StoreResult<WithVersions> {
        let (me, columns) = (eyes.caller.map(uuid), below.columns(true));
        let width = select.columns(true).len();
        let (Ask::Programs(role, cut), Ask::Versions(states, beneath)) = (programs, versions) else { return Ok((Lines::None, Lines::None, HashMap::new())) };
        let mut sql = self.sql("SELECT ").push(select.list(true));
        for place in 0..columns.len() {
            sql = sql.push(&format!(", s.c{place}"));
        }
        let sql = select.add_joins(of_person(sql, *role, cut, me), me).push(" LEFT JOIN LATERAL (SELECT ");
        let columns: Vec<String> = columns.into_iter().enumerate().map(|(place, (text, ..))| format!("{text} AS c{place}")).collect();
        let sql = sql.push(&columns.join(", ")).push(" FROM (SELECT v.* FROM version AS v WHERE v.program_id = p.id");
        let sql = below.add_joins(newest(sql, states, beneath).push(") AS v"), me).push(") AS s ON true").push(&person::joining(&cut.window));
        // the first two columns of versions: whose they are, and which upload
        let rows = self.lanes.rows(sql.push(&format!(", s.c1 {}", direction(&beneath.window))).statement()).await?;
        let (mut places, mut groups): (Vec<usize>, HashMap<u128, Range<usize>>) = Default::default();
        let Rows::Postgres(found) = &rows else { return Ok((Lines::None, Lines::None, groups)) };
        let mut last = None;
        for (place, row) in found.iter().enumerate() {
            let id = Line::Postgres(row).bits(of);
            if id != last {
                places.push(place);
                last = id;
            }
            // one without versions has a row all the same
            if let Some(id) = id.filter(|_| !Line::Postgres(row).is_null(width)) {
                groups.entry(id).or_insert(place..place).end = place + 1;
            }
        }
        let all = 0..found.len();
        let rows = Arc::new(rows);
        Ok((Lines::Picked(rows.clone(), places), Lines::Some(rows, all, (width..width + columns.len()).collect()), groups))
    }
}

/// The window on the programs of a person, up to what they refer to.
fn of_person(begun: Sql, role: Option<ProgramRole>, cut: &Cut, me: Option<Uuid>) -> Sql {
    let sql = begun.push(" FROM (SELECT m.program_id, m.since FROM program_member AS m WHERE m.account_id = ").bind(me);
    person::joined(sql, role, &cut.window, cut.rows()).push(") AS m JOIN program AS p ON p.id = m.program_id")
}

/// The window on the versions of one program, behind the condition that names it.
fn newest(sql: Sql, states: &[StateWord], cut: &Cut) -> Sql {
    narrowed(sql, states, &cut.window).push(&format!(" ORDER BY v.uploaded_revision {}{}", direction(&cut.window), content::limit(cut.rows())))
}

fn narrowed(sql: Sql, states: &[StateWord], window: &Window) -> Sql {
    let sql = version::with_states(sql, states);
    match window.beyond {
        Some(beyond) => sql.push(if window.backward { " AND v.uploaded_revision > " } else { " AND v.uploaded_revision < " }).bind(beyond.keys[0]),
        None => sql,
    }
}

fn direction(window: &Window) -> &'static str {
    if window.backward { "ASC" } else { "DESC" }
}

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub struct Eyes {
    pub caller: Option<AccountId>,
    /// Whether they see every program.
    pub all: bool,
}

/// Several questions in one statement, on PostgreSQL: what each selects, and where its columns lie. They share places, the number of the question first, then
/// columns of one class each.
pub struct Together(Vec<(String, Arc<[usize]>)>);

impl Together {
    pub fn of<'s>(selects: impl Iterator<Item = &'s Select> + Clone) -> Self {
        let mut classes = Vec::new();
        let mut moved = Vec::new();
        for select in selects.clone() {
            let mut taken = vec![false; classes.len()];
            let mut places = Vec::new();
            for (_, class, array) in select.columns(true) {
                let free = (0..classes.len()).find(|slot| !taken[*slot] && classes[*slot] == (class, array)).unwrap_or_else(|| {
                    classes.push((class, array));
                    taken.push(false);
                    classes.len() - 1
                });
                taken[free] = true;
                places.push(free + 1);
            }
            moved.push(places);
        }
        let list = |(place, (select, moved)): (usize, (&Select, Vec<usize>))| {
            let mut slots: Vec<String> = classes.iter().map(|(class, array)| format!("NULL::{}{}", class.word(), if *array { "[]" } else { "" })).collect();
            for ((text, class, array), slot) in select.columns(true).into_iter().zip(&moved) {
                slots[slot - 1] = match (class, array) {
                    // numbers of every width share a place
                    (Class::Int, false) => format!("{text}::bigint"),
                    (Class::Int, true) => format!("{text}::bigint[]"),
                    _ => text,
                };
            }
            slots.insert(0, place.to_string());
            (slots.join(", "), moved.into())
        };
        Self(selects.zip(moved).enumerate().map(list).collect())
    }
}

impl Class {
    fn word(self) -> &'static str {
        match self {
            Self::Id => "uuid",
            Self::Text => "text",
            Self::Int => "bigint",
        }
    }
}

/// What stands behind the columns.
fn asked(begun: Sql, ask: &Ask, select: &Select, above: &[u128], eyes: Eyes) -> Sql {
    let me = eyes.caller.map(uuid);
    let all = eyes.all;
    let above = || above.iter().copied().map(Uuid::from_u128);
    match ask {
        // the window first, and only for its rows what they refer to: else the database might walk through the whole list
        Ask::Content(kind, filter, order, cut) => {
            let sql = begun.push(" FROM (SELECT c.* FROM ").push(live_table(*kind)).push(" AS c WHERE ");
            let sql = content::windowed(content::matching(sql, *kind, filter), *order, &cut.window, cut.rows()).push(") AS c");
            select.add_joins(sql, me).push(&content::ordering(*order, &cut.window))
        }
        Ask::Programs(role, cut) => select.add_joins(of_person(begun, *role, cut, me), me).push(&person::joining(&cut.window)),
        Ask::Versions(states, cut) => {
            let (sql, direction) = (begun.push(" FROM "), direction(&cut.window));
            // on PostgreSQL a walk along the index for each program; SQLite cannot ask like that
            let placed = !sql.postgres();
            let sql = if placed {
                let over = format!("row_number() OVER (PARTITION BY v.program_id ORDER BY v.uploaded_revision {direction}) AS place");
                let sql = sql.push(&format!("(SELECT v.*, {over} FROM version AS v WHERE ")).any("v.program_id", above());
                narrowed(sql, states, &cut.window).push(") AS v")
            } else {
                let ids: Vec<Uuid> = above().collect();
                let sql = sql.push("unnest(").bind(ids).push(") AS u (id) CROSS JOIN LATERAL (SELECT v.* FROM version AS v WHERE v.program_id = u.id");
                newest(sql, states, cut).push(") AS v")
            };
            let sql = select.add_joins(sql, me);
            let sql = if placed { sql.push(" WHERE v.place <= ").bind(i64::from(cut.rows())) } else { sql };
            sql.push(&format!(" ORDER BY v.program_id, v.uploaded_revision {direction}"))
        }
        Ask::Version(id) => {
            let sql = select.add_joins(begun.push(" FROM version AS v"), me).push(" WHERE v.state <> 'DELETED' AND v.id = ").bind(uuid(*id));
            seen(sql, "v.program_id", me, all)
        }
        Ask::Program(id) => seen(select.add_joins(begun.push(" FROM program AS p"), me).push(" WHERE p.id = ").bind(uuid(*id)), "p.id", me, all),
        Ask::Timelines => {
            if begun.postgres() {
                let ids: Vec<Uuid> = above().collect();
                let sql = begun.push(" FROM unnest(").bind(ids).push(") AS u (id) CROSS JOIN LATERAL (SELECT e.*, u.id AS of_version FROM (");
                return select.add_joins(sql.push(&timeline("u.id")).push(") AS e) AS e"), me).push(" ORDER BY e.of_version, e.sequence");
            }
            let sql = begun
                .push(" FROM (SELECT e.*, v.id AS of_version, row_number() OVER (PARTITION BY v.id ORDER BY e.sequence DESC) AS place FROM version AS v")
                .push(
                    " JOIN event AS e ON e.program_id = v.program_id AND e.sequence IS NOT NULL AND (e.version_id = v.id OR e.other_version_id = v.id) WHERE ",
                );
            let sql = select.add_joins(sql.any("v.id", above()).push(") AS e"), me);
            sql.push(" WHERE e.place <= 100 ORDER BY e.of_version, e.sequence")
        }
        Ask::Categories(kind) => {
            let table = if *kind == ContentKind::News { "news_category" } else { "capability_category" };
            begun.push(" FROM ").push(table).push(" AS t ORDER BY t.place, t.id")
        }
        Ask::AllTags => begun.push(" FROM tag AS t ORDER BY t.id"),
    }
}

/// Only what belongs to a program that the caller sees.
fn seen(sql: Sql, program: &str, caller: Option<Uuid>, all: bool) -> Sql {
    if all {
        return sql;
    }
    let values: [Value; 1] = [caller.into()];
    sql.add(&format!(" AND EXISTS (SELECT 1 FROM program_member AS s WHERE s.program_id = {program} AND s.account_id = ?)"), values)
}
