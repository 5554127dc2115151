import type { KeyHolder, KeyRing, KeysOfColumn } from '../../../preload/contract/column-encryption.ts';

/** Somebody at the head of the matrix: a volunteer who may be given keys, or one who left and still has some. */
export interface Person {
  id: string;
  name: string;
  me: boolean;
  left: boolean;
}

/** Volunteers in the order of the team, oneself first, then those who left and still hold a key. */
export function peopleOf({ columns, volunteers }: KeyRing): Person[] {
  const here = volunteers.map((one) => ({ ...one, left: false })).sort((a, b) => Number(b.me) - Number(a.me));
  const known = new Set(here.map(({ id }) => id));
  const gone = new Map<string, Person>();
  for (const { holders } of columns)
    for (const { kind, id, name } of holders)
      if (kind === 'volunteer' && !known.has(id)) gone.set(id, { id, name, me: false, left: true });
  return [...here, ...gone.values()];
}

/** How this person holds the key of a column; undefined: not. */
export function heldBy({ holders }: KeysOfColumn, person: string): KeyHolder | undefined {
  return holders.find(({ kind, id }) => kind === 'volunteer' && id === person);
}

export const inRecovery = ({ holders }: KeysOfColumn) => holders.some(({ kind }) => kind === 'recovery');
