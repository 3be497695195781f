// What can be done with the version now, as the server says; and what cannot, with the reason and who could.
import { useRef, useState } from 'preact/hooks';
import type { Step, Who } from '@devcenter/client/enums';
import type { ActionFactsFragment } from '@devcenter/client/version';
import { language, t } from '../app/language';
import { stepName, whoName } from '../app/terms';
import { desktopHint } from './refused';
import { StepDialog } from './step-dialog';
import { isDangerous, LEADING, ORDER, type StepHere, type VersionShown } from './steps';
import './version.css';

/** The three screens of a submission mend these. */
export const MENDED = ['AGREEMENT_NOT_ACCEPTED', 'BASIC_INFO_INCOMPLETE'];

// another state or another person: true for most steps of every version, and so folded
const FOLDED = ['WRONG_STATE', 'FORBIDDEN'];

const canBegin = ({ action, allowed, refusal }: ActionFactsFragment): boolean =>
  allowed || (action === 'SUBMIT' && MENDED.includes(refusal?.code ?? ''));

const whoMay = (who: readonly Who[]): string =>
  new Intl.ListFormat(language.value === 'zh' ? 'zh-CN' : 'en', { type: 'disjunction' }).format(who.map(whoName));

/** The version that stands in the way. */
const inTheWay = (version: VersionShown, code: string | undefined) => {
  const candidate = version.program?.candidate;
  return (code === 'SLOT_TAKEN' || code === 'GRAY_IN_PROGRESS') && candidate && candidate.id !== version.id ? candidate : undefined;
};

const WhyNot = ({ it, version }: { it: ActionFactsFragment; version: VersionShown }) => {
  const other = inTheWay(version, it.refusal?.code);
  return (
    <li>
      <p>
        <span class="strong">{stepName(it.action)}</span>
        {t('：', ': ')}
        {it.refusal?.message}
        {/* where it is for others to do, the message says so */}
        {it.refusal?.code === 'FORBIDDEN' ? null : (
          <span class="soft">{t(`（由${whoMay(it.whoMay)}操作）`, ` (for ${whoMay(it.whoMay)})`)}</span>
        )}
      </p>
      {it.refusal?.code === 'DESKTOP_ONLY' ? <p class="small">{desktopHint()}</p> : null}
      {other ? (
        <p>
          <a class="touch" href={`/mine/versions/${other.id}`}>
            {t(`查看版本 ${other.number}`, `See version ${other.number}`)}
          </a>
        </p>
      ) : null}
    </li>
  );
};

interface ButtonProps {
  step: Step;
  version: VersionShown;
  first: boolean;
  onTake: (step: StepHere) => void;
}

const StepButton = ({ step, version, first, onTake }: ButtonProps) => {
  const look = `button${first ? ' primary' : ''}${isDangerous(step) ? ' danger' : ''}`;
  if (step === 'SUBMIT')
    return (
      <a class={look} href={`/mine/versions/${version.id}/submit`}>
        {stepName(step)}
      </a>
    );
  if (step === 'APPROVE' || step === 'REJECT')
    return (
      <a class={look} href={`/review/${version.review?.id ?? ''}`}>
        {t('去审核', 'Review it')}
      </a>
    );
  if (step === 'UPLOAD')
    return (
      <a class={look} href={`/mine/programs/${version.program?.id ?? ''}/upload`}>
        {stepName(step)}
      </a>
    );
  return (
    <button class={look} type="button" onClick={() => onTake(step)}>
      {stepName(step)}
    </button>
  );
};

interface Props {
  version: VersionShown;
  onStale: () => void;
}

export const Actions = ({ version, onStale }: Props) => {
  const [taken, take] = useState<StepHere | undefined>();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = (): void => {
    take(undefined);
    // the button that was pressed may be gone with the state it was for
    setTimeout(() => document.activeElement === document.body && heading.current?.focus({ preventScroll: true }), 500);
  };
  const actions = [...version.availableActions].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
  // both verdicts are given in one place
  const possible = actions.filter(
    (it) => canBegin(it) && !(it.action === 'REJECT' && actions.some((other) => other.action === 'APPROVE' && other.allowed)),
  );
  const waiting = actions.filter((it) => !canBegin(it) && !FOLDED.includes(it.refusal?.code ?? ''));
  const folded = actions.filter((it) => !canBegin(it) && FOLDED.includes(it.refusal?.code ?? ''));
  return (
    <section class="card" aria-label={t('操作', 'What can be done')}>
      <h2 ref={heading} tabIndex={-1}>
        {t('操作', 'What can be done')}
      </h2>
      {possible.length > 0 ? (
        <div class="buttons steps">
          {possible.map(({ action }, at) => (
            <StepButton key={action} step={action} version={version} first={at === 0 && LEADING.includes(action)} onTake={take} />
          ))}
        </div>
      ) : (
        <p class="soft">{t('当前没有你可以执行的操作', 'There is nothing for you to do with it now.')}</p>
      )}
      {waiting.length > 0 ? (
        <ul class="stack said small" aria-label={t('暂时不能执行', 'Not possible yet')}>
          {waiting.map((it) => (
            <WhyNot key={it.action} it={it} version={version} />
          ))}
        </ul>
      ) : null}
      {folded.length > 0 ? (
        <details class="fold">
          <summary>{t(`其他操作为什么不可用（${folded.length}）`, `Why not the other steps (${folded.length})`)}</summary>
          <ul class="stack said small">
            {folded.map((it) => (
              <WhyNot key={it.action} it={it} version={version} />
            ))}
          </ul>
        </details>
      ) : null}
      {taken ? <StepDialog key={taken} step={taken} version={version} onClose={close} onStale={onStale} /> : null}
    </section>
  );
};
