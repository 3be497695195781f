//! The life of a piece of content: its states, the steps editors take, and the one function that decides them.

// an entry, a step or a change exists once per request: boxing its text would cost more words than it saves bytes
#![allow(clippy::large_enum_variant)]

use super::{
    document::{Document, Stage},
    id::ContentId,
    refusal::Refusal,
    timestamp::Timestamp,
    words::words,
};

/// The four kinds of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContentKind {
    News,
    Case,
    Video,
    Capability,
}
words!(ContentKind { News = "NEWS", Case = "CASE", Video = "VIDEO", Capability = "CAPABILITY" });

impl ContentKind {
    /// The prefix of its ids.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Case => "case",
            Self::Video => "video",
            Self::Capability => "capability",
        }
    }
}

/// The word of a state, without its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContentState {
    Draft,
    Scheduled,
    Published,
    Archived,
}
words!(ContentState { Draft = "DRAFT", Scheduled = "SCHEDULED", Published = "PUBLISHED", Archived = "ARCHIVED" });

impl ContentState {
    /// In Chinese and in English, for sentences.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Draft => ("草稿", "a draft"),
            Self::Scheduled => ("待发布", "scheduled"),
            Self::Published => ("已发布", "published"),
            Self::Archived => ("已归档", "archived"),
        }
    }
}

/// The number of a kept revision: 1, 2, 3 … within its entry.
pub type RevisionNumber = i32;

/// A revision waiting for its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub at: Timestamp,
    pub revision: RevisionNumber,
    /// What goes out: exactly the text that was shown when it was scheduled.
    pub document: Document,
}

/// Where an entry stands. Only `Published` is ever seen by readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Draft,
    /// Hidden until its time; `was`: what readers saw before it was archived, if they ever did.
    Scheduled {
        next: Schedule,
        was: Option<(RevisionNumber, Document)>,
    },
    /// Live; a changed text may wait for its time beside the live one.
    Published {
        revision: RevisionNumber,
        document: Document,
        next: Option<Schedule>,
    },
    Archived {
        revision: RevisionNumber,
        document: Document,
    },
}

impl Standing {
    pub fn state(&self) -> ContentState {
        match self {
            Self::Draft => ContentState::Draft,
            Self::Scheduled { .. } => ContentState::Scheduled,
            Self::Published { .. } => ContentState::Published,
            Self::Archived { .. } => ContentState::Archived,
        }
    }

    pub fn schedule(&self) -> Option<&Schedule> {
        match self {
            Self::Scheduled { next, .. } | Self::Published { next: Some(next), .. } => Some(next),
            _ => None,
        }
    }
}

/// The editors' side of one piece of content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: ContentId,
    /// Rises by 1 with every change: the optimistic lock.
    pub lock_version: i64,
    pub standing: Standing,
    /// The text being worked on, beside whatever is live or scheduled.
    pub draft: Option<Document>,
    /// The highest number given to a revision so far; 0 before the first.
    pub last_revision: RevisionNumber,
    pub pinned: bool,
    pub first_published: Option<Timestamp>,
}

impl Entry {
    /// A new entry that holds nothing but its first draft; decided like any other save.
    pub fn create(id: ContentId, document: Document) -> Result<Self, Refusal> {
        valid(&document, Stage::Draft)?;
        Ok(Self { id, lock_version: 1, standing: Standing::Draft, draft: Some(document), last_revision: 0, pinned: false, first_published: None })
    }

    /// The newest text, which an editor goes on from: the draft, else what waits, else what is or was live.
    pub fn newest(&self) -> Option<&Document> {
        self.draft.as_ref().or_else(|| self.standing.schedule().map(|waiting| &waiting.document)).or_else(|| self.published())
    }

    /// What is live, or was before it was archived.
    pub fn published(&self) -> Option<&Document> {
        match &self.standing {
            Standing::Published { document, .. } | Standing::Archived { document, .. } => Some(document),
            Standing::Draft | Standing::Scheduled { .. } => None,
        }
    }
}

