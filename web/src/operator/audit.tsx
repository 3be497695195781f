// 审计日志: everything that was done, newest first.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Step } from '@devcenter/client/enums';
import { scopeWords } from '../account/credentials';
import { count, moment, percent, t } from '../app/language';
import { channelName, eventName, platformRoleName, programRoleName, stateName, stepName, whoName } from '../app/terms';
import { Empty, ListEnd, Loaded, RefreshButton } from '../ui/states';
import { Desk, useMay } from './guard';
import { useLog, type Row } from './log';
import { filterPath, LogFilter, useFilter } from './log-filter';

const WIDE = matchMedia('(min-width: 900px)');

const useWide = (): boolean => {
  const [wide, setWide] = useState(WIDE.matches);
  useEffect(() => {
    const look = (): void => setWide(WIDE.matches);
    WIDE.addEventListener('change', look);
    return () => WIDE.removeEventListener('change', look);
  }, []);
  return wide;
};

export const AuditLog = () => {
  const filter = useFilter();
  const log = useLog(filter, useMay());
  const wide = useWide();
  const { fresh, missed } = log;
  const showFresh = (): void => {
    log.refresh();
    scrollTo({ top: 0 });
  };
  return (
    <Desk title={t('审计日志', 'Audit log')} actions={<RefreshButton reading={log} />}>
      <LogFilter filter={filter} />
      <div class="fresh" role="status">
        {fresh > 0 || missed ? (
          <button class="button primary" type="button" onClick={showFresh}>
            {fresh > 0 ? t(`查看 ${fresh} 条新记录`, `Show ${count(fresh, 'new row', 'new rows')}`) : t('查看新记录', 'Show new records')}
          </button>
        ) : null}
      </div>
      <Loaded reading={log}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              action={
                <a class="button" href={filterPath({})}>
                  {t('清除筛选', 'Clear filters')}
                </a>
              }
            >
              {t('没有符合条件的记录', 'No matching records')}
            </Empty>
          ) : (
            <>
              {wide ? <Table rows={rows} /> : <Cards rows={rows} />}
              <ListEnd reading={log} />
            </>
          )
        }
      </Loaded>
    </Desk>
  );
};

