// 消息: what others did that concerns one. What is opened is read.
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { MarkNotificationsReadDocument, MyNotificationsDocument, type MyNotificationsQuery } from '@devcenter/client/mine';
import { useChange } from '../app/changing';
import { ago, moment, percent, t } from '../app/language';
import { useEndless } from '../app/endless';
import { signInPath, useViewer } from '../app/session';
import { eventName, personName } from '../app/terms';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, ListEnd, Loaded, RefreshButton, SkeletonList, TroubleNote } from '../ui/states';
import { Refused } from '../ui/confirm';
import { toast } from '../ui/toast';
import './mine.css';

type Notice = NonNullable<MyNotificationsQuery['viewer']>['notifications']['nodes'][number];

export const Notifications = () => {
  const viewer = useViewer();
  if (viewer) return <List />;
  return (
    <Page title={t('消息', 'Notifications')} back="/mine" narrow>
      {viewer === undefined ? (
        <SkeletonList />
      ) : (
        <Empty
          action={
            <a class="button primary" href={signInPath()}>
              {t('登录', 'Sign in')}
            </a>
          }
        >
          {t('登录后查看消息', 'Sign in to see your notifications.')}
        </Empty>
      )}
    </Page>
  );
};

const AT = '/mine/notifications';

const List = () => {
  const { query } = useLocation();
  const unread = query.unread === '1';
  const reading = useEndless(MyNotificationsDocument, { unread }, (data) => data.viewer?.notifications.pageInfo);
  const { run, busy, refusals, trouble } = useChange(MarkNotificationsReadDocument);
  const notices = reading.data?.viewer?.notifications.nodes ?? [];
  const waiting = reading.data?.viewer?.unreadNotifications ?? 0;
  const newest = notices[0];
  const able = newest !== undefined && waiting > 0 && !busy;
  // once there it stays, and with it the focus
  const offered = useRef(false);
  offered.current ||= able;
  const readAll = async () => {
    if (!able) return;
    // up to the newest that is shown: what arrives meanwhile stays unread
    const { done } = await run({ input: { positions: [], upTo: newest.position } });
    if (done) toast(t('已全部标为已读', 'All marked as read'));
  };
  return (
    <Page title={t('消息', 'Notifications')} back="/mine" narrow actions={<RefreshButton reading={reading} />}>
      <div class="spread">
        <nav aria-label={t('筛选', 'Filter')}>
          <ul class="chips">
            <li>
              <a class="chip" href={AT} aria-current={unread ? undefined : 'true'}>
                {t('全部', 'All')}
              </a>
            </li>
            <li>
              <a class="chip" href={`${AT}?unread=1`} aria-current={unread ? 'true' : undefined}>
                {t('未读', 'Unread')} {waiting > 0 ? waiting : ''}
              </a>
            </li>
          </ul>
        </nav>
        {offered.current ? (
          <button class="button plain" type="button" aria-disabled={!able} onClick={() => void readAll()}>
            {t('全部标为已读', 'Mark all as read')}
          </button>
        ) : null}
      </div>
      <Refused refusals={refusals} />
      <TroubleNote trouble={trouble} />
      <Loaded reading={reading}>
        {() =>
          notices.length > 0 ? (
            <ul class="list">
              {notices.map((it) => (
                <li key={it.position}>
                  <NoticeRow notice={it} onOpen={() => it.read || run({ input: { positions: [it.position] } })} />
                </li>
              ))}
            </ul>
          ) : (
            <Empty
              action={
                unread ? (
                  <a class="button" href={AT}>
                    {t('查看全部消息', 'View all notifications')}
                  </a>
                ) : undefined
              }
            >
              {unread
                ? t('没有未读消息', 'No unread notifications.')
                : t(
                    '还没有消息。审核结果、灰度、上架与邀请会出现在这里',
                    'Nothing yet. Review results, gray releases, publishing and invitations appear here.',
                  )}
            </Empty>
          )
        }
      </Loaded>
      {reading.hasMore ? <ListEnd reading={reading} /> : null}
    </Page>
  );
};

const leadsTo = ({ kind, event, programId, programName }: Notice): string | undefined => {
  const moved = event?.moves[0];
  if (moved) return `/mine/versions/${moved.versionId}`;
  if (event && programId) return `/mine/programs/${programId}`;
  // an invitation that waits is answered among one's own things
  return kind === 'MEMBER_INVITED' && programName ? '/mine' : undefined;
};

const NoticeRow = ({ notice, onOpen }: { notice: Notice; onOpen: () => void }) => {
  const { event, kind, programName, read, at } = notice;
  const href = leadsTo(notice);
  const number = event?.moves[0]?.number;
  const content = (
    <>
      <span class={`mine-unread-mark${read ? '' : ' mine-on'}`} />
      <span class="grow">
        <span class={read ? '' : 'strong'}>
          {read ? null : <span class="hidden-label">{t('未读：', 'Unread: ')}</span>}
          {kind === 'MEMBER_INVITED' ? t('邀请你加入', 'You are invited to join') : eventName(kind)}
          {number ? <span class="mine-counts"> {number}</span> : null}
          {event?.percent != null ? (
            <span class="mine-counts">
              {' '}
              {[event.percentBefore, event.percent]
                .filter((it) => it != null)
                .map(percent)
                .join(' → ')}
            </span>
          ) : null}
        </span>
        <span class="small mine-below">{programName ?? t('你已不能查看的小程序', 'A program you can no longer view')}</span>
        {event?.reason ? <span class="small clamp">{event.reason}</span> : null}
        <span class="small soft mine-below">
          {event ? (
            <>
              <span class="whole">{personName(event.by)}</span> ·{' '}
            </>
          ) : null}
          <time dateTime={at} title={moment(at)}>
            {ago(at)}
          </time>
        </span>
      </span>
    </>
  );
  if (href)
    return (
      <a class="row" href={href} onClick={onOpen}>
        {content}
        <Icon name="forward" size={18} />
      </a>
    );
  return (
    <div class="row">
      {content}
      {read ? null : (
        <button class="button plain" type="button" onClick={onOpen}>
          {t('标为已读', 'Mark as read')}
        </button>
      )}
    </div>
  );
};
