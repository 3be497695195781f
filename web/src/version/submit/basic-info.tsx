// 提审 2/3: the basic information, checked as one types, saved upon what was seen.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Region } from '@devcenter/client/enums';
import { UpdateBasicInfoDocument } from '@devcenter/client/version';
import { useChange } from '../../app/changing';
import { bytes, count, t } from '../../app/language';
import { regionName } from '../../app/terms';
import { CheckField, Form, SendButton, TextArea, TextField } from '../../ui/form';
import { TroubleNote } from '../../ui/states';
import { toast } from '../../ui/toast';
import { WhatChanged } from '../what-changed';
import { changesOf, LENGTHS, MOST, units, wrongsOf, type Draft, type DraftField } from './draft';
import { ListField } from './list-field';
import { PictureField } from './pictures';
import type { Base, Desk } from './desk';

const REGIONS: readonly Region[] = ['CHINA', 'GLOBAL', 'LOCATION'];

// what one of them lacks the other may give
const BOUND: readonly (readonly DraftField[])[] = [
  ['phone', 'email'],
  ['region', 'locations'],
  ['testAccount', 'testPassword'],
];

type Counted = keyof typeof LENGTHS;

const isText = (field: DraftField): boolean => field in LENGTHS || ['phone', 'email', 'testAccount', 'testPassword'].includes(field);

const counted = (field: Counted, text: string): string => {
  const [least, most] = LENGTHS[field];
  const range = least > 0 ? t(`需 ${least}–${most}`, `${least}–${most}`) : t(`最多 ${most}`, `at most ${most}`);
  return t(
    `${units(text.trim())}/${most} · ${range} 个字符，汉字算 2 个`,
    `${units(text.trim())}/${most} · ${range} characters; a Chinese character counts as 2`,
  );
};

interface Props {
  desk: Desk;
  base: Base;
  draft: Draft;
  dirty: boolean;
  onDraft: (change: (draft: Draft) => Draft) => void;
  /** Saved: what stands now is what was written. */
  onSaved: (revision: number) => void;
  /** Others were faster: what was written goes on top of what stands now. */
  onRebase: (revision: number) => void;
  onReset: () => void;
  onNext: () => void;
  refresh: () => void;
}

