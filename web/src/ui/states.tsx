// Every state of a screen that is not its content: loading, empty, troubled, and the end of a list.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../app/language';
import type { EndlessReading } from '../app/endless';
import type { Reading } from '../app/reading';
import { signInPath, useViewer } from '../app/session';
import { sentence, type Trouble } from '../app/trouble';
import { Icon } from './icon';

/** Grey bars where text will be. */
export const Skeleton = ({ lines = 3, height = 16 }: { lines?: number; height?: number }) => (
  <div class="stack" role="status" aria-label={t('加载中', 'Loading')}>
    {Array.from({ length: lines }, (_, at) => (
      <div key={at} class="skeleton" style={{ height: `${height}px`, width: `${100 - ((at * 17) % 40)}%` }} />
    ))}
  </div>
);

/** Grey cards where a list will be. */
export const SkeletonList = ({ rows = 4 }: { rows?: number }) => (
  <div class="stack" role="status" aria-label={t('加载中', 'Loading')}>
    {Array.from({ length: rows }, (_, at) => (
      <div key={at} class="card">
        <div class="skeleton" style={{ height: '18px', width: '60%' }} />
        <div class="skeleton" style={{ height: '14px', width: '90%' }} />
      </div>
    ))}
  </div>
);

export const Empty = ({ children, action }: { children: ComponentChildren; action?: ComponentChildren }) => (
  <div class="state">
    <p>{children}</p>
    {action}
  </div>
);

/** What went wrong, and what can be done about it. */
export const TroubleState = ({ trouble, retry }: { trouble: Trouble; retry?: () => void }) => (
  <div class="state" role="alert">
    <Icon name="warn" size={32} />
    <p>{trouble.message || sentence(trouble.kind)}</p>
    {trouble.requestId ? <p class="small">{t(`请求编号 ${trouble.requestId}`, `Request ${trouble.requestId}`)}</p> : null}
    {trouble.kind === 'signed-out' ? (
      <a class="button primary" href={signInPath()}>
        {t('登录', 'Sign in')}
      </a>
    ) : trouble.kind === 'outdated' ? (
      <button class="button primary" type="button" onClick={() => location.reload()}>
        {t('刷新页面', 'Reload')}
      </button>
    ) : retry && trouble.kind !== 'forbidden' && trouble.kind !== 'not-found' ? (
      <button class="button primary" type="button" onClick={retry}>
        {t('重试', 'Try again')}
      </button>
    ) : (
      <a class="button" href="/">
        {t('回到首页', 'Home')}
      </a>
    )}
  </div>
);

/** The same in a line, beside what is still shown or about to be sent. */
export const TroubleNote = ({ trouble, retry }: { trouble: Trouble | undefined; retry?: () => void }) =>
  trouble ? (
    <div class="note bad" role="alert">
      <p>
        {trouble.message || sentence(trouble.kind)}
        {trouble.uncertain
          ? t('。操作可能已经生效；再次提交不会重复执行。', ' It may have been done; sending it again does not do it twice.')
          : ''}
        {trouble.requestId ? (
          <span class="small soft"> {t(`（请求编号 ${trouble.requestId}）`, `(request ${trouble.requestId})`)}</span>
        ) : null}
      </p>
      {retry ? (
        <p>
          <button class="button" type="button" onClick={retry}>
            {t('重试', 'Try again')}
          </button>
        </p>
      ) : null}
    </div>
  ) : null;

/** Something that does not exist, or is not the reader's to see. */
export const NotFound = ({ children, back = '/' }: { children?: ComponentChildren; back?: string }) => {
  const guest = useViewer() === null;
  return (
    <div class="state">
      <p>{children ?? sentence('not-found')}</p>
      {guest && back !== '/' ? (
        <>
          <p>{t('登录后也许能看到', 'It may be there for you once you have signed in.')}</p>
          <a class="button primary" href={signInPath()}>
            {t('登录', 'Sign in')}
          </a>
        </>
      ) : (
        <a class="button" href={back}>
          {back === '/' ? t('回到首页', 'Home') : t('返回', 'Back')}
        </a>
      )}
    </div>
  );
};

interface LoadedProps<Data> {
  reading: Reading<Data>;
  skeleton?: ComponentChildren;
  children: (data: Data) => ComponentChildren;
}

/** Shows what was read; until then a skeleton, and trouble instead of it or above what is still there. */
export function Loaded<Data>({ reading, skeleton, children }: LoadedProps<Data>) {
  const { data, loading, trouble, refresh } = reading;
  if (loading) return <>{skeleton ?? <SkeletonList />}</>;
  if (data === undefined) return trouble ? <TroubleState trouble={trouble} retry={refresh} /> : <>{skeleton ?? <SkeletonList />}</>;
  return (
    <>
      <TroubleNote trouble={trouble} retry={refresh} />
      {children(data)}
    </>
  );
}

/** The end of a list: more comes when it is scrolled to, or asked for. */
export function ListEnd<Data>({ reading }: { reading: EndlessReading<Data> }) {
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, loadingMore, trouble, more, refresh } = reading;
  const waits = hasMore && !loadingMore && !trouble;
  useEffect(() => {
    if (!waits || !end.current) return;
    const watch = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && more(), { rootMargin: '400px' });
    watch.observe(end.current);
    return () => watch.disconnect();
  });
  return (
    <div ref={end} class="line" style={{ justifyContent: 'center' }}>
      {loadingMore ? <Skeleton lines={2} /> : null}
      {trouble && hasMore ? (
        <button class="button" type="button" onClick={refresh}>
          {t('重试', 'Try again')}
        </button>
      ) : null}
      {waits ? (
        <button class="button" type="button" onClick={more}>
          {t('加载更多', 'More')}
        </button>
      ) : null}
    </div>
  );
}

/** Asks again what is shown. */
export const RefreshButton = ({ reading }: { reading: { refresh: () => void; refreshing: boolean } }) => (
  <button
    class="button plain icon"
    type="button"
    onClick={reading.refresh}
    aria-label={t('刷新', 'Refresh')}
    aria-busy={reading.refreshing}
  >
    <Icon name="refresh" />
  </button>
);
