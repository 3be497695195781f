// Whether the network is there, and when the page wakes: both are when streams begin afresh.
import { signal } from '@preact/signals';

export const online = signal(navigator.onLine);

type Wake = () => void;
const waking = new Set<Wake>();

const wake = (): void => waking.forEach((call) => call());

/** Calls back when the network returns, the page is shown again, or the machine has slept. Answers how to stop that. */
export const onWake = (call: Wake): (() => void) => {
  waking.add(call);
  return () => waking.delete(call);
};

addEventListener('online', () => {
  online.value = true;
  wake();
});
addEventListener('offline', () => (online.value = false));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') wake();
});

// a clock that was silent for half a minute slept with the machine
const BEAT = 5_000;
let beat = Date.now();
setInterval(() => {
  const now = Date.now();
  if (now - beat > 30_000 && document.visibilityState === 'visible') wake();
  beat = now;
}, BEAT);
