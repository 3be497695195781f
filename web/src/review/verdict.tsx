// How a round ended, read-only; and what was typed against it but never sent.
import { useLocation } from 'preact-iso';
import type { RoundFactsFragment, VerdictFragment } from '@devcenter/client/review';
import { moment, t } from '../app/language';
import { decisionName, personName } from '../app/terms';
import { Findings } from '../version/findings';
import { inputOf, type Draft } from './draft';

const COLOURS = { APPROVED: 'good', REJECTED: 'bad', WITHDRAWN: '' } as const;

export const DecisionBadge = ({ decision }: { decision: VerdictFragment['decision'] }) =>
  decision ? (
    <span class={`badge ${COLOURS[decision]}`}>{decisionName(decision)}</span>
  ) : (
    <span class="badge info">{t('审核中', 'In review')}</span>
  );

export const DecidedBy = ({ of: { decidedAt, decidedBy } }: { of: VerdictFragment }) =>
  decidedAt ? (
    <span class="soft small">
      {personName(decidedBy)} · <time dateTime={decidedAt}>{moment(decidedAt)}</time>
    </span>
  ) : null;

export const Verdict = ({ round, draft }: { round: RoundFactsFragment; draft: Draft }) => {
  const newer = round.version?.review?.id === round.id ? undefined : round.version?.review;
  return (
    <section class="card" aria-labelledby="verdict-heading">
      <h2 id="verdict-heading">{t('审核结论', 'Decision')}</h2>
      <p class="line" role="status">
        <DecisionBadge decision={round.decision} />
        <DecidedBy of={round} />
      </p>
      {round.decision === 'WITHDRAWN' ? (
        <p>{t('提交者撤回了这次提审，不需要再审核。', 'The submission was withdrawn. No review is needed.')}</p>
      ) : null}
      {round.findings.length > 0 ? <Findings findings={round.findings} /> : null}
      {draft.written ? <Unsent draft={draft} to={newer?.decision === null ? newer.id : undefined} /> : null}
      <div class="buttons">
        {newer ? (
          <a class="button" href={`/review/${newer.id}`}>
            {t('查看最新一轮', 'View the latest round')}
          </a>
        ) : null}
        <a class="button" href="/review">
          {t('返回审核队列', 'Back to the queue')}
        </a>
      </div>
    </section>
  );
};

const Unsent = ({ draft, to }: { draft: Draft; to: string | undefined }) => {
  const { route } = useLocation();
  const carry = (round: string): void => {
    draft.carryTo(round);
    route(`/review/${round}`);
  };
  return (
    <div class="note warn">
      <p class="strong">{t('你写的驳回原因没有发出', 'Your rejection reasons were not sent')}</p>
      <Findings
        findings={draft.findings.map((it) => ({
          ...inputOf(it),
          page: it.page || null,
          ruleUrl: it.ruleUrl || null,
          evidence: it.evidence,
          related: it.related,
        }))}
      />
      <div class="buttons">
        {to ? (
          <button class="button" type="button" onClick={() => carry(to)}>
            {t('带到最新一轮', 'Move them to the latest round')}
          </button>
        ) : null}
        <button class="button" type="button" onClick={draft.discard}>
          {t('丢弃', 'Discard')}
        </button>
      </div>
    </div>
  );
};
