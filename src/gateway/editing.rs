//! What editors change: one mutation for each thing that can be done to content, categories and tags.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    ctx::Hand,
    entry::Entry,
    fault::{self, Fault},
    guard::{May, requires},
    patch::{
        CreateCapabilityInput, CreateCaseInput, CreateNewsInput, CreateVideoInput, UpdateCapabilityInput, UpdateCaseInput, UpdateNewsInput, UpdateVideoInput,
    },
    payload::{UserError, user_errors},
    scalars::{DateTime, PlatformRole, Ref},
    taxonomy::{CapabilityCategory, NewsCategory, Tag},
};
use crate::{
    app::{Edit, Failure},
    domain::{
        actor::Action,
        document::Document,
        id::{CapabilityCategoryId, EntryName, Id, NewsCategoryId},
        published::{self, LabelKind},
    },
    store::read::EntryView,
};

/// Names the payload type of each mutation that answers an entry.
macro_rules! entry_payloads {
    ($($payload:ident: $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(SimpleObject)]
        pub(super) struct $payload {
            /// The entry as it stands now; null when nothing was changed.
            entry: Option<Entry>,
            /// Why nothing was changed; empty when it was.
            user_errors: Vec<UserError>,
        }

        impl From<Outcome> for $payload {
            fn from(outcome: Outcome) -> Self {
                Self { entry: outcome.entry, user_errors: outcome.user_errors }
            }
        }
    )*};
}

entry_payloads! {
    CreateNewsPayload: "The answer of `createNews`.";
    CreateCasePayload: "The answer of `createCase`.";
    CreateVideoPayload: "The answer of `createVideo`.";
    CreateCapabilityPayload: "The answer of `createCapability`.";
    UpdateNewsPayload: "The answer of `updateNews`.";
    UpdateCasePayload: "The answer of `updateCase`.";
    UpdateVideoPayload: "The answer of `updateVideo`.";
    UpdateCapabilityPayload: "The answer of `updateCapability`.";
    PublishContentPayload: "The answer of `publishContent`.";
    ScheduleContentPayload: "The answer of `scheduleContent`.";
    UnscheduleContentPayload: "The answer of `unscheduleContent`.";
    ArchiveContentPayload: "The answer of `archiveContent`.";
    PinContentPayload: "The answer of `pinContent`.";
    UnpinContentPayload: "The answer of `unpinContent`.";
    RestoreRevisionPayload: "The answer of `restoreRevision`.";
}

/// Names an input that says which entry, and nothing else.
macro_rules! entry_inputs {
    ($($input:ident: $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(super) struct $input {
            /// The id of the entry or of its content.
            id: Ref<EntryName>,
            /// Refuse with `STALE_LOCK` unless the entry has this lock version.
            expected_lock_version: Option<i64>,
        }
    )*};
}

entry_inputs! {
    PublishContentInput: "Which entry to publish.";
    UnscheduleContentInput: "Which schedule to take back.";
    ArchiveContentInput: "Which entry to archive.";
    PinContentInput: "Which entry to pin.";
    UnpinContentInput: "Which entry not to pin any more.";
    DeleteDraftInput: "Whose draft to delete.";
}

/// Which entry to let go out, and when.
#[derive(InputObject)]
pub(super) struct ScheduleContentInput {
    /// The id of the entry or of its content.
    id: Ref<EntryName>,
    /// Refuse with `STALE_LOCK` unless the entry has this lock version.
    expected_lock_version: Option<i64>,
    /// From one second to one year ahead.
    at: DateTime,
}

/// Which revision to put into the draft.
#[derive(InputObject)]
pub(super) struct RestoreRevisionInput {
    /// The id of the entry or of its content.
    id: Ref<EntryName>,
    /// Refuse with `STALE_LOCK` unless the entry has this lock version.
    expected_lock_version: Option<i64>,
    /// The number of the revision.
    number: i32,
}

