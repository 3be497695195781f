// 提审: three screens and one confirmation. The screen stands in the address, what was written stays while one walks between them.
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SubmissionDeskDocument, type BasicInfoFactsFragment, type SubmissionDeskQuery } from '@devcenter/client/version';
import { t } from '../../app/language';
import { useRead } from '../../app/reading';
import { useViewer } from '../../app/session';
import { stateName } from '../../app/terms';
import { Page } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { MENDED } from '../actions';
import { NoVersion } from '../no-version';
import '../version.css';
import { AgreementStep } from './agreement';
import { BasicInfoStep } from './basic-info';
import { ConfirmStep } from './confirm';
import { stepPath, type Base, type Desk, type VersionAsked } from './desk';
import { changesOf, draftOf, type Draft } from './draft';
import { Leaving } from './leaving';

const same = (a: BasicInfoFactsFragment, b: BasicInfoFactsFragment): boolean => JSON.stringify(a) === JSON.stringify(b);

const STEPS = [() => t('协议', 'Agreement'), () => t('基础信息', 'Basic information'), () => t('确认', 'Confirmation')];

const isAccepted = ({ agreementNumber, agreementAccepted }: Desk['draft']): boolean => agreementNumber === null || agreementAccepted;

const Stepper = ({ versionId, step, done }: { versionId: string; step: number; done: readonly boolean[] }) => (
  <nav aria-label={t('提审步骤', 'Submission steps')}>
    <ol class="stepper">
      {STEPS.map((name, at) => (
        <li key={at}>
          <a href={stepPath(versionId, at + 1)} aria-current={at + 1 === step ? 'step' : undefined}>
            <span class="stepper-number" aria-hidden="true">
              {done[at] && at + 1 !== step ? '✓' : at + 1}
            </span>
            <span>
              {name()}
              {done[at] ? <span class="hidden-label">{t('（已完成）', ' (done)')}</span> : null}
            </span>
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

// for as long as the page lives: it holds a password
const unsaved = new Map<string, { base: Base; draft: Draft }>();

/** The screen that the address names; else the first that has something to do. */
const stepOf = (asked: string | undefined, draft: Desk['draft']): number => {
  const step = Number(asked);
  if (step === 1 || step === 2 || step === 3) return step;
  return isAccepted(draft) ? 2 : 1;
};

/** Names the screen to whoever does not see the row of steps; what one pressed went with the former screen. */
const StepHeading = ({ step }: { step: number }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const was = useRef(step);
  useEffect(() => {
    if (was.current === step) return;
    was.current = step;
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  const name = STEPS[step - 1]?.() ?? '';
  return (
    <h2 ref={heading} tabIndex={-1} class="hidden-label">
      {t(`第 ${step} 步，共 ${STEPS.length} 步：${name}`, `Step ${step} of ${STEPS.length}: ${name}`)}
    </h2>
  );
};

const Screens = ({ desk, refresh }: { desk: Desk; refresh: () => void }) => {
  const { version, program, draft: stored } = desk;
  const { query, route } = useLocation();
  const keep = `${useViewer()?.account?.id ?? ''} ${version.id}`;
  const left = unsaved.get(keep);
  const [base, setBase] = useState<Base>(left?.base ?? { info: stored.basicInfo, revision: program.revision });
  const [draft, setDraft] = useState(() => left?.draft ?? draftOf(stored.basicInfo));
  const [restored] = useState(left !== undefined);
  const dirty = Object.keys(changesOf(draft, base.info)).length > 0;
  const accepted = isAccepted(stored);
  const step = stepOf(query.step, stored);

  const adopt = (): void => {
    setBase({ info: stored.basicInfo, revision: program.revision });
    setDraft(draftOf(stored.basicInfo));
  };

  useEffect(() => {
    if (program.revision < base.revision) return;
    const news = !same(stored.basicInfo, base.info);
    // with nothing written there is nothing to lose; else only what was sent oneself, or what changes no field, is taken for known
    if (!dirty) {
      if (news || program.revision > base.revision) adopt();
    } else if (news === (program.revision === base.revision)) setBase({ info: stored.basicInfo, revision: program.revision });
  }, [program.revision, stored.basicInfo]);

  useEffect(() => {
    if (dirty) unsaved.set(keep, { base, draft });
    else unsaved.delete(keep);
  }, [keep, dirty, base, draft]);

  const go = (to: number): void => {
    route(stepPath(version.id, to));
    scrollTo({ top: 0 });
  };

  return (
    <>
      <Stepper versionId={version.id} step={step} done={[accepted, stored.problems.length === 0 && !dirty, false]} />
      <StepHeading step={step} />
      {restored && dirty ? (
        <div class="note" role="status">
          <p class="spread">
            {t('已恢复你上次未保存的修改', 'Your unsaved changes have been restored.')}
            <button class="button" type="button" onClick={adopt}>
              {t('放弃这些修改', 'Discard them')}
            </button>
          </p>
        </div>
      ) : null}
      {step === 1 ? (
        <AgreementStep
          desk={desk}
          onNext={() => go(2)}
          refresh={refresh}
          onAccepted={(revision) => base.revision === revision - 1 && setBase({ ...base, revision })}
        />
      ) : null}
      {step === 2 ? (
        <BasicInfoStep
          desk={desk}
          base={base}
          draft={draft}
          dirty={dirty}
          onDraft={setDraft}
          onSaved={(revision) => {
            // what was sent is what stands there now, until the server's own words arrive
            const { testAccount: _account, testPassword: _password, ...sent } = changesOf(draft, base.info);
            setBase({ info: { ...base.info, ...sent } as BasicInfoFactsFragment, revision });
            setDraft((it) => ({ ...it, testAccount: '', testPassword: '', forgetTest: false }));
          }}
          onRebase={(revision) => setBase({ ...base, revision })}
          onReset={adopt}
          onNext={() => go(3)}
          refresh={refresh}
        />
      ) : null}
      {step === 3 ? <ConfirmStep desk={desk} base={base} dirty={dirty} refresh={refresh} /> : null}
      <Leaving dirty={dirty} within={`/mine/versions/${version.id}/submit`} onLeave={() => unsaved.delete(keep)} />
    </>
  );
};

const refusalOf = (version: VersionAsked) => version.availableActions.find((it) => it.action === 'SUBMIT')?.refusal;

/** Whether these screens cannot mend it. */
const isInTheWay = (refusal: ReturnType<typeof refusalOf>): boolean => refusal != null && !MENDED.includes(refusal.code);

/** It cannot be submitted now, whatever one writes. */
const NotNow = ({ version, message, code }: { version: VersionAsked; message: string; code: string | undefined }) => {
  const candidate = version.program?.candidate;
  return (
    <div class="note warn" role="status">
      <p class="strong">{t(`版本 ${version.number} 现在不能提交审核`, `Version ${version.number} cannot be submitted right now`)}</p>
      <p>{message}</p>
      <p class="line">
        {code === 'SLOT_TAKEN' && candidate ? (
          <a class="button" href={`/mine/versions/${candidate.id}`}>
            {t(
              `查看版本 ${candidate.number}（${stateName(candidate.state)}）`,
              `View version ${candidate.number} (${stateName(candidate.state)})`,
            )}
          </a>
        ) : null}
        <a class="button" href={`/mine/versions/${version.id}`}>
          {t('返回版本', 'Back to version')}
        </a>
      </p>
    </div>
  );
};

const Asked = ({ data, refresh }: { data: SubmissionDeskQuery; refresh: () => void }) => {
  // who has begun to write keeps what is written, whatever happens elsewhere
  const begun = useRef(false);
  const { version } = data;
  const program = version?.program;
  if (!version || !program) return <NoVersion />;
  const refusal = refusalOf(version);
  const whyNot = isInTheWay(refusal) ? refusal?.message : undefined;
  // without a draft there is nothing to write in: it is for the program's admins
  const notNow = (
    <NotNow
      version={version}
      message={whyNot ?? t('只有小程序管理员可以提交审核', 'Only program admins can submit it for review.')}
      code={refusal?.code}
    />
  );
  if (!program.submissionDraft || (whyNot && !begun.current)) return notNow;
  begun.current = true;
  return (
    <>
      {whyNot ? notNow : null}
      <Screens desk={{ version, program, draft: program.submissionDraft, agreement: data.agreement, whyNot }} refresh={refresh} />
    </>
  );
};

export const Submit = ({ id }: { id: string }) => {
  const reading = useRead(SubmissionDeskDocument, { id });
  const { query } = useLocation();
  const version = reading.data?.version;
  const draft = version?.program?.submissionDraft;
  const title = version ? t(`提交审核 ${version.number}`, `Submit ${version.number} for review`) : t('提交审核', 'Submit for review');
  const step = version && draft && !isInTheWay(refusalOf(version)) ? STEPS[stepOf(query.step, draft) - 1]?.() : undefined;
  return (
    <Page title={title} tab={step ? `${step} · ${title}` : title} back={`/mine/versions/${id}`} narrow>
      <Loaded reading={reading}>{(data) => <Asked key={id} data={data} refresh={reading.refresh} />}</Loaded>
    </Page>
  );
};
