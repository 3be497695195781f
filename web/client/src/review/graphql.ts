/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which version to approve. */
export type ApproveVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
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

/** Whose rounds to show. */
export type ClaimFilter =
  /** The caller works on it. */
  | 'MINE'
  /** Nobody works on it. */
  | 'UNCLAIMED';

/** Which round to take. */
export type ClaimReviewInput = {
  /** The id of a round. */
  id: string;
};

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

/** A finding to reject with. */
export type FindingInput = {
  /** What it is about. */
  code: FindingCode;
  /** What `POST /images` answered, at most 5. */
  evidence?: Array<string>;
  /** What is wrong. 1–1000 characters. */
  message: string;
  /** The path of the page it is about, at most 200 characters. */
  page?: string | null | undefined;
  /** News, cases, videos and capabilities that explain it, at most 5. */
  relatedIds?: Array<string>;
  /** The rule it rests on, https. */
  ruleUrl?: string | null | undefined;
  /** How much it weighs. At least one finding must be `BLOCKING`. */
  severity: Severity;
};

/** What became of a file. */
export type PackageChangeKind =
  /** It was not there before. */
  | 'ADDED'
  /** It has another content. */
  | 'CHANGED'
  /** It is not there any more. */
  | 'REMOVED';

/** Where a program is offered. */
export type Region =
  /** 中国. */
  | 'CHINA'
  /** 全球. */
  | 'GLOBAL'
  /** In the places that `locations` names. */
  | 'LOCATION';

/** Which version to reject, and why. */
export type RejectVersionInput = {
  /** Only say what would happen, by the same rules; nothing is changed. */
  dryRun?: boolean;
  /** Refuse with `STALE_REVISION` unless the program has this revision. */
  expectedRevision?: number | null | undefined;
  /** 驳回原因, at least one of them `BLOCKING`; at most 20. */
  findings: Array<FindingInput>;
  /** The version. */
  versionId: string;
};

/** Narrows the queue down; every member that is given must hold. */
export type ReviewQueueFilter = {
  /** By who works on it. */
  claim?: ClaimFilter | null | undefined;
  /** Of this program. */
  programId?: string | null | undefined;
  /** Waiting since before then. */
  submittedBefore?: string | null | undefined;
};

/** How much a finding weighs. */
export type Severity =
  /** Would be better mended. */
  | 'ADVICE'
  /** Must be mended before the version can be approved. */
  | 'BLOCKING';

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

/** Which round to give back. */
export type UnclaimReviewInput = {
  /** The id of a round. */
  id: string;
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

export type ClaimOfFragment = { id: string, claim: { until: string, by: { id: string, name: string } | null } | null };

export type JudgementFragment = { id: string, state: VersionState, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> };

export type FindingFactsFragment = { code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
    | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
    | { __typename: 'Case', id: string, kind: ContentKind, title: string }
    | { __typename: 'News', id: string, kind: ContentKind, title: string }
    | { __typename: 'Video', id: string, kind: ContentKind, title: string }
  > };

export type VerdictFragment = { id: string, decision: Decision | null, decidedAt: string | null, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
      | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
      | { __typename: 'Case', id: string, kind: ContentKind, title: string }
      | { __typename: 'News', id: string, kind: ContentKind, title: string }
      | { __typename: 'Video', id: string, kind: ContentKind, title: string }
    > }> };

export type ReviewQueueQueryVariables = Exact<{
  filter: ReviewQueueFilter;
  after?: string | null | undefined;
}>;


