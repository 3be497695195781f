// The page of one version: where it stands, what can be done, why it was rejected, what happened, what was uploaded.
import { VersionDocument } from '@devcenter/client/version';
import { moment, t } from '../app/language';
import { useRead } from '../app/reading';
import { personName } from '../app/terms';
import { Page } from '../ui/page';
import { Loaded, RefreshButton } from '../ui/states';
import { Actions } from './actions';
import { BasicInfoFacts } from './basic-info-facts';
import { Findings } from './findings';
import { NoVersion } from './no-version';
import { PackageFacts } from './package';
import { EarlierRounds } from './rounds';
import { StateCard } from './state-card';
import type { VersionShown } from './steps';
import { Timeline } from './timeline';
import './version.css';

const Verdict = ({ version }: { version: VersionShown }) => {
  const { review } = version;
  if (!review) return null;
  const rejected = review.decision === 'REJECTED';
  return (
    <section class="card" aria-label={rejected ? t('驳回原因', 'Rejection reasons') : t('审核', 'Review')}>
      <h2>{rejected ? t('驳回原因', 'Rejection reasons') : t('审核', 'Review')}</h2>
      {rejected ? (
        <>
          <p class="soft small">
            {review.decidedAt ? moment(review.decidedAt) : ''} · <span class="whole">{personName(review.decidedBy)}</span>
          </p>
          <Findings findings={review.findings} />
        </>
      ) : (
        <p>
          {review.decision === 'APPROVED'
            ? t(`审核通过：${moment(review.decidedAt ?? '')}，`, `Approved ${moment(review.decidedAt ?? '')} by `)
            : review.decision === 'WITHDRAWN'
              ? t(`提审已撤回：${moment(review.decidedAt ?? '')}，`, `Withdrawn ${moment(review.decidedAt ?? '')} by `)
              : t('正在等待平台审核，结果出来后这里会自动更新。', 'Waiting for platform review. This page updates when there is a result.')}
          {review.decision ? <span class="whole">{personName(review.decidedBy)}</span> : null}
        </p>
      )}
      <EarlierRounds versionId={version.id} />
    </section>
  );
};

const Submitted = ({ version }: { version: VersionShown }) => {
  const { submission } = version;
  return submission ? (
    <section class="card" aria-label={t('提审内容', 'Submission')}>
      <h2>{t('提审内容', 'Submission')}</h2>
      <p class="small soft">
        {t('', 'Confirmed by ')}
        <span class="whole">{personName(submission.submittedBy)}</span>
        {t(`于 ${moment(submission.submittedAt)} 确认`, `, ${moment(submission.submittedAt)}`)}
        {submission.agreementNumber == null
          ? ''
          : t(` · 协议第 ${submission.agreementNumber} 版`, ` · agreement version ${submission.agreementNumber}`)}
      </p>
      <details class="fold">
        <summary>{t('查看基础信息', 'View basic information')}</summary>
        <BasicInfoFacts info={submission.basicInfo} />
      </details>
    </section>
  ) : null;
};

const Whole = ({ version, onStale }: { version: VersionShown; onStale: () => void }) => (
  <div class="version-page">
    <div class="stack version-column">
      <StateCard version={version} />
      {version.state === 'REJECTED' ? <Verdict version={version} /> : null}
      <Actions version={version} onStale={onStale} />
      {version.state === 'REJECTED' ? null : <Verdict version={version} />}
      <Submitted version={version} />
    </div>
    <div class="stack version-column">
      <section class="card" aria-label={t('动态', 'Activity')}>
        <h2>{t('动态', 'Activity')}</h2>
        {/* the newest first, as one looks for it */}
        <Timeline events={[...version.timeline].reverse()} about={version.id} />
      </section>
      {version.package ? (
        <section class="card" aria-label={t('代码包', 'Package')}>
          <h2>{t('代码包', 'Package')}</h2>
          <PackageFacts of={version.package} versionId={version.id} />
        </section>
      ) : null}
    </div>
  </div>
);

export const Version = ({ id }: { id: string }) => {
  const reading = useRead(VersionDocument, { id });
  const version = reading.data?.version;
  return (
    <Page
      title={version ? `${version.program?.name ?? ''} ${version.number}`.trim() : t('版本', 'Version')}
      back={version?.program ? `/mine/programs/${version.program.id}` : '/mine'}
      actions={<RefreshButton reading={reading} />}
    >
      <Loaded reading={reading}>
        {(data) => (data.version ? <Whole key={data.version.id} version={data.version} onStale={reading.refresh} /> : <NoVersion />)}
      </Loaded>
    </Page>
  );
};
