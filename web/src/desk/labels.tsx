// Categories and tags: what readers narrow the lists down by.
import { useState } from 'preact/hooks';
import type { TypedDocumentNode } from '@urql/core';
import { LabelsDocument, SaveCapabilityCategoryDocument, SaveNewsCategoryDocument, SaveTagDocument } from '@devcenter/client/desk';
import { refusalOf, useChange, type Changing, type Refusal } from '../app/changing';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { Dialog } from '../ui/dialog';
import { Form, SendButton, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Empty, Loaded, RefreshButton, TroubleNote } from '../ui/states';
import { toast } from '../ui/toast';
import { Gate } from './gate';
import './desk.css';

interface Label {
  id: string;
  slug: string;
  name: string;
  /** Tags have no order. */
  place?: number;
}

type Save = TypedDocumentNode<{ done: { userErrors: readonly Refusal[] } }, { input: { slug: string; name: string; place?: number } }>;

interface Sort {
  key: 'newsCategories' | 'capabilityCategories' | 'tags';
  title: () => string;
  document: Save;
  /** Whether it has an order of its own. */
  ordered: boolean;
}

const SORTS: readonly Sort[] = [
  {
    key: 'newsCategories',
    title: () => t('资讯分类', 'News categories'),
    document: SaveNewsCategoryDocument as unknown as Save,
    ordered: true,
  },
  {
    key: 'capabilityCategories',
    title: () => t('能力分类', 'Capability categories'),
    document: SaveCapabilityCategoryDocument as unknown as Save,
    ordered: true,
  },
  { key: 'tags', title: () => t('标签', 'Tags'), document: SaveTagDocument as unknown as Save, ordered: false },
];

const title = (): string => t('分类与标签', 'Categories and tags');

export const Labels = () => (
  <Gate title={title()} back="/desk">
    {() => <AllLabels />}
  </Gate>
);

