// What happens elsewhere, while the page is open: the cache forgets what it touches, and a word in passing says so.
import type { Client } from '@urql/core';
import { toast } from '../ui/toast';
import { ViewerDocument, ViewerFeedDocument, type ViewerFeedSubscription } from '@devcenter/client/account';
import { follow } from './live';
import { eventName } from './terms';
import { percent, t } from './language';

const LOUD = new Set([
  'VERSION_APPROVED',
  'VERSION_REJECTED',
  'VERSION_SUSPENDED',
  'VERSION_REINSTATED',
  'VERSION_PUBLISHED',
  'VERSION_ROLLED_BACK',
  'VERSION_TAKEN_DOWN',
  'GRAY_STARTED',
  'GRAY_ADJUSTED',
  'MEMBER_INVITED',
]);

const announce = ({ viewerEvents: told }: ViewerFeedSubscription, self: string | undefined): void => {
  const { event, kind } = told;
  if (!LOUD.has(kind) || event?.by?.id === self) return;
  const program = event?.program?.name ?? '';
  const move = event?.moves[0];
  const share = event?.percent == null ? '' : ` ${percent(event.percent)}`;
  const what = `${program} ${move?.number ?? ''} ${eventName(kind)}${share}`.trim();
  toast(what, move ? `/mine/versions/${move.versionId}` : kind === 'MEMBER_INVITED' ? '/mine' : undefined);
};

const askWho = (client: Client): void => void client.query(ViewerDocument, {}, { requestPolicy: 'network-only' }).toPromise();

/** Follows what concerns the viewer until the returned function is called. */
export const followViewer = (client: Client, self: string | undefined, from: string | undefined): (() => void) =>
  follow(client, ViewerFeedDocument, {
    from,
    cursorOf: (data) => data.viewerEvents.cursor,
    onEvent: (data) => announce(data, self),
    onRights: () => askWho(client),
    onGap: () => {
      askWho(client);
      toast(t('离线较久，内容可能已更新，请刷新', 'You were away for long: what is shown may be old. Refresh.'));
    },
  });