/// What an editor (or the clock) asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditStep {
    /// Put this text into the draft.
    Save(Document),
    /// Let the newest text go live now: the draft, else the scheduled one, else the archived one.
    Publish,
    /// Keep the draft as a revision and let it go live at this time.
    Schedule(Timestamp),
    /// Take the schedule back; its text becomes the draft, unless a newer draft stands.
    Unschedule,
    /// Hide from readers. A waiting schedule is taken back, its text kept as the draft.
    Archive,
    /// Show before everything that is not pinned. `pinned`: how many of its kind are so already.
    Pin {
        pinned: usize,
    },
    Unpin,
    /// Put an old revision's text into the draft.
    Restore(Document),
    /// Throw the draft away; an entry that never went out goes with it.
    DeleteDraft,
    /// The scheduled time has come (taken by the clock only).
    Release,
}

/// What readers get to see differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LiveChange {
    Keep,
    /// This text is live from now on.
    Put {
        revision: RevisionNumber,
        document: Document,
    },
    Remove,
    /// Same text, other place in the order.
    Pinned(bool),
}

/// A decided change: the entry as it will stand, and what else follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// None: the entry is gone.
    pub after: Option<Entry>,
    /// A revision to keep.
    pub kept: Option<(RevisionNumber, Document)>,
    pub live: LiveChange,
}

/// More pins than fit on a phone's first screen would pin nothing.
pub const PINS_MOST: usize = 5;
const SCHEDULE_SOONEST_MILLIS: i64 = 1_000;
const SCHEDULE_LATEST_MILLIS: i64 = 366 * 86_400_000;

/// Decides one step on one entry, or says why not. The same function serves every caller: API, clock, seed.
pub fn decide(entry: &Entry, step: EditStep, now: Timestamp) -> Result<Change, Refusal> {
    let wrong_state = || Refusal::WrongState { state: entry.standing.state() };
    let mut after = entry.clone();
    after.lock_version += 1;
    let mut kept = None;
    let mut live = LiveChange::Keep;
    match step {
        EditStep::Save(document) | EditStep::Restore(document) => {
            valid(&document, Stage::Draft)?;
            if entry.draft.as_ref() == Some(&document) {
                return Err(Refusal::NoChange);
            }
            after.draft = Some(document);
        }
        EditStep::Publish => {
            let (revision, document) = match (after.draft.take(), &entry.standing) {
                (Some(draft), _) => {
                    kept = Some((entry.last_revision + 1, draft.clone()));
                    (entry.last_revision + 1, draft)
                }
                (None, Standing::Scheduled { next, .. } | Standing::Published { next: Some(next), .. }) => (next.revision, next.document.clone()),
                (None, Standing::Archived { revision, document }) => (*revision, document.clone()),
                (None, Standing::Published { next: None, .. }) => return Err(Refusal::NoChange),
                (None, Standing::Draft) => return Err(wrong_state()),
            };
            go_live(&mut after, &mut live, revision, document, now)?;
        }
        EditStep::Schedule(at) => {
            if !(now.plus_millis(SCHEDULE_SOONEST_MILLIS)..=now.plus_millis(SCHEDULE_LATEST_MILLIS)).contains(&at) {
                return Err(Refusal::NotInFuture);
            }
            let (revision, document) = match (after.draft.take(), entry.standing.schedule()) {
                (Some(draft), _) => {
                    kept = Some((entry.last_revision + 1, draft.clone()));
                    (entry.last_revision + 1, draft)
                }
                (None, Some(waiting)) if waiting.at == at => return Err(Refusal::NoChange),
                (None, Some(waiting)) => (waiting.revision, waiting.document.clone()),
                (None, None) => match &entry.standing {
                    Standing::Archived { revision, document } => (*revision, document.clone()),
                    _ => return Err(wrong_state()),
                },
            };
            valid(&document, Stage::Publication)?;
            let schedule = Schedule { at, revision, document };
            after.last_revision = after.last_revision.max(revision);
            after.standing = match after.standing {
                Standing::Published { revision, document, .. } => Standing::Published { revision, document, next: Some(schedule) },
                Standing::Archived { revision, document } => Standing::Scheduled { next: schedule, was: Some((revision, document)) },
                Standing::Scheduled { was, .. } => Standing::Scheduled { next: schedule, was },
                Standing::Draft => Standing::Scheduled { next: schedule, was: None },
            };
        }
        EditStep::Unschedule => {
            let waiting = entry.standing.schedule().ok_or_else(wrong_state)?.document.clone();
            after.standing = match after.standing {
                Standing::Published { revision, document, .. } => Standing::Published { revision, document, next: None },
                Standing::Scheduled { was: Some((revision, document)), .. } => Standing::Archived { revision, document },
                _ => Standing::Draft,
            };
            if after.newest() != Some(&waiting) {
                after.draft.get_or_insert(waiting);
            }
        }
        EditStep::Archive => {
            let Standing::Published { revision, document, next } = after.standing else { return Err(wrong_state()) };
            after.draft = after.draft.or(next.map(|waiting| waiting.document));
            after.standing = Standing::Archived { revision, document };
            after.pinned = false;
            live = LiveChange::Remove;
        }
        EditStep::Pin { .. } | EditStep::Unpin => {
            if entry.standing.state() != ContentState::Published {
                return Err(wrong_state());
            }
            after.pinned = matches!(step, EditStep::Pin { .. });
            if after.pinned == entry.pinned {
                return Err(Refusal::NoChange);
            }
            if matches!(step, EditStep::Pin { pinned } if pinned >= PINS_MOST) {
                return Err(Refusal::PinLimit { most: PINS_MOST });
            }
            live = LiveChange::Pinned(after.pinned);
        }
        EditStep::DeleteDraft => {
            if entry.draft.is_none() {
                return Err(wrong_state());
            }
            if entry.standing == Standing::Draft {
                return Ok(Change { after: None, kept: None, live: LiveChange::Keep });
            }
            after.draft = None;
        }
        EditStep::Release => match entry.standing.schedule() {
            Some(waiting) if waiting.at <= now => {
                let (revision, document) = (waiting.revision, waiting.document.clone());
                go_live(&mut after, &mut live, revision, document, now)?;
            }
            _ => return Err(wrong_state()),
        },
    }
    Ok(Change { after: Some(after), kept, live })
}

