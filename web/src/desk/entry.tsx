// One entry: its draft in a form, what readers see of it, what can be done with it, and its history.
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  EntryDocument,
  LabelsDocument,
  RevisionsDocument,
  type LabelsQuery,
  type RevisionsQuery,
  type TextFragment,
  type WholeEntryFragment,
} from '@devcenter/client/desk';
import { useChange } from '../app/changing';
import { ago, moment, t } from '../app/language';
import { useEndless, type EndlessReading } from '../app/endless';
import { useRead } from '../app/reading';
import { kindName, personName } from '../app/terms';
import type { Trouble } from '../app/trouble';
import { hrefOf } from '../discover/cards';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Loaded, NotFound, TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { EntryBadges } from './badges';
import { Conflict } from './compare';
import { UPDATE, type EntryPayload } from './documents';
import { Editor, SaveBar } from './editor';
import { changedFields, payloadOf, unreadable, valuesOf, type Values, type Wrong } from './fields';
import { Gate } from './gate';
import { History } from './history';
import { useTextForm } from './keeping';
import { useNames } from './names';
import { StepDialog, stepsOf, stepWord, wrongOf, type EntryStep } from './steps';
import './desk.css';

const fallback = (): string => t('内容', 'Entry');

export const Entry = ({ id }: { id: string }) => (
  <Gate title={fallback()} back="/desk">
    {(self) => <Reading key={id} id={id} self={self} />}
  </Gate>
);

const Reading = ({ id, self }: { id: string; self: string }) => {
  const reading = useRead(EntryDocument, { id });
  const history = useEndless(RevisionsDocument, { id }, (data) => data.entry?.revisions.pageInfo);
  const labels = useRead(LabelsDocument, {});
  const entry = reading.data?.entry;
  // an answer that was under way while something was changed tells of before: it is asked for again
  const [reached, setReached] = useState(0);
  const behind = Boolean(entry && entry.lockVersion < reached) && !reading.refreshing && !reading.trouble;
  useEffect(() => {
    if (behind) reading.refresh();
  }, [behind]);
  if (entry?.newest && labels.data) {
    const live = entry.live && entry.published ? valuesOf(entry.kind, entry.published) : undefined;
    return (
      <Work
        entry={entry}
        text={entry.newest}
        live={live}
        self={self}
        labels={labels.data}
        history={history}
        trouble={reading.trouble}
        refresh={reading.refresh}
        onReached={setReached}
      />
    );
  }
  return (
    <Page title={fallback()} back="/desk">
      {reading.data && !entry ? (
        <NotFound back="/desk" />
      ) : (
        <Loaded reading={reading}>{() => <Loaded reading={labels}>{() => null}</Loaded>}</Loaded>
      )}
    </Page>
  );
};

interface WorkProps {
  self: string;
  entry: WholeEntryFragment;
  /** The newest text. */
  text: TextFragment;
  live: Values | undefined;
  labels: LabelsQuery;
  history: EndlessReading<RevisionsQuery>;
  trouble: Trouble | undefined;
  refresh: () => void;
  /** A lock version that the server has answered. */
  onReached: (lockVersion: number) => void;
}

