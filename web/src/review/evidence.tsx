// Pictures that show what is wrong: sent when they are chosen, shown small, taken away again.
import { useRef, useState } from 'preact/hooks';
import { languageTag, t } from '../app/language';
import { Icon } from '../ui/icon';
import { EVIDENCE_MOST } from './draft';

const BYTES_MOST = 4 * 1_024 * 1_024;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** The address of a picture that was taken in, or why it was not. */
const send = async (file: File): Promise<{ url?: string; wrong?: string }> => {
  if (!TYPES.includes(file.type)) return { wrong: t('只支持 PNG、JPEG、WebP 图片', 'PNG, JPEG or WebP pictures only.') };
  if (file.size > BYTES_MOST) return { wrong: t('图片不能超过 4 MiB', 'A picture has at most 4 MiB.') };
  try {
    const response = await fetch('/images', {
      method: 'POST',
      headers: { 'accept-language': languageTag(), 'content-type': file.type },
      body: file,
    });
    if (response.ok) return { url: ((await response.json()) as { url: string }).url };
    if (response.status === 422) return { wrong: t('图片无法识别或尺寸过大', 'The picture cannot be read, or is too large.') };
    if (response.status === 413) return { wrong: t('图片不能超过 4 MiB', 'A picture has at most 4 MiB.') };
    return { wrong: t('图片没有上传成功，请稍后重试', 'The picture was not taken in. Try again shortly.') };
  } catch {
    return { wrong: t('网络连接已断开，图片没有上传', 'There is no connection: the picture was not sent.') };
  }
};

interface Props {
  /** Which finding, as it is called. */
  of: string;
  pictures: string[];
  wrong: string | undefined;
  onAdd: (url: string) => void;
  onRemove: (url: string) => void;
}

export const EvidencePicker = ({ of, pictures, wrong, onAdd, onRemove }: Props) => {
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(0);
  const [trouble, setTrouble] = useState<string | undefined>();
  const room = EVIDENCE_MOST - pictures.length;
  const take = async (files: File[]): Promise<void> => {
    setTrouble(files.length > room ? t(`最多 ${EVIDENCE_MOST} 张`, `At most ${EVIDENCE_MOST} pictures.`) : undefined);
    const taken = files.slice(0, room);
    setSending(taken.length);
    for (const file of taken) {
      const { url, wrong } = await send(file);
      if (url) onAdd(url);
      else setTrouble(`${file.name}：${wrong}`);
      setSending((left) => left - 1);
    }
  };
  return (
    <fieldset class="stack review-tight">
      <legend class="legend">{t('证据截图', 'Evidence')}</legend>
      <ul class="line">
        {pictures.map((url, at) => (
          <li key={url} class="review-shot">
            <a href={url} target="_blank" rel="noreferrer">
              <img src={url} alt={t(`${of}的证据截图 ${at + 1}`, `Evidence ${at + 1} of ${of}`)} />
            </a>
            <button
              class="button icon"
              type="button"
              aria-label={t(`移除证据截图 ${at + 1}`, `Remove evidence ${at + 1}`)}
              onClick={() => onRemove(url)}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
        {sending > 0 ? (
          <li class="soft" role="status">
            {t('上传中…', 'Sending…')}
          </li>
        ) : null}
      </ul>
      <div class="line">
        <input
          ref={chooser}
          hidden
          type="file"
          multiple
          accept={TYPES.join(',')}
          data-evidence
          onChange={(event) => {
            const files = Array.from(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
            void take(files);
          }}
        />
        {room > 0 ? (
          <button
            class="button"
            type="button"
            aria-disabled={sending > 0 ? 'true' : undefined}
            onClick={() => sending === 0 && chooser.current?.click()}
          >
            <Icon name="upload" size={18} />
            {t('上传截图', 'Add pictures')}
          </button>
        ) : null}
        <span class="hint">
          {t(`${pictures.length}/${EVIDENCE_MOST} 张，每张不超过 4 MiB`, `${pictures.length} of ${EVIDENCE_MOST}, at most 4 MiB each`)}
        </span>
      </div>
      {(trouble ?? wrong) ? (
        <p class="wrong" role="alert">
          {trouble ?? wrong}
        </p>
      ) : null}
    </fieldset>
  );
};