export const BasicInfoStep = ({ desk, base, draft, dirty, onDraft, onSaved, onRebase, onReset, onNext, refresh }: Props) => {
  const { run, busy, refusals, trouble, clear } = useChange(UpdateBasicInfoDocument);
  const [touched, setTouched] = useState<ReadonlySet<DraftField>>(new Set());
  const [tried, setTried] = useState(false);
  const [stale, setStale] = useState<number | undefined>();
  // the revision that was saved in order to go on
  const [leaving, leaveAt] = useState<number | undefined>();
  const form = useRef<HTMLDivElement>(null);
  const kept = { account: desk.draft.hasTestAccount, password: desk.draft.hasTestPassword };
  const wrongs = wrongsOf(draft, kept);
  const changes = changesOf(draft, base.info);

  const touch = (field: DraftField): void => setTouched((all) => new Set([...all, field]));
  /** Of a field that is written: it is checked when it is left, if anything was changed. */
  const leave = (field: DraftField) => () => {
    if (field in changes) touch(field);
  };

  const set = <Name extends keyof Draft>(name: Name, value: Draft[Name] | ((was: Draft[Name]) => Draft[Name])): void => {
    // what is chosen is meant at once; what is typed, when one is done with it
    if (name !== 'forgetTest' && !isText(name)) touch(name);
    onDraft((was) => ({ ...was, [name]: typeof value === 'function' ? value(was[name]) : value }));
  };

  // nobody gets there by writing on
  const isTooLong = (field: DraftField): boolean =>
    field in LENGTHS && units(draft[field as Counted].trim()) > LENGTHS[field as Counted][1];

  /** Our own check first; then what the server says of what stands there. */
  const wrong = (field: DraftField): string | undefined => {
    const refused = refusals.find((it) => it.field?.[1] === field)?.message;
    if (refused) return refused;
    if ((tried || touched.has(field) || isTooLong(field)) && wrongs[field]) return wrongs[field];
    if (BOUND.some((group) => group.includes(field) && group.some((it) => it in changes)) || field in changes) return undefined;
    const stands = draft[field];
    const written = stands !== null && stands.length > 0;
    return tried || written ? desk.draft.problems.find((it) => it.field[0] === field)?.message : undefined;
  };

  // once the fields say what is wrong with them
  const [shown, show] = useState(0);
  const showFirstWrong = (): void => show((times) => times + 1);
  useEffect(() => {
    if (shown > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [shown]);

  // the server has the last word on whether it is complete
  useEffect(() => {
    if (leaving === undefined || desk.program.revision < leaving) return;
    leaveAt(undefined);
    if (desk.draft.problems.length === 0) onNext();
    else showFirstWrong();
  }, [leaving, desk.program.revision]);

  const save = async (revision: number, then: 'stay' | 'go on'): Promise<void> => {
    const { done, refusals } = await run({ input: { programId: desk.program.id, expectedRevision: revision, ...changes } });
    if (done) {
      const now = done.event?.sequence ?? revision;
      onSaved(now);
      setTouched(new Set());
      toast(t('基础信息已保存', 'Basic information saved'));
      if (then === 'go on') leaveAt(now);
      return;
    }
    const old = refusals?.find((it) => it.code === 'STALE_REVISION') as { currentRevision?: number } | undefined;
    if (old) {
      setStale(old.currentRevision);
      clear();
      refresh();
    } else if (refusals) showFirstWrong();
  };

  const goOn = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(wrongs).length > 0) return showFirstWrong();
    if (!dirty) return desk.draft.problems.length === 0 ? onNext() : showFirstWrong();
    await save(base.revision, 'go on');
  };

  const text = (field: Counted, label: string, long: boolean) => {
    const shared = {
      label,
      hint: counted(field, draft[field]),
      wrong: wrong(field),
      value: draft[field],
      onText: (it: string) => set(field, it),
      onBlur: leave(field),
    };
    return long ? <TextArea {...shared} /> : <TextField {...shared} autocomplete="off" />;
  };

  return (
    <div ref={form}>
      <Form onSend={() => void goOn()} label={t('基础信息', 'Basic information')}>
        <section class="card" aria-label={t('介绍', 'Introduction')}>
          <h2>{t('介绍', 'Introduction')}</h2>
          {text('name', t('小程序名称', 'Name'), false)}
          {text('slogan', t('标语', 'Slogan'), false)}
          {text('description', t('小程序简介', 'Description'), true)}
          {text('versionDescription', t('版本描述', 'What is new in this version'), true)}
          <ListField
            label={t('类目', 'Categories')}
            hint={t('1–4 个，每个 2–40 个字符，回车添加', '1–4, of 2–40 characters each; press Enter to add')}
            wrong={wrong('categories')}
            list={draft.categories}
            most={MOST.categories}
            onList={(list) => set('categories', list)}
          />
        </section>
        <section class="card" aria-label={t('服务区域与客服', 'Region and support')}>
          <h2>{t('服务区域与客服', 'Region and support')}</h2>
          <fieldset class="stack" aria-describedby={wrong('region') ? 'region-wrong' : undefined}>
            <legend class="legend">{t('服务区域', 'Region')}</legend>
            <div class="chips">
              {REGIONS.map((region) => (
                <label key={region} class="chip">
                  <input
                    type="radio"
                    name="region"
                    checked={draft.region === region}
                    aria-invalid={Boolean(wrong('region'))}
                    onChange={() => set('region', region)}
                  />
                  {regionName(region)}
                </label>
              ))}
            </div>
            {wrong('region') ? (
              <p class="wrong" id="region-wrong">
                {wrong('region')}
              </p>
            ) : null}
          </fieldset>
          {draft.region === 'LOCATION' ? (
            <ListField
              label={t('地区代码', 'Region codes')}
              hint={t('如 330100，回车添加', 'For example 330100; press Enter to add')}
              wrong={wrong('locations')}
              list={draft.locations}
              most={MOST.locations}
              onList={(list) => set('locations', list)}
            />
          ) : null}
          <TextField
            label={t('客服电话', 'Phone')}
            hint={t('电话和邮箱至少填一项', 'Enter a phone number or an e-mail address')}
            wrong={wrong('phone')}
            value={draft.phone}
            onText={(it) => set('phone', it)}
            onBlur={leave('phone')}
            type="tel"
            autocomplete="off"
          />
          <TextField
            label={t('客服邮箱', 'E-mail')}
            wrong={wrong('email')}
            value={draft.email}
            onText={(it) => set('email', it)}
            onBlur={leave('email')}
            type="email"
            autocomplete="off"
          />
        </section>
        <section class="card" aria-label={t('图标与截图', 'Pictures')}>
          <h2>{t('图标与截图', 'Pictures')}</h2>
          <PictureField
            label={t('小程序图标', 'Logo')}
            hint={t(`正方形 PNG 或 JPEG，最大 ${bytes(MOST.logoBytes)}`, `A square PNG or JPEG, at most ${bytes(MOST.logoBytes)}`)}
            wrong={wrong('logo')}
            urls={draft.logo === null ? [] : [draft.logo]}
            most={1}
            square
            mostBytes={MOST.logoBytes}
            onAdd={(url) => set('logo', url)}
            onRemove={() => set('logo', null)}
          />
          <PictureField
            label={t('小程序截图', 'Screenshots')}
            hint={t(
              `选填，最多 ${MOST.screenshots} 张 PNG 或 JPEG，每张最大 ${bytes(MOST.screenshotBytes)}`,
              `Optional: up to ${MOST.screenshots} PNG or JPEG, at most ${bytes(MOST.screenshotBytes)} each`,
            )}
            wrong={wrong('screenshots')}
            urls={draft.screenshots}
            most={MOST.screenshots}
            square={false}
            mostBytes={MOST.screenshotBytes}
            onAdd={(url) => set('screenshots', (all) => [...all.filter((it) => it !== url), url].slice(0, MOST.screenshots))}
            onRemove={(url) => set('screenshots', (all) => all.filter((it) => it !== url))}
          />
        </section>
        <section class="card" aria-label={t('给审核员', 'For the reviewer')}>
          <h2>{t('给审核员', 'For the reviewer')}</h2>
          {text('memo', t('备注（选填）', 'Note (optional)'), true)}
          <TextField
            label={t('测试账号（选填）', 'Test account (optional)')}
            hint={
              kept.account
                ? t('已保存，仅审核员可见；留空则保持不变', 'Saved, only reviewers can see it; leave empty to keep it')
                : t('仅审核员可见', 'Only reviewers can see it')
            }
            wrong={wrong('testAccount')}
            value={draft.testAccount}
            onText={(it) => set('testAccount', it)}
            onBlur={leave('testAccount')}
            autocomplete="off"
          />
          <TextField
            label={t('测试密码（选填）', 'Test password (optional)')}
            hint={
              kept.password
                ? t('已保存，仅审核员可见；留空则保持不变', 'Saved, only reviewers can see it; leave empty to keep it')
                : t('仅审核员可见', 'Only reviewers can see it')
            }
            wrong={wrong('testPassword')}
            value={draft.testPassword}
            onText={(it) => set('testPassword', it)}
            onBlur={leave('testPassword')}
            type="password"
            autocomplete="new-password"
          />
          {kept.account || kept.password ? (
            <CheckField
              label={t('清除已保存的测试账号和密码', 'Remove the saved test account and password')}
              checked={draft.forgetTest}
              onCheck={(it) => set('forgetTest', it)}
            />
          ) : null}
        </section>
        {stale !== undefined && stale > base.revision ? (
          <div class="stack">
            <WhatChanged programId={desk.program.id} since={base.revision} now={stale} />
            <p>{t('你的修改尚未保存。', 'Your changes are not saved.')}</p>
            <div class="buttons end">
              <button
                class="button"
                type="button"
                onClick={() => {
                  setStale(undefined);
                  onReset();
                }}
              >
                {t('放弃我的修改', 'Discard my changes')}
              </button>
              <SendButton
                busy={busy}
                onClick={() => {
                  const now = stale;
                  setStale(undefined);
                  onRebase(now);
                  void save(now, tried ? 'go on' : 'stay');
                }}
              >
                {t('仍保存我的修改', 'Save my changes anyway')}
              </SendButton>
            </div>
          </div>
        ) : (
          <>
            {refusals.some((it) => !it.field) ? (
              <p class="note bad" role="alert">
                {refusals.find((it) => !it.field)?.message}
              </p>
            ) : null}
            <TroubleNote trouble={trouble} />
            {tried && Object.keys(wrongs).length > 0 ? (
              <p class="note bad" role="alert">
                {t(
                  `还有 ${Object.keys(wrongs).length} 项需要修改，已定位到第一项`,
                  `${count(Object.keys(wrongs).length, 'field needs', 'fields need')} attention.`,
                )}
              </p>
            ) : null}
            <div class="buttons end">
              {dirty ? (
                <button class="button" type="button" onClick={() => !busy && void save(base.revision, 'stay')} aria-disabled={busy}>
                  {t('保存草稿', 'Save draft')}
                </button>
              ) : null}
              <SendButton busy={busy}>{dirty ? t('保存并继续', 'Save and continue') : t('下一步：确认', 'Next: confirm')}</SendButton>
            </div>
          </>
        )}
      </Form>
    </div>
  );
};
