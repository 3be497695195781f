//! Webhooks: endpoints that are told what happens, what was sent to them, and who registers them.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};

use super::{
    connection::{List, Whole, arguments, connection},
    cost::{cost, list_size},
    ctx::Hand,
    event::EventKind,
    fault::{self, Fault},
    guard::{May, allows, requires, within},
    payload::{UserError, user_errors},
    program::Program,
    scalars::{DateTime, PlatformRole, Ref, Url},
    viewer::Account,
};
use crate::{
    app::{Failure, TermsPatch, WebhookStep, WebhookTaken},
    domain::{
        actor::{Action, ProgramAction},
        id::{EventId, ProgramId, WebhookId},
        webhook,
    },
    store::read::DELIVERY_ORDER,
};

/// Why a webhook gets nothing more.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "webhook::Disabled")]
pub(super) enum WebhookDisabledReason {
    /// Somebody said so.
    Manual,
    /// The endpoint answered 410.
    Gone,
    /// It failed for five days.
    Failing,
}

/// Why something was sent.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "webhook::Cause")]
pub(super) enum WebhookDeliveryCause {
    /// It was its turn.
    Event,
    /// `pingWebhook`.
    Ping,
    /// `redeliverWebhook`.
    Redelivery,
}

/// How far a delivery has come.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "webhook::Progress")]
pub(super) enum WebhookDeliveryProgress {
    /// It waits to be sent.
    Queued,
    /// The endpoint answered 2xx.
    Delivered,
    /// It did not.
    Failed,
}

/// What went wrong with a delivery.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "webhook::Problem")]
pub(super) enum WebhookDeliveryError {
    /// It took longer than 10 seconds, or 5 to connect.
    Timeout,
    /// It leads to an address outside of the public internet.
    RefusedAddress,
    /// The name is unknown, nobody listens, its certificate is not trusted, or the connection broke.
    Connection,
    /// It answered with a redirect, which is not followed.
    Redirect,
    /// It answered with another status than 2xx.
    Status,
    /// The webhook was disabled before it could be sent.
    Disabled,
    /// The event can no longer be read.
    Unreadable,
}

/// An endpoint that is told what happens. Seen by those who manage it.
#[derive(Clone)]
pub(super) struct Webhook(pub(super) webhook::Webhook);

/// An endpoint that is told what happens. Seen by those who manage it.
#[Object]
impl Webhook {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// The program of whose steps it is told; null: it is told of everything.
    async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>, Fault> {
        match self.0.program {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Program)),
            None => Ok(None),
        }
    }
    /// Where it is told.
    async fn url(&self) -> Url {
        Url(self.0.terms.url.clone())
    }
    /// The kinds of events it is told of; empty: all.
    async fn kinds(&self) -> Vec<EventKind> {
        self.0.terms.kinds.iter().copied().map(Into::into).collect()
    }
    /// What it is for.
    async fn description(&self) -> &str {
        &self.0.terms.description
    }
    /// Who registered it.
    async fn created_by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        match self.0.created_by {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Account)),
            None => Ok(None),
        }
    }
    /// When it was registered.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// Whether it is told anything.
    async fn enabled(&self) -> bool {
        self.0.disabled.is_none()
    }
    /// Since when it is not.
    async fn disabled_at(&self) -> Option<DateTime> {
        self.0.disabled.map(|(at, _)| DateTime(at))
    }
    /// Why it is not.
    async fn disabled_reason(&self) -> Option<WebhookDisabledReason> {
        self.0.disabled.map(|(_, why)| why.into())
    }
    /// Until when the secret before the last signs as well; null when it does no more.
    async fn former_secret_until(&self, ctx: &Context<'_>) -> Option<DateTime> {
        self.0.former.as_ref().map(|(_, until)| *until).filter(|until| ctx.app().clock().now() < *until).map(DateTime)
    }
    /// Since when what comes next could not be delivered; null when it has not failed.
    async fn failing_since(&self) -> Option<DateTime> {
        self.0.failing.map(|(since, _)| DateTime(since))
    }
    /// When that is tried again; null when it has not failed, or is not tried any more.
    async fn next_attempt_at(&self) -> Option<DateTime> {
        self.0.failing.filter(|_| self.0.disabled.is_none()).map(|(_, at)| DateTime(at))
    }
    /// How many events it has not been told of yet; 1000 stands for that many or more.
    #[graphql(directive = cost::apply("5".into()))]
    async fn behind(&self, ctx: &Context<'_>) -> Result<i64, Fault> {
        Ok(ctx.reader().webhook_behind(&self.0).await?)
    }
    /// What was sent to it lately, last things first; the newest 200 are kept.
    async fn deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<WebhookDeliveryConnection, Fault> {
        let window = arguments(first, after, last, before).window(DELIVERY_ORDER)?;
        let page = ctx.reader().delivery_page(self.0.id, &window).await?;
        Ok(WebhookDeliveryConnection(List::new(page, Whole::Deliveries(self.0.id), WebhookDelivery)))
    }
}

