// Every program of the platform, and what of it is out.
import { AllProgramsDocument, type AllProgramsQuery } from '@devcenter/client/operator';
import { day, t } from '../app/language';
import { useEndless } from '../app/endless';
import { StateBadge } from '../mine/badges';
import { Icon } from '../ui/icon';
import { Empty, ListEnd, Loaded, RefreshButton } from '../ui/states';
import { Desk, useMay } from './guard';
import { nothingFound, SearchField, useSearch } from './search';

type Program = AllProgramsQuery['programs']['nodes'][number];

export const Programs = () => {
  const { text, search } = useSearch();
  const reading = useEndless(AllProgramsDocument, { text }, (data) => data.programs.pageInfo, { pause: !useMay() });
  return (
    <Desk title={t('全部小程序', 'All programs')} actions={<RefreshButton reading={reading} />}>
      <SearchField label={t('搜索小程序', 'Search programs')} text={text} onSearch={search} />
      <Loaded reading={reading}>
        {({ programs }) =>
          programs.nodes.length === 0 ? (
            <Empty>{nothingFound(text, t('还没有小程序', 'No programs yet'))}</Empty>
          ) : (
            <>
              <ul class="grid">
                {programs.nodes.map((program) => (
                  <li key={program.id} class="card">
                    <div>
                      <h2>
                        <a class="touch" href={`/mine/programs/${program.id}`}>
                          {program.name}
                        </a>
                      </h2>
                      <p class="soft small clamp">{program.slogan}</p>
                    </div>
                    <Versions program={program} />
                    <p class="small soft">{t(`创建于 ${day(program.createdAt)}`, `Created ${day(program.createdAt)}`)}</p>
                  </li>
                ))}
              </ul>
              <ListEnd reading={reading} />
            </>
          )
        }
      </Loaded>
    </Desk>
  );
};

const Versions = ({ program: { released, gray, inReview } }: { program: Program }) => {
  const shown = [
    [released, 'RELEASED'],
    [gray, 'GRAY'],
    [inReview, 'IN_REVIEW'],
  ] as const;
  return shown.some(([version]) => version) ? (
    <ul>
      {shown.map(([version, state]) =>
        version ? (
          <li key={state}>
            <a class="line" style={{ minHeight: 'var(--touch)' }} href={`/mine/versions/${version.id}`}>
              <span class="strong">{version.number}</span>
              <StateBadge state={state} percent={gray?.gray?.percent} />
              <Icon name="forward" size={18} />
            </a>
          </li>
        ) : null,
      )}
    </ul>
  ) : (
    <p class="soft small">{t('没有对外的版本', 'No live version')}</p>
  );
};
