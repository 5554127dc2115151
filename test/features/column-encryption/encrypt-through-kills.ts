import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Reach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica } from '../../../main/database/replica/open-replica.ts';
import { openColumnCipher } from '../../../main/encryption/cipher/open-column-cipher.ts';
import { planId } from '../../../main/features/column-encryption/plan-id.ts';
import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import { chanceFor, kills, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { ChildOrder } from './encryption-child.ts';
import { fixedKey } from './fixed-keys.ts';

const script = new URL('./encryption-child.ts', import.meta.url);
const replicaKey = Buffer.alloc(32, 7);

export interface KillGround {
  readonly reach: Reach;
  readonly table: string;
  readonly column: string;
  /** All of the table, in order. */
  readonly rows: () => Promise<Record<string, unknown>[]>;
  /** The primary key of a row, each part as text. */
  readonly key: (row: Record<string, unknown>) => string[];
}

/**
 * Takes a column forward, back and forward to the end in an application that is killed again and again: each time the next one
 * goes on where that one stood; on the way back all is as it was, and at the end each ciphertext is that of its row's value.
 */
export async function encryptThroughKills(name: string, ground: KillGround): Promise<void> {
  const { reach, table, column, rows } = ground;
  const file = `${temporaryFolder()}/replica.db`;
  createReplica(file, replicaKey, newSalt(), new Date());
  const order: Omit<ChildOrder, 'to'> = {
    ...{ replica: file, key: replicaKey.toString('hex'), reach, table, column, lease: 1 },
    treatment: { kind: 'encrypt', index: 'email' },
  };
  const chance = chanceFor(name);
  const before = await rows();
  let left = kills;

  async function goTo(to: ColumnState, share: number): Promise<void> {
    for (let kill = 0; kill < share && left > 0; kill += 1) {
      left -= 1;
      const child = startDoomed(script, { ...order, to });
      // It is at work from its first word on.
      await child.line();
      // No wait for a condition: the instant is the point.
      await pause(chance.next() * 1_500);
      child.process.kill('SIGKILL');
      expect((await child.end).complaint).toBe('');
    }
    const last = startDoomed(script, { ...order, to });
    const end = await last.end;
    expect(end).toMatchObject({ killed: false, complaint: '' });
  }

  const third = Math.ceil(kills / 3);
  await goTo('switched', third);
  await goTo('planned', third);
  expect(await rows()).toEqual(before);
  await goTo('contracted', third);
  const treatment = order.treatment as Extract<ChildOrder['treatment'], { kind: 'encrypt' }>;
  const work = { plan: planId('demonstration', table, column), table, column, treatment };
  const { number, key, index } = fixedKey;
  const cipher = openColumnCipher(work, { current: { number, key }, older: [], index });
  const after = await rows();
  expect(after).toHaveLength(before.length);
  after.forEach((row, at) => {
    const { [column]: clear, ...others } = before[at] ?? {};
    const { [`${column}_enc`]: ciphertext, [`${column}_bidx`]: blindIndex, ...kept } = row;
    expect(kept).toEqual(others);
    const parts = ground.key(row).map((part) => Buffer.from(part));
    const opened = ciphertext === null ? null : cipher.decrypt(parts, ciphertext as Buffer).toString();
    expect(opened).toBe(clear);
    expect(blindIndex).toEqual(clear === null ? null : cipher.blindIndex(Buffer.from(String(clear))));
  });
}
