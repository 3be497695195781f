//! Rows of one statement, and of those below them: where they come from, and how they are fetched.

use std::{collections::HashMap, ops::Range};

use futures_util::{
    TryFutureExt,
    future::{BoxFuture, try_join},
};

use super::{
    Odd,
    arguments::{Argument, Variables, Window, read},
    layout::Shape,
};
use crate::{
    domain::{
        actor,
        content::ContentKind,
        id::{ProgramId, VersionId},
        page,
        published::ContentOrder,
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
        cells::Lines,
        read::{
            PROGRAM_ORDER, Reader, VERSION_ORDER,
            planned::{Ask, Cut, Eyes},
        },
        select::Select,
    },
};

/// Rows of one statement.
pub(super) struct Level {
    pub(super) source: Source,
    pub(super) select: Select,
    pub(super) shape: Shape,
    pub(super) below: Vec<Beneath>,
}

/// Rows that belong to those of a level.
pub(super) struct Beneath {
    pub(super) level: Level,
    /// The column with the ids that they go by.
    pub(super) of: usize,
    /// Where they come along, if they do and the database can do that.
    pub(super) along: Option<usize>,
}

/// Where rows come from, with arguments as they stand in the document.
pub(super) enum Source {
    Content { kind: ContentKind, filter: Argument, order: Argument, window: Window },
    Programs { role: Argument, window: Window },
    Versions { filter: Argument, window: Window },
    Version(Argument),
    Program(Argument),
    Me,
    Timelines,
}

/// What a level and those below it ask for in one request.
pub(super) struct Asked {
    pub(super) ask: Ask,
    below: Vec<Asked>,
}

/// Where the rows of each owner lie.
type Groups = HashMap<u128, Range<usize>>;

/// Rows of a level, and of those below it.
pub(super) struct Found {
    pub(super) ask: Ask,
    pub(super) lines: Lines,
    /// None at the root, where nobody owns them.
    groups: Option<Groups>,
    /// None: it came along.
    pub(super) below: Vec<Option<Found>>,
    /// How many the whole list has, where that is told.
    pub(super) total: Option<i64>,
}

/// Who asks, and where.
#[derive(Clone, Copy)]
pub(super) struct Asking<'a> {
    pub(super) reader: &'a Reader,
    pub(super) eyes: Eyes,
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
            Self::Me => Ask::Me,
            Self::Timelines => Ask::Timelines,
        })
    }
}

impl Level {
    /// What is asked for here and below; None: an argument is wrong.
    pub(super) fn ask(&self, variables: &Variables) -> Option<Asked> {
        let ask = self.source.ask(variables, self.shape.asks_for_more())?;
        Some(Asked { ask, below: self.below.iter().map(|beneath| beneath.level.ask(variables)).collect::<Option<_>>()? })
    }

    /// The window on versions below, if these are programs with nothing else below that does not come along: it can come in the same statement.
    fn spread(&self, reader: &Reader) -> Option<usize> {
        let along = |beneath: &Beneath| beneath.along.is_some() && reader.brings_along();
        let mut apart = self.below.iter().enumerate().filter(|(_, beneath)| !along(beneath));
        let (place, beneath) = apart.next().filter(|_| matches!(self.source, Source::Programs { .. }))?;
        let simple = matches!(beneath.level.source, Source::Versions { .. }) && beneath.level.below.iter().all(along);
        (simple && apart.next().is_none()).then_some(place)
    }

    /// A lone list at the root, with what lies below.
    pub(super) async fn fetch(&self, asking: Asking<'_>, mut asked: Asked) -> Result<Found, Odd> {
        let Some(place) = self.spread(asking.reader) else {
            let lines = asking.reader.planned(&asked.ask, &self.select, &[], asking.eyes).await?;
            return self.go_on(asking, asked, lines, None).await;
        };
        let (beneath, versions) = (&self.below[place], asked.below.swap_remove(place).ask);
        let read = asking.reader.programs_with_versions((&asked.ask, &self.select), beneath.of, (&versions, &beneath.level.select), asking.eyes);
        let ((lines, below, groups), total) = try_join(read.map_err(Odd::from), self.total(asking, &asked.ask)).await?;
        let along = beneath.level.below.iter().map(|_| None).collect();
        let mut versions = Some(Found { ask: versions, lines: below, groups: Some(groups), below: along, total: None });
        let below = (0..self.below.len()).map(|at| versions.take_if(|_| at == place)).collect();
        Ok(Found { ask: asked.ask, lines, groups: None, below, total })
    }

