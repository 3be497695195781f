// A text that is shown once. It stays in the page, not in a sheet: a touch beside it must not lose it.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../app/language';
import { copyText } from './clipboard';

interface Props {
  title: string;
  text: string;
  onDone: () => void;
  children: ComponentChildren;
}

export const Once = ({ title, text, onDone, children }: Props) => {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<HTMLOutputElement>(null);
  const [copied, setCopied] = useState<boolean | undefined>();
  useEffect(() => heading.current?.focus(), [text]);
  useEffect(() => setCopied(undefined), [text]);

  const copy = async (): Promise<void> => setCopied(await copyText(text, shown.current));

  return (
    <section class="note warn once" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <output ref={shown}>{text}</output>
      <div class="buttons">
        <button class="button primary" type="button" onClick={() => void copy()}>
          {t('复制', 'Copy')}
        </button>
        <button class="button" type="button" onClick={onDone}>
          {t('我已保存', 'I have kept it')}
        </button>
      </div>
      <p role="status" class="small">
        {copied === undefined
          ? ''
          : copied
            ? t('已复制', 'Copied')
            : t('无法自动复制：文本已选中，请手动复制', 'It could not be copied: it is selected, copy it by hand')}
      </p>
    </section>
  );
};
