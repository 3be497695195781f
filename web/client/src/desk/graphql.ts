/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** One figure of a case. */
export type AchievementInput = {
  /** What was measured. 1–40 characters. */
  label: string;
  /** With its unit and sign, such as `+18%`. 1–40 characters. */
  value: string;
};

/** Which entry to archive. */
export type ArchiveContentInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** Whether a capability can be relied on. */
export type CapabilityStatus =
  /** 可用. */
  | 'AVAILABLE'
  /** 公测: may still change. */
  | 'BETA'
  /** 不再推荐: has a successor. */
  | 'DEPRECATED';

/** A part of a video. */
export type ChapterInput = {
  /** Where it begins, in seconds from the start; rising. */
  startSeconds: number;
  /** 1–60 characters. */
  title: string;
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

/** Where an entry stands. Readers only ever meet what is `PUBLISHED`. */
export type ContentState =
  /** 已归档: was live, hidden again. */
  | 'ARCHIVED'
  /** 草稿: never seen by readers so far. */
  | 'DRAFT'
  /** 已发布: live. */
  | 'PUBLISHED'
  /** 待发布: goes out by itself at its time. */
  | 'SCHEDULED';

/** A picture to show with a piece. */
export type CoverInput = {
  /** What it shows, for those who do not see it. At most 120 characters. */
  alt?: string;
  /** https, or the address that `POST /images` answered. */
  url: string;
};

/** A new capability, as a draft. What is left out stays empty until a later update. */
export type CreateCapabilityInput = {
  /** The id of its category. */
  categoryId: string;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** How to use it; null empties it. */
  guide?: string | null | undefined;
  /** The first version of the host app that has it; null takes it away. */
  minClientVersion?: string | null | undefined;
  /** What one needs to use it, at most 20 lines of 1–120 characters; null empties the list. */
  requirements?: Array<string> | null | undefined;
  /** Whether it can be relied on. */
  status: CapabilityStatus;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** What it is good for, in a line. At most 80 characters; null empties it. */
  tagline?: string | null | undefined;
  /** 1–80 characters. */
  title: string;
};

/** A new case, as a draft. What is left out stays empty until a later update. */
export type CreateCaseInput = {
  /** The story; null empties it. */
  body?: string | null | undefined;
  /** The ids of the capabilities it uses in order, at most 20; null empties the list. */
  capabilityIds?: Array<string> | null | undefined;
  /** Whose case it is. 1–60 characters. */
  company: string;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** The trade it is from. */
  industry: Industry;
  /** The id of the program it tells of; null takes it away. */
  programId?: string | null | undefined;
  /** What was achieved, at most 20 figures; null empties the list. */
  results?: Array<AchievementInput> | null | undefined;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** 1–80 characters. */
  title: string;
};

/** A new piece of news, as a draft. What is left out stays empty until a later update. */
export type CreateNewsInput = {
  /** Who wrote it. At most 40 characters; null empties it. */
  author?: string | null | undefined;
  /** The text; null empties it. */
  body?: string | null | undefined;
  /** The ids of the capabilities it names in order, at most 20; null empties the list. */
  capabilityIds?: Array<string> | null | undefined;
  /** The id of its category. */
  categoryId: string;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** The ids of related news in order, at most 20; null empties the list. */
  relatedIds?: Array<string> | null | undefined;
  /** Where it was first published; null takes it away. */
  source?: SourceInput | null | undefined;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** 1–80 characters. */
  title: string;
};

/** A new video, as a draft. What is left out stays empty until a later update. */
export type CreateVideoInput = {
  /** What one learns from it; null empties it. */
  body?: string | null | undefined;
  /** The ids of the capabilities it shows in order, at most 20; null empties the list. */
  capabilityIds?: Array<string> | null | undefined;
  /** Its chapters in order, at most 50; null empties the list. */
  chapters?: Array<ChapterInput> | null | undefined;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** Its length in seconds, 1–86400. */
  durationSeconds: number;
  /** How much it asks of its viewer. */
  level: Level;
  /** The series it belongs to. 1–40 characters; null takes it out. */
  series?: string | null | undefined;
  /** The film itself: https. */
  sourceUrl: string;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** 1–80 characters. */
  title: string;
};

/** Whose draft to delete. */
export type DeleteDraftInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** Which entries; all given conditions must hold. */
export type EntryFilterInput = {
  /** One of the four kinds. */
  kind?: ContentKind | null | undefined;
  /** Where they stand. */
  state?: ContentState | null | undefined;
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

/** The trade of a case. */
export type Industry =
  /** 餐饮. */
  | 'CATERING'
  /** 教育. */
  | 'EDUCATION'
  /** 文娱. */
  | 'ENTERTAINMENT'
  /** 金融. */
  | 'FINANCE'
  /** 政务. */
  | 'GOVERNMENT'
  /** 医疗. */
  | 'HEALTHCARE'
  /** 生活服务. */
  | 'LIFESTYLE'
  /** 其他. */
  | 'OTHER'
  /** 零售. */
  | 'RETAIL'
  /** 文旅. */
  | 'TOURISM'
  /** 出行. */
  | 'TRANSPORT';

/** How much a video asks of its viewer. */
export type Level =
  /** 高级. */
  | 'ADVANCED'
  /** 入门. */
  | 'BEGINNER'
  /** 进阶. */
  | 'INTERMEDIATE';

/** Which entry to pin. */
export type PinContentInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** Which entry to publish. */
export type PublishContentInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** Which revision to put into the draft. */
export type RestoreRevisionInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
  /** The number of the revision. */
  number: number;
};

/** A category, by its slug. */
export type SaveCategoryInput = {
  /** 1–30 characters. */
  name: string;
  /** Its place in the list, 0–9999; omitted: a known one keeps its own, and a new one goes to the end. */
  place?: number | null | undefined;
  /** 1–40 of `a-z 0-9` and single hyphens. A known one is renamed. */
  slug: string;
};

/** A tag, by its slug. */
export type SaveTagInput = {
  /** 1–30 characters. */
  name: string;
  /** 1–40 of `a-z 0-9` and single hyphens. A known one is renamed. */
  slug: string;
};

/** Which entry to let go out, and when. */
export type ScheduleContentInput = {
  /** From one second to one year ahead. */
  at: string;
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** Where a text comes from. */
export type SourceInput = {
  /** 1–60 characters. */
  name: string;
  /** https. */
  url: string;
};

/** Which entry not to pin any more. */
export type UnpinContentInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** Which schedule to take back. */
export type UnscheduleContentInput = {
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
};

/** A change of the draft of a capability. What is left out stays as it is. */
export type UpdateCapabilityInput = {
  /**
   * The id of its category.
   * Null leaves it alone.
   */
  categoryId?: string | null | undefined;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** How to use it; null empties it. */
  guide?: string | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
  /** The first version of the host app that has it; null takes it away. */
  minClientVersion?: string | null | undefined;
  /** What one needs to use it, at most 20 lines of 1–120 characters; null empties the list. */
  requirements?: Array<string> | null | undefined;
  /**
   * Whether it can be relied on.
   * Null leaves it alone.
   */
  status?: CapabilityStatus | null | undefined;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** What it is good for, in a line. At most 80 characters; null empties it. */
  tagline?: string | null | undefined;
  /** 1–80 characters; null leaves it alone. */
  title?: string | null | undefined;
};

/** A change of the draft of a case. What is left out stays as it is. */
export type UpdateCaseInput = {
  /** The story; null empties it. */
  body?: string | null | undefined;
  /** The ids of the capabilities it uses in order, at most 20; null empties the list. */
  capabilityIds?: Array<string> | null | undefined;
  /**
   * Whose case it is. 1–60 characters.
   * Null leaves it alone.
   */
  company?: string | null | undefined;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
  /**
   * The trade it is from.
   * Null leaves it alone.
   */
  industry?: Industry | null | undefined;
  /** The id of the program it tells of; null takes it away. */
  programId?: string | null | undefined;
  /** What was achieved, at most 20 figures; null empties the list. */
  results?: Array<AchievementInput> | null | undefined;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** 1–80 characters; null leaves it alone. */
  title?: string | null | undefined;
};

/** A change of the draft of a piece of news. What is left out stays as it is. */
export type UpdateNewsInput = {
  /** Who wrote it. At most 40 characters; null empties it. */
  author?: string | null | undefined;
  /** The text; null empties it. */
  body?: string | null | undefined;
  /** The ids of the capabilities it names in order, at most 20; null empties the list. */
  capabilityIds?: Array<string> | null | undefined;
  /**
   * The id of its category.
   * Null leaves it alone.
   */
  categoryId?: string | null | undefined;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
  /** The ids of related news in order, at most 20; null empties the list. */
  relatedIds?: Array<string> | null | undefined;
  /** Where it was first published; null takes it away. */
  source?: SourceInput | null | undefined;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** 1–80 characters; null leaves it alone. */
  title?: string | null | undefined;
};

/** A change of the draft of a video. What is left out stays as it is. */
export type UpdateVideoInput = {
  /** What one learns from it; null empties it. */
  body?: string | null | undefined;
  /** The ids of the capabilities it shows in order, at most 20; null empties the list. */
  capabilityIds?: Array<string> | null | undefined;
  /** Its chapters in order, at most 50; null empties the list. */
  chapters?: Array<ChapterInput> | null | undefined;
  /** The picture to show with it; null takes it away. */
  cover?: CoverInput | null | undefined;
  /**
   * Its length in seconds, 1–86400.
   * Null leaves it alone.
   */
  durationSeconds?: number | null | undefined;
  /** Refuse with `STALE_LOCK` unless the entry has this lock version. */
  expectedLockVersion?: number | null | undefined;
  /** The id of the entry or of its content. */
  id: string;
  /**
   * How much it asks of its viewer.
   * Null leaves it alone.
   */
  level?: Level | null | undefined;
  /** The series it belongs to. 1–40 characters; null takes it out. */
  series?: string | null | undefined;
  /**
   * The film itself: https.
   * Null leaves it alone.
   */
  sourceUrl?: string | null | undefined;
  /** At most 300 characters; null empties it. */
  summary?: string | null | undefined;
  /** The ids of its tags in order, at most 10; null empties the list. */
  tagIds?: Array<string> | null | undefined;
  /** 1–80 characters; null leaves it alone. */
  title?: string | null | undefined;
};

type Text_CapabilityDocument_Fragment = { guide: string, categoryId: string, tagline: string, status: CapabilityStatus, minClientVersion: string | null, requirements: Array<string>, title: string, summary: string, tagIds: Array<string>, cover: { url: string, alt: string } | null };

type Text_CaseDocument_Fragment = { body: string, capabilityIds: Array<string>, company: string, industry: Industry, programId: string | null, title: string, summary: string, tagIds: Array<string>, results: Array<{ label: string, value: string }>, cover: { url: string, alt: string } | null };

type Text_NewsDocument_Fragment = { body: string, capabilityIds: Array<string>, categoryId: string, author: string, relatedIds: Array<string>, title: string, summary: string, tagIds: Array<string>, source: { name: string, url: string } | null, cover: { url: string, alt: string } | null };

type Text_VideoDocument_Fragment = { body: string, capabilityIds: Array<string>, sourceUrl: string | null, durationSeconds: number, level: Level, series: string | null, title: string, summary: string, tagIds: Array<string>, chapters: Array<{ title: string, startSeconds: number }>, cover: { url: string, alt: string } | null };

export type TextFragment =
  | Text_CapabilityDocument_Fragment
  | Text_CaseDocument_Fragment
  | Text_NewsDocument_Fragment
  | Text_VideoDocument_Fragment
;

export type WholeEntryFragment = { id: string, contentId: string, kind: ContentKind, state: ContentState, lockVersion: number, title: string, pinned: boolean, firstPublishedAt: string | null, createdAt: string, updatedAt: string, live:
    | { id: string, kind: ContentKind, revision: number, publishedAt: string }
    | { id: string, kind: ContentKind, revision: number, publishedAt: string }
    | { id: string, kind: ContentKind, revision: number, publishedAt: string }
    | { id: string, kind: ContentKind, revision: number, publishedAt: string }
   | null, newest:
    | { guide: string, categoryId: string, tagline: string, status: CapabilityStatus, minClientVersion: string | null, requirements: Array<string>, title: string, summary: string, tagIds: Array<string>, cover: { url: string, alt: string } | null }
    | { body: string, capabilityIds: Array<string>, company: string, industry: Industry, programId: string | null, title: string, summary: string, tagIds: Array<string>, results: Array<{ label: string, value: string }>, cover: { url: string, alt: string } | null }
    | { body: string, capabilityIds: Array<string>, categoryId: string, author: string, relatedIds: Array<string>, title: string, summary: string, tagIds: Array<string>, source: { name: string, url: string } | null, cover: { url: string, alt: string } | null }
    | { body: string, capabilityIds: Array<string>, sourceUrl: string | null, durationSeconds: number, level: Level, series: string | null, title: string, summary: string, tagIds: Array<string>, chapters: Array<{ title: string, startSeconds: number }>, cover: { url: string, alt: string } | null }
   | null, published:
    | { guide: string, categoryId: string, tagline: string, status: CapabilityStatus, minClientVersion: string | null, requirements: Array<string>, title: string, summary: string, tagIds: Array<string>, cover: { url: string, alt: string } | null }
    | { body: string, capabilityIds: Array<string>, company: string, industry: Industry, programId: string | null, title: string, summary: string, tagIds: Array<string>, results: Array<{ label: string, value: string }>, cover: { url: string, alt: string } | null }
    | { body: string, capabilityIds: Array<string>, categoryId: string, author: string, relatedIds: Array<string>, title: string, summary: string, tagIds: Array<string>, source: { name: string, url: string } | null, cover: { url: string, alt: string } | null }
    | { body: string, capabilityIds: Array<string>, sourceUrl: string | null, durationSeconds: number, level: Level, series: string | null, title: string, summary: string, tagIds: Array<string>, chapters: Array<{ title: string, startSeconds: number }>, cover: { url: string, alt: string } | null }
   | null, draft:
    | { title: string }
    | { title: string }
    | { title: string }
    | { title: string }
   | null, schedule: { at: string, revision: number } | null, updatedBy: { id: string, name: string } | null };

export type EntriesQueryVariables = Exact<{
  filter?: EntryFilterInput | null | undefined;
  after?: string | null | undefined;
}>;


export type EntriesQuery = { entries: { nodes: Array<{ id: string, kind: ContentKind, state: ContentState, title: string, pinned: boolean, updatedAt: string, draft:
        | { title: string }
        | { title: string }
        | { title: string }
        | { title: string }
       | null, schedule: { at: string } | null, updatedBy: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EntryQueryVariables = Exact<{
  id: string;
}>;


export type EntryQuery = { entry: { id: string, contentId: string, kind: ContentKind, state: ContentState, lockVersion: number, title: string, pinned: boolean, firstPublishedAt: string | null, createdAt: string, updatedAt: string, live:
      | { id: string, kind: ContentKind, revision: number, publishedAt: string }
      | { id: string, kind: ContentKind, revision: number, publishedAt: string }
      | { id: string, kind: ContentKind, revision: number, publishedAt: string }
      | { id: string, kind: ContentKind, revision: number, publishedAt: string }
     | null, newest:
      | { guide: string, categoryId: string, tagline: string, status: CapabilityStatus, minClientVersion: string | null, requirements: Array<string>, title: string, summary: string, tagIds: Array<string>, cover: { url: string, alt: string } | null }
      | { body: string, capabilityIds: Array<string>, company: string, industry: Industry, programId: string | null, title: string, summary: string, tagIds: Array<string>, results: Array<{ label: string, value: string }>, cover: { url: string, alt: string } | null }
      | { body: string, capabilityIds: Array<string>, categoryId: string, author: string, relatedIds: Array<string>, title: string, summary: string, tagIds: Array<string>, source: { name: string, url: string } | null, cover: { url: string, alt: string } | null }
      | { body: string, capabilityIds: Array<string>, sourceUrl: string | null, durationSeconds: number, level: Level, series: string | null, title: string, summary: string, tagIds: Array<string>, chapters: Array<{ title: string, startSeconds: number }>, cover: { url: string, alt: string } | null }
     | null, published:
      | { guide: string, categoryId: string, tagline: string, status: CapabilityStatus, minClientVersion: string | null, requirements: Array<string>, title: string, summary: string, tagIds: Array<string>, cover: { url: string, alt: string } | null }
      | { body: string, capabilityIds: Array<string>, company: string, industry: Industry, programId: string | null, title: string, summary: string, tagIds: Array<string>, results: Array<{ label: string, value: string }>, cover: { url: string, alt: string } | null }
      | { body: string, capabilityIds: Array<string>, categoryId: string, author: string, relatedIds: Array<string>, title: string, summary: string, tagIds: Array<string>, source: { name: string, url: string } | null, cover: { url: string, alt: string } | null }
      | { body: string, capabilityIds: Array<string>, sourceUrl: string | null, durationSeconds: number, level: Level, series: string | null, title: string, summary: string, tagIds: Array<string>, chapters: Array<{ title: string, startSeconds: number }>, cover: { url: string, alt: string } | null }
     | null, draft:
      | { title: string }
      | { title: string }
      | { title: string }
      | { title: string }
     | null, schedule: { at: string, revision: number } | null, updatedBy: { id: string, name: string } | null } | null };

export type RevisionsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RevisionsQuery = { entry: { id: string, revisions: { nodes: Array<{ number: number, createdAt: string, publishedAt: string | null, createdBy: { id: string, name: string } | null, document:
          | { guide: string, categoryId: string, tagline: string, status: CapabilityStatus, minClientVersion: string | null, requirements: Array<string>, title: string, summary: string, tagIds: Array<string>, cover: { url: string, alt: string } | null }
          | { body: string, capabilityIds: Array<string>, company: string, industry: Industry, programId: string | null, title: string, summary: string, tagIds: Array<string>, results: Array<{ label: string, value: string }>, cover: { url: string, alt: string } | null }
          | { body: string, capabilityIds: Array<string>, categoryId: string, author: string, relatedIds: Array<string>, title: string, summary: string, tagIds: Array<string>, source: { name: string, url: string } | null, cover: { url: string, alt: string } | null }
          | { body: string, capabilityIds: Array<string>, sourceUrl: string | null, durationSeconds: number, level: Level, series: string | null, title: string, summary: string, tagIds: Array<string>, chapters: Array<{ title: string, startSeconds: number }>, cover: { url: string, alt: string } | null }
         }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PreviewQueryVariables = Exact<{
  markdown: string;
}>;


export type PreviewQuery = { preview: { html: string } };

export type LabelsQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelsQuery = { newsCategories: Array<{ id: string, slug: string, name: string, place: number }>, capabilityCategories: Array<{ id: string, slug: string, name: string, place: number }>, tags: Array<{ id: string, slug: string, name: string }> };

export type NamedQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NamedQuery = { nodes: Array<
    | { id: string }
    | { title: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { title: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> };

export type FindContentQueryVariables = Exact<{
  text: string;
  kinds?: Array<ContentKind> | ContentKind | null | undefined;
}>;


export type FindContentQuery = { search: { nodes: Array<{ content:
        | { id: string, title: string }
        | { id: string, title: string }
        | { id: string, title: string }
        | { id: string, title: string }
       }> } };

export type CreateNewsMutationVariables = Exact<{
  input: CreateNewsInput;
}>;


export type CreateNewsMutation = { createNews: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type UpdateNewsMutationVariables = Exact<{
  input: UpdateNewsInput;
}>;


export type UpdateNewsMutation = { updateNews: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type CreateCaseMutationVariables = Exact<{
  input: CreateCaseInput;
}>;


export type CreateCaseMutation = { createCase: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type UpdateCaseMutationVariables = Exact<{
  input: UpdateCaseInput;
}>;


export type UpdateCaseMutation = { updateCase: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type CreateVideoMutationVariables = Exact<{
  input: CreateVideoInput;
}>;


export type CreateVideoMutation = { createVideo: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type UpdateVideoMutationVariables = Exact<{
  input: UpdateVideoInput;
}>;


export type UpdateVideoMutation = { updateVideo: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type CreateCapabilityMutationVariables = Exact<{
  input: CreateCapabilityInput;
}>;


export type CreateCapabilityMutation = { createCapability: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type UpdateCapabilityMutationVariables = Exact<{
  input: UpdateCapabilityInput;
}>;


export type UpdateCapabilityMutation = { updateCapability: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type PublishMutationVariables = Exact<{
  input: PublishContentInput;
}>;


export type PublishMutation = { publishContent: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type ScheduleMutationVariables = Exact<{
  input: ScheduleContentInput;
}>;


export type ScheduleMutation = { scheduleContent: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type UnscheduleMutationVariables = Exact<{
  input: UnscheduleContentInput;
}>;


export type UnscheduleMutation = { unscheduleContent: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type ArchiveMutationVariables = Exact<{
  input: ArchiveContentInput;
}>;


export type ArchiveMutation = { archiveContent: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type PinMutationVariables = Exact<{
  input: PinContentInput;
}>;


export type PinMutation = { pinContent: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type UnpinMutationVariables = Exact<{
  input: UnpinContentInput;
}>;


export type UnpinMutation = { unpinContent: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type RestoreMutationVariables = Exact<{
  input: RestoreRevisionInput;
}>;


export type RestoreMutation = { restoreRevision: { entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type DeleteDraftMutationVariables = Exact<{
  input: DeleteDraftInput;
}>;


export type DeleteDraftMutation = { deleteDraft: { deletedEntryId: string | null, entry: { id: string, lockVersion: number } | null, userErrors: Array<
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

export type SaveNewsCategoryMutationVariables = Exact<{
  input: SaveCategoryInput;
}>;


export type SaveNewsCategoryMutation = { saveNewsCategory: { category: { id: string, slug: string, name: string } | null, userErrors: Array<
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

export type SaveCapabilityCategoryMutationVariables = Exact<{
  input: SaveCategoryInput;
}>;


export type SaveCapabilityCategoryMutation = { saveCapabilityCategory: { category: { id: string, slug: string, name: string } | null, userErrors: Array<
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

export type SaveTagMutationVariables = Exact<{
  input: SaveTagInput;
}>;


export type SaveTagMutation = { saveTag: { tag: { id: string, slug: string, name: string } | null, userErrors: Array<
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

export const TextFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Text"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"cover"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tagIds"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NewsDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relatedIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VideoDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"chapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startSeconds"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CapabilityDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guide"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"minClientVersion"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"}}]}}]}}]} as unknown as DocumentNode<TextFragment, unknown>;
export const WholeEntryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"contentId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"pinned"}},{"kind":"Field","name":{"kind":"Name","value":"live"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"newest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"firstPublishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Text"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"cover"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tagIds"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NewsDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relatedIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VideoDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"chapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startSeconds"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CapabilityDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guide"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"minClientVersion"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"}}]}}]}}]} as unknown as DocumentNode<WholeEntryFragment, unknown>;
export const EntriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Entries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EntryFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"pinned"}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<EntriesQuery, EntriesQueryVariables>;
export const EntryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Entry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeEntry"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Text"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"cover"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tagIds"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NewsDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relatedIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VideoDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"chapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startSeconds"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CapabilityDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guide"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"minClientVersion"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeEntry"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entry"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"contentId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"pinned"}},{"kind":"Field","name":{"kind":"Name","value":"live"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"newest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"published"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"draft"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"firstPublishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<EntryQuery, EntryQueryVariables>;
export const RevisionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Revisions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revisions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"document"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Text"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Document"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"cover"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tagIds"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NewsDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"author"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relatedIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VideoDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"capabilityIds"}},{"kind":"Field","name":{"kind":"Name","value":"sourceUrl"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"series"}},{"kind":"Field","name":{"kind":"Name","value":"chapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startSeconds"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CapabilityDocument"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guide"}},{"kind":"Field","name":{"kind":"Name","value":"categoryId"}},{"kind":"Field","name":{"kind":"Name","value":"tagline"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"minClientVersion"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"}}]}}]}}]} as unknown as DocumentNode<RevisionsQuery, RevisionsQueryVariables>;
export const PreviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Preview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"markdown"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Markdown"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"markdown"},"value":{"kind":"Variable","name":{"kind":"Name","value":"markdown"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"html"}}]}}]}}]} as unknown as DocumentNode<PreviewQuery, PreviewQueryVariables>;
export const LabelsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Labels"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"newsCategories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}},{"kind":"Field","name":{"kind":"Name","value":"capabilityCategories"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"place"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tags"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LabelsQuery, LabelsQueryVariables>;
export const NamedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Named"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Capability"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"News"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]} as unknown as DocumentNode<NamedQuery, NamedQueryVariables>;
export const FindContentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindContent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ContentKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindContentQuery, FindContentQueryVariables>;
export const CreateNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateNews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateNewsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createNews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateNewsMutation, CreateNewsMutationVariables>;
export const UpdateNewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateNews"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateNewsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateNews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateNewsMutation, UpdateNewsMutationVariables>;
export const CreateCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateCaseMutation, CreateCaseMutationVariables>;
export const UpdateCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateCaseMutation, UpdateCaseMutationVariables>;
export const CreateVideoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateVideo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateVideoInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createVideo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateVideoMutation, CreateVideoMutationVariables>;
export const UpdateVideoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateVideo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateVideoInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateVideo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateVideoMutation, UpdateVideoMutationVariables>;
export const CreateCapabilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCapability"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCapabilityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCapability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreateCapabilityMutation, CreateCapabilityMutationVariables>;
export const UpdateCapabilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateCapability"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCapabilityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCapability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateCapabilityMutation, UpdateCapabilityMutationVariables>;
export const PublishDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Publish"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishContentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishContent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<PublishMutation, PublishMutationVariables>;
export const ScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Schedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ScheduleContentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheduleContent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ScheduleMutation, ScheduleMutationVariables>;
export const UnscheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unschedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnscheduleContentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unscheduleContent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UnscheduleMutation, UnscheduleMutationVariables>;
export const ArchiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Archive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ArchiveContentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"archiveContent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ArchiveMutation, ArchiveMutationVariables>;
export const PinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Pin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PinContentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pinContent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<PinMutation, PinMutationVariables>;
export const UnpinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Unpin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UnpinContentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unpinContent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UnpinMutation, UnpinMutationVariables>;
export const RestoreDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Restore"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestoreRevisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreRevision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RestoreMutation, RestoreMutationVariables>;
export const DeleteDraftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteDraftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lockVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedEntryId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteDraftMutation, DeleteDraftMutationVariables>;
export const SaveNewsCategoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveNewsCategory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveCategoryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveNewsCategory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SaveNewsCategoryMutation, SaveNewsCategoryMutationVariables>;
export const SaveCapabilityCategoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveCapabilityCategory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveCategoryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveCapabilityCategory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SaveCapabilityCategoryMutation, SaveCapabilityCategoryMutationVariables>;
export const SaveTagDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveTag"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveTagInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveTag"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tag"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<SaveTagMutation, SaveTagMutationVariables>;