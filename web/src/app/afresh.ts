// Loading the page once more, where that can help: a code that does not come belongs to a build the server has no longer.
import { tab } from './kept';

const RELOADED = 'devcenter.reloaded';
/** A page that goes is gone by then; or a person was asked, and stays. */
const GOING = 10_000;

/** Loads the page afresh if the server is there, and that was not tried a minute ago: it may have another build by now. */
export const loadAfresh = async (): Promise<void> => {
  const there = await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!there || Date.now() - Number(tab.get(RELOADED) ?? 0) < 60_000) return;
  tab.set(RELOADED, String(Date.now()));
  location.reload();
  // what was waiting for the code would be drawn for the moment until the page is gone
  await new Promise((done) => setTimeout(done, GOING));
};
