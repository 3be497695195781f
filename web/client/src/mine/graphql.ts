/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Who is to have another role. */
export type ChangeMemberRoleInput = {
  /** Who. */
  accountId: string;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The program. */
  programId: string;
  /** From now on. */
  role: ProgramRole;
};

/** Where a caller sits; fixed when the token or session is made. */
export type Channel =
  /** A person's command line. */
  | 'CLI'
  /** A browser on a wide screen. */
  | 'DESKTOP'
  /** A phone. */
  | 'MOBILE'
  /** A machine, such as CI. */
  | 'SERVICE';

/** An endpoint to register. */
export type CreateWebhookInput = {
  /** What it is for; at most 120 characters. */
  description?: string;
  /** The kinds of events it is told of; empty: all. That of a program is told of the program's steps alone. */
  kinds?: Array<EventKind>;
  /** The program of whose steps it is told; omitted: everything, which is for platform admins. */
  programId?: string | null | undefined;
  /** An https address of at most 500 bytes, without credentials or a fragment. */
  url: string;
};

/** Which webhook to enable. */
export type EnableWebhookInput = {
  /** Leave out what happened meanwhile. */
  skip?: boolean;
  /** Which. */
  webhookId: string;
};

/** Why a mutation changed nothing. The list only grows. */
export type ErrorCode =
  /** The agreement in force is not accepted. */
  | 'AGREEMENT_NOT_ACCEPTED'
  /** Is a member already. */
  | 'ALREADY_MEMBER'
  /** The basic information breaks its rules; `fields` lists all of them. */
  | 'BASIC_INFO_INCOMPLETE'
  /** Another reviewer works on it. */
  | 'CLAIMED_BY_ANOTHER'
  /** This can only be done on the desktop. */
  | 'DESKTOP_ONLY'
  /** A rejection needs at least one blocking finding. */
  | 'FINDINGS_REQUIRED'
  /** The caller lacks the role, or the token its scope. Told by `availableActions`; a mutation answers a top-level error. */
  | 'FORBIDDEN'
  /** A version is in gray; end that first. */
  | 'GRAY_IN_PROGRESS'
  /** It has never been in gray since its approval. */
  | 'GRAY_REQUIRED'
  /** A field of the input breaks a rule; `field` says which. */
  | 'INVALID_INPUT'
  /** At least one admin must remain. */
  | 'LAST_ADMIN'
  /** Nothing is released. */
  | 'NOTHING_RELEASED'
  /** There is no such thing. */
  | 'NOT_FOUND'
  /** A schedule must lie from one second to one year ahead. */
  | 'NOT_IN_FUTURE'
  /** It is so already. */
  | 'NO_CHANGE'
  /** There is no earlier release to go back to; take the program down on the desktop instead. */
  | 'NO_PREVIOUS_RELEASE'
  /** The repeated number is not that of the version. */
  | 'NUMBER_MISMATCH'
  /** The number must be above that of the released version. */
  | 'NUMBER_NOT_ABOVE_RELEASED'
  /** The number must be above every number the program has used before. */
  | 'NUMBER_NOT_RISING'
  /** Nobody reviews a program they belong to. */
  | 'OWN_PROGRAM'
  /** A package cannot be read, or holds what it must not; answered by `PUT /uploads/…`. */
  | 'PACKAGE_INVALID'
  /** A package is over one of its limits; answered by `PUT /uploads/…`. */
  | 'PACKAGE_TOO_LARGE'
  /** A percentage is 0.01–99.99 with at most two decimals. */
  | 'PERCENT_OUT_OF_RANGE'
  /** Enough pieces of the kind are pinned. */
  | 'PIN_LIMIT'
  /** Another version holds the place. */
  | 'SLOT_TAKEN'
  /** What was confirmed is not what stands now. */
  | 'STALE_CONFIRMATION'
  /** Somebody changed the entry since it was read. */
  | 'STALE_LOCK'
  /** The program has moved on since it was read. */
  | 'STALE_REVISION'
  /** Enough pings and repetitions wait to be sent. */
  | 'TOO_MANY_DELIVERIES'
  /** 20 versions are in development already. */
  | 'TOO_MANY_DEVELOPMENT_VERSIONS'
  /** Enough people have the role. */
  | 'TOO_MANY_MEMBERS'
  /** The account manages enough programs. */
  | 'TOO_MANY_PROGRAMS'
  /** The account has enough working tokens. */
  | 'TOO_MANY_TOKENS'
  /** 10 tickets are open already. */
  | 'TOO_MANY_UPLOADS'
  /** There are enough webhooks. */
  | 'TOO_MANY_WEBHOOKS'
  /** No package has arrived on the ticket, or it has lapsed. */
  | 'UPLOAD_NOT_READY'
  /** The webhook is disabled; enable it first. */
  | 'WEBHOOK_DISABLED'
  /** The step does not go with the state the entry is in. */
  | 'WRONG_STATE';

