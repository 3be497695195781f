// What editing a new text and editing a known one have in common: form and preview, what is wrong, what is unsaved, and leaving.
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import type { LabelsQuery } from '@devcenter/client/desk';
import { count, moment, t } from '../app/language';
import type { Refusal } from '../app/changing';
import type { Trouble } from '../app/trouble';
import { Dialog } from '../ui/dialog';
import { Chips, SendButton } from '../ui/form';
import { TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { placeOf, type Wrong } from './fields';
import { TextFields, type Names } from './form';
import { useLeaving, type TextForm } from './keeping';
import { Preview } from './preview';

const WIDE = matchMedia('(min-width: 900px)');

const useWide = (): boolean => {
  const [wide, setWide] = useState(WIDE.matches);
  useEffect(() => {
    const turn = () => setWide(WIDE.matches);
    WIDE.addEventListener('change', turn);
    return () => WIDE.removeEventListener('change', turn);
  }, []);
  return wide;
};

interface SaveBarProps {
  dirty: boolean;
  busy: boolean;
  onSave: () => void;
  /** What the button says while there is nothing to save; without it there always is. */
  clean?: string;
  children: ComponentChildren;
}

/** What stands at the top: whether something is unsaved, and the button against it. */
export const SaveBar = ({ dirty, busy, onSave, clean, children }: SaveBarProps) => {
  const latest = useRef(onSave);
  latest.current = onSave;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <span role="status" class={dirty ? 'badge warn' : 'hidden-label'}>
        {dirty ? t('未保存', 'Unsaved') : ''}
      </span>
      <SendButton busy={busy} disabled={clean !== undefined && !dirty} onClick={onSave}>
        {dirty ? children : (clean ?? children)}
      </SendButton>
    </>
  );
};

interface Props {
  kind: ContentKind;
  form: TextForm;
  wrongs: readonly Wrong[];
  refusals: readonly Refusal[];
  trouble: Trouble | undefined;
  labels: LabelsQuery;
  names: Names;
  self?: string | undefined;
  /** Resolves to undefined when it was refused. */
  save: () => Promise<unknown>;
  /** Where this text is found again. */
  here: string;
}

export const Editor = ({ kind, form, wrongs, refusals, trouble, labels, names, self, save, here }: Props) => {
  const wide = useWide();
  const [view, setView] = useState<'edit' | 'preview'>('edit');
  const panes = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wrongs.length === 0) return;
    setView('edit');
    // the first of them, once it is there
    requestAnimationFrame(() => panes.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }, [wrongs]);
  // what is about a field stands there
  const general = refusals.filter(({ code, field }) => code !== 'STALE_LOCK' && code !== 'NO_CHANGE' && !placeOf(kind, field));
  return (
    <>
      <Aside form={form} />
      {wrongs.length > 0 ? (
        <p class="note bad" role="alert">
          {t(
            `有 ${wrongs.length} 处需要修改，已在下方标出`,
            `${count(wrongs.length, 'field needs', 'fields need')} attention, marked below.`,
          )}
        </p>
      ) : null}
      {general.map(({ code, message }) => (
        <p key={code} class="note bad" role="alert">
          {message}
        </p>
      ))}
      <TroubleNote trouble={trouble} />
      {wide ? null : (
        <Chips
          label={t('编辑或预览', 'Edit or preview')}
          name="desk-view"
          value={view}
          options={[
            ['edit', t('编辑', 'Edit')],
            ['preview', t('预览', 'Preview')],
          ]}
          onChoose={setView}
        />
      )}
      <div class="desk-panes" ref={panes}>
        {wide || view === 'edit' ? (
          <form class="card desk-form" noValidate aria-label={t('内容', 'Content')} onSubmit={(event) => event.preventDefault()}>
            <h2>{t('内容', 'Content')}</h2>
            <TextFields kind={kind} values={form.values} onValue={form.set} wrongs={wrongs} labels={labels} names={names} self={self} />
          </form>
        ) : null}
        {wide || view === 'preview' ? (
          <section class="stack desk-beside" aria-labelledby="desk-preview" tabIndex={wide ? 0 : undefined}>
            <h2 id="desk-preview">{t('预览', 'Preview')}</h2>
            <Preview kind={kind} values={form.values} />
          </section>
        ) : null}
      </div>
      <Leaving form={form} save={save} here={here} />
    </>
  );
};

/** What was typed before and is not in the form: back, or away. */
const Aside = ({ form }: { form: TextForm }) =>
  form.asideAt ? (
    <div class="note" role="status">
      <p>{t(`有一份 ${moment(form.asideAt)} 未保存的修改`, `Unsaved changes from ${moment(form.asideAt)}`)}</p>
      <div class="buttons">
        <button class="button" type="button" onClick={form.restore}>
          {t('恢复修改', 'Restore changes')}
        </button>
        <button class="button plain" type="button" onClick={form.dropAside}>
          {t('丢弃', 'Discard')}
        </button>
      </div>
    </div>
  ) : null;

const Leaving = ({ form, save, here }: Pick<Props, 'form' | 'save' | 'here'>) => {
  const { route } = useLocation();
  const [to, setTo] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  useLeaving(form.dirty, useCallback(setTo, []));
  const unsaved = useRef(form.unsaved);
  useEffect(
    () => () => {
      if (unsaved.current()) toast(t('未保存的修改已暂存，回到这里可恢复', 'Unsaved changes are kept: come back to restore them'), here);
    },
    [],
  );
  if (to === undefined) return null;
  const saveAndGo = async () => {
    setBusy(true);
    const saved = await save();
    setBusy(false);
    setTo(undefined);
    if (saved !== undefined) route(to);
  };
  return (
    <Dialog title={t('有未保存的修改', 'Unsaved changes')} onClose={() => setTo(undefined)}>
      <p>{t('离开前要保存吗？不保存的修改会暂存在这个标签页里。', 'Save before leaving? Unsaved changes are kept in this tab.')}</p>
      <div class="buttons">
        <button class="button" type="button" onClick={() => setTo(undefined)}>
          {t('继续编辑', 'Keep editing')}
        </button>
        <button class="button" type="button" onClick={() => route(to)}>
          {t('不保存', 'Leave without saving')}
        </button>
        <SendButton busy={busy} onClick={() => void saveAndGo()}>
          {t('保存并离开', 'Save and leave')}
        </SendButton>
      </div>
    </Dialog>
  );
};
