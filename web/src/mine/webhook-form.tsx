// Where a webhook leads and what it is told: for a new one, and for one that stands.
import { useState } from 'preact/hooks';
import { CreateWebhookDocument, UpdateWebhookDocument, type WebhookCardFragment } from '@devcenter/client/mine';
import { EventKind } from '@devcenter/client/enums';
import { refusalOf, useChange } from '../app/changing';
import { t } from '../app/language';
import { eventName } from '../app/terms';
import { Dialog } from '../ui/dialog';
import { CheckField, Chips, Form, SendButton, TextField } from '../ui/form';
import { TroubleNote } from '../ui/states';
import { Refused } from '../ui/confirm';

// the steps of a program, in the order of its life
const STEPS: readonly EventKind[] = [
  ...(['VERSION_UPLOADED', 'VERSION_DELETED', 'VERSION_SUBMITTED', 'VERSION_WITHDRAWN', 'VERSION_APPROVED', 'VERSION_REJECTED'] as const),
  ...([
    'VERSION_RETURNED',
    'GRAY_STARTED',
    'GRAY_ADJUSTED',
    'GRAY_ENDED',
    'VERSION_PUBLISHED',
    'VERSION_ROLLED_BACK',
    'VERSION_TAKEN_DOWN',
  ] as const),
  ...([
    'VERSION_SUSPENDED',
    'VERSION_REINSTATED',
    'PROGRAM_CREATED',
    'MEMBER_INVITED',
    'INVITATION_DECLINED',
    'INVITATION_REVOKED',
  ] as const),
  ...(['MEMBER_JOINED', 'MEMBER_REMOVED', 'MEMBER_ROLE_CHANGED', 'AGREEMENT_ACCEPTED', 'BASIC_INFO_UPDATED'] as const),
];

interface Props {
  programId: string | undefined;
  /** The one that is changed; none: a new one. */
  webhook?: WebhookCardFragment;
  onClose: () => void;
  onDone: (webhook: WebhookCardFragment, secret?: string | null) => void;
}

export const WebhookForm = ({ programId, webhook, onClose, onDone }: Props) => {
  const [url, setUrl] = useState(webhook?.url ?? 'https://');
  const [description, setDescription] = useState(webhook?.description ?? '');
  const [some, setSome] = useState((webhook?.kinds.length ?? 0) > 0);
  const [chosen, choose] = useState<readonly EventKind[]>(webhook?.kinds ?? []);
  const [missing, setMissing] = useState(false);
  const creating = useChange(CreateWebhookDocument);
  const updating = useChange(UpdateWebhookDocument);
  const { busy, refusals, trouble } = webhook ? updating : creating;
  const offered = programId ? STEPS : [...STEPS, ...Object.values(EventKind).filter((it) => !STEPS.includes(it))];
  const send = async () => {
    const none = some && chosen.length === 0;
    setMissing(none);
    if (none) return;
    const terms = { url: url.trim(), kinds: some ? [...chosen] : [], description };
    if (webhook) {
      const { done } = await updating.run({ input: { webhookId: webhook.id, ...terms } });
      if (done?.webhook) onDone(done.webhook);
    } else {
      const { done } = await creating.run({ input: { ...(programId ? { programId } : {}), ...terms } });
      if (done?.webhook) onDone(done.webhook, done.secret);
    }
  };
  return (
    <Dialog title={webhook ? t('编辑 Webhook', 'Edit webhook') : t('添加 Webhook', 'Add webhook')} onClose={onClose}>
      <Form onSend={send} label="Webhook">
        <TextField
          label={t('地址', 'Address')}
          type="url"
          inputMode="url"
          autocomplete="off"
          value={url}
          onText={setUrl}
          required
          hint={t('公网可访问的 https 地址', 'A publicly reachable https address')}
          wrong={refusalOf(refusals, 'url')}
        />
        <TextField
          label={t('用途（选填）', 'Purpose (optional)')}
          autocomplete="off"
          value={description}
          onText={setDescription}
          maxLength={120}
          wrong={refusalOf(refusals, 'description')}
        />
        <Chips
          label={t('推送哪些事件', 'Events to send')}
          name="which"
          value={some ? 'some' : 'all'}
          options={[
            ['all', t('全部事件', 'All events')],
            ['some', t('指定事件', 'Selected events')],
          ]}
          onChoose={(it) => setSome(it === 'some')}
        />
        {some ? (
          <fieldset>
            <legend class="legend">{t(`事件（已选 ${chosen.length}）`, `Events (${chosen.length} selected)`)}</legend>
            <div class="mine-kinds">
              {offered.map((kind) => (
                <CheckField
                  key={kind}
                  label={eventName(kind)}
                  checked={chosen.includes(kind)}
                  onCheck={(on) => choose(on ? [...chosen, kind] : chosen.filter((it) => it !== kind))}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        {missing && chosen.length === 0 ? (
          <p class="wrong" role="alert">
            {t('请至少选择一个事件，或选择全部事件', 'Select at least one event, or choose all events.')}
          </p>
        ) : null}
        <Refused refusals={refusals} besides={['url', 'description']} />
        <TroubleNote trouble={trouble} />
        <div class="buttons">
          <button class="button" type="button" onClick={onClose}>
            {t('取消', 'Cancel')}
          </button>
          <SendButton busy={busy}>{webhook ? t('保存', 'Save') : t('添加', 'Add')}</SendButton>
        </div>
      </Form>
    </Dialog>
  );
};
