// What the three screens of a submission share: what lies on the desk of who submits, and where each screen has its place.
import type { BasicInfoFactsFragment, SubmissionDeskQuery } from '@devcenter/client/version';

export type VersionAsked = NonNullable<SubmissionDeskQuery['version']>;
type ProgramAsked = NonNullable<VersionAsked['program']>;

export interface Desk {
  version: VersionAsked;
  program: ProgramAsked;
  draft: NonNullable<ProgramAsked['submissionDraft']>;
  agreement: SubmissionDeskQuery['agreement'];
  /** What stands against it that these screens cannot mend. */
  whyNot: string | undefined;
}

/** What the writing began from. */
export interface Base {
  info: BasicInfoFactsFragment;
  revision: number;
}

export const stepPath = (versionId: string, step: number): string => `/mine/versions/${versionId}/submit?step=${step}`;