/// One attempt to tell a webhook something.
#[derive(Clone)]
pub(super) struct WebhookDelivery(webhook::Delivery);

/// One attempt to tell a webhook something.
#[Object]
impl WebhookDelivery {
    /// Its id; the `webhook-id` of a ping.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Why it was sent.
    async fn cause(&self) -> WebhookDeliveryCause {
        self.0.cause.into()
    }
    /// The event it tells of; null for a ping.
    async fn event_id(&self) -> Option<ID> {
        self.0.event.map(|(id, _)| id.to_string().into())
    }
    /// What happened; null for a ping.
    async fn kind(&self) -> Option<EventKind> {
        self.0.event.map(|(_, kind)| kind.into())
    }
    /// Which attempt at the event this is, from 1.
    async fn attempt(&self) -> i32 {
        self.0.attempt
    }
    /// When it was sent, or asked for as long as it waits.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }
    /// How far it has come.
    async fn progress(&self) -> WebhookDeliveryProgress {
        self.0.progress.into()
    }
    /// The status of the answer; null when there was none.
    async fn status_code(&self) -> Option<i32> {
        self.0.status.map(i32::from)
    }
    /// How long it took, in milliseconds.
    async fn duration(&self) -> Option<i64> {
        self.0.millis
    }
    /// What went wrong; null when nothing did.
    async fn error(&self) -> Option<WebhookDeliveryError> {
        self.0.problem.map(Into::into)
    }
}

connection!(WebhookDelivery, WebhookDeliveryConnection, WebhookDeliveryEdge, "what was sent to a webhook");

/// An endpoint to register.
#[derive(InputObject)]
pub(super) struct CreateWebhookInput {
    /// The program of whose steps it is told; omitted: everything, which is for platform admins.
    program_id: Option<Ref<ProgramId>>,
    /// An https address of at most 500 bytes, without credentials or a fragment.
    url: Url,
    /// The kinds of events it is told of; empty: all. That of a program is told of the program's steps alone.
    #[graphql(default, validator(max_items = 100))]
    kinds: Vec<EventKind>,
    /// What it is for; at most 120 characters.
    #[graphql(default)]
    description: String,
}

/// What to change of a webhook; an omitted field is left alone.
#[derive(InputObject)]
pub(super) struct UpdateWebhookInput {
    /// Which.
    webhook_id: Ref<WebhookId>,
    /// Where it is told from now on; at most 500 bytes.
    url: Option<Url>,
    /// The kinds of events it is told of from now on; empty: all.
    #[graphql(validator(max_items = 100))]
    kinds: Option<Vec<EventKind>>,
    /// What it is for; at most 120 characters.
    description: Option<String>,
}

/// Which webhook to enable.
#[derive(InputObject)]
pub(super) struct EnableWebhookInput {
    /// Which.
    webhook_id: Ref<WebhookId>,
    /// Leave out what happened meanwhile.
    #[graphql(default)]
    skip: bool,
}

/// Names an input that is a webhook and nothing else.
macro_rules! webhook_inputs {
    ($($input:ident: $doc:literal;)*) => {$(
        #[doc = $doc]
        #[derive(InputObject)]
        pub(super) struct $input {
            /// Which.
            webhook_id: Ref<WebhookId>,
        }
    )*};
}

webhook_inputs! {
    DisableWebhookInput: "Which webhook to disable.";
    RotateWebhookSecretInput: "Which webhook gets another secret.";
    DeleteWebhookInput: "Which webhook to take away.";
    PingWebhookInput: "Which webhook to try out.";
}

