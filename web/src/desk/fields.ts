// What each kind of content consists of, told once: the form, the comparison and what is sent all follow these tables.
import type { ContentKind } from '@devcenter/client/enums';
import type { TextFragment } from '@devcenter/client/desk';
import { clockTime, t } from '../app/language';
import { capabilityStatusName, industryName, levelName } from '../app/terms';

/** Several words that belong together, such as a source's name and address. */
export type Row = Record<string, string>;
/** What is in a control, as it was typed. */
export type Value = string | string[] | Row | Row[];
export type Values = Record<string, Value>;
/** The kinds that are picked by searching. */
export type LinkKind = Extract<ContentKind, 'CAPABILITY' | 'NEWS'>;

export interface Column {
  name: string;
  label: () => string;
  most: number;
  /** Typed as a time of the film, sent as seconds. */
  time?: boolean;
}

export type Control =
  | { as: 'line'; type?: 'url' }
  | { as: 'text' | 'markdown' | 'cover' | 'tags' | 'category' }
  | { as: 'time' }
  | { as: 'choice'; options: readonly string[]; say: (word: string) => string }
  | { as: 'links'; of: LinkKind }
  | { as: 'group'; columns: readonly Column[] }
  | { as: 'rows'; columns: readonly Column[]; add: () => string };

export interface Field {
  name: string;
  label: () => string;
  hint?: (() => string) | undefined;
  control: Control;
  /** Characters of a text, items of a list. */
  most: number;
  /** What `create` asks for. */
  needed?: boolean;
  /** What an empty text is sent as; `''` unless told otherwise. */
  empty?: null;
  /** What the server would not even look at. */
  pattern?: { test: RegExp; say: () => string };
}

const field = (name: string, zh: string, en: string, most: number, control: Control, more: Partial<Field> = {}): Field => ({
  name,
  label: () => t(zh, en),
  control,
  most,
  ...more,
});

const column = (name: string, zh: string, en: string, most: number, time?: boolean): Column => ({
  name,
  label: () => t(zh, en),
  most,
  ...(time ? { time } : {}),
});

const choice = <Word extends string>(options: readonly Word[], say: (word: Word) => string): Control => ({
  as: 'choice',
  options,
  say: say as (word: string) => string,
});

const hint = (zh: string, en: string) => ({ hint: () => t(zh, en) });

const TITLE = field('title', '标题', 'Title', 80, { as: 'line' }, { needed: true });
const SUMMARY = field('summary', '摘要', 'Summary', 300, { as: 'text' }, hint('发布前必填', 'Required before publishing'));
const COVER = field('cover', '封面', 'Cover', 120, { as: 'cover' });
const TAGS = field('tagIds', '标签', 'Tags', 10, { as: 'tags' });
const CATEGORY = field('categoryId', '分类', 'Category', 0, { as: 'category' }, { needed: true });
const CAPABILITIES = field('capabilityIds', '相关能力', 'Capabilities', 20, { as: 'links', of: 'CAPABILITY' });
const body = (name: string, zh: string, en: string): Field =>
  field(name, zh, en, 50_000, { as: 'markdown' }, hint('Markdown 格式，发布前必填', 'Markdown; required before publishing'));

const FILM = field(
  'sourceUrl',
  '视频地址',
  'Video address',
  2_000,
  { as: 'line', type: 'url' },
  { needed: true, ...hint('https 开头', 'Starts with https') },
);

