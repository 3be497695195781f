//! The one exit for errors that are not data: a closed list of codes, causes logged and never shown.

use async_graphql::{Error, ErrorExtensionValues, ErrorExtensions, Response, Value};

use super::tally::TALLY;
use crate::{
    app::Failure,
    domain::{
        actor::{Action, Who},
        id::BadId,
        log::LogCursor,
        page::BadPage,
        refusal::{Refusal, out_of_scope},
        scope::Scope,
        words::words,
    },
    store::StoreError,
};

/// What is told when the database cannot be asked.
pub(super) const UNREACHABLE: &str = "the server is too busy or its database cannot be reached; try again shortly";

/// The stable words of `errors[].extensions.code`. The list stands in the description of `Query`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultCode {
    GraphqlParseFailed,
    GraphqlValidationFailed,
    BadUserInput,
    InvalidId,
    InvalidPage,
    NotFound,
    CursorExpired,
    SlowConsumer,
    ShuttingDown,
    RightsChanged,
    LimitExceeded,
    RateLimited,
    IntrospectionDisabled,
    PersistedQueryNotFound,
    PersistedQueryNotSupported,
    PersistedQueryRequired,
    Unauthenticated,
    Forbidden,
    Unavailable,
    StorageFull,
    RetryWithSameKey,
    IdempotencyKeyReused,
    IdempotencyKeyInUse,
    Internal,
}
words!(FaultCode {
    GraphqlParseFailed = "GRAPHQL_PARSE_FAILED",
    GraphqlValidationFailed = "GRAPHQL_VALIDATION_FAILED",
    BadUserInput = "BAD_USER_INPUT",
    InvalidId = "INVALID_ID",
    InvalidPage = "INVALID_PAGE",
    NotFound = "NOT_FOUND",
    CursorExpired = "CURSOR_EXPIRED",
    SlowConsumer = "SLOW_CONSUMER",
    ShuttingDown = "SHUTTING_DOWN",
    RightsChanged = "RIGHTS_CHANGED",
    LimitExceeded = "LIMIT_EXCEEDED",
    RateLimited = "RATE_LIMITED",
    IntrospectionDisabled = "INTROSPECTION_DISABLED",
    PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND",
    PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED",
    PersistedQueryRequired = "PERSISTED_QUERY_REQUIRED",
    Unauthenticated = "UNAUTHENTICATED",
    Forbidden = "FORBIDDEN",
    Unavailable = "UNAVAILABLE",
    StorageFull = "STORAGE_FULL",
    RetryWithSameKey = "RETRY_WITH_SAME_KEY",
    IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED",
    IdempotencyKeyInUse = "IDEMPOTENCY_KEY_IN_USE",
    Internal = "INTERNAL",
});

