// How the state of a version is shown, the same in every room.
import './mine.css';
import type { VersionState } from '@devcenter/client/enums';
import { percent as share } from '../app/language';
import { stateName } from '../app/terms';

const COLOURS: Record<VersionState, string> = {
  DEVELOPMENT: '',
  IN_REVIEW: 'info',
  REJECTED: 'bad',
  APPROVED: 'good',
  GRAY: 'violet',
  RELEASED: 'good',
  RETIRED: '',
  SUSPENDED: 'bad',
};

interface Props {
  state: VersionState;
  /** How many of the users a version in gray reaches. */
  percent?: number | null | undefined;
}

export const StateBadge = ({ state, percent }: Props) => (
  <span class={`badge ${COLOURS[state]}`}>
    {stateName(state)}
    {state === 'GRAY' && percent != null ? ` ${share(percent)}` : ''}
  </span>
);

/** A program's picture; without one, its first letter on a colour of its own. */
export const Logo = ({ name, url, round, large }: { name: string; url?: string | null | undefined; round?: boolean; large?: boolean }) => {
  const look = `mine-logo${round ? ' mine-round' : ''}${large ? ' mine-large' : ''}`;
  if (url) return <img class={look} src={url} alt="" width={48} height={48} loading="lazy" />;
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span class={`${look} mine-tint-${sum % 4}`} aria-hidden="true">
      {Array.from(name.trim())[0]?.toUpperCase() ?? ''}
    </span>
  );
};
