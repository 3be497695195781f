// The picture of a piece: taken in by the server, or from an https address, with words for those who do not see it.
import { useRef, useState } from 'preact/hooks';
import { languageTag, t } from '../app/language';
import { Field, TextField } from '../ui/form';
import { Icon } from '../ui/icon';
import type { Row } from './fields';

const MOST_BYTES = 4 * 1024 * 1024;

const sentence = (status: number): string => {
  if (status === 413) return t('图片最大 4 MiB', 'A picture has at most 4 MiB.');
  if (status === 401) return t('请先登录', 'Please sign in first.');
  if (status === 403) return t('你没有上传图片的权限', 'You may not upload pictures.');
  if (status === 429 || status === 503) return t('服务繁忙，请稍后重试', 'The server is busy. Try again shortly.');
  if (status >= 500) return t('服务出了问题，请重试', 'Something went wrong on the server. Try again.');
  return t('须为 png、jpeg 或 webp 图片，长宽各不超过 4096 像素', 'A png, jpeg or webp picture of at most 4096 × 4096 pixels.');
};

const upload = async (picture: File): Promise<{ url?: string; wrong?: string }> => {
  if (picture.size > MOST_BYTES) return { wrong: sentence(413) };
  try {
    const response = await fetch('/images', { method: 'POST', body: picture, headers: { 'accept-language': languageTag() } });
    if (!response.ok) return { wrong: sentence(response.status) };
    return (await response.json()) as { url: string };
  } catch {
    return { wrong: t('网络连接已断开，请检查网络后重试', 'There is no connection. Check your network and try again.') };
  }
};

interface Props {
  value: Row;
  onValue: (value: Row) => void;
  wrong: (below: string) => string | undefined;
}

export const CoverField = ({ value, onValue, wrong }: Props) => {
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
    const { url: taken, wrong: why } = await upload(picture);
    setBusy(false);
    setRefused(why);
    if (taken) onValue({ ...latest.current, url: taken });
    input.value = '';
  };
  return (
    <fieldset class="stack">
      <legend class="legend">{t('封面', 'Cover')}</legend>
      {url ? <img class="cover desk-cover" src={url} alt={alt || t('未填写说明的封面', 'A cover without a description')} /> : null}
      <Field
        label={busy ? t('正在上传…', 'Uploading…') : url ? t('换一张图片', 'Another picture') : t('上传图片', 'Upload a picture')}
        hint={t('png、jpeg 或 webp，最大 4 MiB', 'png, jpeg or webp, at most 4 MiB')}
        wrong={refused}
      >
        {(it) => (
          <input
            {...it}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            disabled={busy}
            onChange={(event) => void take(event.currentTarget)}
          />
        )}
      </Field>
      <TextField
        label={t('图片地址', 'Address of the picture')}
        hint={t('上传后自动填写，也可填 https 地址', 'Filled in by an upload; an https address works as well')}
        wrong={wrong('url')}
        value={url}
        onText={(text) => onValue({ ...value, url: text })}
        maxLength={2_000}
      />
      {url ? (
        <>
          <TextField
            label={t('图片说明', 'What it shows')}
            hint={t('读给看不到图片的人', 'Read to those who do not see it')}
            wrong={wrong('alt')}
            value={alt}
            onText={(text) => onValue({ ...value, alt: text })}
            maxLength={120}
          />
          <p>
            <button class="button" type="button" onClick={() => onValue({ url: '', alt: '' })}>
              <Icon name="close" size={18} />
              {t('移除封面', 'Remove the cover')}
            </button>
          </p>
        </>
      ) : null}
    </fieldset>
  );
};