/// An error on its way out. It has no `Display`: the GraphQL library turns anything displayable into a reply.
#[derive(Debug)]
pub(super) enum Fault {
    Unauthenticated,
    Forbidden(Action),
    OutOfScope(&'static [Scope]),
    /// Again in so many seconds.
    RateLimited(u32),
    InvalidId(BadId),
    InvalidPage(BadPage),
    /// `after` is no cursor of the feed.
    BadCursor,
    /// There is nothing to subscribe to, or nothing the caller may see.
    NotFound,
    CursorExpired,
    SlowConsumer(LogCursor),
    ShuttingDown(LogCursor),
    /// The caller has other roles than when the stream began.
    RightsChanged(LogCursor),
    /// What a stream told of may no longer be seen.
    RightLost,
    Unavailable(StoreError),
    StorageFull(String),
    /// Nobody knows whether the change was made.
    Unsettled,
    /// Seen, but not for the caller to do; who could.
    NotYours(&'static [Who]),
    Internal(String),
}

impl From<BadPage> for Fault {
    fn from(error: BadPage) -> Self {
        Self::InvalidPage(error)
    }
}

impl From<BadId> for Fault {
    fn from(error: BadId) -> Self {
        Self::InvalidId(error)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        match error {
            // races are decided afresh below; who still loses after several rounds should try again later
            StoreError::Unavailable(_) | StoreError::Conflict | StoreError::KeyLost => Self::Unavailable(error),
            StoreError::CommitUnknown(_) => Self::Unsettled,
            StoreError::Full(_) => Self::StorageFull(error.to_string()),
            StoreError::Taken | StoreError::Corrupt { .. } | StoreError::Database(_) | StoreError::Objects(_) => Self::Internal(error.to_string()),
        }
    }
}

/// Splits what the app answers: a refusal is data for the caller, the rest leaves through the exit.
pub(super) fn refusal(failure: Failure) -> Result<Refusal, Fault> {
    match failure {
        Failure::Refused(Refusal::Forbidden { who }) => Err(Fault::NotYours(who)),
        Failure::Refused(Refusal::OutOfScope { scopes }) | Failure::OutOfScope(scopes) => Err(Fault::OutOfScope(scopes)),
        Failure::RateLimited { seconds } => Err(Fault::RateLimited(seconds)),
        // what only the doors of signing in answer
        Failure::SignInFailed | Failure::UnknownIdentity | Failure::BadLink => Err(Fault::Unauthenticated),
        Failure::Refused(refusal) => Ok(refusal),
        Failure::Unauthenticated => Err(Fault::Unauthenticated),
        Failure::Forbidden(action) => Err(Fault::Forbidden(action)),
        Failure::Store(error) => Err(error.into()),
        // answered from the key instead
        Failure::Repeated => Err(Fault::Unsettled),
        Failure::Busy => Err(Fault::Unavailable(StoreError::Conflict)),
        Failure::BadPicture(why) => Err(Fault::Internal(why.to_owned())),
        Failure::Disk(error) if error.kind() == std::io::ErrorKind::StorageFull => Err(Fault::StorageFull(error.to_string())),
        Failure::Disk(error) => Err(Fault::Internal(error.to_string())),
        Failure::Panicked(what) => Err(Fault::Internal(what)),
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let (code, message) = match fault {
            Fault::Unauthenticated => (FaultCode::Unauthenticated, "sign in first: send an access token as `Authorization: Bearer …`".to_owned()),
            Fault::Forbidden(action) => (FaultCode::Forbidden, needs(action)),
            Fault::OutOfScope(scopes) => (FaultCode::Forbidden, out_of_scope(scopes).1),
            Fault::RateLimited(seconds) => {
                return Error::new(format!("too often; again in {seconds} seconds")).extend_with(|_, extensions| {
                    extensions.set("code", FaultCode::RateLimited.word());
                    extensions.set("retryAfter", seconds);
                });
            }
            Fault::NotYours(who) => {
                let who: Vec<_> = who.iter().map(|who| who.word()).collect();
                (FaultCode::Forbidden, format!("this is for {}", who.join(" or ")))
            }
            Fault::Unsettled => {
                let why = "the database went away at the last moment: the change may have been made; send the same request with the same Idempotency-Key again";
                (FaultCode::RetryWithSameKey, why.to_owned())
            }
            Fault::InvalidId(error) => (FaultCode::InvalidId, error.to_string()),
            Fault::InvalidPage(error) => (FaultCode::InvalidPage, error.to_string()),
            Fault::BadCursor => (FaultCode::InvalidPage, "`after` is no cursor of the feed".to_owned()),
            Fault::NotFound => (FaultCode::NotFound, "there is no such thing, or not for you to see".to_owned()),
            Fault::RightLost => (FaultCode::Forbidden, "this may no longer be seen by you".to_owned()),
            Fault::CursorExpired => {
                let why = "this cursor lies too far behind, or is of another log: read what stands now, and subscribe without it";
                (FaultCode::CursorExpired, why.to_owned())
            }
            Fault::SlowConsumer(cursor) => return resumable(FaultCode::SlowConsumer, "too slow: what happened could not be kept waiting any longer", cursor),
            Fault::RightsChanged(cursor) => return resumable(FaultCode::RightsChanged, "your roles have changed: subscribe again", cursor),
            Fault::ShuttingDown(cursor) => return resumable(FaultCode::ShuttingDown, "this server stops; go on at another, or here in a moment", cursor),
            Fault::Unavailable(cause) => {
                tracing::warn!(%cause, "answered as unavailable");
                (FaultCode::Unavailable, UNREACHABLE.to_owned())
            }
            Fault::StorageFull(cause) => {
                tracing::error!(cause, "answered as full");
                (FaultCode::StorageFull, "the server's disk is full: nothing can be changed until there is room again".to_owned())
            }
            Fault::Internal(cause) => {
                tracing::error!(cause, "answered as an internal error");
                (FaultCode::Internal, INTERNAL.to_owned())
            }
        };
        Error::new(message).extend_with(|_, extensions| extensions.set("code", code.word()))
    }
}

/// The end of a stream that can be taken up again.
fn resumable(code: FaultCode, message: &str, cursor: LogCursor) -> Error {
    Error::new(message).extend_with(|_, extensions| {
        extensions.set("code", code.word());
        extensions.set("cursor", cursor.to_string());
    })
}

/// A failure where nothing can be refused.
pub(super) fn broken(failure: Failure) -> Fault {
    match refusal(failure) {
        Ok(refusal) => Fault::Internal(format!("refused: {refusal:?}")),
        Err(fault) => fault,
    }
}

/// What a right needs, for whoever lacks it.
pub fn needs(action: Action) -> String {
    match action.role() {
        Some(role) => format!("this needs the role {}", role.word()),
        None => "this needs a person's or a machine's own token".to_owned(),
    }
}

const INTERNAL: &str = "something went wrong on the server; its log names the cause under this request id";
/// More would only repeat themselves.
pub(super) const ERRORS_MOST: usize = 20;

/// Gives every error of an answer a code and the request id.
pub(super) fn finish(response: &mut Response, request_id: &str) {
    response.errors.truncate(ERRORS_MOST);
    for error in &mut response.errors {
        let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
        if extensions.get("code").is_none() {
            // what the library itself says: before execution a broken document, during it a value that does not fit
            let code = if error.path.is_empty() { FaultCode::GraphqlValidationFailed } else { FaultCode::BadUserInput };
            extensions.set("code", code.word());
        }
        extensions.set("requestId", request_id);
        if let Some(Value::String(word)) = extensions.get("code")
            && let Some(code) = FaultCode::from_word(word)
        {
            TALLY.refusal(code.word());
        }
    }
}
