// The editors' desk.
export { Desk } from './list';
export { NewEntry } from './new';
export { Entry } from './entry';
export { Labels } from './labels';
