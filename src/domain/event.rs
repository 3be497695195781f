//! What happened to a program: one event for each step that was taken, numbered without a gap.

use serde::{Deserialize, Serialize};

use super::{
    actor::{Channel, ProgramRole, Who},
    id::{AccountId, ProgramId, VersionId},
    timestamp::Timestamp,
    version::{Percent, StateWord, VersionNumber},
    words::words,
};

/// What happened, in the past tense.
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
});

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
}

/// Who did it, as what, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doer {
    pub account: Option<AccountId>,
    /// The role that carried the right.
    pub role: Option<Who>,
    pub channel: Option<Channel>,
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
