// Two texts beside each other, field by field; and the choice between one's own and somebody else's.
import { useState } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import { t } from '../app/language';
import { SendButton } from '../ui/form';
import { changedFields, inWords, same, type Field, type Values } from './fields';
import type { TextForm } from './keeping';

const Words = ({ field, values, called, side }: { field: Field; values: Values; called: (id: string) => string; side: string }) => {
  const words = inWords(field, values[field.name], called);
  return (
    <div class="desk-words" tabIndex={0} role="group" aria-label={side}>
      {words === '' ? <span class="soft">{t('（空）', '(empty)')}</span> : words}
    </div>
  );
};

interface DifferencesProps {
  kind: ContentKind;
  before: Values;
  after: Values;
  titles: readonly [before: string, after: string];
  called: (id: string) => string;
}

/** What changes for readers from one text to the next. */
export const Differences = ({ kind, before, after, titles, called }: DifferencesProps) => {
  const changed = changedFields(kind, before, after);
  if (changed.length === 0) return <p class="soft">{t('两者内容相同', 'Both are identical.')}</p>;
  return (
    <ul class="stack">
      {changed.map((field) => (
        <li key={field.name} class="stack">
          <h3>{field.label()}</h3>
          <div class="desk-sides">
            {[before, after].map((values, side) => (
              <div key={side} class="field">
                <span class="small soft">{titles[side]}</span>
                <Words field={field} values={values} called={called} side={titles[side] ?? ''} />
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
};

interface ConflictProps {
  kind: ContentKind;
  form: TextForm;
  by: string | undefined;
  called: (id: string) => string;
  busy: boolean;
  /** Goes on with these values, and sends them. */
  onKeep: (values: Values, givenUp: boolean) => void;
}

type Side = 'mine' | 'theirs';

/** Somebody was faster: field by field, whose text is to stand. Nothing is lost: what is given up is put aside. */
export const Conflict = ({ kind, form, by, called, busy, onKeep }: ConflictProps) => {
  const [sides, setSides] = useState<Record<string, Side>>({});
  const { newer, base, values } = form;
  if (!newer) return null;
  const theirs = newer.values;
  const mine = changedFields(kind, base, values).filter(({ name }) => !same(values[name], theirs[name]));
  const onlyTheirs = changedFields(kind, base, theirs).filter(({ name }) => same(values[name], base[name]));
  const sideOf = (name: string): Side => sides[name] ?? 'mine';
  const settle = (of: (name: string) => Side) => {
    const kept = mine.filter(({ name }) => of(name) === 'mine').map(({ name }) => [name, values[name]] as const);
    return { values: { ...theirs, ...Object.fromEntries(kept) } as Values, givenUp: kept.length < mine.length };
  };
  const takeTheirs = () => {
    const { values: settled, givenUp } = settle(() => 'theirs');
    form.settle(settled, givenUp);
  };
  return (
    <section class="note warn stack" aria-label={t('内容冲突', 'Conflict')}>
      <h2>{t('这篇内容刚被修改过', 'This content was just changed')}</h2>
      <p role="alert">
        {t(
          `${by ?? '其他编辑'}保存了新的草稿。请逐项选择保留谁的内容，未采用的修改会暂存，不会丢失。`,
          `${by ?? 'Another editor'} saved a new draft. Choose whose text stands, field by field; what you give up is put aside, not lost.`,
        )}
      </p>
      {mine.map((field) => (
        <fieldset key={field.name} class="stack">
          <legend class="legend">{field.label()}</legend>
          <div class="desk-sides">
            {(['mine', 'theirs'] as const).map((side) => (
              <div key={side} class="desk-side">
                <label class="choice">
                  <input
                    type="radio"
                    name={`side-${field.name}`}
                    checked={sideOf(field.name) === side}
                    onChange={() => setSides((it) => ({ ...it, [field.name]: side }))}
                  />
                  <span>{side === 'mine' ? t('我的', 'Mine') : t('对方的', 'Theirs')}</span>
                </label>
                <Words
                  field={field}
                  values={side === 'mine' ? values : theirs}
                  called={called}
                  side={side === 'mine' ? t('我的', 'Mine') : t('对方的', 'Theirs')}
                />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      {onlyTheirs.length > 0 ? (
        <p>
          {t('只有对方修改、将直接保留：', 'Changed only by them, and kept: ')}
          {onlyTheirs.map((field) => field.label()).join(t('、', ', '))}
        </p>
      ) : null}
      <div class="buttons">
        <SendButton
          busy={busy}
          onClick={() => {
            const { values: settled, givenUp } = settle(sideOf);
            onKeep(settled, givenUp);
          }}
        >
          {t('按选择保存', 'Save my choices')}
        </SendButton>
        <button class="button" type="button" onClick={takeTheirs}>
          {t('全部采用对方的', 'Use all of theirs')}
        </button>
      </div>
    </section>
  );
};
