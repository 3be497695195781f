// Every text that went out or was to go out, and the way back to it.
import { useState } from 'preact/hooks';
import type { RevisionsQuery, WholeEntryFragment } from '@devcenter/client/desk';
import { useChange } from '../app/changing';
import { moment, t } from '../app/language';
import type { EndlessReading } from '../app/endless';
import { personName } from '../app/terms';
import { Dialog } from '../ui/dialog';
import { SendButton } from '../ui/form';
import { Icon } from '../ui/icon';
import { Empty, ListEnd, Loaded, TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { Differences } from './compare';
import { STEPS, type EntryPayload } from './documents';
import { valuesOf } from './fields';
import type { TextForm } from './keeping';
import { Preview } from './preview';

export type Revision = NonNullable<RevisionsQuery['entry']>['revisions']['nodes'][number];

interface Props {
  entry: WholeEntryFragment;
  reading: EndlessReading<RevisionsQuery>;
  form: TextForm;
  called: (id: string) => string;
  onRestored: (payload: EntryPayload) => void;
  onStale: () => void;
}

const fate = ({ number, publishedAt }: Revision, { live, schedule }: WholeEntryFragment): string => {
  if (live?.revision === number) return t('线上', 'live');
  if (schedule?.revision === number) return t('待发布', 'scheduled');
  return publishedAt ? t(`${moment(publishedAt)} 发布`, `published ${moment(publishedAt)}`) : t('未曾发布', 'never published');
};

export const History = ({ reading, ...rest }: Props) => {
  const [shown, setShown] = useState<Revision | undefined>();
  const { entry } = rest;
  return (
    <section class="stack" aria-labelledby="desk-history">
      <h2 id="desk-history">{t('历史版本', 'History')}</h2>
      <Loaded reading={reading}>
        {(data) =>
          data.entry?.revisions.nodes.length ? (
            <ul class="list">
              {data.entry.revisions.nodes.map((revision) => (
                <li key={revision.number}>
                  <button class="row" type="button" onClick={() => setShown(revision)}>
                    <span class="grow stack desk-tight">
                      <span class="line">
                        <span class="strong">{t(`第 ${revision.number} 版`, `Version ${revision.number}`)}</span>
                        <span class={`badge ${entry.live?.revision === revision.number ? 'good' : ''}`}>{fate(revision, entry)}</span>
                      </span>
                      <span class="small soft">
                        <span class="whole">{personName(revision.createdBy)}</span> · {moment(revision.createdAt)}
                      </span>
                    </span>
                    <Icon name="forward" size={18} />
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <Empty>{t('发布或定时后，每一版内容都会留在这里', 'Every published or scheduled version is kept here.')}</Empty>
          )
        }
      </Loaded>
      <ListEnd reading={reading} />
      {shown ? <RevisionDialog {...rest} revision={shown} onClose={() => setShown(undefined)} /> : null}
    </section>
  );
};

const RevisionDialog = ({
  entry,
  revision,
  form,
  called,
  onRestored,
  onStale,
  onClose,
}: Omit<Props, 'reading'> & { revision: Revision; onClose: () => void }) => {
  const change = useChange(STEPS.restore);
  const values = valuesOf(entry.kind, revision.document);
  const restore = async () => {
    const outcome = await change.run({ input: { id: entry.id, expectedLockVersion: form.lockVersion, number: revision.number } });
    if (outcome.done) {
      toast(t(`第 ${revision.number} 版已恢复到草稿`, `Version ${revision.number} restored to the draft`));
      onRestored(outcome.done);
      onClose();
    } else if (outcome.refusals?.some(({ code }) => code === 'STALE_LOCK')) {
      onStale();
      onClose();
    }
  };
  return (
    <Dialog title={t(`第 ${revision.number} 版`, `Version ${revision.number}`)} onClose={onClose}>
      <Preview kind={entry.kind} values={values} />
      <details class="desk-more">
        <summary>{t('与当前内容的差异', 'Differences from the current content')}</summary>
        <Differences
          kind={entry.kind}
          before={form.values}
          after={values}
          titles={[t('当前', 'Current'), t(`第 ${revision.number} 版`, `Version ${revision.number}`)]}
          called={called}
        />
      </details>
      <p class="note warn">
        {t(
          '恢复会用这一版替换当前草稿，读者看到的不变，发布后才生效。',
          'Restoring replaces the current draft with this version. Readers see no difference until it is published.',
        )}
        {form.dirty ? t(' 未保存的修改会暂存。', ' Unsaved changes are put aside.') : ''}
      </p>
      {change.refusals.map(({ code, message }) => (
        <p key={code} class="note bad" role="alert">
          {code === 'NO_CHANGE' ? t('草稿已经是这一版的内容', 'The draft already has this content.') : message}
        </p>
      ))}
      <TroubleNote trouble={change.trouble} />
      <div class="buttons">
        <button class="button" type="button" onClick={onClose}>
          {t('关闭', 'Close')}
        </button>
        <SendButton busy={change.busy} onClick={() => void restore()}>
          {t('恢复到草稿', 'Restore to draft')}
        </SendButton>
      </div>
    </Dialog>
  );
};
