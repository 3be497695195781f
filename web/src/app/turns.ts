// A browser has six connections for a host (over HTTP/1.1): all its pages together hold no more than four streams, and take turns where they
// would want more, so that a question always finds a way. A stream that waited goes on behind what it saw last.
const PLACES = ['devcenter.stream.1', 'devcenter.stream.2', 'devcenter.stream.3', 'devcenter.stream.4'];
const TURN = 15_000;

interface Turn {
  /** Called once there is a place. */
  onPlace: () => void;
  /** Called when others have waited long enough: leave, and ask for a place again. */
  onWaited: () => void;
}

/** Asks for a place, until the returned function is called. */
export const takeTurn = ({ onPlace, onWaited }: Turn): (() => void) => {
  // without https there are no locks
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) {
    onPlace();
    return () => undefined;
  }
  const leaving = new AbortController();
  const { signal } = leaving;

  const sit = (name: string): Promise<void> => {
    const timer = setInterval(async () => {
      const { pending = [] } = await locks.query();
      if (!signal.aborted && pending.some((it) => it.name === name)) onWaited();
    }, TURN);
    onPlace();
    const left = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    });
    return left.finally(() => clearInterval(timer));
  };

  const seek = async (): Promise<void> => {
    for (const name of PLACES) {
      if (signal.aborted) return;
      const sat = await locks.request(name, { ifAvailable: true }, (lock) =>
        lock && !signal.aborted ? sit(name).then(() => true) : false,
      );
      if (sat) return;
    }
    // none is free: behind the fewest
    const { pending = [] } = await locks.query();
    const waiting = (name: string): number => pending.filter((it) => it.name === name).length;
    const name = [...PLACES].sort((one, other) => waiting(one) - waiting(other))[0] as string;
    if (!signal.aborted) await locks.request(name, { signal }, () => (signal.aborted ? undefined : sit(name)));
  };
  // leaving while one waits is an end like any other
  seek().catch(() => undefined);
  return () => leaving.abort();
};
