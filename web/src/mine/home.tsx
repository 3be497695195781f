// 我的: who one is, where one may go from here, whom one is asked to join, and one's programs.
import { MyProgramsDocument, type ProgramRole, type ProgramRowFragment } from '@devcenter/client/mine';
import { t } from '../app/language';
import { useEndless } from '../app/endless';
import { signInPath, useViewer, type Viewer } from '../app/session';
import { channelName, platformRoleName } from '../app/terms';
import { Icon, type IconName } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, ListEnd, Loaded, RefreshButton, Skeleton, SkeletonList } from '../ui/states';
import { Logo, StateBadge } from './badges';
import { Invitations } from './invitations';
import { Tile } from './tile';

export const Mine = () => {
  const viewer = useViewer();
  if (viewer) return <Own viewer={viewer} />;
  return (
    <Page title={t('我的', 'Mine')} narrow>
      {viewer === null ? <Welcome /> : <Skeleton lines={6} />}
    </Page>
  );
};

const Welcome = () => {
  const offers: [IconName, string, string][] = [
    [
      'review',
      t('版本与审核', 'Versions and reviews'),
      t('查看所有版本，提交审核，看懂驳回原因', 'See every version, submit it for review, and understand why one was rejected'),
    ],
    [
      'upload',
      t('灰度与上架', 'Gray releases'),
      t('不在电脑旁，也能灰度、上架、回滚', 'Start a gray release, publish or roll back, away from your desk'),
    ],
    ['mine', t('成员协作', 'Members'), t('邀请管理员与开发者，所有操作有据可查', 'Invite admins and developers; every step is on record')],
    [
      'bell',
      t('消息', 'Notifications'),
      t('审核结果、灰度与上架变化及时知晓', 'Review results, gray releases and publishing, as they happen'),
    ],
  ];
  return (
    <section class="card">
      <h2>{t('随时随地，管理你的小程序', 'Your mini programs, wherever you are')}</h2>
      <ul class="stack">
        {offers.map(([icon, name, text]) => (
          <li key={name} class="mine-offer">
            <span class="mine-logo" aria-hidden="true">
              <Icon name={icon} />
            </span>
            <span class="grow">
              <span class="strong">{name}</span>
              <br />
              <span class="small soft">{text}</span>
            </span>
          </li>
        ))}
      </ul>
      <a class="button primary block" href={signInPath()}>
        {t('登录', 'Sign in')}
      </a>
      <p class="small soft">
        {t('资讯、案例、教程与能力无需登录即可浏览。', 'You can read news, cases, tutorials and capabilities without signing in.')}
      </p>
    </section>
  );
};

const Own = ({ viewer }: { viewer: Viewer }) => {
  const managed = useEndless(MyProgramsDocument, { role: 'ADMIN' }, (data) => data.viewer?.programs.pageInfo);
  const developed = useEndless(MyProgramsDocument, { role: 'DEVELOPER' }, (data) => data.viewer?.programs.pageInfo);
  const refresh = () => {
    managed.refresh();
    developed.refresh();
  };
  return (
    <Page
      title={t('我的', 'Mine')}
      actions={<RefreshButton reading={{ refresh, refreshing: managed.refreshing || developed.refreshing }} />}
    >
      <Person viewer={viewer} />
      <Invitations />
      <div class="mine-sections mine-two">
        <Programs
          title={t('我管理的', 'Managed by me')}
          reading={managed}
          add
          empty={t('还没有你管理的小程序，创建一个开始吧', 'You do not manage a program yet. Create one to get started.')}
        />
        <Programs
          title={t('我开发的', 'Developed by me')}
          reading={developed}
          empty={t('受邀成为开发者后，小程序会出现在这里', 'Programs you are invited to as a developer appear here.')}
        />
      </div>
    </Page>
  );
};

