//! The deliverer: reads the log for each webhook from where it stopped, sends what it finds, and goes on when it has arrived. One
//! instance does so at a time; each webhook in a task of its own, so that one that hangs holds up no other.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::task::JoinSet;

use super::post::Letter;
use crate::{
    app::{App, Failure},
    domain::{
        event::{Doer, EventKind, Record},
        id::WebhookId,
        signature::{body_of, body_of_ping, signatures},
        webhook::{Answer, Cause, Consequence, Delivery, Problem, Webhook},
    },
    store::StoreError,
};

/// The key of the lead: "hook" in ASCII.
pub(in crate::app) const LEAD: i64 = 0x686f_6f6b;
/// How often it looks for what has come due, and asks for the lead.
const ROUND: Duration = Duration::from_millis(500);
/// Between two looks, however often the bell rings.
const BREATH: Duration = Duration::from_millis(20);
/// After a failure to read or write down what is due.
const REST: Duration = Duration::from_secs(5);
/// A webhook to which nothing was to be told for so many rows is moved on.
const LAG: i64 = 1_000;

impl App {
    /// Sends what is due, for ever, while this instance leads; returns when the server was told to stop and nothing is under way.
    pub async fn run_webhooks(self: Arc<Self>) {
        let (mut closing, mut stamped) = (self.feed.closing(), self.feed.stamped());
        let leads = Arc::new(AtomicBool::new(false));
        let mut tasks = JoinSet::new();
        let mut busy: HashMap<tokio::task::Id, WebhookId> = HashMap::new();
        while !*closing.borrow_and_update() {
            let held = self.lead.hold().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "cannot ask who delivers to webhooks; trying again");
                false
            });
            if held != leads.swap(held, Ordering::Relaxed) {
                tracing::info!("this instance {} to webhooks", if held { "delivers" } else { "delivers no more" });
            }
            if held {
                match self.reader.webhooks_due(self.clock.now()).await {
                    Ok(due) => {
                        for id in due {
                            if !busy.values().any(|it| *it == id) {
                                let task = tasks.spawn(self.clone().serve_by_itself(id, leads.clone()));
                                busy.insert(task.id(), id);
                            }
                        }
                    }
                    Err(error) => tracing::warn!(%error, "cannot look for webhooks; trying again"),
                }
                tokio::time::sleep(BREATH).await;
            }
            tokio::select! {
                _ = closing.changed() => {}
                Some(ended) = tasks.join_next_with_id() => {
                    let id = ended.as_ref().map_or_else(tokio::task::JoinError::id, |(id, _)| *id);
                    busy.remove(&id);
                }
                _ = stamped.changed(), if held => {}
                () = self.post.asked(), if held => {}
                () = tokio::time::sleep(ROUND) => {}
            }
        }
        // what is under way may end; nothing new is begun
        leads.store(false, Ordering::Relaxed);
        while tasks.join_next().await.is_some() {}
        self.lead.leave().await;
    }

    /// Sends everything that is due now, whoever leads, and answers how many requests were made.
    pub async fn deliver_due(&self) -> Result<usize, Failure> {
        let due = self.reader.webhooks_due(self.clock.now()).await?;
        let go = AtomicBool::new(true);
        futures_util::future::try_join_all(due.into_iter().map(|id| self.serve_webhook(id, &go))).await.map(|sent| sent.into_iter().sum())
    }

    /// Serves one webhook in a task of its own. After a failure of ours it rests: what was sent may be sent again, but not over and over.
    async fn serve_by_itself(self: Arc<Self>, id: WebhookId, leads: Arc<AtomicBool>) {
        if let Err(error) = self.serve_webhook(id, &leads).await {
            tracing::warn!(webhook = %id, ?error, "what is due cannot be read or written down; trying again");
            let mut closing = self.feed.closing();
            let _ = tokio::time::timeout(REST, closing.wait_for(|closing| *closing)).await;
        }
    }

    /// Sends to one webhook what is due, one after the other; how many requests that took.
    async fn serve_webhook(&self, id: WebhookId, go: &AtomicBool) -> Result<usize, Failure> {
        let mut sent = 0;
        while self.send_one(id, go).await? {
            sent += 1;
        }
        Ok(sent)
    }

    /// Sends to a webhook what is due first; false when nothing is, or when it is not for this instance to send.
    async fn send_one(&self, id: WebhookId, go: &AtomicBool) -> Result<bool, Failure> {
        let Ok(_permit) = self.post.permits.acquire().await else { return Ok(false) };
        loop {
            if !go.load(Ordering::Relaxed) {
                return Ok(false);
            }
            let Some(webhook) = self.reader.webhook(id).await?.filter(|it| it.disabled.is_none()) else { return Ok(false) };
            if let Some(asked) = self.reader.delivery_queued(id).await? {
                self.send_asked(&webhook, asked).await?;
                return Ok(true);
            }
            if webhook.failing.is_some_and(|(_, at)| self.clock.now() < at) {
                return Ok(false);
            }
            let Some(next) = self.reader.webhook_next(&webhook).await? else { return Ok(false) };
            match next.record {
                Some(record) => {
                    self.send_next(&webhook, &record).await?;
                    return Ok(true);
                }
                // nobody could make sense of it: it must not hold up the others
                None => self.writer.skip_to(&webhook, next.position).await?,
            }
        }
    }

    /// Sends what comes next in the log, and writes down what follows.
    async fn send_next(&self, webhook: &Webhook, record: &Record) -> Result<(), Failure> {
        let at = self.clock.now();
        let answer = self.send_to(webhook, record.id.to_string(), body_of(record)).await;
        let attempt = Delivery {
            id: self.mint.id(at),
            written: 0,
            webhook: webhook.id,
            cause: Cause::Event,
            event: Some((record.id, record.kind)),
            attempt: webhook.failures.saturating_add(1),
            at,
            progress: answer.progress(),
            status: answer.status,
            millis: Some(answer.millis),
            problem: answer.problem,
        };
        let mut chance = [0u8; 2];
        self.mint.fill(&mut chance);
        let then = webhook.after(&answer, self.clock.now(), u16::from_be_bytes(chance));
        let note = match then {
            Consequence::Disable(why) => {
                tracing::warn!(webhook = %webhook.id, why = why.word(), "a webhook is disabled");
                Some(self.webhook_note(EventKind::WebhookDisabled, webhook, Doer::SERVER, Some(why)))
            }
            Consequence::Done | Consequence::Again { .. } => None,
        };
        match self.writer.settle_attempt(webhook, record.position, &attempt, then, note.as_ref()).await {
            // deleted meanwhile
            Ok(_) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Sends what somebody asked for, once.
    async fn send_asked(&self, webhook: &Webhook, asked: Delivery) -> Result<(), Failure> {
        let at = self.clock.now();
        let told = match asked.event {
            None => Some((asked.id.to_string(), body_of_ping(&asked.id.to_string(), at))),
            Some((event, _)) => match self.reader.record(event).await {
                Ok(record) => record.map(|record| (record.id.to_string(), body_of(&record))),
                Err(StoreError::Corrupt { .. }) => None,
                Err(error) => return Err(error.into()),
            },
        };
        let answer = match told {
            Some((id, body)) => self.send_to(webhook, id, body).await,
            None => Answer::failed(Problem::Unreadable, 0),
        };
        let done = Delivery { at, progress: answer.progress(), status: answer.status, millis: Some(answer.millis), problem: answer.problem, ..asked };
        Ok(self.writer.finish_delivery(&done).await?)
    }

    async fn send_to(&self, webhook: &Webhook, id: String, body: String) -> Answer {
        let now = self.clock.now();
        let seconds = now.millis() / 1_000;
        let signature = signatures(&webhook.secrets(now), &id, seconds, &body);
        self.post.send(Letter { url: webhook.terms.url.clone(), id, seconds, signature, body }).await
    }

    /// Moves webhooks on that are far behind although nothing was to be told to them: they would look through the same rows each time.
    pub(in crate::app) async fn catch_webhooks_up(&self) {
        if let Err(error) = self.catch_up_once().await {
            tracing::warn!(?error, "webhooks could not be moved on; trying again later");
        }
    }

    async fn catch_up_once(&self) -> Result<(), Failure> {
        let end = self.reader.log_end().await?;
        for webhook in self.reader.webhooks_behind(end - LAG).await? {
            if self.reader.webhook_next(&webhook).await?.is_none_or(|next| next.position > end) {
                self.writer.skip_to(&webhook, end).await?;
            }
        }
        Ok(())
    }
}
