//! One request to change something: who asks, in which request, and under which key it may be repeated.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        actor::{Action, Actor},
        id::{AccountId, ContentId, DeliveryId, EventId, ProgramId, SessionId, TokenId, UploadId, WebhookId},
    },
    store::write::Seal,
};

use super::{Failure, repeat::Key};

#[derive(Clone, Debug)]
pub struct Call {
    pub actor: Actor,
    pub request_id: String,
    /// With an `Idempotency-Key`.
    pub(super) key: Option<Key>,
    /// What an earlier attempt under the same key led to: answer from it instead of doing it again.
    pub done: Option<Outcome>,
    /// Whether the reply shows a secret: then it is not kept for repetitions.
    confidential: Arc<AtomicBool>,
}

/// What a change led to, as much as is needed to answer for it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// A step of a program or of one of its versions.
    Event(EventId),
    Upload(UploadId),
    Program(ProgramId),
    Agreement(i32),
    Content(ContentId),
    Webhook(WebhookId),
    /// Something a webhook is to be sent.
    Delivery(DeliveryId),
    Account(AccountId),
    Token(TokenId),
    Session(SessionId),
}

impl Outcome {
    pub(super) fn stored(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl Call {
    /// Without a key: what the server's own verbs do.
    pub fn new(actor: Actor, request_id: &str) -> Self {
        Self { actor, request_id: request_id.to_owned(), key: None, done: None, confidential: Arc::default() }
    }

    /// A secret, for the one reply that shows it.
    pub fn tell(&self, secret: &str) -> String {
        self.keep_nothing();
        secret.to_owned()
    }

    /// The reply is not kept for repetitions; nor is the request, if it settles nothing.
    pub fn keep_nothing(&self) {
        self.confidential.store(true, Ordering::Relaxed);
    }

    /// Whether the reply shows a secret. Asked after it was made, of any copy of the call.
    pub fn is_confidential(&self) -> bool {
        self.confidential.load(Ordering::Relaxed)
    }

    pub(super) fn seal(&self) -> Seal {
        Seal { request_id: self.request_id.clone(), key: self.key.as_ref().map(Key::seal) }
    }

    pub(super) fn account(&self) -> Result<AccountId, Failure> {
        match &self.actor {
            Actor::Person { account, .. } => Ok(*account),
            Actor::Anonymous => Err(Failure::Unauthenticated),
            Actor::Host | Actor::System => Err(Failure::Forbidden(Action::TakePart)),
        }
    }
}
