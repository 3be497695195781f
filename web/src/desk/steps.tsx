// What can be done with an entry as a whole; each is confirmed with what readers will see of it.
import { useState } from 'preact/hooks';
import type { WholeEntryFragment } from '@devcenter/client/desk';
import { useChange, type Refusal } from '../app/changing';
import { moment, t } from '../app/language';
import { kindName } from '../app/terms';
import { Dialog } from '../ui/dialog';
import { Field, SendButton } from '../ui/form';
import { TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { Differences } from './compare';
import { STEPS, type EntryPayload, type StepName } from './documents';
import { placeOf, type Values, type Wrong } from './fields';
import type { TextForm } from './keeping';

export type EntryStep = Exclude<StepName, 'restore'>;

export const stepWord = (step: EntryStep): string =>
  ({
    publish: t('发布', 'Publish'),
    schedule: t('定时发布', 'Schedule'),
    unschedule: t('取消定时', 'Cancel schedule'),
    archive: t('归档', 'Archive'),
    pin: t('置顶', 'Pin'),
    unpin: t('取消置顶', 'Unpin'),
    delete: t('删除草稿', 'Delete draft'),
  })[step];

const doneWord = (step: EntryStep): string =>
  ({
    publish: t('已发布', 'Published'),
    schedule: t('已设置定时发布', 'Scheduled'),
    unschedule: t('已取消定时发布', 'Schedule cancelled'),
    archive: t('已归档', 'Archived'),
    pin: t('已置顶', 'Pinned'),
    unpin: t('已取消置顶', 'Unpinned'),
    delete: t('草稿已删除', 'Draft deleted'),
  })[step];

type Standing = Pick<WholeEntryFragment, 'state' | 'draft' | 'schedule' | 'pinned' | 'kind'>;

/** What can be done where it stands now. `dirty`: there will be a draft once it is saved. */
export const stepsOf = ({ state, draft, schedule, pinned }: Standing, dirty: boolean): EntryStep[] => {
  const hasText = Boolean(draft) || Boolean(schedule) || state === 'ARCHIVED' || dirty;
  const published = state === 'PUBLISHED';
  return [
    ...(hasText ? (['publish', 'schedule'] as const) : []),
    ...(schedule ? (['unschedule'] as const) : []),
    ...(published ? [pinned ? ('unpin' as const) : ('pin' as const), 'archive' as const] : []),
    ...(draft ? (['delete'] as const) : []),
  ];
};

const explain = (step: EntryStep, { state, draft, schedule, kind, pinned }: Standing): string => {
  const place = kindName(kind);
  const at = schedule ? moment(schedule.at) : '';
  switch (step) {
    case 'publish':
      if (state === 'PUBLISHED')
        return (
          t('读者看到的内容会立即换成这份草稿。', 'What readers see is replaced by this draft immediately.') +
          (schedule ? t(` 原定 ${at} 的发布将取消。`, ` The publication scheduled for ${at} is cancelled.`) : '')
        );
      return (
        t(`发布后，读者立即能在“${place}”看到它。`, `Readers will see it under “${place}” immediately.`) +
        (schedule ? t(` 原定 ${at} 的发布将取消。`, ` The publication scheduled for ${at} is cancelled.`) : '')
      );
    case 'schedule':
      return state === 'PUBLISHED'
        ? t(
            '到时间后，读者看到的内容会自动换成现在这份内容；之后再改草稿不影响它。',
            'At that time, what readers see is replaced by the content as it is now. Later changes to the draft do not affect it.',
          )
        : t(
            `到时间后，它会自动出现在“${place}”；之后再改草稿不影响它。`,
            `At that time, it appears under “${place}” as it is now. Later changes to the draft do not affect it.`,
          );
    case 'unschedule':
      return draft
        ? t(
            `${at} 的发布将取消。读者看到的不变；已有更新的草稿，会保留草稿。`,
            `The publication at ${at} is cancelled. Readers see no difference, and the newer draft is kept.`,
          )
        : t(
            `${at} 的发布将取消。读者看到的不变，内容会留作草稿。`,
            `The publication at ${at} is cancelled. Readers see no difference, and the content is kept as a draft.`,
          );
    case 'archive':
      return (
        t(
          '读者将不再看到它，已有的链接也打不开。之后可以重新发布。',
          'Readers can no longer find it or open links to it. You can publish it again later.',
        ) +
        (pinned ? t(' 置顶会一并取消。', ' It is unpinned too.') : '') +
        (schedule ? t(` 原定 ${at} 的发布也会取消。`, ` The publication scheduled for ${at} is cancelled too.`) : '')
      );
    case 'pin':
      return t(`它会排在“${place}”的最前面，每类最多置顶 5 篇。`, `It appears first under “${place}”. Up to 5 of each type can be pinned.`);
    case 'unpin':
      return t(`它会回到“${place}”里按时间的位置。`, `It returns to its place by date under “${place}”.`);
    case 'delete':
      return state === 'DRAFT'
        ? t(
            '这篇从未发布过，删除草稿会把整篇内容一起删除，无法恢复。',
            'It was never published: deleting the draft deletes the whole entry. This cannot be undone.',
          )
        : t(
            '只删除草稿中的修改，读者看到的和定时发布的内容都不变。',
            'Only the changes in the draft are deleted. What readers see and what is scheduled stay the same.',
          );
  }
};

/** For `datetime-local`, which knows no zone: the reader's own. */
const localTime = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const YEAR = 366 * 86_400_000;

interface Props {
  step: EntryStep;
  entry: WholeEntryFragment;
  form: TextForm;
  /** What readers see now, if they do. */
  live: Values | undefined;
  called: (id: string) => string;
  /** Saves what is unsaved; undefined if that was refused. */
  save: () => Promise<number | undefined>;
  onDone: (step: EntryStep, payload: EntryPayload) => void;
  onWrong: (wrongs: Wrong[]) => void;
  onStale: () => void;
  onClose: () => void;
}

export const StepDialog = ({ step, entry, form, live, called, save, onDone, onWrong, onStale, onClose }: Props) => {
  const change = useChange(STEPS[step]);
  const [at, setAt] = useState(() => localTime(entry.schedule ? new Date(entry.schedule.at) : new Date(Date.now() + 3_600_000)));
  const [early, setEarly] = useState<string | undefined>();
  const [saving, setSaving] = useState(false);
  const goesOut = step === 'publish' || step === 'schedule';
  const saves = goesOut && form.dirty;

  const confirm = async () => {
    const when = new Date(at);
    if (step === 'schedule' && !(when.getTime() > Date.now() + 1_000 && when.getTime() < Date.now() + YEAR)) {
      setEarly(t('请选择一年以内的将来时间', 'Choose a time in the future, within one year.'));
      return;
    }
    setEarly(undefined);
    setSaving(saves);
    const lockVersion = saves ? await save() : form.lockVersion;
    setSaving(false);
    if (lockVersion === undefined) return onClose();
    const outcome = await change.run({
      input: { id: entry.id, expectedLockVersion: lockVersion, ...(step === 'schedule' ? { at: when.toISOString() } : {}) },
    });
    if (outcome.done) {
      toast(doneWord(step));
      onDone(step, outcome.done);
    } else if (outcome.refusals?.some(({ code }) => code === 'STALE_LOCK')) {
      onStale();
    } else {
      const wrongs = outcome.refusals?.flatMap((refusal) => wrongOf(entry, refusal)) ?? [];
      if (wrongs.length > 0) onWrong(wrongs);
    }
  };

  const refusals = change.refusals.filter(({ field, code }) => field?.at(-1) !== 'at' && code !== 'STALE_LOCK');
  const atRefused = change.refusals.find(({ field }) => field?.at(-1) === 'at')?.message;
  return (
    <Dialog title={stepWord(step)} onClose={onClose}>
      <p>{explain(step, entry)}</p>
      {step === 'delete' && form.dirty ? (
        <p>{t('未保存的修改会暂存，可随后恢复。', 'Unsaved changes are put aside and can be restored.')}</p>
      ) : null}
      {!goesOut && step !== 'delete' && form.dirty ? (
        <p class="soft">{t('未保存的修改不受影响。', 'Unsaved changes are not affected.')}</p>
      ) : null}
      {saves ? <p class="note">{t('未保存的修改会先保存。', 'Unsaved changes are saved first.')}</p> : null}
      {goesOut && live ? (
        <details class="desk-more">
          <summary>{t('读者会看到的变化', 'What changes for readers')}</summary>
          <Differences
            kind={entry.kind}
            before={live}
            after={form.values}
            titles={[t('线上', 'Live'), t('之后', 'After')]}
            called={called}
          />
        </details>
      ) : null}
      {step === 'schedule' ? (
        <Field
          label={t('发布时间', 'Publication time')}
          hint={t(`你的时区：${zone()}`, `Your time zone: ${zone()}`)}
          wrong={early ?? atRefused}
        >
          {(it) => (
            <input
              {...it}
              type="datetime-local"
              value={at}
              min={localTime(new Date())}
              max={localTime(new Date(Date.now() + YEAR))}
              onInput={(event) => setAt(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : null}
      {refusals.map(({ code, message }) => (
        <p key={code} class="note bad" role="alert">
          {message}
        </p>
      ))}
      <TroubleNote trouble={change.trouble} />
      <div class="buttons">
        <button class="button" type="button" onClick={onClose}>
          {t('返回', 'Back')}
        </button>
        <SendButton busy={change.busy || saving} danger={step === 'delete' || step === 'archive'} onClick={() => void confirm()}>
          {t(`确认${stepWord(step)}`, stepWord(step))}
        </SendButton>
      </div>
    </Dialog>
  );
};

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A refusal as what is wrong with a field of the text, if it is about one. */
export const wrongOf = ({ kind }: Pick<WholeEntryFragment, 'kind'>, { field, message }: Refusal): Wrong[] => {
  const at = placeOf(kind, field);
  return at ? [{ at, message }] : [];
};
