import { type Argon2id, owaspArgon2id, type Treatment } from '../../../preload/contract/column-encryption.ts';
import type { ProposedTreatment } from '../../../preload/contract/data-inventory.ts';

export const kinds = ['encrypt', 'hash', 'purge', 'leave'] as const;
export type Kind = (typeof kinds)[number];
export const indexKinds = ['none', 'email', 'telephone', 'text'] as const;

/** A treatment as it is being chosen; the fields of all kinds are kept, so that another kind loses nothing. */
export interface Draft {
  table: string;
  column: string;
  kind: Kind | undefined;
  index: (typeof indexKinds)[number];
  memoryMib: number | '';
  passes: number | '';
  lanes: number | '';
  clock: string;
  reason: string;
}

export type Field = 'table' | 'column' | 'kind' | 'memoryMib' | 'passes' | 'lanes' | 'clock' | 'reason';
export const usualArgon = {
  memoryMib: owaspArgon2id.memoryKib / 1024,
  passes: owaspArgon2id.passes,
  lanes: owaspArgon2id.lanes,
};

/** What is proposed or was planned, ready to be changed. */
export function draftOf(
  at: { table: string; column: string },
  given: Treatment | ProposedTreatment | undefined,
): Draft {
  const { table, column } = at;
  const draft: Draft = { table, column, kind: given?.kind, index: 'none', ...usualArgon, clock: '', reason: '' };
  if (given?.kind === 'encrypt') return { ...draft, index: given.index };
  if (given?.kind === 'hash' && 'argon2id' in given) {
    const { memoryKib, passes, lanes } = given.argon2id;
    return { ...draft, memoryMib: memoryKib / 1024, passes, lanes };
  }
  if (given?.kind === 'purge' && 'clock' in given) return { ...draft, clock: given.clock };
  return given?.kind === 'leave' && 'reason' in given ? { ...draft, reason: given.reason } : draft;
}

const within = (value: number | '', least: number, most: number) =>
  value !== '' && Number.isFinite(value) && value >= least && value <= most;

/** The parameters, or undefined while one of them cannot be. */
export function argonOf({ memoryMib, passes, lanes }: Draft): Argon2id | undefined {
  const right = within(memoryMib, 8, 1024) && within(passes, 1, 20) && within(lanes, 1, 16);
  if (!right || memoryMib === '' || passes === '' || lanes === '') return undefined;
  return { memoryKib: Math.round(memoryMib * 1024), passes: Math.round(passes), lanes: Math.round(lanes) };
}

/** The fields that stand in the way of saving. */
export function mistakesOf(draft: Draft): Set<Field> {
  const wrong: [Field, boolean][] = [
    ['table', draft.table.trim() === ''],
    ['column', draft.column.trim() === ''],
    ['kind', draft.kind === undefined],
    ['memoryMib', draft.kind === 'hash' && !within(draft.memoryMib, 8, 1024)],
    ['passes', draft.kind === 'hash' && !within(draft.passes, 1, 20)],
    ['lanes', draft.kind === 'hash' && !within(draft.lanes, 1, 16)],
    ['clock', draft.kind === 'purge' && draft.clock === ''],
    ['reason', draft.kind === 'leave' && draft.reason.trim() === ''],
  ];
  return new Set(wrong.filter(([, is]) => is).map(([field]) => field));
}

/** What is sent to be planned; undefined while something is wrong. */
export function treatmentOf(draft: Draft): Treatment | undefined {
  if (mistakesOf(draft).size > 0) return undefined;
  const argon2id = argonOf(draft);
  if (draft.kind === 'encrypt') return { kind: 'encrypt', index: draft.index };
  if (draft.kind === 'purge') return { kind: 'purge', clock: draft.clock };
  if (draft.kind === 'leave') return { kind: 'leave', reason: draft.reason.trim() };
  return argon2id && { kind: 'hash', argon2id };
}
