// A new text of one kind: nothing exists until it is saved for the first time.
import { useLocation } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import { LabelsDocument, type LabelsQuery } from '@devcenter/client/desk';
import { useChange } from '../app/changing';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { kindName } from '../app/terms';
import { Page } from '../ui/page';
import { Loaded, NotFound } from '../ui/states';
import { toast } from '../ui/toast';
import { CREATE } from './documents';
import { Editor, SaveBar } from './editor';
import { blankValues, changedFields, FIELDS, payloadOf, unreadable, type Wrong } from './fields';
import { Gate } from './gate';
import { useTextForm } from './keeping';
import { SECTIONS } from './list';
import { useNames } from './names';
import { wrongOf } from './steps';
import './desk.css';

const titleOf = (kind: ContentKind): string => t(`新建${kindName(kind)}`, `New: ${kindName(kind)}`);

export const NewEntry = ({ kind: section }: { kind: string }) => {
  const kind = SECTIONS[section];
  if (!kind) {
    return (
      <Page title={t('内容台', 'Content desk')} tab={t('没有这个页面', 'Page not found')} back="/desk">
        <NotFound back="/desk">{t('没有这个页面', 'There is no such page.')}</NotFound>
      </Page>
    );
  }
  return (
    <Gate title={titleOf(kind)} back="/desk">
      {(self) => <Begin key={kind} kind={kind} self={self} />}
    </Gate>
  );
};

const Begin = ({ kind, self }: { kind: ContentKind; self: string }) => {
  const labels = useRead(LabelsDocument, {});
  if (labels.data) return <Writing kind={kind} self={self} labels={labels.data} />;
  return (
    <Page title={titleOf(kind)} back="/desk">
      <Loaded reading={labels}>{() => null}</Loaded>
    </Page>
  );
};

const Writing = ({ kind, self, labels }: { kind: ContentKind; self: string; labels: LabelsQuery }) => {
  const { route } = useLocation();
  const server = useMemo(() => ({ values: blankValues(kind), lockVersion: 0 }), [kind]);
  const form = useTextForm(`devcenter.desk.${self}.new.${kind}`, kind, server);
  const names = useNames(labels, [form.values]);
  const create = useChange(CREATE[kind]);
  const [wrongs, setWrongs] = useState<Wrong[]>([]);

  const make = async (): Promise<string | undefined> => {
    if (create.busy) return undefined;
    const changed = changedFields(kind, form.base, form.values);
    const fields = FIELDS[kind].filter((it) => it.needed || changed.includes(it));
    const early = unreadable(fields, form.values);
    setWrongs(early);
    if (early.length > 0) return undefined;
    const outcome = await create.run({ input: payloadOf(fields, form.values) });
    if (outcome.refusals) setWrongs(outcome.refusals.flatMap((it) => wrongOf({ kind }, it)));
    const entry = outcome.done?.entry;
    if (!entry) return undefined;
    form.forget();
    toast(t('草稿已创建', 'Draft created'));
    return entry.id;
  };
  const save = async () => {
    const id = await make();
    if (id) route(`/desk/entries/${id}`, true);
  };

  return (
    <Page
      title={titleOf(kind)}
      back="/desk"
      actions={
        <SaveBar dirty={form.dirty} busy={create.busy} onSave={() => void save()}>
          {t('创建草稿', 'Create draft')}
        </SaveBar>
      }
    >
      <Editor
        kind={kind}
        form={form}
        wrongs={wrongs}
        refusals={create.refusals}
        trouble={create.trouble}
        labels={labels}
        names={names}
        save={make}
        here={location.pathname}
      />
    </Page>
  );
};
