//! Pages of a list: how many, from where, in which order; and the opaque cursor that remembers a place in that order.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

pub const PAGE_DEFAULT: u32 = 20;
pub const PAGE_MOST: u32 = 100;

/// A place in an order: the sort keys of a row, most significant first, and its id as the last word between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// Which order it belongs to; a cursor of one order means nothing in another.
    pub order: u8,
    pub keys: [i64; 2],
    pub id: u128,
}

impl Cursor {
    pub fn encode(&self) -> String {
        let mut bytes = [0u8; 34];
        bytes[0] = self.order;
        bytes[1..9].copy_from_slice(&self.keys[0].to_be_bytes());
        bytes[9..17].copy_from_slice(&self.keys[1].to_be_bytes());
        bytes[17..33].copy_from_slice(&self.id.to_be_bytes());
        bytes[33] = checksum(&bytes[..33]);
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// None for anything `encode` did not make for this order.
    pub fn decode(text: &str, order: u8) -> Option<Self> {
        let bytes: [u8; 34] = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let key = |from: usize| Some(i64::from_be_bytes(bytes.get(from..from + 8)?.try_into().ok()?));
        (bytes[0] == order && bytes[33] == checksum(&bytes[..33])).then_some(())?;
        Some(Self { order, keys: [key(1)?, key(9)?], id: u128::from_be_bytes(bytes.get(17..33)?.try_into().ok()?) })
    }
}

/// Catches slips of copying, not attackers: a forged cursor only names another place of the same public list.
fn checksum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0x5a, |sum: u8, byte| sum.rotate_left(3) ^ byte)
}

/// A window on an ordered list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    pub take: u32,
    /// Walk from the end of the list instead of from its start.
    pub backward: bool,
    /// Beyond this place, in walking direction.
    pub beyond: Option<Cursor>,
}

/// The four arguments of a connection, as they were given.
#[derive(Clone, Debug, Default)]
pub struct PageArguments {
    pub first: Option<i64>,
    pub after: Option<String>,
    pub last: Option<i64>,
    pub before: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPage {
    #[error("give first/after or last/before, not both directions at once")]
    BothDirections,
    #[error("first and last must be from 1 to 100")]
    Size,
    #[error("not a cursor of this list in this order")]
    Cursor,
}

impl PageArguments {
    pub fn window(&self, order: u8) -> Result<Window, BadPage> {
        let backward = self.last.is_some() || self.before.is_some();
        if backward && (self.first.is_some() || self.after.is_some()) {
            return Err(BadPage::BothDirections);
        }
        let (count, from) = if backward { (self.last, &self.before) } else { (self.first, &self.after) };
        let take = match count {
            None => PAGE_DEFAULT,
            Some(count) => u32::try_from(count).ok().filter(|count| (1..=PAGE_MOST).contains(count)).ok_or(BadPage::Size)?,
        };
        let beyond = from.as_ref().map(|text| Cursor::decode(text, order).ok_or(BadPage::Cursor)).transpose()?;
        Ok(Window { take, backward, beyond })
    }
}

/// Rows of one window, in list order, and whether more lie beyond its two ends.
#[derive(Clone, Debug)]
pub struct Page<T> {
    pub rows: Vec<(Cursor, T)>,
    pub has_previous: bool,
    pub has_next: bool,
}

impl<T> Page<T> {
    /// From rows read in walking direction, one more than asked for when there are more.
    pub fn from_walk(window: &Window, mut rows: Vec<(Cursor, T)>) -> Self {
        let more = rows.len() > window.take as usize;
        rows.truncate(window.take as usize);
        let behind = window.beyond.is_some();
        if window.backward {
            rows.reverse();
        }
        let (has_previous, has_next) = if window.backward { (more, behind) } else { (behind, more) };
        Self { rows, has_previous, has_next }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arguments(first: Option<i64>, after: Option<&str>, last: Option<i64>, before: Option<&str>) -> PageArguments {
        PageArguments { first, after: after.map(Into::into), last, before: before.map(Into::into) }
    }

    #[test]
    fn arguments_outside_the_rules_are_refused() {
        assert_eq!(arguments(None, None, None, None).window(0), Ok(Window { take: 20, backward: false, beyond: None }));
        assert_eq!(arguments(Some(1), None, Some(1), None).window(0), Err(BadPage::BothDirections));
        assert_eq!(arguments(Some(1), None, None, Some("x")).window(0), Err(BadPage::BothDirections));
        for size in [0, -1, 101, i64::MAX] {
            assert_eq!(arguments(Some(size), None, None, None).window(0), Err(BadPage::Size));
        }
        for text in ["", "x", "🐦", &"A".repeat(46)] {
            assert_eq!(arguments(None, Some(text), None, None).window(0), Err(BadPage::Cursor));
        }
        let other_order = Cursor { order: 1, keys: [0, 0], id: 0 }.encode();
        assert_eq!(arguments(None, Some(&other_order), None, None).window(0), Err(BadPage::Cursor));
    }

    proptest! {
        #[test]
        fn a_cursor_reads_back(order: u8, a: i64, b: i64, id: u128) {
            let cursor = Cursor { order, keys: [a, b], id };
            prop_assert_eq!(Cursor::decode(&cursor.encode(), order), Some(cursor));
        }
    }
}