/**
 * What happened. Steps of a program come first: they raise its revision, and are its events. What follows them is kept in the audit log
 * beside them; `REVIEW_CLAIMED` and `REVIEW_UNCLAIMED` are told to reviewers, too.
 */
export type EventKind =
  /** An account was made. */
  | 'ACCOUNT_CREATED'
  /** Nobody gets in by an account any more. */
  | 'ACCOUNT_DISABLED'
  /** A disabled account works again. */
  | 'ACCOUNT_ENABLED'
  /** An admin accepted the agreement. */
  | 'AGREEMENT_ACCEPTED'
  /** A text of the agreement came into force. */
  | 'AGREEMENT_PUBLISHED'
  /** The basic information was changed. */
  | 'BASIC_INFO_UPDATED'
  /** A piece of content was taken from its readers. */
  | 'CONTENT_ARCHIVED'
  /** An editor changed a draft. */
  | 'CONTENT_CHANGED'
  /** An editor began a piece of content. */
  | 'CONTENT_CREATED'
  /** A draft that was never published is gone. */
  | 'CONTENT_DELETED'
  /** A piece of content stands at the top. */
  | 'CONTENT_PINNED'
  /** A piece of content went out; by nobody: as it was scheduled. */
  | 'CONTENT_PUBLISHED'
  /** An earlier revision became the draft. */
  | 'CONTENT_RESTORED'
  /** A piece of content is to go out later. */
  | 'CONTENT_SCHEDULED'
  /** It does no longer. */
  | 'CONTENT_UNPINNED'
  /** It is not, after all. */
  | 'CONTENT_UNSCHEDULED'
  /** Persisted documents were imported. */
  | 'DOCUMENTS_IMPORTED'
  /** A persisted document is gone. */
  | 'DOCUMENT_REMOVED'
  /** 调整灰度. */
  | 'GRAY_ADJUSTED'
  /** 结束灰度. */
  | 'GRAY_ENDED'
  /** 开始灰度. */
  | 'GRAY_STARTED'
  /** An account is known by an identity of another issuer. */
  | 'IDENTITY_LINKED'
  /** It is not any more. */
  | 'IDENTITY_UNLINKED'
  /** Somebody asked to join said no. */
  | 'INVITATION_DECLINED'
  /** An invitation was taken back. */
  | 'INVITATION_REVOKED'
  /** A category or tag was added or renamed. */
  | 'LABEL_SAVED'
  /** A one-time link was made: for the first admin, or for somebody to set a password. */
  | 'LINK_CREATED'
  /** Somebody was asked to join. */
  | 'MEMBER_INVITED'
  /** Somebody asked to join said yes. */
  | 'MEMBER_JOINED'
  /** A member left, or was removed. */
  | 'MEMBER_REMOVED'
  /** A member has another role. */
  | 'MEMBER_ROLE_CHANGED'
  /** A password was set or changed. */
  | 'PASSWORD_SET'
  /** The program was created. */
  | 'PROGRAM_CREATED'
  /** A reviewer took a round of review for a while. */
  | 'REVIEW_CLAIMED'
  /** A reviewer gave it back. */
  | 'REVIEW_UNCLAIMED'
  /** An account got a role on the platform. */
  | 'ROLE_GRANTED'
  /** An account lost a role on the platform. */
  | 'ROLE_WITHDRAWN'
  /** A browser was signed out from elsewhere. */
  | 'SESSION_REVOKED'
  /** Somebody signed in with a browser. */
  | 'SIGNED_IN'
  /** Somebody signed out. */
  | 'SIGNED_OUT'
  /** Somebody tried to, with a wrong password; a few of them a minute are kept for each account. */
  | 'SIGN_IN_FAILED'
  /** Somebody tried what they may not, or what cannot be now. */
  | 'STEP_REFUSED'
  /** An access token was made. */
  | 'TOKEN_CREATED'
  /** An access token was made useless. */
  | 'TOKEN_REVOKED'
  /** An access token got another text. */
  | 'TOKEN_ROTATED'
  /** 审核通过. */
  | 'VERSION_APPROVED'
  /** 删除. */
  | 'VERSION_DELETED'
  /** 上架. */
  | 'VERSION_PUBLISHED'
  /** 恢复. */
  | 'VERSION_REINSTATED'
  /** 审核驳回. */
  | 'VERSION_REJECTED'
  /** 退回开发. */
  | 'VERSION_RETURNED'
  /** 回滚. */
  | 'VERSION_ROLLED_BACK'
  /** 提审. */
  | 'VERSION_SUBMITTED'
  /** 强制下架. */
  | 'VERSION_SUSPENDED'
  /** 下架. */
  | 'VERSION_TAKEN_DOWN'
  /** 上传. */
  | 'VERSION_UPLOADED'
  /** 撤回提审. */
  | 'VERSION_WITHDRAWN'
  /** A webhook was changed, or enabled again. */
  | 'WEBHOOK_CHANGED'
  /** A webhook was registered. */
  | 'WEBHOOK_CREATED'
  /** A webhook is gone. */
  | 'WEBHOOK_DELETED'
  /** A webhook gets nothing more until it is enabled again. */
  | 'WEBHOOK_DISABLED'
  /** A webhook signs with another secret. */
  | 'WEBHOOK_SECRET_ROTATED';