/// The answer of `deleteDraft`.
#[derive(SimpleObject)]
pub(super) struct DeleteDraftPayload {
    /// The entry as it stands now; null when nothing was changed, or when it went with its draft.
    entry: Option<Entry>,
    /// The id of the entry, if it never went out and is gone with its draft.
    deleted_entry_id: Option<ID>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// A category, by its slug.
#[derive(InputObject)]
pub(super) struct SaveCategoryInput {
    /// 1–40 of `a-z 0-9` and single hyphens. A known one is renamed.
    slug: String,
    /// 1–30 characters.
    name: String,
    /// Its place in the list, 0–9999; omitted: a known one keeps its own, and a new one goes to the end.
    place: Option<i32>,
}

/// A tag, by its slug.
#[derive(InputObject)]
pub(super) struct SaveTagInput {
    /// 1–40 of `a-z 0-9` and single hyphens. A known one is renamed.
    slug: String,
    /// 1–30 characters.
    name: String,
}

/// The answer of `saveNewsCategory`.
#[derive(SimpleObject)]
pub(super) struct SaveNewsCategoryPayload {
    /// The category as it stands now; null when nothing was changed.
    category: Option<NewsCategory>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// The answer of `saveCapabilityCategory`.
#[derive(SimpleObject)]
pub(super) struct SaveCapabilityCategoryPayload {
    /// The category as it stands now; null when nothing was changed.
    category: Option<CapabilityCategory>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// The answer of `saveTag`.
#[derive(SimpleObject)]
pub(super) struct SaveTagPayload {
    /// The tag as it stands now; null when nothing was changed.
    tag: Option<Tag>,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

/// What became of a change.
struct Outcome {
    entry: Option<Entry>,
    user_errors: Vec<UserError>,
}

fn told<T>(ctx: &Context<'_>, result: Result<T, Failure>) -> Result<Result<T, Vec<UserError>>, Fault> {
    match result {
        Ok(done) => Ok(Ok(done)),
        Err(failure) => Ok(Err(user_errors(fault::refusal(failure)?, ctx.locale()))),
    }
}

async fn create<P: From<Outcome>>(ctx: &Context<'_>, document: Document) -> Result<P, Fault> {
    let made = ctx.app().create_content(ctx.call(), document).await;
    let (entry, user_errors) = match told(ctx, made)? {
        Ok(view) => (Some(Entry::from(view)), Vec::new()),
        Err(errors) => (None, errors),
    };
    Ok(Outcome { entry, user_errors }.into())
}

async fn change(ctx: &Context<'_>, name: EntryName, expected: Option<i64>, edit: Edit) -> Result<Result<Option<EntryView>, Vec<UserError>>, Fault> {
    told(ctx, ctx.app().edit_content(ctx.call(), name, expected, edit).await)
}

async fn edit<P: From<Outcome>>(ctx: &Context<'_>, name: EntryName, expected: Option<i64>, edit: Edit) -> Result<P, Fault> {
    let (entry, user_errors) = match change(ctx, name, expected, edit).await? {
        Ok(view) => (view.map(Entry::from), Vec::new()),
        Err(errors) => (None, errors),
    };
    Ok(Outcome { entry, user_errors }.into())
}

#[derive(Default)]
pub(super) struct EditingMutation;

#[Object]
impl EditingMutation {
    /// A new draft of news.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn create_news(&self, ctx: &Context<'_>, #[graphql(desc = "Its text.")] input: CreateNewsInput) -> Result<CreateNewsPayload, Fault> {
        create(ctx, input.document()).await
    }
    /// A new draft of a case.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn create_case(&self, ctx: &Context<'_>, #[graphql(desc = "Its text.")] input: CreateCaseInput) -> Result<CreateCasePayload, Fault> {
        create(ctx, input.document()).await
    }
    /// A new draft of a video.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn create_video(&self, ctx: &Context<'_>, #[graphql(desc = "Its text.")] input: CreateVideoInput) -> Result<CreateVideoPayload, Fault> {
        create(ctx, input.document()).await
    }
    /// A new draft of a capability.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn create_capability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its text.")] input: CreateCapabilityInput,
    ) -> Result<CreateCapabilityPayload, Fault> {
        create(ctx, input.document()).await
    }

