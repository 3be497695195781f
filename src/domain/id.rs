//! Names of things on the wire: TypeIDs (a prefix and a UUIDv7 in 26 base-32 characters), typed so that one kind is never taken for another.

use std::{fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{content::ContentKind, timestamp::Timestamp};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What an id names; its prefix is the part before the underscore.
pub trait Named: Copy + Eq + Ord + Hash + fmt::Debug + Send + Sync + 'static {
    const PREFIX: &'static str;
}

macro_rules! named {
    ($($(#[$doc:meta])* $tag:ident, $id:ident, $prefix:literal;)*) => {$(
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $tag {}
        impl Named for $tag { const PREFIX: &'static str = $prefix; }
        $(#[$doc])*
        pub type $id = Id<$tag>;
    )*};
}

named! {
    /// A person or a machine that acts.
    Account, AccountId, "account";
    /// An access token (never its secret).
    Token, TokenId, "token";
    /// A browser that somebody signed in with (never its secret).
    Session, SessionId, "session";
    /// A mini program 小程序.
    Program, ProgramId, "program";
    /// A version 版本 of a program.
    Version, VersionId, "version";
    /// A round of review of a version.
    Review, ReviewId, "review";
    /// Something that happened to a program.
    Event, EventId, "event";
    /// A ticket for one upload of a package.
    Upload, UploadId, "upload";
    /// An endpoint that is told what happens.
    Webhook, WebhookId, "webhook";
    /// One attempt to tell it.
    Delivery, DeliveryId, "delivery";
    /// The editors' side of one piece of content; shares its 128 bits with the content's own id.
    Entry, EntryId, "entry";
    /// A category of news.
    NewsCategory, NewsCategoryId, "newscategory";
    /// A category of capabilities.
    CapabilityCategory, CapabilityCategoryId, "capabilitycategory";
    /// A tag, shared by all content.
    Tag, TagId, "tag";
}

/// The id of one kind of thing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<T: Named> {
    bits: u128,
    kind: PhantomData<T>,
}

impl<T: Named> Id<T> {
    pub fn from_bits(bits: u128) -> Self {
        Self { bits, kind: PhantomData }
    }
    pub fn bits(self) -> u128 {
        self.bits
    }
}

impl<T: Named> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, T::PREFIX, self.bits)
    }
}
impl<T: Named> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<T: Named> FromStr for Id<T> {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        match split(text)? {
            (prefix, bits) if prefix == T::PREFIX => Ok(Self::from_bits(bits)),
            _ => Err(BadId::Prefix),
        }
    }
}
impl<T: Named> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, T: Named> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The id of a piece of content: the prefix says which of the four kinds it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentId {
    pub kind: ContentKind,
    bits: u128,
}

impl ContentId {
    pub fn new(kind: ContentKind, bits: u128) -> Self {
        Self { kind, bits }
    }
    pub fn bits(self) -> u128 {
        self.bits
    }
    /// The editors' side of the same piece.
    pub fn entry(self) -> EntryId {
        EntryId::from_bits(self.bits)
    }
}
impl fmt::Display for ContentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, self.kind.prefix(), self.bits)
    }
}
impl fmt::Debug for ContentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for ContentId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let (prefix, bits) = split(text)?;
        let kind = ContentKind::ALL.into_iter().find(|kind| kind.prefix() == prefix).ok_or(BadId::Prefix)?;
        Ok(Self::new(kind, bits))
    }
}
impl Serialize for ContentId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for ContentId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// An entry, named by its own id or by its content's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryName {
    Entry(EntryId),
    Content(ContentId),
}

impl EntryName {
    pub fn id(self) -> EntryId {
        match self {
            Self::Entry(id) => id,
            Self::Content(id) => id.entry(),
        }
    }

    /// Whether an entry of this kind is the one that was named: `news_…` with the bits of a case names nothing.
    pub fn fits(self, kind: ContentKind) -> bool {
        !matches!(self, Self::Content(id) if id.kind != kind)
    }
}

impl FromStr for EntryName {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        text.parse().map(Self::Entry).or_else(|_| text.parse().map(Self::Content))
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry(id) => fmt::Display::fmt(id, f),
            Self::Content(id) => fmt::Display::fmt(id, f),
        }
    }
}

/// Anything `node(id)` can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeId {
    Account(AccountId),
    Program(ProgramId),
    Version(VersionId),
    Review(ReviewId),
    Event(EventId),
    Entry(EntryId),
    NewsCategory(NewsCategoryId),
    CapabilityCategory(CapabilityCategoryId),
    Tag(TagId),
    Content(ContentId),
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => fmt::Display::fmt(id, f),
            Self::Program(id) => fmt::Display::fmt(id, f),
            Self::Version(id) => fmt::Display::fmt(id, f),
            Self::Review(id) => fmt::Display::fmt(id, f),
            Self::Event(id) => fmt::Display::fmt(id, f),
            Self::Entry(id) => fmt::Display::fmt(id, f),
            Self::NewsCategory(id) => fmt::Display::fmt(id, f),
            Self::CapabilityCategory(id) => fmt::Display::fmt(id, f),
            Self::Tag(id) => fmt::Display::fmt(id, f),
            Self::Content(id) => fmt::Display::fmt(id, f),
        }
    }
}

