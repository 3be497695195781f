// What can be said against a request: codes of top-level errors (`FaultCode`), and of refusals that are data (`ErrorCode`).
import { FaultCode } from './faults.js';

export { FaultCode } from './faults.js';
export { ErrorCode } from './enums.js';

/** What stands beside a top-level error. */
export interface FaultExtensions {
  code: FaultCode;
  /** Names the request in the server's log. */
  requestId?: string;
  /** Seconds until it may be asked again (`RATE_LIMITED`). */
  retryAfter?: number;
  /** Which limit, what was sent and what is taken (`LIMIT_EXCEEDED`). */
  limit?: string;
  value?: number;
  most?: number;
  /** Where a stream ended: give it as `after` to go on (`SLOW_CONSUMER`, `SHUTTING_DOWN`, `RIGHTS_CHANGED`). */
  cursor?: string;
}

const known: ReadonlySet<string> = new Set(Object.values(FaultCode));

/** The extensions of an error as a GraphQL client reports it; a code that this package does not know is taken for `INTERNAL`. */
export const faultOf = (error: { extensions?: Record<string, unknown> | undefined } | undefined): FaultExtensions | undefined => {
  if (!error) return undefined;
  const extensions = error.extensions ?? {};
  const code = typeof extensions.code === 'string' && known.has(extensions.code) ? (extensions.code as FaultCode) : FaultCode.Internal;
  return { ...extensions, code };
};

/** Whether nobody knows what became of a change: send it again with the same `Idempotency-Key`. */
export const isUncertain = (code: FaultCode): boolean =>
  code === FaultCode.RetryWithSameKey ||
  code === FaultCode.IdempotencyKeyInUse ||
  code === FaultCode.Unavailable ||
  code === FaultCode.Internal;