    /// Changes the draft; what is live or scheduled stays as it is. Begins from the newest text when there is no draft.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn update_news(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: UpdateNewsInput) -> Result<UpdateNewsPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, input.edit()).await
    }
    /// Changes the draft; what is live or scheduled stays as it is. Begins from the newest text when there is no draft.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn update_case(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: UpdateCaseInput) -> Result<UpdateCasePayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, input.edit()).await
    }
    /// Changes the draft; what is live or scheduled stays as it is. Begins from the newest text when there is no draft.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn update_video(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: UpdateVideoInput) -> Result<UpdateVideoPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, input.edit()).await
    }
    /// Changes the draft; what is live or scheduled stays as it is. Begins from the newest text when there is no draft.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn update_capability(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to change.")] input: UpdateCapabilityInput,
    ) -> Result<UpdateCapabilityPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, input.edit()).await
    }

    /// Lets the newest text go live now: the draft, else what is scheduled, else what was archived. A waiting schedule ends.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn publish_content(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: PublishContentInput) -> Result<PublishContentPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Publish).await
    }
    /// Keeps the draft as a revision that goes live by itself at a time; a draft changed later does not change it. Without a
    /// draft, moves the waiting schedule, or schedules the archived text.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn schedule_content(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: ScheduleContentInput,
    ) -> Result<ScheduleContentPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Schedule { at: input.at.0 }).await
    }
    /// Takes a schedule back; its text becomes the draft, unless a newer draft stands.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn unschedule_content(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: UnscheduleContentInput,
    ) -> Result<UnscheduleContentPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Unschedule).await
    }
    /// Hides a live piece from readers. A waiting schedule is taken back, its text kept as the draft.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn archive_content(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: ArchiveContentInput) -> Result<ArchiveContentPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Archive).await
    }
    /// Shows a live piece before everything that is not pinned; at most 5 of each kind.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn pin_content(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: PinContentInput) -> Result<PinContentPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Pin).await
    }
    /// Takes a pin away.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn unpin_content(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: UnpinContentInput) -> Result<UnpinContentPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Unpin).await
    }
    /// Puts the text of an old revision into the draft, in place of what is there; publish it to let it go live.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn restore_revision(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which revision.")] input: RestoreRevisionInput,
    ) -> Result<RestoreRevisionPayload, Fault> {
        edit(ctx, input.id.0, input.expected_lock_version, Edit::Restore { number: input.number }).await
    }
    /// Deletes a draft. An entry that never went out goes with it; that cannot be undone.
    #[graphql(guard = "May(Action::EditContent)", directive = requires::apply(PlatformRole::Editor))]
    async fn delete_draft(&self, ctx: &Context<'_>, #[graphql(desc = "Whose draft.")] input: DeleteDraftInput) -> Result<DeleteDraftPayload, Fault> {
        Ok(match change(ctx, input.id.0, input.expected_lock_version, Edit::DeleteDraft).await? {
            Ok(Some(view)) => DeleteDraftPayload { entry: Some(Entry::from(view)), deleted_entry_id: None, user_errors: Vec::new() },
            Ok(None) => DeleteDraftPayload { entry: None, deleted_entry_id: Some(ID(input.id.0.id().to_string())), user_errors: Vec::new() },
            Err(user_errors) => DeleteDraftPayload { entry: None, deleted_entry_id: None, user_errors },
        })
    }

    /// Adds a category of news, or renames and moves the one with this slug; at most 100.
    #[graphql(guard = "May(Action::EditTaxonomy)", directive = requires::apply(PlatformRole::Editor))]
    async fn save_news_category(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The category.")] input: SaveCategoryInput,
    ) -> Result<SaveNewsCategoryPayload, Fault> {
        let saved = ctx.app().save_label(ctx.call(), LabelKind::NewsCategory, input.slug.clone(), input.name.clone(), input.place).await;
        Ok(match told(ctx, saved)? {
            Ok(bits) => {
                SaveNewsCategoryPayload { category: ctx.loaders().load(NewsCategoryId::from_bits(bits)).await?.map(NewsCategory), user_errors: Vec::new() }
            }
            Err(user_errors) => SaveNewsCategoryPayload { category: None, user_errors },
        })
    }
    /// Adds a category of capabilities, or renames and moves the one with this slug; at most 100.
    #[graphql(guard = "May(Action::EditTaxonomy)", directive = requires::apply(PlatformRole::Editor))]
    async fn save_capability_category(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The category.")] input: SaveCategoryInput,
    ) -> Result<SaveCapabilityCategoryPayload, Fault> {
        let saved = ctx.app().save_label(ctx.call(), LabelKind::CapabilityCategory, input.slug.clone(), input.name.clone(), input.place).await;
        Ok(match told(ctx, saved)? {
            Ok(bits) => SaveCapabilityCategoryPayload {
                category: ctx.loaders().load(CapabilityCategoryId::from_bits(bits)).await?.map(CapabilityCategory),
                user_errors: Vec::new(),
            },
            Err(user_errors) => SaveCapabilityCategoryPayload { category: None, user_errors },
        })
    }
    /// Adds a tag, or renames the one with this slug; at most 1000.
    #[graphql(guard = "May(Action::EditTaxonomy)", directive = requires::apply(PlatformRole::Editor))]
    async fn save_tag(&self, ctx: &Context<'_>, #[graphql(desc = "The tag.")] input: SaveTagInput) -> Result<SaveTagPayload, Fault> {
        let saved = ctx.app().save_label(ctx.call(), LabelKind::Tag, input.slug.clone(), input.name.clone(), None).await;
        Ok(match told(ctx, saved)? {
            Ok(bits) => {
                SaveTagPayload { tag: Some(Tag(published::Tag { id: Id::from_bits(bits), slug: input.slug, name: input.name })), user_errors: Vec::new() }
            }
            Err(user_errors) => SaveTagPayload { tag: None, user_errors },
        })
    }
}
