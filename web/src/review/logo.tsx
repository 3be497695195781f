// The sign of a program, or the place where it would be.
import { Icon } from '../ui/icon';

export const Logo = ({ url }: { url: string | null }) =>
  url ? (
    <img class="review-sign" src={url} alt="" width={44} height={44} loading="lazy" />
  ) : (
    <span class="review-sign">
      <Icon name="capabilities" />
    </span>
  );
