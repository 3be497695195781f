// 提审 3/3: everything that will be submitted, as it stands on the server; what moves meanwhile is shown before it is sent.
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { SubmitVersionDocument } from '@devcenter/client/version';
import { useChange } from '../../app/changing';
import { t } from '../../app/language';
import { SendButton } from '../../ui/form';
import { TroubleNote } from '../../ui/states';
import { toast } from '../../ui/toast';
import { BasicInfoFacts } from '../basic-info-facts';
import { RefusedNote } from '../refused';
import type { Refused } from '../steps';
import { WhatChanged } from '../what-changed';
import { stepPath, type Base, type Desk } from './desk';

interface Props {
  desk: Desk;
  base: Base;
  /** What is written and not saved is not submitted. */
  dirty: boolean;
  refresh: () => void;
}

export const ConfirmStep = ({ desk, base, dirty, refresh }: Props) => {
  const { version, program, draft, agreement, whyNot } = desk;
  // what one did oneself a moment ago is known here before the server's own words about it arrive
  const behind = program.revision < base.revision;
  // what the person has before their eyes; it moves only when they have looked again
  const [seen, setSeen] = useState({ revision: Math.max(program.revision, base.revision), agreement: draft.agreementNumber });
  const { run, busy, refusals, trouble, clear } = useChange(SubmitVersionDocument);
  const { route } = useLocation();
  const moved = program.revision > seen.revision || draft.agreementNumber !== seen.agreement;

  const submit = async (): Promise<void> => {
    const { done, refusals } = await run({
      input: { versionId: version.id, expectedRevision: seen.revision, agreementNumber: seen.agreement },
    });
    if (done) {
      toast(t(`${version.number} 已提交审核`, `${version.number} submitted for review`));
      route(`/mine/versions/${version.id}`, true);
    } else if (refusals) refresh();
  };

  const lacks = [
    !behind && draft.agreementNumber !== null && !draft.agreementAccepted
      ? { step: 1, text: t('尚未同意协议', 'The agreement has not been accepted.') }
      : undefined,
    !behind && draft.problems.length > 0
      ? {
          step: 2,
          text: t(`基础信息还有 ${draft.problems.length} 项不完整`, `The basic information lacks ${draft.problems.length} things.`),
        }
      : undefined,
    dirty
      ? {
          step: 2,
          text: t(
            '基础信息有未保存的修改，保存后才会一并提交',
            'The basic information has unsaved changes; they are submitted only once saved.',
          ),
        }
      : undefined,
  ].filter((it) => it !== undefined);

  return (
    <section class="card" aria-label={t('确认', 'Confirmation')}>
      <h2>{t('请确认将要提交的全部信息', 'Check everything before you submit')}</h2>
      <dl class="facts wide">
        <dt>{t('小程序', 'Program')}</dt>
        <dd>{program.name}</dd>
        <dt>{t('版本', 'Version')}</dt>
        <dd>
          <span class="strong">{version.number}</span>
          {version.description ? <span class="as-written"> · {version.description}</span> : null}
        </dd>
        <dt>{t('协议', 'Agreement')}</dt>
        <dd>
          {agreement ? (
            <>
              {t(`《${agreement.title}》第 ${agreement.number} 版`, `${agreement.title}, version ${agreement.number}`)} ·{' '}
              {draft.agreementAccepted ? t('已同意', 'accepted') : t('未同意', 'not accepted')}
            </>
          ) : (
            t('无需同意', 'none')
          )}
        </dd>
      </dl>
      <BasicInfoFacts info={draft.basicInfo} kept={{ account: draft.hasTestAccount, password: draft.hasTestPassword }} />
      <p>
        <a class="touch" href={stepPath(version.id, 2)}>
          {t('修改基础信息', 'Edit basic information')}
        </a>
      </p>
      <p class="small soft">
        {t(
          `以上为修订 ${program.revision} 的内容，提交时若有人改动会先提示你。`,
          `This is revision ${program.revision}. If someone changes it before you submit, you will be told first.`,
        )}
      </p>
      {moved ? (
        <>
          {program.revision > seen.revision ? <WhatChanged programId={program.id} since={seen.revision} now={program.revision} /> : null}
          {agreement && draft.agreementNumber !== seen.agreement ? (
            <p class="note warn" role="status">
              {t(
                `平台发布了新的协议：《${agreement.title}》第 ${agreement.number} 版`,
                `The platform has published a new agreement: ${agreement.title}, version ${agreement.number}.`,
              )}
            </p>
          ) : null}
          <p>{t('以上内容已更新为最新，请再看一遍。', 'The information above is now up to date. Please check it again.')}</p>
          <div class="buttons end">
            <button
              class="button primary"
              type="button"
              onClick={() => {
                clear();
                setSeen({ revision: program.revision, agreement: draft.agreementNumber });
              }}
            >
              {t('我已重新核对', 'I have checked it')}
            </button>
          </div>
        </>
      ) : (
        <>
          {lacks.map(({ step, text }) => (
            <p key={text} class="note warn">
              {text}
              <a class="touch" href={stepPath(version.id, step)}>
                {step === 1 ? t('去同意协议', 'Accept the agreement') : t('去完善', 'Fix')}
              </a>
            </p>
          ))}
          {lacks.length === 0 && !behind && whyNot && refusals.length === 0 ? <p class="note bad">{whyNot}</p> : null}
          {refusals.length > 0 ? <RefusedNote refusals={refusals as readonly Refused[]} /> : null}
          <TroubleNote trouble={trouble} />
          <div class="buttons end">
            <SendButton busy={busy || behind} disabled={lacks.length > 0 || Boolean(whyNot)} onClick={() => void submit()}>
              {t('确认并提交审核', 'Confirm and submit')}
            </SendButton>
          </div>
        </>
      )}
    </section>
  );
};
