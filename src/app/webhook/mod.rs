//! Webhooks: who registers endpoints and changes them; `post` sends, `deliver` decides what and when.

mod deliver;
mod post;

use std::sync::Arc;

use super::{App, Call, Failure, Outcome, allow, audit::Attempt, detached};
use crate::{
    domain::{
        actor::{Action, ProgramAction, Who},
        event::{Details, Doer, EventKind, Note},
        id::{EventId, ProgramId, WebhookId},
        refusal::{Refusal, may},
        signature::Secret,
        webhook::{Cause, Delivery, Disabled, OF_PLATFORM_MOST, OF_PROGRAM_MOST, OVERLAP_MILLIS, Progress, Terms, WAITING_MOST, Webhook},
    },
    store::write::Since,
};

pub(super) use deliver::LEAD;
pub use post::Endpoints;
pub(super) use post::Post;

/// What is to be said otherwise about a webhook; None leaves it alone.
#[derive(Clone, Debug, Default)]
pub struct TermsPatch {
    pub url: Option<String>,
    pub kinds: Option<Vec<EventKind>>,
    pub description: Option<String>,
}

/// What somebody wants of a webhook.
#[derive(Clone, Debug)]
pub enum WebhookStep {
    Update(TermsPatch),
    /// Goes on where it stopped; `skip`: with what happens from now on.
    Enable {
        skip: bool,
    },
    Disable,
    /// Another secret; the former one signs as well for a day.
    Rotate,
    Delete,
}

impl WebhookStep {
    /// As it stands in the log where it was refused.
    fn word(&self) -> &'static str {
        match self {
            Self::Update(_) => "UPDATE_WEBHOOK",
            Self::Enable { .. } => "ENABLE_WEBHOOK",
            Self::Disable => "DISABLE_WEBHOOK",
            Self::Rotate => "ROTATE_WEBHOOK_SECRET",
            Self::Delete => "DELETE_WEBHOOK",
        }
    }
}

/// A webhook after a change.
#[derive(Clone, Debug)]
pub struct WebhookTaken {
    /// None: it is gone.
    pub webhook: Option<Webhook>,
    /// A new secret, for the one time it is shown.
    pub secret: Option<Secret>,
}

