// What can be done with the version now, as the server says; and what cannot, with the reason and who could.
import { useRef, useState } from 'preact/hooks';
import type { Step, Who } from '@devcenter/client/enums';
import type { ActionFactsFragment } from '@devcenter/client/version';
import { languageTag, t } from '../app/language';
import { stateName, stepName, whoName } from '../app/terms';
import { desktopHint } from './refused';
import { StepDialog } from './step-dialog';
import { isDangerous, LEADING, ORDER, type StepHere, type VersionShown } from './steps';
import './version.css';

/** The three screens of a submission mend these. */
export const MENDED = ['AGREEMENT_NOT_ACCEPTED', 'BASIC_INFO_INCOMPLETE'];

// another state or another person: true for most steps of every version, and so folded
const OTHER_STATE = 'WRONG_STATE';
const OTHERS = 'FORBIDDEN';

const canBegin = ({ action, allowed, refusal }: ActionFactsFragment): boolean =>
  allowed || (action === 'SUBMIT' && MENDED.includes(refusal?.code ?? ''));

const whoMay = (who: readonly Who[]): string => new Intl.ListFormat(languageTag(), { type: 'disjunction' }).format(who.map(whoName));

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
      </p>
      {it.refusal?.code === 'DESKTOP_ONLY' ? <p class="small">{desktopHint()}</p> : null}
      {other ? (
        <p>
          <a class="touch" href={`/mine/versions/${other.id}`}>
            {t(`查看版本 ${other.number}`, `View version ${other.number}`)}
          </a>
        </p>
      ) : null}
    </li>
  );
};

const names = (steps: readonly ActionFactsFragment[]): string => steps.map(({ action }) => stepName(action)).join(t('、', ', '));

/** What is no step of this state, or not for who asks: a line for each reason. */
const OtherSteps = ({ steps, version }: { steps: readonly ActionFactsFragment[]; version: VersionShown }) => {
  const later = steps.filter((it) => it.refusal?.code === OTHER_STATE);
  const others = steps.filter((it) => it.refusal?.code === OTHERS);
  return (
    <details class="fold">
      <summary>{t('其他操作为什么不可用', 'Why other actions are unavailable')}</summary>
      <ul class="stack said small">
        {later.length > 0 ? (
          <li>
            {t(`「${stateName(version.state)}」的版本不能：${names(later)}`, `Not while “${stateName(version.state)}”: ${names(later)}`)}
          </li>
        ) : null}
        {[...new Set(others.map((it) => whoMay(it.whoMay)))].map((who) => {
          const theirs = names(others.filter((it) => whoMay(it.whoMay) === who));
          return <li key={who}>{t(`由${who}操作：${theirs}`, `Only for ${who}: ${theirs}`)}</li>;
        })}
      </ul>
    </details>
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
        {t('去审核', 'Go to review')}
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
    // the button that was pressed may be gone with the state it was for; whoever has gone on meanwhile sees where the focus is
    setTimeout(() => document.activeElement === document.body && heading.current?.focus(), 500);
  };
  const actions = [...version.availableActions].sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
  // both verdicts are given in one place
  const possible = actions.filter(
    (it) => canBegin(it) && !(it.action === 'REJECT' && actions.some((other) => other.action === 'APPROVE' && other.allowed)),
  );
  const isFolded = (it: ActionFactsFragment): boolean => [OTHER_STATE, OTHERS].includes(it.refusal?.code ?? '');
  const waiting = actions.filter((it) => !canBegin(it) && !isFolded(it));
  const folded = actions.filter((it) => !canBegin(it) && isFolded(it));
  const leads = ({ action }: ActionFactsFragment): boolean => LEADING.includes(action);
  // where the way on is closed, why it is comes before what else could be done
  const closed = possible.length > 0 && !possible.some(leads) && waiting.some(leads);
  const reasons =
    waiting.length > 0 ? (
      <ul class="stack said small" aria-label={t('暂时不能执行', 'Not available yet')}>
        {waiting.map((it) => (
          <WhyNot key={it.action} it={it} version={version} />
        ))}
      </ul>
    ) : null;
  return (
    <section class="card" aria-label={t('操作', 'Actions')}>
      <h2 ref={heading} tabIndex={-1}>
        {t('操作', 'Actions')}
      </h2>
      {closed ? reasons : null}
      {possible.length > 0 ? (
        <div class="buttons steps">
          {possible.map(({ action }, at) => (
            <StepButton key={action} step={action} version={version} first={at === 0 && LEADING.includes(action)} onTake={take} />
          ))}
        </div>
      ) : (
        <p class="soft">{t('当前没有你可以执行的操作', 'There is nothing you can do with this version right now.')}</p>
      )}
      {closed ? null : reasons}
      {folded.length > 0 ? <OtherSteps steps={folded} version={version} /> : null}
      {taken ? <StepDialog key={taken} step={taken} version={version} onClose={close} onStale={onStale} /> : null}
    </section>
  );
};
