/** Whether a capability can be relied on. */
export const CapabilityStatus = {
  /** 可用. */
  Available: 'AVAILABLE',
  /** 公测: may still change. */
  Beta: 'BETA',
  /** 不再推荐: has a successor. */
  Deprecated: 'DEPRECATED'
} as const;

export type CapabilityStatus = typeof CapabilityStatus[keyof typeof CapabilityStatus];
/** Where a caller sits; fixed when the token or session is made. */
export const Channel = {
  /** A person's command line. */
  Cli: 'CLI',
  /** A browser on a wide screen. */
  Desktop: 'DESKTOP',
  /** A phone. */
  Mobile: 'MOBILE',
  /** A machine, such as CI. */
  Service: 'SERVICE'
} as const;

export type Channel = typeof Channel[keyof typeof Channel];
/** Whose rounds to show. */
export const ClaimFilter = {
  /** The caller works on it. */
  Mine: 'MINE',
  /** Nobody works on it. */
  Unclaimed: 'UNCLAIMED'
} as const;

export type ClaimFilter = typeof ClaimFilter[keyof typeof ClaimFilter];
/** The four kinds of content. */
export const ContentKind = {
  /** 特色能力. */
  Capability: 'CAPABILITY',
  /** 标杆案例. */
  Case: 'CASE',
  /** 热点资讯. */
  News: 'NEWS',
  /** 视频教程. */
  Video: 'VIDEO'
} as const;

export type ContentKind = typeof ContentKind[keyof typeof ContentKind];
/** What a list of cases, videos or capabilities is sorted by. The id decides between equals. */
export const ContentOrderBy = {
  /** Pinned ones first, then by first publication. */
  Pinned: 'PINNED',
  /** By first publication. */
  PublishedAt: 'PUBLISHED_AT'
} as const;

export type ContentOrderBy = typeof ContentOrderBy[keyof typeof ContentOrderBy];
/** Where an entry stands. Readers only ever meet what is `PUBLISHED`. */
export const ContentState = {
  /** 已归档: was live, hidden again. */
  Archived: 'ARCHIVED',
  /** 草稿: never seen by readers so far. */
  Draft: 'DRAFT',
  /** 已发布: live. */
  Published: 'PUBLISHED',
  /** 待发布: goes out by itself at its time. */
  Scheduled: 'SCHEDULED'
} as const;

export type ContentState = typeof ContentState[keyof typeof ContentState];
/** How a round of review ended. */
export const Decision = {
  /** 通过. */
  Approved: 'APPROVED',
  /** 驳回. */
  Rejected: 'REJECTED',
  /** 撤回: taken back by the program before anybody decided. */
  Withdrawn: 'WITHDRAWN'
} as const;

