// Who works on a round: told in words, taken and given back.
import { useEffect, useRef, useState } from 'preact/hooks';
import { ClaimReviewDocument, UnclaimReviewDocument, type ClaimOfFragment, type JudgementFragment } from '@devcenter/client/review';
import { useChange } from '../app/changing';
import { span, t } from '../app/language';
import { personName } from '../app/terms';
import { toast } from '../ui/toast';

export type Claim = { whose: 'nobody' } | { whose: 'mine' | 'another'; by: string; until: string; left: string };

/** How a claim stands now: a lapsed one is nobody's. */
export const claimOf = ({ claim }: ClaimOfFragment, self: string, now: number): Claim => {
  const left = claim ? (new Date(claim.until).getTime() - now) / 1_000 : 0;
  if (!claim || left <= 0) return { whose: 'nobody' };
  return {
    whose: claim.by?.id === self ? 'mine' : 'another',
    by: personName(claim.by),
    until: claim.until,
    left: span(Math.max(left, 60)),
  };
};

export const clock = (at: string): string =>
  new Date(at).toLocaleTimeString(t('zh-CN', 'en'), { hour: '2-digit', minute: '2-digit', hour12: false });

export const claimSentence = (claim: Claim): string => {
  if (claim.whose === 'nobody') return t('无人领取', 'Unclaimed');
  const until = t(`至 ${clock(claim.until)}（还剩 ${claim.left}）`, `until ${clock(claim.until)} (${claim.left} left)`);
  return claim.whose === 'mine'
    ? t(`由你领取，${until}`, `Claimed by you ${until}`)
    : t(`${claim.by} 已领取，${until}`, `Claimed by ${claim.by} ${until}`);
};

export const ClaimBadge = ({ claim }: { claim: Claim }) => (
  <span class={`badge ${claim.whose === 'mine' ? 'info' : claim.whose === 'another' ? 'warn' : ''}`}>{claimSentence(claim)}</span>
);

const anothers = () =>
  t(
    '其他审核员已领取，在放回或到期之前不能作出结论',
    'Another reviewer has claimed this review. You can decide once they return it or the claim expires.',
  );

/** A refusal in words; the moment until which it is claimed stands beside it, in the reader's own time. */
export const wordsOf = ({ code, message }: { code: string; message: string }): string =>
  code === 'CLAIMED_BY_ANOTHER' ? anothers() : message;

/** What the server says against a step, if it does. */
export const objection = (version: JudgementFragment | null, step: 'APPROVE' | 'REJECT'): { code: string; message: string } | undefined => {
  const action = version?.availableActions.find((it) => it.action === step);
  if (action?.allowed !== false) return undefined;
  const refusal = action.refusal ?? { code: 'FORBIDDEN', message: t('不能执行此操作', 'You cannot do this.') };
  return { code: refusal.code, message: wordsOf(refusal) };
};

// the second tap of a finger that meant one
const SECOND_TAP = 600;

/** Takes and gives back; what is refused is told, and the round read again. */
export const useClaiming = <Place extends HTMLElement>(id: string, whose: Claim['whose'], after: () => void) => {
  const taking = useChange(ClaimReviewDocument);
  const giving = useChange(UnclaimReviewDocument);
  const [doing, setDoing] = useState<'take' | 'give' | undefined>();
  const answered = useRef(0);
  const place = useRef<Place>(null);
  const acted = useRef(false);
  useEffect(() => {
    // the button that was pressed is gone
    if (acted.current) place.current?.focus({ preventScroll: true });
    acted.current = false;
  }, [whose]);
  const run = async (what: 'take' | 'give', said: string): Promise<void> => {
    if (doing || Date.now() - answered.current < SECOND_TAP) return;
    setDoing(what);
    // more time leaves the buttons as they are
    acted.current = what === 'give' || whose === 'nobody';
    const outcome = await (what === 'take' ? taking : giving).run({ input: { id } });
    setDoing(undefined);
    answered.current = Date.now();
    toast(outcome.done ? said : ((outcome.refusals?.[0] && wordsOf(outcome.refusals[0])) ?? outcome.trouble?.message ?? ''));
    if (outcome.done) return;
    acted.current = false;
    after();
  };
  return {
    doing,
    /** What has the focus once it is another's, or nobody's. */
    place,
    take: () => void run('take', t('已领取，其他审核员在此期间不能审核', 'Claimed. Other reviewers cannot decide in the meantime.')),
    extend: () => void run('take', t('已延长一小时', 'Extended by one hour')),
    give: () => void run('give', t('已放回队列', 'Returned to the queue')),
  };
};
