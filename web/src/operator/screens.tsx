// 运营台: people, programs, agreements, webhooks and the log.
export { Agreements } from './agreements';
export { AuditLog } from './audit';
export { Operator } from './operator';
export { People } from './people';
export { Person } from './person';
export { Programs } from './programs';
export { Webhooks } from './webhooks';