export type Decision = typeof Decision[keyof typeof Decision];
/** Why a mutation changed nothing. The list only grows. */
export const ErrorCode = {
  /** The agreement in force is not accepted. */
  AgreementNotAccepted: 'AGREEMENT_NOT_ACCEPTED',
  /** Is a member already. */
  AlreadyMember: 'ALREADY_MEMBER',
  /** The basic information breaks its rules; `fields` lists all of them. */
  BasicInfoIncomplete: 'BASIC_INFO_INCOMPLETE',
  /** Another reviewer works on it. */
  ClaimedByAnother: 'CLAIMED_BY_ANOTHER',
  /** This can only be done on the desktop. */
  DesktopOnly: 'DESKTOP_ONLY',
  /** A rejection needs at least one blocking finding. */
  FindingsRequired: 'FINDINGS_REQUIRED',
  /** The caller lacks the role, or the token its scope. Told by `availableActions`; a mutation answers a top-level error. */
  Forbidden: 'FORBIDDEN',
  /** A version is in gray; end that first. */
  GrayInProgress: 'GRAY_IN_PROGRESS',
  /** It has never been in gray since its approval. */
  GrayRequired: 'GRAY_REQUIRED',
  /** A field of the input breaks a rule; `field` says which. */
  InvalidInput: 'INVALID_INPUT',
  /** At least one admin must remain. */
  LastAdmin: 'LAST_ADMIN',
  /** Nothing is released. */
  NothingReleased: 'NOTHING_RELEASED',
  /** There is no such thing. */
  NotFound: 'NOT_FOUND',
  /** A schedule must lie from one second to one year ahead. */
  NotInFuture: 'NOT_IN_FUTURE',
  /** It is so already. */
  NoChange: 'NO_CHANGE',
  /** There is no earlier release to go back to; take the program down on the desktop instead. */
  NoPreviousRelease: 'NO_PREVIOUS_RELEASE',
  /** The repeated number is not that of the version. */
  NumberMismatch: 'NUMBER_MISMATCH',
  /** The number must be above that of the released version. */
  NumberNotAboveReleased: 'NUMBER_NOT_ABOVE_RELEASED',
  /** The number must be above every number the program has used before. */
  NumberNotRising: 'NUMBER_NOT_RISING',
  /** Nobody reviews a program they belong to. */
  OwnProgram: 'OWN_PROGRAM',
  /** A package cannot be read, or holds what it must not; answered by `PUT /uploads/…`. */
  PackageInvalid: 'PACKAGE_INVALID',
  /** A package is over one of its limits; answered by `PUT /uploads/…`. */
  PackageTooLarge: 'PACKAGE_TOO_LARGE',
  /** A percentage is 0.01–99.99 with at most two decimals. */
  PercentOutOfRange: 'PERCENT_OUT_OF_RANGE',
  /** Enough pieces of the kind are pinned. */
  PinLimit: 'PIN_LIMIT',
  /** Another version holds the place. */
  SlotTaken: 'SLOT_TAKEN',
  /** What was confirmed is not what stands now. */
  StaleConfirmation: 'STALE_CONFIRMATION',
  /** Somebody changed the entry since it was read. */
  StaleLock: 'STALE_LOCK',
  /** The program has moved on since it was read. */
  StaleRevision: 'STALE_REVISION',
  /** Enough pings and repetitions wait to be sent. */
  TooManyDeliveries: 'TOO_MANY_DELIVERIES',
  /** 20 versions are in development already. */
  TooManyDevelopmentVersions: 'TOO_MANY_DEVELOPMENT_VERSIONS',
  /** Enough people have the role. */
  TooManyMembers: 'TOO_MANY_MEMBERS',
  /** The account manages enough programs. */
  TooManyPrograms: 'TOO_MANY_PROGRAMS',
  /** The account has enough working tokens. */
  TooManyTokens: 'TOO_MANY_TOKENS',
  /** 10 tickets are open already. */
  TooManyUploads: 'TOO_MANY_UPLOADS',
  /** There are enough webhooks. */
  TooManyWebhooks: 'TOO_MANY_WEBHOOKS',
  /** No package has arrived on the ticket, or it has lapsed. */
  UploadNotReady: 'UPLOAD_NOT_READY',
  /** The webhook is disabled; enable it first. */
  WebhookDisabled: 'WEBHOOK_DISABLED',
  /** The step does not go with the state the entry is in. */
  WrongState: 'WRONG_STATE'
} as const;

export type ErrorCode = typeof ErrorCode[keyof typeof ErrorCode];
/**
 * What happened. Steps of a program come first: they raise its revision, and are its events. What follows them is kept in the audit log
 * beside them; `REVIEW_CLAIMED` and `REVIEW_UNCLAIMED` are told to reviewers, too.
 */
