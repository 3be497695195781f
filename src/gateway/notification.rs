//! 消息: what the caller is told of.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    connection::connection,
    ctx::Hand,
    event::{Event, EventKind},
    fault::{self, Fault},
    guard::May,
    loaders::InvitationsOf,
    payload::{UserError, user_errors},
    program::Program,
    scalars::DateTime,
};
use crate::{
    app::MARKED_MOST,
    domain::{
        actor::Action,
        event,
        refusal::{Refusal, Rule, Violation},
    },
    store::read::{NotificationView, step_of},
};

/// Something the caller is told of: a verdict, a change of a gray, a release, a roll back, a take-down, a suspension, an invitation. Kept
/// for 90 days.
#[derive(Clone)]
pub(super) struct Notification(pub(super) NotificationView);

/// Something the caller is told of: a verdict, a change of a gray, a release, a roll back, a take-down, a suspension, an invitation. Kept
/// for 90 days.
#[Object]
impl Notification {
    /// Its place in the order of everything, by which it is marked as read.
    async fn position(&self) -> i64 {
        self.0.record.position
    }
    /// What happened.
    async fn kind(&self) -> EventKind {
        self.0.record.kind.into()
    }
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.0.record.at)
    }
    /// Whether the caller has read it.
    async fn read(&self) -> bool {
        self.0.read_at.is_some()
    }
    /// The program it happened to.
    async fn program_id(&self) -> Option<ID> {
        self.0.record.program.map(|id| id.to_string().into())
    }
    /// What the program is called; null where the caller neither sees it nor has an invitation to it that waits for an answer.
    async fn program_name(&self, ctx: &Context<'_>) -> Result<Option<String>, Fault> {
        let Some(id) = self.0.record.program else { return Ok(None) };
        let me = ctx.actor().account();
        let invited = self.0.record.kind == event::EventKind::MemberInvited
            && ctx.loaders().load(InvitationsOf(id)).await?.unwrap_or_default().iter().any(|invitation| Some(invitation.account) == me);
        if !invited && !Program::is_seen(ctx, id).await? {
            return Ok(None);
        }
        Ok(ctx.loaders().load(id).await?.map(|program| program.name))
    }
    /// What happened, with everything; null where the caller does not see the program.
    async fn event(&self, ctx: &Context<'_>) -> Result<Option<Event>, Fault> {
        let Some(id) = self.0.record.program else { return Ok(None) };
        Ok(if Program::is_seen(ctx, id).await? { step_of(&self.0.record).map(Event) } else { None })
    }
}

connection!(Notification, NotificationConnection, NotificationEdge, "notifications");

/// What the caller has read.
#[derive(InputObject)]
pub(super) struct MarkNotificationsReadInput {
    /// These; at most 100.
    #[graphql(default)]
    positions: Vec<i64>,
    /// Everything up to this position.
    up_to: Option<i64>,
}

/// The answer of `markNotificationsRead`.
#[derive(SimpleObject)]
pub(super) struct MarkNotificationsReadPayload {
    /// How many the caller has not read.
    unread: i64,
    /// Why nothing was changed; empty when it was.
    user_errors: Vec<UserError>,
}

#[derive(Default)]
pub(super) struct NotificationMutation;

#[Object]
impl NotificationMutation {
    /// Marks notifications of the caller as read. Those that are read already stay so.
    #[graphql(guard = "May(Action::TakePart)")]
    async fn mark_notifications_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: MarkNotificationsReadInput,
    ) -> Result<MarkNotificationsReadPayload, Fault> {
        let mut errors = Vec::new();
        if input.positions.len() > MARKED_MOST {
            let violation = Violation { field: vec!["positions".into()], rule: Rule::Items { most: MARKED_MOST } };
            errors = user_errors(Refusal::Invalid(vec![violation]), ctx.locale());
        } else if let Err(failure) = ctx.app().read_notifications(ctx.call(), input.positions, input.up_to).await {
            errors = user_errors(fault::refusal(failure)?, ctx.locale());
        }
        Ok(MarkNotificationsReadPayload { unread: unread(ctx).await?, user_errors: errors })
    }
}

/// How many the caller has not read.
pub(super) async fn unread(ctx: &Context<'_>) -> Result<i64, Fault> {
    let Some(me) = ctx.actor().account() else { return Ok(0) };
    Ok(i64::try_from(ctx.reader().notification_count(me, true).await?).unwrap_or(i64::MAX))
}
