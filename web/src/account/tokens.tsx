// One's access tokens: made, given another text, and ended. A text is shown once.
import { useState } from 'preact/hooks';
import {
  CreateTokenDocument,
  MyTokensDocument,
  RevokeTokenDocument,
  RotateTokenDocument,
  type MyTokensQuery,
  type Scope,
  type TokenChannel,
  type TokenFragment,
} from '@devcenter/client/operator';
import { refusalOf, useChange } from '../app/changing';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { channelName } from '../app/terms';
import { Dialog } from '../ui/dialog';
import { CheckField, Chips, Form, SelectField, SendButton, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, Loaded, RefreshButton, TroubleState } from '../ui/states';
import { toast } from '../ui/toast';
import { Against } from '../ui/confirm';
import { Confirm } from '../ui/confirm';
import { scopeWords, TokenList } from './credentials';
import { Once } from '../ui/once';

type Me = NonNullable<MyTokensQuery['viewer']>;

interface Secret {
  name: string;
  text: string;
  rotated: boolean;
}

export const Tokens = () => {
  const reading = useRead(MyTokensDocument, {});
  return (
    <Page title={t('访问令牌', 'Access tokens')} back="/mine/account" narrow actions={<RefreshButton reading={reading} />}>
      <Loaded reading={reading}>
        {({ viewer }) => (viewer ? <Mine me={viewer} /> : <TroubleState trouble={{ kind: 'signed-out', message: '' }} />)}
      </Loaded>
    </Page>
  );
};

const Mine = ({ me }: { me: Me }) => {
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  return (
    <>
      <p class="soft small">
        {t('令牌供程序调用接口：请求头 ', 'Programs send a token with every API request: ')}
        <code>Authorization: Bearer dct_…</code>
        {t('。每个账号最多 20 个有效令牌。', '. Each account can have up to 20 active tokens.')}
      </p>
      {secret ? (
        <Once
          title={
            secret.rotated
              ? t(`“${secret.name}”的新令牌`, `New token for “${secret.name}”`)
              : t(`令牌“${secret.name}”已创建`, `Token “${secret.name}” created`)
          }
          text={secret.text}
          onDone={() => setSecret(undefined)}
        >
          <p>
            {t(
              '只显示这一次，请立即复制并妥善保管；离开页面后无法再次查看。',
              'It is shown only once. Copy it now and keep it safe; it cannot be viewed again.',
            )}
            {secret.rotated ? t(' 旧令牌一小时内仍然有效。', ' The old token works for one more hour.') : ''}
          </p>
        </Once>
      ) : null}
      <div class="buttons">
        <button class="button primary" type="button" onClick={() => setCreating(true)}>
          <Icon name="plus" size={20} />
          {t('创建令牌', 'Create token')}
        </button>
      </div>
      {me.tokens.length === 0 ? (
        <Empty>{t('还没有令牌。创建一个，供命令行或 CI 使用。', 'No tokens yet. Create one for the command line or CI.')}</Empty>
      ) : (
        <OwnTokens tokens={me.tokens} onSecret={setSecret} />
      )}
      {creating ? (
        <Create
          me={me}
          onClose={() => setCreating(false)}
          onSecret={(made) => {
            setCreating(false);
            setSecret(made);
          }}
        />
      ) : null}
    </>
  );
};

const OwnTokens = ({ tokens, onSecret }: { tokens: readonly TokenFragment[]; onSecret: (secret: Secret) => void }) => {
  const rotate = useChange(RotateTokenDocument);
  const [asked, ask] = useState<TokenFragment>();
  const sure = async (token: TokenFragment): Promise<void> => {
    const { done } = await rotate.run({ input: { tokenId: token.id } });
    if (!done) return;
    ask(undefined);
    if (done.secret) onSecret({ name: token.name, text: done.secret, rotated: true });
  };
  return (
    <>
      <RevocableTokens
        tokens={tokens}
        more={(token) => (
          <button
            class="button"
            type="button"
            aria-label={t(`轮换令牌 ${token.name}`, `Rotate ${token.name}`)}
            onClick={() => {
              rotate.clear();
              ask(token);
            }}
          >
            {t('轮换', 'Rotate')}
          </button>
        )}
      />
      {asked ? (
        <Confirm
          title={t('轮换令牌？', 'Rotate token?')}
          action={t('轮换', 'Rotate')}
          changing={rotate}
          onConfirm={() => void sure(asked)}
          onClose={() => ask(undefined)}
        >
          <p>
            {t(
              `将为“${asked.name}”生成新的令牌，到期时间不变；旧令牌一小时后失效。`,
              `A new token is created for “${asked.name}” with the same expiry; the old one stops working after one hour.`,
            )}
          </p>
        </Confirm>
      ) : null}
    </>
  );
};

