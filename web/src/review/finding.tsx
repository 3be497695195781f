// One 驳回原因 as it is written.
import { useEffect, useRef } from 'preact/hooks';
import { findingName, severityName } from '../app/terms';
import type { FindingCode, Severity } from '@devcenter/client/review';
import { t } from '../app/language';
import { Chips, Field, SelectField, TextArea, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import { lengthOf, MESSAGE_MOST, PAGE_MOST, type DraftFinding } from './draft';
import { EvidencePicker } from './evidence';
import { RelatedPicker } from './related';

const CODES: FindingCode[] = [
  'FUNCTION',
  'INCOMPLETE_TEST',
  'BASIC_INFO',
  'CATEGORY',
  'QUALIFICATION',
  'CONTENT',
  'PRIVACY',
  'SECURITY',
  'BRAND',
  'EXPERIENCE',
  'PUNISHED',
];
const SEVERITIES: Severity[] = ['BLOCKING', 'ADVICE'];

interface Props {
  finding: DraftFinding;
  /** Its place, from 1. */
  place: number;
  /** It was just added: it takes the focus. */
  fresh: boolean;
  /** What was said against a field of it. */
  wrong: (field: string) => string | undefined;
  /** The id of the list of pages. */
  pages: string;
  onChange: (change: (before: DraftFinding) => Partial<DraftFinding>) => void;
  onRemove: () => void;
}

export const FindingEditor = ({ finding, place, fresh, wrong, pages, onChange, onRemove }: Props) => {
  const name = t(`第 ${place} 条`, `reason ${place}`);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (fresh) heading.current?.focus();
  }, [fresh]);
  const length = lengthOf(finding.message);
  const tooLong =
    length > MESSAGE_MOST ? t(`超出 ${length - MESSAGE_MOST} 个字`, `${length - MESSAGE_MOST} characters too long`) : undefined;
  return (
    <li class="review-written">
      <fieldset class="stack">
        <legend class="hidden-label">{t(`驳回原因 ${name}`, `Rejection ${name}`)}</legend>
        <div class="spread">
          <h3 ref={heading} tabIndex={-1}>
            {t(`驳回原因 ${place}`, `Rejection reason ${place}`)}
          </h3>
          <button class="button plain icon" type="button" aria-label={t(`删除${name}`, `Remove ${name}`)} onClick={onRemove}>
            <Icon name="close" size={20} />
          </button>
        </div>
        <SelectField
          label={t('类型', 'Type')}
          value={finding.code}
          options={CODES.map((code) => [code, findingName(code)] as const)}
          wrong={wrong('code')}
          onText={(code) => onChange(() => ({ code: code as FindingCode }))}
        />
        <Chips
          label={t('严重程度', 'Severity')}
          name={`severity-${finding.key}`}
          value={finding.severity}
          options={SEVERITIES.map((it) => [it, severityName(it)] as const)}
          onChoose={(severity) => onChange(() => ({ severity }))}
        />
        <TextArea
          label={t('说明', 'Description')}
          hint={t(
            `写清现象和复现步骤，${length}/${MESSAGE_MOST} 字`,
            `What happens and how to reproduce it; ${length} of ${MESSAGE_MOST} characters`,
          )}
          wrong={tooLong ?? wrong('message')}
          value={finding.message}
          onText={(message) => onChange(() => ({ message }))}
        />
        <Field label={t('页面路径（选填）', 'Page path (optional)')} wrong={wrong('page')}>
          {(it) => (
            <input
              {...it}
              list={pages}
              maxLength={PAGE_MOST}
              placeholder="pages/index/index"
              autocapitalize="off"
              spellcheck={false}
              value={finding.page}
              onInput={(event) => {
                const page = event.currentTarget.value;
                onChange(() => ({ page }));
              }}
            />
          )}
        </Field>
        <TextField
          label={t('依据的规则链接（选填）', 'Link to the rule (optional)')}
          type="url"
          inputMode="url"
          wrong={wrong('ruleUrl')}
          value={finding.ruleUrl}
          placeholder="https://"
          onText={(ruleUrl) => onChange(() => ({ ruleUrl }))}
        />
        <EvidencePicker
          of={name}
          pictures={finding.evidence}
          wrong={wrong('evidence')}
          onAdd={(url) => onChange(({ evidence }) => ({ evidence: evidence.includes(url) ? evidence : [...evidence, url] }))}
          onRemove={(url) => onChange(({ evidence }) => ({ evidence: evidence.filter((it) => it !== url) }))}
        />
        <RelatedPicker
          chosen={finding.related}
          wrong={wrong('relatedIds')}
          onAdd={(it) => onChange(({ related }) => ({ related: [...related, it] }))}
          onRemove={(id) => onChange(({ related }) => ({ related: related.filter((it) => it.id !== id) }))}
        />
      </fieldset>
    </li>
  );
};
