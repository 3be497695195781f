// Another password for oneself.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ChangePasswordDocument } from '@devcenter/client/operator';
import { refusalOf, useChange } from '../app/changing';
import { t } from '../app/language';
import { useViewer } from '../app/session';
import { Form, SendButton, TextField } from '../ui/form';
import { Page } from '../ui/page';
import { Skeleton, TroubleState } from '../ui/states';
import { Against } from '../ui/confirm';
import { AgainPassword, NewPassword } from './setup';
import './account.css';

const HERE = '/mine/account';

export const Password = () => {
  const viewer = useViewer();
  return (
    <Page title={t('修改密码', 'Change password')} back={HERE} narrow>
      <div class="gate stack">
        {viewer === undefined ? (
          <Skeleton lines={4} />
        ) : viewer?.account ? (
          <Change login={viewer.account.login ?? ''} />
        ) : (
          <TroubleState trouble={{ kind: 'signed-out', message: '' }} />
        )}
      </div>
    </Page>
  );
};

const Change = ({ login }: { login: string }) => {
  const change = useChange(ChangePasswordDocument);
  const [given, setGiven] = useState({ current: '', password: '', again: '' });
  const [differ, setDiffer] = useState(false);
  const [done, setDone] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const set = (field: keyof typeof given) => (text: string) => setGiven((before) => ({ ...before, [field]: text }));
  useLayoutEffect(() => {
    if (differ || change.refusals.length > 0) box.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }, [differ, change.refusals]);

  const send = async (): Promise<void> => {
    setDiffer(given.password !== given.again);
    change.clear();
    if (given.password !== given.again) return;
    const outcome = await change.run({ input: { currentPassword: given.current, newPassword: given.password } });
    if (outcome.done) setDone(true);
  };

  if (done) {
    return (
      <div class="state" role="status">
        <p>{t('密码已修改，其他浏览器已退出登录。', 'Password changed. Your other browsers have been signed out.')}</p>
        <a class="button primary" href={HERE}>
          {t('返回账号', 'Back to account')}
        </a>
      </div>
    );
  }
  return (
    <div class="card" ref={box}>
      <Form onSend={() => void (change.busy ? undefined : send())} label={t('修改密码', 'Change password')}>
        <input type="text" name="login" autocomplete="username" value={login} readOnly hidden />
        <TextField
          label={t('当前密码', 'Current password')}
          name="current"
          type="password"
          autocomplete="current-password"
          value={given.current}
          onText={set('current')}
          wrong={refusalOf(change.refusals, 'currentPassword')}
        />
        <NewPassword
          label={t('新密码', 'New password')}
          value={given.password}
          onText={set('password')}
          wrong={refusalOf(change.refusals, 'newPassword')}
        />
        <AgainPassword
          value={given.again}
          onText={set('again')}
          wrong={differ ? t('两次输入的密码不一致', 'The passwords do not match') : undefined}
        />
        <Against changing={change} besides={['currentPassword', 'newPassword']} />
        <SendButton busy={change.busy} block>
          {t('修改密码', 'Change password')}
        </SendButton>
      </Form>
    </div>
  );
};
