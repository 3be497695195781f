//! Which columns an answer needs, of rows and of the rows they refer to: what stands between SELECT and WHERE, put together once for a document.

use std::sync::OnceLock;

use uuid::Uuid;

use super::{read::timeline_of, sql::Sql};
use crate::domain::version::StateWord;

/// Under which name a row goes in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias(Named);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// The row itself.
    Own(&'static str),
    /// The row that the join with this number found.
    Joined(usize),
}

/// How a row refers to another one, at most.
#[derive(Debug)]
pub struct Relation {
    table: &'static str,
    /// A column of the other row …
    key: &'static str,
    /// … has what this column has.
    by: &'static str,
    /// Which states the other row may be in, if it is a version.
    states: Option<fn(StateWord) -> bool>,
    /// A column of the other row that names the caller.
    caller: Option<&'static str>,
    /// Of many other rows this one: what orders them, after their name `n`.
    first: Option<&'static str>,
}

impl Relation {
    const fn to(table: &'static str, by: &'static str) -> Self {
        Self { table, key: "id", by, states: None, caller: None, first: None }
    }
    /// The version of a program in one of these states: there is one at most.
    const fn version(states: fn(StateWord) -> bool) -> Self {
        Self { key: "program_id", states: Some(states), ..Self::to("version", "id") }
    }
}

pub static PROGRAM_OF: Relation = Relation::to("program", "program_id");
pub static UPLOADER: Relation = Relation::to("account", "uploaded_by");
pub static REVIEW_OF_VERSION: Relation = Relation::to("review", "review_id");
pub static DECIDER: Relation = Relation::to("account", "decided_by");
pub static DOER: Relation = Relation::to("account", "account_id");
pub static PACKAGE_OF_VERSION: Relation = Relation { key: "digest", ..Relation::to("package", "digest") };
pub static VERSION_OF_REVIEW: Relation = Relation { states: Some(|_| true), ..Relation::to("version", "version_id") };
pub static RELEASED: Relation = Relation::version(|state| matches!(state, StateWord::Released));
pub static IN_REVIEW: Relation = Relation::version(|state| matches!(state, StateWord::InReview));
pub static IN_GRAY: Relation = Relation::version(|state| matches!(state, StateWord::Gray));
pub static CANDIDATE: Relation = Relation::version(StateWord::holds_slot);
pub static MEMBERSHIP: Relation = Relation { key: "program_id", caller: Some("account_id"), ..Relation::to("program_member", "id") };
pub static BASIC_INFO: Relation = Relation { key: "program_id", ..Relation::to("basic_info", "id") };
pub static LATEST_UPLOAD: Relation = Relation { first: Some("uploaded_revision DESC"), ..Relation::version(|_| true) };

/// What a column holds, as far as columns of different lists can share a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Id,
    Text,
    /// A number of any width, or a boolean.
    Int,
}

/// A condition on the state of a version. The words are ours, never a caller's.
pub(super) fn in_states<'a>(states: impl IntoIterator<Item = &'a StateWord>) -> String {
    let words: Vec<_> = states.into_iter().map(|state| format!("'{}'", state.word())).collect();
    format!("state IN ({})", words.join(", "))
}

/// What is selected.
#[derive(Clone, Debug)]
pub struct Select {
    own: &'static str,
    /// What joined rows go by, before their number.
    letter: char,
    columns: Vec<Column>,
    joins: Vec<Join>,
    /// What stands beside a row anyway, and need not be joined.
    beside: Vec<(Alias, &'static Relation, Alias)>,
    /// What happened to versions, that comes along where the database has arrays: a few columns each.
    timelines: Vec<(Alias, Self)>,
    /// The columns as text, with arrays and without; what brings the arrays.
    lists: [OnceLock<String>; 2],
    bringing: OnceLock<String>,
}

/// The name of a column that is none of the table's: the ids of a piece's tags, in their order.
const TAGS: &str = "(tags)";

#[derive(Clone, Debug)]
struct Column {
    of: Alias,
    name: &'static str,
    class: Class,
    /// Where it lies.
    text: String,
}

/// More columns than this are not worth arrays: a statement of their own is cheaper.
const COLUMNS_ALONG_MOST: usize = 8;

#[derive(Clone, Debug)]
struct Join {
    from: Alias,
    relation: &'static Relation,
    /// Up to the place of the caller, if one is named.
    text: String,
}

impl Select {
    /// Of rows that go by this name.
    pub fn of(own: &'static str) -> Self {
        Self {
            own,
            letter: 'j',
            columns: Vec::new(),
            joins: Vec::new(),
            beside: Vec::new(),
            timelines: Vec::new(),
            lists: Default::default(),
            bringing: OnceLock::new(),
        }
    }

