//! The audit log, for those who run the platform.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    connection::{List, Whole, arguments, connection},
    ctx::Hand,
    event::{Event, EventKind},
    fault::Fault,
    guard::{May, requires},
    payload::ErrorCode,
    program::Program,
    scalars::{Channel, DateTime, PlatformRole, Ref, Scope, Who},
    version::Version,
    viewer::Account,
};
use crate::{
    domain::{
        actor::Action,
        event::Record,
        id::{AccountId, ProgramId},
        log::hex,
    },
    store::read::{AUDIT_ORDER, AuditFilter, step_of},
};

/// One row of the audit log: a step of a program, or something else that was done or tried.
#[derive(Clone)]
pub(super) struct AuditRecord(pub(super) Arc<Record>);

/// One row of the audit log: a step of a program, or something else that was done or tried.
#[Object]
impl AuditRecord {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Its place in the order of everything: 1, 2, 3 … without a gap.
    async fn position(&self) -> i64 {
        self.0.position
    }
    /// Opaque; give it to a subscription as `after` to go on behind this.
    async fn cursor(&self) -> String {
        self.0.cursor().to_string()
    }
    /// SHA-256, in lower-case hex, of the hash before it (as bytes) and of this row as `devcenter audit export` writes it.
    async fn hash(&self) -> String {
        hex(&self.0.hash)
    }
    /// When.
    async fn at(&self) -> DateTime {
        DateTime(self.0.at)
    }
    /// What happened.
    async fn kind(&self) -> EventKind {
        self.0.kind.into()
    }
    /// Who did it, or tried; null: the server, or whoever sits at its command line.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        account(ctx, self.0.by.account).await
    }
    /// As what they did it; null where no role was needed.
    async fn role(&self) -> Option<Who> {
        self.0.by.role.map(Into::into)
    }
    /// Where they sat.
    async fn channel(&self) -> Option<Channel> {
        self.0.by.channel.map(Into::into)
    }
    /// The request it happened in, as it stands in the server's log.
    async fn request_id(&self) -> &str {
        &self.0.request_id
    }
    /// The program it concerns.
    async fn program(&self, ctx: &Context<'_>) -> Result<Option<Program>, Fault> {
        match self.0.program {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Program)),
            None => Ok(None),
        }
    }
    /// The version it concerns; null when there is none, or none any more.
    async fn version(&self, ctx: &Context<'_>) -> Result<Option<Version>, Fault> {
        match self.0.version {
            Some(id) => Ok(ctx.loaders().load(id).await?.map(Version::from)),
            None => Ok(None),
        }
    }
    /// The step of a program that this is; null for everything else.
    async fn event(&self) -> Option<Event> {
        step_of(&self.0).map(Event)
    }
    /// What else it is about, by its id: an entry, an account, a token, a round of review, a webhook; a category or tag by its slug.
    async fn subject(&self) -> Option<&str> {
        self.0.subject.as_deref()
    }
    /// What that is called: a title, a login, the name of a token.
    async fn name(&self) -> Option<&str> {
        self.0.details.name.as_deref()
    }
    /// The account it is about.
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Account>, Fault> {
        account(ctx, self.0.details.member).await
    }
    /// The role on the platform that was given or taken.
    async fn platform_role(&self) -> Option<PlatformRole> {
        self.0.details.platform_role.map(Into::into)
    }
    /// The number of the agreement.
    async fn agreement_number(&self) -> Option<i32> {
        self.0.details.agreement
    }
    /// Until when: a claim, a token, or when something is to go out.
    async fn until(&self) -> Option<DateTime> {
        self.0.details.until.map(DateTime)
    }
    /// Why, where a reason was given.
    async fn reason(&self) -> Option<&str> {
        self.0.details.reason.as_deref()
    }
    /// What the token is good for; empty for anything else.
    async fn scopes(&self) -> Vec<Scope> {
        self.0.details.scopes.iter().copied().map(Into::into).collect()
    }
    /// Where somebody signed in from, or tried to: an address of the network.
    async fn address(&self) -> Option<&str> {
        self.0.details.address.as_deref()
    }
    /// What was tried: a step of a version, or the name of a mutation.
    async fn attempt(&self) -> Option<&str> {
        self.0.details.attempt.as_deref()
    }
    /// The code it was refused with.
    async fn refusal(&self) -> Option<ErrorCode> {
        self.0.details.refusal.map(Into::into)
    }
}

async fn account(ctx: &Context<'_>, id: Option<AccountId>) -> Result<Option<Account>, Fault> {
    match id {
        Some(id) => Ok(ctx.loaders().load(id).await?.map(Account)),
        None => Ok(None),
    }
}

connection!(AuditRecord, AuditRecordConnection, AuditRecordEdge, "the rows of the audit log");

/// Narrows the audit log down; every condition given must hold.
#[derive(InputObject, Default)]
pub(super) struct AuditLogFilter {
    /// Any of these; at most 100.
    #[graphql(default, validator(max_items = 100))]
    kinds: Vec<EventKind>,
    /// What concerns this program.
    program_id: Option<Ref<ProgramId>>,
    /// What this account did, or tried.
    by: Option<Ref<AccountId>>,
    /// What happened then or later.
    since: Option<DateTime>,
    /// What happened before then.
    until: Option<DateTime>,
}

#[derive(Default)]
pub(super) struct AuditQuery;

#[Object]
impl AuditQuery {
    /// Everything that was done and tried, last things first. What happened a moment ago may still be missing.
    #[graphql(guard = "May(Action::ReadAudit)", directive = requires::apply(PlatformRole::PlatformAdmin))]
    #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn audit_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(default, desc = "Narrows the list down.")] filter: AuditLogFilter,
        #[graphql(desc = "How many from the start, 1–100; 20 unless told otherwise.")] first: Option<i32>,
        #[graphql(desc = "Go on behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Go on before this cursor.")] before: Option<String>,
    ) -> Result<AuditRecordConnection, Fault> {
        let window = arguments(first, after, last, before).window(AUDIT_ORDER)?;
        let filter = AuditFilter {
            kinds: filter.kinds.into_iter().map(Into::into).collect(),
            program: filter.program_id.map(|id| id.0),
            account: filter.by.map(|id| id.0),
            since: filter.since.map(|at| at.0),
            until: filter.until.map(|at| at.0),
        };
        let page = ctx.reader().audit_page(&filter, &window).await?;
        Ok(AuditRecordConnection(List::new(page, Whole::Audit(filter), |record| AuditRecord(Arc::new(record)))))
    }
}