/** Whom to ask to join, and as what. */
export type InviteMemberInput = {
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The name the account signs in with. */
  login: string;
  /** The program. */
  programId: string;
  /** As what. */
  role: ProgramRole;
};

/** What the caller has read. */
export type MarkNotificationsReadInput = {
  /** These; at most 100. */
  positions?: Array<number>;
  /** Everything up to this position. */
  upTo?: number | null | undefined;
};

/** A role within one program. */
export type ProgramRole =
  /** 我管理的: moves versions forward and manages members. */
  | 'ADMIN'
  /** 我开发的: uploads and looks on. */
  | 'DEVELOPER';

/** Who is to leave. */
export type RemoveMemberInput = {
  /** Who: anybody for admins, oneself for everybody. */
  accountId: string;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The program. */
  programId: string;
};

/** Which invitation to take back. */
export type RevokeInvitationInput = {
  /** Who was invited. */
  accountId: string;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The program. */
  programId: string;
};

/** A step somebody takes with a version. */
export type Step =
  /** 调整灰度. */
  | 'ADJUST_GRAY'
  /** 审核通过. */
  | 'APPROVE'
  /** 删除. */
  | 'DELETE'
  /** 结束灰度. */
  | 'END_GRAY'
  /** 上架. */
  | 'PUBLISH'
  /** 恢复. */
  | 'REINSTATE'
  /** 审核驳回. */
  | 'REJECT'
  /** 退回开发. */
  | 'RETURN_TO_DEVELOPMENT'
  /** 回滚. */
  | 'ROLL_BACK'
  /** 灰度发布. */
  | 'START_GRAY'
  /** 提审. */
  | 'SUBMIT'
  /** 强制下架. */
  | 'SUSPEND'
  /** 下架. */
  | 'TAKE_DOWN'
  /** 上传. */
  | 'UPLOAD'
  /** 撤回提审. */
  | 'WITHDRAW';

