// A way from here, as a tile: an icon with its name, and how much waits behind it.
import { Icon, type IconName } from '../ui/icon';

interface Props {
  href: string;
  icon: IconName;
  name: string;
  /** What waits and wants to be seen, as the sentence that is read out. */
  waiting?: { count: number; said: string };
}

export const Tile = ({ href, icon, name, waiting }: Props) => (
  <a href={href}>
    <Icon name={icon} />
    <span>{name}</span>
    {waiting && waiting.count > 0 ? (
      <span class="dot">
        {waiting.count > 99 ? '99+' : waiting.count}
        <span class="hidden-label"> {waiting.said}</span>
      </span>
    ) : null}
  </a>
);
