import type { ColumnKeys } from '../../encryption/cipher/column-cipher.ts';
import type { Deed } from '../../encryption/column-work.ts';
import { refusal } from '../../shared/refusal.ts';
import { type ColumnPlan, stateOf } from './plans.ts';
import type { WorkRoom } from './work-room.ts';

/**
 * The keys that a deed needs, the current one as the database names it; undefined where it needs none. They are made when
 * work on the column first begins. Refuses KEY_MISSING, KEY_NOT_DELIVERED.
 */
export async function keysFor(room: WorkRoom, plan: ColumnPlan, deed: Deed): Promise<ColumnKeys | undefined> {
  const { keys } = room.deps;
  if (plan.treatment.kind !== 'encrypt') return undefined;
  const number = plan.known?.keyNumber;
  if (number === undefined) return firstKeys(room, plan);
  if (deed === 'rotate') return newKeys(room, plan, number);
  const found = await keys.keysOf(plan.id, number);
  // Without a key the way back is open as long as no row has its value in the ciphertext alone.
  if (!found && deed !== 'back') throw refusal('KEY_MISSING');
  return found;
}

async function firstKeys({ deps: { keys } }: WorkRoom, plan: ColumnPlan): Promise<ColumnKeys> {
  const { id, source, table, column } = plan;
  const found = await keys.keysOf(id);
  if (found) return found;
  if ((await listedKeys(keys, plan)).length > 0) throw refusal('KEY_MISSING');
  const made = await keys.keysOf(id, await keys.make({ plan: id, source, table, column }));
  if (!made) throw new Error('a key just made is not there');
  return made;
}

/** A change of keys that was cut off goes on with the key that it had made. */
async function newKeys({ deps }: WorkRoom, plan: ColumnPlan, number: number): Promise<ColumnKeys> {
  const { keys, delivered } = deps;
  const listed = await listedKeys(keys, plan);
  const isUnderWay = listed.length > 1 && listed.at(-1)?.number === number;
  const next = isUnderWay ? number : await keys.next(plan.id, number);
  const hasNewReaders = ['switched', 'contracted'].includes(stateOf(plan));
  if (hasNewReaders && delivered(plan.source, plan.id, next) === false) throw refusal('KEY_NOT_DELIVERED');
  const found = await keys.keysOf(plan.id, next);
  if (!found) throw refusal('KEY_MISSING');
  return found;
}

/** Those that a ciphertext may still need, oldest first. */
async function listedKeys(keys: WorkRoom['deps']['keys'], { id, source }: ColumnPlan) {
  const { columns } = await keys.ring(source);
  const found = columns.find(({ planId }) => planId === id)?.keys ?? [];
  return found.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
}

/** Overwrites them. */
export function forgetKeys({ current, older, index }: ColumnKeys): void {
  for (const { key } of [current, ...older]) key.fill(0);
  index.fill(0);
}
