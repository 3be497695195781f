/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which text to accept, for which program. */
export type AcceptAgreementInput = {
  /** The number of the text that was read; refused with `STALE_CONFIRMATION` unless it is in force. */
  number: number;
  /** The program. */
  programId: string;
};

/** Which gray to widen or narrow. */
export type AdjustGrayInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** Of all users. */
  percent: number;
  /** The version. */
  versionId: string;
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

/** The four kinds of content. */
export type ContentKind =
  /** 特色能力. */
  | 'CAPABILITY'
  /** 标杆案例. */
  | 'CASE'
  /** 热点资讯. */
  | 'NEWS'
  /** 视频教程. */
  | 'VIDEO';

/** How a round of review ended. */
export type Decision =
  /** 通过. */
  | 'APPROVED'
  /** 驳回. */
  | 'REJECTED'
  /** 撤回: taken back by the program before anybody decided. */
  | 'WITHDRAWN';

/** Which version to delete. */
export type DeleteVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** Its number once more, because there is no way back. */
  number: string;
  /** The version. */
  versionId: string;
};

/** Which gray to end. */
export type EndGrayInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The version. */
  versionId: string;
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

/** What a finding is about. */
export type FindingCode =
  /** 基础信息: name, logo, description. */
  | 'BASIC_INFO'
  /** 品牌: somebody else's brand. */
  | 'BRAND'
  /** 类目: the category does not fit. */
  | 'CATEGORY'
  /** 内容: content that is not allowed. */
  | 'CONTENT'
  /** 体验. */
  | 'EXPERIENCE'
  /** 功能: something does not work. */
  | 'FUNCTION'
  /** 测试不完整: left-overs of tests, or the reviewer could not get further. */
  | 'INCOMPLETE_TEST'
  /** 隐私: personal data. */
  | 'PRIVACY'
  /** 处罚: the program is being punished. */
  | 'PUNISHED'
  /** 资质: a permit or licence is missing. */
  | 'QUALIFICATION'
  /** 安全. */
  | 'SECURITY';

/** A role within one program. */
export type ProgramRole =
  /** 我管理的: moves versions forward and manages members. */
  | 'ADMIN'
  /** 我开发的: uploads and looks on. */
  | 'DEVELOPER';

/** Which version to let everybody have. */
export type PublishVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The version. */
  versionId: string;
};

/** Where a program is offered. */
export type Region =
  /** 中国. */
  | 'CHINA'
  /** 全球. */
  | 'GLOBAL'
  /** In the places that `locations` names. */
  | 'LOCATION';

/** Which version to give back. */
export type ReinstateVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The version. */
  versionId: string;
};

/** Why a version is no longer released. */
export type RetirementCause =
  /** 回滚: the program went back to an earlier release. */
  | 'ROLLED_BACK'
  /** A newer version was published; rolling back may bring it back. */
  | 'SUPERSEDED'
  /** 下架. */
  | 'TAKEN_DOWN';

/** Which version to return to development. */
export type ReturnVersionToDevelopmentInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The version. */
  versionId: string;
};

/** Which program to take back to its previous release. */
export type RollBackProgramInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** The program's revision that the person saw; refused with `STALE_REVISION` when it has moved on. */
  expectedRevision: number;
  /** The program. */
  programId: string;
};

/** How much a finding weighs. */
export type Severity =
  /** Would be better mended. */
  | 'ADVICE'
  /** Must be mended before the version can be approved. */
  | 'BLOCKING';

/** Which version to let some users have. */
export type StartGrayInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** Of all users. */
  percent: number;
  /** The version. */
  versionId: string;
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

/** 提审 3/3: what was confirmed on the last screen. */
export type SubmitVersionInput = {
  /** The number of the agreement that the person saw; null when none is in force. Refused with `STALE_CONFIRMATION` when another is. */
  agreementNumber?: number | null | undefined;
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** The program's revision that the person saw; refused with `STALE_CONFIRMATION` when it has moved on. */
  expectedRevision: number;
  /** The version. */
  versionId: string;
};

