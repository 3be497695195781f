// Pictures of a program: checked, sent with their progress shown, and taken out again.
import { useId, useState } from 'preact/hooks';
import { percent, t } from '../../app/language';
import { pictureTooLarge, sendPicture } from '../../app/pictures';
import { Icon } from '../../ui/icon';

const TYPES = ['image/png', 'image/jpeg'];

interface Rules {
  square: boolean;
  mostBytes: number;
}

const notSquare = () => t('图标需为正方形', 'The logo must be square.');

// told before it is sent; the rest the door says
const wrongWith = async (file: File, { square }: Rules): Promise<string | undefined> => {
  if (!square) return undefined;
  const picture = await createImageBitmap(file).catch(() => undefined);
  return picture && picture.width !== picture.height ? notSquare() : undefined;
};

interface Sending {
  id: number;
  name: string;
  share: number;
}

interface Failed {
  id: number;
  name: string;
  wrong: string;
  file: File;
}

interface Props extends Rules {
  label: string;
  hint: string;
  wrong: string | undefined;
  urls: readonly string[];
  most: number;
  onAdd: (url: string) => void;
  onRemove: (url: string) => void;
}

let last = 0;

export const PictureField = ({ label, hint, wrong, urls, most, onAdd, onRemove, ...rules }: Props) => {
  const id = useId();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const room = most - urls.length - sending.length;
  // of a single picture the next one takes the place
  const replaces = most === 1 && urls.length === 1;

  const take = async (file: File): Promise<void> => {
    const mine = (last += 1);
    const fail = (text: string) => setFailed((all) => [...all, { id: mine, name: file.name, wrong: text, file }]);
    const refused = await wrongWith(file, rules);
    if (refused) return fail(refused);
    setSending((all) => [...all, { id: mine, name: file.name, share: 0 }]);
    const { kept, wrong } = await sendPicture(file, {
      types: TYPES,
      mostBytes: rules.mostBytes,
      onProgress: (share) => setSending((all) => all.map((it) => (it.id === mine ? { ...it, share } : it))),
    });
    setSending((all) => all.filter((it) => it.id !== mine));
    // the server draws it anew: what it weighs then is what counts
    if (!kept) fail(wrong ?? '');
    else if (kept.bytes > rules.mostBytes) fail(pictureTooLarge(rules.mostBytes));
    else if (rules.square && kept.width !== kept.height) fail(notSquare());
    else onAdd(kept.url);
  };

  const choose = async (files: FileList | null): Promise<void> => {
    setFailed([]);
    for (const file of [...(files ?? [])].slice(0, replaces ? 1 : Math.max(room, 0))) await take(file);
  };

  return (
    <fieldset class="stack" aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ''}`}>
      <legend class="legend">{label}</legend>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {urls.length > 0 ? (
        <ul class="evidence">
          {urls.map((url, at) => (
            <li key={url} class="picture">
              <img src={url} alt={most === 1 ? label : `${label} ${at + 1}`} />
              <button class="button" type="button" onClick={() => onRemove(url)}>
                {t('移除', 'Remove')}
                <span class="hidden-label">{most === 1 ? label : `${label} ${at + 1}`}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div role="status" class="stack">
        {sending.map((it) => (
          <p key={it.id} class="line small">
            <progress max={100} value={it.share} aria-label={it.name} /> {it.name} {percent(Math.floor(it.share))}
          </p>
        ))}
      </div>
      {failed.map((it) => (
        <p key={it.id} class="line wrong" role="alert">
          <span class="grow">
            {it.name}
            {t('：', ': ')}
            {it.wrong}
          </span>
          <button
            class="button"
            type="button"
            onClick={() => {
              setFailed((all) => all.filter((other) => other.id !== it.id));
              void take(it.file);
            }}
          >
            {t('重试', 'Try again')}
          </button>
        </p>
      ))}
      {room > 0 || replaces ? (
        <p>
          <label class="button pick">
            <Icon name="upload" size={20} />
            {replaces ? t('更换图片', 'Replace') : t('选择图片', 'Choose picture')}
            <input
              class="hidden-label"
              type="file"
              accept="image/png,image/jpeg"
              multiple={most > 1}
              aria-label={label}
              aria-invalid={Boolean(wrong)}
              onChange={(event) => {
                const input = event.currentTarget;
                // the same file may be chosen once more
                void choose(input.files).then(() => (input.value = ''));
              }}
            />
          </label>
        </p>
      ) : null}
      {wrong ? (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      ) : null}
    </fieldset>
  );
};
