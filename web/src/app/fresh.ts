// An answer that was under way while something changed tells of before: it is asked for again instead of being believed.
import { filter, makeSubject, merge, pipe, tap } from 'wonka';
import type { Exchange, Operation } from '@urql/core';

// under a storm of changes an old answer is better than none
const AGAIN_MOST = 2;

interface Flight {
  outrun: boolean;
  again: number;
}

const isTrial = ({ variables }: Operation): boolean => (variables as { input?: { dryRun?: boolean } } | undefined)?.input?.dryRun === true;

export const fresh: Exchange =
  ({ forward }) =>
  (operations) => {
    const flights = new Map<number, Flight>();
    const { source: repeated, next: repeat } = makeSubject<Operation>();
    const asked = pipe(
      operations,
      tap(({ kind, key }) => {
        if (kind === 'query') flights.set(key, { outrun: false, again: 0 });
        if (kind === 'teardown') flights.delete(key);
      }),
    );
    return pipe(
      forward(merge([asked, repeated])),
      filter(({ operation }) => {
        if (operation.kind !== 'query') {
          if (!isTrial(operation)) for (const flight of flights.values()) flight.outrun = true;
          return true;
        }
        const flight = flights.get(operation.key);
        if (flight?.outrun && flight.again < AGAIN_MOST) {
          flights.set(operation.key, { outrun: false, again: flight.again + 1 });
          repeat(operation);
          return false;
        }
        flights.delete(operation.key);
        return true;
      }),
    );
  };
