// What narrows a list stands in the address: it can be passed on, and found again.
import { useLocation } from 'preact-iso';

export interface Address {
  query: Record<string, string>;
  /** The address with these words changed; an empty word leaves. */
  with: (changes: Record<string, string>) => string;
  /** Goes there in place: back leads to where one came from, not through every choice. */
  set: (changes: Record<string, string>) => void;
}

export const useAddress = (): Address => {
  const { path, query, route } = useLocation();
  const altered = (changes: Record<string, string>): string => {
    const words = Object.entries({ ...query, ...changes }).filter(([, word]) => word !== '');
    const search = new URLSearchParams(words).toString();
    return search ? `${path}?${search}` : path;
  };
  return { query, with: altered, set: (changes) => route(altered(changes), true) };
};

/** A word of the address, if it is one of these. */
export const oneOf = <Word extends string>(word: string | undefined, words: readonly Word[]): Word | undefined =>
  words.find((it) => it === word);
