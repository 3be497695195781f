// Instead of a screen whose code cannot be loaded: as soon as the server is there again, the page loads itself.
import { useEffect } from 'preact/hooks';
import { t } from '../app/language';
import { onWake } from '../app/network';
import { loadAfresh } from '../app/afresh';
import { Page } from './page';
import { TroubleState } from './states';

const LOOK = 5_000;

export const Unreachable = () => {
  useEffect(() => {
    const look = (): void => void loadAfresh();
    const timer = setInterval(look, LOOK);
    const asleep = onWake(look);
    return () => {
      clearInterval(timer);
      asleep();
    };
  }, []);
  return (
    <Page title={t('无法打开', 'Cannot be opened')}>
      <TroubleState
        trouble={{
          kind: 'offline',
          message: t('暂时连不上服务器，恢复后会自动重试', 'The server cannot be reached. This page tries again by itself.'),
        }}
        retry={() => location.reload()}
      />
    </Page>
  );
};
