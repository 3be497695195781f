// Picking several of many: tags out of their list, pieces by searching for them.
import { useClient } from '@urql/preact';
import { useEffect, useState } from 'preact/hooks';
import { FindContentDocument } from '@devcenter/client/desk';
import { t } from '../app/language';
import { kindName } from '../app/terms';
import { troubleOf } from '../app/trouble';
import { Field, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import type { LinkKind } from './fields';

interface PickedProps {
  ids: readonly string[];
  called: (id: string) => string;
  wrong: (below: string) => string | undefined;
  onValue: (ids: string[]) => void;
}

/** What was picked, in its order; the first stands first for readers. */
const Picked = ({ ids, called, wrong, onValue }: PickedProps) =>
  ids.length === 0 ? null : (
    <ol class="line">
      {ids.map((id, place) => (
        <li key={id}>
          <button
            class="chip desk-chip"
            type="button"
            aria-label={t(`移除 ${called(id)}`, `Remove ${called(id)}`)}
            onClick={() => onValue(ids.filter((it) => it !== id))}
          >
            {called(id)}
            <Icon name="close" size={16} />
          </button>
          {wrong(String(place)) ? <p class="wrong">{wrong(String(place))}</p> : null}
        </li>
      ))}
    </ol>
  );

interface PickProps extends PickedProps {
  label: string;
  most: number;
}

const full = (most: number): string => t(`最多 ${most} 个，移除后可再添加`, `At most ${most}; remove one to add another`);

export const TagsField = ({ label, most, options, ...picked }: PickProps & { options: readonly { id: string; name: string }[] }) => {
  const { ids, onValue, wrong } = picked;
  return (
    <fieldset class="stack">
      <legend class="legend">{label}</legend>
      <Picked {...picked} />
      <Field label={t('添加标签', 'Add tag')} wrong={wrong('')} hint={ids.length >= most ? full(most) : undefined}>
        {(it) => (
          <select
            {...it}
            value=""
            disabled={ids.length >= most}
            onChange={(event) => event.currentTarget.value && onValue([...ids, event.currentTarget.value])}
          >
            <option value="">{t('选择标签…', 'Choose a tag…')}</option>
            {options
              .filter(({ id }) => !ids.includes(id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Field>
    </fieldset>
  );
};

type Found = { id: string; title: string }[];

const useFound = (text: string, of: LinkKind): { found: Found | undefined; trouble: string | undefined } => {
  const client = useClient();
  const [state, setState] = useState<{ text: string; found?: Found; trouble?: string }>({ text: '' });
  const asked = text.trim();
  useEffect(() => {
    if (!asked) return;
    let over = false;
    const timer = setTimeout(() => {
      void client
        .query(FindContentDocument, { text: asked, kinds: [of] }, { requestPolicy: 'cache-and-network' })
        .toPromise()
        .then(({ data, error }) => {
          if (over) return;
          if (data) setState({ text: asked, found: data.search.nodes.map(({ content }) => content) });
          else if (error) setState({ text: asked, trouble: troubleOf(error).message });
        });
    }, 300);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, asked, of]);
  return asked && state.text === asked ? { found: state.found, trouble: state.trouble } : { found: undefined, trouble: undefined };
};

export const LinksField = ({
  label,
  most,
  of,
  self,
  onName,
  ...picked
}: PickProps & { of: LinkKind; self: string | undefined; onName: (id: string, title: string) => void }) => {
  const { ids, onValue, wrong } = picked;
  const [text, setText] = useState('');
  const { found, trouble } = useFound(text, of);
  const fresh = found?.filter(({ id }) => !ids.includes(id) && id !== self);
  return (
    <fieldset class="stack">
      <legend class="legend">{label}</legend>
      <Picked {...picked} />
      {ids.length >= most ? (
        <p class="hint">{full(most)}</p>
      ) : (
        <TextField
          label={t(`搜索${kindName(of)}`, `Search ${of === 'NEWS' ? 'news' : 'capabilities'}`)}
          wrong={trouble ?? wrong('')}
          value={text}
          onText={setText}
          // Enter picks nothing and sends nothing
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          type="search"
          maxLength={100}
        />
      )}
      <div role="status">
        {fresh?.length === 0 ? <p class="hint">{t('没有找到已上线的内容', 'No published content found.')}</p> : null}
        {fresh && fresh.length > 0 ? (
          <ul class="list desk-found">
            {fresh.map(({ id, title }) => (
              <li key={id}>
                <button
                  class="row"
                  type="button"
                  onClick={() => {
                    onName(id, title);
                    onValue([...ids, id]);
                    setText('');
                  }}
                >
                  <span class="grow">{title}</span>
                  <Icon name="plus" size={18} />
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </fieldset>
  );
};
