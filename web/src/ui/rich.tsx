// A text of an editor, as the server rendered and sanitised it.
export const Rich = ({ html }: { html: string }) => <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
