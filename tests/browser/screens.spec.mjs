// Every screen as a phone shows it (Chinese, light) and as a wide one does (English, dark): nothing that axe objects to, nothing beyond the
// edge, no complaint in the console, no request that leaves the machine. A picture of each is kept in `screens/`, for people to look at.
import { mkdirSync } from 'node:fs';
import { ask, expect, LOOKS, settled, sound, test } from './stage.mjs';

// a demo that no other file changes
test.use({ settings: { DEVCENTER_LOG_LEVEL: 'warn' } });

const PICTURES = new URL('screens/', import.meta.url).pathname;
mkdirSync(PICTURES, { recursive: true });

const SCENE = `{
  news(first: 1) { nodes { id } }
  cases(first: 1) { nodes { id } }
  videos(first: 1) { nodes { id } }
  capabilities(first: 1) { nodes { id } }
  viewer { programs(first: 20) { nodes { id name versions(first: 20) { nodes { id state number } } } } }
}`;

const scene = async (server) => {
  const { viewer, ...lists } = await ask(server, 'admin', SCENE);
  const first = Object.fromEntries(Object.entries(lists).map(([name, { nodes }]) => [name, nodes[0].id]));
  const versions = viewer.programs.nodes.flatMap(({ id: program, versions }) => versions.nodes.map((it) => ({ ...it, program })));
  const inState = (state) => versions.find((it) => it.state === state);
  const takesTheSlot = (program) =>
    versions.some((it) => it.program === program && ['IN_REVIEW', 'REJECTED', 'APPROVED', 'GRAY'].includes(it.state));
  const submittable = versions.find((it) => it.state === 'DEVELOPMENT' && !takesTheSlot(it.program));
  const { reviewQueue } = await ask(server, 'reviewer', '{ reviewQueue(first: 1) { nodes { review { id } } } }');
  const { entries } = await ask(server, 'editor', '{ entries(first: 1, filter: { kind: NEWS, state: PUBLISHED }) { nodes { id } } }');
  return { ...first, inState, submittable: submittable.id, review: reviewQueue.nodes[0].review.id, entry: entries.nodes[0].id };
};

