//! What mutations answer: expected refusals as data, with a stable code and a sentence in the caller's language.

use async_graphql::{Enum, Interface, SimpleObject};

use super::scalars::ContentState;
use crate::domain::{
    locale::Locale,
    refusal::{self, Refusal},
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
        Refusal::NotInFuture => UserError::Refused(Refused { code, message, field: path(&["at"]) }),
        Refusal::NotFound => UserError::Refused(Refused { code, message, field: path(&["id"]) }),
        Refusal::NoChange | Refusal::PinLimit { .. } => UserError::Refused(Refused { code, message, field: None }),
    }]
}
