// 审核结论: approve, or reject with findings. First the server says what would happen; then a person confirms it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApproveVersionDocument, RejectVersionDocument, type EffectFactsFragment, type RoundFactsFragment } from '@devcenter/client/review';
import { useChange, type Outcome, type Refusal } from '../app/changing';
import { t } from '../app/language';
import type { Trouble } from '../app/trouble';
import { StateBadge } from '../mine/badges';
import { Dialog } from '../ui/dialog';
import { Form, SendButton } from '../ui/form';
import { Icon } from '../ui/icon';
import { TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { objection, wordsOf } from './claim';
import { FINDINGS_MOST, inputOf, type Draft } from './draft';
import { FindingEditor } from './finding';

interface Props {
  round: RoundFactsFragment;
  draft: Draft;
  /** The revision of the program that the reviewer has seen. */
  seen: number | undefined;
  /** Something happened since then, and was not looked at yet. */
  outdated: boolean;
  pages: string[];
  refresh: () => void;
}

type Step = 'APPROVE' | 'REJECT';

interface Planned {
  step: Step;
  effect: EffectFactsFragment;
}

// a finding's place in what was sent, and the field of it
const aboutFinding = ({ field }: Refusal): { at: number; name: string } | undefined => {
  const at = field?.[1] === 'findings' ? Number(field[2]) : NaN;
  return Number.isInteger(at) && field?.[3] ? { at, name: field[3] } : undefined;
};

export const Decision = ({ round, draft, seen, outdated, pages, refresh }: Props) => {
  const approving = useChange(ApproveVersionDocument);
  const rejecting = useChange(RejectVersionDocument);
  const [planned, plan] = useState<Planned | undefined>();
  const [sent, setSent] = useState<number[]>([]);
  // a finding that was just asked for takes the focus; one that was kept does not
  const [fresh, setFresh] = useState<number | undefined>();
  const add = (): void => setFresh(draft.add());
  // what was said of an earlier state of the program is no word on this one
  useEffect(() => {
    approving.clear();
    rejecting.clear();
  }, [seen]);
  const writing = draft.findings.length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  const wrote = useRef(writing);
  useEffect(() => {
    // the editor went, and with it what had the focus
    if (wrote.current && !writing) heading.current?.focus();
    wrote.current = writing;
  }, [writing]);
  const version = round.version;
  if (!version || seen === undefined) return null;

  const against = (step: Step): string | undefined =>
    outdated ? t('小程序有新的变动，请先查看', 'The program has changed. Review the changes first.') : objection(version, step)?.message;

  const run = async (step: Step, dryRun: boolean): Promise<void> => {
    const common = { versionId: version.id, expectedRevision: seen, dryRun };
    (step === 'APPROVE' ? rejecting : approving).clear();
    if (step === 'REJECT') setSent(draft.findings.map((it) => it.key));
    const outcome: Outcome<{ effect: EffectFactsFragment | null; userErrors: readonly Refusal[] }> =
      step === 'APPROVE'
        ? await approving.run({ input: common })
        : await rejecting.run({ input: { ...common, findings: draft.findings.map(inputOf) } });
    if (outcome.trouble) return;
    if (!outcome.done) {
      plan(undefined);
      // whatever the server knows better is shown; what was typed stays
      if (!outcome.refusals?.every(aboutFinding)) refresh();
      return;
    }
    if (dryRun) {
      if (outcome.done.effect) plan({ step, effect: outcome.done.effect });
      return;
    }
    plan(undefined);
    draft.discard();
    refresh();
    toast(step === 'APPROVE' ? t('已通过', 'Approved') : t('已驳回', 'Rejected'));
  };

  // that something happened is told by what happened, beside this
  const general = (refusals: readonly Refusal[]): readonly Refusal[] =>
    refusals.filter((it) => !aboutFinding(it) && !(outdated && it.code === 'STALE_REVISION'));
  const wrong = (key: number, name: string): string | undefined =>
    rejecting.refusals.find((it) => {
      const about = aboutFinding(it);
      return about !== undefined && sent[about.at] === key && about.name === name;
    })?.message;
  const [noApproval, noRejection] = [against('APPROVE'), against('REJECT')];
  // that will not pass by itself
  const barred = objection(version, 'APPROVE')?.code === 'OWN_PROGRAM';

  return (
    <section class="card" aria-labelledby="decision-heading">
      <h2 id="decision-heading" ref={heading} tabIndex={-1}>
        {t('审核结论', 'Decision')}
      </h2>
      {noApproval ? <p class="note warn">{noApproval}</p> : null}
      {!noApproval && round.claim === null ? (
        <p class="hint">
          {t('建议先领取，避免与其他审核员重复审核', 'Claim this review first, so that no other reviewer works on it too.')}
        </p>
      ) : null}
      <Refusals refusals={general(approving.refusals)} />
      {planned ? null : <TroubleNote trouble={approving.trouble} />}
      {barred ? null : (
        <div class="buttons">
          <SendButton busy={approving.busy && !planned} disabled={Boolean(noApproval)} onClick={() => void run('APPROVE', true)}>
            <Icon name="check" size={20} />
            {t('通过', 'Approve')}
          </SendButton>
          {writing ? null : (
            <button class="button danger" type="button" onClick={add}>
              {t('驳回…', 'Reject…')}
            </button>
          )}
        </div>
      )}
      {writing ? (
        <Writing
          draft={draft}
          fresh={fresh}
          onAdd={add}
          pages={pages}
          wrong={wrong}
          against={noRejection}
          told={rejecting.refusals}
          refusals={general(rejecting.refusals)}
          trouble={planned ? undefined : rejecting.trouble}
          busy={rejecting.busy && !planned}
          onSend={() => noRejection || void run('REJECT', true)}
        />
      ) : null}
      {planned ? (
        <Confirm
          planned={planned}
          draft={draft}
          busy={approving.busy || rejecting.busy}
          trouble={<TroubleNote trouble={approving.trouble ?? rejecting.trouble} />}
          onConfirm={() => void run(planned.step, false)}
          onClose={() => plan(undefined)}
        />
      ) : null}
    </section>
  );
};

const Refusals = ({ refusals }: { refusals: readonly Refusal[] }) =>
  refusals.length === 0 ? null : (
    <div class="note bad" role="alert">
      {refusals.map((it) => (
        <p key={it.code + it.message}>{wordsOf(it)}</p>
      ))}
    </div>
  );

interface WritingProps {
  draft: Draft;
  fresh: number | undefined;
  onAdd: () => void;
  pages: string[];
  wrong: (key: number, name: string) => string | undefined;
  against: string | undefined;
  /** All that was said against the last attempt. */
  told: readonly Refusal[];
  refusals: readonly Refusal[];
  trouble: Trouble | undefined;
  busy: boolean;
  onSend: () => void;
}

const Writing = ({ draft, fresh, onAdd, pages, wrong, against, told, refusals, trouble, busy, onSend }: WritingProps) => {
  const [asking, ask] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLOListElement>(null);
  // the first field that something was said against
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [told]);
  const full = draft.findings.length >= FINDINGS_MOST;
  return (
    <Form onSend={onSend} label={t('驳回原因', 'Rejection reasons')}>
      <p class="hint">
        {t(
          '至少一条「必须修改」。内容自动保存在本标签页，刷新不会丢失。',
          'At least one “Must be fixed”. What you type is saved in this tab and survives a reload.',
        )}
      </p>
      <datalist id="pages-of-program">
        {pages.map((page) => (
          <option key={page} value={page} />
        ))}
      </datalist>
      <ol ref={list} class="stack">
        {draft.findings.map((finding, at) => (
          <FindingEditor
            key={finding.key}
            finding={finding}
            place={at + 1}
            fresh={finding.key === fresh}
            pages="pages-of-program"
            wrong={(name) => wrong(finding.key, name)}
            onChange={(change) => draft.change(finding.key, change)}
            onRemove={() => {
              draft.remove(finding.key);
              adder.current?.focus();
            }}
          />
        ))}
      </ol>
      {full ? (
        <p class="hint">{t(`最多 ${FINDINGS_MOST} 条`, `Up to ${FINDINGS_MOST} reasons.`)}</p>
      ) : (
        <button ref={adder} class="button" type="button" onClick={onAdd}>
          <Icon name="plus" size={20} />
          {t('再加一条', 'Add another reason')}
        </button>
      )}
      <div class="stack">
        {against ? (
          <p class="note warn">
            <a href="#decision">{against}</a>
          </p>
        ) : null}
        <Refusals refusals={refusals} />
        <TroubleNote trouble={trouble} />
      </div>
      <div class="buttons">
        <SendButton busy={busy} danger disabled={Boolean(against)}>
          {t(`驳回（${draft.findings.length} 条原因）`, `Reject (${draft.findings.length})`)}
        </SendButton>
        <button class="button" type="button" onClick={() => (draft.written ? ask(true) : draft.discard())}>
          {t('不驳回了', 'Cancel rejection')}
        </button>
      </div>
      {asking ? (
        <Dialog title={t('丢弃已写的驳回原因？', 'Discard your rejection reasons?')} onClose={() => ask(false)}>
          <p>
            {t(
              `${draft.findings.length} 条驳回原因会被清空，无法恢复。`,
              `${draft.findings.length} rejection reasons will be cleared. This cannot be undone.`,
            )}
          </p>
          <div class="buttons">
            <button class="button" type="button" onClick={() => ask(false)}>
              {t('继续编辑', 'Keep editing')}
            </button>
            <button class="button danger" type="button" onClick={draft.discard}>
              {t('丢弃', 'Discard')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </Form>
  );
};

interface ConfirmProps {
  planned: Planned;
  draft: Draft;
  busy: boolean;
  trouble: ComponentChildren;
  onConfirm: () => void;
  onClose: () => void;
}

const Confirm = ({ planned: { step, effect }, draft, busy, trouble, onConfirm, onClose }: ConfirmProps) => {
  const blocking = draft.findings.filter((it) => it.severity === 'BLOCKING').length;
  return (
    <Dialog
      title={step === 'APPROVE' ? t('确认通过？', 'Approve this version?') : t('确认驳回？', 'Reject this version?')}
      onClose={onClose}
    >
      <ul class="stack">
        {effect.moves.map(({ versionId, number, from, to }) => (
          <li key={versionId} class="line">
            <span class="strong">{number}</span>
            {from ? <StateBadge state={from} /> : null}
            <Icon name="forward" size={16} />
            <span class="hidden-label">{t('变为', 'becomes')}</span>
            {to ? <StateBadge state={to} /> : null}
          </li>
        ))}
      </ul>
      {step === 'APPROVE' ? (
        <>
          <p>{t('小程序管理员会收到通知，随后可以开始灰度发布。', 'Program admins are notified and can then start a gray release.')}</p>
          {draft.written ? (
            <p class="note warn">
              {t(
                `你写了 ${draft.findings.length} 条驳回原因，通过后会丢弃。`,
                `You have written ${draft.findings.length} rejection reasons. They are discarded if you approve.`,
              )}
            </p>
          ) : null}
        </>
      ) : (
        <p>
          {t(
            `将告知小程序成员 ${draft.findings.length} 条原因，其中 ${blocking} 条必须修改。版本退回开发、修改后可重新提审。`,
            `Program members will see ${draft.findings.length} reasons, ${blocking} of which must be fixed. Once returned to development and fixed, the version can be submitted again.`,
          )}
        </p>
      )}
      {trouble}
      <div class="buttons">
        <button class="button" type="button" onClick={onClose}>
          {t('取消', 'Cancel')}
        </button>
        <SendButton busy={busy} danger={step === 'REJECT'} onClick={onConfirm}>
          {step === 'APPROVE' ? t('确认通过', 'Approve') : t('确认驳回', 'Reject')}
        </SendButton>
      </div>
    </Dialog>
  );
};