export type ReviewQueueQuery = { viewer: { feedCursor: string | null } | null, reviewStatistics: { waiting: number, decided: number, medianSeconds: number | null, ninetiethPercentileSeconds: number | null }, reviewQueue: { nodes: Array<{ position: number, review: { decision: Decision | null, id: string, version: { number: string, id: string, state: VersionState, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, program: { id: string, name: string } | null, submission: { submittedAt: string, submittedBy: { id: string, name: string } | null, basicInfo: { logo: string | null } }, claim: { until: string, by: { id: string, name: string } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RoundFactsFragment = { id: string, decision: Decision | null, decidedAt: string | null, submission: { submittedAt: string, confirmedRevision: number, agreementNumber: number | null, submittedBy: { id: string, name: string } | null, basicInfo: { name: string, slogan: string, description: string, versionDescription: string, memo: string, categories: Array<string>, region: Region | null, locations: Array<string>, phone: string | null, email: string | null, logo: string | null, screenshots: Array<string>, testAccount: string | null, testPassword: string | null } }, version: { number: string, description: string, uploadedAt: string, id: string, state: VersionState, review: { id: string, decision: Decision | null } | null, uploadedBy: { id: string, name: string } | null, package: { sha256: string, bytes: number, inflatedBytes: number, url: string } | null, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, program: { id: string, name: string, revision: number, released: { id: string, number: string, release: { since: string } | null, package: { sha256: string, bytes: number, inflatedBytes: number } | null } | null } | null, history: Array<{ id: string, decision: Decision | null, decidedAt: string | null, version: { id: string, number: string } | null, submission: { submittedAt: string }, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
        | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
        | { __typename: 'Case', id: string, kind: ContentKind, title: string }
        | { __typename: 'News', id: string, kind: ContentKind, title: string }
        | { __typename: 'Video', id: string, kind: ContentKind, title: string }
      > }> }>, claim: { until: string, by: { id: string, name: string } | null } | null, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
      | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
      | { __typename: 'Case', id: string, kind: ContentKind, title: string }
      | { __typename: 'News', id: string, kind: ContentKind, title: string }
      | { __typename: 'Video', id: string, kind: ContentKind, title: string }
    > }> };

export type ReviewRoundQueryVariables = Exact<{
  id: string;
}>;


export type ReviewRoundQuery = { viewer: { feedCursor: string | null } | null, node:
    | { __typename: 'Account', id: string }
    | { __typename: 'Capability', id: string }
    | { __typename: 'CapabilityCategory', id: string }
    | { __typename: 'Case', id: string }
    | { __typename: 'Entry', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'News', id: string }
    | { __typename: 'NewsCategory', id: string }
    | { __typename: 'Program', id: string }
    | { __typename: 'Review', id: string, decision: Decision | null, decidedAt: string | null, submission: { submittedAt: string, confirmedRevision: number, agreementNumber: number | null, submittedBy: { id: string, name: string } | null, basicInfo: { name: string, slogan: string, description: string, versionDescription: string, memo: string, categories: Array<string>, region: Region | null, locations: Array<string>, phone: string | null, email: string | null, logo: string | null, screenshots: Array<string>, testAccount: string | null, testPassword: string | null } }, version: { number: string, description: string, uploadedAt: string, id: string, state: VersionState, review: { id: string, decision: Decision | null } | null, uploadedBy: { id: string, name: string } | null, package: { sha256: string, bytes: number, inflatedBytes: number, url: string } | null, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, program: { id: string, name: string, revision: number, released: { id: string, number: string, release: { since: string } | null, package: { sha256: string, bytes: number, inflatedBytes: number } | null } | null } | null, history: Array<{ id: string, decision: Decision | null, decidedAt: string | null, version: { id: string, number: string } | null, submission: { submittedAt: string }, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
            | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
            | { __typename: 'Case', id: string, kind: ContentKind, title: string }
            | { __typename: 'News', id: string, kind: ContentKind, title: string }
            | { __typename: 'Video', id: string, kind: ContentKind, title: string }
          > }> }>, claim: { until: string, by: { id: string, name: string } | null } | null, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
          | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
          | { __typename: 'Case', id: string, kind: ContentKind, title: string }
          | { __typename: 'News', id: string, kind: ContentKind, title: string }
          | { __typename: 'Video', id: string, kind: ContentKind, title: string }
        > }> }
    | { __typename: 'Tag', id: string }
    | { __typename: 'Version', id: string }
    | { __typename: 'Video', id: string }
   | null };

export type ProgramSinceQueryVariables = Exact<{
  id: string;
}>;


export type ProgramSinceQuery = { program: { id: string, revision: number, events: { nodes: Array<{ id: string, sequence: number, kind: EventKind, at: string, role: Who | null, channel: Channel | null, percent: number | null, percentBefore: number | null, reason: string | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }>, member: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PackageDifferenceQueryVariables = Exact<{
  id: string;
  other: string;
  after?: string | null | undefined;
}>;


export type PackageDifferenceQuery = { version: { id: string, differenceTo: { added: number, removed: number, changed: number, growth: number, files: { nodes: Array<{ path: string, kind: PackageChangeKind, bytesBefore: number | null, bytes: number | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type PackagePathsQueryVariables = Exact<{
  id: string;
}>;


export type PackagePathsQuery = { version: { id: string, package: { entries: { nodes: Array<{ path: string }> } } | null } | null };

export type RelatedContentQueryVariables = Exact<{
  text: string;
}>;


export type RelatedContentQuery = { search: { nodes: Array<{ content:
        | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
        | { __typename: 'Case', id: string, kind: ContentKind, title: string }
        | { __typename: 'News', id: string, kind: ContentKind, title: string }
        | { __typename: 'Video', id: string, kind: ContentKind, title: string }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ClaimReviewMutationVariables = Exact<{
  input: ClaimReviewInput;
}>;


export type ClaimReviewMutation = { claimReview: { review: { id: string, version: { id: string, state: VersionState, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, claim: { until: string, by: { id: string, name: string } | null } | null } | null, userErrors: Array<
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

export type UnclaimReviewMutationVariables = Exact<{
  input: UnclaimReviewInput;
}>;


export type UnclaimReviewMutation = { unclaimReview: { review: { id: string, version: { id: string, state: VersionState, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, claim: { until: string, by: { id: string, name: string } | null } | null } | null, userErrors: Array<
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

export type EffectFactsFragment = { kind: EventKind, revision: number, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> };

export type ApproveVersionMutationVariables = Exact<{
  input: ApproveVersionInput;
}>;


export type ApproveVersionMutation = { approveVersion: { version: { id: string, state: VersionState, review: { id: string, decision: Decision | null, decidedAt: string | null, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
            | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
            | { __typename: 'Case', id: string, kind: ContentKind, title: string }
            | { __typename: 'News', id: string, kind: ContentKind, title: string }
            | { __typename: 'Video', id: string, kind: ContentKind, title: string }
          > }> } | null, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, program: { id: string, revision: number } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
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

export type RejectVersionMutationVariables = Exact<{
  input: RejectVersionInput;
}>;


export type RejectVersionMutation = { rejectVersion: { version: { id: string, state: VersionState, review: { id: string, decision: Decision | null, decidedAt: string | null, decidedBy: { id: string, name: string } | null, findings: Array<{ code: FindingCode, message: string, page: string | null, severity: Severity, evidence: Array<string>, ruleUrl: string | null, related: Array<
            | { __typename: 'Capability', id: string, kind: ContentKind, title: string }
            | { __typename: 'Case', id: string, kind: ContentKind, title: string }
            | { __typename: 'News', id: string, kind: ContentKind, title: string }
            | { __typename: 'Video', id: string, kind: ContentKind, title: string }
          > }> } | null, availableActions: Array<{ action: Step, allowed: boolean, refusal: { code: ErrorCode, message: string } | null }> } | null, program: { id: string, revision: number } | null, event: { id: string, moves: Array<{ versionId: string }> } | null, effect: { kind: EventKind, revision: number, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null, userErrors: Array<
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

export type ReviewQueueFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReviewQueueFeedSubscription = { reviewQueueEvents: { cursor: string, kind: EventKind, review: { decision: Decision | null, decidedAt: string | null, id: string, claim: { until: string, by: { id: string, name: string } | null } | null } | null, version: { id: string, number: string, state: VersionState } | null, event: { id: string, by: { id: string, name: string } | null } | null } };

export const ClaimOfFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<ClaimOfFragment, unknown>;
export const FindingFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<FindingFactsFragment, unknown>;
export const VerdictFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<VerdictFragment, unknown>;
export const JudgementFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<JudgementFragment, unknown>;
export const RoundFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoundFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimOf"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"confirmedRevision"}},{"kind":"Field","name":{"kind":"Name","value":"agreementNumber"}},{"kind":"Field","name":{"kind":"Name","value":"basicInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"versionDescription"}},{"kind":"Field","name":{"kind":"Name","value":"memo"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"locations"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"screenshots"}},{"kind":"Field","name":{"kind":"Name","value":"testAccount"}},{"kind":"Field","name":{"kind":"Name","value":"testPassword"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"inflatedBytes"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"release"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"}}]}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"inflatedBytes"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RoundFactsFragment, unknown>;
export const EffectFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EffectFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<EffectFactsFragment, unknown>;
export const ReviewQueueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReviewQueue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewQueueFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feedCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewStatistics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"decided"}},{"kind":"Field","name":{"kind":"Name","value":"medianSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"ninetiethPercentileSeconds"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewQueue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimOf"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"basicInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"logo"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const ReviewRoundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReviewRound"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feedCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RoundFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RoundFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimOf"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"confirmedRevision"}},{"kind":"Field","name":{"kind":"Name","value":"agreementNumber"}},{"kind":"Field","name":{"kind":"Name","value":"basicInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"slogan"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"versionDescription"}},{"kind":"Field","name":{"kind":"Name","value":"memo"}},{"kind":"Field","name":{"kind":"Name","value":"categories"}},{"kind":"Field","name":{"kind":"Name","value":"region"}},{"kind":"Field","name":{"kind":"Name","value":"locations"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"logo"}},{"kind":"Field","name":{"kind":"Name","value":"screenshots"}},{"kind":"Field","name":{"kind":"Name","value":"testAccount"}},{"kind":"Field","name":{"kind":"Name","value":"testPassword"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"uploadedAt"}},{"kind":"Field","name":{"kind":"Name","value":"uploadedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"inflatedBytes"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"released"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"release"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"since"}}]}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sha256"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"inflatedBytes"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewRoundQuery, ReviewRoundQueryVariables>;
export const ProgramSinceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProgramSince"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"percentBefore"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"member"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProgramSinceQuery, ProgramSinceQueryVariables>;
export const PackageDifferenceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PackageDifference"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"other"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"differenceTo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"versionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"other"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"removed"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"growth"}},{"kind":"Field","name":{"kind":"Name","value":"files"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"bytesBefore"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PackageDifferenceQuery, PackageDifferenceQueryVariables>;
export const PackagePathsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PackagePaths"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PackagePathsQuery, PackagePathsQueryVariables>;
export const RelatedContentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RelatedContent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<RelatedContentQuery, RelatedContentQueryVariables>;
export const ClaimReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimOf"}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ClaimReviewMutation, ClaimReviewMutationVariables>;
export const UnclaimReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnclaimReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnclaimReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unclaimReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimOf"}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UnclaimReviewMutation, UnclaimReviewMutationVariables>;
export const ApproveVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApproveVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EffectFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EffectFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<ApproveVersionMutation, ApproveVersionMutationVariables>;
export const RejectVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RejectVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RejectVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rejectVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Judgement"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Verdict"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"effect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EffectFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FindingFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Finding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"ruleUrl"}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Judgement"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Version"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Verdict"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FindingFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EffectFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StepEffect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<RejectVersionMutation, RejectVersionMutationVariables>;
export const ReviewQueueFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ReviewQueueFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewQueueEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"review"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ClaimOf"}},{"kind":"Field","name":{"kind":"Name","value":"decision"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"version"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ClaimOf"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Review"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"until"}}]}}]}}]} as unknown as DocumentNode<ReviewQueueFeedSubscription, ReviewQueueFeedSubscriptionVariables>;