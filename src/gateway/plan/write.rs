//! From cells to the bytes of an answer, in the order the document asks.

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::labels::{Labels, Prefixed};
use crate::{
    domain::{id, timestamp::Timestamp, version::Percent},
    store::{
        StoreError,
        read::{LabelSort, planned::Line},
        select::Class,
    },
};

/// What a cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text, or a word of an enum.
    Text,
    /// A whole number.
    Int,
    /// True or false.
    Flag,
    /// Milliseconds since 1970.
    Moment,
    /// The bits of an id with this prefix.
    Id(&'static str),
    /// Hundredths of a percent.
    Percent,
    /// The first of three columns: `major`, `minor`, `patch`.
    Number,
}

impl Kind {
    pub(super) fn class(self) -> Class {
        match self {
            Self::Text => Class::Text,
            Self::Id(_) => Class::Id,
            Self::Int | Self::Flag | Self::Moment | Self::Percent | Self::Number => Class::Int,
        }
    }
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
    Label(usize, LabelSort, Told),
    Tags(usize, Told),
    /// What lies below, by its place among the levels there.
    Below(usize),
}

/// Keys of a kept object: what is written before the value, and the name it is kept under.
pub(super) type Keys = Vec<(Box<str>, Option<&'static str>)>;

/// What is told of a label: what is written before it, and which of its fields.
pub(super) type Told = Vec<(Box<str>, Option<Detail>)>;

#[derive(Clone, Copy)]
pub(super) enum Detail {
    Id,
    Slug,
    Name,
    Place,
}

impl Detail {
    pub(super) fn named(field: &str) -> Option<Self> {
        Some(match field {
            "id" => Self::Id,
            "slug" => Self::Slug,
            "name" => Self::Name,
            "place" => Self::Place,
            _ => return None,
        })
    }
}

/// Writes a label that is known; one that is not was added since.
pub(super) fn label(out: &mut Vec<u8>, labels: &Labels, sort: LabelSort, id: u128, told: &Told) -> Result<(), Odd> {
    let label = labels.get(sort, id).ok_or(Odd::Row)?;
    for (before, detail) in told {
        out.extend_from_slice(before.as_bytes());
        match detail {
            None => {}
            Some(Detail::Id) => put_id(out, sort.prefix(), id),
            Some(Detail::Slug) => text(out, label.slug.as_bytes()),
            Some(Detail::Name) => text(out, label.name.as_bytes()),
            Some(Detail::Place) => int(out, label.place.into())?,
        }
    }
    Ok(())
}

fn put_id(out: &mut Vec<u8>, prefix: &str, bits: u128) {
    out.push(b'"');
    out.extend_from_slice(prefix.as_bytes());
    out.push(b'_');
    out.extend_from_slice(&id::digits(bits));
    out.push(b'"');
}

/// Why there is no answer this way.
#[derive(Debug)]
pub(in crate::gateway) enum Odd {
    /// Something is not what it should be: the plain way names it.
    Row,
    /// The database cannot be reached: the plain way would wait for it once more.
    Unavailable,
}

impl From<StoreError> for Odd {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Unavailable(_)) {
            tracing::warn!(%error, "answered as unavailable");
            Self::Unavailable
        } else {
            Self::Row
        }
    }
}

/// A text between quotation marks. What has to be escaped is ASCII, and no part of another character.
pub(super) fn text(out: &mut Vec<u8>, text: &[u8]) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut from = 0;
    for (place, byte) in text.iter().enumerate() {
        let escape: &[u8] = match byte {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            b'\t' => b"\\t",
            0x08 => b"\\b",
            0x0C => b"\\f",
            0..0x20 => b"",
            _ => continue,
        };
        out.extend_from_slice(&text[from..place]);
        match escape {
            b"" => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            escape => out.extend_from_slice(escape),
        }
        from = place + 1;
    }
    out.extend_from_slice(&text[from..]);
    out.push(b'"');
}

pub(super) fn int(out: &mut Vec<u8>, value: i64) -> Result<(), Odd> {
    serde_json::to_writer(out, &value).map_err(|_| Odd::Row)
}

