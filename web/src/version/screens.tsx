// The screens of this room: one version, and its submission for review.
export { Version } from './version-page';
export { Submit } from './submit/submit';
