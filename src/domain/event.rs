//! What happened: one event for each step of a program, numbered without a gap, and a note for everything else that is kept in the log.

use serde::{Deserialize, Serialize};

use super::{
    actor::{Actor, Channel, PlatformRole, ProgramRole, Who},
    id::{AccountId, EventId, ProgramId, ReviewId, VersionId},
    log::{Hash, LogCursor},
    refusal::RefusalCode,
    scope::Scope,
    timestamp::Timestamp,
    version::{Percent, StateWord, VersionNumber},
    words::{stored_by_word, words},
};

/// What happened, in the past tense. The steps of a program first: they raise its revision; the others are notes beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    ProgramCreated,
    MemberInvited,
    InvitationDeclined,
    InvitationRevoked,
    MemberJoined,
    MemberRemoved,
    MemberRoleChanged,
    AgreementAccepted,
    BasicInfoUpdated,
    VersionUploaded,
    VersionDeleted,
    VersionSubmitted,
    VersionWithdrawn,
    VersionApproved,
    VersionRejected,
    VersionReturned,
    GrayStarted,
    GrayAdjusted,
    GrayEnded,
    VersionPublished,
    VersionRolledBack,
    VersionTakenDown,
    VersionSuspended,
    VersionReinstated,
    ReviewClaimed,
    ReviewUnclaimed,
    StepRefused,
    AgreementPublished,
    AccountCreated,
    RoleGranted,
    RoleWithdrawn,
    TokenCreated,
    TokenRevoked,
    ContentCreated,
    ContentChanged,
    ContentPublished,
    ContentScheduled,
    ContentUnscheduled,
    ContentArchived,
    ContentPinned,
    ContentUnpinned,
    ContentRestored,
    ContentDeleted,
    LabelSaved,
    DocumentsImported,
    DocumentRemoved,
    WebhookCreated,
    WebhookChanged,
    WebhookSecretRotated,
    WebhookDisabled,
    WebhookDeleted,
    SignedIn,
    SignInFailed,
    SignedOut,
    SessionRevoked,
    PasswordSet,
    LinkCreated,
    TokenRotated,
    AccountDisabled,
    AccountEnabled,
    IdentityLinked,
    IdentityUnlinked,
}
words!(EventKind {
    ProgramCreated = "PROGRAM_CREATED",
    MemberInvited = "MEMBER_INVITED",
    InvitationDeclined = "INVITATION_DECLINED",
    InvitationRevoked = "INVITATION_REVOKED",
    MemberJoined = "MEMBER_JOINED",
    MemberRemoved = "MEMBER_REMOVED",
    MemberRoleChanged = "MEMBER_ROLE_CHANGED",
    AgreementAccepted = "AGREEMENT_ACCEPTED",
    BasicInfoUpdated = "BASIC_INFO_UPDATED",
    VersionUploaded = "VERSION_UPLOADED",
    VersionDeleted = "VERSION_DELETED",
    VersionSubmitted = "VERSION_SUBMITTED",
    VersionWithdrawn = "VERSION_WITHDRAWN",
    VersionApproved = "VERSION_APPROVED",
    VersionRejected = "VERSION_REJECTED",
    VersionReturned = "VERSION_RETURNED",
    GrayStarted = "GRAY_STARTED",
    GrayAdjusted = "GRAY_ADJUSTED",
    GrayEnded = "GRAY_ENDED",
    VersionPublished = "VERSION_PUBLISHED",
    VersionRolledBack = "VERSION_ROLLED_BACK",
    VersionTakenDown = "VERSION_TAKEN_DOWN",
    VersionSuspended = "VERSION_SUSPENDED",
    VersionReinstated = "VERSION_REINSTATED",
    ReviewClaimed = "REVIEW_CLAIMED",
    ReviewUnclaimed = "REVIEW_UNCLAIMED",
    StepRefused = "STEP_REFUSED",
    AgreementPublished = "AGREEMENT_PUBLISHED",
    AccountCreated = "ACCOUNT_CREATED",
    RoleGranted = "ROLE_GRANTED",
    RoleWithdrawn = "ROLE_WITHDRAWN",
    TokenCreated = "TOKEN_CREATED",
    TokenRevoked = "TOKEN_REVOKED",
    ContentCreated = "CONTENT_CREATED",
    ContentChanged = "CONTENT_CHANGED",
    ContentPublished = "CONTENT_PUBLISHED",
    ContentScheduled = "CONTENT_SCHEDULED",
    ContentUnscheduled = "CONTENT_UNSCHEDULED",
    ContentArchived = "CONTENT_ARCHIVED",
    ContentPinned = "CONTENT_PINNED",
    ContentUnpinned = "CONTENT_UNPINNED",
    ContentRestored = "CONTENT_RESTORED",
    ContentDeleted = "CONTENT_DELETED",
    LabelSaved = "LABEL_SAVED",
    DocumentsImported = "DOCUMENTS_IMPORTED",
    DocumentRemoved = "DOCUMENT_REMOVED",
    WebhookCreated = "WEBHOOK_CREATED",
    WebhookChanged = "WEBHOOK_CHANGED",
    WebhookSecretRotated = "WEBHOOK_SECRET_ROTATED",
    WebhookDisabled = "WEBHOOK_DISABLED",
    WebhookDeleted = "WEBHOOK_DELETED",
    SignedIn = "SIGNED_IN",
    SignInFailed = "SIGN_IN_FAILED",
    SignedOut = "SIGNED_OUT",
    SessionRevoked = "SESSION_REVOKED",
    PasswordSet = "PASSWORD_SET",
    LinkCreated = "LINK_CREATED",
    TokenRotated = "TOKEN_ROTATED",
    AccountDisabled = "ACCOUNT_DISABLED",
    AccountEnabled = "ACCOUNT_ENABLED",
    IdentityLinked = "IDENTITY_LINKED",
    IdentityUnlinked = "IDENTITY_UNLINKED",
});
stored_by_word!(PlatformRole, RefusalCode);

