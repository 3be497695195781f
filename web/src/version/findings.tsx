// 驳回原因: what a reviewer found, told so that it can be mended.
import type { ContentKind, FindingCode, Severity } from '@devcenter/client/enums';
import { t } from '../app/language';
import { findingName, kindName, severityName } from '../app/terms';
import { hrefOf } from '../discover/cards';
import './version.css';

export interface FindingShown {
  code: FindingCode;
  message: string;
  page: string | null;
  severity: Severity;
  evidence: readonly string[];
  ruleUrl: string | null;
  related: readonly { id: string; kind: ContentKind; title: string }[];
}

const Evidence = ({ pictures }: { pictures: readonly string[] }) => (
  <ul class="evidence">
    {pictures.map((url, at) => (
      <li key={url}>
        <a href={url} target="_blank" rel="noreferrer">
          <img src={url} alt={t(`证据截图 ${at + 1}（点按查看原图）`, `Evidence ${at + 1} (opens full size)`)} loading="lazy" />
        </a>
      </li>
    ))}
  </ul>
);

const FindingCard = ({ finding }: { finding: FindingShown }) => (
  <li class={finding.severity === 'BLOCKING' ? 'finding blocking' : 'finding'}>
    <p class="line">
      <span class={`badge ${finding.severity === 'BLOCKING' ? 'bad' : 'warn'}`}>{severityName(finding.severity)}</span>
      <span class="strong">{findingName(finding.code)}</span>
    </p>
    <p class="as-written">{finding.message}</p>
    {finding.page ? (
      <p class="small soft">
        {t('页面：', 'Page: ')}
        <code>{finding.page}</code>
      </p>
    ) : null}
    {finding.evidence.length > 0 ? <Evidence pictures={finding.evidence} /> : null}
    {finding.ruleUrl ? (
      <p>
        <a class="touch" href={finding.ruleUrl} target="_blank" rel="noreferrer">
          {t('查看对应的审核规则', 'View the rule')}
          <span class="hidden-label">{t('（在新窗口打开）', ' (opens in a new window)')}</span>
        </a>
      </p>
    ) : null}
    {finding.related.length > 0 ? (
      <div>
        <p class="small soft">{t('怎么改：', 'How to fix it:')}</p>
        <ul>
          {finding.related.map((it) => (
            <li key={it.id}>
              <a class="touch" href={hrefOf(it)}>
                {t(`${kindName(it.kind)}：${it.title}`, `${kindName(it.kind)}: ${it.title}`)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    ) : null}
  </li>
);

/** What must be mended comes first. */
export const Findings = ({ findings }: { findings: readonly FindingShown[] }) => (
  <ul class="stack">
    {[...findings]
      .sort((a, b) => Number(b.severity === 'BLOCKING') - Number(a.severity === 'BLOCKING'))
      .map((finding, at) => (
        <FindingCard key={at} finding={finding} />
      ))}
  </ul>
);
