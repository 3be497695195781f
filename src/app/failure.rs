//! Why a use failed: refused by a rule, not allowed, or broken below.

use crate::{
    domain::{actor::Action, refusal::Refusal, scope::Scope},
    store::StoreError,
};

#[derive(Debug)]
pub enum Failure {
    /// By a rule of the domain: data for the caller.
    Refused(Refusal),
    Unauthenticated,
    Forbidden(Action),
    /// By this credential: it needs one of these scopes.
    OutOfScope(&'static [Scope]),
    /// Name or password: nobody is told which.
    SignInFailed,
    /// Somebody another issuer vouches for, who is nobody here.
    UnknownIdentity,
    /// The link is unknown, used or too old: nobody is told which.
    BadLink,
    /// Too often; again in so many seconds.
    RateLimited {
        seconds: u32,
    },
    /// The bytes are no picture this server takes; the sentence says why and holds nothing of the bytes.
    BadPicture(&'static str),
    /// Too much at once; trying again shortly may help.
    Busy,
    /// The disk under the server failed.
    Disk(std::io::Error),
    Store(StoreError),
    /// Somebody was here before under the same key: what they were answered is the answer.
    Repeated,
    Panicked(String),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