impl FromStr for NodeId {
    type Err = BadId;
    fn from_str(text: &str) -> Result<Self, BadId> {
        let (prefix, bits) = split(text)?;
        Ok(match prefix {
            Account::PREFIX => Self::Account(Id::from_bits(bits)),
            Program::PREFIX => Self::Program(Id::from_bits(bits)),
            Version::PREFIX => Self::Version(Id::from_bits(bits)),
            Review::PREFIX => Self::Review(Id::from_bits(bits)),
            Event::PREFIX => Self::Event(Id::from_bits(bits)),
            Entry::PREFIX => Self::Entry(Id::from_bits(bits)),
            NewsCategory::PREFIX => Self::NewsCategory(Id::from_bits(bits)),
            CapabilityCategory::PREFIX => Self::CapabilityCategory(Id::from_bits(bits)),
            Tag::PREFIX => Self::Tag(Id::from_bits(bits)),
            _ => Self::Content(text.parse()?),
        })
    }
}

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadId {
    #[error("not an id: expected a prefix, an underscore and 26 lower-case base-32 characters")]
    Shape,
    #[error("an id of another kind of thing")]
    Prefix,
}

/// The bits of a UUIDv7 (RFC 9562): 48 bits of milliseconds, version, then 74 of the given random bits.
pub fn uuid_v7(now: Timestamp, random: u128) -> u128 {
    let millis = (now.millis().unsigned_abs() as u128 & 0xffff_ffff_ffff) << 80;
    let rand_a = (random >> 64 & 0xfff) << 64;
    let rand_b = random & 0x3fff_ffff_ffff_ffff;
    millis | 0x7 << 76 | rand_a | 0b10 << 62 | rand_b
}

/// What stands behind the prefix.
pub fn digits(bits: u128) -> [u8; 26] {
    std::array::from_fn(|place| ALPHABET[(bits >> (125 - 5 * place) & 31) as usize])
}

fn write(f: &mut fmt::Formatter<'_>, prefix: &str, bits: u128) -> fmt::Result {
    write!(f, "{prefix}_{}", str::from_utf8(&digits(bits)).map_err(|_| fmt::Error)?)
}

fn split(text: &str) -> Result<(&str, u128), BadId> {
    let (prefix, suffix) = text.rsplit_once('_').ok_or(BadId::Shape)?;
    let suffix = suffix.as_bytes();
    // 26 characters carry 130 bits: the first may only use three of its five
    if prefix.is_empty() || suffix.len() != 26 || suffix[0] > b'7' {
        return Err(BadId::Shape);
    }
    let mut bits = 0u128;
    for byte in suffix {
        let digit = ALPHABET.iter().position(|letter| letter == byte).ok_or(BadId::Shape)?;
        bits = bits << 5 | digit as u128;
    }
    Ok((prefix, bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_vectors_of_the_typeid_specification() {
        let vectors = [
            ("account_00000000000000000000000000", 0u128),
            ("account_0000000000000000000000000g", 16),
            ("account_00000000000000000000000010", 32),
            ("account_7zzzzzzzzzzzzzzzzzzzzzzzzz", u128::MAX),
            ("account_01h455vb4pex5vsknk084sn02q", 0x01890a5d_ac96_774b_bcce_b302099a8057),
        ];
        for (text, bits) in vectors {
            assert_eq!(text.parse::<AccountId>().unwrap().bits(), bits);
            assert_eq!(AccountId::from_bits(bits).to_string(), text);
        }
    }

    #[test]
    fn a_wrong_prefix_or_shape_is_told_apart() {
        let shape = [
            "",
            "account",
            "account_",
            "account_01h455vb4pex5vsknk084sn02",
            "account_8zzzzzzzzzzzzzzzzzzzzzzzzz",
            "account_01H455VB4PEX5VSKNK084SN02Q",
            "account_01h455vb4pex5vsknk084sn02u",
            "_01h455vb4pex5vsknk084sn02q",
        ];
        for text in shape {
            assert_eq!(text.parse::<AccountId>(), Err(BadId::Shape), "{text}");
        }
        assert_eq!("tag_01h455vb4pex5vsknk084sn02q".parse::<AccountId>(), Err(BadId::Prefix));
        assert_eq!("bird_01h455vb4pex5vsknk084sn02q".parse::<NodeId>(), Err(BadId::Prefix));
        assert!(matches!("news_01h455vb4pex5vsknk084sn02q".parse(), Ok(NodeId::Content(ContentId { kind: ContentKind::News, .. }))));
    }

    #[test]
    fn version_seven_bits_sort_by_time() {
        let at = |ms| uuid_v7(Timestamp::from_millis(ms).unwrap(), u128::MAX);
        assert!(at(1) < at(2));
        assert_eq!(at(1) >> 76 & 0xf, 7);
        assert_eq!(at(1) >> 62 & 0b11, 0b10);
    }
}