export const RevocableTokens = ({
  tokens,
  more,
}: {
  tokens: readonly TokenFragment[];
  more?: (token: TokenFragment) => preact.ComponentChildren;
}) => {
  const revoke = useChange(RevokeTokenDocument);
  const [asked, ask] = useState<TokenFragment>();
  const sure = async (token: TokenFragment): Promise<void> => {
    const { done } = await revoke.run({ input: { tokenId: token.id } });
    if (!done) return;
    ask(undefined);
    toast(t(`令牌“${token.name}”已吊销`, `Token “${token.name}” revoked`));
  };
  return (
    <>
      <TokenList
        tokens={tokens}
        actions={(token) => (
          <div class="buttons">
            {more?.(token)}
            <button
              class="button danger"
              type="button"
              aria-label={t(`吊销令牌 ${token.name}`, `Revoke ${token.name}`)}
              onClick={() => {
                revoke.clear();
                ask(token);
              }}
            >
              {t('吊销', 'Revoke')}
            </button>
          </div>
        )}
      />
      {asked ? (
        <Confirm
          title={t('吊销令牌？', 'Revoke token?')}
          action={t('吊销', 'Revoke')}
          danger
          changing={revoke}
          onConfirm={() => void sure(asked)}
          onClose={() => ask(undefined)}
        >
          <p>
            {t(
              `“${asked.name}”会立即失效，使用它的程序将无法访问，且不能恢复。`,
              `“${asked.name}” stops working immediately. Programs that use it lose access, and this cannot be undone.`,
            )}
          </p>
        </Confirm>
      ) : null}
    </>
  );
};

const DAYS = [7, 30, 90, 180, 365];

const Create = ({ me, onClose, onSecret }: { me: Me; onClose: () => void; onSecret: (secret: Secret) => void }) => {
  const create = useChange(CreateTokenDocument);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['READ']);
  const [channel, setChannel] = useState<TokenChannel>('CLI');
  const [days, setDays] = useState('90');
  const offered: readonly Scope[] =
    me.roles.includes('PLATFORM_ADMIN') && !me.scopes.includes('RESOLVE') ? [...me.scopes, 'RESOLVE'] : me.scopes;
  const choose = (scope: Scope, on: boolean): void => {
    if (!on) setScopes(scopes.filter((it) => it !== scope));
    // it goes alone
    else if (scope === 'RESOLVE') setScopes(['RESOLVE']);
    else setScopes([...scopes.filter((it) => it !== 'RESOLVE'), scope]);
  };
  const send = async (): Promise<void> => {
    const { done } = await create.run({ input: { name: name.trim(), scopes: [...scopes], channel, days: Number(days) } });
    if (done?.secret) onSecret({ name: name.trim(), text: done.secret, rotated: false });
  };
  const wrongScopes = refusalOf(create.refusals, 'scopes');
  return (
    <Dialog title={t('创建令牌', 'Create token')} onClose={onClose}>
      <Form onSend={() => void (create.busy ? undefined : send())} label={t('创建令牌', 'Create token')}>
        <TextField
          label={t('名称', 'Name')}
          hint={t('用途，如“CI”；1–60 个字符', 'Purpose, such as “CI”; 1–60 characters')}
          maxLength={60}
          value={name}
          onText={setName}
          wrong={refusalOf(create.refusals, 'name')}
        />
        <fieldset>
          <legend class="legend">{t('权限（不超出账号本身的权限）', 'Scopes (limited to what the account itself may do)')}</legend>
          {offered.map((scope) => (
            <CheckField
              key={scope}
              checked={scopes.includes(scope)}
              onCheck={(on) => choose(scope, on)}
              label={
                <>
                  {scopeWords(scope)[0]} <code class="soft">{scope}</code>
                  <span class="small soft">{scopeWords(scope)[1]}</span>
                </>
              }
            />
          ))}
          {wrongScopes ? (
            <p class="wrong" role="alert">
              {wrongScopes}
            </p>
          ) : null}
        </fieldset>
        <div class="field">
          <p class="legend" aria-hidden="true">
            {t('使用位置', 'Where it is used')}
          </p>
          <Chips
            label={t('使用位置', 'Where it is used')}
            name="channel"
            value={channel}
            options={[
              ['CLI', channelName('CLI')],
              ['SERVICE', channelName('SERVICE')],
            ]}
            onChoose={setChannel}
          />
        </div>
        <SelectField
          label={t('有效期', 'Valid for')}
          value={days}
          onText={setDays}
          options={DAYS.map((it) => [String(it), t(`${it} 天`, `${it} days`)] as const)}
          wrong={refusalOf(create.refusals, 'days')}
        />
        <Against changing={create} besides={['name', 'scopes', 'days']} />
        <div class="buttons">
          <button class="button" type="button" onClick={onClose}>
            {t('取消', 'Cancel')}
          </button>
          <SendButton busy={create.busy}>{t('创建', 'Create')}</SendButton>
        </div>
      </Form>
    </Dialog>
  );
};
