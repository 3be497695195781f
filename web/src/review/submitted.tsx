// What was submitted, as it was confirmed.
import type { RoundFactsFragment } from '@devcenter/client/review';
import { ago, moment, t } from '../app/language';
import { personName } from '../app/terms';
import { copyText } from '../ui/clipboard';
import { toast } from '../ui/toast';
import { StateBadge } from '../mine/badges';
import { BasicInfoFacts } from '../version/basic-info-facts';
import { Findings } from '../version/findings';
import { DecidedBy, DecisionBadge } from './verdict';

const copy = async (text: string): Promise<void> =>
  toast(
    (await copyText(text))
      ? t('已复制', 'Copied')
      : t('浏览器不允许自动复制，请手动选中文本复制', 'The browser does not allow copying. Select the text and copy it yourself.'),
  );

const CopyButton = ({ text, children }: { text: string | null; children: string }) =>
  text ? (
    <button class="button" type="button" onClick={() => void copy(text)}>
      {children}
    </button>
  ) : null;

export const SubmissionCard = ({ round: { submission } }: { round: RoundFactsFragment }) => {
  const { basicInfo, agreementNumber, confirmedRevision, submittedAt, submittedBy } = submission;
  return (
    <section class="card" aria-labelledby="submission-heading">
      <h2 id="submission-heading">{t('提交的信息', 'Submission')}</h2>
      <BasicInfoFacts info={basicInfo} />
      <div class="buttons">
        <CopyButton text={basicInfo.testAccount}>{t('复制测试账号', 'Copy test account')}</CopyButton>
        <CopyButton text={basicInfo.testPassword}>{t('复制测试密码', 'Copy test password')}</CopyButton>
      </div>
      <dl class="facts wide">
        <dt>{t('提交', 'Submitted')}</dt>
        <dd>
          {personName(submittedBy)} ·{' '}
          <time dateTime={submittedAt}>
            {t(`${moment(submittedAt)}（${ago(submittedAt)}）`, `${moment(submittedAt)} (${ago(submittedAt)})`)}
          </time>
        </dd>
        <dt>{t('确认的协议', 'Agreement')}</dt>
        <dd>
          {agreementNumber === null
            ? t('提交时没有协议', 'None in force at submission')
            : t(`第 ${agreementNumber} 号`, `No. ${agreementNumber}`)}
        </dd>
        <dt>{t('确认时修订号', 'Revision confirmed')}</dt>
        <dd>{confirmedRevision}</dd>
      </dl>
    </section>
  );
};

export const VersionCard = ({ round: { version, program } }: { round: RoundFactsFragment }) => {
  const released = program?.released;
  return (
    <section class="card" aria-labelledby="version-heading">
      <h2 id="version-heading">{t('版本', 'Version')}</h2>
      <dl class="facts wide">
        <dt>{t('版本号', 'Number')}</dt>
        <dd>{version ? <a href={`/mine/versions/${version.id}`}>{version.number}</a> : t('版本已删除', 'Version deleted')}</dd>
        {version ? (
          <>
            <dt>{t('当前状态', 'Current state')}</dt>
            <dd>
              <StateBadge state={version.state} />
            </dd>
            <dt>{t('上传说明', 'Description')}</dt>
            <dd class="as-written">{version.description || <span class="soft">{t('未填写', 'Not provided')}</span>}</dd>
            <dt>{t('上传', 'Uploaded')}</dt>
            <dd>
              {personName(version.uploadedBy)} · <time dateTime={version.uploadedAt}>{moment(version.uploadedAt)}</time>
            </dd>
          </>
        ) : null}
        <dt>{t('线上版本', 'Live version')}</dt>
        {released ? (
          <dd class="line">
            <a href={`/mine/versions/${released.id}`}>{released.number}</a>
            {released.release ? (
              <span class="soft small">{t(`${moment(released.release.since)} 上架`, `since ${moment(released.release.since)}`)}</span>
            ) : null}
          </dd>
        ) : (
          <dd class="soft">{t('尚未上架过', 'Never published')}</dd>
        )}
      </dl>
    </section>
  );
};

export const HistoryCard = ({ history }: { history: RoundFactsFragment['history'] }) => (
  <section class="card" aria-labelledby="history-heading">
    <h2 id="history-heading">{t('以往审核', 'Earlier reviews')}</h2>
    {history.length === 0 ? (
      <p class="soft">{t('这是这个小程序第一次提审', 'This is the first submission of this program.')}</p>
    ) : (
      <ol class="stack">
        {history.map((it) => (
          <li key={it.id} class="review-past">
            <p class="line">
              <a class="strong touch" href={`/review/${it.id}`}>
                {it.version?.number ?? t('已删除的版本', 'Deleted version')}
              </a>
              <DecisionBadge decision={it.decision} />
              <DecidedBy of={it} />
            </p>
            {it.findings.length > 0 ? (
              <details class="fold">
                <summary>{t(`驳回原因 ${it.findings.length} 条`, `Rejection reasons: ${it.findings.length}`)}</summary>
                <Findings findings={it.findings} />
              </details>
            ) : null}
          </li>
        ))}
      </ol>
    )}
  </section>
);
