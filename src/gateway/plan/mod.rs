//! The quick way to an answer: what is asked most is planned once for a document — one statement for each list, with the columns that are asked for —, and
//! written from the rows to the bytes of the answer. A document with anything else in it goes the plain way, through the resolvers; so does a request whose
//! arguments are wrong, or for whom something goes wrong: what is said of that is said in one place. Both ways give the same bytes: a test compares them.
//!
//! The door: `Plan::of` a document, `Plan::answer` to a request.

mod arguments;
mod compile;
mod labels;
mod shape;
mod write;

use std::{
    collections::{HashMap, VecDeque},
    ops::Range,
    sync::Arc,
};

use apollo_compiler::executable::{ExecutableDocument, Operation};
use futures_util::future::{BoxFuture, try_join_all};

pub(super) use self::write::Odd;
use self::{
    arguments::{Argument, Variables, Window, read},
    labels::Labels,
    write::Part,
};
use crate::{
    app::{App, Resolved},
    domain::{
        actor::{self, Actor, ProgramAction, permits_in},
        content::ContentKind,
        gray::USER_KEY_MOST,
        id::{ProgramId, VersionId},
        page::{self, Cursor},
        published::{ContentOrder, ContentOrderField},
    },
    gateway::{
        capability::CapabilityFilter,
        case::CaseFilter,
        content::{ContentOrderInput, DEFAULT_ORDER},
        news::{NewsFilter, NewsOrder},
        scalars::{ProgramRole, Ref},
        version::VersionFilter,
        video::VideoFilter,
    },
    store::{
        read::{
            LabelSort, PROGRAM_ORDER, Reader, VERSION_ORDER,
            planned::{Ask, Cut, Eyes, Line, Lines, Together},
        },
        select::Select,
    },
};

/// How an operation is answered.
pub(super) struct Plan {
    pieces: Vec<Piece>,
    levels: Vec<Level>,
    /// The lists at the root in one statement.
    together: Together,
    resolutions: Vec<Question>,
    /// Only for people: anybody else goes the plain way.
    personal: bool,
    /// Whether categories or tags are shown.
    labelled: bool,
}

/// One step of writing an answer.
enum Piece {
    Raw(Box<str>),
    Level(usize),
    Resolution(usize),
}

/// Which version a user gets.
struct Question {
    program: Argument,
    user: Argument,
    parts: Vec<Answered>,
}

/// One step of writing what a user gets.
enum Answered {
    Raw(Box<str>),
    /// Null without one.
    Version(Vec<Answered>),
    Id,
    Number,
    Sha256,
    Bytes,
    Reason,
    Bucket,
    Threshold,
}

/// Rows of one statement.
struct Level {
    source: Source,
    select: Select,
    shape: Shape,
    below: Vec<Beneath>,
}

/// Rows that belong to those of a level.
struct Beneath {
    level: Level,
    /// The column with the ids that they go by.
    of: usize,
    /// Where they come along, if they do.
    along: Option<usize>,
}

/// Where rows come from, with arguments as they stand in the document.
enum Source {
    Content { kind: ContentKind, filter: Argument, order: Argument, window: Window },
    Programs { role: Argument, window: Window },
    Versions { filter: Argument, window: Window },
    Version(Argument),
    Program(Argument),
    Timelines,
    Categories(ContentKind),
    AllTags,
}

/// What becomes of rows.
enum Shape {
    /// The first one, or null.
    One(Vec<Part>),
    List(Vec<Part>),
    Page(Page),
}

struct Page {
    parts: Vec<PagePart>,
    /// What cursors are made of, if there are any.
    place: Option<Place>,
}

enum PagePart {
    Raw(Box<str>),
    /// All nodes of a page; the one of an edge.
    Nodes(Vec<Part>),
    Edges(Vec<PagePart>),
    Cursor,
    HasNext,
    HasPrevious,
    Start,
    End,
}

/// Columns that say where a row stands in its list.
enum Place {
    Content { id: usize, pinned: usize, published: usize, heat: Option<usize> },
    Key { order: u8, key: usize, id: usize },
}

/// Rows of a level, and of those below it.
struct Found {
    ask: Ask,
    lines: Lines,
    /// Whose rows lie where; empty at the root.
    groups: HashMap<u128, Range<usize>>,
    /// None: it came along.
    below: Vec<Option<Found>>,
}

/// What answers are planned with.
#[derive(Default)]
pub(super) struct Planner {
    shelf: labels::Shelf,
}

