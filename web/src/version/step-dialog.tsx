// One step, from the question to its end: what to choose, what would happen, done or refused, and what to do when somebody was faster.
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EffectFragment } from '@devcenter/client/version';
import { useChange } from '../app/changing';
import { percent, t } from '../app/language';
import { stateName, stepName } from '../app/terms';
import type { Trouble } from '../app/trouble';
import { Dialog } from '../ui/dialog';
import { Form, SendButton, TextArea, TextField } from '../ui/form';
import { Skeleton, TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { GrayPicker, isGrayChoice, readPercent } from './gray-picker';
import { RefusedNote } from './refused';
import { StepWords } from './step-words';
import { documentOf, inputOf, isDangerous, type Choice, type Refused, type StepHere, type VersionShown } from './steps';
import { WhatChanged } from './what-changed';

const REASON_MOST = 500;

/** Where the conversation stands. */
type Phase =
  | { at: 'choosing' }
  | { at: 'asking' }
  | { at: 'told'; effect: EffectFragment }
  | { at: 'refused'; refusals: readonly Refused[] }
  | { at: 'stale'; now: number }
  | { at: 'troubled'; trouble: Trouble; again: () => void };

interface Props {
  step: StepHere;
  version: VersionShown;
  onClose: () => void;
  /** Somebody was faster: what the page shows is old. */
  onStale: () => void;
}

const asksFirst = (step: StepHere): boolean => step === 'START_GRAY' || step === 'ADJUST_GRAY' || step === 'SUSPEND';

/** “1.0.0 灰度中 30%” */
const standing = ({ id, number }: VersionShown, effect: EffectFragment | null): string => {
  const to = effect?.moves.find(({ versionId }) => versionId === id)?.to;
  if (!to) return t(`${number} 已删除`, `${number} deleted`);
  const share = to === 'GRAY' && effect?.percent != null ? ` ${percent(effect.percent)}` : '';
  return t(`${number} ${stateName(to)}${share}`, `${number}: ${stateName(to)}${share}`);
};

const staleness = (refusals: readonly Refused[]): number | undefined => {
  const stale = refusals.find((it) => it.__typename === 'StaleRevision');
  return stale?.__typename === 'StaleRevision' ? stale.currentRevision : undefined;
};

export const StepDialog = ({ step, version: shown, onClose, onStale }: Props) => {
  // the page goes on living behind the dialog; what is decided is about what was seen when it was opened, or looked at again
  const [version, see] = useState(shown);
  const [phase, setPhase] = useState<Phase>({ at: asksFirst(step) ? 'choosing' : 'asking' });
  const [choice, setChoice] = useState<Choice>({});
  const [revision, setRevision] = useState(shown.program?.revision ?? 0);
  const { run, busy } = useChange(documentOf(step));
  const { route } = useLocation();
  const open = useRef(true);
  const words = useRef<HTMLDivElement>(null);
  const begun = useRef(false);

  // the buttons go with their phase: what takes their place is read out. The dialog itself takes care of its beginning
  useEffect(() => {
    if (begun.current && phase.at !== 'asking') words.current?.focus();
    begun.current = true;
  }, [phase.at]);

  const hear = (refusals: readonly Refused[]): void => {
    const now = staleness(refusals);
    if (now !== undefined) onStale();
    setPhase(now === undefined ? { at: 'refused', refusals } : { at: 'stale', now });
    if (!open.current) toast(refusals[0]?.message ?? '', `/mine/versions/${version.id}`);
  };

  const ask = async (chosen: Choice, seen: number): Promise<void> => {
    setPhase({ at: 'asking' });
    const { done, refusals, trouble } = await run({ input: inputOf(step, version, chosen, seen, true) });
    if (!open.current) return;
    if (done?.effect) setPhase({ at: 'told', effect: done.effect });
    else if (refusals) hear(refusals as readonly Refused[]);
    else if (trouble) setPhase({ at: 'troubled', trouble: { ...trouble, uncertain: false }, again: () => void ask(chosen, seen) });
  };

  const send = async (): Promise<void> => {
    const { done, refusals, trouble } = await run({ input: inputOf(step, version, choice, revision, false) });
    if (done) {
      toast(standing(version, done.effect));
      if (step === 'DELETE') route(`/mine/programs/${version.program?.id ?? ''}`, true);
      else if (open.current) onClose();
    } else if (refusals) hear(refusals as readonly Refused[]);
    else if (trouble) {
      setPhase({ at: 'troubled', trouble, again: () => void send() });
      if (!open.current) toast(trouble.message, `/mine/versions/${version.id}`);
    }
  };

  useEffect(() => {
    if (!asksFirst(step)) void ask({}, revision);
    return () => {
      open.current = false;
    };
  }, []);

  const lookAgain = (now: number): void => {
    setRevision(now);
    see(shown);
    void ask(choice, now);
  };

  return (
    <Dialog title={t(`${stepName(step)} · ${version.number}`, `${stepName(step)} · ${version.number}`)} onClose={onClose}>
      {/* at the beginning the focus is for the first control */}
      <div ref={words} tabIndex={begun.current ? -1 : undefined} class="phase">
        {phase.at === 'choosing' ? (
          <Choosing
            step={step}
            version={version}
            onClose={onClose}
            onChosen={(chosen) => {
              setChoice(chosen);
              void ask(chosen, revision);
            }}
          />
        ) : null}
        {phase.at === 'asking' ? <Skeleton /> : null}
        {phase.at === 'told' ? (
          <Confirming step={step} version={version} effect={phase.effect} busy={busy} onConfirm={() => void send()} onClose={onClose} />
        ) : null}
        {phase.at === 'refused' ? (
          <>
            <RefusedNote refusals={phase.refusals} />
            <div class="buttons">
              {asksFirst(step) ? (
                <button class="button" type="button" onClick={() => setPhase({ at: 'choosing' })}>
                  {t('重新填写', 'Change')}
                </button>
              ) : null}
              <CloseButton onClose={onClose} />
            </div>
          </>
        ) : null}
        {phase.at === 'stale' ? (
          <>
            <WhatChanged programId={version.program?.id ?? ''} since={revision} now={phase.now} />
            <p>{t('尚未执行任何操作。要按最新情况再看一次吗？', 'Nothing has been done. Review the latest state and continue?')}</p>
            <div class="buttons">
              <CancelButton onClose={onClose} />
              <SendButton busy={busy} onClick={() => lookAgain(phase.now)}>
                {t('按最新情况继续', 'Review and continue')}
              </SendButton>
            </div>
          </>
        ) : null}
        {phase.at === 'troubled' ? (
          <>
            <TroubleNote trouble={phase.trouble} />
            <div class="buttons">
              <CloseButton onClose={onClose} />
              <SendButton busy={busy} onClick={phase.again}>
                {t('重试', 'Try again')}
              </SendButton>
            </div>
          </>
        ) : null}
      </div>
    </Dialog>
  );
};

const CancelButton = ({ onClose }: { onClose: () => void }) => (
  <button class="button" type="button" onClick={onClose}>
    {t('取消', 'Cancel')}
  </button>
);

const CloseButton = ({ onClose }: { onClose: () => void }) => (
  <button class="button" type="button" onClick={onClose}>
    {t('关闭', 'Close')}
  </button>
);

const Choosing = ({
  step,
  version,
  onChosen,
  onClose,
}: {
  step: StepHere;
  version: VersionShown;
  onChosen: (choice: Choice) => void;
  onClose: () => void;
}) => {
  const [text, setText] = useState('');
  const now = version.gray?.percent;
  const suspends = step === 'SUSPEND';
  const length = [...text.trim()].length;
  const good = suspends ? length > 0 && length <= REASON_MOST : isGrayChoice(text, now);
  return (
    <Form onSend={() => good && onChosen(suspends ? { reason: text.trim() } : { percent: readPercent(text) ?? 0 })}>
      {suspends ? (
        <TextArea
          label={t('强制下架的原因', 'Reason for the suspension')}
          hint={t(`小程序成员会看到，${length}/${REASON_MOST} 字`, `Shown to program members; ${length} of ${REASON_MOST} characters`)}
          wrong={length > REASON_MOST ? t(`最多 ${REASON_MOST} 字`, `At most ${REASON_MOST} characters.`) : undefined}
          value={text}
          onText={setText}
          required
        />
      ) : (
        <GrayPicker text={text} onText={setText} now={now} />
      )}
      <div class="buttons">
        <CancelButton onClose={onClose} />
        <SendButton busy={false} disabled={!good}>
          {t('下一步', 'Next')}
        </SendButton>
      </div>
    </Form>
  );
};

interface ConfirmingProps {
  step: StepHere;
  version: VersionShown;
  effect: EffectFragment;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

const Confirming = ({ step, version, effect, busy, onConfirm, onClose }: ConfirmingProps) => {
  const [typed, setTyped] = useState('');
  const deletes = step === 'DELETE';
  const ready = !deletes || typed.normalize('NFKC').trim() === version.number;
  return (
    <Form onSend={() => ready && onConfirm()}>
      <StepWords step={step} version={version} effect={effect} />
      {deletes ? (
        <TextField
          label={t(`输入版本号 ${version.number} 确认删除`, `Type ${version.number} to confirm`)}
          wrong={
            typed.trim().length >= version.number.length && !ready
              ? t(`与版本号 ${version.number} 不一致`, `This does not match ${version.number}.`)
              : undefined
          }
          value={typed}
          onText={setTyped}
          autocomplete="off"
          inputMode="decimal"
        />
      ) : null}
      <div class="buttons">
        <CancelButton onClose={onClose} />
        <SendButton busy={busy} danger={isDangerous(step)} disabled={!ready}>
          {deletes ? t('删除，不可恢复', 'Delete permanently') : t(`确认${stepName(step)}`, `Confirm: ${stepName(step)}`)}
        </SendButton>
      </div>
    </Form>
  );
};
