// What of the log is shown: it stands in the address.
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { EventKind } from '@devcenter/client/enums';
import { AllProgramsDocument, NamedDocument, PeopleDocument, type AuditLogFilter, type NamedQuery } from '@devcenter/client/operator';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import { eventName } from '../app/terms';
import { CheckField, Form, SendButton, TextField } from '../ui/form';
import { Icon } from '../ui/icon';

const KINDS: readonly EventKind[] = Object.values(EventKind);
const isKind = (word: string): word is EventKind => KINDS.some((it) => it === word);
const HERE = '/operator/audit';

const moments = (text: string | undefined): string | null =>
  text && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null;

/** What the address asks for; what it says that means nothing is left out. */
export const useFilter = (): AuditLogFilter & { kinds: EventKind[] } => {
  const { query } = useLocation();
  return {
    kinds: (query.kinds ?? '').split(',').filter(isKind),
    programId: query.program || null,
    by: query.by || null,
    since: moments(query.since),
    until: moments(query.until),
  };
};

export const filterPath = ({ kinds, programId, by, since, until }: AuditLogFilter): string => {
  const words = { kinds: kinds?.join(','), program: programId, by, since, until };
  const query = new URLSearchParams(Object.entries(words).filter((it): it is [string, string] => Boolean(it[1])));
  return query.size > 0 ? `${HERE}?${query}` : HERE;
};

const GROUPS: readonly (readonly [RegExp, () => string])[] = [
  [/^(VERSION|GRAY)_/, () => t('版本', 'Versions')],
  [/^(REVIEW|STEP)_/, () => t('审核与拒绝', 'Review and refusals')],
  [/^(PROGRAM|MEMBER|INVITATION|AGREEMENT|BASIC)_/, () => t('小程序与成员', 'Programs and members')],
  [/^(CONTENT|LABEL|DOCUMENT)/, () => t('内容', 'Content')],
  [/^(SIGN|SESSION|PASSWORD|LINK|TOKEN|ACCOUNT|ROLE|IDENTITY)/, () => t('账号与登录', 'Accounts and sign-ins')],
  [/^/, () => t('其他', 'Other')],
];

const groupOf = (kind: EventKind): number => GROUPS.findIndex(([word]) => word.test(kind));

// `datetime-local` speaks of the clock on the wall, the address of a moment
const onTheWall = (moment: string | null | undefined): string => {
  if (!moment) return '';
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

export const LogFilter = ({ filter }: { filter: ReturnType<typeof useFilter> }) => {
  const { route } = useLocation();
  const key = JSON.stringify(filter);
  const [given, setGiven] = useState(filter);
  useEffect(() => setGiven(filter), [key]);
  const set = (change: Partial<typeof given>): void => setGiven((before) => ({ ...before, ...change }));
  const active = filter.kinds.length + [filter.by, filter.programId, filter.since, filter.until].filter(Boolean).length;
  return (
    <details class="filter">
      <summary>
        {t('筛选', 'Filter')} {active > 0 ? <span class="badge info">{t(`${active} 个条件`, `${active} active`)}</span> : null}
      </summary>
      <Form onSend={() => route(filterPath(given))} label={t('筛选', 'Filter')}>
        <div class="two">
          <Pick
            label={t('操作者', 'Actor')}
            hint={t('输入登录名或姓名查找', 'Search by login or name')}
            id={given.by ?? null}
            onPick={(by) => set({ by })}
            suggestions={People}
          />
          <Pick
            label={t('小程序', 'Program')}
            hint={t('输入名称查找', 'Search by name')}
            id={given.programId ?? null}
            onPick={(programId) => set({ programId })}
            suggestions={Programs}
          />
          <TextField
            label={t('从', 'From')}
            type="datetime-local"
            value={onTheWall(given.since)}
            onText={(text) => set({ since: moments(text) })}
          />
          <TextField
            label={t('到', 'To')}
            type="datetime-local"
            value={onTheWall(given.until)}
            onText={(text) => set({ until: moments(text) })}
          />
        </div>
        {GROUPS.map(([, name], group) => (
          <details class="about" key={group} open={filter.kinds.some((kind) => groupOf(kind) === group)}>
            <summary>
              {name()}{' '}
              {given.kinds.some((kind) => groupOf(kind) === group) ? (
                <span class="badge info">{given.kinds.filter((kind) => groupOf(kind) === group).length}</span>
              ) : null}
            </summary>
            <fieldset>
              <legend class="hidden-label">{name()}</legend>
              <div class="kinds">
                {KINDS.filter((kind) => groupOf(kind) === group).map((kind) => (
                  <CheckField
                    key={kind}
                    label={eventName(kind)}
                    checked={given.kinds.includes(kind)}
                    onCheck={(on) => set({ kinds: on ? [...given.kinds, kind] : given.kinds.filter((it) => it !== kind) })}
                  />
                ))}
              </div>
            </fieldset>
          </details>
        ))}
        <div class="buttons">
          <SendButton busy={false}>{t('应用筛选', 'Apply')}</SendButton>
          {active > 0 ? (
            <a class="button" href={HERE}>
              {t('清除筛选', 'Clear')}
            </a>
          ) : null}
        </div>
      </Form>
    </details>
  );
};

interface PickProps {
  label: string;
  hint: string;
  id: string | null;
  onPick: (id: string | null) => void;
  suggestions: typeof People;
}

const nameOf = (node: NamedQuery['node']): string | undefined => (node && 'name' in node ? node.name : undefined);

/** One thing out of many: looked for by a text, held by its id. */
const Pick = ({ label, hint, id, onPick, suggestions: Suggestions }: PickProps) => {
  const [text, setText] = useState('');
  const named = useRead(NamedDocument, { id: id ?? '' }, { pause: !id });
  if (id) {
    return (
      <div class="field">
        <span class="legend">{label}</span>
        <span class="picked">
          <span class="badge info">{nameOf(named.data?.node ?? null) ?? id}</span>
          <button class="button plain icon" type="button" aria-label={t(`清除${label}`, `Clear: ${label}`)} onClick={() => onPick(null)}>
            <Icon name="close" size={18} />
          </button>
        </span>
      </div>
    );
  }
  return (
    <div class="stack">
      <TextField label={label} hint={hint} autocomplete="off" autocapitalize="none" value={text} onText={setText} />
      {text.trim() ? <Suggestions text={text.trim()} onPick={onPick} /> : null}
    </div>
  );
};

interface SuggestionsProps {
  text: string;
  onPick: (id: string) => void;
}

const MOST = 6;

const Offered = ({
  offered,
  onPick,
}: {
  offered: readonly (readonly [id: string, name: string])[] | undefined;
  onPick: (id: string) => void;
}) => (
  <div class="chips" role="status">
    {offered?.slice(0, MOST).map(([id, name]) => (
      <button key={id} class="chip" type="button" onClick={() => onPick(id)}>
        {name}
      </button>
    ))}
    {offered?.length === 0 ? <span class="small soft">{t('没有找到', 'Nothing found')}</span> : null}
  </div>
);

const People = ({ text, onPick }: SuggestionsProps) => {
  const { data } = useRead(PeopleDocument, { text, after: undefined });
  return (
    <Offered
      onPick={onPick}
      offered={data?.accounts.nodes.flatMap((it) => (it.account ? [[it.account.id, `${it.account.name} @${it.login}`] as const] : []))}
    />
  );
};

const Programs = ({ text, onPick }: SuggestionsProps) => {
  const { data } = useRead(AllProgramsDocument, { text, after: undefined });
  return <Offered onPick={onPick} offered={data?.programs.nodes.map((it) => [it.id, it.name] as const)} />;
};