/// Who asks.
#[derive(Clone, Copy)]
struct Asking<'a> {
    reader: &'a Reader,
    eyes: Eyes,
}

impl Plan {
    /// How a valid operation is answered; None: not this way.
    pub(super) fn of(document: &ExecutableDocument, operation: &Operation) -> Option<Self> {
        compile::compile(document, operation)
    }

    /// The answer to a request.
    pub(super) async fn answer(&self, planner: &Planner, app: &App, reader: &Reader, variables: &Variables, actor: &Actor) -> Result<Vec<u8>, Odd> {
        let me = actor.account();
        if self.personal && me.is_none() {
            return Err(Odd::Row);
        }
        let asking = Asking { reader, eyes: Eyes { caller: me, all: permits_in(actor, None, false, ProgramAction::See).is_ok() } };
        let asks: Option<Vec<VecDeque<Ask>>> = self.levels.iter().map(|level| level.asks(variables).map(Into::into)).collect();
        let mut asks = asks.ok_or(Odd::Row)?;
        let found = match (self.levels.as_slice(), asks.len()) {
            ([level], 1) if level.spreads(reader) => vec![level.spread(asking, asks.swap_remove(0)).await?],
            _ => self.fetch(asking, asks).await?,
        };
        let mut resolutions = Vec::with_capacity(self.resolutions.len());
        for question in &self.resolutions {
            resolutions.push(question.ask(app, variables, actor).await.ok_or(Odd::Row)?);
        }
        // whatever the rows name was there before them
        let labels = if self.labelled { planner.shelf.labels(reader, app.pulse()).await? } else { Arc::default() };
        let mut out = Vec::with_capacity(8 * 1024);
        for piece in &self.pieces {
            match piece {
                Piece::Raw(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Resolution(place) => match resolutions.get(*place).ok_or(Odd::Row)? {
                    Some(resolved) => answered(&self.resolutions.get(*place).ok_or(Odd::Row)?.parts, resolved, &mut out)?,
                    None => out.extend_from_slice(b"null"),
                },
                Piece::Level(place) => {
                    let (level, found) = (self.levels.get(*place).ok_or(Odd::Row)?, found.get(*place).ok_or(Odd::Row)?);
                    level.write(found, None, &mut out, &labels)?;
                }
            }
        }
        Ok(out)
    }
}

impl Plan {
    /// What the lists at the root hold, and what lies below.
    async fn fetch(&self, asking: Asking<'_>, asks: Vec<VecDeque<Ask>>) -> Result<Vec<Found>, Odd> {
        let roots: Vec<(&Ask, &Select)> = self.levels.iter().zip(&asks).filter_map(|(level, asks)| Some((asks.front()?, &level.select))).collect();
        let lines = asking.reader.planned_together(&roots, &self.together, asking.eyes).await?;
        let levels = self.levels.iter().zip(asks).zip(lines).map(|((level, asks), lines)| level.go_on(asking, asks, lines, false));
        try_join_all(levels).await
    }
}

impl Question {
    /// None: the plain way tells what is wrong.
    async fn ask(&self, app: &App, variables: &Variables, actor: &Actor) -> Option<Option<Resolved>> {
        let user = read::<String>(&self.user, variables).filter(|user| user.len() <= USER_KEY_MOST)?;
        app.resolve_version(actor, read::<Ref<ProgramId>>(&self.program, variables)?.0, &user).await.ok()
    }
}

fn answered(parts: &[Answered], resolved: &Resolved, out: &mut Vec<u8>) -> Result<(), Odd> {
    let number = |number: Option<u16>, out: &mut Vec<u8>| match number {
        Some(number) => write::int(out, number.into()),
        None => {
            out.extend_from_slice(b"null");
            Ok(())
        }
    };
    for part in parts {
        match (part, &resolved.version) {
            (Answered::Raw(text), _) => out.extend_from_slice(text.as_bytes()),
            (Answered::Reason, _) => write::text(out, resolved.resolution.reason.word().as_bytes()),
            (Answered::Bucket, _) => number(resolved.resolution.bucket, out)?,
            (Answered::Threshold, _) => number(resolved.resolution.threshold, out)?,
            (Answered::Version(parts), Some(_)) => answered(parts, resolved, out)?,
            (Answered::Version(_), None) => out.extend_from_slice(b"null"),
            (Answered::Id, Some(version)) => write::text(out, version.id.to_string().as_bytes()),
            (Answered::Number, Some(version)) => write::text(out, version.number.to_string().as_bytes()),
            (Answered::Sha256, Some(version)) => write::text(out, version.digest.as_bytes()),
            (Answered::Bytes, Some(version)) => write::int(out, version.package_bytes)?,
            (_, None) => return Err(Odd::Row),
        }
    }
    Ok(())
}

impl Source {
    fn ask(&self, variables: &Variables, more: bool) -> Option<Ask> {
        let cut = |window: page::Window| Cut { window, more };
        Some(match self {
            Self::Content { kind, filter, order, window } => {
                let filter = match kind {
                    ContentKind::News => read::<Option<NewsFilter>>(filter, variables)?.map(Into::into),
                    ContentKind::Case => read::<Option<CaseFilter>>(filter, variables)?.map(Into::into),
                    ContentKind::Video => read::<Option<VideoFilter>>(filter, variables)?.map(Into::into),
                    ContentKind::Capability => read::<Option<CapabilityFilter>>(filter, variables)?.map(Into::into),
                };
                let order: Option<ContentOrder> = match kind {
                    ContentKind::News => read::<Option<NewsOrder>>(order, variables)?.map(Into::into),
                    _ => read::<Option<ContentOrderInput>>(order, variables)?.map(Into::into),
                };
                let order = order.unwrap_or(DEFAULT_ORDER);
                Ask::Content(*kind, filter.unwrap_or_default(), order, cut(window.read(variables, order.code())?))
            }
            Self::Programs { role, window } => {
                let role = read::<Option<ProgramRole>>(role, variables)?.map(actor::ProgramRole::from);
                Ask::Programs(role, cut(window.read(variables, PROGRAM_ORDER)?))
            }
            Self::Versions { filter, window } => {
                let states = read::<Option<VersionFilter>>(filter, variables)?.map(VersionFilter::states).unwrap_or_default();
                Ask::Versions(states, cut(window.read(variables, VERSION_ORDER)?))
            }
            Self::Version(id) => Ask::Version(read::<Ref<VersionId>>(id, variables)?.0),
            Self::Program(id) => Ask::Program(read::<Ref<ProgramId>>(id, variables)?.0),
            Self::Timelines => Ask::Timelines,
            Self::Categories(kind) => Ask::Categories(*kind),
            Self::AllTags => Ask::AllTags,
        })
    }
}

impl Level {
    /// What is asked for here and below, in the order it is fetched; None: an argument is wrong.
    fn asks(&self, variables: &Variables) -> Option<Vec<Ask>> {
        let mut asks = vec![self.source.ask(variables, self.shape.asks_for_more())?];
        for beneath in &self.below {
            asks.extend(beneath.level.asks(variables)?);
        }
        Some(asks)
    }