pub(super) fn put(out: &mut Vec<u8>, kind: Kind, line: Line<'_>, column: usize) -> Result<(), Odd> {
    let number = || line.int(column);
    match kind {
        Kind::Text => match line.text(column) {
            Some(found) => text(out, found),
            None => out.extend_from_slice(b"null"),
        },
        Kind::Id(prefix) => match line.bits(column) {
            Some(bits) => put_id(out, prefix, bits),
            None => out.extend_from_slice(b"null"),
        },
        Kind::Int | Kind::Flag | Kind::Moment | Kind::Percent => match (kind, number()) {
            (_, None) => out.extend_from_slice(b"null"),
            (Kind::Flag, Some(flag)) => out.extend_from_slice(if flag == 1 { b"true" } else { b"false" }),
            (Kind::Moment, Some(millis)) => moment(out, Timestamp::from_millis(millis).ok_or(Odd::Row)?),
            (Kind::Percent, Some(hundredths)) => {
                let percent = Percent::from_hundredths(hundredths).ok_or(Odd::Row)?.number();
                // whole numbers look whole
                if percent.fract() == 0.0 { int(out, percent as i64)? } else { serde_json::to_writer(out, &percent).map_err(|_| Odd::Row)? }
            }
            (_, Some(number)) => int(out, number)?,
        },
        Kind::Number => return Err(Odd::Row),
    }
    Ok(())
}

/// As `Timestamp::rfc3339` has it, without a word in between.
fn moment(out: &mut Vec<u8>, moment: Timestamp) {
    out.push(b'"');
    out.extend_from_slice(&moment.digits());
    out.push(b'"');
}

pub(super) fn number(out: &mut Vec<u8>, line: Line<'_>, columns: [usize; 3]) -> Result<(), Odd> {
    for (place, column) in columns.into_iter().enumerate() {
        out.push(if place == 0 { b'"' } else { b'.' });
        int(out, line.int(column).ok_or(Odd::Row)?)?;
    }
    out.push(b'"');
    Ok(())
}

/// Fields of a kept object, as they stand there.
struct Fields<'t>(Vec<(&'t str, &'t RawValue)>);

impl<'t> serde::Deserialize<'t> for Fields<'t> {
    fn deserialize<D: serde::Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Of;
        impl<'t> Visitor<'t> for Of {
            type Value = Fields<'t>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Fields<'t>, A::Error> {
                let mut fields = Vec::with_capacity(8);
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Of)
    }
}

/// A list of kept objects, written while it is read.
struct Written<'o, 'k>(&'o mut Vec<u8>, &'k Keys);

impl<'t> serde::de::DeserializeSeed<'t> for Written<'_, '_> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'t> Visitor<'t> for Written<'_, '_> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of objects")
    }
    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<(), A::Error> {
        let mut first = true;
        while let Some(fields) = list.next_element::<Fields<'t>>()? {
            if !std::mem::take(&mut first) {
                self.0.push(b',');
            }
            fields.write(self.0, self.1);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

impl Fields<'_> {
    fn write(&self, out: &mut Vec<u8>, keys: &Keys) {
        for (before, name) in keys {
            out.extend_from_slice(before.as_bytes());
            let Some(name) = name else { continue };
            let kept = self.0.iter().find(|(known, _)| known == name).map_or("null", |(_, value)| value.get());
            out.extend_from_slice(kept.as_bytes());
        }
    }
}

pub(super) fn kept(out: &mut Vec<u8>, text: Option<&[u8]>, keys: &Keys) -> Result<(), Odd> {
    match text {
        None => out.extend_from_slice(b"null"),
        Some(text) => serde_json::from_slice::<Fields<'_>>(text).map_err(|_| Odd::Row)?.write(out, keys),
    }
    Ok(())
}

pub(super) fn kept_list(out: &mut Vec<u8>, text: Option<&[u8]>, keys: &Keys) -> Result<(), Odd> {
    out.push(b'[');
    if let Some(text) = text {
        let mut reader = serde_json::Deserializer::from_slice(text);
        serde::de::DeserializeSeed::deserialize(Written(out, keys), &mut reader).map_err(|_| Odd::Row)?;
    }
    out.push(b']');
    Ok(())
}