export const EventKind = {
  /** An account was made. */
  AccountCreated: 'ACCOUNT_CREATED',
  /** Nobody gets in by an account any more. */
  AccountDisabled: 'ACCOUNT_DISABLED',
  /** A disabled account works again. */
  AccountEnabled: 'ACCOUNT_ENABLED',
  /** An admin accepted the agreement. */
  AgreementAccepted: 'AGREEMENT_ACCEPTED',
  /** A text of the agreement came into force. */
  AgreementPublished: 'AGREEMENT_PUBLISHED',
  /** The basic information was changed. */
  BasicInfoUpdated: 'BASIC_INFO_UPDATED',
  /** A piece of content was taken from its readers. */
  ContentArchived: 'CONTENT_ARCHIVED',
  /** An editor changed a draft. */
  ContentChanged: 'CONTENT_CHANGED',
  /** An editor began a piece of content. */
  ContentCreated: 'CONTENT_CREATED',
  /** A draft that was never published is gone. */
  ContentDeleted: 'CONTENT_DELETED',
  /** A piece of content stands at the top. */
  ContentPinned: 'CONTENT_PINNED',
  /** A piece of content went out; by nobody: as it was scheduled. */
  ContentPublished: 'CONTENT_PUBLISHED',
  /** An earlier revision became the draft. */
  ContentRestored: 'CONTENT_RESTORED',
  /** A piece of content is to go out later. */
  ContentScheduled: 'CONTENT_SCHEDULED',
  /** It does no longer. */
  ContentUnpinned: 'CONTENT_UNPINNED',
  /** It is not, after all. */
  ContentUnscheduled: 'CONTENT_UNSCHEDULED',
  /** Persisted documents were imported. */
  DocumentsImported: 'DOCUMENTS_IMPORTED',
  /** A persisted document is gone. */
  DocumentRemoved: 'DOCUMENT_REMOVED',
  /** 调整灰度. */
  GrayAdjusted: 'GRAY_ADJUSTED',
  /** 结束灰度. */
  GrayEnded: 'GRAY_ENDED',
  /** 开始灰度. */
  GrayStarted: 'GRAY_STARTED',
  /** An account is known by an identity of another issuer. */
  IdentityLinked: 'IDENTITY_LINKED',
  /** It is not any more. */
  IdentityUnlinked: 'IDENTITY_UNLINKED',
  /** Somebody asked to join said no. */
  InvitationDeclined: 'INVITATION_DECLINED',
  /** An invitation was taken back. */
  InvitationRevoked: 'INVITATION_REVOKED',
  /** A category or tag was added or renamed. */
  LabelSaved: 'LABEL_SAVED',
  /** A one-time link was made: for the first admin, or for somebody to set a password. */
  LinkCreated: 'LINK_CREATED',
  /** Somebody was asked to join. */
  MemberInvited: 'MEMBER_INVITED',
  /** Somebody asked to join said yes. */
  MemberJoined: 'MEMBER_JOINED',
  /** A member left, or was removed. */
  MemberRemoved: 'MEMBER_REMOVED',
  /** A member has another role. */
  MemberRoleChanged: 'MEMBER_ROLE_CHANGED',
  /** A password was set or changed. */
  PasswordSet: 'PASSWORD_SET',
  /** The program was created. */
  ProgramCreated: 'PROGRAM_CREATED',
  /** A reviewer took a round of review for a while. */
  ReviewClaimed: 'REVIEW_CLAIMED',
  /** A reviewer gave it back. */
  ReviewUnclaimed: 'REVIEW_UNCLAIMED',
  /** An account got a role on the platform. */
  RoleGranted: 'ROLE_GRANTED',
  /** An account lost a role on the platform. */
  RoleWithdrawn: 'ROLE_WITHDRAWN',
  /** A browser was signed out from elsewhere. */
  SessionRevoked: 'SESSION_REVOKED',
  /** Somebody signed in with a browser. */
  SignedIn: 'SIGNED_IN',
  /** Somebody signed out. */
  SignedOut: 'SIGNED_OUT',
  /** Somebody tried to, with a wrong password; a few of them a minute are kept for each account. */
  SignInFailed: 'SIGN_IN_FAILED',
  /** Somebody tried what they may not, or what cannot be now. */
  StepRefused: 'STEP_REFUSED',
  /** An access token was made. */
  TokenCreated: 'TOKEN_CREATED',
  /** An access token was made useless. */
  TokenRevoked: 'TOKEN_REVOKED',
  /** An access token got another text. */
  TokenRotated: 'TOKEN_ROTATED',
  /** 审核通过. */
  VersionApproved: 'VERSION_APPROVED',
  /** 删除. */
  VersionDeleted: 'VERSION_DELETED',
  /** 上架. */
  VersionPublished: 'VERSION_PUBLISHED',
  /** 恢复. */
  VersionReinstated: 'VERSION_REINSTATED',
  /** 审核驳回. */
  VersionRejected: 'VERSION_REJECTED',
  /** 退回开发. */
  VersionReturned: 'VERSION_RETURNED',
  /** 回滚. */
  VersionRolledBack: 'VERSION_ROLLED_BACK',
  /** 提审. */
  VersionSubmitted: 'VERSION_SUBMITTED',
  /** 强制下架. */
  VersionSuspended: 'VERSION_SUSPENDED',
  /** 下架. */
  VersionTakenDown: 'VERSION_TAKEN_DOWN',
  /** 上传. */
  VersionUploaded: 'VERSION_UPLOADED',
  /** 撤回提审. */
  VersionWithdrawn: 'VERSION_WITHDRAWN',
  /** A webhook was changed, or enabled again. */
  WebhookChanged: 'WEBHOOK_CHANGED',
  /** A webhook was registered. */
  WebhookCreated: 'WEBHOOK_CREATED',
  /** A webhook is gone. */
  WebhookDeleted: 'WEBHOOK_DELETED',
  /** A webhook gets nothing more until it is enabled again. */
  WebhookDisabled: 'WEBHOOK_DISABLED',
  /** A webhook signs with another secret. */
  WebhookSecretRotated: 'WEBHOOK_SECRET_ROTATED'
} as const;

