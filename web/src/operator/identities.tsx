// Who an account is for other issuers, such as the company's single sign-on.
import { useState } from 'preact/hooks';
import { LinkIdentityDocument, UnlinkIdentityDocument, type PersonWholeFragment } from '@devcenter/client/operator';
import { Against } from '../ui/confirm';
import { Confirm } from '../ui/confirm';
import { refusalOf, useChange } from '../app/changing';
import { day, t } from '../app/language';
import { Dialog } from '../ui/dialog';
import { Form, SendButton, TextField } from '../ui/form';

type Identity = PersonWholeFragment['identities'][number];

export const Identities = ({ identities, id }: { identities: readonly Identity[]; id: string }) => {
  const unlink = useChange(UnlinkIdentityDocument);
  const [asked, ask] = useState<Identity>();
  const [linking, setLinking] = useState(false);
  const sure = async ({ issuer, subject }: Identity): Promise<void> => {
    const { done } = await unlink.run({ input: { accountId: id, issuer, subject } });
    if (done) ask(undefined);
  };
  return (
    <section class="card">
      <h2>{t('外部身份', 'External identities')}</h2>
      {identities.length === 0 ? (
        <p class="soft">
          {t(
            '未关联。关联后可用单点登录，或使用该签发方的令牌。',
            'None linked. A linked identity can use single sign-on, or tokens from that issuer.',
          )}
        </p>
      ) : (
        <ul class="stack">
          {identities.map((it) => (
            <li key={`${it.issuer} ${it.subject}`} class="spread">
              <span class="grow">
                <span>{it.subject}</span>
                <br />
                <span class="small soft">
                  {it.issuer} · {day(it.linkedAt)}
                </span>
              </span>
              <button
                class="button danger"
                type="button"
                aria-label={t(`解除关联 ${it.subject}`, `Unlink ${it.subject}`)}
                onClick={() => {
                  unlink.clear();
                  ask(it);
                }}
              >
                {t('解除', 'Unlink')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <button class="button" type="button" onClick={() => setLinking(true)}>
          {t('关联外部身份', 'Link identity')}
        </button>
      </div>
      {linking ? <Link id={id} onClose={() => setLinking(false)} /> : null}
      {asked ? (
        <Confirm
          title={t('解除关联？', 'Unlink this identity?')}
          action={t('解除', 'Unlink')}
          danger
          changing={unlink}
          onConfirm={() => void sure(asked)}
          onClose={() => ask(undefined)}
        >
          <p>
            {t(
              `${asked.issuer} 的“${asked.subject}”将不能再以此账号登录。`,
              `“${asked.subject}” from ${asked.issuer} can no longer sign in to this account.`,
            )}
          </p>
        </Confirm>
      ) : null}
    </section>
  );
};

const Link = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const link = useChange(LinkIdentityDocument);
  const [issuer, setIssuer] = useState('');
  const [subject, setSubject] = useState('');
  const send = async (): Promise<void> => {
    const { done } = await link.run({ input: { accountId: id, issuer: issuer.trim(), subject: subject.trim() } });
    if (done) onClose();
  };
  return (
    <Dialog title={t('关联外部身份', 'Link identity')} onClose={onClose}>
      <Form onSend={() => void (link.busy ? undefined : send())} label={t('关联外部身份', 'Link identity')}>
        <TextField
          label={t('签发方（iss）', 'Issuer (iss)')}
          hint={t('与令牌中的 iss 逐字一致', 'Exactly as in the iss of its tokens')}
          inputMode="url"
          autocapitalize="none"
          spellcheck={false}
          value={issuer}
          onText={setIssuer}
          wrong={refusalOf(link.refusals, 'issuer')}
        />
        <TextField
          label={t('身份（sub）', 'Subject (sub)')}
          hint={t('此人在签发方的标识', 'Their identifier at the issuer')}
          autocapitalize="none"
          spellcheck={false}
          value={subject}
          onText={setSubject}
          wrong={refusalOf(link.refusals, 'subject')}
        />
        <Against changing={link} besides={['issuer', 'subject']} />
        <div class="buttons">
          <button class="button" type="button" onClick={onClose}>
            {t('取消', 'Cancel')}
          </button>
          <SendButton busy={link.busy}>{t('关联', 'Link')}</SendButton>
        </div>
      </Form>
    </Dialog>
  );
};
