// 审核队列: the rounds that wait, oldest first, kept up to date while it is shown.
import { useLocation } from 'preact-iso';
import { ReviewQueueDocument, type ClaimFilter, type ReviewQueueQuery } from '@devcenter/client/review';
import { moment, number, span, t } from '../app/language';
import { useEndless } from '../app/endless';
import { personName } from '../app/terms';
import { Page } from '../ui/page';
import { Empty, ListEnd, Loaded, RefreshButton } from '../ui/states';
import { claimOf, ClaimBadge, objection, useClaiming } from './claim';
import { ReviewersOnly } from './gate';
import { Logo } from './logo';
import { useLapse, useNow, useQueueFeed, waitedSince } from './watch';
import './review.css';

type Statistics = ReviewQueueQuery['reviewStatistics'];
type Row = ReviewQueueQuery['reviewQueue']['nodes'][number];

const title = () => t('审核队列', 'Review queue');

export const Queue = () => <ReviewersOnly title={title()}>{(self) => <Waiting self={self} />}</ReviewersOnly>;

const filterOf = (word: string | undefined): ClaimFilter | null => (word === 'unclaimed' ? 'UNCLAIMED' : word === 'mine' ? 'MINE' : null);

const Waiting = ({ self }: { self: string }) => {
  const { query } = useLocation();
  const claim = filterOf(query.claim);
  const reading = useEndless(ReviewQueueDocument, { filter: { claim } }, (data) => data.reviewQueue.pageInfo);
  const now = useNow();
  useQueueFeed({ from: reading.data ? (reading.data.viewer?.feedCursor ?? null) : undefined, onGap: reading.refresh });
  useLapse(reading.data?.reviewQueue.nodes.map(({ review }) => review.claim?.until) ?? [], reading.refresh);
  return (
    <Page title={title()} back="/mine" actions={<RefreshButton reading={reading} />}>
      <Figures statistics={reading.data?.reviewStatistics} />
      <Filters claim={claim} />
      <Loaded reading={reading}>
        {({ reviewQueue: { nodes } }) =>
          nodes.length === 0 ? (
            <NothingWaits claim={claim} />
          ) : (
            <>
              <ol class="list" aria-label={t('等待审核的版本', 'Versions waiting for review')}>
                {nodes.map((row) => (
                  <Waiter key={row.review.id} row={row} self={self} now={now} refresh={reading.refresh} />
                ))}
              </ol>
              <ListEnd reading={reading} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};

const length = (seconds: number | null | undefined): string => (seconds == null ? '–' : span(seconds));

const Figures = ({ statistics }: { statistics: Statistics | undefined }) => (
  <dl class="review-figures" aria-live="polite">
    <Figure name={t('等待审核', 'Waiting')} value={statistics ? number(statistics.waiting) : '…'} />
    <Figure name={t('近 30 天已审', 'Reviewed in 30 days')} value={statistics ? number(statistics.decided) : '…'} />
    <Figure name={t('审核耗时中位数', 'Median review time')} value={statistics ? length(statistics.medianSeconds) : '…'} />
    <Figure name={t('九成耗时不超过', '90% reviewed within')} value={statistics ? length(statistics.ninetiethPercentileSeconds) : '…'} />
  </dl>
);

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div class="card">
    <dt class="soft small">{name}</dt>
    <dd class="strong">{value}</dd>
  </div>
);

const Filters = ({ claim }: { claim: ClaimFilter | null }) => (
  <nav class="chips" aria-label={t('筛选', 'Filter')}>
    {(
      [
        [null, '/review', t('全部', 'All')],
        ['UNCLAIMED', '/review?claim=unclaimed', t('无人领取', 'Unclaimed')],
        ['MINE', '/review?claim=mine', t('我领取的', 'Mine')],
      ] as const
    ).map(([word, href, name]) => (
      <a key={href} class="chip" href={href} aria-current={claim === word ? 'page' : undefined}>
        {name}
      </a>
    ))}
  </nav>
);

const NothingWaits = ({ claim }: { claim: ClaimFilter | null }) =>
  claim === null ? (
    <Empty>
      {t(
        '没有等待审核的版本。有新的提审时会自动出现在这里。',
        'No versions are waiting for review. New submissions appear here automatically.',
      )}
    </Empty>
  ) : (
    <Empty
      action={
        <a class="button" href={claim === 'MINE' ? '/review?claim=unclaimed' : '/review'}>
          {claim === 'MINE' ? t('看看无人领取的', 'View unclaimed') : t('查看全部', 'View all')}
        </a>
      }
    >
      {claim === 'MINE'
        ? t('你没有领取任何审核', 'You have not claimed any reviews.')
        : t('等待中的审核都有人领取了', 'All waiting reviews are claimed.')}
    </Empty>
  );

const Waiter = ({ row: { review, position }, self, now, refresh }: { row: Row; self: string; now: number; refresh: () => void }) => {
  const { program, version, submission } = review;
  const claim = claimOf(review, self, now);
  const claiming = useClaiming<HTMLAnchorElement>(review.id, claim.whose, refresh);
  const name = `${program?.name ?? ''} ${version?.number ?? ''}`.trim();
  const against = objection(version, 'APPROVE');
  const barred = against && against.code !== 'CLAIMED_BY_ANOTHER' ? against.message : undefined;
  return (
    <li class="review-row">
      <div class="row">
        <Logo url={submission.basicInfo.logo} />
        <div class="grow stack">
          <a ref={claiming.place} class="strong" href={`/review/${review.id}`}>
            {name}
          </a>
          <p class="soft small">
            {t(`第 ${position} 位`, `No. ${position}`)} ·{' '}
            {t(`${personName(submission.submittedBy)}提交`, `by ${personName(submission.submittedBy)}`)} ·{' '}
            <time dateTime={submission.submittedAt} title={moment(submission.submittedAt)}>
              {waitedSince(submission.submittedAt, now)}
            </time>
          </p>
          <p class="line">
            <ClaimBadge claim={claim} />
            {barred ? <span class="badge bad">{barred}</span> : null}
          </p>
        </div>
      </div>
      {claim.whose === 'mine' ? (
        <button
          key="give"
          class="button"
          type="button"
          aria-disabled={claiming.doing ? 'true' : undefined}
          aria-label={t(`放回 ${name}`, `Return ${name} to the queue`)}
          onClick={claiming.give}
        >
          {t('放回', 'Return to queue')}
        </button>
      ) : claim.whose === 'nobody' && !barred ? (
        <button
          key="take"
          class="button"
          type="button"
          aria-disabled={claiming.doing ? 'true' : undefined}
          aria-label={t(`领取 ${name}`, `Claim ${name}`)}
          onClick={claiming.take}
        >
          {t('领取', 'Claim')}
        </button>
      ) : null}
    </li>
  );
};
