// The room 我的.
export { Events } from './events';
export { Mine } from './home';
export { Members } from './members';
export { NewProgram } from './new-program';
export { Notifications } from './notifications';
export { Program } from './program';
export { Upload } from './upload';
export { Webhooks } from './webhooks';
