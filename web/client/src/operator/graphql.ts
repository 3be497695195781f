/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Narrows the audit log down; every condition given must hold. */
export type AuditLogFilter = {
  /** What this account did, or tried. */
  by?: string | null | undefined;
  /** Any of these; at most 100. */
  kinds?: Array<EventKind>;
  /** What concerns this program. */
  programId?: string | null | undefined;
  /** What happened then or later. */
  since?: string | null | undefined;
  /** What happened before then. */
  until?: string | null | undefined;
};

/** Another password. */
export type ChangePasswordInput = {
  /** The one in force. */
  currentPassword: string;
  /** 10–256 characters, normalised (NFKC), and not the login. */
  newPassword: string;
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

/** Somebody to make known. */
export type CreateAccountInput = {
  /** What they sign in with: 1–40 of a-z, 0-9 and single hyphens. */
  login: string;
  /** How they are shown; 1–60 characters. */
  name: string;
  /** Their roles on the platform. */
  roles?: Array<PlatformRole>;
  /** Who they are in the host app; 1–256 bytes. */
  userKey?: string | null | undefined;
};

/** Who is to set a password. */
export type CreateSignInLinkInput = {
  /** Whose. */
  accountId: string;
};

/** A token to make. */
export type CreateTokenInput = {
  /** Where its bearer sits. */
  channel?: TokenChannel;
  /** Days it works, 1–365. */
  days?: number;
  /** What it is for; 1–60 characters. */
  name: string;
  /** What it is good for: at most what the caller's own credential is. `RESOLVE` goes alone, and is for platform admins to make. */
  scopes: Array<Scope>;
};

/** Which account to disable. */
export type DisableAccountInput = {
  /** Which. */
  accountId: string;
};

/** Which account to enable. */
export type EnableAccountInput = {
  /** Which. */
  accountId: string;
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

/** A role to give. */
export type GrantRoleInput = {
  /** Whose. */
  accountId: string;
  /** Which. */
  role: PlatformRole;
};

/** Who an account is for another issuer. */
export type LinkIdentityInput = {
  /** Whose. */
  accountId: string;
  /** The issuer: `iss` of its tokens, to the letter; at most 500 bytes. */
  issuer: string;
  /** Who the account is there: `sub` of its tokens; at most 500 bytes. */
  subject: string;
};

/** A platform role. */
export type PlatformRole =
  /** Writes and publishes content. */
  | 'EDITOR'
  /** Runs the platform: people, agreements, forced take-downs. */
  | 'PLATFORM_ADMIN'
  /** Reviews submitted versions. */
  | 'REVIEWER';

/** A role within one program. */
export type ProgramRole =
  /** 我管理的: moves versions forward and manages members. */
  | 'ADMIN'
  /** 我开发的: uploads and looks on. */
  | 'DEVELOPER';

/** An agreement to put in force. */
export type PublishAgreementInput = {
  /** 1–50,000 characters. */
  body: string;
  /** 1–80 characters. */
  title: string;
};

/** Which browser to sign out. */
export type RevokeSessionInput = {
  /** One of the caller's own, or anybody's for platform admins. */
  sessionId: string;
};

/** Which token to make useless. */
export type RevokeTokenInput = {
  /** One of the caller's own, or anybody's for platform admins. */
  tokenId: string;
};

/** Which token gets another text. */
export type RotateTokenInput = {
  /** One of the caller's own. */
  tokenId: string;
};

/** What a token is good for, at most; what its account may not do it cannot do either. Every scope but `RESOLVE` includes `READ`. */
export type Scope =
  /** Manage the account's own tokens, sessions and password. Such a token makes others with at most its own scopes. */
  | 'ACCOUNT'
  /** What admins of the platform do: people, agreements, forced take-downs, webhooks for everything. */
  | 'ADMINISTER'
  /** Read the log of everything. */
  | 'AUDIT'
  /** What admins and developers do with their programs: uploads, steps, members, webhooks. */
  | 'DEVELOP'
  /** What editors do. */
  | 'EDIT'
  /** Look, and nothing else. */
  | 'READ'
  /** For the host app, and alone: ask which version a user gets, of any program. */
  | 'RESOLVE'
  /** What reviewers do. */
  | 'REVIEW';

/** Where the bearer of a token sits: browsers sign in instead. */
export type TokenChannel =
  /** A person's command line. */
  | 'CLI'
  /** A machine, such as CI. */
  | 'SERVICE';

/** Who an account is not any more. */
export type UnlinkIdentityInput = {
  /** Whose. */
  accountId: string;
  /** The issuer: `iss` of its tokens, to the letter; at most 500 bytes. */
  issuer: string;
  /** Who the account is there: `sub` of its tokens; at most 500 bytes. */
  subject: string;
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

/** A role to take away. */
export type WithdrawRoleInput = {
  /** Whose. */
  accountId: string;
  /** Which. */
  role: PlatformRole;
};

type Refusals_BasicInfoIncomplete_Fragment = { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_ClaimedByAnother_Fragment = { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_GrayInProgress_Fragment = { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_InvalidInput_Fragment = { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_NumberNotRising_Fragment = { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_Refused_Fragment = { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_SlotTaken_Fragment = { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_StaleConfirmation_Fragment = { __typename: 'StaleConfirmation', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_StaleLock_Fragment = { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_StaleRevision_Fragment = { __typename: 'StaleRevision', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_WrongState_Fragment = { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_WrongVersionState_Fragment = { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null };

export type RefusalsFragment =
  | Refusals_BasicInfoIncomplete_Fragment
  | Refusals_ClaimedByAnother_Fragment
  | Refusals_GrayInProgress_Fragment
  | Refusals_InvalidInput_Fragment
  | Refusals_NumberNotRising_Fragment
  | Refusals_Refused_Fragment
  | Refusals_SlotTaken_Fragment
  | Refusals_StaleConfirmation_Fragment
  | Refusals_StaleLock_Fragment
  | Refusals_StaleRevision_Fragment
  | Refusals_WrongState_Fragment
  | Refusals_WrongVersionState_Fragment
;

export type TokenFragment = { id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean };

export type BrowserFragment = { id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean };

export type MyTokensQueryVariables = Exact<{ [key: string]: never; }>;


export type MyTokensQuery = { viewer: { roles: Array<PlatformRole>, scopes: Array<Scope>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }> } | null };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { viewer: { sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }> } | null };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { createToken: { secret: string | null, token: { id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean } | null, userErrors: Array<
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

export type RotateTokenMutationVariables = Exact<{
  input: RotateTokenInput;
}>;


export type RotateTokenMutation = { rotateToken: { secret: string | null, token: { id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean } | null, userErrors: Array<
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

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken: { token: { id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean } | null, userErrors: Array<
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

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { revokeSession: { sessionId: string | null, userErrors: Array<
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

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { changed: boolean, userErrors: Array<
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

export type PersonLineFragment = { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, account: { id: string, name: string } | null };

export type PersonWholeFragment = { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null };

export type PeopleQueryVariables = Exact<{
  text: string;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { accounts: { nodes: Array<{ login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, account: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PersonQueryVariables = Exact<{
  login: string;
}>;


export type PersonQuery = { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null };

export type CreateAccountMutationVariables = Exact<{
  input: CreateAccountInput;
}>;


export type CreateAccountMutation = { createAccount: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type CreateSignInLinkMutationVariables = Exact<{
  input: CreateSignInLinkInput;
}>;


export type CreateSignInLinkMutation = { createSignInLink: { url: string | null, expiresAt: string | null, userErrors: Array<
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

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type WithdrawRoleMutationVariables = Exact<{
  input: WithdrawRoleInput;
}>;


export type WithdrawRoleMutation = { withdrawRole: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type DisableAccountMutationVariables = Exact<{
  input: DisableAccountInput;
}>;


export type DisableAccountMutation = { disableAccount: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type EnableAccountMutationVariables = Exact<{
  input: EnableAccountInput;
}>;


export type EnableAccountMutation = { enableAccount: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type LinkIdentityMutationVariables = Exact<{
  input: LinkIdentityInput;
}>;


export type LinkIdentityMutation = { linkIdentity: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type UnlinkIdentityMutationVariables = Exact<{
  input: UnlinkIdentityInput;
}>;


export type UnlinkIdentityMutation = { unlinkIdentity: { profile: { login: string, roles: Array<PlatformRole>, disabledAt: string | null, hasPassword: boolean, createdAt: string, identities: Array<{ issuer: string, subject: string, linkedAt: string }>, tokens: Array<{ id: string, name: string, scopes: Array<Scope>, channel: Channel, createdAt: string, expiresAt: string, formerTextUntil: string | null, lastUsedAt: string | null, revokedAt: string | null, current: boolean }>, sessions: Array<{ id: string, channel: Channel, userAgent: string, address: string, createdAt: string, expiresAt: string, lastUsedAt: string, current: boolean }>, account: { id: string, name: string } | null } | null, userErrors: Array<
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

export type VersionNameFragment = { id: string, number: string, state: VersionState };

export type AllProgramsQueryVariables = Exact<{
  text?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AllProgramsQuery = { programs: { nodes: Array<{ id: string, name: string, slogan: string, createdAt: string, released: { id: string, number: string, state: VersionState } | null, gray: { id: string, number: string, state: VersionState, gray: { percent: number } | null } | null, inReview: { id: string, number: string, state: VersionState } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AgreementTextFragment = { number: number, title: string, publishedAt: string, body: { html: string } };

export type AgreementQueryVariables = Exact<{
  number?: number | null | undefined;
}>;


export type AgreementQuery = { agreement: { number: number, title: string, publishedAt: string, body: { html: string } } | null };

export type PublishAgreementMutationVariables = Exact<{
  input: PublishAgreementInput;
}>;


export type PublishAgreementMutation = { publishAgreement: { agreement: { number: number, title: string, publishedAt: string, body: { html: string } } | null, userErrors: Array<
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

export type AuditLogQueryVariables = Exact<{
  filter: AuditLogFilter;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { nodes: Array<{ id: string, position: number, cursor: string, hash: string, at: string, kind: EventKind, role: Who | null, channel: Channel | null, requestId: string, subject: string | null, name: string | null, platformRole: PlatformRole | null, agreementNumber: number | null, until: string | null, reason: string | null, scopes: Array<Scope>, address: string | null, attempt: string | null, refusal: ErrorCode | null, by: { id: string, name: string, login: string | null } | null, program: { id: string, name: string } | null, version: { id: string, number: string } | null, event: { id: string, percent: number | null, percentBefore: number | null, memberRole: ProgramRole | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, member: { id: string, name: string, login: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AuditFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AuditFeedSubscription = { auditEvents: { id: string, position: number, cursor: string, kind: EventKind, at: string, by: { id: string } | null, program: { id: string } | null } };

export type NamedQueryVariables = Exact<{
  id: string;
}>;


export type NamedQuery = { node:
    | { name: string, login: string | null, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export const RefusalsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RefusalsFragment, unknown>;
export const PersonLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PersonLineFragment, unknown>;
export const TokenFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<TokenFragment, unknown>;
export const BrowserFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<BrowserFragment, unknown>;
export const PersonWholeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<PersonWholeFragment, unknown>;
export const VersionNameFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]} as unknown as DocumentNode<VersionNameFragment, unknown>;
export const AgreementTextFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgreementText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agreement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"html"}}]}}]}}]} as unknown as DocumentNode<AgreementTextFragment, unknown>;
export const MyTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyTokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<MyTokensQuery, MyTokensQueryVariables>;
export const MySessionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MySessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}}]} as unknown as DocumentNode<MySessionsQuery, MySessionsQueryVariables>;
export const CreateTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<CreateTokenMutation, CreateTokenMutationVariables>;
export const RotateTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RotateTokenMutation, RotateTokenMutationVariables>;
export const RevokeTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const RevokeSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeSessionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeSession"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sessionId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const ChangePasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangePassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangePasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changePassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const PeopleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const PersonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Person"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"login"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"login"},"value":{"kind":"Variable","name":{"kind":"Name","value":"login"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}}]} as unknown as DocumentNode<PersonQuery, PersonQueryVariables>;
export const CreateAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<CreateAccountMutation, CreateAccountMutationVariables>;
export const CreateSignInLinkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSignInLink"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSignInLinkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSignInLink"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<CreateSignInLinkMutation, CreateSignInLinkMutationVariables>;
export const GrantRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GrantRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GrantRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<GrantRoleMutation, GrantRoleMutationVariables>;
export const WithdrawRoleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawRole"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawRoleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawRole"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<WithdrawRoleMutation, WithdrawRoleMutationVariables>;
export const DisableAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DisableAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DisableAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disableAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<DisableAccountMutation, DisableAccountMutationVariables>;
export const EnableAccountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EnableAccount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnableAccountInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enableAccount"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<EnableAccountMutation, EnableAccountMutationVariables>;
export const LinkIdentityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkIdentity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkIdentityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkIdentity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<LinkIdentityMutation, LinkIdentityMutationVariables>;
export const UnlinkIdentityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnlinkIdentity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnlinkIdentityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unlinkIdentity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"profile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonWhole"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"login"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"disabledAt"}},{"kind":"Field","name":{"kind":"Name","value":"hasPassword"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Token"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccessToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"formerTextUntil"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Browser"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Session"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"userAgent"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"current"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonWhole"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Profile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonLine"}},{"kind":"Field","name":{"kind":"Name","value":"identities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"linkedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Token"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Browser"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const AllProgramsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AllPrograms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionName"}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inReview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VersionName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VersionName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]} as unknown as DocumentNode<AllProgramsQuery, AllProgramsQueryVariables>;
export const AgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Agreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgreementText"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgreementText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agreement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"html"}}]}}]}}]} as unknown as DocumentNode<AgreementQuery, AgreementQueryVariables>;
export const PublishAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AgreementText"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AgreementText"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agreement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"html"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<PublishAgreementMutation, PublishAgreementMutationVariables>;
export const AuditLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditLogFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"memberRole"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"Field","name":{"kind":"Name","value":"platformRole"}},{"kind":"Field","name":{"kind":"Name","value":"agreementNumber"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const AuditFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"AuditFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<AuditFeedSubscription, AuditFeedSubscriptionVariables>;
export const NamedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Named"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Account"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Program"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<NamedQuery, NamedQueryVariables>;