/** Which version to take away from everybody, and why. */
export type SuspendVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** 1–500 characters; shown to the program's members. */
  reason: string;
  /** The version. */
  versionId: string;
};

/** Which program to take down. */
export type TakeDownProgramInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** The program's revision that the person saw; refused with `STALE_REVISION` when it has moved on. */
  expectedRevision: number;
  /** The program. */
  programId: string;
};

/** What to change of the basic information; an omitted field is left alone, null clears. Gaps are allowed until the submission. */
export type UpdateBasicInfoInput = {
  /** 类目, 1–4, each 2–40 units. */
  categories?: Array<string> | null | undefined;
  /** 20–400 units. */
  description?: string | null | undefined;
  /** At least one of phone and e-mail is needed. */
  email?: string | null | undefined;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** Codes of places, where the region is `LOCATION`; at most 100. */
  locations?: Array<string> | null | undefined;
  /** What `POST /images` answered: a square png or jpeg of at most 2 MB. */
  logo?: string | null | undefined;
  /** To the reviewer, at most 500 units. */
  memo?: string | null | undefined;
  /** 3–40 units. */
  name?: string | null | undefined;
  /** At least one of phone and e-mail is needed. */
  phone?: string | null | undefined;
  /** The program. */
  programId: string;
  /** Where it is offered. */
  region?: Region | null | undefined;
  /** What `POST /images` answered: at most 5, png or jpeg of at most 4 MB each. */
  screenshots?: Array<string> | null | undefined;
  /** 10–32 units. */
  slogan?: string | null | undefined;
  /** An account to test with; shown to reviewers only. */
  testAccount?: string | null | undefined;
  /** Its password; shown to reviewers only. */
  testPassword?: string | null | undefined;
  /** What is new in the version. 30–500 units. */
  versionDescription?: string | null | undefined;
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

/** Which submission to take back. */
export type WithdrawVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** The version. */
  versionId: string;
};

export type EventFactsFragment = { id: string, sequence: number, kind: EventKind, at: string, role: Who | null, channel: Channel | null, percent: number | null, percentBefore: number | null, reason: string | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }>, member: { id: string, name: string } | null };

export type FindingFactsFragment = { code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
    | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
    | { __typename: 'Case', id: string, kind: ContentKind, title: string }
    | { __typename: 'News', id: string, kind: ContentKind, title: string }
    | { __typename: 'Video', id: string, kind: ContentKind, title: string }
  > };

export type BasicInfoFactsFragment = { name: string, slogan: string, description: string, versionDescription: string, memo: string, categories: Array<string>, region: Region | null, locations: Array<string>, phone: string | null, email: string | null, logo: string | null, screenshots: Array<string>, testAccount: string | null, testPassword: string | null };

export type ActionFactsFragment = { action: Step, allowed: boolean, whoMay: Array<Who>, refusal: { code: ErrorCode, message: string } | null };

export type VersionQueryVariables = Exact<{
  id: string;
}>;


export type VersionQuery = { version: { id: string, number: string, state: VersionState, description: string, uploadedAt: string, grayed: boolean | null, uploadedBy: { id: string, name: string } | null, program: { id: string, name: string, revision: number, myRole: ProgramRole | null, candidate: { id: string, number: string, state: VersionState } | null, released: { id: string, number: string, state: VersionState } | null } | null, package: { sha256: string, bytes: number, inflatedBytes: number, url: string } | null, submission: { submittedAt: string, confirmedRevision: number, agreementNumber: number | null, submittedBy: { id: string, name: string } | null, basicInfo: { name: string, slogan: string, description: string, versionDescription: string, memo: string, categories: Array<string>, region: Region | null, locations: Array<string>, phone: string | null, email: string | null, logo: string | null, screenshots: Array<string>, testAccount: string | null, testPassword: string | null } } | null, review: { id: string, decision: Decision | null, decidedAt: string | null, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
          | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
          | { __typename: 'Case', id: string, kind: ContentKind, title: string }
          | { __typename: 'News', id: string, kind: ContentKind, title: string }
          | { __typename: 'Video', id: string, kind: ContentKind, title: string }
        > }> } | null, gray: { percent: number, since: string } | null, release: { since: string } | null, retirement: { cause: RetirementCause, since: string } | null, suspension: { reason: string, since: string, was: VersionState } | null, availableActions: Array<{ action: Step, allowed: boolean, whoMay: Array<Who>, refusal: { code: ErrorCode, message: string } | null }>, timeline: Array<{ id: string, sequence: number, kind: EventKind, at: string, role: Who | null, channel: Channel | null, percent: number | null, percentBefore: number | null, reason: string | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }>, member: { id: string, name: string } | null }> } | null };

