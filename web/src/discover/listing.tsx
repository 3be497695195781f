// A list of pieces that has no end, under what narrows it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { TagsDocument, type CardFragment } from '@devcenter/client/discover';
import { count, t } from '../app/language';
import type { EndlessReading } from '../app/endless';
import { useRead } from '../app/reading';
import { SelectField } from '../ui/form';
import { Icon } from '../ui/icon';
import { Empty, ListEnd, Loaded } from '../ui/states';
import { useAddress } from './address';
import { ContentCard } from './cards';

interface ListingProps<Data, Item> {
  reading: EndlessReading<Data>;
  connectionOf: (data: Data) => { totalCount: number; nodes: readonly Item[] };
  /** Shown instead of an empty list. */
  empty: ComponentChildren;
  children: (items: readonly Item[]) => ComponentChildren;
}

export function Listing<Data, Item>({ reading, connectionOf, empty, children }: ListingProps<Data, Item>) {
  // what was found before stays in sight while something else is looked for
  const before = useRef<Data | undefined>(undefined);
  useEffect(() => {
    if (reading.data) before.current = reading.data;
  }, [reading.data]);
  const data = reading.data ?? (reading.trouble ? undefined : before.current);
  // an address whose words the server cannot make sense of finds nothing
  const senseless = data === undefined && (reading.trouble?.kind === 'limit' || reading.trouble?.kind === 'not-found');
  const found = reading.data ? connectionOf(reading.data).totalCount : undefined;
  if (senseless) return <>{empty}</>;
  return (
    <>
      <p class="small soft" role="status">
        {found !== undefined ? t(`共 ${found} 条`, count(found, 'result', 'results')) : ''}
      </p>
      <Loaded reading={{ ...reading, data, loading: data === undefined && reading.loading }}>
        {(shown) => {
          const { nodes } = connectionOf(shown);
          return (
            <div class="listing" aria-busy={reading.data === undefined}>
              {nodes.length === 0 ? empty : children(nodes)}
            </div>
          );
        }}
      </Loaded>
      <ListEnd reading={reading} />
    </>
  );
}

/** Nothing fits: the way out is to ask for less. */
export const NothingFits = ({ filtered }: { filtered: boolean }) => {
  const { set, query } = useAddress();
  const nothing = Object.fromEntries(Object.keys(query).map((name) => [name, '']));
  return filtered ? (
    <Empty
      action={
        <button class="button" type="button" onClick={() => set(nothing)}>
          {t('清除筛选', 'Clear filters')}
        </button>
      }
    >
      {t('没有符合条件的内容', 'Nothing matches these filters.')}
    </Empty>
  ) : (
    <Empty
      action={
        <a class="button" href="/">
          {t('回到发现', 'Back to Discover')}
        </a>
      }
    >
      {t('这里还没有内容', 'There is nothing here yet.')}
    </Empty>
  );
};

export const TagField = ({ value, onText }: { value: string; onText: (slug: string) => void }) => {
  const tags = useRead(TagsDocument, {}).data?.tags ?? [];
  const known = tags.some((it) => it.slug === value) || value === '';
  const options = [
    ['', t('全部标签', 'Any tag')] as const,
    ...(known ? [] : [[value, value] as const]),
    ...tags.map(({ slug, name }) => [slug, name] as const),
  ];
  return <SelectField label={t('标签', 'Tag')} value={value} onText={onText} options={options} />;
};

/** What else narrows the list, with the way to be rid of it. */
export const Narrowed = ({ label, name }: { label: string; name: string }) => {
  const { set } = useAddress();
  return (
    <button
      class="chip"
      type="button"
      aria-pressed="true"
      aria-label={t(`取消筛选：${label}`, `Remove filter: ${label}`)}
      onClick={() => set({ [name]: '' })}
    >
      {label}&nbsp;
      <Icon name="close" size={16} />
    </button>
  );
};

/** An input that asks when the hand rests, and never in the middle of composing a word. */
export const SearchBox = ({
  label,
  value,
  onText,
  autoFocus,
}: {
  label: string;
  value: string;
  onText: (text: string) => void;
  autoFocus?: boolean;
}) => {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const ask = (what: string) => {
    clearTimeout(timer.current);
    const words = what.trim();
    if (words === asked.current) return;
    asked.current = words;
    onText(words);
  };
  useEffect(() => {
    // the address was changed by something else
    if (value !== asked.current) {
      asked.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    // after the heading had it
    if (autoFocus) queueMicrotask(() => input.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer.current);
  }, []);
  const soon = (what: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(what), 300);
  };
  return (
    <form
      role="search"
      class="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        ask(text);
        // on a phone the keyboard leaves, and what was found is in sight
        input.current?.blur();
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        class="input"
        type="search"
        enterkeyhint="search"
        maxLength={100}
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        value={text}
        onInput={(event) => {
          const to = event.currentTarget.value;
          setText(to);
          if (!event.isComposing) soon(to);
        }}
        onCompositionEnd={(event) => soon(event.currentTarget.value)}
      />
    </form>
  );
};

export const CardGrid = ({ items, compact }: { items: readonly CardFragment[]; compact?: boolean }) => (
  <ul class={compact ? 'grid compact' : 'grid'}>
    {items.map((it) => (
      <li key={it.id}>
        <ContentCard of={it} />
      </li>
    ))}
  </ul>
);
