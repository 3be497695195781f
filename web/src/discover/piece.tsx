// One piece, read from end to end: news, a case, or a video.
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { PieceDocument, type CardFragment, type PieceQuery } from '@devcenter/client/discover';
import type { ContentKind } from '@devcenter/client/enums';
import { clockTime, day, t } from '../app/language';
import { useRead } from '../app/reading';
import { industryName, kindName, levelName } from '../app/terms';
import { Page } from '../ui/page';
import { Rich } from '../ui/rich';
import { Loaded, NotFound, Skeleton } from '../ui/states';
import { Cover, hrefOf, listOf, Part, PinnedBadge, Rows, viewsName } from './cards';
import { Film } from './film';
import { ShareButton } from './share';

const KINDS: Record<string, ContentKind> = { news: 'NEWS', cases: 'CASE', videos: 'VIDEO' };

type Node = NonNullable<PieceQuery['node']>;
type Shown = Extract<Node, { __typename: 'News' | 'Case' | 'Video' }>;

const isShown = (node: Node): node is Shown => node.__typename === 'News' || node.__typename === 'Case' || node.__typename === 'Video';

// another piece is another page, though it is the same screen
export const Piece = ({ section, id }: { section: string; id: string }) => <OnePiece key={id} kind={KINDS[section]} id={id} />;

const OnePiece = ({ kind, id }: { kind: ContentKind | undefined; id: string }) => {
  const { route } = useLocation();
  const reading = useRead(PieceDocument, { id });
  const node = reading.data?.node;
  const right = node && 'kind' in node ? hrefOf(node) : undefined;
  const elsewhere = right !== undefined && node && 'kind' in node && node.kind !== kind;
  useEffect(() => {
    if (elsewhere) route(right, true);
  }, [elsewhere, right]);
  const shown = node && isShown(node) ? node : undefined;
  const gone = (reading.data && !node) || (node && !shown && !elsewhere) || reading.trouble?.kind === 'not-found';
  return (
    <Page
      narrow
      title={shown?.title ?? (kind ? kindName(kind) : t('发现', 'Discover'))}
      back={kind ? listOf(kind) : '/'}
      actions={shown ? <ShareButton title={shown.title} /> : null}
    >
      {gone ? (
        <NotFound back={kind ? listOf(kind) : '/'}>
          {t('没有找到这篇内容，可能已下线', 'This content was not found. It may have been taken offline.')}
        </NotFound>
      ) : (
        <Loaded reading={reading} skeleton={<Waiting />}>
          {() => (shown ? <Whole piece={shown} /> : <Waiting />)}
        </Loaded>
      )}
    </Page>
  );
};

export const Waiting = () => (
  <div class="piece">
    <div class="skeleton frame-16-9" />
    <Skeleton lines={6} height={20} />
  </div>
);

const Whole = ({ piece }: { piece: Shown }) => (
  <>
    <article class="piece">
      {piece.__typename === 'Video' ? null : piece.cover ? <Cover of={piece} alone eager /> : null}
      {/* said by the heading of the page, which has no room for a long one */}
      <p class="headline" aria-hidden="true">
        {piece.title}
      </p>
      <p class="meta">
        {piece.pinned ? (
          <span class="sign">
            <PinnedBadge />
          </span>
        ) : null}
        <About piece={piece} />
      </p>
      {piece.__typename === 'Video' ? (
        <Film title={piece.title} url={piece.sourceUrl} poster={piece.cover?.url} chapters={piece.chapters}>
          <p class="soft">{piece.summary}</p>
        </Film>
      ) : (
        <p class="soft">{piece.summary}</p>
      )}
      {piece.__typename === 'Case' && piece.results.length > 0 ? (
        <dl class="figures">
          {piece.results.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Rich html={piece.body.html} />
      {piece.__typename === 'News' && piece.source ? (
        <p class="small soft">
          {t('来源：', 'Source: ')}
          <a href={piece.source.url} target="_blank" rel="noreferrer">
            {piece.source.name}
          </a>
        </p>
      ) : null}
      <Tags piece={piece} />
    </article>
    {piece.capabilities.length > 0 ? (
      <Part title={t('相关能力', 'Related capabilities')}>
        <Rows items={piece.capabilities} />
      </Part>
    ) : null}
    {piece.__typename === 'News' && piece.related.length > 0 ? (
      <Part title={t('相关资讯', 'Related news')}>
        <Rows items={piece.related} />
      </Part>
    ) : null}
  </>
);

const About = ({ piece }: { piece: Shown }) => {
  const when = <time dateTime={piece.publishedAt}>{day(piece.publishedAt)}</time>;
  const changed =
    day(piece.updatedAt) === day(piece.publishedAt) ? null : (
      <span>{t(`${day(piece.updatedAt)}更新`, `updated ${day(piece.updatedAt)}`)}</span>
    );
  switch (piece.__typename) {
    case 'News':
      return (
        <>
          {piece.category ? (
            <span>
              <a href={`/discover/news?category=${piece.category.slug}`}>{piece.category.name}</a>
            </span>
          ) : null}
          {piece.author ? <span>{piece.author}</span> : null}
          {when}
          {changed}
          <span>{viewsName(piece.views)}</span>
        </>
      );
    case 'Case':
      return (
        <>
          <span>
            <a href={`/discover/cases?industry=${piece.industry}`}>{industryName(piece.industry)}</a>
          </span>
          <span>{piece.company}</span>
          {piece.program ? (
            <span>
              <a href={`/mine/programs/${piece.program.id}`}>{piece.program.name}</a>
            </span>
          ) : null}
          {when}
          {changed}
        </>
      );
    case 'Video':
      return (
        <>
          <span>
            <a href={`/discover/videos?level=${piece.level}`}>{levelName(piece.level)}</a>
          </span>
          {piece.series ? (
            <span>
              <a href={`/discover/videos?series=${encodeURIComponent(piece.series)}`}>
                {t(`系列：${piece.series}`, `Series: ${piece.series}`)}
              </a>
            </span>
          ) : null}
          <span>{t(`时长 ${clockTime(piece.durationSeconds)}`, `${clockTime(piece.durationSeconds)} long`)}</span>
          {when}
          {changed}
        </>
      );
  }
};

/** Each leads to what else has it. */
export const Tags = ({
  piece: { kind, tags },
}: {
  piece: Pick<CardFragment, 'kind'> & { tags: readonly { id: string; slug: string; name: string }[] };
}) =>
  tags.length > 0 ? (
    <ul class="chips" aria-label={t('标签', 'Tags')}>
      {tags.map(({ id, slug, name }) => (
        <li key={id}>
          <a class="chip" href={`${listOf(kind)}?tag=${slug}`}>
            # {name}
          </a>
        </li>
      ))}
    </ul>
  ) : null;
