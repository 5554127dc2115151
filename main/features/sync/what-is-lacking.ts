import type { Head, SealedBatch, Wanted } from '../../database/journal/journal.ts';
import type { Had } from '../../database/replica/shared/sharing.ts';
import type { RefusedRow } from './sync-store.ts';

/**
 * What to ask of each device that wrote: what follows the last that is had, and what is missing before it. What could not be
 * read at an earlier contact is asked for again only once the journal has more rows of that device.
 */
export function lackingOf(heads: readonly Head[], had: readonly Had[], refused: readonly RefusedRow[]): Wanted[] {
  return heads.flatMap(({ device, last, rows }) => {
    const mine = had.find((one) => one.device === device);
    const hopeless = refused.filter((row) => row.device === device && row.rows === rows);
    const end = Math.max(mine?.last ?? 0, ...hopeless.map((row) => row.last));
    return [
      ...gapsOf(mine)
        .filter((gap) => !hopeless.some((row) => row.first <= gap.first && gap.last <= row.last))
        .map((gap) => ({ device, after: gap.first - 1, upTo: gap.last })),
      ...(last > end ? [{ device, after: end }] : []),
    ];
  });
}

/** What is still not had after a contact: rows that would not open, and holes where no row is. */
export function refusedAfter(
  heads: readonly Head[],
  had: readonly Had[],
  altered: readonly SealedBatch[],
  before: readonly RefusedRow[],
): RefusedRow[] {
  return heads.flatMap(({ device, last, rows }) => {
    const mine = had.find((one) => one.device === device);
    const tail = { first: (mine?.last ?? 0) + 1, last };
    const holes = [...gapsOf(mine), ...(tail.first <= tail.last ? [tail] : [])];
    const unopened = altered.filter((batch) => batch.device === device);
    const known = before.filter((row) => row.device === device && row.kind === 'altered' && row.rows === rows);
    return holes.map((hole) => {
      const there = [...unopened, ...known].some((row) => row.first <= hole.last && hole.first <= row.last);
      return { device, ...hole, kind: there ? ('altered' as const) : ('missing' as const), rows };
    });
  });
}

/** What is missing before the last that is had; what follows it is asked for as a whole. */
const gapsOf = (mine: Had | undefined) => (mine ? mine.gaps.filter(({ first }) => first <= mine.last) : []);