const AllLabels = () => {
  const reading = useRead(LabelsDocument, {});
  return (
    <Page title={title()} back="/desk" actions={<RefreshButton reading={reading} />}>
      <p class="soft">
        {t(
          '名称会显示给读者；标识用在网址和筛选里，建好后不能修改。分类和标签不能删除，可以改名。',
          'Names are shown to readers. Slugs are used in addresses and filters and cannot be changed. Categories and tags can be renamed, not deleted.',
        )}
      </p>
      <Loaded reading={reading}>
        {(data) => (
          <div class="desk-labels">
            {SORTS.map((sort) => (
              <Section key={sort.key} sort={sort} labels={data[sort.key]} refresh={reading.refresh} />
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
};

const Section = ({ sort, labels, refresh }: { sort: Sort; labels: readonly Label[]; refresh: () => void }) => {
  const { ordered } = sort;
  const change = useChange(sort.document);
  const [edited, setEdited] = useState<Label | 'new' | undefined>();
  const [busy, setBusy] = useState(false);

  const write = async (changed: readonly Pick<Label, 'slug' | 'name' | 'place'>[]): Promise<boolean> => {
    setBusy(true);
    let good = true;
    for (const { slug, name, place } of changed) {
      good = (await change.run({ input: { slug, name, ...(place === undefined ? {} : { place }) } })).done !== undefined;
      if (!good) break;
    }
    setBusy(false);
    refresh();
    return good;
  };
  /** Two neighbours change places; where they share one, those behind move on. */
  const move = async (at: number, by: -1 | 1) => {
    const wanted = [...labels];
    wanted.splice(at + by, 0, ...wanted.splice(at, 1));
    const places = labels.map(({ place }) => place ?? 0).sort((one, other) => one - other);
    for (let place = 1; place < places.length; place += 1) places[place] = Math.max(places[place] ?? 0, (places[place - 1] ?? 0) + 1);
    const changed = wanted.map(({ slug, name, place }, index) => ({ slug, name, place: places[index] ?? 0, before: place }));
    if (await write(changed.filter(({ place, before }) => place !== before))) toast(t('顺序已保存', 'Order saved'));
  };

  return (
    <section class="stack" aria-labelledby={`desk-${sort.key}`}>
      <div class="spread">
        <h2 id={`desk-${sort.key}`}>{sort.title()}</h2>
        <button
          class="button"
          type="button"
          aria-label={t(`新增${sort.title()}`, `Add to: ${sort.title()}`)}
          onClick={() => setEdited('new')}
        >
          <Icon name="plus" size={18} />
          {t('新增', 'Add')}
        </button>
      </div>
      {edited ? null : <TroubleNote trouble={change.trouble} />}
      {labels.length === 0 ? (
        <Empty>{t('还没有，点“新增”添加', 'None yet. Choose “Add” to create one.')}</Empty>
      ) : (
        <ul class="list" aria-busy={busy}>
          {labels.map((label, at) => (
            <li key={label.id} class="row desk-label">
              <span class="grow">
                {label.name}
                <span class="small soft desk-slug">{label.slug}</span>
              </span>
              {ordered ? (
                <>
                  {at > 0 ? <MoveButton up name={label.name} busy={busy} onClick={() => void move(at, -1)} /> : null}
                  {at < labels.length - 1 ? (
                    <MoveButton name={label.name} busy={busy} onClick={() => void move(at, 1)} />
                  ) : (
                    <span class="desk-gap" />
                  )}
                </>
              ) : null}
              <button
                class="button plain icon"
                type="button"
                aria-label={t(`改名：${label.name}`, `Rename ${label.name}`)}
                onClick={() => setEdited(label)}
              >
                <Icon name="desk" size={20} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {edited ? (
        <LabelDialog
          label={edited === 'new' ? undefined : edited}
          title={
            edited === 'new' ? t(`新增${sort.title()}`, `Add to: ${sort.title()}`) : t(`改名：${edited.name}`, `Rename ${edited.name}`)
          }
          taken={labels}
          busy={busy}
          change={change}
          onClose={() => {
            change.clear();
            setEdited(undefined);
          }}
          onSave={async (slug, name) => {
            if (await write([{ slug, name }])) {
              toast(t('已保存', 'Saved'));
              setEdited(undefined);
            }
          }}
        />
      ) : null}
    </section>
  );
};

const MoveButton = ({ up, name, busy, onClick }: { up?: boolean; name: string; busy: boolean; onClick: () => void }) => (
  <button
    class="button plain icon"
    type="button"
    aria-disabled={busy ? 'true' : undefined}
    aria-label={up ? t(`上移 ${name}`, `Move ${name} up`) : t(`下移 ${name}`, `Move ${name} down`)}
    onClick={() => (busy ? undefined : onClick())}
  >
    <span class={up ? 'desk-up' : 'desk-down'}>
      <Icon name="forward" size={20} />
    </span>
  </button>
);

interface DialogProps {
  label: Label | undefined;
  title: string;
  taken: readonly Label[];
  busy: boolean;
  change: Pick<Changing<never, never>, 'refusals' | 'trouble'>;
  onSave: (slug: string, name: string) => Promise<void>;
  onClose: () => void;
}

const LabelDialog = ({ label, title: heading, taken, busy, change, onSave, onClose }: DialogProps) => {
  const [slug, setSlug] = useState(label?.slug ?? '');
  const [name, setName] = useState(label?.name ?? '');
  const [used, setUsed] = useState(false);
  const send = () => {
    // the server would take it for a new name of that one
    const clash = !label && taken.some((it) => it.slug === slug);
    setUsed(clash);
    if (!clash) void onSave(slug, name.trim());
  };
  const general = change.refusals.filter(({ field }) => !['slug', 'name'].includes(field?.at(-1) ?? ''));
  return (
    <Dialog title={heading} onClose={onClose}>
      <Form onSend={send} label={heading}>
        <TextField
          label={t('名称', 'Name')}
          hint={t('1–30 个字', '1–30 characters')}
          wrong={refusalOf(change.refusals, 'name')}
          value={name}
          onText={setName}
          maxLength={60}
          required
        />
        {label ? (
          <p class="soft">{t(`标识：${label.slug}`, `Slug: ${label.slug}`)}</p>
        ) : (
          <TextField
            label={t('标识', 'Slug')}
            hint={t(
              '1–40 个小写字母、数字，可用单个连字符分隔，建好后不能修改',
              '1–40 lower-case letters and digits, with single hyphens in between; cannot be changed later',
            )}
            wrong={used ? t('已有这个标识', 'This slug is already in use.') : refusalOf(change.refusals, 'slug')}
            value={slug}
            onText={setSlug}
            maxLength={80}
            autocapitalize="none"
            autocomplete="off"
            required
          />
        )}
        {general.map(({ code, message }) => (
          <p key={code} class="note bad" role="alert">
            {message}
          </p>
        ))}
        <TroubleNote trouble={change.trouble} />
        <div class="buttons">
          <button class="button" type="button" onClick={onClose}>
            {t('返回', 'Back')}
          </button>
          <SendButton busy={busy}>{t('保存', 'Save')}</SendButton>
        </div>
      </Form>
    </Dialog>
  );
};