const Table = ({ rows }: { rows: readonly Row[] }) => (
  <table class="log">
    <thead>
      <tr>
        <th scope="col">{t('时间', 'Time')}</th>
        <th scope="col">{t('事件', 'Event')}</th>
        <th scope="col">{t('操作者', 'Actor')}</th>
        <th scope="col">{t('对象与说明', 'Details')}</th>
        <th scope="col">{t('来源', 'Source')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <time dateTime={row.at}>{moment(row.at)}</time>
          </td>
          <td>
            <What row={row} />
          </td>
          <td>
            <Who row={row} />
          </td>
          <td>
            <About row={row} />
            <Trace row={row} />
          </td>
          <td>
            <From row={row} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Cards = ({ rows }: { rows: readonly Row[] }) => (
  <ul class="list">
    {rows.map((row) => (
      <li key={row.id} class="credential">
        <div class="spread">
          <What row={row} />
          <time class="small soft" dateTime={row.at}>
            {moment(row.at)}
          </time>
        </div>
        <p class="line">
          <Who row={row} />
          <span class="small soft">
            <From row={row} />
          </span>
        </p>
        <About row={row} />
        <Trace row={row} />
      </li>
    ))}
  </ul>
);

const What = ({ row }: { row: Row }) => (
  <span class="line">
    <span class="strong">{eventName(row.kind)}</span>
    {row.refusal ? <span class="badge bad">{row.refusal}</span> : null}
  </span>
);

/** A login is told to its owner alone; everybody else is looked for by name. */
const PersonLink = ({ person: { login, name } }: { person: NonNullable<Row['by']> }) => (
  <a href={login ? `/operator/people/${encodeURIComponent(login)}` : `/operator/people?q=${encodeURIComponent(name)}`}>{name}</a>
);

const Who = ({ row: { by, role } }: { row: Row }) => (
  <span class="about-line">
    {by ? <PersonLink person={by} /> : <span class="soft">{t('服务器', 'the server')}</span>}
    {role ? <span class="small soft"> {whoName(role)}</span> : null}
  </span>
);

const From = ({ row: { channel, address } }: { row: Row }) => (
  <>{[channel ? channelName(channel) : '', address ?? ''].filter(Boolean).join(' · ')}</>
);

const About = ({ row }: { row: Row }) => {
  const parts: ComponentChildren[] = [];
  const { program, version, event, member, attempt } = row;
  if (program) parts.push(<a href={`/mine/programs/${program.id}`}>{program.name}</a>);
  if (version) parts.push(<a href={`/mine/versions/${version.id}`}>{version.number}</a>);
  for (const { number, from, to } of event?.moves ?? []) {
    parts.push(
      `${number === version?.number ? '' : `${number} `}${from ? stateName(from) : t('无', 'none')} → ${to ? stateName(to) : t('无', 'none')}`,
    );
  }
  if (event?.percent != null)
    parts.push(event.percentBefore == null ? percent(event.percent) : `${percent(event.percentBefore)} → ${percent(event.percent)}`);
  if (attempt) parts.push(t(`尝试：${stepName(attempt as Step)}`, `tried: ${stepName(attempt as Step)}`));
  if (member && member.id !== row.by?.id) {
    parts.push(<PersonLink person={member} />);
  }
  if (event?.memberRole) parts.push(programRoleName(event.memberRole));
  if (row.platformRole) parts.push(platformRoleName(row.platformRole));
  if (row.name && row.name !== member?.login) parts.push(row.name);
  if (row.agreementNumber != null) parts.push(t(`协议第 ${row.agreementNumber} 版`, `agreement version ${row.agreementNumber}`));
  if (row.scopes.length > 0) parts.push(row.scopes.map((scope) => scopeWords(scope)[0]).join(t('、', ', ')));
  if (row.until) parts.push(t(`有效至 ${moment(row.until)}`, `until ${moment(row.until)}`));
  if (row.reason) parts.push(t(`原因：${row.reason}`, `reason: ${row.reason}`));
  return parts.length > 0 ? (
    <p class="about-line">
      {parts.map((part, at) => (
        <>
          {at > 0 ? ' · ' : ''}
          {part}
        </>
      ))}
    </p>
  ) : null;
};

/** What proves it, for who looks closer. */
const Trace = ({ row }: { row: Row }) => (
  <details class="about">
    <summary>{t(`第 ${row.position} 条`, `No. ${row.position}`)}</summary>
    <dl class="facts">
      {row.requestId ? (
        <>
          <dt>{t('请求', 'Request')}</dt>
          <dd>
            <code>{row.requestId}</code>
          </dd>
        </>
      ) : null}
      {row.subject ? (
        <>
          <dt>{t('对象', 'Subject')}</dt>
          <dd>
            <code>{row.subject}</code>
          </dd>
        </>
      ) : null}
      {row.attempt ? (
        <>
          <dt>{t('尝试', 'Tried')}</dt>
          <dd>
            <code>{row.attempt}</code>
          </dd>
        </>
      ) : null}
      <dt>{t('哈希', 'Hash')}</dt>
      <dd>
        <code>{row.hash}</code>
      </dd>
    </dl>
    <p class="line">
      {row.by ? <a href={filterPath({ by: row.by.id })}>{t('只看此操作者', 'Only this actor')}</a> : null}
      {row.program ? <a href={filterPath({ programId: row.program.id })}>{t('只看此小程序', 'Only this program')}</a> : null}
      <a href={filterPath({ kinds: [row.kind] })}>{t('只看此类事件', 'Only this event type')}</a>
    </p>
  </details>
);
