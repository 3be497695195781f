// Which mutation does what, so that one form and one dialog serve all of them.
import type { TypedDocumentNode } from '@urql/core';
import type { ContentKind } from '@devcenter/client/enums';
import * as D from '@devcenter/client/desk';
import type { Refusal } from '../app/changing';

export interface EntryPayload {
  entry: { id: string; lockVersion: number } | null;
  deletedEntryId?: string | null;
  userErrors: readonly Refusal[];
}

interface Input {
  input: Record<string, unknown>;
}

// the payloads differ in nothing but their names
export type Change = TypedDocumentNode<{ done: EntryPayload }, Input>;
const change = (document: unknown): Change => document as Change;

export const CREATE: Record<ContentKind, Change> = {
  NEWS: change(D.CreateNewsDocument),
  CASE: change(D.CreateCaseDocument),
  VIDEO: change(D.CreateVideoDocument),
  CAPABILITY: change(D.CreateCapabilityDocument),
};

export const UPDATE: Record<ContentKind, Change> = {
  NEWS: change(D.UpdateNewsDocument),
  CASE: change(D.UpdateCaseDocument),
  VIDEO: change(D.UpdateVideoDocument),
  CAPABILITY: change(D.UpdateCapabilityDocument),
};

export type StepName = 'publish' | 'schedule' | 'unschedule' | 'archive' | 'pin' | 'unpin' | 'delete' | 'restore';

export const STEPS: Record<StepName, Change> = {
  publish: change(D.PublishDocument),
  schedule: change(D.ScheduleDocument),
  unschedule: change(D.UnscheduleDocument),
  archive: change(D.ArchiveDocument),
  pin: change(D.PinDocument),
  unpin: change(D.UnpinDocument),
  delete: change(D.DeleteDraftDocument),
  restore: change(D.RestoreDocument),
};
