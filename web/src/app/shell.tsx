// The frame around every screen: the tabs, who is signed in, what is live, and which screen is shown.
import { Provider, useClient } from '@urql/preact';
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { ViewerDocument } from '@devcenter/client/account';
import { NotFound, TroubleState } from '../ui/states';
import { Page } from '../ui/page';
import { Icon, type IconName } from '../ui/icon';
import { Toasts } from '../ui/toast';
import { useAgain } from './again';
import { wide } from './appearance';
import { makeClient, signedOut } from './client';
import { followViewer } from './feed';
import { language, languageTag, t } from './language';
import { live } from './live';
import { online, onWake } from './network';
import { useRead } from './reading';
import { beginAfresh, generation, useViewer, ViewerProvider } from './session';
import { apart, rooms } from './rooms';

export const App = () => {
  // another person or another language: nothing that was kept counts any more
  const era = `${generation.value}-${language.value}`;
  const client = useMemo(makeClient, [era]);
  useEffect(() => {
    document.documentElement.lang = languageTag();
  }, [era]);
  return (
    <Provider value={client} key={era}>
      <LocationProvider>
        <Frame />
      </LocationProvider>
    </Provider>
  );
};

const Frame = () => {
  const client = useClient();
  const reading = useRead(ViewerDocument, {});
  const viewer = reading.data ? reading.data.viewer : undefined;
  const self = viewer?.account?.id;
  const from = viewer?.feedCursor ?? undefined;
  // where the feed stood when the page began; later answers do not move it
  const [start, setStart] = useState<{ self: string; from: string | undefined } | undefined>();
  useEffect(() => {
    if (self && start?.self !== self) setStart({ self, from });
  }, [self, from, start]);
  useEffect(() => (start ? followViewer(client, start.self, start.from) : undefined), [client, start]);
  // half of the screens wait for it, whatever it failed for
  useAgain(viewer === undefined && reading.trouble !== undefined, reading.refresh);
  // somebody may have signed in or out in another tab
  useEffect(() => onWake(reading.refresh), [reading.refresh]);
  useEffect(() => {
    const over = () => {
      // the cookie is no good any more; the server tells the browser to forget it. A guest has none
      if (viewer !== null) void fetch('/session').then(beginAfresh, () => undefined);
    };
    signedOut.addEventListener('over', over);
    return () => signedOut.removeEventListener('over', over);
  }, [viewer === null]);
  return (
    <ViewerProvider viewer={viewer}>
      <a class="skip" href="#main">
        {t('跳到内容', 'Skip to content')}
      </a>
      <div class="frame" data-live={live.value}>
        <Tabs />
        <div class="column">
          {online.value ? null : (
            <p class="banner" role="status">
              {t('网络已断开，显示的是先前的内容', 'You are offline. What you see is from before.')}
            </p>
          )}
          {viewer === undefined && reading.trouble ? (
            <div class="banner" role="status">
              {t('暂时无法确认登录状态，正在重试', 'We cannot tell whether you are signed in. Trying again.')}{' '}
              <button class="button" type="button" onClick={reading.refresh}>
                {t('重试', 'Try again')}
              </button>
            </div>
          ) : null}
          <Screens />
        </div>
      </div>
      <Toasts />
    </ViewerProvider>
  );
};

const screens = rooms.map(({ path, screen }) => ({ path, screen: apart(screen) }));

// the router would choke on what no address can mean
const isReadable = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

const Screens = () => {
  const [broken, breakDown] = useState(false);
  const [loading, load] = useState(false);
  const { path } = useLocation();
  useEffect(() => breakDown(false), [path]);
  if (!isReadable(path)) return <Nowhere />;
  if (broken) return <Broken />;
  return (
    <ErrorBoundary
      onError={(error) => {
        console.error(error);
        breakDown(true);
      }}
    >
      <div class="loading" hidden={!loading} />
      <Router onLoadStart={() => load(true)} onLoadEnd={() => load(false)}>
        {screens.map(({ path, screen }) => (
          <Route key={path} path={path} component={screen} />
        ))}
        <Route default component={Nowhere} />
      </Router>
    </ErrorBoundary>
  );
};

/** A screen that failed while it was drawn: the tabs stay, and lead on. */
const Broken = () => (
  <Page title={t('页面出错了', 'Something went wrong')}>
    <TroubleState
      trouble={{ kind: 'fault', message: t('这个页面出了问题，请刷新后重试', 'This page failed. Reload it to try again.') }}
      retry={() => location.reload()}
    />
  </Page>
);

const Nowhere = () => (
  <Page title={t('页面不存在', 'No such page')}>
    <NotFound>{t('没有这个页面', 'There is no such page.')}</NotFound>
  </Page>
);

interface Tab {
  href: string;
  name: string;
  icon: IconName;
  under: (path: string) => boolean;
  more?: boolean;
}

const DESKS = ['/review', '/desk', '/operator'];

const Tabs = () => {
  const { path } = useLocation();
  const viewer = useViewer();
  const begins = (prefix: string) => (at: string) => at === prefix || at.startsWith(`${prefix}/`);
  const may = (role: string) => viewer?.roles.some((it) => it === role) ?? false;
  const tabs: Tab[] = [
    { href: '/', name: t('发现', 'Discover'), icon: 'discover', under: (at) => at === '/' || begins('/discover')(at) },
    { href: '/capabilities', name: t('能力', 'Capabilities'), icon: 'capabilities', under: begins('/capabilities') },
    // at the side there is room for the desks of those who have one; on a phone they lie behind 我的
    {
      href: '/mine',
      name: t('我的', 'Mine'),
      icon: 'mine',
      under: (at) => begins('/mine')(at) || (!wide.value && DESKS.some((it) => begins(it)(at))),
    },
  ];
  if (may('REVIEWER')) tabs.push({ href: '/review', name: t('审核', 'Review'), icon: 'review', under: begins('/review'), more: true });
  if (may('EDITOR')) tabs.push({ href: '/desk', name: t('内容', 'Content'), icon: 'desk', under: begins('/desk'), more: true });
  if (may('PLATFORM_ADMIN'))
    tabs.push({ href: '/operator', name: t('运营', 'Operator'), icon: 'operator', under: begins('/operator'), more: true });
  const unread = viewer?.unreadNotifications ?? 0;
  return (
    <nav class="tabs" aria-label={t('主导航', 'Main')}>
      {tabs.map(({ href, name, icon, under, more }) => (
        <a key={href} class={more ? 'more' : ''} href={href} aria-current={under(path) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{name}</span>
          {href === '/mine' && unread > 0 ? (
            <span class="dot">
              {unread > 99 ? '99+' : unread}
              <span class="hidden-label">{t('条未读消息', 'unread notifications')}</span>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
};
