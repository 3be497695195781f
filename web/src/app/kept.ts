// What the browser keeps for us between visits, where it keeps anything: a full or forbidden store is an empty one.
const within = <Answer>(work: () => Answer): Answer | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** For good: how the page looks. */
export const kept = {
  get: (key: string): string | null => within(() => localStorage.getItem(key)) ?? null,
  set: (key: string, text: string): void => within(() => localStorage.setItem(key, text)),
  drop: (key: string): void => within(() => localStorage.removeItem(key)),
};

/** For as long as the tab lives. */
export const tab = {
  get: (key: string): string | null => within(() => sessionStorage.getItem(key)) ?? null,
  set: (key: string, text: string): void => within(() => sessionStorage.setItem(key, text)),
  clear: (): void => within(() => sessionStorage.clear()),
};