// name, who, where
const SCREENS = [
  ['discover', null, () => '/'],
  ['news', null, () => '/discover/news'],
  ['cases', null, () => '/discover/cases'],
  ['videos', null, () => '/discover/videos'],
  ['search', null, () => '/discover/search?q=%E7%81%B0%E5%BA%A6'],
  ['search-empty', null, () => '/discover/search?q=qqqqqq'],
  ['one-news', null, (it) => `/discover/news/${it.news}`],
  ['one-case', null, (it) => `/discover/cases/${it.cases}`],
  ['one-video', null, (it) => `/discover/videos/${it.videos}`],
  ['capabilities', null, () => '/capabilities'],
  ['one-capability', null, (it) => `/capabilities/${it.capabilities}`],
  ['mine-guest', null, () => '/mine'],
  ['sign-in', null, () => '/sign-in'],
  ['set-up-without-a-link', null, () => '/setup'],
  ['nowhere', null, () => '/discover/nothing/here'],
  ['mine', 'admin', () => '/mine'],
  ['mine-developer', 'developer', () => '/mine'],
  ['notifications', 'admin', () => '/mine/notifications'],
  ['program', 'admin', (it) => `/mine/programs/${it.inState('GRAY').program}`],
  ['members', 'admin', (it) => `/mine/programs/${it.inState('GRAY').program}/members`],
  ['events', 'admin', (it) => `/mine/programs/${it.inState('GRAY').program}/events`],
  ['upload', 'admin', (it) => `/mine/programs/${it.inState('GRAY').program}/upload`],
  ['webhooks', 'admin', (it) => `/mine/programs/${it.inState('GRAY').program}/webhooks`],
  ['new-program', 'admin', () => '/mine/programs/new'],
  ['version-in-development', 'admin', (it) => `/mine/versions/${it.inState('DEVELOPMENT').id}`],
  ['version-in-review', 'admin', (it) => `/mine/versions/${it.inState('IN_REVIEW').id}`],
  ['version-rejected', 'admin', (it) => `/mine/versions/${it.inState('REJECTED').id}`],
  ['version-in-gray', 'admin', (it) => `/mine/versions/${it.inState('GRAY').id}`],
  ['version-released', 'admin', (it) => `/mine/versions/${it.inState('RELEASED').id}`],
  ['version-suspended', 'admin', (it) => `/mine/versions/${it.inState('SUSPENDED').id}`],
  ['version-of-nobody', 'admin', () => '/mine/versions/version_01h455vb4pex5vsknk084sn02q'],
  ['submit-slot-taken', 'admin', (it) => `/mine/versions/${it.inState('DEVELOPMENT').id}/submit`],
  ['submit-1', 'admin', (it) => `/mine/versions/${it.submittable}/submit?step=1`],
  ['submit-2', 'admin', (it) => `/mine/versions/${it.submittable}/submit?step=2`],
  ['submit-3', 'admin', (it) => `/mine/versions/${it.submittable}/submit?step=3`],
  ['account', 'admin', () => '/mine/account'],
  ['password', 'admin', () => '/mine/account/password'],
  ['tokens', 'admin', () => '/mine/account/tokens'],
  ['sessions', 'admin', () => '/mine/account/sessions'],
  ['queue', 'reviewer', () => '/review'],
  ['round', 'reviewer', (it) => `/review/${it.review}`],
  ['queue-forbidden', 'admin', () => '/review'],
  ['desk', 'editor', () => '/desk'],
  ['entry', 'editor', (it) => `/desk/entries/${it.entry}`],
  ['new-entry', 'editor', () => '/desk/new/capabilities'],
  ['labels', 'editor', () => '/desk/labels'],
  ['operator', 'operator', () => '/operator'],
  ['people', 'operator', () => '/operator/people'],
  ['person', 'operator', () => '/operator/people/developer'],
  ['programs', 'operator', () => '/operator/programs'],
  ['agreements', 'operator', () => '/operator/agreements'],
  ['operator-webhooks', 'operator', () => '/operator/webhooks'],
  ['audit', 'operator', () => '/operator/audit'],
];

const people = [...new Set(SCREENS.map(([, who]) => who))];

for (const [look, options] of Object.entries(LOOKS)) {
  for (const who of people) {
    test(`the screens of ${who ?? 'a guest'}, ${look}`, async ({ server, sit }) => {
      const at = await scene(server);
      const page = await sit(who, options);
      for (const [name, , address] of SCREENS.filter(([, whose]) => whose === who)) {
        await page.goto(address(at));
        await settled(page);
        await sound(page, `${name} ${look}`);
        await page.screenshot({ path: `${PICTURES}${name}.${look}.png` });
        expect(await page.title(), name).toMatch(look === 'phone' ? /开发者中心$/ : /Developer Center$/);
      }
    });
  }
}

test('each screen fits 320 px', async ({ server, sit }) => {
  const at = await scene(server);
  for (const who of people) {
    const page = await sit(who, { ...LOOKS.phone, viewport: { width: 320, height: 640 } });
    for (const [name, , address] of SCREENS.filter(([, whose]) => whose === who)) {
      await page.goto(address(at));
      await settled(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${name} at 320 px`).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, a.button, nav a, select, input:not([type=checkbox], [type=radio], [type=file])')]
          .map((it) => [it, it.getBoundingClientRect()])
          .filter(([it, box]) => box.width > 0 && box.height > 0 && box.height < 43.5 && it.checkVisibility())
          .map(([it]) => it.outerHTML.slice(0, 120)),
      );
      expect(small, `${name}: targets under 44 px`).toEqual([]);
    }
  }
});
