//! What editors do to entries: create, change, and every step of a piece's life.

use std::{sync::Arc, time::Duration};

use tokio::sync::MutexGuard;

use super::{App, Call, Failure, Outcome, allow, detached};
use crate::{
    domain::{
        actor::Action,
        content::{ContentKind, EditStep, Entry, RevisionNumber, decide},
        document::Document,
        event::{Details, Doer, EventKind, Note},
        id::EntryName,
        refusal::Refusal,
        timestamp::Timestamp,
    },
    store::{StoreError, read::EntryView},
};

/// How often a change is decided afresh after losing a race, when the caller did not say what it had seen. Within one process edits
/// of an entry queue up; only other instances can be faster.
const ATTEMPTS: u32 = 5;
/// Pause before deciding afresh, times the attempt, give or take.
const PAUSE_MILLIS: u64 = 10;

/// A change of some fields of a document, leaving the others alone.
pub type Patch = Box<dyn Fn(&mut Document) + Send + Sync>;

/// What an editor asks for.
pub enum Edit {
    Save { kind: ContentKind, patch: Patch },
    Publish,
    Schedule { at: Timestamp },
    Unschedule,
    Archive,
    Pin,
    Unpin,
    Restore { number: RevisionNumber },
    DeleteDraft,
}

impl Edit {
    /// What is said to have happened.
    fn kind(&self) -> EventKind {
        match self {
            Self::Save { .. } => EventKind::ContentChanged,
            Self::Publish => EventKind::ContentPublished,
            Self::Schedule { .. } => EventKind::ContentScheduled,
            Self::Unschedule => EventKind::ContentUnscheduled,
            Self::Archive => EventKind::ContentArchived,
            Self::Pin => EventKind::ContentPinned,
            Self::Unpin => EventKind::ContentUnpinned,
            Self::Restore { .. } => EventKind::ContentRestored,
            Self::DeleteDraft => EventKind::ContentDeleted,
        }
    }
}

/// The entry after a change; None when it is gone.
pub type Edited = Option<EntryView>;

impl App {
    /// A new entry with `document` as its first draft.
    pub async fn create_content(self: &Arc<Self>, call: &Call, document: Document) -> Result<EntryView, Failure> {
        allow(&call.actor, Action::EditContent)?;
        let (app, by, call) = (self.clone(), call.actor.account(), call.clone());
        detached(async move {
            if let Some(view) = app.edited_before(&call).await? {
                return view.ok_or(Refusal::NotFound.into());
            }
            let now = app.clock.now();
            let entry = Entry::create(app.mint.content_id(document.kind(), now), document)?;
            app.check_links(entry.draft.as_ref()).await?;
            let note = app.edited(EventKind::ContentCreated, &entry, app.official(&call, Action::EditContent), now);
            app.writer.create_entry(&entry, &note, &call.seal(), &Outcome::Content(entry.id).stored()).await?;
            Ok(EntryView { entry, created_at: now, updated_at: now, updated_by: by })
        })
        .await
    }

