// 能力: what the platform opens to programs, and one of these with how to use it.
import { CapabilityCategoriesDocument, CapabilityDocument, CapabilityListDocument, type CapabilityQuery } from '@devcenter/client/discover';
import { CapabilityStatus } from '@devcenter/client/enums';
import { day, t } from '../app/language';
import { useEndless } from '../app/endless';
import { useRead } from '../app/reading';
import { capabilityStatusName } from '../app/terms';
import { oneOf, useAddress } from '../discover/address';
import { Cover, Part, PinnedBadge, Rail, Rows, StatusBadge } from '../discover/cards';
import { CardGrid, Listing, NothingFits, SearchBox, TagField } from '../discover/listing';
import { Tags, Waiting } from '../discover/piece';
import { ShareButton } from '../discover/share';
import { Chips, SelectField } from '../ui/form';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Rich } from '../ui/rich';
import { Loaded, NotFound, RefreshButton } from '../ui/states';

const STATUSES = [CapabilityStatus.Available, CapabilityStatus.Beta, CapabilityStatus.Deprecated];

export const Capabilities = () => {
  const { query, set } = useAddress();
  const { category, tag, q } = query;
  const status = oneOf(query.status, STATUSES);
  const categories = useRead(CapabilityCategoriesDocument, {}).data?.capabilityCategories ?? [];
  const filter = { ...(category ? { category } : {}), ...(tag ? { tag } : {}), ...(status ? { status } : {}), ...(q ? { text: q } : {}) };
  const reading = useEndless(CapabilityListDocument, { filter }, (data) => data.capabilities.pageInfo);
  return (
    <Page title={t('能力', 'Capabilities')} actions={<RefreshButton reading={reading} />}>
      <div class="filters">
        <SearchBox label={t('搜索能力', 'Search capabilities')} value={q ?? ''} onText={(text) => set({ q: text })} />
        <Chips
          label={t('分类', 'Category')}
          name="category"
          value={category ?? ''}
          options={[['', t('全部', 'All')], ...categories.map(({ slug, name }) => [slug, name] as const)]}
          onChoose={(it) => set({ category: it })}
        />
        <div class="choices">
          <SelectField
            label={t('状态', 'Status')}
            value={status ?? ''}
            onText={(it) => set({ status: it })}
            options={[['', t('全部状态', 'Any status')], ...STATUSES.map((it) => [it, capabilityStatusName(it)] as const)]}
          />
          <TagField value={tag ?? ''} onText={(it) => set({ tag: it })} />
        </div>
      </div>
      <Listing
        reading={reading}
        connectionOf={(data) => data.capabilities}
        empty={<NothingFits filtered={Object.keys(query).length > 0} />}
      >
        {(items) => <CardGrid items={items} compact />}
      </Listing>
    </Page>
  );
};

type Shown = Extract<NonNullable<CapabilityQuery['node']>, { __typename: 'Capability' }>;

// another capability is another page, though it is the same screen
export const Capability = ({ id }: { id: string }) => <OneCapability key={id} id={id} />;

const OneCapability = ({ id }: { id: string }) => {
  const reading = useRead(CapabilityDocument, { id });
  const node = reading.data?.node;
  const shown = node?.__typename === 'Capability' ? node : undefined;
  const gone = (reading.data && !shown) || reading.trouble?.kind === 'not-found';
  return (
    <Page
      title={shown?.title ?? t('能力详情', 'Capability')}
      back="/capabilities"
      actions={shown ? <ShareButton title={shown.title} /> : null}
    >
      {gone ? (
        <NotFound back="/capabilities">
          {t('没有找到这项能力，可能已下线', 'This capability was not found. It may have been taken offline.')}
        </NotFound>
      ) : (
        <Loaded reading={reading} skeleton={<Waiting />}>
          {() => (shown ? <Whole capability={shown} /> : <Waiting />)}
        </Loaded>
      )}
    </Page>
  );
};

const Whole = ({ capability }: { capability: Shown }) => {
  const { id, cases, videos, news } = capability;
  const of = `capability=${id}`;
  return (
    <>
      <div class="capability">
        <aside class="stack">
          <Summary capability={capability} />
        </aside>
        <article class="card">
          <h2>{t('接入指引', 'How to use it')}</h2>
          <Rich below html={capability.guide.html} />
          <Tags piece={capability} />
        </article>
      </div>
      {cases.length > 0 ? (
        <Part title={t('相关案例', 'Related cases')} all={`/discover/cases?${of}`}>
          <Rail items={cases} />
        </Part>
      ) : null}
      {videos.length > 0 ? (
        <Part title={t('相关视频', 'Related videos')} all={`/discover/videos?${of}`}>
          <Rail items={videos} short />
        </Part>
      ) : null}
      {news.length > 0 ? (
        <Part title={t('相关资讯', 'Related news')} all={`/discover/news?${of}`}>
          <Rows items={news} />
        </Part>
      ) : null}
    </>
  );
};

const Summary = ({ capability }: { capability: Shown }) => (
  <div class="card overview">
    <Cover of={capability} alone eager />
    <div class="line">
      <StatusBadge status={capability.status} />
      {capability.pinned ? <PinnedBadge /> : null}
    </div>
    {capability.tagline ? <p class="strong">{capability.tagline}</p> : null}
    <p class="soft">{capability.summary}</p>
    {capability.status === 'DEPRECATED' ? (
      <p class="note warn">
        {t(
          '这项能力不再推荐使用，新接入请选择替代方案',
          'This capability is no longer recommended. Choose an alternative for new integrations.',
        )}
      </p>
    ) : null}
    <dl class="facts">
      {capability.category ? (
        <>
          <dt>{t('分类', 'Category')}</dt>
          <dd>
            <a href={`/capabilities?category=${capability.category.slug}`}>{capability.category.name}</a>
          </dd>
        </>
      ) : null}
      <dt>{t('最低版本', 'Minimum version')}</dt>
      <dd>{capability.minClientVersion ?? t('不限', 'any')}</dd>
      <dt>{t('更新于', 'Updated')}</dt>
      <dd>
        <time dateTime={capability.updatedAt}>{day(capability.updatedAt)}</time>
      </dd>
    </dl>
    <h2>{t('接入条件', 'Requirements')}</h2>
    {capability.requirements.length > 0 ? (
      <ul class="stack requirements">
        {capability.requirements.map((it) => (
          <li key={it}>
            <Icon name="check" size={20} />
            <span>{it}</span>
          </li>
        ))}
      </ul>
    ) : (
      <p class="soft">{t('没有额外条件', 'No extra requirements')}</p>
    )}
  </div>
);
