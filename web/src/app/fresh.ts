// An answer that was under way while something changed tells of before: it is asked for again instead of being believed.
import { filter, fromArray, makeSubject, merge, mergeMap, pipe, share, tap } from 'wonka';
import { makeOperation, type Exchange, type Operation, type OperationResult } from '@urql/core';

// under a storm of changes an old answer is better than none, until there is a new one
const AGAIN_MOST = 2;

interface Flight {
  outrun: boolean;
  again: number;
}

const isTrial = ({ variables }: Operation): boolean => (variables as { input?: { dryRun?: boolean } } | undefined)?.input?.dryRun === true;

/**
 * Stands around the cache. It keeps what was asked in the order of asking: what comes of an earlier question lies under what was forgotten
 * after it, and is lost in there once both are put together. So an answer is asked for again through the cache, as the newest question.
 */
export const fresh =
  (cache: Exchange): Exchange =>
  (input) =>
  (operations) => {
    const flights = new Map<number, Flight>();
    const { source: repeated, next } = makeSubject<Operation>();
    // what was neither answered out of the cache nor is under way
    const promised = new Map<number, Operation>();
    // the answer that is just being put into the cache
    let landing: { answer: OperationResult; flight: Flight } | undefined;

    const repeat = (operation: Operation, again: number): void => {
      next(makeOperation('query', operation, { ...operation.context, requestPolicy: 'network-only' }));
      const flight = flights.get(operation.key);
      if (flight) flight.again = again;
    };

    // of two questions that are the same only the newer one counts
    const depart = (operation: Operation): Operation[] => {
      const { kind, key } = operation;
      const before = flights.delete(key);
      promised.delete(key);
      if (kind !== 'query') return [operation];
      flights.set(key, { outrun: false, again: 0 });
      return before ? [makeOperation('teardown', operation), operation] : [operation];
    };

    const arrive = (answer: OperationResult): boolean => {
      const { operation } = answer;
      landing = undefined;
      if (operation.kind !== 'query') {
        if (!isTrial(operation)) for (const flight of flights.values()) flight.outrun = true;
        return true;
      }
      const flight = flights.get(operation.key);
      if (!flight) return true;
      flights.delete(operation.key);
      if (flight.outrun && flight.again < AGAIN_MOST) {
        repeat(operation, flight.again + 1);
        return false;
      }
      landing = { answer, flight };
      return true;
    };

    // The cache drops a question of its own that it holds for going round in circles: who waits for it would wait for ever.
    const promise = (operation: Operation): void => {
      if (operation.kind !== 'query' || flights.has(operation.key)) return;
      promised.set(operation.key, operation);
      setTimeout(() => promised.get(operation.key) === operation && repeat(operation, 0));
    };

    const shown = (result: OperationResult): boolean => {
      promised.delete(result.operation.key);
      if (landing?.answer.operation.key !== result.operation.key) return true;
      const { answer, flight } = landing;
      landing = undefined;
      // what it brought cannot be read out again: something newer lies over it
      const covered = Boolean(answer.data) && !result.data && !result.error;
      if (covered || flight.outrun) {
        result.stale = true;
        repeat(result.operation, flight.again + 1);
      }
      return !covered;
    };

    const forward: typeof input.forward = (asked) =>
      pipe(
        asked,
        mergeMap((operation) => fromArray(depart(operation))),
        input.forward,
        filter(arrive),
        share,
      );
    return pipe(merge([operations, repeated]), tap(promise), share, cache({ ...input, forward }), filter(shown));
  };
