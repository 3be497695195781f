// What went wrong with a request, told in words: never the raw text of a fault.
import { faultOf, isUncertain, type FaultCode } from '@devcenter/client/errors';
import type { CombinedError } from '@urql/core';
import { count, t } from './language';
import { online } from './network';

export type TroubleKind = 'offline' | 'signed-out' | 'forbidden' | 'not-found' | 'busy' | 'limit' | 'fault' | 'outdated';

export interface Trouble {
  kind: TroubleKind;
  message: string;
  /** Stands in the server's log as well. */
  requestId?: string;
  /** Seconds until it may be tried again. */
  retryAfter?: number;
  /** Whether a change may or may not have been made: to be sent again under the same key. */
  uncertain?: boolean;
}

const KINDS: Partial<Record<FaultCode, TroubleKind>> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  INVALID_ID: 'not-found',
  RATE_LIMITED: 'busy',
  UNAVAILABLE: 'busy',
  STORAGE_FULL: 'busy',
  LIMIT_EXCEEDED: 'limit',
  BAD_USER_INPUT: 'limit',
  GRAPHQL_VALIDATION_FAILED: 'outdated',
  GRAPHQL_PARSE_FAILED: 'outdated',
  PERSISTED_QUERY_REQUIRED: 'outdated',
};

const SENTENCES: Record<TroubleKind, () => string> = {
  offline: () => t('网络连接已断开，请检查网络后重试', 'There is no connection. Check your network and try again.'),
  'signed-out': () => t('请先登录', 'Please sign in first.'),
  forbidden: () => t('你没有权限查看或执行此操作', 'You have no permission for this.'),
  'not-found': () => t('没有找到，可能已被删除，或你无权查看', 'Not found: it may be gone, or not yours to see.'),
  busy: () => t('服务繁忙，请稍后重试', 'The server is busy. Try again shortly.'),
  limit: () => t('请求超出了限制', 'The request is beyond a limit.'),
  fault: () => t('服务出了问题，请重试', 'Something went wrong on the server. Try again.'),
  outdated: () => t('页面已过期，请刷新后重试', 'This page is out of date. Reload it.'),
};

export const sentence = (kind: TroubleKind): string => SENTENCES[kind]();

export const troubleOf = (error: CombinedError): Trouble => {
  const first = error.graphQLErrors[0];
  const fault = faultOf(first);
  if (!fault) {
    // no answer of GraphQL at all: the network, a proxy, or a door that was closed before it
    const status = (error.response as Response | undefined)?.status;
    if (status === 401) return { kind: 'signed-out', message: sentence('signed-out') };
    if (status === 429 || status === 503) return { kind: 'busy', message: sentence('busy') };
    return { kind: 'offline', message: sentence(online.value && status ? 'fault' : 'offline'), uncertain: true };
  }
  const kind = KINDS[fault.code] ?? 'fault';
  const message =
    fault.retryAfter === undefined
      ? sentence(kind)
      : t(
          `操作过于频繁，请 ${fault.retryAfter} 秒后再试`,
          `Too many requests. Try again in ${count(fault.retryAfter, 'second', 'seconds')}.`,
        );
  return { kind, message, requestId: fault.requestId, retryAfter: fault.retryAfter, uncertain: isUncertain(fault.code) };
};
