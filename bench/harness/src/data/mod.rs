//! The rows: a function of their place and nothing else, so that every run, database and scale of the same version has the same ones.

mod content;
mod life;
mod log;
mod people;
pub mod postgres;
pub mod sqlite;
mod versions;
mod words;
mod world;

pub use life::number;
pub use world::{Kind, MEMBERS, VERSIONS, World};

/// Goes up when rows change: kept databases are loaded anew.
pub const VERSION: &str = "1";

#[derive(Clone, Debug)]
pub enum Cell {
    Null,
    Int(i64),
    Bool(bool),
    Text(String),
    Id(u128),
    Bytes(Vec<u8>),
}

macro_rules! cell {
    ($($type:ty: $made:expr;)*) => {
        $(impl From<$type> for Cell {
            fn from(value: $type) -> Self {
                $made(value)
            }
        })*
    };
}
cell! {
    i64: Self::Int;
    i32: |number: i32| Self::Int(number.into());
    bool: Self::Bool;
    u128: Self::Id;
    String: Self::Text;
    &str: |text: &str| Self::Text(text.to_owned());
    Vec<u8>: Self::Bytes;
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

type Row = Vec<Cell>;

macro_rules! row {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::data::Cell::from($value)),*]
    };
}
use row;

pub struct Table {
    pub name: &'static str,
    pub columns: &'static str,
    rows: fn(&World, &mut dyn FnMut(Row)),
}

/// Every table, those before that others refer to.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    [people::TABLES, versions::TABLES, log::TABLES, content::TABLES].into_iter().flatten()
}