impl EventKind {
    /// What changes the reviewers' queue.
    pub const QUEUE: [Self; 6] =
        [Self::VersionSubmitted, Self::VersionWithdrawn, Self::VersionApproved, Self::VersionRejected, Self::ReviewClaimed, Self::ReviewUnclaimed];
    /// What changes the review of a version.
    pub const REVIEW: [Self; 4] = [Self::VersionSubmitted, Self::VersionWithdrawn, Self::VersionApproved, Self::VersionRejected];
    /// What a member of a program is notified of, unless they did it themselves.
    pub const NOTIFIED: [Self; 10] = [
        Self::VersionApproved,
        Self::VersionRejected,
        Self::GrayStarted,
        Self::GrayAdjusted,
        Self::GrayEnded,
        Self::VersionPublished,
        Self::VersionRolledBack,
        Self::VersionTakenDown,
        Self::VersionSuspended,
        Self::VersionReinstated,
    ];

    /// After which an account may mean somebody else: what rests on it is looked at again.
    pub const RIGHTS: [Self; 10] = [
        Self::RoleGranted,
        Self::RoleWithdrawn,
        Self::TokenRevoked,
        Self::TokenRotated,
        Self::SignedOut,
        Self::SessionRevoked,
        Self::PasswordSet,
        Self::AccountDisabled,
        Self::AccountEnabled,
        Self::IdentityUnlinked,
    ];

    /// Whether somebody is notified of it.
    pub fn is_told(self) -> bool {
        self == Self::MemberInvited || Self::NOTIFIED.contains(&self)
    }

    /// Whether an editor did it: what readers are shown may be other than before.
    pub fn is_editorial(self) -> bool {
        (Self::ContentCreated as usize..=Self::LabelSaved as usize).contains(&(self as usize))
    }

    /// Whether this is a step of a program, that raises its revision.
    pub fn is_step(self) -> bool {
        // by the order of the list
        (self as usize) <= Self::VersionReinstated as usize
    }
}

/// A version that went from one state to another. None before: uploaded; None after: deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub version: VersionId,
    pub number: VersionNumber,
    pub from: Option<StateWord>,
    pub to: Option<StateWord>,
}

/// What an event says beyond its kind; each kind fills in its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Details {
    /// The version it is about first, then any that moved along with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// The percentage of a gray from now on, and before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Percent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent_before: Option<Percent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who it is about: invited, joined, removed, given another role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<AccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<ProgramRole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<i32>,
    /// Who belongs to a program from its beginning.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<AccountId>,
    /// The fields of the basic information that changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The round of review that was claimed, until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// What was tried and refused, and with which code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<RefusalCode>,
    /// The role on the platform that was given or taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_role: Option<PlatformRole>,
    /// How the thing it is about is called: a title, a login, a token's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What a token is good for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<Scope>,
    /// Where somebody signed in from, or tried to: an address of the network.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Who did it, as what, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doer {
    pub account: Option<AccountId>,
    /// The role that carried the right.
    pub role: Option<Who>,
    pub channel: Option<Channel>,
}

impl Doer {
    /// The server itself, or whoever holds its machine.
    pub const SERVER: Self = Self { account: None, role: None, channel: None };

    /// Who makes a request, acting as this.
    pub fn of(actor: &Actor, role: Option<Who>) -> Self {
        Self { account: actor.account(), role, channel: actor.channel() }
    }
}

/// One thing that happened to a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub program: ProgramId,
    /// The program's revision after it: 1, 2, 3 … without a gap.
    pub sequence: i64,
    pub kind: EventKind,
    pub details: Details,
    pub by: Doer,
    pub at: Timestamp,
}

/// Something worth keeping that is no step of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: EventId,
    pub kind: EventKind,
    /// The program it concerns, whose revision it leaves alone.
    pub program: Option<ProgramId>,
    pub version: Option<VersionId>,
    /// What it is about, by its id on the wire: an entry, an account, a token, an agreement.
    pub subject: Option<String>,
    pub details: Details,
    pub by: Doer,
    pub at: Timestamp,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub id: EventId,
    /// Its place in the order of everything: 1, 2, 3 … without a gap.
    pub position: i64,
    pub hash: Hash,
    pub program: Option<ProgramId>,
    /// The program's revision after it; None for a note.
    pub sequence: Option<i64>,
    pub kind: EventKind,
    pub version: Option<VersionId>,
    pub subject: Option<String>,
    pub details: Details,
    pub by: Doer,
    pub request_id: String,
    pub at: Timestamp,
}

impl Record {
    /// Its place, as clients keep it.
    pub fn cursor(&self) -> LogCursor {
        LogCursor::of(self.position, &self.hash)
    }

    /// The step of a program that it tells of; None for a note.
    pub fn event(&self) -> Option<Event> {
        let (program, sequence) = (self.program?, self.sequence?);
        Some(Event { program, sequence, kind: self.kind, details: self.details.clone(), by: self.by, at: self.at })
    }
}
