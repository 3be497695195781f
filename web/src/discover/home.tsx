// 发现: what is pinned and what is hot, the cases and the videos, in one request.
import type { CSSProperties } from 'preact';
import { HomeDocument, type HomeQuery } from '@devcenter/client/home';
import { t } from '../app/language';
import { useRead, type Reading } from '../app/reading';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, Loaded, RefreshButton } from '../ui/states';
import { ContentCard, hrefOf, Part, Rail, Rows, viewsName } from './cards';
import { usePull } from './pull';

export const Discover = () => {
  const reading = useRead(HomeDocument, {});
  return (
    <Page title={t('发现', 'Discover')} actions={<RefreshButton reading={reading} />}>
      <Pull reading={reading} />
      <a class="search-entry" href="/discover/search">
        <Icon name="search" size={20} />
        {t('搜索资讯、案例、视频和能力', 'Search all content')}
      </a>
      <Loaded reading={reading} skeleton={<Waiting />}>
        {(data) => <Shown data={data} />}
      </Loaded>
    </Page>
  );
};

const Pull = ({ reading: { refresh, refreshing } }: { reading: Reading<HomeQuery> }) => {
  const { pulled, enough } = usePull(refresh);
  const style: CSSProperties =
    pulled > 0 ? { transform: `translateY(${pulled}px) rotate(${pulled * 3}deg)`, opacity: enough ? 1 : 0.6 } : {};
  return (
    <div class="pull" data-shown={pulled > 8} data-busy={refreshing} style={style} aria-hidden="true">
      <Icon name="refresh" size={22} />
    </div>
  );
};

const Waiting = () => (
  <div class="lead" role="status" aria-label={t('加载中', 'Loading')}>
    <div class="skeleton frame-16-9" />
    <div class="stack">
      {[1, 2, 3, 4].map((at) => (
        <div key={at} class="skeleton" style={{ height: '64px' }} />
      ))}
    </div>
  </div>
);

const Shown = ({ data }: { data: HomeQuery }) => {
  const [first, ...rest] = data.top.nodes;
  const pinned = rest.filter((it) => it.pinned);
  if (!first && data.cases.nodes.length + data.videos.nodes.length === 0)
    return (
      <Empty
        action={
          <a class="button" href="/capabilities">
            {t('看看能力', 'See capabilities')}
          </a>
        }
      >
        {t('还没有发布任何内容', 'Nothing has been published yet.')}
      </Empty>
    );
  return (
    <>
      <nav class="scroll" aria-label={t('资讯分类', 'News categories')}>
        {data.newsCategories.map(({ id, slug, name }) => (
          <a key={id} class="chip" href={`/discover/news?category=${slug}`}>
            {name}
          </a>
        ))}
      </nav>
      {first ? (
        <div class="lead">
          <Part title={first.pinned ? t('置顶资讯', 'Pinned news') : t('最新资讯', 'Latest news')} all="/discover/news">
            <div class="hero">
              <ContentCard of={first} eager />
            </div>
            {pinned.length > 0 ? <Rows items={pinned} /> : null}
          </Part>
          <Part title={t('热点资讯', 'Hot news')} all="/discover/news?order=hot">
            <ol class="list ranks">
              {data.hot.nodes.map((it) => (
                <li key={it.id}>
                  <a class="row" href={hrefOf(it)}>
                    <span class="grow piece-text">
                      <span class="strong clamp">{it.title}</span>
                      <span class="meta">
                        {it.category ? <span>{it.category.name}</span> : null}
                        <span>{viewsName(it.views)}</span>
                      </span>
                    </span>
                  </a>
                </li>
              ))}
            </ol>
          </Part>
        </div>
      ) : null}
      {data.cases.nodes.length > 0 ? (
        <Part title={t('标杆案例', 'Benchmark cases')} all="/discover/cases">
          <Rail items={data.cases.nodes} />
        </Part>
      ) : null}
      {data.videos.nodes.length > 0 ? (
        <Part title={t('视频教程', 'Video tutorials')} all="/discover/videos">
          <Rail items={data.videos.nodes} short />
        </Part>
      ) : null}
    </>
  );
};
