// Every entry, last changed first, narrowed down by kind and state in the address.
import { useLocation } from 'preact-iso';
import type { ContentKind, ContentState } from '@devcenter/client/enums';
import { EntriesDocument, type EntriesQuery } from '@devcenter/client/desk';
import { ago, t } from '../app/language';
import { useEndless } from '../app/endless';
import { contentStateName, kindName, personName } from '../app/terms';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, ListEnd, Loaded, RefreshButton } from '../ui/states';
import { EntryBadges } from './badges';
import { Gate } from './gate';
import './desk.css';

export const SECTIONS: Record<string, ContentKind> = { news: 'NEWS', cases: 'CASE', videos: 'VIDEO', capabilities: 'CAPABILITY' };
const KINDS = Object.values(SECTIONS);
const STATES: readonly ContentState[] = ['DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED'];

const title = (): string => t('内容台', 'Content desk');

export const Desk = () => (
  <Gate title={title()} back="/mine">
    {() => <Entries />}
  </Gate>
);

const address = (kind: string | undefined, state: string | undefined): string => {
  const words = new URLSearchParams({ ...(kind ? { kind } : {}), ...(state ? { state } : {}) }).toString();
  return words ? `/desk?${words}` : '/desk';
};

const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined): Word | undefined => words.find((it) => it === word);

const Entries = () => {
  const { query } = useLocation();
  const kind = oneOf(KINDS, query.kind);
  const state = oneOf(STATES, query.state);
  const reading = useEndless(
    EntriesDocument,
    { filter: { ...(kind ? { kind } : {}), ...(state ? { state } : {}) } },
    (data) => data.entries.pageInfo,
  );
  return (
    <Page title={title()} back="/mine" actions={<RefreshButton reading={reading} />}>
      <NewLinks />
      <div class="stack">
        <Filter
          label={t('按类型筛选', 'Filter by type')}
          chosen={kind}
          words={KINDS}
          say={kindName}
          href={(word) => address(word, state)}
        />
        <Filter
          label={t('按状态筛选', 'Filter by state')}
          chosen={state}
          words={STATES}
          say={contentStateName}
          href={(word) => address(kind, word)}
        />
      </div>
      <Loaded reading={reading}>
        {({ entries }) =>
          entries.nodes.length === 0 ? (
            <Empty
              action={
                kind || state ? (
                  <a class="button" href="/desk">
                    {t('查看全部', 'View all')}
                  </a>
                ) : null
              }
            >
              {kind || state
                ? t('没有符合条件的内容', 'Nothing matches these filters.')
                : t('还没有内容，从上方新建一篇', 'No content yet. Create something with the buttons above.')}
            </Empty>
          ) : (
            <ul class="list">
              {entries.nodes.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <ListEnd reading={reading} />
    </Page>
  );
};

const NewLinks = () => (
  <nav class="spread" aria-label={t('新建与分类', 'New content and labels')}>
    <div class="desk-new">
      {Object.entries(SECTIONS).map(([section, kind]) => (
        <a key={section} class="button" href={`/desk/new/${section}`} aria-label={t(`新建${kindName(kind)}`, `New: ${kindName(kind)}`)}>
          <Icon name="plus" size={18} />
          {kindName(kind)}
        </a>
      ))}
    </div>
    <a class="button plain" href="/desk/labels">
      {t('分类与标签', 'Categories and tags')}
      <Icon name="forward" size={18} />
    </a>
  </nav>
);

interface FilterProps<Word extends string> {
  label: string;
  chosen: Word | undefined;
  words: readonly Word[];
  say: (word: Word) => string;
  href: (word: Word | undefined) => string;
}

const Filter = <Word extends string>({ label, chosen, words, say, href }: FilterProps<Word>) => (
  <nav class="scroll" aria-label={label}>
    {[undefined, ...words].map((word) => (
      <a key={word ?? ''} class="chip" href={href(word)} aria-current={word === chosen ? 'true' : undefined}>
        {word ? say(word) : t('全部', 'All')}
      </a>
    ))}
  </nav>
);

const EntryRow = ({ entry }: { entry: EntriesQuery['entries']['nodes'][number] }) => (
  <li>
    <a class="row" href={`/desk/entries/${entry.id}`}>
      <div class="grow stack desk-tight">
        <span class="clamp strong">{entry.title}</span>
        <span class="line">
          <EntryBadges entry={entry} />
        </span>
        <span class="small soft">
          {kindName(entry.kind)} ·{' '}
          {t(
            `${personName(entry.updatedBy)}更新于${ago(entry.updatedAt)}`,
            `updated by ${personName(entry.updatedBy)} ${ago(entry.updatedAt)}`,
          )}
        </span>
      </div>
      <Icon name="forward" size={18} />
    </a>
  </li>
);
