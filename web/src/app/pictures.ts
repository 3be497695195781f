// Sends a picture to the door that keeps them, and says in words what is against it.
import { bytes, languageTag, t } from './language';
import { sentence } from './trouble';

/** A picture as the server keeps it: drawn afresh, so that it may weigh something else than what was sent. */
export interface Kept {
  url: string;
  width: number;
  height: number;
  bytes: number;
}

/** What the door takes. */
export const PICTURE_BYTES_MOST = 4 * 1_024 * 1_024;
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

const names = (types: readonly string[]): string => types.map((type) => type.slice('image/'.length).toUpperCase()).join(t('、', ', '));

export const pictureTooLarge = (most: number): string => t(`图片最大 ${bytes(most)}`, `A picture has at most ${bytes(most)}.`);

const answerOf = (status: number, message: string | undefined): string => {
  if (status === 401) return sentence('signed-out');
  if (status === 413) return pictureTooLarge(PICTURE_BYTES_MOST);
  if (status === 422) return t('图片无法识别，或长宽超过 4096 像素', 'The picture cannot be read, or is wider or higher than 4096 pixels.');
  if (status === 429 || status === 503) return sentence('busy');
  return message || sentence(status === 403 ? 'forbidden' : 'fault');
};

interface Options {
  types?: readonly string[];
  mostBytes?: number;
  /** How much of it is on its way, in percent. */
  onProgress?: (share: number) => void;
}

export const sendPicture = (
  file: File,
  { types = PICTURE_TYPES, mostBytes = PICTURE_BYTES_MOST, onProgress }: Options = {},
): Promise<{ kept?: Kept; wrong?: string }> => {
  if (!types.includes(file.type)) return Promise.resolve({ wrong: t(`仅支持 ${names(types)} 图片`, `Only ${names(types)} pictures.`) });
  if (file.size > mostBytes) return Promise.resolve({ wrong: pictureTooLarge(mostBytes) });
  return new Promise((resolve) => {
    // `fetch` does not tell how much of a body is on its way
    const request = new XMLHttpRequest();
    request.open('POST', '/images');
    request.responseType = 'json';
    request.setRequestHeader('accept-language', languageTag());
    request.setRequestHeader('content-type', file.type);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.((loaded / total) * 100);
    request.onerror = () => resolve({ wrong: sentence('offline') });
    request.onload = () => {
      const answer = request.response as (Kept & { message?: string }) | null;
      if (request.status === 201 && answer) resolve({ kept: answer });
      else resolve({ wrong: answerOf(request.status, answer?.message) });
    };
    request.send(file);
  });
};
