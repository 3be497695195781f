// The reviewers' console.
export { Queue } from './queue';
export { Round } from './round';
