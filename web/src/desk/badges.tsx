// Where an entry stands, the same in the list and on its page.
import type { ContentState } from '@devcenter/client/enums';
import { moment, t } from '../app/language';
import { contentStateName } from '../app/terms';
import { Icon } from '../ui/icon';

const COLOURS: Record<ContentState, string> = { DRAFT: '', SCHEDULED: 'info', PUBLISHED: 'good', ARCHIVED: 'warn' };

interface Props {
  entry: { state: ContentState; pinned: boolean; draft: unknown; schedule: { at: string } | null };
}

export const EntryBadges = ({ entry: { state, pinned, draft, schedule } }: Props) => (
  <>
    <span class={`badge ${COLOURS[state]}`}>{contentStateName(state)}</span>
    {pinned ? (
      <span class="badge info">
        <Icon name="pin" size={14} />
        {t('置顶', 'Pinned')}
      </span>
    ) : null}
    {draft && state !== 'DRAFT' ? <span class="badge warn">{t('有新草稿', 'New draft')}</span> : null}
    {schedule ? <span class="small">{t(`${moment(schedule.at)} 发布`, `publishes ${moment(schedule.at)}`)}</span> : null}
  </>
);
