// One screen: its heading, where back leads, and what stands at the right of the heading.
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../app/language';
import { Icon } from './icon';

let navigated = false;

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
  useEffect(() => {
    // who comes from another screen is told where they are; who loads the page reads it from its top
    if (navigated) heading.current?.focus({ preventScroll: true });
    navigated = true;
  }, [path]);
  return (
    <>
      <header class="topbar">
        {back === undefined ? null : (
          <a class="button plain icon back" href={back} aria-label={t('返回', 'Back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      <main id="main" class={narrow ? 'page narrow' : 'page'}>
        {children}
      </main>
    </>
  );
};
