// What time it is for the server: the clock of a phone may be hours off, and claims and schedules are the server's.
const NOTICED = 5_000;
let ahead = 0;

export const now = (): number => Date.now() + ahead;

/** Learns from the `Date` of an answer, which is exact to a second. */
export const learn = (response: Response): Response => {
  const told = Date.parse(response.headers.get('date') ?? '');
  const difference = told - Date.now();
  if (!Number.isNaN(told)) ahead = Math.abs(difference) > NOTICED ? difference : 0;
  return response;
};
