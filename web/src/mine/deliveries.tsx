// What was sent to a webhook lately, and how it went.
import { useEffect } from 'preact/hooks';
import {
  PlatformDeliveriesDocument,
  ProgramDeliveriesDocument,
  RedeliverWebhookDocument,
  type DeliveriesFragment,
  type WebhookCardFragment,
} from '@devcenter/client/mine';
import { useChange } from '../app/changing';
import { moment, number, t } from '../app/language';
import { useRead, type Reading } from '../app/reading';
import { eventName } from '../app/terms';
import { Empty, Loaded, Skeleton, TroubleNote } from '../ui/states';
import { Refused } from '../ui/confirm';
import { causeName, failureName, progressName } from './webhook-words';

const POLL_MILLIS = 2_000;

interface Props {
  webhook: WebhookCardFragment;
  programId: string | undefined;
  /** Rises with everything that was asked to be sent. */
  asked: number;
}

export const Deliveries = ({ webhook, programId, asked }: Props) => {
  const ofProgram = useRead(ProgramDeliveriesDocument, { id: programId ?? '' }, { pause: programId === undefined });
  const ofPlatform = useRead(PlatformDeliveriesDocument, {}, { pause: programId !== undefined });
  const reading: Reading<unknown> = programId === undefined ? ofPlatform : ofProgram;
  const webhooks: readonly DeliveriesFragment[] | undefined =
    programId === undefined ? ofPlatform.data?.webhooks : ofProgram.data?.program?.webhooks;
  const deliveries = webhooks?.find((it) => it.id === webhook.id)?.deliveries.nodes ?? [];
  const waiting = deliveries.some((it) => it.progress === 'QUEUED');
  const { run, busy, refusals, trouble } = useChange(RedeliverWebhookDocument);
  const { refresh } = reading;
  useEffect(() => {
    if (asked > 0) refresh();
  }, [asked, refresh]);
  // no feed tells of deliveries: what waits is looked at until it has gone
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(refresh, POLL_MILLIS);
    return () => clearInterval(timer);
  }, [waiting, refresh]);
  const again = async (eventId: string) => {
    if (!busy && (await run({ webhookId: webhook.id, eventId })).done) refresh();
  };
  return (
    <Loaded reading={reading} skeleton={<Skeleton />}>
      {() => (
        <div class="stack" aria-live="polite">
          <Refused refusals={refusals} />
          <TroubleNote trouble={trouble} />
          {deliveries.length > 0 ? (
            <ul class="mine-deliveries">
              {deliveries.map((it) => (
                <li key={it.id} class="spread">
                  <div class="grow">
                    <p class="line">
                      <span class={`badge ${it.progress === 'DELIVERED' ? 'good' : it.progress === 'FAILED' ? 'bad' : 'info'}`}>
                        {progressName(it.progress)}
                      </span>
                      <span>{it.kind ? eventName(it.kind) : causeName(it.cause)}</span>
                      {it.kind && it.cause === 'REDELIVERY' ? <span class="small soft">{causeName(it.cause)}</span> : null}
                    </p>
                    <p class="small soft mine-counts">
                      {[
                        moment(it.at),
                        it.attempt > 1 ? t(`第 ${it.attempt} 次尝试`, `attempt ${it.attempt}`) : '',
                        it.statusCode === null ? '' : `HTTP ${it.statusCode}`,
                        it.duration === null ? '' : t(`${number(it.duration)} 毫秒`, `${number(it.duration)} ms`),
                        it.error ? failureName(it.error) : '',
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </div>
                  {it.eventId && it.progress !== 'QUEUED' && webhook.enabled ? (
                    <button class="button" type="button" aria-disabled={busy} onClick={() => it.eventId && again(it.eventId)}>
                      {t('重新投递', 'Redeliver')}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          ) : (
            <Empty>{t('还没有投递记录', 'Nothing has been sent yet.')}</Empty>
          )}
          {deliveries.length >= 50 ? <p class="small soft">{t('仅显示最近 50 次', 'Showing the last 50.')}</p> : null}
        </div>
      )}
    </Loaded>
  );
};
