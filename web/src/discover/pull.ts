// Pulling the page down to ask again, where there are fingers: whoever has none finds the same under a button.
import { useEffect, useRef, useState } from 'preact/hooks';

const ENOUGH = 72;
const FURTHEST = 110;

/** How far the page is pulled, in pixels: from `ENOUGH` on, letting go asks again. */
export const usePull = (refresh: () => void): { pulled: number; enough: boolean } => {
  const [pulled, setPulled] = useState(0);
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    let from: { x: number; y: number } | undefined;
    let far = 0;
    const move = (to: number) => {
      far = to;
      setPulled(to);
    };
    const start = (event: TouchEvent) => {
      const finger = event.touches[0];
      from = event.touches.length === 1 && finger && scrollY <= 0 ? { x: finger.clientX, y: finger.clientY } : undefined;
      if (!from && far > 0) move(0);
    };
    const drag = (event: TouchEvent) => {
      const finger = event.touches[0];
      if (!from || !finger) return;
      const [across, down] = [Math.abs(finger.clientX - from.x), finger.clientY - from.y];
      // what goes sideways or up is not meant for us
      if (far === 0 && (across > Math.abs(down) || down < 0 || scrollY > 0)) from = undefined;
      else move(Math.min(Math.max(down, 0) / 2, FURTHEST));
    };
    const end = (event: TouchEvent) => {
      if (event.type === 'touchend' && far >= ENOUGH) latest.current();
      from = undefined;
      if (far > 0) move(0);
    };
    const passive = { passive: true };
    addEventListener('touchstart', start, passive);
    addEventListener('touchmove', drag, passive);
    addEventListener('touchend', end, passive);
    addEventListener('touchcancel', end, passive);
    return () => {
      removeEventListener('touchstart', start);
      removeEventListener('touchmove', drag);
      removeEventListener('touchend', end);
      removeEventListener('touchcancel', end);
    };
  }, []);
  return { pulled, enough: pulled >= ENOUGH };
};
