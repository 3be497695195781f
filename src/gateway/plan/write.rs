//! From cells to bytes.

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::labels::Labels;
use crate::{
    domain::{id, published::LabelKind, timestamp::Timestamp, version::Percent},
    store::{StoreError, cells::Line, read::LabelView, select::Class},
};

/// What a cell means.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    /// A word of an enum; one that is not known is no answer.
    Word(fn(&str) -> bool),
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
}

impl Kind {
    pub(super) fn class(self) -> Class {
        match self {
            Self::Text | Self::Word(_) => Class::Text,
            Self::Id(_) => Class::Id,
            Self::Int | Self::Flag | Self::Moment | Self::Percent => Class::Int,
        }
    }
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
pub(super) fn label(out: &mut Vec<u8>, labels: &Labels, kind: LabelKind, id: u128, told: &Told) -> Result<(), Odd> {
    labelled(out, labels.get(kind, id).ok_or(Odd::Plain)?, told)
}

pub(super) fn labelled(out: &mut Vec<u8>, label: &LabelView, told: &Told) -> Result<(), Odd> {
    for (before, detail) in told {
        out.extend_from_slice(before.as_bytes());
        match detail {
            None => {}
            Some(Detail::Id) => put_id(out, label.kind.prefix(), label.id),
            Some(Detail::Slug) => text(out, &label.slug)?,
            Some(Detail::Name) => text(out, &label.name)?,
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
    Plain,
    /// The database cannot be reached: the plain way would wait for it once more.
    Unavailable,
}

impl From<StoreError> for Odd {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Unavailable(_)) {
            tracing::warn!(%error, "answered as unavailable");
            Self::Unavailable
        } else {
            Self::Plain
        }
    }
}

pub(super) fn text(out: &mut Vec<u8>, text: &str) -> Result<(), Odd> {
    serde_json::to_writer(out, text).map_err(|_| Odd::Plain)
}

/// Items with commas between them.
pub(super) fn list<T>(out: &mut Vec<u8>, items: impl IntoIterator<Item = T>, mut item: impl FnMut(T, &mut Vec<u8>) -> Result<(), Odd>) -> Result<(), Odd> {
    out.push(b'[');
    for (place, it) in items.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        item(it, out)?;
    }
    out.push(b']');
    Ok(())
}

pub(super) fn int(out: &mut Vec<u8>, value: i64) -> Result<(), Odd> {
    serde_json::to_writer(out, &value).map_err(|_| Odd::Plain)
}

pub(super) fn put(out: &mut Vec<u8>, kind: Kind, line: Line<'_>, column: usize) -> Result<(), Odd> {
    let Some(cell) = line.cell(column) else {
        out.extend_from_slice(b"null");
        return Ok(());
    };
    let (words, number) = (|| cell.text().ok_or(Odd::Plain), || cell.int().ok_or(Odd::Plain));
    match kind {
        Kind::Text => text(out, words()?),
        Kind::Word(known) => text(out, Some(words()?).filter(|word| known(word)).ok_or(Odd::Plain)?),
        Kind::Int => int(out, number()?),
        Kind::Flag => {
            out.extend_from_slice(if number()? == 1 { b"true" } else { b"false" });
            Ok(())
        }
        Kind::Moment => {
            moment(out, Timestamp::from_millis(number()?).ok_or(Odd::Plain)?);
            Ok(())
        }
        Kind::Id(prefix) => {
            put_id(out, prefix, cell.bits().ok_or(Odd::Plain)?);
            Ok(())
        }
        Kind::Percent => {
            let percent = Percent::from_hundredths(number()?).ok_or(Odd::Plain)?.number();
            // whole numbers look whole
            if percent.fract() == 0.0 { int(out, percent as i64) } else { serde_json::to_writer(out, &percent).map_err(|_| Odd::Plain) }
        }
    }
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
        int(out, line.int(column).ok_or(Odd::Plain)?)?;
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

pub(super) fn kept(out: &mut Vec<u8>, text: Option<&str>, keys: &Keys) -> Result<(), Odd> {
    match text {
        None => out.extend_from_slice(b"null"),
        Some(text) => serde_json::from_str::<Fields<'_>>(text).map_err(|_| Odd::Plain)?.write(out, keys),
    }
    Ok(())
}

pub(super) fn kept_list(out: &mut Vec<u8>, text: Option<&str>, keys: &Keys) -> Result<(), Odd> {
    out.push(b'[');
    if let Some(text) = text {
        let mut reader = serde_json::Deserializer::from_str(text);
        serde::de::DeserializeSeed::deserialize(Written(out, keys), &mut reader).map_err(|_| Odd::Plain)?;
    }
    out.push(b']');
    Ok(())
}
