// What explains a finding to those who have to mend it: looked for in everything that is published.
import { useState } from 'preact/hooks';
import { RelatedContentDocument } from '@devcenter/client/review';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { kindName } from '../app/terms';
import { hrefOf } from '../discover/cards';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { Empty, Loaded } from '../ui/states';
import { RELATED_MOST, type Related } from './draft';

interface Choice {
  chosen: Related[];
  onAdd: (it: Related) => void;
  onRemove: (id: string) => void;
}

export const RelatedPicker = ({ chosen, wrong, onAdd, onRemove }: Choice & { wrong: string | undefined }) => {
  const [open, setOpen] = useState(false);
  return (
    <fieldset class="stack review-tight">
      <legend class="legend">{t('相关教程', 'Related guides')}</legend>
      {chosen.length > 0 ? (
        <ul class="stack review-tight">
          {chosen.map((it) => (
            <li key={it.id} class="line review-oneline">
              <a class="grow" href={hrefOf(it)} target="_blank" rel="noreferrer">
                {t(`${kindName(it.kind)}：${it.title}`, `${kindName(it.kind)}: ${it.title}`)}
              </a>
              <button
                class="button plain icon"
                type="button"
                aria-label={t(`移除 ${it.title}`, `Remove ${it.title}`)}
                onClick={() => onRemove(it.id)}
              >
                <Icon name="close" size={18} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div class="line">
        {chosen.length < RELATED_MOST ? (
          <button class="button" type="button" onClick={() => setOpen(true)}>
            <Icon name="search" size={18} />
            {t('查找教程', 'Find guides')}
          </button>
        ) : null}
        <span class="hint">
          {t(`${chosen.length}/${RELATED_MOST} 篇，帮助开发者修改`, `${chosen.length} of ${RELATED_MOST}, to help developers fix it`)}
        </span>
      </div>
      {wrong ? (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      ) : null}
      {open ? <Finder chosen={chosen} onAdd={onAdd} onRemove={onRemove} onClose={() => setOpen(false)} /> : null}
    </fieldset>
  );
};

const Finder = ({ chosen, onAdd, onRemove, onClose }: Choice & { onClose: () => void }) => {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const search = (): void => setAsked(typed.trim());
  return (
    <Dialog title={t('查找相关教程', 'Find related guides')} onClose={onClose}>
      <div class="line review-oneline" role="search">
        <input
          class="input grow"
          type="search"
          aria-label={t('关键词', 'Keywords')}
          placeholder={t('例如：隐私、白屏、灰度', 'For example: privacy')}
          maxLength={100}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            // within the form of the findings: Enter looks, and sends nothing
            if (event.key !== 'Enter') return;
            event.preventDefault();
            search();
          }}
        />
        <button class="button primary" type="button" onClick={search}>
          {t('查找', 'Find')}
        </button>
      </div>
      {asked ? (
        <Found text={asked} chosen={chosen} onAdd={onAdd} onRemove={onRemove} />
      ) : (
        <p class="soft">{t('在资讯、案例、视频教程和能力中查找', 'Searches news, cases, videos and capabilities.')}</p>
      )}
      <div class="buttons">
        <button class="button" type="button" onClick={onClose}>
          {t('完成', 'Done')}
        </button>
      </div>
    </Dialog>
  );
};

const Found = ({ text, chosen, onAdd, onRemove }: Choice & { text: string }) => {
  const reading = useRead(RelatedContentDocument, { text });
  return (
    <Loaded reading={reading}>
      {({ search: { nodes } }) => {
        if (nodes.length === 0) return <Empty>{t('没有找到相关内容，换个词试试', 'No related content found. Try other words.')}</Empty>;
        const found = new Map(nodes.map(({ content }) => [content.id, content]));
        return (
          <ul class="list">
            {Array.from(found.values(), (it) => {
              const taken = chosen.some((one) => one.id === it.id);
              const full = chosen.length >= RELATED_MOST;
              return (
                <li key={it.id}>
                  <button
                    class="row"
                    type="button"
                    aria-pressed={taken}
                    disabled={!taken && full}
                    onClick={() => (taken ? onRemove(it.id) : onAdd({ id: it.id, kind: it.kind, title: it.title }))}
                  >
                    <span class="grow">
                      <span class="badge">{kindName(it.kind)}</span> {it.title}
                    </span>
                    {taken ? <Icon name="check" size={20} /> : full ? null : <Icon name="plus" size={20} />}
                  </button>
                </li>
              );
            })}
          </ul>
        );
      }}
    </Loaded>
  );
};