    /// Takes one step with an entry. `expected`: the lock version the caller was looking at; a different one is refused.
    /// Without it, a lost race is decided afresh.
    pub async fn edit_content(self: &Arc<Self>, call: &Call, name: EntryName, expected: Option<i64>, edit: Edit) -> Result<Edited, Failure> {
        allow(&call.actor, Action::EditContent)?;
        let (app, by, call) = (self.clone(), call.actor.account(), call.clone());
        detached(async move {
            if let Some(view) = app.edited_before(&call).await? {
                return Ok(view);
            }
            let id = name.id();
            let _turn = app.turn(id.bits()).await;
            for attempt in 1..=ATTEMPTS {
                let view = app.reader.entry(id).await?.filter(|view| name.fits(view.entry.id.kind)).ok_or(Refusal::NotFound)?;
                if expected.is_some_and(|expected| expected != view.entry.lock_version) {
                    return Err(Refusal::StaleLock { current: view.entry.lock_version }.into());
                }
                let step = app.step(&view.entry, &edit).await?;
                let now = app.clock.now();
                let change = decide(&view.entry, step, now)?;
                let note = app.edited(edit.kind(), change.after.as_ref().unwrap_or(&view.entry), app.official(&call, Action::EditContent), now);
                match app.writer.change_entry(&view.entry, &change, &note, &call.seal(), &Outcome::Content(view.entry.id).stored()).await {
                    Ok(()) => return Ok(change.after.map(|entry| EntryView { entry, updated_at: now, updated_by: by, ..view })),
                    Err(StoreError::Conflict) if attempt == ATTEMPTS => return Err(Refusal::StaleLock { current: view.entry.lock_version }.into()),
                    Err(StoreError::Conflict) => tokio::time::sleep(app.pause(attempt)).await,
                    Err(error) => return Err(error.into()),
                }
            }
            Err(StoreError::Conflict.into())
        })
        .await
    }

    /// What is kept of an edit.
    pub(super) fn edited(&self, kind: EventKind, entry: &Entry, by: Doer, at: Timestamp) -> Note {
        let details =
            Details { name: entry.newest().map(|document| document.title.clone()), until: entry.standing.schedule().map(|it| it.at), ..Details::default() };
        Note { at, ..self.remark(kind, by, Some(entry.id.to_string()), details) }
    }

    /// The entry that an earlier attempt of the same request changed; the inner None: it is gone.
    async fn edited_before(&self, call: &Call) -> Result<Option<Edited>, Failure> {
        match call.done {
            Some(Outcome::Content(id)) => Ok(Some(self.reader.entry(id.entry()).await?)),
            _ => Ok(None),
        }
    }

    /// Changes of one thing wait for each other; things share a queue now and then, which costs a wait and nothing else.
    pub(super) async fn turn(&self, bits: u128) -> MutexGuard<'_, ()> {
        self.turns[(bits % self.turns.len() as u128) as usize].lock().await
    }

    pub(super) fn pause(&self, attempt: u32) -> Duration {
        let mut byte = [0u8; 1];
        self.mint.fill(&mut byte);
        Duration::from_millis(PAUSE_MILLIS * u64::from(attempt) * (64 + u64::from(byte[0])) / 128)
    }

    /// The domain's step for an edit, with what it needs to know looked up.
    async fn step(&self, entry: &Entry, edit: &Edit) -> Result<EditStep, Failure> {
        Ok(match edit {
            Edit::Save { kind, patch } => {
                let mut document = entry.newest().filter(|_| entry.id.kind == *kind).ok_or(Refusal::NotFound)?.clone();
                patch(&mut document);
                self.check_links(Some(&document)).await?;
                EditStep::Save(document)
            }
            Edit::Publish => {
                self.check_links(entry.draft.as_ref()).await?;
                EditStep::Publish
            }
            Edit::Schedule { at } => {
                self.check_links(entry.draft.as_ref()).await?;
                EditStep::Schedule(*at)
            }
            Edit::Unschedule => EditStep::Unschedule,
            Edit::Archive => EditStep::Archive,
            Edit::Pin => EditStep::Pin { pinned: self.reader.pinned(entry.id.kind).await? },
            Edit::Unpin => EditStep::Unpin,
            Edit::Restore { number } => {
                let revision = self.reader.revision(entry.id.entry(), *number).await?.ok_or(Refusal::NotFound)?;
                EditStep::Restore(revision.document)
            }
            Edit::DeleteDraft => EditStep::DeleteDraft,
        })
    }

    /// Refuses a document that names what does not exist.
    async fn check_links(&self, document: Option<&Document>) -> Result<(), Failure> {
        let Some(document) = document else { return Ok(()) };
        let violations = self.reader.dangling(document).await?;
        if violations.is_empty() { Ok(()) } else { Err(Refusal::Invalid(violations).into()) }
    }
}
