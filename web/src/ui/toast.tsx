// A word in passing: read out when there is time, gone after a while, never takes the focus.
import { signal } from '@preact/signals';
import { t } from '../app/language';
import { Icon } from './icon';

interface Toast {
  id: number;
  text: string;
  href?: string | undefined;
}

const shown = signal<Toast[]>([]);
let last = 0;
// who may want to follow a link needs longer than who only reads
const STAYS = 4_000;
const STAYS_WITH_LINK = 8_000;
const MOST = 3;

const drop = (id: number): void => {
  shown.value = shown.value.filter((it) => it.id !== id);
};

export const toast = (text: string, href?: string): void => {
  const id = (last += 1);
  shown.value = [...shown.value, { id, text, href }].slice(-MOST);
  setTimeout(() => drop(id), href ? STAYS_WITH_LINK : STAYS);
};

export const Toasts = () => (
  <div class="toasts" role="status" aria-live="polite" aria-atomic="false" aria-relevant="additions">
    {shown.value.map(({ id, text, href }) => (
      <div key={id} class="toast">
        <span class="grow">{href ? <a href={href}>{text}</a> : text}</span>
        <button class="button plain icon" type="button" aria-label={t('关闭', 'Close')} onClick={() => drop(id)}>
          <Icon name="close" size={18} />
        </button>
      </div>
    ))}
  </div>
);