/** What to change of a webhook; an omitted field is left alone. */
export type UpdateWebhookInput = {
  /** What it is for; at most 120 characters. */
  description?: string | null | undefined;
  /** The kinds of events it is told of from now on; empty: all. */
  kinds?: Array<EventKind> | null | undefined;
  /** Where it is told from now on; at most 500 bytes. */
  url?: string | null | undefined;
  /** Which. */
  webhookId: string;
};

/** Where a version stands. */
export type VersionState =
  /** 待上架: approved, not out yet. */
  | 'APPROVED'
  /** 开发中: uploaded. */
  | 'DEVELOPMENT'
  /** 灰度中: some users get it. */
  | 'GRAY'
  /** 审核中: submitted, waits for a reviewer. */
  | 'IN_REVIEW'
  /** 审核驳回: the review has findings. Holds the program's slot until it is returned to development. */
  | 'REJECTED'
  /** 已上架: everybody gets it, but for those in the gray of a newer one. */
  | 'RELEASED'
  /** 已下线: was released. */
  | 'RETIRED'
  /** 被强制下架: taken away by the platform. */
  | 'SUSPENDED';

/** Why something was sent. */
export type WebhookDeliveryCause =
  /** It was its turn. */
  | 'EVENT'
  /** `pingWebhook`. */
  | 'PING'
  /** `redeliverWebhook`. */
  | 'REDELIVERY';

/** What went wrong with a delivery. */
export type WebhookDeliveryError =
  /** The name is unknown, nobody listens, its certificate is not trusted, or the connection broke. */
  | 'CONNECTION'
  /** The webhook was disabled before it could be sent. */
  | 'DISABLED'
  /** It answered with a redirect, which is not followed. */
  | 'REDIRECT'
  /** It leads to an address outside of the public internet. */
  | 'REFUSED_ADDRESS'
  /** It answered with another status than 2xx. */
  | 'STATUS'
  /** It took longer than 10 seconds, or 5 to connect. */
  | 'TIMEOUT'
  /** The event can no longer be read. */
  | 'UNREADABLE';

/** How far a delivery has come. */
export type WebhookDeliveryProgress =
  /** The endpoint answered 2xx. */
  | 'DELIVERED'
  /** It did not. */
  | 'FAILED'
  /** It waits to be sent. */
  | 'QUEUED';

/** Why a webhook gets nothing more. */
export type WebhookDisabledReason =
  /** It failed for five days. */
  | 'FAILING'
  /** The endpoint answered 410. */
  | 'GONE'
  /** Somebody said so. */
  | 'MANUAL';

/** As what somebody acts on a program. */
export type Who =
  /** An editor; acts on content, not on programs. */
  | 'EDITOR'
  /** An admin of the platform. */
  | 'PLATFORM_ADMIN'
  /** 我管理的: an admin of the program. */
  | 'PROGRAM_ADMIN'
  /** 我开发的: a developer of the program. */
  | 'PROGRAM_DEVELOPER'
  /** A reviewer of the platform. */
  | 'REVIEWER'
  /** The developer of the program who uploaded the version. */
  | 'UPLOADER';