const Work = ({ self, entry, text, live, labels, history, trouble, refresh, onReached }: WorkProps) => {
  const { route } = useLocation();
  const { id, kind } = entry;
  const server = useMemo(() => ({ values: valuesOf(kind, text), lockVersion: entry.lockVersion }), [kind, text, entry.lockVersion]);
  const form = useTextForm(`devcenter.desk.${self}.${id}`, kind, server);
  const names = useNames(labels, [form.values, form.newer?.values, live]);
  const update = useChange(UPDATE[kind]);
  const [wrongs, setWrongs] = useState<Wrong[]>([]);
  const [step, setStep] = useState<EntryStep | undefined>();
  // the lock version under which saving came too late
  const [outrun, setOutrun] = useState<number | undefined>();

  const stale = () => {
    toast(t('这篇内容刚被修改过，已读取最新内容', 'This content was just changed. The latest version has been loaded'));
    setStep(undefined);
    refresh();
  };
  /** The lock version it has now; undefined when it was refused. */
  const send = async (base: Values, values: Values, lockVersion: number): Promise<number | undefined> => {
    if (update.busy) return undefined;
    const fields = changedFields(kind, base, values);
    const early = unreadable(fields, values);
    setWrongs(early);
    if (early.length > 0) return undefined;
    if (fields.length === 0) return lockVersion;
    const { done, refusals } = await update.run({ input: { id, expectedLockVersion: lockVersion, ...payloadOf(fields, values) } });
    const same = refusals?.some(({ code }) => code === 'NO_CHANGE');
    if (done?.entry || same) {
      const now = done?.entry?.lockVersion ?? lockVersion;
      form.saved({ values, lockVersion: now });
      onReached(now);
      toast(t('草稿已保存', 'Draft saved'));
      return now;
    }
    if (refusals?.some(({ code }) => code === 'STALE_LOCK')) {
      setOutrun(lockVersion);
      refresh();
    }
    setWrongs(refusals?.flatMap((it) => wrongOf(entry, it)) ?? []);
    return undefined;
  };
  const save = async (): Promise<number | undefined> => {
    if (form.newer) {
      toast(t('请先选择保留谁的内容', 'First choose which content to keep'));
      return undefined;
    }
    return send(form.base, form.values, form.lockVersion);
  };
  useEffect(() => {
    if (outrun === undefined || (form.lockVersion === outrun && !form.newer)) return;
    setOutrun(undefined);
    // nobody touched the text, only where it stands: there is nothing to decide
    if (!form.newer) void save();
  }, [outrun, form.lockVersion, form.newer]);
  const keep = (values: Values, givenUp: boolean) => {
    if (!form.newer) return;
    const { values: base, lockVersion } = form.newer;
    form.settle(values, givenUp);
    void send(base, values, lockVersion);
  };
  const done = (taken: EntryStep, payload: EntryPayload) => {
    setStep(undefined);
    setWrongs([]);
    if (payload.entry) onReached(payload.entry.lockVersion);
    if (payload.deletedEntryId) {
      form.forget();
      route('/desk', true);
    } else if (taken === 'delete') {
      form.putAside();
    } else if (payload.entry) {
      form.raise(payload.entry.lockVersion);
    }
  };
  const restored = ({ entry: changed }: EntryPayload) => {
    form.putAside();
    if (changed) onReached(changed.lockVersion);
  };

  return (
    <Page
      title={entry.title}
      back="/desk"
      actions={
        <SaveBar dirty={form.dirty} busy={update.busy} clean={t('已保存', 'Saved')} onSave={() => void (form.dirty && save())}>
          {t('保存', 'Save')}
        </SaveBar>
      }
    >
      <TroubleNote trouble={trouble} retry={refresh} />
      <Standing entry={entry} dirty={form.dirty} onStep={setStep} />
      <Conflict
        kind={kind}
        form={form}
        by={entry.updatedBy?.id === self ? t('你在另一处', 'You yourself, elsewhere,') : entry.updatedBy?.name}
        called={names.called}
        busy={update.busy}
        onKeep={keep}
      />
      <Editor
        kind={kind}
        form={form}
        wrongs={wrongs}
        refusals={update.refusals}
        trouble={update.trouble}
        labels={labels}
        names={names}
        self={entry.contentId}
        save={save}
        here={location.pathname}
      />
      <History entry={entry} reading={history} form={form} called={names.called} onRestored={restored} onStale={stale} />
      {step ? (
        <StepDialog
          key={step}
          step={step}
          entry={entry}
          form={form}
          live={live}
          called={names.called}
          save={save}
          onDone={done}
          onWrong={(found) => {
            setWrongs(found);
            setStep(undefined);
          }}
          onStale={stale}
          onClose={() => setStep(undefined)}
        />
      ) : null}
    </Page>
  );
};

/** Where it stands, and what can be done with it. */
const Standing = ({ entry, dirty, onStep }: { entry: WholeEntryFragment; dirty: boolean; onStep: (step: EntryStep) => void }) => (
  <section class="card" aria-label={t('状态与操作', 'Status and actions')}>
    <p class="line">
      <span class="badge">{kindName(entry.kind)}</span>
      <EntryBadges entry={entry} />
    </p>
    <p class="small soft">
      {t(
        `${personName(entry.updatedBy)}更新于${ago(entry.updatedAt)}`,
        `Updated by ${personName(entry.updatedBy)}, ${ago(entry.updatedAt)}`,
      )}
      {entry.firstPublishedAt
        ? t(` · 首次发布 ${moment(entry.firstPublishedAt)}`, ` · first published ${moment(entry.firstPublishedAt)}`)
        : ''}
    </p>
    {entry.schedule && entry.draft ? (
      <p class="note warn">
        {t(
          '草稿在定时之后又有修改，到时发布的仍是定时时的内容。',
          'The draft has changed since it was scheduled. The scheduled content will be published, not the new draft.',
        )}
      </p>
    ) : null}
    {!entry.draft && !dirty ? (
      <p class="hint">
        {t(
          '目前没有草稿，修改并保存后会新建一份，发布前读者看到的不变。',
          'There is no draft. Saving a change creates one; readers see no difference until it is published.',
        )}
      </p>
    ) : null}
    <div class="buttons">
      {stepsOf(entry, dirty).map((step) => (
        <button key={step} class={`button${step === 'delete' ? ' danger' : ''}`} type="button" onClick={() => onStep(step)}>
          {step === 'schedule' && entry.schedule && !entry.draft && !dirty ? t('改定时', 'Reschedule') : stepWord(step)}
        </button>
      ))}
      {entry.live ? (
        <a class="button" href={hrefOf(entry.live)}>
          {t('查看线上页面', 'View live page')}
          <Icon name="forward" size={18} />
        </a>
      ) : null}
    </div>
  </section>
);
