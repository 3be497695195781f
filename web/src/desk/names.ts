// The names behind the ids of a text: labels by their list, pieces by asking once for those not known yet.
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { NamedDocument, type LabelsQuery } from '@devcenter/client/desk';
import { t } from '../app/language';
import { useRead } from '../app/reading';
import type { Names } from './form';
import type { Values } from './fields';

const LINKS = ['capabilityIds', 'relatedIds'];
// what the server takes at once
const MOST = 100;

export const useNames = (labels: LabelsQuery | undefined, texts: readonly (Values | undefined)[]): Names => {
  const [known, setKnown] = useState<Record<string, string | null>>({});
  const wanted = texts.flatMap((text) => LINKS.flatMap((name) => (text?.[name] as string[] | undefined) ?? []));
  const unknown = [...new Set(wanted)]
    .filter((id) => !(id in known))
    .sort()
    .slice(0, MOST);
  const reading = useRead(NamedDocument, { ids: unknown }, { pause: unknown.length === 0 });
  useEffect(() => {
    const nodes = reading.data?.nodes;
    if (!nodes) return;
    const titles = nodes.flatMap((node) => (node && 'title' in node ? [[node.id, node.title] as const] : []));
    // what readers do not see has no name here either
    setKnown((it) => ({ ...Object.fromEntries(unknown.map((id) => [id, null])), ...it, ...Object.fromEntries(titles) }));
  }, [reading.data]);
  const named = useMemo(() => {
    const all = [...(labels?.tags ?? []), ...(labels?.newsCategories ?? []), ...(labels?.capabilityCategories ?? [])];
    return Object.fromEntries(all.map(({ id, name }) => [id, name]));
  }, [labels]);
  const learn = useCallback((id: string, name: string) => setKnown((it) => ({ ...it, [id]: name })), []);
  const called = (id: string): string =>
    named[id] ?? known[id] ?? (id in known ? t(`未上线的内容（${id.slice(-6)}）`, `not live (${id.slice(-6)})`) : '…');
  return { called, learn };
};
