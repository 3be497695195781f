// Several short texts in one field: written one after the other, shown as a row, taken out one by one.
import { useState } from 'preact/hooks';
import { t } from '../../app/language';
import { Field } from '../../ui/form';
import { Icon } from '../../ui/icon';

interface Props {
  label: string;
  hint: string;
  wrong: string | undefined;
  list: readonly string[];
  most: number;
  onList: (list: string[]) => void;
}

export const ListField = ({ label, hint, wrong, list, most, onList }: Props) => {
  const [text, setText] = useState('');
  const full = list.length >= most;
  const add = (): void => {
    const fresh = text
      .split(/[,，、;；\n]/)
      .map((it) => it.trim())
      .filter((it) => it !== '' && !list.includes(it));
    if (fresh.length > 0) onList([...list, ...new Set(fresh)].slice(0, most));
    setText('');
  };
  return (
    <div class="stack">
      <Field label={label} hint={`${hint} · ${list.length}/${most}`} wrong={wrong}>
        {(it) => (
          <div class="line">
            <input
              {...it}
              class="input grow"
              type="text"
              value={text}
              disabled={full}
              onInput={(event) => setText(event.currentTarget.value)}
              // what is written but not added would be lost unseen
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.isComposing) return;
                event.preventDefault();
                add();
              }}
            />
            <button class="button" type="button" onClick={add} disabled={full}>
              {t('添加', 'Add')}
            </button>
          </div>
        )}
      </Field>
      {list.length > 0 ? (
        <ul class="chips" aria-label={label}>
          {list.map((word) => (
            <li key={word}>
              <button
                class="chip"
                type="button"
                onClick={() => onList(list.filter((other) => other !== word))}
                aria-label={t(`移除 ${word}`, `Remove ${word}`)}
              >
                {word} <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
