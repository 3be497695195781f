// Looking through everything that is published, while one types.
import { useQuery } from '@urql/preact';
import { SearchDocument, TagsDocument, type SearchQuery } from '@devcenter/client/discover';
import { HomeDocument } from '@devcenter/client/home';
import type { ContentKind } from '@devcenter/client/enums';
import { t } from '../app/language';
import { useEndless } from '../app/endless';
import { useRead } from '../app/reading';
import { kindName } from '../app/terms';
import { Chips } from '../ui/form';
import { Page } from '../ui/page';
import { Empty } from '../ui/states';
import { oneOf, useAddress } from './address';
import { ContentRow, Part, Rows } from './cards';
import { Listing, SearchBox } from './listing';

type Hit = SearchQuery['search']['nodes'][number];
type Fragments = Hit['highlights'][number]['fragments'];

const KINDS: readonly ContentKind[] = ['NEWS', 'CASE', 'VIDEO', 'CAPABILITY'];

export const Search = () => {
  const { query, set } = useAddress();
  const text = query.q?.trim() ?? '';
  const kind = oneOf(query.kind, KINDS) ?? '';
  return (
    <Page title={t('搜索', 'Search')} back="/">
      <div class="filters">
        <SearchBox
          label={t('搜索资讯、案例、视频和能力', 'Search all content')}
          value={text}
          onText={(q) => set({ q })}
          autoFocus={text === ''}
        />
        <Chips
          label={t('类型', 'Type')}
          name="kind"
          value={kind}
          options={[['', t('全部', 'All')], ...KINDS.map((it) => [it, kindName(it)] as const)]}
          onChoose={(it) => set({ kind: it })}
        />
      </div>
      {text ? <Found text={text} kind={kind} /> : <Suggestions />}
    </Page>
  );
};

const Found = ({ text, kind }: { text: string; kind: ContentKind | '' }) => {
  const reading = useEndless(SearchDocument, { text, kinds: kind ? [kind] : null }, (data) => data.search.pageInfo);
  return (
    <Listing reading={reading} connectionOf={(data) => data.search} empty={<NothingFound text={text} kind={kind} />}>
      {(hits) => (
        <ul class="list">
          {hits.map((hit) => (
            <li key={hit.content.id}>
              <FoundRow hit={hit} />
            </li>
          ))}
        </ul>
      )}
    </Listing>
  );
};

const Marked = ({ fragments }: { fragments: Fragments }) => (
  <>{fragments.map(({ text, matched }, at) => (matched ? <mark key={at}>{text}</mark> : text))}</>
);

const FoundRow = ({ hit: { content, highlights } }: { hit: Hit }) => {
  const inField = (field: string) => highlights.find((it) => it.field === field)?.fragments;
  const title = inField('TITLE');
  const passage = inField('SUMMARY') ?? inField('BODY');
  return (
    <ContentRow
      of={content}
      title={title ? <Marked fragments={title} /> : content.title}
      summary={passage ? <Marked fragments={passage} /> : content.summary}
    >
      <span class="badge">{kindName(content.kind)}</span>
    </ContentRow>
  );
};

const NothingFound = ({ text, kind }: { text: string; kind: ContentKind | '' }) => {
  const { set } = useAddress();
  return (
    <>
      <Empty
        action={
          kind ? (
            <button class="button" type="button" onClick={() => set({ kind: '' })}>
              {t('在全部类型中搜索', 'Search all types')}
            </button>
          ) : null
        }
      >
        {t(`没有找到与“${text}”相关的内容，换个说法或少用几个词试试`, `No results for “${text}”. Try different or fewer words.`)}
      </Empty>
      <TagSuggestions />
    </>
  );
};

const TagSuggestions = () => {
  const { with: altered } = useAddress();
  const tags = useRead(TagsDocument, {}).data?.tags ?? [];
  if (tags.length === 0) return null;
  return (
    <Part title={t('大家关注', 'Popular topics')}>
      <ul class="chips">
        {tags.slice(0, 20).map(({ id, name }) => (
          <li key={id}>
            <a class="chip" href={altered({ q: name })}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
};

const Suggestions = () => {
  // what the first page showed will do
  const [home] = useQuery({ query: HomeDocument, requestPolicy: 'cache-first' });
  const hot = home.data?.hot.nodes ?? [];
  return (
    <>
      <TagSuggestions />
      {hot.length > 0 ? (
        <Part title={t('热点资讯', 'Hot news')}>
          <Rows items={hot} />
        </Part>
      ) : null}
    </>
  );
};
