// One account: what it may do, how it signs in, and what it is signed in with.
import { useState } from 'preact/hooks';
import {
  CreateSignInLinkDocument,
  DisableAccountDocument,
  EnableAccountDocument,
  GrantRoleDocument,
  PersonDocument,
  WithdrawRoleDocument,
  type PersonWholeFragment,
  type PlatformRole,
} from '@devcenter/client/operator';
import { Confirm } from '../ui/confirm';
import { Once } from '../ui/once';
import { RevocableSessions } from '../account/sessions';
import { RevocableTokens } from '../account/tokens';
import { useChange } from '../app/changing';
import { moment, t } from '../app/language';
import { useRead } from '../app/reading';
import { useViewer } from '../app/session';
import { platformRoleName } from '../app/terms';
import { Empty, Loaded, NotFound, RefreshButton } from '../ui/states';
import { toast } from '../ui/toast';
import { Desk, useMay } from './guard';
import { Identities } from './identities';
import { absolute, LinkWords, ROLES } from './people';

export const Person = ({ login }: { login: string }) => {
  const reading = useRead(PersonDocument, { login }, { pause: !useMay() });
  return (
    <Desk title={reading.data?.profile?.account?.name ?? login} back="/operator/people" actions={<RefreshButton reading={reading} />}>
      <Loaded reading={reading}>
        {({ profile }) => (profile ? <Whole key={login} person={profile} /> : <NotFound back="/operator/people" />)}
      </Loaded>
    </Desk>
  );
};

const Whole = ({ person }: { person: PersonWholeFragment }) => {
  const id = person.account?.id ?? '';
  return (
    <div class="halves">
      <div>
        <section class="card">
          <h2>{t('资料', 'Profile')}</h2>
          <dl class="facts">
            <dt>{t('登录名', 'Login')}</dt>
            <dd>{person.login}</dd>
            <dt>{t('状态', 'Status')}</dt>
            <dd>
              {person.disabledAt ? (
                <>
                  <span class="badge bad">{t('已停用', 'Disabled')}</span> <span class="small soft">{moment(person.disabledAt)}</span>
                </>
              ) : (
                <span class="badge good">{t('正常', 'Active')}</span>
              )}
            </dd>
            <dt>{t('密码', 'Password')}</dt>
            <dd>{person.hasPassword ? t('已设置', 'set') : t('尚未设置', 'not set yet')}</dd>
            <dt>{t('创建于', 'Created')}</dt>
            <dd>{moment(person.createdAt)}</dd>
          </dl>
          <a class="button" href={`/operator/audit?by=${encodeURIComponent(id)}`}>
            {t('查看此人的操作记录', 'View activity in the log')}
          </a>
        </section>
        <Roles person={person} id={id} />
        <Entrance person={person} id={id} />
      </div>
      <div>
        <Identities identities={person.identities} id={id} />
        <section class="stack">
          <h2>{t('访问令牌', 'Access tokens')}</h2>
          {person.tokens.length > 0 ? <RevocableTokens tokens={person.tokens} /> : <Empty>{t('没有令牌', 'No tokens')}</Empty>}
        </section>
        <section class="stack">
          <h2>{t('登录会话', 'Sessions')}</h2>
          {person.sessions.length > 0 ? (
            <RevocableSessions sessions={person.sessions} />
          ) : (
            <Empty>{t('没有登录中的浏览器', 'No active sessions')}</Empty>
          )}
        </section>
      </div>
    </div>
  );
};

interface Of {
  person: PersonWholeFragment;
  id: string;
}

const Roles = ({ person, id }: Of) => {
  const grant = useChange(GrantRoleDocument);
  const withdraw = useChange(WithdrawRoleDocument);
  const self = useViewer()?.account?.id === id;
  const [asked, ask] = useState<{ role: PlatformRole; has: boolean }>();
  const attempt = asked?.has ? withdraw : grant;
  const name = person.account?.name ?? person.login;
  const sure = async (): Promise<void> => {
    if (!asked) return;
    const { done } = await attempt.run({ input: { accountId: id, role: asked.role } });
    if (done) ask(undefined);
  };
  return (
    <section class="card">
      <h2>{t('平台角色', 'Platform roles')}</h2>
      <ul class="stack">
        {ROLES.map((role) => {
          const has = person.roles.includes(role);
          const word = has ? t('收回', 'Revoke') : t('授予', 'Grant');
          return (
            <li key={role} class="spread">
              <span class="line">
                {platformRoleName(role)}
                {has ? <span class="badge info">{t('已授予', 'Granted')}</span> : null}
              </span>
              <button
                class={`button${has ? ' danger' : ''}`}
                type="button"
                aria-label={t(`${word}${platformRoleName(role)}`, `${word}: ${platformRoleName(role)}`)}
                onClick={() => {
                  grant.clear();
                  withdraw.clear();
                  ask({ role, has });
                }}
              >
                {word}
              </button>
            </li>
          );
        })}
      </ul>
      {asked ? (
        <Confirm
          title={asked.has ? t('收回角色？', 'Revoke the role?') : t('授予角色？', 'Grant the role?')}
          action={asked.has ? t('收回', 'Revoke') : t('授予', 'Grant')}
          danger={asked.has}
          changing={attempt}
          onConfirm={() => void sure()}
          onClose={() => ask(undefined)}
        >
          <p>
            {asked.has
              ? t(
                  `${name} 将不再是${platformRoleName(asked.role)}，立即生效。`,
                  `${name} will no longer be ${platformRoleName(asked.role)}, effective immediately.`,
                )
              : t(
                  `${name} 将成为${platformRoleName(asked.role)}，立即生效。`,
                  `${name} will be ${platformRoleName(asked.role)}, effective immediately.`,
                )}
          </p>
          {self && asked.has && asked.role === 'PLATFORM_ADMIN' ? (
            <p class="note warn">{t('这是你自己：收回后你将无法使用运营台。', "This is yourself: the operator's desk closes to you.")}</p>
          ) : null}
        </Confirm>
      ) : null}
    </section>
  );
};