export type PackageEntriesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type PackageEntriesQuery = { version: { id: string, package: { entries: { nodes: Array<{ path: string, bytes: number, packedBytes: number }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type EarlierRoundsQueryVariables = Exact<{
  id: string;
}>;


export type EarlierRoundsQuery = { version: { id: string, review: { id: string, history: Array<{ id: string, decision: Decision | null, decidedAt: string | null, version: { id: string, number: string } | null, submission: { submittedAt: string }, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
            | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
            | { __typename: 'Case', id: string, kind: ContentKind, title: string }
            | { __typename: 'News', id: string, kind: ContentKind, title: string }
            | { __typename: 'Video', id: string, kind: ContentKind, title: string }
          > }> }> } | null } | null };

export type LatestEventsQueryVariables = Exact<{
  programId: string;
  last: number;
}>;


export type LatestEventsQuery = { program: { id: string, revision: number, events: { nodes: Array<{ id: string, sequence: number, kind: EventKind, at: string, role: Who | null, channel: Channel | null, percent: number | null, percentBefore: number | null, reason: string | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }>, member: { id: string, name: string } | null }>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type SubmissionDeskQueryVariables = Exact<{
  id: string;
}>;


export type SubmissionDeskQuery = { version: { id: string, number: string, state: VersionState, description: string, program: { id: string, name: string, revision: number, candidate: { id: string, number: string, state: VersionState } | null, submissionDraft: { hasTestAccount: boolean, hasTestPassword: boolean, agreementNumber: number | null, agreementAccepted: boolean, basicInfo: { name: string, slogan: string, description: string, versionDescription: string, memo: string, categories: Array<string>, region: Region | null, locations: Array<string>, phone: string | null, email: string | null, logo: string | null, screenshots: Array<string>, testAccount: string | null, testPassword: string | null }, problems: Array<{ field: Array<string>, message: string }> } | null } | null, availableActions: Array<{ action: Step, allowed: boolean, whoMay: Array<Who>, refusal: { code: ErrorCode, message: string } | null }> } | null, agreement: { number: number, title: string, publishedAt: string, body: { html: string } } | null };

type Refusals_BasicInfoIncomplete_Fragment = { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_ClaimedByAnother_Fragment = { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_GrayInProgress_Fragment = { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null };

type Refusals_InvalidInput_Fragment = { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_NumberNotRising_Fragment = { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_Refused_Fragment = { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_SlotTaken_Fragment = { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null };

type Refusals_StaleConfirmation_Fragment = { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_StaleLock_Fragment = { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null };

type Refusals_StaleRevision_Fragment = { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null };

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

export type EffectFragment = { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> };

export type MovedFragment = { id: string, moves: Array<{ versionId: string }> };

export type WithdrawVersionMutationVariables = Exact<{
  input: WithdrawVersionInput;
}>;


export type WithdrawVersionMutation = { withdrawVersion: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type ReturnVersionToDevelopmentMutationVariables = Exact<{
  input: ReturnVersionToDevelopmentInput;
}>;


export type ReturnVersionToDevelopmentMutation = { returnVersionToDevelopment: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type StartGrayMutationVariables = Exact<{
  input: StartGrayInput;
}>;


export type StartGrayMutation = { startGray: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type AdjustGrayMutationVariables = Exact<{
  input: AdjustGrayInput;
}>;


export type AdjustGrayMutation = { adjustGray: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type EndGrayMutationVariables = Exact<{
  input: EndGrayInput;
}>;


export type EndGrayMutation = { endGray: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type PublishVersionMutationVariables = Exact<{
  input: PublishVersionInput;
}>;


export type PublishVersionMutation = { publishVersion: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type RollBackProgramMutationVariables = Exact<{
  input: RollBackProgramInput;
}>;


export type RollBackProgramMutation = { rollBackProgram: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type TakeDownProgramMutationVariables = Exact<{
  input: TakeDownProgramInput;
}>;


export type TakeDownProgramMutation = { takeDownProgram: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type SuspendVersionMutationVariables = Exact<{
  input: SuspendVersionInput;
}>;


export type SuspendVersionMutation = { suspendVersion: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type ReinstateVersionMutationVariables = Exact<{
  input: ReinstateVersionInput;
}>;


export type ReinstateVersionMutation = { reinstateVersion: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type DeleteVersionMutationVariables = Exact<{
  input: DeleteVersionInput;
}>;


export type DeleteVersionMutation = { deleteVersion: { deletedVersionId: string | null, program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type SubmitVersionMutationVariables = Exact<{
  input: SubmitVersionInput;
}>;


export type SubmitVersionMutation = { submitVersion: { program: { id: string } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, percent: number | null, percentBefore: number | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type AcceptAgreementMutationVariables = Exact<{
  input: AcceptAgreementInput;
}>;


export type AcceptAgreementMutation = { acceptAgreement: { program: { id: string } | null, event: { id: string, sequence: number } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export type UpdateBasicInfoMutationVariables = Exact<{
  input: UpdateBasicInfoInput;
}>;


export type UpdateBasicInfoMutation = { updateBasicInfo: { program: { id: string } | null, event: { id: string, sequence: number } | null, userErrors: Array<
      | { __typename: 'BasicInfoIncomplete', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'ClaimedByAnother', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'GrayInProgress', code: ErrorCode, message: string, field: Array<string> | null, version: { id: string, number: string } | null }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'NumberNotRising', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'Refused', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'SlotTaken', code: ErrorCode, message: string, field: Array<string> | null, holder: { id: string, number: string } | null }
      | { __typename: 'StaleConfirmation', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleLock', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'StaleRevision', currentRevision: number, code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongState', code: ErrorCode, message: string, field: Array<string> | null }
      | { __typename: 'WrongVersionState', code: ErrorCode, message: string, field: Array<string> | null }
    > } };

export const EventFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<EventFactsFragment, unknown>;
export const FindingFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<FindingFactsFragment, unknown>;
export const BasicInfoFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasicInfoFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BasicInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"versionDescription"}},{"kind":"Field","name":{"kind":"Name","value":"memo"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"locations"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"screenshots"}},{"kind":"Field","name":{"kind":"Name","value":"testAccount"}},{"kind":"Field","name":{"kind":"Name","value":"testPassword"}}]}}]} as unknown as DocumentNode<BasicInfoFactsFragment, unknown>;
export const ActionFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActionFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AvailableAction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"whoMay"}}]}}]} as unknown as DocumentNode<ActionFactsFragment, unknown>;
export const RefusalsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<RefusalsFragment, unknown>;
export const EffectFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}}]} as unknown as DocumentNode<EffectFragment, unknown>;
export const MovedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}}]} as unknown as DocumentNode<MovedFragment, unknown>;
export const VersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Version"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"myRole"}},{"kind":"Field","name":{"kind":"Name","value":"candidate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"inflatedBytes"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"confirmedRevision"}},{"kind":"Field","name":{"kind":"Name","value":"agreementNumber"}},{"kind":"Field","name":{"kind":"Name","value":"basicInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasicInfoFacts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"gray"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grayed"}},{"kind":"Field","name":{"kind":"Name","value":"release"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retirement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"since"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suspension"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"was"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActionFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasicInfoFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BasicInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"versionDescription"}},{"kind":"Field","name":{"kind":"Name","value":"memo"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"locations"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"screenshots"}},{"kind":"Field","name":{"kind":"Name","value":"testAccount"}},{"kind":"Field","name":{"kind":"Name","value":"testPassword"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActionFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AvailableAction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"whoMay"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<VersionQuery, VersionQueryVariables>;
export const PackageEntriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PackageEntries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"packedBytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PackageEntriesQuery, PackageEntriesQueryVariables>;
export const EarlierRoundsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EarlierRounds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<EarlierRoundsQuery, EarlierRoundsQueryVariables>;
export const LatestEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LatestEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"programId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"programId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EventFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EventFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LatestEventsQuery, LatestEventsQueryVariables>;
export const SubmissionDeskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubmissionDesk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"candidate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissionDraft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"basicInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BasicInfoFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasTestAccount"}},{"kind":"Field","name":{"kind":"Name","value":"hasTestPassword"}},{"kind":"Field","name":{"kind":"Name","value":"agreementNumber"}},{"kind":"Field","name":{"kind":"Name","value":"agreementAccepted"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ActionFacts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"html"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BasicInfoFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BasicInfo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"versionDescription"}},{"kind":"Field","name":{"kind":"Name","value":"memo"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"locations"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"screenshots"}},{"kind":"Field","name":{"kind":"Name","value":"testAccount"}},{"kind":"Field","name":{"kind":"Name","value":"testPassword"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ActionFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AvailableAction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"whoMay"}}]}}]} as unknown as DocumentNode<SubmissionDeskQuery, SubmissionDeskQueryVariables>;
export const WithdrawVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<WithdrawVersionMutation, WithdrawVersionMutationVariables>;
export const ReturnVersionToDevelopmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnVersionToDevelopment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnVersionToDevelopmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnVersionToDevelopment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<ReturnVersionToDevelopmentMutation, ReturnVersionToDevelopmentMutationVariables>;
export const StartGrayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartGray"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartGrayInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startGray"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<StartGrayMutation, StartGrayMutationVariables>;
export const AdjustGrayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustGray"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustGrayInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustGray"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<AdjustGrayMutation, AdjustGrayMutationVariables>;
export const EndGrayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndGray"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndGrayInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endGray"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<EndGrayMutation, EndGrayMutationVariables>;
export const PublishVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<PublishVersionMutation, PublishVersionMutationVariables>;
export const RollBackProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RollBackProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RollBackProgramInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rollBackProgram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<RollBackProgramMutation, RollBackProgramMutationVariables>;
export const TakeDownProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TakeDownProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TakeDownProgramInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"takeDownProgram"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<TakeDownProgramMutation, TakeDownProgramMutationVariables>;
export const SuspendVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuspendVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuspendVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suspendVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<SuspendVersionMutation, SuspendVersionMutationVariables>;
export const ReinstateVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReinstateVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReinstateVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reinstateVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<ReinstateVersionMutation, ReinstateVersionMutationVariables>;
export const DeleteVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedVersionId"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<DeleteVersionMutation, DeleteVersionMutationVariables>;
export const SubmitVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Moved"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Effect"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Moved"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Effect"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<SubmitVersionMutation, SubmitVersionMutationVariables>;
export const AcceptAgreementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<AcceptAgreementMutation, AcceptAgreementMutationVariables>;
export const UpdateBasicInfoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateBasicInfo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateBasicInfoInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateBasicInfo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusals"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusals"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SlotTaken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrayInProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleRevision"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaleConfirmation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]} as unknown as DocumentNode<UpdateBasicInfoMutation, UpdateBasicInfoMutationVariables>;