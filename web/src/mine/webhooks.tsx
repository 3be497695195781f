// The endpoints that are told what happens: of one program, or of the platform.
import { useState } from 'preact/hooks';
import {
  DeleteWebhookDocument,
  DisableWebhookDocument,
  EnableWebhookDocument,
  PingWebhookDocument,
  ProgramWebhooksDocument,
  RotateWebhookSecretDocument,
  type WebhookCardFragment,
} from '@devcenter/client/mine';
import { useChange } from '../app/changing';
import { ago, day, moment, number, t } from '../app/language';
import { useRead } from '../app/reading';
import { eventName, personName } from '../app/terms';
import { CheckField } from '../ui/form';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, Loaded, RefreshButton, TroubleNote } from '../ui/states';
import { NoProgram } from './no-program';
import { toast } from '../ui/toast';
import { Confirm, Refused } from '../ui/confirm';
import { CopyText } from '../ui/copy';
import { Deliveries } from './deliveries';
import { disabledName } from './webhook-words';
import { WebhookForm } from './webhook-form';
import './mine.css';

export const Webhooks = ({ id }: { id: string }) => {
  const reading = useRead(ProgramWebhooksDocument, { id });
  const name = reading.data?.program?.name;
  return (
    <Page
      title={name ? `Webhooks · ${name}` : 'Webhooks'}
      back={`/mine/programs/${id}`}
      narrow
      actions={<RefreshButton reading={reading} />}
    >
      <Loaded reading={reading}>
        {({ program }) => (program ? <WebhookList webhooks={program.webhooks} programId={id} refresh={reading.refresh} /> : <NoProgram />)}
      </Loaded>
    </Page>
  );
};

interface ListProps {
  webhooks: readonly WebhookCardFragment[];
  /** Of which program; none: of the platform. */
  programId?: string;
  /** Asks for the list again. */
  refresh: () => void;
}

type Asked = { what: 'edit' | 'disable' | 'enable' | 'rotate' | 'delete'; webhook: WebhookCardFragment } | { what: 'create' };