fn go_live(after: &mut Entry, live: &mut LiveChange, revision: RevisionNumber, document: Document, now: Timestamp) -> Result<(), Refusal> {
    valid(&document, Stage::Publication)?;
    after.last_revision = after.last_revision.max(revision);
    after.first_published.get_or_insert(now);
    after.standing = Standing::Published { revision, document: document.clone(), next: None };
    *live = LiveChange::Put { revision, document };
    Ok(())
}

fn valid(document: &Document, stage: Stage) -> Result<(), Refusal> {
    let violations = document.violations(stage);
    if violations.is_empty() { Ok(()) } else { Err(Refusal::Invalid(violations)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{document::Detail, id::Id};

    fn text(title: &str) -> Document {
        let mut document = Document::blank(Detail::News { category: Id::from_bits(1), author: String::new(), source: None, related: vec![] });
        (document.title, document.summary, document.body) = (title.into(), "summary".into(), "body".into());
        document
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000 + seconds * 1000).unwrap()
    }

    /// Takes steps one after the other; panics on a refusal.
    fn walk(steps: Vec<EditStep>) -> (Entry, LiveChange) {
        let mut entry = Entry::create(ContentId::new(ContentKind::News, 7), text("one")).unwrap();
        let mut live = LiveChange::Keep;
        for step in steps {
            let change = decide(&entry, step, at(10)).unwrap();
            let after = change.after.unwrap();
            assert_eq!(after.lock_version, entry.lock_version + 1);
            (entry, live) = (after, change.live);
        }
        (entry, live)
    }

    fn title(live: &LiveChange) -> &str {
        match live {
            LiveChange::Put { document, .. } => &document.title,
            _ => panic!("nothing went live"),
        }
    }

    #[test]
    fn a_published_entry_is_edited_beside_the_live_text_and_published_again() {
        let (entry, live) = walk(vec![EditStep::Publish, EditStep::Save(text("two"))]);
        assert_eq!(live, LiveChange::Keep);
        assert!(matches!(&entry.standing, Standing::Published { revision: 1, document, .. } if document.title == "one"));
        let (entry, live) = walk(vec![EditStep::Publish, EditStep::Save(text("two")), EditStep::Publish]);
        assert_eq!((title(&live), entry.last_revision, entry.draft), ("two", 2, None));
    }

    #[test]
    fn what_was_scheduled_goes_out_even_if_the_draft_moved_on() {
        let (entry, _) = walk(vec![EditStep::Schedule(at(20)), EditStep::Save(text("later thought"))]);
        assert!(matches!(decide(&entry, EditStep::Release, at(19)), Err(Refusal::WrongState { state: ContentState::Scheduled })));
        let change = decide(&entry, EditStep::Release, at(20)).unwrap();
        assert_eq!(title(&change.live), "one");
        assert_eq!(change.after.unwrap().draft, Some(text("later thought")));
    }

    #[test]
    fn a_live_entry_keeps_its_text_until_the_next_one_is_due() {
        let (entry, _) = walk(vec![EditStep::Publish, EditStep::Save(text("two")), EditStep::Schedule(at(60))]);
        assert_eq!(entry.standing.state(), ContentState::Published);
        let change = decide(&entry, EditStep::Release, at(61)).unwrap();
        assert_eq!((title(&change.live), change.kept), ("two", None));
    }

    #[test]
    fn a_schedule_of_an_archived_piece_goes_back_to_the_archive() {
        let (entry, _) = walk(vec![EditStep::Publish, EditStep::Archive, EditStep::Schedule(at(60)), EditStep::Unschedule]);
        assert_eq!((entry.standing.state(), &entry.draft), (ContentState::Archived, &None));
        assert!(matches!(decide(&entry, EditStep::DeleteDraft, at(10)), Err(Refusal::WrongState { .. })));
        let (entry, _) = walk(vec![
            EditStep::Publish,
            EditStep::Archive,
            EditStep::Save(text("two")),
            EditStep::Schedule(at(60)),
            EditStep::Schedule(at(90)),
            EditStep::Unschedule,
        ]);
        assert_eq!((entry.standing.state(), entry.draft), (ContentState::Archived, Some(text("two"))));
    }

    #[test]
    fn archiving_hides_and_publishing_again_brings_the_same_revision_back() {
        let (entry, live) = walk(vec![EditStep::Publish, EditStep::Pin { pinned: 0 }, EditStep::Archive]);
        assert_eq!((live, entry.pinned), (LiveChange::Remove, false));
        let change = decide(&entry, EditStep::Publish, at(99)).unwrap();
        assert_eq!((title(&change.live), &change.kept), ("one", &None));
        assert_eq!(change.after.unwrap().first_published, Some(at(10)));
    }

    #[test]
    fn steps_that_do_not_fit_are_refused() {
        let (draft, _) = walk(vec![]);
        let (live, _) = walk(vec![EditStep::Publish]);
        let wrong = |state| Err(Refusal::WrongState { state });
        for step in [EditStep::Archive, EditStep::Pin { pinned: 0 }, EditStep::Unschedule, EditStep::Release] {
            assert_eq!(decide(&draft, step, at(10)), wrong(ContentState::Draft));
        }
        assert_eq!(decide(&live, EditStep::Publish, at(10)), Err(Refusal::NoChange));
        assert_eq!(decide(&live, EditStep::DeleteDraft, at(10)), wrong(ContentState::Published));
        assert_eq!(decide(&live, EditStep::Unpin, at(10)), Err(Refusal::NoChange));
        assert_eq!(decide(&live, EditStep::Pin { pinned: PINS_MOST }, at(10)), Err(Refusal::PinLimit { most: PINS_MOST }));
        assert_eq!(decide(&draft, EditStep::Schedule(at(10)), at(10)), Err(Refusal::NotInFuture));
        let mut gap = text("gap");
        gap.body = String::new();
        let (unfinished, _) = walk(vec![EditStep::Save(gap)]);
        assert!(matches!(decide(&unfinished, EditStep::Publish, at(10)), Err(Refusal::Invalid(_))));
        assert!(matches!(decide(&unfinished, EditStep::Schedule(at(60)), at(10)), Err(Refusal::Invalid(_))));
    }

    #[test]
    fn deleting_the_only_draft_deletes_the_entry_and_otherwise_just_the_draft() {
        let (draft, _) = walk(vec![]);
        assert_eq!(decide(&draft, EditStep::DeleteDraft, at(10)).unwrap().after, None);
        let (beside, _) = walk(vec![EditStep::Publish, EditStep::Save(text("two"))]);
        let after = decide(&beside, EditStep::DeleteDraft, at(10)).unwrap().after.unwrap();
        assert_eq!((after.draft, after.standing.state()), (None, ContentState::Published));
    }
}
