//! What mutations answer: expected refusals as data, with a stable code and a sentence in the caller's language.

use async_graphql::{ComplexObject, Context, Enum, Interface, SimpleObject};

use super::{
    ctx::Hand,
    fault::Fault,
    scalars::{ContentState, DateTime, Step, VersionNumber, VersionState},
    tally::TALLY,
    version::Version,
};
use crate::domain::{
    id::VersionId,
    locale::Locale,
    refusal::{self, Refusal, Violation},
};

/// Why a mutation changed nothing. The list only grows.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "refusal::RefusalCode")]
pub(super) enum ErrorCode {
    /// A field of the input breaks a rule; `field` says which.
    InvalidInput,
    /// There is no such thing.
    NotFound,
    /// The step does not go with the state the entry is in.
    WrongState,
    /// Somebody changed the entry since it was read.
    StaleLock,
    /// It is so already.
    NoChange,
    /// A schedule must lie from one second to one year ahead.
    NotInFuture,
    /// Enough pieces of the kind are pinned.
    PinLimit,
    /// The number must be above every number the program has used before.
    NumberNotRising,
    /// 20 versions are in development already.
    TooManyDevelopmentVersions,
    /// A package is over one of its limits; answered by `PUT /uploads/…`.
    PackageTooLarge,
    /// A package cannot be read, or holds what it must not; answered by `PUT /uploads/…`.
    PackageInvalid,
    /// No package has arrived on the ticket, or it has lapsed.
    UploadNotReady,
    /// 10 tickets are open already.
    TooManyUploads,
    /// Another version holds the place.
    SlotTaken,
    /// The agreement in force is not accepted.
    AgreementNotAccepted,
    /// The basic information breaks its rules; `fields` lists all of them.
    BasicInfoIncomplete,
    /// The number must be above that of the released version.
    NumberNotAboveReleased,
    /// What was confirmed is not what stands now.
    StaleConfirmation,
    /// The program has moved on since it was read.
    StaleRevision,
    /// Nobody reviews a program they belong to.
    OwnProgram,
    /// Another reviewer works on it.
    ClaimedByAnother,
    /// A rejection needs at least one blocking finding.
    FindingsRequired,
    /// A percentage is 0.01–99.99 with at most two decimals.
    PercentOutOfRange,
    /// It has never been in gray since its approval.
    GrayRequired,
    /// A version is in gray; end that first.
    GrayInProgress,
    /// Nothing is released.
    NothingReleased,
    /// There is no earlier release to go back to; take the program down on the desktop instead.
    NoPreviousRelease,
    /// This can only be done on the desktop.
    DesktopOnly,
    /// The repeated number is not that of the version.
    NumberMismatch,
    /// At least one admin must remain.
    LastAdmin,
    /// Enough people have the role.
    TooManyMembers,
    /// Is a member already.
    AlreadyMember,
    /// The account manages enough programs.
    TooManyPrograms,
    /// There are enough webhooks.
    TooManyWebhooks,
    /// Enough pings and repetitions wait to be sent.
    TooManyDeliveries,
    /// The webhook is disabled; enable it first.
    WebhookDisabled,
    /// The account has enough working tokens.
    TooManyTokens,
    /// The caller lacks the role, or the token its scope. Told by `availableActions`; a mutation answers a top-level error.
    Forbidden,
}

/// An expected refusal. Nothing was changed.
#[derive(Interface)]
#[graphql(
    field(name = "code", ty = "&ErrorCode", desc = "Stable; act on this."),
    field(name = "message", ty = "&String", desc = "For people, in the language of `Accept-Language` (zh-CN or en)."),
    field(name = "field", ty = "&Option<Vec<String>>", desc = "Which field of the arguments, from `input` downwards; null when it is none.")
)]
pub(super) enum UserError {
    InvalidInput(InvalidInput),
    WrongState(WrongState),
    StaleLock(StaleLock),
    WrongVersionState(WrongVersionState),
    StaleRevision(StaleRevision),
    StaleConfirmation(StaleConfirmation),
    NumberNotRising(NumberNotRising),
    SlotTaken(SlotTaken),
    GrayInProgress(GrayInProgress),
    BasicInfoIncomplete(BasicInfoIncomplete),
    ClaimedByAnother(ClaimedByAnother),
    Refused(Refused),
}

/// A field of the input breaks a rule.
#[derive(SimpleObject)]
pub(super) struct InvalidInput {
    /// Always `INVALID_INPUT`.
    code: ErrorCode,
    /// The rule, with its numbers.
    message: String,
    /// Which field of the arguments, from `input` downwards.
    field: Option<Vec<String>>,
}

/// The step does not go with the state the entry is in.
#[derive(SimpleObject)]
pub(super) struct WrongState {
    /// Always `WRONG_STATE`.
    code: ErrorCode,
    /// Names the state.
    message: String,
    /// Always null.
    field: Option<Vec<String>>,
    /// The state the entry is in.
    state: ContentState,
}

/// Somebody changed the entry since it was read.
#[derive(SimpleObject)]
pub(super) struct StaleLock {
    /// Always `STALE_LOCK`.
    code: ErrorCode,
    /// Asks to read it again.
    message: String,
    /// Always `["input", "expectedLockVersion"]`.
    field: Option<Vec<String>>,
    /// The lock version it has now.
    current_lock_version: i64,
}

/// Names the type of a refusal that says more than its code.
macro_rules! told {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub(super) struct $name {
            /// Which refusal.
            code: ErrorCode,
            /// What it means.
            message: String,
            /// Which field of the arguments it is about, if one is.
            field: Option<Vec<String>>,
            $($(#[$field_doc])* $field: $type,)*
        }
    )*};
}

