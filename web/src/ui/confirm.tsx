// Asks before something is done, says what it leads to, and shows what the server has against it.
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../app/changing';
import { t } from '../app/language';
import type { Trouble } from '../app/trouble';
import { Dialog } from './dialog';
import { SendButton } from './form';
import { TroubleNote } from './states';

/** What was refused, without what stands beside its field already. */
export const Refused = ({ refusals, besides = [] }: { refusals: readonly Refusal[]; besides?: readonly string[] }) => {
  const told = refusals.filter((it) => !besides.includes(it.field?.at(-1) ?? ''));
  return told.length > 0 ? (
    <div class="note bad" role="alert">
      {told.map((it) => (
        <p key={it.message}>{it.message}</p>
      ))}
    </div>
  ) : null;
};

interface AgainstProps {
  changing: { refusals: readonly Refusal[]; trouble: Trouble | undefined };
  /** Fields that show what is said against them themselves. */
  besides: readonly string[];
}

/** All that stands against a change, above its buttons. */
export const Against = ({ changing, besides }: AgainstProps) => (
  <>
    <Refused refusals={changing.refusals} besides={besides} />
    <TroubleNote trouble={changing.trouble} />
  </>
);

export const isStale = (refusals: readonly Refusal[]): boolean => refusals.some((it) => it.code === 'STALE_REVISION');

interface Props {
  title: string;
  /** What the button says: the thing that is done, not “OK”. */
  action: string;
  danger?: boolean;
  changing: { busy: boolean; refusals: readonly Refusal[]; trouble: Trouble | undefined };
  onConfirm: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

export const Confirm = ({ title, action, danger, changing, onConfirm, onClose, children }: Props) => (
  <Dialog title={title} onClose={onClose}>
    {children}
    <Refused refusals={changing.refusals} />
    <TroubleNote trouble={changing.trouble} />
    <div class="buttons">
      <button class="button" type="button" onClick={onClose}>
        {t('取消', 'Cancel')}
      </button>
      <SendButton busy={changing.busy} danger={danger ?? false} onClick={onConfirm}>
        {action}
      </SendButton>
    </div>
  </Dialog>
);
