// A text to take away: a command, a secret.
import { useRef } from 'preact/hooks';
import { t } from '../app/language';
import { copyText } from './clipboard';
import { toast } from './toast';

export const CopyText = ({ label, text }: { label: string; text: string }) => {
  const box = useRef<HTMLPreElement>(null);
  const copy = async (): Promise<void> => {
    const done = await copyText(text, box.current);
    toast(
      done
        ? t('已复制', 'Copied')
        : t('浏览器不允许自动复制，已选中文本，请手动复制', 'The browser does not let us copy. The text is selected: copy it by hand.'),
    );
  };
  return (
    <div class="copy">
      <div class="spread">
        <span class="small soft">{label}</span>
        <button class="button plain" type="button" onClick={copy} aria-label={t(`复制：${label}`, `Copy: ${label}`)}>
          {t('复制', 'Copy')}
        </button>
      </div>
      <pre ref={box}>
        <code>{text}</code>
      </pre>
    </div>
  );
};
