//! From rows to JSON text, written by hand: a row comes in, and leaves nothing behind but its text.

mod content;
mod program;
mod which;

use std::ops::Range;

use wire::Json;

pub use content::{Feed, Home};
pub use program::{Mine, One, Stepped};
pub use which::Which;

/// The cells of a row, wherever it comes from.
pub trait Cells {
    fn text_or_null(&self, column: usize) -> Option<&str>;
    fn int_or_null(&self, column: usize) -> Option<i64>;
    fn id_or_null(&self, column: usize) -> Option<u128>;
    fn text(&self, column: usize) -> &str {
        self.text_or_null(column).unwrap_or_default()
    }
    fn int(&self, column: usize) -> i64 {
        self.int_or_null(column).unwrap_or_default()
    }
    fn id(&self, column: usize) -> u128 {
        self.id_or_null(column).unwrap_or_default()
    }
    /// Major, minor and patch.
    fn numbers(&self, first: usize) -> [i64; 3] {
        [self.int(first), self.int(first + 1), self.int(first + 2)]
    }
}

/// An answer that takes rows one after the other.
pub trait Answer: Send {
    fn row(&mut self, row: &impl Cells);
    fn finish(self) -> Vec<u8>;
}

/// Text that was written before its turn, and what tells where it goes.
struct Part<Order> {
    order: Order,
    text: Range<usize>,
}

fn number(json: &mut Json, [major, minor, patch]: [i64; 3]) {
    json.raw("\"").int(major).raw(".").int(minor).raw(".").int(patch).raw("\"");
}

/// One text, as it is.
#[derive(Default)]
pub struct Text(pub Option<String>);

impl Answer for Text {
    fn row(&mut self, row: &impl Cells) {
        self.0 = row.text_or_null(0).map(str::to_owned);
    }
    fn finish(self) -> Vec<u8> {
        self.0.unwrap_or_default().into_bytes()
    }
}
