// The text as readers would see it: rendered and sanitised by the server, a moment after one stops typing.
import { useClient } from '@urql/preact';
import { useEffect, useState } from 'preact/hooks';
import type { ContentKind } from '@devcenter/client/enums';
import { PreviewDocument } from '@devcenter/client/desk';
import { t } from '../app/language';
import { troubleOf, type Trouble } from '../app/trouble';
import { Rich } from '../ui/rich';
import { Skeleton, TroubleNote } from '../ui/states';
import { bodyOf, type Row, type Values } from './fields';

const PAUSE = 600;

export const useRendered = (markdown: string): { html: string | undefined; trouble: Trouble | undefined; retry: () => void } => {
  const client = useClient();
  const [state, setState] = useState<{ html?: string; trouble?: Trouble }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (markdown.trim() === '') return setState({});
    let over = false;
    const ask = () =>
      void client
        .query(PreviewDocument, { markdown }, { requestPolicy: 'cache-first' })
        .toPromise()
        .then(({ data, error }) => {
          if (over) return;
          if (data) setState({ html: data.preview.html });
          else if (error) setState((it) => ({ ...it, trouble: troubleOf(error) }));
        });
    const timer = setTimeout(ask, state.html === undefined ? 0 : PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, markdown, attempt]);
  return { html: state.html, trouble: state.trouble, retry: () => setAttempt((it) => it + 1) };
};

export const Preview = ({ kind, values }: { kind: ContentKind; values: Values }) => {
  const markdown = values[bodyOf(kind)] as string;
  const { html, trouble, retry } = useRendered(markdown);
  const { url, alt } = values.cover as Row;
  return (
    <article class="card desk-preview">
      {url ? <img class="cover" src={url} alt={alt ?? ''} /> : null}
      <p class="desk-title">{values.title as string}</p>
      {values.tagline ? <p class="soft">{values.tagline as string}</p> : null}
      {values.summary ? <p class="soft">{values.summary as string}</p> : null}
      <TroubleNote trouble={trouble} retry={retry} />
      {markdown.trim() === '' ? (
        <p class="hint">{t('还没有正文', 'No text yet.')}</p>
      ) : html === undefined ? (
        trouble ? null : (
          <Skeleton lines={5} />
        )
      ) : (
        <Rich html={html} />
      )}
    </article>
  );
};
