// Tokens and sessions as one sees them: one's own, or, at the operator's desk, anybody's.
import type { ComponentChildren } from 'preact';
import type { BrowserFragment, Scope, TokenFragment } from '@devcenter/client/operator';
import { ago, moment, t } from '../app/language';
import { channelName } from '../app/terms';
import './account.css';

const SCOPES: Record<Scope, () => readonly [name: string, meaning: string]> = {
  READ: () => [
    t('只读', 'Read'),
    t('只能查看；除 RESOLVE 外，其他权限都包含它', 'View only; included in every other scope except RESOLVE'),
  ],
  DEVELOP: () => [
    t('开发', 'Develop'),
    t(
      '管理员和开发者对小程序的操作：上传、版本操作、成员、Webhook',
      'What program admins and developers do: uploads, version actions, members, webhooks',
    ),
  ],
  REVIEW: () => [t('审核', 'Review'), t('平台审核员的操作', 'What platform reviewers do')],
  EDIT: () => [t('内容编辑', 'Edit'), t('内容编辑的操作', 'What editors do')],
  ADMINISTER: () => [
    t('平台管理', 'Administer'),
    t('平台管理员的操作：账号、协议、强制下架', 'What platform admins do: accounts, agreements, suspensions'),
  ],
  AUDIT: () => [t('审计', 'Audit'), t('读取审计日志', 'Read the audit log')],
  ACCOUNT: () => [
    t('账号', 'Account'),
    t(
      '管理本账号的令牌、会话和密码；不超出自身权限',
      "manage the account's own tokens, sessions and password; for no more than its own scopes",
    ),
  ],
  RESOLVE: () => [
    t('版本解析', 'Resolve'),
    t('宿主应用专用：查询用户应得的版本；只能单独使用', 'For the host app: finds the version a user gets; cannot be combined'),
  ],
};

export const scopeWords = (scope: Scope): readonly [name: string, meaning: string] => SCOPES[scope]?.() ?? [scope, ''];

const hasEnded = (token: TokenFragment): boolean => token.revokedAt !== null || new Date(token.expiresAt).getTime() <= Date.now();

const tokenBadge = (token: TokenFragment) =>
  token.revokedAt ? (
    <span class="badge bad">{t('已吊销', 'Revoked')}</span>
  ) : hasEnded(token) ? (
    <span class="badge">{t('已过期', 'Expired')}</span>
  ) : (
    <span class="badge good">{t('有效', 'Active')}</span>
  );

export const TokenList = ({
  tokens,
  actions,
}: {
  tokens: readonly TokenFragment[];
  actions: (token: TokenFragment) => ComponentChildren;
}) => (
  <ul class="list">
    {tokens.map((token) => (
      <li key={token.id} class={`credential${hasEnded(token) ? ' over' : ''}`}>
        <div class="spread">
          <p class="strong">{token.name}</p>
          <span class="line">
            {token.current ? <span class="badge info">{t('当前', 'Current')}</span> : null}
            {tokenBadge(token)}
          </span>
        </div>
        <p class="line">
          {token.scopes.map((scope) => (
            <span key={scope} class="badge">
              {scopeWords(scope)[0]}
            </span>
          ))}
        </p>
        <dl class="facts">
          <dt>{t('使用位置', 'Used from')}</dt>
          <dd>{channelName(token.channel)}</dd>
          <dt>{t('创建', 'Created')}</dt>
          <dd>{moment(token.createdAt)}</dd>
          <dt>{token.revokedAt ? t('吊销', 'Revoked') : t('到期', 'Expires')}</dt>
          <dd>{moment(token.revokedAt ?? token.expiresAt)}</dd>
          <dt>{t('最近使用', 'Last used')}</dt>
          <dd>{token.lastUsedAt ? ago(token.lastUsedAt) : t('尚未使用', 'Never')}</dd>
          {token.formerTextUntil && !hasEnded(token) ? (
            <>
              <dt>{t('旧令牌', 'Old token')}</dt>
              <dd>{t(`${moment(token.formerTextUntil)} 前仍可用`, `works until ${moment(token.formerTextUntil)}`)}</dd>
            </>
          ) : null}
        </dl>
        {hasEnded(token) ? null : actions(token)}
      </li>
    ))}
  </ul>
);

const BROWSERS: readonly [RegExp, string][] = [
  [/AlipayClient/, 'Alipay'],
  [/MicroMessenger/, 'WeChat'],
  [/Edg/, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** “Chrome · Windows” where the browser says as much; else what it says. */
const browserName = (agent: string): string => {
  const names = [BROWSERS, SYSTEMS].map((known) => known.find(([word]) => word.test(agent))?.[1]);
  return names.filter(Boolean).join(' · ') || agent || t('未知浏览器', 'Unknown browser');
};

export const SessionList = ({
  sessions,
  actions,
}: {
  sessions: readonly BrowserFragment[];
  actions: (session: BrowserFragment) => ComponentChildren;
}) => (
  <ul class="list">
    {sessions.map((session) => (
      <li key={session.id} class="credential">
        <div class="spread">
          <p class="strong">{browserName(session.userAgent)}</p>
          {session.current ? <span class="badge info">{t('当前浏览器', 'This browser')}</span> : null}
        </div>
        <dl class="facts">
          <dt>{t('登录端', 'Used from')}</dt>
          <dd>{channelName(session.channel)}</dd>
          <dt>{t('网络地址', 'Address')}</dt>
          <dd>{session.address}</dd>
          <dt>{t('最近使用', 'Last used')}</dt>
          <dd>{ago(session.lastUsedAt)}</dd>
          <dt>{t('登录于', 'Signed in')}</dt>
          <dd>{moment(session.createdAt)}</dd>
          <dt>{t('最迟到期', 'Expires')}</dt>
          <dd>{moment(session.expiresAt)}</dd>
        </dl>
        {actions(session)}
      </li>
    ))}
  </ul>
);
