// Light, dark, or as the system has it.
import { signal } from '@preact/signals';
import { kept } from './kept';

export type Appearance = 'system' | 'light' | 'dark';

const KEPT = 'devcenter.appearance';
const chosen = kept.get(KEPT);

export const appearance = signal<Appearance>(chosen === 'light' || chosen === 'dark' ? chosen : 'system');

export const switchAppearance = (to: Appearance): void => {
  appearance.value = to;
  if (to === 'system') kept.drop(KEPT);
  else kept.set(KEPT, to);
};

/** `data-theme` is what the style sheet goes by. */
export const dress = (): void => {
  const dark = appearance.value === 'dark' || (appearance.value === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  // the bar of the browser, in the colour of ours
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = dark ? '#1a1a1c' : '#ffffff';
};

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', dress);
appearance.subscribe(dress);

const room = matchMedia('(min-width: 900px)');

/** Whether the tabs stand at the side, with all the desks: the style sheet's word for it is the same. */
export const wide = signal(room.matches);
room.addEventListener('change', () => (wide.value = room.matches));