export type EventKind = typeof EventKind[keyof typeof EventKind];
/** What a finding is about. */
export const FindingCode = {
  /** 基础信息: name, logo, description. */
  BasicInfo: 'BASIC_INFO',
  /** 品牌: somebody else's brand. */
  Brand: 'BRAND',
  /** 类目: the category does not fit. */
  Category: 'CATEGORY',
  /** 内容: content that is not allowed. */
  Content: 'CONTENT',
  /** 体验. */
  Experience: 'EXPERIENCE',
  /** 功能: something does not work. */
  Function: 'FUNCTION',
  /** 测试不完整: left-overs of tests, or the reviewer could not get further. */
  IncompleteTest: 'INCOMPLETE_TEST',
  /** 隐私: personal data. */
  Privacy: 'PRIVACY',
  /** 处罚: the program is being punished. */
  Punished: 'PUNISHED',
  /** 资质: a permit or licence is missing. */
  Qualification: 'QUALIFICATION',
  /** 安全. */
  Security: 'SECURITY'
} as const;

export type FindingCode = typeof FindingCode[keyof typeof FindingCode];
/** The trade of a case. */
export const Industry = {
  /** 餐饮. */
  Catering: 'CATERING',
  /** 教育. */
  Education: 'EDUCATION',
  /** 文娱. */
  Entertainment: 'ENTERTAINMENT',
  /** 金融. */
  Finance: 'FINANCE',
  /** 政务. */
  Government: 'GOVERNMENT',
  /** 医疗. */
  Healthcare: 'HEALTHCARE',
  /** 生活服务. */
  Lifestyle: 'LIFESTYLE',
  /** 其他. */
  Other: 'OTHER',
  /** 零售. */
  Retail: 'RETAIL',
  /** 文旅. */
  Tourism: 'TOURISM',
  /** 出行. */
  Transport: 'TRANSPORT'
} as const;

export type Industry = typeof Industry[keyof typeof Industry];
/** How much a video asks of its viewer. */
export const Level = {
  /** 高级. */
  Advanced: 'ADVANCED',
  /** 入门. */
  Beginner: 'BEGINNER',
  /** 进阶. */
  Intermediate: 'INTERMEDIATE'
} as const;

export type Level = typeof Level[keyof typeof Level];
/** What news is sorted by. The id decides between equals. */
export const NewsOrderBy = {
  /** By views, each worth half as much after three days; being published counts as twenty views. */
  Heat: 'HEAT',
  /** Pinned ones first, then by first publication. */
  Pinned: 'PINNED',
  /** By first publication. */
  PublishedAt: 'PUBLISHED_AT'
} as const;

export type NewsOrderBy = typeof NewsOrderBy[keyof typeof NewsOrderBy];
/** A direction of sorting. */
export const OrderDirection = {
  /** Smallest, oldest or coldest first. */
  Asc: 'ASC',
  /** Greatest, newest or hottest first. */
  Desc: 'DESC'
} as const;

export type OrderDirection = typeof OrderDirection[keyof typeof OrderDirection];
/** What became of a file. */
export const PackageChangeKind = {
  /** It was not there before. */
  Added: 'ADDED',
  /** It has another content. */
  Changed: 'CHANGED',
  /** It is not there any more. */
  Removed: 'REMOVED'
} as const;

export type PackageChangeKind = typeof PackageChangeKind[keyof typeof PackageChangeKind];
/** A platform role. */
export const PlatformRole = {
  /** Writes and publishes content. */
  Editor: 'EDITOR',
  /** Runs the platform: people, agreements, forced take-downs. */
  PlatformAdmin: 'PLATFORM_ADMIN',
  /** Reviews submitted versions. */
  Reviewer: 'REVIEWER'
} as const;

