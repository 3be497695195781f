// 基础信息 while it is written: its rules, checked as one types, and what of it has to be sent.
import type { Region } from '@devcenter/client/enums';
import type { BasicInfoFactsFragment, UpdateBasicInfoMutationVariables } from '@devcenter/client/version';
import { t } from '../../app/language';

export interface Draft {
  name: string;
  slogan: string;
  description: string;
  versionDescription: string;
  memo: string;
  categories: string[];
  region: Region | null;
  locations: string[];
  phone: string;
  email: string;
  logo: string | null;
  screenshots: string[];
  /** Never shown back: empty means as it is. */
  testAccount: string;
  testPassword: string;
  /** Whether the ones that are kept are to be forgotten. */
  forgetTest: boolean;
}

export type DraftField = Exclude<keyof Draft, 'forgetTest'>;
export type Wrongs = Partial<Record<DraftField, string>>;

export interface Kept {
  account: boolean;
  password: boolean;
}

export const draftOf = (info: BasicInfoFactsFragment): Draft => ({
  ...{ name: info.name, slogan: info.slogan, description: info.description, versionDescription: info.versionDescription, memo: info.memo },
  ...{ categories: info.categories, region: info.region, locations: info.locations, phone: info.phone ?? '', email: info.email ?? '' },
  ...{ logo: info.logo, screenshots: info.screenshots, testAccount: '', testPassword: '', forgetTest: false },
});

/** In units; the numbers of `src/domain/submission.rs`. */
export const LENGTHS = {
  name: [3, 40],
  slogan: [10, 32],
  description: [20, 400],
  versionDescription: [30, 500],
  memo: [0, 500],
} as const;
export const MOST = { categories: 4, locations: 100, screenshots: 5, logoBytes: 2 * 1_024 * 1_024, screenshotBytes: 4 * 1_024 * 1_024 };

/** An ASCII character counts 1, any other 2. */
export const units = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! < 128 ? 1 : 2), 0);

const required = () => t('必填', 'Required.');

const lengthWrong = (text: string, least: number, most: number): string | undefined => {
  const length = units(text.trim());
  if (length === 0) return least > 0 ? required() : undefined;
  if (length < least)
    return t(`还差 ${least - length} 个字符（汉字算 2 个）`, `${least - length} more characters needed (a Chinese character counts as 2).`);
  return length > most
    ? t(`超出 ${length - most} 个字符（汉字算 2 个）`, `${length - most} characters too many (a Chinese character counts as 2).`)
    : undefined;
};

const listWrong = (list: readonly string[], least: number, most: number): string | undefined => {
  const odd = list.find((it) => units(it) < least || units(it) > most);
  if (odd !== undefined)
    return t(
      `「${odd}」需 ${least}–${most} 个字符（汉字算 2 个）`,
      `“${odd}” must have ${least}–${most} characters (a Chinese character counts as 2).`,
    );
  return new Set(list).size < list.length ? t('有重复', 'Remove the duplicate.') : undefined;
};

const isPhone = (text: string): boolean => {
  const digits = text.replace(/\D/g, '').length;
  return /^[\d+\-() ]{1,30}$/.test(text) && digits >= 5 && digits <= 20;
};

const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

/** What the server would say against it; it has the last word all the same. */
export const wrongsOf = (draft: Draft, kept: Kept): Wrongs => {
  const [phone, email] = [draft.phone.trim(), draft.email.trim()];
  const contact = phone || email ? undefined : t('电话和邮箱至少填一项', 'Enter a phone number or an e-mail address.');
  const hasAccount = draft.testAccount.trim() !== '' || (kept.account && !draft.forgetTest);
  const found: Wrongs = {
    categories: draft.categories.length === 0 ? t('至少填一个类目', 'Add at least one category.') : listWrong(draft.categories, 2, 40),
    region: draft.region === null ? t('请选择服务区域', 'Choose a region.') : undefined,
    locations:
      draft.region !== 'LOCATION'
        ? undefined
        : draft.locations.length === 0
          ? t('至少填一个地区代码', 'Add at least one region code.')
          : listWrong(draft.locations, 2, 20),
    phone:
      phone && !isPhone(phone) ? t('请填 5–20 位数字，可含 + - ( ) 和空格', 'Enter 5–20 digits; + - ( ) and spaces are allowed.') : contact,
    email: email && !isEmail(email) ? t('邮箱格式不正确', 'Enter a valid e-mail address.') : contact,
    logo: draft.logo === null ? t('请上传图标', 'Upload a logo.') : undefined,
    testAccount:
      draft.testPassword && !hasAccount
        ? t('填写了密码，也请填写账号', 'Enter the account for this password.')
        : lengthWrong(draft.testAccount, 0, 200),
    testPassword: lengthWrong(draft.testPassword, 0, 200),
  };
  for (const [field, [least, most]] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, readonly [number, number]][])
    found[field] = lengthWrong(draft[field], least, most);
  return Object.fromEntries(Object.entries(found).filter(([, wrong]) => wrong !== undefined));
};

type Changes = Omit<UpdateBasicInfoMutationVariables['input'], 'programId' | 'expectedRevision'>;

/** Only what differs, so that what somebody else wrote meanwhile stays. */
export const changesOf = (draft: Draft, base: BasicInfoFactsFragment): Changes => {
  const was = draftOf(base);
  const changes: Record<string, unknown> = {};
  for (const field of ['name', 'slogan', 'description', 'versionDescription', 'memo', 'phone', 'email'] as const) {
    const text = draft[field].trim();
    if (text !== was[field]) changes[field] = text;
  }
  for (const field of ['categories', 'locations', 'screenshots'] as const) {
    if (draft[field].join('\n') !== was[field].join('\n')) changes[field] = draft[field];
  }
  for (const field of ['region', 'logo'] as const) if (draft[field] !== was[field]) changes[field] = draft[field];
  for (const field of ['testAccount', 'testPassword'] as const) {
    if (draft[field] !== '') changes[field] = draft[field];
    else if (draft.forgetTest) changes[field] = null;
  }
  return changes as Changes;
};
