// A text to take away: a command, a secret.
import { useRef } from 'preact/hooks';
import { t } from '../app/language';
import { toast } from '../ui/toast';

export const CopyText = ({ label, text }: { label: string; text: string }) => {
  const box = useRef<HTMLPreElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('已复制', 'Copied'));
    } catch {
      // without https there is no clipboard: the text is marked, to be copied by hand
      if (box.current) getSelection()?.selectAllChildren(box.current);
      toast(t('浏览器不允许自动复制，已选中文本，请手动复制', 'The browser does not let us copy. The text is selected: copy it by hand.'));
    }
  };
  return (
    <div class="mine-copy">
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