    /// Whether these are programs with nothing but a window on their versions below, which can come in one statement.
    fn spreads(&self, reader: &Reader) -> bool {
        let apart = self.below.iter().filter(|beneath| beneath.along.is_none()).collect::<Vec<_>>();
        let simple = |level: &Self| matches!(level.source, Source::Versions { .. }) && level.below.iter().all(|beneath| beneath.along.is_some());
        matches!((&self.source, apart.as_slice()), (Source::Programs { .. }, [Beneath { level, .. }]) if simple(level)) && reader.brings_along()
    }

    /// Programs with their versions.
    async fn spread(&self, asking: Asking<'_>, mut asks: VecDeque<Ask>) -> Result<Found, Odd> {
        let programs = asks.pop_front().ok_or(Odd::Row)?;
        let mut found = Found { ask: programs, lines: Lines::None, groups: HashMap::new(), below: Vec::new() };
        for Beneath { level, of, along } in &self.below {
            let rest = asks.split_off(level.count());
            let ask = asks.pop_front().ok_or(Odd::Row)?;
            asks = rest;
            if along.is_some() {
                found.below.push(None);
                continue;
            }
            let read = asking.reader.programs_with_versions((&found.ask, &self.select), *of, (&ask, &level.select), asking.eyes);
            let (programs, lines, groups) = read.await?;
            found.lines = programs;
            found.below.push(Some(Found { ask, lines, groups, below: level.below.iter().map(|_| None).collect() }));
        }
        Ok(found)
    }

    /// What lies below these.
    fn fetch<'a>(&'a self, asking: Asking<'a>, asks: VecDeque<Ask>, above: Vec<u128>) -> BoxFuture<'a, Result<Found, Odd>> {
        Box::pin(async move {
            let lines = asking.reader.planned(asks.front().ok_or(Odd::Row)?, &self.select, &above, asking.eyes).await?;
            self.go_on(asking, asks, lines, true).await
        })
    }