export const FIELDS: Record<ContentKind, readonly Field[]> = {
  NEWS: [
    TITLE,
    CATEGORY,
    SUMMARY,
    body('body', '正文', 'Text'),
    COVER,
    TAGS,
    field('author', '作者', 'Author', 40, { as: 'line' }),
    field('source', '来源', 'Source', 0, {
      as: 'group',
      columns: [column('name', '来源名称', 'Source name', 60), column('url', '来源地址', 'Source address', 2_000)],
    }),
    CAPABILITIES,
    field('relatedIds', '相关资讯', 'Related news', 20, { as: 'links', of: 'NEWS' }),
  ],
  CASE: [
    TITLE,
    field('company', '企业', 'Company', 60, { as: 'line' }, { needed: true }),
    field(
      'industry',
      '行业',
      'Industry',
      0,
      choice(
        [
          'RETAIL',
          'CATERING',
          'TRANSPORT',
          'GOVERNMENT',
          'HEALTHCARE',
          'EDUCATION',
          'FINANCE',
          'TOURISM',
          'LIFESTYLE',
          'ENTERTAINMENT',
          'OTHER',
        ],
        industryName,
      ),
      { needed: true },
    ),
    SUMMARY,
    body('body', '正文', 'Story'),
    field('results', '成效', 'Results', 20, {
      as: 'rows',
      columns: [column('label', '指标', 'Measure', 40), column('value', '数值', 'Value', 40)],
      add: () => t('添加成效', 'Add result'),
    }),
    COVER,
    TAGS,
    CAPABILITIES,
    field(
      'programId',
      '小程序编号',
      'Program id',
      40,
      { as: 'line' },
      {
        empty: null,
        pattern: { test: /^program_[0-9a-z]{26}$/, say: () => t('须为 program_ 开头的编号', 'Must be an id that starts with program_') },
        ...hint('案例对应的小程序，可不填', 'The program in this case; optional'),
      },
    ),
  ],
  VIDEO: [
    TITLE,
    FILM,
    field(
      'durationSeconds',
      '时长',
      'Length',
      0,
      { as: 'time' },
      { needed: true, ...hint('分:秒，或 时:分:秒', 'Minutes:seconds, or hours:minutes:seconds') },
    ),
    field('level', '难度', 'Level', 0, choice(['BEGINNER', 'INTERMEDIATE', 'ADVANCED'], levelName), { needed: true }),
    SUMMARY,
    body('body', '正文', 'Text'),
    field('chapters', '章节', 'Chapters', 50, {
      as: 'rows',
      columns: [column('startSeconds', '开始时间', 'Start time', 8, true), column('title', '章节标题', 'Chapter title', 60)],
      add: () => t('添加章节', 'Add chapter'),
    }),
    field('series', '系列', 'Series', 40, { as: 'line' }, { empty: null }),
    COVER,
    TAGS,
    CAPABILITIES,
  ],
  CAPABILITY: [
    field('title', '名称', 'Name', 80, { as: 'line' }, { needed: true }),
    CATEGORY,
    field('status', '状态', 'Status', 0, choice(['AVAILABLE', 'BETA', 'DEPRECATED'], capabilityStatusName), { needed: true }),
    field('tagline', '一句话介绍', 'Tagline', 80, { as: 'line' }, hint('发布前必填', 'Required before publishing')),
    SUMMARY,
    body('guide', '接入指南', 'Guide'),
    field('requirements', '接入条件', 'Requirements', 20, {
      as: 'rows',
      columns: [column('', '条件', 'Requirement', 120)],
      add: () => t('添加条件', 'Add requirement'),
    }),
    field(
      'minClientVersion',
      '最低客户端版本',
      'Minimum client version',
      32,
      { as: 'line' },
      {
        empty: null,
        pattern: {
          test: /^(0|[1-9]\d{0,9})(\.(0|[1-9]\d{0,9})){2}$/,
          say: () => t('须为 x.y.z 形式，如 10.5.0', 'Use the form x.y.z, such as 10.5.0'),
        },
        ...hint('如 10.5.0，可不填', 'Such as 10.5.0; may be empty'),
      },
    ),
    COVER,
    TAGS,
  ],
};

/** The field that holds the text proper. */
export const bodyOf = (kind: ContentKind): string => (kind === 'CAPABILITY' ? 'guide' : 'body');

/** “1:02:03” or “4:05” as seconds; not a number for anything else. */
export const secondsOf = (text: string): number => {
  const parts = text.trim().split(/[:：]/);
  if (parts.length > 3 || parts.some((part) => !/^\d{1,5}$/.test(part))) return NaN;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
};

const blank = ({ control }: Field): Value => {
  if (control.as === 'cover') return { url: '', alt: '' };
  if (control.as === 'group') return Object.fromEntries(control.columns.map(({ name }) => [name, '']));
  return control.as === 'tags' || control.as === 'links' || control.as === 'rows' ? [] : '';
};

export const blankValues = (kind: ContentKind): Values => Object.fromEntries(FIELDS[kind].map((it) => [it.name, blank(it)]));

const readRow = (columns: readonly Column[], row: unknown): Row =>
  Object.fromEntries(
    columns.map(({ name, time }) => {
      const word = name === '' ? row : (row as Record<string, unknown>)[name];
      return [name, time ? clockTime(word as number) : String(word ?? '')];
    }),
  );

