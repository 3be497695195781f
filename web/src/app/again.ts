// Asks again what failed for want of a network: when it returns, when the page wakes, and every now and then, later each time. That the
// network is there again may be known before the failure is.
import { useEffect } from 'preact/hooks';
import { onWake } from './network';

const PATIENCE = [2_000, 5_000, 15_000, 30_000];

export const useAgain = (failed: boolean, ask: () => void): void => {
  useEffect(() => {
    if (!failed) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (times: number): void => {
      const ring = (): void => {
        ask();
        wait(times + 1);
      };
      timer = setTimeout(ring, PATIENCE[Math.min(times, PATIENCE.length - 1)]);
    };
    wait(0);
    const asleep = onWake(ask);
    return () => {
      clearTimeout(timer);
      asleep();
    };
  }, [failed, ask]);
};
