// Passing on the address of a page: by what the phone has for it, or copied.
import { t } from '../app/language';
import { copyText } from '../ui/clipboard';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';

const share = async (title: string): Promise<void> => {
  const url = location.href;
  if ('share' in navigator) {
    try {
      await navigator.share({ title, url });
      return;
    } catch (error) {
      // who closed the sheet wants nothing; who has no sheet wants the address
      if (error instanceof DOMException && error.name === 'AbortError') return;
    }
  }
  toast(
    (await copyText(url))
      ? t('链接已复制', 'Link copied')
      : t('无法复制，请从地址栏复制链接', 'Could not copy. Copy the link from the address bar.'),
  );
};

export const ShareButton = ({ title }: { title: string }) => (
  <button class="button plain icon" type="button" aria-label={t('分享', 'Share')} onClick={() => void share(title)}>
    <Icon name="share" />
  </button>
);
