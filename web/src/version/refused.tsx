// Why a step was not done, with a way to what stands against it.
import { t } from '../app/language';
import type { Refused } from './steps';

export const desktopHint = (): string =>
  t(
    '请用电脑上的浏览器（宽屏）登录开发者中心，再打开这个页面操作。',
    'Sign in to the developer center in a browser on a computer (wide screen) and open this page there.',
  );

const standsAgainst = (it: Refused): { id: string; number: string } | null =>
  it.__typename === 'SlotTaken' ? it.holder : it.__typename === 'GrayInProgress' ? it.version : null;

export const RefusedNote = ({ refusals }: { refusals: readonly Refused[] }) => (
  <div class="note bad" role="alert">
    {refusals.map((it) => {
      const version = standsAgainst(it);
      return (
        <div key={`${it.code}${it.field?.join('.') ?? ''}`}>
          <p>{it.message}</p>
          {it.code === 'DESKTOP_ONLY' ? <p>{desktopHint()}</p> : null}
          {version ? (
            <p>
              <a class="touch" href={`/mine/versions/${version.id}`}>
                {t(`查看版本 ${version.number}`, `View version ${version.number}`)}
              </a>
            </p>
          ) : null}
        </div>
      );
    })}
  </div>
);
