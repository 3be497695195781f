//! The quick way to an answer: what is asked most is planned once for a document — one statement for each list, with the columns that are asked for —, and
//! written from the rows to the bytes of the answer. A document with anything else in it goes the plain way, through the resolvers; so does a request whose
//! arguments are wrong, or for whom something goes wrong: what is said of that is said in one place. Both ways give the same bytes: a test compares them.
//!
//! The door: `Plans::of` a document, `Plan::answer` to a request.

pub(super) mod arguments;
mod compile;
mod labels;
mod layout;
mod level;
mod response_cache;
mod shape;
mod switch;
mod which;
mod write;

use std::{sync::Arc, time::Instant};

use bytes::Bytes;
use futures_util::future::try_join_all;

use self::{
    arguments::Variables,
    level::{Asked, Asking, Found, Level},
    response_cache::ResponseCache,
    which::Which,
};
pub(super) use self::{switch::Plans, write::Odd};
use crate::{
    app::App,
    domain::{actor::Actor, published::LabelKind},
    gateway::{prepare::Hash, program::Program, tally::TALLY},
    store::{
        read::{
            Reader,
            planned::{Ask, Eyes, Together},
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
    resolutions: Vec<Which>,
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
    /// A list of all categories or tags.
    Labels(LabelKind, write::Told),
}

/// What answers are planned with.
pub(super) struct Planner {
    app: Arc<App>,
    reader: Reader,
    shelf: labels::Shelf,
    /// None: no answers are kept.
    cache: Option<ResponseCache>,
}

/// What is asked.
pub(super) struct Planned<'a> {
    /// Of the document, and which of its operations.
    pub(super) document: &'a Hash,
    pub(super) operation: Option<&'a str>,
    pub(super) variables: &'a Variables,
}

/// The body of an answer, and whether it is the same for everyone.
pub(super) struct Written {
    pub(super) body: Bytes,
    pub(super) shared: bool,
}

impl Planner {
    pub(super) fn new(app: Arc<App>, reader: Reader, cache_bytes: u64) -> Self {
        Self { app, reader, shelf: labels::Shelf::default(), cache: ResponseCache::of(cache_bytes) }
    }
}

impl Plan {
    /// Whether the answer is the same for everyone: published content alone.
    fn is_shared(&self) -> bool {
        !self.personal && self.resolutions.is_empty()
    }

    /// The answer to a request.
    pub(super) async fn answer(&self, planner: &Planner, asked: Planned<'_>, actor: &Actor) -> Result<Written, Odd> {
        let Some(cache) = planner.cache.as_ref().filter(|_| self.is_shared()) else {
            return Ok(Written { body: self.write(planner, asked.variables, actor).await?.into(), shared: self.is_shared() });
        };
        let (pulse, read) = (planner.app.pulse(), Instant::now());
        let (key, content, hears) = (ResponseCache::key(asked.document, asked.operation, asked.variables), pulse.content(), pulse.hears());
        if let Some(body) = hears.then(|| cache.get(&key, content)).flatten() {
            TALLY.shared(true);
            return Ok(Written { body, shared: true });
        }
        let mut body = self.write(planner, asked.variables, actor).await?;
        body.shrink_to_fit();
        let body = Bytes::from(body);
        if hears {
            cache.keep(key, content, read, body.clone());
        }
        TALLY.shared(false);
        Ok(Written { body, shared: true })
    }

    /// The answer as the rows are now.
    async fn write(&self, planner: &Planner, variables: &Variables, actor: &Actor) -> Result<Vec<u8>, Odd> {
        let Planner { app, reader, shelf, .. } = planner;
        let caller = actor.account();
        if self.personal && caller.is_none() {
            return Err(Odd::Plain);
        }
        let asking = Asking { reader, eyes: Eyes { caller, all: Program::are_all_seen_by(actor) } };
        let asked = self.levels.iter().map(|level| level.ask(variables)).collect::<Option<Vec<_>>>().ok_or(Odd::Plain)?;
        let found = self.fetch(asking, asked).await?;
        let mut resolutions = Vec::with_capacity(self.resolutions.len());
        for which in &self.resolutions {
            resolutions.push(which.ask(app, variables, actor).await?);
        }
        // whatever the rows name was there before them
        let labels = if self.labelled { shelf.labels(reader, app.pulse()).await? } else { Arc::default() };
        let mut out = Vec::with_capacity(8 * 1024);
        for piece in &self.pieces {
            match piece {
                Piece::Raw(text) => out.extend_from_slice(text.as_bytes()),
                Piece::Labels(kind, told) => write::list(&mut out, labels.all(*kind), |label, out| write::labelled(out, label, told))?,
                Piece::Resolution(place) => {
                    let (which, resolved) = (self.resolutions.get(*place).ok_or(Odd::Plain)?, resolutions.get(*place).ok_or(Odd::Plain)?);
                    which.write(resolved.as_ref(), &mut out)?;
                }
                Piece::Level(place) => {
                    let (level, found) = (self.levels.get(*place).ok_or(Odd::Plain)?, found.get(*place).ok_or(Odd::Plain)?);
                    level.write(found, None, &mut out, &labels)?;
                }
            }
        }
        Ok(out)
    }

    /// What the lists at the root hold, and what lies below.
    async fn fetch(&self, asking: Asking<'_>, mut asked: Vec<Asked>) -> Result<Vec<Found>, Odd> {
        if let ([level], 1) = (self.levels.as_slice(), asked.len()) {
            return Ok(vec![level.fetch(asking, asked.swap_remove(0)).await?]);
        }
        let roots: Vec<(&Ask, &Select)> = self.levels.iter().zip(&asked).map(|(level, asked)| (&asked.ask, &level.select)).collect();
        let lines = asking.reader.planned_together(&roots, &self.together, asking.eyes).await?;
        let levels = self.levels.iter().zip(asked).zip(lines).map(|((level, asked), lines)| level.go_on(asking, asked, lines, None));
        try_join_all(levels).await
    }
}