export type PlatformRole = typeof PlatformRole[keyof typeof PlatformRole];
/** A role within one program. */
export const ProgramRole = {
  /** 我管理的: moves versions forward and manages members. */
  Admin: 'ADMIN',
  /** 我开发的: uploads and looks on. */
  Developer: 'DEVELOPER'
} as const;

export type ProgramRole = typeof ProgramRole[keyof typeof ProgramRole];
/** Where a program is offered. */
export const Region = {
  /** 中国. */
  China: 'CHINA',
  /** 全球. */
  Global: 'GLOBAL',
  /** In the places that `locations` names. */
  Location: 'LOCATION'
} as const;

export type Region = typeof Region[keyof typeof Region];
/** Why a user gets what they get. */
export const ResolveReason = {
  /** The bucket lies below the threshold. */
  GrayBucket: 'GRAY_BUCKET',
  /** Admins and developers of the program are always in the gray. */
  GrayMember: 'GRAY_MEMBER',
  /** Nothing is released, and the user is not in the gray. */
  NotAvailable: 'NOT_AVAILABLE',
  /** What everybody gets. */
  Released: 'RELEASED'
} as const;

export type ResolveReason = typeof ResolveReason[keyof typeof ResolveReason];
/** Why a version is no longer released. */
export const RetirementCause = {
  /** 回滚: the program went back to an earlier release. */
  RolledBack: 'ROLLED_BACK',
  /** A newer version was published; rolling back may bring it back. */
  Superseded: 'SUPERSEDED',
  /** 下架. */
  TakenDown: 'TAKEN_DOWN'
} as const;

export type RetirementCause = typeof RetirementCause[keyof typeof RetirementCause];
/** What a token is good for, at most; what its account may not do it cannot do either. Every scope but `RESOLVE` includes `READ`. */
export const Scope = {
  /** Manage the account's own tokens, sessions and password. Such a token makes others with at most its own scopes. */
  Account: 'ACCOUNT',
  /** What admins of the platform do: people, agreements, forced take-downs, webhooks for everything. */
  Administer: 'ADMINISTER',
  /** Read the log of everything. */
  Audit: 'AUDIT',
  /** What admins and developers do with their programs: uploads, steps, members, webhooks. */
  Develop: 'DEVELOP',
  /** What editors do. */
  Edit: 'EDIT',
  /** Look, and nothing else. */
  Read: 'READ',
  /** For the host app, and alone: ask which version a user gets, of any program. */
  Resolve: 'RESOLVE',
  /** What reviewers do. */
  Review: 'REVIEW'
} as const;

export type Scope = typeof Scope[keyof typeof Scope];
/** Where in a piece the words were found. */
export const SearchField = {
  /** The body, or a capability's guide, without its marks. */
  Body: 'BODY',
  /** The summary. */
  Summary: 'SUMMARY',
  /** The title, or a capability's name. */
  Title: 'TITLE'
} as const;

export type SearchField = typeof SearchField[keyof typeof SearchField];
/** How much a finding weighs. */
export const Severity = {
  /** Would be better mended. */
  Advice: 'ADVICE',
  /** Must be mended before the version can be approved. */
  Blocking: 'BLOCKING'
} as const;

export type Severity = typeof Severity[keyof typeof Severity];
/** A step somebody takes with a version. */
export const Step = {
  /** 调整灰度. */
  AdjustGray: 'ADJUST_GRAY',
  /** 审核通过. */
  Approve: 'APPROVE',
  /** 删除. */
  Delete: 'DELETE',
  /** 结束灰度. */
  EndGray: 'END_GRAY',
  /** 上架. */
  Publish: 'PUBLISH',
  /** 恢复. */
  Reinstate: 'REINSTATE',
  /** 审核驳回. */
  Reject: 'REJECT',
  /** 退回开发. */
  ReturnToDevelopment: 'RETURN_TO_DEVELOPMENT',
  /** 回滚. */
  RollBack: 'ROLL_BACK',
  /** 灰度发布. */
  StartGray: 'START_GRAY',
  /** 提审. */
  Submit: 'SUBMIT',
  /** 强制下架. */
  Suspend: 'SUSPEND',
  /** 下架. */
  TakeDown: 'TAKE_DOWN',
  /** 上传. */
  Upload: 'UPLOAD',
  /** 撤回提审. */
  Withdraw: 'WITHDRAW'
} as const;

