// The language of the page: Chinese first, English complete. `t` takes both at once, so that no sentence can lack one.
import { signal } from '@preact/signals';
import { now } from './clock';
import { kept } from './kept';

export type Language = 'zh' | 'en';

const KEPT = 'devcenter.language';

const asked = (): Language => {
  const chosen = kept.get(KEPT);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  for (const tag of navigator.languages) {
    if (/^zh\b/i.test(tag)) return 'zh';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'zh';
};

export const language = signal<Language>(asked());

export const t = (zh: string, en: string): string => (language.value === 'zh' ? zh : en);

/** What `Accept-Language` and `<html lang>` say. */
export const languageTag = (): string => (language.value === 'zh' ? 'zh-CN' : 'en');

export const switchLanguage = (to: Language): void => {
  language.value = to;
  kept.set(KEPT, to);
};

/** The server's English sentences begin small, to stand behind a colon; by themselves they begin with a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** English plural: `count(3, 'case', 'cases')` is “3 cases”. */
export const count = (n: number, one: string, many: string): string => `${number(n)} ${n === 1 ? one : many}`;

export const number = (n: number): string => new Intl.NumberFormat(languageTag()).format(n);

export const day = (at: string): string =>
  new Intl.DateTimeFormat(languageTag(), { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(at));

export const moment = (at: string): string =>
  new Intl.DateTimeFormat(languageTag(), {
    year: 'numeric',
    // of 11/07 nobody knows in English which is the month
    month: t('2-digit', 'short') as '2-digit' | 'short',
    day: t('2-digit', 'numeric') as '2-digit' | 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    // midnight is 00, not 24
    hourCycle: 'h23',
  }).format(new Date(at));

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** “3 小时前”, for what is less than a month away; the day, for the rest. */
export const ago = (at: string): string => {
  const seconds = (new Date(at).getTime() - now()) / 1_000;
  if (Math.abs(seconds) < 60) return t('刚刚', 'just now');
  if (Math.abs(seconds) > 30 * 86_400) return day(at);
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(languageTag(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
};

/** A length of time: “2 小时 5 分” or “2 h 5 min”. */
export const span = (seconds: number): string => {
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3_600), Math.floor((seconds % 3_600) / 60)];
  if (days > 0) return t(`${days} 天 ${hours} 小时`, `${days} d ${hours} h`);
  if (hours > 0) return t(`${hours} 小时 ${minutes} 分`, `${hours} h ${minutes} min`);
  if (minutes > 0) return t(`${minutes} 分`, `${minutes} min`);
  return t(`${Math.floor(seconds)} 秒`, `${Math.floor(seconds)} s`);
};

/** A place in a film: “4:05”, “1:02:03”. */
export const clockTime = (seconds: number): string => {
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), Math.floor(seconds % 60)];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

export const bytes = (n: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  for (; n >= 1_024 && unit < units.length - 1; unit += 1) n /= 1_024;
  return `${new Intl.NumberFormat(languageTag(), { maximumFractionDigits: unit === 0 ? 0 : 1 }).format(n)} ${units[unit]}`;
};

export const percent = (n: number): string => `${new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 2 }).format(n)}%`;
