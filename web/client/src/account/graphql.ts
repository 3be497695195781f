/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** A platform role. */
export type PlatformRole =
  /** Writes and publishes content. */
  | 'EDITOR'
  /** Runs the platform: people, agreements, forced take-downs. */
  | 'PLATFORM_ADMIN'
  /** Reviews submitted versions. */
  | 'REVIEWER';

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

export type MeFragment = { roles: Array<PlatformRole>, channel: Channel, unreadNotifications: number, feedCursor: string | null, account: { id: string, name: string, login: string | null } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { roles: Array<PlatformRole>, channel: Channel, unreadNotifications: number, feedCursor: string | null, account: { id: string, name: string, login: string | null } | null } | null };

export type ViewerFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ViewerFeedSubscription = { viewerEvents: { cursor: string, kind: EventKind, programId: string | null, event: { id: string, kind: EventKind, at: string, percent: number | null, program: { id: string, name: string } | null, by: { id: string, name: string } | null, moves: Array<{ versionId: string, number: string, from: VersionState | null, to: VersionState | null }> } | null } };

export const MeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Me"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"unreadNotifications"}},{"kind":"Field","name":{"kind":"Name","value":"feedCursor"}}]}}]} as unknown as DocumentNode<MeFragment, unknown>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Me"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Me"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Viewer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"account"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"login"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"unreadNotifications"}},{"kind":"Field","name":{"kind":"Name","value":"feedCursor"}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const ViewerFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ViewerFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewerEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"programId"}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"moves"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"versionId"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ViewerFeedSubscription, ViewerFeedSubscriptionVariables>;