//! Lists and things as elsewhere in this folder, with the columns that a planned answer asks for.

use std::{cmp::Reverse, collections::HashMap, ops::Range, sync::Arc};

use sea_orm::{DatabaseBackend, Statement, Value};
use uuid::Uuid;

use super::{Reader, content, event, person, version};
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
        cells::Lines,
        error::StoreResult,
        rows::{live_table, uuid},
        select::{Class, Select},
        sql::Sql,
    },
};

/// What a row goes by in a statement.
pub const CONTENT: &str = "c";
pub const PROGRAM: &str = "p";
pub const VERSION: &str = "v";
pub const EVENT: &str = "e";
pub const ACCOUNT: &str = "a";
/// A membership beside the program it is of.
pub const MEMBER: &str = "m";

/// The column by which rows below others know whose they are: the first that is selected.
pub const OF_PROGRAM: (&str, &str) = (VERSION, "program_id");
pub const OF_VERSION: (&str, &str) = (EVENT, "of_version");

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
    /// The caller.
    Me,
    /// What happened to each version.
    Timelines,
}

/// Programs, versions, and where the versions of each program lie.
pub type WithVersions = (Lines, Lines, HashMap<u128, Range<usize>>);

impl Reader {
    /// Whether rows come along with those they belong to.
    pub fn brings_along(&self) -> bool {
        self.backend() == DatabaseBackend::Postgres
    }

    /// Rows for a planned answer. `above`: the ids of what they belong to, where they belong to something.
    pub async fn planned(&self, ask: &Ask, select: &Select, above: &[u128], eyes: Eyes) -> StoreResult<Lines> {
        Ok(self.lanes.rows(vec![self.whole(ask, select, above, eyes)]).await?.pop().map_or(Lines::None, Lines::All))
    }

    fn whole(&self, ask: &Ask, select: &Select, above: &[u128], eyes: Eyes) -> Statement {
        asked(self.sql("SELECT ").push(select.list(self.brings_along())), ask, select, above, eyes).statement()
    }

