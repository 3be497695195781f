// Instead of a screen whose code cannot be loaded: as soon as the network is back, the page loads itself.
import { useEffect } from 'preact/hooks';
import { t } from '../app/language';
import { onWake } from '../app/network';
import { Page } from './page';
import { TroubleState } from './states';

const again = (): void => location.reload();

export const Unreachable = () => {
  useEffect(() => onWake(() => navigator.onLine && again()), []);
  return (
    <Page title={t('无法打开', 'Cannot be opened')}>
      <TroubleState trouble={{ kind: 'offline', message: '' }} retry={again} />
    </Page>
  );
};
