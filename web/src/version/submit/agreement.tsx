// 提审 1/3: the agreement in force, to be read and accepted.
import { useState } from 'preact/hooks';
import { AcceptAgreementDocument } from '@devcenter/client/version';
import { useChange } from '../../app/changing';
import { day, t } from '../../app/language';
import { CheckField, Form, SendButton } from '../../ui/form';
import { Rich } from '../../ui/rich';
import { Empty, TroubleNote } from '../../ui/states';
import { toast } from '../../ui/toast';
import { RefusedNote } from '../refused';
import type { Refused } from '../steps';
import type { Desk } from './desk';

interface Props {
  desk: Desk;
  /** The program's revision after the acceptance. */
  onAccepted: (revision: number) => void;
  onNext: () => void;
  refresh: () => void;
}

export const AgreementStep = ({ desk, onAccepted, onNext, refresh }: Props) => {
  const [read, setRead] = useState(false);
  const { run, busy, refusals, trouble } = useChange(AcceptAgreementDocument);
  const { agreement, draft, program } = desk;
  if (!agreement)
    return (
      <section class="card" aria-label={t('协议', 'Agreement')}>
        <Empty
          action={
            <button class="button primary" type="button" onClick={onNext}>
              {t('下一步：基础信息', 'Next: basic information')}
            </button>
          }
        >
          {t('平台目前没有需要同意的协议', 'There is no agreement to accept right now.')}
        </Empty>
      </section>
    );

  // a text that came into force meanwhile is another one to accept
  const accepted = draft.agreementAccepted && draft.agreementNumber === agreement.number;
  const accept = async (): Promise<void> => {
    const { done, refusals } = await run({ input: { programId: program.id, number: agreement.number } });
    if (refusals?.some((it) => it.code === 'STALE_CONFIRMATION')) {
      setRead(false);
      refresh();
    }
    if (!done) return;
    if (done.event) onAccepted(done.event.sequence);
    toast(t('已同意协议', 'Agreement accepted'));
    onNext();
  };

  return (
    <section class="card" aria-label={t('协议', 'Agreement')}>
      <h2>{agreement.title}</h2>
      <p class="small soft">
        {t(
          `第 ${agreement.number} 版，${day(agreement.publishedAt)} 起生效`,
          `Version ${agreement.number}, in force since ${day(agreement.publishedAt)}`,
        )}
      </p>
      <div class="agreement" tabIndex={0} role="region" aria-label={t('协议正文', 'Agreement text')}>
        <Rich below html={agreement.body.html} />
      </div>
      {refusals.length > 0 ? <RefusedNote refusals={refusals as readonly Refused[]} /> : null}
      <TroubleNote trouble={trouble} />
      {accepted ? (
        <>
          <p class="note good">{t('你已代表此小程序同意本协议。', 'You have accepted this agreement on behalf of the program.')}</p>
          <div class="buttons end">
            <button class="button primary" type="button" onClick={onNext}>
              {t('下一步：基础信息', 'Next: basic information')}
            </button>
          </div>
        </>
      ) : (
        <Form onSend={() => read && void accept()} label={t('同意协议', 'Accept the agreement')}>
          <CheckField
            label={t(`我已阅读并同意《${agreement.title}》`, `I have read and accept “${agreement.title}”`)}
            checked={read}
            onCheck={setRead}
          />
          <div class="buttons end">
            <SendButton busy={busy} disabled={!read}>
              {t('同意并继续', 'Accept and continue')}
            </SendButton>
          </div>
        </Form>
      )}
    </section>
  );
};
