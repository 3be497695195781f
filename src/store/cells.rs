//! Cells as the drivers have them, of rows that go from the database to an answer without becoming values in between.

use std::{ops::Range, sync::Arc};

use super::{select::Select, sheet::Sheet};

/// One row.
#[derive(Clone, Copy)]
pub enum Line<'r> {
    Row(&'r Sheet, usize),
    /// Whose columns lie elsewhere.
    Moved(&'r Sheet, usize, &'r [usize]),
    /// Cells of a row that came along, as PostgreSQL writes them.
    Cells(&'r [Option<&'r [u8]>]),
}

/// What was found.
pub enum Lines {
    All(Sheet),
    /// Some of what was found for several questions, and where their columns lie.
    Some(Arc<Sheet>, Range<usize>, Arc<[usize]>),
    /// Some of what was found.
    Picked(Arc<Sheet>, Vec<usize>),
    /// There was nothing to ask.
    None,
}

impl Lines {
    pub fn len(&self) -> usize {
        match self {
            Self::All(sheet) => sheet.len(),
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
            Self::All(sheet) => sheet.line(place),
            Self::Some(sheet, range, moved) => (place < range.len()).then(|| Line::Moved(sheet, range.start + place, moved)),
            Self::Picked(sheet, places) => sheet.line(*places.get(place)?),
            Self::None => None,
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
            Self::Row(sheet, row) => sheet.cell(row, column),
            Self::Moved(sheet, row, moved) => sheet.cell(row, *moved.get(column)?),
            Self::Cells(cells) => cells.get(column).copied().flatten().map(Cell::Written),
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
        match self.cell(column) {
            Some(Cell::Written(array)) => items(array)?.into_iter().map(|item| item?.try_into().map(u128::from_be_bytes).ok()).collect(),
            // SQLite, which has no arrays
            Some(cell) => cell.text()?.split(',').map(|id| u128::from_str_radix(id, 16).ok()).collect(),
            None => Some(Vec::new()),
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
