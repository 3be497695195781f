/** What stands in `extensions.code` of a top-level error. The list only grows. */
export const FaultCode = {
  /** the document cannot be read */
  GraphqlParseFailed: 'GRAPHQL_PARSE_FAILED',
  /** it does not fit this schema */
  GraphqlValidationFailed: 'GRAPHQL_VALIDATION_FAILED',
  /** a value breaks its type's rule */
  BadUserInput: 'BAD_USER_INPUT',
  /** not an id, or of another kind of thing */
  InvalidId: 'INVALID_ID',
  /** first, last, after or before out of their rules */
  InvalidPage: 'INVALID_PAGE',
  /** there is nothing to subscribe to */
  NotFound: 'NOT_FOUND',
  CursorExpired: 'CURSOR_EXPIRED',
  SlowConsumer: 'SLOW_CONSUMER',
  ShuttingDown: 'SHUTTING_DOWN',
  /** ends of a stream, told of at Subscription */
  RightsChanged: 'RIGHTS_CHANGED',
  /** too long, too deep, too many or too costly: extensions.limit names the limit, value and most what was sent and what is taken */
  LimitExceeded: 'LIMIT_EXCEEDED',
  /** too much in too short a time; extensions.retryAfter says in how many seconds again */
  RateLimited: 'RATE_LIMITED',
  /** the schema is shown to those who are signed in */
  IntrospectionDisabled: 'INTROSPECTION_DISABLED',
  /** send the text along */
  PersistedQueryNotFound: 'PERSISTED_QUERY_NOT_FOUND',
  /** send the text instead */
  PersistedQueryNotSupported: 'PERSISTED_QUERY_NOT_SUPPORTED',
  /** only documents that were imported are executed */
  PersistedQueryRequired: 'PERSISTED_QUERY_REQUIRED',
  /** sign in first */
  Unauthenticated: 'UNAUTHENTICATED',
  /** the role is missing, or the token's scope */
  Forbidden: 'FORBIDDEN',
  /** try again shortly */
  Unavailable: 'UNAVAILABLE',
  /** nothing can be changed until the server has room again */
  StorageFull: 'STORAGE_FULL',
  /** nobody knows whether the change was made: send it again with the same Idempotency-Key */
  RetryWithSameKey: 'RETRY_WITH_SAME_KEY',
  /** the key belongs to another request */
  IdempotencyKeyReused: 'IDEMPOTENCY_KEY_REUSED',
  /** the first request under the key is still running */
  IdempotencyKeyInUse: 'IDEMPOTENCY_KEY_IN_USE',
  /** a fault of the server */
  Internal: 'INTERNAL',
} as const;

export type FaultCode = (typeof FaultCode)[keyof typeof FaultCode];
