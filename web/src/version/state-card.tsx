// Where the version stands, since when and why; and a quiet word when that changes under the reader's eyes.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ago, moment, percent, t } from '../app/language';
import { useViewer } from '../app/session';
import { personName, retirementName, stateName } from '../app/terms';
import { StateBadge } from '../mine/badges';
import { Icon } from '../ui/icon';
import { reachOf } from './gray-picker';
import type { VersionShown } from './steps';

const At = ({ at }: { at: string }) => (
  <time dateTime={at} title={ago(at)}>
    {moment(at)}
  </time>
);

const Person = ({ of }: { of: { name: string } | null }) => <span class="whole">{personName(of)}</span>;

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** What the state says beside its name. */
const StateFacts = ({ version }: { version: VersionShown }) => {
  const { state, submission, review, gray, grayed, release, retirement, suspension, program } = version;
  switch (state) {
    case 'IN_REVIEW':
      return submission ? (
        <Fact name={t('提审', 'Submitted')}>
          <At at={submission.submittedAt} /> · <Person of={submission.submittedBy} />
          <span class="soft"> {t(`（${ago(submission.submittedAt)}）`, `(${ago(submission.submittedAt)})`)}</span>
        </Fact>
      ) : null;
    case 'REJECTED':
      return review?.decidedAt ? (
        <Fact name={t('驳回', 'Rejected')}>
          <At at={review.decidedAt} /> · <Person of={review.decidedBy} />
        </Fact>
      ) : null;
    case 'APPROVED':
      return (
        <>
          {review?.decidedAt ? (
            <Fact name={t('通过', 'Approved')}>
              <At at={review.decidedAt} /> · <Person of={review.decidedBy} />
            </Fact>
          ) : null}
          <Fact name={t('灰度', 'Gray')}>
            {grayed
              ? t('已灰度过，可以上架', 'Has been in gray release, so it can be published')
              : t('尚未灰度：先灰度，才能上架', 'Not yet: a gray release is required before publishing')}
          </Fact>
        </>
      );
    case 'GRAY':
      return gray ? (
        <>
          <Fact name={t('灰度比例', 'Gray')}>
            <span class="strong">{percent(gray.percent)}</span>
            <span class="soft"> {t(`（${reachOf(gray.percent)}）`, `(${reachOf(gray.percent)})`)}</span>
          </Fact>
          <Fact name={t('灰度开始', 'In gray since')}>
            <At at={gray.since} />
          </Fact>
          <Fact name={t('其余用户', 'Everyone else')}>
            {program?.released ? (
              <a class="touch" href={`/mine/versions/${program.released.id}`}>
                {program.released.number}
              </a>
            ) : (
              t('暂时看不到小程序（没有线上版本）', 'cannot see the program yet (no live version)')
            )}
          </Fact>
        </>
      ) : null;
    case 'RELEASED':
      return release ? (
        <Fact name={t('上架', 'Released')}>
          <At at={release.since} /> · {t('全部用户可见', 'available to all users')}
        </Fact>
      ) : null;
    case 'RETIRED':
      return retirement ? (
        <Fact name={t('下线', 'Retired')}>
          <At at={retirement.since} /> · {retirementName(retirement.cause)}
        </Fact>
      ) : null;
    case 'SUSPENDED':
      return suspension ? (
        <>
          <Fact name={t('强制下架', 'Suspended')}>
            <At at={suspension.since} />
          </Fact>
          <Fact name={t('原因', 'Reason')}>
            <span class="as-written">{suspension.reason}</span>
          </Fact>
          <Fact name={t('此前状态', 'Previous state')}>{stateName(suspension.was)}</Fact>
        </>
      ) : null;
    default:
      return null;
  }
};

/** Read out when there is time; the focus stays where it is. What one did oneself is no news. */
const StateNews = ({ version, onClose }: { version: VersionShown; onClose: () => void }) => {
  const self = useViewer()?.account?.id;
  const now = version.gray ? `${stateName(version.state)} ${percent(version.gray.percent)}` : stateName(version.state);
  const before = useRef(now);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (before.current === now) return;
    const own = self !== undefined && version.timeline.at(-1)?.by?.id === self;
    setNews(own ? '' : t(`状态已更新：${before.current} → ${now}`, `State changed: ${before.current} → ${now}`));
    before.current = now;
  }, [now]);
  return (
    <div class={news ? 'note state-news' : 'hidden-label'}>
      <p role="status">{news}</p>
      {news ? (
        <button
          class="button plain icon"
          type="button"
          aria-label={t('关闭', 'Close')}
          onClick={() => {
            setNews('');
            onClose();
          }}
        >
          <Icon name="close" size={18} />
        </button>
      ) : null}
    </div>
  );
};

export const StateCard = ({ version }: { version: VersionShown }) => {
  const card = useRef<HTMLElement>(null);
  return (
    <section ref={card} class="card" tabIndex={-1} aria-label={t('状态', 'State')}>
      <div class="spread">
        <p class="version-number">{version.number}</p>
        <StateBadge state={version.state} percent={version.gray?.percent} />
      </div>
      <StateNews version={version} onClose={() => card.current?.focus({ preventScroll: true })} />
      {version.description ? (
        <p class="as-written">{version.description}</p>
      ) : (
        <p class="soft">{t('上传时没有填写说明', 'Uploaded without a description.')}</p>
      )}
      <dl class="facts">
        <StateFacts version={version} />
        {version.program ? (
          <Fact name={t('小程序', 'Program')}>
            <a class="touch" href={`/mine/programs/${version.program.id}`}>
              {version.program.name}
            </a>
          </Fact>
        ) : null}
        <Fact name={t('上传', 'Uploaded')}>
          <At at={version.uploadedAt} /> · <Person of={version.uploadedBy} />
        </Fact>
      </dl>
    </section>
  );
};
