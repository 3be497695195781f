// The picture of a piece: taken in by the server, or from an https address, with words for those who do not see it.
import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../app/language';
import { PICTURE_TYPES, sendPicture } from '../app/pictures';
import { TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import type { Row } from './fields';

interface Props {
  value: Row;
  onValue: (value: Row) => void;
  wrong: (below: string) => string | undefined;
}

export const CoverField = ({ value, onValue, wrong }: Props) => {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | undefined>();
  // the words may be typed on while the picture is under way
  const latest = useRef(value);
  latest.current = value;
  const { url = '', alt = '' } = value;
  const take = async (input: HTMLInputElement) => {
    const picture = input.files?.[0];
    if (!picture) return;
    setBusy(true);
    setRefused(undefined);
    const { kept, wrong: why } = await sendPicture(picture);
    setBusy(false);
    setRefused(why);
    if (kept) onValue({ ...latest.current, url: kept.url });
    input.value = '';
  };
  return (
    <fieldset class="stack">
      <legend class="legend">{t('封面', 'Cover')}</legend>
      {url ? <img class="cover desk-cover" src={url} alt={alt || t('未填写说明的封面', 'Cover without a description')} /> : null}
      <div class="stack desk-tight">
        <p>
          <label class="button pick" aria-disabled={busy ? 'true' : undefined}>
            <Icon name="upload" size={20} />
            {busy ? t('正在上传…', 'Uploading…') : url ? t('换一张图片', 'Replace picture') : t('上传图片', 'Upload picture')}
            <input
              class="hidden-label"
              type="file"
              accept={PICTURE_TYPES.join(',')}
              aria-describedby={`${id}-hint${refused ? ` ${id}-wrong` : ''}`}
              aria-invalid={Boolean(refused)}
              aria-disabled={busy ? 'true' : undefined}
              // it keeps the focus while a picture is under way
              onClick={(event) => busy && event.preventDefault()}
              onChange={(event) => void take(event.currentTarget)}
            />
          </label>
        </p>
        <p class="hint" id={`${id}-hint`}>
          {t('png、jpeg 或 webp，最大 4 MiB', 'PNG, JPEG or WebP, at most 4 MiB')}
        </p>
        <p class="wrong" id={`${id}-wrong`} role="status">
          {refused}
        </p>
      </div>
      <TextField
        label={t('图片地址', 'Picture address')}
        hint={t('上传后自动填写，也可填 https 地址', 'Filled in by the upload; you can also enter an https address')}
        wrong={wrong('url')}
        value={url}
        onText={(text) => onValue({ ...value, url: text })}
        maxLength={2_000}
      />
      {url ? (
        <>
          <TextField
            label={t('图片说明', 'Picture description')}
            hint={t('读给看不到图片的人', 'Read out to people who cannot see the picture')}
            wrong={wrong('alt')}
            value={alt}
            onText={(text) => onValue({ ...value, alt: text })}
            maxLength={120}
          />
          <p>
            <button class="button" type="button" onClick={() => onValue({ url: '', alt: '' })}>
              <Icon name="close" size={18} />
              {t('移除封面', 'Remove cover')}
            </button>
          </p>
        </>
      ) : null}
    </fieldset>
  );
};
