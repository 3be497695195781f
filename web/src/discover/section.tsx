// One of the lists of 发现: news, cases or videos, narrowed by what stands in the address.
import type { ComponentChildren } from 'preact';
import {
  CapabilityTitleDocument,
  CaseListDocument,
  NewsCategoriesDocument,
  NewsListDocument,
  SeriesDocument,
  VideoListDocument,
  type CardFragment,
} from '@devcenter/client/discover';
import { Industry, Level } from '@devcenter/client/enums';
import { t } from '../app/language';
import { useEndless } from '../app/endless';
import { useRead } from '../app/reading';
import { industryName, levelName } from '../app/terms';
import { Chips, SelectField } from '../ui/form';
import { Page } from '../ui/page';
import { NotFound, RefreshButton } from '../ui/states';
import { oneOf, useAddress, type Address } from './address';
import { ContentRow, PinnedBadge } from './cards';
import { CardGrid, Listing, Narrowed, NothingFits, TagField } from './listing';

export const Section = ({ section }: { section: string }) => {
  switch (section) {
    case 'news':
      return <NewsSection />;
    case 'cases':
      return <CaseSection />;
    case 'videos':
      return <VideoSection />;
    default:
      return (
        <Page title={t('发现', 'Discover')} tab={t('没有这个页面', 'Page not found')} back="/">
          <NotFound>{t('没有这个页面', 'There is no such page.')}</NotFound>
        </Page>
      );
  }
};

const ORDERS = ['newest', 'hot'] as const;
const FIELDS = { pinned: 'PINNED', newest: 'PUBLISHED_AT', hot: 'HEAT' } as const;

/** What every list is narrowed by, as the server takes it: absent, where the address says nothing. */
const common = ({ query }: Address) => ({
  ...(query.tag ? { tag: query.tag } : {}),
  ...(query.capability ? { capability: query.capability } : {}),
});

const isNarrowed = ({ query }: Address): boolean => Object.keys(query).some((name) => name !== 'order');

const OrderField = ({ address, hot }: { address: Address; hot?: boolean }) => (
  <SelectField
    label={t('排序', 'Sort')}
    value={oneOf(address.query.order, ORDERS) ?? ''}
    onText={(order) => address.set({ order })}
    options={[
      ['', t('置顶优先', 'Pinned first')],
      ['newest', t('最新发布', 'Newest')],
      ...(hot ? [['hot', t('最热', 'Most popular')] as const] : []),
    ]}
  />
);

const OfCapability = ({ id }: { id: string }) => {
  const node = useRead(CapabilityTitleDocument, { id }).data?.node;
  return (
    <Narrowed
      name="capability"
      label={t(
        `能力：${node?.__typename === 'Capability' ? node.title : '…'}`,
        `Capability: ${node?.__typename === 'Capability' ? node.title : '…'}`,
      )}
    />
  );
};

const Choices = ({ address, hot, children }: { address: Address; hot?: boolean; children?: ComponentChildren }) => (
  <>
    <div class="choices">
      {children}
      <TagField value={address.query.tag ?? ''} onText={(tag) => address.set({ tag })} />
      <OrderField address={address} hot={hot ?? false} />
    </div>
    {address.query.capability ? (
      <div class="line">
        <OfCapability id={address.query.capability} />
      </div>
    ) : null}
  </>
);

const NewsSection = () => {
  const address = useAddress();
  const { category, order } = address.query;
  const categories = useRead(NewsCategoriesDocument, {}).data?.newsCategories ?? [];
  const field = FIELDS[oneOf(order, ORDERS) ?? 'pinned'];
  const reading = useEndless(
    NewsListDocument,
    { filter: { ...common(address), ...(category ? { category } : {}) }, orderBy: { field, direction: 'DESC' } },
    (data) => data.news.pageInfo,
  );
  return (
    <Page title={t('热点资讯', 'News')} back="/" actions={<RefreshButton reading={reading} />}>
      <div class="filters">
        <Chips
          label={t('分类', 'Category')}
          name="category"
          value={category ?? ''}
          options={[['', t('全部', 'All')], ...categories.map(({ slug, name }) => [slug, name] as const)]}
          onChoose={(it) => address.set({ category: it })}
        />
        <Choices address={address} hot />
      </div>
      <Listing reading={reading} connectionOf={(data) => data.news} empty={<NothingFits filtered={isNarrowed(address)} />}>
        {(items) => (
          <ul class="list">
            {items.map((it) => (
              <li key={it.id}>
                <ContentRow of={it} summary={it.summary}>
                  {it.pinned && field === 'PINNED' ? <PinnedBadge /> : null}
                </ContentRow>
              </li>
            ))}
          </ul>
        )}
      </Listing>
    </Page>
  );
};

const cards = (items: readonly CardFragment[]) => <CardGrid items={items} />;

const orderOf = ({ query }: Address) => ({
  field: query.order === 'newest' ? ('PUBLISHED_AT' as const) : ('PINNED' as const),
  direction: 'DESC' as const,
});

const CaseSection = () => {
  const address = useAddress();
  const industries = Object.values(Industry);
  const industry = oneOf(address.query.industry, industries);
  const reading = useEndless(
    CaseListDocument,
    { filter: { ...common(address), ...(industry ? { industry } : {}) }, orderBy: orderOf(address) },
    (data) => data.cases.pageInfo,
  );
  return (
    <Page title={t('标杆案例', 'Benchmark cases')} back="/" actions={<RefreshButton reading={reading} />}>
      <div class="filters">
        <Choices address={address}>
          <SelectField
            label={t('行业', 'Industry')}
            value={industry ?? ''}
            onText={(it) => address.set({ industry: it })}
            options={[['', t('全部行业', 'Any industry')], ...industries.map((it) => [it, industryName(it)] as const)]}
          />
        </Choices>
      </div>
      <Listing reading={reading} connectionOf={(data) => data.cases} empty={<NothingFits filtered={isNarrowed(address)} />}>
        {cards}
      </Listing>
    </Page>
  );
};

const LEVELS = [Level.Beginner, Level.Intermediate, Level.Advanced];

const VideoSection = () => {
  const address = useAddress();
  const level = oneOf(address.query.level, LEVELS);
  const { series } = address.query;
  const known = useRead(SeriesDocument, {}).data?.videoSeries ?? [];
  const all = [...new Set([...(series ? [series] : []), ...known])];
  const reading = useEndless(
    VideoListDocument,
    { filter: { ...common(address), ...(level ? { level } : {}), ...(series ? { series } : {}) }, orderBy: orderOf(address) },
    (data) => data.videos.pageInfo,
  );
  return (
    <Page title={t('视频教程', 'Video tutorials')} back="/" actions={<RefreshButton reading={reading} />}>
      <div class="filters">
        <Chips
          label={t('难度', 'Level')}
          name="level"
          value={level ?? ''}
          options={[['', t('全部', 'All')], ...LEVELS.map((it) => [it, levelName(it)] as const)]}
          onChoose={(it) => address.set({ level: it })}
        />
        <Choices address={address}>
          {all.length > 0 ? (
            <SelectField
              label={t('系列', 'Series')}
              value={series ?? ''}
              onText={(it) => address.set({ series: it })}
              options={[['', t('全部系列', 'Any series')], ...all.map((it) => [it, it] as const)]}
            />
          ) : null}
        </Choices>
      </div>
      <Listing reading={reading} connectionOf={(data) => data.videos} empty={<NothingFits filtered={isNarrowed(address)} />}>
        {cards}
      </Listing>
    </Page>
  );
};