    /// With what was found here, and what lies below. `owned`: it belongs to something.
    async fn go_on(&self, asking: Asking<'_>, mut asks: VecDeque<Ask>, lines: Lines, owned: bool) -> Result<Found, Odd> {
        let groups = if owned { groups(&lines)? } else { HashMap::new() };
        let mut found = Found { ask: asks.pop_front().ok_or(Odd::Row)?, lines, groups, below: Vec::new() };
        for Beneath { level, of: column, along } in &self.below {
            let rest = asks.split_off(level.count());
            if along.is_some() && asking.reader.brings_along() {
                found.below.push(None);
                asks = rest;
                continue;
            }
            let owners = found.groups.keys().copied().map(Some);
            let shown = if owned { owners.flat_map(|of| found.shown(of)).collect::<Vec<_>>() } else { found.shown(None).collect() };
            let mut ids: Vec<u128> = shown.into_iter().filter_map(|row| found.lines.line(row)?.bits(*column)).collect();
            ids.sort_unstable();
            ids.dedup();
            let below = match ids.is_empty() {
                true => Found { ask: asks.pop_front().ok_or(Odd::Row)?, lines: Lines::None, groups: HashMap::new(), below: Vec::new() },
                false => level.fetch(asking, asks, ids).await?,
            };
            found.below.push(Some(below));
            asks = rest;
        }
        Ok(found)
    }

    /// How many levels this one and those below it are.
    fn count(&self) -> usize {
        1 + self.below.iter().map(|beneath| beneath.level.count()).sum::<usize>()
    }

    /// `of`: whose rows, below others.
    fn write(&self, found: &Found, of: Option<u128>, out: &mut Vec<u8>, labels: &Labels) -> Result<(), Odd> {
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
        out.push(b'[');
        for (place, row) in found.shown(of).enumerate() {
            if place > 0 {
                out.push(b',');
            }
            self.object(parts, found.lines.line(row).ok_or(Odd::Row)?, found, out, labels)?;
        }
        out.push(b']');
        Ok(())
    }

    fn page(&self, page: &Page, found: &Found, of: Option<u128>, out: &mut Vec<u8>, labels: &Labels) -> Result<(), Odd> {
        let window = found.window().ok_or(Odd::Row)?;
        let (more, behind) = (found.range(of).len() > window.take as usize, window.beyond.is_some());
        let (has_previous, has_next) = if window.backward { (more, behind) } else { (behind, more) };
        let flag = |flag: bool| if flag { &b"true"[..] } else { &b"false"[..] };
        let cursor = |row: Option<usize>, out: &mut Vec<u8>| match (row.and_then(|row| found.lines.line(row)), &page.place) {
            (Some(line), Some(place)) => {
                write::text(out, place.cursor(line, &found.ask)?.encode().as_bytes());
                Ok(())
            }
            (None, _) => {
                out.extend_from_slice(b"null");
                Ok(())
            }
            _ => Err(Odd::Row),
        };
        for part in &page.parts {
            match part {
                PagePart::Raw(text) => out.extend_from_slice(text.as_bytes()),
                PagePart::Nodes(parts) => self.list(parts, found, of, out, labels)?,
                PagePart::HasNext => out.extend_from_slice(flag(has_next)),
                PagePart::HasPrevious => out.extend_from_slice(flag(has_previous)),
                PagePart::Start => cursor(found.shown(of).next(), out)?,
                PagePart::End => cursor(found.shown(of).last(), out)?,
                PagePart::Edges(parts) => {
                    out.push(b'[');
                    for (place, row) in found.shown(of).enumerate() {
                        if place > 0 {
                            out.push(b',');
                        }
                        for part in parts {
                            match part {
                                PagePart::Raw(text) => out.extend_from_slice(text.as_bytes()),
                                PagePart::Cursor => cursor(Some(row), out)?,
                                PagePart::Nodes(parts) => self.object(parts, found.lines.line(row).ok_or(Odd::Row)?, found, out, labels)?,
                                _ => return Err(Odd::Row),
                            }
                        }
                    }
                    out.push(b']');
                }
                PagePart::Cursor => return Err(Odd::Row),
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
                Part::If(column, word, parts) if line.text(*column) == Some(word.as_bytes()) => self.object(parts, line, found, out, labels)?,
                Part::Some(column, parts) if !line.is_null(*column) => self.object(parts, line, found, out, labels)?,
                Part::If(..) | Part::Some(..) => out.extend_from_slice(b"null"),
                Part::Kept(column, keys) => write::kept(out, line.text(*column), keys)?,
                Part::KeptList(column, keys) => write::kept_list(out, line.text(*column), keys)?,
                Part::AsKept(column) => out.extend_from_slice(line.text(*column).ok_or(Odd::Row)?),
                Part::Label(column, sort, told) => write::label(out, labels, *sort, line.bits(*column).ok_or(Odd::Row)?, told)?,
                Part::Tags(column, told) => {
                    out.push(b'[');
                    for (place, tag) in line.ids(*column).ok_or(Odd::Row)?.into_iter().enumerate() {
                        if place > 0 {
                            out.push(b',');
                        }
                        write::label(out, labels, LabelSort::Tag, tag, told)?;
                    }
                    out.push(b']');
                }
                Part::Below(place) => {
                    let (Beneath { level: below, of, along }, apart) = (self.below.get(*place).ok_or(Odd::Row)?, found.below.get(*place).ok_or(Odd::Row)?);
                    match (apart, along, &below.shape) {
                        (Some(found), _, _) => below.write(found, Some(line.bits(*of).ok_or(Odd::Row)?), out, labels)?,
                        (None, Some(along), Shape::List(parts)) => {
                            let (cells, width) = line.along(&self.select, *along).ok_or(Odd::Row)?;
                            out.push(b'[');
                            for (place, cells) in cells.chunks(width).enumerate() {
                                if place > 0 {
                                    out.push(b',');
                                }
                                below.object(parts, Line::Cells(cells), found, out, labels)?;
                            }
                            out.push(b']');
                        }
                        _ => return Err(Odd::Row),
                    }
                }
            }
        }
        Ok(())
    }
}

impl Shape {
    /// Whether it is told if there is more.
    fn asks_for_more(&self) -> bool {
        matches!(self, Self::Page(page) if page.parts.iter().any(|part| matches!(part, PagePart::HasNext | PagePart::HasPrevious)))
    }
}

impl Found {
    fn window(&self) -> Option<&page::Window> {
        match &self.ask {
            Ask::Content(_, _, _, cut) | Ask::Programs(_, cut) | Ask::Versions(_, cut) => Some(&cut.window),
            _ => None,
        }
    }