const read = (it: Field, given: unknown): Value => {
  if (given === null || given === undefined) return blank(it);
  const { control } = it;
  if (control.as === 'rows') return (given as unknown[]).map((row) => readRow(control.columns, row));
  if (control.as === 'group') return readRow(control.columns, given);
  // the cache adds words of its own
  if (control.as === 'cover') return { url: (given as Row).url ?? '', alt: (given as Row).alt ?? '' };
  if (control.as === 'time') return clockTime(given as number);
  return Array.isArray(given) ? [...(given as string[])] : String(given);
};

/** A text of the server as it stands in the form. */
export const valuesOf = (kind: ContentKind, text: TextFragment): Values => {
  const given = text as unknown as Record<string, unknown>;
  return Object.fromEntries(FIELDS[kind].map((it) => [it.name, read(it, given[it.name])]));
};

const writeRow = (columns: readonly Column[], row: Row): unknown => {
  const [only] = columns;
  if (columns.length === 1 && only?.name === '') return (row[''] ?? '').trim();
  return Object.fromEntries(columns.map(({ name, time }) => [name, time ? secondsOf(row[name] ?? '') : (row[name] ?? '').trim()]));
};

const write = ({ control, empty }: Field, value: Value): unknown => {
  switch (control.as) {
    case 'rows':
      return (value as Row[]).map((row) => writeRow(control.columns, row));
    case 'group':
      return Object.values(value as Row).some((word) => word.trim()) ? writeRow(control.columns, value as Row) : null;
    case 'cover': {
      const { url = '', alt = '' } = value as Row;
      return url.trim() ? { url: url.trim(), alt: alt.trim() } : null;
    }
    case 'time':
      return secondsOf(value as string);
    case 'markdown':
      return value;
    case 'tags':
    case 'links':
      return value;
    default: {
      const text = (value as string).trim();
      return text === '' && empty === null ? null : text;
    }
  }
};

export const same = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

export const changedFields = (kind: ContentKind, from: Values, to: Values): Field[] =>
  FIELDS[kind].filter(({ name }) => !same(from[name], to[name]));

/** What is sent of these fields. */
export const payloadOf = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(fields.map((it) => [it.name, write(it, values[it.name] ?? blank(it))]));

export interface Wrong {
  /** From the field downwards: `results.0.label`. */
  at: string;
  message: string;
}

const timeWrong = (): string => t('写成 分:秒，如 4:05', 'Use minutes:seconds, such as 4:05');

/** What the server could not even read, told before it is sent. */
export const unreadable = (fields: readonly Field[], values: Values): Wrong[] =>
  fields.flatMap(({ name, control, needed, pattern }): Wrong[] => {
    const value = values[name] ?? '';
    if (control.as === 'time' && Number.isNaN(secondsOf(value as string))) return [{ at: name, message: timeWrong() }];
    if ((control.as === 'category' || control.as === 'choice') && needed && value === '')
      return [{ at: name, message: t('请选择', 'Choose one') }];
    if (pattern && value !== '' && !pattern.test.test((value as string).trim())) return [{ at: name, message: pattern.say() }];
    if (control.as !== 'rows') return [];
    return (value as Row[]).flatMap((row, place) =>
      control.columns
        .filter((it) => it.time && Number.isNaN(secondsOf(row[it.name] ?? '')))
        .map((it) => ({ at: `${name}.${place}.${it.name}`, message: timeWrong() })),
    );
  });

/** Whatever a refusal says against a field of this kind; undefined for what is about none. */
export const placeOf = (kind: ContentKind, path: readonly string[] | null | undefined): string | undefined => {
  const [, first, ...rest] = path ?? [];
  const found = FIELDS[kind].find(({ name }) => name === first);
  return found ? [found.name, ...rest].join('.') : undefined;
};

/** A value in words, for comparing. `called`: the name behind an id. */
export const inWords = ({ control }: Field, value: Value | undefined, called: (id: string) => string): string => {
  if (value === undefined) return '';
  switch (control.as) {
    case 'choice':
      return value === '' ? '' : control.say(value as string);
    case 'category':
      return value === '' ? '' : called(value as string);
    case 'tags':
    case 'links':
      return (value as string[]).map(called).join('、');
    case 'rows':
      return (value as Row[]).map((row) => Object.values(row).join(' · ')).join('\n');
    case 'group':
    case 'cover':
      return Object.values(value as Row)
        .filter(Boolean)
        .join('\n');
    default:
      return value as string;
  }
};
