// The controls of a text, laid out after the table of its kind.
import { useId } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import type { LabelsQuery } from '@devcenter/client/desk';
import { t } from '../app/language';
import { SelectField, TextArea, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import { CoverField } from './cover';
import { FIELDS, type Column, type Control, type Field, type Row, type Value, type Values, type Wrong } from './fields';
import { LinksField, TagsField } from './links';

export interface Names {
  called: (id: string) => string;
  learn: (id: string, name: string) => void;
}

interface Props {
  kind: ContentKind;
  values: Values;
  onValue: (name: string, value: Value) => void;
  wrongs: readonly Wrong[];
  labels: LabelsQuery;
  names: Names;
  /** The piece itself, which is not related to itself. */
  self?: string | undefined;
}

export const TextFields = ({ kind, wrongs, values, onValue, ...rest }: Props) => (
  <>
    {FIELDS[kind].map((field) => (
      <div key={field.name} data-field={field.name}>
        <OneField
          {...rest}
          kind={kind}
          field={field}
          value={values[field.name] ?? ''}
          onValue={(value) => onValue(field.name, value)}
          wrong={(below) => wrongs.find(({ at }) => at === (below ? `${field.name}.${below}` : field.name))?.message}
        />
      </div>
    ))}
  </>
);

interface OneProps extends Pick<Props, 'kind' | 'labels' | 'names' | 'self'> {
  field: Field;
  value: Value;
  onValue: (value: Value) => void;
  /** What is said against a part of it; `''` for the whole. */
  wrong: (below: string) => string | undefined;
}

const length = (text: string): number => [...text].length;

const OneField = ({ kind, field, value, onValue, wrong, labels, names, self }: OneProps) => {
  const { control, most, needed } = field;
  const label = needed ? `${field.label()}${t('（必填）', ' (required)')}` : field.label();
  const text = typeof value === 'string' ? value : '';
  const common = { label, wrong: wrong(''), value: text, onText: onValue, required: needed ?? false };
  switch (control.as) {
    case 'line':
      return (
        <TextField
          {...common}
          hint={field.hint?.()}
          maxLength={most * 2}
          type={control.type ?? 'text'}
          inputMode={control.type}
          autocomplete="off"
        />
      );
    case 'time':
      return <TextField {...common} hint={field.hint?.()} placeholder="4:05" maxLength={8} autocomplete="off" />;
    case 'text':
      // one paragraph: the server takes no line breaks
      return (
        <TextArea
          {...common}
          onText={(word) => onValue(word.replace(/[\r\n]+/g, ' '))}
          hint={`${field.hint ? `${field.hint()} · ` : ''}${length(text)}/${most}`}
          rows={3}
        />
      );
    case 'markdown':
      return (
        <TextArea {...common} hint={`${field.hint ? `${field.hint()} · ` : ''}${length(text)}/${most}`} rows={16} spellcheck={false} />
      );
    case 'choice':
      return (
        <SelectField
          {...common}
          options={withNone(
            text,
            control.options.map((word) => [word, control.say(word)] as const),
          )}
        />
      );
    case 'category': {
      const categories = kind === 'NEWS' ? labels.newsCategories : labels.capabilityCategories;
      return (
        <SelectField
          {...common}
          options={withNone(
            text,
            categories.map(({ id, name }) => [id, name] as const),
          )}
        />
      );
    }
    case 'cover':
      return <CoverField value={value as Row} onValue={onValue} wrong={wrong} />;
    case 'tags':
      return (
        <TagsField
          label={label}
          most={most}
          options={labels.tags}
          ids={value as string[]}
          called={names.called}
          wrong={wrong}
          onValue={onValue}
        />
      );
    case 'links':
      return (
        <LinksField
          label={label}
          most={most}
          of={control.of}
          self={self}
          onName={names.learn}
          ids={value as string[]}
          called={names.called}
          wrong={wrong}
          onValue={onValue}
        />
      );
    case 'group':
      return (
        <fieldset class="stack">
          <legend class="legend">{label}</legend>
          {control.columns.map((column) => (
            <TextField
              key={column.name}
              label={column.label()}
              wrong={wrong(column.name)}
              value={(value as Row)[column.name] ?? ''}
              onText={(word) => onValue({ ...(value as Row), [column.name]: word })}
              maxLength={column.most}
            />
          ))}
        </fieldset>
      );
    case 'rows':
      return <RowsField label={label} most={most} control={control} rows={value as Row[]} wrong={wrong} onRows={onValue} />;
  }
};

/** A choice that was not made yet must not look as if it were. */
const withNone = (chosen: string, options: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] =>
  chosen === '' ? [['', t('请选择…', 'Choose…')], ...options] : options;

interface RowsProps {
  label: string;
  most: number;
  control: Extract<Control, { as: 'rows' }>;
  rows: readonly Row[];
  wrong: (below: string) => string | undefined;
  onRows: (rows: Row[]) => void;
}

const RowsField = ({ label, most, control: { columns, add }, rows, wrong, onRows }: RowsProps) => {
  const swap = (place: number) => onRows(rows.map((row, at) => (at === place - 1 ? rows[place]! : at === place ? rows[place - 1]! : row)));
  return (
    <fieldset class="stack">
      <legend class="legend">{label}</legend>
      {wrong('') ? (
        <p class="wrong" role="alert">
          {wrong('')}
        </p>
      ) : null}
      {rows.length > 0 ? (
        <ol class="stack">
          {rows.map((row, place) => (
            <li key={place} class="desk-row">
              <div class={columns.length > 1 ? 'desk-cells' : 'grow'}>
                {columns.map((column) => (
                  <Cell
                    key={column.name}
                    column={column}
                    number={place + 1}
                    value={row[column.name] ?? ''}
                    wrong={wrong(column.name ? `${place}.${column.name}` : String(place))}
                    onText={(word) => onRows(rows.map((it, at) => (at === place ? { ...it, [column.name]: word } : it)))}
                  />
                ))}
              </div>
              <div class="desk-tools">
                {place > 0 ? (
                  <button
                    class="button plain icon"
                    type="button"
                    aria-label={t(`上移第 ${place + 1} 项`, `Move item ${place + 1} up`)}
                    onClick={() => swap(place)}
                  >
                    <span class="desk-up">
                      <Icon name="forward" size={20} />
                    </span>
                  </button>
                ) : null}
                <button
                  class="button plain icon"
                  type="button"
                  aria-label={t(`移除第 ${place + 1} 项`, `Remove item ${place + 1}`)}
                  onClick={() => onRows(rows.filter((_, at) => at !== place))}
                >
                  <Icon name="close" size={20} />
                </button>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      {rows.length < most ? (
        <p>
          <button class="button" type="button" onClick={() => onRows([...rows, Object.fromEntries(columns.map(({ name }) => [name, '']))])}>
            <Icon name="plus" size={18} />
            {add()}
          </button>
        </p>
      ) : (
        <p class="hint">{t(`最多 ${most} 项`, `At most ${most} items.`)}</p>
      )}
    </fieldset>
  );
};

const Cell = ({
  column,
  number,
  value,
  wrong,
  onText,
}: {
  column: Column;
  number: number;
  value: string;
  wrong: string | undefined;
  onText: (text: string) => void;
}) => {
  const id = useId();
  return (
    <div class={column.time ? 'field desk-time' : 'field'}>
      <input
        class="input"
        type="text"
        aria-label={`${column.label()} ${number}`}
        placeholder={column.time ? '4:05' : column.label()}
        aria-invalid={Boolean(wrong)}
        aria-describedby={wrong ? id : undefined}
        maxLength={column.most * 2}
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {wrong ? (
        <p class="wrong" id={id} role="alert">
          {wrong}
        </p>
      ) : null}
    </div>
  );
};
