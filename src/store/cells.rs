//! Cells as the drivers have them, of rows that go from the database to an answer without becoming values in between.

use std::{ops::Range, sync::Arc};

use sqlx::{Row as _, ValueRef, postgres::PgRow};

use super::{lanes::Rows, select::Select, sheet::Sheet};

/// One row.
#[derive(Clone, Copy)]
pub enum Line<'r> {
    Postgres(&'r PgRow),
    /// Whose columns lie elsewhere.
    Moved(&'r PgRow, &'r [usize]),
    /// A row of a sheet, from this column on.
    Sqlite(&'r Sheet, usize, usize),
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
            Self::All(rows) => rows.len(),
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
            Self::All(rows) => rows.line(place),
            Self::Some(rows, range, moved) => Some(match rows.line(range.start + place)? {
                Line::Postgres(row) => Line::Moved(row, moved),
                // there they lie behind one another
                Line::Sqlite(sheet, row, _) => Line::Sqlite(sheet, row, *moved.first()?),
                other => other,
            }),
            Self::Picked(rows, places) => rows.line(*places.get(place)?),
            Self::None => None,
        }
    }
}

impl Rows {
    pub fn len(&self) -> usize {
        match self {
            Self::Postgres(rows) => rows.len(),
            Self::Sqlite(sheet) => sheet.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn line(&self, place: usize) -> Option<Line<'_>> {
        match self {
            Self::Postgres(rows) => rows.get(place).map(Line::Postgres),
            Self::Sqlite(sheet) => (place < sheet.len()).then_some(Line::Sqlite(sheet, place, 0)),
        }
    }

    /// Puts them into the order of a key, if they are not.
    pub(super) fn sort_by_key<K: Ord>(self, key: impl Fn(Line<'_>) -> K) -> Self {
        let keys: Vec<K> = (0..self.len()).filter_map(|place| self.line(place)).map(key).collect();
        if keys.is_sorted() {
            return self;
        }
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        match self {
            Self::Postgres(rows) => {
                let mut rows: Vec<_> = rows.into_iter().map(Some).collect();
                Self::Postgres(order.into_iter().filter_map(|place| rows[place].take()).collect())
            }
            Self::Sqlite(sheet) => Self::Sqlite(sheet.in_order(&order)),
        }
    }
}

/// What stands in a cell that is not null.
#[derive(Clone, Copy)]
pub enum Cell<'r> {
    /// Of any type, as PostgreSQL writes it.
    Written(&'r [u8]),
    /// A text, or bytes.
    Bytes(&'r [u8]),
    Int(i64),
}

impl<'r> Cell<'r> {
    fn bytes(self) -> Option<&'r [u8]> {
        match self {
            Self::Written(bytes) | Self::Bytes(bytes) => Some(bytes),
            Self::Int(_) => None,
        }
    }

    pub fn text(self) -> Option<&'r str> {
        str::from_utf8(self.bytes()?).ok()
    }

    /// A whole number of any width; of a boolean, 0 or 1.
    pub fn int(self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(number),
            Self::Bytes(_) => None,
            Self::Written(&[flag]) => Some(i64::from(flag)),
            Self::Written(&[a, b]) => Some(i64::from(i16::from_be_bytes([a, b]))),
            Self::Written(&[a, b, c, d]) => Some(i64::from(i32::from_be_bytes([a, b, c, d]))),
            Self::Written(bytes) => bytes.try_into().map(i64::from_be_bytes).ok(),
        }
    }

    /// The bits of an id.
    pub fn bits(self) -> Option<u128> {
        self.bytes()?.try_into().map(u128::from_be_bytes).ok()
    }
}

impl<'r> Line<'r> {
    /// None: null.
    pub fn cell(self, column: usize) -> Option<Cell<'r>> {
        match self {
            Self::Postgres(row) => row.try_get_raw(column).ok().filter(|cell| !cell.is_null())?.as_bytes().ok().map(Cell::Written),
            Self::Moved(row, moved) => Self::Postgres(row).cell(*moved.get(column)?),
            Self::Cells(cells) => cells.get(column).copied().flatten().map(Cell::Written),
            Self::Sqlite(sheet, row, first) => sheet.cell(row, first + column),
        }
    }

    pub fn text(self, column: usize) -> Option<&'r str> {
        self.cell(column)?.text()
    }

    pub fn int(self, column: usize) -> Option<i64> {
        self.cell(column)?.int()
    }

    pub fn bits(self, column: usize) -> Option<u128> {
        self.cell(column)?.bits()
    }

    pub fn is_null(self, column: usize) -> bool {
        self.cell(column).is_none()
    }

    fn bytes(self, column: usize) -> Option<&'r [u8]> {
        self.cell(column)?.bytes()
    }

    /// Ids in their order.
    pub fn ids(self, column: usize) -> Option<Vec<u128>> {
        match self {
            Self::Sqlite(..) => match self.text(column) {
                None => Some(Vec::new()),
                Some(text) => text.split(',').map(|id| u128::from_str_radix(id, 16).ok()).collect(),
            },
            _ => items(self.bytes(column)?)?.into_iter().map(|item| item?.try_into().map(u128::from_be_bytes).ok()).collect(),
        }
    }

    /// The events that came along with this one: their cells, and how many of them make a row. None: something else stands there.
    pub fn timeline(self, select: &Select, place: usize) -> Option<(Vec<Option<&'r [u8]>>, usize)> {
        let (first, width) = select.arrays(place)?;
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