/// Which event to send once more, to which webhook.
#[derive(InputObject)]
pub(super) struct RedeliverWebhookInput {
    /// Which webhook.
    webhook_id: Ref<WebhookId>,
    /// An event of its program, or any of the log for one that is platform-wide.
    event_id: Ref<EventId>,
}

/// Names the payloads of the mutations on a webhook.
macro_rules! webhook_payloads {
    ($($payload:ident: $of:literal { $($(#[$doc:meta])* $field:ident: $type:ty,)* })*) => {$(
        #[doc = concat!("The answer of `", $of, "`.")]
        #[derive(SimpleObject)]
        pub(super) struct $payload {
            $($(#[$doc])* $field: $type,)*
            /// Why nothing was changed; empty when it was.
            user_errors: Vec<UserError>,
        }
    )*};
}

webhook_payloads! {
    CreateWebhookPayload: "createWebhook" {
        /// The webhook; null when nothing was changed.
        webhook: Option<Webhook>,
        /// What it signs with, `whsec_…`: shown this once. Null when nothing was changed, or when a repetition is answered afresh.
        secret: Option<String>,
    }
    UpdateWebhookPayload: "updateWebhook" {
        /// The webhook as it stands now; null when nothing was changed.
        webhook: Option<Webhook>,
    }
    EnableWebhookPayload: "enableWebhook" {
        /// The webhook as it stands now; null when nothing was changed.
        webhook: Option<Webhook>,
    }
    DisableWebhookPayload: "disableWebhook" {
        /// The webhook as it stands now; null when nothing was changed.
        webhook: Option<Webhook>,
    }
    RotateWebhookSecretPayload: "rotateWebhookSecret" {
        /// The webhook as it stands now; null when nothing was changed.
        webhook: Option<Webhook>,
        /// What it signs with from now on, `whsec_…`: shown this once. Null when nothing was changed, or when a repetition is answered afresh.
        secret: Option<String>,
    }
    DeleteWebhookPayload: "deleteWebhook" {
        /// The id of what was taken away; null when nothing was changed.
        webhook_id: Option<ID>,
    }
    PingWebhookPayload: "pingWebhook" {
        /// What waits to be sent; null when nothing was changed.
        delivery: Option<WebhookDelivery>,
    }
    RedeliverWebhookPayload: "redeliverWebhook" {
        /// What waits to be sent; null when nothing was changed.
        delivery: Option<WebhookDelivery>,
    }
}

type Told = (Option<Webhook>, Option<String>, Vec<UserError>);

fn told(ctx: &Context<'_>, result: Result<WebhookTaken, Failure>) -> Result<Told, Fault> {
    match result {
        Ok(taken) => Ok((taken.webhook.map(Webhook), taken.secret.map(|secret| secret.reveal()), Vec::new())),
        Err(failure) => Ok((None, None, user_errors(fault::refusal(failure)?, ctx.locale()))),
    }
}

async fn change(ctx: &Context<'_>, id: Ref<WebhookId>, step: WebhookStep) -> Result<Told, Fault> {
    told(ctx, ctx.app().change_webhook(ctx.call(), id.0, step).await)
}

async fn queue(ctx: &Context<'_>, id: Ref<WebhookId>, event: Option<EventId>) -> Result<(Option<WebhookDelivery>, Vec<UserError>), Fault> {
    match ctx.app().queue_delivery(ctx.call(), id.0, event).await {
        Ok(delivery) => Ok((delivery.map(WebhookDelivery), Vec::new())),
        Err(failure) => Ok((None, user_errors(fault::refusal(failure)?, ctx.locale()))),
    }
}

#[derive(Default)]
pub(super) struct WebhookQuery;

#[Object]
impl WebhookQuery {
    /// The endpoints that are told of everything, oldest first; at most 20.
    #[graphql(guard = "May(Action::ManageWebhooks)", directive = requires::apply(PlatformRole::PlatformAdmin), directive = list_size::apply(5, None))]
    async fn webhooks(&self, ctx: &Context<'_>) -> Result<Vec<Webhook>, Fault> {
        Ok(ctx.reader().webhooks(None).await?.into_iter().map(Webhook).collect())
    }
}

#[derive(Default)]
pub(super) struct WebhookMutation;

#[Object]
impl WebhookMutation {
    /// Registers an endpoint that is told what happens from now on. At most 10 for a program; without a program, for platform admins, 20.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn create_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to, and what it is told.")] input: CreateWebhookInput,
    ) -> Result<CreateWebhookPayload, Fault> {
        let kinds = input.kinds.into_iter().map(Into::into).collect();
        let terms = webhook::Terms { url: input.url.0, kinds, description: input.description };
        let (webhook, secret, user_errors) = told(ctx, ctx.app().create_webhook(ctx.call(), input.program_id.map(|id| id.0), terms).await)?;
        Ok(CreateWebhookPayload { webhook, secret, user_errors })
    }

    /// Changes where a webhook leads or what it is told; what could not be delivered is tried at once. `NOT_FOUND` for whoever may not manage it.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn update_webhook(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: UpdateWebhookInput) -> Result<UpdateWebhookPayload, Fault> {
        let kinds = input.kinds.map(|kinds| kinds.into_iter().map(Into::into).collect());
        let patch = TermsPatch { url: input.url.map(|url| url.0), kinds, description: input.description };
        let (webhook, _, user_errors) = change(ctx, input.webhook_id, WebhookStep::Update(patch)).await?;
        Ok(UpdateWebhookPayload { webhook, user_errors })
    }

    /// Has a disabled webhook go on from where it stopped, or from now on. `NOT_FOUND` for whoever may not manage it.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn enable_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and from where.")] input: EnableWebhookInput,
    ) -> Result<EnableWebhookPayload, Fault> {
        let (webhook, _, user_errors) = change(ctx, input.webhook_id, WebhookStep::Enable { skip: input.skip }).await?;
        Ok(EnableWebhookPayload { webhook, user_errors })
    }

    /// Sends a webhook nothing more until it is enabled again. `NOT_FOUND` for whoever may not manage it.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn disable_webhook(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: DisableWebhookInput) -> Result<DisableWebhookPayload, Fault> {
        let (webhook, _, user_errors) = change(ctx, input.webhook_id, WebhookStep::Disable).await?;
        Ok(DisableWebhookPayload { webhook, user_errors })
    }

    /// Signs with another secret from now on, and for 24 hours with the former one as well. `NOT_FOUND` for whoever may not manage it.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn rotate_webhook_secret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: RotateWebhookSecretInput,
    ) -> Result<RotateWebhookSecretPayload, Fault> {
        let (webhook, secret, user_errors) = change(ctx, input.webhook_id, WebhookStep::Rotate).await?;
        Ok(RotateWebhookSecretPayload { webhook, secret, user_errors })
    }

    /// Takes a webhook away, with what is kept of its deliveries. `NOT_FOUND` for whoever may not manage it.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn delete_webhook(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: DeleteWebhookInput) -> Result<DeleteWebhookPayload, Fault> {
        let id = input.webhook_id.0.to_string();
        let (_, _, user_errors) = change(ctx, input.webhook_id, WebhookStep::Delete).await?;
        Ok(DeleteWebhookPayload { webhook_id: user_errors.is_empty().then(|| id.into()), user_errors })
    }

    /// Sends a webhook a message that tells of nothing, once. `NOT_FOUND` for whoever may not manage it.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn ping_webhook(&self, ctx: &Context<'_>, #[graphql(desc = "Which.")] input: PingWebhookInput) -> Result<PingWebhookPayload, Fault> {
        let (delivery, user_errors) = queue(ctx, input.webhook_id, None).await?;
        Ok(PingWebhookPayload { delivery, user_errors })
    }

    /// Sends a webhook an event once more, out of its turn. `NOT_FOUND` for whoever may not manage it, and for an event that it is not told of.
    #[graphql(guard = "May(Action::TakePart)", directive = allows::apply(within(ProgramAction::ManageWebhooks)))]
    async fn redeliver_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which event, to which webhook.")] input: RedeliverWebhookInput,
    ) -> Result<RedeliverWebhookPayload, Fault> {
        let (delivery, user_errors) = queue(ctx, input.webhook_id, Some(input.event_id.0)).await?;
        Ok(RedeliverWebhookPayload { delivery, user_errors })
    }
}
