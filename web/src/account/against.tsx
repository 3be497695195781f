// What stands against a change, above its buttons.
import type { Refusal } from '../app/changing';
import type { Trouble } from '../app/trouble';
import { Refused } from '../mine/confirm';
import { TroubleNote } from '../ui/states';

interface Props {
  changing: { refusals: readonly Refusal[]; trouble: Trouble | undefined };
  /** Fields that show what is said against them themselves. */
  besides: readonly string[];
}

export const Against = ({ changing, besides }: Props) => (
  <>
    <Refused refusals={changing.refusals} besides={besides} />
    <TroubleNote trouble={changing.trouble} />
  </>
);
