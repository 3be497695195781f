// The screens of 发现 behind the first one.
export { Piece } from './piece';
export { Search } from './search';
export { Section } from './section';
