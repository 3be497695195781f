// A text of an editor, as the server rendered and sanitised it.

// its headings begin at the second level; under a heading of ours they go a level down
const lower = (html: string): string =>
  html.replace(/<(\/?)h([1-5])\b/g, (_, end: string, level: string) => `<${end}h${Number(level) + 1}`);

export const Rich = ({ html, below = false }: { html: string; below?: boolean }) => (
  <div class="prose" dangerouslySetInnerHTML={{ __html: below ? lower(html) : html }} />
);
