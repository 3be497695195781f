// Pictures that show what is wrong: sent when they are chosen, shown small, taken away again.
import { useRef, useState } from 'preact/hooks';
import { t } from '../app/language';
import { PICTURE_TYPES, sendPicture } from '../app/pictures';
import { Icon } from '../ui/icon';
import { EVIDENCE_MOST } from './draft';

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
    setTrouble(files.length > room ? t(`最多 ${EVIDENCE_MOST} 张`, `Up to ${EVIDENCE_MOST} screenshots.`) : undefined);
    const taken = files.slice(0, room);
    setSending(taken.length);
    for (const file of taken) {
      const { kept, wrong } = await sendPicture(file);
      if (kept) onAdd(kept.url);
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
            {t('上传中…', 'Uploading…')}
          </li>
        ) : null}
      </ul>
      <div class="line">
        <input
          ref={chooser}
          hidden
          type="file"
          multiple
          accept={PICTURE_TYPES.join(',')}
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
            {t('上传截图', 'Upload screenshots')}
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
