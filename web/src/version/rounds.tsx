// Earlier rounds of review, read when they are asked for: what was found before is often what is looked at again.
import { useState } from 'preact/hooks';
import { EarlierRoundsDocument } from '@devcenter/client/version';
import { moment, t } from '../app/language';
import { useRead } from '../app/reading';
import { decisionName } from '../app/terms';
import { Empty, Loaded, Skeleton } from '../ui/states';
import { Findings } from './findings';

const LOOKS = { APPROVED: 'good', REJECTED: 'bad', WITHDRAWN: '' } as const;

const Rounds = ({ versionId }: { versionId: string }) => {
  const reading = useRead(EarlierRoundsDocument, { id: versionId });
  return (
    <Loaded reading={reading} skeleton={<Skeleton />}>
      {(data) => {
        const rounds = data.version?.review?.history ?? [];
        return rounds.length === 0 ? (
          <Empty>{t('这是第一轮审核', 'This is the first review.')}</Empty>
        ) : (
          <ol class="stack">
            {rounds.map((round) => (
              <li key={round.id} class="stack">
                <p class="line">
                  {round.version ? (
                    <a href={`/mine/versions/${round.version.id}`}>{round.version.number}</a>
                  ) : (
                    <span class="soft">{t('版本已删除', 'deleted version')}</span>
                  )}
                  <span class="soft small">{moment(round.decidedAt ?? round.submission.submittedAt)}</span>
                  {round.decision ? <span class={`badge ${LOOKS[round.decision]}`}>{decisionName(round.decision)}</span> : null}
                </p>
                {round.findings.length > 0 ? <Findings findings={round.findings} /> : null}
              </li>
            ))}
          </ol>
        );
      }}
    </Loaded>
  );
};

export const EarlierRounds = ({ versionId }: { versionId: string }) => {
  const [opened, setOpened] = useState(false);
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{t('小程序此前的审核', 'Earlier reviews of this program')}</summary>
      {opened ? <Rounds versionId={versionId} /> : null}
    </details>
  );
};
