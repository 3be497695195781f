//! The rows that a statement found, in one piece: what planned answers are written from, whichever database they come from.

use super::cells::{Cell, Line};

/// Rows, and nothing else of the database.
#[derive(Clone, Default)]
pub struct Sheet {
    width: usize,
    /// Row by row.
    slots: Vec<Slot>,
    /// What does not fit into a cell.
    bytes: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Slot {
    Null,
    Int(i64),
    /// A text, or bytes, from here to there.
    Bytes(u32, u32),
    /// The same, of any type, as PostgreSQL writes it.
    Written(u32, u32),
}

/// More than can be told apart by the places of cells.
#[derive(Debug, thiserror::Error)]
#[error("rows of more than 4 GiB")]
pub(super) struct TooMuch;

impl Sheet {
    /// Empty, with room for so many cells and bytes.
    pub(super) fn with_room(width: usize, (cells, bytes): (usize, usize)) -> Self {
        Self { width, slots: Vec::with_capacity(cells), bytes: Vec::with_capacity(bytes) }
    }

    /// Emptied; its room stays.
    pub(super) fn begin(&mut self, width: usize) {
        self.width = width;
        self.slots.clear();
        self.bytes.clear();
    }

    /// Gives room back that is more than so many bytes.
    pub(super) fn shrink_to(&mut self, bytes: usize) {
        self.slots.shrink_to(bytes / size_of::<Slot>());
        self.bytes.shrink_to(bytes);
    }

    /// The next cell, row by row: null.
    pub(super) fn null(&mut self) {
        self.slots.push(Slot::Null);
    }

    pub(super) fn int(&mut self, number: i64) {
        self.slots.push(Slot::Int(number));
    }

    pub(super) fn bytes(&mut self, part: &[u8]) -> Result<(), TooMuch> {
        let (from, to) = self.keep(part)?;
        self.slots.push(Slot::Bytes(from, to));
        Ok(())
    }

    pub(super) fn written(&mut self, part: &[u8]) -> Result<(), TooMuch> {
        let (from, to) = self.keep(part)?;
        self.slots.push(Slot::Written(from, to));
        Ok(())
    }

    fn keep(&mut self, part: &[u8]) -> Result<(u32, u32), TooMuch> {
        let place = |at: usize| u32::try_from(at).map_err(|_| TooMuch);
        let from = place(self.bytes.len())?;
        self.bytes.extend_from_slice(part);
        Ok((from, place(self.bytes.len())?))
    }

    /// Cells, and bytes beside them.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.slots.len(), self.bytes.len())
    }

    pub(super) fn len(&self) -> usize {
        // every statement selects a column at least
        self.slots.len().checked_div(self.width).unwrap_or_default()
    }

    pub(super) fn line(&self, row: usize) -> Option<Line<'_>> {
        (row < self.len()).then_some(Line::Row(self, row))
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        (0..self.len()).map(|row| Line::Row(self, row))
    }

    /// None: null, or beside the sheet.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<Cell<'_>> {
        let part = |from: u32, to: u32| self.bytes.get(from as usize..to as usize);
        match *self.slots.get(row * self.width..(row + 1) * self.width)?.get(column)? {
            Slot::Null => None,
            Slot::Int(number) => Some(Cell::Int(number)),
            Slot::Bytes(from, to) => part(from, to).map(Cell::Bytes),
            Slot::Written(from, to) => part(from, to).map(Cell::Written),
        }
    }

    /// The same rows in the order of a key.
    pub(super) fn sorted_by_key<K: Ord>(self, key: impl Fn(Line<'_>) -> K) -> Self {
        let keys: Vec<K> = self.lines().map(key).collect();
        if keys.is_sorted() {
            return self;
        }
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|a, b| keys[*a].cmp(&keys[*b]));
        let slots = order.iter().flat_map(|row| self.slots[row * self.width..(row + 1) * self.width].iter().copied()).collect();
        Self { slots, ..self }
    }
}