export type Step = typeof Step[keyof typeof Step];
/** Where the bearer of a token sits: browsers sign in instead. */
export const TokenChannel = {
  /** A person's command line. */
  Cli: 'CLI',
  /** A machine, such as CI. */
  Service: 'SERVICE'
} as const;

export type TokenChannel = typeof TokenChannel[keyof typeof TokenChannel];
/** Where a version stands. */
export const VersionState = {
  /** 待上架: approved, not out yet. */
  Approved: 'APPROVED',
  /** 开发中: uploaded. */
  Development: 'DEVELOPMENT',
  /** 灰度中: some users get it. */
  Gray: 'GRAY',
  /** 审核中: submitted, waits for a reviewer. */
  InReview: 'IN_REVIEW',
  /** 审核驳回: the review has findings. Holds the program's slot until it is returned to development. */
  Rejected: 'REJECTED',
  /** 已上架: everybody gets it, but for those in the gray of a newer one. */
  Released: 'RELEASED',
  /** 已下线: was released. */
  Retired: 'RETIRED',
  /** 被强制下架: taken away by the platform. */
  Suspended: 'SUSPENDED'
} as const;

export type VersionState = typeof VersionState[keyof typeof VersionState];
/** Why something was sent. */
export const WebhookDeliveryCause = {
  /** It was its turn. */
  Event: 'EVENT',
  /** `pingWebhook`. */
  Ping: 'PING',
  /** `redeliverWebhook`. */
  Redelivery: 'REDELIVERY'
} as const;

export type WebhookDeliveryCause = typeof WebhookDeliveryCause[keyof typeof WebhookDeliveryCause];
/** What went wrong with a delivery. */
export const WebhookDeliveryError = {
  /** The name is unknown, nobody listens, its certificate is not trusted, or the connection broke. */
  Connection: 'CONNECTION',
  /** The webhook was disabled before it could be sent. */
  Disabled: 'DISABLED',
  /** It answered with a redirect, which is not followed. */
  Redirect: 'REDIRECT',
  /** It leads to an address outside of the public internet. */
  RefusedAddress: 'REFUSED_ADDRESS',
  /** It answered with another status than 2xx. */
  Status: 'STATUS',
  /** It took longer than 10 seconds, or 5 to connect. */
  Timeout: 'TIMEOUT',
  /** The event can no longer be read. */
  Unreadable: 'UNREADABLE'
} as const;

export type WebhookDeliveryError = typeof WebhookDeliveryError[keyof typeof WebhookDeliveryError];
/** How far a delivery has come. */
export const WebhookDeliveryProgress = {
  /** The endpoint answered 2xx. */
  Delivered: 'DELIVERED',
  /** It did not. */
  Failed: 'FAILED',
  /** It waits to be sent. */
  Queued: 'QUEUED'
} as const;

export type WebhookDeliveryProgress = typeof WebhookDeliveryProgress[keyof typeof WebhookDeliveryProgress];
/** Why a webhook gets nothing more. */
export const WebhookDisabledReason = {
  /** It failed for five days. */
  Failing: 'FAILING',
  /** The endpoint answered 410. */
  Gone: 'GONE',
  /** Somebody said so. */
  Manual: 'MANUAL'
} as const;

export type WebhookDisabledReason = typeof WebhookDisabledReason[keyof typeof WebhookDisabledReason];
/** As what somebody acts on a program. */
export const Who = {
  /** An editor; acts on content, not on programs. */
  Editor: 'EDITOR',
  /** An admin of the platform. */
  PlatformAdmin: 'PLATFORM_ADMIN',
  /** 我管理的: an admin of the program. */
  ProgramAdmin: 'PROGRAM_ADMIN',
  /** 我开发的: a developer of the program. */
  ProgramDeveloper: 'PROGRAM_DEVELOPER',
  /** A reviewer of the platform. */
  Reviewer: 'REVIEWER',
  /** The developer of the program who uploaded the version. */
  Uploader: 'UPLOADER'
} as const;

export type Who = typeof Who[keyof typeof Who];