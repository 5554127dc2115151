import { z } from 'zod';
import { Argon2id, blindIndexKinds, ColumnState, Verification } from '../../preload/contract/column-encryption.ts';
import type { Cell } from '../database/ouvadmin/column-door.ts';
import type { ControlRow } from './control.ts';
import { asInstant, isFree, secondsBetween, serverNow } from './sql/control-table.ts';
import type { Dialect } from './sql/quote.ts';

/** What a row is read by, in the order of `controlRow`. */
export function rowCells(dialect: Dialect): string {
  const left = secondsBetween(serverNow(dialect), 'lease_ends', dialect);
  const silent = secondsBetween('beat', serverNow(dialect), dialect);
  return [
    'plan, table_name, column_name, treatment, state',
    asInstant('since', dialect),
    'key_number, canary, shadow, blind_index, device, volunteer, fence',
    `CASE WHEN ${isFree(dialect)} THEN 0 ELSE ${left} END`,
    'deed, step, done, total, paused, pace',
    silent,
    'verification, problem',
  ].join(', ');
}

const ColumnTreatment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('encrypt'), index: z.enum(blindIndexKinds) }),
  z.object({ kind: z.literal('hash'), argon2id: Argon2id }),
]);
const Deed = z.enum(['forward', 'back', 'verify', 'rotate']);
const Step = z.enum(['counting', 'encrypting', 'hashing', 'verifying', 'decrypting', 'rotating', 'wiping']);
const Problem = z.object({ code: z.string(), facts: z.record(z.string(), z.string()) });

/** Others write this table too, and newer programs: what is not understood of a row throws. */
export function controlRow(cells: readonly Cell[]): ControlRow {
  const text = (at: number) => cells[at]?.toString('utf8');
  const json = (at: number) => (text(at) === undefined ? undefined : JSON.parse(text(at) ?? ''));
  const number = (at: number) => (text(at) === undefined ? undefined : Number(text(at)));
  const [, , , , , , , canary] = cells;
  return {
    work: {
      plan: text(0) ?? '',
      table: text(1) ?? '',
      column: text(2) ?? '',
      treatment: ColumnTreatment.parse(json(3)),
    },
    state: ColumnState.parse(text(4)),
    since: text(5) ?? '',
    keyNumber: number(6) ?? 0,
    canary: canary ?? null,
    shadow: text(8) ?? '',
    blindIndex: text(9),
    device: text(10) ?? '',
    volunteer: text(11) ?? '',
    fence: number(12) ?? 0,
    secondsLeft: number(13) ?? 0,
    deed: Deed.optional().parse(text(14)),
    step: Step.optional().parse(text(15)),
    done: number(16) ?? 0,
    total: number(17),
    paused: z.enum(['lag', 'busy']).optional().parse(text(18)),
    pace: number(19),
    silent: Math.max(0, number(20) ?? 0),
    verification: Verification.optional().parse(json(21)),
    problem: Problem.optional().parse(json(22)),
  };
}
