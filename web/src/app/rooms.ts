// Which address shows which screen. Each room is a chunk of its own, loaded when it is first entered.
import { h, type ComponentType } from 'preact';
import { lazy } from 'preact-iso';
import { Discover } from '../discover/home';
import { Unreachable } from '../ui/unreachable';
import { loadAfresh } from './afresh';

// a route hands its parameters to the screen as properties: `:id` becomes `id`
type Screen = ComponentType<any>;

interface Room {
  path: string;
  screen: Screen;
}

/** Instead of a chunk that does not come. A browser remembers that, and would not ask again: the page has to. */
const missing = async (): Promise<{ default: Screen }> => {
  await loadAfresh();
  return { default: Unreachable };
};

const from =
  <Screens extends Record<string, Screen>>(load: () => Promise<Screens>) =>
  (name: keyof Screens): Screen =>
    lazy(() => load().then((screens) => ({ default: screens[name] as Screen }), missing)) as Screen;

const discover = from(() => import('../discover/screens'));
const capabilities = from(() => import('../capabilities/screens'));
const mine = from(() => import('../mine/screens'));
const version = from(() => import('../version/screens'));
const account = from(() => import('../account/screens'));
const review = from(() => import('../review/screens'));
const desk = from(() => import('../desk/screens'));
const operator = from(() => import('../operator/screens'));

/** Another address is another screen, if of the same sort: nothing of the former one stays. By the address the route was matched with: the
 * former screen stays drawn while the next one's code is on its way, and has to stay what it was. */
export const apart =
  (screen: Screen): Screen =>
  (props: { path: string }) =>
    h(screen, { ...props, key: props.path });

export const rooms: Room[] = [
  { path: '/', screen: Discover },
  { path: '/discover/search', screen: discover('Search') },
  { path: '/discover/:section', screen: discover('Section') },
  { path: '/discover/:section/:id', screen: discover('Piece') },
  { path: '/capabilities', screen: capabilities('Capabilities') },
  { path: '/capabilities/:id', screen: capabilities('Capability') },
  { path: '/mine', screen: mine('Mine') },
  { path: '/mine/notifications', screen: mine('Notifications') },
  { path: '/mine/programs/new', screen: mine('NewProgram') },
  { path: '/mine/programs/:id', screen: mine('Program') },
  { path: '/mine/programs/:id/members', screen: mine('Members') },
  { path: '/mine/programs/:id/events', screen: mine('Events') },
  { path: '/mine/programs/:id/upload', screen: mine('Upload') },
  { path: '/mine/programs/:id/webhooks', screen: mine('Webhooks') },
  { path: '/mine/versions/:id', screen: version('Version') },
  { path: '/mine/versions/:id/submit', screen: version('Submit') },
  { path: '/mine/account', screen: account('Account') },
  { path: '/mine/account/password', screen: account('Password') },
  { path: '/mine/account/tokens', screen: account('Tokens') },
  { path: '/mine/account/sessions', screen: account('Sessions') },
  { path: '/sign-in', screen: account('SignIn') },
  { path: '/setup', screen: account('Setup') },
  { path: '/review', screen: review('Queue') },
  { path: '/review/:id', screen: review('Round') },
  { path: '/desk', screen: desk('Desk') },
  { path: '/desk/new/:kind', screen: desk('NewEntry') },
  { path: '/desk/labels', screen: desk('Labels') },
  { path: '/desk/entries/:id', screen: desk('Entry') },
  { path: '/operator', screen: operator('Operator') },
  { path: '/operator/people', screen: operator('People') },
  { path: '/operator/people/:login', screen: operator('Person') },
  { path: '/operator/programs', screen: operator('Programs') },
  { path: '/operator/agreements', screen: operator('Agreements') },
  { path: '/operator/webhooks', screen: operator('Webhooks') },
  { path: '/operator/audit', screen: operator('AuditLog') },
];