export const WebhookList = ({ webhooks, programId, refresh }: ListProps) => {
  const [asked, ask] = useState<Asked | undefined>();
  const [secret, keep] = useState<{ url: string; text: string } | undefined>();
  const close = () => ask(undefined);
  const create = (
    <button class="button primary" type="button" onClick={() => ask({ what: 'create' })}>
      <Icon name="plus" size={18} />
      {t('添加 Webhook', 'Add webhook')}
    </button>
  );
  return (
    <>
      <p class="small soft">
        {programId
          ? t(
              '小程序的事件会按顺序推送到你的服务，并带有签名（Standard Webhooks）。失败会自动重试，持续失败五天后停用。',
              'Program events are sent to your server in order and signed (Standard Webhooks). Failed deliveries are retried; after five days of failures the webhook is disabled.',
            )
          : t(
              '平台的全部事件会按顺序推送到你的服务，并带有签名（Standard Webhooks）。失败会自动重试，持续失败五天后停用。',
              'All platform events are sent to your server in order and signed (Standard Webhooks). Failed deliveries are retried; after five days of failures the webhook is disabled.',
            )}
      </p>
      {secret ? <Secret url={secret.url} text={secret.text} onDone={() => keep(undefined)} /> : null}
      {webhooks.length > 0 ? (
        <>
          <div class="line">{create}</div>
          <ul class="stack mine-wide-gap">
            {webhooks.map((it) => (
              <li key={it.id} class="card">
                <Card webhook={it} programId={programId} ask={(what) => ask({ what, webhook: it })} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <div class="card">
          <Empty action={create}>{t('还没有 Webhook', 'No webhooks yet.')}</Empty>
        </div>
      )}
      {asked?.what === 'create' ? (
        <WebhookForm
          programId={programId}
          onClose={close}
          onDone={(webhook, text) => {
            if (text) keep({ url: webhook.url, text });
            refresh();
            close();
          }}
        />
      ) : null}
      {asked?.what === 'edit' ? <WebhookForm programId={programId} webhook={asked.webhook} onClose={close} onDone={close} /> : null}
      {asked?.what === 'disable' ? <Disable webhook={asked.webhook} onClose={close} /> : null}
      {asked?.what === 'enable' ? <Enable webhook={asked.webhook} onClose={close} /> : null}
      {asked?.what === 'rotate' ? (
        <Rotate webhook={asked.webhook} onClose={close} onSecret={(text) => keep({ url: asked.webhook.url, text })} />
      ) : null}
      {asked?.what === 'delete' ? <Delete webhook={asked.webhook} onClose={close} onDone={refresh} /> : null}
    </>
  );
};

const Secret = ({ url, text, onDone }: { url: string; text: string; onDone: () => void }) => (
  <section class="note warn" role="status">
    <h2>{t('签名密钥，只显示这一次', 'Signing secret, shown only once')}</h2>
    <p class="small">
      {t(
        '请立即保存到你的服务中，离开页面后无法再次查看；遗失只能轮换。',
        'Save it to your server now: it cannot be shown again. If you lose it, rotate it.',
      )}{' '}
      <span class="mine-address">{url}</span>
    </p>
    <CopyText label={t('签名密钥', 'Signing secret')} text={text} />
    <div class="buttons">
      <button class="button" type="button" onClick={onDone}>
        {t('我已保存，隐藏密钥', 'I have saved it, hide it')}
      </button>
    </div>
  </section>
);

const Card = ({
  webhook,
  programId,
  ask,
}: {
  webhook: WebhookCardFragment;
  programId: string | undefined;
  ask: (what: 'edit' | 'disable' | 'enable' | 'rotate' | 'delete') => void;
}) => {
  const [open, setOpen] = useState(false);
  const [pings, setPings] = useState(0);
  const ping = useChange(PingWebhookDocument);
  const send = async () => {
    const { done } = await ping.run({ webhookId: webhook.id });
    if (!done) return;
    setPings((it) => it + 1);
    setOpen(true);
  };
  return (
    <>
      <div class="spread">
        <Health webhook={webhook} />
        <span class="small soft">
          {t(
            `${personName(webhook.createdBy)} 添加于 ${day(webhook.createdAt)}`,
            `added by ${personName(webhook.createdBy)}, ${day(webhook.createdAt)}`,
          )}
        </span>
      </div>
      <h2 class="mine-address">{webhook.url}</h2>
      {webhook.description ? <p>{webhook.description}</p> : null}
      <p class="small soft">
        {webhook.kinds.length > 0 ? webhook.kinds.map(eventName).join(t('、', ', ')) : t('推送全部事件', 'All events')}
      </p>
      <Trouble webhook={webhook} />
      <Refused refusals={ping.refusals} />
      <TroubleNote trouble={ping.trouble} />
      <div class="buttons">
        {webhook.enabled ? (
          <button class="button" type="button" aria-disabled={ping.busy} onClick={() => ping.busy || send()}>
            {t('测试推送', 'Send test')}
          </button>
        ) : null}
        <button class="button" type="button" onClick={() => ask('edit')}>
          {t('编辑', 'Edit')}
        </button>
        <button class="button" type="button" onClick={() => ask(webhook.enabled ? 'disable' : 'enable')}>
          {webhook.enabled ? t('停用', 'Disable') : t('启用', 'Enable')}
        </button>
        <button class="button" type="button" onClick={() => ask('rotate')}>
          {t('轮换密钥', 'Rotate secret')}
        </button>
        <button class="button danger" type="button" onClick={() => ask('delete')}>
          {t('删除', 'Delete')}
        </button>
      </div>
      <button class="button plain" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('收起投递记录', 'Hide deliveries') : t('投递记录', 'Deliveries')}
      </button>
      {open ? <Deliveries webhook={webhook} programId={programId} asked={pings} /> : null}
    </>
  );
};

const Health = ({ webhook }: { webhook: WebhookCardFragment }) => {
  if (!webhook.enabled) return <span class="badge">{t('已停用', 'Disabled')}</span>;
  return webhook.failingSince ? (
    <span class="badge bad">{t('投递失败', 'Failing')}</span>
  ) : (
    <span class="badge good">{t('正常', 'Working')}</span>
  );
};

const Trouble = ({ webhook }: { webhook: WebhookCardFragment }) => {
  const told: string[] = [];
  if (!webhook.enabled && webhook.disabledAt) {
    const why = webhook.disabledReason ? disabledName(webhook.disabledReason) : '';
    told.push(t(`${moment(webhook.disabledAt)} 停用：${why}`, `Disabled ${moment(webhook.disabledAt)}: ${why}`));
  }
  if (webhook.enabled && webhook.failingSince) {
    told.push(t(`自 ${moment(webhook.failingSince)} 起失败`, `Failing since ${moment(webhook.failingSince)}`));
    if (webhook.nextAttemptAt) told.push(t(`下次重试 ${ago(webhook.nextAttemptAt)}`, `Next attempt ${ago(webhook.nextAttemptAt)}`));
  }
  if (webhook.behind > 0) {
    const waiting = webhook.behind >= 1_000 ? `${number(1_000)}+` : number(webhook.behind);
    told.push(t(`${waiting} 个事件待推送`, `${waiting} events waiting`));
  }
  if (webhook.formerSecretUntil)
    told.push(
      t(`旧密钥到 ${moment(webhook.formerSecretUntil)} 仍会签名`, `The old secret also signs until ${moment(webhook.formerSecretUntil)}`),
    );
  return told.length > 0 ? <p class="small">{told.join(t('；', '; '))}</p> : null;
};

interface DialogProps {
  webhook: WebhookCardFragment;
  onClose: () => void;
}

const Disable = ({ webhook, onClose }: DialogProps) => {
  const changing = useChange(DisableWebhookDocument);
  const confirm = async () => {
    if ((await changing.run({ webhookId: webhook.id })).done) onClose();
  };
  return (
    <Confirm
      title={t('停用这个 Webhook？', 'Disable this webhook?')}
      action={t('停用', 'Disable')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p class="mine-address">{webhook.url}</p>
      <p>
        {t(
          '停用后不再推送。之后启用时，可以选择补推期间的事件，或从那时开始。',
          'Nothing more is sent. When you enable it again, you can choose whether to send the events in between.',
        )}
      </p>
    </Confirm>
  );
};

const Enable = ({ webhook, onClose }: DialogProps) => {
  const changing = useChange(EnableWebhookDocument);
  const [skip, setSkip] = useState(false);
  const confirm = async () => {
    if ((await changing.run({ input: { webhookId: webhook.id, skip } })).done) onClose();
  };
  const waiting = webhook.behind >= 1_000 ? `${number(1_000)}+` : number(webhook.behind);
  return (
    <Confirm
      title={t('启用这个 Webhook？', 'Enable this webhook?')}
      action={t('启用', 'Enable')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p class="mine-address">{webhook.url}</p>
      <p>{t(`停用期间有 ${waiting} 个事件没有推送。`, `${waiting} events were not sent while it was disabled.`)}</p>
      <CheckField label={t('跳过它们，只推送之后的事件', 'Skip them and send only new events')} checked={skip} onCheck={setSkip} />
    </Confirm>
  );
};

const Rotate = ({ webhook, onClose, onSecret }: DialogProps & { onSecret: (text: string) => void }) => {
  const changing = useChange(RotateWebhookSecretDocument);
  const confirm = async () => {
    const { done } = await changing.run({ webhookId: webhook.id });
    if (!done) return;
    if (done.secret) onSecret(done.secret);
    onClose();
  };
  return (
    <Confirm
      title={t('轮换签名密钥？', 'Rotate the signing secret?')}
      action={t('轮换', 'Rotate')}
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {t(
          '新密钥立即生效，只显示一次。旧密钥在 24 小时内仍会一起签名，请在此期间更新你的服务。',
          'The new secret takes effect immediately and is shown only once. The old one keeps signing for 24 hours; update your server in that time.',
        )}
      </p>
    </Confirm>
  );
};

const Delete = ({ webhook, onClose, onDone }: DialogProps & { onDone: () => void }) => {
  const changing = useChange(DeleteWebhookDocument);
  const confirm = async () => {
    if (!(await changing.run({ webhookId: webhook.id })).done) return;
    toast(t('Webhook 已删除', 'Webhook deleted'));
    onDone();
    onClose();
  };
  return (
    <Confirm
      title={t('删除这个 Webhook？', 'Delete this webhook?')}
      action={t('删除', 'Delete')}
      danger
      changing={changing}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p class="mine-address">{webhook.url}</p>
      <p>
        {t(
          '投递记录会一并删除，不可恢复。尚未推送的事件不会再推送。',
          'Its delivery log is deleted too. This cannot be undone, and waiting events are not sent.',
        )}
      </p>
    </Confirm>
  );
};