told! {
    /// The step does not go with the state the version is in.
    WrongVersionState {
        /// The state the version is in.
        state: VersionState,
        /// The step that was asked for.
        action: Step,
    }
    /// The program has moved on since it was read.
    StaleRevision {
        /// The revision it has now.
        current_revision: i64,
    }
    /// What was confirmed is not what stands now.
    StaleConfirmation {
        /// The revision the program has now.
        current_revision: i64,
        /// The number of the agreement in force; null when there is none.
        agreement_number: Option<i32>,
    }
    /// The number must be above every number the program has used before.
    NumberNotRising {
        /// The highest number so far, deleted versions included.
        highest: VersionNumber,
    }
    /// The basic information breaks its rules.
    BasicInfoIncomplete {
        /// Every broken rule, with its field.
        fields: Vec<FieldProblem>,
    }
    /// Another reviewer works on it.
    ClaimedByAnother {
        /// The claim lapses then.
        until: DateTime,
    }
}

/// Another version holds the place.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(super) struct SlotTaken {
    /// Always `SLOT_TAKEN`.
    code: ErrorCode,
    /// Names the version.
    message: String,
    /// Always null.
    field: Option<Vec<String>>,
    #[graphql(skip)]
    version: VersionId,
}

#[ComplexObject]
impl SlotTaken {
    /// The version that holds it; null when it is gone by now.
    async fn holder(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        Ok(ctx.loaders().load(self.version).await?.map(Version::from))
    }
}

/// A version is in gray.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(super) struct GrayInProgress {
    /// Always `GRAY_IN_PROGRESS`.
    code: ErrorCode,
    /// Names the version.
    message: String,
    /// Always null.
    field: Option<Vec<String>>,
    #[graphql(skip)]
    version_id: VersionId,
}

#[ComplexObject]
impl GrayInProgress {
    /// The version in gray; null when it is gone by now.
    async fn version(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        Ok(ctx.loaders().load(self.version_id).await?.map(Version::from))
    }
}

/// A rule that a field breaks.
#[derive(SimpleObject)]
pub(super) struct FieldProblem {
    /// From the outermost field inwards, places in lists as numbers from 0.
    field: Vec<String>,
    /// The rule, with its numbers, in the language of `Accept-Language`.
    message: String,
}

/// Broken rules as they are told.
pub(super) fn problems(violations: &[Violation], locale: Locale) -> Vec<FieldProblem> {
    violations.iter().map(|it| FieldProblem { field: it.field.clone(), message: it.rule.sentence(locale) }).collect()
}

/// Any other refusal; the code says which.
#[derive(SimpleObject)]
pub(super) struct Refused {
    /// Which refusal.
    code: ErrorCode,
    /// What it means.
    message: String,
    /// Which field of the arguments it is about, if one is.
    field: Option<Vec<String>>,
}

/// A refusal as it is told; a broken input becomes one error for each rule it breaks.
pub(super) fn user_errors(refusal: Refusal, locale: Locale) -> Vec<UserError> {
    TALLY.refusal(refusal.code().word());
    let (code, message) = (refusal.code().into(), refusal.sentence(locale));
    let path = |inner: &[&str]| Some(std::iter::once("input").chain(inner.iter().copied()).map(str::to_owned).collect());
    vec![match refusal {
        Refusal::Invalid(violations) => {
            let told = violations.into_iter().map(|it| {
                let field = it.field.iter().map(String::as_str).collect::<Vec<_>>();
                UserError::InvalidInput(InvalidInput { code, message: it.rule.sentence(locale), field: path(&field) })
            });
            return told.collect();
        }
        Refusal::WrongState { state } => UserError::WrongState(WrongState { code, message, field: None, state: state.into() }),
        Refusal::StaleLock { current } => {
            UserError::StaleLock(StaleLock { code, message, field: path(&["expectedLockVersion"]), current_lock_version: current })
        }
        Refusal::WrongVersionState { state, step } => {
            UserError::WrongVersionState(WrongVersionState { code, message, field: None, state: state.into(), action: step.into() })
        }
        Refusal::StaleRevision { current } => {
            UserError::StaleRevision(StaleRevision { code, message, field: path(&["expectedRevision"]), current_revision: current })
        }
        Refusal::StaleConfirmation { revision, agreement } => {
            UserError::StaleConfirmation(StaleConfirmation { code, message, field: None, current_revision: revision, agreement_number: agreement })
        }
        Refusal::NumberNotRising { highest } => {
            UserError::NumberNotRising(NumberNotRising { code, message, field: path(&["number"]), highest: VersionNumber(highest.to_string()) })
        }
        Refusal::SlotTaken { holder, .. } => UserError::SlotTaken(SlotTaken { code, message, field: None, version: holder }),
        Refusal::GrayInProgress { version, .. } => UserError::GrayInProgress(GrayInProgress { code, message, field: None, version_id: version }),
        Refusal::BasicInfoIncomplete(violations) => {
            UserError::BasicInfoIncomplete(BasicInfoIncomplete { code, message, field: None, fields: problems(&violations, locale) })
        }
        Refusal::ClaimedByAnother { until } => UserError::ClaimedByAnother(ClaimedByAnother { code, message, field: None, until: DateTime(until) }),
        refused => {
            let field = match refused {
                Refusal::NotInFuture => path(&["at"]),
                Refusal::PercentOutOfRange => path(&["percent"]),
                Refusal::FindingsRequired => path(&["findings"]),
                Refusal::NumberMismatch => path(&["number"]),
                Refusal::UploadNotReady => path(&["uploadId"]),
                _ => None,
            };
            UserError::Refused(Refused { code, message, field })
        }
    }]
}