    /// Where the rows of somebody lie.
    fn range(&self, of: Option<u128>) -> Range<usize> {
        match of {
            None => 0..self.lines.len(),
            Some(of) => self.groups.get(&of).cloned().unwrap_or(0..0),
        }
    }

    /// The rows that are shown, in the order of the list.
    fn shown(&self, of: Option<u128>) -> impl Iterator<Item = usize> {
        let range = self.range(of);
        let (most, backward) = self.window().map_or((usize::MAX, false), |window| (window.take as usize, window.backward));
        let (start, count) = (range.start, range.len().min(most));
        (0..count).map(move |place| start + if backward { count - 1 - place } else { place })
    }
}

/// Where the rows of each owner lie; they come together, and say in their first column whose they are.
fn groups(lines: &Lines) -> Result<HashMap<u128, Range<usize>>, Odd> {
    let mut groups: HashMap<u128, Range<usize>> = HashMap::new();
    for place in 0..lines.len() {
        let owner = lines.line(place).and_then(|line| line.bits(0)).ok_or(Odd::Row)?;
        groups.entry(owner).or_insert(place..place).end = place + 1;
    }
    Ok(groups)
}

impl Place {
    fn cursor(&self, line: Line<'_>, ask: &Ask) -> Result<Cursor, Odd> {
        let int = |column: usize| line.int(column).ok_or(Odd::Row);
        let bits = |column: usize| line.bits(column).ok_or(Odd::Row);
        match (self, ask) {
            (Self::Content { id, pinned, published, heat }, Ask::Content(_, _, order, _)) => {
                let keys = match order.field {
                    ContentOrderField::Pinned => [int(*pinned)?, int(*published)?],
                    ContentOrderField::PublishedAt => [int(*published)?, 0],
                    ContentOrderField::Heat => [int(heat.ok_or(Odd::Row)?)?, 0],
                };
                Ok(Cursor { order: order.code(), keys, id: bits(*id)? })
            }
            (Self::Key { order, key, id }, _) => Ok(Cursor { order: *order, keys: [int(*key)?, 0], id: bits(*id)? }),
            _ => Err(Odd::Row),
        }
    }
}
