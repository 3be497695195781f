// The browsers one is signed in with.
import { useState } from 'preact/hooks';
import { MySessionsDocument, RevokeSessionDocument, type BrowserFragment } from '@devcenter/client/operator';
import { useChange } from '../app/changing';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { Page } from '../ui/page';
import { Loaded, RefreshButton, TroubleState } from '../ui/states';
import { toast } from '../ui/toast';
import { Confirm } from '../ui/confirm';
import { SessionList } from './credentials';
import { enter } from './doors';

export const Sessions = () => {
  const reading = useRead(MySessionsDocument, {});
  return (
    <Page title={t('登录会话', 'Sessions')} back="/mine/account" narrow actions={<RefreshButton reading={reading} />}>
      <Loaded reading={reading}>
        {({ viewer }) =>
          viewer ? (
            <>
              <p class="soft small">
                {t('不认识的会话请立即退出，并修改密码。', 'If you do not recognize a session, sign it out and change your password.')}
              </p>
              <RevocableSessions sessions={viewer.sessions} />
            </>
          ) : (
            <TroubleState trouble={{ kind: 'signed-out', message: '' }} />
          )
        }
      </Loaded>
    </Page>
  );
};

export const RevocableSessions = ({ sessions }: { sessions: readonly BrowserFragment[] }) => {
  const revoke = useChange(RevokeSessionDocument);
  const [asked, ask] = useState<BrowserFragment>();
  const sure = async (session: BrowserFragment): Promise<void> => {
    const outcome = await revoke.run({ input: { sessionId: session.id } });
    if (!outcome.done) return;
    ask(undefined);
    toast(t('已退出该浏览器', 'Browser signed out'));
    if (session.current) enter('/sign-in');
  };
  return (
    <>
      <SessionList
        sessions={sessions}
        actions={(session) => (
          <div class="buttons">
            <button
              class="button danger"
              type="button"
              onClick={() => {
                revoke.clear();
                ask(session);
              }}
            >
              {t('退出此浏览器', 'Sign out this browser')}
            </button>
          </div>
        )}
      />
      {asked ? (
        <Confirm
          title={t('退出此浏览器？', 'Sign out this browser?')}
          action={t('退出', 'Sign out')}
          danger
          changing={revoke}
          onConfirm={() => void sure(asked)}
          onClose={() => ask(undefined)}
        >
          <p>
            {asked.current
              ? t('这是当前浏览器：退出后需要重新登录。', 'This is your current browser: you will have to sign in again.')
              : t('该浏览器会立即失去访问权限，再次使用需要重新登录。', 'That browser loses access immediately and has to sign in again.')}
          </p>
        </Confirm>
      ) : null}
    </>
  );
};
