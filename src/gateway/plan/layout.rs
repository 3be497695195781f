//! How rows are laid out in an answer: one thing, a list, a page with its cursors.

use super::{
    Odd,
    labels::Labels,
    level::{Beneath, Found, Level},
    write::{self, Keys, Kind, Told},
};
use crate::{
    domain::{
        page::Cursor,
        published::{ContentOrderField, LabelKind},
    },
    store::{cells::Line, read::planned::Ask},
};

/// What becomes of rows.
pub(super) enum Shape {
    /// The first one, or null.
    One(Vec<Part>),
    List(Vec<Part>),
    Page(Page),
}

pub(super) struct Page {
    pub(super) parts: Vec<PagePart>,
    /// What cursors are made of, if there are any.
    pub(super) place: Option<Place>,
}

pub(super) enum PagePart {
    Raw(Box<str>),
    Nodes(Vec<Part>),
    Edges(Vec<EdgePart>),
    HasNext,
    HasPrevious,
    Start,
    End,
    /// How many the whole list has.
    Total,
}

pub(super) enum EdgePart {
    Raw(Box<str>),
    Cursor,
    Node(Vec<Part>),
}

/// Columns that say where a row stands in its list.
pub(super) enum Place {
    Content { id: usize, pinned: usize, published: usize, heat: Option<usize> },
    Key { order: u8, key: usize, id: usize },
}

/// One step of writing an object.
pub(super) enum Part {
    /// Braces, keys and commas.
    Raw(Box<str>),
    Put(Kind, usize),
    /// The columns of a version number.
    Number([usize; 3]),
    /// Only where a column has a word; else null.
    If(usize, &'static str, Vec<Part>),
    /// Only where a column is not null; else null.
    Some(usize, Vec<Part>),
    /// An object kept as JSON.
    Kept(usize, Keys),
    /// A list of them.
    KeptList(usize, Keys),
    /// JSON as it is kept.
    AsKept(usize),
    /// A category or null, and the tags of a piece: by the columns with their ids.
    Label(usize, LabelKind, Told),
    Tags(usize, Told),
    /// What lies below, by its place among the levels there.
    Below(usize),
}

impl Shape {
    /// Whether it is told if there is more.
    pub(super) fn asks_for_more(&self) -> bool {
        matches!(self, Self::Page(page) if page.parts.iter().any(|part| matches!(part, PagePart::HasNext | PagePart::HasPrevious)))
    }

    /// Whether it is told how many the whole list has.
    pub(super) fn asks_for_total(&self) -> bool {
        matches!(self, Self::Page(page) if page.parts.iter().any(|part| matches!(part, PagePart::Total)))
    }
}

impl Level {
    /// `of`: whose rows, below others.
    pub(super) fn write(&self, found: &Found, of: Option<u128>, out: &mut Vec<u8>, labels: &Labels) -> Result<(), Odd> {
        match &self.shape {
            Shape::One(parts) => match found.lines.line(0) {
                Some(line) => self.object(parts, line, found, out, labels),
                None => {
                    out.extend_from_slice(b"null");
                    Ok(())
                }
            },
            Shape::List(parts) => self.list(parts, found, of, out, labels),
            Shape::Page(page) => self.page(page, found, of, out, labels),
        }
    }

    fn list(&self, parts: &[Part], found: &Found, of: Option<u128>, out: &mut Vec<u8>, labels: &Labels) -> Result<(), Odd> {
        write::list(out, found.shown(of), |row, out| self.object(parts, found.lines.line(row).ok_or(Odd::Plain)?, found, out, labels))
    }

