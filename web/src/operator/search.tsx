// A search whose text stands in the address, so that it can be shared and the way back leads to it.
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../app/language';

const PAUSE = 300;

/** The text of the address, and the field that changes it. */
export const useSearch = (): { text: string; search: (text: string) => void } => {
  const { path, query, route } = useLocation();
  const text = query.q ?? '';
  return { text, search: (to) => route(to ? `${path}?q=${encodeURIComponent(to)}` : path, true) };
};

export const SearchField = ({ label, text, onSearch }: { label: string; text: string; onSearch: (text: string) => void }) => {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        enterkeyhint="search"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </form>
  );
};

export const nothingFound = (text: string, otherwise: string): string =>
  text ? t(`没有找到“${text}”`, `Nothing found for “${text}”`) : otherwise;
