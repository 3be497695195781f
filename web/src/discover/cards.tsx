// How a piece of content is shown in a list, and where it has its page.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import type { CardFragment } from '@devcenter/client/discover';
import { ago, clockTime, count, languageTag, t } from '../app/language';
import { capabilityStatusName, industryName, levelName } from '../app/terms';
import { Icon, type IconName } from '../ui/icon';
import './discover.css';

const PLACES: Record<ContentKind, string> = {
  NEWS: '/discover/news',
  CASE: '/discover/cases',
  VIDEO: '/discover/videos',
  CAPABILITY: '/capabilities',
};

export const listOf = (kind: ContentKind): string => PLACES[kind];

export const hrefOf = ({ kind, id }: { kind: ContentKind; id: string }): string => `${PLACES[kind]}/${id}`;

/** “1.7万” or “17K”. */
const rounded = (n: number): string => new Intl.NumberFormat(languageTag(), { notation: 'compact', maximumFractionDigits: 1 }).format(n);

/** “3277 次阅读”, “1.7 万次阅读”. */
export const viewsName = (views: number): string =>
  t(
    `${rounded(views).replace(/(\d)([万亿]?)$/, '$1 $2')}次阅读`,
    views < 1_000 ? count(views, 'view', 'views') : `${rounded(views)} views`,
  );

const GLYPHS: Record<ContentKind, IconName> = { NEWS: 'discover', CASE: 'check', VIDEO: 'play', CAPABILITY: 'capabilities' };

interface CoverProps {
  of: { kind: ContentKind; cover: { url: string; alt: string } | null };
  /** Beside its title a cover says nothing new. */
  alone?: boolean;
  /** What is in sight at once is not to wait. */
  eager?: boolean;
  children?: ComponentChildren;
}

/** The picture of a piece; a ground with the sign of its kind, where there is none or it cannot be had. */
export const Cover = ({ of, alone, eager, children }: CoverProps) => {
  const [broken, setBroken] = useState<string | undefined>();
  const { cover } = of;
  return (
    <span class="frame-16-9">
      {cover && cover.url !== broken ? (
        <img
          src={cover.url}
          alt={alone ? cover.alt : ''}
          width={640}
          height={360}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          onError={() => setBroken(cover.url)}
        />
      ) : (
        <Icon name={GLYPHS[of.kind]} size={32} />
      )}
      {children}
    </span>
  );
};

const STATUS_LOOKS = { AVAILABLE: 'good', BETA: 'violet', DEPRECATED: 'warn' };

export const StatusBadge = ({ status }: { status: keyof typeof STATUS_LOOKS }) => (
  <span class={`badge ${STATUS_LOOKS[status] ?? ''}`}>{capabilityStatusName(status)}</span>
);

export const PinnedBadge = () => (
  <span class="badge info">
    <Icon name="pin" size={14} />
    {t('置顶', 'Pinned')}
  </span>
);

/** The line under a title: what one goes by when choosing. `children` are badges before it. */
export const Meta = ({ of, children }: { of: CardFragment; children?: ComponentChildren }) => (
  <span class="meta">
    {children ? <span class="sign">{children}</span> : null}
    <MetaOf of={of} />
  </span>
);

const MetaOf = ({ of }: { of: CardFragment }) => {
  switch (of.__typename) {
    case 'News':
      return (
        <>
          {of.category ? <span>{of.category.name}</span> : null}
          <time dateTime={of.publishedAt}>{ago(of.publishedAt)}</time>
          <span>{viewsName(of.views)}</span>
        </>
      );
    case 'Case':
      return (
        <>
          <span>{industryName(of.industry)}</span>
          <span>{of.company}</span>
        </>
      );
    case 'Video':
      return (
        <>
          <span>{levelName(of.level)}</span>
          {of.series ? <span>{of.series}</span> : null}
        </>
      );
    case 'Capability':
      return of.category ? <span>{of.category.name}</span> : null;
  }
};

const Length = ({ seconds }: { seconds: number }) => (
  <span class="over-cover">
    <Icon name="play" size={14} />
    {clockTime(seconds)}
  </span>
);

/** A card with its cover on top. */
export const ContentCard = ({ of, eager, short }: { of: CardFragment; eager?: boolean; short?: boolean }) => {
  const result = of.__typename === 'Case' ? of.results[0] : undefined;
  const summary = of.__typename === 'Capability' ? of.tagline || of.summary : of.summary;
  return (
    <a class="card piece-card" href={hrefOf(of)}>
      <Cover of={of} eager={eager ?? false}>
        {of.__typename === 'Video' ? <Length seconds={of.durationSeconds} /> : null}
      </Cover>
      <span class="piece-text">
        <span class="spread nowrap">
          <span class="strong clamp">{of.title}</span>
          {of.__typename === 'Capability' ? <StatusBadge status={of.status} /> : null}
        </span>
        {result ? (
          <span class="result">
            <strong>{result.value}</strong> <span class="small soft">{result.label}</span>
          </span>
        ) : short ? null : (
          <span class="small soft clamp">{summary}</span>
        )}
        <Meta of={of} />
      </span>
    </a>
  );
};

/** A line of a list with its cover at the side; `title` and `summary` with what was found in them. */
export const ContentRow = ({
  of,
  title,
  summary,
  children,
}: {
  of: CardFragment;
  title?: ComponentChildren;
  summary?: ComponentChildren;
  children?: ComponentChildren;
}) => (
  <a class="row piece-row" href={hrefOf(of)}>
    <span class="grow piece-text">
      <span class="strong clamp">{title ?? of.title}</span>
      {summary ? <span class="small soft clamp">{summary}</span> : null}
      <Meta of={of}>{children}</Meta>
    </span>
    <span class="thumb">
      <Cover of={of} />
    </span>
  </a>
);

/** Cards side by side: on a phone they are drawn along, elsewhere they stand in a grid. */
export const Rail = ({ items, short }: { items: readonly CardFragment[]; short?: boolean }) => (
  <ul class="rail">
    {items.map((it) => (
      <li key={it.id}>
        <ContentCard of={it} short={short ?? false} />
      </li>
    ))}
  </ul>
);

export const Rows = ({ items }: { items: readonly CardFragment[] }) => (
  <ul class="list">
    {items.map((it) => (
      <li key={it.id}>
        <ContentRow of={it} />
      </li>
    ))}
  </ul>
);

/** A part of a page under its heading, with the way to all of it. */
export const Part = ({ title, all, children }: { title: string; all?: string | undefined; children: ComponentChildren }) => (
  <section class="part">
    <div class="spread">
      <h2>{title}</h2>
      {all ? (
        <a class="see-all" href={all} aria-label={t(`查看全部：${title}`, `See all: ${title}`)}>
          {t('查看全部', 'See all')}
          <Icon name="forward" size={16} />
        </a>
      ) : null}
    </div>
    {children}
  </section>
);
