// One round of review: what was submitted, who works on it, and its decision.
import { useEffect, useState } from 'preact/hooks';
import { ProgramSinceDocument, PackagePathsDocument, ReviewRoundDocument, type RoundFactsFragment } from '@devcenter/client/review';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { personName } from '../app/terms';
import { StateBadge } from '../mine/badges';
import { Timeline } from '../version/timeline';
import { Page } from '../ui/page';
import { Loaded, NotFound, RefreshButton, Skeleton } from '../ui/states';
import { claimOf, claimSentence, objection, useClaiming } from './claim';
import { Decision } from './decision';
import { useDraft } from './draft';
import { ReviewersOnly } from './gate';
import { Logo } from './logo';
import { PackageCard } from './package';
import { HistoryCard, SubmissionCard, VersionCard } from './submitted';
import { DecisionBadge, Verdict } from './verdict';
import { useLapse, useNow, useQueueFeed, waitedSince } from './watch';
import './review.css';

const title = () => t('审核', 'Review');

export const Round = ({ id }: { id: string }) => (
  <ReviewersOnly title={title()} back="/review">
    {(self) => <RoundScreen key={id} id={id} self={self} />}
  </ReviewersOnly>
);

const RoundScreen = ({ id, self }: { id: string; self: string }) => {
  const reading = useRead(ReviewRoundDocument, { id });
  const node = reading.data?.node;
  const round = node?.__typename === 'Review' ? node : undefined;
  useQueueFeed({
    from: reading.data ? (reading.data.viewer?.feedCursor ?? null) : undefined,
    onEvent: (told) => {
      if (told.review?.id === id || (told.version && told.version.id === round?.version?.id)) reading.refresh();
    },
    onGap: reading.refresh,
  });
  useLapse([round?.claim?.until], reading.refresh);
  const name = round ? `${round.program?.name ?? round.submission.basicInfo.name} ${round.version?.number ?? ''}`.trim() : title();
  return (
    <Page title={name} back="/review" actions={<RefreshButton reading={reading} />}>
      <Loaded reading={reading}>
        {() =>
          round ? (
            <Desk round={round} self={self} settled={!reading.refreshing} refresh={reading.refresh} />
          ) : reading.trouble ? null : (
            <NotFound back="/review" />
          )
        }
      </Loaded>
    </Page>
  );
};

interface DeskProps {
  round: RoundFactsFragment;
  self: string;
  /** The server has just said so: it is not from what the page kept. */
  settled: boolean;
  refresh: () => void;
}

/** Pages of the package, for findings to point at. */
const usePages = (version: string | undefined): string[] => {
  const { data } = useRead(PackagePathsDocument, { id: version ?? '' }, { pause: version === undefined });
  const files = data?.version?.package?.entries.nodes ?? [];
  return files.filter(({ path }) => path.endsWith('.axml')).map(({ path }) => path.slice(0, -'.axml'.length));
};

const Desk = ({ round, self, settled, refresh }: DeskProps) => {
  const draft = useDraft(round.id, self);
  const pages = usePages(round.version?.id);
  const revision = round.program?.revision;
  // what a decision rests on: the program as it was first shown, until the reviewer has looked at what happened since
  const [seen, setSeen] = useState<number | undefined>();
  useEffect(() => {
    if (settled && seen === undefined && revision !== undefined) setSeen(revision);
  }, [settled, seen, revision]);
  const waits = round.decision === null;
  const look = (): void => {
    setSeen(revision);
    document.getElementById('decision-heading')?.focus();
  };
  const outdated = waits && seen !== undefined && revision !== undefined && revision > seen;
  return (
    <>
      <ClaimCard round={round} self={self} refresh={refresh} />
      <div class="review-desk">
        <div class="review-submitted">
          <SubmissionCard round={round} />
          <VersionCard round={round} />
          {round.version ? <PackageCard version={round.version} released={round.program?.released ?? null} /> : null}
          <HistoryCard history={round.history} />
        </div>
        <div class="review-judged" id="decision">
          {outdated && round.program ? <Since program={round.program.id} seen={seen} onSeen={look} /> : null}
          {waits ? (
            <Decision round={round} draft={draft} seen={seen} outdated={outdated} pages={pages} refresh={refresh} />
          ) : (
            <Verdict round={round} draft={draft} />
          )}
        </div>
      </div>
    </>
  );
};

const ClaimCard = ({ round, self, refresh }: { round: RoundFactsFragment; self: string; refresh: () => void }) => {
  const now = useNow();
  const claim = claimOf(round, self, now);
  const claiming = useClaiming<HTMLParagraphElement>(round.id, claim.whose, refresh);
  const { submission, version } = round;
  const barred = objection(version, 'APPROVE')?.code === 'OWN_PROGRAM';
  const waits = round.decision === null;
  const busy = claiming.doing ? 'true' : undefined;
  return (
    <section class="card review-claim" aria-label={t('领取', 'Claim')}>
      <div class="line review-oneline">
        <Logo url={submission.basicInfo.logo} />
        <div class="grow">
          <p class="line">
            <span class="strong">{submission.basicInfo.name}</span>
            {waits && version ? <StateBadge state={version.state} /> : <DecisionBadge decision={round.decision} />}
          </p>
          <p class="soft small">
            {t(`${personName(submission.submittedBy)}提交`, `by ${personName(submission.submittedBy)}`)}
            {waits ? ` · ${waitedSince(submission.submittedAt, now)}` : ''}
          </p>
          {waits ? (
            <p ref={claiming.place} class="small strong" role="status" tabIndex={-1}>
              {claimSentence(claim)}
            </p>
          ) : null}
        </div>
      </div>
      <div class="buttons">
        {waits && claim.whose === 'nobody' && !barred ? (
          <button key="take" class="button primary" type="button" aria-disabled={busy} onClick={claiming.take}>
            {t('领取', 'Claim')}
          </button>
        ) : null}
        {waits && claim.whose === 'mine' ? (
          <button key="give" class="button" type="button" aria-disabled={busy} onClick={claiming.give}>
            {t('放回', 'Return to queue')}
          </button>
        ) : null}
        {waits && claim.whose === 'mine' ? (
          <button key="extend" class="button" type="button" aria-disabled={busy} onClick={claiming.extend}>
            {t('延长一小时', 'Extend by one hour')}
          </button>
        ) : null}
        <a class="button review-jump" href="#decision">
          {t('去看结论', 'Go to decision')}
        </a>
      </div>
    </section>
  );
};

/** What happened to the program while this round was open on the page. */
const Since = ({ program, seen, onSeen }: { program: string; seen: number; onSeen: () => void }) => {
  const reading = useRead(ProgramSinceDocument, { id: program });
  return (
    <section class="card" aria-labelledby="since-heading" role="alert">
      <h2 id="since-heading">{t('打开之后，小程序有了变动', 'The program has changed since you opened this page')}</h2>
      <Loaded reading={reading} skeleton={<Skeleton />}>
        {(data) => <Timeline events={data.program?.events.nodes.filter((it) => it.sequence > seen) ?? []} />}
      </Loaded>
      <div>
        <button class="button" type="button" onClick={onSeen}>
          {t('已了解，继续审核', 'Got it, continue')}
        </button>
      </div>
    </section>
  );
};