    fn page(&self, page: &Page, found: &Found, of: Option<u128>, out: &mut Vec<u8>, labels: &Labels) -> Result<(), Odd> {
        let window = found.window().ok_or(Odd::Plain)?;
        let (more, behind) = (found.range(of).len() > window.take as usize, window.beyond.is_some());
        let (has_previous, has_next) = if window.backward { (more, behind) } else { (behind, more) };
        let flag = |flag: bool| if flag { &b"true"[..] } else { &b"false"[..] };
        let cursor = |row: Option<usize>, out: &mut Vec<u8>| match (row.and_then(|row| found.lines.line(row)), &page.place) {
            (Some(line), Some(place)) => write::text(out, &place.cursor(line, &found.ask)?.encode()),
            (None, _) => {
                out.extend_from_slice(b"null");
                Ok(())
            }
            _ => Err(Odd::Plain),
        };
        for part in &page.parts {
            match part {
                PagePart::Raw(text) => out.extend_from_slice(text.as_bytes()),
                PagePart::Nodes(parts) => self.list(parts, found, of, out, labels)?,
                PagePart::HasNext => out.extend_from_slice(flag(has_next)),
                PagePart::HasPrevious => out.extend_from_slice(flag(has_previous)),
                PagePart::Start => cursor(found.shown(of).next(), out)?,
                PagePart::End => cursor(found.shown(of).last(), out)?,
                PagePart::Total => write::int(out, found.total.ok_or(Odd::Plain)?)?,
                PagePart::Edges(parts) => {
                    write::list(out, found.shown(of), |row, out| {
                        parts.iter().try_for_each(|part| {
                            match part {
                                EdgePart::Raw(text) => out.extend_from_slice(text.as_bytes()),
                                EdgePart::Cursor => cursor(Some(row), out)?,
                                EdgePart::Node(parts) => self.object(parts, found.lines.line(row).ok_or(Odd::Plain)?, found, out, labels)?,
                            }
                            Ok(())
                        })
                    })?;
                }
            }
        }
        Ok(())
    }

    fn object(&self, parts: &[Part], line: Line<'_>, found: &Found, out: &mut Vec<u8>, labels: &Labels) -> Result<(), Odd> {
        for part in parts {
            match part {
                Part::Raw(text) => out.extend_from_slice(text.as_bytes()),
                Part::Put(kind, column) => write::put(out, *kind, line, *column)?,
                Part::Number(columns) => write::number(out, line, *columns)?,
                Part::If(column, word, parts) if line.text(*column) == Some(*word) => self.object(parts, line, found, out, labels)?,
                Part::Some(column, parts) if !line.is_null(*column) => self.object(parts, line, found, out, labels)?,
                Part::If(..) | Part::Some(..) => out.extend_from_slice(b"null"),
                Part::Kept(column, keys) => write::kept(out, line.text(*column), keys)?,
                Part::KeptList(column, keys) => write::kept_list(out, line.text(*column), keys)?,
                Part::AsKept(column) => out.extend_from_slice(line.text(*column).ok_or(Odd::Plain)?.as_bytes()),
                Part::Label(column, sort, told) => write::label(out, labels, *sort, line.bits(*column).ok_or(Odd::Plain)?, told)?,
                Part::Tags(column, told) => {
                    let tags = line.ids(*column).ok_or(Odd::Plain)?;
                    write::list(out, tags, |tag, out| write::label(out, labels, LabelKind::Tag, tag, told))?;
                }
                Part::Below(place) => {
                    let (Beneath { level: below, of, along }, apart) = (self.below.get(*place).ok_or(Odd::Plain)?, found.below.get(*place).ok_or(Odd::Plain)?);
                    match (apart, along, &below.shape) {
                        (Some(found), _, _) => below.write(found, Some(line.bits(*of).ok_or(Odd::Plain)?), out, labels)?,
                        (None, Some(along), Shape::List(parts)) => {
                            let (cells, width) = line.timeline(&self.select, *along).ok_or(Odd::Plain)?;
                            write::list(out, cells.chunks(width), |cells, out| below.object(parts, Line::Cells(cells), found, out, labels))?;
                        }
                        _ => return Err(Odd::Plain),
                    }
                }
            }
        }
        Ok(())
    }
}

impl Place {
    fn cursor(&self, line: Line<'_>, ask: &Ask) -> Result<Cursor, Odd> {
        let int = |column: usize| line.int(column).ok_or(Odd::Plain);
        let bits = |column: usize| line.bits(column).ok_or(Odd::Plain);
        match (self, ask) {
            (Self::Content { id, pinned, published, heat }, Ask::Content(_, _, order, _)) => {
                let keys = match order.field {
                    ContentOrderField::Pinned => [int(*pinned)?, int(*published)?],
                    ContentOrderField::PublishedAt => [int(*published)?, 0],
                    ContentOrderField::Heat => [int(heat.ok_or(Odd::Plain)?)?, 0],
                };
                Ok(Cursor { order: order.code(), keys, id: bits(*id)? })
            }
            (Self::Key { order, key, id }, _) => Ok(Cursor { order: *order, keys: [int(*key)?, 0], id: bits(*id)? }),
            _ => Err(Odd::Plain),
        }
    }
}