    /// How many the whole list has, if that is told; of lists at the root alone.
    async fn total(&self, asking: Asking<'_>, ask: &Ask) -> Result<Option<i64>, Odd> {
        if !self.shape.asks_for_total() {
            return Ok(None);
        }
        let count = match ask {
            Ask::Content(kind, filter, ..) => asking.reader.content_count(*kind, filter).await?,
            Ask::Programs(role, _) => asking.reader.program_count(asking.eyes.caller.ok_or(Odd::Plain)?, *role).await?,
            _ => return Err(Odd::Plain),
        };
        Ok(Some(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// What belongs to those above.
    fn fetch_below<'a>(&'a self, asking: Asking<'a>, asked: Asked, above: Vec<u128>) -> BoxFuture<'a, Result<Found, Odd>> {
        Box::pin(async move {
            let lines = asking.reader.planned(&asked.ask, &self.select, &above, asking.eyes).await?;
            let groups = groups(&lines)?;
            self.go_on(asking, asked, lines, Some(groups)).await
        })
    }

    /// With what was found here, and what lies below.
    pub(super) async fn go_on(&self, asking: Asking<'_>, asked: Asked, lines: Lines, groups: Option<Groups>) -> Result<Found, Odd> {
        let total = self.total(asking, &asked.ask).await?;
        let mut found = Found { ask: asked.ask, lines, groups, below: Vec::new(), total };
        for (Beneath { level, of, along }, asked) in self.below.iter().zip(asked.below) {
            if along.is_some() && asking.reader.brings_along() {
                found.below.push(None);
                continue;
            }
            let mut ids: Vec<u128> = found.all_shown().into_iter().filter_map(|row| found.lines.line(row)?.bits(*of)).collect();
            ids.sort_unstable();
            ids.dedup();
            let below = match ids.is_empty() {
                true => Found { ask: asked.ask, lines: Lines::None, groups: Some(Groups::new()), below: Vec::new(), total: None },
                false => level.fetch_below(asking, asked, ids).await?,
            };
            found.below.push(Some(below));
        }
        Ok(found)
    }
}

impl Found {
    pub(super) fn window(&self) -> Option<&page::Window> {
        match &self.ask {
            Ask::Content(_, _, _, cut) | Ask::Programs(_, cut) | Ask::Versions(_, cut) => Some(&cut.window),
            Ask::Version(_) | Ask::Program(_) | Ask::Me | Ask::Timelines => None,
        }
    }

    /// Where the rows of somebody lie; of nobody, at the root.
    pub(super) fn range(&self, of: Option<u128>) -> Range<usize> {
        match (of, &self.groups) {
            (Some(of), Some(groups)) => groups.get(&of).cloned().unwrap_or(0..0),
            _ => 0..self.lines.len(),
        }
    }

    /// The rows that are shown, in the order of the list.
    pub(super) fn shown(&self, of: Option<u128>) -> impl Iterator<Item = usize> + use<> {
        let range = self.range(of);
        let (most, backward) = self.window().map_or((usize::MAX, false), |window| (window.take as usize, window.backward));
        let (start, count) = (range.start, range.len().min(most));
        (0..count).map(move |place| start + if backward { count - 1 - place } else { place })
    }

    /// The same of everybody, in no order.
    fn all_shown(&self) -> Vec<usize> {
        match &self.groups {
            None => self.shown(None).collect(),
            Some(groups) => groups.keys().flat_map(|of| self.shown(Some(*of))).collect(),
        }
    }
}

/// The rows of each owner come together, and say in their first column whose they are.
fn groups(lines: &Lines) -> Result<Groups, Odd> {
    let mut groups = Groups::new();
    for place in 0..lines.len() {
        let owner = lines.line(place).and_then(|line| line.bits(0)).ok_or(Odd::Plain)?;
        groups.entry(owner).or_insert(place..place).end = place + 1;
    }
    Ok(groups)
}