const Person = ({ viewer }: { viewer: Viewer }) => {
  const { account, roles, channel, unreadNotifications: unread } = viewer;
  const name = account?.name ?? '';
  return (
    <section class="card mine-person" aria-label={t('当前账号', 'Your account')}>
      <div class="mine-who">
        <Logo name={name} round />
        <div class="grow">
          <p class="strong">{name}</p>
          <p class="small soft">
            {account?.login} · {t(`${channelName(channel)}端登录`, `signed in on: ${channelName(channel)}`)}
          </p>
          {roles.length > 0 ? (
            <p class="line">
              {roles.map((role) => (
                <span key={role} class="badge info">
                  {platformRoleName(role)}
                </span>
              ))}
            </p>
          ) : null}
        </div>
      </div>
      <nav class="mine-ways" aria-label={t('快捷入口', 'Shortcuts')}>
        <Tile
          href="/mine/notifications"
          icon="bell"
          name={t('消息', 'Notifications')}
          waiting={{ count: unread, said: t('条未读', 'unread') }}
        />
        <Tile href="/mine/account" icon="settings" name={t('账号设置', 'Account')} />
        {roles.includes('REVIEWER') ? <Tile href="/review" icon="review" name={t('审核台', 'Reviews')} /> : null}
        {roles.includes('EDITOR') ? <Tile href="/desk" icon="desk" name={t('内容台', 'Content')} /> : null}
        {roles.includes('PLATFORM_ADMIN') ? <Tile href="/operator" icon="operator" name={t('运营台', 'Operator')} /> : null}
      </nav>
    </section>
  );
};

interface ProgramsProps {
  title: string;
  reading: ReturnType<
    typeof useEndless<{ viewer: { programs: { nodes: ProgramRowFragment[] } } | null }, { role: ProgramRole; after?: string | null }>
  >;
  empty: string;
  /** Whether one may add to the list. */
  add?: boolean;
}

const Programs = ({ title, reading, empty, add }: ProgramsProps) => {
  const create = (primary: boolean) => (
    <a class={`button${primary ? ' primary' : ''}`} href="/mine/programs/new">
      <Icon name="plus" size={18} />
      {t('创建小程序', 'New program')}
    </a>
  );
  const nodes = reading.data?.viewer?.programs.nodes ?? [];
  return (
    <section class="stack">
      <div class="spread mine-heading">
        <h2>{title}</h2>
        {add && nodes.length > 0 ? create(false) : null}
      </div>
      <Loaded reading={reading} skeleton={<SkeletonList rows={2} />}>
        {() =>
          nodes.length > 0 ? (
            <ul class="list">
              {nodes.map((program) => (
                <li key={program.id}>
                  <ProgramRow program={program} />
                </li>
              ))}
            </ul>
          ) : (
            <div class="card">
              <Empty action={add ? create(true) : undefined}>{empty}</Empty>
            </div>
          )
        }
      </Loaded>
      {reading.hasMore ? <ListEnd reading={reading} /> : null}
    </section>
  );
};

const ProgramRow = ({ program }: { program: ProgramRowFragment }) => {
  const { released, candidate, latestUpload } = program;
  const standing = [candidate, released].filter((it) => it !== null);
  const shown = standing.length > 0 || !latestUpload ? standing : [latestUpload];
  return (
    <a class="row" href={`/mine/programs/${program.id}`}>
      <Logo name={program.name} url={program.logo} />
      <span class="grow">
        <span class="strong">{program.name}</span>
        <span class="small soft mine-one-line" style={{ display: 'block' }}>
          {program.slogan}
        </span>
        <span class="mine-standing">
          {shown.map((it) => (
            <span key={it.id} class="line small">
              <span class="mine-counts">{it.number}</span>
              <StateBadge state={it.state} percent={it.gray?.percent} />
            </span>
          ))}
          {shown.length === 0 ? <span class="small soft">{t('还没有版本', 'No version yet')}</span> : null}
        </span>
      </span>
      <Icon name="forward" size={18} />
    </a>
  );
};
