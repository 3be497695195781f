// Asks before what was written and not saved is left behind by a link or by closing the page. The back button cannot be held up: who
// comes back from there finds what was written again.
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../app/language';
import { Dialog } from '../../ui/dialog';

interface Props {
  dirty: boolean;
  /** The path that may be walked about in without asking. */
  within: string;
  /** What was written is given up. */
  onLeave: () => void;
}

export const Leaving = ({ dirty, within, onLeave }: Props) => {
  const { route } = useLocation();
  const [leave, setLeave] = useState<(() => void) | undefined>();
  const decided = useRef(false);

  useEffect(() => {
    if (!dirty) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    // in the phase before the router's own, which goes at once
    const click = (event: MouseEvent): void => {
      const link = event.composedPath().find((it): it is HTMLAnchorElement => it instanceof HTMLAnchorElement && it.href !== '');
      if (
        decided.current ||
        !link ||
        event.button !== 0 ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        link.target ||
        link.origin !== location.origin ||
        link.pathname === within
      )
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const to = link.pathname + link.search;
      setLeave(() => () => route(to));
    };
    addEventListener('beforeunload', unload);
    addEventListener('click', click, true);
    return () => {
      removeEventListener('beforeunload', unload);
      removeEventListener('click', click, true);
    };
  }, [dirty, within, route]);

  return leave ? (
    <Dialog title={t('放弃未保存的修改？', 'Discard unsaved changes?')} onClose={() => setLeave(undefined)}>
      <p>{t('基础信息有修改尚未保存，离开后会丢失。', 'The basic information has unsaved changes. They are lost if you leave.')}</p>
      <div class="buttons">
        <button
          class="button danger"
          type="button"
          onClick={() => {
            decided.current = true;
            onLeave();
            leave();
          }}
        >
          {t('放弃并离开', 'Discard and leave')}
        </button>
        <button class="button primary" type="button" onClick={() => setLeave(undefined)}>
          {t('继续填写', 'Keep editing')}
        </button>
      </div>
    </Dialog>
  ) : null;
};