/** Getting in: a link, and whether at all. */
const Entrance = ({ person, id }: Of) => {
  const link = useChange(CreateSignInLinkDocument);
  const disable = useChange(DisableAccountDocument);
  const enable = useChange(EnableAccountDocument);
  const [made, setMade] = useState<{ url: string; until: string | null }>();
  const [asked, ask] = useState<'link' | 'able'>();
  const off = person.disabledAt !== null;
  const attempt = off ? enable : disable;
  const name = person.account?.name ?? person.login;

  const makeLink = async (): Promise<void> => {
    const { done } = await link.run({ input: { accountId: id } });
    if (!done?.url) return;
    ask(undefined);
    setMade({ url: absolute(done.url), until: done.expiresAt });
  };
  const switchOver = async (): Promise<void> => {
    const { done } = await attempt.run({ input: { accountId: id } });
    if (!done) return;
    ask(undefined);
    toast(
      off
        ? t(`账号 ${person.login} 已启用`, `Account ${person.login} enabled`)
        : t(`账号 ${person.login} 已停用`, `Account ${person.login} disabled`),
    );
  };
  const open = (what: 'link' | 'able') => () => {
    for (const it of [link, disable, enable]) it.clear();
    ask(what);
  };

  return (
    <section class="card">
      <h2>{t('登录与停用', 'Sign-in')}</h2>
      {made ? (
        <Once title={t('登录链接', 'Sign-in link')} text={made.url} onDone={() => setMade(undefined)}>
          <LinkWords until={made.until} />
        </Once>
      ) : null}
      <div class="buttons">
        {off ? null : (
          <button class="button" type="button" onClick={open('link')}>
            {t('生成登录链接', 'Create sign-in link')}
          </button>
        )}
        <button class={`button${off ? ' primary' : ' danger'}`} type="button" onClick={open('able')}>
          {off ? t('启用账号', 'Enable account') : t('停用账号', 'Disable account')}
        </button>
      </div>
      {off ? (
        <p class="small soft">
          {t(
            '停用期间不能登录；启用后令牌恢复可用。',
            'This account cannot sign in while disabled. Its tokens work again once it is enabled.',
          )}
        </p>
      ) : null}
      {asked === 'link' ? (
        <Confirm
          title={t('生成登录链接？', 'Create a sign-in link?')}
          action={t('生成', 'Create')}
          changing={link}
          onConfirm={() => void makeLink()}
          onClose={() => ask(undefined)}
        >
          <p>
            {t(
              `${name} 可凭链接设置新密码并登录，一天内有效，只能使用一次。此前生成而未使用的链接作废。`,
              `${name} can use the link to set a new password and sign in. It is valid for one day and works only once. Earlier unused links stop working.`,
            )}
          </p>
        </Confirm>
      ) : null}
      {asked === 'able' ? (
        <Confirm
          title={off ? t('启用账号？', 'Enable the account?') : t('停用账号？', 'Disable the account?')}
          action={off ? t('启用', 'Enable') : t('停用', 'Disable')}
          danger={!off}
          changing={attempt}
          onConfirm={() => void switchOver()}
          onClose={() => ask(undefined)}
        >
          <p>
            {off
              ? t(
                  `${name} 可以重新登录；未到期的令牌恢复可用，此前的会话不会恢复。`,
                  `${name} can sign in again. Tokens that have not expired work again; earlier sessions are not restored.`,
                )
              : t(
                  `${name} 将无法登录：所有会话立即结束且不再恢复，令牌暂停使用，直到账号重新启用。`,
                  `${name} will not be able to sign in: all sessions end immediately and are not restored, and tokens are suspended until the account is enabled again.`,
                )}
          </p>
        </Confirm>
      ) : null}
    </section>
  );
};