impl App {
    /// Registers an endpoint, for a program or platform-wide. It is told of what is stamped from now on.
    pub async fn create_webhook(self: &Arc<Self>, call: &Call, program: Option<ProgramId>, terms: Terms) -> Result<WebhookTaken, Failure> {
        call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(taken) = app.webhook_before(&call).await? {
                return Ok(taken);
            }
            let created = app.create_webhook_once(&call, program, &terms).await;
            if let Err(failure) = &created {
                app.keep_unmanaged(&call, "CREATE_WEBHOOK", program, failure).await;
            }
            created
        })
        .await
    }

    async fn create_webhook_once(&self, call: &Call, program: Option<ProgramId>, terms: &Terms) -> Result<WebhookTaken, Failure> {
        let who = match program {
            Some(program) => {
                let circle = self.reader.circle(program).await?.ok_or(Refusal::NotFound)?;
                may(&call.actor, circle.role_of(&call.actor), false, ProgramAction::ManageWebhooks)?
            }
            None => {
                allow(&call.actor, Action::ManageWebhooks)?;
                Who::PlatformAdmin
            }
        };
        let terms = terms.checked(program.is_some(), self.post.loopback()).map_err(Refusal::Invalid)?;
        // counted one after the other
        let _turn = self.turn(program.map_or(0, |program| program.bits())).await;
        let most = if program.is_some() { OF_PROGRAM_MOST } else { OF_PLATFORM_MOST };
        if self.reader.webhook_count(program).await? >= most {
            return Err(Refusal::TooManyWebhooks { most }.into());
        }
        let now = self.clock.now();
        let webhook = Webhook {
            id: self.mint.id(now),
            program,
            terms,
            secret: self.new_webhook_secret(),
            former: None,
            created_by: call.actor.account(),
            created_at: now,
            revision: 1,
            position: self.reader.log_end().await?,
            failures: 0,
            failing: None,
            disabled: None,
        };
        let note = self.webhook_note(EventKind::WebhookCreated, &webhook, Doer::of(&call.actor, Some(who)), None);
        self.writer.create_webhook(&webhook, &note, &call.seal(), &Outcome::Webhook(webhook.id).stored()).await?;
        Ok(WebhookTaken { secret: Some(webhook.secret.clone()), webhook: Some(webhook) })
    }

    /// Changes a webhook, or takes it away.
    pub async fn change_webhook(self: &Arc<Self>, call: &Call, id: WebhookId, step: WebhookStep) -> Result<WebhookTaken, Failure> {
        call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            if let Some(taken) = app.webhook_before(&call).await? {
                return Ok(taken);
            }
            let taken = app.until_won(|| app.change_webhook_once(&call, id, &step)).await?;
            // a new address, or enabled again: there may be something to send at once
            app.post.ask();
            Ok(taken)
        })
        .await
    }

    async fn change_webhook_once(&self, call: &Call, id: WebhookId, step: &WebhookStep) -> Result<WebhookTaken, Failure> {
        let (before, who) = self.managed_webhook(call, id, step.word()).await?;
        let now = self.clock.now();
        let mut it = before.clone();
        let (mut since, mut secret, mut reason) = (Since::Before, None, None);
        let kind = match step {
            WebhookStep::Update(patch) => {
                let terms = Terms {
                    url: patch.url.clone().unwrap_or_else(|| it.terms.url.clone()),
                    kinds: patch.kinds.clone().unwrap_or_else(|| it.terms.kinds.clone()),
                    description: patch.description.clone().unwrap_or_else(|| it.terms.description.clone()),
                };
                it.terms = terms.checked(it.program.is_some(), self.post.loopback()).map_err(Refusal::Invalid)?;
                if it.terms == before.terms {
                    return Err(Refusal::NoChange.into());
                }
                // another endpoint, or another event that comes next, has not failed yet
                if it.terms.url != before.terms.url || it.terms.kinds != before.terms.kinds {
                    since = Since::Now;
                }
                EventKind::WebhookChanged
            }
            WebhookStep::Enable { skip } => {
                it.disabled.take().ok_or(Refusal::NoChange)?;
                since = if *skip { Since::Place(self.reader.log_end().await?) } else { Since::Now };
                EventKind::WebhookChanged
            }
            WebhookStep::Disable if it.disabled.is_some() => return Err(Refusal::NoChange.into()),
            WebhookStep::Disable => {
                it.disabled = Some((now, Disabled::Manual));
                reason = Some(Disabled::Manual);
                EventKind::WebhookDisabled
            }
            WebhookStep::Rotate => {
                let new = self.new_webhook_secret();
                it.former = Some((std::mem::replace(&mut it.secret, new.clone()), now.plus_millis(OVERLAP_MILLIS)));
                secret = Some(new);
                EventKind::WebhookSecretRotated
            }
            WebhookStep::Delete => EventKind::WebhookDeleted,
        };
        let note = self.webhook_note(kind, &it, Doer::of(&call.actor, Some(who)), reason);
        let outcome = Outcome::Webhook(id).stored();
        if matches!(step, WebhookStep::Delete) {
            self.writer.delete_webhook(&it, &note, &call.seal(), &outcome).await?;
            return Ok(WebhookTaken { webhook: None, secret: None });
        }
        self.writer.change_webhook(&it, since, &note, &call.seal(), &outcome).await?;
        Ok(WebhookTaken { webhook: self.reader.webhook(id).await?, secret })
    }

    /// Has something sent out of its turn, once: an event of the log, or without one a ping.
    pub async fn queue_delivery(self: &Arc<Self>, call: &Call, id: WebhookId, event: Option<EventId>) -> Result<Option<Delivery>, Failure> {
        call.account()?;
        let (app, call) = (self.clone(), call.clone());
        detached(async move {
            let (webhook, _) = app.managed_webhook(&call, id, if event.is_some() { "REDELIVER_WEBHOOK" } else { "PING_WEBHOOK" }).await?;
            if let Some(Outcome::Delivery(done)) = call.done {
                return Ok(app.reader.delivery(done).await?);
            }
            let told = match event {
                None => None,
                Some(event) => {
                    let record = app.reader.record(event).await?.filter(|record| webhook.covers(record)).ok_or(Refusal::NotFound)?;
                    Some((record.id, record.kind))
                }
            };
            if webhook.disabled.is_some() {
                return Err(Refusal::WebhookDisabled.into());
            }
            let now = app.clock.now();
            let delivery = Delivery {
                id: app.mint.id(now),
                written: 0,
                webhook: id,
                cause: if told.is_some() { Cause::Redelivery } else { Cause::Ping },
                event: told,
                attempt: 1,
                at: now,
                progress: Progress::Queued,
                status: None,
                millis: None,
                problem: None,
            };
            let outcome = Outcome::Delivery(delivery.id).stored();
            if !app.writer.queue_delivery(&delivery, WAITING_MOST, &call.seal(), &outcome).await? {
                return Err(Refusal::TooManyDeliveries { most: WAITING_MOST }.into());
            }
            app.post.ask();
            Ok(Some(delivery))
        })
        .await
    }

    /// A webhook that the caller manages, and as what. One that is another's is not there.
    async fn managed_webhook(&self, call: &Call, id: WebhookId, what: &str) -> Result<(Webhook, Who), Failure> {
        let webhook = self.reader.webhook(id).await?.ok_or(Refusal::NotFound)?;
        match self.manages(call, &webhook).await? {
            Some(who) => Ok((webhook, who)),
            None => {
                let failure = Refusal::NotFound.into();
                self.keep_unmanaged(call, what, webhook.program, &failure).await;
                Err(failure)
            }
        }
    }

    /// As what the caller manages a webhook, if at all.
    async fn manages(&self, call: &Call, webhook: &Webhook) -> Result<Option<Who>, Failure> {
        let Some(program) = webhook.program else { return Ok(allow(&call.actor, Action::ManageWebhooks).ok().map(|()| Who::PlatformAdmin)) };
        let (_, role) = self.reader.standing(call.account()?, Some(program)).await?;
        Ok(may(&call.actor, role, false, ProgramAction::ManageWebhooks).ok())
    }

    /// Keeps an attempt by somebody who had no right to.
    async fn keep_unmanaged(&self, call: &Call, what: &str, program: Option<ProgramId>, failure: &Failure) {
        match (program, failure) {
            (Some(program), Failure::Refused(refusal)) if refusal.is_denial() => {
                // nothing is kept of a program that does not exist
                if matches!(self.reader.circle(program).await, Ok(Some(_))) {
                    self.keep_refusal(call, Attempt { what, program, version: None }, refusal).await;
                }
            }
            (None, Failure::Forbidden(_) | Failure::Refused(Refusal::NotFound)) => self.keep_denial(call, what).await,
            _ => {}
        }
    }

    /// What an earlier attempt under the same key led to. The secret was shown by its reply alone.
    async fn webhook_before(&self, call: &Call) -> Result<Option<WebhookTaken>, Failure> {
        let Some(Outcome::Webhook(id)) = call.done else { return Ok(None) };
        // it may be gone, by this request or by a later one
        let webhook = match self.reader.webhook(id).await? {
            Some(webhook) if self.manages(call, &webhook).await?.is_some() => Some(webhook),
            _ => None,
        };
        Ok(Some(WebhookTaken { webhook, secret: None }))
    }

    fn webhook_note(&self, kind: EventKind, webhook: &Webhook, by: Doer, reason: Option<Disabled>) -> Note {
        let details = Details { name: Some(webhook.terms.host()), reason: reason.map(|it| it.word().to_owned()), ..Details::default() };
        Note { program: webhook.program, ..self.remark(kind, by, Some(webhook.id.to_string()), details) }
    }

    fn new_webhook_secret(&self) -> Secret {
        let mut bytes = [0u8; 32];
        self.mint.fill(&mut bytes);
        Secret::from_bytes(bytes.to_vec())
    }
}
