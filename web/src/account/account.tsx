// Who one is here, how the page looks, and the way to password, tokens and sessions.
import { t } from '../app/language';
import { signInPath, useViewer, type Viewer } from '../app/session';
import { channelName, platformRoleName } from '../app/terms';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Skeleton } from '../ui/states';
import { Settings } from './settings';
import { SignOut } from './sign-in';
import './account.css';

export const Account = () => {
  const viewer = useViewer();
  return (
    <Page title={t('账号与设置', 'Account and settings')} back="/mine">
      <div class="halves">
        <div>
          {viewer === undefined ? (
            <div class="card">
              <Skeleton />
            </div>
          ) : viewer?.account ? (
            <Self viewer={viewer} />
          ) : (
            <Guest />
          )}
        </div>
        <div>
          <Settings />
          {viewer?.account ? <SignOut /> : null}
        </div>
      </div>
    </Page>
  );
};

const Guest = () => (
  <section class="card">
    <h2>{t('未登录', 'Not signed in')}</h2>
    <p class="soft">{t('登录后可以管理小程序、令牌和会话。', 'Sign in to manage programs, tokens and sessions.')}</p>
    <a class="button primary block" href={signInPath()}>
      {t('登录', 'Sign in')}
    </a>
  </section>
);

const Self = ({ viewer }: { viewer: Viewer }) => (
  <>
    <section class="card">
      <h2>{viewer.account?.name}</h2>
      <dl class="facts">
        <dt>{t('登录名', 'Login')}</dt>
        <dd>{viewer.account?.login}</dd>
        <dt>{t('平台角色', 'Roles')}</dt>
        <dd class="line">
          {viewer.roles.length > 0
            ? viewer.roles.map((role) => (
                <span key={role} class="badge info">
                  {platformRoleName(role)}
                </span>
              ))
            : t('无', 'none')}
        </dd>
        <dt>{t('登录端', 'Signed in on')}</dt>
        <dd>{channelName(viewer.channel)}</dd>
      </dl>
    </section>
    <nav aria-label={t('账号', 'Account')}>
      <ul class="list">
        <Way
          href="/mine/account/password"
          name={t('修改密码', 'Change password')}
          about={t('同时退出其他浏览器', 'Also signs out your other browsers')}
        />
        <Way
          href="/mine/account/tokens"
          name={t('访问令牌', 'Access tokens')}
          about={t('供命令行、CI 和服务调用接口', 'For the command line, CI and services')}
        />
        <Way
          href="/mine/account/sessions"
          name={t('登录会话', 'Sessions')}
          about={t('已登录的浏览器', 'Browsers you are signed in with')}
        />
      </ul>
    </nav>
  </>
);

/** A line of a list that leads somewhere. */
export const Way = ({ href, name, about }: { href: string; name: string; about: string }) => (
  <li>
    <a class="row" href={href}>
      <span class="grow">
        <span>{name}</span>
        <br />
        <span class="small soft">{about}</span>
      </span>
      <Icon name="forward" />
    </a>
  </li>
);
