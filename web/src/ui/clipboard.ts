// Copies a text; where the browser does not let us (without https), marks it, so that a person can.
export const copyText = async (text: string, shown?: Element | null): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
};