    /// Of rows that go by this name, and belong to others: the first column says whose they are.
    pub fn below(own: &'static str, (of, column): (&'static str, &'static str)) -> Self {
        let mut select = Self { letter: 'i', ..Self::of(own) };
        select.column(Self::beside(of), column, Class::Id);
        select
    }

    /// The row itself.
    pub fn own(&self) -> Alias {
        Alias(Named::Own(self.own))
    }

    /// A row that stands beside it in every such list.
    pub fn beside(name: &'static str) -> Alias {
        Alias(Named::Own(name))
    }

    /// The place of a column; it is selected once.
    pub fn column(&mut self, of: Alias, name: &'static str, class: Class) -> usize {
        if let Some(place) = self.columns.iter().position(|known| known.of == of && known.name == name) {
            return place;
        }
        let text = format!("{}.{name}", self.name(of));
        self.columns.push(Column { of, name, class, text });
        self.columns.len() - 1
    }

    /// The place of the ids of the tags of a piece of content.
    pub fn tags(&mut self, of: Alias) -> usize {
        let place = self.column(of, TAGS, Class::Id);
        self.columns[place].text = format!("SELECT k.tag_id FROM content_tag AS k WHERE k.content_id = {}.id ORDER BY k.place", self.name(of));
        place
    }

    /// Says that what a row refers to stands beside it under this name.
    pub fn stands_beside(&mut self, from: Alias, relation: &'static Relation, name: &'static str) {
        self.beside.push((from, relation, Self::beside(name)));
    }

    /// The row that a row refers to; it is looked up once.
    pub fn join(&mut self, from: Alias, relation: &'static Relation) -> Alias {
        if let Some((.., beside)) = self.beside.iter().find(|(of, known, _)| *of == from && std::ptr::eq(*known, relation)) {
            return *beside;
        }
        let known = self.joins.iter().position(|known| known.from == from && std::ptr::eq(known.relation, relation));
        Alias(Named::Joined(known.unwrap_or_else(|| {
            let alias = format!("{}{}", self.letter, self.joins.len());
            let Relation { table, key, by, states, caller, first } = relation;
            // a deleted one is in none of them
            let may = states.map(|may| in_states(StateWord::ALL.iter().filter(|state| may(**state))));
            let refers = |name: &str| may.iter().fold(format!("{name}.{key} = {}.{by}", self.name(from)), |text, may| format!("{text} AND {name}.{may}"));
            let on = match first {
                None => refers(&alias),
                Some(order) => format!("{alias}.id = (SELECT n.id FROM {table} AS n WHERE {} ORDER BY n.{order} LIMIT 1)", refers("n")),
            };
            let mut text = format!(" LEFT JOIN {table} AS {alias} ON {on}");
            if let Some(caller) = caller {
                text.push_str(&format!(" AND {alias}.{caller} = "));
            }
            self.joins.push(Join { from, relation, text });
            self.joins.len() - 1
        })))
    }

    /// What happened to a version; None: it does not come along.
    pub fn bring_timeline(&mut self, of: Alias, select: &Self) -> Option<usize> {
        // without a column nobody could tell how many there are
        if !(2..=COLUMNS_ALONG_MOST).contains(&select.columns.len()) || select.joins.iter().any(|join| join.relation.caller.is_some()) {
            return None;
        }
        self.timelines.push((of, select.clone()));
        Some(self.timelines.len() - 1)
    }

