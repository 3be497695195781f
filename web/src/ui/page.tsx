// One screen: its heading, where back leads, and what stands at the right of the heading.
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../app/language';
import { Icon } from './icon';

// the address whose heading was told last; none before the first
let told: string | undefined;
let moved = false;

interface Props {
  title: string;
  /** What the browser calls the page, where the heading only says what kind of page it is. */
  tab?: string | undefined;
  /** Where the arrow leads; none on the first page of a tab. */
  back?: string | undefined;
  /** For reading and forms: a column that is not too wide. */
  narrow?: boolean;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

export const Page = ({ title, tab = title, back, narrow, actions, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { path } = useLocation();
  useEffect(() => {
    document.title = `${tab} · ${t('开发者中心', 'Developer Center')}`;
  }, [tab]);
  const [late, tellLate] = useState('');
  useEffect(() => {
    if (told !== undefined && told !== path) moved = true;
    // who comes from another screen is told where they are; who loads the page reads it from its top. The skeleton of a screen is the same screen
    if (moved && (told !== path || document.activeElement === document.body)) heading.current?.focus({ preventScroll: true });
    told = path;
  }, [path]);
  const first = useRef(title);
  useEffect(() => {
    // what the screen is about became known after its heading was told
    if (first.current !== title && document.activeElement === heading.current) tellLate(title);
    first.current = title;
  }, [title]);
  return (
    <>
      <header class={narrow ? 'topbar narrow' : 'topbar'}>
        {back === undefined ? null : (
          <a class="button plain icon back" href={back} aria-label={t('返回', 'Back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
        <p class="hidden-label" role="status">
          {late}
        </p>
      </header>
      <main id="main" class={narrow ? 'page narrow' : 'page'}>
        {children}
      </main>
    </>
  );
};
