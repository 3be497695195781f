// Every program of the platform, and what of it is out.
import { AllProgramsDocument, type AllProgramsQuery } from '@devcenter/client/operator';
import { day, percent, t } from '../app/language';
import { useEndless } from '../app/endless';
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
            <Empty>{nothingFound(text, t('还没有小程序', 'There are no programs yet'))}</Empty>
          ) : (
            <>
              <ul class="grid">
                {programs.nodes.map((program) => (
                  <li key={program.id} class="card">
                    <div>
                      <h2>
                        <a href={`/mine/programs/${program.id}`}>{program.name}</a>
                      </h2>
                      <p class="soft small clamp">{program.slogan}</p>
                    </div>
                    <Versions program={program} />
                    <p class="small soft">{t(`创建于 ${day(program.createdAt)}`, `Made ${day(program.createdAt)}`)}</p>
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
    [released, t('已上架', 'Released'), 'good'],
    [gray, gray?.gray ? t(`灰度 ${percent(gray.gray.percent)}`, `Gray ${percent(gray.gray.percent)}`) : t('灰度中', 'In gray'), 'violet'],
    [inReview, t('审核中', 'In review'), 'info'],
  ] as const;
  return shown.some(([version]) => version) ? (
    <ul>
      {shown.map(([version, word, tone]) =>
        version ? (
          <li key={word}>
            <a class="line" style={{ minHeight: 'var(--touch)' }} href={`/mine/versions/${version.id}`}>
              <span class="strong">{version.number}</span>
              <span class={`badge ${tone}`}>{word}</span>
              <Icon name="forward" size={18} />
            </a>
          </li>
        ) : null,
      )}
    </ul>
  ) : (
    <p class="soft small">{t('没有对外的版本', 'Nothing of it is out')}</p>
  );
};