    fn name(&self, of: Alias) -> String {
        match of.0 {
            Named::Own(name) => name.to_owned(),
            Named::Joined(place) => format!("{}{place}", self.letter),
        }
    }

    /// Where the arrays of a timeline that comes along begin, and how many columns an event has; its first, whose it is, is left out.
    pub(super) fn arrays(&self, timeline: usize) -> Option<(usize, usize)> {
        let width = self.timelines.get(timeline)?.1.columns.len();
        Some((self.columns.len() + self.timelines[..timeline].iter().map(|(_, select)| select.columns.len() - 1).sum::<usize>(), width))
    }

    /// What stands after SELECT: each column, and whether it is an array. `arrays`: whether the database has any.
    pub(super) fn columns(&self, arrays: bool) -> Vec<(String, Class, bool)> {
        let own = |column: &Column| match (column.name == TAGS, arrays) {
            (false, _) => (column.text.clone(), column.class, false),
            (true, true) => (format!("ARRAY({})", column.text), Class::Id, true),
            (true, false) => (format!("(SELECT group_concat(hex(tag_id)) FROM ({}))", column.text), Class::Text, false),
        };
        let mut columns: Vec<_> = self.columns.iter().map(own).collect();
        for (place, (_, select)) in self.timelines.iter().enumerate().filter(|_| arrays) {
            columns.extend(select.columns.iter().enumerate().skip(1).map(|(at, column)| (format!("b{place}.a{at}"), column.class, true)));
        }
        columns
    }

    /// The same as text.
    pub(super) fn list(&self, arrays: bool) -> &str {
        self.lists[usize::from(arrays)].get_or_init(|| {
            let columns = self.columns(arrays);
            if columns.is_empty() { "1".to_owned() } else { columns.into_iter().map(|(text, ..)| text).collect::<Vec<_>>().join(", ") }
        })
    }

    /// Adds the rows that are referred to, and those that come along.
    pub(super) fn add_joins(&self, mut sql: Sql, caller: Option<Uuid>) -> Sql {
        for Join { relation, text, .. } in &self.joins {
            sql = sql.push(text);
            if relation.caller.is_some() {
                sql = sql.bind(caller);
            }
        }
        if sql.postgres() { sql.push(self.bringing.get_or_init(|| self.bring_along())) } else { sql }
    }

    /// The columns of the rows themselves that are selected, but for the first, or joined by.
    fn own_taken(&self) -> String {
        let of = self.own();
        let joined = self.joins.iter().filter(|join| join.from == of).map(|join| join.relation.by);
        let mut names: Vec<_> = self.columns.iter().skip(1).filter(|column| column.of == of).map(|column| column.name).chain(joined).collect();
        names.sort_unstable();
        names.dedup();
        names.iter().map(|name| format!("{}.{name}, ", self.own)).collect()
    }

    fn bring_along(&self) -> String {
        let mut text = String::new();
        for (place, (of, select)) in self.timelines.iter().enumerate() {
            let (arrays, columns): (Vec<_>, Vec<_>) = select
                .columns
                .iter()
                .enumerate()
                .skip(1)
                .map(|(at, column)| (format!("array_agg(x.a{at}) AS a{at}"), format!("{} AS a{at}", column.text)))
                .unzip();
            let joins: String = select.joins.iter().map(|join| join.text.as_str()).collect();
            let from = format!("{} AS e{joins} ORDER BY e.place", timeline_of(&format!("{}.id", self.name(*of)), &select.own_taken()));
            let (arrays, columns) = (arrays.join(", "), columns.join(", "));
            text.push_str(&format!(" LEFT JOIN LATERAL (SELECT {arrays} FROM (SELECT {columns} FROM {from}) AS x) AS b{place} ON true"));
        }
        text
    }
}
