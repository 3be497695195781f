// A text that is being written, kept for as long as the tab lives: a session that ends meanwhile, or a reload, loses nothing of it.
import { useState } from 'preact/hooks';
import { tab } from './kept';
import { useViewer } from './session';

/** Kept for the one who writes it; an empty text is as good as none. */
export const useKeptText = (name: string): [text: string, write: (text: string) => void] => {
  const key = `devcenter.text.${useViewer()?.account?.id ?? ''}.${name}`;
  const [text, setText] = useState(() => tab.get(key) ?? '');
  const write = (to: string): void => {
    setText(to);
    tab.set(key, to);
  };
  return [text, write];
};