type Problem_BasicInfoIncomplete_Fragment = { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_ClaimedByAnother_Fragment = { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_GrayInProgress_Fragment = { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_InvalidInput_Fragment = { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_NumberNotRising_Fragment = { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_Refused_Fragment = { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_SlotTaken_Fragment = { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_StaleConfirmation_Fragment = { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_StaleLock_Fragment = { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_StaleRevision_Fragment = { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_WrongState_Fragment = { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null };

type Problem_WrongVersionState_Fragment = { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null };

export type ProblemFragment =
  | Problem_BasicInfoIncomplete_Fragment
  | Problem_ClaimedByAnother_Fragment
  | Problem_GrayInProgress_Fragment
  | Problem_InvalidInput_Fragment
  | Problem_NumberNotRising_Fragment
  | Problem_Refused_Fragment
  | Problem_SlotTaken_Fragment
  | Problem_StaleConfirmation_Fragment
  | Problem_StaleLock_Fragment
  | Problem_StaleRevision_Fragment
  | Problem_WrongState_Fragment
  | Problem_WrongVersionState_Fragment
;

export type StandingFragment = { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null };

export type ProgramRowFragment = { id: string, name: string, slogan: string, myRole: ProgramRole | null, logo: string | null, released: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null, candidate: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null, latestUpload: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null };

export type MyProgramsQueryVariables = Exact<{
  role: ProgramRole;
  after?: string | null | undefined;
}>;


export type MyProgramsQuery = { viewer: { account: { id: string } | null, programs: { nodes: Array<{ id: string, name: string, slogan: string, myRole: ProgramRole | null, logo: string | null, released: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null, candidate: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null, latestUpload: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MyInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyInvitationsQuery = { viewer: { account: { id: string } | null, invitations: Array<{ programId: string, programName: string | null, role: ProgramRole, invitedAt: string, invitedBy: { id: string, name: string } | null }> } | null };

export type AcceptInvitationMutationVariables = Exact<{
  programId: string;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { program: { id: string, name: string } | null, event: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type DeclineInvitationMutationVariables = Exact<{
  programId: string;
}>;


export type DeclineInvitationMutation = { declineInvitation: { event: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type CreateProgramMutationVariables = Exact<{
  name: string;
  slogan: string;
}>;


export type CreateProgramMutation = { createProgram: { program: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type ProgramPageQueryVariables = Exact<{
  id: string;
}>;


export type ProgramPageQuery = { program: { id: string, name: string, slogan: string, revision: number, createdAt: string, myRole: ProgramRole | null, logo: string | null, released: { id: string, number: string, state: VersionState, release: { since: string } | null, gray: { percent: number, since: string } | null } | null, candidate: { id: string, number: string, state: VersionState, submission: { submittedAt: string } | null, gray: { percent: number, since: string } | null } | null, latestUpload: { uploadedAt: string, id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null };

export type ProgramVersionsQueryVariables = Exact<{
  id: string;
  states: Array<VersionState> | VersionState;
  after?: string | null | undefined;
}>;


export type ProgramVersionsQuery = { program: { id: string, versions: { nodes: Array<{ description: string, uploadedAt: string, id: string, number: string, state: VersionState, uploadedBy: { id: string, name: string } | null, gray: { percent: number, since: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ProgramMembersQueryVariables = Exact<{
  id: string;
}>;


export type ProgramMembersQuery = { program: { id: string, name: string, revision: number, myRole: ProgramRole | null, members: Array<{ role: ProgramRole, since: string, account: { id: string, name: string, login: string | null } }>, invitations: Array<{ role: ProgramRole, invitedAt: string, account: { id: string, name: string, login: string | null } | null, invitedBy: { id: string, name: string } | null }> } | null };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { program: { id: string, revision: number } | null, event: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { program: { id: string, revision: number } | null, event: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type ChangeMemberRoleMutationVariables = Exact<{
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole: { program: { id: string, revision: number } | null, event: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type RemoveMemberMutationVariables = Exact<{
  input: RemoveMemberInput;
}>;


export type RemoveMemberMutation = { removeMember: { program: { id: string, revision: number } | null, event: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type ProgramEventsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ProgramEventsQuery = { program: { id: string, name: string, events: { nodes: Array<{ id: string, sequence: number, kind: EventKind, at: string, role: Who | null, channel: Channel | null, percent: number | null, percentBefore: number | null, reason: string | null, memberRole: ProgramRole | null, agreementNumber: number | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }>, member: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type UploadPageQueryVariables = Exact<{
  id: string;
}>;


export type UploadPageQuery = { program: { id: string, name: string, latestUpload: { id: string, number: string, state: VersionState, gray: { percent: number, since: string } | null } | null, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null };

export type MyNotificationsQueryVariables = Exact<{
  unread: boolean;
  after?: string | null | undefined;
}>;


export type MyNotificationsQuery = { viewer: { unreadNotifications: number, account: { id: string } | null, notifications: { nodes: Array<{ position: number, kind: EventKind, at: string, read: boolean, programId: string | null, programName: string | null, event: { id: string, reason: string | null, percent: number | null, percentBefore: number | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { markNotificationsRead: { unread: number, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type WebhookCardFragment = { id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null };

export type ProgramWebhooksQueryVariables = Exact<{
  id: string;
}>;


export type ProgramWebhooksQuery = { program: { id: string, name: string, myRole: ProgramRole | null, webhooks: Array<{ id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null }> } | null };

export type PlatformWebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type PlatformWebhooksQuery = { webhooks: Array<{ id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null }> };

export type DeliveriesFragment = { id: string, behind: number, deliveries: { nodes: Array<{ id: string, cause: WebhookDeliveryCause, eventId: string | null, kind: EventKind | null, attempt: number, at: string, progress: WebhookDeliveryProgress, statusCode: number | null, duration: number | null, error: WebhookDeliveryError | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProgramDeliveriesQueryVariables = Exact<{
  id: string;
}>;


export type ProgramDeliveriesQuery = { program: { id: string, webhooks: Array<{ id: string, behind: number, deliveries: { nodes: Array<{ id: string, cause: WebhookDeliveryCause, eventId: string | null, kind: EventKind | null, attempt: number, at: string, progress: WebhookDeliveryProgress, statusCode: number | null, duration: number | null, error: WebhookDeliveryError | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }> } | null };

export type PlatformDeliveriesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlatformDeliveriesQuery = { webhooks: Array<{ id: string, behind: number, deliveries: { nodes: Array<{ id: string, cause: WebhookDeliveryCause, eventId: string | null, kind: EventKind | null, attempt: number, at: string, progress: WebhookDeliveryProgress, statusCode: number | null, duration: number | null, error: WebhookDeliveryError | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }> };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type EnableWebhookMutationVariables = Exact<{
  input: EnableWebhookInput;
}>;


export type EnableWebhookMutation = { enableWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type DisableWebhookMutationVariables = Exact<{
  webhookId: string;
}>;


export type DisableWebhookMutation = { disableWebhook: { webhook: { id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type RotateWebhookSecretMutationVariables = Exact<{
  webhookId: string;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string, url: string, kinds: Array<EventKind>, description: string, createdAt: string, enabled: boolean, disabledAt: string | null, disabledReason: WebhookDisabledReason | null, formerSecretUntil: string | null, failingSince: string | null, nextAttemptAt: string | null, behind: number, createdBy: { id: string, name: string } | null } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type DeleteWebhookMutationVariables = Exact<{
  webhookId: string;
}>;


export type DeleteWebhookMutation = { deleteWebhook: { webhookId: string | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type PingWebhookMutationVariables = Exact<{
  webhookId: string;
}>;


export type PingWebhookMutation = { pingWebhook: { delivery: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type RedeliverWebhookMutationVariables = Exact<{
  webhookId: string;
  eventId: string;
}>;


export type RedeliverWebhookMutation = { redeliverWebhook: { delivery: { id: string } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export const ProblemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ProblemFragment, unknown>;
export const StandingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<StandingFragment, unknown>;
export const ProgramRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProgramRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Program"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"myRole"}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestUpload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"logo"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<ProgramRowFragment, unknown>;
export const WebhookCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}}]} as unknown as DocumentNode<WebhookCardFragment, unknown>;
export const DeliveriesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Deliveries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<DeliveriesFragment, unknown>;
export const MyProgramsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyPrograms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"role"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramRole"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"role"},"value":{"kind":"Variable","name":{"kind":"Name","value":"role"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProgramRow"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProgramRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Program"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"myRole"}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestUpload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"logo"}}]}}]} as unknown as DocumentNode<MyProgramsQuery, MyProgramsQueryVariables>;
export const MyInvitationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyInvitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programId"}},{"kind":"Field","name":{"kind":"Name","value":"programName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"invitedAt"}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyInvitationsQuery, MyInvitationsQueryVariables>;
export const AcceptInvitationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"programId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"programId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"programId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const DeclineInvitationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeclineInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"programId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"programId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"programId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<DeclineInvitationMutation, DeclineInvitationMutationVariables>;
export const CreateProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slogan"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createProgram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"slogan"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slogan"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<CreateProgramMutation, CreateProgramMutationVariables>;
export const ProgramPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"myRole"}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}},{"kind":"Field","name":{"kind":"Name","value":"release"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestUpload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<ProgramPageQuery, ProgramPageQueryVariables>;
export const ProgramVersionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramVersions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"states"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VersionState"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"states"},"value":{"kind":"Variable","name":{"kind":"Name","value":"states"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<ProgramVersionsQuery, ProgramVersionsQueryVariables>;
export const ProgramMembersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramMembers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"myRole"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"invitedAt"}},{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invitedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramMembersQuery, ProgramMembersQueryVariables>;
export const InviteMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InviteMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InviteMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inviteMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<InviteMemberMutation, InviteMemberMutationVariables>;
export const RevokeInvitationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeInvitationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const ChangeMemberRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeMemberRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeMemberRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeMemberRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ChangeMemberRoleMutation, ChangeMemberRoleMutationVariables>;
export const RemoveMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoveMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const ProgramEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"memberRole"}},{"kind":"Field","name":{"kind":"Name","value":"agreementNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"hasNextPage"},"name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","alias":{"kind":"Name","value":"endCursor"},"name":{"kind":"Name","value":"startCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramEventsQuery, ProgramEventsQueryVariables>;
export const UploadPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UploadPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"latestUpload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}}]}}]} as unknown as DocumentNode<UploadPageQuery, UploadPageQueryVariables>;
export const MyNotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyNotifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unread"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unreadNotifications"}},{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"unread"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unread"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"read"}},{"kind":"Field","name":{"kind":"Name","value":"programId"}},{"kind":"Field","name":{"kind":"Name","value":"programName"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MyNotificationsQuery, MyNotificationsQueryVariables>;
export const MarkNotificationsReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MarkNotificationsRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MarkNotificationsReadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markNotificationsRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unread"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables>;
export const ProgramWebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramWebhooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"myRole"}},{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}}]} as unknown as DocumentNode<ProgramWebhooksQuery, ProgramWebhooksQueryVariables>;
export const PlatformWebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlatformWebhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}}]} as unknown as DocumentNode<PlatformWebhooksQuery, PlatformWebhooksQueryVariables>;
export const ProgramDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Deliveries"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Deliveries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ProgramDeliveriesQuery, ProgramDeliveriesQueryVariables>;
export const PlatformDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlatformDeliveries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Deliveries"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Deliveries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PlatformDeliveriesQuery, PlatformDeliveriesQueryVariables>;
export const CreateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const UpdateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const EnableWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnableWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnableWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enableWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<EnableWebhookMutation, EnableWebhookMutationVariables>;
export const DisableWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"webhookId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<DisableWebhookMutation, DisableWebhookMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"webhookId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WebhookCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WebhookCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"formerSecretUntil"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"behind"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const DeleteWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"webhookId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const PingWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PingWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pingWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"webhookId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<PingWebhookMutation, PingWebhookMutationVariables>;
export const RedeliverWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RedeliverWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"redeliverWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"webhookId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"eventId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Problem"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Problem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RedeliverWebhookMutation, RedeliverWebhookMutationVariables>;