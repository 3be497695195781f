// The steps that are taken on the page of a version: which mutation each one is, and what has to be said with it.
import type { TypedDocumentNode } from '@urql/core';
import type { Step } from '@devcenter/client/enums';
import {
  AdjustGrayDocument,
  DeleteVersionDocument,
  EndGrayDocument,
  PublishVersionDocument,
  ReinstateVersionDocument,
  ReturnVersionToDevelopmentDocument,
  RollBackProgramDocument,
  StartGrayDocument,
  SuspendVersionDocument,
  TakeDownProgramDocument,
  WithdrawVersionDocument,
  type EffectFragment,
  type RefusalsFragment,
  type VersionQuery,
} from '@devcenter/client/version';

export type VersionShown = NonNullable<VersionQuery['version']>;

/** Those that have their place elsewhere: the upload, the three screens of a submission, the review room. */
export type StepHere = Exclude<Step, 'UPLOAD' | 'SUBMIT' | 'APPROVE' | 'REJECT'>;

/** What somebody decides beside the step itself. */
export interface Choice {
  percent?: number;
  reason?: string;
}

export type Refused = RefusalsFragment;

interface StepPayload {
  effect: EffectFragment | null;
  userErrors: Refused[];
}

interface StepInput {
  versionId?: string;
  programId?: string;
  number?: string;
  percent?: number;
  reason?: string;
  expectedRevision: number;
  dryRun: boolean;
}

type StepDocument = TypedDocumentNode<Record<string, StepPayload>, { input: StepInput }>;

// they differ in the name of their field alone
const DOCUMENTS = {
  DELETE: DeleteVersionDocument,
  WITHDRAW: WithdrawVersionDocument,
  RETURN_TO_DEVELOPMENT: ReturnVersionToDevelopmentDocument,
  START_GRAY: StartGrayDocument,
  ADJUST_GRAY: AdjustGrayDocument,
  END_GRAY: EndGrayDocument,
  PUBLISH: PublishVersionDocument,
  ROLL_BACK: RollBackProgramDocument,
  TAKE_DOWN: TakeDownProgramDocument,
  SUSPEND: SuspendVersionDocument,
  REINSTATE: ReinstateVersionDocument,
} as unknown as Record<StepHere, StepDocument>;

export const documentOf = (step: StepHere): StepDocument => DOCUMENTS[step];

export const inputOf = (step: StepHere, version: VersionShown, choice: Choice, expectedRevision: number, dryRun: boolean): StepInput => {
  const rest = { ...choice, expectedRevision, dryRun };
  if (step === 'ROLL_BACK' || step === 'TAKE_DOWN') return { programId: version.program?.id ?? '', ...rest };
  if (step === 'DELETE') return { versionId: version.id, number: version.number, ...rest };
  return { versionId: version.id, ...rest };
};

const DANGEROUS: readonly Step[] = ['DELETE', 'ROLL_BACK', 'TAKE_DOWN', 'SUSPEND'];

export const isDangerous = (step: Step): boolean => DANGEROUS.includes(step);

/** What leads on: one of them is the first thing to do. */
export const LEADING: readonly Step[] = ['SUBMIT', 'APPROVE', 'PUBLISH', 'START_GRAY', 'REINSTATE', 'RETURN_TO_DEVELOPMENT'];

/** In the order of a life, and what ends it last. */
export const ORDER: readonly Step[] = [
  ...LEADING,
  'ADJUST_GRAY',
  'END_GRAY',
  'WITHDRAW',
  'REJECT',
  'ROLL_BACK',
  'TAKE_DOWN',
  'SUSPEND',
  'DELETE',
];
