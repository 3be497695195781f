// Who is told of everything on the platform.
import { PlatformWebhooksDocument } from '@devcenter/client/mine';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { WebhookList } from '../mine/webhooks';
import { Loaded, RefreshButton } from '../ui/states';
import { Desk, useMay } from './guard';

export const Webhooks = () => {
  const reading = useRead(PlatformWebhooksDocument, {}, { pause: !useMay() });
  return (
    <Desk title={t('平台 Webhook', 'Platform webhooks')} narrow actions={<RefreshButton reading={reading} />}>
      <Loaded reading={reading}>{({ webhooks }) => <WebhookList webhooks={webhooks} refresh={reading.refresh} />}</Loaded>
    </Desk>
  );
};
