import type { Volunteer } from '../../../preload/contract/volunteers.ts';

/** As many as the contract takes. */
export const mostHolders = 15;

/** Those who are to hold a sheet: the volunteers but some, then the others, one name a line. */
export function holdersOf(
  volunteers: readonly Pick<Volunteer, 'id' | 'name'>[],
  without: readonly string[],
  others: string,
): { name: string; volunteer?: string }[] {
  const named = others
    .split('\n')
    .map((line) => line.trim().slice(0, 100))
    .filter((line) => line !== '');
  return [
    ...volunteers.filter(({ id }) => !without.includes(id)).map(({ id, name }) => ({ name, volunteer: id })),
    ...[...new Set(named)].map((name) => ({ name })),
  ];
}

/** What is offered first: more than half, and never all of them where one may be lost. */
export function usualNeeded(holders: number): number {
  return Math.max(2, Math.min(holders - 1, Math.floor(holders / 2) + 1));
}