    /// Rows for several questions at the root, by one statement where the database can do that.
    pub async fn planned_together(&self, asks: &[(&Ask, &Select)], together: &Together, eyes: Eyes) -> StoreResult<Vec<Lines>> {
        if asks.len() < 2 || !self.brings_along() {
            let each = asks.iter().map(|(ask, select)| self.whole(ask, select, &[], eyes));
            return Ok(self.lanes.rows(each.collect()).await?.into_iter().map(Lines::All).collect());
        }
        let mut sql = self.sql("");
        for (place, ((ask, select), (list, _))) in asks.iter().zip(&together.0).enumerate() {
            sql = sql.push(if place == 0 { "(SELECT " } else { " UNION ALL (SELECT " }).push(list);
            sql = asked(sql, ask, select, &[], eyes).push(")");
        }
        let Some(rows) = self.lanes.rows(vec![sql.statement()]).await?.pop() else { return Ok(Vec::new()) };
        // each question's rows come together, in their order
        let mut ends = vec![0; asks.len()];
        for (place, line) in rows.lines().enumerate() {
            if let Some(end) = line.int(0).and_then(|of| ends.get_mut(usize::try_from(of).ok()?)) {
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

    /// A person's programs with the same window on the versions of each, by one statement: a row for each version. `of`: the column with the id of a program.
    pub async fn programs_with_versions(
        &self,
        (programs, select): (&Ask, &Select),
        of: usize,
        (versions, below): (&Ask, &Select),
        eyes: Eyes,
    ) -> StoreResult<WithVersions> {
        let (me, arrays) = (eyes.caller.map(uuid), self.brings_along());
        let (width, columns) = (select.columns(arrays).len(), below.columns(arrays));
        let count = columns.len();
        let (Ask::Programs(role, cut), Ask::Versions(states, beneath)) = (programs, versions) else { return Ok((Lines::None, Lines::None, HashMap::new())) };
        let begun = self.sql("SELECT ").push(select.list(arrays));
        let sql = if arrays {
            let begun = (0..count).fold(begun, |sql, place| sql.push(&format!(", s.c{place}")));
            let sql = select.add_joins(of_person(begun.push(", m.since"), *role, cut, me), me).push(" LEFT JOIN LATERAL (SELECT ");
            let columns: Vec<String> = columns.into_iter().enumerate().map(|(place, (text, ..))| format!("{text} AS c{place}")).collect();
            let sql = version::window_of(sql.push(&columns.join(", ")).push(" FROM "), "p.id", states, &beneath.window, beneath.rows());
            below.add_joins(sql, me).push(") AS s ON true")
        } else {
            let begun = columns.into_iter().fold(begun, |sql, (text, ..)| sql.push(", ").push(&text));
            let sql = select.add_joins(of_person(begun.push(", m.since"), *role, cut, me), me).push(" LEFT JOIN version AS v ON ");
            below.add_joins(version::within(sql, "p.id", states, &beneath.window, beneath.rows()), me)
        };
        let (mut places, mut groups): (Vec<usize>, HashMap<u128, Range<usize>>) = Default::default();
        let Some(rows) = self.lanes.rows(vec![sql.statement()]).await?.pop() else { return Ok((Lines::None, Lines::None, groups)) };
        // They come in their order mostly; to have the database promise it costs more than to look. The first two columns of versions: whose they are, and
        // which upload.
        let rows = rows.sorted_by_key(|line| {
            let (joined, upload) = ((line.int(width + count), line.bits(of)), line.int(width + 1));
            (turned(joined, cut.window.backward), turned(upload, beneath.window.backward))
        });
        let mut last = None;
        for (place, line) in rows.lines().enumerate() {
            let id = line.bits(of);
            if id != last {
                places.push(place);
                last = id;
            }
            // one without versions has a row all the same
            if let Some(id) = id.filter(|_| !line.is_null(width)) {
                groups.entry(id).or_insert(place..place).end = place + 1;
            }
        }
        let all = 0..rows.len();
        let rows = Arc::new(rows);
        Ok((Lines::Picked(rows.clone(), places), Lines::Some(rows, all, (width..width + count).collect()), groups))
    }
}

/// The newest first, or last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Turned<T> {
    Newest(Reverse<T>),
    Oldest(T),
}

fn turned<T>(key: T, backward: bool) -> Turned<T> {
    if backward { Turned::Oldest(key) } else { Turned::Newest(Reverse(key)) }
}

/// The window on the programs of a person, up to what they refer to.
fn of_person(begun: Sql, role: Option<ProgramRole>, cut: &Cut, me: Option<Uuid>) -> Sql {
    let sql = begun.push(" FROM (SELECT m.program_id, m.since, m.role FROM program_member AS m WHERE m.account_id = ").bind(me);
    person::joined(sql, role, &cut.window, cut.rows()).push(") AS m JOIN program AS p ON p.id = m.program_id")
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
            let sql = version::windows(begun.push(" FROM "), above(), states, &cut.window, cut.rows());
            select.add_joins(sql, me).push(" ORDER BY u.id, ").push(version::uploading(&cut.window))
        }
        Ask::Version(id) => {
            let sql = select.add_joins(begun.push(" FROM version AS v"), me).push(" WHERE v.state <> 'DELETED' AND v.id = ").bind(uuid(*id));
            seen(sql, "v.program_id", me, all)
        }
        Ask::Program(id) => seen(select.add_joins(begun.push(" FROM program AS p"), me).push(" WHERE p.id = ").bind(uuid(*id)), "p.id", me, all),
        Ask::Me => select.add_joins(begun.push(" FROM account AS a"), me).push(" WHERE a.id = ").bind(me),
        Ask::Timelines => select.add_joins(event::timelines_of(begun.push(" FROM "), above()), me).push(" ORDER BY e.of_version, e.sequence"),
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
