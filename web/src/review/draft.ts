// What a reviewer has typed against a round: kept in the tab, so that neither a reload nor a lost claim loses it.
import { useState } from 'preact/hooks';
import type { ContentKind, FindingCode, FindingInput, Severity } from '@devcenter/client/review';

// as the schema has them
export const FINDINGS_MOST = 20;
export const MESSAGE_MOST = 1_000;
export const PAGE_MOST = 200;
export const EVIDENCE_MOST = 5;
export const RELATED_MOST = 5;

export interface Related {
  id: string;
  kind: ContentKind;
  title: string;
}

export interface DraftFinding {
  /** Of this list alone, so that a row keeps its place while others go. */
  key: number;
  code: FindingCode;
  severity: Severity;
  message: string;
  page: string;
  ruleUrl: string;
  evidence: string[];
  related: Related[];
}

const blank = (key: number): DraftFinding => ({
  key,
  code: 'FUNCTION',
  severity: 'BLOCKING',
  message: '',
  page: '',
  ruleUrl: '',
  evidence: [],
  related: [],
});

const isBlank = ({ message, page, ruleUrl, evidence, related }: DraftFinding): boolean =>
  !message.trim() && !page.trim() && !ruleUrl.trim() && evidence.length + related.length === 0;

export const inputOf = ({ code, severity, message, page, ruleUrl, evidence, related }: DraftFinding): FindingInput => ({
  code,
  severity,
  message: message.trim(),
  page: page.trim() || null,
  ruleUrl: ruleUrl.trim() || null,
  evidence,
  relatedIds: related.map((it) => it.id),
});

/** As the server counts: letters, not halves of them. */
export const lengthOf = (text: string): number => Array.from(text.trim()).length;

const read = (place: string): DraftFinding[] => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? '[]') as DraftFinding[];
    return Array.isArray(kept) ? kept.map((it) => ({ ...blank(it.key), ...it })) : [];
  } catch {
    return [];
  }
};

const write = (place: string, findings: DraftFinding[]): void => {
  try {
    if (findings.every(isBlank)) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(findings));
  } catch {
    // a full store: it is still on the page
  }
};

export interface Draft {
  findings: DraftFinding[];
  /** Whether anything was typed. */
  written: boolean;
  /** Answers the key of the new one. */
  add: () => number;
  change: (key: number, change: (before: DraftFinding) => Partial<DraftFinding>) => void;
  remove: (key: number) => void;
  discard: () => void;
  /** Makes it the draft of another round. */
  carryTo: (round: string) => void;
}

/** The draft of one reviewer for one round. */
export const useDraft = (round: string, reviewer: string): Draft => {
  const placeOf = (it: string): string => `devcenter.findings.${reviewer}.${it}`;
  const place = placeOf(round);
  const [findings, setFindings] = useState(() => read(place));
  const update = (next: (before: DraftFinding[]) => DraftFinding[]): void =>
    setFindings((before) => {
      const after = next(before);
      write(place, after);
      return after;
    });
  return {
    findings,
    written: !findings.every(isBlank),
    add: () => {
      const key = Math.max(0, ...findings.map((it) => it.key)) + 1;
      update((before) => [...before, blank(key)]);
      return key;
    },
    change: (key, change) => update((before) => before.map((it) => (it.key === key ? { ...it, ...change(it) } : it))),
    remove: (key) => update((before) => before.filter((it) => it.key !== key)),
    discard: () => update(() => []),
    carryTo: (other) => {
      write(
        placeOf(other),
        [...read(placeOf(other)), ...findings].map((it, at) => ({ ...it, key: at + 1 })),
      );
      update(() => []);
    },
  };
};
