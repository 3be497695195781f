// Everybody who is known here, and making somebody known.
import { useState } from 'preact/hooks';
import {
  CreateAccountDocument,
  CreateSignInLinkDocument,
  PeopleDocument,
  type PersonLineFragment,
  type PlatformRole,
} from '@devcenter/client/operator';
import { Against } from '../ui/confirm';
import { Once } from '../ui/once';
import { refusalOf, useChange } from '../app/changing';
import { moment, t } from '../app/language';
import { useEndless } from '../app/endless';
import { platformRoleName } from '../app/terms';
import { Dialog } from '../ui/dialog';
import { CheckField, Form, SendButton, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import { Empty, ListEnd, Loaded, RefreshButton } from '../ui/states';
import { toast } from '../ui/toast';
import { Desk, useMay } from './guard';
import { nothingFound, SearchField, useSearch } from './search';

export const ROLES: readonly PlatformRole[] = ['PLATFORM_ADMIN', 'EDITOR', 'REVIEWER'];

export const People = () => {
  const { text, search } = useSearch();
  const reading = useEndless(PeopleDocument, { text }, (data) => data.accounts.pageInfo, { pause: !useMay() });
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<Made>();
  return (
    <Desk title={t('账号', 'Accounts')} actions={<RefreshButton reading={reading} />}>
      <SearchField label={t('搜索登录名或姓名', 'Search by login or name')} text={text} onSearch={search} />
      {made ? (
        <Once
          title={t(`账号 ${made.login} 的登录链接`, `Sign-in link for ${made.login}`)}
          text={made.url}
          onDone={() => setMade(undefined)}
        >
          <LinkWords until={made.until} />
        </Once>
      ) : null}
      <div class="buttons">
        <button class="button primary" type="button" onClick={() => setCreating(true)}>
          <Icon name="plus" size={20} />
          {t('创建账号', 'Create account')}
        </button>
      </div>
      <Loaded reading={reading}>
        {({ accounts }) =>
          accounts.nodes.length === 0 ? (
            <Empty>{nothingFound(text, t('还没有账号', 'No accounts yet'))}</Empty>
          ) : (
            <>
              <ul class="list">
                {accounts.nodes.map((person) => (
                  <Line key={person.login} person={person} />
                ))}
              </ul>
              <ListEnd reading={reading} />
            </>
          )
        }
      </Loaded>
      {creating ? (
        <Create
          onClose={() => setCreating(false)}
          onMade={(link) => {
            setCreating(false);
            setMade(link);
          }}
        />
      ) : null}
    </Desk>
  );
};

const Line = ({ person }: { person: PersonLineFragment }) => (
  <li>
    <a class="row" href={`/operator/people/${encodeURIComponent(person.login)}`}>
      <span class="grow">
        <span class="strong">{person.account?.name ?? person.login}</span> <span class="soft small">@{person.login}</span>
        <span class="line">
          {person.disabledAt ? <span class="badge bad">{t('已停用', 'Disabled')}</span> : null}
          {person.roles.map((role) => (
            <span key={role} class="badge info">
              {platformRoleName(role)}
            </span>
          ))}
        </span>
      </span>
      <Icon name="forward" />
    </a>
  </li>
);

interface Made {
  login: string;
  url: string;
  until: string | null;
}

export const LinkWords = ({ until }: { until: string | null }) => (
  <p>
    {t(
      '请私下交给本人，用来设置密码并登录；只显示这一次，只能使用一次',
      'Give it to this person in private, to set a password and sign in. It is shown only once and works only once',
    )}
    {until ? t(`，${moment(until)} 前有效。`, `, valid until ${moment(until)}.`) : t('。', '.')}
  </p>
);

/** `url` is a path where the server does not know how it is reached. */
export const absolute = (url: string): string => new URL(url, location.origin).href;

const Create = ({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) => {
  const create = useChange(CreateAccountDocument);
  const link = useChange(CreateSignInLinkDocument);
  const [given, setGiven] = useState({ login: '', name: '', userKey: '' });
  const [roles, setRoles] = useState<readonly PlatformRole[]>([]);
  const set = (field: keyof typeof given) => (text: string) => setGiven((before) => ({ ...before, [field]: text }));
  const busy = create.busy || link.busy;

  const send = async (): Promise<void> => {
    const login = given.login.trim();
    const { done } = await create.run({
      input: { login, name: given.name.trim(), userKey: given.userKey.trim() || null, roles: [...roles] },
    });
    const account = done?.profile?.account;
    if (!account) return;
    toast(t(`账号 ${login} 已创建`, `Account ${login} created`), `/operator/people/${login}`);
    const outcome = await link.run({ input: { accountId: account.id } });
    if (outcome.done?.url) onMade({ login, url: absolute(outcome.done.url), until: outcome.done.expiresAt });
    // the account is there all the same, and its page makes links
    else onClose();
  };

  return (
    <Dialog title={t('创建账号', 'Create account')} onClose={onClose}>
      <Form onSend={() => void (busy ? undefined : send())} label={t('创建账号', 'Create account')}>
        <TextField
          label={t('登录名', 'Login')}
          hint={t('1–40 个小写字母、数字，可用连字符分隔', '1–40 lower-case letters and digits, with single hyphens in between')}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          value={given.login}
          onText={set('login')}
          wrong={refusalOf(create.refusals, 'login')}
        />
        <TextField
          label={t('显示名称', 'Display name')}
          autocomplete="off"
          maxLength={60}
          value={given.name}
          onText={set('name')}
          wrong={refusalOf(create.refusals, 'name')}
        />
        <TextField
          label={t('用户标识（选填）', 'User key (optional)')}
          hint={t(
            '此人在宿主应用中的标识，作为项目成员可体验灰度版本',
            'Their id in the host app; as program members they get gray versions',
          )}
          autocomplete="off"
          value={given.userKey}
          onText={set('userKey')}
          wrong={refusalOf(create.refusals, 'userKey')}
        />
        <fieldset>
          <legend class="legend">{t('平台角色', 'Platform roles')}</legend>
          {ROLES.map((role) => (
            <CheckField
              key={role}
              label={platformRoleName(role)}
              checked={roles.includes(role)}
              onCheck={(on) => setRoles(on ? [...roles, role] : roles.filter((it) => it !== role))}
            />
          ))}
        </fieldset>
        <Against changing={create} besides={['login', 'name', 'userKey']} />
        <div class="buttons">
          <button class="button" type="button" onClick={onClose}>
            {t('取消', 'Cancel')}
          </button>
          <SendButton busy={busy}>{t('创建', 'Create')}</SendButton>
        </div>
      </Form>
    </Dialog>
  );
};
